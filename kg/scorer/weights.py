"""The scorer's weights: what each feature adds to the odds, and how the sum becomes a calibrated probability."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import BuildError

SHIPPED = Path(__file__).parent / "weights.json"
_KEYS = ("made", "bias", "keep", "calibration", "features")


@dataclass(frozen=True, eq=False)
class Weights:
    """A logistic regression over features, with a Platt calibration (slope, shift of the log odds)."""

    features: dict[str, float]
    bias: float = 0.0
    calibration: tuple[float, float] = (1.0, 0.0)
    keep: float = 0.0  # a mention below this probability is dropped
    made: dict[str, Any] = field(default_factory=dict)  # from what data, by which versions and parameters

    def odds(self, features: Iterable[str]) -> float:
        """The log odds that a mention with these features is right, before calibration."""
        known = self.features
        return self.bias + sum(known.get(feature, 0.0) for feature in features)

    def probability(self, features: Iterable[str]) -> float:
        """The calibrated probability, within 0..1, that a mention is right."""
        slope, shift = self.calibration
        return logistic(slope * self.odds(features) + shift)

    def record(self) -> dict[str, Any]:
        """The weights as they stand in the file."""
        return {"made": self.made, "bias": self.bias, "keep": self.keep, "calibration": list(self.calibration),
                "features": dict(sorted(self.features.items()))}


def logistic(odds: float) -> float:
    """The probability for log odds.

    >>> logistic(0), logistic(-1000), logistic(1000)
    (0.5, 0.0, 1.0)
    """
    if odds < 0:
        return math.exp(max(odds, -700.0)) / (1 + math.exp(max(odds, -700.0))) if odds > -700 else 0.0
    return 1 / (1 + math.exp(-odds))


@cache
def weights(path: Path = SHIPPED) -> Weights:
    """The weights in a file. Raises BuildError naming the file and what is wrong with it."""
    try:
        data = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise BuildError(f"{path}: the scorer's weights cannot be read: {error}") from None
    missing = [key for key in _KEYS if key not in data] if isinstance(data, dict) else list(_KEYS)
    if missing:
        raise BuildError(f"{path}: the scorer's weights lack {', '.join(missing)}")
    slope, shift = data["calibration"]
    return Weights(data["features"], data["bias"], (slope, shift), data["keep"], data["made"])


def write(made: Weights, path: Path) -> None:
    """Write weights as one JSON object, a feature a line, the same bytes for the same weights."""
    path.write_text(json.dumps(made.record(), indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
