"""Relation mentions -> their qualifiers: polarity, factuality, attribution and time."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.cast import Cast
from kg.cues import cues
from kg.model import Claimant, Factuality, Polarity, Time
from kg.qualify.attribution import Resolver, attribution, speakers
from kg.qualify.status import status
from kg.qualify.when import When, expressions
from kg.syntax import RelationMention, Sentence, Token

__all__ = ["Qualified", "qualify"]

_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d\b")


@dataclass(frozen=True, slots=True)
class Qualified:
    """A relation mention with how, when and by whom it is said."""

    mention: RelationMention
    polarity: Polarity
    factuality: Factuality
    attributed_to: Claimant | None
    time: Time | None


def qualify(mentions: list[RelationMention], sentences: list[Sentence], text: str, cast: Cast, resolve: Resolver) -> list[Qualified]:
    """Each relation mention of an article with its qualifiers, in the same order."""
    quoted = speakers(sentences, text, resolve)
    made = []
    for mention in mentions:
        polarity, factuality = status(mention)
        sentence = mention.trigger.sentence
        anchor = sentence.passage.source.date if sentence.passage else cast.day
        time = when(mention, text, anchor, factuality)
        made.append(Qualified(mention, polarity, factuality, attribution(mention, quoted, resolve), time))
    return made


def when(mention: RelationMention, text: str, anchor: str | None, factuality: Factuality) -> Time | None:
    """The time expression that belongs to the trigger's clause, None where the sentence gives none for it."""
    sentence = mention.trigger.sentence
    body = text[sentence.start : sentence.end]
    found = [expression for future in (False, True) for expression in expressions(body, anchor, future)
             if _ahead(_token(sentence, expression), factuality) is future]
    if mention.source.via == "gap":
        found = [expression for expression in found if sentence.start + expression.first > mention.source.token.end][:1]
        return Time(found[0].start, found[0].end, found[0].text) if found else None
    best = max(((_closeness(mention, _token(sentence, expression)), -abs(_token(sentence, expression).i - mention.trigger.i), expression)
                for expression in found), key=lambda item: (item[0], item[1]), default=None)
    if best is None or best[0] <= 0:
        clock = _CLOCK.match(body)  # an entry of a live report is about its day
        lasting = cues().relations("standing") | cues().relations("lasting")
        told = factuality == "actual" and mention.relation not in lasting
        return Time(anchor, anchor, clock[0]) if told and clock and anchor and len(anchor) == 10 else None
    chosen: When = best[2]
    return Time(chosen.start, chosen.end, chosen.text)


def _token(sentence: Sentence, expression: When) -> Token:
    place = sentence.start + expression.last - 1
    return next((token for token in sentence.tokens if token.start <= place < token.end), sentence.tokens[-1])


def _ahead(date: Token, factuality: Factuality) -> bool:
    """Whether a date without a year lies ahead: its clause speaks of the future."""
    verb = _clause(date)
    helpers = {kid.lower for kid in verb.kids("aux", "auxpass")}
    scheduled = verb.lemma in cues()["scheduling_verbs"] and factuality in ("planned", "possible")
    if scheduled or helpers & {"will", "shall", "'ll", "to", "wo"}:
        return True
    past = verb.tag in ("VBD", "VBN") or helpers & {"had", "has", "have", "was", "were", "did"}
    return factuality == "planned" and not past


def _clause(token: Token) -> Token:
    """The verb of the clause that the word stands in; the word itself where there is none."""
    if token.is_verb:
        return token
    return next((above for above in token.ancestors() if above.is_verb), token)


def _closeness(mention: RelationMention, date: Token) -> float:
    """How surely a date belongs to a trigger: below it, in its clause, in the main clause around it; 0 where not at all."""
    trigger = mention.trigger
    if date.dep in ("amod", "nummod", "compound", "nmod") and date.head.is_noun and date.head is not trigger and date.head.tag != "NNP":
        return 0.0  # "a 1951 treaty" dates the treaty alone
    above = list(date.ancestors())
    if trigger in above:
        between = above[: above.index(trigger)]
        if mention.relation in cues().relations("about_deeds") and any(
                token.dep in ("pcomp", "pobj") and token.head.lower in ("of", "for") for token in between):
            return 0.0  # when it was done, not when it was said
        if any(token.dep in ("relcl", "acl", "appos") or token.dep == "conj" and token.is_verb for token in [date, *between]):
            return 0.0
        return 3.0 if not any(token.dep in ("ccomp", "advcl") for token in [date, *between]) else 1.0
    if mention.pattern.split(".")[1] in ("title", "name") or mention.relation in cues().relations("authors_own"):
        return 0.0
    standing = mention.relation in cues().relations("standing")
    clause, own = _clause(date), _clause(trigger)
    if clause is own:
        return 0.8 if standing else 2.0
    if standing:
        return 0.0
    chain = list(trigger.ancestors())
    if clause in chain and not any(token.dep in ("relcl", "acl") for token in [trigger, *chain[: chain.index(clause)]]):
        return 1.0
    fronted = date.i < min((kid.i for kid in clause.kids("nsubj", "nsubjpass")), default=0)
    if own.dep == "conj" and own.head is clause:
        return 0.6 if fronted or own.tag == clause.tag == "VBD" else 0.0
    return 0.5 if date.sentence.root is clause and own.dep in ("xcomp", "ccomp", "advcl") else 0.0
