"""Dates told by their distance from something else: "a day after the attack"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.qualify.anchor import anchor_of, shifted
from kg.qualify.moment import Dated
from kg.qualify.tense import tense
from kg.qualify.when import Found, When
from kg.syntax import Token


def counted_from(one: Found, token: Token) -> Token | None:
    """What "a day after the attack" counts from: the noun or verb after the preposition; None where nothing follows."""
    if one.name != "shift" or one.match["dir"].lower() not in ("before", "after"):
        return None
    word = next((near for near in (token, token.head, *token.children) if near.lower in ("before", "after")), token)
    if word.dep == "mark":
        return word.head
    noun = next((kid for kid in word.kids("pobj", "pcomp") if kid.i > word.i), None)
    if noun is None or not word.head.is_verb:
        return noun
    return next((verb for verb in word.head.kids("conj") if verb.i > noun.i and tense(verb) == "pluperfect" and not verb.kids("nsubj")), noun)


def of_the_other(one: Found, token: Token, other: Token, dates: Sequence[Dated], told: When | None) -> Dated | None:
    """Of "X a day after Y" the date that is not told: of Y if X's is, of X if Y's is."""
    inside = [dated for dated in dates if dated.token.i > token.i and (other is dated.token or other in dated.token.ancestors())]
    outside = [dated for dated in dates if dated not in inside]
    before = [dated for dated in outside if dated.token.i < token.i]
    known = inside[0].when if inside else (before or outside[::-1])[-1].when if outside else told
    of_told = bool(inside) or not outside and not other.is_verb  # "two days after the coup", of which the story tells
    base = anchor_of(known.start) if known is not None and known.start == known.end else None
    if base is None:
        return None
    step = one.step if of_told else -one.step
    iso = shifted(base, one.match["unit"].lower(), step)
    if iso is None:
        return None
    when = When(one.first, one.last, iso, iso, one.match.group())
    told_of = next((above for above in other.ancestors() if above.is_verb), other) if of_told else other
    return Dated(when, when, told_of, of=told_of)
