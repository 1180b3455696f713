"""The clock and the day of a live report's entries."""

from __future__ import annotations

import pytest

from kg.qualify.clock import Entries


@pytest.mark.parametrize("before, clock", [
    ("18.40 AMT\n", "18.40 AMT"), ("Monday\n\n9:05pm\n\n", "9:05pm"), ("14:05 ", "14:05"), ("18.40 dollars\n", ""), ("", ""), ("25:00\n", "")])
def test_the_clock_of_a_paragraph(before: str, clock: str) -> None:
    entries = Entries()
    entries.paragraph(before + "Russia attacked.", 0, len(before))
    assert entries.clock == clock


def test_a_clock_on_its_own_line_holds_until_the_next() -> None:
    text = "18.40 AMT\nFirst.\nSecond.\n17.15 AMT\nThird.\n16:00 Fourth.\nFifth."
    entries, seen, end = Entries(), [], 0
    for word in ("First.", "Second.", "Third.", "Fourth.", "Fifth."):
        start = text.index(word)
        entries.paragraph(text, end, start)
        seen.append(entries.clock)
        end = start + len(word)
    assert seen == ["18.40 AMT", "18.40 AMT", "17.15 AMT", "16:00", ""]


def test_the_day_of_the_line_above() -> None:
    text = "Wednesday 20 September 2023\n18.40\nFirst.\nTuesday 19 September 2023\n21.10\nSecond.\nIt began on 1 May 2023, they said, and went on.\n"
    entries = Entries()
    entries.paragraph(text, 0, text.index("First."))
    assert entries.day == "2023-09-20"
    entries.paragraph(text, text.index("First.") + 6, text.index("Second."))
    assert entries.day == "2023-09-19"
    entries.paragraph(text, text.index("Second.") + 7, text.index("It began"))
    assert (entries.day, entries.clock) == ("2023-09-19", "21.10")
    entries.forget()
    assert (entries.day, entries.clock) == (None, "")
