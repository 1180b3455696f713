"""Expressions of time in a text: which words are one, and what kind. What they mean is told by kg/qualify/ends.py.

A year is never guessed without an anchor: "in July" stays None where neither the source nor the text before has a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.qualify.anchor import Anchor, anchor_of
from kg.qualify.ends import ends, steps
from kg.qualify.stretches import NUMBERS

_MONTH = r"jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?" \
    r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?"
_M, _M2 = rf"(?P<month>{_MONTH})", rf"(?P<month2>{_MONTH})"
_D, _D2 = r"(?<!\d)(?P<day>[0-3]?\d)(?:st|nd|rd|th)?", r"(?P<day2>[0-3]?\d)(?:st|nd|rd|th)?"
_Y, _Y2 = r"(?P<year>(?:1[89]|20)\d\d)", r"(?P<year2>(?:1[89]|20)\d\d)"
_WORDS = rf"(?:{'|'.join(NUMBERS)})(?:-(?:{'|'.join(NUMBERS[:9])}))?"
_N = rf"(?<!-)(?P<n>\d{{1,8}}|an?|{_WORDS})"
_SEASON = "spring|summer|autumn|winter|fall"
_WEEKDAY = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_PART = "morning|afternoon|evening|night"
_TO = r"(?:\s?[-–]\s?| to | until | till | through )"
_AND = r"(?:\s?[-–/]\s?| to | until | till | through | and | or )"
#: The weekday that stands with a date and tells nothing more: "Tuesday, 7 May".
_WD = rf"(?:(?:{_WEEKDAY})(?:,? (?:the )?| \())?"
_WHICH_YEAR = rf"(?:{_Y}|(?P<which>the|this|last) year)"

#: Name, the kinds of words (see _SCAN; M, W: two months, two weekdays; x: a month and a unit) of which a text needs one for it, pattern.
#: Of two that overlap the first in this list counts.
_PATTERNS = [
    ("iso", "y", r"(?P<year>(?:19|20)\d\d)[-/](?P<mm>[01]\d)[-/](?P<dd>[0-3]\d)"),
    ("iso", "y", r"(?P<dd>[0-3]\d)\.(?P<mm>[01]\d)\.(?P<year>(?:19|20)\d\d)"),
    ("day", "m", rf"\A{_Y},? {_D} {_M}"),
    ("day", "m", rf"\A{_Y},? {_M} {_D}(?!\d)"),
    ("month", "m", rf"\A{_Y}, {_M}"),
    ("days", "M", rf"{_D} (?:of )?{_M}(?:,? {_Y})?{_TO}{_D2} (?:of )?{_M2}(?:,? {_Y2})?"),
    ("days", "M", rf"{_M} {_D}(?:, {_Y})?{_TO}{_M2} {_D2}(?:, {_Y2})?(?!\d)"),
    ("days", "M", rf"{_D} {_M}(?P<year>)? and {_D2} {_M2}(?:,? {_Y2})?"),
    ("days", "M", rf"(?:from|between) {_M} {_D}(?P<year>)?(?: to | and | until ){_M2} {_D2}(?:, {_Y2})?(?!\d)"),
    ("days", "m", rf"(?:from|between) {_M} {_D}(?: to | and | until ){_D2}(?:, {_Y})?(?![\d ]*\d)"),
    ("days", "m", rf"{_M} {_D} and {_D2}(?:, {_Y})?(?=[,.;:)]|$| (?:in|at|with|by|to|for|and|the|when)\b)"),
    ("days", "m", rf"{_D}{_AND}{_D2} (?:of )?{_M}(?:,? {_Y})?"),
    ("days", "m", rf"{_M} {_D}\s?[-–]\s?{_D2}(?:, {_Y})?(?!\d)"),
    ("whichday", "x", rf"{_D} {_M} (?P<which>this|last|next) year"),
    ("thatyear", "x", rf"(?:{_D} )?{_M} (?:of )?(?:that|the same|that same) year"),
    ("day", "m", rf"{_WD}{_D} (?:of )?{_M}(?:,? {_Y})?"),
    ("day", "m", rf"{_WD}{_M} {_D}(?:st|nd|rd|th)?(?:, {_Y})?(?!\d)"),
    ("years", "y", rf"(?:between|from) {_Y} (?:and|to|until|till) {_Y2}"),
    ("years", "y", rf"(?<![\d$€£.,-]){_Y}\s?[-–/]\s?(?P<year2>(?:19|20)?\d\d)(?![-–/\d])"),
    ("months", "M", rf"{_M}(?: {_Y})?{_TO}{_M2},? {_Y2}"),
    ("months", "M", rf"{_M}(?P<year>)? (?:and|or) {_M2},? {_Y2}"),
    ("months", "M", rf"(?:from|between) {_M}(?P<year>)?(?: to | until | till | and ){_M2}(?P<year2>)?(?! \d)"),
    ("months", "M", rf"(?<=in ){_M}(?P<year>)? (?:and|or) {_M2}(?P<year2>)?(?! \d)"),
    ("whichday", "x", rf"{_M}(?P<day>)? (?P<which>this|last|next) year"),
    ("month", "m", rf"(?:early |late |mid-|the end of |the start of )?{_M},? (?:of )?{_Y}"),
    ("season", "s", rf"(?P<season>{_SEASON})(?: of)?(?: {_Y})"),
    ("quarter", "y", rf"(?:the )?(?P<q>first|second|third|fourth|q[1-4]) (?:quarter (?:of )?)?{_Y}(?P<which>)"),
    ("quarter", "h", rf"the (?P<q>first|second|third|fourth) quarter(?: of {_WHICH_YEAR})?"),
    ("half", "h", rf"(?:the )?(?P<h>first|second) half of {_WHICH_YEAR}"),
    ("opening", "h", rf"the first (?P<n>\d|{_WORDS}) months(?: of {_WHICH_YEAR}|(?! of))"),
    ("decade", "y", r"(?:the )?(?:early |mid-|late )?(?P<decade>(?:19|20)\d)0s"),
    ("fiscal", "y", rf"(?:fiscal|financial) (?:year )?{_Y}"),
    ("thatweekday", "w", rf"(?P<which>the previous|the following|that) (?P<week>)?(?P<weekday>{_WEEKDAY})(?: (?:{_PART}))?"),
    ("weekdays", "W", rf"(?P<weekday>{_WEEKDAY})(?:{_TO}| and )(?P<weekday2>{_WEEKDAY})(?: (?:{_PART}))?"),
    ("weekday", "w", rf"(?:(?P<which>last|next|this) )?(?P<weekday>{_WEEKDAY})(?: (?:{_PART}))?(?: (?:of )?(?P<week>last|this|next) week)?"),
    ("same", "usp", rf"(?:(?:that|the) (?:very )?same|that) (?P<unit>day|week|month|year|{_PART}|{_SEASON})"),
    ("neighbour", "usp", rf"the (?P<dir>previous|preceding|following|next) (?P<unit>day|week|month|year|{_PART}|{_SEASON})"),
    ("word", "p", r"(?P<word>the day before yesterday|the day after tomorrow)"),
    ("shift", "u", rf"(?:{_N}|(?:a few|some|several|many) (?=hours)|(?=hours)) ?(?P<half>and a half )?"
                   r"(?P<unit>hour|day|week|fortnight|month|year|decade)s? "
                   r"(?P<dir>later|earlier|before|after(?:wards?)?|previously|prior)"),
    ("shift", "u", r"(?P<n>the) (?P<half>)?(?P<unit>day|week|month|year) (?P<dir>before|after)"),
    ("vague", "u", r"(?:a few |several |some |a couple of |many )?(?P<unit>day|week|month)s "
                   r"(?P<dir>later|earlier|(?:before|after(?:wards)?)(?=[,.;:)]|$))"),
    ("back", "u", rf"(?:in|over|during|within|throughout|for) the (?:past|last) (?:(?P<n>\d{{1,3}}|{_WORDS}) )?"
                  r"(?P<unit>day|week|month|year|decade)s?(?! of)"),
    ("thisyear", "u", r"(?:earlier|later|late|early) in the year|(?<=end of )the year(?! (?:19|20))"),
    ("ago", "u", rf"{_N} (?P<half>and a half )?(?P<unit>day|week|fortnight|month|year|decade)s? ago(?P<point> today| this (?:week|month))?"),
    ("relative", "usp", r"(?:earlier |later |late |early )?(?P<which>last|this|next|past|previous) "
                        rf"(?P<unit>week|month|year|{_SEASON}|{_PART})"),
    ("newyear", "u", r"the (?:start|beginning|turn) of (?:the|this) year|the (?:new )?year (?:began|started)"),
    ("weekend", "u", r"(?:(?:over|at|during|spent|on) the|last|this|next|that) weekend"),
    ("thatmonth", "m", rf"(?P<which>that|the following|the next|the previous|the preceding) {_M}"),
    ("whichmonth", "m", rf"(?P<which>last|this|next) {_M}"),
    ("lately", "u", r"(?:a few |several |some |a couple of |many )?(?P<unit>day|week|month)s (?P<dir>ago)"),
    ("words", "p", r"(?P<word>yesterday|today)(?: and | until )(?P<word2>today|tomorrow)"),
    ("word", "p", r"(?P<word>yesterday|today|tonight|tomorrow|overnight)"),
    ("ordinal", "o", r"(?<=[Oo]n )the (?P<day>[0-3]?\d)(?:st|nd|rd|th)(?! (?:of|anniversary|floor|day|round|(?:\w+ )?(?:Army|Brigade|Division"
                     r"|Fleet|Corps|Regiment|Battalion|Congress|Parallel|Amendment|Summit|Squadron|Wing)))"),
    ("bareseason", "s", r"(?:(?<=in )|(?<=since )|(?<=during )|(?<=until )|(?<=by ))(?:the )?(?:early |late )?"
                        r"(?P<season>spring|summer|autumn|winter|fall(?=[.,;:)]|$))(?! of| \d)"),
    ("year", "y", rf"(?<![\d$€£.,])(?<![\d]-)(?:early |late |mid-)?{_Y}(?![\d%]|[.,]\d|-)"),
    ("baremonth", "m", rf"(?:(?<=in )|(?<=since )|(?<=by )|(?<=until )|(?<=of )|(?<=from )|(?<=for )|(?<=during )|(?<=after )|(?<=before )"
                      rf"|(?<=ly as )|(?<=late as )|(?<=early )|(?<=late )|(?<=mid )|(?<=mid-)){_M}(?! \d)(?!,? \d{{4}})"),
    ("baremonth", "m", rf"{_M}(?=['’]s )"),
]
_COMPILED = [(name, frozenset(needs), re.compile(rf"(?<![A-Za-z])(?:{pattern})(?![A-Za-z])", re.IGNORECASE)) for name, needs, pattern in _PATTERNS]
#: One look tells which patterns can match at all; most sentences hold no word of time.
_SCAN = re.compile(
    rf"(?<![a-z])(?:(?P<y>(?:1[89]|20)\d\d)|(?P<m>{_MONTH})(?![a-z])|(?P<w>{_WEEKDAY})|(?P<u>hour|day|week|fortnight|month|year|decade)|(?P<h>first|second|third|fourth|quarter|half)"
    rf"|(?P<s>{_SEASON})|(?P<p>yesterday|today|tonight|tomorrow|overnight|{_PART})|(?P<o>the [0-3]?\d[snrt]))")
_SINCE = re.compile(r"(?:since|from|after|as of|starting|beginning|starting in|beginning in|from the)\s+"
                    r"(?:the )?(?:early |late |mid-|end of |start of )?$", re.IGNORECASE)
_UNTIL = re.compile(r"(?:until|till|through|up to|by the end of|expires? (?:in|on)|by|before|prior to)\s+(?:the )?(?:early |late |mid-|end of )?$",
                    re.IGNORECASE)
#: Kinds that count from a date told before, not from the source's.
REFERRING = frozenset(("same", "neighbour", "shift", "vague", "thatmonth", "thatyear", "thatweekday", "ordinal"))
#: Kinds whose year has to be found where they do not tell it.
_YEARLESS = frozenset(("day", "days", "baremonth", "months", "bareseason"))
#: Kinds that tell two ends.
_STRETCHES = frozenset(("days", "months", "years", "weekdays"))
#: Kinds that tie a text to the day on which it was written.
_OF_THE_DAY = frozenset(("weekday", "weekdays", "word", "words"))


@dataclass(frozen=True, slots=True)
class When:
    """An expression at [first, last) of the sentence's text with its ISO ends."""

    first: int
    last: int
    start: str | None
    end: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """An expression at [first, last) whose meaning waits for the date from which it counts."""

    name: str
    match: re.Match[str]
    first: int
    last: int

    @property
    def refers(self) -> bool:
        """Whether it counts from a date told before: "the same day", "two weeks later"."""
        return self.name in REFERRING

    @property
    def yearless(self) -> bool:
        """Whether the year is to be found: "on 3 May"."""
        return self.name in _YEARLESS and not any(self.match[group] for group in ("year", "year2") if group in self.match.re.groupindex)

    @property
    def of_the_day(self) -> bool:
        """Whether it is said of days around that on which the text was written: "on Monday", "today"."""
        return self.name in _OF_THE_DAY

    @property
    def of_a_night(self) -> bool:
        """Whether it counts from the day of which the text speaks: "overnight"."""
        return self.name == "word" and self.match["word"].lower() == "overnight"

    @property
    def turns(self) -> bool:
        """Whether it means another day in a clause that looks ahead: "on Monday", "in May"."""
        past = (self.match.groupdict().get("which") or "").lower() in ("last", "past", "previous")
        return self.yearless or self.name in ("weekday", "weekdays", "weekend", "relative") and not past

    @property
    def counts_days(self) -> bool:
        """Whether it is so near to the date from which it counts that this may be the source's own: "the day before"."""
        groups = self.match.groupdict()
        return self.name != "vague" and (groups.get("unit") or "").lower() in ("day", "night", "hour") and (groups.get("n") or "the").lower() == "the"

    @property
    def precision(self) -> int:
        """Characters of ISO that it tells of a date from which it counts exactly: 4 for years, 10 for days and weeks."""
        unit = (self.match.groupdict().get("unit") or "year").lower()
        return {"year": 4, "decade": 4, "month": 7}.get(unit, 7 if unit in _SEASON.split("|") else 10)

    @property
    def step(self) -> int:
        """The units that "two weeks after" goes on, or "before" back."""
        return steps(self.match)

    @property
    def own_year(self) -> bool:
        """Whether the year stands in it."""
        return any(self.match[group] for group in ("year", "year2") if group in self.match.re.groupindex)

    def read(self, anchor: Anchor | None) -> When | None:
        """What it means, counted from that date."""
        found = ends(self.name, self.match, anchor)
        return self._directed(*found) if found else None

    def _directed(self, start: str | None, end: str | None) -> When:
        """With the end left open that "since" or "until" leaves open; a stretch after "from" has both."""
        before = self.match.string[max(0, self.first - 24) : self.first]
        if _SINCE.search(before):
            end = end if self.name in _STRETCHES else None
        elif _UNTIL.search(before):
            start = None
        return When(self.first, self.last, start, end, self.match.group())


