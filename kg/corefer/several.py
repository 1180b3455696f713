"""Several actors at once: "both", "the two countries", "all three", "they"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from kg.corefer.binding import SUBJECTS, beside, own_subjects
from kg.corefer.memory import Memory, Seen
from kg.corefer.naming import role_weight
from kg.cues import cues
from kg.syntax import Token

#: The least weight of a subject; how many times as often as others the main actors of an article are named.
_SUBJECT, _FAR_AHEAD = 1.5, 2.0
_REACH = 5
#: More than these must be named together.
_FEW = 3
_PARTIES = ("country", "force", "group", "organization")


def together(count: int, kind: str, token: Token, memory: Memory) -> tuple[str, ...]:
    """The last `count` different actors of a kind named in one sentence, before the token and at most four sentences back.

    Those coordinated as equals come first, then the main ones of the article, then any; people stand for their states too.
    """
    nearest: tuple[str, ...] = ()
    strangers = _strangers(kind, token, memory)
    foes = token.lemma in cues()["foes"]
    main = _main(count, kind, 1.01 if foes else _FAR_AHEAD, memory)
    if main and foes:
        return main
    exclude = _excluded(token)
    for back in range(_REACH):
        here = [seen for seen in memory.before(token, back) if seen.actor not in exclude | strangers]
        near = _in_sentence(count, kind, [seen for seen in here if seen.kind == kind], back) or _said(count, kind, token, back, memory)
        if near:
            return near
        actors = _actors(seen for seen in here if seen.kind == kind)
        if back < 2 and kind == "country":
            states = _states([seen for seen in here if seen.kind == "person"], memory)
            if len(states) != count:
                states = _states(here, memory)
            if len(states) == count and len(actors) != count:
                return states
        if len(actors) == count and back < 2:
            return actors if not main or not back else main
        nearest = nearest or (actors if len(actors) == count else ())
    return () if count > _FEW else _main(count, kind, 1.01, memory) or nearest


def _strangers(kind: str, token: Token, memory: Memory) -> frozenset[str]:
    """The persons of whom the registry knows other offices and not the one that "the two presidents" tells."""
    role, cast = cues().held_offices.get(token.lemma), memory.cast
    if kind != "person" or role is None:
        return frozenset()
    known = {seen.actor for seen in memory.seen if seen.kind == "person" and any(term.role for term in cast[seen.actor].terms)}
    return frozenset(actor for actor in known if all(term.role != role for term in cast[actor].terms))


def chains(here: list[Seen]) -> list[tuple[Seen, ...]]:
    """The coordinations in what a sentence names, in text order: "Qatar and Egypt"."""
    found: dict[int, list[Seen]] = defaultdict(list)
    for seen in here:
        first = seen.token
        while first.dep == "conj":
            first = first.head
        found[first.i].append(seen)
    return [tuple(members) for _, members in sorted(found.items()) if len({seen.actor for seen in members}) > 1]


def pair(token: Token, memory: Memory, back: int) -> tuple[str, ...]:
    """The two of one kind that the sentence so far back named last as equals: "took Abkhazia and South Ossetia and has troops in both"."""
    exclude = _excluded(token)
    for chain in reversed(chains(memory.before(token, back))):
        actors = _actors(chain)
        if len(actors) == 2 and len({seen.kind for seen in chain}) == 1 and exclude.isdisjoint(actors) and not (back and _apart(chain[0].token)):
            return actors
    return ()


def sides(token: Token, memory: Memory) -> tuple[str, ...]:
    """"both sides", "the two parties": states or forces, of one kind or not, that were named last as equals."""
    exclude = _excluded(token)
    for back in range(_REACH):
        for chain in reversed(chains([seen for seen in memory.before(token, back) if seen.kind in _PARTIES])):
            actors = _actors(chain)
            if len(actors) == 2 and exclude.isdisjoint(actors):
                return actors
    return ()


def _excluded(token: Token) -> frozenset[str]:
    """Who else is an argument of the word's verb; "the border between the two" is none of it."""
    governor = token.head.head if token.dep == "pobj" else token.head
    if not governor.is_verb:
        return frozenset()
    within = [word for verb in governor.kids("xcomp", "ccomp") if not verb.kids("mark") and governor.lemma not in cues()["reporting_verbs"]
              for word in verb.kids("nsubj", "dobj") if token.dep in SUBJECTS and word.i > token.i]  # "neither has let the US open a base"
    return own_subjects(token) | beside(token) | {word.mention.actor for word in within if word.mention is not None and word.mention.actor}


def _in_sentence(count: int, kind: str, here: list[Seen], back: int) -> tuple[str, ...]:
    """Those that one sentence names as equals, or as its subjects."""
    for chain in reversed(chains(here)):
        if len(_actors(chain)) == count and not (back and _apart(chain[0].token)):
            return _actors(chain)
    subjects = _actors(seen for seen in here if role_weight(seen.token) >= _SUBJECT)
    return subjects if back < 2 and len(subjects) == count else ()


def _said(count: int, kind: str, token: Token, back: int, memory: Memory) -> tuple[str, ...]:
    """Those for whom a word of a sentence stood already."""
    found = [actors for word, actors in memory.joint if word.sentence.number == token.sentence.number - back and len(actors) == count
             and memory.cast.type(actors[0]) == kind]
    return found[-1] if found else ()


def _main(count: int, kind: str, lead: float, memory: Memory) -> tuple[str, ...]:
    """The actors that the article has named most, where each is named `lead` times as often as the next one."""
    times = Counter(seen.actor for seen in memory.seen if seen.kind == kind).most_common(count + 1)
    clear = len(times) >= count and times[count - 1][1] > 1 and (len(times) == count or times[count - 1][1] > lead * times[count][1])
    return tuple(actor for actor, _ in times[:count]) if clear else ()


def _state(seen: Seen, memory: Memory) -> str | None:
    """The country, or that of the person."""
    if seen.kind == "country":
        return seen.actor
    above = memory.cast.principal(seen.actor) if seen.kind == "person" else None
    return above.id if above is not None and above.type == "country" else None


def _states(here: list[Seen], memory: Memory) -> tuple[str, ...]:
    return tuple(dict.fromkeys(state for seen in here if (state := _state(seen, memory))))


def _actors(found: Iterable[Seen]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(seen.actor for seen in found))


def _apart(token: Token) -> bool:
    """"neither Berlin nor Washington": named together and not as a pair."""
    return any(kid.lower in ("nor", "or") for kid in token.kids("cc"))
