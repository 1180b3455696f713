"""Broken ontologies and broken builds: every planted fault is found, named and placed; what is whole is not blamed."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from commands import GOLDEN, one_line, run

from kg import jsonl
from kg.check import check_build, check_ontology
from kg.settings import ontology_dir

pytestmark = [pytest.mark.filterwarnings(rf"ignore:{what}:DeprecationWarning") for what in (r"Dataset\.", "ConjunctiveGraph is")]


@pytest.fixture
def ontology(tmp_path: Path) -> Path:
    """A copy of the ontology's small files, with three actors."""
    home = tmp_path / "ontology"
    (home / "actors").mkdir(parents=True)
    shutil.copytree(ontology_dir() / "relations", home / "relations")
    shutil.copytree(ontology_dir() / "queries", home / "queries")
    shutil.copy(ontology_dir() / "cues.yaml", home)
    (home / "actors" / "a.yaml").write_text("- {id: AAA, type: country, label: Aland}\n- {id: BBB, type: country, label: Boland}\n")
    return home


def test_the_shipped_ontology_is_sound() -> None:
    assert check_ontology() == []


@pytest.mark.parametrize(("text", "parts"), [
    ("- {id: CCC, type: country}\n", ("b.yaml: CCC", "label: missing")),
    ("- {id: AAA, type: country, label: Twice}\n", ("b.yaml", "'AAA' stands in a.yaml as well")),
    ("- {id: p, type: person, label: P, offices: [{actor: AAA, role: King, start: '2010', end: '2001'}]}\n", ("b.yaml: p", "ends before it starts")),
    ("- {id: p, type: person, label: P, offices: [{actor: AAA, strat: '2010'}]}\n", ("b.yaml: p", "strat: unknown key (did you mean 'start'?)")),
    ("- {id: p, type: person, label: P, offices: [{actor: AAAA, role: King}]}\n", ("b.yaml: p", "unknown actor 'AAAA' (did you mean 'AAA'?)")),
    ("- {id: c, type: country, label: C, start: June 2001}\n", ("c: actor: start", "expected YYYY")),
    ("- {id: c, type: country, label: C, start: '2010', end: '2001'}\n", ("c: end", "before the start")),
    ("- {id: c, type: country, label: C, lat: 91}\n", ("c: lat", "from -90 to 90")),
    ("- {id: c, type: country, label: C, wikidata: P31}\n", ("c: wikidata", "expected Q and a number")),
    ("- {id: c, type: country, label: C, wikidata: Q1}\n- {id: d, type: country, label: D, wikidata: Q1}\n", ("b.yaml: d", "Q1 is also that of")),
    ("- {id: c, type: cuntry, label: C}\n", ("b.yaml: c", "did you mean 'country'")),
    ("{a: 1}\n", ("b.yaml", "expected a list")),
    ("- [\n", ("b.yaml", "not valid YAML")),
    ("- just a text\n", ("b.yaml: entry 1", "expected a mapping")),
])
def test_faults_of_actors_are_found(ontology: Path, text: str, parts: tuple[str, str]) -> None:
    (ontology / "actors" / "b.yaml").write_text(text)
    found = [(problem.where, problem.what) for problem in check_ontology(ontology)
             if "numbered_groups" not in problem.what]
    assert len(found) == 1, found
    assert parts[0] in ": ".join(found[0]) and parts[1] in ": ".join(found[0])


def test_all_faults_are_told_at_once(ontology: Path) -> None:
    (ontology / "actors" / "b.yaml").write_text(
        "- {id: c, type: x, label: C}\n- {id: d, type: country}\n- {id: e, type: country, label: E, lat: 100}\n")
    (ontology / "queries" / "bases.rq").write_text("# title: x\n")
    relation = ontology / "relations" / "borders.yaml"
    relation.write_text(relation.read_text().replace("group: structure", "group: structur"))
    found = "\n".join(f"{problem.where}: {problem.what}" for problem in check_ontology(ontology))
    for part in ("b.yaml: c: type", "b.yaml: d: label: missing", "e: lat", "bases.rq: description", "borders.yaml: group"):
        assert part in found


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("build")
    assert run("build", GOLDEN, "--out", out, "-q").exit_code == 0
    return out


@pytest.fixture
def build(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "build"))


def test_a_build_is_whole_and_its_quotations_are_there(whole: Path) -> None:
    assert check_build(whole, [GOLDEN]) == []


