"""The graph: actors as nodes, statements as typed edges, claims behind them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import Actor, Claim, Source, Statement

if TYPE_CHECKING:
    import networkx


@dataclass(frozen=True)
class Graph:
    """A build's result, all parts sorted by id so that every export writes the same bytes."""

    actors: dict[str, Actor]
    claims: dict[str, Claim]
    statements: tuple[Statement, ...]
    sources: dict[str, Source]

    @classmethod
    def of(cls, claims: Iterable[Claim], statements: Iterable[Statement]) -> Graph:
        """Gather the actors and sources that the claims name."""
        kept = {claim.id: claim for claim in sorted(claims, key=lambda claim: claim.id)}
        actors: dict[str, Actor] = {}
        for claim in kept.values():
            for actor in (claim.subject_principal, claim.object_principal, claim.subject, claim.object):
                if actor:
                    actors[actor.id] = _fuller(actors.get(actor.id), actor)
        sources = {claim.article.id: claim.article for claim in kept.values()}
        return cls(dict(sorted(actors.items())), kept, tuple(sorted(statements, key=lambda s: s.id)),
                   dict(sorted(sources.items())))

    def edges(self) -> dict[tuple[str, str, str], list[Statement]]:
        """The statements of each (subject, relation, object), sorted; what GraphML, GEXF and the page draw as one edge."""
        grouped: dict[tuple[str, str, str], list[Statement]] = {}
        for statement in self.statements:
            grouped.setdefault((statement.subject, statement.relation, statement.object), []).append(statement)
        return dict(sorted(grouped.items()))

    def to_networkx(self) -> networkx.MultiDiGraph:
        """A MultiDiGraph with actor ids as nodes (attribute `actor`) and relations as edge keys (attribute `statements`)."""
        import networkx

        graph = networkx.MultiDiGraph()
        for actor in self.actors.values():
            graph.add_node(actor.id, actor=actor)
        for (subject, relation, object_), statements in self.edges().items():
            graph.add_edge(subject, object_, key=relation, statements=statements)
        return graph


def _fuller(known: Actor | None, found: Actor) -> Actor:
    """Of two records of one actor the one that knows a principal; ties go to the smaller text, for stable output."""
    if known is None:
        return found
    return min(known, found, key=lambda actor: (actor.principal is None, repr(actor)))
