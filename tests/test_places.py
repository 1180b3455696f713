"""What lies where and belongs to whom, as names tell it."""

from __future__ import annotations

import pytest
from parses import named

from kg.relate.places import places


def told(text: str) -> set[tuple[str, str, str]]:
    reading = named(text)
    return {
        (mention.source.actor, mention.relation, mention.target.actor) for sentence in reading.sentences for mention in places(sentence, reading.cast)
    }


@pytest.mark.parametrize(
    "text, triple",
    [
        ("The talks were held in Samarkand, Uzbekistan.", ("samarkand", "located_in", "UZB")),
        ("Soldiers left the Kant airbase in Kyrgyzstan.", ("kant-air-base", "located_in", "KGZ")),
        ("Russia's Federal Security Service arrested him.", ("FSB", "part_of", "RUS")),
        ("The Tajik Defence Ministry denied that any soldiers had been killed.", ("x-tajik-defence-ministry", "part_of", "TJK")),
        ("Protesters gathered at the US State Department.", ("us-state-department", "part_of", "USA")),
    ],
)
def test_names_tell_it(text: str, triple: tuple[str, str, str]) -> None:
    assert triple in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Delegates came from Samarkand, Kenya and Uganda.",  # an enumeration
        "Tashkent, Kenya signed it.",  # the registry speaks against it
        "Russia bombed Syria.",
        "Kenya signed a treaty with Uganda.",
        "Russian soldiers left.",
    ],
)
def test_names_that_tell_nothing(text: str) -> None:
    assert told(text) == set()


def test_nothing_lies_in_itself() -> None:
    for text in (
        "The talks were held in Samarkand, Uzbekistan.",
        "Russia's Federal Security Service arrested him.",
        "Soldiers left the Kant airbase in Kyrgyzstan.",
    ):
        assert all(subject != object_ for subject, _, object_ in told(text))
