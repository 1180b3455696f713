"""Dates beside what they date: each partner's own, a lease's end, the day of a promise."""

from __future__ import annotations

from parses import Reading, parsed

from kg.model import Factuality, Time
from kg.qualify.dating import date_of
from kg.qualify.timeline import timeline
from kg.syntax import Argument, RelationMention


def time(reading: Reading, relation: str, trigger: str, target: str, factuality: Factuality = "actual") -> Time | None:
    """The date of a relation with these words as trigger and target."""
    word = reading.token(trigger)
    ends = [Argument("A", word, "name"), Argument("B", reading.token(target), "name")]
    mention = RelationMention(relation, word, *ends, f"{relation}.verb.{word.lemma}", 0.8)
    return date_of(mention, timeline(reading.sentences, reading.text, reading.article.source.date)[word.sentence], "affirmed", factuality)


def start(text: str, relation: str, trigger: str, target: str) -> str | None:
    found = time(parsed(text), relation, trigger, target)
    return found.start if found else None


def test_each_partner_has_its_own_date() -> None:
    text = "French forces left Mali in August 2022, Burkina Faso in February 2023 and Niger in December of that year."
    found = [start(text, "withdraws_from", "left", place) for place in ("Mali", "Faso", "Niger")]
    assert found == ["2022-08", "2023-02", "2023-12"]


def test_partners_share_the_date_behind_them_and_the_last_has_one_before() -> None:
    text = "Expelled from Burkina Faso and Niger in 2023 and last month from Chad, France has gone home."
    found = [start(text, "withdraws_from", "Expelled", place) for place in ("Faso", "Niger", "Chad")]
    assert found == ["2023", "2023", "2024-05"]


def test_the_date_of_the_next_clause_is_not_the_partners() -> None:
    text = "Russia sanctioned Ukraine, and in 2022 Poland closed its ports."
    assert start(text, "sanctions", "sanctioned", "Ukraine") is None


def test_a_lease_ends_what_is_held_under_it() -> None:
    found = time(parsed("Roscosmos runs the Baikonur cosmodrome in Kazakhstan under a lease that expires in 2050."), "operates", "runs", "Baikonur")
    assert found is not None
    assert (found.start, found.end) == (None, "2050")


def test_what_is_announced_on_a_day_is_of_it() -> None:
    reading = parsed("On January 10 Xi Jinping met Shavkat Mirziyoyev in Beijing. "
                     "The two leaders announced a strategic partnership between China and Uzbekistan.")
    found = time(reading, "strategic_partner_of", "partnership", "Uzbekistan")
    assert found is not None
    assert found.start == "2024-01-10"
    assert time(reading, "strategic_partner_of", "partnership", "Uzbekistan", "possible") is None
