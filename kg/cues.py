"""The words that the stages know, as read from ontology/cues.yaml."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import OntologyError, nearest
from kg.model import ACTOR_TYPES
from kg.settings import ontology_dir
from kg.vocabulary import load_yaml, relations

#: Sections that list words under actor types.
_TYPED = ("heads", "kinds", "descriptions", "counted_heads")
#: Sections that map one text to another.
_TEXTS = ("short_ministries", "long_ministries", "held_offices", "numbered_groups", "occupiers", "wars", "state_persons", "regional",
          "done_to_things", "done_by_things")
_RELATIONS = "relation_sets"
_IMPLIED = "implied"


@dataclass(frozen=True)
class Cues:
    """Word lists by their name in cues.yaml, as `cues()["offices"]`, and the sections that are maps."""

    lists: dict[str, frozenset[str]]
    relation_sets: dict[str, frozenset[str]]  # ids of relations
    heads: dict[str, str]  # word -> actor type, and so on
    kinds: dict[str, str]
    counted_heads: dict[str, str]
    descriptions: dict[str, tuple[str, ...]]  # word -> actor types
    short_ministries: dict[str, str]  # field after "Ministry of", lower case -> word before "Ministry"
    long_ministries: dict[str, str]  # and back
    held_offices: dict[str, str]  # title -> role in the registry
    numbered_groups: dict[str, str]  # number -> actor
    implied: dict[str, frozenset[tuple[str, str]]]  # name -> relations, each with the end that is meant
    state_persons: dict[str, str]  # noun for a person -> words of the offices that it may mean, between bars; none for any
    done_to_things: dict[str, str]  # verb in the passive -> actor types that "it" may be, between bars; none where no actor
    done_by_things: dict[str, str]  # the same of verbs in the active
    regional: dict[str, str]  # adjectives of a region -> M.49 regions, states and groups, between bars
    occupiers: dict[str, str]  # place or state -> who holds it, or part of it, by force, and since which year: "RUS 2014"
    wars: dict[str, str]  # where a war is -> the two who fight it, as goes without saying, and since which year: "RUS UKR 2014"

    def __getitem__(self, name: str) -> frozenset[str]:
        return _named(self.lists, name, "list")

    def relations(self, name: str) -> frozenset[str]:
        """The ids of the relations in a set of `relation_sets`."""
        return _named(self.relation_sets, name, "relation set")


def _named(sets: Mapping[str, frozenset[str]], name: str, what: str) -> frozenset[str]:
    try:
        return sets[name]
    except KeyError:
        raise OntologyError(f"cues.yaml: no {what} {name!r}{nearest(name, sets)}") from None


@cache
def cues(folder: Path | None = None) -> Cues:
    """The cues of a folder (ontology/ by default). Raises OntologyError where the file breaks its form."""
    path = (folder or ontology_dir()) / "cues.yaml"
    data = _mapping(path, "the file", load_yaml(path))
    maps = {name: _mapping(path, name, data.pop(name, None)) for name in (*_TYPED, *_TEXTS, _RELATIONS, _IMPLIED)}
    typed = {name: {kind: _words(path, f"{name}: {kind}", words) for kind, words in maps[name].items()} for name in _TYPED}
    for name, groups in typed.items():
        _known(path, name, groups, ACTOR_TYPES)
    sets = {name: frozenset(_words(path, f"{_RELATIONS}: {name}", words)) for name, words in maps[_RELATIONS].items()}
    for name, members in sets.items():
        _known(path, f"{_RELATIONS}: {name}", sorted(members), relations(folder))
    described: dict[str, tuple[str, ...]] = {}
    for kind, words in typed["descriptions"].items():
        described |= {word: (*described.get(word, ()), kind) for word in words}
    return Cues(
        lists={name: frozenset(_words(path, name, words)) for name, words in data.items()}, relation_sets=sets, descriptions=described,
        implied={name: frozenset(_ends(path, f"{_IMPLIED}: {name}", ends, folder)) for name, ends in maps[_IMPLIED].items()},
        **{name: {word: kind for kind, words in groups.items() for word in words} for name, groups in typed.items() if name != "descriptions"},
        **{name: _texts(path, name, maps[name]) for name in _TEXTS},
    )


def _mapping(path: Path, name: str, value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise OntologyError(f"{path}: {name}: expected a mapping, got {value!r}")
    return dict(value)


def _words(path: Path, name: str, words: Any) -> list[str]:
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise OntologyError(f"{path}: {name}: expected a list of words, got {words!r}")
    return words


def _ends(path: Path, name: str, ends: Any, folder: Path | None) -> Iterator[tuple[str, str]]:
    """Ends of relations, written as `aids.target`."""
    for relation, _, end in (text.partition(".") for text in _words(path, name, ends)):
        _known(path, name, (relation,), relations(folder))
        _known(path, name, (end,), ("source", "target"))
        yield relation, end


def _texts(path: Path, name: str, texts: dict[str, Any]) -> dict[str, str]:
    for key, value in texts.items():
        if not isinstance(value, str):
            raise OntologyError(f"{path}: {name}: {key}: expected a text, got {value!r}")
    return texts


def _known(path: Path, name: str, found: Iterable[str], allowed: Iterable[str]) -> None:
    for item in found:
        if item not in allowed:
            raise OntologyError(f"{path}: {name}: unknown name {item!r}{nearest(item, list(allowed))}")
