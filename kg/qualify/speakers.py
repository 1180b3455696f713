"""Whose words a passage gives: quotations that run over several sentences, and the answers of an interview."""

from __future__ import annotations

import re

from kg.cues import cues
from kg.model import Claimant
from kg.qualify.attribution import QUOTES, Resolver, subject_of
from kg.syntax import Mention, Sentence, Token

_OPENING = frozenset("“«‘")
_CLOSING = frozenset("”»’\"")
_QUESTION = re.compile(r"(?:Q|Question|Interviewer)\s*[:.]")
_ANSWER = re.compile(r"(?:A|Answer)\s*[:.]")
_OURS = frozenset(("we", "our", "us", "i", "my"))
#: What an interview says of itself before its first question, and whom it names.
_WITH_WORDS = r"(?:spoke|talked|sat down) (?:to|with)|in conversation with|questions? (?:to|for)|Q&A with|answers (?:from|by)"
_INTERVIEW = re.compile(rf"\binterview(?:ed|s)?\b|\b(?:{_WITH_WORDS})\b|\b(?:speaks|talks) (?:to|with)\b|\btold us\b|"
                        r"\banswer(?:s|ed) (?:our|your|readers')", re.IGNORECASE)
_WITH = re.compile(rf"\b(?:interview(?:ed)?(?: with)?|{_WITH_WORDS})\s+(?!us\b|our\b)"
                   r"(?P<who>(?:an? |the )?[^.,;:()\n]{3,60}?)(?=[.,;:()\n]| who | about | on | in | at )", re.IGNORECASE)


class Speakers:
    """The speaker of each word of an article that is not the author's own."""

    def __init__(self, sentences: list[Sentence], text: str, resolve: Resolver) -> None:
        self._resolve = resolve
        self._text = text
        self._headings: dict[int, Claimant | None] = {}
        self.answers = _answers(sentences, text, resolve)
        self.quoted: dict[int, Claimant] = {}  # sentence -> whose words stand in quotation marks in it
        self.opened: dict[int, bool] = {}  # sentence -> whether it begins inside of a quotation
        self._quotations(sentences, text, resolve)

    def of(self, token: Token) -> Claimant | None:
        """Whose word it is; None for the author's."""
        number = token.sentence.number
        if number in self.quoted and self._inside(token):
            return self.quoted[number]
        return self.answers.get(number)

    def answering(self, token: Token) -> Claimant | None:
        """The interviewee, where the word is part of an answer."""
        return self.answers.get(token.sentence.number)

    def heading(self, token: Token) -> Claimant | None:
        """Who is named before the colon of a headline, or after its dash, as whoever says the rest."""
        number = token.sentence.number
        if number not in self._headings:
            self._headings[number] = _heading(token.sentence, self._resolve)
        return self._headings[number]

    def _inside(self, token: Token) -> bool:
        return _turn(self._text, token.sentence.start, token.start, self.opened[token.sentence.number])

    def _quotations(self, sentences: list[Sentence], text: str, resolve: Resolver) -> None:
        """Quotations are said by the subject of the reporting verb of the same passage, nearest first."""
        open_, last, passage = False, None, None
        pending: list[int] = []
        for sentence in sentences:
            if sentence.passage is not passage:
                passage, open_, last, pending = sentence.passage, False, None, []
            body = text[sentence.start : sentence.end]
            inside = open_ and passage is not None and any(quote in _CLOSING for quote in text[sentence.start : passage.end])
            self.opened[sentence.number] = inside
            open_ = _turn(text, sentence.start, sentence.end, inside)
            speaker = _reporter(sentence, resolve)
            if speaker:
                for number in pending:
                    self.quoted.setdefault(number, speaker)
                pending, last = [], speaker
            if inside or body[:1] in ('"', "“", "‘"):
                if last:
                    self.quoted.setdefault(sentence.number, last)
                else:
                    pending.append(sentence.number)


def _heading(sentence: Sentence, resolve: Resolver) -> Claimant | None:
    tokens = sentence.tokens
    if not sentence.mentions or tokens[-1].text in (".", "?"):
        return None
    first, last = sentence.mentions[0], sentence.mentions[-1]
    colon = tokens[first.last + 1] if first.last + 1 < len(tokens) else None
    if colon is not None and colon.text == ":" and all(not token.is_noun and not token.is_verb for token in tokens[: first.first]):
        return _as_claimant(first, resolve) if _speaks(first, tokens[first.last + 2 :], resolve) else None
    dash = tokens[last.first - 1] if last.first and last.last == len(tokens) - 1 else None
    if dash is not None and dash.text in ("-", "–", "—") and dash.end < tokens[last.first].start:
        return _as_claimant(last, resolve) if _speaks(last, [], resolve) else None
    return None


