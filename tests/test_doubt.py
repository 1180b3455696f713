"""Common words and shared names: an actor where what stands around them bears it out, nobody where it does not."""

from __future__ import annotations

import pytest
from parses import linked


@pytest.mark.parametrize(
    "text, words, actor",
    [
        # a common word that stands as only a name does
        ("The European Union fined Apple.", "Apple", "apple"),
        ("Apple denied the report.", "Apple", "apple"),
        # an abbreviation with its article, and one whose state is spoken of
        ("The WHO sent vaccines to Gaza.", "WHO", "WHO"),
        ("Faure mediated for the AU in Goma.", "AU", "AU"),
        # the state beside a name that bodies of several states bear
        ("Pakistan's ISI backed the Taliban.", "Pakistan's ISI", "ISI"),
        ("The Kenyan Senate rejected the deal.", "Senate", "x-kenyan-senate"),
        ("Iran's Security Council rejected the plan.", "Security Council", "x-iranian-security-council"),
        ("The National Assembly of Togo ratified the treaty.", "National Assembly", "x-togolese-national-assembly"),
        # a town of its state, and a body that everybody means by the words
        ("Fano seized Lalibela.", "Fano", "fano"),
        ("The envoy briefed the Security Council.", "Security Council", "un-security-council"),
        # words of a longer name
        ("Apple Daily was closed by Hong Kong.", "Apple Daily", "x-apple-daily"),
        # an office that one person at a time holds
        ("The Pope met the envoy.", "The Pope", "pope-francis"),
    ],
)
def test_borne_out(text: str, words: str, actor: str) -> None:
    assert linked(text).actors()[words] == actor


def test_an_abbreviation_whose_state_is_spoken_of() -> None:
    assert linked("The ISI backed the Taliban. Pakistan denied it.").actors()["ISI"] == "ISI"


@pytest.mark.parametrize(
    "text, words",
    [
        ("Apple growers lost the Russian market.", "Apple"),
        ("Shell fragments hit a school in Kharkiv.", "Shell"),
        ("The Amazon flows through Brazil.", "Amazon"),
        ("Nikolai is secretary of the Security Council.", "Security Council"),
        ("SENATE BLOCKS THE WHO PLAN", "WHO"),
        ("The Constitutional Democratic Party asked Japan for help. Washington was silent.", "Democratic Party"),
    ],
)
def test_not_borne_out(text: str, words: str) -> None:
    assert words not in linked(text).actors()


def test_a_seat_on_a_body_is_not_a_body_of_the_state() -> None:
    assert not {"x-russian-security-council"} & set(linked("Russia's Security Council seat is safe.").actors().values())
