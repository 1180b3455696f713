"""The dates of an article, sentence by sentence in order: what each expression means where it stands, and at what time the story is.

Expressions that count from a date told before ("the same day", "two weeks later") are read against it (Reichenbach's reference
time); a date without a year in a passage about 1956 is one of 1956. What is told on in the simple past after a dated sentence is
at its date, until the paragraph ends or another date is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import takewhile

from kg.cues import cues
from kg.model import Passage
from kg.qualify.anchor import Anchor, anchor_of
from kg.qualify.between import of_an_hour
from kg.qualify.clock import Entries
from kg.qualify.counted import counted_from, of_the_other
from kg.qualify.moment import Dated, Moment
from kg.qualify.tense import adverbial, clause, looks_ahead, storyline, tense
from kg.qualify.when import Found, When, find
from kg.syntax import Sentence, Token

_SEASON = 3  # months that a story goes back at most without saying the year
_WITH_YEAR = re.compile(r"(?:19|20)\d\d")
_MOST = 60  # expressions of one sentence that are read
#: Prepositions of dates.
_LEADING = frozenset(("on", "in", "since", "from", "until", "by"))
#: Sentences of a report in which its news is told, days within which it is news, and within which all that is told on is of that day.
_LEAD, _WEEK, _DAYS = 2, 6, 3
#: Sentences over which a date is carried on, and those of a paragraph that is no more than a part of the story.
_CARRIED, _SHORT = 4, 2
#: Years between a passage's own year and its source's from which its dates without a year are its own.
_PAST = 6


def timeline(sentences: Sequence[Sentence], text: str, day: str | None) -> dict[Sentence, Moment]:
    """What is known of time at each sentence of an article; `day` is the date of the article."""
    walk = _Walk()
    found = [find(text[sentence.start : sentence.end]) for sentence in sentences]
    anchors = [sentence.passage.source.date if sentence.passage else day for sentence in sentences]
    keys = [(sentence.passage.source.id if sentence.passage else "", anchor) for sentence, anchor in zip(sentences, anchors, strict=True)]
    reports = {key for key, some in zip(keys, found, strict=True) if any(one.of_the_day for one in some)}
    moments: dict[Sentence, Moment] = {}
    news: dict[tuple[str, str | None], When | None] = {}
    for sentence, key, some in zip(sentences, keys, found, strict=True):
        walk.enter(sentence, key, text)
        walk.report = key in reports
        moments[sentence] = walk.moment(sentence, some)
        news[key] = walk.news
    for sentence, key in zip(sentences, keys, strict=True):
        if sentence.passage is not None and sentence.passage.kind == "headline":
            moments[sentence] = replace(moments[sentence], news=news[key], headline=True)
    return moments


def head_at(sentence: Sentence, first: int, last: int) -> Token:
    """The token by which the words at [first, last) of the sentence hang in it."""
    begin, end = token_at(sentence, first).i, token_at(sentence, last - 1).i
    before = sentence.tokens[begin - 1]
    misread = sentence.tokens[begin].text.lower() == "the" or not before.kids("pobj", "pcomp")
    if begin and before.lower in _LEADING and before.dep in ("prep", "mark") and misread and end > begin:
        return before  # "on the 4th Soviet tanks ...": the parser has joined the date to the subject
    return next((token for token in reversed(sentence.tokens[begin : end + 1]) if not begin <= token.head.i <= end or token.head is token),
                sentence.tokens[end])


def token_at(sentence: Sentence, place: int) -> Token:
    """The token that covers a place counted from the sentence's start, or the next one."""
    low, high = 0, len(sentence.tokens) - 1
    while low < high:
        middle = (low + high) // 2
        if sentence.tokens[middle].end <= sentence.start + place:
            low = middle + 1
        else:
            high = middle
    return sentence.tokens[low]


