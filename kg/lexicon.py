"""The triggers of all relations, compiled from ontology/relations/*.yaml: which word, in which build, says which relation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from kg.cues import cues
from kg.errors import OntologyError, nearest
from kg.model import ACTOR_TYPES, Factuality, Polarity
from kg.settings import ontology_dir
from kg.vocabulary import load_yaml, relations

_CLASSES = ("verb", "noun", "adj", "word")
_KEYS = (*_CLASSES, "source", "target", "needs", "forbids", "polarity", "factuality", "detail", "confidence", "note",
         "source_types", "target_types")
#: Stands with words that take in all weapons for the name of any make: "ordered twelve FA-50s".
MAKE = "*make"
_VALUES = {"polarity": ("affirmed", "negated"), "factuality": ("actual", "ended", "planned", "possible")}
_DEFAULTS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "verb": (("subj",), ("obj",)),
    "noun": (("poss", "mod", "by", "vsubj"), ("of", "on", "against")),
    "adj": (("head",), ("with", "to")),
    "word": (("left",), ("head",)),
}


@dataclass(frozen=True, slots=True)
class Trigger:
    """One way to say a relation. `source` and `target` are roles (see kg.relate.roles), the first that gives an actor wins."""

    relation: str
    pattern: str  # id, such as attacks.verb.bomb
    word_class: str
    lemma: str
    rest: tuple[str, ...]  # further words: particle of a verb, words before the head of a noun
    source: tuple[str, ...]
    target: tuple[str, ...]
    needs: tuple[tuple[str, frozenset[str]], ...] = ()
    forbids: tuple[tuple[str, frozenset[str]], ...] = ()
    polarity: Polarity | None = None
    factuality: Factuality | None = None
    detail: tuple[str, ...] = ()
    confidence: float = 0.6
    source_types: tuple[str, ...] = ()  # actor types that this entry is narrowed to; none means those of the relation
    target_types: tuple[str, ...] = ()
    asks: int = 0  # a bit for each list of `needs` of which some word must stand in the sentence (see Lexicon.heard)


#: What makes a trigger: the relation, the phrase that it is in the lexicon, and all fields from `source` on.
_Making = tuple[str, str, tuple[Any, ...]]


@dataclass(frozen=True)
class Lexicon:
    """All triggers by word class and lemma; each is made when a text first has its word."""

    triggers: dict[tuple[str, str], tuple[Trigger, ...]] = field(default_factory=dict)
    bits: dict[str, int] = field(default_factory=dict)  # word -> the lists in which it stands
    unmade: dict[tuple[str, str], list[_Making]] = field(default_factory=dict)

    def of(self, word_class: str, lemma: str) -> tuple[Trigger, ...]:
        """The triggers of a word, in the order of relations and of their entries."""
        key = word_class, lemma
        if key in self.unmade:
            self.triggers[key] = tuple(_trigger(word_class, lemma, *made) for made in self.unmade.pop(key))
        return self.triggers.get(key, ())

    def heard(self, words: Iterable[str]) -> int:
        """The lists, as bits, of which one of the words is. Where a trigger asks for others, its needs cannot be met among these words, so
        that nine of ten triggers of common verbs need not be looked at further."""
        found = 0
        for word in words:
            found |= self.bits.get(word, 0)
        return found


class _Lists:
    """Numbers the lists of words that triggers need."""

    def __init__(self) -> None:
        self.bits: dict[str, int] = defaultdict(int)
        self._known: dict[frozenset[str], int] = {}

    def asked(self, needs: tuple[tuple[str, frozenset[str]], ...]) -> int:
        """The bits of a trigger's needs; what more than the words of the sentence can meet, such as `*`, has none."""
        return sum({self._bit(words) for _, words in needs if "*" not in words and MAKE not in words})

    def _bit(self, words: frozenset[str]) -> int:
        if words not in self._known:
            bit = self._known[words] = 1 << len(self._known)
            for word in words:
                self.bits[word] |= bit
        return self._known[words]