def _speaks(mention: Mention, said: list[Token], resolve: Resolver) -> bool:
    """"Seoul: ...", "Lavrov: ...", "Iran: we did not": countries under their own name are what the rest is about."""
    if mention.actor is None:
        return False
    kind = resolve.cast.type(mention.actor)
    if any(token.lower in _OURS for token in said):
        return True
    return mention.kind == "metonym" or kind in ("person", "government", "media", "force") or kind == "organization"


def _turn(text: str, start: int, end: int, open_: bool) -> bool:
    """Whether a quotation is open after a stretch of the text; a straight quotation mark opens after a blank and closes before one."""
    for place in range(start, end):
        char = text[place]
        if char in _OPENING:
            open_ = True
        elif char == '"':
            open_ = place == 0 or text[place - 1] in " \n\t([—–"
        elif char in _CLOSING:
            open_ = open_ and text[place + 1 : place + 2].isalnum()  # "Russia’s" closes nothing
    return open_


def _reporter(sentence: Sentence, resolve: Resolver) -> Claimant | None:
    if not any(token.text in QUOTES for token in sentence.tokens):
        return None
    for token in sentence.tokens:
        if token.is_verb and token.lemma in cues()["reporting_verbs"]:
            claimant = subject_of(token, resolve)
            if claimant:
                return claimant
    return None


def _answers(sentences: list[Sentence], text: str, resolve: Resolver) -> dict[int, Claimant]:
    """The sentences that are an interviewee's answers; none where the article is no interview, or names nobody who answers."""
    turns = _turns(sentences, text)
    first = next((sentence.start for sentence in sentences if turns.get(sentence.number) is not None), None)
    if first is None or sum(turn is False for turn in turns.values()) < 2:
        return {}
    intro = text[:first]
    if not _INTERVIEW.search(intro):
        return {}
    answering = _interviewee(intro, [sentence for sentence in sentences if sentence.start < first], resolve)
    return {number: answering for number, turn in turns.items() if turn} if answering else {}


def _turns(sentences: list[Sentence], text: str) -> dict[int, bool | None]:
    """For each sentence whether it is part of an answer (True), of a question (False), or stands before the first one (None)."""
    marked = sum(bool(_QUESTION.match(text, sentence.start)) for sentence in sentences) > 1
    turns: dict[int, bool | None] = {}
    turn: bool | None = None
    for n, sentence in enumerate(sentences):
        if marked:
            turn = False if _QUESTION.match(text, sentence.start) else True if _ANSWER.match(text, sentence.start) else turn
        elif n == 0 or sentences[n - 1].passage is not sentence.passage:
            asked = _last_of_passage(sentences, n)
            question = text[asked.start : asked.end].rstrip().endswith("?") and asked.number - sentence.number < 3
            turn = False if question else None if turn is None else True
        turns[sentence.number] = turn
    return turns


def _last_of_passage(sentences: list[Sentence], n: int) -> Sentence:
    passage = sentences[n].passage
    while n + 1 < len(sentences) and sentences[n + 1].passage is passage:
        n += 1
    return sentences[n]


def _interviewee(intro: str, sentences: list[Sentence], resolve: Resolver) -> Claimant | None:
    """Who is said to be interviewed, or the first person that the introduction names."""
    named = _WITH.search(intro)
    people = [(sentence, mention) for sentence in sentences for mention in sentence.mentions if _person(mention, resolve)]
    if named:
        inside = [mention for sentence, mention in people if named.start("who") <= sentence.tokens[mention.first].start < named.end("who")]
        if inside:
            return _as_claimant(inside[0], resolve)
        return Claimant(named["who"].strip())
    return _as_claimant(people[0][1], resolve) if people else None


def _person(mention: Mention, resolve: Resolver) -> bool:
    return mention.actor is not None and mention.kind in ("name", "found", "weak") and resolve.cast.type(mention.actor) == "person"


def _as_claimant(mention: Mention, resolve: Resolver) -> Claimant | None:
    return Claimant(resolve.cast[mention.actor].label, mention.actor) if mention.actor else None
