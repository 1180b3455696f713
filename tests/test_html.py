"""graph.html without a browser: one file, no address to load, hostile text stays data, the same bytes each time."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from graphs import ACTORS, HOSTILE, sample_graph
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.export.html import CLAIM_FIELDS, STATEMENT_FIELDS, marks, page, write_html
from kg.graph import Graph
from kg.model import Evidence

POSITIONS = {actor: (10.0 * number, -3.25 * number) for number, actor in enumerate(sorted(ACTORS))}


class Reader(HTMLParser):
    """Collects what a browser would see: attributes by tag, and the text of scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.raw: list[tuple[dict[str, str | None], str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in ("script", "style"):
            self.raw.append(({"tag": tag, **dict(attrs)}, ""))

    def handle_data(self, data: str) -> None:
        if self.cdata_elem:
            self.raw[-1] = (self.raw[-1][0], self.raw[-1][1] + data)

    def data(self, name: str) -> Any:
        [text] = [text for attributes, text in self.raw if attributes.get("id") == name]
        return json.loads(text, parse_constant=lambda word: pytest.fail(f"{word} is not JSON"))

    def policy(self) -> dict[str, list[str]]:
        [content] = [attributes["content"] or "" for tag, attributes in self.tags
                     if tag == "meta" and attributes.get("http-equiv") == "Content-Security-Policy"]
        return {words[0]: words[1:] for words in (part.split() for part in content.split(";"))}


@pytest.fixture(scope="module")
def text() -> str:
    return page(sample_graph(), POSITIONS)


@pytest.fixture(scope="module")
def read(text: str) -> Reader:
    return Reader(text)


def test_is_one_html5_file_that_names_its_content(text: str, read: Reader) -> None:
    assert text.startswith("<!doctype html>\n<html lang=\"en\">")
    assert "<title>kg explorer: 11 actors, 11 statements and 13 claims from 2 sources</title>" in text
    assert any(tag == "noscript" for tag, _ in read.tags)


def test_no_element_loads_anything(read: Reader) -> None:
    addresses = [value for _, attributes in read.tags for name, value in attributes.items()
                 if name in ("src", "href", "srcset", "action", "data", "poster")]
    assert addresses == ["data:,", "#panel"]


def test_policy_forbids_all_but_the_scripts_and_style_of_the_page(read: Reader) -> None:
    policy = read.policy()
    assert policy["default-src"] == policy["base-uri"] == policy["form-action"] == ["'none'"]
    for kind in ("script", "style"):
        run = [text for attributes, text in read.raw
               if attributes["tag"] == kind and attributes.get("type") != "application/json"]
        hashes = [base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode() for text in run]
        assert policy[f"{kind}-src"] == [f"'sha256-{value}'" for value in hashes]


def test_no_inline_handlers_or_style_attributes(read: Reader) -> None:
    assert not [name for _, attributes in read.tags for name in attributes if name.startswith("on") or name == "style"]


def test_hostile_text_is_data(text: str, read: Reader) -> None:
    labels = {node["id"]: node["label"] for node in read.data("nodes")}
    assert labels["x-script-b-7f3a"] == HOSTILE
    assert "</script><b>" not in text
    assert not [tag for tag, _ in read.tags if tag == "b"]


def test_every_edge_carries_its_statements_and_claims(read: Reader) -> None:
    graph, knowledge = sample_graph(), read.data("knowledge")
    claims = [dict(zip(CLAIM_FIELDS, row, strict=True)) for row in knowledge["claims"]]
    rows = [dict(zip(STATEMENT_FIELDS, row, strict=True)) for edge in read.data("edges") for row in edge["statements"]]
    assert len(read.data("edges")) == len(graph.edges())
    assert {row["id"]: {claims[number]["id"] for number in row["claims"]} for row in rows} == {
        statement.id: set(statement.claims) for statement in graph.statements}
    quotes = {claim["id"]: [knowledge["sentences"][piece[0]] for piece in claim["evidence"]] for claim in claims}
    assert quotes == {claim.id: [piece.text for piece in claim.evidence] for claim in graph.claims.values()}


def test_nodes_stand_where_the_layout_put_them(read: Reader) -> None:
    assert {node["id"]: (node["x"], node["y"]) for node in read.data("nodes")} == {
        actor: (x, round(y, 1)) for actor, (x, y) in POSITIONS.items()}
    assert json.loads(read.data("options"))["physics"] == {"enabled": False}


def test_an_actor_without_a_finite_position_stands_at_the_origin() -> None:
    nodes = Reader(page(sample_graph(), {"RUS": (float("nan"), float("inf"))})).data("nodes")
    assert {(node["x"], node["y"]) for node in nodes} == {(0.0, 0.0)}


def test_same_bytes_for_the_same_graph(tmp_path: Path, text: str) -> None:
    write_html(sample_graph(), dict(reversed(POSITIONS.items())), tmp_path / "graph.html")
    assert (tmp_path / "graph.html").read_bytes() == text.encode("utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["graph.html"]


def test_claims_behind_no_statement_are_left_out() -> None:
    graph = sample_graph()
    knowledge = Reader(page(replace(graph, statements=graph.statements[:1]), {})).data("knowledge")
    assert len(knowledge["claims"]) == len(graph.statements[0].claims)


def test_an_empty_graph_gives_a_page() -> None:
    read = Reader(page(Graph.of([], []), {}))
    assert read.data("nodes") == read.data("edges") == []


def test_a_relation_that_the_ontology_lacks_is_shown_by_its_name() -> None:
    graph = sample_graph()
    odd = replace(graph, statements=(replace(graph.statements[0], relation="sings_with"),))
    assert Reader(page(odd, {})).data("knowledge")["relations"] == [{"id": "sings_with", "label": "sings with", "group": "other"}]


def test_lone_surrogates_do_not_stop_the_page(tmp_path: Path) -> None:
    graph = sample_graph()
    actors = graph.actors | {"RUS": replace(graph.actors["RUS"], label="Rus\ud800sia")}
    write_html(replace(graph, actors=actors), {}, tmp_path / "graph.html")
    assert "Rus?sia" in (tmp_path / "graph.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("span", "expected"), [
    ((104, 110), [4, 10]), ((100, 101), [0, 1]), ((99, 103), [-1, -1]), ((108, 200), [-1, -1]), ((105, 105), [-1, -1]),
    (None, [-1, -1]),
])
def test_marks_are_offsets_inside_the_quotation(span: tuple[int, int] | None, expected: list[int]) -> None:
    assert marks(Evidence("The Russian army", 100, 116, subject=span))[:2] == expected


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.data())
@settings(max_examples=60)
def test_marks_count_as_browsers_do(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    units = text.encode("utf-16-le")
    low, high = marks(Evidence(text, 50, 50 + len(text), trigger=(50 + start, 50 + end)))[4:]
    assert units[2 * low:2 * high].decode("utf-16-le") == text[start:end]


BANNED = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|fetch\(|XMLHttpRequest"


def test_scripts_never_build_markup_from_data() -> None:
    for script in (Path(__file__).parent.parent / "kg" / "export" / "page").glob("*.js"):
        code = script.read_text(encoding="utf-8")
        assert not re.search(BANNED, code), script
        assert len(code.splitlines()) <= 300, script


def test_ipython_is_not_loaded_for_a_page() -> None:
    code = ("import sys; from kg.export.html import page; from kg.graph import Graph; page(Graph({}, {}, (), {}), {});"
            " print('IPython' in sys.modules, 'pyvis' in sys.modules)")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]
