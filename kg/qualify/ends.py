"""What an expression of time means: a match of kg/qualify/when.py -> its ends in ISO 8601, never more precise than what it counts from."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from kg.qualify.anchor import Anchor, shifted
from kg.qualify.stretches import (
    Ends,
    count,
    of_back,
    of_half,
    of_opening,
    of_quarter,
    of_this_year,
    of_vague,
    of_weekdays,
    of_words,
    roughly,
    weekday,
)

_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name} | \
    {name.lower(): n for n, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
_DAYPARTS = ("morning", "afternoon", "evening", "night")
_ISO = re.compile(r"[12]\d{3}(?:-\d\d){0,2}")


Resolver = Callable[["re.Match[str]", Anchor | None], Ends]


def ends(name: str, match: re.Match[str], anchor: Anchor | None) -> Ends:
    """What the expression means that a pattern of this name matched; None where no calendar has it ("3000 years ago")."""
    try:
        found = RESOLVERS[name](match, anchor)
    except OverflowError:
        return None
    return found if found is None or all(end is None or _ISO.fullmatch(end) for end in found) else None


def _twice(iso: str | None) -> Ends:
    return (iso, iso) if iso else None


def _month(match: re.Match[str], group: str = "month") -> int:
    return _MONTHS[match[group].lower().rstrip(".")]


def _group(match: re.Match[str], name: str) -> str | None:
    return match[name] if name in match.re.groupindex else None


def _year_for(month: int, day: int, anchor: Anchor | None) -> int | None:
    """The year of a month named without one: the latest not after the anchor, or the next for a plan."""
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


def _year(match: re.Match[str], month: int, day: int, anchor: Anchor | None) -> int | None:
    told = _group(match, "year") or _group(match, "year2")
    return int(told) if told else _year_for(month, day, anchor)


def _of_new_year(_match: re.Match[str], anchor: Anchor | None) -> Ends:
    return _twice(f"{anchor.date.year}-01") if anchor else None


def _of_iso(match: re.Match[str], _: Anchor | None) -> Ends:
    return _twice(_iso(int(match["year"]), int(match["mm"]), int(match["dd"])))


def _of_day(match: re.Match[str], anchor: Anchor | None) -> Ends:
    month, day = _month(match), int(match["day"])
    year = _year(match, month, day, anchor)
    return _twice(_iso(year, month, day)) if year else None


def _of_whichday(match: re.Match[str], anchor: Anchor | None) -> Ends:
    """ "28 November this year", "in May last year"."""
    if anchor is None:
        return None
    year = anchor.date.year + {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    return _twice(_iso(year, _month(match), int(match["day"])) if match["day"] else f"{year}-{_month(match):02d}")


def _of_days(match: re.Match[str], anchor: Anchor | None) -> Ends:
    """Two days, of one month or two; of two months the year is the second's."""
    month, second = _month(match), _month(match, "month2" if "month2" in match.re.groupindex else "month")
    year = _year(match, second, int(match["day2"]), anchor)
    if not year:
        return None
    began = int(match["year"]) if match["year"] else year - (month > second)
    first, last = _iso(began, month, int(match["day"])), _iso(int(_group(match, "year2") or year), second, int(match["day2"]))
    return (first, last) if first and last else None


def _of_month(match: re.Match[str], anchor: Anchor | None) -> Ends:
    month = _month(match)
    year = _year(match, month, 0, anchor)
    return _twice(f"{year}-{month:02d}" if year else None)


def _of_months(match: re.Match[str], anchor: Anchor | None) -> Ends:
    month, second = _month(match), _month(match, "month2")
    year = _year_for(second, 0, anchor) if not match["year2"] else int(match["year2"])
    if not year:
        return None
    began = int(match["year"]) if match["year"] else year - (month > second)
    return f"{began}-{month:02d}", f"{year}-{second:02d}"


