"""Relation mentions -> their qualifiers: polarity, factuality, attribution and time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.cast import Cast
from kg.model import Claimant, Factuality, Polarity, Time
from kg.qualify.attribution import Resolver, attribution
from kg.qualify.dating import date_of
from kg.qualify.speakers import Speakers
from kg.qualify.status import status
from kg.qualify.timeline import timeline
from kg.syntax import RelationMention, Sentence
from kg.vocabulary import relations

__all__ = ["Qualified", "qualify"]

#: Days after a source's own within which what it tells of is to come.
_WEEKS = 60


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
        moment = moments[mention.trigger.sentence]
        time = date_of(mention, moment, polarity, factuality)
        if factuality == "actual" and moment.entry is None and _to_come(time, moment.anchor):
            factuality = "planned"  # "the summit opens on 3 May"
        who = attribution(mention, speakers, resolve)
        if who is not None and polarity == "affirmed" and factuality == "planned" and _his_own(who, mention, cast):
            who = None
        made.append(Qualified(mention, polarity, factuality, who, time))
    return made


def _to_come(time: Time | None, anchor: str | None) -> bool:
    """Whether a day is one of the weeks after that of the source."""
    if time is None or anchor is None or len(time.start or "") < 10 or len(anchor) < 10:
        return False
    return 0 < (date.fromisoformat(time.start or "") - date.fromisoformat(anchor[:10])).days <= _WEEKS


def _his_own(claimant: Claimant, mention: RelationMention, cast: Cast) -> bool:
    """Whether somebody tells of his own plan: "Finland announced that it would leave"."""
    ends = (mention.source, mention.target) if relations()[mention.relation].symmetric else (mention.source,)
    return claimant.id in {end.actor for end in ends} or claimant.id is None and all(cast[end.actor].label in claimant.label for end in ends)
