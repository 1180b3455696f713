"""Claims -> statements: what several sources say of the same two actors, with disputes, endings and plans kept apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.model import Claim, Statement, Status, digest
from kg.registry import fold

#: Two sentences with this share of words in common are copies of one text. Set on pairs of wire copies that differ by a byline or a clause.
_COPY = 0.8


def fuse(claims: Iterable[Claim]) -> list[Statement]:
    """One statement for each (subject, relation, object, status), sorted by id. A denial never adds support."""
    triples: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        triples[claim.subject.id, claim.relation, claim.object.id].append(claim)
    made = [_statement(triple, status, found) for triple, group in triples.items() for status, found in _by_status(group).items()]
    return sorted(made, key=lambda statement: statement.id)


def _by_status(claims: list[Claim]) -> dict[Status, list[Claim]]:
    groups: dict[Status, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[_status(claim)].append(claim)
    held, denials = groups.get("holds", []), groups.get("denied", [])
    against = [claim for claim in denials if claim.factuality == "actual" and any(_same_time(claim, other) for other in held)]
    if held and against:
        groups["disputed"] = groups.pop("holds") + against
        groups["denied"] = [claim for claim in denials if claim not in against]
    return {status: found for status, found in groups.items() if found}


def _status(claim: Claim) -> Status:
    if claim.polarity == "negated":
        return "denied"
    return "holds" if claim.factuality == "actual" else claim.factuality


def _same_time(one: Claim, other: Claim) -> bool:
    """Whether both may speak of the same time: their intervals meet, or one has none."""
    if one.time is None or other.time is None:
        return True
    first, second = sorted((one.time, other.time), key=lambda time: time.start or "")
    return first.end is None or second.start is None or second.start[: len(first.end)] <= first.end


def _statement(triple: tuple[str, str, str], status: Status, claims: list[Claim]) -> Statement:
    claims = sorted(claims, key=lambda claim: claim.id)
    affirming = [claim for claim in claims if claim.polarity == "affirmed"]
    start, end = _validity(affirming or claims)
    return Statement(
        "s" + digest(*triple, status), *triple, status, start, end, len(affirming),
        len(independent(affirming or claims)), _confidence(affirming or claims), tuple(claim.id for claim in claims),
    )


def _validity(claims: Sequence[Claim]) -> tuple[str | None, str | None]:
    """Earliest known start and latest known end; open where a source knows a start and no end."""
    times = [claim.time for claim in claims if claim.time]
    start = min((time.start for time in times if time.start), default=None)
    ends = [time.end for time in times]
    return start, max(end for end in ends if end) if ends and all(ends) else None


def independent(claims: Sequence[Claim]) -> list[list[Claim]]:
    """The claims grouped by independent source: one publisher, one article or one copied sentence is one source."""
    groups: list[list[Claim]] = []
    for claim in claims:
        joined = [group for group in groups if any(_one_source(claim, other) for other in group)]
        merged = [claim, *(other for group in joined for other in group)]
        groups = [group for group in groups if group not in joined] + [merged]
    return groups


def _one_source(one: Claim, other: Claim) -> bool:
    if one.article.id == other.article.id:
        return True
    if one.article.publisher and fold(one.article.publisher).lower() == fold(other.article.publisher or "").lower():
        return True
    first, second = _words(one), _words(other)
    return len(first & second) >= _COPY * len(first | second)


def _words(claim: Claim) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", " ".join(piece.text for piece in claim.evidence).lower()))


def _confidence(claims: Sequence[Claim]) -> float:
    """Independent sources make a statement surer (noisy or over the best claim of each)."""
    miss = 1.0
    for group in independent(claims):
        miss *= 1 - max(claim.confidence for claim in group)
    return round(min(1 - miss, 0.999), 3)
