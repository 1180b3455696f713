"""Polarity and factuality: what stands above a trigger decides."""

from __future__ import annotations

from dataclasses import replace

import pytest
from parses import Reading, named

from kg.qualify.status import status
from kg.syntax import Argument, RelationMention


def mention(reading: Reading, word: str, relation: str = "attacks", pattern: str = "verb", nth: int = 0, ends: str = "") -> RelationMention:
    """A mention with this word as trigger; between the two words in `ends`, or the first and the last names of the trigger's sentence."""
    trigger = reading.token(word, nth)
    named = [reading.token(end) for end in ends.split()] or [token for token in trigger.sentence.tokens if token.mention]
    found = [Argument(token.mention.actor or "", token, "name") for token in named if token.mention]
    return RelationMention(relation, trigger, found[0], found[-1], f"{relation}.{pattern}.{trigger.lemma}", 0.8)


def read(text: str, word: str, nth: int = 0) -> tuple[str, str]:
    return status(mention(named(text), word, nth=nth))


@pytest.mark.parametrize(
    "text, word",
    [
        ("Russia bombed Syria.", "bombed"),
        ("Syria was bombed by Russia.", "bombed"),
        ("Russia has bombed Syria.", "bombed"),
        ("Russia said that it bombed Syria.", "bombed"),
        ("Russia did not deny that it bombed Syria.", "bombed"),
        ("Russia did not refuse to help Syria.", "help"),
        ("Russia bombed Syria and did not stop.", "bombed"),
        ("Armenia did not attend the meeting and left the CSTO.", "left"),
        ("Kenya did not sign it; Russia bombed Syria.", "bombed"),
        ("Russia not only bombed Syria but also helped Iran.", "bombed"),
        ("Kenya, which did not protest, joined Uganda.", "joined"),
        ("Russia, which bombed Syria, did not protest.", "bombed"),
        ("Russia did not stop bombing Syria.", "bombing"),
        ("Russia may stop bombing Syria.", "bombing"),
        ("Russia refused to lift the blockade of Syria by Iran.", "blockade"),
        ("The Russian attack on Syria cannot be attributed to Kenya.", "attack"),
        ("How did Russia bomb Syria?", "bomb"),
        ("Kenya allowed Russia to bomb Syria.", "bomb"),
        ("Russia moved in order to bomb Syria.", "bomb"),
        ("Russia will increase the readiness of its bases in Syria.", "bases"),
        ("Kenya plans to join the Russian-led drill in Syria.", "led"),
    ],
)
def test_affirmed(text: str, word: str) -> None:
    assert read(text, word) == ("affirmed", "actual")


@pytest.mark.parametrize(
    "text, word",
    [
        ("Russia did not bomb Syria.", "bomb"),
        ("Russia never bombed Syria.", "bombed"),
        ("Not one Russian pilot bombed Syria.", "bombed"),
        ("No treaty between Japan and Russia was signed.", "treaty"),
        ("The EU has yet to sign the accord with Mercosur.", "sign"),
        ("Russia didn't bomb Syria.", "bomb"),
        ("Neither Russia nor Iran bombed Syria.", "bombed"),
        ("No Russian jets bombed Syria.", "bombed"),
        ("Russia has no base in Syria.", "base"),
        ("Russia refused to help Syria.", "help"),
        ("Russia denied that it bombed Syria.", "bombed"),
        ("Russia denied bombing Syria.", "bombing"),
        ("Russia denied an attack on Syria.", "attack"),
        ("Russia left without bombing Syria.", "bombing"),
        ("Russia failed to help Syria.", "help"),
        ("Russia was prevented from bombing Syria.", "bombing"),
        ("Russia rejected claims that it had bombed Syria.", "bombed"),
        ("No Russian drill has been held in Syria.", "drill"),
        ("Russia has ruled out an attack on Syria.", "attack"),
        ("Russia has yet to help Syria.", "help"),
        ("Nor does Russia have a base in Syria.", "base"),
    ],
)
def test_negated(text: str, word: str) -> None:
    assert read(text, word)[0] == "negated"


@pytest.mark.parametrize(
    "text, word",
    [
        ("Russia will bomb Syria.", "bomb"),
        ("Russia plans to bomb Syria.", "bomb"),
        ("Russia agreed to help Syria.", "help"),
        ("Russia made a decision to help Syria.", "help"),
        ("Russia to help Syria.", "help"),
        ("Russia is due to help Syria.", "help"),
        ("The planned attack on Syria alarmed Russia.", "attack"),
        ("A drill of Russia and Syria has been agreed for November.", "drill"),
        ("Russia's drill with Syria is to be held in May.", "drill"),
        ("Under the deal, Russia would help Syria.", "help"),
        ("Russia helps Syria next month.", "helps"),
        ("Russian workers are expected in Syria.", "workers"),
    ],
)
def test_planned(text: str, word: str) -> None:
    assert read(text, word) == ("affirmed", "planned")


