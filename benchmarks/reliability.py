"""How far confidence and truth agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

#: A confidence, and whether what it was given to is right.
Judged = tuple[float, bool]
BINS = 10
#: What a further mention adds to the best one of a claim, as in kg.claims.
DAMPED = 0.3


def together(sure: Sequence[float]) -> float:
    """The confidence of a claim from those of its mentions, as kg.claims joins them.

    >>> together([0.5]), together([0.5, 0.5])
    (0.5, 0.575)
    """
    miss = 1.0
    for place, value in enumerate(sorted(sure, reverse=True)):
        miss *= 1 - value * (DAMPED if place else 1)
    return min(1 - miss, 0.99)


def calibration_error(judged: Sequence[Judged]) -> float:
    """Expected calibration error: over ten bins of equal width the mean gap of confidence and share right, weighted by size.

    >>> calibration_error([(0.75, True), (0.75, True), (0.75, True), (0.75, False), (0.25, True)])
    0.15
    """
    return round(sum(len(found) * abs(_mean(found) - _right(found)) for _, found in _bins(judged)) / max(1, len(judged)), 4)


def reliability(judged: Sequence[Judged]) -> list[str]:
    """The reliability table, lines of Markdown: a bin of confidence a row."""
    lines = ["| confidence | claims | mean confidence | share right |", "| --- | ---: | ---: | ---: |"]
    return lines + [f"| {number / BINS:.1f} to {(number + 1) / BINS:.1f} | {len(found)} | {_mean(found):.2f} | {_right(found):.2f} |"
                    for number, found in _bins(judged)]


def _bins(judged: Sequence[Judged]) -> Iterator[tuple[int, list[Judged]]]:
    for number in range(BINS):
        found = [item for item in judged if min(BINS - 1, int(item[0] * BINS)) == number]
        if found:
            yield number, found


def _mean(found: Sequence[Judged]) -> float:
    return sum(sure for sure, _ in found) / len(found)


def _right(found: Sequence[Judged]) -> float:
    return sum(right for _, right in found) / len(found)
