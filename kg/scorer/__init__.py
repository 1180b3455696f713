"""The learned part: how likely each relation mention is right.

Rules propose, the scorer weighs: a rule's mention gets a calibrated probability for its confidence and is dropped where that is too
low. The weights (weights.json, made by `python -m benchmarks.train` from tests/gold) are those of a logistic regression over texts such as
`s.path=nsubj`. Claims that rules do not propose were tried and left out: docs/quality.md.
"""

from __future__ import annotations

from dataclasses import replace

from kg.cast import Cast
from kg.scorer.features import told
from kg.scorer.weights import Weights, weights
from kg.syntax import RelationMention, Sentence

__all__ = ["rescore"]


def rescore(sentences: list[Sentence], mentions: list[RelationMention], cast: Cast, using: Weights | None = None) -> list[RelationMention]:
    """The mentions that stand, with their probability as confidence, sentence by sentence in text order.

    `using` are other weights than those that kg ships.
    """
    known = using or weights()
    found = ((one, known.probability(one.features)) for one in told(sentences, mentions, cast))
    return [replace(mention, confidence=round(sure, 3)) for one, sure in found if sure >= known.keep for mention in one.mentions]
