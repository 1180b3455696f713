"""What lies where and belongs to whom, as names tell it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from parses import named

from kg.relate.occupied import occupied
from kg.relate.places import places, settled, told_abroad
from kg.syntax import Argument, RelationMention


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
        ("The Khanabad airbase (known as K2) in Uzbekistan was closed.", ("karshi-khanabad-air-base", "located_in", "UZB")),
        ("Novorossiysk, on Russia's Black Sea coast, was hit.", ("novorossiysk", "located_in", "RUS")),
        ("The pumping station at Kropotkin, in Russia's Krasnodar region, was hit.", ("x-kropotkin-place", "located_in", "krasnodar-krai")),
        ("Xi opened the port of Chancay in Peru.", ("chancay-port", "located_in", "PER")),
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
        "Talks on Nagorno-Karabakh in Moscow failed.",
        "Donetsk, Kherson and Luhansk were shelled.",
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


def held(text: str) -> set[tuple[str, str]]:
    reading = named(text)
    found = [mention for sentence in reading.sentences for mention in occupied(sentence, reading.sentences, reading.cast)]
    return {(mention.source.actor, mention.target.actor) for mention in found}


@pytest.mark.parametrize(
    "text, pair",
    [
        ("The annexation of Crimea in 2014 was followed by sanctions. Russia answered.", ("RUS", "crimea")),
        ("Moscow complains. Crimea, annexed in 2014, is dry.", ("RUS", "crimea")),
        ("Russia recruits workers. He works in the occupied territories of Ukraine.", ("RUS", "UKR")),
        ("Settlers in the occupied West Bank attacked villagers. Israel investigates.", ("ISR", "west-bank")),
        ("Vuhledar fell on 1 October. Putin praised his soldiers.", ("RUS", "vuhledar")),
    ],
)
def test_occupiers_whom_the_text_leaves_out(text: str, pair: tuple[str, str]) -> None:
    assert held(text) == {pair}


@pytest.mark.parametrize(
    "text",
    [
        "Russia's annexation of Crimea was condemned.",  # named: the lexicon's matter
        "Nazi-occupied Ukraine suffered.",
        "Ukraine fell silent.",
        "The occupation of Kenya lasted long.",
        "He works in the occupied territories of Ukraine.",  # the text speaks of no occupier
        "The occupation of Ukraine in 1941 cost millions of lives. Russia remembers them.",
        "In 1941 the army fled from Russia. The occupation of Ukraine began.",
    ],
)
def test_no_unnamed_occupier(text: str) -> None:
    assert held(text) == set()


@pytest.mark.parametrize(
    "text, relation",
    [
        ("Fighting goes on in the Kharkiv region in Ukraine.", "part_of"),
        ("Soldiers came from Samarkand, Uzbekistan.", "located_in"),
        ("Ukraine's Donetsk region was shelled.", "part_of"),
    ],
)
def test_regions_are_part_of_their_state(text: str, relation: str) -> None:
    reading = named(text)
    assert relation in {settled(made, reading.cast).relation for sentence in reading.sentences for made in places(sentence, reading.cast)}


def test_a_deed_in_a_place_that_the_text_puts_in_a_state_is_done_in_the_state() -> None:
    reading = named("Gunmen of Boko Haram raided Ngouboua, a village in Chad.")
    [sentence] = reading.sentences
    village, chad = (reading.actors()[name] for name in ("Ngouboua", "Chad"))
    deed = RelationMention("attacks", reading.token("raided"), Argument("boko-haram", reading.token("Haram"), "name"),
                           Argument(village, reading.token("Ngouboua"), "name"), "attacks.verb.raid", 0.7)
    lies = RelationMention("located_in", reading.token("village"), Argument(village, reading.token("Ngouboua"), "name"),
                           Argument(chad, reading.token("Chad"), "name"), "located_in.noun.village", 0.7)
    assert [made.target.actor for made in told_abroad([deed], [deed, lies], reading.cast)] == ["TCD"]
    assert not list(told_abroad([deed], [deed], reading.cast))
    assert not list(told_abroad([replace(deed, source=lies.target)], [deed, lies], reading.cast))
    assert not list(told_abroad([replace(deed, relation="supports")], [deed, lies], reading.cast))