@pytest.mark.parametrize(
    "text, word",
    [
        ("Russia may bomb Syria.", "bomb"),
        ("Russia could bomb Syria.", "bomb"),
        ("Russia wants to bomb Syria.", "bomb"),
        ("Russia threatened to bomb Syria.", "bomb"),
        ("Russia is ready to help Syria.", "help"),
        ("Did Russia bomb Syria?", "bomb"),
        ("If Russia bombed Syria, Kenya protested.", "bombed"),
        ("Russia urged Iran to help Syria.", "help"),
        ("The risk of an attack on Syria alarmed Russia.", "attack"),
        ("Kenya would not say whether Russia bombed Syria.", "bombed"),
        ("Kenya called for Russian attacks on Syria.", "attacks"),
        ("Kenya hopes that Russia will help Syria.", "help"),
        ("Russia does not rule out that it could bomb Syria.", "bomb"),
        ("Kenya opposes a Russian attack on Syria.", "attack"),
        ("Russia vies for influence in Syria.", "influence"),
        ("Kenya is against a Russian attack on Syria.", "attack"),
    ],
)
def test_possible(text: str, word: str) -> None:
    assert read(text, word) == ("affirmed", "possible")


@pytest.mark.parametrize(
    "text, word",
    [
        ("Russia no longer helps Syria.", "helps"),
        ("Russia stopped helping Syria.", "helping"),
        ("Russia is a former ally of Syria.", "ally"),
        ("Russia halted arms exports to Syria.", "exports"),
        ("Russia once helped Syria.", "helped"),
        ("Russia helped Syria until 2015.", "helped"),
        ("Russia was a partner of Syria until 2015.", "partner"),
        ("Russia, no longer a member of NATO, left Syria.", "member"),
    ],
)
def test_ended(text: str, word: str) -> None:
    assert read(text, word) == ("affirmed", "ended")


def test_a_plan_that_is_denied() -> None:
    assert read("Russia does not plan to bomb Syria.", "bomb") == ("negated", "planned")


def test_a_coordinated_clause_with_its_own_subject_is_out_of_scope() -> None:
    text = "Kenya did not sign it, and Russia bombed Syria."
    assert read(text, "bombed") == ("affirmed", "actual")
    assert read(text, "sign")[0] == "negated"


def test_two_clauses_spliced_by_a_semicolon() -> None:
    assert read("Russia bombed Syria; Kenya did not protest.", "bombed") == ("affirmed", "actual")


def test_what_the_trigger_fixes_stands() -> None:
    reading = named("Russia did not bomb Syria.")
    one = mention(reading, "bomb")
    twice = RelationMention(one.relation, one.trigger, one.source, one.target, one.pattern, 0.8, "negated", "possible")
    assert status(twice) == ("affirmed", "possible")


@pytest.mark.parametrize("pattern, found", [("denial", ("negated", "actual")), ("title", ("affirmed", "actual")), ("name", ("affirmed", "actual"))])
def test_patterns_that_no_verb_above_touches(pattern: str, found: tuple[str, str]) -> None:
    assert status(mention(named("Russia did not bomb Syria."), "bomb", pattern=pattern)) == found


def test_to_reject_a_threat_is_not_to_deny_it() -> None:
    assert status(mention(named("Russia rejected a demand by Syria."), "demand", "requests", "noun"))[0] == "affirmed"


def test_who_is_helped_or_not_stays_an_ally() -> None:
    reading = named("Washington refused to support its allies, Britain and France.")
    assert status(mention(reading, "allies", "allied_with", "noun")) == ("affirmed", "actual")


def test_the_sanctions_that_somebody_does_not_join() -> None:
    reading = named("Kenya did not join the Russian sanctions against Syria.")
    assert status(mention(reading, "sanctions", "sanctions", "noun", ends="Russian Syria")) == ("affirmed", "actual")
    assert status(mention(reading, "sanctions", "sanctions", "noun")) == ("negated", "actual")


def test_a_drill_that_ended_was_held() -> None:
    text = "Russian drills in Syria ended on Friday."
    assert status(mention(named(text), "drills", "exercises_with", "noun")) == ("affirmed", "actual")
    assert read(text, "drills") == ("affirmed", "ended")


def test_an_end_that_is_only_planned() -> None:
    one = mention(named("Russia may stop bombing Syria."), "stop")
    ended = RelationMention(one.relation, one.trigger, one.source, one.target, one.pattern, 0.8, None, "ended")
    assert status(ended) == ("affirmed", "actual")


