"""Nouns for the part that somebody took in what the text has told."""

from __future__ import annotations

import pytest
from parses import named

from kg.lexicon import lexicon
from kg.relate import relate
from kg.relate.parties import by_part


def meant(word: str, *texts: str) -> list[str]:
    reading = named(*texts)
    relate(reading.sentences, reading.cast, lexicon())
    return [argument.actor for argument in by_part(reading.token(word), reading.cast)]


@pytest.mark.parametrize(
    "word, texts, actors",
    [
        ("hosts", ("Xi Jinping visited Vietnam.", "His hosts signed a treaty with him."), ["VNM"]),
        ("visitor", ("Xi Jinping visited Vietnam.", "The visitor thanked Germany."), ["xi-jinping"]),
        ("accuser", ("Mali accused Algeria.", "Algeria condemned its accuser."), ["MLI"]),
    ],
)
def test_who_took_the_part(word: str, texts: tuple[str, ...], actors: list[str]) -> None:
    assert meant(word, *texts) == actors


@pytest.mark.parametrize(
    "word, texts",
    [
        ("visitor", ("Greece praised Turkey.", "The visitor thanked Germany.")),  # nobody has come
        ("accuser", ("Kenya praised Uganda.", "Algeria condemned its accuser.")),
        ("guests", ("Xi Jinping visited Vietnam.", "The guests of the hotel praised Kenya.")),
        ("host", ("Xi Jinping visited Vietnam.", "His host, Emmanuel Macron, praised Kenya.")),  # the name says who
    ],
)
def test_nobody_rather_than_a_guess(word: str, texts: tuple[str, ...]) -> None:
    assert meant(word, *texts) == []


def test_he_may_be_the_owner_of_the_subject() -> None:
    assert named("Xi Jinping visited Vietnam.", "His hosts signed a treaty with him.").meant("him") == ("xi-jinping",)


def test_an_adversary_is_the_other_one() -> None:
    assert named("Greece praised Turkey.", "Greece accused its old adversary.").meant("adversary") == ("TUR",)
