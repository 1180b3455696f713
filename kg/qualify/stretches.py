"""Stretches of time, counted from a date: "the past two years", "the first half of last year", "weeks later", "from Monday to Wednesday".

What is told roughly is no more precise than it is sure: "a few days later" is of a month if all days that it may mean are.
"""

from __future__ import annotations

import re
from datetime import timedelta

from kg.qualify.anchor import Anchor, shifted

#: Numbers in words, those to nine first.
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
           "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBER = {"a": 1, "an": 1, "the": 1} | {word: n for n, word in enumerate(NUMBERS[:20], 1)} | \
    {word: 10 * n for n, word in enumerate(NUMBERS[19:], 2)}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ORDER = {"first": 1, "second": 2, "third": 3, "fourth": 4}
#: Days that "days later", "weeks later", "months later" may mean, at least and at most.
_ABOUT = {"day": (1, 7), "week": (8, 42), "month": (45, 240)}

#: Days of a unit; days within which what follows a month is most likely in it, and what follows a year in that.
_LENGTHS = {"week": 7, "fortnight": 14, "month": 30}
_SAME_MONTH, _SAME_YEAR = 7, 100

#: Start and end in ISO 8601; None where the text does not tell them.
Ends = tuple[str | None, str | None] | None


def count(match: re.Match[str]) -> int:
    """The number in the expression; 1 where it tells none."""
    text = (match["n"] or "a").lower()
    return int(text) if text.isdigit() else sum(_NUMBER[word] for word in text.split("-"))


def weekday(name: str) -> int:
    """0 for Monday."""
    return _WEEKDAYS.index(name.lower())


def of_weekdays(match: re.Match[str], anchor: Anchor | None) -> Ends:
    """ "on Monday and Tuesday": the latest ones, or the next for a plan."""
    if anchor is None or anchor.precision < 10:
        return None
    first, last = weekday(match["weekday"]), weekday(match["weekday2"])
    between = timedelta(days=(last - first) % 7)
    if anchor.future:
        start = anchor.date + timedelta(days=(first - anchor.date.weekday()) % 7)
        return start.isoformat(), (start + between).isoformat()
    end = anchor.date - timedelta(days=(anchor.date.weekday() - last) % 7)
    return (end - between).isoformat(), end.isoformat()


def of_words(match: re.Match[str], anchor: Anchor | None) -> Ends:
    """ "yesterday and today"."""
    if anchor is None or anchor.precision < 10:
        return None
    step = {"yesterday": -1, "today": 0, "tomorrow": 1}
    return shifted(anchor, "day", step[match["word"].lower()]), shifted(anchor, "day", step[match["word2"].lower()])


def roughly(anchor: Anchor, unit: str, n: int) -> str | None:
    """So many days, weeks or months from a date of which only the month or year is told: the same month or year, if they are few.

    >>> from datetime import date
    >>> roughly(Anchor(date(2008, 2, 1), 7), "day", 1), roughly(Anchor(date(2008, 1, 1), 4), "month", 3)
    ('2008-02', '2008')
    """
    days = abs(n) * _LENGTHS.get(unit, 1)
    told = anchor.date.isoformat()[: anchor.precision]
    if anchor.precision == 7 and days > _SAME_MONTH:
        inside = 1 < anchor.date.month < 12
        return told[:4] if inside and days <= _SAME_YEAR // 2 else None
    return told if days <= _SAME_YEAR else None


def of_vague(match: re.Match[str], anchor: Anchor | None) -> Ends:
    """ "weeks later", "a few days ago"."""
    if anchor is None:
        return None
    if anchor.precision < 10:
        near = roughly(anchor, match["unit"].lower(), _ABOUT[match["unit"].lower()][0]) if match["unit"].lower() == "day" else None
        return (near, near) if near else None
    sign = -1 if match["dir"].lower() in ("ago", "earlier", "before") else 1
    least, most = (anchor.date + timedelta(days=sign * days) for days in _ABOUT[match["unit"].lower()])
    if least.year != most.year:
        return None
    told = least.isoformat()[: 7 if least.month == most.month else 4]
    return told, told


def of_back(match: re.Match[str], anchor: Anchor | None) -> Ends:
    """ "in the past year", "for the last three months": the time up to now, which what is told "for" it is going on."""
    if anchor is None:
        return None
    unit = match["unit"].lower()
    start, now = shifted(anchor, unit, -count(match)), shifted(anchor, "year" if unit == "decade" else unit, 0)
    if start is None or now is None:
        return None
    return start, None if match.group().lower().startswith("for ") else now


def of_this_year(_: re.Match[str], anchor: Anchor | None) -> Ends:
    """ "later in the year", "the end of the year"."""
    year = f"{anchor.date.year:04d}" if anchor else None
    return (year, year) if year else None


def _year_of(match: re.Match[str], anchor: Anchor | None, months: int) -> int | None:
    """The year of a part of it, of so many months from its start: told, or the latest that had them."""
    if match["year"]:
        return int(match["year"])
    if anchor is None:
        return None
    which = (match["which"] or "").lower()
    return anchor.date.year - (which == "last" or not which and anchor.precision >= 7 and anchor.date.month < months and not anchor.future)


def _part(match: re.Match[str], anchor: Anchor | None, first: int, last: int) -> Ends:
    year = _year_of(match, anchor, last)
    return (f"{year:04d}-{first:02d}", f"{year:04d}-{last:02d}") if year else None


def of_quarter(match: re.Match[str], anchor: Anchor | None) -> Ends:
    """ "Q3 2024", "the third quarter", which is the latest that is over."""
    text = match["q"].lower()
    n = _ORDER.get(text) or int(text[1])
    return _part(match, anchor, 3 * n - 2, 3 * n)


def of_half(match: re.Match[str], anchor: Anchor | None) -> Ends:
    """ "the first half of last year"."""
    n = _ORDER[match["h"].lower()]
    return _part(match, anchor, 6 * n - 5, 6 * n)


def of_opening(match: re.Match[str], anchor: Anchor | None) -> Ends:
    """ "the first eight months of the year"."""
    n = count(match)
    return _part(match, anchor, 1, n) if 1 <= n <= 12 else None
