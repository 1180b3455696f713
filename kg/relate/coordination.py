"""Words joined to a word: which of them it takes along, and which only seem to be joined."""

from __future__ import annotations

from kg.cues import cues
from kg.relate.gaps import amount_after
from kg.syntax import Token


def excepted(token: Token) -> bool:
    """"all the republics but Tajikistan"."""
    return token.dep == "pobj" and token.head.lower in ("but", "except", "excluding", "besides") and token.head.dep == "prep"


def one_or_more(token: Token) -> bool:
    """"part of one or more blocs, including the CSTO and the SCO": nobody tells which."""
    return any(kid.lower == "one" and any(sub.lower == "or" for sub in kid.children) for kid in token.kids("nummod"))


def some_members(token: Token) -> bool:
    """"two members of the CSTO", "three EU countries" are not the organisation; "the two members" and "EU countries" may be."""
    if token.lemma not in cues()["group_members"] and token.lemma not in ("member", "ally", "neighbour", "neighbor"):
        return False
    return any(kid.dep == "nummod" or kid.lower in ("some", "several", "few", "other") for kid in token.children) and not token.kids("det")


def coordinated(token: Token) -> list[Token]:
    """The words coordinated with a word or with another of its name ("DR of the Congo and Rwanda"), however many, in text order."""
    mention = token.mention
    found, stack = [], [token] if mention is None else [*token.sentence.tokens[mention.first : mention.last + 1]]
    while stack:
        for kid in stack.pop().kids("conj"):
            if kid.kids("case") or mention is not None and mention.first <= kid.i <= mention.last:
                continue  # "Macron and Poland's prime minister": Poland owns what follows
            if any(number.i > kid.i for number in kid.kids("nummod")):
                continue  # "pays 30 million for its base and China 20 million"
            if kid.mention is not None and kid.head.mention is not None and amount_after(kid.sentence, kid.mention.last):
                continue  # "has 500 men in Mali and Italy about 300"
            if (kid.is_noun or kid.mention or kid.tag in ("CD", "PRP", "DT") or kid.tag.startswith("JJ")) and not _another_clause(kid):
                found.append(kid)
                stack.append(kid)
    return sorted(found, key=lambda kid: kid.i)


def _another_clause(twin: Token) -> bool:
    """"Turkey backed the Brotherhood; the Emiratis loathed it": a subject that the parser has joined to the object before the semicolon."""
    between = [token.lower for token in twin.sentence.tokens[twin.head.i : twin.i] if token.text in (";", ",") or token.lower in ("and", "or")]
    return bool(between) and between[-1] == ";" and twin.dep == "conj"
