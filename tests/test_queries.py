"""The named queries: Oxigraph and rdflib answer alike, they find what the sample says, parameters stay strings."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from graphs import HOSTILE, sample_graph
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store

from kg.errors import OntologyError, UsageError
from kg.export.rdf import write_turtle
from kg.export.terms import clean
from kg.queries import NamedQuery, Parameter, named_queries, named_query
from kg.query import Answer, ask, finder, open_store, run

WANTED = {
    "accusations", "alliances", "arms-flows", "as-of", "bases", "by-year", "central-asia-dependencies", "corroborated", "denials",
    "disputed", "exercises", "mediators", "meetings", "members", "neighbourhood", "office-holders", "paths", "plans", "sanctions",
    "timeline", "trade", "visits", "who-says",
}


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("build")
    write_turtle(sample_graph(), folder / "graph.ttl")
    return folder


@pytest.fixture(scope="module")
def store(build: Path) -> Store:
    return open_store(build)


@pytest.fixture(scope="module")
def read_by_rdflib(build: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(build / "graph.ttl")


def _shown(answer: Answer) -> list[tuple[str | None, ...]]:
    return [tuple(None if value is None else value.value for value in row) for row in answer.rows]  # type: ignore[union-attr]


def _column(answer: Answer, name: str) -> list[str | None]:
    number = answer.columns.index(name)
    return [row[number] for row in _shown(answer)]


def test_the_wanted_queries_are_there() -> None:
    assert set(named_queries()) >= WANTED
    assert list(named_queries()) == sorted(named_queries())


@pytest.mark.parametrize("name", sorted(named_queries()))
def test_both_engines_answer_alike(store: Store, read_by_rdflib: rdflib.Graph, name: str) -> None:
    query = named_query(name)
    given = {"actor": "Russia", "agent": "Tajikistan", "relation": "hosts_base_of", "date": "2023", "number": "1", "text": "Central Asia"}
    for values in [{}, *({one.name: given[one.kind]} for one in query.parameters)]:
        text = query.render(finder(store), **values)
        answer = run(store, text)
        other = [tuple(None if value is None else str(value) for value in row) for row in read_by_rdflib.query(text)]  # type: ignore[union-attr]
        assert _shown(answer) == other
        assert "$" not in text and all(f"?{column}" in query.text for column in answer.columns)


@pytest.mark.parametrize(("name", "values", "column", "expected"), [
    ("bases", {}, "operator", ["China", "Russia"]),
    ("bases", {"operator": "russian federation"}, "facilities", ["201st Military Base"]),
    ("bases", {"host": "Китай"}, "operator", []),
    ("bases", {"actor": "China"}, "host", ["Tajikistan"]),
    ("bases", {"actor": "Russia", "as_of": "2040"}, "host", ["Tajikistan"]),
    ("bases", {"actor": "Russia", "as_of": "2043"}, "host", []),
    ("paths", {"from": "Tajikistan", "to": "Russia"}, "first", ["Russia supplies arms to Tajikistan", "Tajikistan hosts base of Russia"]),
    ("paths", {"from": "Tajikistan", "to": "KGZ"}, "via", ["Russia", "Russia"]),
    ("paths", {"from": "Tajikistan", "to": "USA"}, "via", []),
    ("by-year", {}, "year", ["2021", "2022"]),
    ("by-year", {"relation": "meets with", "actor": "Putin"}, "statements", ["1"]),
    ("members", {}, "member", ["Kyrgyzstan", "Uzbekistan"]),
    ("members", {"organization": "Collective Security Treaty Organization"}, "status", ["holds", "ended"]),
    ("central-asia-dependencies", {}, "kind", ["remittances"]),
    ("central-asia-dependencies", {"region": "Eastern Asia"}, "kind", []),
    ("sanctions", {"by": "USA"}, "target", ["Kyrgyzstan"]),
    ("sanctions", {"by": "KGZ"}, "target", []),
    ("denials", {"actor": "China"}, "who", ["Tajikistan"]),
    ("corroborated", {}, "object", ["Tajikistan"]),
    ("corroborated", {"sources": "3"}, "object", []),
    ("disputed", {}, "polarity", ["affirmed", "negated"]),
    ("plans", {}, "from", ["2024-09"]),
    ("arms-flows", {"receiver": "Tajikistan"}, "weapon", ["arms", "weapons"]),
    ("exercises", {"actor": "CHN"}, "one", ["Russia"]),
    ("accusations", {"accused": "Россия"}, "polarity", ["negated"]),
    ("meetings", {"actor": "Xi"}, "from", ["2022-02-04"]),
    ("who-says", {"claimant": "Tajik defence ministry"}, "object", ["Tajikistan"]),
    ("timeline", {"actor": "Putin"}, "object", ["Xi Jinping"]),
    ("timeline", {}, "from", ["2021", "2024-09", None]),
    ("as-of", {"date": "2022-02-04"}, "relation", ["hosts base of", "meets with", "supplies arms to"]),
    ("as-of", {"date": "2022"}, "relation", ["hosts base of", "meets with", "supplies arms to"]),
    ("as-of", {"date": "2022-02-05"}, "relation", ["hosts base of", "supplies arms to"]),
    ("as-of", {"date": "2012-06"}, "relation", ["hosts base of", "member of"]),
    ("as-of", {"date": "2013-01-01", "actor": "UZB"}, "relation", []),
    ("neighbourhood", {"actor": "CSTO"}, "subject", ["Kyrgyzstan", "Uzbekistan"]),
    ("sources", {}, "claims", ["8", "5"]),
    ("sources", {"publisher": "example news"}, "claims", ["8"]),
])
def test_queries_find_what_the_sample_says(
    store: Store, name: str, values: dict[str, str], column: str, expected: list[str | None],
) -> None:
    assert _column(ask(store, name, **values), column) == expected


@given(st.text())
def test_a_parameter_stays_a_string(value: str) -> None:
    query = NamedQuery("echo", "Echo", "Echo.", (Parameter("x", "text", "", "any"),), "SELECT ($x AS ?y) ('$' AS ?z) { FILTER($x = $x) }")
    assert _shown(run(Store(), query.render(x=value))) == [(clean(value), "$")]
    assert run(Store(), named_query("members").render(organization=value)).rows == ()  # an id, however strange, is an IRI


@pytest.mark.parametrize("value", ['" || true) } #', "\\", '"""', "$actor", "\n}", HOSTILE, "') SERVICE <http://127.0.0.1/>"])
def test_a_hostile_name_is_nobody_s(store: Store, value: str) -> None:
    if value != HOSTILE:
        with pytest.raises(UsageError, match="no actor .* in this build"):
            ask(store, "bases", host=value, operator=value)
    assert run(store, named_query("bases").render(host=value, operator=value)).rows == ()
    assert ask(store, "sources", publisher=value).rows == ()


