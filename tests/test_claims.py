"""Qualified relation mentions become claims."""

from __future__ import annotations

from parses import Reading, named
from test_status import mention

from kg.claims import claims
from kg.model import Claim, Claimant, Factuality, Polarity, Time
from kg.qualify import Qualified, qualify
from kg.qualify.attribution import Resolver
from kg.relate.arguments import resolve
from kg.syntax import Argument, RelationMention


def qualified(
    made: RelationMention, polarity: Polarity = "affirmed", factuality: Factuality = "actual", by: Claimant | None = None, time: Time | None = None
) -> Qualified:
    return Qualified(made, polarity, factuality, by, time)


def claimed(reading: Reading, *items: Qualified) -> list[Claim]:
    return claims(reading.article, list(items), reading.cast)


TWICE = ("Russia bombed Syria.", "Kenya said that Russia bombed Syria.")
KENYA = Claimant("Kenya", "KEN")


def twice() -> tuple[Reading, RelationMention, RelationMention]:
    """Two sentences that say the same; in the second one Kenya is not an end."""
    reading = named(*TWICE)
    first, second = mention(reading, "bombed"), mention(reading, "bombed", nth=1)
    russia = Argument("RUS", reading.token("Russia", 1), "name")
    return reading, first, RelationMention(second.relation, second.trigger, russia, second.target, second.pattern, 0.5)


def test_what_is_said_twice_is_one_claim_with_two_pieces_of_evidence() -> None:
    reading, first, second = twice()
    [claim] = claimed(reading, qualified(second), qualified(first))
    assert [piece.text for piece in claim.evidence] == list(TWICE)
    assert 0.8 < claim.confidence < 1


def test_evidence_is_exact() -> None:
    reading, first, second = twice()
    for claim in claimed(reading, qualified(first), qualified(second)):
        for piece in claim.evidence:
            assert reading.text[piece.start : piece.end] == piece.text
            assert [reading.text[slice(*span)] for span in (piece.subject, piece.trigger, piece.object) if span] == ["Russia", "bombed", "Syria"]


def test_the_author_s_own_word_takes_up_what_others_say() -> None:
    reading, first, second = twice()
    [claim] = claimed(reading, qualified(first), qualified(second, by=KENYA))
    assert claim.attributed_to is None
    assert len(claim.evidence) == 2


def test_claimants_are_kept_apart() -> None:
    reading, first, second = twice()
    made = claimed(reading, qualified(first, by=Claimant("Uganda", "UGA")), qualified(second, by=KENYA))
    assert [claim.attributed_to.label for claim in made if claim.attributed_to] == ["Uganda", "Kenya"]


def test_polarity_and_factuality_are_kept_apart() -> None:
    reading, first, _ = twice()
    made = claimed(reading, qualified(first), qualified(first, "negated"), qualified(first, factuality="planned"))
    assert {(claim.polarity, claim.factuality) for claim in made} == {("affirmed", "actual"), ("negated", "actual"), ("affirmed", "planned")}
    assert len({claim.id for claim in made}) == 3


def test_the_ends_of_a_symmetric_relation_are_sorted() -> None:
    reading = named("Russia bombed Syria.", "Syria was bombed by Russia.")
    one, other = mention(reading, "bombed", "trades_with"), mention(reading, "bombed", "trades_with", nth=1)
    [claim] = claimed(reading, qualified(one), qualified(other))
    assert (claim.subject.id, claim.object.id) == ("RUS", "SYR")
    assert [reading.text[slice(*piece.subject)] for piece in claim.evidence if piece.subject] == ["Russia", "Russia"]


def test_the_ends_of_a_directed_relation_are_not() -> None:
    reading = named("Syria was bombed by Russia.")
    [claim] = claimed(reading, qualified(mention(reading, "bombed")))
    assert (claim.subject.id, claim.object.id) == ("SYR", "RUS")


def test_the_earliest_time_counts() -> None:
    reading, first, second = twice()
    [claim] = claimed(reading, qualified(first, time=Time("2020", "2020", "2020")), qualified(second, time=Time("2015-09-30", None, "since")))
    assert claim.time == Time("2015-09-30", None, "since")


def test_claims_come_in_text_order_whatever_the_order_of_mentions() -> None:
    reading, first, second = twice()
    items = [qualified(first), qualified(second, "negated")]
    made = claimed(reading, *items)
    assert made == claimed(reading, *reversed(items))
    assert [claim.evidence[0].start for claim in made] == [0, 21]


def test_whose_a_body_is() -> None:
    reading = named("The Kremlin's envoy arrived in Kenya.", "Emmanuel Macron visited Berlin.")
    [claim] = claimed(reading, qualified(mention(reading, "visited", "visits")))
    assert claim.subject_principal is not None
    assert claim.subject_principal.id == "FRA"


def test_no_mentions_no_claims() -> None:
    assert claimed(named("Prices rose.")) == []


def test_qualifiers_of_a_whole_article() -> None:
    reading = named("Russia bombed Syria in 2015.", "Kenya denied that Russia bombed Syria.")
    made = qualify(
        [mention(reading, "bombed"), mention(reading, "bombed", nth=1)],
        reading.sentences,
        reading.text,
        reading.cast,
        Resolver(reading.cast, resolve),
    )
    assert [(one.polarity, one.factuality) for one in made] == [("affirmed", "actual"), ("negated", "actual")]
    assert [one.time and one.time.start for one in made] == ["2015", None]
    assert [one.attributed_to and one.attributed_to.id for one in made] == [None, "KEN"]
