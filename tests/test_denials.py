"""Denials that point back to what was said."""

from __future__ import annotations

import pytest
from parses import Reading, named

from kg.relate.denials import denials
from kg.syntax import Argument, RelationMention


def said(reading: Reading, relation: str, words: tuple[str, str, str]) -> RelationMention:
    """A mention of the relation with these words as source, trigger and target."""
    source, trigger, target = (reading.token(word) for word in words)
    first, last = [Argument(token.mention.actor or "", token, "name") for token in (source, target) if token.mention]
    return RelationMention(relation, trigger, first, last, f"{relation}.verb.{trigger.lemma}", 0.8, detail="with jets")


def denied(reading: Reading, *before: RelationMention) -> list[RelationMention]:
    return list(denials(reading.sentences[-1], before, reading.cast))


@pytest.mark.parametrize(
    "denial, verb",
    [
        ("Russia denied it.", "denied"),
        ("Russia rejected the accusation.", "rejected"),
        ("Moscow denied the reports.", "denied"),
        ("Russia denies this.", "denies"),
    ],
)
def test_a_denial_negates_what_was_said_last_of_the_denier(denial: str, verb: str) -> None:
    reading = named("Russia bombed Syria.", denial)
    [made] = denied(reading, said(reading, "attacks", ("Russia", "bombed", "Syria")))
    assert (made.relation, made.source.actor, made.target.actor, made.trigger.text) == ("attacks", "RUS", "SYR", verb)
    assert (made.polarity, made.factuality, made.detail) == ("negated", "actual", "with jets")
    assert made.pattern.startswith("attacks.denial.")


@pytest.mark.parametrize("text", [
    "Russia bombed Syria but Moscow denied it.",
    "Russia bombed Syria, which Moscow denies.",
    "Russia bombed Syria, a charge that Moscow rejected.",
    "Russia bombed Syria, an accusation Moscow has dismissed.",
    "Russia bombed Syria, a claim denied by Moscow.",
])
def test_in_one_sentence(text: str) -> None:
    reading = named(text)
    assert len(denied(reading, said(reading, "attacks", ("Russia", "bombed", "Syria")))) == 1


@pytest.mark.parametrize("text", ["Russia bombed Syria with the plan that Moscow rejected.", "Russia bombed Syria, which Moscow left."])
def test_a_relative_clause_about_a_thing(text: str) -> None:
    reading = named(text)
    assert denied(reading, said(reading, "attacks", ("Russia", "bombed", "Syria"))) == []


@pytest.mark.parametrize("denial", ["Kenya denied it.", "Russia denied the visa.", "Russia confirmed it.", "Russia denied that it had sold wheat."])
def test_what_is_no_denial_of_it(denial: str) -> None:
    reading = named("Russia bombed Syria.", denial)
    assert denied(reading, said(reading, "attacks", ("Russia", "bombed", "Syria"))) == []


def test_nothing_was_said() -> None:
    assert denied(named("Russia denied it.")) == []


def test_what_was_said_long_ago() -> None:
    reading = named("Russia bombed Syria.", "Prices rose.", "Russia denied it.")
    assert denied(reading, said(reading, "attacks", ("Russia", "bombed", "Syria"))) == []


def test_what_nobody_denies() -> None:
    reading = named("Russia bombed Syria.", "Russia denied it.")
    assert denied(reading, said(reading, "borders", ("Russia", "bombed", "Syria"))) == []


def test_the_last_of_several() -> None:
    reading = named("Russia bombed Syria.", "Russia denied it.")
    before = [said(reading, name, ("Russia", "bombed", "Syria")) for name in ("attacks", "threatens")]
    assert [mention.relation for mention in denied(reading, *before)] == ["threatens"]
