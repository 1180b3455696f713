"""Which relations may hold between the actors of a sentence, and what speaks for each: the rows that the weights are for.

A candidate is two actors of a sentence and a relation that a rule has found for them, or whose trigger word stands near both in the
tree. Its features are texts, such as `word.rank=0:1`, on how trigger and actors hang together; no actor's name is among them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from kg.cast import Cast
from kg.lexicon import Lexicon, Trigger, lexicon
from kg.relate.arguments import resolve
from kg.relate.match import conditions_fit, fit, triggers_of, words_fit
from kg.relate.roles import governor, governor_subjects, role
from kg.scorer.features import asked_roles, of_rule, of_words
from kg.scorer.tree import Path, Tree
from kg.scorer.view import End, Row, Triple, View
from kg.syntax import Argument, RelationMention, Sentence, Token
from kg.vocabulary import relations

#: Steps in the tree from a trigger to one actor, and to both, beyond which no candidate is made; and by how many actors that fit as
#: well and are nearer one may be beaten. In the annotated texts what lies beyond is hardly ever right.
FAR, FAR_BOTH, BEATEN = 4, 5, 1
#: Of how many relations a word may be a trigger to count outside training, where such candidates are hardly ever taken.
MEANINGS = 6
_ROLES = ("subj", "obj", "iobj", "mod", "head", "left", "surface")
_NOUN_ROLES = ("poss", "self", "vobj", "csubj", "cause", "of.poss", "of.mod", "of.of")
_VERB_ROLES = ("obj.poss", "obj.mod", "obj.of", "obj.to", "obj.with", "obj.in", "obj.from", "obj.for")


class Near(NamedTuple):
    """An actor as a trigger has it near: the head of its phrase and the way there."""

    argument: Argument
    anchor: int
    path: Path


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A relation that may hold; `rules` are the mentions of it that rules found in the sentence."""

    relation: str
    source: Argument
    target: Argument
    trigger: Token
    features: tuple[str, ...]
    summary: str = ""  # how trigger and actors hang together, such as `nsubj+dobj`
    rules: tuple[RelationMention, ...] = ()
    rare: bool = False  # of a kind that is hardly ever right, and made for training alone


def candidates(sentences: list[Sentence], mentions: list[RelationMention], cast: Cast, words: bool, wide: bool = False,
               ) -> Iterator[Candidate]:
    """The candidates of an article, sentence by sentence in a fixed order: what rules found in it, and with `words` also what the
    lexicon's trigger words may say besides.

    `wide` adds those of a kind that is hardly ever right, for training: they show what speaks against a candidate.
    """
    rules: dict[int, list[RelationMention]] = defaultdict(list)
    for mention in mentions:
        rules[mention.trigger.sentence.number].append(mention)
    for sentence in sentences:
        named = {actor for mention in sentence.mentions for actor in (mention.actor, *mention.candidates) if actor}
        here = rules[sentence.number]
        if here or words and len(named) > 1:
            view = _view(sentence, cast, here, len(named))
            view.wide = wide
            yield from (_of_rules(key, found, view) for key, found in sorted(view.by_rule.items()))
            if words and len(named) > 1:
                rows = _rows(view)
                yield from (_of_words(key, rows[key], view) for key in sorted(rows.keys() - view.by_rule.keys()))


@cache
def _telling() -> dict[str, bool]:
    """The words that are triggers, and whether of few relations: not "be" or "have", which say little alone."""
    found: dict[str, set[str]] = defaultdict(set)
    for (_, lemma), entries in lexicon().triggers.items():
        found[lemma].update(entry.relation for entry in entries)
    return {lemma: len(meant) <= MEANINGS for lemma, meant in found.items()}


def _view(sentence: Sentence, cast: Cast, rules: list[RelationMention], named: int) -> View:
    view = View(sentence, cast, Tree(sentence), named)
    for mention in rules:
        triple = _key(mention.relation, mention.source.actor, mention.target.actor)
        if triple not in view.by_rule:
            view.pairs[frozenset(triple[1:])].append(triple)
        view.by_rule[triple].append(mention)
        view.fired[mention.trigger.i].add(mention.relation)
    return view


def _key(relation: str, source: str, target: str) -> Triple:
    """The triple; ends of a symmetric relation in one order."""
    if relations()[relation].symmetric and target < source:
        source, target = target, source
    return relation, source, target


def _hits(token: Token, words: Lexicon) -> dict[str, tuple[Trigger, ...]]:
    """The lexicon's entries that a word is by its form and by the words around it, whoever its actors are, by relation."""
    found: dict[str, tuple[Trigger, ...]] = {}
    for trigger in triggers_of(token, words):
        if words_fit(token, trigger) and conditions_fit(token, trigger):
            found[trigger.relation] = (*found.get(trigger.relation, ()), trigger)
    return found


def _actors(sentence: Sentence, cast: Cast) -> dict[str, list[tuple[Argument, int]]]:
    """The actors of a sentence with the words that give them, and for each the head of the phrase: "Russian forces" gives Russia twice."""
    heads = {sentence.head_of(mention).i for mention in sentence.mentions if mention.actor or mention.candidates}
    found: dict[str, list[tuple[Argument, int]]] = defaultdict(list)
    for token in sentence.tokens:
        if token.i not in heads and (token.mention is not None or not token.is_noun or not token.children):
            continue
        for argument in resolve(token, cast):
            listed = argument.token is not token and any(kid.dep == "conj" and kid.i <= argument.token.i for kid in token.children)
            if not listed and (argument.token.i in heads or argument.via == "office"):
                found[argument.actor].append((argument, token.i))
    return found


