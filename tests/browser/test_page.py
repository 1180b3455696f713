"""graph.html in Chromium: it opens offline, shows the sentence behind an edge, filters, and runs no text of an article."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from graphs import sample_graph
from visits import Visit

from kg.export.rows import edge_id
from kg.graph import Graph
from kg.model import Actor, Claimant, Evidence, Source, Statement

ATTACK = ("</script><script>window.hacked=1</script><img src=x onerror=window.hacked=1>"
          "<a href=\"javascript:window.hacked=1\">\u2028'{{7*7}}${window.hacked=1}{% raw %}\u202e\u2066")
#: A name that no layout was made for.
LONG = "An endless name " * 625
BASE = edge_id("TJK", "hosts_base_of", "CHN")


def hostile_graph() -> Graph:
    """The sample graph with an attack in every text that an article or a file may bring."""
    graph = sample_graph()
    evil = Source(ATTACK, "javascript:window.hacked=1//" + ATTACK, ATTACK, ATTACK, ATTACK)
    actors = {key: Actor(ATTACK + key, ATTACK, (LONG if key == "TJK" else "") + ATTACK + key, (ATTACK, LONG), None, ATTACK,
                         {ATTACK: ATTACK}, region=ATTACK) for key in graph.actors}
    claims = [replace(claim, id=claim.id + ATTACK, article=evil, document=ATTACK, subject=actors[claim.subject.id],
                      object=actors[claim.object.id], subject_principal=None, object_principal=None,
                      relation=ATTACK + claim.relation, attributed_to=Claimant(ATTACK), detail=ATTACK, trigger=ATTACK,
                      pattern=ATTACK, evidence=(Evidence(ATTACK, 0, len(ATTACK), (0, 9), (5, 20), (30, 40)),))
              for claim in graph.claims.values()]
    statements = [Statement(one.id + ATTACK, actors[one.subject].id, ATTACK + one.relation, actors[one.object].id,
                            one.status, ATTACK, ATTACK, one.support, one.sources, one.confidence,
                            tuple(name + ATTACK for name in one.claims))
                  for one in graph.statements]
    return Graph.of(claims, statements)


def test_opens_offline_and_draws_everything(visit: Visit) -> None:
    assert len(visit.drawn("nodes")) == 11
    assert len(visit.drawn("edges")) == 11
    assert visit.page.locator("#count").inner_text() == "11 of 11 actors shown, 11 of 11 edges"
    assert len(visit.requests) == 1


def test_clicking_an_edge_shows_both_sides_with_their_sentences(visit: Visit) -> None:
    visit.click(f"kg.canvas.middle('{BASE}')")
    panel = visit.page.locator("#panel")
    assert panel.locator("blockquote").all_inner_texts() == [
        "China runs an outpost in Tajikistan", "Tajikistan denied that China has a base on its soil."]
    assert panel.locator("mark.trigger").all_inner_texts() == ["Trigger", "outpost", "base"]
    assert panel.locator(".chip").first.inner_text() == "Disputed"
    assert [link.get_attribute("href") for link in panel.locator("a").all()] == ["https://news.example/2023/garrison?a=1&b=2"]
    assert f"edge={BASE}" in visit.page.url


def test_clicking_an_actor_groups_its_relations(visit: Visit) -> None:
    visit.click("kg.canvas.point('TJK')")
    blocks = visit.page.locator("#panel summary .text").all_inner_texts()
    assert blocks == ["Hosts base of", "Gets arms from", "Location of"]
    assert visit.page.locator("#panel h2").inner_text() == "Tajikistan"
    visit.page.locator("#panel .edge", has_text="Russia").first.click()
    assert visit.page.locator("#panel blockquote").count() >= 1
    visit.page.go_back()
    assert visit.page.locator("#panel h2").inner_text() == "Tajikistan"


@pytest.mark.parametrize(("typed", "found"), [
    ("kyrg", "Kyrgyzstan"), ("PRC", "China"), ("таджик", "Tajikistan"), ("习近平", "Xi Jinping")])
def test_search_by_label_alias_and_other_language(visit: Visit, typed: str, found: str) -> None:
    visit.page.keyboard.press("/")
    visit.page.keyboard.type(typed)
    assert visit.page.locator("#suggestions li .name").first.inner_text() == found
    visit.page.keyboard.press("Enter")
    assert visit.page.locator("#panel h2").inner_text() == found


def test_filters_hide_edges_and_reset_brings_them_back(visit: Visit) -> None:
    visit.page.locator("[data-group=security]").uncheck()
    assert BASE not in visit.drawn("edges")
    assert len(visit.drawn("edges")) == 7
    visit.page.locator("[data-facet=status][data-id=denied]").uncheck()
    assert len(visit.drawn("edges")) == 6
    visit.page.locator("#structure").check()
    assert len(visit.drawn("edges")) == 5
    visit.page.locator("#reset").click()
    assert len(visit.drawn("edges")) == 11


def test_as_of_a_date_leaves_what_held_then(visit: Visit) -> None:
    visit.page.evaluate("kg.state.time.mode = 'at'; kg.state.time.at = 2010 * 12; kg.state.time.undated = false; kg.commit()")
    assert set(visit.drawn("edges")) == {edge_id("TJK", "hosts_base_of", "RUS"), edge_id("UZB", "member_of", "CSTO")}
    visit.page.evaluate("kg.state.time.at = 2022 * 12 + 1; kg.commit()")
    assert set(visit.drawn("edges")) == {edge_id("TJK", "hosts_base_of", "RUS"), edge_id("RUS", "supplies_arms_to", "TJK"),
                                         edge_id("vladimir-putin", "meets_with", "xi-jinping")}


def test_the_address_restores_selection_and_filters(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path / "graph.html", sample_graph(), "#actor=KGZ&no-status=possible&no-status=planned")
    assert visit.page.locator("#panel h2").inner_text() == "Kyrgyzstan"
    assert len(visit.drawn("edges")) == 9
    assert not visit.page.locator("[data-facet=status][data-id=possible]").is_checked()
    visit.close()


def test_a_wrong_address_is_harmless(browser: Any, tmp_path: Path) -> None:
    address = "#actor=__proto__&edge=constructor&show=-5&at=x&confidence=NaN&no-type=%00&focus=%"
    visit = Visit(browser, tmp_path / "graph.html", sample_graph(), address)
    assert visit.page.evaluate("kg.state.actor === null && kg.state.edge === null")
    visit.close()


def test_only_the_most_important_actors_are_drawn_first(visit: Visit) -> None:
    visit.page.evaluate("kg.state.limit = 3; kg.commit()")
    assert set(visit.drawn("nodes")) == {"RUS", "TJK", "KGZ"}
    visit.page.evaluate("kg.expand('KGZ')")
    assert set(visit.drawn("nodes")) == {"RUS", "TJK", "KGZ", "USA", "CSTO"}
    visit.page.evaluate("kg.focus('KGZ')")
    assert set(visit.drawn("nodes")) == {"RUS", "KGZ", "USA", "CSTO"}


def test_table_sorts_filters_and_downloads(visit: Visit, tmp_path: Path) -> None:
    visit.page.keyboard.press("t")
    rows = visit.page.locator("tbody tr")
    assert rows.count() == 11
    assert rows.first.locator("td").first.inner_text() == "Russia"
    visit.page.locator("th[data-column=subject] button").click()
    assert visit.page.locator("th[data-column=subject]").get_attribute("aria-sort") == "ascending"
    visit.page.locator("#table-filter").fill("outpost")
    assert rows.count() == 1
    with visit.page.expect_download() as download:
        visit.page.locator("#csv").click()
    download.value.save_as(tmp_path / "rows.csv")
    lines = (tmp_path / "rows.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 2
    assert ",Tajikistan,TJK,hosts_base_of,China,CHN,disputed," in lines[1]


def test_selecting_a_row_keeps_the_list_and_the_focus(visit: Visit) -> None:
    visit.page.keyboard.press("t")
    visit.page.locator("tbody tr button").nth(4).focus()
    visit.page.keyboard.press("Enter")
    assert visit.page.locator("tbody tr.chosen").count() == 1
    assert visit.page.evaluate("document.activeElement.closest('tr').className") == "chosen"
    assert visit.page.locator("#panel blockquote").count() >= 1


def test_png_holds_the_picture(visit: Visit, tmp_path: Path) -> None:
    with visit.page.expect_download() as download:
        visit.page.locator("#png").click()
    download.value.save_as(tmp_path / "graph.png")
    assert (tmp_path / "graph.png").read_bytes().startswith(b"\x89PNG")


def test_formulas_are_disarmed_in_csv(visit: Visit) -> None:
    text = visit.page.evaluate("kg.data.actors.get('TJK').label = '=HYPERLINK(1)'; kg.csv(kg.data.statements)")
    assert text.count(",'=HYPERLINK(1),") == 4


def test_keyboard_alone_is_enough(visit: Visit) -> None:
    visit.page.keyboard.press("Tab")
    assert visit.page.evaluate("document.activeElement.className") == "skip"
    visit.page.locator("#canvas").focus()
    before = visit.page.evaluate("kg.canvas.network.getScale()")
    visit.page.keyboard.press("+")
    assert visit.page.evaluate("kg.canvas.network.getScale()") > before
    visit.page.evaluate("kg.select({ actor: 'RUS' })")
    visit.page.keyboard.press("Escape")
    assert visit.page.locator("#panel h2").inner_text() == "Overview"
    visit.page.locator("#tab-graph").focus()
    for view in ("map", "matrix", "table"):
        visit.page.keyboard.press("ArrowRight")
        assert visit.page.locator(f"#view-{view}").is_visible()
    assert visit.page.evaluate("document.activeElement.id") == "tab-table"


def test_theme_follows_the_system_and_the_button(visit: Visit) -> None:
    assert visit.page.evaluate("document.documentElement.dataset.theme") == "light"
    visit.page.emulate_media(color_scheme="dark")
    visit.page.locator("html[data-theme=dark]").wait_for(state="attached")
    visit.page.locator("#theme").click()
    assert visit.page.evaluate("document.documentElement.dataset.theme") == "light"


def test_filters_are_a_drawer_on_a_phone(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path / "graph.html", sample_graph(), width=390)
    assert not visit.page.locator("#filters").is_visible()
    visit.page.locator("#open-filters").click()
    assert visit.page.locator("#filters").is_visible()
    visit.page.keyboard.press("Escape")
    assert not visit.page.locator("#filters").is_visible()
    assert visit.page.evaluate("document.documentElement.scrollWidth") == 390
    visit.close()


def test_empty_graph_says_so(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path / "graph.html", Graph.of([], []))
    assert visit.page.locator("#empty h2").inner_text() == "No relation was found"
    visit.close()


def test_filters_that_leave_nothing_offer_a_way_back(visit: Visit) -> None:
    visit.page.locator("[aria-label='None of relation']").click()
    visit.page.locator("#empty button").click()
    assert len(visit.drawn("edges")) == 11


def test_hostile_text_runs_nothing_anywhere(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path / "graph.html", hostile_graph())
    page = visit.page
    assert len(visit.drawn("edges")) == 11
    for name in visit.drawn("nodes"):
        page.evaluate("name => kg.select({ actor: name })", name)
    for name in visit.drawn("edges"):
        page.evaluate("name => kg.select({ edge: name })", name)
        assert page.locator("#panel a").count() == 0
    assert page.locator("#panel blockquote").first.inner_text().startswith("</script><script>")
    page.locator("#canvas").hover(position=page.evaluate("kg.canvas.point([...kg.data.actors.keys()][0])"))
    page.keyboard.press("/")
    page.keyboard.type("onerror")
    page.keyboard.press("Enter")
    for view in "mxt":
        page.keyboard.press(view)
    page.evaluate("kg.setPath([...kg.data.actors.keys()].slice(0, 2)); kg.svgPicture(kg.canvas, kg.caption())")
    page.evaluate("for (const id of kg.data.bodyOf.keys()) kg.state.bodies.add(id); kg.showView('map'); kg.svgPicture(kg.map, '')")
    page.evaluate("kg.citation(kg.data.claim(0), kg.data.statements[0].edge)")
    assert page.evaluate("typeof window.hacked") == "undefined"
    assert page.evaluate("document.querySelectorAll('img, iframe, object, embed').length") == 0
    visit.close()
