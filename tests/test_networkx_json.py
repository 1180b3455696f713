"""graph.json as networkx reads it."""

from __future__ import annotations

import json
from pathlib import Path

import networkx
from graphs import HOSTILE, sample_graph

from kg.export.extra import write_networkx
from kg.export.layout import layout
from kg.export.rows import printable
from kg.graph import Graph


def test_networkx_reads_the_same_graph(tmp_path: Path) -> None:
    [path] = write_networkx(sample_graph(), tmp_path)
    read = networkx.node_link_graph(json.loads(path.read_text(encoding="utf-8")), edges="edges")
    assert isinstance(read, networkx.MultiDiGraph)
    known = sample_graph().to_networkx()
    assert set(read) == set(known)
    assert set(read.edges(keys=True)) == set(known.edges(keys=True))
    arms = read.edges["RUS", "TJK", "supplies_arms_to"]
    assert (arms["status"], arms["weight"], arms["sources"], arms["spans"]) == ("holds", 2.0, 2, [["2021-01-01", None]])
    assert "Russia supplies weapons to Tajikistan." in arms["quotations"]
    assert (read.nodes["RUS"]["label"], read.nodes["RUS"]["kind"], read.nodes["UZB"].get("lat")) == ("Russia", "country", None)
    assert (read.nodes["RUS"]["x"], read.nodes["RUS"]["y"]) == layout(sample_graph())["RUS"]
    assert read.nodes["x-script-b-7f3a"]["label"] == printable(HOSTILE)


def test_same_bytes_whatever_the_order(tmp_path: Path) -> None:
    graph = sample_graph()
    [first] = write_networkx(graph, tmp_path)
    text = first.read_bytes()
    write_networkx(Graph.of(reversed(list(graph.claims.values())), reversed(graph.statements)), tmp_path)
    assert first.read_bytes() == text
