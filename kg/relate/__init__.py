"""Sentences with linked mentions -> relation mentions."""

from __future__ import annotations

from kg.cast import Cast
from kg.lexicon import Lexicon
from kg.relate.denials import denials
from kg.relate.ellipsis import ellipses
from kg.relate.match import fit, matches
from kg.relate.offices import offices
from kg.relate.places import places
from kg.syntax import RelationMention, Sentence
from kg.vocabulary import relations

__all__ = ["relate"]


def relate(sentences: list[Sentence], cast: Cast, lexicon: Lexicon) -> list[RelationMention]:
    """All occurrences of relations in an article's sentences, in text order."""
    found: list[RelationMention] = []
    recent: list[str] = []
    for sentence in sentences:
        here = [*offices(sentence, cast, recent), *places(sentence, cast), *matches(sentence, cast, lexicon)]
        here += ellipses(sentence, [*found, *here], cast)
        here += denials(sentence, [*found, *here], cast)
        found += [mention for mention in here if fit(relations()[mention.relation], mention.source, mention.target, cast)]
        named = [m.actor for m in sentence.mentions if m.actor and cast.type(m.actor) == "country"]
        recent = list(dict.fromkeys([*named, *recent]))[:5]
    return found
