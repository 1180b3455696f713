"""Divide an article's text into passages, and tell text to read from what stands around it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from kg.clean.citations import citation
from kg.clean.heads import in_sentence, opening
from kg.clean.lines import Line, split
from kg.clean.parts import sources
from kg.clean.roles import Role, roles
from kg.dates import find_dates
from kg.model import Article, Passage, Source

__all__ = ["clean"]

Kind = Literal["body", "headline", "noise", "foreign", "repeat"]
#: A line up to this length may tell its article's date anywhere; a longer one only in its first characters.
_SHORT, _OPENS = 120, 60
_STAMP = re.compile(r"[\[(]?\s*(?:\d{1,2}[.)]\s*|[A-Z]{3,}[\w/ ]*,?\s*|(?:[A-Z][\w.'’-]+ ){0,2}[A-Z][\w.'’-]+, "
                    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s*)?[\[(]?")
_KINDS: Mapping[Role, Kind] = {"body": "body", "headline": "headline", "foreign": "foreign", "repeat": "repeat"}


def clean(article: Article) -> Article:
    """The article with its passages, sorted and apart: one for each paragraph, with the source that it belongs to.

    Title, publisher and date that the article's record does not give are filled in where the text's head tells them.
    """
    lines = split(article.text)
    found = roles(lines)
    whole, each = sources(article, lines, found)
    whole, each = _dated(whole, each, lines)
    read = zip(lines, found, each, strict=True)
    passages = [passage for line, role, source in read for passage in _passages(line, role, source)]
    return replace(article, source=whole, passages=tuple(passages))


def _dated(whole: Source, each: list[Source], lines: Sequence[Line]) -> tuple[Source, list[Source]]:
    """Sources without a date get the full date of the article's first lines, if one of these is short or opens with it;
    a paragraph that opens with a date of its own ("(1) 22 October 2024.", "[20 Oct 2025, 21:14]") is dated by it, and what follows too."""
    first = [line for line, source in zip(lines, each, strict=True) if source.id == each[0].id][:8] if len({s.id for s in each}) == 1 else []
    head = next((date for line in first if (date := _head_date(line.text))), None)
    if whole.date is None and head:
        whole = replace(whole, date=head)
    dated: list[Source] = []
    own, current = head, each[0].id if each else ""
    for line, source in zip(lines, each, strict=True):
        if source.id != current:
            own, current = None, source.id
        own = _opening_date(line.text) or own
        dated.append(replace(source, date=own) if source.date is None and own else source)
    return whole, dated


def _head_date(text: str) -> str | None:
    dates = find_dates(text)
    if dates and text.endswith(".") and in_sentence(text, dates[0].start):
        return None  # what a sentence tells of that day: "It was founded in April 1949."
    return dates[0].iso if dates and (len(text) <= _SHORT or dates[0].start < _OPENS) else None


def _opening_date(text: str) -> str | None:
    """The day with which a paragraph opens, set off by a stop, a dash or a bracket."""
    dates = [date for date in find_dates(text[:60]) if len(date.iso) == 10]
    if not dates or not _STAMP.fullmatch(text[: dates[0].start]):
        return None
    return dates[0].iso if text[dates[0].end : dates[0].end + 1] in (".", ",", "]", ")", ":", "-", "–", "") or \
        text[dates[0].end : dates[0].end + 3].strip()[:1] in ("-", "–", "—") else None


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
