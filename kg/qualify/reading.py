"""What the words around a trigger do to its claim, summed up as they are met."""

from __future__ import annotations

from dataclasses import dataclass

from kg.cues import cues
from kg.model import Factuality
from kg.syntax import Token

NEGATIONS = frozenset(("not", "n't", "n’t", "never", "no", "neither", "nor", "without", "hardly", "barely", "nobody", "none", "nothing"))
FUTURE = frozenset(("will", "shall", "'ll", "wo", "’ll"))
MODAL = frozenset(("may", "might", "could", "can", "should", "must", "would", "ca"))
_STRONG = {"actual": 0, "planned": 1, "possible": 2, "ended": 3}


@dataclass(slots=True)
class Reading:
    """Negations counted and factuality so far. `halted`: a verb above ends it; `settled`: nothing further up matters."""

    event: bool = False  # the relation is a single event: that a meeting ended is no end of a state
    negations: int = 0
    factuality: Factuality = "actual"
    halted: bool = False
    settled: bool = False

    def weaken(self, factuality: Factuality) -> None:
        """Take the weaker of two factualities; an end that is only planned or possible is none."""
        if self.settled:
            return
        if self.halted and factuality in ("planned", "possible"):
            self._settle()
        elif _STRONG[factuality] > _STRONG[self.factuality]:
            self.factuality = factuality

    def halt(self) -> None:
        """A verb ends what is below it: "stopped the exports"."""
        if self.settled:
            return
        if self.negations % 2:
            return  # "stopped not paying" is beyond us
        self.weaken("ended")
        self.halted = True

    def deny(self, times: int = 1) -> None:
        """Count a negation; an end that is denied is none: "did not stop the exports"."""
        if self.settled:
            return
        if self.halted:
            self._settle()
        else:
            self.negations += times

    def leave_open(self) -> None:
        """"whether it did": nobody says."""
        self.negations, self.factuality, self.halted, self.settled = 0, "possible", False, True

    def _settle(self) -> None:
        self.factuality, self.halted, self.settled = "actual", False, True


def auxiliary(kid: Token, verb: Token, reading: Reading) -> None:
    """A modal or future auxiliary of a verb at or above the trigger."""
    main = verb.dep == "ROOT" or verb.dep == "ccomp" and verb.head.lemma in cues()["reporting_verbs"]
    headline = kid.lower == "to" and main and verb.kids("nsubj", "nsubjpass")
    if kid.lower in FUTURE or headline:
        reading.weaken("planned")
    elif kid.lower == "could" and verb.kids("auxpass") and verb.lemma in cues()["perceiving_verbs"]:
        return
    elif kid.lower in MODAL:
        told = kid.lower == "would" and (_agreed(verb) or any(above.lemma in cues()["reporting_verbs"] for above in verb.ancestors()))
        reading.weaken("planned" if told else "possible")


def _agreed(verb: Token) -> bool:
    """"Under the deal, it would lease a port", "a plan under which it would": what a deal lays down is planned."""
    papers = cues()["papers"]
    if any(pobj.lemma in papers for kid in verb.kids("prep") if kid.lower in ("under", "by", "in") for pobj in kid.kids("pobj")):
        return True
    return verb.dep == "relcl" and verb.head.lemma in papers


def adjective(word: str, reading: Reading) -> None:
    lists = cues()
    if word in lists["ended_adjectives"]:
        reading.weaken("ended")
    elif word in lists["plan_adjectives"]:
        reading.weaken("planned")
    elif word in lists["possible_adjectives"]:
        reading.weaken("possible")


def without(noun: Token, *deps: str) -> bool:
    """Whether "no" or "neither" stands before the noun, or "not one", "not a single"; "not one soldier"."""
    words = {kid.lower for kid in noun.children}
    single = "not" in words and (noun.lower == "one" or "single" in words) \
        or "one" in words and any(kid.lower == "one" and any(sub.lower == "not" for sub in kid.children) for kid in noun.kids("nummod"))
    return single or any(kid.lower in ("no", "neither") for kid in noun.kids(*deps))


def before(token: Token) -> str:
    left = token.next(-1)
    return left.lower if left is not None else ""


def after(token: Token) -> str:
    right = token.next()
    return right.lower if right is not None else ""
