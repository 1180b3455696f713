"""Occupied lands whose occupier the text leaves out: "the annexation of Crimea", "the occupied Golan Heights", "Vuhledar fell"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.cast import Cast
from kg.cues import cues
from kg.relate.arguments import resolve
from kg.relate.clause import surface
from kg.relate.roles import role
from kg.syntax import Argument, RelationMention, Sentence, Token


def occupied(sentence: Sentence, cast: Cast) -> Iterator[RelationMention]:
    """controls between the usual occupier of a land and the land; only where the text names none."""
    for token in sentence.tokens:
        for land in _lands(token):
            for found in resolve(land, cast):
                place = found.place or found.actor
                by = occupier(place, cast)
                if by and (cast.type(place) == "place" or token.lemma != "fall"):
                    target = Argument(place, found.token, found.via)
                    yield RelationMention("controls", token, Argument(by, token, "registry"), target, f"controls.occupied.{token.lemma}", 0.6,
                                          detail=token.lower)


def occupier(place: str, cast: Cast) -> str | None:
    """Who is known to hold a place, or the state in which it lies, by force."""
    known, lies_in = cues().occupiers, cast.registry.facts.get(place, {}).get("located_in")
    found = known.get(place) or known.get(lies_in or "")
    return found if found and found in cast else None


def _lands(token: Token) -> list[Token]:
    if token.lower == "occupied" and token.dep == "amod" and not token.kids("agent") and _alone(token):
        head = token.head
        return [head] if head.mention else role(head, "of")
    if token.lemma in cues()["takeovers"] and token.is_noun and not token.mention:
        agents = any(role(token, name) for name in ("poss", "mod", "by"))
        return [] if agents else role(token, "of")
    if token.lemma in ("annex", "occupy") and token.tag == "VBN" and token.dep in ("acl", "amod", "relcl") and not token.kids("agent", "nsubj"):
        return [token.head] if _alone(token) else []
    if token.lemma == "fall" and token.is_verb and not token.kids("acomp", "attr", "oprd") \
            and not any(kid.lower in ("to", "into", "under", "by") for kid in token.children):
        return [subject for subject in surface(token) if subject.mention]
    return []


def _alone(token: Token) -> bool:
    """Not the second half of "Russian-occupied"."""
    before = token.next(-1)
    return before is None or before.text not in ("-", "–")
