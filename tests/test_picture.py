"""The static picture: what it shows, that it is well formed and the same each time, and that it becomes pixels."""

from __future__ import annotations

import re
import struct
import xml.etree.ElementTree as ET
from itertools import combinations
from pathlib import Path

import pytest
from commands import one_line, run
from graphs import HOSTILE, sample_graph

from kg.export.layout import layout
from kg.export.palette import TYPE_COLORS
from kg.export.picture import HEIGHT, WIDTH, located, picture, png
from kg.export.rows import printable
from kg.graph import Graph
from kg.store import write_sqlite

NS = "{http://www.w3.org/2000/svg}"


def drawn(**given: object) -> ET.Element:
    graph = sample_graph()
    return ET.fromstring(picture(graph, layout(graph), **given))  # type: ignore[arg-type] # noqa: S314 - our own


def words(root: ET.Element) -> list[str]:
    return [text.text or "" for text in root.iter(f"{NS}text")]


def test_actors_edges_title_and_legend() -> None:
    root = drawn(title="Garrisons & hosts")
    named = {circle.findtext(f"{NS}title") for circle in root.iter(f"{NS}circle")} - {None}
    assert named == {printable(actor.label) for actor in sample_graph().actors.values()}
    assert len([path for path in root.iter(f"{NS}path") if "Q" in path.get("d", "")]) == 11
    assert "Garrisons & hosts" in words(root)
    assert "11 actors, 11 relations; 13 claims from 2 sources" in words(root)
    assert {"country", "person", "security", "Actors", "Relations"} <= set(words(root))
    assert "media" not in words(root)


def test_colours_are_those_of_every_view() -> None:
    colors = {circle.findtext(f"{NS}title"): circle.get("fill") for circle in drawn().iter(f"{NS}circle")}
    assert colors["Russia"] == TYPE_COLORS["country"]


def test_only_relations_with_a_direction_have_arrows_and_what_does_not_hold_is_dashed() -> None:
    paths = [path for path in drawn().iter(f"{NS}path") if "Q" in path.get("d", "")]
    assert sum(path.get("marker-end") is not None for path in paths) == 9  # exercises_with and meets_with have none
    assert sum(path.get("stroke-dasharray") is not None for path in paths) == 4


def test_few_actors() -> None:
    root = drawn(top=2)
    assert "2 of 11 actors, 2 of 11 relations; 13 claims from 2 sources" in words(root)


def test_everything_stands_in_the_frame() -> None:
    for circle in drawn().iter(f"{NS}circle"):
        assert 0 < float(circle.get("cx", "")) < WIDTH
        assert 0 < float(circle.get("cy", "")) < HEIGHT


def test_labels_do_not_cover_one_another() -> None:
    boxes = []
    for text in drawn().iter(f"{NS}text"):
        if text.get("paint-order"):
            size, x, wide = float(text.get("font-size", "")), float(text.get("x", "")), len(text.text or "") * float(text.get("font-size", "")) * 0.5
            left = x - {"start": 0, "end": wide, "middle": wide / 2}[text.get("text-anchor", "")]
            boxes.append((left, float(text.get("y", "")) - size * 0.7, left + wide, float(text.get("y", ""))))
    assert len(boxes) >= 9
    assert not [1 for a, b in combinations(boxes, 2) if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]]


def test_a_long_name_gives_way_to_its_acronym() -> None:
    assert "CSTO" in words(drawn())


def test_hostile_text_is_text() -> None:
    root = drawn(title=HOSTILE)
    assert {element.tag.removeprefix(NS) for element in root.iter()} <= {"svg", "title", "rect", "marker", "path", "circle", "text"}
    assert not [key for element in root.iter() for key in element.attrib if key.startswith("on") or "href" in key]
    assert printable(HOSTILE) in words(root)


def test_same_bytes_whatever_the_order() -> None:
    graph = sample_graph()
    turned = Graph.of(reversed(list(graph.claims.values())), reversed(graph.statements))
    assert picture(graph, layout(graph)) == picture(turned, layout(turned))


def test_on_the_map_north_is_up_and_only_the_located_stand() -> None:
    graph, places = located(sample_graph())
    assert set(graph.actors) == {"201st-military-base", "CHN", "RUS", "TJK"}
    assert places["RUS"] == (100.0, -60.0)
    assert {end for one in graph.statements for end in (one.subject, one.object)} == set(graph.actors)
    assert set(graph.claims) == {claim for one in graph.statements for claim in one.claims}
    centres = {circle.findtext(f"{NS}title"): circle for circle in ET.fromstring(picture(graph, places)).iter(f"{NS}circle")}  # noqa: S314
    assert float(centres["Russia"].get("cy", "")) < float(centres["China"].get("cy", ""))
    assert float(centres["Tajikistan"].get("cx", "")) < float(centres["China"].get("cx", ""))


def test_an_empty_graph_is_a_picture() -> None:
    assert "0 actors" in picture(Graph({}, {}, (), {}), {})


def test_pixels_hold_letters_without_any_font_of_the_system() -> None:
    graph = sample_graph()
    svg = picture(graph, layout(graph))
    data = png(svg, zoom=1.0)
    assert data.startswith(b"\x89PNG")
    assert struct.unpack(">II", data[16:24]) == (WIDTH, HEIGHT)
    assert data == png(svg, zoom=1.0)
    assert data != png(re.sub(r"<text.*?</text>", "", svg, flags=re.S), zoom=1.0)


@pytest.mark.parametrize(("name", "start"), [("g.svg", b"<svg "), ("g.PNG", b"\x89PNG")])
def test_the_command(tmp_path: Path, name: str, start: bytes) -> None:
    write_sqlite(sample_graph(), tmp_path / "kg.sqlite")
    result = run("picture", tmp_path, "--out", tmp_path / name, "--actor", "Russia", "--top", "5")
    assert result.exit_code == 0, result.stderr
    assert (tmp_path / name).read_bytes().startswith(start)
    assert run("picture", tmp_path, "--out", tmp_path / name, "--map").exit_code == 0
    one_line(run("picture", tmp_path, "--out", "g.jpg"), ".svg or .png")
