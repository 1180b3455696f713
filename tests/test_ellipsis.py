"""What is said again of others without its words."""

from __future__ import annotations

import pytest
from parses import Reading, named

from kg.relate.ellipsis import ellipses, nouns_again, unlike
from kg.syntax import Argument, RelationMention


def said(reading: Reading, relation: str, words: tuple[str, str, str]) -> RelationMention:
    """A mention of the relation with these words as source, trigger and target."""
    source, trigger, target = (reading.token(word) for word in words)
    first, last = [Argument(token.mention.actor or "", token, "name") for token in (source, target) if token.mention]
    return RelationMention(relation, trigger, first, last, f"{relation}.verb.{trigger.lemma}", 0.8)


def again(reading: Reading, *before: RelationMention) -> list[tuple[str, str, str, str | None]]:
    return [(made.source.actor, made.target.actor, made.trigger.text, made.factuality)
            for sentence in reading.sentences for made in ellipses(sentence, before, reading.cast)]


@pytest.mark.parametrize(
    "texts, found",
    [
        (("Germany recognises Kosovo; Spain does not.",), [("ESP", "XKX", "does", None)]),
        (("Germany recognises Kosovo, as does Japan.",), [("JPN", "XKX", "does", None)]),
        (("Germany recognises Kosovo.", "Norway followed in 2009."), [("NOR", "XKX", "followed", None)]),
        (("Germany recognises Kosovo.", "Norway followed suit."), [("NOR", "XKX", "followed", None)]),
        (("Germany recognises Kosovo.", "So do Norway and Japan."), [("NOR", "XKX", "do", None), ("JPN", "XKX", "do", None)]),
        (("Germany recognises Kosovo.", "Jamaica did as well."), [("JAM", "XKX", "did", None)]),
        (("Germany recognises Kosovo.", "Spain will."), [("ESP", "XKX", "will", "planned")]),
        (("Germany recognises Kosovo.", "Norway did business with Spain."), []),
        (("Germany recognises Kosovo.", "Norway has a base."), []),
        (("Germany recognises Kosovo.", "It does not."), []),
        (("Germany recognises Kosovo.", "Spain is not."), []),
        (("Germany recognises Kosovo.", "What Norway did was worse."), []),
    ],
)
def test_a_verb_without_content_takes_up_the_last_clause(texts: tuple[str, ...], found: list[tuple[str, str, str, str | None]]) -> None:
    reading = named(*texts)
    assert again(reading, said(reading, "supports", ("Germany", "recognises", "Kosovo"))) == found


def test_of_a_passive_the_one_to_whom_it_happens_is_taken_up() -> None:
    reading = named("Kosovo is recognised by Japan; Abkhazia is not.")
    assert again(reading, said(reading, "supports", ("Japan", "recognised", "Kosovo"))) == [("JPN", "abkhazia", "is", None)]


def test_nor_denies_what_follows_it() -> None:
    reading = named("Spain does not recognise Kosovo, nor does Greece.")
    [made] = ellipses(reading.sentences[0], [said(reading, "supports", ("Spain", "recognise", "Kosovo"))], reading.cast)
    assert (made.source.actor, made.target.actor, made.polarity) == ("GRC", "XKX", "negated")


def test_who_makes_a_deal_with_each_other_is_not_taken_up() -> None:
    reading = named("Spain and Greece signed an agreement; Kosovo did not.")
    assert again(reading, said(reading, "signs_agreement_with", ("Spain", "agreement", "Greece"))) == []


@pytest.mark.parametrize(
    "texts, words, found",
    [
        (("Uzbekistan's trade with China grew, that with Russia fell.",), ("Uzbekistan", "trade", "China"), [("UZB", "RUS")]),
        (("Ankara's influence in Libya and Moscow's in Mali are growing.",), ("Ankara", "influence", "Libya"), [("RUS", "MLI")]),
        (("Uzbekistan's trade with China grew, that with Russia fell.", "Kenya said that with Russia it was easy."),
         ("Uzbekistan", "trade", "China"), [("UZB", "RUS")]),
    ],
)
def test_a_noun_that_is_not_said_again(texts: tuple[str, ...], words: tuple[str, str, str], found: list[tuple[str, str]]) -> None:
    reading = named(*texts)
    before = [said(reading, "trades_with" if words[1] == "trade" else "influences", words)]
    assert [(made.source.actor, made.target.actor) for sentence in reading.sentences for made in nouns_again(sentence, before, reading.cast)] == found


@pytest.mark.parametrize(
    "text, relation, words, found",
    [
        ("Estonia, unlike Latvia, depends on Russia.", "depends_on", ("Estonia", "depends", "Russia"), [("LVA", "RUS", None)]),  # "unlike" denies it
        ("Georgia, unlike Armenia, has never joined the CSTO.", "member_of", ("Georgia", "joined", "CSTO"), [("ARM", "CSTO", "affirmed")]),
        ("Macron, unlike Meloni, visited Kenya.", "visits", ("Macron", "visited", "Kenya"), []),  # she may have come as well
    ],
)
def test_what_does_not_hold_of_whom_it_is_set_against(text: str, relation: str, words: tuple[str, str, str],
                                                      found: list[tuple[str, str, str]]) -> None:
    reading = named(text)
    made = unlike(reading.sentences[0], [said(reading, relation, words)], reading.cast)
    assert [(again.source.actor, again.target.actor, again.polarity) for again in made] == found
