"""Neo4j's files: the header grammar of neo4j-admin, typed values, Cypher that parses, and texts that stay data."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from commands import one_line, run
from cypher import statements_of
from graphs import ACTORS, HOSTILE, sample_graph

from kg.export.extra import FORMATS
from kg.export.neo4j import EDGE_PROPERTIES, NODE_PROPERTIES, SEPARATOR, write_neo4j
from kg.export.rows import printable
from kg.graph import Graph
from kg.model import Actor, Statement
from kg.store import write_sqlite

#: <name>:<field_type>, as the manual of neo4j-admin has it (Operations Manual, CSV header format).
TYPES = {"int", "long", "float", "double", "boolean", "byte", "short", "char", "string", "point", "date", "localtime", "time", "localdatetime",
         "datetime", "duration"}
FIELD = re.compile(r"(?P<name>[A-Za-z][A-Za-z0-9]*)?(?::(?P<type>[A-Za-z_]+)(?P<array>\[\])?(?:\((?P<space>[A-Za-z]+)\))?)?")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    write_neo4j(sample_graph(), tmp_path)
    return tmp_path / "neo4j"


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize(("name", "special"), [("nodes.csv", ["id:ID(Actor)", ":LABEL"]),
                                               ("relationships.csv", [":START_ID(Actor)", ":END_ID(Actor)", ":TYPE"])])
def test_headers_follow_the_grammar(home: Path, name: str, special: list[str]) -> None:
    header = (home / name).read_text(encoding="utf-8").splitlines()[0].split(",")
    assert [field for field in header if re.search(r":(ID|LABEL|START_ID|END_ID|TYPE)\b", field)] == special
    names = []
    for field in header:
        match = FIELD.fullmatch(field)
        assert match, field
        if field not in special:
            assert match["name"] and match["space"] is None
            assert match["type"] is None or match["type"] in TYPES
        names += [match["name"]] if match["name"] else []
    assert len({name.lower() for name in names}) == len(names)


def test_each_row_has_all_fields_on_one_line(home: Path) -> None:
    for name in ("nodes.csv", "relationships.csv"):
        text = (home / name).read_text(encoding="utf-8")
        with (home / name).open(encoding="utf-8", newline="") as lines:
            table = list(csv.reader(lines))
        assert {len(row) for row in table} == {len(table[0])}
        assert text.count("\n") == len(table)  # neo4j-admin reads no field over several lines


def test_nodes(home: Path) -> None:
    found = {row["id:ID(Actor)"]: row for row in rows(home / "nodes.csv")}
    assert sorted(found) == sorted(ACTORS)
    assert found["CHN"][":LABEL"].split(SEPARATOR) == ["Actor", "Country"]
    assert found["CHN"]["aliases:string[]"].split(SEPARATOR) == ["People's Republic of China", "PRC"]
    assert (found["RUS"]["lat:double"], found["UZB"]["lat:double"]) == ("60.0", "")
    assert found["x-script-b-7f3a"]["verified:boolean"] == "false"


def test_relationships_are_statements(home: Path) -> None:
    found = rows(home / "relationships.csv")
    ids = {row["id:ID(Actor)"] for row in rows(home / "nodes.csv")}
    assert sorted(row["id"] for row in found) == sorted(one.id for one in sample_graph().statements)
    for row in found:
        assert {row[":START_ID(Actor)"], row[":END_ID(Actor)"]} <= ids
        assert re.fullmatch("[A-Z][A-Z0-9_]*", row[":TYPE"])
        assert all(date.fromisoformat(row[key]) for key in ("validFrom:date", "validTo:date") if row[key])
        int(row["support:long"]), float(row["confidence:double"])
    arms = next(row for row in found if row[":TYPE"] == "SUPPLIES_ARMS_TO")
    assert (arms["start"], arms["validFrom:date"], arms["sources:long"]) == ("2021", "2021-01-01", "2")
    assert "Russia supplies weapons to Tajikistan." in arms["quotations:string[]"].split(SEPARATOR)


def test_the_cypher_parses(home: Path) -> None:
    found = statements_of((home / "load.cypher").read_text(encoding="utf-8"))
    assert len(found) == 2 + 1 + 4 + 9  # constraint and index, nodes, labels, types


def test_the_cypher_sets_every_property_from_its_column(home: Path) -> None:
    text = (home / "load.cypher").read_text(encoding="utf-8")
    heads = {name: (home / f"{name}.csv").read_text(encoding="utf-8").splitlines()[0].split(",") for name in ("nodes", "relationships")}
    for statement in text.split(";\n"):
        file = re.search(r"file:///(\w+)\.csv", statement)
        if file:
            assert set(re.findall(r"row\.`([^`]+)`", statement)) | set(re.findall(r"row\.(\w+)", statement)) <= set(heads[file[1]])
    assert set(re.findall(r"a\.`(\w+)` =", text)) == set(NODE_PROPERTIES)
    assert set(re.findall(r"r\.`(\w+)` =", text)) == set(EDGE_PROPERTIES) - {"id"}
    assert "date(row.`validFrom:date`)" in text
    assert "REQUIRE a.id IS UNIQUE" in text


def test_nothing_of_the_articles_is_in_the_cypher(home: Path) -> None:
    text = (home / "load.cypher").read_text(encoding="utf-8")
    for actor in ACTORS.values():
        assert actor.label not in text
    assert "script" not in text


def test_a_relation_of_any_name_is_no_cypher(tmp_path: Path) -> None:
    actors = {name: Actor(name, "country`) DETACH DELETE (n", name) for name in "AB"}
    write_neo4j(Graph(actors, {}, (Statement("s", "A", "x]->() DETACH DELETE a //", "B", "holds", None, None, 1, 1, 0.5, ()),), {}), tmp_path)
    text = (tmp_path / "neo4j" / "load.cypher").read_text(encoding="utf-8")
    assert "MERGE (a)-[r:X_DETACH_DELETE_A {id: row.id}]->(b)" in text
    assert "SET a:CountryDetachDeleteN;" in text
    statements_of(text)


def test_hostile_text_stays_in_its_field(tmp_path: Path) -> None:
    """Neo4j's LOAD CSV takes a backslash before a quotation mark as an escape; none may stand there."""
    labels = ["ends in \\", 'a\\"b', '","', "two\nlines", SEPARATOR + "x", HOSTILE]
    actors = {f"a{number}": replace(ACTORS["UZB"], id=f"a{number}", label=label) for number, label in enumerate(labels)}
    write_neo4j(Graph(actors, {}, (), {}), tmp_path)
    text = (tmp_path / "neo4j" / "nodes.csv").read_text(encoding="utf-8")
    assert '\\"' not in text
    assert "\\," not in text
    named = [row["name"] for row in rows(tmp_path / "neo4j" / "nodes.csv")]
    assert named == ["ends in \\ ", 'a\\ "b', '","', "two lines", "x", printable(HOSTILE)]


def test_the_command_writes_both_formats(tmp_path: Path) -> None:
    write_sqlite(sample_graph(), tmp_path / "kg.sqlite")
    assert run("export", tmp_path, "--format", "neo4j", "--out", tmp_path / "import").stdout.count("\n") == 3
    assert (tmp_path / "import" / "neo4j" / "load.cypher").is_file()
    assert run("export", tmp_path).stdout == f"{tmp_path / 'graph.json'}\n"
    one_line(run("export", tmp_path, "--format", "neo4"), "did you mean 'neo4j'")
    assert set(FORMATS) == {"networkx", "neo4j", "rdf12"}
