"""What candidates are made of: a sentence's actors, trigger words and rule mentions, and an actor as seen from a trigger."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from kg.cast import Cast
from kg.lexicon import Trigger
from kg.scorer.tree import Path, Tree
from kg.syntax import Argument, RelationMention, Sentence, Token

#: Relation, source and target.
Triple = tuple[str, str, str]


@dataclass(frozen=True, slots=True, eq=False)
class End:
    """An actor as seen from a trigger: the head of its phrase, the way there, and the roles that it fills."""

    argument: Argument
    anchor: int
    path: Path
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    trigger: Token
    entries: tuple[Trigger, ...]
    source: End
    target: End
    rank: tuple[int, int]  # how many fitting actors are nearer to the trigger than source and target
    rare: bool = False  # see Candidate

    @property
    def cost(self) -> tuple[bool, int, int]:
        """What makes one row for a triple worse than another."""
        return (self.rare, len(self.source.path) + len(self.target.path),
                abs(self.trigger.i - self.source.anchor) + abs(self.trigger.i - self.target.anchor))


@dataclass(slots=True, eq=False)
class View:
    """What is known of a sentence before any candidate is described."""

    sentence: Sentence
    cast: Cast
    tree: Tree
    named: int  # how many actors the sentence names
    wide: bool = False  # whether candidates that are hardly ever right are wanted too
    by_rule: dict[Triple, list[RelationMention]] = field(default_factory=lambda: defaultdict(list))
    pairs: dict[frozenset[str], list[Triple]] = field(default_factory=lambda: defaultdict(list))  # what rules found for two actors
    fired: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))  # trigger word -> relations that rules read from it
    actors: dict[str, list[tuple[Argument, int]]] = field(default_factory=dict)  # with the heads of the phrases that give them
    hits: dict[int, dict[str, tuple[Trigger, ...]]] = field(default_factory=dict)  # word -> relation -> lexicon entries that fit it
    filled: dict[int, dict[str, list[str]]] = field(default_factory=dict)  # trigger word -> actor -> roles that it fills there
