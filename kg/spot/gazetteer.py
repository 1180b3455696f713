"""Known names in running text, by one pass of an Aho-Corasick automaton over all of them."""

from __future__ import annotations

from dataclasses import dataclass

import ahocorasick_rs

from kg.registry import Name, Registry, fold


@dataclass(frozen=True, slots=True)
class Hit:
    """A known name at [start, end) of the text and whom it may name."""

    start: int
    end: int
    names: tuple[Name, ...]


class Gazetteer:
    """Finds the registry's names; the longest of overlapping ones wins, the leftmost of equal ones."""

    def __init__(self, registry: Registry) -> None:
        self.names = registry.names
        self.keys = [key for key in registry.names if len(key) > 1]
        self.automaton = ahocorasick_rs.AhoCorasick(self.keys, implementation=ahocorasick_rs.Implementation.NoncontiguousNFA)

    def find(self, text: str) -> list[Hit]:
        """All names in the text, in order, not overlapping."""
        plain = fold(text)
        spans = [(start, end, key) for key, start, end in self.automaton.find_matches_as_indexes(plain, overlapping=True)
                 if _stands_alone(plain, start, end)]
        spans.sort(key=lambda span: (span[0] - span[1], span[0], span[2]))
        taken = bytearray(len(text))
        kept = []
        for start, end, key in spans:
            if not any(taken[start:end]):
                taken[start:end] = b"\x01" * (end - start)
                kept.append(Hit(start, end, self.names[self.keys[key]]))
        return sorted(kept, key=lambda hit: hit.start)


def _stands_alone(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if before.isalnum() or after.isalnum() or before in "@/_" or after in "@_":
        return False
    in_address = (before == "." and start > 1 and text[start - 2].isalnum()) or \
        (after == "." and end + 1 < len(text) and text[end + 1].isalnum())
    return not in_address
