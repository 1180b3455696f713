"""Words of war that speak of matches, markets, courts and words."""

from __future__ import annotations

import pytest
from parses import linked

from kg.relate.figures import doubled, figurative
from kg.syntax import Argument, RelationMention


def figure(text: str, trigger: str, ends: tuple[str, str], *before: str, relation: str = "attacks") -> bool:
    """Whether the word says the relation of the two only as a figure of speech, after other texts."""
    reading = linked(*before, text)
    source, target = (Argument(reading.actors()[name], reading.token(name), "name") for name in ends)
    mention = RelationMention(relation, reading.token(trigger), source, target, "attacks.verb.x", 0.7)
    return figurative(mention, reading.sentences[:-1], reading.cast)


@pytest.mark.parametrize("text, trigger, ends", [
    ("Spain crushed Croatia 3-0 in the opening match.", "crushed", ("Spain", "Croatia")),
    ("Chile battles Peru for the title.", "battles", ("Chile", "Peru")),
    ("Washington hit Rosneft with penalties.", "hit", ("Washington", "Rosneft")),
    ("America hits Russian oil.", "hits", ("America", "Russian")),
    ("Moscow attacked Estonia for tearing down monuments.", "attacked", ("Moscow", "Estonia")),
    ("Putin attacked Biden over the sanctions.", "attacked", ("Putin", "Biden")),
    ("Rosneft attacked Gazprom.", "attacked", ("Rosneft", "Gazprom")),
    ("The exercise simulated an attack of China on Taiwan.", "attack", ("China", "Taiwan")),
    ("In the novel, China attacks Japan.", "attacks", ("China", "Japan")),
])
def test_a_figure_of_speech(text: str, trigger: str, ends: tuple[str, str]) -> None:
    assert figure(text, trigger, ends)


@pytest.mark.parametrize("text, trigger, ends", [
    ("Ukrainian drones hit a refinery of Rosneft.", "hit", ("Ukrainian", "Rosneft")),
    ("China attacks Japan.", "attacks", ("China", "Japan")),
    ("Russia was thrown out of the World Cup after it had attacked Ukraine.", "attacked", ("Russia", "Ukraine")),
    ("Putin attacked Ukraine in February.", "attacked", ("Putin", "Ukraine")),
])
def test_a_deed_of_war(text: str, trigger: str, ends: tuple[str, str]) -> None:
    assert not figure(text, trigger, ends)


def test_what_the_text_speaks_of() -> None:
    sport = "The final of the football championship was played in Doha."
    assert figure("Spain crushed Croatia.", "crushed", ("Spain", "Croatia"), sport)
    assert not figure("Spain crushed Croatia.", "crushed", ("Spain", "Croatia"))
    assert figure("Spain crushed Croatia.", "crushed", ("Spain", "Croatia"), sport, relation="competes_with")
    assert not figure("Spain crushed Croatia.", "crushed", ("Spain", "Croatia"), sport, relation="supports")


def test_one_word_for_two_things() -> None:
    reading = linked("Washington hit Rosneft with penalties.")
    source, target = (Argument(reading.actors()[name], reading.token(name), "name") for name in ("Washington", "Rosneft"))
    attack, sanction = (RelationMention(relation, reading.token("hit"), source, target, "x", 0.7) for relation in ("attacks", "sanctions"))
    other = RelationMention("sanctions", reading.token("with"), source, target, "x", 0.7)
    assert doubled(attack, [attack, sanction]) and not doubled(sanction, [attack, sanction])
    assert not doubled(attack, [attack, other])


def test_jets_of_airlines() -> None:
    order = "China's airlines ordered jets from Airbus."
    assert figure(order, "ordered", ("Airbus", "China"), relation="supplies_arms_to")
    assert not figure("China ordered jets from Airbus.", "ordered", ("Airbus", "China"), relation="supplies_arms_to")


def test_menaces_of_things_and_teams_on_the_road() -> None:
    assert figure("Chinese solar panels threaten Germany.", "threaten", ("Chinese", "Germany"), relation="threatens")
    assert not figure("China threatens Germany.", "threatens", ("China", "Germany"), relation="threatens")
    assert figure("The footballers of India visited Chile.", "visited", ("India", "Chile"), relation="visits")
    assert not figure("The ministers of India visited Chile.", "visited", ("India", "Chile"), relation="visits")
