"""GraphML by the rules that Gephi's importer sets, read back with networkx and igraph."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import replace
from pathlib import Path

import igraph
import networkx
import pytest
from graphs import HOSTILE, sample_graph

from kg.export.graphml import read_positions, write_graphml
from kg.export.layout import layout
from kg.export.rows import EDGE_COLUMNS, NODE_COLUMNS, printable
from kg.graph import Graph
from kg.model import Actor, Statement

NS = "{http://graphml.graphdrawing.org/xmlns}"
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
MEANINGFUL = {"label", "x", "y", "size", "color", "weight"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    graph = sample_graph()
    write_graphml(graph, layout(graph), tmp_path / "graph.graphml")
    return tmp_path / "graph.graphml"


@pytest.fixture
def root(path: Path) -> ET.Element:
    return ET.parse(path).getroot()  # noqa: S314 - our own file


def data(element: ET.Element) -> dict[str, str]:
    return {item.attrib["key"]: item.text or "" for item in element.iter(f"{NS}data")}


def test_g1_utf8_declared_and_without_forbidden_characters(path: Path, root: ET.Element) -> None:
    text = path.read_bytes().decode("utf-8")
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n')
    assert not FORBIDDEN.search(text)
    assert root.tag == f"{NS}graphml"


def test_g2_key_ids_are_unique_and_name_their_attribute(root: ET.Element) -> None:
    keys = [key.attrib for key in root.iter(f"{NS}key")]
    assert max(Counter(key["id"].lower() for key in keys).values()) == 1
    for key in keys:
        assert key["id"] == key["attr.name"] or (key["id"], key["attr.name"]) in {("edgelabel", "label"), ("edgecolor", "color")}
        assert key["id"] not in {"id", "timeset", "interval", "source", "target", "r", "g", "b", "z"}


def test_g3_keys_belong_to_nodes_or_edges(root: ET.Element) -> None:
    owners = {key.attrib["id"]: key.attrib["for"] for key in root.iter(f"{NS}key")}
    assert {owners[key] for key in ("label", "x", "y", "size", "color")} == {"node"}
    assert {owners[key] for key in ("edgelabel", "weight", "edgecolor")} == {"edge"}
    assert set(owners.values()) == {"node", "edge"}


def test_g4_types_are_those_that_gephi_knows(root: ET.Element) -> None:
    kinds = {key.attrib["attr.type"] for key in root.iter(f"{NS}key")}
    assert kinds <= {"boolean", "int", "long", "float", "double", "string"}


def test_g5_no_value_is_a_word_for_nothing(root: ET.Element) -> None:
    for element in root.iter(f"{NS}data"):
        assert (element.text or "").strip().lower() not in {"", "none", "null", "nan", "inf"}


def test_g6_nodes_have_ids_and_labels(root: ET.Element) -> None:
    nodes = list(root.iter(f"{NS}node"))
    ids = [node.attrib["id"] for node in nodes]
    assert ids == sorted(sample_graph().actors)
    assert all(name and name == name.strip() for name in ids)
    assert all(data(node)["label"] for node in nodes)


def test_g7_edges_have_ids_kinds_and_positive_weights(root: ET.Element) -> None:
    nodes = {node.attrib["id"] for node in root.iter(f"{NS}node")}
    edges = list(root.iter(f"{NS}edge"))
    assert len({edge.attrib["id"] for edge in edges}) == len(edges) == 11
    for edge in edges:
        assert {edge.attrib["source"], edge.attrib["target"]} <= nodes
        assert edge.attrib["label"] == data(edge)["relation"]
        assert float(data(edge)["weight"]) > 0


def test_g8_one_edge_for_each_source_target_and_relation(root: ET.Element) -> None:
    triples = [(edge.attrib["source"], data(edge)["relation"], edge.attrib["target"]) for edge in root.iter(f"{NS}edge")]
    assert triples == sorted(set(triples)) == sorted(sample_graph().edges())
    assert not any("directed" in edge.attrib for edge in root.iter(f"{NS}edge"))


def test_g9_positions_and_colours(root: ET.Element) -> None:
    places = layout(sample_graph())
    for node in root.iter(f"{NS}node"):
        values = data(node)
        assert (float(values["x"]), float(values["y"])) == places[node.attrib["id"]]
        assert re.fullmatch("#[0-9a-f]{6}", values["color"])
        assert float(values["size"]) > 0
    assert all(re.fullmatch("#[0-9a-f]{6}", data(edge)["edgecolor"]) for edge in root.iter(f"{NS}edge"))


def test_g10_text_with_markup_characters_is_cdata(path: Path, root: ET.Element) -> None:
    content = re.sub(r"<!\[CDATA\[.*?\]\]>", "", path.read_text("utf-8"), flags=re.S)
    assert "&" not in re.sub(r'"[^"]*"', "", content)
    labels = {node.attrib["id"]: data(node)["label"] for node in root.iter(f"{NS}node")}
    assert labels["x-script-b-7f3a"] == printable(HOSTILE)


def test_g11_coordinates_are_pairs_inside_the_map(tmp_path: Path) -> None:
    actors = {"P": Actor("P", "place", "Pole", lat=-90.0, lon=0.0), "Q": Actor("Q", "place", "Half", lat=1.0),
              "R": Actor("R", "place", "Nowhere", lat=float("nan"), lon=1.0)}
    write_graphml(Graph(actors, {}, (), {}), {}, tmp_path / "g.graphml")
    nodes = {node.attrib["id"]: data(node) for node in ET.parse(tmp_path / "g.graphml").getroot().iter(f"{NS}node")}  # noqa: S314
    assert nodes["P"]["lat"] == "-89.9"
    assert not {"lat", "lon"} & (set(nodes["Q"]) | set(nodes["R"]))


def test_g12_flat(root: ET.Element) -> None:
    assert len(list(root.iter(f"{NS}graph"))) == 1
    assert not list(root.iter(f"{NS}hyperedge")) + list(root.iter(f"{NS}port"))


def test_g13_networkx_reads_the_same_graph(path: Path) -> None:
    read = networkx.read_graphml(path, force_multigraph=True)
    assert read.is_directed()
    assert (read.number_of_nodes(), read.number_of_edges()) == (11, 11)
    assert read.nodes["RUS"]["label"] == "Russia"
    assert read.nodes["201st-military-base"]["principal_label"] == "Russia"
    arms = next(values for *_, values in read.edges("RUS", data=True) if values["relation"] == "supplies_arms_to")
    assert (arms["status"], arms["weight"], arms["first_date"], arms["group"]) == ("holds", 2.0, "2021", "security")
    assert arms["claimants"] == "Tajik defence ministry"
    assert "Russia supplies weapons to Tajikistan." in arms["quotations"]
    assert set(arms) <= set(EDGE_COLUMNS) | MEANINGFUL | {"id", "edgelabel", "edgecolor"}
    assert set(read.nodes["RUS"]) <= set(NODE_COLUMNS) | MEANINGFUL


def test_igraph_reads_the_same_graph(path: Path) -> None:
    read = igraph.Graph.Read_GraphML(str(path))
    assert (read.vcount(), read.ecount(), read.is_directed()) == (11, 11, True)
    assert sorted(read.es["relation"]) == sorted(key[1] for key in sample_graph().edges())


def test_same_bytes_whatever_the_order(tmp_path: Path) -> None:
    graph = sample_graph()
    turned = Graph.of(reversed(graph.claims.values()), reversed(graph.statements))
    write_graphml(graph, layout(graph), tmp_path / "a")
    write_graphml(turned, layout(turned), tmp_path / "b")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_an_edge_that_is_only_denied_keeps_a_weight(root: ET.Element) -> None:
    denied = [data(edge) for edge in root.iter(f"{NS}edge") if data(edge)["status"] == "denied"]
    assert [edge["weight"] for edge in denied] == ["0.5"]
    assert denied[0]["support"] == "0"


def test_several_statements_of_one_triple_are_one_edge_with_a_history(tmp_path: Path) -> None:
    first = Statement("s1", "A", "member_of", "B", "ended", "1994", "1999", 1, 1, 0.7, ())
    second = replace(first, id="s2", status="holds", start="2006", end=None, support=2, sources=2, confidence=0.9)
    actors = {name: Actor(name, "country", name) for name in "AB"}
    write_graphml(Graph(actors, {}, (first, second), {}), {}, tmp_path / "g")
    (edge,) = ET.parse(tmp_path / "g").getroot().iter(f"{NS}edge")  # noqa: S314
    values = data(edge)
    assert (values["status"], values["history"]) == ("holds", "ended 1994..1999; holds 2006..")
    assert (values["first_date"], values["last_date"], values["support"], values["sources"]) == ("1994", "1999", "3", "2")


def test_places_are_read_back(path: Path, tmp_path: Path) -> None:
    graph = sample_graph()
    assert read_positions(path) == layout(graph)
    (tmp_path / "broken.graphml").write_text("<graphml>")
    assert read_positions(tmp_path / "broken.graphml") == read_positions(tmp_path / "none") == {}
