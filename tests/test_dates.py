"""Dates as texts write them."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.dates import find_dates, iso_date

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@pytest.mark.parametrize(
    "text, iso",
    [
        ("Dec 26, 2024 21:00", "2024-12-26"),
        ("31 December, 2024, 00:55", "2024-12-31"),
        ("16 September 2022", "2022-09-16"),
        ("(January 2024)", "2024-01"),
        ("2021-01-20", "2021-01-20"),
        ("2024/12/26", "2024-12-26"),
        ("26.12.2024", "2024-12-26"),
        ("Sept. 3, 2020", "2020-09-03"),
        ("the 1st of May 2019", "2019-05-01"),
        ("Feb 29, 2024", "2024-02-29"),
    ],
)
def test_forms(text: str, iso: str) -> None:
    assert [found.iso for found in find_dates(text)] == [iso]


@pytest.mark.parametrize(
    "text", ["30 February 2024", "2024-13-01", "in 2024", "5/6/2024", "May 5", "12345-01-01", "yesterday", "May 20245"]
)
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text) == []


@given(st.dates(datetime.date(1950, 1, 1), datetime.date(2049, 12, 31)))
def test_every_day_in_every_order(day: datetime.date) -> None:
    month = MONTHS[day.month - 1]
    for text in (
        day.isoformat(),
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{month[:3]} {day.day}, {day.year}",
    ):
        assert iso_date(f"x {text}, y") == day.isoformat()


@given(st.text())
def test_spans_are_in_order_and_in_range(text: str) -> None:
    found = find_dates(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
