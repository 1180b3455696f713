"""The sentences behind an edge, from the `kg.sqlite` of a build."""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import orjson

from kg.errors import UsageError, nearest
from kg.vocabulary import relations

#: Statuses in the order in which they are shown.
_RANK = {"holds": 0, "disputed": 1, "ended": 2, "planned": 3, "possible": 4, "denied": 5}


@dataclass(frozen=True, slots=True)
class Edge:
    """One statement, and the claims behind it as they stand in claims.jsonl, in the order of documents."""

    statement: dict[str, Any]
    claims: tuple[dict[str, Any], ...]

    def record(self) -> dict[str, Any]:
        return {"statement": self.statement, "claims": list(self.claims)}


@dataclass(frozen=True, slots=True)
class Question:
    """Which edges are asked for: ids of actors (several where a name is shared) and of a relation; None means any.

    Without a relation the direction does not count, and neither does it where the relation is symmetric.
    """

    subject: frozenset[str]
    relation: str | None = None
    object: frozenset[str] | None = None

    def fits(self, subject: str, relation: str, object_: str) -> bool:
        """Whether an edge answers the question."""
        if self.relation not in (None, relation):
            return False
        either = self.relation is None or relations()[relation].symmetric
        return self._ends(subject, object_) or (either and self._ends(object_, subject))

    def _ends(self, subject: str, object_: str) -> bool:
        return subject in self.subject and (self.object is None or object_ in self.object)

    def reversed(self) -> Question | None:
        """The same question with subject and object exchanged, None where that is no other question."""
        return Question(self.object, self.relation, self.subject) if self.object and self.relation else None


def question(base: sqlite3.Connection, subject: str, relation: str | None = None, object_: str | None = None) -> Question:
    """The question that three words of a user mean. `relation` may be an actor's name where no object is given.

    Raises UsageError with the nearest name for an actor or relation that the build or the inventory does not have.
    """
    asked = find_actors(base, subject)
    if relation is None:
        return Question(asked)
    known = _relation(relation)
    if known is None and object_ is None:
        try:
            return Question(asked, None, find_actors(base, relation))
        except UsageError:
            raise UsageError(f"{relation!r} is neither a relation nor an actor of this build"
                             f"{nearest(relation, [*relations(), *_labels(base)])}") from None
    if known is None:
        raise UsageError(f"no relation {relation!r}{nearest(relation, relations())}; `kg relations` lists them")
    return Question(asked, known, find_actors(base, object_) if object_ else None)


def _relation(name: str) -> str | None:
    """The id of a relation by id, label or RDF term: "hosts_base_of", "hosts base of", "kg:hostsBaseOf"."""
    wanted = _key(name.removeprefix("kg:"))
    for relation in relations().values():
        if wanted in (_key(relation.id), _key(relation.label), _key(relation.term)):
            return relation.id
    return None


def find_actors(base: sqlite3.Connection, name: str) -> frozenset[str]:
    """Ids of the actors of that id, or else that label, or else that alias; case and accents do not count.

    Raises UsageError with the nearest name where there is none.
    """
    wanted = _key(name)
    found: dict[str, set[str]] = {"id": set(), "label": set(), "alias": set()}
    for row in base.execute("SELECT id, label, aliases FROM actors"):
        if _key(row["id"]) == wanted:
            found["id"].add(row["id"])
        if _key(row["label"]) == wanted:
            found["label"].add(row["id"])
        if any(_key(alias) == wanted for alias in orjson.loads(row["aliases"])):
            found["alias"].add(row["id"])
    best = found["id"] or found["label"] or found["alias"]
    if not best:
        raise UsageError(f"no actor {name!r} in this build{nearest(name, _labels(base))}")
    return frozenset(best)


def _labels(base: sqlite3.Connection) -> list[str]:
    """Every name in the build, labels first."""
    rows = base.execute("SELECT id, label, aliases FROM actors ORDER BY label, id").fetchall()
    aliases = (alias for row in rows for alias in orjson.loads(row["aliases"]))
    return list(dict.fromkeys([*(row["label"] for row in rows), *(row["id"] for row in rows), *aliases]))


def _key(name: str) -> str:
    """A name without case, accents, and the difference of blanks, hyphens and underscores.

    >>> _key("Türkiye") == _key("turkiye"), _key("hosts_base_of") == _key("hosts base  of")
    (True, True)
    """
    plain = "".join(char for char in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(char))
    return " ".join(plain.replace("_", " ").replace("-", " ").replace("’", "'").split())


def edges(base: sqlite3.Connection, asked: Question) -> list[Edge]:
    """The edges that answer the question: facts first, then what is disputed, ended, planned, possible and denied."""
    rows = [row for row in base.execute("SELECT * FROM statements") if asked.fits(row["subject"], row["relation"], row["object"])]
    labels = {row["id"]: row["label"] for row in base.execute("SELECT id, label FROM actors")}
    found = [Edge(_statement(row, labels), tuple(_claims(base, row["id"]))) for row in rows]
    return sorted(found, key=lambda edge: (_RANK[edge.statement["status"]], *_order(edge.statement)))


def _order(statement: dict[str, Any]) -> Iterable[Any]:
    return (-statement["support"], statement["relation"], statement["subject"]["label"], statement["object"]["label"],
            statement["id"])


def _statement(row: sqlite3.Row, labels: dict[str, str]) -> dict[str, Any]:
    ends = {key: {"id": row[key], "label": labels[row[key]]} for key in ("subject", "object")}
    return {**dict(row), **ends}


def _claims(base: sqlite3.Connection, statement: str) -> Iterator[dict[str, Any]]:
    rows = base.execute("SELECT record FROM claims JOIN statement_claims ON claims.id = claim WHERE statement = ?", (statement,))
    found = [orjson.loads(row["record"]) for row in rows]
    yield from sorted(found, key=lambda claim: (claim["article"]["date"] or "", claim["document"],
                                                claim["evidence"][0]["start"], claim["id"]))
