"""A briefing as one page of HTML that needs nothing else: no scripts, no network; light, dark and on paper."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kg.briefing.markdown import address, qualifiers
from kg.briefing.parts import Briefing, Line
from kg.export.rows import printable
from kg.model import Evidence

_HOME = Path(__file__).parent
_MARKS = ("subject", "trigger", "object")


def page(briefing: Briefing, picture: str) -> str:
    """The page as text; `picture` is SVG of ours (`kg.export.picture`), or nothing."""
    style = "\n" + (_HOME / "style.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    environment = Environment(loader=FileSystemLoader(_HOME), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters |= {"plain": printable, "address": address, "qualifiers": lambda claim: "; ".join(qualifiers(claim)), "marked": _marked,
                            "groupby_run": _groups}
    return environment.get_template("page.html.j2").render(
        briefing=briefing, picture=Markup(picture), style=Markup(style),  # noqa: S704 - both are ours
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'")


def _marked(piece: Evidence) -> Iterator[tuple[str, str]]:
    """The quotation in stretches, each with what it names ("" for nothing); marks that overlap an earlier one are left out."""
    spans = sorted((span[0] - piece.start, span[1] - piece.start, name) for name in _MARKS if (span := getattr(piece, name)))
    at = 0
    for start, end, name in spans:
        if at <= start < end <= len(piece.text):
            yield from ((piece.text[at:start], ""), (piece.text[start:end], name))
            at = end
    yield piece.text[at:], ""


def _groups(lines: Sequence[Line]) -> list[tuple[str | None, list[Line]]]:
    """The lines under the names of their groups, in order."""
    return [(group, list(members)) for group, members in groupby(lines, key=lambda line: line.group)]
