"""Sentences in which two actors are linked and no claim was read, most promising first: where to look for gaps.

A sentence counts where two of its actors act for different principals and no claim between two principals was read in it.
Its promise is that of its best pair, from 0 to 1: words of the lexicon that may say a relation between actors of these types, the
more the nearer they stand to the path between the two and the fewer relations they may say; how short that path is; and how often
actors of these types are in relations at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import combinations
from math import sqrt
from typing import Any

from kg.cast import Cast
from kg.extract import name_actors, read
from kg.lexicon import Lexicon, Trigger, lexicon
from kg.model import Article, Claim
from kg.parse import parse
from kg.settings import DEFAULT_MODEL
from kg.syntax import Sentence, Token
from kg.trees import path
from kg.vocabulary import relations

#: How often an actor of a type stands in a relation worth reading, roughly.
_WEIGHTS = {
    "country": 1.0, "organization": 0.9, "force": 0.9, "government": 0.8, "person": 0.8, "company": 0.7, "group": 0.7,
    "facility": 0.6, "initiative": 0.5, "place": 0.5, "media": 0.3,
}
_CLASSES = {"V": "verb", "N": "noun", "J": "adj"}
#: What a trigger counts for on the path between two actors, hanging on the path, and anywhere else in the sentence.
_ON, _NEAR, _ELSEWHERE = 1.0, 0.6, 0.2
#: A trigger at a word of the sentence, with its strength from 0 to 1.
Worded = tuple[float, Token, Trigger]
#: Relations named for a pair.
_LIKELY = 3


@dataclass(frozen=True, slots=True)
class MissedActor:
    """An actor of the sentence, with the words that name it there."""

    id: str
    label: str
    type: str
    text: str


@dataclass(frozen=True, slots=True)
class Missed:
    """A sentence without claim: offsets are the article's, `pair` are the ids of the two actors that promise most."""

    document: str
    start: int
    end: int
    text: str
    actors: tuple[MissedActor, ...]  # all that are linked, in text order
    pair: tuple[str, str]
    relations: tuple[str, ...]  # what it may be between them, likeliest first; none where no word of the lexicon stands there
    triggers: tuple[str, ...]  # the words that say so, in text order
    score: float

    def record(self) -> dict[str, Any]:
        """The sentence as a JSON object."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class _Named:
    """An actor as one sentence names it; `root` is the last of its chain of principals."""

    actor: str
    type: str
    token: Token
    text: str
    root: str


def missed(articles: Iterable[Article], model: str = DEFAULT_MODEL) -> list[Missed]:
    """The sentences of cleaned articles without a claim that might hold one, most promising first."""
    found: list[Missed] = []
    for article, sentences in parse(articles, model):
        cast = name_actors(article, sentences)
        said = _said(read(article, sentences, cast), cast)
        silent = [sentence for sentence in sentences if sentence.start not in said]
        found += [record for sentence in silent if (record := _record(article, sentence, cast, lexicon()))]
    return sorted(found, key=lambda record: (-record.score, record.document, record.start))


def _said(claims: Iterable[Claim], cast: Cast) -> set[int]:
    """Where the sentences begin that are evidence of a claim between two principals."""
    return {piece.start for claim in claims if _root(claim.subject.id, cast) != _root(claim.object.id, cast)
            for piece in claim.evidence}


def _root(actor: str, cast: Cast) -> str:
    """The state or organization for which an actor acts in the end; of a place the state in which it lies."""
    seen: set[str] = set()
    while actor not in seen:
        seen.add(actor)
        principal = cast.principal(actor)
        above = principal.id if principal else None
        if cast.type(actor) == "place":
            above = above or cast.registry.facts.get(actor, {}).get("located_in")
        if above is None or above not in cast:
            return actor
        actor = above
    return actor


def _record(article: Article, sentence: Sentence, cast: Cast, words: Lexicon) -> Missed | None:
    named = _named(sentence, cast)
    pairs = [(one, other) for one, other in combinations(named, 2) if one.root != other.root and one.token is not other.token]
    if not pairs:
        return None
    triggers = list(_triggers(sentence, words))
    rated = [(pair, *_rate(pair, triggers)) for pair in pairs]
    (one, other), score, found = max(rated, key=lambda item: item[1])
    likely: dict[str, float] = {}
    for strength, _, trigger in found:
        likely[trigger.relation] = max(likely.get(trigger.relation, 0.0), strength)
    chosen = sorted(likely, key=lambda name: (-likely[name], name))[:_LIKELY]
    said = {token.i: token.text for _, token, trigger in found if trigger.relation in chosen}
    actors = tuple(MissedActor(item.actor, cast[item.actor].label, item.type, item.text) for item in named)
    return Missed(article.document, sentence.start, sentence.end, article.text[sentence.start : sentence.end], actors,
                  (one.actor, other.actor), tuple(chosen), tuple(said[i] for i in sorted(said)), score)


def _named(sentence: Sentence, cast: Cast) -> list[_Named]:
    """The actors of a sentence, each at its first mention."""
    found: dict[str, _Named] = {}
    for mention in sentence.mentions:
        actors = mention.candidates if mention.kind in ("pronoun", "description") else (mention.actor,)
        first, last = sentence.tokens[mention.first], sentence.tokens[mention.last]
        text = " ".join(token.text for token in sentence.tokens[first.i : last.i + 1])
        for actor in actors:
            if actor and actor in cast:
                found.setdefault(actor, _Named(actor, cast.type(actor), sentence.head_of(mention), text, _root(actor, cast)))
    return list(found.values())


def _triggers(sentence: Sentence, words: Lexicon) -> Iterator[Worded]:
    """The words of the lexicon that stand in a sentence with what they need, whoever is in their roles, with their strength."""
    lower = {form for token in sentence.tokens for form in (token.lower, token.lemma)}
    for token in sentence.tokens:
        if token.mention is not None or token.dep in ("aux", "auxpass"):
            continue
        kinds = [kind for kind in (_CLASSES.get(token.tag[:1]), "word") if kind]
        fitting = [trigger for kind in kinds for trigger in words.of(kind, token.lemma) if set(trigger.rest) <= lower
                   and all("*" in needed or needed & lower for _, needed in trigger.needs)]
        said = len({trigger.relation for trigger in fitting})
        for trigger in fitting:
            yield trigger.confidence / sqrt(said), token, trigger


def _rate(pair: tuple[_Named, _Named], triggers: list[Worded]) -> tuple[float, list[Worded]]:
    """The promise of a pair, and its triggers with the strength that each has for it."""
    one, other = pair
    way = path(one.token, other.token)
    found = [(strength * share, token, trigger) for strength, token, trigger in triggers
             if _may_tie(trigger, pair) and (share := _ON if token in way else _NEAR if token.head in way else _ELSEWHERE)]
    best = max((strength for strength, _, _ in found), default=0.0)
    closeness = 1 / (1 + max(0, len(way) - 3) / 4)  # 1 where one word ties them
    types = _WEIGHTS[one.type] * _WEIGHTS[other.type]
    return round(types * (0.7 * best + 0.3 * (0.3 + 0.7 * best) * closeness), 3), found


def _may_tie(trigger: Trigger, pair: tuple[_Named, _Named]) -> bool:
    """Whether the trigger's relation may hold between actors of these types, either way round."""
    relation = relations()[trigger.relation]
    ends = trigger.source_types or relation.source, trigger.target_types or relation.target
    return any(one.type in ends[0] and other.type in ends[1] for one, other in (pair, pair[::-1]))
