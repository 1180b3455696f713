"""Annotated texts as the scorer's examples: what rules tell in each sentence, and whether the document's gold claims hold it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.cast import Cast
from kg.clean import clean
from kg.evaluate.compare import LEVELS, Value, view
from kg.evaluate.gold import Gold
from kg.extract import name_actors
from kg.ingest import read_articles
from kg.lexicon import lexicon
from kg.parse import parse
from kg.relate import relate
from kg.scorer.features import Told, told


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """What rules tell in a sentence of a document. `right`: the gold claims hold it."""

    features: tuple[str, ...]
    confidence: float  # the surest rule's own
    record: dict[str, Any]  # subject, relation and object as in claims.jsonl
    value: Value
    right: bool


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A document's examples, in text order."""

    name: str
    examples: tuple[Example, ...]


def read(gold: Gold, texts: Sequence[Path]) -> list[Document]:
    """The annotated ones of the documents below some paths, sorted by name."""
    found = []
    for article, sentences in parse(clean(article) for article in read_articles(list(texts)).articles):
        name = Path(article.document).name
        if name in gold.claims:
            cast = name_actors(article, sentences)
            made = told(sentences, relate(sentences, cast, lexicon()), cast)
            found.append(Document(name, tuple(_examples(gold, name, cast, made))))
    return sorted(found, key=lambda document: document.name)


def _examples(gold: Gold, name: str, cast: Cast, made: Iterable[Told]) -> Iterator[Example]:
    for one in made:
        best = one.best
        ends = [cast[argument.actor].record(cast.principal(argument.actor)) for argument in (best.source, best.target)]
        record = {"subject": ends[0], "relation": best.relation, "object": ends[1]}
        seen = view(gold, name, [record], "exact")
        value = next(iter(seen.got))
        yield Example(one.features, best.confidence, record, value, value in seen.want)


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall of core claims and F1 over some documents, and how many claims were said."""

    precision: float
    recall: float
    f1: float
    said: int


def score(gold: Gold, said: dict[str, list[dict[str, Any]]]) -> dict[str, Score]:
    """The scores at each level of what was said of each document."""
    return {level: _score(gold, said, level) for level in LEVELS}


def _score(gold: Gold, said: dict[str, list[dict[str, Any]]], level: str) -> Score:
    hit = told = found = core = 0
    for name, records in said.items():
        seen = view(gold, name, records, level)
        hit, told = hit + len(seen.matched), told + len(seen.got)
        found, core = found + len(seen.core & seen.got.keys()), core + len(seen.core)
    precision, recall = hit / max(1, told), found / max(1, core)
    return Score(precision, recall, 2 * precision * recall / max(1e-9, precision + recall), told)