def _lose_page(build: Path) -> None:
    (build / "graph.html").unlink()


def _lose_claim(build: Path) -> None:
    with closing(sqlite3.connect(build / "kg.sqlite")) as base, base:
        base.execute("DELETE FROM claims WHERE id = (SELECT min(id) FROM claims)")


def _shift(build: Path) -> None:
    _edit(build, lambda claim: claim["evidence"][0].update(start=claim["evidence"][0]["start"] + 1))


def _backwards(build: Path) -> None:
    _edit(build, lambda claim: claim.update(time={"start": "2024-05", "end": "2023", "text": "x"}))


def _unknown(build: Path) -> None:
    _edit(build, lambda claim: claim.update(relation="loves"))


def _keyless(build: Path) -> None:
    _edit(build, lambda claim: claim.pop("evidence"))


def _no_json(build: Path) -> None:
    (build / "claims.jsonl").write_text("{\n")


def _status(build: Path) -> None:
    text = (build / "graph.ttl").read_text(encoding="utf-8")
    (build / "graph.ttl").write_text(text.replace('kg:status "holds"', 'kg:status "true"', 1), encoding="utf-8")


def _turtle(old: str, new: str) -> Callable[[Path], None]:
    """A fault planted into graph.ttl: the first match of a pattern replaced."""
    def plant(build: Path) -> None:
        text, count = re.subn(old, new, (build / "graph.ttl").read_text(encoding="utf-8"), count=1)
        assert count == 1
        (build / "graph.ttl").write_text(text, encoding="utf-8")

    return plant


def _no_turtle(build: Path) -> None:
    (build / "graph.ttl").write_text("kg:a kg:b", encoding="utf-8")


def _edit(build: Path, change: Callable[[dict], object]) -> None:  # type: ignore[type-arg]
    claims = list(jsonl.read(build / "claims.jsonl"))
    change(claims[0])
    jsonl.write(build / "claims.jsonl", claims)


@pytest.mark.parametrize(("plant", "part"), [
    (_lose_page, "graph.html: missing; build it anew"), (_lose_claim, "1 claims are not in kg.sqlite"), (_shift, "does not fit its text"),
    (_backwards, "time ends (2023) before it starts (2024-05)"), (_unknown, "'loves' is not in the inventory"), (_keyless, "broken record"),
    (_no_json, "not JSON"), (_status, "status"), (_no_turtle, "graph.ttl: cannot be read"),
    (_turtle(r'oa:exact "[^"]*"', 'oa:exact ""'), "at least one quotation"), (_turtle(r"oa:start \d+", "oa:start 99999"), "starts before it ends"),
    (_turtle(r"kg:hostsBaseOf actor:", 'kg:hostsBaseOf "Russia", actor:'), "Russia: stands as a triple without a statement that holds"),
    (_turtle(r"kg:hostsBaseOf actor:\w+", "kg:hostsBaseOf actor:ATA"), "holds, and its triple is missing"),
    (_turtle(r"(kg:validFrom [^;]*;\s+)kg:validUntil [^;]*;", r'\1kg:validUntil "1900"^^xsd:gYear ;'), "1900: ends before it starts"),
    (_turtle(r'kg:validFrom "[^"]*"\^\^xsd:date ', 'kg:validFrom "2019-13-45"^^xsd:date '), "2019-13-45"),
])
def test_what_is_broken_in_a_build_is_found(build: Path, plant: Callable[[Path], None], part: str) -> None:
    plant(build)
    result = run("check", build)
    assert result.exit_code == 1 and part in result.stdout and not result.stderr


def test_quotations_that_are_not_in_the_articles_are_found(build: Path, tmp_path: Path) -> None:
    texts = Path(shutil.copytree(GOLDEN, tmp_path / GOLDEN.name))
    first = sorted(path for path in texts.iterdir() if path.suffix == ".txt")[0]
    first.write_text("x" + first.read_text(encoding="utf-8"), encoding="utf-8")
    assert any("does not stand at" in problem.what for problem in check_build(build, [texts]))
    first.unlink()
    assert any("is not among the texts" in problem.what for problem in check_build(build, [texts]))


def test_the_command(whole: Path, tmp_path: Path) -> None:
    assert run("check", whole).stdout == "no problem found\n"
    assert json.loads(run("check", whole, "--json").stdout) == []
    one_line(run("check", tmp_path), "holds no build")
