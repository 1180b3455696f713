"""Nouns for the part that somebody took in what the text has told: "the visitor", "his hosts", "the donor", "its accuser"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.cast import Cast
from kg.cues import cues
from kg.relate.implicit import recent
from kg.syntax import Argument, RelationMention, Token

#: How many sentences back what somebody did may lie.
_NEAR = 3


def by_part(token: Token, cast: Cast) -> list[Argument]:
    """Who took the part that the noun names, by what the last sentences told; with "his" or "its", in what was told of that owner.

    `implied` of cues.yaml has the parts under "who host" and so on.
    """
    wanted = cues().implied.get(f"who {token.lemma}")
    if wanted is None or token.kids("amod", "appos", "relcl", "nummod") or token.dep in ("appos", "attr", "compound"):
        return []
    owners = [kid for kid in token.kids("poss") if kid.mention is not None]
    owned = owners[0].mention.candidates if owners and owners[0].mention is not None and owners[0].tag == "PRP$" else ()
    if owners and not owned or not owners and not any(kid.lower in ("the", "both") for kid in token.kids("det")):
        return []
    comma, named = token.next(), token.next(2)
    if any(kid.lower in ("of", "for", "to", "from") for kid in token.kids("prep")) or \
            comma is not None and comma.text == "," and named is not None and named.mention is not None:
        return []  # "his host, Sadyr Japarov"
    found: list[str] = []
    last = -1
    for actor, back in _taken(token, wanted, _selves(owned, cast), cast):
        if back > _NEAR or found and back != last:
            break
        found, last = [*found, actor], back
    different = list(dict.fromkeys(found))
    many = token.tag in ("NNS", "NNPS")
    return [Argument(actor, token, "coreference") for actor in different] if len(different) == 1 or many and not owned and different else []


def _selves(owned: tuple[str, ...], cast: Cast) -> frozenset[str]:
    """The owners, and the states for which they act."""
    return frozenset(owned) | {above.id for actor in owned if cast.type(actor) == "person" and (above := cast.principal(actor)) is not None}


def _taken(token: Token, wanted: frozenset[tuple[str, str]], owners: frozenset[str], cast: Cast) -> Iterator[tuple[str, int]]:
    """Who took one of the parts, last first, with how many sentences back; toward one of the owners where there are such."""
    for mention, back in recent(token):
        for end, argument, other in (("source", mention.source, mention.target), ("target", mention.target, mention.source)):
            if (mention.relation, end) not in wanted or argument.via == "context" or not _before(mention, token):
                continue
            if owners and other.actor not in owners or argument.actor in owners or cast.type(argument.actor) in ("place", "facility"):
                continue
            yield argument.actor, back


def _before(mention: RelationMention, token: Token) -> bool:
    return mention.trigger.sentence is not token.sentence or mention.trigger.i < token.i
