"""From a phrase to the actors that it stands for."""

from __future__ import annotations

import pytest
from parses import named

from kg.relate.arguments import resolve


@pytest.mark.parametrize(
    "text, word, actors",
    [
        ("Russia bombed Syria.", "Russia", ["RUS"]),
        ("Kenya, Uganda and Tanzania signed a treaty.", "Kenya", ["KEN", "UGA", "TZA"]),
        ("Russian forces entered Syria.", "forces", ["RUS"]),
        ("The Akkuyu plant is run by Rosatom.", "plant", ["akkuyu-npp"]),
        ("The Kremlin's envoy arrived in Kenya.", "envoy", ["RUS"]),
        ("The leaders of Kenya and Uganda met.", "leaders", ["KEN", "UGA"]),
        ("One of the members of the CSTO left.", "One", ["CSTO"]),
        ("Kenya accused two members of the CSTO.", "members", []),
        ("Kenya accused the two members of the CSTO.", "members", ["CSTO"]),
        ("Three EU countries criticised Israel.", "countries", []),
        ("Belarus is part of one or more Russian-led organisations, including the CSTO and the SCO.", "organisations", []),
        ("Troops from Rwanda and Chad arrived.", "Troops", ["RWA", "TCD"]),
        ("Countries like Kenya and Uganda protested.", "Countries", ["KEN", "UGA"]),
        ("Inspectors of the IAEA visited Syria.", "Inspectors", ["IAEA"]),
        ("The regime in Damascus depended on Iran and Russia for its survival.", "regime", ["SYR"]),
        ("The presidents of Kazakhstan and Uzbekistan met.", "presidents", ["KAZ", "UZB"]),
        ("Kazakhstan picked a consortium headed by Rosatom to build its first nuclear plant.", "consortium", ["rosatom"]),
        ("Nayara Energy, an Indian refiner owned by Rosneft, buys oil.", "refiner", ["nayara-energy"]),
        ("Ursula von der Leyen and Antonio Costa met Xi Jinping in Beijing.", "Leyen", ["ursula-von-der-leyen", "antonio-costa"]),
        ("The rebels negotiated with Felix Tshisekedi's government.", "government", ["COD"]),
        ("Thai F-16s struck Cambodia.", "F-16s", ["THA"]),
        ("Germany's chancellor, Olaf Scholz, arrived.", "chancellor", ["olaf-scholz"]),
        ("Forces loyal to Khalifa Haftar took Sirte.", "Forces", ["khalifa-haftar"]),
        ("Iran leaned on Russia and China, neither of which came to Ukraine's aid.", "neither", ["RUS", "CHN"]),
        ("Russia is building four reactors in Egypt and one in Bangladesh.", "Egypt", ["EGY", "BGD"]),
        ("The first state to recognise Kosovo was Albania.", "state", ["ALB"]),
        ("Emmanuel Macron of France, Friedrich Merz of Germany and Keir Starmer of Britain visited Ukraine.", "Macron",
         ["emmanuel-macron", "friedrich-merz", "keir-starmer"]),
        ("France's Emmanuel Macron, Germany's Friedrich Merz and Britain's Keir Starmer met Volodymyr Zelensky.", "Macron",
         ["emmanuel-macron", "friedrich-merz", "keir-starmer"]),
        ("Macron of France spoke and Germany's Olaf Scholz left.", "Macron", ["emmanuel-macron"]),
        ("India blamed Pakistan and its Chinese patron.", "patron", ["CHN"]),
        ("It was denounced by 143 states, among them Serbia and Hungary.", "states", ["SRB", "HUN"]),
        ("Iran urged the Baltic states, above all Latvia, to leave.", "states", ["baltic-states", "LVA"]),
        ("Two soldiers were killed by Indian shelling in Lahore.", "shelling", ["IND"]),
        ("Two workers were hurt by Indian mining in Lahore.", "mining", []),
        ("Boko Haram militants attacked Niger.", "militants", ["boko-haram"]),
        ("Jihadists from Boko Haram attacked Niger.", "Jihadists", ["boko-haram"]),
        ("The drill involved soldiers from Kenya.", "soldiers", ["KEN"]),
        ("The king withdrew soldiers from Kenya.", "soldiers", []),
        ("The militia known as Boko Haram attacked Niger.", "militia", ["boko-haram"]),
        ("Delhi's navy chief resigned.", "chief", ["IND"]),
        ("Russian analysts criticised Kenya.", "analysts", []),
        ("Russian literature is old.", "literature", []),
        ("Prices rose.", "Prices", []),
        ("All states but Kenya signed it.", "Kenya", []),
        ("Rafael Grossi, an Argentine who has run the IAEA, spoke.", "Argentine", ["rafael-grossi"]),
    ],
)
def test_phrases(text: str, word: str, actors: list[str]) -> None:
    reading = named(text)
    assert [argument.actor for argument in resolve(reading.token(word), reading.cast)] == actors


@pytest.mark.parametrize("day, actor", [("2010-06-01", "nursultan-nazarbayev"), ("2022-06-01", "kassym-jomart-tokayev"), (None, "KAZ")])
def test_the_president_is_who_held_the_office_then(day: str | None, actor: str) -> None:
    reading = named("The Kazakh president arrived in Kenya.", day=day)
    assert [argument.actor for argument in resolve(reading.token("president"), reading.cast)] == [actor]


def test_a_pronoun_stands_for_all_that_it_was_linked_to() -> None:
    reading = named("Kenya and Uganda signed a treaty.", "They will open the border.")
    found = resolve(reading.token("They"), reading.cast)
    assert [(argument.actor, argument.via) for argument in found] == [("KEN", "coreference"), ("UGA", "coreference")]


def test_how_an_actor_was_found() -> None:
    reading = named("Russian forces entered Syria.")
    [forces] = resolve(reading.token("forces"), reading.cast)
    [syria] = resolve(reading.token("Syria"), reading.cast)
    assert (forces.via, forces.token.text, syria.via) == ("modifier", "Russian", "name")


def test_a_capital_keeps_its_city() -> None:
    reading = named("The talks were held in Tashkent.")
    [found] = resolve(reading.token("Tashkent"), reading.cast)
    assert (found.actor, found.place) == ("UZB", "tashkent")


def test_each_actor_once() -> None:
    reading = named("Russia and Russian forces entered Syria.")
    assert [argument.actor for argument in resolve(reading.token("Russia"), reading.cast)] == ["RUS"]


def test_holders_of_an_office_in_several_states_are_those_whom_the_text_names() -> None:
    reading = named("The presidents of Kazakhstan and Uzbekistan met.")
    reading.sentences[0].salient = (("person", "shavkat-mirziyoyev", 1.0),)
    assert [argument.actor for argument in resolve(reading.token("presidents"), reading.cast)] == ["KAZ", "shavkat-mirziyoyev"]
