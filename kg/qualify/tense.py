"""The clause in which a word stands, and its tense."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from kg.cues import cues
from kg.model import Factuality
from kg.syntax import Token

Tense = Literal["past", "pluperfect", "perfect", "present", "future", "none"]

_BACK = frozenset(("often", "usually", "always", "never"))
_FUTURE = frozenset(("will", "shall", "'ll", "’ll", "wo", "would", "may", "might", "can", "could", "should", "must"))
_BE = frozenset(("is", "are", "am", "'s", "’s", "'re", "’re"))
#: How far up chains of clauses are followed.
_DEEP = 8


def clause(token: Token) -> Token:
    """The verb of the clause that the word stands in; the word itself where there is none."""
    if token.is_verb:
        return token
    return next((above for above in token.ancestors() if above.is_verb), token)


def tense(verb: Token) -> Tense:
    """The tense of a finite verb; of one that shares its helper or hangs in another's infinitive, that verb's; else none."""
    for above in _chain(verb):
        found = _own(above)
        if found != "none" or above.dep not in ("conj", "xcomp"):
            return found
    return "none"


def to_come(until: Token) -> bool:
    """Whether the year after "until" lies behind the day of the article: what is said to last till then still does."""
    passage = until.sentence.passage
    day = passage.source.date if passage is not None else None
    years = [kid.text for kid in until.kids("pobj", "pcomp") if kid.tag == "CD" and len(kid.text) == 4 and kid.text.isdigit()]
    return bool(day and years) and years[0] > (day or "")[:4]


def _chain(token: Token) -> Iterator[Token]:
    yield token
    for n, above in enumerate(token.ancestors()):
        if n == _DEEP:
            return
        yield above


def _own(verb: Token) -> Tense:
    helpers = {kid.lower for kid in verb.kids("aux", "auxpass")}
    if helpers & _FUTURE or "to" in helpers and helpers & _BE:
        return "future"
    if helpers & {"has", "have", "'ve", "’ve"}:
        return "perfect"
    if "had" in helpers:
        return "pluperfect"
    if helpers & {"was", "were", "did"}:
        return "past"
    if helpers & _BE:
        return "present"
    return "past" if verb.tag == "VBD" else "present" if verb.tag in ("VBZ", "VBP") else "none"


def looks_ahead(token: Token, factuality: Factuality) -> bool:
    """Whether a date without a year lies ahead where it stands: its clause speaks of the future."""
    verb = clause(token)
    helpers = {kid.lower for kid in verb.kids("aux", "auxpass")}
    scheduled = verb.lemma in cues()["scheduling_verbs"] and factuality in ("planned", "possible")
    if scheduled or helpers & {"will", "shall", "'ll", "’ll", "to", "wo"}:
        return True
    if token.dep == "pobj" and token.head.lower == "for" and (factuality == "planned" or token.head.head.lemma in cues()["plan_verbs"]):
        return True  # "a drill has been agreed for November"
    if any(above.dep in ("amod", "acomp") and above.lower in ("due", "scheduled", "expected") for above in _chain(token)):
        return True
    if helpers & {"should", "would"} and verb.tag == "VB" and "have" not in helpers and not _BACK & {kid.lower for kid in verb.kids("advmod")}:
        return True  # "said that it would hold a drill on 3 May"
    past = verb.tag in ("VBD", "VBN") or helpers & {"had", "has", "have", "was", "were", "did"}
    return factuality == "planned" and not past


def storyline(token: Token) -> Token | None:
    """The verb of the clause that the word stands in, if it is one of those that carry the sentence: its root, what is
    coordinated with it, and what is reported under it; None inside relative clauses, appositions and other side remarks."""
    verb: Token | None = None
    for above in _chain(token):
        if above.is_verb and verb is None:
            verb = above
        if above.head is above:
            return verb
        if above.dep in ("relcl", "acl", "appos", "advcl", "pcomp", "csubj", "acomp"):
            return None
        if verb is None and above.dep in ("amod", "nummod", "compound", "nmod") and above.head.is_noun:
            return None
    return None


def by_the_way(verb: Token) -> bool:
    """Whether the clause is a remark in the simple past on somebody in a clause that carries the story and is in it too:
    "Putin, who was receiving him in Sochi, spoke of"."""
    if verb.dep != "relcl" or tense(verb) != "past" or any(kid.lower in cues()["other_times"] for kid in verb.kids("advmod", "mark")) \
            or any(kid.dep == "mark" and kid.lower in ("before", "after") for clause_verb in verb.kids("advcl") for kid in clause_verb.children):
        return False
    main = storyline(verb.head)
    first = min((kid for kid in (*verb.children, *(sub for kid in verb.children for sub in kid.children)) if kid.tag in ("WP", "WDT", "WP$", "WRB")),
                key=lambda kid: kid.i, default=None)
    before = first.next(-1) if first is not None else None
    return main is not None and tense(main) == "past" and before is not None and before.text in (",", "–", "—", "(")


def adverbial(token: Token) -> bool:
    """Whether a date stands by itself or after a preposition of time as an adverbial of a verb, or opens its sentence."""
    outer = token.head if token.dep == "pobj" else token
    if outer is not token and outer.lower not in ("in", "on", "during", "at"):
        return False
    return outer.head.is_verb and outer.dep in ("prep", "npadvmod", "advmod", "nmod", "tmod", "pobj") or outer.i == 0
