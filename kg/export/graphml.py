"""GraphML as Gephi, Cytoscape, networkx and igraph read it: one typed edge for each (source, target, relation)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

from kg.export.rows import EDGE_COLUMNS, NODE_COLUMNS, EdgeRow, NodeRow, Rows, Value, rows_of
from kg.graph import Graph
from kg.jsonl import replace

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"\
 xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_SPACE = "{http://graphml.graphdrawing.org/xmlns}"
_NODE_KEYS = {"label": "string", "x": "double", "y": "double", "size": "double", "color": "string"} | NODE_COLUMNS
_EDGE_KEYS = {"edgelabel": "string", "weight": "double", "edgecolor": "string"} | EDGE_COLUMNS
#: Keys whose attribute name differs from their id, which must be unique in the file, nodes and edges together.
_NAMES = {"edgelabel": "label", "edgecolor": "color"}


def write_graphml(graph: Graph, positions: Mapping[str, tuple[float, float]], path: Path, rows: Rows | None = None) -> None:
    """Write the file in one step. An actor without a position stands at the origin; `rows` are the graph's, where they are made already."""
    nodes, edges = rows or rows_of(graph)
    lines = [_HEAD]
    lines += [_key(key, "node", kind) for key, kind in _NODE_KEYS.items()]
    lines += [_key(key, "edge", kind) for key, kind in _EDGE_KEYS.items()]
    lines.append('<graph id="G" edgedefault="directed">\n')
    lines += [_node(row, positions.get(row.id, (0.0, 0.0))) for row in nodes]
    lines += [_edge(row) for row in edges]
    lines.append("</graph>\n</graphml>\n")
    replace(path, "".join(lines).encode("utf-8"))


def read_positions(path: Path) -> dict[str, tuple[float, float]]:
    """Where a file written by `write_graphml` has its actors; none where it is missing or cannot be read."""
    found = {}
    try:
        for _, node in ElementTree.iterparse(path):
            if node.tag == f"{_SPACE}node":
                at = {data.get("key"): float(data.text or 0) for data in node if data.get("key") in ("x", "y")}
                found[str(node.get("id"))] = (at.get("x", 0.0), at.get("y", 0.0))
                node.clear()
    except (OSError, ElementTree.ParseError, ValueError):
        return {}
    return found


def _key(key: str, target: str, kind: str) -> str:
    return f'<key id="{key}" for="{target}" attr.name="{_NAMES.get(key, key)}" attr.type="{kind}"/>\n'


def _node(row: NodeRow, position: tuple[float, float]) -> str:
    values: dict[str, Value] = {"label": row.label, "x": position[0], "y": position[1], "size": row.size, "color": row.color}
    return f"<node id={quoteattr(row.id)}>{_data(values | row.columns)}</node>\n"


def _edge(row: EdgeRow) -> str:
    """The XML attribute `label` is what Gephi takes for the kind of an edge, so that parallel edges are not merged."""
    values: dict[str, Value] = {"edgelabel": row.label, "weight": row.weight, "edgecolor": row.color}
    return (f"<edge id={quoteattr(row.id)} source={quoteattr(row.source)} target={quoteattr(row.target)}"
            f" label={quoteattr(row.relation)}>{_data(values | row.columns)}</edge>\n")


def _data(values: Mapping[str, Value]) -> str:
    return "".join(f'<data key="{key}">{_text(value)}</data>' for key, value in values.items())


def _text(value: Value) -> str:
    """Text with markup characters goes into CDATA: between two entities Gephi would lose white space."""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>" if "&" in text or "<" in text or "]]>" in text else text
