"""The project's own gold texts: every annotation must be readable in its text and follow the guidelines' form."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kg.model import ACTOR_TYPES
from kg.vocabulary import relations

GOLD = Path(__file__).parent / "gold"
NAMES = sorted(path.stem for path in (GOLD / "texts").glob("*.txt"))
FIELDS = {
    "document", "subject", "object", "relation", "polarity", "factuality", "attributed_to", "time", "detail", "core", "evidence",
}
POLARITIES = {"affirmed", "negated"}
FACTUALITIES = {"actual", "ended", "planned", "possible"}
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
LEAST_PER_RELATION = 8


@cache
def actors() -> dict[str, dict[str, Any]]:
    """actors.json: id to name, type, aliases and principal."""
    found: dict[str, dict[str, Any]] = json.loads((GOLD / "actors.json").read_text(encoding="utf-8"))
    return found


@cache
def claims(name: str) -> tuple[dict[str, Any], ...]:
    """The annotated claims of one text."""
    lines = (GOLD / f"{name}.claims.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)


def text_of(name: str) -> str:
    return (GOLD / "texts" / f"{name}.txt").read_text(encoding="utf-8")


def key(claim: dict[str, Any]) -> tuple[str, ...]:
    """What may stand once in a document; the ends of a symmetric relation in either order are the same."""
    ends = [claim["subject"], claim["object"]]
    if relations()[claim["relation"]].symmetric:
        ends.sort()
    return *ends, claim["relation"], claim["polarity"], claim["factuality"]


def test_there_are_thirty_texts_each_with_claims() -> None:
    assert len(NAMES) >= 30
    annotated = sorted(path.name.removesuffix(".claims.jsonl") for path in GOLD.glob("*.claims.jsonl"))
    assert annotated == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_text_has_the_length_of_a_news_item(name: str) -> None:
    assert 120 <= len(text_of(name).split()) <= 350


@pytest.mark.parametrize("name", NAMES)
def test_evidence_stands_in_the_text(name: str) -> None:
    text = text_of(name)
    for claim in claims(name):
        assert claim["evidence"]
        assert [piece for piece in claim["evidence"] if not piece.strip() or piece not in text] == []


@pytest.mark.parametrize("name", NAMES)
def test_fields_have_allowed_values(name: str) -> None:
    for claim in claims(name):
        assert set(claim) == FIELDS
        assert claim["document"] == f"{name}.txt"
        assert claim["relation"] in relations()
        assert claim["polarity"] in POLARITIES
        assert claim["factuality"] in FACTUALITIES
        assert isinstance(claim["core"], bool)
        assert claim["detail"] is None or claim["detail"]


@pytest.mark.parametrize("name", NAMES)
def test_ends_are_two_known_actors(name: str) -> None:
    for claim in claims(name):
        assert {claim["subject"], claim["object"]} <= actors().keys()
        assert claim["subject"] != claim["object"]


@pytest.mark.parametrize("name", NAMES)
def test_times_are_iso_dates_in_order(name: str) -> None:
    for time in (claim["time"] for claim in claims(name) if claim["time"] is not None):
        assert set(time) == {"start", "end"}
        dates = [date for date in (time["start"], time["end"]) if date is not None]
        assert dates
        assert all(DATE.fullmatch(date) for date in dates)
        assert dates == sorted(dates)


@pytest.mark.parametrize("name", NAMES)
def test_no_claim_stands_twice(name: str) -> None:
    assert [found for found, times in Counter(map(key, claims(name))).items() if times > 1] == []


@pytest.mark.parametrize("name", NAMES)
def test_symmetric_relations_are_written_once(name: str) -> None:
    written = {(claim["subject"], claim["relation"], claim["object"]) for claim in claims(name)}
    twice = [(a, r, b) for a, r, b in written if relations()[r].symmetric and a < b and (b, r, a) in written]
    assert twice == []


@pytest.mark.parametrize("relation", sorted(relations()))
def test_every_relation_is_annotated_often_enough(relation: str) -> None:
    assert sum(claim["relation"] == relation for name in NAMES for claim in claims(name)) >= LEAST_PER_RELATION


def test_actors_are_well_formed_and_used() -> None:
    fields = ("subject", "object", "attributed_to")
    used = {claim[field] for name in NAMES for claim in claims(name) for field in fields}
    for actor in actors().values():
        assert actor["name"]
        assert actor["type"] in ACTOR_TYPES
        assert actor["principal"] is None or actor["principal"] in actors()
        assert len(set(actor["aliases"])) == len(actor["aliases"])
    principals = {actor["principal"] for actor in actors().values()}
    assert actors().keys() - used - principals == set()
