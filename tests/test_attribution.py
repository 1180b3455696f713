"""Who says so."""

from __future__ import annotations

import pytest
from parses import Reading, named
from test_status import mention

from kg.model import Claimant
from kg.qualify.attribution import Resolver, attribution, speakers
from kg.relate.arguments import resolve


def said_by(reading: Reading, word: str, relation: str = "attacks", pattern: str = "verb") -> Claimant | None:
    resolver = Resolver(reading.cast, resolve)
    quoted = speakers(reading.sentences, reading.text, resolver)
    return attribution(mention(reading, word, relation, pattern), quoted, resolver)


@pytest.mark.parametrize(
    "text, word, claimant",
    [
        ("Kenya said that Russia bombed Syria.", "bombed", "KEN"),
        ("Russia bombed Syria, Kenya said.", "bombed", "KEN"),
        ("According to Kenya, Russia bombed Syria.", "bombed", "KEN"),
        ("Russia bombed Syria, according to Kenya.", "bombed", "KEN"),
        ("Kenya accused Russia of bombing Syria.", "bombing", "KEN"),
        ("Russia denied that it bombed Syria.", "bombed", "RUS"),
        ("Russia denied bombing Syria.", "bombing", "RUS"),
        ("Kenya warned and Uganda said that Russia bombed Syria.", "bombed", "UGA"),
        ("Kenya, which said that Russia bombed Syria, protested.", "bombed", "KEN"),
        ("Emmanuel Macron said that Russia bombed Syria.", "bombed", "emmanuel-macron"),
        ('"Russia bombed Syria," said Kenya.', "bombed", "KEN"),
    ],
)
def test_claimants(text: str, word: str, claimant: str) -> None:
    found = said_by(named(text), word)
    assert found is not None
    assert found.id == claimant


@pytest.mark.parametrize(
    "text, word",
    [
        ("Russia bombed Syria.", "bombed"),
        ("Kenya said that Uganda, which bombed Syria, was wrong.", "bombed"),  # an aside is the author's
        ("Kenya protested after Russia bombed Syria.", "bombed"),
        ("Russia bombed Syria; Kenya said nothing.", "bombed"),
    ],
)
def test_the_author_s_own_word(text: str, word: str) -> None:
    assert said_by(named(text), word) is None


def test_a_claimant_without_an_actor_is_named_as_he_stands() -> None:
    found = said_by(named("Two analysts said that Russia bombed Syria."), "bombed")
    assert found == Claimant("Two analysts")


def test_the_label_is_the_actor_s() -> None:
    assert said_by(named("Moscow said that Kenya bombed Syria."), "bombed") == Claimant("Russia", "RUS")


def test_a_quotation_over_several_sentences() -> None:
    reading = named('"Russia bombed Syria.', 'It was wrong," Kenya said.', "Prices rose.")
    quoted = speakers(reading.sentences, reading.text, Resolver(reading.cast, resolve))
    assert {number: claimant.id for number, claimant in quoted.items()}.get(0) == "KEN"
    assert 2 not in quoted


def test_a_quotation_that_goes_on() -> None:
    reading = named('"It was wrong," Kenya said.', '"Russia bombed Syria."', "Prices rose.")
    quoted = speakers(reading.sentences, reading.text, Resolver(reading.cast, resolve))
    assert quoted[1].id == "KEN"
    assert 2 not in quoted


def test_a_stance_is_its_holder_s_own() -> None:
    reading = named("Kenya said that Kenya supports Syria.")
    assert said_by(reading, "supports", "supports") is None
    assert said_by(reading, "supports", "aids") == Claimant("Kenya", "KEN")


@pytest.mark.parametrize("relation, pattern", [("located_in", "noun"), ("borders", "verb"), ("holds_office_in", "title"), ("part_of", "name")])
def test_what_places_an_actor_is_the_author_s(relation: str, pattern: str) -> None:
    assert said_by(named("Kenya said that Russia bombed Syria."), "bombed", relation, pattern) is None


def test_a_denial_is_the_denier_s() -> None:
    reading = named("Russia denied it.")
    assert said_by(reading, "denied", "attacks", "denial") == Claimant("Russia", "RUS")