def _of_whichmonth(match: re.Match[str], anchor: Anchor | None) -> Ends:
    if anchor is None:
        return None
    month, base = _month(match), anchor.date
    which = match["which"].lower()
    if which in ("this", "that"):
        year = base.year
    elif which in ("next", "the next", "the following"):
        year = base.year if month > base.month else base.year + 1
    else:
        year = base.year if month < base.month else base.year - 1
    return _twice(f"{year}-{month:02d}")


def _of_years(match: re.Match[str], _: Anchor | None) -> Ends:
    last = match["year2"]
    whole = match["year"][: 4 - len(last)] + last
    return (match["year"], whole) if whole > match["year"] else None


def _of_year(match: re.Match[str], _: Anchor | None) -> Ends:
    return match["year"], match["year"]


def _of_season(match: re.Match[str], anchor: Anchor | None) -> Ends:
    first, last = _SEASONS[match["season"].lower()]
    year = _year(match, first, 0, anchor) if anchor is None or anchor.precision >= 7 or _group(match, "year") else anchor.date.year
    return (f"{year}-{first:02d}", f"{year + (last < first)}-{last:02d}") if year else None


def _of_decade(match: re.Match[str], _: Anchor | None) -> Ends:
    return match["decade"] + "0", match["decade"] + "9"


def _of_weekday(match: re.Match[str], anchor: Anchor | None) -> Ends:
    if anchor is None or anchor.precision < 10:
        return None
    day, week, which = weekday(match["weekday"]), match["week"], (match["which"] or "").lower()
    if week:
        step = {"last": -1, "this": 0, "next": 1}[week.lower()]
        return _twice((anchor.date + timedelta(days=day - anchor.date.weekday(), weeks=step)).isoformat())
    back = (anchor.date.weekday() - day) % 7
    if which in ("last", "the previous") and back == 0:
        back = 7
    ahead = anchor.future or which in ("next", "the following")
    found = anchor.date + timedelta(days=(7 - back) % 7) if ahead else anchor.date - timedelta(days=back)
    return _twice(found.isoformat())


def _of_relative(match: re.Match[str], anchor: Anchor | None) -> Ends:
    which, unit = match["which"].lower(), match["unit"].lower()
    step = {"last": -1, "past": -1, "previous": -1, "next": 1}.get(which, 0)
    if anchor and unit in _SEASONS and which == "this":
        return _of_same(match, anchor)
    return _period(unit, step, anchor) if anchor else None


def _period(unit: str, step: int, anchor: Anchor) -> Ends:
    """The day, week, month, season or year so many on from the anchor's own."""
    base = anchor.date
    if unit in ("year", "month"):
        return _twice(shifted(anchor, unit, step))
    if unit in _SEASONS and anchor.precision >= 7:
        first, last = _SEASONS[unit]
        ahead = step > 0 or anchor.future
        year = base.year + (last < base.month if ahead else -(first > base.month or step < 0 and last >= base.month))
        return f"{year}-{first:02d}", f"{year + (last < first)}-{last:02d}"
    if anchor.precision < 10:
        return None
    if unit in ("week", "weekend"):
        monday = base - timedelta(days=base.weekday()) + timedelta(weeks=step)
        return (monday + timedelta(days=5 if unit == "weekend" else 0)).isoformat(), (monday + timedelta(days=6)).isoformat()
    return _twice((base + timedelta(days=step)).isoformat()) if unit in (*_DAYPARTS, "day") else None


def _of_weekend(_: re.Match[str], anchor: Anchor | None) -> Ends:
    """The latest one, or that which a plan looks to."""
    if anchor is None or anchor.precision < 10:
        return None
    saturday = anchor.date - timedelta(days=(anchor.date.weekday() - 5) % 7) + timedelta(weeks=anchor.future)
    return saturday.isoformat(), (saturday + timedelta(days=1)).isoformat()


