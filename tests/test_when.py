"""Expressions of time and their ISO ends."""

from __future__ import annotations

import re
from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.qualify.when import expressions

ANCHOR = "2024-06-15"  # a Saturday


def ends(text: str, anchor: str | None = ANCHOR, future: bool = False) -> list[tuple[str | None, str | None]]:
    return [(when.start, when.end) for when in expressions(text, anchor, future)]


def span(first: str, last: str | None = None) -> list[tuple[str | None, str | None]]:
    return [(first, last or first)]


@pytest.mark.parametrize(
    "text, found",
    [
        ("on 24 February 2022", span("2022-02-24")),
        ("on February 24, 2022", span("2022-02-24")),
        ("on the 3rd of May 2021", span("2021-05-03")),
        ("on 2022-02-24", span("2022-02-24")),
        ("on 3-7 May 2021", span("2021-05-03", "2021-05-07")),
        ("on May 3-7, 2021", span("2021-05-03", "2021-05-07")),
        ("in February 2022", span("2022-02")),
        ("in early March 2022", span("2022-03")),
        ("in Sept. 2020", span("2020-09")),
        ("in 2014", span("2014")),
        ("in the spring of 2019", span("2019-03", "2019-05")),
        ("in winter 2019", span("2019-12", "2020-02")),
        ("in the first quarter of 2023", span("2023-01", "2023-03")),
        ("in Q3 2023", span("2023-07", "2023-09")),
        ("in the second half of 2023", span("2023-07", "2023-12")),
        ("in the 1990s", span("1990", "1999")),
        ("from 2014 to 2016", span("2014", "2016")),
        ("between 2014 and 2016", span("2014", "2016")),
        ("2014-2016", span("2014", "2016")),
        ("2014–2016", span("2014", "2016")),
        ("fiscal year 2024", span("2024")),
        ("in 1812", span("1812")),
    ],
)
def test_dates_of_their_own_need_no_anchor(text: str, found: list[tuple[str | None, str | None]]) -> None:
    assert ends(text, None) == found
    assert ends(text) == found


@pytest.mark.parametrize(
    "text, found",
    [
        ("since 24 February 2022", ("2022-02-24", None)),
        ("since 2014", ("2014", None)),
        ("since the early 1990s", ("1990", None)),
        ("after May 2020", ("2020-05", None)),
        ("until 2042", (None, "2042")),
        ("until 19 December 2012", (None, "2012-12-19")),
        ("by the end of 2025", (None, "2025")),
        ("by 2030", (None, "2030")),
    ],
)
def test_open_ends(text: str, found: tuple[str | None, str | None]) -> None:
    assert ends(text, None) == [found]


@pytest.mark.parametrize(
    "text, found",
    [
        ("on 3 May", span("2024-05-03")),
        ("on 3 July", span("2023-07-03")),
        ("on June 15", span("2024-06-15")),
        ("in May", span("2024-05")),
        ("in July", span("2023-07")),
        ("last May", span("2024-05")),
        ("last July", span("2023-07")),
        ("this July", span("2024-07")),
        ("next May", span("2025-05")),
        ("on Saturday", span("2024-06-15")),
        ("on Friday", span("2024-06-14")),
        ("on Sunday", span("2024-06-09")),
        ("last Saturday", span("2024-06-08")),
        ("next Monday", span("2024-06-17")),
        ("yesterday", span("2024-06-14")),
        ("today", span("2024-06-15")),
        ("tomorrow", span("2024-06-16")),
        ("last week", span("2024-06-03", "2024-06-09")),
        ("this week", span("2024-06-10", "2024-06-16")),
        ("next week", span("2024-06-17", "2024-06-23")),
        ("last month", span("2024-05")),
        ("next month", span("2024-07")),
        ("last year", span("2023")),
        ("this year", span("2024")),
        ("earlier this year", span("2024")),
        ("last spring", span("2024-03", "2024-05")),
        ("last summer", span("2023-06", "2023-08")),
        ("two days ago", span("2024-06-13")),
        ("three weeks ago", span("2024-05-25")),
        ("two months ago", span("2024-04")),
        ("six years ago", span("2018")),
        ("a decade ago", span("2014")),
    ],
)
def test_relative_ones_against_the_anchor(text: str, found: list[tuple[str | None, str | None]]) -> None:
    assert ends(text) == found
    assert ends(text, None) == []  # nothing is guessed


@pytest.mark.parametrize(
    "text, found",
    [
        ("on 3 July", span("2024-07-03")),
        ("on 3 May", span("2025-05-03")),
        ("in July", span("2024-07")),
        ("in May", span("2025-05")),
        ("on Monday", span("2024-06-17")),
    ],
)
def test_a_future_clause_looks_ahead(text: str, found: list[tuple[str | None, str | None]]) -> None:
    assert ends(text, future=True) == found


