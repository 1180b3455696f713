"""Pronouns and descriptions -> the actors that they stand for, by rules of recency and grammatical role; NIL rather than a guess."""

from __future__ import annotations

from kg.cast import Cast
from kg.corefer.descriptions import description
from kg.corefer.memory import Memory
from kg.corefer.pronouns import pronoun
from kg.corefer.speakers import WE, interviewed, spoken_for
from kg.cues import cues
from kg.syntax import Mention, Sentence, Token

__all__ = ["corefer"]


def corefer(sentences: list[Sentence], cast: Cast) -> None:
    """Mark the pronouns and descriptions of an article whose antecedent is clear; `candidates` holds all that they stand for."""
    memory = Memory(cast)
    interview = interviewed(sentences, cast)
    for sentence in sentences:
        sentence.salient = memory.topics(sentence.number)
        memory.enter(sentence)
        for token in sentence.tokens:
            if token.mention is not None:
                if token is sentence.head_of(token.mention) and token.mention.actor is not None and not _hyphened(token):
                    memory.meet(sentence, token, token.mention.actor)
                continue
            found = spoken_for(token, cast, interview) if token.lower in WE else pronoun(token, memory)
            if not found and token.is_noun and not _named(token):
                found = description(token, memory)
            if found:
                kind = "pronoun" if token.tag.startswith("PRP") or token.lower == "there" else "description"
                sentence.mark(Mention(token.i, token.i, kind, found[0], token.text, why="coreference", candidates=found))
                if token.lower in WE:
                    continue
                if len(found) == 1:
                    memory.meet(sentence, token, found[0])
                else:
                    memory.joint.append((token, found))
            elif holder := _holder(token, cast):
                memory.meet(sentence, token, holder)


def _named(token: Token) -> bool:
    """Part of an unknown name; a capitalised word that stands alone after "the" may still take up a name: "the Union"."""
    if not token.tag.startswith("NNP") or not token.text[0].isupper():
        return False
    before, after = token.next(-1), token.next()
    return before is None or before.lower != "the" or after is not None and after.text[:1].isupper()


def _hyphened(token: Token) -> bool:
    """A name inside a hyphened word ("the Russian-led alliance") is not what the text speaks of."""
    following = token.next()
    after = token.next(2)
    return following is not None and following.text == "-" and after is not None and after.mention is None


def _holder(token: Token, cast: Cast) -> str | None:
    """"the Kyrgyz president": the person in office, whom "he" may take up."""
    role = cues().held_offices.get(token.lower)
    if role is None or token.tag != "NN" or cast.day is None:
        return None
    owner = next((kid.mention.actor for kid in token.kids("amod", "compound", "poss") if kid.mention is not None and kid.mention.actor), None)
    holder = cast.registry.holder(owner, role, cast.day) if owner else None
    return holder.id if holder else None
