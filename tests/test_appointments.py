"""Who is given an office or loses one."""

from __future__ import annotations

import pytest
from parses import named

from kg.relate.appointments import appointments
from kg.relate.offices import offices


def given(text: str) -> list[tuple[str, str, str | None, str | None]]:
    """Person, state or body, title and factuality of each office that changes hands."""
    reading = named(text)
    return [(made.source.actor, made.target.actor, made.detail, made.factuality) for made in appointments(reading.sentences[0], reading.cast)]


@pytest.mark.parametrize(
    "text, found",
    [
        ("Vladimir Putin appointed Andrei Belousov defence minister.", [("andrei-belousov", "RUS", "defence minister", None)]),
        ("Vladimir Putin appointed Andrei Belousov as defence minister.", [("andrei-belousov", "RUS", "defence minister", None)]),
        ("Kenya named Zorvan Qalimov as its ambassador to China.", [("x-zorvan-qalimov", "KEN", "ambassador", None)]),
        ("Xi Jinping removed Li Shangfu as defence minister.", [("li-shangfu", "CHN", "defence minister", "ended")]),
        ("Friedrich Merz replaced Olaf Scholz as chancellor.",
         [("friedrich-merz", "DEU", "chancellor", None), ("olaf-scholz", "DEU", "chancellor", "ended")]),
        ("Vladimir Putin named Zorvan Qalimov head of the Zorvan Institute.", [("x-zorvan-qalimov", "x-zorvan-institute", "head", None)]),
        ("Emmanuel Macron visited Berlin.", []),
    ],
)
def test_offices_that_change_hands(text: str, found: list[tuple[str, str, str | None, str | None]]) -> None:
    assert given(text) == found


def test_who_appoints_another_does_not_take_the_office() -> None:
    reading = named("Vladimir Putin appointed Andrei Belousov as defence minister.")
    assert list(offices(reading.sentences[0], reading.cast)) == []