def steps(match: re.Match[str]) -> int:
    """How far "two weeks later" goes on, or "earlier" back."""
    return -count(match) if match["dir"].lower() in ("earlier", "before", "previously", "prior") else count(match)


def _of_ago(match: re.Match[str], anchor: Anchor | None) -> Ends:
    if anchor is None or match.string[max(0, match.start() - 1) : match.start()] in (",", "."):
        return None
    unit, n = match["unit"].lower(), -count(match)
    if match["half"]:
        months = shifted(anchor, "month", 12 * n - 6) if unit == "year" else None
        return _twice(months[:4]) if months else None
    if match["point"] and unit in ("year", "decade") and anchor.precision >= 7:
        return _twice(f"{shifted(anchor, unit, n)}-{anchor.date.month:02d}")  # "twenty years ago this week"
    return _twice(shifted(anchor, unit, n))


def _of_word(match: re.Match[str], anchor: Anchor | None) -> Ends:
    step = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}.get(match["word"].lower(), 0)
    return _twice(shifted(anchor, "day", step)) if anchor else None


def _of_same(match: re.Match[str], anchor: Anchor | None) -> Ends:
    """ "that day", "the same year": the period of this length in which the date told before lies."""
    unit = match["unit"].lower()
    if anchor is None:
        return None
    if unit in _SEASONS:
        first, last = _SEASONS[unit]
        return f"{anchor.date.year}-{first:02d}", f"{anchor.date.year + (last < first)}-{last:02d}"
    return _period(unit, 0, anchor) or _twice(roughly(anchor, unit, 0))


def _of_shift(match: re.Match[str], anchor: Anchor | None) -> Ends:
    """ "two days later", "the day before", "hours earlier": counted from the date told before."""
    if anchor is None:
        return None
    unit = match["unit"].lower()
    return _twice(shifted(anchor, unit, steps(match), rough=bool(match["half"])) or roughly(anchor, unit, steps(match)))


def _of_neighbour(match: re.Match[str], anchor: Anchor | None) -> Ends:
    """ "the following month", "the previous day": counted from the date told before."""
    if anchor is None:
        return None
    step, unit = -1 if match["dir"].lower() in ("previous", "preceding") else 1, match["unit"].lower()
    return _period(unit, step, anchor) or (None if unit in _SEASONS else _twice(roughly(anchor, unit, step)))


def _of_that_year(match: re.Match[str], anchor: Anchor | None) -> Ends:
    """ "in December of that year": of the year told before."""
    if anchor is None:
        return None
    year, month = anchor.date.year, _month(match)
    return _twice(_iso(year, month, int(match["day"])) if match["day"] else f"{year}-{month:02d}")


def _of_ordinal(match: re.Match[str], anchor: Anchor | None) -> Ends:
    """ "on the 4th": of the month told before."""
    if anchor is None or anchor.precision < 7:
        return None
    return _twice(_iso(anchor.date.year, anchor.date.month, int(match["day"])))


RESOLVERS: dict[str, Resolver] = {
    "newyear": _of_new_year,
    "iso": _of_iso, "month": _of_month, "years": _of_years, "year": _of_year, "fiscal": _of_year, "season": _of_season, "quarter":
    of_quarter, "half": of_half, "decade": _of_decade, "day": _of_day, "days": _of_days, "whichday": _of_whichday, "baremonth": _of_month,
    "months": _of_months, "whichmonth": _of_whichmonth, "thatmonth": _of_whichmonth, "bareseason": _of_season, "weekday": _of_weekday,
    "thatweekday": _of_weekday, "relative": _of_relative, "weekend": _of_weekend, "ago": _of_ago, "word": _of_word, "same": _of_same,
    "thatyear": _of_that_year, "weekdays": of_weekdays, "words": of_words, "vague": of_vague, "lately": of_vague, "back": of_back,
    "thisyear": of_this_year, "opening": of_opening,
    "shift": _of_shift, "neighbour": _of_neighbour, "ordinal": _of_ordinal,
}
