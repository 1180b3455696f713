"""Triggers on parsed sentences: word, build, conditions and actor types must all fit."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pytest
from parses import Reading, named

from kg.lexicon import Lexicon, Trigger
from kg.relate import relate
from kg.relate.match import matches
from kg.syntax import RelationMention


def trigger(relation: str, word_class: str, phrase: str, source: str = "subj", target: str = "obj", **more: Any) -> Trigger:
    """An entry of a lexicon; roles are parted by blanks."""
    words = phrase.split()
    lemma, rest = (words[0], words[1:]) if word_class == "verb" else (words[-1], words[:-1])
    return Trigger(
        relation, f"{relation}.{word_class}.{phrase}", word_class, lemma, tuple(rest), tuple(source.split()), tuple(target.split()), **more
    )


def found(reading: Reading, *triggers: Trigger) -> list[RelationMention]:
    made: dict[tuple[str, str], tuple[Trigger, ...]] = defaultdict(tuple)
    for one in triggers:
        made[one.word_class, one.lemma] += (one,)
    return [mention for sentence in reading.sentences for mention in matches(sentence, reading.cast, Lexicon(dict(made)))]


def pairs(text: str, *triggers: Trigger) -> list[tuple[str, str]]:
    return [(mention.source.actor, mention.target.actor) for mention in found(named(text), *triggers)]


ATTACK = trigger("attacks", "verb", "bomb")


@pytest.mark.parametrize(
    "text, made",
    [
        ("Russia bombed Syria.", [("RUS", "SYR")]),
        ("Syria was bombed by Russia.", [("RUS", "SYR")]),
        ("Syria was bombed.", []),
        ("Prices rose.", []),
    ],
)
def test_a_verb_with_both_ends(text: str, made: list[tuple[str, str]]) -> None:
    assert pairs(text, ATTACK) == made


def test_what_a_mention_carries() -> None:
    [made] = found(
        named("Russia bombed Syria."), trigger("attacks", "verb", "bomb", confidence=0.7, polarity="negated", factuality="ended", detail=("trigger",))
    )
    assert (made.relation, made.trigger.text, made.pattern, made.detail) == ("attacks", "bombed", "attacks.verb.bomb", "bombed")
    assert (made.confidence, made.polarity, made.factuality) == (0.7, "negated", "ended")


def test_each_member_of_a_coordination() -> None:
    assert pairs("Russia and Iran bombed Syria and Iraq.", ATTACK) == [("RUS", "SYR"), ("RUS", "IRQ"), ("IRN", "SYR"), ("IRN", "IRQ")]


def test_symmetric_relations_pair_the_subjects() -> None:
    assert set(pairs("Kenya, Uganda and Tanzania traded.", trigger("trades_with", "verb", "trade", target="with"))) == {
        ("KEN", "UGA"),
        ("KEN", "TZA"),
        ("UGA", "TZA"),
    }


def test_what_is_built_in_a_place_is_built_in_the_state_that_the_sentence_gives_it() -> None:
    sunk = trigger("invests_in", "verb", "sink", target="into")
    made = pairs("Sinohydro has sunk a billion dollars into Zambia's Kasompe Gorge.", sunk)
    assert made == [("sinohydro", "x-kasompe-gorge-place"), ("sinohydro", "ZMB")]


def test_relations_with_a_direction_do_not() -> None:
    assert pairs("Russia and Iran attacked.", trigger("attacks", "verb", "attack")) == []


def test_a_relation_with_a_direction_may_hold_both_ways() -> None:
    both = [("KHM", "THA"), ("THA", "KHM")]
    assert pairs("Cambodia and Thailand accused each other of breaking the truce.", trigger("accuses", "verb", "accuse")) == both
    traded = trigger("accuses", "verb", "trade", target="each-other", needs=(("obj", frozenset({"accusation"})),))
    assert pairs("India and Pakistan traded accusations.", traded) == [("IND", "PAK"), ("PAK", "IND")]


def test_the_last_of_several_objects_is_no_further_subject() -> None:
    assert pairs("Olaf Scholz called on Kenya and Uganda in May.", trigger("visits", "verb", "call", target="on")) == [
        ("olaf-scholz", "KEN"), ("olaf-scholz", "UGA")]


@pytest.mark.parametrize(
    "needs, forbids, made",
    [
        ({}, {}, 1),
        ({"obj": {"tank"}}, {}, 1),
        ({"obj": {"tanks"}}, {}, 1),
        ({"obj": {"wheat"}}, {}, 0),
        ({"kid": {"ukraine"}}, {}, 1),
        ({"with": {"*"}}, {}, 0),
        ({"obj": {"*"}}, {}, 1),
        ({}, {"obj": {"tank"}}, 0),
        ({}, {"kid": {"wheat"}}, 1),
        ({"obj": {"tank"}}, {"to": {"*"}}, 0),
    ],
)
def test_needs_and_forbids(needs: dict[str, set[str]], forbids: dict[str, set[str]], made: int) -> None:
    conditions = [tuple((role, frozenset(words)) for role, words in given.items()) for given in (needs, forbids)]
    entry = trigger("supplies_arms_to", "verb", "give", target="to", needs=conditions[0], forbids=conditions[1])
    assert len(pairs("France gave tanks to Ukraine.", entry)) == made


def test_how_much_of_it_counts_as_a_word_of_a_role() -> None:
    entry = trigger("depends_on", "verb", "get", target="from", needs=(("obj", frozenset(("all",))),))
    assert pairs("Bulgaria gets nearly all its gas from Russia.", entry) == [("BGR", "RUS")]


@pytest.mark.parametrize("text, made", [("Russia pulled out of Armenia.", [("RUS", "ARM")]), ("Russia pulled a cart in Armenia.", [])])
def test_the_particle_of_a_verb_must_stand_there(text: str, made: list[tuple[str, str]]) -> None:
    assert pairs(text, trigger("withdraws_from", "verb", "pull out", target="of")) == made


@pytest.mark.parametrize("text, made", [("Armenia is a founding member of the CSTO.", 1), ("Armenia is a member of the CSTO.", 0)])
def test_the_words_before_a_noun_must_stand_there(text: str, made: int) -> None:
    assert len(pairs(text, trigger("member_of", "noun", "founding member", "self", "of"))) == made


def test_actor_types_must_fit_the_relation() -> None:
    assert pairs("Armenia joined the CSTO.", trigger("member_of", "verb", "join")) == [("ARM", "CSTO")]
    assert pairs("Armenia joined Syria.", trigger("member_of", "verb", "join", target_types=("organization",))) == []
    assert pairs("Armenia joined Syria.", trigger("borders", "verb", "join")) == [("ARM", "SYR")]


@pytest.mark.parametrize("types, made", [((), 1), (("country",), 1), (("company", "person"), 0)])
def test_an_entry_may_narrow_the_types(types: tuple[str, ...], made: int) -> None:
    assert len(pairs("Russia bombed Syria.", trigger("attacks", "verb", "bomb", source_types=types))) == made


def test_the_first_role_that_gives_an_actor_wins() -> None:
    text = "France gave tanks to Ukraine."
    assert pairs(text, trigger("supplies_arms_to", "verb", "give", target="for to")) == [("FRA", "UKR")]
    assert pairs(text, trigger("supplies_arms_to", "verb", "give", target="for with")) == []


def test_two_roles_joined_with_plus() -> None:
    assert set(pairs("Kenya traded with Uganda.", trigger("trades_with", "verb", "trade", "subj", "obj+with"))) == {("KEN", "UGA")}


def test_nobody_does_it_to_himself() -> None:
    assert pairs("Russia bombed Russia.", ATTACK) == []


def test_a_man_is_no_party_to_his_own_state() -> None:
    asked = trigger("requests", "verb", "tell")
    assert pairs("Vladimir Putin told Russia to leave.", asked) == []
    assert pairs("Kenya told Uganda to leave.", asked) == [("KEN", "UGA")]


def test_a_verb_that_is_not_said_again() -> None:
    text = "India joined the SCO in 2017, Iran in 2023 and Belarus in 2024."
    assert set(pairs(text, trigger("member_of", "verb", "join"))) == {("IND", "SCO"), ("IRN", "SCO"), ("BLR", "SCO")}


def test_an_object_that_only_its_side_sets_apart() -> None:
    text = "Chad is bordered by Libya to the north, Sudan to the east and Niger to the west."
    assert set(pairs(text, trigger("borders", "verb", "border"))) == {("LBY", "TCD"), ("SDN", "TCD"), ("NER", "TCD")}


def test_what_the_text_speaks_of_fills_an_empty_role() -> None:
    reading = named("Armenia left the CSTO.", "Armenia had joined in 1992.")
    entry = trigger("member_of", "verb", "join", target="obj ~organization", confidence=0.6)
    [made] = found(reading, entry)
    assert (made.source.actor, made.target.actor, made.target.via) == ("ARM", "CSTO", "context")
    assert made.confidence < 0.6


def test_a_filled_role_is_not_replaced() -> None:
    reading = named("Armenia left the CSTO.", "Armenia joined a club.")
    assert found(reading, trigger("member_of", "verb", "join", target="obj ~organization")) == []


def test_who_visits_a_foreign_city_visits_its_state() -> None:
    made = found(named("Emmanuel Macron visited Berlin."), trigger("visits", "verb", "visit"))
    assert [one.target.actor for one in made] == ["berlin", "DEU"]


@pytest.mark.parametrize(
    "text, made",
    [
        ("Russia bombed Odesa.", ["odesa", "UKR"]),
        ("Ukraine bombed Crimea.", ["crimea"]),  # at home
        ("Ukraine bombed the Kant airbase.", ["kant-air-base"]),  # the base of a third state
        ("Khartoum was bombed by the army of Sudan.", ["khartoum"]),  # the city, though its name may mean the state
    ],
)
def test_who_bombs_a_foreign_place_attacks_its_state(text: str, made: list[str]) -> None:
    assert [one.target.actor for one in found(named(text), ATTACK)] == made


def test_a_capital_that_speaks_is_no_city() -> None:
    entry = trigger("attacks", "verb", "accuse", "obj", "subj")
    assert pairs("Caracas accused Washington of aggression.", entry) == [("USA", "VEN")]


def test_what_two_do_to_each_other() -> None:
    entry = trigger("attacks", "verb", "exchange", target="each-other")
    assert pairs("Thailand and Cambodia exchanged fire.", entry) == [("THA", "KHM"), ("KHM", "THA")]


def test_a_drill_between_two_whatever_the_verb_above() -> None:
    entry = trigger("exercises_with", "noun", "drill", "between", "with")
    assert pairs("China denounced the drills between Japan and Australia.", entry) == [("JPN", "AUS")]


@pytest.mark.parametrize(
    "text, source, made",
    [
        ("Russia keeps the Kant airbase.", "obj", [("KGZ", "RUS")]),
        ("Qatar keeps the port of Odesa.", "obj", []),
        ("Russia has a base in Tartus.", "obj.in obj", [("SYR", "RUS")]),
        ("Russia has a base in Abkhazia.", "obj.in obj", [("abkhazia", "RUS")]),
    ],
)
def test_the_host_of_a_base_is_where_it_lies(text: str, source: str, made: list[tuple[str, str]]) -> None:
    types = ("country", "place", "facility")
    keep = [trigger("hosts_base_of", "verb", verb, source, "subj", source_types=types) for verb in ("keep", "have")]
    assert pairs(text, *keep) == made


@pytest.mark.parametrize("text", ["Russia has a base in Europe.", "Russia's Northern Fleet has a base in Russia."])
def test_who_hosts_no_base(text: str) -> None:
    assert pairs(text, trigger("hosts_base_of", "verb", "have", "obj.in", "subj")) == []


def test_a_second_object_of_a_verb_that_is_not_said_again() -> None:
    text = "French forces left Mali in 2022, Niger in 2023 and Chad in 2025."
    assert pairs(text, trigger("withdraws_from", "verb", "leave", "subj.mod")) == [("FRA", "MLI"), ("FRA", "NER"), ("FRA", "TCD")]


def test_the_state_gets_what_its_president_receives() -> None:
    entry = trigger("supplies_arms_to", "verb", "receive", "from", "subj")
    assert pairs("Joe Biden received missiles from Germany.", entry) == [("DEU", "USA")]


def test_mentions_come_in_text_order() -> None:
    reading = named("Russia bombed Syria.", "Syria was bombed by Russia.")
    assert [mention.trigger.sentence.number for mention in found(reading, ATTACK)] == [0, 1]


def test_goods_that_reach_a_city_reach_its_state() -> None:
    entry = trigger("exports_to", "verb", "reach", source="subj.mod", target="obj")
    assert pairs("Azerbaijani oil reached Haifa.", entry) == [("AZE", "ISR")]


def test_a_number_alone_opens_a_gap() -> None:
    keep = trigger("deploys_forces_in", "verb", "keep", target="in", detail=("obj",))
    made = found(named("Kenya keeps 500 soldiers in Mali and Italy 300."), keep)
    told = [(mention.source.actor, mention.target.actor, mention.detail) for mention in made]
    assert told == [("KEN", "MLI", "500 soldiers"), ("ITA", "MLI", None)]
    hosts = trigger("hosts_base_of", "verb", "keep", source="in", target="subj")
    made = found(named("Kenya keeps 500 soldiers in Mali and Italy 300."), hosts)
    assert [(mention.source.actor, mention.target.actor) for mention in made] == [("MLI", "KEN"), ("MLI", "ITA")]


def test_what_is_joined_to_a_trigger_is_not_what_it_is() -> None:
    army = trigger("leads", "noun", "army", source="of", target="self")
    assert pairs("Kenya mediated between the army of Sudan and Uganda.", army) == []


@pytest.mark.parametrize("text, made", [
    ("Iraq relies on Iran for gas and on America for tanks.", [("USA", "IRQ", "tanks")]),
    ("Iraq relies on Iran and on America for tanks.", [("IRN", "IRQ", "tanks"), ("USA", "IRQ", "tanks")]),
])
def test_each_with_a_thing_of_its_own(text: str, made: list[tuple[str, str, str]]) -> None:
    arms = trigger("supplies_arms_to", "verb", "rely", "on", "subj", needs=(("for", frozenset(("tank",))),), detail=("for",))
    assert [(mention.source.actor, mention.target.actor, mention.detail) for mention in found(named(text), arms)] == made


def test_a_noun_that_the_lexicon_has_in_the_plural_alone() -> None:
    at = trigger("competes_with", "noun", "loggerheads", source="csubj", target="with")
    assert pairs("Kenya is at loggerheads with Uganda.", at) == [("KEN", "UGA")]


def test_a_candidate_of_the_commission_is_one_of_the_union() -> None:
    candidate = trigger("affiliated_with", "noun", "candidate", source="self", target="of")
    assert pairs("Kenya is a candidate of the European Commission.", candidate) == [("KEN", "EU")]


def test_what_men_do_for_their_states() -> None:
    assert pairs("Barack Obama sent Ukraine tanks.", trigger("supplies_arms_to", "verb", "send", target="iobj")) == [("USA", "UKR")]
    sign = trigger("security_cooperation_with", "verb", "sign", source="subj", target="with")
    assert pairs("Vladimir Putin signed a pact with Alexander Lukashenko.", sign) == [("RUS", "BLR")]
    assert pairs("Vladimir Putin signed a pact with Belarus.", sign) == [("vladimir-putin", "BLR")]


def test_things_are_not_opposed() -> None:
    entry = trigger("opposes", "verb", "condemn")
    assert pairs("Israel condemned the New START treaty.", entry) == []
    assert pairs("Israel condemned Iran.", entry) == [("ISR", "IRN")]


def test_a_drill_is_nobody() -> None:
    text = "Mongolia holds the Khaan Quest exercise with Japan."
    assert pairs(text, trigger("exercises_with", "noun", "exercise", source="vsubj+mod", target="with")) == [("MNG", "JPN")]


def test_of_two_readings_of_a_word_the_marked_one_stands() -> None:
    plain = trigger("hosts_base_of", "verb", "hand", source="to", target="subj")
    ended = trigger("hosts_base_of", "verb", "hand back", source="to", target="subj", factuality="ended")
    reading = named("Russia handed back its base to Kenya.")
    made = relate(reading.sentences, reading.cast, Lexicon({("verb", "hand"): (plain, ended)}))
    assert [(mention.relation, mention.factuality) for mention in made] == [("hosts_base_of", "ended")]
