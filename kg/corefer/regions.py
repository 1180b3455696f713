"""Descriptions that tell where a state lies or to what it belongs: "the West African country", "the Gulf state", "the NATO ally"."""

from __future__ import annotations

from kg.corefer.memory import Memory
from kg.cues import cues
from kg.model import Actor
from kg.syntax import Token

_THE = frozenset(("the", "this", "that"))
_LONGEST = 4
_MEMBERS = frozenset(("member", "ally", "country", "state", "nation"))


def regional(token: Token, memory: Memory) -> tuple[str, ...]:
    """The state of the region or organization that the adjectives of a noun for a state name, which the text has spoken of last."""
    if token.tag != "NN" or token.lemma not in cues()["regional_nouns"] or token.dep in ("appos", "attr", "compound", "poss") \
            or token.kids("appos") or any(kid.lower == "of" for kid in token.kids("prep")):
        return ()
    places = _told(token)
    body = _body(token, memory) if not places else None
    if not places and body is None:
        return ()
    around = frozenset(places or (body or "",))
    named = frozenset(kid.mention.actor for kid in token.subtree() if kid.mention is not None and kid.mention.actor)
    ranked = memory.ranked(("country",), token, named, reach=5)
    serving = [above.id for person in memory.ranked(("person",), token, reach=2) if (above := memory.cast.principal(person)) is not None]
    return next(((actor,) for actor in [*ranked, *serving] if _belongs(memory.cast[actor], around)), ())


def _told(token: Token) -> list[str]:
    """The regions that the words between the article and the noun name; none where other words single out another state."""
    words: list[str] = []
    before = token.next(-1)
    while before is not None and before.lower not in _THE and len(words) < _LONGEST + 3:
        words.insert(0, before.lower)
        before = before.next(-1)
    if before is None or before.lower not in _THE:
        return []
    lists = cues()
    for first in range(len(words)):
        for last in range(len(words), first, -1):
            places = lists.regional.get(" ".join(words[first:last]).replace(" - ", "-"))
            if places is not None:
                return places.split("|") if _plain(words[:first] + words[last:]) else []
    return []


def _plain(words: list[str]) -> bool:
    """Whether words tell only how a state is: "tiny", "oil-rich"."""
    hyphens = [place for place, word in enumerate(words) if word == "-"]
    hyphened = {near for place in hyphens for near in (place - 1, place, place + 1)}
    return all(place in hyphened or word in cues()["plain_adjectives"] or word == "," for place, word in enumerate(words))


def _body(token: Token, memory: Memory) -> str | None:
    """The organization of "the NATO ally", "the EU member"."""
    before = token.next(-1)
    mention = before.mention if before is not None else None
    if mention is None or mention.actor is None or token.lemma not in _MEMBERS or memory.cast.type(mention.actor) != "organization":
        return None
    article = token.sentence.tokens[mention.first].next(-1)
    return mention.actor if article is not None and article.lower in _THE else None


def _belongs(state: Actor, around: frozenset[str]) -> bool:
    """Whether a state lies in one of the regions, is one of those listed, or belongs to the group or organization."""
    return state.id in around or state.region in around or any(term.actor in around and term.end is None and not term.role for term in state.terms)
