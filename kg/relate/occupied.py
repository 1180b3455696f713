"""Who occupies, invades or fights where the text leaves it out: "the annexation of Crimea", "Vuhledar fell", "the war in Ukraine"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.cast import Cast
from kg.cues import cues
from kg.relate.arguments import resolve
from kg.relate.clause import surface
from kg.relate.roles import role
from kg.syntax import Argument, RelationMention, Sentence, Token

#: How many sentences back a year is that of what is told.
_NEAR = 3


def occupied(sentence: Sentence, article: Sequence[Sentence], cast: Cast) -> Iterator[RelationMention]:
    """controls between the occupier of a land and the land, where the words name none but the article speaks of him; `article` are
    its sentences."""
    for token in sentence.tokens:
        for land in _lands(token):
            for found in resolve(land, cast):
                place = found.place or found.actor
                by = occupier(place, _year(token, article, cast), cast)
                if by and _spoken_of(by, article, cast) and (cast.type(place) == "place" or token.lemma != "fall"):
                    target = Argument(place, found.token, found.via)
                    yield RelationMention("controls", token, Argument(by, token, "registry"), target, f"controls.occupied.{token.lemma}", 0.6,
                                          detail=token.lower)


def known_wars(sentence: Sentence, article: Sequence[Sentence], cast: Cast) -> Iterator[RelationMention]:
    """at_war_with of those who fight "the war in Ukraine", attacks of who is known to have made "the invasion of Ukraine"; like `occupied`
    only where the article speaks of them."""
    for token in sentence.tokens:
        if token.mention is not None or not token.is_noun:
            continue
        if token.lemma == "war":
            for found in (one for name in ("in", "mod") for place in role(token, name) for one in resolve(place, cast)):
                *sides, since = cues().wars.get(found.actor, "0").split()
                year = _year(token, article, cast) if sides else None
                if sides and (year is None or year >= int(since)) and all(side in cast and _spoken_of(side, article, cast) for side in sides):
                    first, second = (Argument(side, found.token, "registry") for side in sides)
                    yield RelationMention("at_war_with", token, first, second, "at_war_with.known.war", 0.6, "affirmed", "actual")
        elif token.lemma == "invasion" and not any(role(token, name) for name in ("poss", "mod", "by", *(("vsubj",) if token.dep == "dobj" else ()))):
            for found in (one for place in role(token, "of") for one in resolve(place, cast)):
                by = occupier(found.actor, _year(token, article, cast), cast)
                if by and _spoken_of(by, article, cast):
                    yield RelationMention("attacks", token, Argument(by, token, "registry"), found, "attacks.known.invasion", 0.6, "affirmed",
                                          "actual", token.lower)


def occupier(place: str, year: int | None, cast: Cast) -> str | None:
    """Who is known to hold a place, or the state in which it lies, by force; nobody where the year told lies before that."""
    known, lies_in = cues().occupiers, cast.registry.facts.get(place, {}).get("located_in")
    found, _, since = (known.get(place) or known.get(lies_in or "") or "").partition(" ")
    return found if found in cast and (year is None or year >= int(since)) else None


def _year(token: Token, article: Sequence[Sentence], cast: Cast) -> int | None:
    """The year of which the passage speaks at a word: one that hangs on it, that told last before, else that of its source."""
    sentence = token.sentence
    near = [word for before in article[max(0, sentence.number - _NEAR) : sentence.number + 1] if before.passage is sentence.passage
            for word in before.tokens]
    for words in (token.subtree(), near):
        told = [int(word.text) for word in words if word.tag == "CD" and word.text.isdecimal() and len(word.text) == 4]
        if told:
            return told[-1]
    day = (sentence.passage.source.date if sentence.passage else None) or cast.day
    return int(day[:4]) if day else None


def _spoken_of(state: str, article: Sequence[Sentence], cast: Cast) -> bool:
    """Whether the article names the state, or somebody who acts for it."""
    named = {mention.actor for sentence in article for mention in sentence.mentions if mention.actor}
    return state in named or any(cast[actor].principal == state or state == cast.principals.get(actor) for actor in named)


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
