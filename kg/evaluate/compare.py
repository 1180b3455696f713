"""What was said of one document against its gold claims, at three levels.

exact      actors as annotated
principal  both sides rolled up to the state or organization for which the actor acts; nothing counts between one and itself
pair       principal level, any relation
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.evaluate.gold import Gold, Record, fold
from kg.vocabulary import relations

LEVELS = ("exact", "principal", "pair")
#: What is compared: (subject, relation, object), or two principals.
Value = tuple[str, ...]


@dataclass(slots=True)
class View:
    """The claims of one document at one level, by what is compared; `core` are the values that recall counts."""

    want: dict[Value, list[Record]] = field(default_factory=lambda: defaultdict(list))
    got: dict[Value, list[Record]] = field(default_factory=lambda: defaultdict(list))
    core: set[Value] = field(default_factory=set)

    @property
    def matched(self) -> list[Value]:
        """What stands in both, sorted."""
        return sorted(self.got.keys() & self.want.keys())


def view(gold: Gold, document: str, said: Sequence[Record], level: str) -> View:
    """The gold claims of a document and what was said of it, made comparable."""
    made = View()
    for claim in gold.claims[document]:
        ends = [claim["subject"], claim["object"]]
        if level != "exact":
            ends = [gold.principal(end) for end in ends]
        value = _value(level, ends[0], claim["relation"], ends[1])
        if value:
            made.want[value].append(claim)
            if claim.get("core", True):
                made.core.add(value)
    for claim in said:
        value = _reading(gold, claim, level, made.want)
        if value:
            made.got[value].append(claim)
    return made


def _reading(gold: Gold, claim: Record, level: str, want: Mapping[Value, Any]) -> Value | None:
    """How a said claim is read: of the actors that its names may stand for those that gold has, else the first."""
    options = [_value(level, subject, claim["relation"], object_) for subject in candidates(gold, claim["subject"], level)
               for object_ in candidates(gold, claim["object"], level)]
    return next((option for option in options if option in want), options[0])


def candidates(gold: Gold, actor: Mapping[str, Any], level: str) -> list[str]:
    """Gold ids for a said actor; one of its own, marked `?`, where gold knows none."""
    found = gold.find(actor)
    if level != "exact":
        found = [gold.principal(key) for key in found or gold.find(actor.get("principal") or {})]
    return found or ["?" + fold(str(actor.get("label") or actor.get("id") or ""))]


def _value(level: str, subject: str, relation: str, object_: str) -> Value | None:
    if level != "exact" and subject == object_:
        return None
    if level == "pair":
        return tuple(sorted((subject, object_)))
    if symmetric(relation) and object_ < subject:
        subject, object_ = object_, subject
    return subject, relation, object_


def symmetric(relation: str) -> bool:
    """Whether the relation reads the same both ways; an unknown one does not."""
    known = relations().get(relation)
    return known is not None and known.symmetric


def fields(gold: Gold, said: Sequence[Record], right: Sequence[Record]) -> dict[str, bool]:
    """Whether each field of a matched claim is right: where several claims match, one that agrees with one is enough.

    `claimant` is judged where both name one, `time`, `time_start` and `time_end` where gold has one; dates agree where one
    is a less precise form of the other. `time` takes the earliest gold date and either said date.
    """
    found = {name: any(claim.get(name) in {other.get(name) for other in right} for claim in said)
             for name in ("polarity", "factuality")}
    for name, key in (("attributed", "attributed_to"), ("detail", "detail")):
        found[name] = any(bool(claim.get(key)) in {bool(other.get(key)) for other in right} for claim in said)
    claimants = [claim["attributed_to"] for claim in right if claim.get("attributed_to")]
    named = [claim["attributed_to"] for claim in said if claim.get("attributed_to")]
    if claimants and named:
        found["claimant"] = any(_same(gold, who, one) for who in named for one in claimants)
    return found | _times([claim.get("time") or {} for claim in said], [claim.get("time") or {} for claim in right])


def _same(gold: Gold, who: Mapping[str, Any], claimant: str) -> bool:
    """Whether a said claimant is the gold one, which is an id or just a name."""
    return claimant in gold.find(who) or fold(claimant) == fold(str(who.get("label") or ""))


def _times(said: Sequence[Record], right: Sequence[Record]) -> dict[str, bool]:
    either = {time[end] for time in said for end in ("start", "end") if time.get(end)}
    judged = [("time", either, {str(time.get("start") or time["end"]) for time in right if time.get("start") or time.get("end")})]
    judged += [(f"time_{end}", {time[end] for time in said if time.get(end)}, {time[end] for time in right if time.get(end)})
               for end in ("start", "end")]
    return {name: any(_agree(a, b) for a in given for b in wanted) for name, given, wanted in judged if wanted}


def _agree(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)
