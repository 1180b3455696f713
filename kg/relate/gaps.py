"""A verb that is not said again: "India joined in 2017, Iran in 2023", "borders Mali to the north and Chad to the east"."""

from __future__ import annotations

from kg.cast import Cast
from kg.syntax import Argument, Token

_MONTHS = frozenset(("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"))
_DATING = frozenset(("in", "on", "since", "by", "that", "last", "this"))
_SIDES = frozenset(side for north in ("north", "south") for side in (north, *(north + dash + east for dash in ("", "-") for east in ("east", "west")))) \
    | {"east", "west"}
_NAMES = frozenset(("name", "found", "metonym", "weak"))


def gapped(verb: Token, named: set[str], cast: Cast) -> list[Argument]:
    """Further subjects or objects of a verb that is not said again, told by a date or a side: "India joined in 2017, Iran in 2023",
    "borders Mali to the north and Chad to the east"."""
    tokens, found = verb.sentence.tokens, []
    for mention in verb.sentence.mentions:
        if mention.first <= verb.i + 2 or mention.last + 2 >= len(tokens) or mention.kind not in _NAMES:
            continue
        before, prep, date = tokens[mention.first - 1], tokens[mention.last + 1], tokens[mention.last + 2]
        if before.lower == "the" and mention.first > 1:
            before = tokens[mention.first - 2]
        dated = prep.lower in ("in", "on", "since", "by") and date.tag == "CD" or prep.lower in _DATING and date.text in _MONTHS or _placed(prep, date)
        actor = mention.actor
        if before.text in (",", ";", "and") and dated and actor and actor not in named and cast.type(actor) in ("country", "organization", "person"):
            found.append(Argument(actor, verb.sentence.head_of(mention), "gap"))
    return found


def _placed(prep: Token, word: Token) -> bool:
    """"to the west", "on its south"."""
    side = word.next()
    return prep.lower in ("to", "on", "in") and word.lower in ("the", "its") and side is not None and side.lower in _SIDES


def filled(gap: Argument, pair: tuple[Argument, Argument], cast: Cast) -> tuple[Argument, Argument]:
    """A second object where the gap's actor is of the object's kind and no man's: "left Mali in 2022 and Niger in 2023"; else a subject."""
    source, target = pair
    acting = source.token.dep in ("amod", "compound", "poss") or source.token.i < target.token.i < gap.token.i
    kind = cast.type(gap.actor)
    object_too = acting and (kind == cast.type(target.actor) or kind != "person" == cast.type(source.actor))
    return (source, gap) if object_too else (gap, target)
