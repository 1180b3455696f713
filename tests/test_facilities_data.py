"""The facilities of the registry: complete, unambiguous, and true where everybody knows the answer."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.registry import fold

FILE = Path(__file__).parent.parent / "ontology" / "actors" / "facilities.yaml"
KEYS = {"id", "type", "label", "aliases", "weak", "context", "principal", "located_in", "operator", "lat", "lon", "start", "end",
        "wikidata", "source"}
TOWNS = ("Kant", "Gyumri", "Tartus", "Manas", "Ramstein", "Baikonur", "Nurek", "Rogun", "Termez", "Gwadar", "Kandahar")


@cache
def records() -> tuple[dict[str, Any], ...]:
    return tuple(yaml.safe_load(FILE.read_text("utf-8")))


@cache
def by_id() -> dict[str, dict[str, Any]]:
    return {record["id"]: record for record in records()}


def names(record: dict[str, Any]) -> list[str]:
    return [record["label"], *record.get("aliases", ()), *record.get("weak", ())]


def test_there_are_enough_and_ids_are_unique_slugs() -> None:
    assert len(records()) >= 220
    assert len(by_id()) == len(records())
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in by_id())


def test_every_record_has_the_required_keys_and_no_other() -> None:
    for record in records():
        assert {"id", "type", "label", "source"} <= set(record) <= KEYS, record["id"]
        assert record["type"] == "facility"
        assert ("weak" in record) == ("context" in record), record["id"]
        assert all(word == word.lower() for word in record.get("context", ())), record["id"]


def test_coordinates_come_in_pairs_and_in_range() -> None:
    for record in records():
        assert ("lat" in record) == ("lon" in record), record["id"]
        assert -90 <= record.get("lat", 0) <= 90, record["id"]
        assert -180 <= record.get("lon", 0) <= 180, record["id"]


def test_states_are_iso_alpha_3() -> None:
    for record in records():
        for key in ("located_in", "operator", "principal"):
            assert re.fullmatch(r"[A-Z]{3}", record.get(key, "XXX")), (record["id"], key)


def test_dates_are_iso_8601_in_order() -> None:
    for record in records():
        for key in ("start", "end"):
            assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", record.get(key, "2000")), (record["id"], key)
        assert record.get("start", "0") <= record.get("end", "9999"), record["id"]


def test_a_name_belongs_to_one_facility() -> None:
    owners: dict[str, set[str]] = {}
    for record in records():
        for name in names(record):
            owners.setdefault(fold(name), set()).add(record["id"])
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_names_are_clean() -> None:
    for record in records():
        found = [fold(name) for name in names(record)]
        assert all(name == name.strip() and "  " not in name and len(name) > 1 for name in found), record["id"]


@pytest.mark.parametrize("town", TOWNS)
def test_a_town_is_no_strong_name_of_a_base(town: str) -> None:
    strong = {name for record in records() for name in (record["label"], *record.get("aliases", ()))}
    assert town not in strong


@pytest.mark.parametrize(("facility", "facts"), [
    ("201st-military-base", {"located_in": "TJK", "operator": "RUS", "principal": "RUS"}),
    ("102nd-military-base", {"located_in": "ARM", "operator": "RUS"}),
    ("kant-air-base", {"located_in": "KGZ", "operator": "RUS", "start": "2003-10-23"}),
    ("manas-transit-center", {"located_in": "KGZ", "operator": "USA", "end": "2014-06-03"}),
    ("karshi-khanabad-air-base", {"located_in": "UZB", "operator": "USA", "end": "2005-11-21"}),
    ("hmeimim-air-base", {"located_in": "SYR", "operator": "RUS"}),
    ("tartus-naval-base", {"located_in": "SYR", "operator": "RUS"}),
    ("chinese-base-djibouti", {"located_in": "DJI", "operator": "CHN", "start": "2017-08-01"}),
    ("guantanamo-bay-naval-base", {"located_in": "CUB", "operator": "USA"}),
    ("raf-akrotiri", {"located_in": "CYP", "operator": "GBR"}),
    ("gabala-radar-station", {"located_in": "AZE", "end": "2012-12"}),
])
def test_well_known_facts(facility: str, facts: dict[str, str]) -> None:
    record = by_id()[facility]
    assert {key: record.get(key) for key in facts} == facts


@pytest.mark.parametrize(("name", "facility"), [
    ("201st Russian Military Base", "201st-military-base"),
    ("base at Kant", "kant-air-base"),
    ("999th Air Base", "kant-air-base"),
    ("Khmeimim", "hmeimim-air-base"),
    ("Manas Transit Center", "manas-transit-center"),
    ("Kerch Bridge", "crimean-bridge"),
    ("Baku-Tbilisi-Ceyhan pipeline", "btc-pipeline"),
    ("Power of Siberia 2", "power-of-siberia-2"),
])
def test_names_used_in_news(name: str, facility: str) -> None:
    assert fold(name) in {fold(known) for known in names(by_id()[facility])}


CROSSING = ("crimean-bridge", "nord-stream", "btc-pipeline", "central-asia-china-gas-pipeline", "cku-railway")


@pytest.mark.parametrize("facility", CROSSING)
def test_what_crosses_borders_has_no_single_host(facility: str) -> None:
    assert "located_in" not in by_id()[facility]
