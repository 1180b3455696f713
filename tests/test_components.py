"""kg as spaCy components in a pipeline that is not kg's own."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import entry_points
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import kg.components  # noqa: F401 - registers the factories where the package is not installed
from kg.clean import clean
from kg.extract import extract
from kg.ingest.text import article
from kg.settings import DEFAULT_MODEL

TEXT = "Russia supplies arms to Tajikistan. Uzbekistan is not a member of the CSTO. China plans to build a base in Tajikistan."


@pytest.fixture(scope="module")
def nlp() -> Language:
    made = spacy.load(DEFAULT_MODEL)
    made.add_pipe("kg_actors")
    made.add_pipe("kg_relations")
    return made


def test_actors_are_spans(nlp: Language) -> None:
    doc = nlp(TEXT)
    spans = [(span.text, span.label_, span.kb_id_) for span in doc.spans["kg_actors"]]
    assert spans[:2] == [("Russia", "country", "RUS"), ("Tajikistan", "country", "TJK")]
    assert ("CSTO", "organization", "CSTO") in spans
    for mention in doc._.kg_mentions:
        assert doc.text[mention["start"] : mention["end"]] == mention["text"]


def test_claims_are_those_of_the_package(nlp: Language) -> None:
    [(_, found)] = extract([clean(article(TEXT, "a.txt"))])
    own = ("id", "document", "article")
    claims = nlp(TEXT)._.kg_claims
    assert len(claims) >= 2

    def shown(records: Iterable[dict[str, Any]]) -> list[str]:
        return sorted(repr({key: value for key, value in record.items() if key not in own}) for record in records)

    assert shown(claims) == shown(one.record() for one in found)


def test_claims_survive_a_copy_and_several_docs(nlp: Language) -> None:
    docs = list(nlp.pipe([TEXT, "", "Nothing to see."]))
    assert [bool(doc._.kg_claims) for doc in docs] == [True, False, False]
    assert Doc(nlp.vocab).from_bytes(docs[0].to_bytes())._.kg_claims == docs[0]._.kg_claims


def test_the_date_of_publication_anchors_last_year(nlp: Language) -> None:
    text = "Russia supplied arms to Tajikistan last year."
    assert [claim["time"] and claim["time"]["start"] for claim in nlp(text)._.kg_claims] == [None]
    doc = nlp.make_doc(text)
    doc._.kg_date = "2024-05-01"
    assert [claim["time"]["start"] for claim in nlp(doc)._.kg_claims] == ["2023"]


def test_spacy_finds_them_by_entry_point() -> None:
    found = {point.name: point.value for point in entry_points(group="spacy_factories") if point.name.startswith("kg_")}
    if not found:
        pytest.skip("the package is not installed here")
    assert found == {"kg_actors": "kg.components:actors_component", "kg_relations": "kg.components:relations_component"}
    assert all(callable(point.load()) for point in entry_points(group="spacy_factories") if point.name in found)
