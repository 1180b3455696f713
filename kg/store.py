"""What is kept on disk: `kg.sqlite`, the build as tables, and the cache that lets the next build skip articles it has read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from kg.errors import BuildError, UsageError
from kg.graph import Graph
from kg.model import Actor, Claim, Claimant, Evidence, Source, Statement, Term, Time

_SCHEMA = """
CREATE TABLE sources (id TEXT PRIMARY KEY, uri TEXT, title TEXT, publisher TEXT, date TEXT);
CREATE TABLE actors (id TEXT PRIMARY KEY, type TEXT, label TEXT, aliases TEXT, principal TEXT, wikidata TEXT, lat REAL, lon REAL, verified INTEGER,
  record TEXT);
CREATE TABLE claims (id TEXT PRIMARY KEY, document TEXT, source TEXT, subject TEXT, relation TEXT, object TEXT, polarity TEXT, factuality TEXT,
  claimant TEXT, start TEXT, "end" TEXT, detail TEXT, confidence REAL, trigger TEXT, pattern TEXT, record TEXT);
CREATE TABLE evidence (claim TEXT, start INTEGER, "end" INTEGER, text TEXT, PRIMARY KEY (claim, start));
CREATE TABLE statements (id TEXT PRIMARY KEY, subject TEXT, relation TEXT, object TEXT, status TEXT, start TEXT, "end" TEXT,
  support INTEGER, sources INTEGER, confidence REAL);
CREATE TABLE statement_claims (statement TEXT, claim TEXT, PRIMARY KEY (statement, claim));
CREATE INDEX claims_triple ON claims (subject, relation, object);
CREATE INDEX statements_triple ON statements (subject, relation, object);
"""


def write_sqlite(graph: Graph, path: Path) -> None:
    """The build as one SQLite file, the same bytes for the same graph; it appears only when it is complete."""
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(part)) as base:
        base.execute("PRAGMA journal_mode=OFF")
        base.executescript(_SCHEMA)
        with base:
            _fill(base, graph)
    part.replace(path)


def _fill(base: sqlite3.Connection, graph: Graph) -> None:
    insert = "INSERT INTO {} VALUES ({})"
    base.executemany(insert.format("sources", ",".join("?" * 5)),
                     ((s.id, s.uri, s.title, s.publisher, s.date) for s in graph.sources.values()))
    base.executemany(insert.format("actors", ",".join("?" * 10)),
                     ((a.id, a.type, a.label, _json(a.aliases), a.principal, a.wikidata, a.lat, a.lon, a.verified, _json(a))
                      for a in graph.actors.values()))
    for c in graph.claims.values():
        base.execute(insert.format("claims", ",".join("?" * 16)), (
            c.id, c.document, c.article.id, c.subject.id, c.relation, c.object.id, c.polarity, c.factuality,
            c.attributed_to.label if c.attributed_to else None, c.time.start if c.time else None, c.time.end if c.time else None,
            c.detail, c.confidence, c.trigger, c.pattern, _json(c.record())))
        base.executemany(insert.format("evidence", ",".join("?" * 4)), ((c.id, e.start, e.end, e.text) for e in c.evidence))
    for s in graph.statements:
        base.execute(insert.format("statements", ",".join("?" * 10)),
                     (s.id, s.subject, s.relation, s.object, s.status, s.start, s.end, s.support, s.sources, s.confidence))
        base.executemany(insert.format("statement_claims", "?,?"), ((s.id, claim) for claim in s.claims))


def _json(value: Any) -> str:
    return orjson.dumps(value).decode()


def open_sqlite(build: Path) -> sqlite3.Connection:
    """The tables of a build folder, read-only. Raises UsageError where the folder holds no build."""
    path = build / "kg.sqlite"
    if not path.is_file():
        raise UsageError(f"{build}: holds no build (kg.sqlite is missing); make one with: kg build PATH... --out {build}")
    base = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    base.row_factory = sqlite3.Row
    return base


def read_graph(build: Path) -> Graph:
    """The graph of a build folder as it was written. Raises UsageError where the folder holds no build, or one that cannot be read."""
    try:
        with closing(open_sqlite(build)) as base:
            actors = {row["id"]: _actor(orjson.loads(row["record"])) for row in base.execute("SELECT id, record FROM actors ORDER BY id")}
            claims = [_claim(orjson.loads(row["record"]), actors) for row in base.execute("SELECT record FROM claims ORDER BY id")]
            return Graph(actors, {claim.id: claim for claim in claims}, tuple(_statements(base)),
                         {row["id"]: Source(**dict(row)) for row in base.execute("SELECT * FROM sources ORDER BY id")})
    except (sqlite3.Error, KeyError, TypeError, ValueError) as error:
        raise UsageError(f"{build / 'kg.sqlite'}: cannot be read: {error}; build it anew") from None


def _statements(base: sqlite3.Connection) -> Iterator[Statement]:
    claims: dict[str, list[str]] = {}
    for statement, claim in base.execute("SELECT statement, claim FROM statement_claims ORDER BY statement, claim"):
        claims.setdefault(statement, []).append(claim)
    for row in base.execute("SELECT * FROM statements ORDER BY id"):
        yield Statement(**dict(row), claims=tuple(claims.get(row["id"], ())))


def _claim(record: dict[str, Any], actors: dict[str, Actor]) -> Claim:
    """A claim from its line in claims.jsonl; what the actors are stands in a table of its own."""
    fields = dict(record)
    for key in ("subject", "object"):
        principal = record[key]["principal"]
        fields[key], fields[f"{key}_principal"] = actors[record[key]["id"]], actors[principal["id"]] if principal else None
    no_marks = dict.fromkeys(("subject", "object", "trigger"))
    fields["evidence"] = [{**piece, **no_marks, **piece["marks"]} for piece in record["evidence"]]
    return _revived(fields)


class Cache:
    """Claims of articles that were read before, by the article's and the reader's fingerprints."""

    def __init__(self, base: sqlite3.Connection, reader: str) -> None:
        self.base = base
        self.reader = reader

    def get(self, article: str) -> list[Claim] | None:
        row = self.base.execute("SELECT claims FROM read WHERE article = ? AND reader = ?", (article, self.reader)).fetchone()
        return [revive(data) for data in orjson.loads(row[0])] if row else None

    def put(self, article: str, claims: Iterable[Claim]) -> None:
        """Remember an article's claims at once, so that a build that is killed goes on from here."""
        with self.base:
            self.base.execute("INSERT OR REPLACE INTO read VALUES (?, ?, ?)", (article, self.reader, orjson.dumps(list(claims))))

    def forget_others(self, articles: Iterable[str]) -> None:
        """Drop what belongs to other readers or to articles that are no longer part of the build."""
        kept = set(articles)
        stale = [row for row in self.base.execute("SELECT article, reader FROM read") if row[0] not in kept or row[1] != self.reader]
        with self.base:
            self.base.executemany("DELETE FROM read WHERE article = ? AND reader = ?", stale)


