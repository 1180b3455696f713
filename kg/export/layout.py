"""Where each actor stands in the plane: computed once, seeded, the same for every view.

Each connected component is laid out by itself: its communities start on a circle, a force layout lets the relations pull, and
crowded regions are then widened at the cost of empty ones. The components are packed in rows, the plane is scaled to about
[-1000, 1000], and nodes that overlap are pushed apart.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import networkx
import rustworkx

from kg.export.rows import node_sizes, weight
from kg.graph import Graph

Point = tuple[float, float]
Place = dict[str, Point]

EXTENT = 1000.0
#: Free space between the rims of two nodes, in the units of the plane.
MARGIN = 2.0
#: How much stronger a relation pulls inside a community: enough to set communities apart by eye.
COHESION = 3.0
#: How far a picture goes towards an even spread: 0 leaves the force layout as it is, 1 spaces the actors evenly along each axis.
EVENNESS = 0.75
_SEED = 7
_MOVES = 200
#: Actors times rounds of the force layout; 150 rounds up to 1,000 actors, fewer above (10,000 actors take half a minute).
_WORK = 150_000


def layout(graph: Graph) -> dict[str, tuple[float, float]]:
    """Position of every actor, rounded to one decimal so that machines agree; keys sorted."""
    network = _network(graph)
    sizes = node_sizes(graph)
    components = sorted((sorted(part) for part in networkx.connected_components(network)), key=lambda part: (-len(part), part))
    places = _packed([_component(network.subgraph(part), part) for part in components])
    spread = _apart(_scaled(places), sizes)
    return {actor: (round(spread[actor][0], 1) + 0.0, round(spread[actor][1], 1) + 0.0) for actor in sorted(spread)}


def _network(graph: Graph) -> networkx.Graph:
    """The actors with one undirected edge for each pair that has relations, weights added up."""
    network = networkx.Graph()
    network.add_nodes_from(sorted(graph.actors))
    pulls: dict[tuple[str, str], float] = defaultdict(float)
    for (source, _relation, target), statements in graph.edges().items():
        if source != target:
            pulls[min(source, target), max(source, target)] += weight(statements)
    network.add_weighted_edges_from((*pair, pull) for pair, pull in sorted(pulls.items()))
    return network


def _component(network: networkx.Graph, members: Sequence[str]) -> Place:
    """One component around the origin, in a square whose side grows with the root of its size."""
    side = math.sqrt(len(members))
    if len(members) == 1:
        return {members[0]: (0.0, 0.0)}
    ordered = networkx.Graph()
    ordered.add_nodes_from(members)
    edges = sorted((min(a, b), max(a, b), pull) for a, b, pull in network.edges(data="weight"))
    ordered.add_weighted_edges_from(edges)
    communities = networkx.community.louvain_communities(ordered, seed=_SEED)
    groups = sorted((sorted(group) for group in communities), key=lambda group: (-len(group), group))
    place = _evened(_forced(members, edges, groups))
    reach = max(max(abs(x), abs(y)) for x, y in place.values()) or 1.0
    return {actor: (x * side / reach / 2, y * side / reach / 2) for actor, (x, y) in place.items()}


def _forced(members: Sequence[str], edges: Sequence[tuple[str, str, float]], groups: Sequence[Sequence[str]]) -> Place:
    """The force layout, started from the groups' places on a circle.

    A pull grows with the logarithm of the weight, and is weaker between actors that both have many relations: else they would
    all end in one heap.
    """
    group_of = {actor: number for number, group in enumerate(groups) for actor in group}
    number_of = {actor: number for number, actor in enumerate(members)}
    springs: rustworkx.PyGraph[str, float] = rustworkx.PyGraph()
    springs.add_nodes_from(list(members))
    degree = Counter(end for a, b, _ in edges for end in (a, b))
    springs.add_edges_from([(number_of[a], number_of[b], (COHESION if group_of[a] == group_of[b] else 1.0) * math.log1p(pull)
                             / min(degree[a], degree[b]) ** 0.5) for a, b, pull in edges])
    start = {number_of[actor]: point for actor, point in _circles(groups).items()}
    rounds = max(30, min(150, _WORK // len(members)))
    placed = rustworkx.spring_layout(springs, pos=start, k=1.5 / math.sqrt(len(members)), num_iter=rounds,
                                     weight_fn=float, seed=_SEED)
    return {actor: (float(placed[number][0]), float(placed[number][1])) for actor, number in number_of.items()}


def _evened(place: Place) -> Place:
    """The same picture with crowded stretches of each axis widened; who stands left of or above whom stays as it was."""
    axes = []
    for axis in (0, 1):
        ordered = sorted(place, key=lambda actor: (place[actor][axis], actor))
        low, high = place[ordered[0]][axis], place[ordered[-1]][axis]
        even = {actor: low + (high - low) * number / max(1, len(ordered) - 1) for number, actor in enumerate(ordered)}
        axes.append({actor: (1 - EVENNESS) * place[actor][axis] + EVENNESS * even[actor] for actor in ordered})
    return {actor: (axes[0][actor], axes[1][actor]) for actor in place}


def _circles(groups: Sequence[Sequence[str]]) -> Place:
    """Each group on a small circle of its own, the groups on a large one with arcs as long as they have members."""
    total = sum(map(len, groups))
    place, before = {}, 0
    for group in groups:
        angle = 2 * math.pi * (before + len(group) / 2) / total
        centre = (math.cos(angle), math.sin(angle)) if len(groups) > 1 else (0.0, 0.0)
        radius = math.sqrt(len(group) / total) / 2
        for number, actor in enumerate(group):
            turn = 2 * math.pi * number / len(group)
            place[actor] = (centre[0] + radius * math.cos(turn), centre[1] + radius * math.sin(turn))
        before += len(group)
    return place


def _packed(components: Sequence[Place]) -> Place:
    """The components in rows, the largest first; each stands in a box of its own, with a free rim of half a unit."""
    boxes = [_box(place) for place in components]
    width = max([*(box[2] for box in boxes[:1]), math.sqrt(sum(box[2] * box[3] for box in boxes)) * 1.1])
    packed: Place = {}
    left = top = row = 0.0
    for place, (x_least, y_least, wide, high) in zip(components, boxes, strict=True):
        if left and left + wide > width:
            left, top, row = 0.0, top + row, 0.0
        for actor, (x, y) in place.items():
            packed[actor] = (left + x - x_least, top + y - y_least)
        left, row = left + wide, max(row, high)
    return packed


def _box(place: Place) -> tuple[float, float, float, float]:
    """Left, top, width and height of a component with its rim."""
    xs, ys = [x for x, _ in place.values()], [y for _, y in place.values()]
    return min(xs) - 0.5, min(ys) - 0.5, max(xs) - min(xs) + 1, max(ys) - min(ys) + 1


def _scaled(place: Place) -> Place:
    """The same picture centred on the origin, its longer side from -EXTENT to EXTENT."""
    if not place:
        return {}
    xs, ys = [x for x, _ in place.values()], [y for _, y in place.values()]
    middle = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
    scale = 2 * EXTENT / (max(max(xs) - min(xs), max(ys) - min(ys)) or 1.0)
    return {actor: ((x - middle[0]) * scale, (y - middle[1]) * scale) for actor, (x, y) in place.items()}


def _apart(place: Place, sizes: Mapping[str, float]) -> Place:
    """Push overlapping nodes apart, pair by pair, until none overlaps (or _MOVES rounds are over)."""
    spread = {actor: list(place[actor]) for actor in sorted(place)}
    reach = 2 * max(sizes.values(), default=1.0) + MARGIN
    for _ in range(_MOVES):
        cells: dict[tuple[int, int], list[str]] = defaultdict(list)
        for actor, (x, y) in spread.items():
            cells[math.floor(x / reach), math.floor(y / reach)].append(actor)
        pairs = [(a, b) for cell in cells for a in cells[cell] for b in _near(cells, cell) if a < b]
        if not sum([_push(spread, sizes, *pair) for pair in pairs]):
            break
    return {actor: (x, y) for actor, (x, y) in spread.items()}


def _near(cells: Mapping[tuple[int, int], list[str]], cell: tuple[int, int]) -> list[str]:
    column, row = cell
    return [actor for right in (-1, 0, 1) for down in (-1, 0, 1) for actor in cells.get((column + right, row + down), ())]


def _push(spread: Mapping[str, list[float]], sizes: Mapping[str, float], first: str, second: str) -> bool:
    """Move two nodes apart along the line between them if they overlap; True if they did."""
    a, b = spread[first], spread[second]
    dx, dy = b[0] - a[0], b[1] - a[1]
    distance, wanted = math.hypot(dx, dy), sizes[first] + sizes[second] + MARGIN
    if distance >= wanted - 0.5:
        return False
    if distance < 1e-6:
        dx, dy, distance = 1.0, 0.5, math.hypot(1.0, 0.5)
    step = (wanted - distance) / 2 / distance
    for point, sign in ((a, -1), (b, 1)):
        point[0] += sign * dx * step
        point[1] += sign * dy * step
    return True