def test_the_hostile_actor_is_found_by_name(store: Store) -> None:
    assert _column(ask(store, "accusations", accuser=HOSTILE), "object") == ["Russia"]


def test_unknown_names_get_the_nearest(store: Store) -> None:
    with pytest.raises(UsageError, match="no query 'base' .did you mean 'bases'"):
        named_query("base")
    with pytest.raises(UsageError, match="query as-of: date '2023-13': expected YYYY, YYYY-MM or YYYY-MM-DD"):
        named_query("as-of").render(date="2023-13")
    with pytest.raises(UsageError, match="no actor 'Tajikstan' in this build .did you mean 'Tajikistan'"):
        ask(store, "bases", host="Tajikstan")
    with pytest.raises(UsageError, match="query by-year: relation 'meet': no relation 'meet' .did you mean"):
        named_query("by-year").render(relation="meet")
    with pytest.raises(UsageError, match="query corroborated: sources 'two': expected a whole number"):
        named_query("corroborated").render(sources="two")
    with pytest.raises(UsageError, match="query bases: no parameter 'hots'; it has actor, host, operator, as_of .did you mean 'host'"):
        named_query("bases").render(hots="x")


@pytest.mark.parametrize(("text", "expected"), [
    ("# title: A\n\nASK {}\n", "description: missing"),
    ("# titel: A\n# description: B\n\nASK {}\n", "titel: unknown key .did you mean 'title'"),
    ("# title: A\n# description: B\n# parameter: actor\n\nASK {}\n", r"expected NAME \[KIND\] = DEFAULT"),
    ("# title: A\n# description: B\n# parameter: actor [who] = (x)\n\nASK {}\n", "KIND is one of actor, agent"),
])
def test_a_query_file_without_its_head_is_named(tmp_path: Path, text: str, expected: str) -> None:
    (tmp_path / "x.rq").write_text(text, encoding="utf-8")
    with pytest.raises(OntologyError, match=expected):
        named_queries(tmp_path)


def test_every_parameter_is_used_and_explained() -> None:
    for query in named_queries().values():
        assert query.title and query.description.endswith(".")
        assert all(f"${parameter.name}" in query.text and parameter.help for parameter in query.parameters), query.name
