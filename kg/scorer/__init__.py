"""The learned part: how likely each relation mention is right, and mentions that no rule has found.

Rules propose, the scorer weighs: a rule's mention gets a calibrated probability for its confidence and is dropped where that is too
low; a trigger word that stands near two fitting actors gives a mention of its own where the probability is high enough. The weights
(weights.json, made by `python -m benchmarks.train` from tests/gold) are those of a logistic regression over texts such as `word.rank=0:1`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.cast import Cast
from kg.cues import cues
from kg.relate.figures import figurative
from kg.relate.roles import role
from kg.scorer.candidates import Candidate, candidates
from kg.scorer.weights import Weights, weights
from kg.syntax import RelationMention, Sentence, Token

__all__ = ["rescore", "weigh"]


def rescore(sentences: list[Sentence], mentions: list[RelationMention], cast: Cast, using: Weights | None = None) -> list[RelationMention]:
    """The mentions that stand, with their probability as confidence, and the learned ones, sentence by sentence in text order.

    `using` are other weights than those that kg ships.
    """
    known = using or weights()
    found = weigh(candidates(sentences, mentions, cast, words=known.add <= 1), known)
    return [mention for mention in found if ".learned." not in mention.pattern or not figurative(mention, (), cast)]


def weigh(found: Iterable[Candidate], known: Weights) -> Iterable[RelationMention]:
    """The relation mentions that candidates give, in their order."""
    for candidate in found:
        sure = known.probability(candidate.features, bool(candidate.rules))
        if candidate.rules and sure >= known.keep:
            yield from (replace(mention, confidence=round(sure, 3)) for mention in candidate.rules)
        elif not candidate.rules and sure >= known.add and not _taken(candidate):
            yield learned(candidate, sure)


def _taken(candidate: Candidate) -> bool:
    """Whether the verb of a deed has a subject or object of its own where the candidate has another word: "nearly all were detained by the
    police" tells of no consulate before, "hit it with Western weapons" of no strike by the West; "fought it with Iran" and "bombed rebels in
    Mali" tell of Iran and Mali."""
    verb = candidate.trigger
    if not verb.is_verb or candidate.relation not in cues().relations("doings"):
        return False
    ends = ((role(verb, "subj"), candidate.source.token), (role(verb, "obj"), candidate.target.token))
    return any(heads and not any(_beside(token, head, verb) for head in heads) for heads, token in ends)


def _beside(token: Token, head: Token, verb: Token) -> bool:
    """Whether a word stands in a role, or joins those who do by a preposition of the same clause."""
    clause = next((above for above in token.ancestors() if above.is_verb), None)
    return token is head or head in token.ancestors() or token.dep in ("pobj", "conj") and clause is verb


def learned(candidate: Candidate, sure: float) -> RelationMention:
    """A candidate that no rule has found as a mention; its pattern tells how trigger and actors hang together."""
    pattern = f"{candidate.relation}.learned.{candidate.summary}"
    return RelationMention(candidate.relation, candidate.trigger, candidate.source, candidate.target, pattern, round(sure, 3))
