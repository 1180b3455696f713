"""Titles beside names."""

from __future__ import annotations

import pytest
from parses import named

from kg.relate.offices import offices


def held(*texts: str) -> list[tuple[str, str, str | None, str | None]]:
    """Person, state or body, title and factuality of each office in the last of the texts."""
    reading = named(*texts)
    made = [list(offices(sentence, reading.cast)) for sentence in reading.sentences][-1]
    return [(mention.source.actor, mention.target.actor, mention.detail, mention.factuality) for mention in made]


@pytest.mark.parametrize(
    "text, person, owner, title, factuality",
    [
        ("French President Emmanuel Macron visited Berlin.", "emmanuel-macron", "FRA", "President", None),
        ("Emmanuel Macron, the president of France, visited Berlin.", "emmanuel-macron", "FRA", "president", None),
        ("The president of France, Emmanuel Macron, visited Berlin.", "emmanuel-macron", "FRA", "president", None),
        ("Former French president Emmanuel Macron visited Berlin.", "emmanuel-macron", "FRA", "president", "ended"),
        ("Kenyan Foreign Minister Zorvan Qalimov arrived by plane.", "x-zorvan-qalimov", "KEN", "Foreign Minister", None),
        ("Kenya's foreign minister Zorvan Qalimov arrived by plane.", "x-zorvan-qalimov", "KEN", "foreign minister", None),
        ("Zorvan Qalimov, the Kenyan foreign minister, arrived by plane.", "x-zorvan-qalimov", "KEN", "foreign minister", None),
        ("US Secretary of State Antony Blinken arrived by plane.", "antony-blinken", "USA", "Secretary of State", None),
        ("Kenyan Minister of Defense Zorvan Qalimov arrived by plane.", "x-zorvan-qalimov", "KEN", "Minister of Defense", None),
        ("NATO Secretary General Jens Stoltenberg arrived by plane.", "jens-stoltenberg", "NATO", "Secretary General", None),
    ],
)
def test_titles(text: str, person: str, owner: str, title: str, factuality: str | None) -> None:
    assert held(text) == [(person, owner, title, factuality)]


@pytest.mark.parametrize(
    "text",
    [
        "Emmanuel Macron visited Berlin.",
        "Analyst Zorvan Qalimov arrived by plane.",
        "The president arrived by plane.",
        "General Motors opened a plant in Kenya.",
    ],
)
def test_names_without_an_office(text: str) -> None:
    assert held(text) == []


def test_without_an_owner_the_registry_tells_it() -> None:
    assert held("President Emmanuel Macron visited Berlin.") == [("emmanuel-macron", "FRA", "President", None)]


def test_without_an_owner_the_state_that_the_text_is_about() -> None:
    minister = "Foreign Minister Zorvan Qalimov arrived by plane."
    assert held("Kenya bought wheat.", minister)[0][:2] == ("x-zorvan-qalimov", "KEN")
    assert held("Kenya met Uganda.", minister) == []
    assert held(minister) == []
    assert held("Kenya bought wheat.", "The museum's chairman, Zorvan Qalimov, arrived by plane.") == []


def test_an_office_makes_its_holder_act_for_the_state() -> None:
    reading = named("Kenyan Foreign Minister Zorvan Qalimov arrived by plane.")
    list(offices(reading.sentences[0], reading.cast))
    principal = reading.cast.principal("x-zorvan-qalimov")
    assert principal is not None
    assert principal.id == "KEN"


def test_a_former_office_does_not() -> None:
    reading = named("Former Kenyan foreign minister Zorvan Qalimov arrived by plane.")
    [made] = offices(reading.sentences[0], reading.cast)
    assert made.factuality == "ended"
    assert reading.cast.principal("x-zorvan-qalimov") is None


