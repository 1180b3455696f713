"""Polarity and factuality: what stands above a trigger (negation, modals, plans, refusals, endings) decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.cues import cues
from kg.model import Factuality, Polarity
from kg.syntax import RelationMention, Token

_NEGATIONS = frozenset(("not", "n't", "n’t", "never", "no", "neither", "nor", "without", "hardly", "barely", "nobody", "none", "nothing"))
_FUTURE = frozenset(("will", "shall", "'ll", "wo", "’ll"))
_MODAL = frozenset(("may", "might", "could", "can", "should", "must", "would", "ca"))
_CONDITIONS = frozenset(("if", "unless", "whether", "should", "lest"))
#: How what a verb may plan, deny or end hangs on it.
_UNDER_VERB = frozenset(("xcomp", "ccomp", "dobj", "nsubjpass", "attr", "pcomp", "oprd", "advcl", "nsubj", "prep", "dative", "acomp", "conj"))
_STRONG = {"actual": 0, "planned": 1, "possible": 2, "ended": 3}


@dataclass(slots=True)
class Reading:
    """What the words above a trigger do to its claim."""

    negations: int = 0
    factuality: Factuality = "actual"

    def weaken(self, factuality: Factuality) -> None:
        if _STRONG[factuality] > _STRONG[self.factuality]:
            self.factuality = factuality


def status(mention: RelationMention) -> tuple[Polarity, Factuality]:
    """Polarity and factuality of a relation mention; what its trigger fixes by itself stands."""
    if mention.pattern.split(".")[1] == "denial":
        return "negated", "actual"
    if mention.pattern.split(".")[1] in ("title", "name"):
        return "affirmed", mention.factuality or "actual"
    reading = Reading()
    _modifiers(mention.trigger, reading)
    for token in (mention.source.token, mention.target.token):
        _argument(token, mention.trigger, reading)
    for lower, upper in climb(mention.trigger):
        _step(lower, upper, reading)
    _question(mention.trigger, reading)
    if mention.relation in cues().relations("speech_acts") and mention.trigger.is_noun and mention.trigger.dep in ("dobj", "nsubjpass"):
        reading.negations = 0  # to reject a threat or demand is not to deny that it was made
    negated = (reading.negations % 2 == 1) != (mention.polarity == "negated")
    if mention.relation in ("sanctions", "strategic_partner_of") and mention.trigger.dep == "dobj" and mention.trigger.head.lemma == "announce":
        reading.factuality = "actual"  # a penalty announced is a penalty, a partnership declared is one
    factuality = mention.factuality or reading.factuality
    if mention.factuality == "ended" and reading.factuality in ("planned", "possible"):
        factuality = reading.factuality
    return ("negated" if negated else "affirmed"), factuality


def climb(trigger: Token) -> Iterator[tuple[Token, Token]]:
    """Pairs (token, its head) from the trigger up, as far as a word above can still change whether the claim holds."""
    token = trigger
    while token.head is not token:
        head = token.head
        if token.dep in ("relcl", "appos") or token.dep == "acl" and token.tag in ("VBN", "VBG") or token.dep == "poss":
            return
        if token.is_noun and (token is trigger and _presupposed(token) or token.dep in ("compound", "nmod", "amod", "npadvmod")
                              or token.dep == "nsubj" and head.lemma not in cues()["happening_verbs"]):
            return
        if token.dep in ("prep", "advmod") and token.lower in ("as", "once") and any(kid.i > token.i for kid in head.kids("nsubj", "nsubjpass")):
            return  # "As a NATO member, Turkey can veto"
        if token.dep == "advcl" and not (_CONDITIONS & {kid.lower for kid in token.kids("mark", "advmod")} or token.tag in ("VBG", "VB")):
            return
        if token.dep in ("ccomp", "parataxis", "dep") and spliced(token, head):
            return
        if token.dep == "conj" and token.is_verb and _new_clause(token):
            return
        yield token, head
        token = head


def spliced(clause: Token, head: Token) -> bool:
    """"They signed it; Mongolia did not.": two sentences in one, that the parser hangs on each other."""
    if head.i < clause.i or not head.is_verb or not head.kids("nsubj", "nsubjpass"):
        return False
    between = {token.text for token in clause.sentence.tokens[clause.i : head.i]}
    return bool(between & {";", ":", "—", "–"}) or head.lemma not in cues()["reporting_verbs"] and "," in between and not between & {"“", '"', "‘"}


def _presupposed(noun: Token) -> bool:
    """"the readiness of its bases": a noun below another noun that is no plan or wish is taken for granted."""
    above = noun.head.head if noun.dep == "pobj" else noun.head
    lists = cues()
    return noun.is_noun and noun.dep == "pobj" and above.is_noun and not any(
        above.lemma in lists[name] for name in ("factive_nouns", "possible_nouns", "negative_nouns"))


def _new_clause(token: Token) -> bool:
    """A coordinated clause with a subject of its own is out of the first one's scope, but not out of its reporting verb's."""
    return bool(token.kids("nsubj", "nsubjpass")) and token.head.dep != "ccomp"


def _modifiers(trigger: Token, reading: Reading) -> None:
    """What hangs on the trigger itself: negations, auxiliaries, adjectives; and a negated object."""
    for kid in trigger.children:
        _modifier(kid, trigger, reading)
    if trigger.is_verb:
        _negated_object(trigger, reading)
        return
    first = min(trigger.subtree(), key=lambda token: token.i)
    before = first.next(-1)
    apart = before is not None and before.lower == "not" and before.dep != "neg" and before.head is not trigger
    if apart and trigger.dep in ("appos", "attr", "conj"):
        reading.negations += 1


def _modifier(kid: Token, trigger: Token, reading: Reading) -> None:
    word = kid.lower
    if _negates(kid, trigger):
        if word == "no" and _after(kid) == "longer":
            reading.weaken("ended")
        else:
            reading.negations += 1
    elif word == "longer" and any(sub.lower in ("no", "not") for sub in kid.children):
        reading.weaken("ended")
        reading.negations -= sum(sub.dep == "neg" for sub in trigger.children if sub.lower in ("not", "n't"))
    elif kid.dep == "aux" or kid.tag == "MD":
        _auxiliary(kid, trigger, reading)
    elif kid.dep in ("amod", "compound", "nmod"):
        _adjective(word, reading)
    elif kid.dep == "advmod" and word in ("once", "formerly", "erstwhile") \
            or kid.dep in ("prep", "mark") and word == "until" and trigger.tag in ("VBD", "VBN"):
        reading.weaken("ended")
    elif kid.dep == "mark" and word in ("if", "unless"):
        reading.weaken("possible")


def _negates(kid: Token, trigger: Token) -> bool:
    following = kid.lower in ("nor", "neither") and kid.dep == "cc" and kid.i > trigger.i  # negates what comes next
    if _after(kid) in ("only", "just", "merely"):
        return False  # "not only bombed but also"
    return kid.lower in _NEGATIONS and kid.dep in ("neg", "det", "advmod", "preconj", "cc") and not following


def _negated_object(verb: Token, reading: Reading) -> None:
    """"signed no agreement", "holds no more drills", "neither joined"."""
    for kid in verb.kids("dobj", "attr", "nsubjpass", "nsubj", "prep"):
        target = kid.kids("pobj")[0] if kid.dep == "prep" and kid.kids("pobj") else kid
        words = {sub.lower for sub in target.children}
        if {"no", "more"} <= words:
            reading.weaken("ended")
            return
        if kid.lower in ("neither", "none", "nobody", "nothing") or _without(target, "det", "neg", "preconj", "cc"):
            reading.negations += 1
            return


def _auxiliary(kid: Token, trigger: Token, reading: Reading) -> None:
    headline = kid.lower == "to" and trigger.dep in ("ROOT", "ccomp") and trigger.kids("nsubj", "nsubjpass")
    if kid.lower in _FUTURE or headline:
        reading.weaken("planned")
    elif kid.lower in _MODAL:
        told = kid.lower == "would" and any(above.lemma in cues()["reporting_verbs"] for above in trigger.ancestors())
        reading.weaken("planned" if told else "possible")


def _adjective(word: str, reading: Reading) -> None:
    lists = cues()
    if word in lists["ended_adjectives"]:
        reading.weaken("ended")
    elif word in lists["plan_adjectives"]:
        reading.weaken("planned")
    elif word in lists["possible_adjectives"]:
        reading.weaken("possible")


def _argument(token: Token, trigger: Token, reading: Reading) -> None:
    """"no Russian troops", "neither country": a negated argument of a noun trigger or of the verb above."""
    top = token
    while top.head is not top and top.head is not trigger and top.dep in ("compound", "amod", "nmod", "conj", "poss"):
        top = top.head
    if top is trigger or trigger.is_verb and (top.head is trigger or top.head in trigger.ancestors()):
        return  # counted with the verb
    if _without(top, "det", "preconj", "neg", "cc"):
        reading.negations += 1


def _step(token: Token, head: Token, reading: Reading) -> None:
    lists = cues()
    if head.is_verb and token.dep in _UNDER_VERB:
        _under_verb(token, head, reading)
    elif head.is_noun and token.dep in ("acl", "pobj", "prep", "ccomp", "relcl", "pcomp"):
        if head.lemma in lists["factive_nouns"]:
            reading.weaken("planned")
        elif head.lemma in lists["possible_nouns"]:
            reading.weaken("possible")
        if head.lemma in lists["negative_nouns"]:
            reading.negations += 1
        _noun_negation(head, reading)
    elif head.tag.startswith("JJ") and token.dep in ("xcomp", "ccomp", "prep", "pcomp"):
        _adjective(head.lower, reading)
        if head.lower in lists["negative_adjectives"]:
            reading.negations += 1
    elif token.dep == "pobj" and head.lower == "once":
        reading.weaken("ended")  # "Once an ally of Moscow, Armenia"
    elif token.dep in ("pobj", "pcomp") and (head.lower in ("without", "than") or head.lower == "of" and head.head.lower == "instead"):
        reading.negations += 1
    elif token.dep in ("dobj", "attr") or head.tag == "MD":
        _noun_negation(head, reading)


def _noun_negation(noun: Token, reading: Reading) -> None:
    if _without(noun, "det", "neg", "preconj"):
        reading.negations += 1


def _without(noun: Token, *deps: str) -> bool:
    """Whether "no" or "neither" stands before the noun."""
    return any(kid.lower in ("no", "neither") for kid in noun.kids(*deps))


def _under_verb(token: Token, verb: Token, reading: Reading) -> None:
    lists = cues()
    if token.dep == "conj":
        _shared(verb, token, reading)
        return
    inside = token.dep in _UNDER_VERB - {"ccomp", "advcl", "conj"}
    noun = token.dep in ("dobj", "nsubjpass")
    if verb.lemma in lists["denial_verbs"] and token.dep in ("ccomp", "xcomp", "dobj", "pcomp", "nsubjpass"):
        reading.negations += 1
    elif verb.lemma in lists["cancelling_verbs"] and noun:
        reading.negations += 1
        reading.weaken("planned")
    elif verb.lemma in lists["ending_verbs"] and (noun or token.dep == "xcomp" or token.dep == "nsubj" and not verb.kids("dobj")):
        reading.weaken("ended")
    elif verb.lemma in lists["negative_verbs"] and inside and (token.dep not in ("nsubj", "prep") or token.dep == "prep" and token.lower == "from"):
        reading.negations += 1
    elif token.dep == "ccomp" and verb.lemma in lists["demand_verbs"] and (token.tag in ("VB", "VBP") or any(
            kid.tag == "VB" for kid in token.kids("auxpass"))):
        reading.weaken("possible")
    elif token.dep == "ccomp" and verb.lemma in lists["reporting_verbs"]:
        _deny_report(verb, reading)
        return
    elif token.dep == "xcomp" and verb.lemma in ("have", "be") and any(kid.lower == "yet" for kid in verb.kids("advmod")):
        reading.negations += 1  # "has yet to join"
    elif (noun or token.dep in ("xcomp", "pcomp") or token.dep == "prep" and token.lower == "for") and verb.lemma in lists["possible_verbs"]:
        reading.weaken("possible")
    elif token.dep == "xcomp" and verb.lemma in lists["plan_verbs"] or noun and verb.lemma in lists["planning_verbs"]:
        reading.weaken("planned")
    if token.dep not in ("advcl", "nsubj") or token.dep == "nsubj" and any(kid.lower in _MODAL | _FUTURE for kid in verb.kids("aux")):
        _shared(verb, token, reading)


def _deny_report(verb: Token, reading: Reading) -> None:
    """"did not say that": the report is denied, not its content; leave the content as it is."""
    if verb.lemma in cues()["denial_verbs"]:
        reading.negations += 1


def _shared(verb: Token, below: Token, reading: Reading) -> None:
    """Negation and auxiliaries of a verb above hold for what depends on it, and for a coordinated verb without its own."""
    if below.dep == "conj" and (below.kids("aux", "neg", "nsubj", "nsubjpass") or below.tag != verb.tag):
        return
    for kid in verb.children:
        if kid is below:
            continue
        if kid.lower == "longer" and (_before(kid) in ("no", "not") or any(sub.lower in ("no", "not") for sub in kid.children)):
            reading.weaken("ended")
        elif kid.dep == "neg" and _after(kid) in ("longer", "only", "just", "merely"):
            continue
        elif kid.dep == "neg" or kid.lower == "never" and kid.dep == "advmod":
            reading.negations += 1
        elif kid.dep == "aux" or kid.tag == "MD":
            _auxiliary(kid, verb, reading)
        elif kid.dep == "mark" and kid.lower in ("if", "unless"):
            reading.weaken("possible")
        elif kid.dep in ("nsubj", "nsubjpass") and (kid.lower in ("neither", "none", "nobody") or _without(kid, "det", "preconj", "neg")):
            reading.negations += 1


def _before(token: Token) -> str:
    left = token.next(-1)
    return left.lower if left is not None else ""


def _after(token: Token) -> str:
    right = token.next()
    return right.lower if right is not None else ""


def _question(trigger: Token, reading: Reading) -> None:
    tokens = trigger.sentence.tokens
    if tokens[-1].text == "?" or tokens[-1].text in ('"', "”") and len(tokens) > 1 and tokens[-2].text == "?":
        reading.weaken("possible")
