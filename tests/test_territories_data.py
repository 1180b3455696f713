"""Facts that the records of countries, groups and places must keep, whatever the build scripts do."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pytest

from kg.registry import fold
from kg.settings import ontology_dir
from kg.vocabulary import load_yaml

Record = dict[str, Any]
BUILD = ontology_dir() / "build"
NO_METONYM = {"ATG", "BEL", "CRI", "GUY", "MDV", "SGP", "STP", "SYC"}  # the capital's bare name mostly means somebody else
NO_DEMONYM = {"COG", "DMA"}  # share theirs with a state that the press means by it
NOT_UN = {"XKX", "TWN", "PSE", "ESH", "VAT", "COK", "NIU"}
BARE = ("aliases", "weak", "demonyms", "people", "metonyms")


def _load(name: str) -> dict[str, Record]:
    records = load_yaml(ontology_dir() / "actors" / name)
    found = {record["id"]: record for record in records}
    assert len(found) == len(records), f"{name}: an id stands twice"
    return found


COUNTRIES, GROUPS, PLACES = _load("countries.yaml"), _load("groups.yaml"), _load("places.yaml")
STATES = {key: record for key, record in COUNTRIES.items() if record["type"] == "country" and "end" not in record}
UN_MEMBERS = {key: record for key, record in STATES.items() if len(key) == 3 and key not in NOT_UN}


def _bearers(records: dict[str, Record], keys: tuple[str, ...]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for actor, record in records.items():
        for name in [record["label"], *(name for key in keys for name in record.get(key, ()))]:
            found[fold(name)].add(actor)
    return found


def test_all_members_of_the_united_nations_are_there() -> None:
    assert len(UN_MEMBERS) == 193
    assert set(STATES) >= NOT_UN


@pytest.mark.parametrize("actor", sorted(UN_MEMBERS))
def test_a_member_state_is_complete(actor: str) -> None:
    record = UN_MEMBERS[actor]
    assert record["wikidata"].startswith("Q") and record["wikidata"][1:].isdigit()
    assert record["region"]
    assert -90 <= record["lat"] <= 90 and -180 <= record["lon"] <= 180
    assert len(record["labels"]) >= 12 and {"ru", "zh", "ar", "fr"} <= set(record["labels"])
    assert bool(record.get("demonyms")) != (actor in NO_DEMONYM)
    assert bool(record.get("metonyms")) != (actor in NO_METONYM)


def test_no_name_belongs_to_two_countries() -> None:
    shared = {name: actors for name, actors in _bearers(COUNTRIES, BARE).items() if len(actors) > 1}
    assert shared == {}


def test_wikidata_ids_are_distinct() -> None:
    every = [record["wikidata"] for record in (*COUNTRIES.values(), *GROUPS.values()) if "wikidata" in record]
    assert len(every) == len(set(every))


@pytest.mark.parametrize(("name", "actor"), [
    ("Türkiye", "TUR"), ("Turkiye", "TUR"), ("Côte d'Ivoire", "CIV"), ("Czechia", "CZE"), ("Burma", "MMR"), ("PRC", "CHN"),
    ("Republic of China", "TWN"), ("ROK", "KOR"), ("DPRK", "PRK"), ("Democratic Republic of the Congo", "COD"), ("DRC", "COD"),
    ("Republic of the Congo", "COG"), ("Congo-Brazzaville", "COG"), ("Guinea", "GIN"), ("Guinea-Bissau", "GNB"),
    ("Equatorial Guinea", "GNQ"), ("Papua New Guinea", "PNG"), ("U.A.E.", "ARE"), ("UK", "GBR"), ("U.S.", "USA"), ("US", "USA"),
    ("Kyrgyz Republic", "KGZ"), ("Kyrgyzstani", "KGZ"), ("Tajik", "TJK"), ("Belarussian", "BLR"), ("Azeri", "AZE"),
    ("Bhutanese", "BTN"),
    ("Chadian", "TCD"), ("Filipinos", "PHL"), ("Dutch", "NLD"), ("Spaniards", "ESP"), ("Poles", "POL"), ("Nigerien", "NER"),
    ("Nigerian", "NGA"), ("Kremlin", "RUS"), ("Moscow", "RUS"), ("Kiev", "UKR"), ("Nur-Sultan", "KAZ"), ("Zhongnanhai", "CHN"),
    ("Downing Street", "GBR"), ("Quai d'Orsay", "FRA"), ("Soviet", "SUN"), ("Transdniestria", "transnistria"),
    ("Gaza", "gaza-strip"),
])
def test_a_name_leads_to_its_country(name: str, actor: str) -> None:
    assert _bearers(COUNTRIES, BARE)[fold(name)] == {actor}


@pytest.mark.parametrize(("actor", "name"), [
    ("GEO", "Georgia"), ("JOR", "Jordan"), ("TCD", "Chad"), ("JEY", "Jersey"), ("COD", "Congo"),
])
def test_a_doubtful_name_is_weak_and_has_a_context(actor: str, name: str) -> None:
    assert name in COUNTRIES[actor]["weak"] and name not in COUNTRIES[actor].get("aliases", ())
    assert all(word == word.lower() for word in COUNTRIES[actor]["context"])


def test_the_state_of_georgia_is_not_the_country() -> None:
    state = PLACES["georgia-us-state"]
    assert state["located_in"] == "USA" and state["weak"] == ["Georgia"] and "Georgia" not in state["aliases"]
    assert not set(state["context"]) & set(COUNTRIES["GEO"]["context"])


def test_brussels_stands_for_no_country() -> None:
    assert "Brussels" not in {name for record in COUNTRIES.values() for name in record.get("metonyms", ())}
    assert PLACES["brussels"]["located_in"] == "BEL"


def test_every_capital_is_a_place() -> None:
    borne = _bearers(PLACES, ("aliases", "weak"))
    missing = [
        (actor, record["capital"][0]) for actor, record in load_yaml(BUILD / "countries-curated.yaml").items()
        if not any(PLACES[place]["located_in"] == actor for place in borne[fold(record["capital"][0])])
    ]
    assert missing == [("STP", "São Tomé"), ("SGP", "Singapore")]  # the name is the state's as well


@pytest.mark.parametrize(("name", "country"), [
    ("Kharkov", "UKR"), ("Zaporozhye", "UKR"), ("Sievierodonetsk", "UKR"), ("Bakhmut", "UKR"), ("Lugansk", "UKR"),
    ("Odessa", "UKR"),
    ("Donbass", "UKR"), ("Kursk region", "RUS"), ("Chechnya", "RUS"), ("Xinjiang", "CHN"), ("GBAO", "TJK"),
    ("Batken Region", "KGZ"),
    ("Karakalpakstan", "UZB"), ("Helmand", "AFG"), ("Syunik", "ARM"), ("Nakhchivan", "AZE"), ("Gagauzia", "MDA"),
    ("Idlib", "SYR"),
    ("Mazar-e-Sharif", "AFG"), ("Cabo Delgado", "MOZ"), ("Texas", "USA"), ("Quebec", "CAN"), ("Rangoon", "MMR"),
    ("Khodjent", "TJK"),
])
def test_a_place_is_found_under_its_spellings(name: str, country: str) -> None:
    (place,) = _bearers(PLACES, ("aliases",))[fold(name)]
    assert PLACES[place]["located_in"] == country


def test_no_strong_name_belongs_to_two_places_or_to_a_country_and_a_place() -> None:
    strong = _bearers({**COUNTRIES, **PLACES, **GROUPS}, ("aliases",))
    weak = {fold(name) for record in (*COUNTRIES.values(), *PLACES.values()) for name in record.get("weak", ())}
    shared = {name: actors for name, actors in strong.items() if len(actors) > 1 and name not in weak}
    assert shared == {}


def test_bad_names_are_not_names() -> None:
    every = _bearers({**COUNTRIES, **PLACES, **GROUPS}, ("aliases", "demonyms", "people", "metonyms"))
    bad = {"War", "End", "Laws", "Down", "IOM", "Of", "Man", "Male", "Mobile", "Reading", "Nice", "Split", "Orange", "Batman",
           "Van", "Sale"}
    strong = {name for name in bad if any(name not in _record(actor).get("weak", ()) for actor in every.get(name, ()))}
    assert strong <= {"Male"}  # the label Malé reads so, and is weak
    assert "Malé" in PLACES["male"]["weak"]


def _record(actor: str) -> Record:
    return COUNTRIES.get(actor) or PLACES.get(actor) or GROUPS[actor]


def test_references_lead_somewhere() -> None:
    known = {*COUNTRIES, *PLACES, *GROUPS}
    named = [record["located_in"] for record in (*COUNTRIES.values(), *PLACES.values()) if "located_in" in record]
    named += [member["actor"] for record in GROUPS.values() for member in record.get("members", ())]
    assert set(named) <= known


def test_central_asian_states() -> None:
    group = GROUPS["central-asian-states"]
    assert [member["actor"] for member in group["members"]] == ["KAZ", "KGZ", "TJK", "TKM", "UZB"]
    assert {"Central Asia", "Central Asian countries", "Central Asian republics"} <= set(group["aliases"])
    assert {key for key, state in STATES.items() if state.get("region") == "Central Asia"} == {"KAZ", "KGZ", "TJK", "TKM", "UZB"}


def test_the_files_stay_small() -> None:
    assert 3000 < len(PLACES) <= 9000
