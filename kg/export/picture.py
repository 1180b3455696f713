"""A static picture of the graph as SVG, with the places and colours of the other views; the same graph gives the same bytes.

Labels stand where they touch no other label and cover no other actor, the best connected first; what finds no room goes without. As PNG
the picture is drawn by resvg, which needs nothing of the system, with the font Roboto from a package.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

import font_roboto
import resvg_py

from kg.export.palette import GROUP_COLORS, OTHER_COLOR, TYPE_COLORS
from kg.export.rows import EdgeRow, NodeRow, edge_rows, node_rows, printable
from kg.graph import Graph
from kg.model import ACTOR_TYPES
from kg.vocabulary import GROUPS, relations

WIDTH, HEIGHT = 1600, 1000
TITLE = "Actors and relations"
#: How many actors are drawn unless another number is asked for: more cannot be read on one sheet.
TOP = 120
#: Edges of the plane left for the title above, the legend at the right, and a rim.
_TOP, _RIGHT, _RIM = 84, 190, 40
_FONT = "Roboto, 'Segoe UI', 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif"
_INK, _MUTED = "#1b1f24", "#59616b"
#: Width of a letter as a share of the font's size: a little more than most have, so that labels do not touch.
_LETTER = 0.56
_LONGEST = 28  # letters of a label; a longer one is replaced by an acronym or cut

Place = tuple[float, float]
Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True)
class _Disc:
    """An actor as drawn: its row, centre and radius in the picture."""

    row: NodeRow
    x: float
    y: float
    radius: float

    def box(self) -> Box:
        return self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius


def picture(graph: Graph, positions: Mapping[str, Place], title: str = TITLE, top: int = TOP) -> str:
    """The picture as SVG text: the `top` best connected actors, less those that have no relation to another of them. The title counts."""
    rows = sorted(node_rows(graph), key=lambda row: (-row.size, row.id))[:top]
    shown = {row.id for row in rows}
    edges = [edge for edge in edge_rows(graph) if {edge.source, edge.target} <= shown]
    linked = {end for edge in edges for end in (edge.source, edge.target)}
    discs = _placed([row for row in rows if row.id in linked], positions)
    counts = (f"{_of(len(discs), len(graph.actors))} actors, {_of(len(edges), len(graph.edges()))} relations; "
              f"{len(graph.claims):,} claims from {len(graph.sources):,} sources")
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" role="img"'
             f' font-family="{_FONT}">', f"<title>{_text(f'{title}: {counts}')}</title>", f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>']
    lines += [*_arrows(edges), *_edges(edges, discs)]
    lines += [f'<circle cx="{disc.x:.1f}" cy="{disc.y:.1f}" r="{disc.radius:.1f}" fill="{disc.row.color}" stroke="#ffffff" stroke-width="1.5">'
              f"<title>{_text(disc.row.label)}</title></circle>" for disc in _largest_first(discs.values())]
    lines += _labels(_largest_first(discs.values()))
    lines += _head(title, counts) + _legend(discs.values(), edges)
    return "\n".join([*lines, "</svg>", ""])


def located(graph: Graph) -> tuple[Graph, dict[str, Place]]:
    """The part of the graph whose actors have coordinates, and their places on a map with straight meridians (north is up)."""
    actors = {key: actor for key, actor in graph.actors.items() if actor.lat is not None and actor.lon is not None}
    kept = tuple(one for one in graph.statements if one.subject in actors and one.object in actors)
    claims = {key: graph.claims[key] for one in kept for key in one.claims if key in graph.claims}
    sources = {claim.article.id: claim.article for claim in claims.values()}
    linked = {end for one in kept for end in (one.subject, one.object)}
    places = {key: (float(actor.lon or 0), -float(actor.lat or 0)) for key, actor in actors.items() if key in linked}
    return Graph({key: actors[key] for key in places}, dict(sorted(claims.items())), kept, dict(sorted(sources.items()))), places


def png(svg: str, zoom: float = 2.0) -> bytes:
    """The picture in pixels, `zoom` of them for each unit."""
    files = [font_roboto.font_files[name] for name in ("Roboto", "RobotoBold")]
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=zoom, font_files=files, skip_system_fonts=True, font_family="Roboto",
                                       sans_serif_family="Roboto"))


def _placed(rows: Sequence[NodeRow], positions: Mapping[str, Place]) -> dict[str, _Disc]:
    """The actors inside the frame, the layout stretched to fill it."""
    places = {row.id: positions.get(row.id, (0.0, 0.0)) for row in rows}
    xs, ys = [x for x, _ in places.values()] or [0.0], [y for _, y in places.values()] or [0.0]
    across = (WIDTH - _RIGHT - 2 * _RIM) / ((max(xs) - min(xs)) or 1.0)
    down = (HEIGHT - _TOP - 2 * _RIM) / ((max(ys) - min(ys)) or 1.0)
    radius = max(0.25, min(0.8, math.sqrt(across * down)))
    return {row.id: _Disc(row, _RIM + (places[row.id][0] - min(xs)) * across, _TOP + _RIM + (places[row.id][1] - min(ys)) * down,
                          max(2.5, row.size * radius)) for row in rows}


def _largest_first(discs: Iterable[_Disc]) -> list[_Disc]:
    return sorted(discs, key=lambda disc: (-disc.radius, disc.row.id))


def _arrows(edges: Sequence[EdgeRow]) -> Iterator[str]:
    """The heads of the arrows, one for each colour."""
    for color in sorted({edge.color for edge in edges}):
        yield (f'<marker id="arrow-{color[1:]}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" markerUnits="userSpaceOnUse"'
               f' orient="auto"><path d="M0 1L8 4L0 7z" fill="{color}"/></marker>')


def _edges(edges: Sequence[EdgeRow], discs: Mapping[str, _Disc]) -> Iterator[str]:
    """The edges from rim to rim, bent a little to their left, so that there and back, and several relations of one pair, are told apart.

    An arrow shows the direction, where the relation has one.
    """
    number: dict[tuple[str, str], int] = {}
    known = relations()
    for edge in edges:
        pair = edge.source, edge.target
        number[pair] = number.get(pair, 0) + 1
        start, end = discs[edge.source], discs[edge.target]
        if start is end:
            continue
        dashed = ' stroke-dasharray="5 4"' if edge.columns.get("status") in ("planned", "possible", "denied", "ended") else ""
        arrow = "" if edge.relation in known and known[edge.relation].symmetric else f' marker-end="url(#arrow-{edge.color[1:]})"'
        yield (f'<path d="{_curve(start, end, 0.06 + 0.07 * (number[pair] - 1))}" fill="none" stroke="{edge.color}"'
               f' stroke-width="{min(4.0, 0.8 + 0.5 * math.log2(1 + edge.weight)):.1f}" stroke-opacity="0.55"{dashed}{arrow}/>')


def _curve(start: _Disc, end: _Disc, bend: float) -> str:
    dx, dy = end.x - start.x, end.y - start.y
    middle = (start.x + end.x) / 2 + dy * bend, (start.y + end.y) / 2 - dx * bend
    first, last = _rim(start, middle), _rim(end, middle)
    return f"M{first[0]:.1f} {first[1]:.1f}Q{middle[0]:.1f} {middle[1]:.1f} {last[0]:.1f} {last[1]:.1f}"


def _rim(disc: _Disc, towards: Place) -> Place:
    dx, dy = towards[0] - disc.x, towards[1] - disc.y
    far = math.hypot(dx, dy) or 1.0
    return disc.x + dx / far * disc.radius, disc.y + dy / far * disc.radius


def _of(shown: int, all_: int) -> str:
    """How many are shown, and of how many.

    >>> _of(3, 3), _of(150, 1200)
    ('3', '150 of 1,200')
    """
    return f"{shown:,}" if shown == all_ else f"{shown:,} of {all_:,}"


def _labels(discs: Sequence[_Disc]) -> Iterator[str]:
    """The labels that find room. One may cover actors of less than half its own actor's size, so that the important ones are named."""
    written: list[Box] = []
    for disc in discs:
        size = max(10.0, min(20.0, 8 + disc.radius * 0.5))
        text = _name(disc.row)
        others = [other.box() for other in discs if other is not disc and other.radius >= disc.radius / 2]
        for anchor, x, y, box in _spots(disc, len(text) * size * _LETTER, size):
            if _inside(box) and not any(_touch(box, other) for other in (*written, *others)):
                written.append(box)
                yield (f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size:.1f}" fill="{_INK}" stroke="#ffffff"'
                       f' stroke-width="3" stroke-linejoin="round" paint-order="stroke">{_text(text)}</text>')
                break


