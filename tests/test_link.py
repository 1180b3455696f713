"""Which of the candidates a name means; nobody rather than a guess."""

from __future__ import annotations

import pytest
from parses import linked


@pytest.mark.parametrize(
    "texts, words, actor",
    [
        # a country and a state of the United States
        (("Georgia signed an agreement with Armenia.",), "Georgia", "GEO"),
        (("The senator from Georgia visited Atlanta.",), "Georgia", "georgia-us-state"),
        # a country and a person
        (("Jordan expelled the ambassador.", "Amman was angry."), "Jordan", "JOR"),
        (("Israel signed a treaty with Jordan.",), "Jordan", "JOR"),
        # countries that share a word
        (("Congo accused Rwanda of arming the M23.",), "Congo", "COD"),
        (("The Republic of Congo sent troops.",), "Republic of Congo", "COG"),
        (("The Democratic Republic of the Congo sent troops.",), "Democratic Republic of the Congo", "COD"),
        (("Congo-Brazzaville sent troops.",), "Congo-Brazzaville", "COG"),
        (("North Korea fired a missile.",), "North Korea", "PRK"),
        (("South Korea fired a missile.",), "South Korea", "KOR"),
        (("Guinea expelled the ambassador.",), "Guinea", "GIN"),
        (("Equatorial Guinea expelled the ambassador.",), "Equatorial Guinea", "GNQ"),
        (("Guinea-Bissau expelled the ambassador.",), "Guinea-Bissau", "GNB"),
        (("Papua New Guinea expelled the ambassador.",), "Papua New Guinea", "PNG"),
        (("Niger expelled the ambassador.",), "Niger", "NER"),
        (("Nigeria expelled the ambassador.",), "Nigeria", "NGA"),
        (("Turkey expelled the ambassador.",), "Turkey", "TUR"),
        (("Türkiye expelled the ambassador.",), "Türkiye", "TUR"),
    ],
)
def test_countries_that_are_easily_confused(texts: tuple[str, ...], words: str, actor: str) -> None:
    assert linked(*texts).actors()[words] == actor


@pytest.mark.parametrize(
    "text, words",
    [
        ("Jordan Peterson gave a lecture.", "Jordan"),
        ("Michael Jordan played basketball.", "Jordan"),
        ("They ate turkey with rice.", "turkey"),
        ("The china was broken.", "china"),
        ("Chad Smith plays the drums.", "Chad"),
        ("Paris Hilton sang.", "Paris"),
    ],
)
def test_names_and_words_that_are_no_country(text: str, words: str) -> None:
    assert words not in linked(text).actors()


def test_the_gulf_of_guinea_is_not_guinea() -> None:
    assert "GIN" not in linked("Pirates seized a tanker in the Gulf of Guinea.").actors().values()


@pytest.mark.parametrize(
    "text, words, state, city",
    [
        ("Moscow accused Kyiv of lying.", "Moscow", "RUS", "moscow"),
        ("Moscow accused Kyiv of lying.", "Kyiv", "UKR", "kyiv"),
        ("The talks were held in Tashkent.", "Tashkent", "UZB", "tashkent"),
    ],
)
def test_a_capital_is_the_state_and_keeps_the_city(text: str, words: str, state: str, city: str) -> None:
    reading = linked(text)
    [mention] = [mention for mention in reading.sentences[0].mentions if mention.text == words]
    assert (mention.actor, mention.place, mention.why) == (state, city, "metonym")


def test_a_residence_is_the_state() -> None:
    assert linked("The Kremlin denied it.").actors() == {"Kremlin": "RUS"}


def test_a_demonym_is_its_country() -> None:
    reading = linked("Kazakh troops trained with Turkish soldiers.")
    assert reading.actors() == {"Kazakh": "KAZ", "Turkish": "TUR"}
    assert {mention.kind for mention in reading.sentences[0].mentions} == {"demonym"}


def test_a_weak_name_alone_is_nobody() -> None:
    assert linked("IS grows.").actors() == {}


def test_a_weak_name_after_the_full_name() -> None:
    assert linked("The Islamic State grows.", "IS grows.").actors()["IS"] == "islamic-state"


def test_a_weak_name_with_a_word_of_its_context() -> None:
    assert linked("IS grows.", "The jihadist group lost a town in Syria.").actors()["IS"] == "islamic-state"


def test_a_surname_after_the_office_of_its_state() -> None:
    assert linked("Kazakh President Tokayev visited Berlin.").actors()["Tokayev"] == "kassym-jomart-tokayev"


def test_what_stays_nil_is_taken_off_the_tokens() -> None:
    reading = linked("IS grows.")
    assert reading.sentences[0].mentions == []
    assert all(token.mention is None for token in reading.sentences[0].tokens)


def test_linked_mentions_say_why() -> None:
    reading = linked("Georgia signed an agreement with Armenia.", "Analyst Zorvan Qalimov disagreed.")
    assert all(mention.actor and mention.why for sentence in reading.sentences for mention in sentence.mentions)


@pytest.mark.parametrize(
    "text, word, actor",
    [
        ("Ramstein, the largest American air base in Europe, is in Germany.", "Ramstein", "ramstein-air-base"),
        ("Baikonur, the cosmodrome that Russia leases in Kazakhstan, is old.", "Baikonur", "baikonur-cosmodrome"),
        ("Tartus, a port on the coast of Syria, was hit.", "Tartus", "tartus"),  # a city with a port
        ("Samarkand, the city, is old.", "Samarkand", "samarkand"),
        ("Rivals India and Pakistan exchanged fire.", "India", "IND"),
    ],
)
def test_what_the_text_says_of_a_name_tells_whose_it_is(text: str, word: str, actor: str) -> None:
    assert linked(text).actors()[word] == actor


def test_the_capital_of_a_land_that_is_no_state() -> None:
    reading = linked("Georgian troops attacked Tskhinvali, the South Ossetian capital.")
    mention = reading.token("Tskhinvali").mention
    assert mention is not None
    assert (mention.actor, mention.place) == ("south-ossetia", "tskhinvali")


def test_who_is_given_a_make_of_aircraft_is_no_part_of_its_name() -> None:
    reading = linked("Denmark gave Ukraine F-16s.")
    assert [mention.actor for mention in reading.sentences[0].mentions] == ["DNK", "UKR"]
