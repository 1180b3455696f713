"""Who says so."""

from __future__ import annotations

import pytest
from parses import Reading, named
from test_status import mention

from kg.model import Claimant
from kg.qualify.attribution import Resolver, attribution
from kg.qualify.speakers import Speakers
from kg.relate.arguments import resolve


def said_by(reading: Reading, word: str, relation: str = "attacks", pattern: str = "verb") -> Claimant | None:
    resolver = Resolver(reading.cast, resolve)
    return attribution(mention(reading, word, relation, pattern), Speakers(reading.sentences, reading.text, resolver), resolver)


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
        ("Russia, in the words of Kenya, bombed Syria.", "bombed", "KEN"),
        ("Russia bombed Syria, Kenya says, but left it.", "bombed", "KEN"),
        ("Kenya to help Syria, Uganda says", "help", "UGA"),
        ("By Kenya's account, Russia bombed Syria.", "bombed", "KEN"),
        ("Russia bombed Syria, it was reported, citing Kenya.", "bombed", "KEN"),
        ("Russia bombed Syria, says a report by Kenya.", "bombed", "KEN"),
        ("Kenya rejected Uganda's claim that Russia bombed Syria.", "bombed", "KEN"),
        ("Uganda's claim that Russia bombed Syria is new.", "bombed", "UGA"),
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
        ("Kenya would not say whether Russia bombed Syria.", "bombed"),
        ('"It was wrong," Kenya said after Russia bombed Syria.', "bombed"),
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
    quoted = Speakers(reading.sentences, reading.text, Resolver(reading.cast, resolve)).quoted
    assert {number: claimant.id for number, claimant in quoted.items()}.get(0) == "KEN"
    assert 2 not in quoted


def test_a_quotation_that_is_never_closed() -> None:
    reading = named('"It was wrong, Kenya said.', "Russia bombed Syria.")
    assert said_by(reading, "bombed") is None


def test_a_quotation_that_goes_on() -> None:
    reading = named('"It was wrong," Kenya said.', '"Russia bombed Syria."', "Prices rose.")
    quoted = Speakers(reading.sentences, reading.text, Resolver(reading.cast, resolve)).quoted
    assert quoted[1].id == "KEN"
    assert 2 not in quoted


def test_a_stance_is_its_holder_s_own() -> None:
    reading = named("Kenya said that Kenya supports Syria.")
    assert said_by(reading, "supports", "supports") is None
    assert said_by(reading, "supports", "aids") == Claimant("Kenya", "KEN")


@pytest.mark.parametrize("relation, pattern", [("located_in", "noun"), ("borders", "verb"), ("holds_office_in", "title"), ("part_of", "name")])
def test_what_places_an_actor_is_the_author_s(relation: str, pattern: str) -> None:
    assert said_by(named("Kenya said that Russia bombed Syria."), "bombed", relation, pattern) is None


def test_a_deed_announced_is_the_announcer_s_word() -> None:
    reading = named("Kenya announced the destruction of a base in Syria.")
    assert said_by(reading, "destruction", "attacks", "noun") == Claimant("Kenya", "KEN")
    assert said_by(reading, "destruction", "aids", "noun") is None


def test_a_denial_is_the_denier_s() -> None:
    reading = named("Russia denied it.")
    assert said_by(reading, "denied", "attacks", "denial") == Claimant("Russia", "RUS")


def answer(*texts: str) -> str | None:
    """The label of whoever says the last text."""
    reading = named(*texts)
    last = [token for token in reading.sentences[-1].tokens if token.text == "bombed"][0]
    found = Speakers(reading.sentences, reading.text, Resolver(reading.cast, resolve)).of(last)
    return found.label if found else None


INTRO = "Interview with Emmanuel Macron, Paris."
QUESTIONS = ("Q: Who is right?", "A: Kenya.", "Q: And who is wrong?")


def test_the_answers_of_an_interview_are_the_interviewee_s() -> None:
    assert answer(INTRO, *QUESTIONS, "A: Russia bombed Syria.") == "Emmanuel Macron"
    assert answer("We spoke to a retired diplomat.", *QUESTIONS, "A: Russia bombed Syria.") == "a retired diplomat"


def test_what_is_no_answer() -> None:
    assert answer(INTRO, *QUESTIONS, "Q: Russia bombed Syria?") is None
    assert answer("All about the war.", *QUESTIONS, "A: Russia bombed Syria.") is None
    assert answer(INTRO, "Russia bombed Syria.") is None


@pytest.mark.parametrize("text, claimant", [
    ("Nairobi: Russia bombed Syria", "Kenya"),
    ("Kenya: we saw that Russia bombed Syria", "Kenya"),
    ("Kenya: Russia bombed Syria", None),
    ("Moscow: Russia bombed Syria", None),
    ("Russia bombed Syria - Pentagon", "US Department of Defense"),
])
def test_headlines(text: str, claimant: str | None) -> None:
    reading = named(text)
    told = Speakers(reading.sentences, reading.text, Resolver(reading.cast, resolve))
    found = attribution(mention(reading, "bombed", ends="Russia Syria"), told, Resolver(reading.cast, resolve))
    assert (found.label if found else None) == claimant


def test_a_claim_as_subject_is_made_whatever_is_said_of_it() -> None:
    reading = named("Russian claims about Syria are false, Kenya said.")
    assert said_by(reading, "claims", "accuses", "noun") is None
    assert said_by(reading, "claims", "attacks", "noun") == Claimant("Kenya", "KEN")


def test_labels_read_as_in_the_text() -> None:
    found = said_by(named("Local witnesses' statements say that Russia bombed Syria."), "bombed")
    assert found == Claimant("Local witnesses' statements")


def test_what_one_announces_that_one_does() -> None:
    assert said_by(named("Mali announced that it was bombing Niger."), "bombing") is None
    assert said_by(named("Mali announced that Chad was bombing Niger."), "bombing") is not None
