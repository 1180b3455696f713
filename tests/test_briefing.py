"""The briefing: what stands in it, that every line leads to its sentences, and that hostile text stays text."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path
from types import SimpleNamespace

import pytest
from commands import one_line, run
from graphs import HOSTILE, sample_graph
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html
from markdown_it import MarkdownIt

from kg.briefing import Asked, Briefing, brief, markdown, narrowed, page
from kg.briefing.ask import recent
from kg.briefing.markdown import address, escaped
from kg.briefing.parts import SENTENCES, Line, Section
from kg.briefing.sections import THEMES
from kg.export.layout import layout
from kg.export.picture import picture
from kg.export.rows import printable
from kg.graph import Graph
from kg.model import Source, Time
from kg.store import write_sqlite
from kg.vocabulary import relations


def briefed(**asked: object) -> Briefing:
    choice = Asked(**asked)  # type: ignore[arg-type]
    return brief(narrowed(sample_graph(), choice), choice)


def section(briefing: Briefing, title: str) -> Section:
    return next(one for one in briefing.sections if one.title == title)


def lines(briefing: Briefing, title: str) -> dict[str, Line]:
    return {line.text: line for line in section(briefing, title).lines}


@pytest.fixture
def build(tmp_path: Path) -> Path:
    write_sqlite(sample_graph(), tmp_path / "kg.sqlite")
    return tmp_path


def test_every_relation_has_one_place() -> None:
    listed = [relation for names in THEMES.values() for relation in names]
    assert sorted(listed) == sorted(relations())


def test_sections_stand_in_order_and_empty_ones_are_left_out() -> None:
    titles = [one.title for one in briefed().sections]
    assert titles == ["Top actors", "Blocs and memberships", "Bases and forces abroad", "Arms and aid", "Dependencies and influence", "Diplomacy",
                      "Places and parts", "Disputes and denials", "Plans and possibilities", "Timeline", "Sources"]


def test_lines_say_status_time_detail_and_support() -> None:
    arms = lines(briefed(), "Arms and aid")["Russia supplies arms to Tajikistan"]
    assert arms.facts == ("since 2021", "arms", "weapons", "2 sources", "confidence 0.96")
    bases = lines(briefed(), "Bases and forces abroad")
    assert bases["Tajikistan hosts base of China"].facts == ("disputed", "according to Kyrgyz officials", "1 source", "confidence 0.60")
    assert "until 2042" in bases["Tajikistan hosts base of Russia"].facts
    assert "201st Military Base is located in Tajikistan" in lines(briefed(), "Places and parts")


def test_members_stand_under_their_bloc() -> None:
    members = section(briefed(), "Blocs and memberships").lines
    assert {line.group for line in members} == {"Collective Security Treaty Organization"}
    assert [(line.text, line.facts[0]) for line in members] == [("Kyrgyzstan", "1 source"), ("Uzbekistan", "ended")]


def test_disputes_name_both_sides() -> None:
    sides = [(line.group, line.text) for line in section(briefed(), "Disputes and denials").lines]
    base = "Tajikistan hosts base of China"
    assert sides[:2] == [(base, "affirmed by Kyrgyz officials"), (base, "denied by Tajikistan")]


def test_plans_are_told_apart_from_what_holds() -> None:
    told = lines(briefed(), "Plans and possibilities")
    assert told["Russia exercises with China"].facts[:2] == ("planned", "2024-09")
    assert told["United States sanctions Kyrgyzstan"].facts[0] == "possible"
    assert not any("sanctions" in line for one in briefed().sections if one.title == "Sanctions" for line in lines(briefed(), one.title))


def test_the_timeline_begins_with_the_latest_and_holds_no_plans() -> None:
    assert [line.group for line in section(briefed(), "Timeline").lines] == ["2022-02-04", "2021", "2012"]
    assert "ended: Uzbekistan is member of Collective Security Treaty Organization" in lines(briefed(), "Timeline")


def test_every_line_leads_to_sentences() -> None:
    briefing = briefed()
    numbers = [note.number for note in briefing.notes]
    assert numbers == list(range(1, len(numbers) + 1))
    for one in briefing.sections:
        for line in one.lines:
            assert line.source or (0 < len(line.notes) <= SENTENCES and set(line.notes) <= set(numbers))


def test_one_actor() -> None:
    briefing = briefed(actors=frozenset({"RUS"}))
    assert briefing.title == "Briefing on Russia"
    assert "Russia" not in lines(briefing, "Whom it deals with most")
    assert "Vladimir Putin meets with Xi Jinping" in lines(briefing, "Diplomacy")  # he acts for it
    assert not any(one.title == "Blocs and memberships" for one in briefing.sections)


def test_only_what_is_sure() -> None:
    graph = narrowed(sample_graph(), Asked(least=0.7))
    assert min(claim.confidence for claim in graph.claims.values()) >= 0.7
    assert {one.status for one in graph.statements if (one.subject, one.object) == ("TJK", "CHN")} == {"denied"}


def test_since() -> None:
    kept = narrowed(sample_graph(), Asked(since="2024"))
    assert {claim.article.title for claim in kept.claims.values()} == {"Bases of the region", "The garrison & its <hosts>"}  # until 2042
    claim = next(iter(kept.claims.values()))
    for date, time, expected in ((None, None, False), ("2023-12-31", None, False), ("2024", None, True), ("2020", Time("2024-02", None), True),
                                 ("2020", Time("2021", None), False), (None, Time("2019", "2024-01-01"), True)):
        told = SimpleNamespace(article=SimpleNamespace(date=date), time=time)
        assert recent(told, "2024") is expected, (date, time)  # type: ignore[arg-type]
    assert recent(claim, "2024")


def test_top_limits_and_says_so() -> None:
    briefing = briefed(top=1)
    assert len(section(briefing, "Top actors").lines) == 1
    assert section(briefing, "Top actors").left_out == 10
    assert "And 10 more." in markdown(briefing)


def test_the_same_graph_gives_the_same_text() -> None:
    graph = sample_graph()
    turned = Graph.of(reversed(list(graph.claims.values())), reversed(graph.statements))
    assert markdown(brief(graph, Asked())) == markdown(brief(turned, Asked()))
    assert page(brief(graph, Asked()), "") == page(brief(turned, Asked()), "")


def test_markdown_has_the_sentence_under_each_number() -> None:
    text = markdown(briefed())
    notes = dict(re.findall(r"^\[\^(\d+)\]: (.*)$", text, re.M))
    arms = next(line for line in text.splitlines() if "Russia supplies arms to Tajikistan" in line)
    told = " ".join(notes[number] for number in re.findall(r"\[\^(\d+)\]", arms))
    for part in ("Russia has supplied arms to Tajikistan since 2021", "Example News", "2023-05-17", "according to Tajik defence ministry",
                 "confidence 0.80", "(<https://news.example/2023/garrison?a=1&b=2>)"):
        assert part in told


def rendered(text: str) -> lxml_html.HtmlElement:
    return lxml_html.fromstring("<div>" + MarkdownIt("commonmark", {"html": True}).render(text) + "</div>")


def test_hostile_text_is_no_markdown() -> None:
    tree = rendered(markdown(briefed()))
    assert {element.tag for element in tree.iter()} <= {"div", "h1", "h2", "p", "ul", "li", "strong", "a"}
    assert {link.get("href") for link in tree.iter("a")} == {"https://news.example/2023/garrison?a=1&b=2"}
    assert printable(HOSTILE) in tree.text_content()


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_no_text_becomes_markdown(text: str) -> None:
    tree = rendered(f"- {escaped(text)}x")
    assert {element.tag for element in tree.iter()} == {"div", "ul", "li"}
    assert tree.text_content().strip() == f"{printable(text)}x".strip()


@pytest.mark.parametrize("uri", ["javascript:alert(1)", "data:text/html,x", "https://a b", "https://a/>x", "folder/file.txt", 'https://a/"onclick="x'])
def test_only_plain_addresses_become_links(uri: str) -> None:
    assert address(Source("a", uri)) is None


def test_the_page_is_inert_and_complete() -> None:
    briefing = briefed()
    graph = sample_graph()
    text = page(briefing, picture(graph, layout(graph)))
    tree = lxml_html.document_fromstring(text)
    assert not list(tree.iter("script", "iframe", "img", "object", "b"))
    assert not [key for element in tree.iter() for key in element.attrib if key.startswith("on") or key == "style"]
    assert {link.get("href") for link in tree.iter("a") if not link.get("href", "").startswith("#")} == {"https://news.example/2023/garrison?a=1&b=2"}
    targets = {element.get("id") for element in tree.iter()}
    assert all(link.get("href", "")[1:] in targets for link in tree.iter("a") if link.get("href", "").startswith("#"))
    assert [mark.text for mark in tree.iter("mark")].count("supplied arms") == 1
    assert [meta.get("content", "").split(";")[0] for meta in tree.iter("meta") if meta.get("http-equiv")] == ["default-src 'none'"]
    assert printable(HOSTILE) in " ".join(tree.text_content().split())


def test_the_picture_in_the_page_is_well_formed() -> None:
    text = page(briefed(), picture(sample_graph(), layout(sample_graph())))
    ET.fromstring(text[text.index("<svg"): text.index("</svg>") + 6])  # noqa: S314 - our own


def test_report_prints_or_writes(build: Path, tmp_path: Path) -> None:
    printed = run("report", build)
    assert printed.exit_code == 0
    assert printed.stdout.startswith("# Briefing\n")
    for name in ("b.md", "b.html"):
        result = run("report", build, "--out", tmp_path / name, "--actor", "russia", "--since", "2020", "--min-confidence", "0.5", "--top", "3")
        assert result.exit_code == 0, result.stderr
        assert "Briefing on Russia" in (tmp_path / name).read_text(encoding="utf-8")


def test_report_says_what_cannot_be(build: Path, tmp_path: Path) -> None:
    one_line(run("report", build, "--out", "b.pdf"), ".md or .html")
    one_line(run("report", build, "--actor", "Rusia"), "did you mean 'Russia'")
    one_line(run("report", build, "--since", "yesterday"), "YYYY-MM-DD")
    one_line(run("report", build, "--min-confidence", "0.99"), "no claim is left")
    one_line(run("report", tmp_path / "none"), "holds no build")
    assert run("report", build, "--out", tmp_path / "no" / "b.md").exit_code == 5