def _name(row: NodeRow) -> str:
    """The label, or where it is long an acronym that the actor has, or the beginning of the label."""
    if len(row.label) <= _LONGEST:
        return row.label
    short = [alias for alias in str(row.columns.get("aliases", "")).split("; ") if 2 < len(alias) < 8 and alias.isalpha() and alias.isupper()]
    return short[0] if short else row.label[: _LONGEST - 1].rstrip() + "…"


def _spots(disc: _Disc, wide: float, size: float) -> Iterator[tuple[str, float, float, Box]]:
    """Where a label may stand, the best first: right, left, below, above, then the corners; anchor, baseline and box of each."""
    gap, near, half = disc.radius + 4, disc.radius * 0.7 + 3, size / 2
    spots = [("start", gap, 0.0), ("end", -gap, 0.0), ("middle", 0.0, gap + half), ("middle", 0.0, -gap - half)]
    spots += [(anchor, right, down) for down in (near + half, -near - half) for anchor, right in (("start", near), ("end", -near))]
    for anchor, right, down in spots:
        x, y = disc.x + right, disc.y + down
        left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        yield anchor, x, y + size * 0.35, (left, y - half, left + wide, y + half)


def _inside(box: Box) -> bool:
    return box[0] > 4 and box[1] > _TOP and box[2] < WIDTH - _RIGHT and box[3] < HEIGHT - 4


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _head(title: str, counts: str) -> list[str]:
    return [f'<text x="{_RIM}" y="42" font-size="26" font-weight="bold" fill="{_INK}">{_text(title)}</text>',
            f'<text x="{_RIM}" y="68" font-size="15" fill="{_MUTED}">{_text(counts)}</text>']


