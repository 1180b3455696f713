"""Where actors stand on a map: at their own place, at their seat, or with the state for which they act."""

from __future__ import annotations

import math
from collections.abc import Iterator

from kg.graph import Graph
from kg.model import Actor
from kg.registry import registry

#: Latitude, longitude, and the id of the actor whose place it is, where it is another's.
Spot = tuple[float, float, str | None]
_STEPS = 4  # a facility in a town in a region in a state


def whereabouts(graph: Graph) -> dict[str, Spot]:
    """The spots of the graph's actors that have one."""
    found = {}
    for actor in graph.actors.values():
        spot = next((spot for one in _bearers(actor, graph) if (spot := _spot(one, actor.id))), None)
        if spot:
            found[actor.id] = spot
    return found


def bodies(graph: Graph) -> dict[str, str]:
    """Names of the groupings of which the graph's states are members, and which are not in the graph themselves."""
    known = registry().actors
    named = {term.actor for actor in graph.actors.values() for term in actor.terms if term.actor and not term.role}
    return {name: known[name].label for name in sorted(named) if name in known and name not in graph.actors}


def _bearers(actor: Actor, graph: Graph) -> Iterator[Actor]:
    """The actor itself, then whoever's place may stand for its own, the nearest first."""
    known = registry()
    here: Actor | None = actor
    for _ in range(_STEPS):
        if here is None:
            return
        yield here
        facts = known.facts.get(here.id, {})
        above = facts.get("located_in") or here.principal or facts.get("operator")
        here = graph.actors.get(above) or known.actors.get(above) if above else None


def _spot(bearer: Actor, actor: str) -> Spot | None:
    if bearer.lat is None or bearer.lon is None or not (math.isfinite(bearer.lat) and math.isfinite(bearer.lon)):
        return None
    return round(bearer.lat, 2), round(bearer.lon, 2), None if bearer.id == actor else bearer.id
