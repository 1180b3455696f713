"""Divide an article's text into passages, and tell text to read from what stands around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from kg.clean.citations import citation
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
    """The line as one passage; of a citation title and publisher are read, a dateline that opens a sentence is cut off."""
    if role == "citation" and (cited := citation(line.text)):
        return _pieces(line, cited.spans, source)
    start = opening(line.text) if role == "body" else None
    if start:
        return _pieces(line, [(start[0], len(line.text), "body")], source)
    return [Passage(line.start, line.end, _KINDS.get(role, "noise"), source)]


def _pieces(line: Line, spans: Sequence[tuple[int, int, Kind]], source: Source) -> list[Passage]:
    """The spans of the line, counted from its start, and what is left between them as noise."""
    passages: list[Passage] = []
    done = 0
    for start, end, kind in [*spans, (len(line.text), len(line.text), "noise")]:
        left = line.text[done:start]
        if left.strip():
            begin = done + len(left) - len(left.lstrip())
            passages.append(Passage(line.start + begin, line.start + done + len(left.rstrip()), "noise", source))
        if end > start:
            passages.append(Passage(line.start + start, line.start + end, kind, source))
        done = end
    return passages
