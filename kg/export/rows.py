"""The graph flattened to nodes and edges with scalar columns: what GraphML, GEXF and CSV write alike."""

from __future__ import annotations

import calendar
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from kg.export.palette import GROUP_COLORS, OTHER_COLOR, TYPE_COLORS
from kg.graph import Graph
from kg.model import Actor, Claim, Statement, Status, digest
from kg.vocabulary import Relation, relations

Value = str | int | float | bool
Span = tuple[str | None, str | None]

#: Column -> type as GraphML and GEXF name it; the order is the order in the files. Names keep clear of what Gephi reserves.
NODE_COLUMNS = {"kind": "string", "region": "string", "wikidata": "string", "principal": "string", "principal_label": "string",
                "aliases": "string", "verified": "boolean", "claims": "long", "lat": "double", "lon": "double"}
EDGE_COLUMNS = {"relation": "string", "group": "string", "status": "string", "history": "string", "first_date": "string",
                "last_date": "string", "first_report": "string", "last_report": "string", "support": "long", "sources": "long",
                "confidence": "double", "claimants": "string", "detail": "string", "quotations": "string"}

#: Statuses from the strongest to the weakest: an edge with several statements shows the strongest, `history` shows all.
STATUS_RANK: tuple[Status, ...] = ("holds", "disputed", "ended", "planned", "possible", "denied")
#: Weight of an edge that no source affirms; Gephi deletes edges of weight 0.
UNAFFIRMED = 0.5
QUOTATIONS = 5
MAX_LATITUDE = 89.9  # Mercator has no poles

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?")
_NO_VALUE = frozenset({"", "null", "none", "nan"})


@dataclass(frozen=True, slots=True)
class NodeRow:
    """One actor; `columns` holds only what is known, keys from NODE_COLUMNS."""

    id: str
    label: str
    color: str
    size: float
    columns: dict[str, Value]


@dataclass(frozen=True, slots=True)
class EdgeRow:
    """All statements of one (source, target, relation); `spans` are sorted, disjoint YYYY-MM-DD validity spans."""

    id: str
    source: str
    target: str
    relation: str
    label: str
    weight: float
    color: str
    columns: dict[str, Value]
    spans: tuple[Span, ...]


def printable(text: str) -> str:
    """The text on one line without characters that XML forbids.

    >>> printable(" a\\x07b\\r\\n c ")
    'a b c'
    """
    return " ".join(_NOT_XML.sub(" ", text).split())


class Rows(NamedTuple):
    """Actors and edges as the tables of other tools have them; made once for all of these files."""

    nodes: list[NodeRow]
    edges: list[EdgeRow]


def rows_of(graph: Graph) -> Rows:
    """All rows of a graph."""
    return Rows(node_rows(graph), edge_rows(graph))


def node_rows(graph: Graph) -> list[NodeRow]:
    """All actors, sorted by id."""
    sizes, named = node_sizes(graph), _claims_naming(graph)
    return [NodeRow(printable(actor.id), _label(actor), TYPE_COLORS.get(actor.type, OTHER_COLOR), sizes[actor.id],
                    _known(_node_values(actor, graph.actors, named[actor.id]), NODE_COLUMNS))
            for actor in graph.actors.values()]


def edge_rows(graph: Graph) -> list[EdgeRow]:
    """All (source, relation, target) of the graph, sorted by them."""
    known = relations()
    return [_edge_row(key, statements, graph, known.get(key[1])) for key, statements in graph.edges().items()]


def edge_id(source: str, relation: str, target: str) -> str:
    """A stable id of the edge, the same in every export."""
    return "e" + digest(source, relation, target)


def weight(statements: Iterable[Statement]) -> float:
    """Independent sources that affirm the edge (the most that one of its statements has); always above zero."""
    return float(max((statement.sources for statement in statements), default=0)) or UNAFFIRMED


def node_sizes(graph: Graph) -> dict[str, float]:
    """Radius of each actor, by its weighted degree; smaller in large graphs, so that all fit the plane of `layout`."""
    degree: dict[str, float] = defaultdict(float)
    for (source, _relation, target), statements in graph.edges().items():
        for end in (source, target):
            degree[end] += weight(statements)
    top = max(degree.values(), default=1.0)
    scale = min(1.0, 20 / math.sqrt(len(graph.actors) or 1))
    return {actor: round(scale * (6 + 24 * math.sqrt(degree[actor] / top)), 1) for actor in graph.actors}


