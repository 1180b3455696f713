"""The closed classes of words that the stages know, as read from ontology/cues.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import OntologyError, nearest
from kg.settings import ontology_dir
from kg.vocabulary import load_yaml

_GROUPED = ("heads", "kinds", "descriptions")


@dataclass(frozen=True)
class Cues:
    """Word lists by their name in cues.yaml; `heads`, `kinds` and `descriptions` map a word to an actor type."""

    lists: dict[str, frozenset[str]]
    heads: dict[str, str]
    kinds: dict[str, str]
    descriptions: dict[str, tuple[str, ...]]

    def __getitem__(self, name: str) -> frozenset[str]:
        try:
            return self.lists[name]
        except KeyError:
            raise OntologyError(f"cues.yaml: no list {name!r}{nearest(name, self.lists)}") from None


@cache
def cues(folder: Path | None = None) -> Cues:
    """The cues of a folder (ontology/ by default). Raises OntologyError where the file breaks its form."""
    path = (folder or ontology_dir()) / "cues.yaml"
    data: dict[str, Any] = load_yaml(path)
    for key, value in data.items():
        groups = value.items() if key in _GROUPED else [(key, value)]
        for name, words in groups:
            if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
                raise OntologyError(f"{path}: {name}: expected a list of words, got {words!r}")
    lists = {key: frozenset(words) for key, words in data.items() if key not in _GROUPED}
    described: dict[str, list[str]] = {}
    for kind, words in data["descriptions"].items():
        for word in words:
            described.setdefault(word, []).append(kind)
    return Cues(lists, _types(data["heads"]), _types(data["kinds"]), {word: tuple(kinds) for word, kinds in described.items()})


def _types(groups: dict[str, list[str]]) -> dict[str, str]:
    return {word: kind for kind, words in groups.items() for word in words}
