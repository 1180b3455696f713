"""Dates from which others count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Anchor:
    """A date from which others count: that of the source, or one that the text has told."""

    date: date
    precision: int  # characters of ISO that are known: 4, 7 or 10
    future: bool = False  # whether the clause looks ahead of it


def anchor_of(iso: str | None, future: bool = False) -> Anchor | None:
    """The anchor that an ISO date gives, None where there is no such day.

    >>> anchor_of("2024-02"), anchor_of("2024-02-31")
    (Anchor(date=datetime.date(2024, 2, 1), precision=7, future=False), None)
    """
    if not iso:
        return None
    parts = [int(part) for part in iso[:10].split("-")]
    try:
        return Anchor(date(*(parts + [1, 1])[:3]), len(iso[:10]), future)
    except ValueError:
        return None


def shifted(base: Anchor, unit: str, n: int, rough: bool = False) -> str | None:
    """The date so many units on (or back), of the unit's precision or the base's if that is coarser.

    >>> shifted(Anchor(date(2022, 5, 3), 10), "month", -3), shifted(Anchor(date(2022, 5, 1), 7), "day", 1)
    ('2022-02', None)
    """
    if unit in ("year", "decade"):
        return f"{base.date.year + n * (10 if unit == 'decade' else 1):04d}"
    if unit == "month":
        months = base.date.year * 12 + base.date.month - 1 + n
        return f"{months // 12:04d}-{months % 12 + 1:02d}" if base.precision >= 7 else None
    if base.precision < 10:
        return None
    found = base.date + timedelta(days={"hour": 0, "week": 7 * n, "fortnight": 14 * n}.get(unit, n))
    return found.isoformat()[: 7 if rough else 10]
