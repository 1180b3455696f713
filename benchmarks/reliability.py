"""How far confidence and truth agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

#: A confidence, and whether what it was given to is right.
Judged = tuple[float, bool]
BINS = 10


def calibration_error(judged: Sequence[Judged]) -> float:
    """Expected calibration error: over ten bins of equal width the mean gap of confidence and share right, weighted by size.

    >>> calibration_error([(0.75, True), (0.75, True), (0.75, True), (0.75, False), (0.25, True)])
    0.15
    """
    return round(sum(len(found) * abs(_mean(found) - _right(found)) for _, found in _bins(judged)) / max(1, len(judged)), 4)


def reliability(judged: Sequence[Judged]) -> list[str]:
    """The reliability table, lines of Markdown: a bin of confidence a row."""
    lines = ["| confidence | mentions | mean confidence | share right |", "| --- | ---: | ---: | ---: |"]
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
