"""Polarity and factuality: the words on a trigger and above it (negation, modals, plans, refusals, endings) decide."""

from __future__ import annotations

from itertools import pairwise

from kg.cues import cues
from kg.model import Factuality, Polarity
from kg.qualify.above import step
from kg.qualify.reading import NEGATIONS, Reading, adjective, after, auxiliary, before, without
from kg.qualify.scope import climb
from kg.qualify.tense import tense, to_come
from kg.syntax import RelationMention, Token

#: Questions that begin so take what they ask about for granted: "How did it come to rely on China?"
_TAKING = frozenset(("how", "why", "when", "where", "who", "what", "which", "whose"))
_SPANS = frozenset(("week", "month", "year", "spring", "summer", "autumn", "winter"))
_QUESTIONER = frozenset(("q", "question", ":", "."))


def status(mention: RelationMention) -> tuple[Polarity, Factuality]:
    """Polarity and factuality of a relation mention; what its trigger fixes by itself stands."""
    kind = mention.pattern.split(".")[1]
    if kind == "denial":
        return "negated", "actual"
    if kind in ("title", "name"):
        return "affirmed", mention.factuality or ("ended" if kind == "title" and _held_once(mention) else "actual")
    reading = Reading(event=mention.relation in cues().relations("events"))
    reading.halted = mention.factuality == "ended"
    _read(mention, reading)
    negated = mention.polarity != "affirmed" and (reading.negations % 2 == 1) != (mention.polarity == "negated")
    factuality = "actual" if reading.settled and reading.factuality == "actual" and mention.factuality == "ended" \
        else mention.factuality or reading.factuality
    return ("negated" if negated else "affirmed"), factuality


def _read(mention: RelationMention, reading: Reading) -> None:
    trigger = mention.trigger
    _modifiers(trigger, reading)
    above = [*climb(mention)]
    shared = {upper for lower, upper in above if upper.is_verb and lower.dep not in ("advcl", "nsubj", "conj")}
    for token in (mention.source.token, mention.target.token):
        _argument(token, trigger, shared, reading)
    own = reading.negations
    for lower, upper in above:
        step(lower, upper, reading)
    _question(trigger, reading)
    if _over_by_then(mention):
        reading.weaken("ended")
    noun = trigger.is_noun and (trigger.dep in ("dobj", "nsubjpass") or _answered(trigger)) or _of_claim(trigger)
    if noun and mention.relation in cues().relations("speech_acts"):
        reading.negations = own  # to reject a threat or demand is not to deny that it was made
    if mention.relation in cues().relations("declared") and trigger.dep == "dobj" and trigger.head.lemma == "announce":
        reading.factuality = "actual"  # a penalty or truce announced is one


def _of_claim(verb: Token) -> bool:
    """"rejected the charge that it plotted": the charge is denied, not that it was made."""
    while verb.dep in ("conj", "xcomp") and verb.head.is_verb:
        verb = verb.head
    return verb.is_verb and verb.dep in ("acl", "ccomp", "relcl") and verb.head.lemma in cues()["claim_nouns"] and verb.head.is_noun


def _answered(noun: Token) -> bool:
    """"did not respond to the demand", "will not yield to threats"."""
    return noun.dep == "pobj" and noun.head.lower == "to" and noun.head.head.lemma in cues()["answering_verbs"]


def _held_once(mention: RelationMention) -> bool:
    """"the head of the KNB until his dismissal", "foreign minister at the time", "prime minister in 1971"."""
    title = mention.trigger
    words = []
    for token in title.sentence.tokens[title.i + 1 : title.i + 14]:
        if token.lower in (",", ";", ":", "who", "which", "whose") or token.is_verb:
            break
        words.append(token.lower)
    if mention.source.token.i > title.i:
        return False  # "the minister until May, X": what stands after a name before which the title stands is not about it
    said = " ".join(words)
    return "until" in words or "at the time" in said or any(word == "in" and year in cues()["years"] for word, year in pairwise(words))


def _modifiers(trigger: Token, reading: Reading) -> None:
    """What hangs on the trigger itself: negations, auxiliaries, adjectives; and a negated object."""
    for kid in trigger.children:
        _modifier(kid, trigger, reading)
    if trigger.is_verb:
        _negated_object(trigger, reading)
        return
    first = min(trigger.subtree(), key=lambda token: token.i)
    if before(first) == "longer" and trigger.dep == "appos":
        reading.weaken("ended")  # "Britain, no longer a member, ..."
    negation = first if first.lower == "not" else first.next(-1)
    if negation is not None and negation.lower == "not" and negation.head is not trigger and trigger.dep in ("appos", "attr", "conj") \
            and (negation.dep != "neg" or negation.head is trigger.head and not trigger.head.is_verb):
        reading.deny()  # "Uzbekistan, not a member, sent nobody"


