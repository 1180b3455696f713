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
from collections import Counter, defaultdict
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
from benchmarks.reliability import Judged, calibration_error, reliability, together
from kg.evaluate.compare import Value
from kg.evaluate.gold import Gold
from kg.scorer.weights import SHIPPED, Weights, write

GOLD = Path(__file__).parent.parent / "tests" / "gold"
#: Inverse of the regularisation, documents held back at a time, and in how many examples a feature must stand.
STRENGTH, FOLDS, LEAST = 0.1, 8, 3
#: Texts that neither rules nor weights have seen; confidence is fitted to every second of them, and tested on the others.
UNSEEN = Path(__file__).parent.parent / "tests" / "heldback"
#: Below this a claim is dropped: a rule is written for a build and has examples, so only where three of four are wrong.
KEEP = 0.25


def train(documents: Sequence[Document]) -> Weights:
    """Weights without calibration."""
    examples = [example for document in documents for example in document.examples]
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
        odds |= {example: known.odds(example.features) for i in tested for example in documents[i].examples}
    return odds


def calibrated(known: Weights, odds: dict[Example, float], unseen: dict[Example, float] | None = None) -> Weights:
    """The weights with slope and shift fitted to log odds of examples that they have not seen (Platt).

    Of those in `odds` the rules were written with a view of the texts, of those in `unseen` not; either counts half, so that confidence lies
    between what rules reach where they were made and what they reach elsewhere.
    """
    own = [[(value, example.right) for example, value in some.items()] for some in (odds, unseen or {})]
    return replace(known, calibration=_platt([pair for some in own for pair in some], [1 / len(some) for some in own for _ in some]))


def _platt(examples: Sequence[tuple[float, bool]], shares: Sequence[float]) -> tuple[float, float]:
    if len({right for _, right in examples}) < 2:
        return 1.0, 0.0
    weights = np.array(shares) * len(shares) / sum(shares)
    model = LogisticRegression(C=100.0, solver="lbfgs")
    model.fit(np.array([value for value, _ in examples]).reshape(-1, 1), [right for _, right in examples], sample_weight=weights)
    return round(float(model.coef_[0][0]), 3), round(float(model.intercept_[0]), 3)


def chosen(documents: Sequence[Document], sure: dict[Example, float], keep: float) -> dict[str, list[dict[str, Any]]]:
    """What is said of each document where a claim needs the confidence `keep`."""
    return {document.name: [example.record for example in document.examples if sure[example] >= keep] for document in documents}


def probabilities(known: Weights, odds: dict[Example, float]) -> dict[Example, float]:
    """Calibrated probabilities for log odds."""
    plain = replace(known, features={})
    return {example: replace(plain, bias=value).probability(()) for example, value in odds.items()}


def made(gold: Gold, documents: Sequence[Document]) -> tuple[Weights, dict[Example, float]]:
    """The finished weights, and the held-back log odds that calibration and thresholds were fitted to."""
    odds = held_back(documents)
    plain = train(documents)
    unseen = [document for document in read(Gold(UNSEEN), [UNSEEN / "texts"]) if int(document.name[1:4]) % 2 == 0]
    known = calibrated(plain, odds, {example: plain.odds(example.features) for document in unseen for example in document.examples})
    origin = {"data": digest(gold.folder), "documents": len(documents), "examples": sum(len(d.examples) for d in documents),
              "right": sum(example.right for d in documents for example in d.examples), "C": STRENGTH, "folds": FOLDS, "least": LEAST,
              "calibrated to": f"held-back odds and {len(unseen)} texts of tests/heldback",
              "scikit-learn": sklearn.__version__, "numpy": np.__version__, "command": "python -m benchmarks.train"}
    return replace(known, keep=KEEP, made=origin), odds


def digest(folder: Path) -> str:
    """SHA-256 of the annotated texts: names and contents of all files of the folder, sorted."""
    found = hashlib.sha256()
    for path in sorted([*folder.glob("*.claims.jsonl"), folder / "actors.json", *folder.glob("texts/*")]):
        found.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()


def table(title: str, gold: Gold, documents: Sequence[Document], known: Weights, odds: dict[Example, float]) -> str:
    """What is found from some confidence on, and how reliable confidence is, as Markdown."""
    sure = probabilities(known, odds)
    lines = [f"### {title}", "", "| | exact P | R | F1 | principal P | R | F1 | pair P | R | F1 |", "| --- " + "| ---: " * 9 + "|"]
    for keep in (known.keep, 0.5, 0.6, 0.7, 0.8, 0.9):
        scores = score(gold, chosen(documents, sure, keep))
        lines.append(f"| {keep} and above | " + " | ".join(_cells(scores[level]) for level in ("exact", "principal", "pair")) + " |")
    before = {example: example.confidence for example in sure}
    stands = claimed(documents, sure, known.keep)
    errors = [calibration_error(judged) for judged in (stands, claimed(documents, before, 0))]
    lines += ["", f"Expected calibration error of claims: {errors[0]:.3f}; it was {errors[1]:.3f} with the lexicon's own confidence.", "",
              *reliability(stands), ""]
    return "\n".join(lines)


def claimed(documents: Sequence[Document], sure: dict[Example, float], keep: float) -> list[Judged]:
    """The confidence of each claim, from all its mentions in the document, and whether it is right."""
    judged = []
    for document in documents:
        found: dict[Value, list[Example]] = defaultdict(list)
        for example in document.examples:
            if sure[example] >= keep:
                found[example.value].append(example)
        judged += [(together([sure[example] for example in said]), said[0].right) for said in found.values()]
    return judged


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
        sys.stdout.write(f"{asked.out}: {len(known.features)} features, keep {known.keep}\n")
        return 0
    sys.stdout.write(table(f"tests/gold, held back by document ({len(documents)} documents)", gold, documents, known, odds))
    if asked.test:
        other = Gold(asked.test[0])
        seen = read(other, asked.test[1:])
        tested = {example: known.odds(example.features) for document in seen for example in document.examples}
        sys.stdout.write("\n" + table(f"Texts of another annotator ({len(seen)} documents)", other, seen, known, tested))
    return 0


if __name__ == "__main__":
    sys.exit(main())
