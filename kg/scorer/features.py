"""The features of a candidate: short texts of the form `name=value`, none of them an actor's name.

Those of how trigger and actors hang together are kept apart for candidates that a rule has found (`rule.`) and others (`word.`), since
what a rule has let through is right far more often.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.lexicon import Trigger
from kg.relate.roles import passive
from kg.scorer.view import End, Row, View
from kg.syntax import Argument, RelationMention, Token
from kg.vocabulary import Relation, relations

_ROLE_OF = {"nsubj": "subj", "dobj": "obj", "nsubjpass": "obj", "agent": "subj", "dative": "iobj", "^amod": "head", "^attr": "self",
            "^appos": "self"}


def of_rule(best: RelationMention, times: int, view: View) -> Iterator[str]:
    """The features of what a rule found; `best` is the surest of `times` mentions of one relation for two actors in the sentence."""
    relation, kind = best.relation, best.pattern.split(".")[1]
    yield from _of_ends(relation, (best.source, best.target), view, "rule")
    yield f"rule.kind={kind}"
    yield f"rule.r.kind={relation}.{kind}"
    yield f"rule.sure={best.confidence:.1f}"
    yield f"rule.pattern={best.pattern}"
    yield f"rule.times={min(times, 3)}"
    for name, argument in (("s", best.source), ("t", best.target)):
        if argument.token.sentence is not view.sentence:
            yield f"rule.{name}.elsewhere"
            continue
        path = view.tree.path(best.trigger.i, argument.token.i)
        yield f"rule.{name}.path={_joined(path)}"
        yield f"rule.{name}.length={min(len(path), 6)}"
        yield f"rule.{name}.distance={_bucket(abs(best.trigger.i - argument.token.i))}"


def of_words(relation: str, row: Row, view: View) -> Iterator[str]:
    """The features of two actors near a trigger word, where no rule found the relation for them."""
    spec = relations()[relation]
    yield from _of_ends(relation, (row.source.argument, row.target.argument), view, "word")
    for found in (_of_trigger(spec, row), _of_paths(spec, row), _of_roles(spec, row), _of_places(spec, row, view)):
        yield from (f"word.{feature}" for feature in found)


def _of_ends(relation: str, ends: tuple[Argument, Argument], view: View, kind: str) -> Iterator[str]:
    types = f"{view.cast.type(ends[0].actor)}>{view.cast.type(ends[1].actor)}"
    yield f"r={relation}"
    yield f"types={types}"
    yield f"r.types={relation}:{types}"
    yield f"{kind}.svia={ends[0].via}"
    yield f"{kind}.tvia={ends[1].via}"
    yield from (f"{kind}.{feature}" for feature in _of_pair(relations()[relation], ends, view))


def _of_pair(spec: Relation, ends: tuple[Argument, Argument], view: View) -> Iterator[str]:
    """What rules found for the same two actors, and how much the sentence holds."""
    source, target = ends[0].actor, ends[1].actor
    others = 0
    for relation, first, _ in view.pairs.get(frozenset((source, target)), ()):
        same = first == source
        if relation == spec.id:
            if not same and not spec.symmetric:
                yield "reverse"
                others += 1
            continue
        others += 1
        directed = not (spec.symmetric or relations()[relation].symmetric)
        yield f"other={relation}|{spec.id}|{same if directed else ''}"
        yield f"other.group={relations()[relation].group == spec.group}"
    yield f"others={min(others, 2)}"
    if view.sentence.passage is not None and view.sentence.passage.kind == "headline":
        yield "headline"
    yield f"actors={_bucket(view.named)}"
    claimed = [{actor for pair in view.pairs for actor in pair}, {actor for triples in view.pairs.values() for triple in triples
                                                                  if triple[0] == spec.id for actor in triple[1:]}]
    for name, known in zip(("claimed", "claimed.same"), claimed, strict=True):
        if known:
            yield f"{name}={source in known}{target in known}:{_kind(spec)}"


def _of_trigger(spec: Relation, row: Row) -> Iterator[str]:
    build = _build(row.trigger, row)
    yield f"build={build}"
    yield f"r.build={spec.id}:{build}"
    yield f"lemma={spec.id}:{row.trigger.lemma}"
    yield f"sure={max(entry.confidence for entry in row.entries):.1f}"
    for kid in row.trigger.kids("dobj", "attr", "prt")[:2]:
        yield f"r.{kid.dep}={spec.id}:{kid.lemma}"
    yield f"under={row.trigger.dep}:{row.trigger.head.lemma if row.trigger.head is not row.trigger else ''}"


def _of_paths(spec: Relation, row: Row) -> Iterator[str]:
    build, kind = _build(row.trigger, row), _kind(spec)
    paths = [_joined(end.path) for end in (row.source, row.target)]
    both = "+".join(sorted(paths) if spec.symmetric else paths)
    yield f"both={kind}:{build}:{both}"
    yield f"both.any={kind}:{both}"
    asked = []
    for name, end, text in zip("st", (row.source, row.target), paths, strict=True):
        side = "e" if spec.symmetric else name
        yield f"{side}.path={build}:{text}"
        yield f"{side}.any={text}"
        yield f"r.{side}={spec.id}:{text}"
        yield f"{side}.first={build}:{end.path[0] if end.path else ''}"
        yield f"{side}.last={end.path[-1] if end.path else ''}"
        yield f"{side}.length={len(end.path)}"
        asked.append(_asked(end, row, name, build))
        yield f"{side}.asked={asked[-1]}:{len(end.path)}"
    yield f"asked={'+'.join(asked)}:{min(len(row.source.path), 3)}:{min(len(row.target.path), 3)}"


def _asked(end: End, row: Row, side: str, build: str) -> str:
    """Whether the first step to the actor is one that the lexicon asks for at this end, at the other, or at neither."""
    own, other = asked_roles(row.entries) if side == "s" else asked_roles(row.entries)[::-1]
    if not end.path:
        return "self"
    step = "obj" if end.path[0] == "nsubj" and build.endswith("pass") else _ROLE_OF.get(end.path[0], end.path[0])
    return "own" if step in {name.split(".")[0] for name in own} else "other" if step in {name.split(".")[0] for name in other} else "none"


@cache
def asked_roles(entries: tuple[Trigger, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """The roles in which lexicon entries look for source and for target."""
    return (frozenset(name for entry in entries for names in entry.source for name in names.split("+")),
            frozenset(name for entry in entries for names in entry.target for name in names.split("+")))


def _of_roles(spec: Relation, row: Row) -> Iterator[str]:
    kind, build = _kind(spec), _build(row.trigger, row).split(".")[0]
    sides = [row.source.roles, row.target.roles]
    if spec.symmetric:
        sides.sort()
    first = "+".join(side[0] if side else "-" for side in sides)
    yield f"roles={kind}:{build}:{first}"
    yield f"r.roles={spec.id}:{first}"
    own, other = asked_roles(row.entries)
    right = [not own.isdisjoint(row.source.roles), not other.isdisjoint(row.target.roles)]
    wrong = [not other.isdisjoint(row.source.roles), not own.isdisjoint(row.target.roles)]
    yield f"fills={kind}:{right}"
    yield f"fills.all={right}{wrong}{bool(row.source.roles)}{bool(row.target.roles)}"
    for name, roles in zip("st", sides, strict=True):
        for filled in dict.fromkeys(roles):
            yield f"{name}.role={kind}:{build}:{filled}"
            yield f"r.{name}.role={spec.id}:{filled}"


def _of_places(spec: Relation, row: Row, view: View) -> Iterator[str]:
    """Order, distance, coordination, and whether other actors or rules compete for the trigger."""
    kind, places = _kind(spec), (row.source.anchor, row.target.anchor)
    names = ("e", "e") if spec.symmetric else ("s", "t")
    order = sorted([(places[0], names[0]), (places[1], names[1]), (row.trigger.i, "x")])
    yield f"order={''.join(name for _, name in order)}:{_build(row.trigger, row)}"
    for name, distance in (("", abs(places[0] - places[1])), ("s.", abs(places[0] - row.trigger.i)), ("t.", abs(places[1] - row.trigger.i))):
        yield f"{name}distance={_bucket(distance)}"
    between = view.tree.path(*places)
    if len(between) == 2 and between[0] == f"^{between[1]}":
        yield f"coordinated:{kind}"
    yield f"between={kind}:{_joined(between)}"
    inside = sum(1 for mention in view.sentence.mentions if mention.actor and min(places) < mention.first < max(places))
    yield f"inside={min(inside, 3)}"
    yield f"rank={row.rank}"
    fired = view.fired.get(row.trigger.i, set())
    yield f"fired={spec.id in fired}{bool(fired - {spec.id})}"
    yield f"hits={min(3, sum(spec.id in hits for hits in view.hits.values()))}"
    yield f"meanings={min(4, len(view.hits[row.trigger.i]))}"


def _kind(spec: Relation) -> str:
    return "sym" if spec.symmetric else "dir"


def _build(trigger: Token, row: Row) -> str:
    if trigger.is_verb:
        return f"{row.entries[0].word_class}.{'pass' if passive(trigger) else 'act'}"
    return row.entries[0].word_class


def _joined(path: tuple[str, ...]) -> str:
    return "/".join(path) if len(path) < 4 else "far"


def _bucket(number: int) -> str:
    return str(number) if number < 4 else "4-7" if number < 8 else "8-15" if number < 16 else "16+"