@pytest.mark.parametrize(
    "text, anchor, found",
    [
        ("on Friday", "2024-06", []),
        ("yesterday", "2024", []),
        ("two days ago", "2024-06", []),
        ("last week", "2024-06", []),
        ("last month", "2024-06", span("2024-05")),
        ("last month", "2024-01", span("2023-12")),
        ("last month", "2024", []),
        ("last year", "2024", span("2023")),
        ("two years ago", "2024", span("2022")),
        ("next month", "2024-12-05", span("2025-01")),
        ("two months ago", "2024-01-31", span("2023-11")),
    ],
)
def test_never_more_precise_than_the_anchor(text: str, anchor: str, found: list[tuple[str | None, str | None]]) -> None:
    assert ends(text, anchor) == found


@pytest.mark.parametrize(
    "text",
    [
        "on 30 February 2022",
        "on 31 June",
        "a 2022-strong force",
        "$2022 million",
        "1,950 men",
        "it may help",
        "they march on",
        "two years later",
        "that year",
        "the same month",
        "in Mayotte",
        "Augusta",
        "",
        "2014%",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert ends(text) == []


@pytest.mark.parametrize("text", ["99999999 days ago", "3000 years ago", "2000 years ago", "2,000 years ago", "500 decades ago", "40000 months ago"])
def test_ages_that_no_calendar_has(text: str) -> None:
    assert ends(text) == []


@pytest.mark.parametrize(
    "text, anchor", [("yesterday", "0001-01-01"), ("tomorrow", "9999-12-31"), ("next year", "9999-12-31"), ("a decade ago", "0001")]
)
def test_the_edges_of_the_calendar(text: str, anchor: str) -> None:
    assert ends(text, anchor) == []


def test_places_and_words_of_the_expression() -> None:
    text = "Kenya, since 2014 a member, left last week."
    assert [text[when.first : when.last] for when in expressions(text, ANCHOR)] == ["2014", "last week"]
    assert all(text[when.first : when.last] == when.text for when in expressions(text, ANCHOR))


def test_longer_expressions_are_not_taken_apart() -> None:
    assert ends("on 24 February 2022 and in May 2023") == [("2022-02-24", "2022-02-24"), ("2023-05", "2023-05")]


ISO = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-([0-2]\d|3[01]))?)?")
WORDS = [
    "in",
    "on",
    "since",
    "until",
    "by",
    "last",
    "next",
    "this",
    "the",
    "early",
    "from",
    "to",
    "between",
    "and",
    "of",
    "first",
    "half",
    "ago",
    "two",
    "fiscal",
    "weekend",
    "quarter",
    "decade",
    "years",
    "week",
    "month",
    "year",
    "spring",
    "winter",
    "yesterday",
    "Monday",
    "February",
    "May",
    "may",
    "Sept.",
    "Q4",
    "1990s",
    "past",
    "later",
    "weeks",
    "months",
    "twenty",
    "today",
    "that",
    "2014",
    "2016",
    "1999",
    "3",
    "31",
    "30",
    "29",
    "0",
    "00",
    "-",
    "–",
    ",",
    "2024-02-30",
    "2024-13-01",
]
ANCHORS = (
    st.none() | st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(str) | st.sampled_from(["2024", "2024-06", "2024-02-29", "2024-06-15T10:00:00Z"])
)


@given(st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join), ANCHORS, st.booleans())
def test_any_words_give_iso_or_nothing(text: str, anchor: str | None, future: bool) -> None:
    for when in expressions(text, anchor, future):
        assert when.start or when.end
        assert all(ISO.fullmatch(end) for end in (when.start, when.end) if end)
        assert text[when.first : when.last] == when.text


@given(st.text(max_size=60), ANCHORS, st.booleans())
def test_any_text_is_read(text: str, anchor: str | None, future: bool) -> None:
    assert all(0 <= when.first < when.last <= len(text) for when in expressions(text, anchor, future))


