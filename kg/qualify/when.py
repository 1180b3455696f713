"""Expressions of time -> ISO 8601 of the precision that the text gives, relative ones against the article's or passage's date.

A year is never guessed without an anchor: "in July" stays None where the source has no date.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name} | \
    {name.lower(): n for n, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_DAYS = {name.lower(): n for n, name in enumerate(calendar.day_name)}
_M = r"(?P<month>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?" \
    r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
_D = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_Y = r"(?P<year>(?:1[89]|20)\d\d)"
_NUMBER = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
_PATTERNS = [
    ("iso", r"(?P<year>(?:19|20)\d\d)-(?P<mm>[01]\d)-(?P<dd>[0-3]\d)"),
    ("days", rf"{_D}\s?[-–]\s?(?P<day2>[0-3]?\d) (?:of )?{_M}(?:,? {_Y})?"),
    ("days", rf"{_M} {_D}\s?[-–]\s?(?P<day2>[0-3]?\d)(?:, {_Y})?"),
    ("day", rf"{_D} (?:of )?{_M}(?:,? {_Y})?"),
    ("day", rf"{_M} {_D}(?:st|nd|rd|th)?(?:, {_Y})?(?!\d)"),
    ("years", rf"(?:between|from) {_Y} (?:and|to|until|till) (?P<year2>(?:19|20)\d\d)"),
    ("years", rf"{_Y}\s?[-–]\s?(?P<year2>(?:19|20)\d\d)"),
    ("month", rf"(?:early |mid-|late |the end of |the start of )?{_M},? (?:of )?{_Y}"),
    ("season", rf"(?P<season>spring|summer|autumn|winter|fall)(?: of)?(?: {_Y})"),
    ("quarter", rf"(?:the )?(?P<q>first|second|third|fourth|q[1-4]) (?:quarter (?:of )?)?{_Y}"),
    ("half", rf"(?:the )?(?P<h>first|second) half of {_Y}"),
    ("decade", r"(?:the )?(?:early |mid-|late )?(?P<decade>(?:19|20)\d)0s"),
    ("fiscal", rf"(?:fiscal|financial) (?:year )?{_Y}"),
    ("weekday", rf"(?P<which>last |next |this )?(?P<weekday>{'|'.join(_DAYS)})"),
    ("relative", r"(?P<which>last|this|next|past|previous|the same|that|earlier this|later this) "
                 r"(?P<unit>week|month|year|spring|summer|autumn|winter|weekend|night)"),
    ("lastmonth", rf"(?P<which>last|this|next|that) {_M}(?![a-z])"),
    ("ago", r"(?P<n>\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten) (?P<unit>day|week|month|year|decade)s? (?P<dir>ago|earlier|later)"),
    ("word", r"(?P<word>yesterday|today|tonight|tomorrow)"),
    ("year", rf"(?<![\d$€£.,-]){_Y}(?![\d%]|[.,]\d|-)"),
]
_COMPILED = [(name, re.compile(rf"(?<![A-Za-z])(?:{pattern})(?![A-Za-z])", re.IGNORECASE)) for name, pattern in _PATTERNS]
_BARE = re.compile(rf"(?<=\b)(?:in|since|by|until|of|from|for|during|after|before|early|late|mid)[ -]{_M}(?![a-z])(?! \d)(?!,? \d{{4}})",
                   re.IGNORECASE)
_SINCE = re.compile(r"(?:since|from|after|as of|starting|beginning|starting in|beginning in|from the)\s+"
                    r"(?:the )?(?:early |late |mid-|end of |start of )?$", re.IGNORECASE)
_UNTIL = re.compile(r"(?:until|till|through|up to|by the end of|expires? (?:in|on)|by)\s+(?:the )?(?:early |late |mid-|end of )?$", re.IGNORECASE)


_ISO = re.compile(r"[12]\d{3}(?:-\d\d){0,2}")


@dataclass(frozen=True, slots=True)
class When:
    """An expression at [first, last) of the sentence's text with its ISO ends."""

    first: int
    last: int
    start: str | None
    end: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """The date of the source, from which relative expressions count."""

    date: date
    precision: int  # characters of ISO that are known: 4, 7 or 10
    future: bool  # whether the clause looks ahead of it


#: Start and end in ISO 8601; None where the text does not tell them.
Ends = tuple[str | None, str | None] | None