def find(text: str) -> list[Found]:
    """The expressions of a sentence in text order, apart from one another.

    >>> [(one.name, text[one.first:one.last]) for text in ("In May 2014, and a year later",) for one in find(text)]
    [('month', 'May 2014'), ('shift', 'a year later')]
    """
    words = [match.lastgroup or "" for match in _SCAN.finditer(text.lower())]
    if not words:
        return []
    kinds = {*words, *("M" * (words.count("m") > 1)), *("W" * (words.count("w") > 1)), *("x" * ("m" in words and "u" in words))}
    taken = bytearray(len(text))
    found = []
    for name, match in _matches(text, kinds):
        first, last = match.span()
        if not any(taken[first:last]):
            taken[first:last] = b"\x01" * (last - first)
            found.append(Found(name, match, first, last))
    return sorted(found, key=lambda one: one.first)


def _matches(text: str, kinds: set[str]) -> Iterator[tuple[str, re.Match[str]]]:
    for name, needs, pattern in _COMPILED:
        if needs & kinds:
            for match in pattern.finditer(text):
                months = [match[group] for group in ("month", "month2") if group in match.re.groupindex]
                if all(month not in ("may", "march", "mar", "dec", "sep") for month in months):
                    yield name, match


def expressions(text: str, anchor: str | None, future: bool = False) -> list[When]:
    """The resolvable expressions of a sentence in text order; `anchor` is the ISO date of its source, `future` the clause's tense.

    >>> [(w.start, w.end) for w in expressions("since 24 February 2022", None)]
    [('2022-02-24', None)]
    >>> [(w.start, w.end) for w in expressions("on Thursday, and two days later", "2024-12-27")]
    [('2024-12-26', '2024-12-26'), ('2024-12-28', '2024-12-28')]
    """
    known, told = anchor_of(anchor, future), None
    made: list[When] = []
    for one in find(text):
        when = one.read(told if one.refers else known)
        if when is not None:
            made.append(when)
            told = anchor_of(when.start or when.end)
    return made
