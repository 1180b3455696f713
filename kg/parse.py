"""Article -> parsed sentences, by a spaCy pipeline without its named-entity and lemma components (half of its time)."""

from __future__ import annotations

import logging
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.errors import UsageError
from kg.model import Article
from kg.settings import DEFAULT_MODEL
from kg.syntax import Sentence, Token, assemble
from kg.words import lemma, singular

_UNUSED = ["ner", "lemmatizer", "attribute_ruler", "senter", "entity_linker", "morphologizer"]


@cache
def pipeline(model: str = DEFAULT_MODEL) -> Language:
    """The spaCy pipeline of that name or path, without the components that kg does not use."""
    try:
        nlp = spacy.load(model, exclude=_UNUSED)
    except (OSError, ValueError) as error:
        raise UsageError(f"--model {model}: spaCy cannot load it: {str(error).splitlines()[0]}") from None
    if "parser" not in nlp.pipe_names:
        raise UsageError(f"--model {model}: has no dependency parser; name an English pipeline with tagger and parser")
    return nlp


def parse(articles: Iterable[Article], model: str = DEFAULT_MODEL) -> Iterator[tuple[Article, list[Sentence]]]:
    """Each article with the sentences of its readable passages, in text order; sentences never cross passages."""
    nlp = pipeline(model)
    for article in articles:
        passages = [passage for passage in article.passages if passage.kind in ("body", "headline")]
        sentences: list[Sentence] = []
        texts = [(smooth(article.text[passage.start : passage.end]), passage) for passage in passages]
        for doc, (text, passage) in nlp.pipe(((text.text, (text, passage)) for text, passage in texts), as_tuples=True, batch_size=64):
            for span in _whole(doc, text):
                made = convert(span, text, passage.start)
                if made:
                    made.passage = passage
                    made.number = len(sentences)
                    sentences.append(made)
        yield article, sentences


@dataclass(frozen=True, slots=True)
class Smoothed:
    """A text made easier for the parser; `place` leads from its offsets back to the original's."""

    text: str
    starts: tuple[int, ...]  # offsets in the smoothed text from which a shift holds
    shifts: tuple[int, ...]
    added: frozenset[int]  # offsets of characters that the original lacks
    halves: frozenset[int] = frozenset()  # offsets of full stops that are semicolons in the original

    def place(self, offset: int) -> int:
        return offset + self.shifts[bisect_right(self.starts, offset) - 1]


def smooth(text: str) -> Smoothed:
    """Set off what trips the parser: a date that runs into the subject gets a comma, an acronym in brackets and the sign of a note go,
    dots between two sentences end the first, and so does, for the parser, a semicolon between clauses.

    >>> smooth("On 3 May Russia left the Black Sea Grain Initiative (BSGI).").text
    'On 3 May, Russia left the Black Sea Grain Initiative.'
    >>> smooth("It fell to Mali.[ii] Chad left…Niger stayed.").text
    'It fell to Mali. Chad left. Niger stayed.'
    """
    edits = [(match.end(1), match.end(1), ",") for match in _RUNNING_DATE.finditer(text)]
    edits += [(match.start(), match.end(), "") for match in (*_ACRONYM.finditer(text), *_RANK.finditer(text), *_NOTE.finditer(text))]
    edits += [(match.start(), match.end(), ". ") for match in _DOTS.finditer(text)]
    edits += [(match.start(), match.end(), ".") for match in _SEMICOLON.finditer(text)]
    pieces, starts, shifts, added, halves, at, size = [], [0], [0], [], [], 0, 0
    for first, last, new in sorted(edits):
        pieces += [text[at:first], new]
        size += first - at + len(new)
        if new == ".":
            halves.append(size - 1)
        else:
            added += [size - 1] if new else []
        starts.append(size)
        shifts.append(last - size)
        at = last
    return Smoothed("".join([*pieces, text[at:]]), tuple(starts), tuple(shifts), frozenset(added), frozenset(halves))


_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH = f"(?:{_MONTHS}|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec)"
_DATE = rf"(?:\d{{1,2}}(?:[-–]\d{{1,2}})? {_MONTH}(?: \d{{4}})?|{_MONTH} \d{{1,2}}|{_MONTH} \d{{4}}|{_MONTH}|(?:19|20)\d\d" \
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_RUNNING_DATE = re.compile(
    r"\b((?:[Oo]n|[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Aa]fter|[Bb]efore|[Ll]ast|[Tt]his|[Nn]ext|[Ff]rom|[Ee]arly in|[Ll]ate in) "
    rf"(?:early |late |mid-|last |the (?:spring|summer|autumn|winter) of )?{_DATE}"
    r"|(?<![\w,] )(?:Yesterday|Today|(?:Last|Earlier this|This|Next) (?:week|month|year)"
    r"|(?:Two|Three|Four|Five|A few) (?:days|weeks|months|years) (?:later|ago|earlier)))"
    rf"(?= (?:the |a |an |its |their |his |her )?[A-Z](?!\w* \d))(?! (?:{_MONTHS}))")
_RANK = re.compile(r"(?:(?<=\bMaj)|(?<=\bBrig)|(?<=\bLt)|(?<=\bRear)|(?<=\bVice))\.(?= (?:Gen|Col|Cmdr|Adm)\b)")
_NOTE = re.compile(r"(?<=[\w.,;:!?)”’\"]) ?\[(?:[ivx]{1,5}|\d{1,3}|[A-Z]{2}\d{1,2})\]")
_DOTS = re.compile(r"(?<=[\w)”’])(?:…|\.{3,})+(?=[A-Z][a-z])")
_SEMICOLON = re.compile(r"(?<=\w);(?= (?!and |or |but )(?:[^ ;.]+ ){4})")
_ACRONYM = re.compile(r" \([A-Z][A-Za-z0-9&-]{1,9}\)")


def _whole(doc: Doc, text: Smoothed) -> Iterator[Span]:
    """The sentences of the original: what a semicolon has joined is one."""
    first = 0
    for span in doc.sents:
        if span[-1].idx not in text.halves:
            yield doc[first : span.end]
            first = span.end
    if first < len(doc):
        yield doc[first:]


def convert(span: Span, text: Smoothed, offset: int) -> Sentence | None:
    """A spaCy sentence as our own, without white space and added commas; None where nothing is left.

    Clauses joined by semicolons are trees of their own.
    """
    kept = [token for token in span if not token.is_space and token.idx not in text.added]
    if not kept:
        return None
    place = {token.i: i for i, token in enumerate(kept)}
    tokens, heads = [], []
    for i, token in enumerate(kept):
        form = singular(token.lower_) if i == 0 and token.tag_ in ("NNP", "NNPS") and token.text.isalpha() else lemma(token.text, token.tag_)
        half = token.idx in text.halves
        word, tag = (";", ":") if half else (token.text, token.tag_)
        tokens.append(Token(i, word, text.place(token.idx) + offset, tag, token.dep_, word if half else form))
        heads.append(place.get(token.head.i, i))
    return assemble(tokens, heads)


logging.getLogger("spacy").setLevel(logging.ERROR)
