"""The lines of a text with their offsets; lines that a fixed width broke inside a sentence are joined again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

_BULLET = re.compile(r"(?:[•*·▪◦‣●■–—-]\s+|\[\w{1,4}\]\s*|\d{1,2}[:.]\d\d\s+(?=\S)|\d{1,2}[.)]\s+(?=[A-Z“])|>+\s*)+")
_FINAL = re.compile(r"[.!?…:;。！？][\"'”’»)\]]*(?:\s?\[\w{1,4}\])*$")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
#: A text is taken as broken at a fixed width if no line is longer; typewritten and e-mailed texts break at 60 to 80.
_WIDTH = 100
_FULL = 45
_NEARLY = 0.7


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch [start, end) of the text without blanks around it and without bullet, note mark or clock time before it."""

    start: int
    end: int
    text: str

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def final(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_FINAL.search(self.text))

    @property
    def title_like(self) -> bool:
        """Short and without a stop at its end, as headlines, menus and captions are."""
        return not self.final and len(self.text) <= 160 and self.words <= 24


def split(text: str) -> list[Line]:
    """All lines that hold something, in order."""
    rows = [_trimmed(text, match.start(), match.end()) for match in re.finditer(r"[^\n]+", text)]
    lines = [row for row in rows if row]
    wrapped = _wrapped(lines, text)
    joined: list[tuple[Line, Line]] = []  # first and last line of each sentence that goes on
    for line in lines:
        if joined and _continues(joined[-1][1], line, text, wrapped):
            joined[-1] = (joined[-1][0], line)
        else:
            joined.append((line, line))
    return [first if first is last else Line(first.start, last.end, text[first.start:last.end]) for first, last in joined]


def _wrapped(lines: list[Line], text: str) -> bool:
    """Whether the text was broken at a fixed width: no line is longer, and most that have one right below are nearly full."""
    upper = [line for line, below in pairwise(lines) if text.count("\n", line.end, below.start) == 1]
    longest = max((line.end - line.start for line in lines), default=0)
    full = sum(line.end - line.start >= longest * _NEARLY for line in upper)
    return len(upper) >= 3 and _FULL <= longest <= _WIDTH and full >= len(upper) * _NEARLY


def _continues(before: Line, line: Line, text: str, wrapped: bool) -> bool:
    """Whether the line goes on with the sentence of the one before: no blank line between them, no stop, then lower case,
    or any case in a text of fixed width where the line before is full."""
    if text.count("\n", before.end, line.start) != 1 or text[before.end:line.start].strip() or _SENTENCE_END.search(before.text):
        return False
    full = wrapped and before.end - before.start >= _FULL and not before.text.endswith(":")
    return full or (line.text[0].islower() and before.words >= 3 and not line.text.startswith(("http", "www.")))


def _trimmed(text: str, start: int, end: int) -> Line | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    bullet = _BULLET.match(text, start, end)
    if bullet:
        start = bullet.end()
    while start < end and text[start].isspace():
        start += 1
    return Line(start, end, text[start:end]) if start < end else None
