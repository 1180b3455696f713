"""The graph in the forms that other tools read."""

from __future__ import annotations

from pathlib import Path

from kg.export.dataset import write_dataset
from kg.export.gexf import write_gexf
from kg.export.graphml import write_graphml
from kg.export.html import write_html
from kg.export.layout import layout
from kg.export.rdf import write_rdf
from kg.export.rows import rows_of
from kg.export.tables import write_csv
from kg.graph import Graph

#: What `write_exports` writes.
EXPORTS = ("dataset.ttl", "graph.ttl", "graph.trig", "graph.jsonld", "graph.graphml", "graph.gexf", "nodes.csv", "edges.csv", "graph.html")


def write_exports(graph: Graph, out: Path) -> tuple[str, ...]:
    """Write the files of EXPORTS into a folder that exists; their names."""
    positions, rows = layout(graph), rows_of(graph)
    found = write_rdf(graph, out)
    write_graphml(graph, positions, out / "graph.graphml", rows)
    write_gexf(graph, positions, out / "graph.gexf", rows)
    write_csv(graph, out, rows)
    write_html(graph, positions, out / "graph.html")
    write_dataset(graph, found, out, EXPORTS[1:])
    return EXPORTS
