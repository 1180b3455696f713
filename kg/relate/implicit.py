"""Arguments that a sentence leaves out because the text has given them before: "Uzbekistan left in 2012", "Britain sent 85,000 drones"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator

from kg.cast import Cast
from kg.cues import cues
from kg.model import ACTOR_TYPES
from kg.syntax import Argument, RelationMention, Sentence, Token

#: How many sentences back something said still counts, and how much of its weight is left after each.
_REACH, _FADING, _SLOWLY = 8, 0.7, 0.85
#: How many sentences back a deed may lie, and how it is pointed at.
_NEAR, _POINTING = 3, frozenset(("the", "this", "that", "these", "those", "such"))
#: What each time that a pair was told counts, and what share of all makes a text one about that pair.
_OFTEN, _MOSTLY = 0.2, 0.6
#: What an end weighs that was taken more than once not long ago.
_TWICE = 0.8
#: What an end that was taken at most two sentences before counts.
_JUST = 0.45
SUBJECTS = ("nsubj", "nsubjpass")
#: What share of the deeds of a kind makes somebody the one who does them.
_ALONE = 0.75
#: Who can be a party to a conflict in which somebody mediates.
_ENEMIES = ("country", "force", "group")
#: How much more at most an actor counts that took the end before.
_STOOD = 0.5
#: What may be meant of the country that a text is about, how often that is named, and how many times as often as the next.
_PLACED, _CLEAR, _AHEAD = ("host", "helped"), 3, 1.5
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
    if name == "theme":
        spoken = [actor for kind, actor, _ in token.sentence.salient if kind == "country" and actor not in other][:3]
        joint = next(iter(_alone(_stood(token, ["theme"], cast), other)), None)
        theme = joint or _theme(token, other)
        return [Argument(theme, token, "context")] if theme and (joint or theme in spoken) else []
    kinds = name.split("|")
    stood = _stood(token, kinds, cast)
    if kinds[0] not in ACTOR_TYPES:
        ranked = _by_theme(stood, token) if name in _PLACED else stood
    else:
        here = next((actor for actor in _before(token, kinds, cast) if actor not in other), None)
        if here:
            return [Argument(here, token, "context")]
        ranked = {actor: weight * (1 + min(_STOOD, stood.get(actor, 0.0))) for kind, actor, weight in token.sentence.salient if kind in kinds}
        ranked = {actor: weight for actor, weight in ranked.items() if actor in stood or cast.type(actor) != "organization" or _joined(actor, cast)}
        ranked |= {actor: weight for actor, weight in stood.items() if actor not in ranked}
    if name == "seller":
        ranked = _alone(ranked, other)
    best = max((actor for actor in ranked if actor not in other), key=lambda actor: ranked[actor], default=None)
    best = best or (_theme(token, other) if name in _PLACED else None)
    return [Argument(best, token, "context")] if best else []


def one_sided(noun: Token) -> bool:
    """Whether a subject names one of two with "with": "Trade with Russia fell", "A treaty with Manila was signed"."""
    return noun.dep in SUBJECTS and any(kid.lower == "with" for kid in noun.kids("prep"))


def own_side(noun: Token, others: list[Argument]) -> list[Argument]:
    """Who stands beside the one that a one-sided noun names after it: the country that the text is about."""
    if not others or any(other.token.sentence is not noun.sentence or other.token.i < noun.i or other.via == "context" for other in others):
        return []
    theme = _theme(noun, {other.actor for other in others})
    return [Argument(theme, noun, "context")] if theme else []


def _alone(weights: dict[str, float], other: Collection[str]) -> dict[str, float]:
    """The one of the actors that weighs much more than the next, if it has been told more than once."""
    rest = sorted(((weight, actor) for actor, weight in weights.items() if actor not in other), reverse=True)
    clear = rest and rest[0][0] > _TWICE and (len(rest) == 1 or rest[0][0] >= 2 * rest[1][0])
    return {rest[0][1]: rest[0][0]} if clear else {}


def _by_theme(stood: dict[str, float], token: Token) -> dict[str, float]:
    """Those of the text's main countries, and who took the end just before."""
    times = dict(token.sentence.themes)
    least = max(times.values(), default=0.0) / _AHEAD
    return {actor: weight for actor, weight in stood.items() if weight >= _JUST or times.get(actor, 0.0) >= least}


def _theme(token: Token, other: Collection[str]) -> str | None:
    """The country that the text is about beside the others: the one named much more often than any else; none where two are."""
    rest = [(times, actor) for actor, times in token.sentence.themes if actor not in other]
    if not rest or rest[0][0] < _CLEAR or len(rest) > 1 and rest[1][0] * _AHEAD > rest[0][0]:
        return None
    return rest[0][1]


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
        told = head.dep in ("appos", "npadvmod")  # "struck Doha, an attack that Riyadh condemned"
        pointed = head.lower == "it" or told or head.mention is None and any(kid.lower in _POINTING for kid in head.kids("det", "predet", "amod"))
        found = _last_deed(token, wanted, cast, other, 0 if told else _NEAR) or not told and _usual(token, head, wanted) if wanted and pointed else ()
        if found:
            return [] if set(found) & set(other) else [Argument(actor, head, "context") for actor in dict.fromkeys(found)]
    return []


def _last_deed(token: Token, wanted: Collection[tuple[str, str]], cast: Cast, other: Collection[str], near: int) -> list[str]:
    """Who has done the deed of the nearest sentence that tells one, at most `near` sentences back, what its main clause tells before what
    others do; but for the own state of those who take a stance."""
    own = {above.id for actor in other if cast.type(actor) == "person" and (above := cast.principal(actor)) is not None}
    deeds = [(back, _depth(deed.trigger), deed, actor) for deed, back in recent(token) if back <= near
             for actor in _doing(deed, wanted) if actor not in own]
    best = min(deeds, key=lambda row: row[:2], default=None)
    return [actor for *_, deed, actor in deeds if (deed.trigger, deed.relation) == (best[2].trigger, best[2].relation)] if best else []


