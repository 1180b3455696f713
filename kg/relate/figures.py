"""Words of war that speak of matches, markets, courts and words: "Chile battles Peru for the title", "hit Lockheed with penalties"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.cast import Cast
from kg.cues import cues
from kg.syntax import RelationMention, Sentence, Token

#: How a match ended: "3-0".
_RESULT = re.compile(r"\b\d{1,3} ?[-–] ?\d{1,3}\b(?! ?[-–])")
#: How many sentences before still tell what a text speaks of.
_NEAR = 2
_FIRMS = frozenset(("company", "media"))
_SPEAKERS = frozenset(("person", "media"))
_STATES = frozenset(("country", "place", "organization", "person"))


def figurative(mention: RelationMention, before: Sequence[Sentence], cast: Cast) -> bool:
    """Whether a mention of a deed of war or of a rivalry only speaks so; `before` are the article's sentences before its own."""
    trigger = mention.trigger
    if mention.relation in cues().relations("arming"):
        return bool(_words(trigger.sentence.tokens) & cues()["airlines"]) and cast.type(mention.target.actor) != "force"
    if mention.relation in cues().relations("menaces"):
        return _of_things(trigger)
    if mention.relation in cues().relations("on_the_road"):
        states = cast.type(mention.source.actor) == cast.type(mention.target.actor) == "country"
        return states and _played(trigger, _words(trigger.sentence.tokens), ())
    if mention.relation not in cues().relations("warlike"):
        return False
    if _invented(trigger):
        return True
    words = _words(trigger.sentence.tokens)
    if trigger.lemma in cues()["literal_attacks"] or words & cues()["armed_words"]:
        return mention.relation in cues().relations("of_war") and _soft(trigger)
    if _played(trigger, words, before) and cast.type(mention.source.actor) in _STATES:
        return True
    unarmed = _soft(trigger) or _at_trade(trigger) or _spoken(mention, words, cast) or _traded(mention, words, cast)
    return unarmed and mention.relation in cues().relations("of_war")


def doubled(mention: RelationMention, others: Sequence[RelationMention]) -> bool:
    """Whether the same word tells something of the same two that an attack is only another word for: "hit with sanctions"."""
    if mention.relation not in cues().relations("of_war"):
        return False
    ends = {mention.source.actor, mention.target.actor}
    return any(other.trigger is mention.trigger and other.relation in cues().relations("not_war") and {other.source.actor, other.target.actor} == ends
               for other in others)


def _words(tokens: Sequence[Token]) -> set[str]:
    return {word for token in tokens for word in (token.lemma, token.lower)}


def _played(trigger: Token, words: set[str], before: Sequence[Sentence]) -> bool:
    """Whether the clause speaks of sport, or those sentences just before it of the same source do so plainly; not in "was thrown out of
    the World Cup after it had attacked Ukraine"."""
    sports, here = cues()["sports"], trigger.sentence
    if trigger.dep in ("advcl", "relcl", "acl", "pcomp"):
        return bool(_words(trigger.subtree()) & sports)
    if words & sports or _RESULT.search(" ".join(token.text for token in here.tokens)):
        return True
    source = here.passage.source if here.passage else None
    near = [sentence for sentence in before[-_NEAR:] if sentence.passage is None or sentence.passage.source == source]
    return any(len(_words(sentence.tokens) & sports) > 1 for sentence in near)


def _invented(trigger: Token) -> bool:
    """"The exercise simulated an attack", "In the novel, China attacks": what a book, film or game tells."""
    lists = cues()
    for above in (trigger, *trigger.ancestors()):
        if above is not trigger and above.lemma in lists["feigning_verbs"]:
            return True
        told = above.kids("nsubj") if above is not trigger else []
        told += [pobj for prep in above.kids("prep") if prep.lower == "in" for pobj in prep.kids("pobj")] if above.is_verb else []
        if any(word.mention is None and word.lemma in lists["fictions"] for word in told):
            return True
    return False


def _soft(trigger: Token) -> bool:
    """Whether it is done with paper or words: "hit Google with a fine", "were at war over prices"."""
    told = [pobj for kid in trigger.kids("prep", "agent") for pobj in kid.kids("pobj")]
    inner = [pobj for word in told for kid in word.kids("prep") if kid.lower == "over" for pobj in kid.kids("pobj")]
    means = [word for word in told if word.head.lower in ("with", "by", "through", "over")]
    return any(word.lemma in cues()["soft_means"] for word in (*means, *inner, *trigger.kids("nsubj")))


def _at_trade(trigger: Token) -> bool:
    """Whether it is done to what is bought and sold, or to words: "hit Russian oil", "attacked the American position"."""
    lists = cues()
    return any(word.mention is None and (word.lemma in lists["goods"] or word.lemma in lists["trades"]) for word in trigger.kids("dobj", "nsubjpass"))


def _of_things(trigger: Token) -> bool:
    """"Chinese panels threaten German makers": a menace that nobody utters."""
    lists = cues()
    return any(kid.mention is None and (kid.lemma in lists["goods"] or kid.lemma in lists["elements"]) for kid in trigger.kids("nsubj"))


def _spoken(mention: RelationMention, words: set[str], cast: Cast) -> bool:
    """Whether somebody attacks in words: a man another man, or whomever for something, as something or in a speech."""
    trigger, kinds = mention.trigger, (cast.type(mention.source.actor), cast.type(mention.target.actor))
    if trigger.lemma not in cues()["verbal_attacks"]:
        return False
    placed = mention.target.token.dep == "pobj" and mention.target.token.head.lower in ("in", "at")  # "attacked the leaders in Davos"
    if kinds[0] in _SPEAKERS and (kinds[1] in _SPEAKERS or placed or words & cues()["spoken_words"]):
        return True
    told = [kid for kid in trigger.kids("prep") if kid.lower in ("for", "as", "over") and kid.i > trigger.i]
    return any(kid.kids("pcomp") or kinds[0] in _SPEAKERS for kid in told)


def _traded(mention: RelationMention, words: set[str], cast: Cast) -> bool:
    """Whether a firm stands at one of the ends, and nothing tells of what one can shoot at."""
    kinds = {cast.type(mention.source.actor), cast.type(mention.target.actor)}
    return bool(kinds & _FIRMS) and "force" not in kinds and not words & cues()["targets"]
