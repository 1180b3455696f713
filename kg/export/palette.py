"""Colours that every view shares, told apart by colour-blind readers too: Paul Tol's `muted` and `bright` schemes, as #rrggbb."""

from __future__ import annotations

#: Actor type -> colour of its nodes.
TYPE_COLORS = {
    "country": "#332288",
    "organization": "#117733",
    "government": "#88ccee",
    "force": "#cc6677",
    "person": "#ddcc77",
    "company": "#44aa99",
    "facility": "#882255",
    "place": "#999933",
    "group": "#aa4499",
    "initiative": "#555555",
    "media": "#bbbbbb",
}

#: Relation group -> colour of its edges.
GROUP_COLORS = {
    "institutions": "#4477aa",
    "alignment": "#aa3377",
    "security": "#ee6677",
    "economy": "#228833",
    "diplomacy": "#66ccee",
    "structure": "#ccbb44",
}

#: Backgrounds of groupings (CSTO, EU), in turn: Paul Tol's `light` scheme.
BODY_COLORS = ("#77aadd", "#ee8866", "#bbcc33", "#ffaabb", "#44bb99", "#eedd88", "#99ddff", "#aaaa00")

#: For a type or group that the tables above do not know.
OTHER_COLOR = "#999999"


def rgb(color: str) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255, of a #rrggbb colour.

    >>> rgb("#332288")
    (51, 34, 136)
    """
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)
