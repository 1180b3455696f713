"""The CSV pair: headers that the import wizards know, the same rows as GraphML, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
from pathlib import Path

from graphs import sample_graph

from kg.export.rows import edge_rows
from kg.export.tables import write_csv
from kg.graph import Graph
from kg.model import Actor


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_headers_are_those_of_the_wizards(tmp_path: Path) -> None:
    write_csv(sample_graph(), tmp_path)
    assert (tmp_path / "nodes.csv").read_text("utf-8").startswith("Id,Label,kind,")
    assert (tmp_path / "edges.csv").read_text("utf-8").startswith("Source,Target,Type,Id,Label,Weight,relation,group,status,")


def test_rows_are_the_graph(tmp_path: Path) -> None:
    graph = sample_graph()
    write_csv(graph, tmp_path)
    nodes, edges = table(tmp_path / "nodes.csv"), table(tmp_path / "edges.csv")
    assert [row["Id"] for row in nodes] == list(graph.actors)
    assert [(row["Source"], row["relation"], row["Target"]) for row in edges] == list(graph.edges())
    assert [row["Id"] for row in edges] == [row.id for row in edge_rows(graph)]
    base = next(row for row in nodes if row["Id"] == "201st-military-base")
    assert (base["kind"], base["principal"], base["lat"], base["verified"]) == ("facility", "RUS", "38.56", "true")


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    actor = Actor("A", "person", '=HYPERLINK("http://evil.example")', aliases=("@x",), lat=1.0, lon=-70.0)
    write_csv(Graph({"A": actor}, {}, (), {}), tmp_path)
    (row,) = table(tmp_path / "nodes.csv")
    assert row["Label"].startswith("'=")
    assert row["aliases"] == "'@x"
    assert row["lon"] == "-70.0"
