"""GEXF 1.3 with colours, positions, kinds of edges and validity spans, for Gephi's timeline."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import quoteattr

from kg.export.palette import rgb
from kg.export.rows import EDGE_COLUMNS, NODE_COLUMNS, EdgeRow, NodeRow, Rows, Span, Value, rows_of
from kg.graph import Graph
from kg.jsonl import replace

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
<meta><creator>kg</creator>\
<description>Actors and relations: one edge for each source, target and relation; each can be read in its quotations.</description></meta>
"""
_DYNAMIC = ('<graph mode="dynamic" defaultedgetype="directed" idtype="string" timeformat="date"'
            ' timerepresentation="interval" timezone="UTC">\n')
_STATIC = '<graph mode="static" defaultedgetype="directed" idtype="string">\n'


def write_gexf(graph: Graph, positions: Mapping[str, tuple[float, float]], path: Path, rows: Rows | None = None) -> None:
    """Write the file in one step. An actor without a position stands at the origin; without a dated edge the file is static.

    `rows` are the graph's, where they are made already.
    """
    nodes, edges = rows or rows_of(graph)
    lines = [_HEAD, _DYNAMIC if any(row.spans for row in edges) else _STATIC]
    lines += [_attributes("node", NODE_COLUMNS), _attributes("edge", EDGE_COLUMNS), "<nodes>\n"]
    lines += [_node(row, positions.get(row.id, (0.0, 0.0))) for row in nodes]
    lines.append("</nodes>\n<edges>\n")
    lines += [_edge(row) for row in edges]
    lines.append("</edges>\n</graph>\n</gexf>\n")
    replace(path, "".join(lines).encode("utf-8"))


def _attributes(target: str, columns: Mapping[str, str]) -> str:
    inner = "".join(f'<attribute id="{key}" title="{key}" type="{kind}"/>' for key, kind in columns.items())
    return f'<attributes class="{target}" mode="static">{inner}</attributes>\n'


def _node(row: NodeRow, position: tuple[float, float]) -> str:
    x, y = position
    return (f"<node id={quoteattr(row.id)} label={quoteattr(row.label)}>{_attvalues(row.columns)}"
            f'<viz:size value="{row.size}"/><viz:position x="{x}" y="{y}" z="0.0"/>{_color(row.color)}</node>\n')


def _edge(row: EdgeRow) -> str:
    return (f"<edge id={quoteattr(row.id)} source={quoteattr(row.source)} target={quoteattr(row.target)}"
            f" kind={quoteattr(row.relation)} label={quoteattr(row.label)}"
            f' weight="{row.weight}">{_attvalues(row.columns)}{_spells(row.spans)}{_color(row.color)}</edge>\n')


def _attvalues(values: Mapping[str, Value]) -> str:
    inner = "".join(f'<attvalue for="{key}" value={quoteattr(_text(value))}/>' for key, value in values.items())
    return f"<attvalues>{inner}</attvalues>"


def _text(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _spells(spans: tuple[Span, ...]) -> str:
    if not spans:
        return ""
    ends = ((f' start="{start}"' if start else "") + (f' end="{end}"' if end else "") for start, end in spans)
    return "<spells>" + "".join(f"<spell{end}/>" for end in ends) + "</spells>"


def _color(color: str) -> str:
    red, green, blue = rgb(color)
    return f'<viz:color r="{red}" g="{green}" b="{blue}"/>'
