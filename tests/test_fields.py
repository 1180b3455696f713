"""Fields of a claim that go wrong easily: whose "its" is, what is given, whose word it is and of when."""

from __future__ import annotations

import pytest
from parses import named, parsed
from test_attribution import said_by
from test_status import mention
from test_timeline import time

from kg.qualify.attribution import Resolver, attribution
from kg.qualify.speakers import Speakers
from kg.qualify.status import status
from kg.relate.arguments import resolve


@pytest.mark.parametrize(
    "text, nth, actor",
    [
        ("France pays at a time when Turkish aid is short due to its retreat from Mali.", 0, "TUR"),
        ("Niger agreed because Turkey is trying to restore its presence in Mali.", 0, "TUR"),
        ("Kenya left after Uganda sent its soldiers to Mali.", 0, "UGA"),
        ("Kenya left after Uganda shelled its villages.", 0, "KEN"),  # what is done to the other's
        ("Kenya left because Uganda failed to protect its borders.", 0, "KEN"),
    ],
)
def test_its_belongs_to_its_own_clause(text: str, nth: int, actor: str) -> None:
    assert named(text).meant("its", nth) == (actor,)


@pytest.mark.parametrize(
    "text, word, told",
    [
        ("Kenya decided to stay because of Russian attacks on Syria.", "attacks", ("affirmed", "actual")),
        ("Kenya is not happy with the plan of Russia to attack Syria.", "attack", ("affirmed", "planned")),
        ("Not one of the allies of Russia bombed Syria.", "bombed", ("negated", "actual")),
        ("Let us not forget that Russia bombed Syria.", "bombed", ("affirmed", "actual")),
        ("It could be clearly attributed to Russia that it bombed Syria.", "attributed", ("affirmed", "actual")),
        ("Russia did not join Syria until 2000.", "join", ("affirmed", "actual")),
        ("The law creates an opportunity for Russia to attack Syria.", "attack", ("affirmed", "possible")),
    ],
)
def test_what_is_given_stands(text: str, word: str, told: tuple[str, str]) -> None:
    assert status(mention(named(text), word)) == told


def test_less_dependence_is_dependence_still() -> None:
    text = "Kenya wants to reduce its dependence on Russia."
    assert status(mention(named(text), "dependence", "depends_on", "noun", ends="its Russia")) == ("affirmed", "actual")


@pytest.mark.parametrize(
    "text, word, relation, told",
    [
        ("Before the war Egypt bought its wheat from Russia.", "bought", "exports_to", "ended"),
        ("Orano had run the mine in Niger since 1971.", "run", "operates", "ended"),
        ("Orano runs the mine in Niger.", "runs", "operates", "actual"),
    ],
)
def test_what_was_so_before_is_over(text: str, word: str, relation: str, told: str) -> None:
    assert status(mention(named(text), word, relation))[1] == told


@pytest.mark.parametrize(
    "text, word, label",
    [
        ("Russian and Chinese officials said that Iran bombed Syria.", "bombed", "Russia and China"),
        ("A former Egyptian diplomat said that Iran bombed Syria.", "bombed", "A former Egyptian diplomat"),
    ],
)
def test_claimants_are_told_in_full(text: str, word: str, label: str) -> None:
    found = said_by(named(text), word)
    assert found is not None
    assert found.label == label


def test_what_is_added_to_a_name_is_the_authors_word() -> None:
    reading = named("Kenya said that Russia's ally Belarus attacked Syria.")
    resolver = Resolver(reading.cast, resolve)
    found = mention(reading, "ally", "allied_with", "noun", ends="Russia Belarus")
    assert attribution(found, Speakers(reading.sentences, reading.text, resolver), resolver) is None


@pytest.mark.parametrize(
    "text, word, relation, start",
    [
        ("EU leaders, meeting in Brussels on 3 May, imposed sanctions on Belarus.", "imposed", "sanctions", "2024-05-03"),
        ("On 3 May Kenya accused Russia of having annexed Syria.", "annexed", "controls", None),
        ("The minister spoke on 3 May about closing its base in Kenya.", "base", "hosts_base_of", None),
        ("Warships sailed past the ally on 3 May.", "ally", "allied_with", None),
        ("In April 2022 Erdogan met Putin, and in June Erdogan visited Baku.", "visited", "visits", "2022-06"),
        ("Iran attacked Iraq the day before yesterday.", "attacked", "attacks", "2024-06-13"),
    ],
)
def test_dates_are_of_what_was_done_then(text: str, word: str, relation: str, start: str | None) -> None:
    found = time(parsed(text), word, relation, pattern="noun" if word in ("base", "ally") else "verb")
    assert (found.start if found else None) == start
