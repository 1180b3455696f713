"""Annotated texts as the scorer's examples: every candidate of every sentence, and whether the document's gold claims hold it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
from kg.model import Article, Passage, Source, digest
from kg.parse import parse
from kg.relate import relate
from kg.scorer.candidates import Candidate, candidates
from kg.settings import ontology_dir
from kg.vocabulary import load_yaml, relations


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """A candidate of a document. `right`: the gold claims hold it; `here`: their evidence touches its sentence."""

    features: tuple[str, ...]
    rule: bool
    confidence: float  # the surest rule's own, 0 without one
    record: dict[str, Any]  # subject, relation and object as in claims.jsonl
    value: Value
    right: bool
    here: bool
    rare: bool = False  # seen in training alone


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
            mentions = relate(sentences, cast, lexicon())
            made = candidates(sentences, mentions, cast, words=True, wide=True)
            found.append(Document(name, tuple(_examples(gold, name, article, cast, made))))
    return sorted(found, key=lambda document: document.name)


def counterexamples() -> list[Example]:
    """What a trigger word suggests in the counter-examples of ontology/relations/*.yaml, wrong by definition of each one's relation."""
    listed = {(text, name) for name in relations()
              for text in load_yaml(ontology_dir() / "relations" / f"{name}.yaml").get("counterexamples") or ()}
    found = []
    for article, sentences in parse(_article(text) for text in sorted({text for text, _ in listed})):
        cast = name_actors(article, sentences)
        for candidate in candidates(sentences, relate(sentences, cast, lexicon()), cast, words=True, wide=True):
            if (article.text, candidate.relation) in listed and not candidate.rules:
                found.append(Example(candidate.features, False, 0.0, {}, (), False, False, candidate.rare))
    return found


def _article(text: str) -> Article:
    source = Source(digest(text), digest(text))
    return Article(source.id, source.id, text, source, passages=(Passage(0, len(text), "body", source),))


def _examples(gold: Gold, name: str, article: Article, cast: Cast, made: Iterator[Candidate]) -> Iterator[Example]:
    for candidate in made:
        ends = [cast[argument.actor].record(cast.principal(argument.actor)) for argument in (candidate.source, candidate.target)]
        record = {"subject": ends[0], "relation": candidate.relation, "object": ends[1]}
        seen = view(gold, name, [record], "exact")
        value = next(iter(seen.got))
        sentence = candidate.trigger.sentence
        places = [(place, place + len(piece)) for claim in seen.want.get(value, ()) for piece in claim["evidence"]
                  if (place := article.text.find(piece)) >= 0]
        here = any(sentence.start < last and first < sentence.end for first, last in places)
        sure = max((mention.confidence for mention in candidate.rules), default=0.0)
        yield Example(candidate.features, bool(candidate.rules), sure, record, value, value in seen.want, here, candidate.rare)


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
