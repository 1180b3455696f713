"""Ways through the dependency tree of a sentence."""

from __future__ import annotations

from kg.syntax import Token


def path(one: Token, other: Token) -> list[Token]:
    """The words from one to another of the same sentence along the tree, both included.

    >>> from kg.syntax import sentence
    >>> s = sentence(["Mali", "expelled", "France"], ["NNP", "VBD", "NNP"], [1, 1, 1], ["nsubj", "ROOT", "dobj"])
    >>> [token.text for token in path(s.tokens[2], s.tokens[0])]
    ['France', 'expelled', 'Mali']
    """
    up, down = [one, *one.ancestors()], [other, *other.ancestors()]
    meeting = next((token for token in up if token in down), None)
    if meeting is None:
        return [*up, *reversed(down)]
    return [*up[: up.index(meeting) + 1], *reversed(down[: down.index(meeting)])]
