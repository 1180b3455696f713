"""SPARQL over a build, and the named queries: Oxigraph and rdflib answer alike, nothing reaches out, errors take one line."""

from __future__ import annotations

import csv
import io
import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pytest
from graphs import HOSTILE, sample_graph
from pyoxigraph import Store

from kg.errors import QueryError, UsageError
from kg.export.rdf import write_rdf
from kg.export.terms import clean
from kg.queries import named_queries
from kg.query import CELL, Answer, _width, format_answer, open_graph, open_store, run


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("build")
    write_rdf(sample_graph(), folder)
    return folder


@pytest.fixture(scope="module")
def store(build: Path) -> Store:
    return open_store(build)


def _shown(answer: Answer) -> list[tuple[str | None, ...]]:
    return [tuple(None if value is None else value.value for value in row) for row in answer.rows]  # type: ignore[union-attr]


def _column(answer: Answer, name: str) -> list[str | None]:
    number = answer.columns.index(name)
    return [row[number] for row in _shown(answer)]


# Stores and queries.

def test_prefixes_need_no_declaration_and_may_be_declared_otherwise(store: Store) -> None:
    assert len(run(store, "SELECT ?x { ?x a kg:Country }").rows) == 6
    assert len(run(store, "PREFIX kg: <http://other.example/> SELECT ?x { ?x a kg:Country }").rows) == 0


def test_an_rdflib_graph_holds_the_same_triples(build: Path, store: Store) -> None:
    graph = open_graph(build)
    assert len(graph) == len(store)
    found = {str(row[0]) for row in graph.query("SELECT ?host WHERE { ?host kg:hostsBaseOf ?operator }")}
    assert found == {cell.value for row in run(store, "SELECT ?host WHERE { ?host kg:hostsBaseOf ?operator }").rows for cell in row if cell}
    assert found


def test_ask_construct_and_describe(store: Store) -> None:
    assert run(store, "ASK { actor:RUS kg:suppliesArmsTo actor:TJK }").truth is True
    assert run(store, "ASK { actor:TJK kg:suppliesArmsTo actor:RUS }").truth is False
    made = run(store, "CONSTRUCT { ?b kg:getsArmsFrom ?a } WHERE { ?a kg:suppliesArmsTo ?b }")
    assert made.columns == ("subject", "predicate", "object")
    assert [value.rpartition("/")[2] for value in _shown(made)[0] if value] == ["TJK", "ontology#getsArmsFrom", "RUS"]
    assert len(run(store, "DESCRIBE actor:CSTO").rows) > 3


def test_named_graphs_are_found_and_do_not_change_plain_queries(build: Path, store: Store) -> None:
    named = open_store(build, named=True)
    counted = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?c a kg:Claim } } GROUP BY ?g ORDER BY ?g"
    assert sorted(_column(run(named, counted), "n"), key=str) == ["5", "8"]
    for query in named_queries().values():
        assert _shown(run(named, query.render())) == _shown(run(store, query.render())), query.name


def test_a_folder_without_a_build_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"graph\.ttl: not found"):
        open_store(tmp_path)
    (tmp_path / "graph.ttl").write_text("this is no Turtle", encoding="utf-8")
    with pytest.raises(UsageError, match=r"graph\.ttl: cannot be read"):
        open_store(tmp_path)


@pytest.mark.parametrize(("query", "expected"), [
    ("SELECT ?x {\n  ?x a kg:Country\n  FLTER(?x)\n}", r"line 3, column \d+: not SPARQL near 'FLTER"),
    ("SELECT ?x { ?x a kgg:Country }", "line 1, column 18: not SPARQL: prefix of 'kgg:Country' is not .* .did you mean 'kg'"),
    ("SELECT ?x { ?x a kg:Country", "line 1, column 28: not SPARQL near 'SELECT .x { .x a kg:Country'"),
    ("SELECT ?x (COUNT(*) AS ?n) { ?x ?p ?o } GROUP BY ?p", "line 1, .*: The SELECT contains a variable"),
    ("", "line 1, column 1: not SPARQL"),
    ("\n\n", "not SPARQL"),
    ("drop ALL", "DROP is an update; only SELECT"),
    ("# x\nPREFIX a: <a:>\n LOAD <http://127.0.0.1/x>", "LOAD is an update"),
    ("INSERT DATA { <a:a> <a:a> <a:a> }", "INSERT is an update"),
    ("SELECT * { ?s ?p \"\n\" }", "line 2, column 1"),
])
def test_errors_are_one_line_with_the_position(store: Store, query: str, expected: str) -> None:
    with pytest.raises(QueryError, match=expected) as caught:
        run(store, query)
    assert "\n" not in str(caught.value) and len(str(caught.value)) < 200


# Nothing reaches out.

@pytest.fixture(scope="module")
def listener() -> Iterator[tuple[int, list[object]]]:
    """A port of this machine, and who called it."""
    calls: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        def answer() -> None:
            while True:
                try:
                    connection, caller = server.accept()
                except OSError:
                    return
                calls.append(caller)
                connection.close()
        threading.Thread(target=answer, daemon=True).start()
        yield server.getsockname()[1], calls


