"""Positions: the same for the same graph, apart from one another, communities together."""

from __future__ import annotations

import math
from itertools import combinations, pairwise

import pytest
from graphs import sample_graph

from kg.export.layout import EXTENT, layout
from kg.export.rows import node_sizes
from kg.graph import Graph
from kg.model import Actor, Statement


def ring(*sizes: int, bridge: bool = False) -> Graph:
    """Cliques of the given sizes, alone or each joined by one edge to the next."""
    actors: dict[str, Actor] = {}
    statements: list[Statement] = []
    first: list[str] = []
    for clique, size in enumerate(sizes):
        names = [f"c{clique}n{number:02d}" for number in range(size)]
        actors |= {name: Actor(name, "country", name) for name in names}
        statements += [joined(a, b) for a, b in combinations(names, 2)]
        first.append(names[0])
    if bridge:
        statements += [joined(a, b) for a, b in pairwise(first)]
    return Graph(actors, {}, tuple(statements), {})


def joined(source: str, target: str) -> Statement:
    return Statement(f"s{source}{target}", source, "cooperates_with", target, "holds", None, None, 1, 1, 0.9, ())


def overlaps(graph: Graph) -> list[tuple[str, str]]:
    places, sizes = layout(graph), node_sizes(graph)
    return [(a, b) for a, b in combinations(places, 2) if math.dist(places[a], places[b]) < sizes[a] + sizes[b]]


def middle(places: dict[str, tuple[float, float]], prefix: str) -> tuple[float, float]:
    inside = [place for name, place in places.items() if name.startswith(prefix)]
    return sum(x for x, _ in inside) / len(inside), sum(y for _, y in inside) / len(inside)


def test_every_actor_has_a_place_and_the_order_is_sorted() -> None:
    graph = sample_graph()
    assert list(layout(graph)) == sorted(graph.actors)


def test_same_graph_same_places_in_any_order_of_actors_and_statements() -> None:
    graph = ring(5, 4, 3, bridge=True)
    turned = Graph(dict(reversed(graph.actors.items())), {}, tuple(reversed(graph.statements)), {})
    assert layout(graph) == layout(graph) == layout(turned)


def test_places_fill_the_plane_and_are_rounded() -> None:
    numbers = [number for place in layout(ring(8, 6, 1, 1)).values() for number in place]
    assert EXTENT * 0.9 < max(map(abs, numbers)) <= EXTENT * 1.1
    assert all(round(number, 1) == number for number in numbers)
    assert not any(str(number) == "-0.0" for number in numbers)


@pytest.mark.parametrize("sizes", [(30,), (12, 9, 7), (1,) * 40, (2, 2, 2, 1, 1)])
def test_no_two_nodes_overlap(sizes: tuple[int, ...]) -> None:
    assert overlaps(ring(*sizes)) == []
    assert overlaps(ring(*sizes, bridge=True)) == []


def test_communities_stand_apart() -> None:
    graph = ring(8, 8, 8, bridge=True)
    places = layout(graph)
    for name, place in places.items():
        nearest = min(("c0", "c1", "c2"), key=lambda clique: math.dist(place, middle(places, clique)))
        assert name.startswith(nearest)


def test_components_do_not_mix() -> None:
    places = layout(ring(10, 5))
    big = [x for name, (x, _) in places.items() if name.startswith("c0")]
    assert not any(min(big) <= x <= max(big) and abs(y) < 1 for name, (x, y) in places.items() if name.startswith("c1"))


def test_small_graphs() -> None:
    assert layout(Graph({}, {}, (), {})) == {}
    assert layout(ring(1)) == {"c0n00": (0.0, 0.0)}
    loop = Graph({"A": Actor("A", "country", "A")}, {}, (joined("A", "A"),), {})
    assert layout(loop) == {"A": (0.0, 0.0)}
