"""Who heads what, by names side by side: "Orban's Hungary", "Hungary under Orban", "the M23's Sultani Makenga", "the Saudi-led coalition"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.cast import Cast
from kg.cues import cues
from kg.registry import fold
from kg.syntax import Argument, Mention, RelationMention, Sentence, Token

_LED = re.compile(r"(.+?)-(?:led|dominated) |.*\bled by (?:the )?(.+)")
_NAMES = frozenset(("name", "weak", "found", "metonym"))
_BODIES = ("country", "organization", "force", "government", "company", "place")


def headed(sentence: Sentence, cast: Cast) -> Iterator[RelationMention]:
    """holds_office_in and leads for persons whom the registry knows to act for what is named beside them, or whose fighters it is."""
    for mention in sentence.mentions:
        kind = cast.type(mention.actor or "") if mention.actor and mention.kind in _NAMES else None
        if kind == "person":
            yield from _of_person(sentence, mention, cast)
        elif kind in ("organization", "force"):
            yield from _led(sentence, mention, cast)


def _led(sentence: Sentence, mention: Mention, cast: Cast) -> Iterator[RelationMention]:
    """Who leads a body by its own name."""
    found = _LED.match(mention.text)
    for name in cast.registry.names.get(fold(found[1] or found[2]), ()) if found else ():
        if cast.type(name.actor) == "country":
            head = sentence.tokens[mention.last]
            ends = Argument(name.actor, sentence.tokens[mention.first], "name"), Argument(mention.actor or "", head, "name")
            yield RelationMention("leads", head, *ends, "leads.name.led", 0.85)
            return


def _of_person(sentence: Sentence, mention: Mention, cast: Cast) -> Iterator[RelationMention]:
    person = sentence.head_of(mention)
    yield from _governing(mention, person, cast)
    for token, owned in _beside(person):
        body = token.mention
        if body is None or body.actor in (None, mention.actor) or body.kind not in _NAMES or cast.type(body.actor or "") not in _BODIES:
            continue
        told = _told(mention.actor or "", body.actor or "", owned, cast)
        if told:
            relation, sure = told
            ends = Argument(mention.actor or "", person, "name"), Argument(body.actor or "", token, "name")
            yield RelationMention(relation, token, *ends, f"{relation}.name.beside", sure)


def _governing(mention: Mention, person: Token, cast: Cast) -> Iterator[RelationMention]:
    """"the Biden administration", "the government of David Lange": the state that he is known to have governed."""
    above = person.head.head if person.dep == "pobj" and person.head.lower == "of" else person.head
    if above.lemma not in cues()["governments"] or above.mention is not None and above.mention.kind != "description":
        return
    titles = frozenset(cues().held_offices.values())
    states = {term.actor for term in cast[mention.actor or ""].terms if term.actor and term.role in titles and cast.type(term.actor) == "country"}
    if len(states) == 1:
        ends = Argument(mention.actor or "", person, "name"), Argument(states.pop(), above, "registry")
        yield RelationMention("holds_office_in", above, *ends, "holds_office_in.name.government", 0.6)


def _beside(person: Token) -> Iterator[tuple[Token, bool]]:
    """The words whose owner or head a name is told to be, and whether it is those that belong to him."""
    above = person.head
    if person.dep == "poss" and above.mention is not None:
        yield above, True  # "Orban's Hungary"
    for owner in person.kids("poss"):
        yield owner, False  # "Hungary's Viktor Orban"
    if person.dep == "pobj" and above.lower == "under":
        comma, before = above.next(-1), above.next(-2)
        if comma is not None and before is not None and comma.text == "," and before.mention is not None:
            yield before, True  # "Uzbekistan, under Karimov, refused"
        if above.head.mention is not None:
            yield above.head, True  # "Hungary under Orban"
        elif above.head.is_verb and above.i == 0:
            for subject in above.head.kids("nsubj", "nsubjpass"):
                yield subject, True  # "Under Orban Hungary blocked it"


def _told(person: str, body: str, owned: bool, cast: Cast) -> tuple[str, float] | None:
    """The relation of a man to a body beside whose name his stands, as the registry bears it out; what his is may be so no longer."""
    day = cast.day or ""
    roles = [(term.role or "").lower() for term in cast[person].terms
             if term.actor == body and (owned or term.end is None or "" < day <= term.end)]
    if cast.type(body) == "force" and cast[body].principal is None:
        heads = any(word in role for role in roles for word in cues()["heading_offices"])
        return ("leads", 0.8) if heads else ("leads", 0.5) if owned and not roles else None
    return ("holds_office_in", 0.6) if roles else None
