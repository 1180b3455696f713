"""The learned part: its weights, the features of a sentence, what it does to rules' mentions, and that training is repeatable."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.annotated import Document, Example
from benchmarks.reliability import calibration_error, reliability
from benchmarks.train import calibrated, held_back, probabilities, train
from kg.cast import Cast
from kg.errors import BuildError
from kg.registry import registry
from kg.scorer import rescore
from kg.scorer.features import told
from kg.scorer.tree import Tree
from kg.scorer.weights import SHIPPED, Weights, logistic, weights, write
from kg.syntax import Argument, Mention, RelationMention, Sentence, sentence


def bombing(first: str = "IRN", second: str = "IRQ") -> Sentence:
    """"Iran bombed Iraq .", with the actors that are asked for."""
    made = sentence(["Iran", "bombed", "Iraq", "."], ["NNP", "VBD", "NNP", "."], [1, 1, 1, 1], ["nsubj", "ROOT", "dobj", "punct"],
                    ["iran", "bomb", "iraq", "."])
    made.mark(Mention(0, 0, "name", first, "Iran"))
    made.mark(Mention(2, 2, "name", second, "Iraq"))
    return made


def rule(found: Sentence) -> RelationMention:
    iran, bombed, iraq, _ = found.tokens
    return RelationMention("attacks", bombed, Argument("IRN", iran, "name"), Argument("IRQ", iraq, "name"), "attacks.verb.bomb", 0.6)


def cast() -> Cast:
    return Cast(registry())


def test_shipped_weights_load_and_say_what_made_them() -> None:
    assert SHIPPED.stat().st_size < 20_000_000
    assert {"data", "documents", "scikit-learn", "C", "command"} <= weights().made.keys()
    assert len(weights().features) > 500


def test_shipped_weights_trust_names_more_than_pronouns() -> None:
    odds = weights().features
    assert odds["s.via=name"] > odds["s.via=coreference"]


def test_what_a_rule_found_is_described() -> None:
    text = bombing()
    found = list(told([text], [rule(text)], cast()))
    assert [one.best.pattern for one in found] == ["attacks.verb.bomb"]
    assert {"r=attacks", "types=country>country", "kind=verb", "s.path=nsubj", "t.path=dobj", "times=1"} <= set(found[0].features)


def test_mentions_of_one_relation_are_told_once() -> None:
    text = bombing()
    one = rule(text)
    found = list(told([text], [one, replace(one, confidence=0.8)], cast()))
    assert [(len(same.mentions), same.best.confidence) for same in found] == [(2, 0.8)]
    assert "times=2" in found[0].features


def test_features_name_no_actor() -> None:
    one, other = ([same.features for same in told([text], [replace(rule(text), source=Argument(ends[0], text.tokens[0], "name"),
                                                                  target=Argument(ends[1], text.tokens[2], "name"))], cast())]
                  for ends in (("IRN", "IRQ"), ("PER", "ECU")) for text in (bombing(*ends),))
    assert one == other != []


def test_no_rule_nothing_told() -> None:
    assert rescore([bombing()], [], cast()) == []


def test_rule_mention_takes_the_probability() -> None:
    text = bombing()
    made = rescore([text], [rule(text)], cast(), Weights({"kind=verb": 2.0}))
    assert [(mention.pattern, mention.confidence) for mention in made] == [("attacks.verb.bomb", round(logistic(2.0), 3))]


def test_rule_mention_below_the_threshold_goes() -> None:
    text = bombing()
    assert rescore([text], [rule(text)], cast(), Weights({"kind=verb": -2.0}, keep=0.5)) == []


def test_path_folds_prepositions_and_coordination() -> None:
    text = sentence(["Iran", "talks", "to", "Iraq", "and", "Oman"], ["NNP", "VBZ", "IN", "NNP", "CC", "NNP"], [1, 1, 1, 2, 3, 3],
                    ["nsubj", "ROOT", "prep", "pobj", "cc", "conj"])
    tree = Tree(text)
    assert tree.path(1, 5) == tree.path(1, 3) == ("to",)
    assert tree.path(3, 5) == ("^to", "to")


@given(st.lists(st.floats(-1e6, 1e6), max_size=5), st.floats(-50, 50), st.sampled_from([(0.5, 1.0), (2.0, -1.0)]))
def test_probabilities_lie_within_0_and_1(odds: list[float], bias: float, calibration: tuple[float, float]) -> None:
    known = Weights({str(i): value for i, value in enumerate(odds)}, bias, calibration)
    assert 0.0 <= known.probability(known.features) <= 1.0


def test_weights_survive_the_file(tmp_path: Path) -> None:
    known = Weights({"b": 0.25, "a": -1.5}, 0.5, (0.9, 0.1), 0.2, {"documents": 3})
    write(known, tmp_path / "w.json")
    assert weights(tmp_path / "w.json").record() == known.record()
    assert list(json.loads((tmp_path / "w.json").read_text(encoding="utf-8"))["features"]) == ["a", "b"]


@pytest.mark.parametrize("content", ["", "[]", '{"bias": 1}'])
def test_broken_weights_are_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "w.json").write_text(content, encoding="utf-8")
    with pytest.raises(BuildError, match=r"w\.json"):
        weights(tmp_path / "w.json")


def documents() -> list[Document]:
    """Eight documents in which `good` candidates are right, and in one a bad one too."""
    made = []
    for number in range(8):
        examples = [Example(("good", f"n{number % 2}"), 0.6, {}, ("a", "attacks", "b"), number != 7),
                    Example(("bad", f"n{number % 2}"), 0.6, {}, ("b", "attacks", "a"), number == 3)]
        made.append(Document(f"{number}.txt", tuple(examples)))
    return made


def trained() -> dict[str, object]:
    made = documents()
    odds = held_back(made)
    return calibrated(train(made), odds).record() | {"odds": list(odds.values())}


def test_training_is_repeatable() -> None:
    assert trained() == trained()


def test_training_learns() -> None:
    made = documents()
    odds = held_back(made)
    known = calibrated(train(made), odds)
    assert known.features["good"] > 0 > known.features["bad"]
    sure = probabilities(known, odds)
    assert min(sure[d.examples[0]] for d in made) > max(sure[d.examples[1]] for d in made)


def test_calibration_error_of_a_perfect_and_of_a_boastful_scorer() -> None:
    assert calibration_error([(0.5, True), (0.5, False)]) == 0.0
    assert calibration_error([(1.0, False)] * 4) == 1.0
    assert reliability([(1.0, False)])[-1] == "| 0.9 to 1.0 | 1 | 1.00 | 0.00 |"
