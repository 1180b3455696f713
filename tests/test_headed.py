"""Who heads what by names side by side, and actors that a description names."""

from __future__ import annotations

import pytest
from parses import linked, named

from kg.relate.headed import headed
from kg.relate.nouns import described


def told(text: str) -> set[tuple[str, str, str]]:
    reading = named(text)
    return {(found.source.actor, found.relation, found.target.actor) for sentence in reading.sentences for found in headed(sentence, reading.cast)}


@pytest.mark.parametrize(
    "text, triple",
    [
        ("Viktor Orban's Hungary blocked it.", ("viktor-orban", "holds_office_in", "HUN")),
        ("Hungary's Viktor Orban blocked it.", ("viktor-orban", "holds_office_in", "HUN")),
        ("Hungary under Viktor Orban blocked it.", ("viktor-orban", "holds_office_in", "HUN")),
        ("Uzbekistan, under Islam Karimov, refused.", ("islam-karimov", "holds_office_in", "UZB")),
        ("Under Macron, France left Mali.", ("emmanuel-macron", "holds_office_in", "FRA")),
        ("The Biden administration sent tanks.", ("joe-biden", "holds_office_in", "USA")),
        ("Mohamed Hamdan Dagalo's RSF took it.", ("mohamed-hamdan-dagalo", "leads", "rapid-support-forces")),
        ("The Saudi-led coalition bombed Sanaa.", ("SAU", "leads", "saudi-led-coalition")),
    ],
)
def test_a_name_beside_a_name(text: str, triple: tuple[str, str, str]) -> None:
    assert triple in told(text)


@pytest.mark.parametrize("text", [
    "Trump's Russia policy confused NATO.",
    "Kenya's Raila Odinga flew to Juba.",  # his office has ended
    "Under Putin's plan Ukraine would disarm.",
    "Viktor Orban's Poland policy failed.",
])
def test_names_that_head_nothing(text: str) -> None:
    assert told(text) == set()


@pytest.mark.parametrize("text, actor", [
    ("The UN mission in South Sudan protested.", "UNMISS"),
    ("The EU monitoring mission in Armenia watched.", "EUMA"),
    ("The railway from Rasht to Astara is late.", "rasht-astara-railway"),
    ("The highway from Kabul to Kandahar was closed.", "x-kabul-kandahar-highway"),
    ("The US embassy in Bishkek warned Kyrgyzstan.", "x-american-embassy-in-bishkek"),
])
def test_a_description_names(text: str, actor: str) -> None:
    assert actor in {mention.actor for mention in linked(text).sentences[0].mentions}


@pytest.mark.parametrize("text", [
    "The UN mission in Norway protested.",  # it has none there
    "The railway from China to Uzbekistan is late.",  # too vague to be one line
    "Rioters burnt the French embassy in Niamey.",  # the state's, not an actor of its own
])
def test_a_description_that_names_nobody(text: str) -> None:
    assert not any(mention.kind == "found" for mention in linked(text).sentences[0].mentions)


def test_a_port_of_a_state_is_the_city() -> None:
    assert "poti" in {mention.actor for mention in linked("The Georgian port of Poti was shelled.").sentences[0].mentions}
    assert "chabahar-port" in {mention.actor for mention in linked("India runs the Iranian port of Chabahar.").sentences[0].mentions}


def test_a_ship_is_no_man() -> None:
    assert {mention.actor for mention in linked("The American destroyer McFaul delivered blankets.").sentences[0].mentions} == {"USA"}


def test_a_description_by_the_way() -> None:
    reading = named("Georgia, once a member of the CIS, left.")
    assert [token.text for token in described(reading.token("member"))] == ["Georgia"]


def test_names_after_a_comma_go_with_the_noun() -> None:
    reading = named("The newest members of BRICS, Egypt, Ethiopia and Iran, met in Kazan.")
    assert [reading.token(word).head.text for word in ("Egypt", "Ethiopia")] == ["members", "Egypt"]
    reading = named("The leader of Hezbollah, Hassan Nasrallah, was killed.")
    assert reading.token("Nasrallah").head.text == "leader"


def test_a_verb_among_names_is_one() -> None:
    reading = named("The Baku-Tbilisi-Ceyhan pipeline, which is operated by BP and crosses Georgia and Turkey, was shut.")
    verb = reading.token("crosses")
    assert (verb.head.text, [kid.text for kid in verb.kids("dobj")]) == ("operated", ["Georgia"])
