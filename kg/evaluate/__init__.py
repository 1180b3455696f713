"""How good claims are, measured against a folder of gold claims: by level, relation, phenomenon and field."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from kg.clean import clean
from kg.errors import UsageError
from kg.evaluate.compare import LEVELS, Value, View, fields, symmetric, view
from kg.evaluate.gold import Gold, Record, checked, fold
from kg.evaluate.phenomena import QUALIFIERS, STRUCTURE, Names, Parsed, folded, known_names, phenomena, surnames
from kg.evaluate.report import checked_kinds, format_evaluation
from kg.evaluate.scores import Accuracy, Error, Estimate, Evaluation, Kind, Score, accuracy, score
from kg.extract import extract
from kg.ingest import read_articles
from kg.model import Claim
from kg.settings import DEFAULT_MODEL

__all__ = ["Accuracy", "Error", "Estimate", "Evaluation", "Score", "checked_kinds", "evaluate", "evaluate_folder", "fold",
           "format_evaluation"]

_FIELDS = ("polarity", "factuality", "attributed", "claimant", "time", "time_start", "time_end", "detail")


def evaluate_folder(gold: Path, model: str = DEFAULT_MODEL) -> Evaluation:
    """Read gold/texts and evaluate the claims found there. Raises UsageError where the folder is none of gold claims."""
    Gold(gold)
    texts = gold / "texts"
    if not texts.is_dir():
        raise UsageError(f"{texts}: no such folder; the gold claims' texts are expected there")
    articles = [clean(article) for article in read_articles([texts]).articles]
    return evaluate(gold, (claim for _, claims in extract(articles, model) for claim in claims), model)


def evaluate(gold: Path, claims: Iterable[Claim | Record], model: str = DEFAULT_MODEL) -> Evaluation:
    """Compare claims (or their records, as in claims.jsonl) with a folder of gold claims.

    Claims are matched within the document that they name; those of documents without gold claims do not count.
    Raises UsageError for a folder or a record that has not the form.
    """
    known = Gold(gold)
    said: dict[str, list[Record]] = defaultdict(list)
    for record in checked((claim.record() if isinstance(claim, Claim) else claim for claim in claims), "claims", Mapping):
        said[Path(record["document"]).name].append(record)
    counted = _Counted(known, Parsed(gold, model))
    for document in sorted(known.claims):
        counted.document(document, said.get(document, []))
    return counted.evaluation()


class _Counted:
    """Counts of each document, by what they are counts of."""

    def __init__(self, gold: Gold, parsed: Parsed) -> None:
        self.gold = gold
        self.parsed = parsed
        self.rows: list[dict[tuple[str, str], list[int]]] = []  # a document each: (kind, name) -> numbers
        self.errors: list[Error] = []
        self.known: dict[str, Names] = {}

    def document(self, document: str, said: list[Record]) -> None:
        """Count one document."""
        row: dict[tuple[str, str], list[int]] = {}
        for level in LEVELS:
            row["level", level] = _counts(view(self.gold, document, said, level))
        exact = view(self.gold, document, said, "exact")
        for name in sorted({value[1] for value in [*exact.got, *exact.core]}):
            row["relation", name] = _counts(exact, {value for value in [*exact.got, *exact.core] if value[1] == name})
        row |= {("phenomenon", name): counts for name, counts in self._phenomena(document, exact).items()}
        for value in exact.matched:
            for name, right in fields(self.gold, exact.got[value], exact.want[value]).items():
                count = row.setdefault(("field", name), [0, 0])
                count[0] += right
                count[1] += 1
        self.rows.append(row)
        self.errors += _errors(document, exact)

    def _phenomena(self, document: str, exact: View) -> dict[str, list[int]]:
        sides = [*exact.got.values(), *exact.want.values()]
        held = {id(claim): self._of(document, claim) for claims in sides for claim in claims}
        counts = {}
        for name in (*STRUCTURE, *QUALIFIERS):
            said, want, core = ({value for value, claims in side.items() if any(name in held[id(claim)] for claim in claims)}
                                for side in (exact.got, exact.want, _core(exact)))
            right, found = (want, said) if name in QUALIFIERS else (exact.want.keys(), exact.got.keys())
            counts[name] = [len(said), len(said & right), len(core), len(core & found)]
        return counts

    def _of(self, document: str, claim: Record) -> frozenset[str]:
        return phenomena(self.parsed, document, claim, (self._names(claim["subject"]), self._names(claim["object"])))

    def _names(self, end: str | Mapping[str, Any]) -> Names:
        """The names of an end: of a gold id, or of an actor as it stands in a record."""
        key = end if isinstance(end, str) else f"{end.get('id')} {end.get('label')}"
        if key not in self.known:
            self.known[key] = folded(self._spelled(end))
        return self.known[key]

    def _spelled(self, end: str | Mapping[str, Any]) -> list[str]:
        if isinstance(end, str):
            return surnames(self.gold.actors.get(end, {}).get("type"), [*self.gold.names(end), *known_names(end)])
        own = [str(end.get("label") or ""), *(end.get("aliases") or ()), *known_names(str(end.get("id")))]
        return surnames(end.get("type"), own) + [name for key in self.gold.find(end) for name in self._spelled(key)]

    def evaluation(self) -> Evaluation:
        """The scores of all documents counted."""
        levels, kinds, difficulties = ({name: score(self._table(kind, name, 4)) for name in self._named(kind)}
                                       for kind in ("level", "relation", "phenomenon"))
        judged = {name: accuracy(self._table("field", name, 2)) for name in _FIELDS}
        turned = sum(error.kind == "reversed" for error in self.errors)
        return Evaluation(len(self.rows), levels, kinds, difficulties, judged, turned, tuple(self.errors))

    def _named(self, kind: str) -> list[str]:
        """Levels and phenomena in their order, relations sorted."""
        found = dict.fromkeys(name for row in self.rows for held, name in row if held == kind)
        return sorted(found) if kind == "relation" else list(found)

    def _table(self, kind: str, name: str, width: int) -> list[list[int]]:
        return [row.get((kind, name), [0] * width) for row in self.rows]


def _core(exact: View) -> dict[Value, list[Record]]:
    return {value: [claim for claim in exact.want[value] if claim.get("core", True)] for value in exact.core}


def _counts(seen: View, of: set[Value] | None = None) -> list[int]:
    """How much was said, hit, is core, was found; of some values, or all."""
    said, core = (set(side) if of is None else of & set(side) for side in (seen.got, seen.core))
    return [len(said), len(said & seen.want.keys()), len(core), len(core & seen.got.keys())]


def _errors(document: str, exact: View) -> list[Error]:
    """What is missed and what is wrong in a document, missed first, each sorted."""
    found = [_error("missed", document, value, exact.want[value][0]) for value in sorted(exact.core - exact.got.keys())]
    for value in sorted(exact.got.keys() - exact.want.keys()):
        subject, relation, object_ = value
        turned = not symmetric(relation) and (object_, relation, subject) in exact.want
        found.append(_error("reversed" if turned else "wrong", document, value, exact.got[value][0]))
    return found


def _error(kind: Kind, document: str, value: Value, claim: Record) -> Error:
    piece = next(iter(claim.get("evidence") or ()), "")
    subject, relation, object_ = value
    return Error(kind, document, subject, relation, object_, piece if isinstance(piece, str) else str(piece.get("text", "")))
