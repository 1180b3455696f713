"""GEXF by the rules that Gephi's importer sets, read back with networkx."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import networkx
import pytest
from graphs import HOSTILE, sample_graph
from hypothesis import given
from hypothesis import strategies as st

from kg.export.gexf import write_gexf
from kg.export.layout import layout
from kg.export.palette import GROUP_COLORS, TYPE_COLORS
from kg.export.rows import merged, printable, widened
from kg.graph import Graph
from kg.model import ACTOR_TYPES, Actor, Statement
from kg.vocabulary import GROUPS

NS = "{http://gexf.net/1.3}"
VIZ = "{http://gexf.net/1.3/viz}"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    graph = sample_graph()
    write_gexf(graph, layout(graph), tmp_path / "graph.gexf")
    return tmp_path / "graph.gexf"


@pytest.fixture
def root(path: Path) -> ET.Element:
    return ET.parse(path).getroot()  # noqa: S314 - our own file


def values(element: ET.Element) -> dict[str, str]:
    return {item.attrib["for"]: item.attrib["value"] for item in element.iter(f"{NS}attvalue")}


def spells(element: ET.Element) -> list[tuple[str | None, str | None]]:
    return [(spell.get("start"), spell.get("end")) for spell in element.iter(f"{NS}spell")]


def edges_of(*statements: Statement, folder: Path) -> list[ET.Element]:
    actors = {name: Actor(name, "country", name) for name in "AB"}
    write_gexf(Graph(actors, {}, statements, {}), {}, folder / "g.gexf")
    return list(ET.parse(folder / "g.gexf").getroot().iter(f"{NS}edge"))  # noqa: S314


STATEMENT = Statement("s1", "A", "meets_with", "B", "holds", None, None, 1, 1, 0.9, ())


def test_x1_version_and_meta(path: Path, root: ET.Element) -> None:
    assert root.attrib["version"] == "1.3"
    assert 'xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz"' in path.read_text("utf-8")
    assert root.findtext(f"{NS}meta/{NS}description")


def test_x2_dynamic_with_dates_static_without(root: ET.Element, tmp_path: Path) -> None:
    graph = root.find(f"{NS}graph")
    assert graph is not None
    assert graph.attrib == {"mode": "dynamic", "defaultedgetype": "directed", "idtype": "string", "timeformat": "date",
                            "timerepresentation": "interval", "timezone": "UTC"}
    edges_of(STATEMENT, folder=tmp_path)
    still = ET.parse(tmp_path / "g.gexf").getroot().find(f"{NS}graph")  # noqa: S314
    assert still is not None
    assert still.attrib == {"mode": "static", "defaultedgetype": "directed", "idtype": "string"}


def test_x3_attributes_are_readable_and_unique(root: ET.Element) -> None:
    blocks = list(root.iter(f"{NS}attributes"))
    assert [(block.attrib["class"], block.attrib["mode"]) for block in blocks] == [("node", "static"), ("edge", "static")]
    for block in blocks:
        ids = [attribute.attrib["id"].lower() for attribute in block]
        assert len(ids) == len(set(ids))
        assert not {"id", "label", "weight", "timeset"} & set(ids)
        assert all(attribute.attrib["id"] == attribute.attrib["title"] for attribute in block)


def test_x4_nodes_and_edges_are_complete(root: ET.Element) -> None:
    assert all(node.get("label") for node in root.iter(f"{NS}node"))
    edges = list(root.iter(f"{NS}edge"))
    assert len({edge.attrib["id"] for edge in edges}) == len(edges)
    for edge in edges:
        assert edge.attrib["kind"] == values(edge)["relation"]
        assert edge.attrib["label"]
        assert float(edge.attrib["weight"]) > 0
        assert "type" not in edge.attrib
    assert not any("pid" in node.attrib for node in root.iter(f"{NS}node"))


def test_x5_dates_are_whole_days_and_the_original_is_kept(root: ET.Element) -> None:
    for spell in root.iter(f"{NS}spell"):
        assert spell.attrib
        assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", day) for day in spell.attrib.values())
    drill = next(edge for edge in root.iter(f"{NS}edge") if edge.attrib["kind"] == "exercises_with")
    assert spells(drill) == [("2024-09-01", "2024-09-30")]
    assert values(drill)["first_date"] == "2024-09"


def test_x6_spells_are_sorted_and_disjoint(tmp_path: Path) -> None:
    later = replace(STATEMENT, id="s2", start="2020-05", end="2021")
    event = replace(STATEMENT, id="s3", start="2001-03-04", end="2001-03-04", status="ended")
    inside = replace(STATEMENT, id="s4", start="2020-12", status="planned", end="2022-01-15")
    still = replace(STATEMENT, id="s5", start="2024")
    (edge,) = edges_of(still, later, inside, event, folder=tmp_path)
    assert spells(edge) == [("2001-03-04", "2001-03-04"), ("2020-05-01", "2022-01-15"), ("2024-01-01", None)]


def test_what_ended_at_an_unknown_time_is_not_drawn_as_open(tmp_path: Path) -> None:
    (edge,) = edges_of(replace(STATEMENT, start="2001", status="ended"), folder=tmp_path)
    assert spells(edge) == [("2001-01-01", "2001-12-31")]


def test_a_denial_has_no_time(tmp_path: Path) -> None:
    (edge,) = edges_of(replace(STATEMENT, start="2001", end="2002", status="denied"), folder=tmp_path)
    assert spells(edge) == []


@pytest.mark.parametrize("start, end", [("2022-13", None), ("2022-02-30", None), ("soon", "later"), ("0000", None),
                                        ("2023", "2022"), ("", None), (None, None)])
def test_dates_that_gephi_cannot_take_are_left_out(start: str | None, end: str | None) -> None:
    assert widened(start, end) is None


def test_x7_order_of_children_and_colours(root: ET.Element) -> None:
    for node in root.iter(f"{NS}node"):
        assert [child.tag for child in node] == [f"{NS}attvalues", f"{VIZ}size", f"{VIZ}position", f"{VIZ}color"]
        size, color = node.find(f"{VIZ}size"), node.find(f"{VIZ}color")
        assert size is not None
        assert list(size.attrib) == ["value"]
        assert color is not None
        assert all(0 <= int(color.attrib[channel]) <= 255 for channel in "rgb")


def test_x8_values_are_clean(path: Path, root: ET.Element) -> None:
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", path.read_text("utf-8"))
    for item in root.iter(f"{NS}attvalue"):
        assert item.attrib["value"].lower() not in {"", "none", "null", "nan", "inf"}
    hostile = next(node for node in root.iter(f"{NS}node") if node.attrib["id"] == "x-script-b-7f3a")
    assert hostile.attrib["label"] == printable(HOSTILE)


def test_x9_no_edge_would_be_merged(root: ET.Element) -> None:
    edges = [(edge.attrib["source"], edge.attrib["target"], edge.attrib["kind"]) for edge in root.iter(f"{NS}edge")]
    assert len(edges) == len(set(edges)) == len(sample_graph().edges())


def test_networkx_reads_the_same_graph(path: Path) -> None:
    read = networkx.read_gexf(path, version="1.3")
    assert (read.number_of_nodes(), read.number_of_edges()) == (11, 11)
    assert read.nodes["TJK"]["kind"] == "country"
    assert read.nodes["TJK"]["lat"] == 39.0


def test_every_type_and_group_has_a_colour_of_its_own() -> None:
    assert set(TYPE_COLORS) == set(ACTOR_TYPES)
    assert set(GROUP_COLORS) == set(GROUPS)
    assert len(set(TYPE_COLORS.values())) == len(ACTOR_TYPES)
    assert len(set(GROUP_COLORS.values())) == len(GROUPS)


_DAYS = st.none() | st.dates().map(lambda day: day.isoformat())


@given(st.lists(st.tuples(_DAYS, _DAYS)))
def test_merged_spans_are_sorted_disjoint_and_cover_the_given_ones(spans: list[tuple[str | None, str | None]]) -> None:
    given_spans = [span for span in (widened(*span) for span in spans) if span]
    united = merged(given_spans)
    for before, after in pairwise(united):
        assert before[1] is not None
        assert after[0] is not None
        assert before[1] < after[0]
    for start, end in given_spans:
        assert any((low or "") <= (start or "") and (end or "~") <= (high or "~") for low, high in united)
