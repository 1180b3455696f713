"""Doubtful names told by what stands right beside them: "the Kenyan Senate", "Pakistan's ISI", "The National Assembly"."""

from __future__ import annotations

from kg.cast import Cast
from kg.cues import cues
from kg.spot.bodies import owner_after, owner_before
from kg.spot.names import title_case
from kg.syntax import Mention, Sentence, Token
from kg.words import ordinary

_BODIES = ("government", "force", "organization")
_SHARED = (*_BODIES, "company", "media")


def owned(sentence: Sentence, cast: Cast) -> None:
    """Keep of the actors that a shared name may mean those of the state beside it; where there are none the words are free for its own body."""
    for mention in list(sentence.mentions):
        if mention.kind not in ("weak", "name") or cast.type(mention.candidates[0]) not in _SHARED:
            continue
        if mention.kind == "weak" and _part_of_name(mention, sentence):
            _free(mention, sentence)
            continue
        if mention.kind == "name" and not all(ordinary(word) for word in mention.text.split()):
            continue
        owner = owner_before(sentence, mention.first, cast) or owner_after(sentence, mention.last, cast)
        if owner is None or cast.type(owner.actor) != "country":
            continue
        own = tuple(actor for actor in mention.candidates if owner.actor in _homes(actor, cast))
        if own:
            mention.candidates, mention.kind = own, "name"
        elif all(cast.type(actor) in _BODIES and _homes(actor, cast) for actor in mention.candidates) and not _before_noun(mention, sentence):
            _free(mention, sentence)


def _free(mention: Mention, sentence: Sentence) -> None:
    sentence.mentions.remove(mention)
    for token in sentence.tokens[mention.first : mention.last + 1]:
        token.mention = None


def _part_of_name(mention: Mention, sentence: Sentence) -> bool:
    """"The National Assembly", "Apple Daily", "Constitutional Democratic Party": words of a longer name."""
    first, last = sentence.tokens[mention.first], sentence.tokens[mention.last]
    before, after = first.next(-1), last.next()
    joined = before is not None and before.head is last and (before.i > 0 or not ordinary(before.text)) and _name_word(before) \
        or after is not None and last.dep == "compound" and _name_word(after)
    return joined and not title_case(sentence)


def _name_word(token: Token) -> bool:
    return token.mention is None and token.tag in ("NNP", "NNPS") and token.text[0].isupper() \
        and token.lower not in cues()["offices"] | cues()["ranks"]


def _homes(actor: str, cast: Cast) -> set[str]:
    """The state or body for which an actor acts, and the state where it is."""
    facts = cast.registry.facts.get(actor, {})
    return {facts[key] for key in ("principal", "located_in") if key in facts}


def _before_noun(mention: Mention, sentence: Sentence) -> bool:
    """"Russia's Security Council seat": the seat is Russia's, not the council."""
    last = sentence.tokens[mention.last]
    following = last.next()
    return following is not None and following.is_noun and last.dep in ("compound", "nmod", "amod")
