"""The commands that ask a build: `kg query`, `queries`, `why`, `view`, `relations`, `version`."""

from __future__ import annotations

import csv
import io
import json
import webbrowser
from pathlib import Path

import pytest
from commands import GOLDEN, one_line, run

import kg
from kg.queries import named_queries
from kg.vocabulary import relations


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("built")
    assert run("build", GOLDEN, "--out", out, "-q").exit_code == 0
    return out


def test_named_query_with_parameters(built: Path) -> None:
    either = [run("query", "members", "--build", built, *given, "--format", "csv").stdout
              for given in (("--organization", "NATO"), ("--organization=NATO",), ("--param", "organization=NATO"))]
    assert len(set(either)) == 1
    other = run("query", "members", "-b", built, "-f", "csv", "-p", "organization=CSTO").stdout
    assert other != either[0]


def test_formats(built: Path) -> None:
    asked = ("query", "SELECT ?who WHERE { ?who kg:suppliesArmsTo actor:UKR }", "--build", built)
    assert "actor:TUR" in run(*asked).stdout
    assert list(csv.reader(io.StringIO(run(*asked, "-f", "csv").stdout)))[0] == ["who"]
    [row] = json.loads(run(*asked, "-f", "json").stdout)["results"]["bindings"]
    assert row["who"]["value"].endswith("/TUR")
    result = run(*asked, "-f", "xml")
    assert result.exit_code == 2
    one_line(result, "table, csv, json")


def test_query_of_a_file_and_of_standard_input(built: Path, tmp_path: Path) -> None:
    text = "ASK { actor:TUR kg:suppliesArmsTo actor:UKR }"
    (tmp_path / "mine.rq").write_text(text, encoding="utf-8")
    assert run("query", tmp_path / "mine.rq", "-b", built).stdout == "yes\n"
    assert run("query", "-", "-b", built, stdin=text).stdout == "yes\n"


def test_graph_of_one_article(built: Path) -> None:
    result = run("query", "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?c a kg:Claim } }", "-b", built, "-f", "csv")
    assert len(result.stdout.splitlines()) >= 3


@pytest.mark.parametrize(("words", "code", "parts"), [
    (("query", "base"), 2, ("no named query", "did you mean 'bases'")),
    (("query", "bases", "--hots", "Kenya"), 2, ("no parameter 'hots'", "host")),
    (("query", "bases", "--host"), 2, ("--host", "value is missing")),
    (("query", "bases", "-p", "host"), 2, ("NAME=VALUE",)),
    (("query", "ASK { }", "--host", "Kenya"), 2, ("only named queries have parameters",)),
    (("query", "SELECT", "?who"), 2, ("quotation marks",)),
    (("query", "SELECT ?who WHERE { ?who }"), 4, ("line 1", "not SPARQL")),
    (("query", "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }"), 4, ("SERVICE is refused",)),
    (("why", "Ukrane"), 2, ("did you mean 'Ukraine'",)),
    (("why", "Ukraine", "member_off", "NATO"), 2, ("did you mean 'member_of'",)),
])
def test_questions_without_answer(built: Path, words: tuple[str, ...], code: int, parts: tuple[str, ...]) -> None:
    result = run(*words, "--build", built)
    assert result.exit_code == code
    one_line(result, *parts)


@pytest.mark.parametrize("words", [("query", "bases"), ("why", "Russia")])
def test_no_build(tmp_path: Path, words: tuple[str, ...]) -> None:
    result = run(*words, "-b", tmp_path)
    assert result.exit_code == 2
    one_line(result, str(tmp_path))


def test_broken_build(tmp_path: Path) -> None:
    (tmp_path / "kg.sqlite").write_bytes(b"no database, " * 99)
    (tmp_path / "graph.ttl").write_bytes(b"<a> <b")
    for words in (("why", "Russia"), ("query", "bases")):
        result = run(*words, "-b", tmp_path)
        assert result.exit_code == 2
        one_line(result, "cannot be read")


def test_queries_are_listed() -> None:
    shown = run("queries").stdout
    assert all(f"{name}: {query.title}" in shown for name, query in named_queries().items())
    assert "--host (any)" in shown
    assert len(json.loads(run("queries", "--json").stdout)) == len(named_queries()) >= 12


def test_why(built: Path) -> None:
    result = run("why", "türkiye", "supplies arms to", "UKRAINE", "-b", built)
    assert result.exit_code == 0
    for part in ("Türkiye supplies drones to Ukraine.", "The Straits Courier", "2021-05-12", "holds", "the article's own words"):
        assert part in result.stdout
    [edge] = json.loads(run("why", "TUR", "supplies_arms_to", "UKR", "-b", built, "--json").stdout)
    assert edge["statement"]["status"] == "holds"
    assert edge["claims"][0]["evidence"]


def test_why_there_is_nothing(built: Path) -> None:
    result = run("why", "Ukraine", "supplies_arms_to", "Turkey", "-b", built)
    assert result.exit_code == 0
    one_line(result, "no sentence", "but: kg why 'Turkey' supplies_arms_to 'Ukraine'")


@pytest.mark.parametrize("opened", [True, False])
def test_view(built: Path, monkeypatch: pytest.MonkeyPatch, opened: bool) -> None:
    asked: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda uri: asked.append(uri) or opened)
    result = run("view", built)
    assert result.exit_code == 0
    assert result.stdout.strip() == str((built / "graph.html").resolve())
    assert asked == [(built / "graph.html").resolve().as_uri()]
    assert ("no browser" in result.stderr) is not opened


def test_nothing_to_view(tmp_path: Path) -> None:
    result = run("view", tmp_path)
    assert result.exit_code == 2
    one_line(result, "graph.html: not found")


def test_relations() -> None:
    shown = run("relations").stdout
    assert all(relation.definition in shown for relation in relations().values())
    assert len(json.loads(run("relations", "--json").stdout)) == len(relations())


def test_version() -> None:
    assert run("version").stdout == f"kg {kg.__version__}\n"


@pytest.mark.parametrize("words", [(), ("build",), ("query",), ("queries",), ("why",), ("view",), ("relations",)])
def test_help_teaches(words: tuple[str, ...]) -> None:
    shown = run(*words, "--help").stdout
    assert shown.count(f"  kg {' '.join(words)}") >= 2
