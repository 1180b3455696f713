"""The nouns that all stages share. Character offsets are half-open; dates are ISO 8601 of the precision the text gives."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import Any, Literal

Polarity = Literal["affirmed", "negated"]
Factuality = Literal["actual", "ended", "planned", "possible"]
Status = Literal["holds", "ended", "planned", "possible", "denied", "disputed"]

ACTOR_TYPES = (
    "country", "organization", "government", "force", "person", "company",
    "facility", "place", "group", "initiative", "media",
)


def digest(*parts: object, length: int = 12) -> str:
    """A short stable id made of the parts' texts: the same parts give the same id on every machine.

    >>> digest("a", 1) == digest("a", "1") != digest("a1")
    True
    """
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:length]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a claim stands in print: an article, or one of several that a file collects (then the id ends in `.N`)."""

    id: str
    uri: str
    title: str | None = None
    publisher: str | None = None
    date: str | None = None  # ISO 8601 date of publication as far as known


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch [start, end) of an article's text that belongs together, with its own source.

    kind: `body` is read for claims; `headline` too; `noise` (menus, cookie notices, bylines), `foreign` (another language
    or script) and `repeat` (a passage that stood before in the article) are not, and are counted.
    """

    start: int
    end: int
    kind: Literal["body", "headline", "noise", "foreign", "repeat"]
    source: Source


@dataclass(frozen=True, slots=True)
class Article:
    """One document as read: offsets into `text` are fixed from here on."""

    id: str  # digest of document name's last part and text
    document: str  # ends in the input's file name; records of a collection add `#` and the record's id
    text: str
    source: Source
    language: str = "en"
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A stretch of time in which something about an actor held; either end may be open (None)."""

    actor: str | None = None
    role: str | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """An entry of the registry, or a name found in the texts (then `verified` is False and the id begins with `x-`)."""

    id: str
    type: str
    label: str
    aliases: tuple[str, ...] = ()
    principal: str | None = None  # id of the state or organization for which it acts
    wikidata: str | None = None
    labels: dict[str, str] = field(default_factory=dict, hash=False)  # language tag -> name
    lat: float | None = None
    lon: float | None = None
    region: str | None = None  # for countries: the UN M.49 subregion, such as "Central Asia"
    terms: tuple[Term, ...] = ()  # offices of a person; memberships of a state
    source: str | None = None  # where the facts come from
    verified: bool = True

    def record(self, principal: Actor | None) -> dict[str, Any]:
        """The actor as it stands in claims.jsonl."""
        shown = {"id": principal.id, "label": principal.label} if principal else None
        return {"id": self.id, "label": self.label, "type": self.type, "aliases": list(self.aliases), "principal": shown}


@dataclass(frozen=True, slots=True)
class Time:
    """When, as far as the text says: either end may be None (open or not told); `text` is the expression in the text."""

    start: str | None
    end: str | None
    text: str = ""

    def record(self) -> dict[str, Any]:
        return {"start": self.start, "end": self.end, "text": self.text}


@dataclass(frozen=True, slots=True)
class Claimant:
    """Who says so, where the text attributes the statement: a linked actor (id) or just a name."""

    label: str
    id: str | None = None

    def record(self) -> dict[str, Any]:
        return {"id": self.id, "label": self.label} if self.id else {"label": self.label}


@dataclass(frozen=True, slots=True)
class Evidence:
    """An exact stretch of the article's text; marks are spans of the article inside it that deserve colour."""

    text: str
    start: int
    end: int
    subject: tuple[int, int] | None = None
    object: tuple[int, int] | None = None
    trigger: tuple[int, int] | None = None

    def record(self) -> dict[str, Any]:
        marks = {"subject": self.subject, "object": self.object, "trigger": self.trigger}
        return {"text": self.text, "start": self.start, "end": self.end,
                "marks": {name: list(span) for name, span in marks.items() if span}}


@dataclass(frozen=True, slots=True)
class Claim:
    """What one article says about two actors, with who says so, whether it is fact, when, and where it stands."""

    id: str
    document: str
    article: Source
    subject: Actor
    relation: str
    object: Actor
    polarity: Polarity
    factuality: Factuality
    attributed_to: Claimant | None
    time: Time | None
    detail: str | None
    confidence: float
    evidence: tuple[Evidence, ...]
    trigger: str
    pattern: str
    subject_principal: Actor | None = None
    object_principal: Actor | None = None

    def record(self) -> dict[str, Any]:
        """The claim as a line of claims.jsonl, keys in the contract's order."""
        source = self.article
        return {
            "id": self.id, "document": self.document,
            "article": {"id": source.id, "uri": source.uri, "title": source.title,
                        "publisher": source.publisher, "date": source.date},
            "subject": self.subject.record(self.subject_principal), "relation": self.relation,
            "object": self.object.record(self.object_principal),
            "polarity": self.polarity, "factuality": self.factuality,
            "attributed_to": self.attributed_to.record() if self.attributed_to else None,
            "time": self.time.record() if self.time else None, "detail": self.detail,
            "confidence": self.confidence, "evidence": [piece.record() for piece in self.evidence],
            "trigger": self.trigger, "pattern": self.pattern,
        }

    def with_id(self) -> Claim:
        """The same claim with the id that its content gives."""
        who = self.attributed_to.label if self.attributed_to else ""
        return replace(self, id="c" + digest(self.article.id, self.subject.id, self.relation, self.object.id,
                                             self.polarity, self.factuality, who))


@dataclass(frozen=True, slots=True)
class Statement:
    """All claims that say the same of the same two actors: what the graph's edges are made of."""

    id: str
    subject: str
    relation: str
    object: str
    status: Status
    start: str | None  # validity, earliest known
    end: str | None
    support: int  # claims that affirm it; a denial never adds
    sources: int  # independent sources among them
    confidence: float
    claims: tuple[str, ...]  # ids, sorted

    def record(self) -> dict[str, Any]:
        """The statement as a line of statements.jsonl, keys in the contract's order."""
        return {"id": self.id, "subject": self.subject, "relation": self.relation, "object": self.object,
                "status": self.status, "start": self.start, "end": self.end, "support": self.support,
                "sources": self.sources, "confidence": self.confidence, "claims": list(self.claims)}


def sureness(confidence: float) -> str:
    """A probability with two decimals: what is not certain is never shown as 1.00.

    >>> sureness(0.876), sureness(0.999), sureness(1)
    ('0.88', '0.99', '1.00')
    """
    return f"{confidence if confidence == 1 else min(confidence, 0.99):.2f}"
