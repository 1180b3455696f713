"""graph.html in Chromium: time, paths, groupings, map, matrix, SVG and print."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from graphs import sample_graph
from visits import Visit

from kg.export.rows import edge_id
from kg.graph import Graph
from kg.model import Term

SVG = "{http://www.w3.org/2000/svg}"


def allied_graph() -> Graph:
    """The sample graph, in which three states have been in the CSTO, one of them until 2012."""
    graph = sample_graph()
    since = {"RUS": Term("CSTO", None, "2002", None), "KGZ": Term("CSTO", None, "2002", None), "UZB": Term("CSTO", None, "2006", "2012-06")}
    actors = {key: replace(actor, terms=(since[key],)) if key in since else actor for key, actor in graph.actors.items()}
    return replace(graph, actors=actors)


def test_playing_moves_the_date_to_the_end_and_pauses(visit: Visit) -> None:
    visit.page.locator("#play-time").click()
    assert visit.page.evaluate("kg.state.time.mode") == "at"
    visit.page.locator("#play").click()
    paused = visit.page.locator("#timebar output").inner_text()
    visit.page.wait_for_timeout(900)
    assert visit.page.locator("#timebar output").inner_text() == paused
    visit.page.evaluate("kg.state.time.at = kg.data.months.last - 2; kg.commit()")
    visit.page.locator("#play").click()
    visit.page.wait_for_timeout(900)
    assert visit.page.evaluate("kg.state.time.at === kg.data.months.last")
    assert visit.page.locator("#play").get_attribute("aria-label") == "Play: the graph month by month"


def test_since_leaves_what_began_or_ended_from_then_on(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path / "graph.html", sample_graph(), "#since=2021-06")
    assert set(visit.drawn("edges")) == {
        edge_id("RUS", "supplies_arms_to", "TJK"), edge_id("RUS", "exercises_with", "CHN"),
        edge_id("vladimir-putin", "meets_with", "xi-jinping")}
    assert visit.page.locator("#timebar label").first.inner_text() == "Changed since"
    assert not visit.page.locator("#play").is_visible()
    visit.close()


def test_a_path_is_found_by_keyboard_and_listed_with_its_edges(visit: Visit) -> None:
    page = visit.page
    page.keyboard.press("p")
    page.keyboard.type("uzbek")
    page.keyboard.press("Enter")
    page.keyboard.type("united st")
    page.keyboard.press("Enter")
    assert page.locator(".route .stop").all_inner_texts() == ["Uzbekistan", "Collective Security Treaty Organization", "Kyrgyzstan", "United States"]
    assert page.locator(".route .edge").count() == 3
    assert page.evaluate("kg.spotlight(kg.view).lines.size") == 3
    assert "path=UZB&path=USA" in page.url
    page.locator(".route .edge").first.click()
    assert page.locator("#panel blockquote").count() >= 1
    page.keyboard.press("Escape")
    assert page.locator("#panel h2").inner_text() == "Shortest path"
    page.keyboard.press("Escape")
    assert page.locator("#panel h2").inner_text() == "Overview"


def test_without_a_chain_the_path_says_so(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path / "graph.html", sample_graph(), "#path=UZB&path=USA&no-relation=member_of")
    assert "No chain of relations" in visit.page.locator("#panel").inner_text()
    visit.close()


def test_focus_reaches_as_many_steps_as_chosen(visit: Visit) -> None:
    visit.page.evaluate("kg.focus('USA')")
    assert set(visit.drawn("nodes")) == {"USA", "KGZ"}
    visit.page.locator("#depth").select_option("2")
    assert set(visit.drawn("nodes")) == {"USA", "KGZ", "CSTO", "RUS"}
    assert "depth=2" in visit.page.url


def test_groupings_follow_the_date(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path / "graph.html", allied_graph())
    members = "kg.bodies.members(kg.data.bodyOf.get('CSTO')).map((actor) => actor.id).sort()"
    assert visit.page.evaluate(members) == ["KGZ", "RUS"]
    visit.page.evaluate("kg.state.time.mode = 'at'; kg.state.time.at = 2010 * 12; kg.commit()")
    assert visit.page.evaluate(members) == ["KGZ", "RUS", "UZB"]
    before = visit.page.evaluate("kg.canvas.network.canvas.frame.canvas.toDataURL()")
    visit.page.locator("[data-body=CSTO]").check()
    assert visit.page.evaluate("kg.canvas.network.canvas.frame.canvas.toDataURL()") != before
    visit.close()


def test_map_opens_actors_and_arcs(visit: Visit) -> None:
    page = visit.page
    page.keyboard.press("m")
    assert "actors on the map" in page.locator("#map-count").inner_text()
    page.wait_for_timeout(100)
    page.locator("#map").click(position=page.evaluate("(({ x, y }) => ({ x, y }))(kg.map.point('TJK'))"))
    assert page.locator("#panel h2").inner_text() == "Tajikistan"
    exercise = edge_id("RUS", "exercises_with", "CHN")
    page.locator("#map").click(position=page.evaluate("name => kg.map.middle(name)", exercise))
    assert page.evaluate("kg.state.edge") == exercise
    scale = page.evaluate("kg.map.point('CHN').x - kg.map.point('RUS').x")
    page.locator("#map").focus()
    page.keyboard.press("+")
    page.wait_for_timeout(100)
    assert page.evaluate("kg.map.point('CHN').x - kg.map.point('RUS').x") > scale


def test_a_country_is_chosen_by_its_land(visit: Visit) -> None:
    page = visit.page
    page.keyboard.press("m")
    page.wait_for_timeout(100)
    siberia = """(() => {
      const [one, two] = ["RUS", "CHN"].map((id) => ({ at: kg.world.project(...kg.data.actors.get(id).at), on: kg.map.point(id) }));
      const grow = (two.on.x - one.on.x) / (two.at.x - one.at.x), there = kg.world.project(60, 65);
      return { x: one.on.x + (there.x - one.at.x) * grow, y: one.on.y + (there.y - one.at.y) * grow };
    })()"""
    page.locator("#map").click(position=page.evaluate(siberia))
    assert page.locator("#panel h2").inner_text() == "Russia"


@pytest.mark.parametrize("view", ["graph", "map"])
def test_a_shared_address_shows_both_ends_above_the_sheet_of_a_phone(browser: Any, tmp_path: Path, view: str) -> None:
    visit = Visit(browser, tmp_path / "graph.html", sample_graph(), f"#edge={edge_id('TJK', 'hosts_base_of', 'RUS')}&view={view}", width=390)
    visit.page.wait_for_timeout(100)
    name = "map" if view == "map" else "canvas"
    sheet = visit.page.evaluate(f"kg.clear(kg.by('{name}').getBoundingClientRect())")
    for end in ("TJK", "RUS"):
        spot = visit.page.evaluate(f"kg.{name}.point('{end}')")
        assert 0 < spot["x"] < 390 and 0 < spot["y"] < sheet
    before = visit.page.evaluate(f"kg.{name}.point('RUS')")
    visit.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")  # the paper has no sheet: all is printed
    assert {"Tajikistan", "Russia"} <= set(visit.page.locator("#paper svg text").all_text_contents())
    visit.page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    visit.page.wait_for_timeout(100)
    after = visit.page.evaluate(f"kg.{name}.point('RUS')")
    assert abs(before["x"] - after["x"]) < 2 and abs(before["y"] - after["y"]) < 2
    visit.close()


def test_matrix_cells_open_the_edge_and_obey_the_arrows(visit: Visit) -> None:
    page = visit.page
    page.keyboard.press("x")
    cell = page.locator("td.full[aria-label^='Tajikistan to Russia']")
    assert cell.inner_text() == "1"
    cell.click()
    assert page.locator("#panel blockquote").count() >= 1
    assert page.locator("td.chosen").count() == 1
    page.locator("#matrix-order").select_option("name")
    names = page.locator(".matrix tbody th .name").all_inner_texts()[1:]
    assert names == sorted(names, key=str.lower)
    page.locator(".matrix td").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.dataset.at") == "1,1"
    for order in ("type", "cluster"):
        page.locator("#matrix-order").select_option(order)
        assert page.locator(".matrix tbody tr").count() == 11


def test_svg_holds_the_picture_as_well_formed_xml(visit: Visit, tmp_path: Path) -> None:
    for view in "gm":
        visit.page.keyboard.press(view)
        with visit.page.expect_download() as download:
            visit.page.locator("#svg").click()
        download.value.save_as(tmp_path / "graph.svg")
        root = ElementTree.fromstring((tmp_path / "graph.svg").read_text(encoding="utf-8"))
        texts = {element.text for element in root.iter(f"{SVG}text")}
        assert {"Tajikistan", "Russia", "Security"} <= texts
        assert len(list(root.iter(f"{SVG}path"))) >= 11


def test_print_gives_one_page_with_picture_and_selection(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path / "graph.html", sample_graph(), f"#edge={edge_id('TJK', 'hosts_base_of', 'CHN')}")
    visit.page.emulate_media(color_scheme="dark")
    visit.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert visit.page.locator("#paper svg text", has_text="Tajikistan").count() >= 1
    assert visit.page.locator("#paper blockquote").count() == 2
    visit.page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert visit.page.evaluate("kg.theme.mode") == "dark"
    pdf = visit.page.pdf(format="A4", landscape=True)
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") == 1
    visit.close()