@pytest.mark.parametrize(
    "text, made",
    [
        ("The foreign ministers of Kenya and Uganda, Zorvan Qalimov and Jeje Odongo, met.", [("x-zorvan-qalimov", "KEN"), ("jeje-odongo", "UGA")]),
        ("The Polish and Lithuanian presidents, Andrzej Duda and Gitanas Nauseda, met.", [("andrzej-duda", "POL"), ("gitanas-nauseda", "LTU")]),
        ("President Emmanuel Macron and Antonio Guterres, the UN secretary-general, watched.",
         [("emmanuel-macron", "FRA"), ("antonio-guterres", "UN")]),
        ("Kuwait's emir, Sheikh Zorvan Qalimov, left.", [("x-zorvan-qalimov", "KWT")]),
        ("Ukrainian Infrastructure Minister Zorvan Qalimov left.", [("x-zorvan-qalimov", "UKR")]),
        ("A week ago, President Emmanuel Macron left.", [("emmanuel-macron", "FRA")]),
        ("King Mohammed VI thanked France.", [("mohammed-vi", "MAR")]),
        ("Zorvan Qalimov, Kenya's ambassador in Washington, left.", [("x-zorvan-qalimov", "KEN")]),
        ("Zorvan Qalimov, Donald Trump's adviser for Africa, left.", [("x-zorvan-qalimov", "USA")]),
        ("Minister of Energy of Kenya Zorvan Qalimov left.", [("x-zorvan-qalimov", "KEN")]),
        ("Valery Gerasimov, chief of the Russian general staff, left.", [("valery-gerasimov", "RUS")]),
        ("Zorvan Qalimov, the Taliban spokesman, left.", [("x-zorvan-qalimov", "taliban")]),
        ("A strike hit the Kharkiv region, regional governor Zorvan Qalimov said.", [("x-zorvan-qalimov", "kharkiv-oblast")]),
        ("President Zorvan Qalimov, after the visit of Marco Rubio, the US secretary of state, left.", [("marco-rubio", "USA")]),
    ],
)
def test_whose_office_it_is(text: str, made: list[tuple[str, str]]) -> None:
    assert list(dict.fromkeys((person, owner) for person, owner, _, _ in held(text))) == made


@pytest.mark.parametrize(
    "text",
    [
        "Zorvan Qalimov, an opposition leader in Kenya, left.",
        "General Zorvan Qalimov left Kenya.",
        "Zorvan Qalimov, the prime minister of the administration, left Kenya.",
        "The former Kenyan president left.",
        "The French president-elect left.",
        "The deputy prime minister of Kenya left.",
        "Zorvan Qalimov became president of Kenya.",  # the lexicon's matter
    ],
)
def test_no_office_of_a_state(text: str) -> None:
    assert held(text) == []


def test_the_date_tells_who_is_meant_by_a_title() -> None:
    assert held("The presidents of France and Turkey met.") == [
        ("emmanuel-macron", "FRA", "president", None), ("recep-tayyip-erdogan", "TUR", "president", None)]


def test_a_predecessor_held_the_office() -> None:
    assert held("Emmanuel Macron thanked his predecessor, Zorvan Qalimov.")[-1] == ("x-zorvan-qalimov", "FRA", "predecessor", "ended")


def test_a_rank_beside_a_state_and_a_name_of_a_country_tell_whom_one_serves() -> None:
    assert held("Australian Gen. Zorvan Qalimov arrived.") == [("x-zorvan-qalimov", "AUS", "Gen.", None)]
    assert held("Narendra Modi of India arrived.") == [("narendra-modi", "IND", None, None)]


def test_an_office_that_takes_up_somebody() -> None:
    made = held("Emmanuel Macron and Volodymyr Zelensky met.", "The two presidents signed a treaty.")
    assert {row[:2] for row in made} == {("emmanuel-macron", "FRA"), ("volodymyr-zelensky", "UKR")}


def test_the_office_of_the_next_in_a_row_is_his_own() -> None:
    found = held("The EU's chairman, Charles Michel, and the EU's foreign policy chief, Kaja Kallas, met.")
    assert [(person, title) for person, _, title, _ in found] == [("charles-michel", "chairman"), ("kaja-kallas", "foreign policy chief")]
