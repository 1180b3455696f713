"""A date where it stands in a text, and what is known of time at a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Factuality
from kg.qualify.tense import looks_ahead
from kg.qualify.when import When
from kg.syntax import Token


@dataclass(frozen=True, slots=True)
class Dated:
    """A date where it hangs in its sentence, as its clause reads it and as one that looks ahead would."""

    when: When
    ahead: When
    token: Token
    soon: bool = False  # whether what a clause that looks ahead would mean by it is nearer to the source's day
    of: Token | None = None  # the word of which alone it speaks: of the attack in "on Friday, a day after the attack"

    def read(self, factuality: Factuality) -> When:
        """What it means for a relation of this factuality."""
        if self.ahead is self.when:
            return self.when
        return self.ahead if looks_ahead(self.token, factuality) or self.soon and factuality == "planned" else self.when


@dataclass(frozen=True, slots=True)
class Moment:
    """The dates of a sentence and what was known before it."""

    anchor: str | None  # ISO date of the source
    dates: tuple[Dated, ...] = ()
    told: When | None = None  # when the story is as the sentence begins
    last: When | None = None  # the date told last, of whatever
    clock: str = ""  # with which an entry of a live report begins: it tells of the source's day
    entry: When | None = None  # the date with which an entry of a chronology begins
    news: When | None = None  # when that was which the source reports as news; of a headline that of the text under it
    headline: bool = False
