"""Slips of the parser about who goes on to say something, and about who is to do something in a headline."""

from __future__ import annotations

from kg.cues import cues
from kg.joints import move
from kg.syntax import Token


def said_on(token: Token) -> None:
    """"Kyiv said that Moscow had shelled Sumy and accused Minsk of helping": Kyiv accuses."""
    clause, lists = token.head, cues()
    verb = clause.head
    if token.lemma not in lists["speech_verbs"] or token.kids("nsubj", "nsubjpass", "mark", "aux") or not verb.is_verb:
        return
    if clause.dep == "ccomp" and verb.i < clause.i and verb.lemma in lists["reporting_verbs"] and token.tag == verb.tag \
            and clause.kids("nsubj", "nsubjpass") and clause.lemma not in lists["speech_verbs"] | lists["reporting_verbs"]:
        move(token, verb, "conj")


def to_do(verb: Token) -> None:
    """"Turkey to buy jets, sources say": in a headline what is about to act is the subject."""
    name = verb.head
    first = name.mention is not None and name.mention.first == 0 and name.dep in ("npadvmod", "nsubj", "dep")
    if first and verb.dep == "relcl" and verb.tag == "VB" and name.head.is_verb and not verb.kids("nsubj", "nsubjpass"):
        move(verb, name.head, "ccomp")
        move(name, verb, "nsubjpass" if verb.kids("auxpass") else "nsubj")
