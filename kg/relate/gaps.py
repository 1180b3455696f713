"""A verb that is not said again: "India joined in 2017, Iran in 2023 and Belarus in 2024", "gets gas from Iran and arms from France"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.cast import Cast
from kg.syntax import Argument, Sentence, Token

_MONTHS = frozenset(("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"))
_DATING = frozenset(("in", "on", "since", "by", "that", "last", "this"))
_ROUGHLY = frozenset(("about", "some", "around", "nearly", "almost", "over", "roughly", "another", "only", "just", "perhaps"))
_NORTH, _EAST = ("north", "south"), ("east", "west")
_SIDES = frozenset((*_NORTH, *_EAST, *(north + dash + east for north in _NORTH for dash in ("", "-") for east in _EAST)))
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
        again = any(token.tag in ("VBD", "VBZ", "VBP") for token in tokens[verb.i + 1 : mention.first])  # the gap is another verb's
        counted = amount_after(verb.sentence, mention.last) and before.lower in ("and", ";") and not again or _placed(prep, date)
        dated = counted or prep.lower in ("in", "on", "since", "by") and date.tag == "CD" or prep.lower in _DATING and date.text in _MONTHS
        actor = mention.actor
        if before.text in (",", ";", "and") and dated and actor and actor not in named and cast.type(actor) in ("country", "organization", "person"):
            found.append(Argument(actor, verb.sentence.head_of(mention), "gap"))
    return found


def amount_after(sentence: Sentence, last: int) -> bool:
    """Whether a number alone follows a name that ends with a token: "keeps 500 men in Mali and Italy about 300."."""
    after = [token for token in sentence.tokens[last + 1 : last + 4] if token.lower not in _ROUGHLY]
    return bool(after) and after[0].tag == "CD" and (len(after) == 1 or not after[1].is_noun and after[1].tag != "CD")


def _placed(prep: Token, word: Token) -> bool:
    """"to the west", "on its south"."""
    side = word.next()
    return prep.lower in ("to", "on", "in") and word.lower in ("the", "its") and side is not None and side.lower in _SIDES


def filled(gap: Argument, pair: tuple[Argument, Argument], cast: Cast) -> tuple[Argument, Argument]:
    """A second object where the gap's actor is of the object's kind and no man's: "left Mali in 2022 and Niger in 2023"; else a subject,
    as with a number: "keeps 500 men in Mali and Italy 300"."""
    source, target = pair
    mention = gap.token.mention
    if mention is not None and amount_after(gap.token.sentence, mention.last):
        return (source, gap) if target.token.dep == "nsubj" else (gap, target)
    acting = source.token.dep in ("amod", "compound", "poss") or source.token.i < target.token.i < gap.token.i
    kind = cast.type(gap.actor)
    object_too = acting and (kind == cast.type(target.actor) or kind != "person" == cast.type(source.actor))
    return (source, gap) if object_too else (gap, target)


def share(argument: Argument, others: Sequence[Argument]) -> list[Token]:
    """The words that go with one of several that the same preposition brings in, each with a thing of its own: of "relies on Iran for gas
    and on Kenya for tea", with Kenya, "on Kenya for tea"; none where they share the thing."""
    row = sorted({other.token.i: other.token for other in others if _brought(other) == _brought(argument) != ""}.values(), key=lambda token: token.i)
    tokens, at = argument.token.sentence.tokens, next((n for n, token in enumerate(row) if token is argument.token), None)
    if at is None or len(row) < 2:
        return []
    joints = [_joint(tokens, first.i, second.i) for first, second in pairwise(row)]
    edges = [argument.token.head.head.i, *joints, len(tokens)] if row[0].head.head.i < row[0].i else [0, *joints, len(tokens)]
    return tokens[edges[at] : edges[at + 1]] if all(joints) else []


def _brought(argument: Argument) -> str:
    """The preposition that brings an actor in."""
    return argument.token.head.lower if argument.token.dep == "pobj" else ""


def _joint(tokens: Sequence[Token], first: int, second: int) -> int:
    """The place of the last "and" or comma between two; 0 where there is none."""
    return next((i for i in range(second, first, -1) if tokens[i].tag == "CC" or tokens[i].text in (",", ";")), 0)


def things(words: Sequence[Token], name: str) -> list[Token] | None:
    """What stands in a role among the words of a share: objects right in it, or of a preposition; None for other roles."""
    if name == "obj":
        return [word for word in words if word.is_noun and word.mention is None and word.dep not in ("pobj", "compound", "nmod")] or None
    if name in ("for", "of", "in"):
        return [pobj for word in words if word.lower == name for pobj in word.kids("pobj")] or None
    return None
