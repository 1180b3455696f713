"""What a word that names an actor tells by its form and place: how much it is in mind, whether it is one, many or a place."""

from __future__ import annotations

from kg.corefer.binding import SUBJECTS
from kg.cues import cues
from kg.syntax import Token

#: What the owner of the subject weighs.
_OWNER = 1.2
LOCATIVE = frozenset(("in", "at", "into", "from", "on", "inside", "near", "through", "across"))
_GOALS = frozenset(("to", "for", "towards", "toward", "over", "outside", "around", "off", "via"))
_MODIFYING, THEY = ("amod", "compound", "poss"), frozenset(("they", "them", "their", "theirs", "themselves"))


def several(token: Token) -> bool:
    """Whether the word speaks of the actor's people: "the Taliban", "the French", "Ethiopian soldiers", "they"."""
    mention, head = token.mention, token.head
    if mention is None or mention.kind == "pronoun":
        return token.lower in THEY
    if mention.kind == "people" and token.text.endswith("s") and token.dep not in _MODIFYING or mention.kind == "demonym" and _nation(token):
        return True
    return token.dep in _MODIFYING and head.tag == "NNS" and head.lemma in cues()["stand_ins"] and _counted(head).dep in SUBJECTS


def _nation(token: Token) -> bool:
    """"the French": the adjective by itself, with its article."""
    before, after = token.next(-1), token.next()
    return before is not None and before.lower == "the" and token.dep not in _MODIFYING and (after is None or not after.is_noun)


def _counted(noun: Token) -> Token:
    """The word that counts them, "two thousand of the alliance's soldiers"; else the noun."""
    above = noun.head.head
    return above if noun.dep == "pobj" and noun.head.lower == "of" and (above.tag == "CD" or above.lemma in cues()["partitives"]) else noun


def placed(token: Token) -> bool:
    """"in Mali", "control of Karabakh"."""
    prep = token.head
    return token.dep == "pobj" and (prep.lower in LOCATIVE or prep.lower == "of" and prep.head.lemma in cues()["holding_nouns"])


def reached(token: Token) -> bool:
    """"flew to Mali", "sent troops to Mali": where a way leads."""
    prep = token.head
    return token.dep == "pobj" and prep.lower in _GOALS and (prep.head.is_verb or prep.head.is_noun) and prep.head.lemma in cues()["ways"]


def as_place(token: Token) -> bool:
    """Whether the word can name a place: no pronoun, adjective or people."""
    return token.mention is not None and token.mention.kind not in ("pronoun", "demonym", "people")


def role_weight(token: Token) -> float:
    """How much an actor is in mind by the role in which it is named."""
    top = token
    while top.dep in ("conj", "appos", "compound", "nmod") and top.head is not top:
        top = top.head
    if top.dep in SUBJECTS:
        clause = top.head.dep
        return 2.0 if clause in ("ROOT", "conj", "ccomp") else 1.5
    if top.dep in ("dobj", "dative"):
        return 1.0
    if top.dep == "poss" and top.head.dep in SUBJECTS and token.dep == "poss":
        return _OWNER  # "Armenia's dispute with Turkey": the sentence is about Armenia
    if token.mention is not None and token.mention.kind == "demonym":
        return 0.9  # mostly the agent of what it modifies: "Russian commitments in Central Asia"
    return 0.8 if top.dep in ("pobj", "poss", "attr") else 0.5
