"""Actors that a description names as surely as a name: "the UN mission in Lebanon", "the railway from Rasht to Astara"."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from kg.cast import Cast
from kg.cues import cues
from kg.registry import Registry, fold
from kg.spot.bodies import owner_before
from kg.syntax import Mention, Sentence, Token

#: How many words may stand between an organization and its mission: "the UN peacekeeping mission".
_BETWEEN = 3
#: An abbreviation in brackets right after a name.
_BRACKETED = re.compile(r"\s\(([A-Z]{3,6})\)")


def described(sentence: Sentence, text: str, cast: Cast) -> None:
    """Mark the nouns of missions and lines that the sentence describes by whose and where they are."""
    words = cues()
    _branches(sentence, cast)
    for token in sentence.tokens:
        if token.mention is None and token.is_noun and token.text.islower():
            if token.lower in words["missions"]:
                _mission(token, cast)
            elif token.lower in words["lines"]:
                _line(token, cast)
            elif token.lower in words["state_forces"]:
                _abbreviated(token, text, cast)


def _branches(sentence: Sentence, cast: Cast) -> None:
    """"Sputnik Azerbaijan", "Rosneft Germany": a medium or company and a state's name after it are one name, its branch's."""
    tokens = sentence.tokens
    for left, right in list(pairwise(sentence.mentions)):
        parent = left.candidates[0] if left.candidates else ""
        joined = right.first == left.last + 1 and tokens[left.last].dep == "compound" and tokens[left.last].head is tokens[right.last]
        before = tokens[left.first - 1] if left.first else None
        spoken = before is not None and (before.is_verb or before.lower in ("to", "by"))  # "told Reuters Russia was ready"
        abroad = right.kind == "name" and cast.type(right.candidates[0]) == "country"
        if joined and abroad and not spoken and cast.type(parent) in ("media", "company"):
            name = f"{left.text} {right.text}"
            actor = cast.add(cast.type(parent), name, principal=cast[parent].principal or parent)
            sentence.mentions.remove(left)
            sentence.mentions.remove(right)
            sentence.mark(Mention(left.first, right.last, "found", actor, name, why="a branch by its name", candidates=(actor,)))


def _mark(token: Token, actor: str) -> None:
    token.sentence.mark(Mention(token.i, token.i, "found", actor, token.text, why="described in the text", candidates=(actor,)))


def _mission(token: Token, cast: Cast) -> None:
    """"the United Nations mission in South Sudan": the one that an organization has in a state on the day, where the registry knows it."""
    owner, state = _owner(token, cast), _after(token, ("in",), "country", cast)
    found = _known(cast.registry).get((owner or "", state[1] if state else ""), ())
    day = cast.day or ""
    facts = cast.registry.facts
    current = [actor for actor in found if facts[actor].get("start", "") <= (day or "9999") and (not day or day <= facts[actor].get("end", "9999"))]
    if len(current) == 1:
        _mark(token, current[0])


def _owner(token: Token, cast: Cast) -> str | None:
    """The organization named before a mission, over what tells its kind."""
    i, tokens = token.i - 1, token.sentence.tokens
    while i > 0 and token.i - i <= _BETWEEN and tokens[i].mention is None and (tokens[i].text.islower() or tokens[i].tag == "POS"):
        i -= 1
    mention = tokens[i].mention if i >= 0 else None
    return next((actor for actor in mention.candidates if cast.type(actor) == "organization"), None) if mention else None


@lru_cache(maxsize=4)
def _known(registry: Registry) -> dict[tuple[str, str], tuple[str, ...]]:
    """The missions of organizations by organization and state."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for known, facts in registry.facts.items():
        state = facts.get("located_in")
        if not state or not facts.get("principal"):
            continue
        actor = registry.actors[known]
        words = {word.lower() for word in actor.label.split()}
        if actor.principal and actor.type in ("organization", "force") and words & cues()["missions"]:
            found[actor.principal, state] = (*found.get((actor.principal, state), ()), actor.id)
    return found


def _after(token: Token, prepositions: tuple[str, ...], kind: str, cast: Cast, skip: int = 1) -> tuple[Mention, str] | None:
    """The name of an actor of a kind that one of the prepositions adds, with the actor."""
    tokens, i = token.sentence.tokens, token.i + skip
    if i >= len(tokens) or tokens[i].lower not in prepositions:
        return None
    i += 2 if i + 1 < len(tokens) and tokens[i + 1].lower == "the" else 1
    mention = tokens[i].mention if i < len(tokens) else None
    actor = next((actor for actor in mention.candidates if cast.type(actor) == kind), None) if mention and mention.kind != "demonym" else None
    return (mention, actor) if mention and actor else None


def _abbreviated(token: Token, text: str, cast: Cast) -> None:
    """"the Ugandan army (UPDF)": with an abbreviation of its own the army of a state is a body that has a name."""
    found, owner = _BRACKETED.match(text, token.end), owner_before(token.sentence, token.i, cast)
    if found is None or owner is None or cast.type(owner.actor) != "country":
        return
    for known in cast.registry.names.get(found[1], ()):
        if cast[known.actor].principal == owner.actor:
            _mark(token, known.actor)
            return
    adjective = cast.registry.adjectives.get(owner.actor, (cast[owner.actor].label,))[0]
    _mark(token, cast.add("force", f"{adjective} {token.text}", [found[1]], owner.actor))


def _line(token: Token, cast: Cast) -> None:
    """"the railway from Rasht to Astara", "the railway between Rasht and Astara": one line, known or not, by the cities at its ends."""
    first = _after(token, ("from", "between", "linking", "connecting"), "place", cast)
    if first is None:
        return
    last = token.sentence.tokens[first[0].last]
    second = _after(last, ("to", "and", "with"), "place", cast)
    if second is None or first[1] == second[1]:
        return
    one, other = first[0].text, second[0].text
    for name in (f"{one}-{other} {token.lower}", f"{other}-{one} {token.lower}"):
        for known in cast.registry.names.get(fold(name), ()):
            _mark(token, known.actor)
            return
    names = [f"{other}-{one} {token.lower}", f"{token.lower} from {one} to {other}", f"{token.lower} between {one} and {other}"]
    _mark(token, cast.add("facility", f"{one}-{other} {token.lower}", names))