def expressions(text: str, anchor: str | None, future: bool = False) -> list[When]:
    """The resolvable expressions of a sentence in text order; `anchor` is the ISO date of its source, `future` the clause's tense.

    >>> [(w.start, w.end) for w in expressions("since 24 February 2022", None)]
    [('2022-02-24', None)]
    >>> [(w.start, w.end) for w in expressions("on Thursday", "2024-12-27")]
    [('2024-12-26', '2024-12-26')]
    """
    known = _anchor(anchor, future)
    found: list[When] = []
    taken = bytearray(len(text))
    for name, match in _matches(text):
        first, last = match.span()
        if any(taken[first:last]):
            continue
        ends = _possible(name, match, known)
        taken[first:last] = b"\x01" * (last - first)
        if ends is not None:
            found.append(_directed(text, first, last, *ends))
    return sorted(found, key=lambda when: when.first)


def _possible(name: str, match: re.Match[str], anchor: Anchor | None) -> Ends:
    """What an expression means, None where no calendar has it ("3000 years ago")."""
    try:
        ends = _ABSOLUTE[name](match) if name in _ABSOLUTE else _ANCHORED[name](match, anchor)
    except OverflowError:
        return None
    return ends if ends is None or all(end is None or _ISO.fullmatch(end) for end in ends) else None


