"""Terms of office: the verb by which somebody takes or loses the office that is told of him."""

from __future__ import annotations

from kg.cues import cues
from kg.syntax import RelationMention, Token


def term(mention: RelationMention) -> tuple[Token, bool] | None:
    """The verb with whose date the term begins (True) or ends (False): "President Bazoum was overthrown in July"."""
    if mention.relation != "holds_office_in":
        return None
    holder, office = _whole(mention.source.token), _whole(mention.trigger)
    named = {holder, *holder.kids("appos"), *([holder.head] if holder.dep == "appos" else []), *([office] if office.is_noun else [])}
    for noun in sorted(named, key=lambda token: token.i):
        verbs = [noun.head, *(verb for verb in noun.kids("acl", "relcl") if verb.tag == "VBN" or verb.dep == "relcl")]
        for verb in verbs:
            turned = _turn(noun, verb)
            if turned is not None and not verb.kids("neg") and not any(kid.tag == "MD" or kid.lower == "to" for kid in verb.kids("aux")):
                return verb, turned
    return None


def _whole(name: Token) -> Token:
    """The word by which the name or title hangs in its sentence."""
    while name.dep == "compound" and name.head is not name:
        name = name.head
    return name


def _turn(noun: Token, verb: Token) -> bool | None:
    """Whether the verb gives (True) or takes (False) an office to or from the noun before or around it; None where neither."""
    if not verb.is_verb:
        return None
    role = noun.dep if noun.head is verb else _role(verb)
    if role in ("dobj", "nsubjpass") and (verb.lemma in cues()["removing_from_office"] or verb.lemma == "drive" and verb.kids("prep")):
        return False
    power = any(kid.lower in ("office", "power") for kid in verb.kids("dobj"))
    down = verb.lemma == "step" and any(kid.lower == "down" for kid in verb.kids("prt", "advmod"))
    if role == "nsubj" and (down or verb.lemma in cues()["leaving_office"] or power and verb.lemma in ("leave", "quit", "lose")):
        return False
    if role == "nsubj" and power and verb.lemma in ("take", "assume", "seize"):
        return True
    ranked = any(kid.lower in ("first", "last", "latest") for attr in verb.kids("attr") for kid in attr.children)  # "the first to visit it"
    return True if role in ("dobj", "nsubjpass", "nsubj") and verb.lemma in cues()["taking_office"] and not ranked else None


def _role(clause: Token) -> str:
    """What the noun is in the clause that describes it: "the president deposed in April", "whom he overthrew"."""
    if clause.dep == "acl":
        return "nsubjpass"
    return next((kid.dep for kid in clause.children if kid.tag in ("WP", "WDT")), "")
