"""Counts of documents -> precision, recall and F1 with the interval that other documents of the kind might have given."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

#: Draws of the bootstrap, and the share of them that lies inside an interval.
DRAWS = 1000
COVERAGE = 0.95
_SEED = 20240101
Kind = Literal["missed", "wrong", "reversed"]
KINDS: tuple[Kind, ...] = ("missed", "wrong", "reversed")
Numbers = NDArray[np.float64]
#: A rate for each row, and where it is defined.
Rate = tuple[Numbers, NDArray[np.bool_]]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A share from 0 to 1 (0 where nothing was counted) with its 95 % bootstrap interval over documents."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Score:
    """Precision: `hit`, what stands in gold, of what was `said`; recall: `found`, what was said, of what is `core` in gold."""

    precision: Estimate
    recall: Estimate
    f1: Estimate
    said: int
    hit: int
    core: int
    found: int


@dataclass(frozen=True, slots=True)
class Accuracy:
    """The share of judged claims that have a field right."""

    value: Estimate
    right: int
    judged: int


@dataclass(frozen=True, slots=True)
class Error:
    """A core claim that was missed, a claim said that gold lacks, or one said the wrong way round (`reversed`)."""

    kind: Kind
    document: str
    subject: str  # gold id; `?` and the folded name where gold knows none
    relation: str
    object: str
    text: str  # the first piece of its evidence


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All scores; relations and phenomena are at the exact level, fields are those of claims matched there.

    A phenomenon of structure is judged by its claims' actors and relation; a qualifier (negation, attribution, time, plan, ended)
    counts as hit or found only where the other side has it too.
    """

    documents: int
    levels: dict[str, Score]
    relations: dict[str, Score]
    phenomena: dict[str, Score]
    fields: dict[str, Accuracy]
    reversed: int  # claims said of the right pair and relation, the wrong way round
    errors: tuple[Error, ...]

    def headline(self) -> dict[str, float]:
        """The figures that floors hold: F1 of each level, and the share of right fields."""
        shares = {name: self.fields[name].value.value for name in ("polarity", "factuality", "attributed", "time")}
        return {name: score.f1.value for name, score in self.levels.items()} | shares


def score(counts: Sequence[Sequence[int]]) -> Score:
    """The score of counts (said, hit, core, found), one row a document."""
    said, hit, core, found = (int(number) for number in _total(counts)[0])
    precision, recall, f1 = (_estimate(float(value[0]), drawn, defined)
                             for (value, _), (drawn, defined) in zip(_rates(_total(counts)), _rates(_drawn(counts)), strict=True))
    return Score(precision, recall, f1, said, hit, core, found)


def accuracy(counts: Sequence[Sequence[int]]) -> Accuracy:
    """The accuracy of counts (right, judged), one row a document."""
    total, drawn = _total(counts), _drawn(counts)
    value, _ = _share(total[:, 0], total[:, 1])
    return Accuracy(_estimate(float(value[0]), *_share(drawn[:, 0], drawn[:, 1])), int(total[0, 0]), int(total[0, 1]))


def _total(counts: Sequence[Sequence[int]]) -> Numbers:
    table: Numbers = np.asarray(counts, dtype=np.float64)
    return np.add.reduce(table, axis=0, keepdims=True)


def _drawn(counts: Sequence[Sequence[int]]) -> Numbers:
    """The sums over each draw of as many documents, with replacement."""
    table = np.asarray(counts, dtype=np.float64)
    drawn: Numbers = _weights(len(table)) @ table
    return drawn


@cache
def _weights(documents: int) -> Numbers:
    """How often each document is drawn, one row a draw; the same on every run."""
    draw = random.Random(_SEED)  # noqa: S311 - no secret
    made = np.zeros((DRAWS, documents))
    for row in made:
        for place in draw.choices(range(documents), k=documents):
            row[place] += 1
    return made


def _rates(table: Numbers) -> tuple[Rate, Rate, Rate]:
    """Precision, recall and F1 of each row of (said, hit, core, found)."""
    said, hit, core, found = table.T
    precision, recall = _share(hit, said), _share(found, core)
    f1, _ = _share(2 * precision[0] * recall[0], precision[0] + recall[0])
    return precision, recall, (f1, precision[1] | recall[1])


def _share(part: Numbers, whole: Numbers) -> Rate:
    defined = whole > 0
    return np.divide(part, whole, out=np.zeros_like(part), where=defined), defined


def _estimate(value: float, drawn: Numbers, defined: NDArray[np.bool_]) -> Estimate:
    """The interval leaves out draws in which nothing was counted."""
    kept = drawn[defined]
    edge = (1 - COVERAGE) / 2 * 100
    low, high = np.percentile(kept, [edge, 100 - edge]) if len(kept) else (0.0, 0.0)
    return Estimate(round(value, 6), round(float(low), 6), round(float(high), 6))
