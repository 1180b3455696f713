"""Questions that the next sentence answers with names alone: "Who supports Denmark? Sweden and Norway do.", "Who sells it? Turkey."."""

from __future__ import annotations

from kg.corefer.binding import SUBJECTS
from kg.syntax import Mention, Sentence, Token

_HELPERS = frozenset(("do", "be", "have", "will", "can"))
_BETWEEN = frozenset((",", "and", "the", ".", "above", "all", "answer", ":", "mostly", "mainly", "chiefly"))


def answered(token: Token, after: Sentence | None) -> tuple[str, ...]:
    """The actors for whom the question's "who" stands, as the sentence after it tells."""
    if token.lower != "who" or token.dep not in SUBJECTS or token.sentence.tokens[-1].text != "?" or after is None:
        return ()
    if after.passage is not None and token.sentence.passage is not None and after.passage.source != token.sentence.passage.source:
        return ()
    root = after.root
    if root.lemma in _HELPERS:
        kept = {kid.i for kid in root.kids("aux", "punct", "advmod")} | {root.i}
        names = [mention for subject in root.kids(*SUBJECTS) for mention in _below(subject, after)]
    else:
        kept, names = set(), after.mentions
    covered = {i for mention in names for i in range(mention.first, mention.last + 1)}
    bare = all(word.i in covered or word.i in kept or word.lower in _BETWEEN for word in after.tokens)
    return tuple(dict.fromkeys(mention.actor for mention in names if mention.actor)) if bare else ()


def _below(subject: Token, sentence: Sentence) -> list[Mention]:
    """The names in a phrase."""
    within = {word.i for word in subject.subtree()}
    return [mention for mention in sentence.mentions if mention.first in within and mention.kind != "demonym"]