@contextmanager
def open_cache(folder: Path, reader: str) -> Iterator[Cache]:
    """The cache of an output folder; a broken one is thrown away, since it can be made anew."""
    path = folder / ".cache.sqlite"
    try:
        base = _connect(path)
    except sqlite3.DatabaseError as error:
        if not path.is_file():
            raise BuildError(f"{folder}: cannot be written: {error}") from None
        path.unlink()
        base = _connect(path)
    with closing(base):
        yield Cache(base, reader)


class Read(NamedTuple):
    """An article as a build has read it: the fingerprints of the article and of its reader, and its claims."""

    article: str
    reader: str
    claims: list[Claim]


def read_cache(folder: Path) -> list[Read]:
    """What a build keeps of its articles, sorted. Raises UsageError where the folder holds no build, or one that cannot be read."""
    path = folder / ".cache.sqlite"
    if not path.is_file():
        raise UsageError(f"{folder}: holds no build with the claims of its articles (.cache.sqlite is missing); "
                         f"make one with: kg build PATH... --out {folder}")
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as base:
            rows = base.execute("SELECT article, reader, claims FROM read ORDER BY article, reader")
            return [Read(article, reader, [revive(data) for data in orjson.loads(claims)]) for article, reader, claims in rows]
    except (sqlite3.DatabaseError, orjson.JSONDecodeError, KeyError, TypeError) as error:
        raise UsageError(f"{path}: cannot be read: {error}; build it anew") from None


def _connect(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(path)
    try:
        base.execute("PRAGMA synchronous=OFF")  # a machine that fails may cost the cache, which can be made anew
        base.execute("CREATE TABLE IF NOT EXISTS read (article TEXT, reader TEXT, claims BLOB, PRIMARY KEY (article, reader))")
    except sqlite3.DatabaseError:
        base.close()
        raise
    return base


def revive(data: dict[str, Any]) -> Claim:
    """A claim from the dictionary that orjson made of it."""
    ends = ("subject", "object", "subject_principal", "object_principal")
    return _revived({**data, **{key: _actor(data[key]) if data[key] else None for key in ends}})


def _revived(fields: dict[str, Any]) -> Claim:
    """A claim whose actors are there already."""
    fields["article"] = Source(**fields["article"])
    fields["attributed_to"] = Claimant(**fields["attributed_to"]) if fields["attributed_to"] else None
    fields["time"] = Time(**fields["time"]) if fields["time"] else None
    fields["evidence"] = tuple(_evidence(piece) for piece in fields["evidence"])
    return Claim(**fields)


def _evidence(data: dict[str, Any]) -> Evidence:
    marks = {key: tuple(data[key]) if data[key] else None for key in ("subject", "object", "trigger")}
    return Evidence(data["text"], data["start"], data["end"], **marks)


def _actor(data: dict[str, Any]) -> Actor:
    return Actor(**{**data, "aliases": tuple(data["aliases"]), "terms": tuple(Term(**term) for term in data["terms"])})
