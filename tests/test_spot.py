"""Names in running text: the registry's by automaton, others by their build."""

from __future__ import annotations

import pytest
from parses import named, spotted

from kg.registry import Registry, registry
from kg.spot.gazetteer import Gazetteer

ACTORS = """\
- {id: CHN, type: country, label: China, demonyms: [Chinese]}
- {id: PRK, type: country, label: North Korea}
- {id: KOR, type: country, label: South Korea, weak: [Korea]}
- {id: TUR, type: country, label: Türkiye, aliases: [Turkey]}
- {id: bank-of-china, type: company, label: Bank of China, principal: CHN}
- {id: south-china-sea, type: place, label: South China Sea}
- {id: islamic-state, type: group, label: Islamic State, weak: [IS], context: [jihadist]}
- {id: recep-tayyip-erdogan, type: person, label: Recep Tayyip Erdoğan, weak: [Erdoğan]}
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    folder = tmp_path_factory.mktemp("ontology")
    (folder / "actors").mkdir()
    (folder / "actors" / "some.yaml").write_text(ACTORS, encoding="utf-8")
    return registry(folder)


@pytest.mark.parametrize(
    "text, found",
    [
        ("China claims the South China Sea.", ["China", "South China Sea"]),  # the longest match wins
        ("the Bank of China in North Korea", ["Bank of China", "North Korea"]),
        ("Chinatown, Indochina, chinaware and china", []),
        ("China's and China’s, China-led; (China)", ["China"] * 4),
        ("Turkiye, Türkiye and Turkey", ["Turkiye", "Türkiye", "Turkey"]),
        ("Erdogan or Erdoğan", ["Erdogan", "Erdoğan"]),
        ("ask@China.example, www.China.com and kg/China", []),
        ("South\nKorea", ["South\nKorea"]),
        ("", []),
    ],
)
def test_known_names(small: Registry, text: str, found: list[str]) -> None:
    assert [text[hit.start : hit.end] for hit in Gazetteer(small).find(text)] == found


def test_known_names_do_not_overlap(small: Registry) -> None:
    hits = Gazetteer(small).find("Bank of China South China Sea North Korea South Korea")
    assert all(one.end <= other.start for one, other in zip(hits, hits[1:], strict=False))
    assert [hit.names[0].actor for hit in hits] == ["bank-of-china", "south-china-sea", "PRK", "KOR"]


def test_a_mention_says_how_and_whom_it_may_name(small: Registry) -> None:
    reading = spotted("China’s navy entered the South China Sea.", known=small)
    china, sea = reading.sentences[0].mentions
    assert (china.text, china.kind, china.candidates, china.actor) == ("China", "name", ("CHN",), None)
    assert (sea.first, sea.last, sea.candidates) == (5, 7, ("south-china-sea",))


def test_the_verb_is_is_no_group() -> None:
    reading = named("France is an ally of Germany.", "BRUSSELS IS READY TO HELP GERMANY.")
    assert "islamic-state" not in reading.actors().values()


def test_is_with_jihadists_around_is_a_group() -> None:
    assert named("Syrian forces attacked IS.", "The jihadist group lost a town in Syria.").actors()["IS"] == "islamic-state"


@pytest.mark.parametrize(
    "text, words",
    [
        ("The Ministry of Defence of Tajikistan denied that any soldiers had been killed.", "Ministry of Defence"),
        ("The Tajik Defence Ministry denied that any soldiers had been killed.", "Defence Ministry"),
        ("Tajikistan's Ministry of Defense denied that any soldiers had been killed.", "Ministry of Defense"),
        ("The Tajik defence ministry denied that any soldiers had been killed.", "defence ministry"),
    ],
)
def test_a_ministry_is_one_whatever_it_is_called(text: str, words: str) -> None:
    first = named("The Ministry of Defence of Tajikistan denied that any soldiers had been killed.").actors()["Ministry of Defence"]
    reading = named(text)
    assert reading.actors()[words] == first
    found = reading.cast.principal(first)
    assert found is not None
    assert found.id == "TJK"


def test_ministries_of_two_states_are_two() -> None:
    reading = named("The Tajik Defence Ministry and the Kyrgyz Defence Ministry denied that any soldiers had been killed.")
    ministries = {m.actor for m in reading.sentences[0].mentions if m.text == "Defence Ministry"}
    assert len(ministries) == 2


def test_a_ministry_without_a_state_is_nobody() -> None:
    assert named("The Defence Ministry denied it.").actors() == {}


@pytest.mark.parametrize(
    "text, words, kind",
    [
        ("President Zorvan Qalimov visited Berlin for two days of talks.", "Zorvan Qalimov", "person"),
        ("The report was written by analyst Zorvan Qalimov.", "Zorvan Qalimov", "person"),
        ("Zorvan Qalimov, a Uzbek politician, resigned.", "Zorvan Qalimov", "person"),
        ("Fighting broke out near Qalimabad.", "Qalimabad", "place"),
        ("The town of Qalimabad was shelled.", "Qalimabad", "place"),
        ("The Qalimabad Steel Company opened a plant in Kenya.", "Qalimabad Steel Company", "company"),
        ("Soldiers left the Qalimabad airbase.", "Qalimabad airbase", "facility"),
    ],
)
def test_names_that_nobody_knows(text: str, words: str, kind: str) -> None:
    reading = named(text)
    actor = reading.cast[reading.actors()[words]]
    assert (actor.type, actor.verified, actor.id[:2]) == (kind, False, "x-")


@pytest.mark.parametrize(
    "text, words",
    [
        ("Fighting broke out near Christmas.", "Christmas"),
        ("The Reform was delayed in Kenya.", "Reform"),
        ("Yesterday Kenya signed it.", "Yesterday"),
    ],
)
def test_capitals_that_are_no_names(text: str, words: str) -> None:
    assert words not in named(text).actors()


@pytest.mark.parametrize(
    "text, words", [("The Tajik Defence Ministry denied it.", "Defence Ministry"), ("President Zorvan Qalimov visited Berlin.", "Zorvan Qalimov")]
)
def test_a_short_sentence_full_of_names_is_no_headline(text: str, words: str) -> None:
    assert words in named(text).actors()


def test_a_headline_in_title_case_gives_no_new_names() -> None:
    reading = named("Kenya Opens New Railway Station Near Giant Factory")
    assert reading.actors() == {"Kenya": "KEN"}


def test_a_surname_after_the_full_name() -> None:
    reading = named("The report was written by analyst Zorvan Qalimov.", "Qalimov visited Berlin.")
    assert reading.actors()["Qalimov"] == reading.actors()["Zorvan Qalimov"]


def test_an_acronym_in_brackets_names_what_stands_before_it() -> None:
    reading = named("The State Migration Committee of Kyrgyzstan (SMCK) closed its office.", "The SMCK did not say why.")
    actors = reading.actors()
    assert actors["SMCK"] == actors["State Migration Committee"]


def test_an_acronym_that_was_not_introduced_is_nobody() -> None:
    assert "SMCK" not in named("The SMCK did not say why.").actors()


def test_a_border_is_a_place_with_two_sides() -> None:
    reading = named("Shots were fired at the Tajik-Afghan border.")
    border = reading.cast[reading.actors()["Tajik-Afghan border"]]
    assert border.type == "place"
    assert len(border.aliases) == 1  # the other way round


def test_the_same_text_gives_the_same_ids() -> None:
    text = "President Zorvan Qalimov visited Berlin for two days of talks."
    assert named(text).actors() == named(text).actors()


@pytest.mark.parametrize(
    "text, person",
    [
        ("Mali arrested Moussa Mara.", "x-moussa-mara"),  # Amr Moussa is known
        ("China sent Wang Lixia.", "x-wang-lixia"),
        ("India sent Hardeep Singh Puri.", "x-hardeep-singh-puri"),
        ("Colombia sent Daniel Garcia-Pena.", "x-daniel-garcia-pena"),
        ("Manila sent Maria Theresa Lazaro.", "theresa-lazaro"),
        ("Moscow sent Siarhei Lavrov.", "sergei-lavrov"),  # a spelling of the known one
        ("Berlin sent Christian Lindner.", "x-christian-lindner"),
    ],
)
def test_persons_known_in_part(text: str, person: str) -> None:
    assert person in named(text).actors().values()


@pytest.mark.parametrize(
    "text, name, label",
    [
        ("The Kyrgyz Ministry of Labour, Migration and Social Security denied it.",
         "Ministry of Labour, Migration and Social Security", "government"),
        ("Kenya's Nuclear, Biological and Chemical Protection Troops denied it.", "Nuclear, Biological and Chemical Protection Troops", "force"),
        ("The Iranian Armed Forces denied it.", "Armed Forces", "country"),
    ],
)
def test_fields_of_bodies(text: str, name: str, label: str) -> None:
    reading = named(text)
    assert reading.cast.type(reading.actors()[name]) == label


def test_the_number_belongs_to_the_name_of_a_brigade() -> None:
    reading = spotted("The 47th Mechanized Brigade left.")
    assert [mention.text for mention in reading.sentences[0].mentions] == ["47th Mechanized Brigade"]