def _depth(trigger: Token) -> int:
    """How many clauses lie around the trigger's own."""
    return sum(above.is_verb and above.lemma not in cues()["reporting_verbs"] for above in trigger.ancestors())


def _doing(deed: RelationMention, wanted: Collection[tuple[str, str]]) -> list[str]:
    """Who took one of the ends in a deed, where its words tell him."""
    return [argument.actor for end, argument in (("source", deed.source), ("target", deed.target))
            if (deed.relation, end) in wanted and argument.via != "context"]


def _usual(token: Token, head: Token, wanted: Collection[tuple[str, str]]) -> list[str]:
    """Who alone does such things in the whole text: "the strikes", "the invasion", "the embargo"."""
    if head.lower == "it":
        return []
    here = token.sentence
    times = Counter(actor for deed in here.said if _same_source(here, deed.trigger.sentence) for actor in _doing(deed, wanted))
    first = times.most_common(1)
    return [first[0][0]] if first and first[0][1] > 1 and first[0][1] >= _ALONE * sum(times.values()) else []


def _joined(actor: str, cast: Cast) -> bool:
    """Whether an organization can still be joined: it is known, no body of a state, and not all states are members."""
    known = cast[actor]
    return known.verified and known.principal is None and len(known.terms) < _ALL


def _before(token: Token, kinds: list[str], cast: Cast) -> Iterator[str]:
    """The actors of the types that the trigger's sentence names before it, nearest first; those that only modify a word do not count."""
    sentence = token.sentence
    for mention in reversed(sentence.mentions):
        if mention.actor and mention.last < token.i and cast.type(mention.actor) in kinds:
            head = sentence.head_of(mention)
            if head.dep not in ("compound", "amod", "poss", "nmod") and not _example(head):
                yield mention.actor


def _example(name: Token) -> bool:
    """"an alliance such as NATO" is spoken of by the way."""
    return name.dep == "pobj" and name.head.lower in ("as", "like", "unlike") and name.head.head.is_noun


def recent(token: Token) -> Iterator[tuple[RelationMention, int]]:
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
    for mention, back in recent(token) if wanted else ():
        for end, argument in (("source", mention.source), ("target", mention.target)):
            if (mention.relation, end) in wanted and argument.via != "context":
                found[_party(argument.actor, cast) if names == ["host"] else argument.actor] += _FADING ** back
    typed = [name for name in names if name in ACTOR_TYPES] or (["country"] if names == ["host"] else [])
    return {actor: weight for actor, weight in found.items() if not typed or cast.type(actor) in typed}


def _parties(token: Token, name: str, cast: Cast, other: Collection[str]) -> list[str]:
    """Who stand together at the ends: two enemies, or those between whom somebody else has mediated; the pair spoken of most and last.

    Where the last sentences tell of none, the two between whom most of what the text has told has happened.
    """
    weights: dict[tuple[str, ...], float] = defaultdict(float)
    told: dict[tuple[str, ...], int] = defaultdict(int)
    for pair, back, weight in _pairs(token, cues().implied[name], cast):
        if len(pair) == 2 and not set(pair) & set(other) and all(cast.type(actor) in _ENEMIES for actor in pair):
            told[pair] += 1
            if back <= _REACH:
                weights[pair] += weight * _SLOWLY ** back
    if weights:
        return [*max(weights, key=lambda pair: (weights[pair] + _OFTEN * told[pair], pair))]
    most = max(told, key=lambda pair: (told[pair], pair), default=())
    return [*most] if most and told[most] > 1 and told[most] >= _MOSTLY * sum(told.values()) else []


def _pairs(token: Token, wanted: Collection[tuple[str, str]], cast: Cast) -> Iterator[tuple[tuple[str, ...], int, float]]:
    """The two at the ends of each thing said of enemies, all between whom a sentence tells of mediation; how many sentences back, and weight."""
    here = token.sentence
    between: dict[tuple[int, str], set[str]] = defaultdict(set)
    for mention in reversed(here.said):
        if not _same_source(here, mention.trigger.sentence):
            break
        back = here.number - mention.trigger.sentence.number
        ends = [_party(argument.actor, cast) for end, argument in (("source", mention.source), ("target", mention.target))
                if (mention.relation, end) in wanted]
        if len(ends) == 1:
            between[back, mention.relation] |= {*ends}
        elif ends:
            yield tuple(sorted({*ends})), back, 1.0
    for (back, _), met in between.items():
        yield tuple(sorted(met)), back, 3.0


def _party(actor: str, cast: Cast) -> str:
    """The state in which a place lies, for which a person or body acts, where it is known; else the actor."""
    if cast.type(actor) in ("place", "facility"):
        state = cast.registry.facts.get(actor, {}).get("located_in")
        return state if isinstance(state, str) and state in cast else actor
    return cast[actor].principal or actor if cast.type(actor) in ("force", "government") else actor


def misplaced(relation: str, source: Argument, target: Argument, cast: Cast) -> bool:
    """Whether an organization that the words leave out cannot be meant: "it" is one itself, or it has the source for a member already."""
    if target.via != "context" or cast.type(target.actor) != "organization":
        return False
    joined = relation == "affiliated_with" and any(  # "Turkey, a NATO member, has applied"
        told.relation == "member_of" and told.trigger.dep == "appos" and told.trigger.sentence is source.token.sentence
        and (told.source.actor, told.target.actor) == (source.actor, target.actor) for told in source.token.sentence.said)
    return joined or source.via == "coreference" and cast.type(source.actor) == "organization"
