"""The curated actors of ontology/actors that are not countries, persons or places: ids, names, rosters and some known facts."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Any

import pytest

from kg.model import ACTOR_TYPES
from kg.registry import fold
from kg.settings import ontology_dir
from kg.vocabulary import load_yaml

LEAST = {"organizations": 250, "armed_groups": 70, "bodies": 180, "companies": 160, "media": 90, "initiatives": 60}
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_ID = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")

Record = dict[str, Any]


@cache
def _file(name: str) -> tuple[Record, ...]:
    return tuple(load_yaml(ontology_dir() / "actors" / f"{name}.yaml"))


def _all() -> list[Record]:
    return [record for name in LEAST for record in _file(name)]


def _by_id(actor: str) -> Record:
    return next(record for record in _all() if record["id"] == actor)


def _roster(actor: str, day: str, role: str | None = None) -> set[str]:
    """Who was in the body on a day (YYYY-MM-DD), in that role (None: full members)."""
    return {
        term["actor"] for term in _by_id(actor)["members"]
        if term.get("role") == role and term.get("start", "") <= day and day <= term.get("end", "9999")
    }


def _strong(record: Record) -> set[str]:
    return {fold(name) for name in (record["label"], *record.get("aliases", ()))}


@pytest.mark.parametrize("name", LEAST)
def test_counts(name: str) -> None:
    assert len(_file(name)) >= LEAST[name]


def test_ids_are_unique_and_well_formed() -> None:
    counted = Counter(record["id"] for record in _all())
    assert [actor for actor, times in counted.items() if times > 1] == []
    assert [actor for actor in counted if not _ID.fullmatch(actor)] == []


def test_ids_are_no_country_codes() -> None:
    countries = {record["id"] for record in _file("countries") if record["type"] == "country"}
    assert len(countries) > 190
    assert sorted(countries & {record["id"] for record in _all()}) == []


@pytest.mark.parametrize("name", LEAST)
def test_types(name: str) -> None:
    main = {"organizations": "organization", "armed_groups": "force", "bodies": "government", "companies": "company",
            "media": "media", "initiatives": "initiative"}
    types = Counter(record["type"] for record in _file(name))
    assert set(types) <= set(ACTOR_TYPES)
    assert types.most_common(1)[0][0] == main[name]


def test_strong_names_belong_to_one_actor() -> None:
    owners: dict[str, set[str]] = {}
    for record in _all():
        for name in _strong(record):
            owners.setdefault(name, set()).add(record["id"])
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_weak_names_are_nobodys_strong_names_and_have_context() -> None:
    strong = {name for record in _all() for name in _strong(record)}
    for record in _all():
        doubtful = [*record.get("weak", ()), *record.get("bare", ())]
        assert not {fold(name) for name in doubtful} & strong, record["id"]
        assert record.get("context") or not record.get("weak"), record["id"]
        assert doubtful or not record.get("context"), record["id"]
        assert all(word == word.lower() for word in record.get("context", ())), record["id"]


def test_names_are_not_repeated() -> None:
    for record in _all():
        names = [record["label"], *record.get("aliases", ()), *record.get("weak", ()), *record.get("bare", ())]
        assert len(names) == len(set(names)), record["id"]
        assert all(name == name.strip() and len(name) > 1 for name in names), record["id"]


def test_dangerous_short_names_are_weak() -> None:
    strong = {name for record in _all() for name in _strong(record)}
    for name in ("IS", "AP", "RT", "PAP", "Times", "Dawn", "Geo", "RSF", "SAF", "WHO", "ECO", "PACE", "Congress", "Senate",
                 "MIT", "Quad", "Apple", "Amazon", "Shell", "Meta", "Total", "Vale", "Intel", "Visa", "Sputnik"):
        assert name not in strong, name


def test_dates_are_iso_and_in_order() -> None:
    for record in _all():
        for term in (record, *record.get("members", ())):
            dates = [term[key] for key in ("start", "end") if key in term]
            assert all(_DATE.fullmatch(date) for date in dates), record["id"]
            assert dates == sorted(dates), record["id"]


def test_nobody_is_twice_in_a_roster_at_the_same_time() -> None:
    for record in _all():
        by_actor: dict[str, list[tuple[str, str]]] = {}
        for term in record.get("members", ()):
            by_actor.setdefault(term["actor"], []).append((term.get("start", ""), term.get("end", "9999")))
        for actor, spans in by_actor.items():
            ordered = sorted(spans)
            assert all(end <= start for (_, end), (start, _) in zip(ordered, ordered[1:], strict=False)), (record["id"], actor)


def test_rosters_have_a_source() -> None:
    assert [record["id"] for record in _all() if "members" in record and "source" not in record] == []


def test_bodies_act_for_somebody() -> None:
    without = [record["id"] for record in _file("bodies") if not record.get("principal") and not record.get("located_in")]
    assert without == ["KGB", "red-army", "NKVD"]  # the Soviet Union is none of the present states


def test_wikidata_ids_are_unique_and_well_formed() -> None:
    found = [record["wikidata"] for record in _all() if "wikidata" in record]
    assert len(found) == len(set(found))
    assert all(re.fullmatch(r"Q[1-9]\d*", item) for item in found)


def test_csto() -> None:
    present = {"ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK"}
    assert _roster("CSTO", "2024-01-01") == present
    assert _roster("CSTO", "2010-01-01") == present | {"UZB"}
    assert _roster("CSTO", "2005-01-01") == present


def test_sco() -> None:
    founders = {"CHN", "KAZ", "KGZ", "RUS", "TJK", "UZB"}
    assert _roster("SCO", "2016-01-01") == founders
    assert _roster("SCO", "2018-01-01") == founders | {"IND", "PAK"}
    assert _roster("SCO", "2025-01-01") == founders | {"IND", "PAK", "IRN", "BLR"}
    assert _roster("SCO", "2016-01-01", "observer") == {"MNG", "AFG", "BLR", "IND", "IRN", "PAK"}
    assert {"TUR", "LKA", "ARM", "AZE"} <= _roster("SCO", "2020-01-01", "dialogue partner")


@pytest.mark.parametrize(
    ("actor", "day", "number"),
    [
        ("NATO", "1950-01-01", 12), ("NATO", "2010-01-01", 28), ("NATO", "2022-01-01", 30), ("NATO", "2024-06-01", 32),
        ("EU", "1994-01-01", 12), ("EU", "2014-01-01", 28), ("EU", "2024-01-01", 27),
        ("EAEU", "2016-01-01", 5), ("OTS", "2020-01-01", 5), ("BRICS", "2012-01-01", 5), ("BRICS", "2025-02-01", 10),
        ("G7", "2020-01-01", 7), ("G20", "2024-01-01", 21), ("ASEAN", "2020-01-01", 10), ("ASEAN", "2026-01-01", 11),
        ("GCC", "2020-01-01", 6), ("OPEC", "2018-12-01", 15), ("OPEC", "2024-06-01", 12), ("AUKUS", "2022-01-01", 3),
        ("quad", "2022-01-01", 4), ("ECOWAS", "2024-01-01", 15), ("ECOWAS", "2025-06-01", 12), ("AES", "2024-01-01", 3),
        ("arab-league", "2010-01-01", 22), ("arab-league", "2015-01-01", 21), ("arab-league", "2024-01-01", 22),
        ("SAARC", "2020-01-01", 8), ("mercosur", "2014-01-01", 5), ("mercosur", "2025-01-01", 5), ("CIS", "1995-01-01", 12),
        ("SADC", "2020-01-01", 16), ("EAC", "2025-01-01", 8), ("JEF", "2022-01-01", 10), ("ECO", "2020-01-01", 10),
    ],
)
def test_how_many_full_members(actor: str, day: str, number: int) -> None:
    assert len(_roster(actor, day)) == number


def test_departures() -> None:
    assert "GBR" not in _roster("EU", "2021-01-01")
    assert "GEO" not in _roster("CIS", "2010-01-01")
    assert "QAT" not in _roster("OPEC", "2020-01-01")
    assert "TKM" in _roster("CIS", "2010-01-01", "associate")


@pytest.mark.parametrize(
    ("actor", "principal"),
    [
        ("FSB", "RUS"), ("SBU", "UKR"), ("CIA", "USA"), ("IRGC", "IRN"), ("quds-force", "IRGC"), ("PLA", "CHN"),
        ("wagner-group", "RUS"), ("CNPC", "CHN"), ("gazprom", "RUS"), ("TASS", "RUS"), ("european-commission", "EU"),
        ("sco-rats", "SCO"), ("rubezh-exercise", "CSTO"),
    ],
)
def test_for_whom_they_act(actor: str, principal: str) -> None:
    assert _by_id(actor)["principal"] == principal
