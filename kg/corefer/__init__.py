"""Pronouns and descriptions -> the actors that they stand for, by rules of recency and grammatical role; NIL rather than a guess."""

from __future__ import annotations

from itertools import zip_longest

from kg.cast import Cast
from kg.corefer.answers import answered
from kg.corefer.descriptions import between_two, description
from kg.corefer.memory import Memory
from kg.corefer.pronouns import NUMBERS, pronoun
from kg.corefer.speakers import WE, author_state, spoken_for
from kg.cues import cues
from kg.syntax import Mention, Sentence, Token

__all__ = ["corefer"]


def corefer(sentences: list[Sentence], cast: Cast) -> None:
    """Mark the pronouns and descriptions of an article whose antecedent is clear; `candidates` holds all that they stand for."""
    memory = Memory(cast)
    home = author_state(sentences, cast)
    for sentence, after in zip_longest(sentences, sentences[1:]):
        sentence.salient, sentence.themes = memory.topics(sentence.number), memory.themes()
        memory.enter(sentence)
        for token in sentence.tokens:
            if token.mention is not None:
                if token is sentence.head_of(token.mention) and token.mention.actor is not None and not _by_the_way(token):
                    memory.meet(sentence, token, token.mention.actor)
                continue
            found = spoken_for(token, cast, home) if token.lower in WE else pronoun(token, memory)
            if token.lower == "who":
                found = answered(token, after)
            if not found and (token.is_noun and not _named(token) or token.lower in cues()["two_sided_words"]):
                found = between_two(token, memory) if token.lower in cues()["two_sided_words"] else description(token, memory)
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
            elif sender := _sender(token):
                memory.note(sentence, token, sender)


def _named(token: Token) -> bool:
    """Part of an unknown name; a capitalised word that stands alone may still take up a name: "the Union", "the four Ministers"."""
    if not token.tag.startswith("NNP") or not token.text[0].isupper():
        return False
    before, after = token.next(-1), token.next()
    counted = before is not None and (before.lower == "the" or before.lower in NUMBERS and token.tag == "NNPS")
    return not counted or after is not None and after.text[:1].isupper()


def _by_the_way(token: Token) -> bool:
    """A name that is not what the text speaks of: in a hyphened word ("the Russian-led alliance"), of an age ("in Soviet times"), or set
    against another ("Australia, not Qatar")."""
    mention, before = token.mention, token.sentence.tokens[token.mention.first - 1 : token.mention.first] if token.mention else []
    if mention is not None and mention.kind == "demonym" and token.head.lemma in cues()["ages"] or before and before[0].lower == "not":
        return True
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


def _sender(token: Token) -> str | None:
    """"Moscow keeps soldiers there": whose they are, whom "they" may take up."""
    verb = token.head
    if token.tag != "NNS" or token.dep != "dobj" or token.lemma not in cues()["soldiers"] or verb.lemma not in cues()["posting_verbs"]:
        return None
    return next((kid.mention.actor for kid in verb.kids("nsubj") if kid.mention is not None), None)
