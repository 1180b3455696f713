"""The short qualifier of a relation."""

from __future__ import annotations

import pytest
from parses import named

from kg.lexicon import Trigger
from kg.relate.details import detail
from kg.syntax import Argument


def said(text: str, word: str, name: str = "obj", ends: str = "") -> str | None:
    """The detail that the role gives at the word; the words in `ends` name the ends of the relation."""
    reading = named(text)
    tokens = [reading.token(end) for end in ends.split()]
    arguments = [Argument(token.mention.actor or "", token, "name") for token in tokens if token.mention]
    trigger = Trigger("supplies_arms_to", "verb", word, (), ("subj",), ("to",), "supplies_arms_to.verb.x", 0.5, detail=(name,))
    return detail(reading.token(word), trigger, arguments)


@pytest.mark.parametrize("text, word, found", [
    ("Russia sold 36 Caesar howitzers to Syria.", "sold", "36 Caesar howitzers"),
    ("Russia sells Kazakh oil to Syria.", "sells", "oil"),
    ("Russia increased deliveries of crude oil to Syria.", "increased", "crude oil"),
    ("Russia increased gas supplies to Syria.", "increased", "gas"),
    ("Russia sold it to Syria.", "sold", None),
    ("Russia fired Syria-supplied ATACMS missiles at Kenya.", "fired", "ATACMS missiles"),
    ("Russia sold weapons to Syria.", "sold", None),
    ("Russia sent some 4,000 Kazakh soldiers to Syria.", "sent", "4,000 Kazakh soldiers"),
    ("Russia sent more than 300 tanks to Syria.", "sent", "more than 300 tanks"),
    ("Russia sent its new tanks, which Kenya wanted, to Syria.", "sent", "tanks"),
    ("Russia gave Syria a $2 billion loan.", "gave", "$2 billion loan"),
    ("Russia sent Kenya's tanks and drones to Syria.", "sent", "tanks and drones"),
    ("Russia has bases of Kenya and Syria.", "has", None),
])
def test_what_a_verb_has_as_its_object(text: str, word: str, found: str | None) -> None:
    assert said(text, word, ends="Russia Syria " + ("Kazakh" if "Kazakh" in text else "")) == found


@pytest.mark.parametrize("text, word, found", [
    ("Russia and Syria formed a comprehensive strategic partnership.", "partnership", "comprehensive strategic partnership"),
    ("Russia and Syria are dialogue partners of NATO.", "partners", "dialogue partner"),
    ("Russia and Syria are partner countries of NATO.", "countries", "partner country"),
    ("Russia made a visit to Syria.", "visit", None),
    ("Russia signed a five-year transit agreement with Syria.", "agreement", "five-year transit agreement"),
    ("Russia signed a new agreement with Syria.", "agreement", None),
    ("Russia fired Syria-supplied ATACMS missiles at Kenya.", "missiles", "ATACMS missiles"),
    ("Russia made large-scale attacks on Syria.", "attacks", "large-scale attacks"),
    ("Russia claims Syria.", "claims", "claimed"),
    ("Russia occupies Syria.", "occupies", "occupied"),
    ("Russia holds Syria.", "holds", "held"),
    ("Russia seized Syria.", "seized", "seized"),
])
def test_what_the_trigger_says_itself(text: str, word: str, found: str | None) -> None:
    assert said(text, word, "trigger", "Russia Syria") == found
