"""Arguments that a sentence leaves out because the text has given them before: "Uzbekistan left in 2012", "Britain sent 85,000 drones"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

from kg.cast import Cast
from kg.cues import cues
from kg.model import ACTOR_TYPES
from kg.syntax import Argument, RelationMention, Sentence, Token

#: How many sentences back something said still counts, and how much of its weight is left after each.
_REACH, _FADING, _SLOWLY = 8, 0.7, 0.85
#: How many sentences back a deed may lie, and how it is pointed at.
_NEAR, _POINTING = 3, frozenset(("the", "this", "that", "these", "those", "such"))
#: Who can be a party to a conflict in which somebody mediates.
_ENEMIES = ("country", "force", "group")
#: Whom everybody has joined, nobody is asked to join.
_ALL = 150


def implicit(token: Token, name: str, cast: Cast, other: Collection[str]) -> list[Argument]:
    """The actors that the lexicon's role `~name` stands for at a trigger, none of `other`.

    Names of `implied` in cues.yaml mean who took one of those ends in what the text has said; with `+`, the two that
    stand there together; `struck`, who was hit last by nobody knows whom. Actor types, joined by `|`, mean the actor of such a type that
    the text speaks of: named before the trigger in its sentence, else in the sentences before it, where who took an end that is implied
    for the type counts more.
    """
    if name == "struck":
        return _struck(token)
    if name.endswith("+"):
        return [Argument(actor, token, "context") for actor in _parties(token, name[:-1], cast, other)]
    kinds = name.split("|")
    stood = _stood(token, kinds, cast)
    if kinds[0] not in ACTOR_TYPES:
        ranked = stood
    else:
        here = next((actor for actor in _before(token, kinds, cast) if actor not in other), None)
        if here:
            return [Argument(here, token, "context")]
        ranked = {actor: weight * (1 + min(0.5, stood.get(actor, 0.0))) for kind, actor, weight in token.sentence.salient if kind in kinds}
        ranked = {actor: weight for actor, weight in ranked.items() if actor in stood or cast.type(actor) != "organization" or _joined(actor, cast)}
        ranked |= {actor: weight for actor, weight in stood.items() if actor not in ranked}
    best = max((actor for actor in ranked if actor not in other), key=lambda actor: ranked[actor], default=None)
    return [Argument(best, token, "context")] if best else []


def _struck(token: Token) -> list[Argument]:
    """Whom the sentences just before tell to be hit without telling by whom: "Islamic State claimed the assault"."""
    here = token.sentence
    near = [hit for hit in here.suffered[-20:] if here.number - hit.token.sentence.number <= _NEAR and _same_source(here, hit.token.sentence)
            and (hit.token.sentence is not here or hit.token.i < token.i)]
    last = [hit for hit in near if hit.token.sentence is near[-1].token.sentence]
    return [Argument(actor, token, "context") for actor in dict.fromkeys(hit.actor for hit in last)]


def doers(token: Token, heads: list[Token], cast: Cast, other: Collection[str]) -> list[Argument]:
    """Who has done what words as "the attack", "this step" take up: the lexicon's role `@role`, with the words that stand in that role.

    The last deed of the kind (`implied` in cues.yaml, under "the attack" and so on) counts; who has done it himself has no stance on it.
    """
    for head in heads:
        wanted = cues().implied.get(f"the {head.lemma}", frozenset())
        pointed = head.lower == "it" or head.mention is None and any(kid.lower in _POINTING for kid in head.kids("det", "predet", "amod"))
        for deed, back in _recent(token) if wanted and pointed else ():
            if back <= _NEAR and (deed.relation, "source") in wanted and deed.source.via != "context":
                found = [twin.source.actor for twin, _ in _recent(token) if (twin.trigger, twin.relation) == (deed.trigger, deed.relation)]
                return [] if set(found) & set(other) else [Argument(actor, head, "context") for actor in dict.fromkeys(found)]
    return []


def _joined(actor: str, cast: Cast) -> bool:
    """Whether an organization can still be joined: not all states are members."""
    return len(cast[actor].terms) < _ALL


def _before(token: Token, kinds: list[str], cast: Cast) -> Iterator[str]:
    """The actors of the types that the trigger's sentence names before it, nearest first; those that only modify a word do not count."""
    sentence = token.sentence
    for mention in reversed(sentence.mentions):
        if mention.actor and mention.last < token.i and cast.type(mention.actor) in kinds \
                and sentence.head_of(mention).dep not in ("compound", "amod", "poss", "nmod"):
            yield mention.actor


def _recent(token: Token) -> Iterator[tuple[RelationMention, int]]:
    """What the same source has said before the trigger, last first, with how many sentences back."""
    here = token.sentence
    for mention in reversed(here.said):
        back = here.number - mention.trigger.sentence.number
        if back > _REACH or not _same_source(here, mention.trigger.sentence):
            return
        yield mention, back


def _same_source(one: Sentence, other: Sentence) -> bool:
    return one.passage is None or other.passage is None or one.passage.source == other.passage.source


def _stood(token: Token, names: list[str], cast: Cast) -> dict[str, float]:
    """The actors that took one of the ends that the names imply, with their weight: the more often and the later, the more."""
    wanted = frozenset(end for name in names for end in cues().implied.get(name, ()))
    found: dict[str, float] = defaultdict(float)
    for mention, back in _recent(token) if wanted else ():
        for end, argument in (("source", mention.source), ("target", mention.target)):
            if (mention.relation, end) in wanted and argument.via != "context":
                found[argument.actor] += _FADING ** back
    typed = [name for name in names if name in ACTOR_TYPES] or (["country"] if names == ["host"] else [])
    return {actor: weight for actor, weight in found.items() if not typed or cast.type(actor) in typed}


def _parties(token: Token, name: str, cast: Cast, other: Collection[str]) -> list[str]:
    """Who stand together at the ends: two enemies, or those between whom somebody else has mediated; the pair spoken of most and last."""
    wanted = cues().implied[name]
    pairs: dict[tuple[str, ...], float] = defaultdict(float)
    between: dict[tuple[int, str], set[str]] = defaultdict(set)
    for mention, back in _recent(token):
        ends = {argument.actor for end, argument in (("source", mention.source), ("target", mention.target)) if (mention.relation, end) in wanted}
        if len(ends) == 1:
            between[back, mention.relation] |= ends
        elif ends:
            pairs[tuple(sorted(ends))] += _SLOWLY ** back
    for (back, _), met in between.items():
        pairs[tuple(sorted(met))] += 3 * _SLOWLY ** back
    able = [pair for pair in pairs if len(pair) == 2 and not set(pair) & set(other) and all(cast.type(actor) in _ENEMIES for actor in pair)]
    return list(max(able, key=lambda pair: (pairs[pair], pair), default=()))