def _legend(discs: Iterable[_Disc], edges: Sequence[EdgeRow]) -> list[str]:
    """The types and groups that the picture has, with their colours."""
    kinds, groups = {str(disc.row.columns["kind"]) for disc in discs}, {str(edge.columns.get("group", "other")) for edge in edges}
    left, y = WIDTH - _RIGHT + 30, _TOP + _RIM
    lines = [_word(left, y, "Actors", bold=True)]
    for kind in [kind for kind in ACTOR_TYPES if kind in kinds] + sorted(kinds - set(ACTOR_TYPES)):
        y += 24
        lines += [f'<circle cx="{left + 8}" cy="{y - 5}" r="7" fill="{TYPE_COLORS.get(kind, OTHER_COLOR)}"/>', _word(left + 28, y, kind)]
    y += 40
    lines.append(_word(left, y, "Relations", bold=True))
    for group in [group for group in GROUPS if group in groups] + sorted(groups - set(GROUPS)):
        y += 24
        lines += [f'<path d="M{left} {y - 5}h18" stroke="{GROUP_COLORS.get(group, OTHER_COLOR)}" stroke-width="4"/>', _word(left + 28, y, group)]
    y += 40
    lines += [f'<path d="M{left} {y - 5}h18" stroke="{_MUTED}" stroke-width="2"/>', _word(left + 28, y, "holds, disputed")]
    lines += [f'<path d="M{left} {y + 19}h18" stroke="{_MUTED}" stroke-width="2" stroke-dasharray="5 4"/>',
              _word(left + 28, y + 24, "ended, planned,"), _word(left + 28, y + 42, "possible, denied")]
    return lines


def _word(x: float, y: float, text: str, *, bold: bool = False) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{x}" y="{y}" font-size="14"{weight} fill="{_INK}">{_text(text)}</text>'


def _text(text: str) -> str:
    return escape(printable(text))
