"""The graph in forms that not every build writes: node-link JSON for networkx, CSV and Cypher for Neo4j, triple terms of RDF 1.2."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson

from kg.export.layout import layout
from kg.export.neo4j import write_neo4j
from kg.export.rdf import write_turtle12
from kg.export.rows import EdgeRow, NodeRow, edge_rows, node_rows
from kg.graph import Graph
from kg.jsonl import replace


def write_networkx(graph: Graph, folder: Path) -> list[Path]:
    """Write graph.json, which `networkx.node_link_graph(data, edges="edges")` reads as a MultiDiGraph; edge keys are relations."""
    positions = layout(graph)
    nodes = [_node(row, positions[row.id]) for row in node_rows(graph)]
    edges = [_edge(row) for row in edge_rows(graph)]
    about = {"name": "Actors and relations", "creator": "kg"}
    data = {"directed": True, "multigraph": True, "graph": about, "nodes": nodes, "edges": edges}
    replace(folder / "graph.json", orjson.dumps(data, option=orjson.OPT_INDENT_2) + b"\n")
    return [folder / "graph.json"]


def _node(row: NodeRow, position: tuple[float, float]) -> dict[str, Any]:
    return {"id": row.id, "label": row.label, **row.columns, "x": position[0], "y": position[1], "size": row.size, "color": row.color}


def _edge(row: EdgeRow) -> dict[str, Any]:
    return {"source": row.source, "target": row.target, "key": row.relation, "id": row.id, "label": row.label, "weight": row.weight,
            **row.columns, "spans": [list(span) for span in row.spans], "color": row.color}


def write_rdf12(graph: Graph, folder: Path) -> list[Path]:
    """Write graph.rdf12.ttl: graph.ttl with a triple term (`rdf:reifies`) for each statement and claim, for stores that know RDF 1.2."""
    write_turtle12(graph, folder / "graph.rdf12.ttl")
    return [folder / "graph.rdf12.ttl"]


#: Format -> what writes it into a folder and tells what it wrote.
FORMATS: dict[str, Callable[[Graph, Path], list[Path]]] = {"networkx": write_networkx, "neo4j": write_neo4j, "rdf12": write_rdf12}
