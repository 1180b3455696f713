"""The build as SQLite, and the cache of what was read."""

from __future__ import annotations

import sqlite3
from dataclasses import asdict
from pathlib import Path

import orjson
import pytest
from graphs import sample_graph

from kg.errors import BuildError, UsageError
from kg.graph import Graph
from kg.store import open_cache, open_sqlite, read_graph, revive, write_sqlite


def test_the_same_graph_gives_the_same_bytes(tmp_path: Path) -> None:
    graph = sample_graph()
    again = Graph.of(reversed(list(graph.claims.values())), reversed(graph.statements))
    for name, one in (("a", graph), ("b", again)):
        write_sqlite(one, tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_writing_again_replaces_the_file_and_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "kg.sqlite"
    path.write_text("an older build")
    (tmp_path / "kg.sqlite.part").write_text("killed half way")
    write_sqlite(sample_graph(), path)
    first = path.read_bytes()
    write_sqlite(sample_graph(), path)
    assert path.read_bytes() == first
    assert [found.name for found in tmp_path.iterdir()] == ["kg.sqlite"]


def test_the_tables_hold_the_graph(tmp_path: Path) -> None:
    graph = sample_graph()
    write_sqlite(graph, tmp_path / "kg.sqlite")
    base = open_sqlite(tmp_path)
    counts = {table: base.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("sources", "actors", "claims", "statements")}
    assert counts == {"sources": len(graph.sources), "actors": len(graph.actors), "claims": len(graph.claims), "statements": len(graph.statements)}
    for row in base.execute("SELECT id, record FROM claims"):
        assert orjson.loads(row["record"]) == orjson.loads(orjson.dumps(graph.claims[row["id"]].record()))
    [status] = base.execute("SELECT status FROM statements WHERE subject = 'TJK' AND object = 'CHN'").fetchall()
    assert status["status"] == "disputed"
    base.close()


def test_every_statement_leads_to_its_claims_and_their_quotes(tmp_path: Path) -> None:
    write_sqlite(sample_graph(), tmp_path / "kg.sqlite")
    base = open_sqlite(tmp_path)
    lost = base.execute("SELECT statement FROM statement_claims WHERE claim NOT IN (SELECT claim FROM evidence)").fetchall()
    assert lost == []
    base.close()


def test_the_tables_are_opened_for_reading_only(tmp_path: Path) -> None:
    write_sqlite(sample_graph(), tmp_path / "kg.sqlite")
    base = open_sqlite(tmp_path)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        base.execute("DELETE FROM claims")
    base.close()


def test_a_folder_without_a_build(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no build"):
        open_sqlite(tmp_path)


def test_a_claim_survives_the_cache() -> None:
    for claim in sample_graph().claims.values():
        assert revive(orjson.loads(orjson.dumps(asdict(claim)))) == claim


def test_hit_and_miss(tmp_path: Path) -> None:
    claims = list(sample_graph().claims.values())
    with open_cache(tmp_path, "reader1") as cache:
        assert cache.get("a1") is None
        cache.put("a1", claims)
        cache.put("a2", [])
        assert cache.get("a1") == claims
    with open_cache(tmp_path, "reader1") as cache:
        assert cache.get("a1") == claims
        assert cache.get("a2") == []  # read, and nothing found
        assert cache.get("a3") is None


def test_another_reader_does_not_use_it(tmp_path: Path) -> None:
    with open_cache(tmp_path, "reader1") as cache:
        cache.put("a1", [])
    with open_cache(tmp_path, "reader2") as cache:
        assert cache.get("a1") is None


def test_what_was_put_is_on_disk_at_once(tmp_path: Path) -> None:
    with open_cache(tmp_path, "reader1") as cache:
        cache.put("a1", [])
        with open_cache(tmp_path, "reader1") as other:
            assert other.get("a1") == []


def test_old_readers_and_articles_are_forgotten(tmp_path: Path) -> None:
    for reader in ("reader1", "reader2"):
        with open_cache(tmp_path, reader) as cache:
            cache.put("a1", [])
            cache.put("a2", [])
    with open_cache(tmp_path, "reader2") as cache:
        cache.forget_others(["a1"])
        assert (cache.get("a1"), cache.get("a2")) == ([], None)
    with open_cache(tmp_path, "reader1") as cache:
        assert cache.get("a1") is None


def test_a_broken_cache_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / ".cache.sqlite").write_bytes(b"no database at all, but long enough to be looked at" * 50)
    with open_cache(tmp_path, "reader1") as cache:
        cache.put("a1", [])
        assert cache.get("a1") == []


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="cannot be written"), open_cache(tmp_path / "missing", "reader1"):
        pass


def test_a_graph_is_read_as_it_was_written(tmp_path: Path) -> None:
    write_sqlite(sample_graph(), tmp_path / "kg.sqlite")
    read = read_graph(tmp_path)
    assert read == sample_graph()
    assert {key: actor.labels for key, actor in read.actors.items()} == {key: actor.labels for key, actor in sample_graph().actors.items()}


def test_a_build_of_an_older_kg_is_named(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "kg.sqlite") as base:
        base.execute("CREATE TABLE actors (id TEXT)")
    base.close()
    with pytest.raises(UsageError, match="build it anew"):
        read_graph(tmp_path)
