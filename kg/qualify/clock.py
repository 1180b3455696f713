"""Entries of a live report: the clock with which each begins, and the day under whose line it stands."""

from __future__ import annotations

import re

from kg.dates import find_dates

#: A time of day at the start of a line: "14:05", "9.30".
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d\b")
#: The same on a line of its own: "18.40 AMT", "6.15pm BST".
_ALONE = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?[ap]\.?m\.?)?(?: ?\(?[A-Z]{2,5}\)?)?(?: ago)?")
#: Longest line that holds a date and nothing more (characters).
_DAY_LINE = 40


class Entries:
    """What the text between the paragraphs of a source tells of their time, paragraph by paragraph."""

    def __init__(self) -> None:
        self.clock = ""  # of the paragraph; "" where it is no entry of a live report
        self.day: str | None = None  # of the line above that is a date, where clocks stand on lines of their own
        self._alone = False  # whether the clock stands on a line of its own, and so is that of all paragraphs below it

    def forget(self) -> None:
        """Another source begins."""
        self.clock, self.day, self._alone = "", None, False

    def paragraph(self, text: str, after: int, start: int) -> None:
        """Begin the paragraph at `start`; the one before ended at `after` (article offsets)."""
        line = text.rfind("\n", 0, start) + 1
        inside = _CLOCK.match(text[line : line + 8]) or _CLOCK.match(text[start : start + 8])
        lines = [one.strip() for one in text[after:line].splitlines()]
        above = next((one for one in reversed(lines) if _ALONE.fullmatch(one)), "")
        self._alone = not inside and (self._alone or bool(above))
        self.clock = inside[0] if inside else above or (self.clock if self._alone else "")
        self.day = next((day for one in reversed(lines) if (day := _day(one))), self.day) if self._alone else None


def _day(line: str) -> str | None:
    """The day (ISO 8601) if the line is a date and no more: "Tuesday 19 September 2023"."""
    found = find_dates(line) if len(line) <= _DAY_LINE else []
    if len(found) != 1 or len(found[0].iso) != 10:
        return None
    rest = line[: found[0].start] + line[found[0].end :]
    return found[0].iso if re.fullmatch(r"[\s,.:–-]*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?[\s,.:–-]*", rest, re.IGNORECASE) else None
