"""Lines that say where a text comes from: addresses, datelines, agencies' signatures."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.clean.boilerplate import boilerplate
from kg.dates import find_dates

_ADDRESS = re.compile(r"(?:https?://\S+|(?:www\.)?(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/\S*)?)", re.IGNORECASE)
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?"
                    r"(?:\s?\(?(?:UTC|GMT|[A-Z]{2,4}T)\)?(?:[+-]\d{1,2})?)?", re.IGNORECASE)
_LEAD_IN = re.compile(r"(?:(?:first )?published|(?:last )?updated|posted|(?:last )?modified|date|released)\b", re.IGNORECASE)
_ENDS_IN_DATE = re.compile(r".{2,70},\s*DATE\s*(?:\([^()]{1,60}\))?")
_BEFORE_DATE = re.compile(r"\b(?:on|in|since|until|till|by|from|of|before|after|to)\s*$", re.IGNORECASE)
#: Lower-case words that a dateline may hold; any other makes the line a sentence or a headline.
_SMALL = frozenset({
    "published", "updated", "posted", "last", "modified", "first", "on", "at", "by", "from", "of", "the", "and", "for", "in",
    "de", "la", "le", "al", "el", "am", "pm", "st", "du", "di", "van", "von", "date", "local", "time",
})
_MONTH_DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?"
#: A town in capitals; short ones are left alone, they may be acronyms.
_CAPITALS = (r"(?:[A-Z][A-Z.'’-]{5,}|[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){1,3}|[A-Z][A-Z.'’-]{2,}(?=,))"
             r"(?:, [A-Z][a-z.]+(?: [A-Z][a-z]+)?)?")
_OPENING = re.compile(
    r"(?:[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}(?:[,/] ?[A-Z][\w.]*(?: [A-Z][\w.]*){0,2})?"
    rf",?\s*(?:{_MONTH_DAY})?,?\s*"
    rf"\((?P<agency>[A-Z][\w ./&-]{{1,40}})\)|{_CAPITALS}(?:,? {_MONTH_DAY}| \({_MONTH_DAY}\))?)"
    rf"\s*(?:\s[-–—]+|:|\.\s?[-–—]+)\s+(?=[\"“‘'A-Z0-9])")


@dataclass(frozen=True, slots=True)
class Head:
    """What such a line tells; None where it does not."""

    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    uri: str | None = None


def address(text: str) -> Head | None:
    """A line that is nothing but an address: `www.example.org` or a whole URL; the host stands for the publisher."""
    if not _ADDRESS.fullmatch(text) or "." not in text:
        return None
    host = re.sub(r"^(?:https?://)?(?:www\d?\.)?", "", text, flags=re.IGNORECASE).split("/")[0].lower()
    return Head(publisher=host, uri=text if text.startswith("http") else None)


def dateline(text: str, *, under_headline: bool = False) -> Head | None:
    """`Osh, 14 November 2024`, `Published : Dec 26, 2024 21:00`, `Some Weekly, 5 May 2025`, or an agency's name alone.

    Under a headline it may hold words in lower case, if the date ends it: `Our weekly letter, 9 March 2024 (abridged)`.
    """
    if len(text) > 120 or text.count(" ") > 16:
        return None
    if label := boilerplate().agencies.get(text.strip(" .|-–—()")):
        return Head(publisher=label)
    dates = find_dates(text)
    if not dates:
        return None
    before = text[:dates[0].start]
    if in_sentence(text, dates[0].start):
        return None
    rest = " ".join(before.split()) + " " + _CLOCK.sub(" ", text[dates[0].end:])
    words = re.findall(r"[^\W\d_][\w.'’-]*", rest)
    loose = _LEAD_IN.match(text) or (under_headline and _ENDS_IN_DATE.fullmatch(f"{before}DATE{text[dates[-1].end:]}"))
    if len(words) > 10 or (not loose and any(word[0].islower() and word not in _SMALL for word in words)):
        return None
    if len(words) > 3 and before.endswith("("):
        return None  # a headline with its date in brackets
    return Head(publisher=_publisher(f"{before} , {text[dates[0].end:]}"), date=dates[0].iso)


def in_sentence(text: str, place: int) -> bool:
    """Whether a date at this place of a text belongs to what is said, as in "in May 2020", and not to the head of an article."""
    return bool(_BEFORE_DATE.search(text[:place])) and not _LEAD_IN.match(text)


def dated_title(text: str) -> Head | None:
    """A headline that ends in its date in brackets: `Some Brief (A. Author) (January 2024)`."""
    dates = find_dates(text[-24:])
    if not text.endswith(")") or not dates or not re.search(r"\([^()]*$", text[:-1]):
        return None
    return Head(title=re.split(r"\s*\(", text)[0], date=dates[-1].iso)


def opening(text: str) -> tuple[int, Head] | None:
    """Length and content of a dateline that opens a sentence: `DUSHANBE (Reuters) - `, `BAKU, Azerbaijan (AP) — `."""
    match = _OPENING.match(text)
    if not match or match.end() > 70:
        return None
    signed = (match["agency"] or "").strip()
    label = boilerplate().agencies.get(signed)
    if signed and not label and not set(signed.split()) & boilerplate().publication_words:
        return None
    dates = find_dates(match.group())
    return match.end(), Head(publisher=label or signed or None, date=dates[0].iso if dates else None)


def _publisher(text: str) -> str | None:
    """The agency or publication named before the date of a dateline."""
    known = boilerplate()
    for part in re.split(r"\s*[,.|·•/:–—]\s+|\s+[.|·•]\s*|,", text):
        name = part.strip(" ,.:|-–—")
        if name in known.agencies:
            return known.agencies[name]
        if {word.capitalize() for word in name.split()} & known.publication_words and len(name.split()) <= 6:
            return name
    return None


def is_name(text: str) -> bool:
    """Whether it reads as the name of an author or publication: capitals but for small words, no bracket left open."""
    words = re.findall(r"[^\W\d_][\w'’-]*", text)
    begins = bool(words) and (words[0][0].isupper() or words[0].startswith("al-")) and text.count("(") == text.count(")")
    return begins and all(word[0].isupper() or word.lower() in _SMALL or word.startswith("al-") for word in words)
