"""Makes kg/export/page/world.json, the outline behind the map view, from the npm package world-atlas.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python ontology/build/world.py package/countries-110m.json

The package (ISC licence) holds Natural Earth's 1:110m countries, which are in the public domain. Needs pycountry, for the letters
of the countries' numbers. Borders are drawn as Natural Earth does: who holds the ground, not who has the right to it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pycountry

#: Steps of one degree: 1/20 of a degree is less than a pixel until the map is enlarged some ten times.
GRID = 20
#: Natural Earth gives these no ISO number; the registry knows them by these letters.
_UNNUMBERED = {"Kosovo": "XKX"}
TARGET = Path(__file__).parents[2] / "kg" / "export" / "page" / "world.json"


def main(source: Path) -> None:
    """Read the topology and write the outline: borders as steps on the grid, countries as rings of borders."""
    topology = json.loads(source.read_text(encoding="utf-8"))
    outline = {"grid": GRID, "arcs": [_arc(arc, topology["transform"]) for arc in topology["arcs"]],
               "countries": sorted((_country(entry) for entry in topology["objects"]["countries"]["geometries"]), key=str)}
    TARGET.write_text(json.dumps(outline, separators=(",", ":")) + "\n", encoding="utf-8")


def _arc(arc: list[list[int]], transform: dict[str, Any]) -> list[int]:
    """The first point and then the step to each next one, longitude and latitude in turn; points that fall together are one."""
    x = y = 0
    steps: list[int] = []
    before: tuple[int, int] | None = None
    for right, up in arc:
        x, y = x + right, y + up
        here = (round((x * transform["scale"][0] + transform["translate"][0]) * GRID),
                round((y * transform["scale"][1] + transform["translate"][1]) * GRID))
        if here != before:
            steps += here if before is None else (here[0] - before[0], here[1] - before[1])
        before = here
    return steps


def _country(entry: dict[str, Any]) -> list[Any]:
    """ISO 3166-1 letters (or the name, where there are none) and the rings; arc ~n is arc n walked backwards."""
    known = pycountry.countries.get(numeric=entry.get("id", "").zfill(3)) if entry.get("id") else None
    polygons = [entry["arcs"]] if entry["type"] == "Polygon" else entry["arcs"]
    name = entry["properties"]["name"]
    return [known.alpha_3 if known else _UNNUMBERED.get(name, name), [ring for polygon in polygons for ring in polygon]]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
