"""Two builds compared: kinds of change, the patch read back by rdflib, and builds joined into the bytes of one."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import rdflib
from commands import GOLDEN, one_line, run
from graphs import sample_graph

from kg.diff import diff, patch
from kg.graph import Graph
from kg.merge import merge
from kg.pipeline import write_build

pytestmark = [pytest.mark.filterwarnings(rf"ignore:{what}:DeprecationWarning") for what in (r"Dataset\.", "ConjunctiveGraph is")]


def _written(graph: Graph, folder: Path) -> Path:
    folder.mkdir()
    write_build(graph, folder)
    return folder


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _written(sample_graph(), tmp_path_factory.mktemp("builds") / "old")


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with one statement gone, one ended, one of another status, one better supported."""
    changed = {
        ("KGZ", "member_of", "CSTO"): {"status": "ended", "end": "2025"},
        ("USA", "sanctions", "KGZ"): {"status": "planned"},
        ("RUS", "supplies_arms_to", "TJK"): {"support": 3},
    }
    statements = [replace(one, **changed.get((one.subject, one.relation, one.object), {})) for one in sample_graph().statements  # type: ignore[arg-type]
                  if one.relation != "depends_on"]
    graph = Graph(sample_graph().actors, sample_graph().claims, tuple(statements), sample_graph().sources)
    return _written(graph, tmp_path_factory.mktemp("builds") / "new")


def test_each_kind_of_change_is_found(old: Path, new: Path) -> None:
    found = [(change.kind, change.subject[0], change.relation, change.object[1]) for change in diff(old, new)]
    assert found == [
        ("ended", "KGZ", "member_of", "Collective Security Treaty Organization"), ("status", "USA", "sanctions", "Kyrgyzstan"),
        ("support", "RUS", "supplies_arms_to", "Tajikistan"), ("removed", "KGZ", "depends_on", "Russia"),
    ]
    assert [change.kind for change in diff(new, old)].count("added") == 1
    assert diff(old, old) == []


def test_before_and_after_are_told(old: Path, new: Path) -> None:
    lines = [change.line()[1:] for change in diff(old, new)]
    assert lines[0] == ("Kyrgyzstan member of Collective Security Treaty Organization", "holds (1 claim, 1 source)",
                        "ended to 2025 (1 claim, 1 source)")
    assert lines[2][1:] == ("holds 2021 to (2 claims, 2 sources)", "holds 2021 to (3 claims, 2 sources)")
    assert lines[3][2] == "-"


def test_the_patch_makes_the_new_graph_of_the_old_one(old: Path, new: Path) -> None:
    lines = list(patch(old, new))
    assert lines[0] == "TX .\n" and lines[-1] == "TC .\n" and lines[1:-1] == sorted(lines[1:-1], key=lambda line: (line[0] != "D", line[2:]))
    graph = rdflib.Dataset().parse(old / "graph.trig")
    before = len(graph)
    graph.parse(data="".join(lines), format="patch")
    wanted = rdflib.Dataset().parse(new / "graph.trig")
    assert set(graph.quads()) == set(wanted.quads()) and len(graph) < before


@pytest.mark.parametrize(("style", "part"), [
    ("table", "Ended (1)\n  Kyrgyzstan member of Collective"), ("csv", "change,edge,old,new\nended,Kyrgyzstan member"), ("patch", "TX .\nD <https://"),
])
def test_the_command_in_each_format(old: Path, new: Path, style: str, part: str) -> None:
    assert part in run("diff", old, new, "--format", style).stdout


def test_the_command_as_json_and_of_one_kind(old: Path, new: Path) -> None:
    shown = json.loads(run("diff", old, new, "--format", "json", "--only", "status").stdout)
    assert [(one["change"], one["subject"]["id"], [*one["old"]], [*one["new"]]) for one in shown] == [("status", "USA", ["possible"], ["planned"])]


def test_what_is_no_build_is_named(old: Path, tmp_path: Path) -> None:
    one_line(run("diff", old, tmp_path), "holds no build")
    one_line(run("diff", old, old, "--only", "ad"), "'ad': expected one of added, ended")
    one_line(run("diff", old, old, "--format", "tabel"), "did you mean 'table'")


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Builds of two halves of the golden articles, which share a file, and of all of them."""
    home = tmp_path_factory.mktemp("parts")
    files = sorted(path for path in GOLDEN.iterdir() if path.is_file())
    for name, some in (("one", files[:2]), ("two", files[1:])):
        (home / name).mkdir()
        for path in some:
            shutil.copy(path, home / name)
        assert run("build", home / name, "--out", home / f"{name}.out", "-q").exit_code == 0
    assert run("build", home / "two", home / "one", "--out", home / "all.out", "-q").exit_code == 0
    return home


def test_builds_made_apart_give_the_bytes_of_one(parts: Path) -> None:
    merge([parts / "two.out", parts / "one.out"], parts / "merged")
    names = sorted(path.name for path in (parts / "all.out").iterdir() if not path.name.startswith("."))
    assert "graph.ttl" in names and len(names) > 10
    assert [name for name in names if (parts / "merged" / name).read_bytes() != (parts / "all.out" / name).read_bytes()] == []


def test_a_merged_build_can_be_merged_and_built_on(parts: Path) -> None:
    assert "claims" in run("merge", parts / "one.out", parts / "two.out", "--out", parts / "again").stdout
    report = json.loads(run("build", parts / "two", parts / "one", "--out", parts / "again", "--json").stdout)
    assert report["reused"] == report["articles"] > 0
    assert json.loads(run("merge", parts / "again", "--out", parts / "least", "--min-confidence", "1", "--json").stdout)["claims"] == 0


def test_builds_of_different_readers_are_not_joined(parts: Path, tmp_path: Path) -> None:
    import sqlite3
    from contextlib import closing

    shutil.copytree(parts / "one.out", tmp_path / "other")
    with closing(sqlite3.connect(tmp_path / "other" / ".cache.sqlite")) as base, base:
        base.execute("UPDATE read SET reader = 'other'")
    one_line(run("merge", parts / "two.out", tmp_path / "other", "--out", tmp_path / "out"), "different versions", "build them anew")
    one_line(run("merge", tmp_path, "--out", tmp_path / "out"), ".cache.sqlite is missing")
    (tmp_path / ".cache.sqlite").write_bytes(b"no database")
    one_line(run("merge", tmp_path, "--out", tmp_path / "out"), "cannot be read")
