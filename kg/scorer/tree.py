"""The dependency tree as the scorer sees it: prepositions are labels, coordinated nouns hang side by side."""

from __future__ import annotations

from kg.syntax import Sentence, Token

#: Labels on the way from one word to another: `^label` is a step up to the head.
Path = tuple[str, ...]
_MODIFIERS = frozenset(("amod", "compound", "nmod", "nn", "npadvmod"))


class Tree:
    """Ways between the words of one sentence."""

    def __init__(self, sentence: Sentence) -> None:
        self._up = [_above(token) for token in sentence.tokens]
        self._chains: dict[int, list[tuple[int, str]]] = {}
        self._places: dict[int, dict[int, int]] = {}  # word -> word above it -> how many steps above

    def path(self, start: int, end: int) -> Path:
        """The labels from one word (by place) to another, first up, then down.

        >>> from kg.syntax import sentence
        >>> tree = Tree(sentence(["Iran", "talks", "to", "Iraq"], ["NNP", "VBZ", "IN", "NNP"], [1, 1, 1, 2], ["nsubj", "ROOT", "prep", "pobj"]))
        >>> tree.path(1, 3), tree.path(0, 3)
        (('to',), ('^nsubj', 'to'))
        """
        ups = self._chain(start)
        place = self._places.get(start)
        if place is None:
            place = self._places[start] = {token: n for n, (token, _) in enumerate(ups)}
        downs: list[str] = []
        for token, label in self._chain(end):
            if token in place:
                return (*(f"^{step}" for _, step in ups[: place[token]]), *reversed(downs))
            downs.append(label)
        return (*(f"^{step}" for _, step in ups), *reversed(downs))

    def _chain(self, place: int) -> list[tuple[int, str]]:
        """(word, its label) from a word up to the root."""
        found = self._chains.get(place)
        if found is None:
            found, seen, at = [], set(), place
            while at not in seen:
                seen.add(at)
                head, label = self._up[at]
                found.append((at, label))
                at = head
            self._chains[place] = found
        return found


def _above(token: Token) -> tuple[int, str]:
    """The head and the label under it, with coordination of nouns and prepositions folded."""
    head, label = token.head, token.dep
    while label == "conj" and not token.is_verb and head.head is not head:
        label, head = head.dep, head.head
    if head.dep in ("prep", "agent", "dative") and label in ("pobj", "pcomp") and head.head is not head:
        return head.head.i, "agent" if head.dep == "agent" else head.lower
    if label in _MODIFIERS:
        label = "mod" if token.mention is not None else "amod"
    return head.i, label
