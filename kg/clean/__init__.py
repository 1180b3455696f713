"""Divide an article's text into passages, and tell text to read from what stands around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from kg.clean.heads import opening
from kg.clean.lines import Line, split
from kg.clean.parts import sources
from kg.clean.roles import Role, roles
from kg.model import Article, Passage, Source

__all__ = ["clean"]

Kind = Literal["body", "headline", "noise", "foreign", "repeat"]
_KINDS: Mapping[Role, Kind] = {"body": "body", "headline": "headline", "foreign": "foreign", "repeat": "repeat"}


def clean(article: Article) -> Article:
    """The article with its passages, sorted and apart: one for each paragraph, with the source that it belongs to.

    Title, publisher and date that the article's record does not give are filled in where the text's head tells them.
    """
    lines = split(article.text)
    found = roles(lines)
    whole, each = sources(article, lines, found)
    read = zip(lines, found, each, strict=True)
    passages = [passage for line, role, source in read for passage in _passages(line, role, source)]
    return replace(article, source=whole, passages=tuple(passages))


def _passages(line: Line, role: Role, source: Source) -> list[Passage]:
    """The line as one passage; a dateline that opens its first sentence is cut off as noise."""
    start = opening(line.text) if role == "body" else None
    if not start:
        return [Passage(line.start, line.end, _KINDS.get(role, "noise"), source)]
    cut = line.start + start[0]
    stop = line.start + len(line.text[:start[0]].rstrip())
    return [Passage(line.start, stop, "noise", source), Passage(cut, line.end, "body", source)]
