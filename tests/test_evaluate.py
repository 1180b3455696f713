"""Scores: by hand on a small gold folder, and the same as those of the reference scorer where it is at hand."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import UsageError
from kg.evaluate import Evaluation, checked_kinds, evaluate, evaluate_folder, fold, format_evaluation
from kg.evaluate.compare import symmetric
from kg.evaluate.gold import Gold
from kg.evaluate.phenomena import Parsed, folded, phenomena, structure
from kg.evaluate.scores import accuracy, score
from kg.settings import DEFAULT_MODEL
from kg.syntax import sentence

OWN = Path(__file__).parent / "gold"
REFERENCE = Path(__file__).parents[2] / "shared" / "gold"
Record = dict[str, Any]

ACTORS: dict[str, Record] = {
    "RUS": {"name": "Russia", "type": "country", "aliases": ["Moscow"], "principal": None},
    "UKR": {"name": "Ukraine", "type": "country", "aliases": [], "principal": None},
    "TJK": {"name": "Tajikistan", "type": "country", "aliases": [], "principal": None},
    "moscow": {"name": "Moscow", "type": "place", "aliases": [], "principal": "RUS"},
    "sergei-shoigu": {"name": "Sergei Shoigu", "type": "person", "aliases": [], "principal": "RUS"},
}
TEXTS = {
    "a.txt": "Russia attacked Ukraine on 24 February 2022. Tajikistan was visited by Sergei Shoigu. "
             "It will not support Ukraine, Shoigu said.\n",
    "b.txt": "Russia and Tajikistan held a drill. Shoigu visited Tajikistan and met its president.\n",
}


def claim(document: str, subject: Any, relation: str, object_: Any, evidence: str, **more: Any) -> Record:
    return {"document": document, "subject": subject, "relation": relation, "object": object_, "polarity": "affirmed",
            "factuality": "actual", "attributed_to": None, "time": None, "detail": None, "evidence": [evidence]} | more


def actor(label: str, *, aliases: tuple[str, ...] = (), of: str | None = None) -> Record:
    principal = {"id": of.lower(), "label": of} if of else None
    return {"id": "x-" + label.lower(), "label": label, "type": "country", "aliases": list(aliases), "principal": principal}


DAY = {"start": "2022-02-24", "end": "2022-02-24"}
GOLD = [
    claim("a.txt", "RUS", "attacks", "UKR", "Russia attacked Ukraine on 24 February 2022.", core=True, time=DAY),
    claim("a.txt", "sergei-shoigu", "visits", "TJK", "Tajikistan was visited by Sergei Shoigu.", core=True, detail="trip"),
    claim("a.txt", "TJK", "supports", "UKR", "It will not support Ukraine, Shoigu said.", core=True, polarity="negated",
          factuality="planned", attributed_to="sergei-shoigu"),
    claim("b.txt", "TJK", "exercises_with", "RUS", "Russia and Tajikistan held a drill.", core=True),
    claim("b.txt", "sergei-shoigu", "visits", "TJK", "Shoigu visited Tajikistan", core=False),
]
SAID = [
    claim("in/a.txt", actor("the Russia"), "attacks", actor("Ukraine"), "Russia attacked Ukraine on 24 February 2022.",
          time={"start": "2022-02", "end": "2022-02", "text": "February"}),
    claim("a.txt", actor("Tajikistan"), "visits", actor("Shoigu", aliases=("Sergei Shoigu",)),
          "Tajikistan was visited by Sergei Shoigu."),
    claim("a.txt", actor("Tajikistan"), "supports", actor("Ukraine"), "It will not support Ukraine, Shoigu said.",
          polarity="negated", attributed_to={"label": "SERGEI SHOIGU"}),
    claim("b.txt", actor("Moscow"), "exercises_with", actor("Tajikistan"), "Russia and Tajikistan held a drill."),
    claim("b.txt", actor("Kremlin guard", of="Russia"), "visits", actor("Tajikistan"), "Shoigu visited Tajikistan"),
    claim("c.txt", actor("Russia"), "visits", actor("Tajikistan"), "not a gold document"),
]


def write(folder: Path, claims: list[Record]) -> Path:
    (folder / "texts").mkdir(parents=True)
    (folder / "actors.json").write_text(json.dumps(ACTORS), encoding="utf-8")
    for document, text in TEXTS.items():
        (folder / "texts" / document).write_text(text, encoding="utf-8")
        lines = [json.dumps(record) + "\n" for record in claims if record["document"] == document]
        (folder / document.replace(".txt", ".claims.jsonl")).write_text("".join(lines), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("small") / "gold", GOLD)


@pytest.fixture(scope="module")
def small(folder: Path) -> Evaluation:
    return evaluate(folder, SAID)


# by hand


def counts(scored: Any) -> tuple[int, int, int, int]:
    return scored.hit, scored.said, scored.found, scored.core


def test_levels(small: Evaluation) -> None:
    assert small.documents == 2
    assert counts(small.levels["exact"]) == (3, 5, 3, 4)
    assert counts(small.levels["principal"]) == (4, 5, 3, 4)  # the guard visits for Russia, as Shoigu does
    assert counts(small.levels["pair"]) == (4, 4, 4, 4)  # direction and relation do not matter there
    assert small.levels["exact"].f1.value == pytest.approx(2 * 0.6 * 0.75 / 1.35)


def test_relations_are_those_said_or_core(small: Evaluation) -> None:
    assert {name: counts(scored) for name, scored in small.relations.items()} == {
        "attacks": (1, 1, 1, 1), "exercises_with": (1, 1, 1, 1), "supports": (1, 1, 1, 1), "visits": (0, 2, 0, 1)}


def test_fields_of_matched_claims(small: Evaluation) -> None:
    assert {name: (field.right, field.judged) for name, field in small.fields.items()} == {
        "polarity": (3, 3), "factuality": (2, 3), "attributed": (3, 3), "claimant": (1, 1), "time": (1, 1), "time_start": (1, 1),
        "time_end": (1, 1), "detail": (3, 3)}


def test_wrong_way_round(small: Evaluation) -> None:
    assert small.reversed == 1
    kinds = [(error.kind, error.document, error.subject, error.relation, error.object) for error in small.errors]
    assert kinds == [("missed", "a.txt", "sergei-shoigu", "visits", "TJK"),
                     ("reversed", "a.txt", "TJK", "visits", "sergei-shoigu"),
                     ("wrong", "b.txt", "?kremlin guard", "visits", "TJK")]
    assert small.errors[0].text == "Tajikistan was visited by Sergei Shoigu."


def test_phenomena(small: Evaluation) -> None:
    assert counts(small.phenomena["passive"]) == (0, 1, 0, 1)
    assert counts(small.phenomena["coordination"]) == (1, 1, 1, 1)
    assert counts(small.phenomena["negation"]) == (1, 1, 1, 1)
    assert counts(small.phenomena["plan"]) == (0, 0, 0, 1)  # found, but not read as a plan
    assert counts(small.phenomena["coreference"]) == (1, 2, 1, 1)  # "It"; and no guard is named where Shoigu visits
    assert counts(small.phenomena["time"]) == (1, 1, 1, 1)
    assert counts(small.phenomena["ended"]) == (0, 0, 0, 0)


def test_dates_that_do_not_agree(folder: Path) -> None:
    for said, right in (({"start": "2022", "end": None}, 1), ({"start": "2021-02-24", "end": None}, 0), (None, 0)):
        fields = evaluate(folder, [SAID[0] | {"time": said}]).fields
        assert (fields["time"].right, fields["time"].judged) == (right, 1)
    assert fields["time_end"].right == 0


def test_gold_said_of_itself_is_perfect(folder: Path) -> None:
    shown: dict[Any, Record] = {key: {"id": key, "label": known["name"]} for key, known in ACTORS.items()}  # as a build names them
    said = [record | {end: shown.get(record[end]) for end in ("subject", "object", "attributed_to")} for record in GOLD]
    result = evaluate(folder, said)
    assert set(result.headline().values()) == {1.0}
    assert {field.value.value for field in result.fields.values()} == {1.0}
    assert (result.errors, result.reversed) == ((), 0)


def test_nothing_said(folder: Path) -> None:
    result = evaluate(folder, [])
    assert counts(result.levels["exact"]) == (0, 0, 0, 4)
    assert (result.levels["exact"].f1.value, result.levels["exact"].f1.high) == (0.0, 0.0)
    assert len(result.errors) == 4


def test_the_reader_s_own_claims(folder: Path) -> None:
    result = evaluate_folder(folder)
    assert result.relations["attacks"].f1.value == 1.0
    assert result.levels["pair"].precision.value == 1.0


# intervals


def test_interval_holds_the_value_and_repeats() -> None:
    rows = [[n % 5 + 1, n % 3, n % 4 + 1, n % 2] for n in range(30)]
    assert score(rows) == score(rows)
    for rate in (score(rows).precision, score(rows).recall, score(rows).f1, accuracy([row[1::-1] for row in rows]).value):
        assert 0 <= rate.low < rate.value < rate.high <= 1


def test_documents_that_agree_leave_no_doubt() -> None:
    rate = score([[4, 2, 4, 1]] * 10)
    assert (rate.precision.low, rate.precision.high) == (0.5, 0.5)
    assert (rate.recall.low, rate.recall.high) == (0.25, 0.25)


def test_more_documents_narrow_the_interval() -> None:
    few, many = (score([[2, 0, 2, 0], [2, 2, 2, 2]] * times).f1 for times in (3, 60))
    assert many.high - many.low < few.high - few.low


# phenomena in the tree


def test_passive_and_coordination_on_the_path() -> None:
    words = sentence(["Mali", "and", "Niger", "were", "visited", "by", "Lavrov"], ["NNP", "CC", "NNP", "VBD", "VBN", "IN", "NNP"],
                     [4, 0, 0, 4, 4, 4, 5], ["nsubjpass", "cc", "conj", "auxpass", "ROOT", "agent", "pobj"]).tokens
    assert structure([words[2]], [words[6]]) == {"passive", "coordination"}
    assert structure([words[2]], []) == {"passive", "coordination"}
    assert structure([words[0]], [words[2]]) == {"coordination"}
    assert structure([], []) == set()


def test_active(folder: Path) -> None:
    found = phenomena(Parsed(folder, DEFAULT_MODEL), "a.txt", GOLD[0], (folded(["Russia"]), folded(["Ukraine"])))
    assert found == {"time"}


def test_evidence_that_is_not_in_the_text_tells_the_fields_alone(folder: Path, tmp_path: Path) -> None:
    ends = (folded(["Russia"]), folded(["Ukraine"]))
    for where, document, quote in ((folder, "a.txt", "nowhere"), (folder, "z.txt", "Russia"), (tmp_path, "a.txt", "Russia")):
        assert phenomena(Parsed(where, DEFAULT_MODEL), document, GOLD[0] | {"evidence": [quote]}, ends) == {"time"}


# what cannot be used


@pytest.mark.parametrize(("name", "content", "parts"), [
    ("actors.json", None, ("actors.json", "cannot be read", "texts/")),
    ("actors.json", "{", ("actors.json", "not JSON")),
    ("actors.json", '{"RUS": {}}', ("actors.json", "name")),
    ("a.claims.jsonl", '{"document": "a.txt"}\n', ("a.claims.jsonl", "subject", "missing")),
    ("a.claims.jsonl", '{"document": "a.txt", "subject": {}, "relation": "visits", "object": "RUS"}\n', ("claim 1", "the id of a gold")),
    ("a.claims.jsonl", "{\n", ("a.claims.jsonl:1", "not JSON")),
])
def test_broken_folder(tmp_path: Path, name: str, content: str | None, parts: tuple[str, ...]) -> None:
    folder = write(tmp_path / "gold", GOLD)
    (folder / name).unlink()
    if content is not None:
        (folder / name).write_text(content, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        evaluate(folder, [])
    assert all(part in str(caught.value) for part in parts)


def test_folder_without_claims_or_texts(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no gold claims"):
        evaluate(write(tmp_path / "gold", []), [])
    folder = write(tmp_path / "other", GOLD)
    for path in (folder / "texts").iterdir():
        path.unlink()
    (folder / "texts").rmdir()
    with pytest.raises(UsageError, match="texts"):
        evaluate_folder(folder)


def test_a_said_claim_that_lacks_a_key(folder: Path) -> None:
    with pytest.raises(UsageError, match="claim 1: relation: missing"):
        evaluate(folder, [{"document": "a.txt", "subject": {}, "object": {}}])
    with pytest.raises(UsageError, match="claim 2: object: expected an actor"):
        evaluate(folder, [SAID[0], SAID[1] | {"object": "TJK"}])


# as text and as JSON


def test_json_holds_all_and_text_the_tables(small: Evaluation) -> None:
    record = json.loads(format_evaluation(small, "json"))
    assert record["levels"]["exact"]["f1"]["value"] == pytest.approx(0.666667)
    assert record["errors"][1]["kind"] == "reversed"
    text = format_evaluation(small)
    for part in ("exact", "passive", "visits", "polarity", "3/5", "1 of 5 claims said (20.0%)"):
        assert part in text
    assert max(map(len, text.splitlines())) <= 130


def test_kinds_of_errors() -> None:
    assert checked_kinds([]) == []
    with pytest.raises(UsageError, match="did you mean 'missed'"):
        checked_kinds(["wrong", "mised"])


def test_unknown_style(small: Evaluation) -> None:
    with pytest.raises(UsageError, match="did you mean 'json'"):
        format_evaluation(small, "jsonl")


@pytest.mark.parametrize(("one", "other"), [
    ("The Hague", "hague"), ("Türkiye", "TURKIYE"), ("U.S.", "u s"), ("Russia’s base", "Russia's  base"), ("…", ""),
])
def test_fold(one: str, other: str) -> None:
    assert fold(one) == fold(other)
    assert fold("Thebes") == "thebes"


@given(st.text(alphabet=st.characters(categories=("L", "P", "Zs"))))
def test_fold_leaves_words_apart_by_one_blank(name: str) -> None:
    folded_name = fold(name)
    assert folded_name == " ".join(folded_name.split())


# the reference


def distorted(gold: Path) -> Iterator[Record]:
    """Claims that hit, miss and go wrong in all ways, made of the gold ones."""
    known = Gold(gold)
    number = 0
    for document in sorted(known.claims):
        for right in known.claims[document]:
            number += 1
            yield from _distorted(known, dict(right), number) if number % 4 else ()


def _distorted(known: Gold, made: Record, number: int) -> Iterator[Record]:
    ends = [_shown(known, made[end], number) for end in ("subject", "object")]
    made["subject"], made["object"] = ends[::-1] if number % 7 == 0 else ends
    if number % 9 == 0:
        made["subject"] = {"id": "x-nobody", "label": f"Nobody {number}", "principal": ends[0].get("principal")}
    if number % 5 == 0:
        made["relation"] = "meets_with"
    if number % 6 == 0:
        made["polarity"], made["factuality"], made["time"] = "negated", "possible", {"start": "2022", "end": None}
    if number % 11 == 0:
        yield made | {"factuality": "ended", "attributed_to": {"label": "somebody"}}
    made["attributed_to"] = {"label": made["attributed_to"]} if made["attributed_to"] and number % 3 else None
    yield made


def _shown(known: Gold, key: str, number: int) -> Record:
    names = known.names(key)
    above = known.principal(key)
    principal = {"id": above, "label": known.names(above)[-1]} if above != key else None
    return {"id": f"x-{number}", "label": names[number % len(names)], "aliases": names[1:3], "principal": principal}


@pytest.mark.skipif(not (REFERENCE / "score.py").exists(), reason="the reference scorer is not at hand")
@pytest.mark.parametrize("gold", [OWN, REFERENCE], ids=["own", "reference"])
def test_agrees_with_the_reference_scorer(gold: Path, tmp_path: Path) -> None:
    said = list(distorted(gold))
    path = tmp_path / "claims.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in said), encoding="utf-8")
    run = [sys.executable, str(REFERENCE / "score.py"), str(path), "--gold", str(gold), "--json"]
    wanted = json.loads(subprocess.run(run, capture_output=True, text=True, check=True).stdout)
    result = evaluate(gold, said)
    for level, scored in result.levels.items():
        assert [round(rate.value, 3) for rate in (scored.precision, scored.recall, scored.f1)] == \
            [wanted[level][name] for name in ("precision", "recall", "f1")]
        assert (scored.said, scored.core) == (wanted[level]["said"], wanted[level]["gold_core"])
    assert {name: round(result.fields[name].value.value, 3) for name in wanted["fields"]} == wanted["fields"]
    assert {name: dict(zip(("hit", "said", "found", "core"), counts(scored), strict=True))
            for name, scored in result.relations.items()} == wanted["relations"]
    assert 0.2 < wanted["exact"]["f1"] < 0.9


def test_symmetric_relations() -> None:
    assert symmetric("borders")
    assert not symmetric("attacks")
    assert not symmetric("no_such_relation")
