"""Train the scorer (kg/scorer/weights.json) on annotated texts, and report how good it is on texts that it has not seen.

    python -m benchmarks.train                           train on tests/gold and write the weights
    python -m benchmarks.train --report                  cross-validation by document on tests/gold; writes nothing
    python -m benchmarks.train --report --test GOLD TEXTS...   and the weights of tests/gold on other annotated texts

The same data, library versions and parameters give the same file. Needs scikit-learn (a development dependency).
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import sklearn
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from benchmarks.annotated import Document, Example, Score, read, score
from benchmarks.reliability import calibration_error, reliability
from kg.evaluate.gold import Gold
from kg.scorer.weights import SHIPPED, Weights, write

GOLD = Path(__file__).parent.parent / "tests" / "gold"
#: Inverse of the regularisation, documents held back at a time, and in how many examples a feature must stand.
STRENGTH, FOLDS, LEAST = 0.1, 8, 3
#: Thresholds that are tried, how much F1 more recall may cost, and how much precision a learned claim may.
KEEP, ADD, SLACK, LOSS = (0.0, 0.2, 0.3, 0.4, 0.5), (0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 1.01), 0.002, 0.03


def train(documents: Sequence[Document]) -> Weights:
    """Weights without calibration from examples; those right only by another sentence's evidence are left out."""
    examples = [example for document in documents for example in document.examples if not example.right or example.here or example.rule]
    counts = Counter(feature for example in examples for feature in set(example.features))
    names = sorted(feature for feature, count in counts.items() if count >= LEAST)
    model = LogisticRegression(C=STRENGTH, max_iter=500, solver="liblinear")
    model.fit(matrix(examples, names), [example.right for example in examples])
    kept = {name: round(float(weight), 4) for name, weight in zip(names, model.coef_[0], strict=True)}
    return Weights({name: weight for name, weight in kept.items() if weight}, round(float(model.intercept_[0]), 4))


def matrix(examples: Sequence[Example], names: Sequence[str]) -> sparse.csr_matrix:
    """Examples by features, 1 where an example has the feature."""
    place = {name: i for i, name in enumerate(names)}
    rows = [sorted({place[feature] for feature in example.features if feature in place}) for example in examples]
    ends = np.cumsum([0, *map(len, rows)])
    return sparse.csr_matrix((np.ones(ends[-1]), np.concatenate([np.array(row, dtype=int) for row in rows]), ends), (len(rows), len(names)))


def held_back(documents: Sequence[Document]) -> dict[Example, float]:
    """The log odds of every example by weights trained without its document."""
    odds: dict[Example, float] = {}
    numbers = np.arange(len(documents))
    for taught, tested in GroupKFold(min(FOLDS, len(documents))).split(numbers, groups=numbers):
        known = train([documents[i] for i in taught])
        odds |= {example: known.odds(set(example.features)) for i in tested for example in documents[i].examples}
    return odds


def calibrated(known: Weights, odds: dict[Example, float]) -> Weights:
    """The weights with slope and shift fitted to log odds of held-back examples (Platt)."""
    fitted = {}
    for rule in (True, False):
        own = [(value, example.right) for example, value in odds.items() if example.rule is rule]
        fitted[rule] = _platt([value for value, _ in own], [right for _, right in own])
    return replace(known, rule=fitted[True], word=fitted[False])


def _platt(odds: Sequence[float], right: Sequence[bool]) -> tuple[float, float]:
    if len(set(right)) < 2:
        return 1.0, 0.0
    model = LogisticRegression(C=100.0, solver="lbfgs").fit(np.array(odds).reshape(-1, 1), right)
    return round(float(model.coef_[0][0]), 3), round(float(model.intercept_[0]), 3)


def chosen(documents: Sequence[Document], sure: dict[Example, float], keep: float, add: float) -> dict[str, list[dict[str, Any]]]:
    """What is said of each document with these thresholds."""
    return {document.name: [example.record for example in document.examples if sure[example] >= (keep if example.rule else add)]
            for document in documents}


