"""Enumerations of names that each stand with the name of their state: "Macron of France, Merz of Germany and Starmer of Britain"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.cues import cues
from kg.syntax import Mention, Sentence, Token

_KINDS = ("name", "metonym", "found", "weak")
_JOINING = frozenset((",", "and", "or", "the", "&"))


def with_their_states(sentence: Sentence) -> Iterator[list[Token]]:
    """Runs of two or more such names, by the heads of the names: also "France's Macron and Germany's Merz"."""
    run: list[Token] = []
    last = -1
    for first, mention, end in _pairs(sentence):
        between = sentence.tokens[last + 1 : first]
        if run and 0 < len(between) <= 5 and all(word.lower in _JOINING or word.lower in _titles() for word in between) \
                and between[0].lower in _JOINING:
            run.append(sentence.head_of(mention))
        else:
            if len(run) > 1:
                yield run
            run = [sentence.head_of(mention)]
        last = end
    if len(run) > 1:
        yield run


def _pairs(sentence: Sentence) -> Iterator[tuple[int, Mention, int]]:
    """Each name that stands with another: the place of the first word of the two, the name, the place of the last word."""
    named = [mention for mention in sentence.mentions if mention.kind in _KINDS]
    for one, other in zip(named, named[1:], strict=False):
        between = [token.lower for token in sentence.tokens[one.last + 1 : other.first]]
        if between == ["of"]:
            yield one.first, one, other.last
        elif between in (["'s"], ["’s"], ["'"]):
            yield one.first, other, other.last


def _titles() -> frozenset[str]:
    return cues()["title_words"]
