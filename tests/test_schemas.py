"""GraphML and GEXF against grammars of the formats, and what yEd and Cytoscape expect as far as it can be checked without them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from graphs import sample_graph
from lxml import etree

from kg.export.gexf import write_gexf
from kg.export.graphml import write_graphml
from kg.export.layout import layout
from kg.graph import Graph
from kg.model import Actor

SCHEMAS = Path(__file__).parent / "schemas"
G, X, VIZ = "{http://graphml.graphdrawing.org/xmlns}", "{http://gexf.net/1.3}", "{http://gexf.net/1.3/viz}"
WRITERS = {"graphml": write_graphml, "gexf": write_gexf}
#: Columns that Cytoscape has of its own; a column of this name from a file would be lost in them.
CYTOSCAPE = {"suid", "shared name", "name", "selected", "interaction", "shared interaction", "id"}


def written(kind: str, graph: Graph, folder: Path) -> etree._ElementTree:
    WRITERS[kind](graph, layout(graph), folder / f"graph.{kind}")
    return etree.parse(folder / f"graph.{kind}")


def faults(kind: str, tree: etree._ElementTree) -> list[str]:
    schema = etree.RelaxNG(etree.parse(SCHEMAS / f"{kind}.rng"))
    schema.validate(tree)
    return [entry.message for entry in schema.error_log]


GRAPHS = {
    "sample": sample_graph(),
    "without edges": Graph({"A": Actor("A", "place", "A")}, {}, (), {}),
    "empty": Graph({}, {}, (), {}),
}


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("name", GRAPHS)
def test_the_file_is_valid(kind: str, name: str, tmp_path: Path) -> None:
    assert faults(kind, written(kind, GRAPHS[name], tmp_path)) == []


def damages(kind: str) -> Iterator[tuple[str, str, str]]:
    """An element of each kind, an attribute, and a value that it must not have."""
    if kind == "graphml":
        yield from ((f"{G}edge", "source", "two words"), (f"{G}key", "attr.type", "date"), (f"{G}graph", "edgedefault", "mixed"),
                    (f"{G}node", "pid", "x"))
    else:
        yield from ((f"{X}edge", "type", "both"), (f"{X}spell", "start", "2021"), (f"{VIZ}color", "r", "300"), (f"{X}gexf", "version", "1.2"),
                    (f"{X}graph", "timeformat", "day"), (f"{VIZ}size", "value", "-1"), (f"{X}attribute", "type", "date"))


@pytest.mark.parametrize(("kind", "tag", "key", "value"), [(kind, *damage) for kind in WRITERS for damage in damages(kind)])
def test_the_grammar_finds_what_is_wrong(kind: str, tag: str, key: str, value: str, tmp_path: Path) -> None:
    tree = written(kind, sample_graph(), tmp_path)
    next(tree.iter(tag)).set(key, value)
    assert faults(kind, tree)


def test_graphml_keeps_the_identity_constraints_of_its_schema(tmp_path: Path) -> None:
    tree = written("graphml", sample_graph(), tmp_path)
    keys = {key.get("id"): key.get("for") for key in tree.iter(f"{G}key")}
    nodes = [node.get("id") for node in tree.iter(f"{G}node")]
    edges = [edge.get("id") for edge in tree.iter(f"{G}edge")]
    assert len(set(nodes)) == len(nodes) and len(set(edges)) == len(edges)
    for tag in ("node", "edge"):
        for element in tree.iter(f"{G}{tag}"):
            used = [data.get("key") for data in element.iter(f"{G}data")]
            assert len(set(used)) == len(used)
            assert {keys[key] for key in used} == {tag}
    assert {edge.get(end) for edge in tree.iter(f"{G}edge") for end in ("source", "target")} <= set(nodes)


def test_gexf_values_are_declared_and_of_their_type(tmp_path: Path) -> None:
    tree = written("gexf", sample_graph(), tmp_path)
    declared = {(block.get("class"), one.get("id")): one.get("type") for block in tree.iter(f"{X}attributes") for one in block}
    parsers = {"long": int, "double": float, "boolean": {"true": True, "false": False}.__getitem__, "string": str}
    for tag in ("node", "edge"):
        for element in tree.iter(f"{X}{tag}"):
            for value in element.iter(f"{X}attvalue"):
                parsers[declared[tag, value.get("for")]](value.get("value"))


def test_graphml_has_no_column_that_cytoscape_keeps_for_itself(tmp_path: Path) -> None:
    names = [(key.get("for"), key.get("attr.name", "").lower()) for key in written("graphml", sample_graph(), tmp_path).iter(f"{G}key")]
    assert len(set(names)) == len(names)
    assert not {name for _, name in names} & CYTOSCAPE


def test_graphml_is_plain_for_yed(tmp_path: Path) -> None:
    """yEd lays out and labels by its own extension (`yfiles.type`), and takes every other key as a custom property by its name and type."""
    tree = written("graphml", sample_graph(), tmp_path)
    assert all(key.get("attr.name") and key.get("attr.type") for key in tree.iter(f"{G}key"))
    assert not [element for element in tree.iter() if not str(element.tag).startswith(G)]
