"""Arguments that a sentence leaves out because the text has given them before."""

from __future__ import annotations

import pytest
from parses import named

from kg.lexicon import lexicon
from kg.relate import relate


def said(*texts: str) -> set[tuple[str, str, str]]:
    reading = named(*texts)
    return {(made.source.actor, made.relation, made.target.actor) for made in relate(reading.sentences, reading.cast, lexicon())}


@pytest.mark.parametrize(
    "texts, made",
    [
        (("Armenia joined the CSTO.", "Prices rose.", "Uzbekistan left in 2012."), ("UZB", "withdraws_from", "CSTO")),
        (("Kenya joined the UN.", "Uzbekistan left the CSTO.", "Turkmenistan never joined."), ("TKM", "member_of", "CSTO")),
        (("Poland gave Ukraine tanks.", "Sweden has donated twelve howitzers."), ("SWE", "supplies_arms_to", "UKR")),
        (("Kenya sent troops to Haiti.", "Chad contributed 300 soldiers."), ("TCD", "deploys_forces_in", "HTI")),
        (("Armenia attacked Azerbaijan.", "Georgia offered to mediate."), ("GEO", "mediates", "ARM")),
        (("Armenia attacked Azerbaijan.", "Georgia offered to mediate."), ("GEO", "mediates", "AZE")),
    ],
)
def test_what_the_text_has_given_before(texts: tuple[str, ...], made: tuple[str, str, str]) -> None:
    assert made in said(*texts)


@pytest.mark.parametrize(
    "texts, relation",
    [
        (("Sweden has donated twelve howitzers.",), "supplies_arms_to"),  # nobody was helped before
        (("Kenya praised Haiti.", "Chad contributed 300 soldiers."), "deploys_forces_in"),
        (("Georgia offered to mediate.",), "mediates"),
        (("Armenia praised Azerbaijan.", "Georgia offered to mediate."), "mediates"),
    ],
)
def test_nothing_is_made_up(texts: tuple[str, ...], relation: str) -> None:
    assert relation not in {made[1] for made in said(*texts)}


def test_a_mediator_is_no_party() -> None:
    assert ("AZE", "mediates", "AZE") not in said("Armenia attacked Azerbaijan.", "Azerbaijan offered to mediate.")


@pytest.mark.parametrize("stance", ["Kenya condemned the attack.", "Kenya condemned it."])
def test_a_stance_on_a_deed_is_one_on_who_did_it(stance: str) -> None:
    assert ("KEN", "opposes", "ARM") in said("Armenia attacked Azerbaijan.", stance)
    assert "opposes" not in {made[1] for made in said(stance)}


@pytest.mark.parametrize("stance", ["Armenia condemned the attack.", "Kenya condemned an attack.", "Kenya condemned the drought."])
def test_no_stance_on_the_last_deed(stance: str) -> None:
    assert "opposes" not in {made[1] for made in said("Armenia attacked Azerbaijan.", stance)}


def test_a_stance_on_what_the_main_clause_tells() -> None:
    assert ("KEN", "opposes", "DEU") in said("Germany bombed Syria in a move that Kenya denounced.")


FILLER = ("Prices rose.",) * 9


@pytest.mark.parametrize(
    "texts, made",
    [
        (("Gangs rule Haiti.", "Haiti is poor.", "The UN pities Haiti.", "Chad contributed 300 soldiers."), ("TCD", "deploys_forces_in", "HTI")),
        (("The CSTO met in Bishkek.", "The CSTO is weak.", "The CSTO has no soldiers.", "Germany praised NATO.", "Turkmenistan never joined."),
         ("TKM", "member_of", "CSTO")),
        (("Armenia attacked Azerbaijan.", "Armenia bombed Azerbaijan.", *FILLER, "Georgia offered to mediate."), ("GEO", "mediates", "AZE")),
        (("Armenia attacked Azerbaijan.", "Kenya mediated the return of prisoners."), ("KEN", "mediates", "ARM")),
        (("The CSTO met in Bishkek.", "The CSTO is weak.", "The CSTO has no soldiers.", "NATO is strong.", "Turkmenistan never joined."),
         ("TKM", "member_of", "NATO")),  # the sentence before is about another
        (("Gangs rule Haiti.", "Haiti is poor.", "The UN pities Haiti.", "Trade with Chad fell."), ("HTI", "trades_with", "TCD")),
    ],
)
def test_what_the_whole_text_is_about(texts: tuple[str, ...], made: tuple[str, str, str]) -> None:
    assert made in said(*texts)


@pytest.mark.parametrize(
    "texts, relation",
    [
        (("Gangs rule Haiti.", "Haiti is poor.", "Kenya praised Haiti.", "Gangs rule Kenya.", "Kenya is poor.", "Chad contributed 300 soldiers."),
         "deploys_forces_in"),  # two are spoken of as often
        (("Armenia attacked Azerbaijan.", *FILLER, "Georgia offered to mediate."), "mediates"),  # told once and long ago
    ],
)
def test_no_guess_where_the_text_is_about_two(texts: tuple[str, ...], relation: str) -> None:
    assert relation not in {made[1] for made in said(*texts)}


@pytest.mark.parametrize(
    "texts, whom",
    [
        (("NATO admitted Sweden.", "Kenya called the enlargement a provocation."), "NATO"),
        (("Germany bombed Syria.", "German aircraft struck Syria.", *FILLER, "Kenya condemned the strikes."), "DEU"),
        (("Armenia attacked Azerbaijan, which had bombed Georgia.", "Kenya condemned the attack."), "ARM"),
    ],
)
def test_whom_a_stance_on_a_deed_is_against(texts: tuple[str, ...], whom: str) -> None:
    assert ("KEN", "opposes", whom) in said(*texts)


def test_a_deed_told_once_and_long_ago_is_not_the_usual_one() -> None:
    assert "opposes" not in {made[1] for made in said("Germany bombed Syria.", *FILLER, "Kenya condemned the strikes.")}