def widened(start: str | None, end: str | None) -> Span | None:
    """First and last day of a span whose ends have any ISO precision; None where neither is a date, or it ends before it begins.

    >>> widened("2022", "2023-02")
    ('2022-01-01', '2023-02-28')
    >>> widened("2022-06", None)
    ('2022-06-01', None)
    """
    first, last = _day(start, last=False), _day(end, last=True)
    if (first is None and last is None) or (first and last and first > last):
        return None
    return first, last


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans sorted, overlapping ones united; None is an open end.

    >>> merged([("2022-01-01", None), ("2020-01-01", "2020-12-31"), ("2020-06-01", "2021-01-01")])
    (('2020-01-01', '2021-01-01'), ('2022-01-01', None))
    """
    united: list[Span] = []
    for start, end in sorted(set(spans), key=lambda span: (span[0] or "", span[1] or "~")):
        if united and (united[-1][1] is None or (start or "") <= united[-1][1]):
            first, last = united.pop()
            united.append((first, max(last, end) if last and end else None))
        else:
            united.append((start, end))
    return tuple(united)


def _day(text: str | None, *, last: bool) -> str | None:
    match = _DATE.fullmatch(text or "")
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        month = month or (12 if last else 1)
        day = day or (calendar.monthrange(year or 0, month)[1] if last else 1)
        return date(year or 0, month, day).isoformat()
    except (ValueError, calendar.IllegalMonthError):
        return None


def _edge_row(key: tuple[str, str, str], statements: list[Statement], graph: Graph, relation: Relation | None) -> EdgeRow:
    source, name, target = key
    claims = [graph.claims[claim] for statement in statements for claim in statement.claims if claim in graph.claims]
    values = {"relation": name, "group": relation.group if relation else None,
              **_standing(statements), **_testimony(claims)}
    return EdgeRow(id=edge_id(source, name, target), source=printable(source), target=printable(target), relation=printable(name),
                   label=printable(relation.label if relation else name.replace("_", " ")), weight=weight(statements),
                   color=GROUP_COLORS.get(relation.group, OTHER_COLOR) if relation else OTHER_COLOR,
                   columns=_known(values, EDGE_COLUMNS), spans=merged(filter(None, map(_span, statements))))


def _standing(statements: list[Statement]) -> dict[str, Value | None]:
    ordered = sorted(statements, key=lambda s: (s.start or s.end or "", STATUS_RANK.index(s.status), s.id))
    history = "; ".join(f"{s.status} {s.start or ''}..{s.end or ''}" if s.start or s.end else s.status for s in ordered)
    return {
        "status": min((s.status for s in statements), key=STATUS_RANK.index), "history": history,
        "first_date": min((s.start for s in statements if s.start), default=None),
        "last_date": max((s.end for s in statements if s.end), default=None),
        "support": sum(s.support for s in statements), "sources": max(s.sources for s in statements),
        "confidence": round(max(s.confidence for s in statements), 3),
    }


def _testimony(claims: list[Claim]) -> dict[str, Value | None]:
    reports = sorted(claim.article.date for claim in claims if claim.article.date)
    quotes = dict.fromkeys(printable(piece.text) for claim in sorted(claims, key=lambda claim: (-claim.confidence, claim.id))
                           for piece in claim.evidence)
    return {
        "first_report": reports[0] if reports else None, "last_report": reports[-1] if reports else None,
        "claimants": "; ".join(sorted({claim.attributed_to.label for claim in claims if claim.attributed_to})),
        "detail": "; ".join(sorted({claim.detail for claim in claims if claim.detail})),
        "quotations": " | ".join(list(quotes)[:QUOTATIONS]),
    }


def _span(statement: Statement) -> Span | None:
    """When the statement held; one that ended at an unknown time is shown where it began only. A denial has no time."""
    if statement.status == "denied":
        return None
    closed = statement.end or (statement.start if statement.status == "ended" else None)
    return widened(statement.start, closed)


def _node_values(actor: Actor, actors: Mapping[str, Actor], claims: int) -> dict[str, Value | None]:
    principal = actors.get(actor.principal) if actor.principal else None
    values: dict[str, Value | None] = {
        "kind": actor.type, "region": actor.region, "wikidata": actor.wikidata, "principal": actor.principal,
        "principal_label": principal.label if principal else None, "aliases": "; ".join(actor.aliases),
        "verified": actor.verified, "claims": claims,
    }
    if actor.lat is not None and actor.lon is not None and math.isfinite(actor.lat) and math.isfinite(actor.lon):
        values |= {"lat": max(-MAX_LATITUDE, min(MAX_LATITUDE, float(actor.lat))), "lon": float(actor.lon)}
    return values


def _known(values: Mapping[str, Value | None], columns: Mapping[str, str]) -> dict[str, Value]:
    """The values that are known, in the columns' order, texts made printable."""
    clean = {key: printable(value) if isinstance(value, str) else value for key, value in values.items()}
    return {key: value for key in columns if (value := clean.get(key)) is not None and str(value).lower() not in _NO_VALUE}


def _label(actor: Actor) -> str:
    label = printable(actor.label)
    return printable(actor.id) if label.lower() in _NO_VALUE else label


def _claims_naming(graph: Graph) -> dict[str, int]:
    named: dict[str, int] = defaultdict(int)
    for claim in graph.claims.values():
        for actor in {claim.subject.id, claim.object.id}:
            named[actor] += 1
    return named
