"""What a briefing is asked for, and the part of the graph that answers it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.export.rows import widened
from kg.fuse import fuse
from kg.graph import Graph
from kg.model import Actor, Claim


@dataclass(frozen=True, slots=True)
class Asked:
    """What a briefing is about: actors by id (all, where there is none), since when (ISO 8601), how sure, how many lines a section."""

    actors: frozenset[str] = frozenset()
    since: str | None = None
    least: float = 0.0
    top: int = 15

    @property
    def narrow(self) -> bool:
        """Whether it leaves out any claim."""
        return bool(self.actors or self.since or self.least)


def narrowed(graph: Graph, asked: Asked) -> Graph:
    """The claims that were asked for, fused anew: support and confidence count only what is left."""
    if not asked.narrow:
        return graph
    kept = [claim for claim in graph.claims.values() if _wanted(claim, asked)]
    return Graph.of(kept, fuse(kept))


def _wanted(claim: Claim, asked: Asked) -> bool:
    if claim.confidence < asked.least or (asked.since and not recent(claim, asked.since)):
        return False
    ends = (claim.subject, claim.object)
    return not asked.actors or any(_is_of(end, asked.actors) for end in ends)


def _is_of(actor: Actor, actors: frozenset[str]) -> bool:
    """Whether an actor is one of them or acts for one of them."""
    return actor.id in actors or actor.principal in actors


def recent(claim: Claim, since: str) -> bool:
    """Whether a claim tells what began or ended since then, or was reported since then.

    A claim without any date is not: nothing shows that it is new.
    """
    first = widened(since, None)
    dates = [claim.article.date, *((claim.time.start, claim.time.end) if claim.time else ())]
    days = [span[1] for date in dates if date and (span := widened(None, date))]
    return first is not None and any(day >= (first[0] or "") for day in days if day)
