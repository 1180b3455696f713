"""The registry of persons: its three files agree with one another, and well-known facts can be read from it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ACTORS = Path(__file__).parent.parent / "ontology" / "actors"
PERSON_FILES = ("leaders", "ministers", "officials")
KEYS = {"id", "type", "label", "aliases", "weak", "labels", "wikidata", "principal", "offices", "source"}
FOREIGN = {"Foreign Minister", "Secretary of State"}
DEFENCE = {"Defence Minister", "Secretary of Defence"}
HEAD = {"President", "Prime Minister", "Chancellor", "Supreme Leader", "King", "Taoiseach", "President of the Transition"}


def load(name: str) -> list[dict[str, Any]]:
    """The records of one actor file."""
    text = (ACTORS / f"{name}.yaml").read_text(encoding="utf-8")
    records: list[dict[str, Any]] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return records


@pytest.fixture(scope="module")
def persons() -> list[dict[str, Any]]:
    """All persons of the three files."""
    return [record for name in PERSON_FILES for record in load(name)]


def offices(persons: list[dict[str, Any]]) -> Iterator[tuple[str, dict[str, str]]]:
    """Each office with the id of the person who holds or held it."""
    for person in persons:
        for office in person["offices"]:
            yield person["id"], office


def holders(persons: list[dict[str, Any]], actor: str, role: str, day: str) -> set[str]:
    """Who held a role on a day; a bound given as a year or month covers all of it."""
    return {
        who
        for who, office in offices(persons)
        if office["actor"] == actor
        and office["role"] == role
        and office.get("start", "0000")[:10] <= day
        and ("end" not in office or day[: len(office["end"])] <= office["end"])
    }


def test_ids_are_unique(persons: list[dict[str, Any]]) -> None:
    ids = [person["id"] for person in persons]
    assert len(ids) == len(set(ids)) > 2000


def test_records_have_only_known_keys_and_text_values(persons: list[dict[str, Any]]) -> None:
    for person in persons:
        assert set(person) <= KEYS, person["id"]
        assert person["type"] == "person" and person["offices"], person["id"]
        names = [person["label"], *person.get("aliases", []), *person.get("weak", []), *person.get("labels", {}).values()]
        assert all(isinstance(name, str) and name.strip() == name and name for name in names), person["id"]


def test_terms_start_before_they_end(persons: list[dict[str, Any]]) -> None:
    for who, office in offices(persons):
        assert set(office) <= {"actor", "role", "start", "end"}, who
        assert all(isinstance(value, str) for value in office.values()), who
        if "start" in office and "end" in office:
            width = min(len(office["start"]), len(office["end"]))
            assert office["start"][:width] <= office["end"][:width], who


def test_no_strong_name_belongs_to_two_persons(persons: list[dict[str, Any]]) -> None:
    owner: dict[str, str] = {}
    for person in persons:
        for name in {person["label"], *person.get("aliases", [])} - {"the Pope", "The Pope"}:  # whoever holds the office
            assert owner.setdefault(name, person["id"]) == person["id"], name


def test_a_weak_name_of_a_person_is_not_a_strong_one_as_well(persons: list[dict[str, Any]]) -> None:
    for person in persons:
        assert not {person["label"], *person.get("aliases", [])} & set(person.get("weak", [])), person["id"]


def test_wikidata_ids_are_unique(persons: list[dict[str, Any]]) -> None:
    ids = [person["wikidata"] for person in persons if "wikidata" in person]
    assert len(ids) == len(set(ids))
    assert all(item[0] == "Q" and item[1:].isdigit() for item in ids)


def test_sixty_states_have_head_foreign_and_defence_minister(persons: list[dict[str, Any]]) -> None:
    roles: dict[str, set[str]] = {}
    for _, office in offices(persons):
        roles.setdefault(office["actor"], set()).add(office["role"])
    full = [actor for actor, held in roles.items() if held & HEAD and held & FOREIGN and held & DEFENCE]
    assert len(full) >= 60


@pytest.mark.parametrize(
    ("actor", "role", "day", "person"),
    [
        ("KAZ", "President", "2010-06-01", "nursultan-nazarbayev"),
        ("KAZ", "President", "2022-01-05", "kassym-jomart-tokayev"),
        ("KGZ", "President", "2003-01-01", "askar-akayev"),
        ("KGZ", "President", "2008-08-01", "kurmanbek-bakiyev"),
        ("KGZ", "President", "2011-03-01", "roza-otunbayeva"),
        ("KGZ", "President", "2014-01-01", "almazbek-atambayev"),
        ("KGZ", "President", "2019-01-01", "sooronbay-jeenbekov"),
        ("KGZ", "President", "2023-05-01", "sadyr-japarov"),
        ("TJK", "President", "2005-01-01", "emomali-rahmon"),
        ("TKM", "President", "2005-01-01", "saparmurat-niyazov"),
        ("TKM", "President", "2020-01-01", "gurbanguly-berdimuhamedow"),
        ("TKM", "President", "2023-01-01", "serdar-berdimuhamedow"),
        ("UZB", "President", "2010-01-01", "islam-karimov"),
        ("UZB", "President", "2018-01-01", "shavkat-mirziyoyev"),
        ("RUS", "President", "2010-01-01", "dmitry-medvedev"),
        ("RUS", "Prime Minister", "2010-01-01", "vladimir-putin"),
        ("RUS", "Foreign Minister", "2015-01-01", "sergei-lavrov"),
        ("RUS", "Defence Minister", "2023-01-01", "sergei-shoigu"),
        ("UKR", "President", "2022-03-01", "volodymyr-zelensky"),
        ("ARM", "Prime Minister", "2020-11-10", "nikol-pashinyan"),
        ("USA", "President", "2012-01-01", "barack-obama"),
        ("USA", "President", "2019-01-01", "donald-trump"),
        ("CHN", "President", "2016-01-01", "xi-jinping"),
        ("TUR", "President", "2020-01-01", "recep-tayyip-erdogan"),
        ("SYR", "President", "2020-01-01", "bashar-al-assad"),
        ("NATO", "Secretary General", "2020-01-01", "jens-stoltenberg"),
        ("CSTO", "Secretary General", "2010-01-01", "nikolai-bordyuzha"),
        ("SCO", "Secretary General", "2020-01-01", "vladimir-norov"),
        ("UN", "Secretary General", "2010-01-01", "ban-ki-moon"),
    ],
)
def test_who_held_the_office(persons: list[dict[str, Any]], actor: str, role: str, day: str, person: str) -> None:
    assert holders(persons, actor, role, day) == {person}


@pytest.mark.parametrize("role", ["President", "Foreign Minister", "Defence Minister"])
def test_central_asia_has_one_holder_at_a_time(persons: list[dict[str, Any]], role: str) -> None:
    for actor in ("KAZ", "KGZ", "UZB", "TJK", "TKM"):
        for day in ("2009-06-15", "2016-06-15", "2019-06-15", "2023-06-15"):
            assert len(holders(persons, actor, role, day)) <= 1, (actor, role, day)


def test_namesakes_are_kept_apart(persons: list[dict[str, Any]]) -> None:
    weak: dict[str, set[str]] = {}
    for person in persons:
        for name in person.get("weak", []):
            weak.setdefault(name, set()).add(person["id"])
    assert {"heydar-aliyev", "ilham-aliyev"} <= weak["Aliyev"]
    assert {"george-w-bush", "george-h-w-bush"} <= weak["Bush"]
    assert {"kim-jong-un", "kim-jong-il"} <= weak["Kim"]
    assert {"gurbanguly-berdimuhamedow", "serdar-berdimuhamedow"} <= weak["Berdimuhamedow"]
