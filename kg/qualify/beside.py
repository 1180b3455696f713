"""Dates that stand beside what they date, wherever the parser has hung them."""

from __future__ import annotations

from kg.cues import cues
from kg.qualify.moment import Dated
from kg.qualify.timeline import token_at
from kg.syntax import RelationMention, Token

#: Words between a partner and its date.
_BEFORE_DATES = frozenset(("since", "(", "from", "in", "on", "during", "early", "late", "until"))
#: How far a partner's date may stand from it, with other partners between.
_NEAR = 8


def own_date(mention: RelationMention, dated: Dated) -> bool:
    """Whether the date is that of one of several partners: "left Mali in 2022, Niger in 2023 and last month Chad"; "with
    Bishkek since 2023 and with Dushanbe since 2024"."""
    sentence, trigger = dated.token.sentence, mention.trigger
    ends = [end.token for end in (mention.source, mention.target) if end.token.i > trigger.i and end.token.sentence is sentence]
    titled = mention.pattern.split(".")[1] in ("title", "name")
    if titled or trigger.sentence is not sentence or mention.relation in cues().relations("authors_own"):
        return False
    first, last = token_at(sentence, dated.when.first), token_at(sentence, dated.when.last - 1)
    counted = last.lower in ("later", "earlier", "ago", "before", "after")
    return any(_behind(end, first, counted) or trigger.i < first.i and _ahead(end, first, last) for end in ends)


def _behind(end: Token, first: Token, counted: bool) -> bool:
    """Whether the date stands behind the partner: "from Niger in 2023", or counted from the one before: "from Niger a year later"."""
    between = end.sentence.tokens[end.i + 1 : first.i][: _NEAR + 1]
    return end.i < first.i and (counted and len(between) < _NEAR and all(_name(token) for token in between) or _partners(between))


def _ahead(end: Token, first: Token, last: Token) -> bool:
    between = end.sentence.tokens[last.i + 1 : end.i]
    return last.i < end.i <= last.i + _NEAR and _opens(first) and all(token.dep in ("prep", "det", "compound", "amod") for token in between)


def _partners(between: tuple[Token, ...] | list[Token]) -> bool:
    """Whether nothing but prepositions of time, places and further partners stands there: "Mali and Niger in"."""
    if not 1 <= len(between) <= _NEAR or between[-1].lower not in _BEFORE_DATES:
        return False
    joint = max((n for n, token in enumerate(between) if token.text == "," or token.dep == "cc"), default=-1)
    named = any(_name(token) for token in between[joint + 1 :])
    return (joint < 0 or named) and all(
        token.lower in _BEFORE_DATES or token.text == "," or token.dep in ("cc", "det") or _name(token) for token in between)


def _name(token: Token) -> bool:
    return token.tag in ("NNP", "NNPS")


def _opens(first: Token) -> bool:
    """Whether the date opens an item of an enumeration: ", last month from Chad", "and in 2023 Niger"."""
    left = first.next(-1)
    if left is not None and left.lower in _BEFORE_DATES:
        left = left.next(-1)
    return left is not None and (left.text == "," or left.dep == "cc")


def in_next_clause(date: Token, verb: Token) -> bool:
    """Whether the verb begins a coordinated clause with a subject of its own after the date: "since 2008, but Kyiv has ..."."""
    return verb.dep == "conj" and date.i < verb.i and verb not in date.ancestors() and any(
        kid.i > date.i for kid in verb.kids("nsubj", "nsubjpass"))


def of_term(mention: RelationMention, date: Token) -> bool:
    """Whether the date is of the term of office before it, wherever the parser hangs it: "head of the bank until his dismissal on Friday"."""
    office = mention.trigger
    if mention.relation != "holds_office_in" or mention.source.token.i > office.i:
        return False
    tokens = date.sentence.tokens[office.i : date.i]
    words = [token.lower for token in tokens]
    bound = next((n for n, word in enumerate(words) if word in ("until", "till", "since")), None)
    return bound is not None and not any(token.is_verb or token.text in (",", ";") for token in tokens)


def of_lease(mention: RelationMention, date: Token) -> bool:
    """Whether the date is that of the lease under which a base, a port or a mine is held: "runs it under a lease that expires in 2050"."""
    if mention.relation not in cues().relations("leased"):
        return False
    above = [*date.ancestors()]
    lease = next((n for n, word in enumerate(above) if word.lemma in ("lease", "concession") and word.is_noun), None)
    if lease is None or above[lease].dep != "pobj" or above[lease].head.lower not in ("under", "on", "with", "by"):
        return False
    clauses = [word for word in above[:lease] if word.is_verb]
    return mention.trigger.i < above[lease].i and all(word.lemma in ("expire", "end", "run", "last", "lapse") for word in clauses)
