"""What several sources say of the same two actors."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.fuse import fuse, independent
from kg.model import Actor, Claim, Evidence, Factuality, Polarity, Source, Statement, Time

ACTORS = {name: Actor(name, "country", name) for name in ("CHN", "RUS", "TJK")}


def claim(number: int = 1, polarity: Polarity = "affirmed", factuality: Factuality = "actual", **more: object) -> Claim:
    """A claim of article `number` that China has a base in Tajikistan; `publisher`, `time`, `quote`, `confidence`, `host` override."""
    quote = str(more.get("quote", f"Text number {number} " + " ".join(f"word{number}{n}" for n in range(8))))
    publisher, time = more.get("publisher"), more.get("time")
    source = Source(f"a{number}", f"test:{number}", publisher=str(publisher) if publisher else None)
    sure = more.get("confidence", 0.6)
    return Claim(
        "",
        f"{number}.txt",
        source,
        ACTORS[str(more.get("host", "TJK"))],
        "hosts_base_of",
        ACTORS["CHN"],
        polarity,
        factuality,
        None,
        time if isinstance(time, Time) else None,
        None,
        sure if isinstance(sure, float) else 0.6,
        (Evidence(quote, 0, len(quote)),),
        "has",
        "p",
    ).with_id()


def only(*claims: Claim) -> Statement:
    [made] = fuse(claims)
    return made


def test_one_claim_is_one_statement() -> None:
    one = claim()
    made = only(one)
    assert (made.subject, made.relation, made.object, made.status) == ("TJK", "hosts_base_of", "CHN", "holds")
    assert (made.support, made.sources, made.confidence, made.claims) == (1, 1, 0.6, (one.id,))


def test_independent_sources_make_it_surer() -> None:
    made = only(claim(1), claim(2))
    assert (made.support, made.sources, made.confidence) == (2, 2, 0.84)


@pytest.mark.parametrize(
    "one, other",
    [
        (claim(1, publisher="Kabar"), claim(2, publisher="KABAR")),  # one publisher
        (
            claim(1, quote="China runs a base in Tajikistan, near the border, officials say."),
            claim(2, quote="China runs a base in Tajikistan near the border, officials say."),
        ),  # copied text
    ],
)
def test_one_source_counts_once(one: Claim, other: Claim) -> None:
    made = only(one, other)
    assert (made.support, made.sources, made.confidence) == (2, 1, 0.6)


def test_copies_of_copies_are_one_source() -> None:
    chain = [
        claim(1, publisher="A", quote="one two three four five"),
        claim(2, publisher="B", quote="one two three four five"),
        claim(3, publisher="B"),
    ]
    assert [len(group) for group in independent(chain)] == [3]
    assert [len(group) for group in independent([chain[0], chain[2], chain[1]])] == [3]


def test_no_publisher_is_not_one_publisher() -> None:
    assert len(independent([claim(1), claim(2)])) == 2


@pytest.mark.parametrize("factuality, status", [("actual", "holds"), ("ended", "ended"), ("planned", "planned"), ("possible", "possible")])
def test_status(factuality: Factuality, status: str) -> None:
    assert only(claim(factuality=factuality)).status == status
    assert only(claim(polarity="negated", factuality=factuality)).status == "denied"


def test_what_is_denied_only_has_no_support() -> None:
    made = only(claim(1, "negated"), claim(2, "negated"))
    assert (made.status, made.support) == ("denied", 0)


def test_a_denial_disputes_and_adds_no_support() -> None:
    made = only(claim(1), claim(2, "negated"), claim(3, "negated"))
    assert (made.status, made.support, made.sources, made.confidence) == ("disputed", 1, 1, 0.6)
    assert len(made.claims) == 3


@pytest.mark.parametrize(
    "held, denied, statuses",
    [
        (Time("2014", "2016"), Time("2020", None), {"holds", "denied"}),
        (Time("2014", None), Time("2020", None), {"disputed"}),
        (Time("2014", "2016"), Time("2016-05", "2016-06"), {"disputed"}),
        (Time("2020", "2021"), Time(None, "2019"), {"holds", "denied"}),
        (None, Time("2020", None), {"disputed"}),
        (Time("2020", "2020"), None, {"disputed"}),
    ],
)
def test_a_denial_disputes_what_it_speaks_of(held: Time | None, denied: Time | None, statuses: set[str]) -> None:
    assert {made.status for made in fuse([claim(1, time=held), claim(2, "negated", time=denied)])} == statuses


def test_a_plan_that_is_denied_does_not_dispute_the_fact() -> None:
    assert {made.status for made in fuse([claim(1), claim(2, "negated", "planned")])} == {"holds", "denied"}


def test_an_ending_is_a_statement_of_its_own() -> None:
    made = fuse([claim(1, time=Time("2014", None)), claim(2, factuality="ended", time=Time("2021", "2021"))])
    assert {(one.status, one.start, one.end) for one in made} == {("holds", "2014", None), ("ended", "2021", "2021")}


@pytest.mark.parametrize(
    "times, ends",
    [
        ([None], (None, None)),
        ([Time("2014", None)], ("2014", None)),
        ([Time("2016", "2018"), Time("2014-05", "2017")], ("2014-05", "2018")),
        ([Time("2016", "2018"), Time("2017", None)], ("2016", None)),
        ([Time(None, "2042"), None], (None, "2042")),
    ],
)
def test_validity(times: list[Time | None], ends: tuple[str | None, str | None]) -> None:
    made = only(*(claim(number, time=time) for number, time in enumerate(times)))
    assert (made.start, made.end) == ends


def test_other_ends_are_other_statements() -> None:
    assert {made.subject for made in fuse([claim(1), claim(2, host="RUS")])} == {"TJK", "RUS"}


def test_nothing_gives_nothing() -> None:
    assert fuse([]) == []


TIMES = st.sampled_from([None, Time("2014", None), Time("2016", "2018"), Time(None, "2015-06")])
CLAIMS = st.lists(
    st.builds(
        lambda number, polarity, factuality, publisher, time, sure, host: claim(
            number, polarity, factuality, publisher=publisher, time=time, confidence=sure, host=host
        ),
        st.integers(1, 5),
        st.sampled_from(["affirmed", "negated"]),
        st.sampled_from(["actual", "ended", "planned", "possible"]),
        st.sampled_from([None, "A", "B"]),
        TIMES,
        st.sampled_from([0.4, 0.6, 0.9]),
        st.sampled_from(["TJK", "RUS"]),
    ),
    max_size=8,
    unique_by=lambda one: one.id,
)


@given(CLAIMS, st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter(claims: list[Claim], random: object) -> None:
    shuffled = list(claims)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert fuse(claims) == fuse(shuffled)


@given(CLAIMS)
def test_every_claim_is_in_one_statement(claims: list[Claim]) -> None:
    made = fuse(claims)
    assert sorted(name for one in made for name in one.claims) == sorted(one.id for one in claims)
    assert len({one.id for one in made}) == len(made)
    for one in made:
        assert one.sources <= max(one.support, len(one.claims))
        assert 0 < one.confidence <= 0.999
        assert (one.support == 0) == (one.status == "denied")
