"""From when until when a relation holds that is dated: on the day, from it, or until it."""

from __future__ import annotations

from kg.cues import cues
from kg.model import Factuality, Polarity, Time
from kg.qualify.between import since_clause, soon_after
from kg.qualify.moment import Dated
from kg.qualify.when import When
from kg.syntax import RelationMention, Token


def as_told(when: When) -> Time:
    """The date as it stands."""
    return Time(when.start, when.end, when.text)


def turned(trigger: Token, dated: Dated, when: When) -> Time:
    """The date with the end that "until his dismissal on Friday" or "since his election in May" leaves open."""
    if dated.of is None and trigger in dated.token.ancestors():
        for above in dated.token.ancestors():
            if above is trigger:
                break
            if soon_after(above) and when.start:
                return Time(when.start[:7], when.start[:7], when.text)
            if above.dep == "advcl" and since_clause([above]):
                return Time(when.start, None, when.text)
            if above.lower in ("until", "till", "since") and above.i < dated.token.i - 2:
                return Time(when.start, None, when.text) if above.lower == "since" else Time(None, when.end, when.text)
    return as_told(when)


def spanned(mention: RelationMention, time: Time, polarity: Polarity, factuality: Factuality) -> Time:
    """The date as that of the beginning or the end of what lasts: who joined in 2004 is a member from then on, and what was closed
    in 2014 was a base until then."""
    if polarity == "negated" or time.start is None or time.start != time.end:
        return time
    if factuality == "ended" and mention.relation not in cues().relations("events"):
        return Time(None, time.end, time.text)
    if factuality == "actual" and mention.relation in cues().relations("begun"):
        return Time(time.start, None, time.text)
    return time
