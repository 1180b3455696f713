"""The floors under the scores on the project's own gold texts: what they are, what is measured, and how to raise them.

    python benchmarks/floors.py            measured scores beside their floors
    python benchmarks/floors.py --raise    put every floor that is lower to 0.01 below what is measured

A floor is never lowered here: tests/test_quality.py fails below it, and who means to lower one edits tests/gold/floors.json
(or tests/heldback/floors.json) by hand and says why in the commit. Exit code 1 where a score lies below its floor (then nothing is raised).
"""

# ruff: noqa: T201 - a script that prints

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from kg.evaluate import evaluate_folder

TESTS = Path(__file__).parent.parent / "tests"
#: Folders of annotated texts: those that rules and weights are made with, and those that neither has seen.
FOLDERS = (TESTS / "gold", TESTS / "heldback")
#: How far below the measured score a floor is put, so that a change in passing does not fail.
MARGIN = 0.01


def raised(floors: dict[str, float], measured: dict[str, float]) -> dict[str, float]:
    """The floors with those that lie lower put to MARGIN below what is measured; three decimals, rounded down.

    >>> raised({"exact": 0.5, "pair": 0.7}, {"exact": 0.5678, "pair": 0.701, "time": 0.4})
    {'exact': 0.557, 'pair': 0.7, 'time': 0.39}
    """
    return {name: max(floors.get(name, 0.0), int(round((score - MARGIN) * 1e6) // 1e3) / 1e3) for name, score in measured.items()}


def below(floors: dict[str, float], measured: dict[str, float]) -> list[str]:
    """The names of the scores that lie below their floors."""
    return [name for name, score in measured.items() if score < floors.get(name, 0.0)]


def main() -> int:
    """Print scores and floors; raise the floors where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raise", dest="raising", action="store_true", help="put lower floors to 0.01 below what is measured")
    asked = parser.parse_args()
    return max(_measure(folder, asked.raising) for folder in FOLDERS)


def _measure(folder: Path, raising: bool) -> int:
    place = folder / "floors.json"
    floors = json.loads(place.read_text(encoding="utf-8")) if place.exists() else {}
    measured = evaluate_folder(folder).headline()
    failed = below(floors, measured)
    new = raised(floors, measured) if raising and not failed else floors
    print(f"tests/{folder.name}")
    for name, score in measured.items():
        print(f"{name:<12} measured {score:.3f}  floor {floors.get(name, 0.0):.3f} -> {new.get(name, 0.0):.3f}"
              f"{'  BELOW' if name in failed else ''}")
    if new != floors:
        place.write_text(json.dumps(new, indent=1) + "\n", encoding="utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
