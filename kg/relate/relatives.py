"""Whom a relative pronoun takes up, and who acts beside a subject: what a clause says of more than its own words show."""

from __future__ import annotations

from kg.cues import cues
from kg.syntax import Token

RELATIVE = frozenset(("who", "which", "that", "whom", "whose"))
#: "Russia, followed by Ukraine": with "by" these tell who does, or is, the same.
_AFTER = frozenset(("followed", "joined", "accompanied", "flanked"))


def antecedent(subject: Token, verb: Token) -> Token:
    """The noun that a relative pronoun in a clause takes up; the word itself where it is none."""
    if subject.lower not in RELATIVE or subject.tag not in ("WP", "WDT", "WP$", "IN", "DT"):
        return subject
    clause = verb
    while clause.dep in ("conj", "xcomp", "ccomp") and clause.head is not clause:
        if clause.dep == "ccomp" and clefted(clause):
            return next(iter(clause.head.kids("attr")), subject)
        clause = clause.head
    if clause.dep == "advcl" and subject.tag == "WDT":
        return before_comma(subject) or subject  # "is attacking Robotyne, which Ukraine liberated"
    if verb.lemma in cues()["casualty_verbs"] and clause.dep == "relcl" and clause.head.dep == "pobj":
        deed = next((above for above in clause.head.ancestors() if above.is_verb or above.lemma in cues()["munitions"]), None)
        if deed is not None and not deed.is_verb:
            return deed  # "the strike on the consulate in Damascus, which killed seven"
    return _nearest(clause.head, subject, verb) if clause.dep in ("relcl", "acl") else subject


def clefted(clause: Token) -> bool:
    """"it was Algiers that had armed them": what somebody did is told of him in a clause of its own."""
    be = clause.head.head if clause.dep == "relcl" and clause.head.dep == "attr" else clause.head
    return clause.dep in ("relcl", "ccomp") and be.lemma == "be" and any(kid.lower == "it" for kid in be.kids("nsubj"))


def before_comma(pronoun: Token) -> Token | None:
    """The head of the name right before ", which", ", on which" or "again, which"."""
    comma, name = pronoun.next(-1), pronoun.next(-2)
    if name is not None and name.dep == "advmod" and name.mention is None:
        name = name.next(-1)
    if comma is None or name is None or comma.text != "," or name.mention is None:
        return None
    return pronoun.sentence.head_of(name.mention)


def _nearest(noun: Token, pronoun: Token, verb: Token) -> Token:
    """Of "Russia and Türkiye, which sold ..." the last name, unless the verb is plural."""
    adjacent = before_comma(pronoun)
    if adjacent is not None and adjacent.mention is not None and noun.mention is None and adjacent.head is not pronoun.head:
        return adjacent  # "the strikes by Azerbaijan, which ...": a clause set off by a comma is about the name before it
    if adjacent is not None and pronoun.lower == "which" and any(kid.lemma in cues()["offices"] for kid in noun.kids("appos")):
        return adjacent  # "Topolanek, the premier of the Czech Republic, which presides": no man is a which
    plural = verb.tag == "VBP" or any(kid.lower in ("have", "are", "were", "do") for kid in verb.kids("aux", "auxpass"))
    members = [kid for kid in noun.kids("conj") if kid.i < pronoun.i]
    return members[-1] if members and not plural else noun


def company(verb: Token, heads: list[Token]) -> list[Token]:
    """"Egypt, together with Qatar, has mediated", "Like Russia, China opposes it", "Russia, followed by Belarus, left": who acts, or is
    something, beside the subject."""
    found = []
    for kid in [kid for head in heads for kid in head.children] + [kid for kid in verb.children if kid.i < verb.i]:
        if kid.lower in ("alongside", "like") and kid.dep == "prep":
            found += kid.kids("pobj")
        if kid.lower in ("together", "along", "jointly"):
            found += [pobj for inner in kid.kids("prep") if inner.lower == "with" for pobj in inner.kids("pobj")]
        beside = kid.lower == "with" and kid.dep == "prep" and kid.kids("advmod")
        if beside and (kid.head is not verb or any(sub.lower in ("together", "along", "jointly") for sub in kid.kids("advmod"))):
            found += kid.kids("pobj")
    return found + [name for head in heads for name in followers(head)]


