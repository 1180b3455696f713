"""Names become actors, questions find edges, and edges show their sentences."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from graphs import sample_graph
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import UsageError
from kg.store import open_sqlite, write_sqlite
from kg.why import Edge, Question, edges, find_actors, question
from kg.wording import edge_text


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    folder = tmp_path_factory.mktemp("build")
    write_sqlite(sample_graph(), folder / "kg.sqlite")
    with closing(open_sqlite(folder)) as opened:
        yield opened


def triples(found: list[Edge]) -> list[tuple[str, str, str, str]]:
    shown = [edge.statement for edge in found]
    return [(one["subject"]["id"], one["relation"], one["object"]["id"], one["status"]) for one in shown]


@pytest.mark.parametrize(("name", "actor"), [
    ("Russia", "RUS"), ("russian federation", "RUS"), ("RUS", "RUS"), ("Rússia", "RUS"), ("csto", "CSTO"),
    ("201st-military-base", "201st-military-base"), ("201ST  BASE", "201st-military-base"), ("People’s Republic of China", "CHN"),
])
def test_names(base: sqlite3.Connection, name: str, actor: str) -> None:
    assert find_actors(base, name) == {actor}


def test_nearest_name_is_suggested(base: sqlite3.Connection) -> None:
    with pytest.raises(UsageError, match="did you mean 'Tajikistan'"):
        find_actors(base, "Tadjikistan")


@pytest.mark.parametrize("relation", ["supplies_arms_to", "Supplies ARMS to", "suppliesArmsTo", "kg:suppliesArmsTo"])
def test_one_edge(base: sqlite3.Connection, relation: str) -> None:
    found = edges(base, question(base, "Russia", relation, "Tajikistan"))
    assert triples(found) == [("RUS", "supplies_arms_to", "TJK", "holds")]
    quotes = [claim["evidence"][0]["text"] for claim in found[0].claims]
    assert quotes == ["Russia has supplied arms to Tajikistan since 2021", "Russia supplies weapons to Tajikistan."]


def test_the_direction_counts_with_a_relation_and_not_without(base: sqlite3.Connection) -> None:
    turned = question(base, "Tajikistan", "supplies_arms_to", "Russia")
    assert edges(base, turned) == []
    other = turned.reversed()
    assert other and triples(edges(base, other)) == [("RUS", "supplies_arms_to", "TJK", "holds")]
    pair = edges(base, question(base, "Tajikistan", "Russia"))
    assert {found[:3] for found in triples(pair)} == {("RUS", "supplies_arms_to", "TJK"), ("TJK", "hosts_base_of", "RUS")}
    assert triples(edges(base, question(base, "Russia", "Tajikistan"))) == triples(pair)


def test_a_symmetric_relation_reads_both_ways(base: sqlite3.Connection) -> None:
    found = edges(base, question(base, "China", "exercises_with", "Russia"))
    assert triples(found) == [("RUS", "exercises_with", "CHN", "planned")]


def test_facts_come_first(base: sqlite3.Connection) -> None:
    found = [status for *_, status in triples(edges(base, question(base, "Kyrgyzstan")))]
    assert found == ["holds", "holds", "possible"]


@pytest.mark.parametrize(("words", "message"), [
    (("Russia", "suplies_arms_to", "Tajikistan"), "no relation 'suplies_arms_to'.*did you mean 'supplies_arms_to'"),
    (("Russia", "Tajikstan"), "neither a relation nor an actor.*did you mean 'Tajikistan'"),
    (("Russia", "member_of", "Mars"), "no actor 'Mars'"),
])
def test_unknown_words(base: sqlite3.Connection, words: tuple[str, ...], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        question(base, *words)


@given(st.text(max_size=30))
def test_any_name_finds_an_actor_or_is_refused(base: sqlite3.Connection, name: str) -> None:
    try:
        assert find_actors(base, name)
    except UsageError as error:
        assert repr(name) in str(error)


def test_a_question_without_object_has_no_other_side() -> None:
    assert Question(frozenset({"RUS"}), "borders").reversed() is None


def test_the_sentence_stands_whole_with_its_trigger_marked(base: sqlite3.Connection) -> None:
    [edge] = edges(base, question(base, "Tajikistan", "hosts_base_of", "China"))
    shown = edge_text(edge)
    assert "Tajikistan denied that China has a base on its soil." in shown.plain
    assert "negated actual, according to Tajikistan" in shown.plain
    assert "disputed" in shown.plain
    marked = {shown.plain[span.start : span.end] for span in shown.spans if "yellow" in str(span.style)}
    assert marked == {"base", "outpost"}


def test_hostile_text_cannot_steer_the_terminal(base: sqlite3.Connection) -> None:
    shown = "".join(edge_text(edge).plain for edge in edges(base, question(base, "Russia")))
    assert "spying" in shown
    assert all(char.isprintable() or char == "\n" for char in shown)
