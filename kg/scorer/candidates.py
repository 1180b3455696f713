"""Which relations may hold between the actors of a sentence, and what speaks for each: the rows that the weights are for.

A candidate is two actors of a sentence and a relation that a rule has found for them, or whose trigger word stands near both in the
tree. Its features are texts, such as `word.rank=0:1`, on how trigger and actors hang together; no actor's name is among them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from kg.cast import Cast
from kg.lexicon import Lexicon, Trigger
from kg.relate.arguments import resolve
from kg.relate.match import _conditions_fit, _triggers, _words_fit, fit
from kg.relate.roles import governor, governor_subjects, role
from kg.syntax import Argument, RelationMention, Sentence, Token
from kg.scorer.features import asked_roles, describe
from kg.scorer.tree import Path, Tree
from kg.scorer.view import End, Row, Triple, View
from kg.vocabulary import relations

#: Steps in the tree from a trigger to one actor, and to both, beyond which no candidate is made; and by how many actors that fit as
#: well and are nearer one may be beaten. In the annotated texts what lies beyond is hardly ever right.
FAR, FAR_BOTH, BEATEN = 4, 5, 1
_ROLES = ("subj", "obj", "iobj", "mod", "head", "left", "surface")
_NOUN_ROLES = ("poss", "self", "vobj", "csubj", "cause", "of.poss", "of.mod", "of.of")
_VERB_ROLES = ("obj.poss", "obj.mod", "obj.of", "obj.to", "obj.with", "obj.in", "obj.from", "obj.for")


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


def candidates(sentences: list[Sentence], mentions: list[RelationMention], cast: Cast, lexicon: Lexicon) -> Iterator[Candidate]:
    """The candidates of an article, given what rules found in it, sentence by sentence in a fixed order."""
    rules: dict[int, list[RelationMention]] = defaultdict(list)
    for mention in mentions:
        rules[mention.trigger.sentence.number].append(mention)
    words = {lemma for _, lemma in lexicon.triggers}
    for sentence in sentences:
        here = rules[sentence.number]
        if here or len({actor for mention in sentence.mentions for actor in (mention.actor, *mention.candidates) if actor}) > 1:
            view = _view(sentence, cast, here)
            rows = _rows(view, lexicon, words) if len(view.actors) > 1 else {}
            for key in sorted(rows.keys() | view.by_rule.keys()):
                yield _candidate(key, rows.get(key), view)


def _view(sentence: Sentence, cast: Cast, rules: list[RelationMention]) -> View:
    view = View(sentence, cast, Tree(sentence), _actors(sentence, cast))
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


def _hits(token: Token, lexicon: Lexicon) -> dict[str, tuple[Trigger, ...]]:
    """The lexicon's entries that a word is by its form and by the words around it, whoever its actors are, by relation."""
    found: dict[str, tuple[Trigger, ...]] = {}
    for trigger in _triggers(token, lexicon):
        if _words_fit(token, trigger) and _conditions_fit(token, trigger):
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


def _rows(view: View, lexicon: Lexicon, words: set[str]) -> dict[Triple, Row]:
    """For each triple the trigger that stands nearest to both actors."""
    best: dict[Triple, Row] = {}
    for token in view.sentence.tokens:
        if token.lemma not in words and token.lower not in words:
            continue
        near = _near(token, view)
        hits = _hits(token, lexicon) if len(near) > 1 else {}
        if not hits:
            continue
        view.hits[token.i] = hits
        filled = _filled(token, view.cast)
        ends = [End(*end, tuple(filled.get(actor, ()))) for actor, end in near.items()]
        for relation, entries in hits.items():
            for row in _pairs(relation, token, entries, ends, view):
                key = _key(relation, row.source.argument.actor, row.target.argument.actor)
                if key not in best or row.cost < best[key].cost:
                    best[key] = row
    return best


def _near(token: Token, view: View) -> dict[str, tuple[Argument, int, Path]]:
    """The actors within reach of a word, each by its nearest phrase."""
    found = {}
    for actor, places in view.actors.items():
        ways = [(view.tree.path(token.i, anchor), argument, anchor) for argument, anchor in places]
        path, argument, anchor = min(ways, key=lambda way: (len(way[0]), abs(way[2] - token.i))) if len(ways) > 1 else ways[0]
        if len(path) <= FAR:
            found[actor] = (argument, anchor, path)
    return found


def _filled(token: Token, cast: Cast) -> dict[str, list[str]]:
    """The roles that each actor fills at a trigger, whatever its lexicon entries ask for; `governor.` are those of the verb above it."""
    heads: list[tuple[str, Token]] = []
    if not token.is_verb:
        heads += [("governor.subj", head) for head in governor_subjects(token)]
        above = governor(token)
        if above is not None:
            heads += [(f"governor.{name}", head) for name in sorted({kid.lower for kid in above.kids("prep", "dative")}) for head in role(above, name)]
    prepositions = {kid.lower for kid in token.kids("prep", "agent", "dative")} | {kid.lower for obj in token.kids("dobj") for kid in obj.kids("prep")}
    names = (*_ROLES, *sorted(prepositions), *(_VERB_ROLES if token.is_verb else _NOUN_ROLES))
    heads += [(name, head) for name in names for head in role(token, name)]
    found: dict[str, list[str]] = defaultdict(list)
    known: dict[int, list[Argument]] = {}
    for name, head in heads:
        if head.i not in known:
            known[head.i] = resolve(head, cast)
        for argument in known[head.i]:
            found[argument.actor].append(name)
    return found


def _pairs(relation: str, token: Token, entries: tuple[Trigger, ...], ends: list[End], view: View) -> Iterator[Row]:
    """The pairs of actors whose types fit the relation and that are near enough."""
    spec = relations()[relation]
    asked = asked_roles(entries)
    first = [end for end in ends if view.cast.type(end.argument.actor) in spec.source]
    second = [end for end in ends if view.cast.type(end.argument.actor) in spec.target or end.argument.place]
    for source in first:
        filled = not asked[0].isdisjoint(source.roles)
        ahead = sum(len(end.path) < len(source.path) for end in first)
        for target in second:
            if source is target or len(source.path) + len(target.path) > FAR_BOTH or not filled and asked[1].isdisjoint(target.roles):
                continue
            if spec.symmetric and target.anchor < source.anchor and target in first and source in second:
                continue
            nearer = (ahead - (target in first and len(target.path) < len(source.path)),
                      sum(len(end.path) < len(target.path) for end in second if end is not source))
            pair = fit(spec, source.argument, target.argument, view.cast) if sum(nearer) <= BEATEN else None
            if pair is not None:
                yield Row(token, entries, End(pair[0], source.anchor, source.path, source.roles),
                           End(pair[1], target.anchor, target.path, target.roles), nearer)


def _candidate(key: Triple, row: Row | None, view: View) -> Candidate:
    mentions = view.by_rule.get(key, ())
    best = max(mentions, key=lambda mention: mention.confidence, default=None)
    if best is not None:
        source, target, trigger = best.source, best.target, best.trigger
    elif row is not None:
        source, target, trigger = row.source.argument, row.target.argument, row.trigger
    described = describe(key[0], (source, target), best, row, view)
    summary = "+".join("-".join(end.path) or "self" for end in (row.source, row.target)) if row else ""
    return Candidate(key[0], source, target, trigger, tuple(described), summary, tuple(mentions))