def followers(noun: Token) -> list[Token]:
    """"Russia, followed by Ukraine": who does, or is, what the noun does or is."""
    agents = [agent for kid in noun.kids("acl") if kid.lower in _AFTER for agent in kid.kids("agent", "prep") if agent.lower == "by"]
    return [pobj for agent in agents for pobj in agent.kids("pobj")]


def likewise(verb: Token) -> list[Token]:
    """"Slovakia depends on it, as does Austria": who does the same."""
    return [subject for kid in verb.kids("advcl") if kid.lemma in ("do", "have", "be") and not kid.kids("dobj", "attr", "acomp", "xcomp")
            and any(mark.lower == "as" for mark in kid.kids("mark", "advmod")) for subject in kid.kids("nsubj") if subject.i > kid.i]


def plotters(verb: Token) -> list[Token]:
    """"foiled plots by Iranian agents to kill": who stands by the noun right before the infinitive, which the parser hung on the verb."""
    to = next((kid for kid in verb.kids("aux") if kid.lower == "to"), None)
    last = to.next(-1) if to is not None else None
    agent = last.head if last is not None and last.dep == "pobj" else None
    if last is None or agent is None or agent.lower not in ("by", "from") or not agent.head.is_noun or agent.head.mention is not None:
        return []
    return [last]


def main_verb(verb: Token) -> Token:
    """"allowed Kyiv to use them, in a move that ...": the verb by which the move was made, where the parser hung it on what was allowed."""
    while verb.dep in ("xcomp", "ccomp") and verb.tag == "VB" and verb.head.is_verb and verb.head.lemma not in cues()["reporting_verbs"] \
            and any(kid.lower == "to" for kid in verb.kids("aux")):
        verb = verb.head
    return verb


def matrix(verb: Token) -> list[Token]:
    """"Ten people died in Odesa when a missile hit a market": the verb on which the clause of the trigger hangs as a circumstance."""
    when = verb.dep == "advcl" and any(kid.lower in ("when", "as", "after", "where") for kid in verb.kids("advmod", "mark"))
    return [verb.head] if when and verb.head.is_verb else []


def handed_down(verb: Token) -> list[Token]:
    """"was asked to leave by Niger", "is accused of spying by Poland", "hit with cannon by China": who does it in the passive, hung further down."""
    gerunds = [gerund for kid in verb.kids("prep") for gerund in kid.kids("pcomp")]
    below = [under for under in verb.kids("xcomp") + gerunds if under.tag in ("VB", "VBG")]
    below += [pobj for kid in verb.kids("prep") for pobj in kid.kids("pobj") if pobj.mention is None
              and (kid.lower in ("with", "as") or kid.lower == "to" and pobj.lemma in cues()["time_units"])]
    phrases = [kid for under in below for kid in under.children if kid.lower == "by" and kid.i > under.i]
    return [pobj for kid in phrases for pobj in kid.kids("pobj") if pobj.mention is not None]


def set_beside(verb: Token) -> Token | None:
    """"Russia recognised Abkhazia, defying Georgia": the clause to which a participle after a comma belongs, whatever noun it hangs on."""
    comma, noun = verb.next(-1), verb.head
    if verb.tag != "VBG" or verb.dep != "acl" or comma is None or comma.text != "," or noun.i > verb.i:
        return None
    above = next((token for token in noun.ancestors() if token.is_verb), None)
    return above if above is not None and above.i < noun.i and above.kids("nsubj", "nsubjpass") else None


def told_as(clause: Token) -> list[Token]:
    """"struck what it said were depots", "hit what Kabul described as hideouts", "what it called positions": what the object is said to be."""
    below = next((kid for kid in clause.kids("ccomp") if kid.lemma == "be"), clause)
    if not any(kid.lower == "what" for kid in below.kids("dobj", "nsubj", "nsubjpass")):
        return []
    named = [pobj for kid in below.kids("prep") if kid.lower == "as" for pobj in kid.kids("pobj")] if below is clause else []
    return below.kids("attr", "oprd") or named
