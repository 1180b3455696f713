"""nodes.csv and edges.csv as the import wizards of Gephi and Cytoscape take them, and spreadsheets read them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from kg.export.rows import EDGE_COLUMNS, NODE_COLUMNS, Rows, Value, rows_of
from kg.graph import Graph
from kg.jsonl import replace

#: A text that begins so would run as a formula in a spreadsheet; an apostrophe before it makes it plain text.
_FORMULA = ("=", "+", "-", "@")


def write_csv(graph: Graph, folder: Path, rows: Rows | None = None) -> None:
    """Write nodes.csv and edges.csv (UTF-8, commas, LF) into an existing folder; `rows` are the graph's, where they are made already."""
    known = rows or rows_of(graph)
    nodes = ([row.id, row.label, *(row.columns.get(key) for key in NODE_COLUMNS)] for row in known.nodes)
    edges = ([row.source, row.target, "Directed", row.id, row.label, row.weight, *(row.columns.get(key) for key in EDGE_COLUMNS)]
             for row in known.edges)
    replace(folder / "nodes.csv", _table(["Id", "Label", *NODE_COLUMNS], nodes))
    replace(folder / "edges.csv", _table(["Source", "Target", "Type", "Id", "Label", "Weight", *EDGE_COLUMNS], edges))


def _table(header: Sequence[str], rows: Iterable[Sequence[Value | None]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8")


def _cell(value: Value | None) -> Value:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return "" if value is None else value
