"""The floors under the scores on the texts kg was made with, and on those held back. Raise them: `python benchmarks/floors.py --raise`."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from kg.evaluate import evaluate_folder

ROOT = Path(__file__).parent.parent
FOLDERS = ("gold", "heldback")
FLOORS: dict[str, dict[str, float]] = {
    folder: json.loads((ROOT / "tests" / folder / "floors.json").read_text(encoding="utf-8")) for folder in FOLDERS}


@pytest.fixture(scope="module")
def measured() -> dict[str, dict[str, float]]:
    return {folder: evaluate_folder(ROOT / "tests" / folder).headline() for folder in FOLDERS}


@pytest.fixture
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("floors", ROOT / "benchmarks" / "floors.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("folder, name", [(folder, name) for folder in FOLDERS for name in sorted(FLOORS[folder])])
def test_score_is_above_its_floor(measured: dict[str, dict[str, float]], folder: str, name: str) -> None:
    score, floor = measured[folder][name], FLOORS[folder][name]
    assert score >= floor, f"{folder}: {name}: measured {score:.3f}, floor {floor:.3f}"


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_headline_figure_has_a_floor(measured: dict[str, dict[str, float]], folder: str) -> None:
    assert set(FLOORS[folder]) == set(measured[folder])
    assert all(0 < floor < 1 for floor in FLOORS[folder].values())


def test_floors_rise_and_never_fall(script: ModuleType) -> None:
    assert script.raised({"exact": 0.5}, {"exact": 0.6}) == {"exact": 0.59}
    assert script.raised({"exact": 0.5}, {"exact": 0.505}) == {"exact": 0.5}
    assert script.raised({"exact": 0.5}, {"exact": 0.4}) == {"exact": 0.5}


def test_what_lies_below_is_named(script: ModuleType) -> None:
    assert script.below({"exact": 0.5, "pair": 0.7}, {"exact": 0.499, "pair": 0.7}) == ["exact"]
