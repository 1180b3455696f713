"""What changed between two builds: statements that came, went, ended, changed status or support; and the same as an RDF patch."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph

from kg.errors import UsageError
from kg.store import open_sqlite
from kg.vocabulary import relations

#: Kinds of change in the order in which they are shown.
KINDS = ("added", "ended", "status", "support", "removed")
_STATEMENTS = "SELECT subject, relation, object, status, start, \"end\", support, sources FROM statements"

#: Of one pair of actors and one relation: status -> its start, end, support and sources.
_Side = dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Change:
    """What changed on one (subject, relation, object).

    `added`: the old build said nothing of it; `removed`: the new one does not; `ended`: the new one says that it has ended, the old one
    did not; `status`: they differ in another way on whether it holds; `support`: dates or the number of claims or sources differ.
    """

    kind: str
    subject: tuple[str, str]  # id and label
    relation: str
    object: tuple[str, str]
    old: _Side
    new: _Side

    def record(self) -> dict[str, Any]:
        ends = {name: {"id": end[0], "label": end[1]} for name, end in (("subject", self.subject), ("object", self.object))}
        return {"change": self.kind, "subject": ends["subject"], "relation": self.relation, "object": ends["object"],
                "old": self.old, "new": self.new}

    def line(self) -> tuple[str, ...]:
        """The change as cells of a table: kind, edge, before, after."""
        return self.kind, f"{self.subject[1]} {relations()[self.relation].label} {self.object[1]}", _side(self.old), _side(self.new)


def _side(side: _Side) -> str:
    """The statuses of one side in words: "holds 2021- (2 claims, 2 sources)"."""
    return "; ".join(f"{status}{_dates(known)} ({_count(known['support'], 'claim')}, {_count(known['sources'], 'source')})"
                     for status, known in sorted(side.items())) or "-"


def _dates(known: dict[str, Any]) -> str:
    if not known["start"] and not known["end"]:
        return ""
    return f" {known['start']}" if known["start"] == known["end"] else f" {known['start'] or ''} to {known['end'] or ''}".replace("  ", " ").rstrip()


def _count(number: int, noun: str) -> str:
    """A number with its noun in the right form.

    >>> _count(1, "claim"), _count(0, "source")
    ('1 claim', '0 sources')
    """
    return f"{number} {noun}" + ("" if number == 1 else "s")


def diff(old: Path, new: Path) -> list[Change]:
    """The changes from one build folder to another, by kind and then by the actors' labels.

    Raises UsageError where a folder holds no build, or one that cannot be read.
    """
    before, labels = _read(old)
    after, newer = _read(new)
    labels |= newer
    found = []
    for subject, relation, object_ in before.keys() | after.keys():
        sides = before.get((subject, relation, object_), {}), after.get((subject, relation, object_), {})
        kind = _kind(*sides)
        if kind:
            found.append(Change(kind, (subject, labels[subject]), relation, (object_, labels[object_]), *sides))
    return sorted(found, key=_order)


def _order(change: Change) -> tuple[object, ...]:
    return KINDS.index(change.kind), change.subject[1], change.relation, change.object[1], change.subject, change.object


def _kind(old: _Side, new: _Side) -> str | None:
    if old == new:
        return None
    if not old or not new:
        return "removed" if old else "added"
    if "ended" in new and "ended" not in old:
        return "ended"
    return "status" if old.keys() != new.keys() else "support"


def _read(folder: Path) -> tuple[dict[tuple[str, str, str], _Side], dict[str, str]]:
    try:
        with closing(open_sqlite(folder)) as base:
            labels = dict(tuple(row) for row in base.execute("SELECT id, label FROM actors"))
            found: dict[tuple[str, str, str], _Side] = {}
            for subject, relation, object_, status, *rest in base.execute(_STATEMENTS):
                found.setdefault((subject, relation, object_), {})[status] = dict(zip(("start", "end", "support", "sources"), rest, strict=True))
            return found, labels
    except sqlite3.Error as error:
        raise UsageError(f"{folder / 'kg.sqlite'}: cannot be read: {error}; build it anew") from None


def patch(old: Path, new: Path) -> Iterator[str]:
    """The lines of an RDF Patch that turns the graph of one build into that of another: deletions, then additions, each sorted.

    The form is that of https://afs.github.io/rdf-patch/: `D` and `A` lines with terms as in N-Quads, inside one transaction. Articles'
    named graphs are those of graph.trig. Raises UsageError where a folder holds no such file.
    """
    before, after = _quads(old), _quads(new)
    yield "TX .\n"
    for letter, quads in (("D", before - after), ("A", after - before)):
        for quad in sorted(quads):
            yield f"{letter} {quad} .\n"
    yield "TC .\n"


def _quads(folder: Path) -> set[str]:
    path = folder / "graph.trig"
    if not path.is_file():
        raise UsageError(f"{path}: not found; name the folder that a build wrote")
    try:
        return {str(quad) for quad in pyoxigraph.parse(path=str(path))}
    except SyntaxError as error:
        raise UsageError(f"{path}: cannot be read: {' '.join(str(error).split())}") from None
