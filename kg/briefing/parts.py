"""What a briefing consists of, whatever it is written as."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.model import Claim, Source

#: How many sentences a line refers to at most; the best come first.
SENTENCES = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is said: a sentence of ours, facts about it, and the numbers of the notes that hold the sentences of the articles."""

    text: str
    facts: tuple[str, ...] = ()
    notes: tuple[int, ...] = ()
    more: int = 0  # further sentences that say so
    group: str | None = None  # lines of one group stand under its name
    source: Source | None = None  # where the line is about a source


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a title; `left_out` counts those for which there was no room."""

    title: str
    lead: str
    lines: tuple[Line, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence of an article, by number."""

    number: int
    claim: Claim


@dataclass(frozen=True, slots=True)
class Briefing:
    """Title, counts and choices in words, sections with at least one line each, and the notes that they refer to."""

    title: str
    lead: tuple[str, ...]
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]


@dataclass
class Notes:
    """Numbers claims in the order in which lines refer to them."""

    numbers: dict[str, Note] = field(default_factory=dict)

    def refer(self, claims: Iterable[Claim]) -> tuple[tuple[int, ...], int]:
        """The numbers of the best claims, affirmations first, and how many more there are."""
        ordered = sorted(claims, key=lambda claim: (claim.polarity, -claim.confidence, claim.id))
        for claim in ordered[:SENTENCES]:
            self.numbers.setdefault(claim.id, Note(len(self.numbers) + 1, claim))
        return tuple(sorted(self.numbers[claim.id].number for claim in ordered[:SENTENCES])), max(0, len(ordered) - SENTENCES)


def clipped(lines: list[Line], top: int) -> tuple[tuple[Line, ...], int]:
    """The first lines, and how many were left out."""
    return tuple(lines[:top]), max(0, len(lines) - top)
