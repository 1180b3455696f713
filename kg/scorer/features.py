"""What rules have told of two actors in a sentence, and its features: short texts of the form `name=value`, none of them an actor's name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.cast import Cast
from kg.scorer.tree import Path, Tree
from kg.syntax import RelationMention, Sentence
from kg.vocabulary import Relation, relations

#: Relation, source and target.
Triple = tuple[str, str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A relation of two actors in one sentence, with all mentions of it."""

    mentions: tuple[RelationMention, ...]
    features: tuple[str, ...]

    @property
    def best(self) -> RelationMention:
        """The mention whose rule is surest, the first of equals."""
        return max(self.mentions, key=lambda mention: mention.confidence)


@dataclass(slots=True, eq=False)
class _View:
    """What is known of a sentence before anything told in it is described."""

    sentence: Sentence
    cast: Cast
    tree: Tree
    named: int  # how many actors the sentence names
    triples: dict[Triple, list[RelationMention]] = field(default_factory=lambda: defaultdict(list))
    pairs: dict[frozenset[str], list[Triple]] = field(default_factory=lambda: defaultdict(list))  # what was told of two actors


def told(sentences: list[Sentence], mentions: list[RelationMention], cast: Cast) -> Iterator[Told]:
    """What an article's relation mentions tell, sentence by sentence, within one sorted by relation and actors."""
    found: dict[int, list[RelationMention]] = defaultdict(list)
    for mention in mentions:
        found[mention.trigger.sentence.number].append(mention)
    for sentence in sentences:
        if sentence.number in found:
            view = _view(sentence, cast, found[sentence.number])
            for _, same in sorted(view.triples.items()):
                yield Told(tuple(same), tuple(dict.fromkeys(_features(same, view))))


def _view(sentence: Sentence, cast: Cast, mentions: list[RelationMention]) -> _View:
    named = {actor for mention in sentence.mentions for actor in (mention.actor, *mention.candidates) if actor}
    view = _View(sentence, cast, Tree(sentence), len(named))
    for mention in mentions:
        triple = _triple(mention.relation, mention.source.actor, mention.target.actor)
        if triple not in view.triples:
            view.pairs[frozenset(triple[1:])].append(triple)
        view.triples[triple].append(mention)
    return view


def _triple(relation: str, source: str, target: str) -> Triple:
    """Ends of a symmetric relation in one order."""
    if relations()[relation].symmetric and target < source:
        source, target = target, source
    return relation, source, target


def _features(same: list[RelationMention], view: _View) -> Iterator[str]:
    best = max(same, key=lambda mention: mention.confidence)
    relation, kind = best.relation, best.pattern.split(".")[1]
    types = f"{view.cast.type(best.source.actor)}>{view.cast.type(best.target.actor)}"
    yield f"r={relation}"
    yield f"types={types}"
    yield f"r.types={relation}:{types}"
    yield f"kind={kind}"
    yield f"r.kind={relation}.{kind}"
    yield f"sure={best.confidence:.1f}"
    yield f"pattern={best.pattern}"
    yield f"times={min(len(same), 3)}"
    for name, argument in (("s", best.source), ("t", best.target)):
        yield f"{name}.via={argument.via}"
        if argument.token.sentence is not view.sentence:
            yield f"{name}.elsewhere"
            continue
        path = view.tree.path(best.trigger.i, argument.token.i)
        yield f"{name}.path={_joined(path)}"
        yield f"{name}.length={min(len(path), 6)}"
        yield f"{name}.distance={_bucket(abs(best.trigger.i - argument.token.i))}"
    yield from _beside(relations()[relation], best.source.actor, best.target.actor, view)


def _beside(spec: Relation, source: str, target: str, view: _View) -> Iterator[str]:
    """What else was told of the same two actors and of others, and how much the sentence holds."""
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


def _joined(path: Path) -> str:
    return "/".join(path) if len(path) < 4 else "far"


def _bucket(number: int) -> str:
    return str(number) if number < 4 else "4-7" if number < 8 else "8-15" if number < 16 else "16+"