@pytest.mark.parametrize(
    "text, found",
    [
        ("on 3 and 4 May 2022", span("2022-05-03", "2022-05-04")),
        ("from 3 to 5 May", span("2024-05-03", "2024-05-05")),
        ("from 28 May to 7 June 2022", span("2022-05-28", "2022-06-07")),
        ("between 28 December and 3 January 2023", span("2022-12-28", "2023-01-03")),
        ("May 28 to June 7, 2022", span("2022-05-28", "2022-06-07")),
        ("from May to August 2022", span("2022-05", "2022-08")),
        ("in May and July 2022", span("2022-05", "2022-07")),
        ("from March 2022 to May 2023", span("2022-03", "2023-05")),
        ("on 3 May 2022 and 7 June 2023", [*span("2022-05-03"), *span("2023-06-07")]),
        ("in 2009-10", span("2009", "2010")),
        ("in mid-2023", span("2023")),
        ("on Monday evening", span("2024-06-10")),
        ("on Tuesday of last week", span("2024-06-04")),
        ("last night", span("2024-06-14")),
        ("this morning", span("2024-06-15")),
        ("overnight", span("2024-06-15")),
        ("over the weekend", span("2024-06-15", "2024-06-16")),
        ("in the spring", span("2024-03", "2024-05")),
        ("this autumn", span("2024-09", "2024-11")),
        ("on 28 November last year", span("2023-11-28")),
        ("in March this year", span("2024-03")),
        ("at January's summit", span("2024-01")),
        ("before May 2022", [(None, "2022-05")]),
        ("in the first half of the year", span("2024-01", "2024-06")),
        ("on 3 May 2020, and two days later", [*span("2020-05-03"), *span("2020-05-05")]),
        ("on 3 May 2020, and that August", [*span("2020-05-03"), *span("2020-08")]),
        ("on 3 May 2020; the following year", [*span("2020-05-03"), *span("2021")]),
        ("on 3 May 2020; on the 4th", [*span("2020-05-03"), *span("2020-05-04")]),
        ("on 3 May 2020, hours before", [*span("2020-05-03"), *span("2020-05-03")]),
        ("in May 2020; the same day", [*span("2020-05"), *span("2020-05")]),
        ("in May 2020; the next day", [*span("2020-05"), *span("2020-05")]),
        ("in May 2020; three weeks later", [*span("2020-05"), *span("2020")]),
        ("in December 2020; three weeks later", span("2020-12")),
        ("in 2020; three months later", [*span("2020"), *span("2020")]),
        ("in 2020; eight months later", span("2020")),
        ("on 30 May 2020; two and a half weeks later", [*span("2020-05-30"), *span("2020-06")]),
        ("the fall of Kabul", []),
        ("the 4th Army", []),
        ("on the 4th Brigade", []),
        ("that may be", []),
        ("from 2 to 13 men", []),
    ],
)
def test_stretches_parts_of_days_and_what_counts_from_a_date_told_before(text: str, found: list[tuple[str | None, str | None]]) -> None:
    assert ends(text) == found


@pytest.mark.parametrize("text", ["in 2014 and " * 2000, "3 May " * 5000, "1-" * 10000, "the " * 20000, "a " * 20000 + "day", "12-12 " * 5000])
def test_hostile_text_is_read_in_time(text: str) -> None:
    begun = process_time()
    expressions(text, ANCHOR)
    assert process_time() - begun < 2


@pytest.mark.parametrize(
    "text, found",
    [
        ("2001, 16 July. The treaty", span("2001-07-16")),
        ("2018, September. The list", span("2018-09")),
        ("on Tuesday, 7 May", span("2024-05-07")),
        ("on Monday (3 June 2019)", span("2019-06-03")),
        ("on 03.05.2022", span("2022-05-03")),
        ("on 5/6 May", span("2024-05-05", "2024-05-06")),
        ("on May 5 and 6", span("2024-05-05", "2024-05-06")),
        ("from May 5 to 7", span("2024-05-05", "2024-05-07")),
        ("between May 30 and June 2, 2022", span("2022-05-30", "2022-06-02")),
        ("on 30 April and 1 May", span("2024-04-30", "2024-05-01")),
        ("in April and May", span("2024-04", "2024-05")),
        ("on Monday and Tuesday", span("2024-06-10", "2024-06-11")),
        ("from Monday to Wednesday", span("2024-06-10", "2024-06-12")),
        ("yesterday and today", span("2024-06-14", "2024-06-15")),
        ("in the first quarter", span("2024-01", "2024-03")),
        ("in the third quarter", span("2023-07", "2023-09")),
        ("in the third quarter of last year", span("2023-07", "2023-09")),
        ("in the second half of last year", span("2023-07", "2023-12")),
        ("in the first five months", span("2024-01", "2024-05")),
        ("in the first nine months of 2022", span("2022-01", "2022-09")),
        ("in the past year", span("2023", "2024")),
        ("over the last three months", span("2024-03", "2024-06")),
        ("for the past ten years", [("2014", None)]),
        ("by the end of the year", [(None, "2024")]),
        ("later in the year", span("2024")),
        ("a fortnight ago", span("2024-06-01")),
        ("twenty-five years ago", span("1999")),
        ("two and a half years ago", span("2021")),
        ("twenty years ago this month", span("2004-06")),
        ("a few days ago", span("2024-06")),
        ("weeks ago", span("2024")),
        ("since the spring", [("2024-03", None)]),
        ("on 3 May 2020; in December of that year", [*span("2020-05-03"), *span("2020-12")]),
        ("on 3 May 2020; on 7 June of the same year", [*span("2020-05-03"), *span("2020-06-07")]),
        ("on 3 May 2020; a few days later", [*span("2020-05-03"), *span("2020-05")]),
        ("on 3 May 2020; a fortnight later", [*span("2020-05-03"), *span("2020-05-17")]),
        ("on 3 December 2020; weeks later", span("2020-12-03")),
        ("the first three months of the war", []),
        ("in the last weeks of the war", []),
        ("weeks after the coup", []),
    ],
)
def test_what_news_counts_from_its_own_day_and_what_is_told_roughly(text: str, found: list[tuple[str | None, str | None]]) -> None:
    assert ends(text) == found