def _modifier(kid: Token, trigger: Token, reading: Reading) -> None:
    word = kid.lower
    if _negates(kid, trigger):
        if word == "no" and after(kid) == "longer":
            reading.weaken("ended")
        else:
            reading.deny()
    elif word == "longer" and any(sub.lower in ("no", "not") for sub in kid.children):
        reading.weaken("ended")
        reading.negations -= sum(sub.dep == "neg" for sub in trigger.children if sub.lower in ("not", "n't"))
    elif kid.dep == "aux" or kid.tag == "MD":
        auxiliary(kid, trigger, reading)
    elif kid.dep in ("amod", "compound", "nmod"):
        adjective(word, reading)
    elif word == "tomorrow" or word in _SPANS and any(sub.lower == "next" for sub in kid.children):
        if trigger.tag in ("VBZ", "VBP", "VBG"):
            reading.weaken("planned")  # "flies to Paris tomorrow"
    elif kid.dep == "advmod" and word in ("once", "formerly", "erstwhile") or _until(kid, trigger, reading):
        reading.weaken("ended")
    elif kid.dep == "mark" and word in ("if", "unless"):
        reading.weaken("possible")


def _over_by_then(mention: RelationMention) -> bool:
    """"Before the war Egypt bought its wheat there", "had run the mine since 1971": what lasts is told as of a time that is over."""
    verb = mention.trigger
    lasting = cues().relations("lasting") | cues().relations("standing")
    if not verb.is_verb or mention.relation not in lasting or mention.relation in cues().relations("authors_own"):
        return False
    if tense(verb) == "pluperfect":
        return any(kid.lower == "since" for kid in verb.kids("prep"))
    subject = min((sub.i for sub in verb.kids("nsubj", "nsubjpass")), default=0)
    fronted = any(kid.lower == "before" and kid.i < subject for kid in verb.kids("prep"))
    return fronted and tense(verb) == "past" and mention.trigger.lemma not in cues()["changing_verbs"]


def _until(kid: Token, trigger: Token, reading: Reading) -> bool:
    """"helped them until 2015", "its partner until this year"; a deed is not ended so, nor what goes on, such as a base leased until 2044."""
    past = trigger.tag in ("VBD", "VBN") and tense(trigger) in ("past", "pluperfect", "none") or trigger.is_noun
    return kid.dep in ("prep", "mark") and kid.lower == "until" and past and not reading.event and not to_come(kid)


def _negates(kid: Token, trigger: Token) -> bool:
    following = kid.lower in ("nor", "neither") and kid.dep == "cc" and kid.i > trigger.i  # negates what comes next
    if after(kid) in ("only", "just", "merely") or _not_until(kid, trigger):
        return False  # "not only bombed but also"
    return kid.lower in NEGATIONS and kid.dep in ("neg", "det", "advmod", "preconj", "cc") and not following


def _not_until(kid: Token, verb: Token) -> bool:
    """"did not join until 2004": it did then."""
    return kid.dep == "neg" and any(sub.lower == "until" and sub.i > verb.i for sub in verb.kids("prep", "mark")) \
        and any(sub.lower in ("did", "was", "were") for sub in verb.kids("aux", "auxpass"))


def _negated_object(verb: Token, reading: Reading) -> None:
    """"signed no agreement", "holds no more drills", "neither joined"."""
    for kid in verb.kids("dobj", "attr", "nsubjpass", "nsubj", "prep"):
        target = kid.kids("pobj")[0] if kid.dep == "prep" and kid.kids("pobj") else kid
        words = {sub.lower for sub in target.children}
        if {"no", "more"} <= words:
            reading.weaken("ended")
            return
        if kid.lower in ("neither", "none", "nobody", "nothing") or without(target, "det", "neg", "preconj", "cc"):
            reading.deny()
            return


def _argument(token: Token, trigger: Token, shared: set[Token], reading: Reading) -> None:
    """"no Russian troops", "neither country": a negated argument of a noun trigger or of the verb above; "but not of the EU".

    The subject of a verb in `shared` is counted on the way up.
    """
    top = token
    while top.head is not top and top.head is not trigger and top.dep in ("compound", "amod", "nmod", "conj", "poss"):
        top = top.head
    prep = top.head
    if top.dep == "pobj" and (prep.lower == "unlike" or any(kid.dep == "neg" and kid.i == prep.i - 1 for kid in prep.children)):
        reading.deny()
        return
    if top is trigger or trigger.is_verb and (top.head is trigger or top.head in trigger.ancestors()):
        return  # counted with the verb
    if top.dep in ("nsubj", "nsubjpass") and top.head in shared:
        return  # "Neither Peru nor Chile is a member"
    if without(top, "det", "preconj", "neg", "cc"):
        reading.deny()


def _question(trigger: Token, reading: Reading) -> None:
    tokens = trigger.sentence.tokens
    if tokens[-1].text == "?" or tokens[-1].text in ('"', "”") and len(tokens) > 1 and tokens[-2].text == "?":
        first = next((token for token in tokens if token.lower not in _QUESTIONER and token.text not in ('"', "“", "‘")), tokens[0])
        if first.lower not in _TAKING:
            reading.weaken("possible")