@pytest.mark.parametrize("text, word", [
    ("Sergei Ivanov, Russia's defence minister until 2007, met Iran.", "minister"),
    ("Sergei Ivanov, Russia's defence minister at the time, met Iran.", "minister"),
    ("Sergei Ivanov, Russia's defence minister in 2005, met Iran.", "minister"),
])
def test_offices_held_once(text: str, word: str) -> None:
    assert status(mention(named(text), word, "holds_office_in", "title")) == ("affirmed", "ended")


def test_what_is_discussed_is_there() -> None:
    reading = named("Kenya discussed the Russian operation in Syria.")
    assert status(mention(reading, "operation", "attacks", "noun", ends="Russian Syria")) == ("affirmed", "actual")
    assert read("Kenya discussed an operation in Syria.", "operation") == ("affirmed", "possible")


def test_a_deed_announced_is_done() -> None:
    reading = named("Kenya announced the destruction of a base in Syria.")
    assert status(mention(reading, "destruction", "attacks", "noun")) == ("affirmed", "actual")


@pytest.mark.parametrize("text, word", [
    ("Kenya, not a member of NATO, joined Uganda.", "member"),
    ("Unlike Kenya, Uganda is a member of NATO.", "member"),
    ("Neither Kenya nor Uganda is a member of NATO.", "member"),
])
def test_negated_by_the_words_around(text: str, word: str) -> None:
    assert status(mention(named(text), word, "member_of", "noun"))[0] == "negated"


def test_what_others_may_do_says_nothing_of_a_comparison() -> None:
    reading = named("Malta, like all other members of the EU, may protest.")
    assert status(mention(reading, "members", "member_of", "noun")) == ("affirmed", "actual")


def test_a_trigger_that_holds_where_it_is_denied() -> None:
    said = mention(named("Laos could not survive without China."), "survive", "depends_on")
    assert status(replace(said, polarity="affirmed", factuality="actual")) == ("affirmed", "actual")


def test_those_who_are_to_do_something_are_there() -> None:
    assert read("The allies of Kenya are to sign a pact.", "allies") == ("affirmed", "actual")
    assert read("Talks with Kenya are to begin soon.", "Talks") == ("affirmed", "planned")


def test_what_was_negotiated_for_hours_was_not_sought() -> None:
    hours = named("Putin negotiated for three hours with Xi.")
    assert status(mention(hours, "hours", "meets_with", "noun", ends="Putin Xi")) == ("affirmed", "actual")
    loan = named("Kyiv negotiated for a loan from Japan.")
    assert status(mention(loan, "loan", "aids", "noun", ends="Japan Kyiv")) == ("affirmed", "possible")


@pytest.mark.parametrize("text, word, relation, factuality", [
    ("Poland and Ukraine agreed to step up cooperation on defence.", "cooperation", "security_cooperation_with", "actual"),
    ("Poland and Ukraine agreed to begin cooperation on defence.", "cooperation", "security_cooperation_with", "planned"),
    ("Mali announced that it was leaving Niger.", "leaving", "withdraws_from", "planned"),
    ("Mali announced that it was bombing Niger.", "bombing", "attacks", "actual"),
])
def test_what_goes_on(text: str, word: str, relation: str, factuality: str) -> None:
    assert status(mention(named(text), word, relation, ends="Poland Ukraine" if "Poland" in text else "Mali Niger")) == ("affirmed", factuality)


def test_bombs_that_are_dropped_are_not_cancelled() -> None:
    assert status(mention(named("Israel dropped American bombs on Syria."), "bombs", "supplies_arms_to")) == ("affirmed", "actual")


@pytest.mark.parametrize("text, word, relation", [
    ("Iran refused to open its border with Iraq.", "border", "borders"),
    ("Iran and Iraq ended a drill.", "drill", "exercises_with"),
])
def test_what_stays_as_it_is(text: str, word: str, relation: str) -> None:
    assert status(mention(named(text), word, relation, ends="Iran Iraq")) == ("affirmed", "actual")


def test_a_paper_that_another_rejects_is_signed() -> None:
    reading = named("Greece rejects the maritime accord between Turkey and Libya.")
    assert status(mention(reading, "accord", "signs_agreement_with", ends="Turkey Libya")) == ("affirmed", "actual")


def test_a_second_verb_with_a_helper_of_its_own() -> None:
    reading = named("Serbia has never recognised Kosovo and is backed by Russia.")
    assert status(mention(reading, "backed", "supports", ends="Russia Serbia")) == ("affirmed", "actual")


@pytest.mark.parametrize("text, word, factuality", [
    ("Kenya has leased the base to Russia until 2042.", "leased", "actual"),
    ("The base is leased by Russia until 2044.", "leased", "actual"),
    ("Kenya leased the base to Russia until 2014.", "leased", "ended"),
])
def test_what_lasts_until_a_year_to_come_goes_on(text: str, word: str, factuality: str) -> None:
    assert status(mention(named(text), word, "operates")) == ("affirmed", factuality)
