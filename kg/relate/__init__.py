"""Sentences with linked mentions -> relation mentions."""

from __future__ import annotations

from itertools import chain

from kg.cast import Cast
from kg.lexicon import Lexicon
from kg.relate.appointments import appointments
from kg.relate.denials import denials
from kg.relate.ellipsis import ellipses, nouns_again, unlike
from kg.relate.figures import doubled, figurative
from kg.relate.headed import headed
from kg.relate.match import fit, matches
from kg.relate.occupied import known_wars, occupied
from kg.relate.offices import offices
from kg.relate.places import places, settled, told_abroad
from kg.relate.rosters import rosters
from kg.syntax import Argument, RelationMention, Sentence
from kg.vocabulary import relations

__all__ = ["relate"]


def relate(sentences: list[Sentence], cast: Cast, lexicon: Lexicon) -> list[RelationMention]:
    """All occurrences of relations in an article's sentences, in text order."""
    found: list[RelationMention] = []
    suffered: list[Argument] = []
    for place, sentence in enumerate(sentences):
        sentence.said, sentence.suffered = found, suffered
        for token in sentence.tokens:
            token.roles, token.words = {}, {}
        first = len(found)
        for mention in chain(offices(sentence, cast), appointments(sentence, cast), places(sentence, cast), occupied(sentence, sentences, cast),
                             known_wars(sentence, sentences, cast), rosters(sentence, cast),
                             headed(sentence, cast), matches(sentence, cast, lexicon)):
            if fit(relations()[mention.relation], mention.source, mention.target, cast) and not figurative(mention, sentences[:place], cast):
                found.append(settled(mention, cast))
        found[first:] = _marked([mention for mention in found[first:] if not doubled(mention, found[first:])])
        for followed in (ellipses, unlike, nouns_again, denials):
            again = list(followed(sentence, found, cast))
            found += [settled(mention, cast) for mention in again if fit(relations()[mention.relation], mention.source, mention.target, cast)]
        found += [*told_abroad(found[first:], found, cast)]
    return found


def _marked(mentions: list[RelationMention]) -> list[RelationMention]:
    """Of what one word says twice of the same two, only what the lexicon marks as ended, if it marks one: "handed back its base"."""
    ended = {_said(mention) for mention in mentions if mention.factuality == "ended"}
    return [mention for mention in mentions if mention.factuality or _said(mention) not in ended]


def _said(mention: RelationMention) -> tuple[int, str, str, str]:
    return mention.trigger.i, mention.relation, mention.source.actor, mention.target.actor