def thresholds(gold: Gold, documents: Sequence[Document], sure: dict[Example, float]) -> tuple[float, float]:
    """`keep` and `add` of the best mean F1 over exact, principal and pair; of those hardly worse the one with the best recall.

    None may cost more than LOSS of the rules' exact precision; confidence lets a reader cut further.
    """
    least = score(gold, chosen(documents, sure, 0.0, 1.01))["exact"].precision - LOSS
    tried = [(score(gold, chosen(documents, sure, keep, add)), keep, add) for keep in KEEP for add in ADD]
    good = [(sum(level.f1 for level in found.values()) / len(found), found["exact"].recall, keep, add)
            for found, keep, add in tried if found["exact"].precision >= least]
    best = max(good)[0]
    _, keep, add = max(item[1:] for item in good if item[0] >= best - SLACK)
    return keep, add


def probabilities(known: Weights, odds: dict[Example, float]) -> dict[Example, float]:
    """Calibrated probabilities for log odds."""
    plain = replace(known, features={})
    return {example: replace(plain, bias=value).probability((), example.rule) for example, value in odds.items()}


def made(gold: Gold, documents: Sequence[Document]) -> tuple[Weights, dict[Example, float]]:
    """The finished weights, and the held-back log odds that calibration and thresholds were fitted to."""
    odds = held_back(documents)
    known = calibrated(train(documents), odds)
    keep, add = thresholds(gold, documents, probabilities(known, odds))
    origin = {"data": digest(gold.folder), "documents": len(documents), "examples": sum(len(d.examples) for d in documents),
              "right": sum(example.right for d in documents for example in d.examples), "C": STRENGTH, "folds": FOLDS, "least": LEAST,
              "scikit-learn": sklearn.__version__, "numpy": np.__version__, "command": "python -m benchmarks.train"}
    return replace(known, keep=keep, add=add, made=origin), odds


def digest(folder: Path) -> str:
    """SHA-256 of the annotated texts: names and contents of all files of the folder, sorted."""
    found = hashlib.sha256()
    for path in sorted([*folder.glob("*.claims.jsonl"), folder / "actors.json", *folder.glob("texts/*")]):
        found.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()


def table(title: str, gold: Gold, documents: Sequence[Document], known: Weights, odds: dict[Example, float]) -> str:
    """The three ways side by side and the reliability of confidence, as Markdown."""
    sure = probabilities(known, odds)
    ways = {"rules alone": (0.0, 1.01), "rules, filtered": (known.keep, 1.01), "rules and learned": (0.0, known.add),
            "rules, filtered, and learned": (known.keep, known.add)}
    lines = [f"### {title}", "", "| | exact P | R | F1 | principal P | R | F1 | pair P | R | F1 |", "| --- " + "| ---: " * 9 + "|"]
    for name, (keep, add) in ways.items():
        scores = score(gold, chosen(documents, sure, keep, add))
        lines.append(f"| {name} | " + " | ".join(_cells(scores[level]) for level in ("exact", "principal", "pair")) + " |")
    stands = [(sure[example], example.right) for example in sure if sure[example] >= (known.keep if example.rule else known.add)]
    before = [(example.confidence, example.right) for example in sure if example.rule]
    lines += ["", f"Expected calibration error of mentions: {calibration_error(stands):.3f} (the rules' own confidence before: "
                  f"{calibration_error(before):.3f}).", "", *reliability(stands), ""]
    return "\n".join(lines)


def _cells(found: Score) -> str:
    return f"{found.precision:.3f} | {found.recall:.3f} | {found.f1:.3f}"


def main() -> int:
    """Train, or report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--report", action="store_true", help="measure instead of writing")
    parser.add_argument("--test", nargs="+", type=Path, metavar="PATH", help="a folder of gold claims, then its texts")
    parser.add_argument("--out", type=Path, default=SHIPPED, help="where the weights go")
    asked = parser.parse_args()
    gold = Gold(GOLD)
    documents = read(gold, [GOLD / "texts"])
    known, odds = made(gold, documents)
    if not asked.report:
        write(known, asked.out)
        sys.stdout.write(f"{asked.out}: {len(known.features)} features, keep {known.keep}, add {known.add}\n")
        return 0
    sys.stdout.write(table(f"tests/gold, held back by document ({len(documents)} documents)", gold, documents, known, odds))
    if asked.test:
        other = Gold(asked.test[0])
        seen = read(other, asked.test[1:])
        tested = {example: known.odds(set(example.features)) for document in seen for example in document.examples}
        sys.stdout.write("\n" + table(f"Texts of another annotator ({len(seen)} documents)", other, seen, known, tested))
    return 0


if __name__ == "__main__":
    sys.exit(main())
