"""What two actors cannot be to each other, whatever the words around them say."""

from __future__ import annotations

from kg.cast import Cast
from kg.cues import cues
from kg.syntax import Argument
from kg.vocabulary import Relation


def drill(argument: Argument) -> bool:
    """"the Khaan Quest exercise" is nobody."""
    mention = argument.token.mention
    if mention is None or mention.kind != "found":
        return False
    after = argument.token.sentence.tokens[mention.last + 1 : mention.last + 2]
    return bool(after) and after[0].lemma in cues()["drills"]


def at_home(relation: str, first: str, second: str, cast: Cast) -> bool:
    """Forces on their own state's soil; what hosts nothing, being a sea or a continent."""
    facts = cast.registry.facts
    if relation == "deploys_forces_in":
        owner = cast[first].principal or first
        return owner in (second, facts.get(second, {}).get("located_in"))
    label = cast[first].label
    return label.lower() in cues()["continents"] or label.split()[-1] in cues()["waters"] or cast[second].principal == first


def his_own(relation: Relation, first: Argument, second: Argument, cast: Cast) -> bool:
    """Whether a man stands to the state for which he acts in what only two parties do to each other, or a body of the state in what it
    does with others alone: "Putin asked Russia", "the Pentagon takes weapons from American stocks"."""
    if relation.id not in cues().relations("of_two"):
        return False
    kinds = ("person", "government", "force") if relation.id in cues().relations("with_others") else ("person",)
    pairs = ((first.actor, second.actor), (second.actor, first.actor))
    return any(cast.type(man) in kinds and (above := cast.principal(man)) is not None and above.id == state for man, state in pairs)