@cache
def lexicon(folder: Path | None = None) -> Lexicon:
    """The lexicon of a folder (ontology/ by default). Raises OntologyError naming file, entry, key and value."""
    found: dict[tuple[str, str], list[_Making]] = defaultdict(list)
    lists = _Lists()
    for name in relations(folder):
        path = (folder or ontology_dir()) / "relations" / f"{name}.yaml"
        for number, entry in enumerate(load_yaml(path).get("triggers") or (), 1):
            for kind, phrase, rest in _compile(path, number, entry, lists):
                words = phrase.split()
                found[kind, words[0] if kind == "verb" else words[-1]].append((name, phrase, rest))
    return Lexicon({}, dict(lists.bits), dict(found))


def _trigger(kind: str, lemma: str, relation: str, phrase: str, rest: tuple[Any, ...]) -> Trigger:
    words = phrase.split()
    more = words[1:] if kind == "verb" else words[:-1]
    return Trigger(relation, f"{relation}.{kind}.{phrase.replace(' ', '-')}", kind, lemma, tuple(more), *rest)


def _compile(path: Path, number: int, entry: Any, lists: _Lists) -> list[tuple[str, str, tuple[Any, ...]]]:
    """The word class of an entry, each phrase that it lists, and the fields that all of these share."""
    where = f"{path}: triggers: entry {number}"
    if not isinstance(entry, dict):
        raise OntologyError(f"{where}: expected a mapping, got {entry!r}")
    for key in entry:
        if key not in _KEYS:
            raise OntologyError(f"{where}: {key}: unknown key{nearest(str(key), _KEYS)}")
    for key, allowed in _VALUES.items():
        if key in entry and entry[key] not in allowed:
            raise OntologyError(f"{where}: {key}: got {entry[key]!r}, expected one of {', '.join(allowed)}")
    classes = [name for name in _CLASSES if name in entry]
    if not classes:
        raise OntologyError(f"{where}: expected one of the keys {', '.join(_CLASSES)}")
    made = []
    for kind in classes:
        rest = _of_entry(where, kind, entry, lists)
        for named in _list(where, entry[kind]):
            made += [(kind, phrase.lower(), rest) for phrase in sorted(_cue(where, named))]
    return made


def _of_entry(where: str, kind: str, entry: dict[str, Any], lists: _Lists) -> tuple[Any, ...]:
    """The fields of a trigger that all words of an entry share, in their order from `source` on."""
    source, target = _DEFAULTS[kind]
    needs = _words(where, entry.get("needs"))
    return (
        tuple(_list(where, entry.get("source", source))), tuple(_list(where, entry.get("target", target))),
        needs, _words(where, entry.get("forbids")),
        entry.get("polarity"), entry.get("factuality"), tuple(_list(where, entry.get("detail", ()))),
        _confidence(where, entry.get("confidence", 0.6)), _actor_types(where, entry, "source_types"), _actor_types(where, entry, "target_types"),
        lists.asked(needs),
    )


def _cue(where: str, word: str) -> frozenset[str]:
    """The words of the list in cues.yaml that `$name` stands for; any other word stands for itself."""
    if not word.startswith("$"):
        return frozenset((word,))
    try:
        return cues()[word[1:]]
    except OntologyError as error:
        raise OntologyError(f"{where}: {error}") from None


def _confidence(where: str, value: Any) -> float:
    if not isinstance(value, (int, float)) or not 0 < value <= 1:
        raise OntologyError(f"{where}: confidence: got {value!r}, expected a number above 0 and at most 1")
    return float(value)


def _actor_types(where: str, entry: dict[str, Any], key: str) -> tuple[str, ...]:
    names = _list(where, entry.get(key, []))
    for name in names:
        if name not in ACTOR_TYPES:
            raise OntologyError(f"{where}: {key}: unknown actor type {name!r}{nearest(str(name), ACTOR_TYPES)}")
    return tuple(names)


def _list(where: str, value: Any) -> list[str]:
    items = list(value) if isinstance(value, (list, tuple)) else [value]
    if not all(isinstance(item, str) for item in items):
        raise OntologyError(f"{where}: expected texts (quote them?), got {items!r}")
    return items


def _words(where: str, value: Any) -> tuple[tuple[str, frozenset[str]], ...]:
    if value is None:
        return ()
    if not isinstance(value, dict):
        raise OntologyError(f"{where}: needs and forbids: expected {{role: [words]}}, got {value!r}")
    made = []
    for name, words in value.items():
        known: set[str] = set()
        for word in _list(where, words):
            known |= _cue(where, word)
        made.append((name, frozenset(known | {MAKE} if known >= cues()["weapons"] else known)))
    return tuple(made)