def _matches(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    for name, pattern in _COMPILED:
        for match in pattern.finditer(text):
            if name in ("day", "month") and match["month"].lower() == "may" and match["month"] != "May":
                continue
            yield name, match
    for match in _BARE.finditer(text):
        if match["month"][0].isupper():
            yield "baremonth", match


def _directed(text: str, first: int, last: int, start: str | None, end: str | None) -> When:
    before = text[max(0, first - 24) : first]
    expression = text[first:last]
    if expression.lower().startswith("since ") or _SINCE.search(before):
        return When(first, last, start, None, expression)
    if expression.lower().startswith(("until ", "by ")) or _UNTIL.search(before):
        return When(first, last, None, end, expression)
    return When(first, last, start, end, expression)


def _anchor(iso: str | None, future: bool) -> Anchor | None:
    if not iso:
        return None
    parts = [int(part) for part in iso[:10].split("-")]
    try:
        return Anchor(date(*(parts + [1, 1])[:3]), len(iso[:10]), future)
    except ValueError:
        return None


def _month(match: re.Match[str]) -> int:
    return _MONTHS[match["month"].lower().rstrip(".")]


def _year_for(month: int, day: int, anchor: Anchor | None) -> int | None:
    """The year of a month named without one: the latest not after the anchor (with some days of grace), or the next for a plan."""
    if anchor is None:
        return None
    base = anchor.date
    if anchor.precision < 7:
        return base.year
    if anchor.future:
        return base.year if (month, day or 31) >= (base.month, base.day) else base.year + 1
    return base.year if (month, day) <= (base.month, base.day if day else 31) else base.year - 1


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _of_iso(match: re.Match[str]) -> Ends:
    found = _iso(int(match["year"]), int(match["mm"]), int(match["dd"]))
    return (found, found) if found else None


def _of_day(match: re.Match[str], anchor: Anchor | None) -> Ends:
    month, day = _month(match), int(match["day"])
    year = int(match["year"]) if match["year"] else _year_for(month, day, anchor)
    found = _iso(year, month, day) if year else None
    return (found, found) if found else None


def _of_days(match: re.Match[str], anchor: Anchor | None) -> Ends:
    month = _month(match)
    year = int(match["year"]) if match["year"] else _year_for(month, int(match["day"]), anchor)
    if not year:
        return None
    first, last = _iso(year, month, int(match["day"])), _iso(year, month, int(match["day2"]))
    return (first, last) if first and last else None


def _of_month(match: re.Match[str]) -> Ends:
    found = f"{match['year']}-{_month(match):02d}"
    return found, found


def _of_baremonth(match: re.Match[str], anchor: Anchor | None) -> Ends:
    month = _month(match)
    year = _year_for(month, 0, anchor)
    return (f"{year}-{month:02d}",) * 2 if year else None


def _of_lastmonth(match: re.Match[str], anchor: Anchor | None) -> Ends:
    if anchor is None:
        return None
    month, base = _month(match), anchor.date
    which = match["which"].lower()
    if which in ("this", "that"):
        year = base.year
    elif which == "next":
        year = base.year if month > base.month else base.year + 1
    else:
        year = base.year if month < base.month else base.year - 1
    return (f"{year}-{month:02d}",) * 2


def _of_years(match: re.Match[str]) -> Ends:
    return match["year"], match["year2"]


def _of_year(match: re.Match[str]) -> Ends:
    return match["year"], match["year"]


def _of_season(match: re.Match[str]) -> Ends:
    year = int(match["year"])
    first, last = _SEASONS[match["season"].lower()]
    return f"{year}-{first:02d}", f"{year + (last < first)}-{last:02d}"


def _of_quarter(match: re.Match[str]) -> Ends:
    order = {"first": 1, "second": 2, "third": 3, "fourth": 4}
    text = match["q"].lower()
    n = order.get(text) or int(text[1])
    return f"{match['year']}-{3 * n - 2:02d}", f"{match['year']}-{3 * n:02d}"


def _of_half(match: re.Match[str]) -> Ends:
    return (f"{match['year']}-01", f"{match['year']}-06") if match["h"].lower() == "first" else (f"{match['year']}-07", f"{match['year']}-12")


def _of_decade(match: re.Match[str]) -> Ends:
    return match["decade"] + "0", match["decade"] + "9"


def _of_weekday(match: re.Match[str], anchor: Anchor | None) -> Ends:
    if anchor is None or anchor.precision < 10:
        return None
    back = (anchor.date.weekday() - _DAYS[match["weekday"].lower()]) % 7
    if (match["which"] or "").strip().lower() == "last" and back == 0:
        back = 7
    ahead = anchor.future or (match["which"] or "").strip().lower() == "next"
    found = anchor.date + timedelta(days=(7 - back) % 7) if ahead else anchor.date - timedelta(days=back)
    return found.isoformat(), found.isoformat()


def _of_relative(match: re.Match[str], anchor: Anchor | None) -> Ends:
    which, unit = match["which"].lower(), match["unit"].lower()
    step = {"last": -1, "past": -1, "previous": -1, "next": 1}.get(which, 0)
    if anchor is None or which in ("the same", "that"):
        return None
    base = anchor.date
    if unit == "year":
        return (str(base.year + step),) * 2
    if anchor.precision < 7:
        return None
    if unit == "month":
        months = base.year * 12 + base.month - 1 + step
        return (f"{months // 12}-{months % 12 + 1:02d}",) * 2
    if unit in _SEASONS:
        first, last = _SEASONS[unit]
        ahead = step > 0 or anchor.future
        year = base.year + (last < base.month if ahead else -(first > base.month or step < 0 and last >= base.month))
        return f"{year}-{first:02d}", f"{year + (last < first)}-{last:02d}"
    if unit in ("week", "weekend") and anchor.precision == 10:
        monday = base - timedelta(days=base.weekday()) + timedelta(weeks=step)
        return monday.isoformat(), (monday + timedelta(days=6)).isoformat()
    return None


def _of_ago(match: re.Match[str], anchor: Anchor | None) -> Ends:
    if anchor is None or match["dir"].lower() != "ago" or match.string[max(0, match.start() - 1) : match.start()] in (",", "."):
        return None
    text = match["n"].lower()
    n = int(text) if text.isdigit() else _NUMBER[text]
    unit, base = match["unit"].lower(), anchor.date
    if unit in ("year", "decade"):
        return (str(base.year - n * (10 if unit == "decade" else 1)),) * 2
    if unit == "month":
        months = base.year * 12 + base.month - 1 - n
        return (f"{months // 12}-{months % 12 + 1:02d}",) * 2
    if anchor.precision < 10:
        return None
    found = (base - timedelta(days=n * (7 if unit == "week" else 1))).isoformat()
    return found, found


def _of_word(match: re.Match[str], anchor: Anchor | None) -> Ends:
    if anchor is None or anchor.precision < 10:
        return None
    step = {"yesterday": -1, "tomorrow": 1}.get(match["word"].lower(), 0)
    found = (anchor.date + timedelta(days=step)).isoformat()
    return found, found


_ABSOLUTE = {
    "iso": _of_iso, "month": _of_month, "years": _of_years, "year": _of_year, "fiscal": _of_year, "season": _of_season, "quarter": _of_quarter,
    "half": _of_half, "decade": _of_decade,
}
_ANCHORED = {
    "day": _of_day, "days": _of_days, "baremonth": _of_baremonth, "lastmonth": _of_lastmonth, "weekday": _of_weekday, "relative": _of_relative,
    "ago": _of_ago, "word": _of_word,
}
