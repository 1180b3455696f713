"""Which relations might hold between the actors of a sentence, and what speaks for each: the rows that kg.scorer weighs.

A candidate is two actors that the sentence names and a relation whose trigger words it holds, or that a rule has found. Features are
texts, such as `source=nsubj`, that say how trigger and actors hang together; no actor's name is among them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.cast import Cast
from kg.lexicon import Lexicon, Trigger
from kg.paths import Tree, length
from kg.relate.arguments import resolve
from kg.relate.match import conditions_fit, fit, triggers, words_fit
from kg.syntax import Argument, RelationMention, Sentence, Token
from kg.vocabulary import relations

#: Steps in the tree from a trigger to an actor beyond which no candidate is made (read off the annotated texts).
FAR = 4
