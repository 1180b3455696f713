"""Dates as English texts and metadata write them, with the precision that stands there. Nothing relative, no clock."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
           "october", "november", "december")
_MONTH = (r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
          r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)")
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_FORMS = tuple(re.compile(form, re.IGNORECASE) for form in (
    rf"(?<![\d/.-]){_YEAR}[-/](?P<number>[01]\d)[-/](?P<day>[0-3]\d)(?!\d)",
    rf"(?<![\d/.-])(?P<day>[0-3]\d)\.(?P<number>[01]\d)\.{_YEAR}",
    rf"\b{_DAY}(?: of)?[ -]{_MONTH},?[ -]{_YEAR}",
    rf"\b{_MONTH} {_DAY},? {_YEAR}",
    rf"\b{_MONTH},? {_YEAR}",
))


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text: ISO 8601 of its precision, and the span [start, end) where it stands."""

    iso: str
    start: int
    end: int


def find_dates(text: str) -> list[Found]:
    """All dates with a year, in order; of two that overlap the more precise one. Impossible ones are left out.

    >>> [found.iso for found in find_dates("Published : Dec 26, 2024 21:00 (January 2024), 31 December, 2024, 30 Feb 2024")]
    ['2024-12-26', '2024-01', '2024-12-31']
    """
    found: list[Found] = []
    taken: list[tuple[int, int]] = []
    for form in _FORMS:
        for match in form.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            taken.append(match.span())
            if iso := _iso(match.groupdict()):
                found.append(Found(iso, *match.span()))
    return sorted(found, key=lambda one: one.start)


def iso_date(text: str) -> str | None:
    """The ISO date that a field of metadata states: the first in it; a year alone counts too.

    >>> iso_date("Thu, 26 Dec 2024 21:00:00 GMT"), iso_date("2024-05-06T10:00:00Z"), iso_date("2023"), iso_date("yesterday")
    ('2024-12-26', '2024-05-06', '2023', None)
    """
    whole = re.fullmatch(r"\s*((?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?)\s*", text)
    if whole:
        return whole.group(1)
    found = find_dates(text)
    return found[0].iso if found else None


def _iso(parts: dict[str, str | None]) -> str | None:
    year = int(parts["year"] or 0)
    month = int(parts.get("number") or 0) or _number(parts.get("month") or "")
    if not parts.get("day"):
        return f"{year:04}-{month:02}"
    try:
        return date(year, month, int(parts["day"] or 0)).isoformat()
    except ValueError:
        return None


def _number(month: str) -> int:
    return next((number for number, name in enumerate(_MONTHS, 1) if month and name.startswith(month.lower()[:3])), 0)
