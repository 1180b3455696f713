"""Relation mentions -> their qualifiers: polarity, factuality, attribution and time."""

from __future__ import annotations

from dataclasses import dataclass

from kg.cast import Cast
from kg.model import Claimant, Factuality, Polarity, Time
from kg.qualify.attribution import Resolver, attribution
from kg.qualify.dating import date_of
from kg.qualify.speakers import Speakers
from kg.qualify.status import status
from kg.qualify.timeline import timeline
from kg.syntax import RelationMention, Sentence

__all__ = ["Qualified", "qualify"]


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
    moments = timeline(sentences, text, cast.day)
    speakers = Speakers(sentences, text, resolve)
    made = []
    for mention in mentions:
        polarity, factuality = status(mention)
        time = date_of(mention, moments[mention.trigger.sentence], polarity, factuality)
        made.append(Qualified(mention, polarity, factuality, attribution(mention, speakers, resolve), time))
    return made
