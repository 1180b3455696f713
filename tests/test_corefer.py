"""Pronouns and descriptions: whom they stand for, and when nobody is told."""

from __future__ import annotations

import pytest
from parses import named


@pytest.mark.parametrize(
    "texts, word, nth, actors",
    [
        (("Turkey opened an embassy in Chad.", "It sent an ambassador."), "It", 0, ("TUR",)),
        (("Turkey expanded its trade with Chad.",), "its", 0, ("TUR",)),
        (("Kenya and Uganda signed a treaty.", "They will open the border."), "They", 0, ("KEN", "UGA")),
        (("Emmanuel Macron visited Berlin.", "He praised Germany."), "He", 0, ("emmanuel-macron",)),
        (("Kenya and Uganda signed a treaty.", "The two countries opened the border."), "countries", 0, ("KEN", "UGA")),
        (("Kenya and Uganda signed a treaty.", "Both sides praised it."), "sides", 0, ("KEN", "UGA")),
        (("Kenya and Uganda signed a treaty.", "Neither confirmed it."), "Neither", 0, ("KEN", "UGA")),
        (("Kenya and Uganda signed a treaty.", "Neither country confirmed it."), "country", 0, ("KEN", "UGA")),
        (("Armenia left the CSTO.", "The alliance did not react."), "alliance", 0, ("CSTO",)),
        (("Armenia left the CSTO.", "The country did not give a reason."), "country", 0, ("ARM",)),
        (("Serbia accused Kosovo.", "It threatened its neighbour."), "neighbour", 0, ("XKX",)),
        (("Emmanuel Macron visited Berlin.", "His country supports Germany."), "country", 0, ("FRA",)),
        (("At his meeting with Olaf Scholz, Emmanuel Macron praised Germany.",), "his", 0, ("emmanuel-macron",)),
    ],
)
def test_antecedents(texts: tuple[str, ...], word: str, nth: int, actors: tuple[str, ...]) -> None:
    assert named(*texts).meant(word, nth) == actors


@pytest.mark.parametrize(
    "texts, word",
    [
        (("It is likely that Kenya will win.",), "It"),  # stands for nothing
        (("Kenya signed the treaty.", "It is likely that prices will rise."), "It"),
        (("They opened the border.",), "They"),  # nobody before
        (("Kenya signed the treaty.", "They opened the border."), "They"),  # one is not they
        (("Kenya signed the treaty.", "The two countries opened the border."), "countries"),
        (("Kenya signed the treaty.", "He opened the border."), "He"),  # a state is not he
        (("The alliance did not react.",), "alliance"),
        (("Armenia left the CSTO.", "An alliance needs members."), "alliance"),  # indefinite
        (("Armenia left the CSTO.", "Another country may join."), "country"),
    ],
)
def test_nobody_rather_than_a_guess(texts: tuple[str, ...], word: str) -> None:
    assert named(*texts).meant(word) == ()


def test_the_subject_of_its_own_clause_is_no_antecedent() -> None:
    reading = named("Russia praised China.", "Mongolia criticised it.")
    assert "MNG" not in reading.meant("it")
    assert reading.meant("it") in (("RUS",), ("CHN",))


def test_itself_is_the_subject() -> None:
    assert named("Russia isolated itself.").meant("itself") == ("RUS",)


def test_who_was_named_far_back_is_forgotten() -> None:
    filler = ("Prices rose.",) * 6
    assert named("Turkey opened an embassy in Chad.", *filler, "It sent an ambassador.").meant("It") == ()


def test_they_are_all_of_a_coordination() -> None:
    reading = named("Kenya, Uganda and Tanzania signed a treaty.", "They will open the border.")
    assert set(reading.meant("They")) == {"KEN", "UGA", "TZA"}


def test_kinds_and_reasons() -> None:
    reading = named("Armenia left the CSTO.", "The alliance did not react.", "It sent an ambassador.")
    found = {mention.text: (mention.kind, mention.why) for sentence in reading.sentences for mention in sentence.mentions}
    assert found["alliance"] == ("description", "coreference")
    assert found["It"] == ("pronoun", "coreference")


def test_what_the_sentences_before_speak_of() -> None:
    reading = named("Turkey opened an embassy in Chad.", "Prices rose.")
    assert reading.sentences[0].salient == ()
    assert reading.sentences[1].salient == (("country", "TUR"), ("country", "TCD"))