def _rows(view: View) -> dict[Triple, Row]:
    """For each triple the trigger that stands nearest to both actors."""
    best: dict[Triple, Row] = {}
    words, telling = lexicon(), _telling()
    view.actors = _actors(view.sentence, view.cast)
    for token in view.sentence.tokens:
        few = telling.get(token.lemma, telling.get(token.lower))
        near = _near(token, view) if few or few is not None and view.wide else {}
        hits = _hits(token, words) if _open(near, view) else {}
        if not hits:
            continue
        view.hits[token.i] = hits
        for relation, entries in hits.items():
            for row in _pairs(relation, token, entries, near, view):
                row = row if few else replace(row, rare=True)
                key = _key(relation, row.source.argument.actor, row.target.argument.actor)
                if key not in best or row.cost < best[key].cost:
                    best[key] = row
    return best


def _near(token: Token, view: View) -> dict[str, Near]:
    """The actors within reach of a word, each by its nearest phrase."""
    found = {}
    for actor, places in view.actors.items():
        ways = [(view.tree.path(token.i, anchor), argument, anchor) for argument, anchor in places]
        path, argument, anchor = min(ways, key=lambda way: (len(way[0]), abs(way[2] - token.i))) if len(ways) > 1 else ways[0]
        if len(path) <= FAR:
            found[actor] = Near(argument, anchor, path)
    return found


def _open(near: dict[str, Near], view: View) -> bool:
    """Whether two of the actors are near enough and no rule has told anything of them."""
    ends = list(near.items())
    return any(len(one.path) + len(other.path) <= FAR_BOTH and (view.wide or frozenset((first, second)) not in view.pairs)
               for place, (first, one) in enumerate(ends) for second, other in ends[:place])


def _roles(token: Token, actor: str, view: View) -> tuple[str, ...]:
    """The roles that an actor fills at a trigger."""
    known = view.filled.get(token.i)
    if known is None:
        known = view.filled[token.i] = _filled(token, view.cast)
    return tuple(known.get(actor, ()))


def _filled(token: Token, cast: Cast) -> dict[str, list[str]]:
    """The roles that each actor fills at a trigger, whatever its lexicon entries ask for; `governor.` are those of the verb above it."""
    heads: list[tuple[str, Token]] = []
    if not token.is_verb:
        heads += [("governor.subj", head) for head in governor_subjects(token)]
        above = governor(token)
        if above is not None:
            names = sorted({kid.lower for kid in above.kids("prep", "dative")})
            heads += [(f"governor.{name}", head) for name in names for head in role(above, name)]
    prepositions = {kid.lower for kid in token.kids("prep", "agent", "dative")}
    prepositions.update(kid.lower for obj in token.kids("dobj") for kid in obj.kids("prep"))
    asked = (*_ROLES, *sorted(prepositions), *(_VERB_ROLES if token.is_verb else _NOUN_ROLES))
    heads += [(name, head) for name in asked for head in role(token, name)]
    found: dict[str, list[str]] = defaultdict(list)
    known: dict[int, list[Argument]] = {}
    for name, head in heads:
        if head.i not in known:
            known[head.i] = resolve(head, cast)
        for argument in known[head.i]:
            found[argument.actor].append(name)
    return found


def _pairs(relation: str, token: Token, entries: tuple[Trigger, ...], near: dict[str, Near], view: View) -> Iterator[Row]:
    """The pairs of actors whose types fit the relation and that are near enough."""
    spec = relations()[relation]
    asked = asked_roles(entries)
    first = [end for end in near.values() if view.cast.type(end.argument.actor) in spec.source]
    second = [end for end in near.values() if view.cast.type(end.argument.actor) in spec.target or end.argument.place]
    for source in first:
        ahead = sum(len(end.path) < len(source.path) for end in first)
        for target in second:
            if source is target or len(source.path) + len(target.path) > FAR_BOTH:
                continue
            if spec.symmetric and target.anchor < source.anchor and target in first and source in second:
                continue
            nearer = (ahead - (target in first and len(target.path) < len(source.path)),
                      sum(len(end.path) < len(target.path) for end in second if end is not source))
            rare = sum(nearer) > 0 or _settled(token, source, target, relation, view)
            if sum(nearer) > BEATEN or rare and not view.wide:
                continue
            roles = [_roles(token, end.argument.actor, view) for end in (source, target)]
            if asked[0].isdisjoint(roles[0]) and asked[1].isdisjoint(roles[1]):
                continue
            pair = fit(spec, source.argument, target.argument, view.cast)
            if pair is not None:
                one, other = (End(argument, end.anchor, end.path, own) for argument, end, own in zip(pair, (source, target), roles, strict=True))
                yield Row(token, entries, one, other, nearer, rare)


def _settled(token: Token, source: Near, target: Near, relation: str, view: View) -> bool:
    """Whether a rule has read something of the two actors, or another relation from the trigger."""
    return frozenset((source.argument.actor, target.argument.actor)) in view.pairs or bool(view.fired.get(token.i, set()) - {relation})


def _of_rules(key: Triple, mentions: list[RelationMention], view: View) -> Candidate:
    best = max(mentions, key=lambda mention: mention.confidence)
    return Candidate(key[0], best.source, best.target, best.trigger, tuple(dict.fromkeys(of_rule(best, len(mentions), view))), "", tuple(mentions))


def _of_words(key: Triple, row: Row, view: View) -> Candidate:
    summary = "+".join("-".join(end.path) or "self" for end in (row.source, row.target))
    return Candidate(key[0], row.source.argument, row.target.argument, row.trigger, tuple(dict.fromkeys(of_words(key[0], row, view))), summary,
                     rare=row.rare)
