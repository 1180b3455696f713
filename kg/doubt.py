"""Doubtful names - common words, shared abbreviations - that what stands around them bears out."""

from __future__ import annotations

from kg.cast import Cast
from kg.cues import cues
from kg.registry import covers
from kg.syntax import Mention, Sentence, Token
from kg.words import ordinary

_BODIES = ("government", "force", "organization")
#: What may stand before a name that needs no article: "fined Apple", "and Apple"; not "an Apple", "the Amazon", "new Shell".
_NO_NAME_AFTER = ("DT", "PRP$", "JJ", "CD", "NNP", "NNPS", "HYPH")
#: What follows a subject at the beginning of a sentence, where a capital tells nothing: "Apple denied", "Apple's", "Apple and Google".
_AFTER_SUBJECT = ("VBD", "VBZ", "MD", "POS", ",", "CC")
_SHORTEST = 3


def at_home(actor: str, mention: Mention, cast: Cast, homes: frozenset[str]) -> bool:
    """Whether the article speaks of the state to which a body of a doubtful name belongs: "the ISI" where Pakistan is named.

    Not by names that bodies of several states bear: "the Supreme Court" needs more.
    """
    facts = cast.registry.facts.get(actor, {})
    if cast.type(actor) not in _BODIES or homes.isdisjoint((facts.get("principal"), facts.get("located_in"))):
        return False
    words = mention.text.split()
    return _abbreviation(mention.text) and len(mention.text) >= _SHORTEST or not any(ordinary(word) for word in words) \
        or len(words) > 1 and mention.text.lower() not in cues()["common_bodies"]


def standing_alone(mention: Mention, sentence: Sentence, cast: Cast) -> tuple[str, ...]:
    """Of the actors of a doubtful name the one that it must mean by how it stands in its sentence; none where it might be a word."""
    if mention.kind != "weak" or _shouted(sentence):
        return ()
    bare = tuple(actor for actor in mention.candidates if mention.text in cast.registry.facts.get(actor, {}).get("bare", ()))
    if len(bare) == 1 and _as_name(mention, sentence):
        return bare
    if len(bare) == 1 and mention.first != mention.last and _with_article(mention, sentence):
        return bare
    if len(mention.candidates) == 1 and cast.type(mention.candidates[0]) in _BODIES and _abbreviation(mention.text) \
            and _with_article(mention, sentence):
        return mention.candidates
    return ()


def in_office(found: tuple[str, ...], cast: Cast) -> tuple[str, ...]:
    """The one of several persons who held his office on the article's day: "the Pope"; without a day the state for which all of them act."""
    persons = [actor for actor in found if cast.type(actor) == "person"]
    serving = [actor for actor in persons if cast.day and any(covers(term, cast.day) for term in cast[actor].terms)]
    if len(serving) == 1:
        return (serving[0],)
    states = [actor for actor in found if cast.type(actor) == "country"]
    return (states[0],) if len(states) == 1 and all(cast[actor].principal == states[0] for actor in persons) else ()


def _with_article(mention: Mention, sentence: Sentence) -> bool:
    """"briefed the Security Council", "left the WHO"; not "the WHO plan", nor "the secretary of the Security Council", who serves his state's."""
    before, last = sentence.tokens[mention.first - 1] if mention.first else None, sentence.tokens[mention.last]
    if before is None or before.lower != "the" or _compound(last):
        return False
    return last.dep != "pobj" or last.head.lower != "of" or last.head.head.lower not in cues()["offices"]


def _abbreviation(text: str) -> bool:
    return text.isupper() and text.isalpha()


def _shouted(sentence: Sentence) -> bool:
    """Whether the sentence is written in capitals, so that no abbreviation stands out."""
    words = [token.text for token in sentence.tokens if token.text.isalpha() and len(token.text) > _SHORTEST]
    return bool(words) and 2 * sum(word.isupper() for word in words) >= len(words)


def _as_name(mention: Mention, sentence: Sentence) -> bool:
    """Whether the words stand as only a proper name does: in the singular, without an article, not before a noun."""
    first, last = sentence.tokens[mention.first], sentence.tokens[mention.last]
    before, after = first.next(-1), last.next()
    if before is not None and before.tag in _NO_NAME_AFTER and not (before.mention is not None and _apart(before, last)):
        return False
    if _compound(last) or after is not None and after.text[:1].isupper() and after.tag.startswith("NNP"):
        return False
    if after is not None and after.tag == "HYPH":
        return False
    opens = before is None or before.text in ('"', "“", "‘", "'", ":")
    return (after is not None and after.tag in _AFTER_SUBJECT and not _plural(after)) if opens else last.tag in ("NNP", "NNPS")


def _plural(token: Token) -> bool:
    """"Shell fragments hit a school": taken for a verb, with the true one behind it."""
    following = token.next()
    return token.tag == "VBZ" and following is not None and following.tag in ("VBD", "VBZ", "VBP", "MD")


def _apart(before: Token, last: Token) -> bool:
    """Two names side by side that are not one: "gave Ukraine Starlink"."""
    return before.tag.startswith("NNP") and before.head is not last and last.head is not before


def _compound(token: Token) -> bool:
    """Whether the word only tells the kind of the noun after it: "Apple growers"."""
    following = token.next()
    return following is not None and following.text.islower() and following.is_noun and token.dep in ("compound", "amod", "nmod")