ATTEMPTS = [
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { service silent <URL> { ?s ?p ?o } }",
    "PREFIX : <URL> SELECT * { SERVICE:x { ?s ?p ?o } }",
    "PREFIX ex: <a:> SELECT * { ?s ?p ex:.SERVICE <URL> { ?a ?b ?c } }",
    "SELECT * { ?s ?p 1.SERVICE <URL> { ?a ?b ?c } }",
    "SELECT * { ?s ?p true.SERVICE <URL> { ?a ?b ?c } }",
    "PREFIX : <URL> SELECT * { ?s ?p ?o FILTER(1<2)SERVICE:x#>\n { ?a ?b ?c } }",
    "SELECT * { VALUES ?v { <URL> } FILTER(1<2)SERVICE?v#>\n { ?a ?b ?c } }",
    "SELECT * { OPTIONAL { <urn:a'> ?p ?o } SERVICE <URL> { ?a ?b 'x' } }",
    "SELECT * { OPTIONAL { <urn:a#> ?p ?o } SERVICE <URL> { ?a ?b ?c } }",
    "PREFIX b: <b:> SELECT * { FILTER(1<b:c#>\"\"\"\n) SERVICE <URL> { ?a ?b ?c } } #\"\"\"",
    "SELECT * { { SELECT * { SERVICE <URL> { ?a ?b ?c } } } }",
    "ASK { FILTER EXISTS { SERVICE <URL> { ?a ?b ?c } } }",
    "SELECT * { # comment ' \n SERVICE <URL> { ?a ?b 'x' } }",
    "SELECT * { SERV\\u0049CE <URL> { ?a ?b ?c } }",
    "SELECT * FROM <URL> FROM NAMED <URL> { ?a ?b ?c }",
    "SELECT * { GRAPH <URL> { ?a ?b ?c } }",
]


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_no_query_reaches_out(store: Store, listener: tuple[int, list[object]], attempt: str) -> None:
    port, calls = listener
    query = attempt.replace("URL", f"http://127.0.0.1:{port}/")
    try:
        run(store, query)
    except QueryError as error:
        assert "SERVICE is refused" in str(error) or "not SPARQL" in str(error)
    else:
        assert "service" not in query.lower()
    assert not calls


def test_the_listener_would_hear_a_call(listener: tuple[int, list[object]]) -> None:
    with socket.create_connection(("127.0.0.1", listener[0])):
        pass
    for _ in range(200):
        if listener[1]:
            break
        threading.Event().wait(0.01)
    assert listener[1]
    listener[1].clear()


@pytest.mark.parametrize("query", [
    'SELECT ?x { ?x skos:prefLabel ?l FILTER(CONTAINS(?l, "Federal Security Service")) }',
    "SELECT ?service { ?service a kg:Country }",
    "SELECT ?x { ?x kg:service ?y } # customer service",
    "PREFIX s: <https://schema.example/service#> SELECT ?x { ?x s:a '''the 'secret' service''' }",
])
def test_the_word_service_is_free_elsewhere(store: Store, query: str) -> None:
    run(store, query)


# Formats of answers.

QUERY = ("SELECT ?label ?lat ?principal ?no { ?a skos:prefLabel ?label "
         "OPTIONAL { ?a geo:lat ?lat } OPTIONAL { ?a kg:principal ?principal } }")


def test_json_is_sparql_results(store: Store) -> None:
    answer = run(store, QUERY)
    data = json.loads(format_answer(answer, "json"))
    assert data["head"]["vars"] == ["label", "lat", "principal", "no"]
    assert len(data["results"]["bindings"]) == len(answer.rows) > 10
    base = next(row for row in data["results"]["bindings"] if row["label"]["value"] == "201st Military Base")
    assert base == {"label": {"type": "literal", "value": "201st Military Base", "xml:lang": "en"},
                    "lat": {"type": "literal", "value": "38.56", "datatype": "http://www.w3.org/2001/XMLSchema#decimal"},
                    "principal": {"type": "uri", "value": "https://w3id.org/kg/actor/RUS"}}
    read = pyoxigraph.parse_query_results(format_answer(answer, "json").encode(), format=pyoxigraph.QueryResultsFormat.JSON)
    assert isinstance(read, pyoxigraph.QuerySolutions)
    assert sorted(str(row["label"]) for row in read) == sorted(str(row[0]) for row in answer.rows)
    assert json.loads(format_answer(Answer((), (), True), "json")) == {"head": {}, "boolean": True}


def test_csv_gives_whole_values(store: Store) -> None:
    rows = list(csv.reader(io.StringIO(format_answer(run(store, QUERY), "csv"))))
    assert rows[0] == ["label", "lat", "principal", "no"]
    assert clean(HOSTILE) in [row[0] for row in rows]
    assert ["Vladimir Putin", "", "https://w3id.org/kg/actor/RUS", ""] in rows
    assert format_answer(Answer((), (), False), "csv") == "false\n"


def test_tables_are_aligned_and_safe_for_a_terminal() -> None:
    actor = pyoxigraph.NamedNode("https://w3id.org/kg/actor/CHN")
    row = (pyoxigraph.Literal("中国 \x1b[31m red\nline " + "x" * 200), actor, None)
    lines = format_answer(Answer(("name", "actor", "none"), (row,)), "table").splitlines()
    assert len(lines) == 4 and lines[3] == "(1 row)" and "\x1b" not in lines[2]
    assert "…  actor:CHN" in lines[2]
    assert _width(lines[2].partition("  actor:")[0]) <= CELL == len(lines[1].split()[0])
    assert format_answer(Answer((), (), True), "table") == "yes\n"
    assert format_answer(Answer(("a",), ()), "table") == "a\n-\n(0 rows)\n"


def test_unknown_format_is_named() -> None:
    with pytest.raises(UsageError, match="'tabel': expected one of table, csv, json .did you mean 'table'"):
        format_answer(Answer((), ()), "tabel")
