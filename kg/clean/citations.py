"""References to other articles, as briefs give them before what they quote: author, title, publisher, date, address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from kg.clean.heads import Head, is_name
from kg.dates import find_dates

_LONGEST = 900
_URL = re.compile(r"https?://[^\s<>\"”)]+")
_LABEL = r"^(?i:(?:sources?|references?)\s*:\s*)?"
_PUBLISHED = r"[,.]*[\"”]\.?\s+(?P<publisher>[^\"“”.]{2,80}?)\s*(?P<what>\([^()]*\))?,?\s*$"
_CITED = re.compile(_LABEL + r"(?P<author>[^\"“”.:]{0,80}?),?\s*[\"“](?P<quoted>[^\"”]{8,400}?)" + _PUBLISHED)
#: The title in the original language stood on the line before.
_CITED_TAIL = re.compile(_LABEL + r"(?P<author>)\((?P<quoted>.{8,400}?)\)?" + _PUBLISHED)
_LATIN = re.compile(r"[A-Za-z]{3}")
_TRANSLATED = re.compile(r"\((?P<title>[^()]*[A-Za-z][^()]*)\)?")


@dataclass(frozen=True, slots=True)
class Citation:
    """The cited article, and the spans of the line that can be read: its English title, and its publisher with what that is."""

    head: Head
    spans: tuple[tuple[int, int, Literal["headline", "body"]], ...]


def citation(text: str) -> Citation | None:
    """`A. Author, “Title (its translation),” Publisher (what it is), 25 January 2024. https://…`; None for any other line."""
    dates = find_dates(text) if len(text) <= _LONGEST else []
    url = _URL.search(text)
    last = [found for found in dates if not url or found.end <= url.start()][-1:]
    if not last or re.sub(r"https?://\S+", "", text[last[0].end:]).strip(" .,;)"):
        return None
    before = text[:last[0].start]
    match = _CITED.search(before) or _CITED_TAIL.search(before)
    if not match or not is_name(match["publisher"]) or (match["author"] and not is_name(match["author"])):
        return None
    start, end = _title(match)
    head = Head(title=text[start:end], publisher=match["publisher"].strip(), date=last[0].iso,
                uri=url.group().rstrip(".,") if url else None)
    spans: list[tuple[int, int, Literal["headline", "body"]]] = []
    if _LATIN.search(text, start, end):
        spans.append((start, end, "headline"))
    if match["what"]:
        spans.append((match.start("publisher"), match.end("what"), "body"))
    return Citation(head, tuple(spans))


def _title(match: re.Match[str]) -> tuple[int, int]:
    """Span of the title: the last translation in brackets, else all that is quoted; without blanks and commas at its ends."""
    inner = list(_TRANSLATED.finditer(match["quoted"]))
    start, end = inner[-1].span("title") if inner else (0, len(match["quoted"]))
    title = match["quoted"][start:end]
    start += len(title) - len(title.lstrip(" ,.“"))
    return match.start("quoted") + start, match.start("quoted") + start + len(title.strip(" ,.“"))