class _Walk:
    """The state of the story while its sentences are read in order."""

    def __init__(self) -> None:
        self.key: tuple[str, str | None] = ("", None)
        self.passage: Passage | None = None
        self.anchor: Anchor | None = None
        self.last: When | None = None  # the date told last
        self.year: Anchor | None = None  # that of this paragraph's story, where its year is told
        self.told: When | None = None  # the date at which the story is
        self.since = 0  # sentences since that was told
        self.entries = Entries()
        self.day: str | None = None  # that of the source, or of the part of a live report
        self.end = 0  # where the last sentence ended
        self.entry: When | None = None
        self.count = self.clauses = 0  # sentences of the paragraph, and those of them that have a verb
        self.news: When | None = None  # that of the news which the source reports
        self.read = 0  # sentences of the source's body
        self.report = False  # whether the source tells of its own days: on Monday, today

    def enter(self, sentence: Sentence, key: tuple[str, str | None], text: str) -> None:
        """Begin a sentence: another source forgets everything, another paragraph the story."""
        if key != self.key:
            self.key, self.anchor, self.last, self.told, self.news, self.read = key, anchor_of(key[1]), None, None, None, 0
            self.entries.forget()
        if sentence.passage is not self.passage or sentence.passage is None:
            start = sentence.passage.start if sentence.passage else sentence.start
            self.entries.paragraph(text, self.end, start)
            self.day = self.entries.day or key[1]
            self.anchor = anchor_of(self.day)
            going_on = self.told if self.clauses <= _SHORT else None
            self.passage, self.year, self.told, self.count, self.clauses = sentence.passage, None, going_on or self.news, 0, 0
            self.since, self.entry = 0, None
        self.end = sentence.end
        self.count += 1
        if sentence.root.is_verb:  # and no dateline, byline or label
            self.clauses += 1
            self.read += sentence.passage is None or sentence.passage.kind == "body"

    def moment(self, sentence: Sentence, found: Sequence[Found]) -> Moment:
        """The dates of the sentence; then the story stands at the last one of its main clauses."""
        if self.count == 1 and found:
            self._label(sentence, found[0])
        told, last = self.told, self.last
        dates: list[Dated] = []
        pending: list[tuple[Found, Token, Token]] = []
        for one in found[:_MOST]:
            token = head_at(sentence, one.first, one.last)
            other = counted_from(one, token)
            if other is not None:
                pending.append((one, token, other))
            elif (dated := self._dated(one, token, dates[-1] if dates else None)) is not None:
                dates.append(dated)
                self.last = self.last if looks_ahead(token, "actual") else dated.when
        story = told if self.entry is None else None  # what stands under an entry's date is of that day, whatever went before it
        dates += [dated for one, token, other in pending if (dated := of_the_other(one, token, other, dates, story)) is not None]
        self._tell(sentence, dates)
        if self.read <= _LEAD and self.news is None:  # "under a deal reached here on Thursday"
            days = {one.first for one in found if one.of_the_day}
            self.news = next((news for dated in dates if dated.when.first in days and (news := self._news(dated.when))), None)
        return Moment(self.day, tuple(dates), told, last, self.entries.clock, self.entry, self.news)

    def _label(self, sentence: Sentence, one: Found) -> None:
        """The date that opens a paragraph and is set off, as chronologies have it: "May 2014. ...", "27 August 2003: ..."."""
        when = one.read(None) if one.first == 0 and (one.own_year or one.name == "iso") else None
        behind = token_at(sentence, one.last - 1).next()
        if when is None or behind is not None and behind.text not in (".", ":", "-", "–", "—"):
            return
        self.entry, self.last, self.year = when, when, anchor_of(when.start)
        if when.start != self.day:
            self.told, self.since = when, 0

    def _dated(self, one: Found, token: Token, before: Dated | None) -> Dated | None:
        """The expression as it is read; `before` is the date told last in its sentence."""
        base = self.anchor
        if one.name == "bareseason" and tense(clause(token)) == "present":
            return None  # every winter
        if one.refers:
            last = anchor_of(self.last.start or self.last.end) if self.last else None
            told_of = last is not None and self.last is self.told and self.since <= 1 and (one.precision == 7 or not self.report)
            near = before is not None or told_of  # "in 2008, and the next day"
            when = one.read(last) if near or last is None or last.precision >= one.precision else None
            when = when or (one.read(base) if one.counts_days and not near and base is not None and base.precision == 10 else None)
            self._note(when, token, self.year is not None)
            return Dated(when, when, token) if when else None
        if one.yearless and self.year is not None and self._in_its_year():
            told = self.last.start if self.last else None
            when = one.read(self._going_on(one, told) if told and told[:4] == f"{self.year.date:%Y}" else Anchor(self.year.date, 4))
            return Dated(when, when, token) if when else None
        if one.yearless and base is None and self.last is not None and _WITH_YEAR.match(self.last.start or ""):
            base = self._going_on(one, self.last.start or "")
        if one.yearless and before is not None and _gives_year(before) and _told_on(token):
            base = anchor_of(before.when.start, True)  # "in April 2022 he met him, and in June he came"
        if one.of_a_night and before is not None and self._recent(before.when):
            base = anchor_of(before.when.start)  # "said on Sunday that it had downed drones overnight"
        when = one.read(base)
        if when is None:
            return None
        if when.start is None and token.head.lower == "by" and _told_on(token):
            when = replace(when, start=when.end)  # "by 2015 it had become a member"
        self._note(when, token, one.own_year)
        ahead = one.read(replace(base, future=True)) if base is not None and one.turns else None
        soon = ahead is not None and self._nearer(when, ahead)
        if ahead is not None and (looks_ahead(token, "actual") or self._soon(one, when, soon, token)):
            when = ahead
        return Dated(when, ahead or when, token, soon)

    def _going_on(self, one: Found, last: str) -> Anchor | None:
        """In a text without a date of its own the year told last goes on, or the next one where that would lead back by a season."""
        when = one.read(year := anchor_of(last[:4]))
        back = when and when.start and len(last) >= 7 and int(last[5:7]) - int(when.start[5:7] or 0) > _SEASON
        return anchor_of(last, True) if back else year

    def _soon(self, one: Found, when: When, soon: bool, token: Token) -> bool:
        """"The summit opens on 3 May", "take effect on Monday": in the present tense a day is the next one, where that is nearer; and
        what goes on until June goes on until the next one."""
        verb = clause(token)
        if self.anchor is None or self.entry is not None or tense(verb) != "present" or verb.lemma in cues()["reporting_verbs"]:
            return False
        if when.start is None:
            return True
        if one.name == "weekday":
            return adverbial(token) and not one.match["which"]
        return soon

    def _nearer(self, when: When, ahead: When) -> bool:
        """Whether the second day is nearer to that of the source."""
        if self.anchor is None or self.anchor.precision < 7 or any(len(one.start or one.end or "") < 10 for one in (when, ahead)):
            return False
        back, on = (abs(date.fromisoformat(one.start or one.end or "") - self.anchor.date) for one in (when, ahead))
        return on < back

    def _note(self, when: When | None, token: Token, tells_year: bool) -> None:
        """The year in which the paragraph's story is, where this date tells it."""
        if not tells_year or when is None or not when.start or (when.end or when.start)[:4] != when.start[:4] or storyline(token) is None:
            return
        if adverbial(token) and tense(clause(token)) in ("past", "pluperfect"):
            self.year = anchor_of(when.start)

    def _tell(self, sentence: Sentence, dates: Sequence[Dated]) -> None:
        """Where the story stands after the sentence."""
        self.since += 1
        main = [dated for dated in dates if dated.of is None and storyline(dated.token) and not looks_ahead(dated.token, "actual")]
        if main:
            self.last = main[-1].when
        events = [dated for dated in main if _is_moment(dated.when) and not _aside(dated.token) and (dated is main[0] or not _back(dated))]
        for dated in events:
            self.told = dated.when if tense(clause(dated.token)) == "past" else None
            self.since = 0
            if self.read <= _LEAD and self.told is not None and self.news is None:
                self.news = self._news(self.told)
        root = sentence.root
        broken = tense(root) in ("perfect", "present", "future") and root.lemma not in cues()["reporting_verbs"]
        if not events and self.entry is None and (broken or self.since > _CARRIED):
            self.told, self.year = None, None

    def _in_its_year(self) -> bool:
        """Whether dates without a year are of the story's year: in chronologies, and in what is long past."""
        return self.entry is not None or self.year is not None and not self.report and _long_past(self.year, self.anchor)

    def _news(self, when: When) -> When | None:
        """The news told with this date: of its day, or of its month where more than a few days have passed; None where it is none."""
        if self._recent(when):
            return when
        return replace(when, start=(when.start or "")[:7], end=(when.start or "")[:7]) if self._recent(when, _WEEK) else None

    def _recent(self, when: When, days: int = _DAYS) -> bool:
        """Whether a day is among the last before that of the source."""
        if self.anchor is None or self.anchor.precision < 10 or when.start is None or len(when.start) < 10:
            return False
        return 0 <= (self.anchor.date - date.fromisoformat(when.start)).days <= days


