"""Sentences with two actors and no claim: which count, in what order, and what they may say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.clean import clean
from kg.extract import extract
from kg.ingest import read_articles
from kg.missed import Missed, missed
from kg.model import ACTOR_TYPES, Article
from kg.vocabulary import relations

OWN = Path(__file__).parent / "gold" / "texts"
Read = Callable[[str], list[Missed]]


def articles(folder: Path) -> list[Article]:
    return [clean(article) for article in read_articles([folder]).articles]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def reader(text: str) -> list[Missed]:
        (tmp_path / "article.txt").write_text(text + "\n", encoding="utf-8")
        return missed(articles(tmp_path))

    return reader


@pytest.fixture(scope="module")
def own() -> list[Missed]:
    return missed(articles(OWN))


def test_a_sentence_without_relation_is_named_with_its_actors(read: Read) -> None:
    text = "The winter was long and the roads were bad. In Kenya as in Norway the newspapers wrote about the weather."
    [record] = read(text)
    assert text[record.start : record.end] == record.text
    assert [(actor.id, actor.text) for actor in record.actors] == [("KEN", "Kenya"), ("NOR", "Norway")]
    assert record.pair == ("KEN", "NOR")
    assert record.document.endswith("article.txt")


@pytest.mark.parametrize("text", [
    "Turkey invaded Syria in October 2019, the ministry said.",  # has a claim
    "Norway spoke about the weather and about nothing else.",  # one actor
    "In Russia the president, Vladimir Putin, spoke about the weather and about nothing else.",  # one principal
    "The weather was bad, and nobody spoke about anything else.",
])
def test_sentences_that_do_not_count(read: Read, text: str) -> None:
    assert read(text) == []


def test_what_a_sentence_may_say_comes_from_its_words(read: Read) -> None:
    [record] = read("Of sanctions Norway knew as little as Kenya did in those days.")
    assert "sanctions" in record.triggers
    assert "sanctions" in record.relations
    [silent] = read("In Kenya as in Norway the newspapers wrote about the weather.")
    assert silent.score < record.score


def test_order_and_range(own: list[Missed]) -> None:
    assert len(own) > 20
    keys = [(-record.score, record.document, record.start) for record in own]
    assert keys == sorted(keys)
    assert all(0 <= record.score <= 1 for record in own)
    assert len({(record.document, record.start) for record in own}) == len(own)


def test_promising_ones_have_words_for_a_relation(own: list[Missed]) -> None:
    best, last = own[: len(own) // 4], own[-len(own) // 4 :]
    assert all(record.relations and record.triggers for record in best)
    assert sum(bool(record.relations) for record in last) < len(last)


def test_records_are_well_formed(own: list[Missed]) -> None:
    texts = {article.document: article.text for article in articles(OWN)}
    for record in own:
        assert texts[record.document][record.start : record.end] == record.text
        known = {actor.id for actor in record.actors}
        assert len(known) == len(record.actors)
        assert set(record.pair) <= known
        assert record.pair[0] != record.pair[1]
        assert len(record.relations) <= 3
        assert set(record.relations) <= set(relations())
        assert {actor.type for actor in record.actors} <= set(ACTOR_TYPES)


def test_no_evidence_of_a_claim_between_the_pair_is_listed(own: list[Missed]) -> None:
    pairs = {(record.document, record.start, frozenset(record.pair)) for record in own}
    said = {(claim.document, piece.start, frozenset((claim.subject.id, claim.object.id)))
            for _, claims in extract(articles(OWN)) for claim in claims for piece in claim.evidence}
    assert pairs & said == set()


def test_record_is_plain_data(read: Read) -> None:
    [record] = read("In Kenya as in Norway the newspapers wrote about the weather.")
    plain = record.record()
    assert list(plain) == ["document", "start", "end", "text", "actors", "pair", "relations", "triggers", "score"]
    assert plain["actors"][0] == {"id": "KEN", "label": "Kenya", "type": "country", "text": "Kenya"}
