"""The floors under the scores on the project's own gold texts. Raise them with `python benchmarks/floors.py --raise`."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from kg.evaluate import evaluate_folder

ROOT = Path(__file__).parent.parent
GOLD = ROOT / "tests" / "gold"
FLOORS: dict[str, float] = json.loads((GOLD / "floors.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def measured() -> dict[str, float]:
    return evaluate_folder(GOLD).headline()


@pytest.fixture
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("floors", ROOT / "benchmarks" / "floors.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_score_is_above_its_floor(measured: dict[str, float], name: str) -> None:
    assert measured[name] >= FLOORS[name], f"{name}: measured {measured[name]:.3f}, floor {FLOORS[name]:.3f}"


def test_every_headline_figure_has_a_floor(measured: dict[str, float]) -> None:
    assert set(FLOORS) == set(measured)
    assert all(0 < floor < 1 for floor in FLOORS.values())


def test_floors_rise_and_never_fall(script: ModuleType) -> None:
    assert script.raised({"exact": 0.5}, {"exact": 0.6}) == {"exact": 0.59}
    assert script.raised({"exact": 0.5}, {"exact": 0.505}) == {"exact": 0.5}
    assert script.raised({"exact": 0.5}, {"exact": 0.4}) == {"exact": 0.5}


def test_what_lies_below_is_named(script: ModuleType) -> None:
    assert script.below({"exact": 0.5, "pair": 0.7}, {"exact": 0.499, "pair": 0.7}) == ["exact"]