def _gives_year(before: Dated) -> bool:
    """Whether the story was at this date, told with its year."""
    told = len(before.when.start or "") >= 7 and _WITH_YEAR.search(before.when.text) is not None
    return told and not _aside(before.token) and storyline(before.token) is not None and _told_on(before.token)


def _told_on(token: Token) -> bool:
    """Whether the date is told in the simple past, or as what had been before."""
    return tense(clause(token)) in ("past", "pluperfect")


def _is_moment(when: When) -> bool:
    """Whether it is one day, month or year, or a few days: no stretch through which a story goes."""
    return when.start is not None and when.end is not None and (when.start == when.end or len(when.start) == 10)


def _aside(token: Token) -> bool:
    """Whether it dates something named, or before or after which the story is: "this year's host", "after the attacks of 11 September 2001"."""
    if token.dep == "poss":
        return True
    chain = takewhile(lambda above: not above.is_verb, token.ancestors())
    return any(above.lower in ("after", "before", "since", "until", "following") and not of_an_hour(above) for above in chain)


def _long_past(year: Anchor, anchor: Anchor | None) -> bool:
    return anchor is None or anchor.date.year - year.date.year >= _PAST or anchor.precision == 4 and year.date.year != anchor.date.year


def _back(dated: Dated) -> bool:
    """ "fired missiles on 7 May, in revenge for a murder a fortnight earlier": what had been before the date told."""
    return dated.when.text.lower().endswith((" earlier", " before", " previously"))
