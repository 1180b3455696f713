"""Who is known: the actors of ontology/actors/*.yaml, with their names, terms of office and memberships."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar

from kg.errors import OntologyError, nearest
from kg.memory import keep, kept
from kg.model import ACTOR_TYPES, Actor, Term
from kg.settings import ontology_dir
from kg.vocabulary import load_yaml

Raw = TypeVar("Raw")
Made = TypeVar("Made")
NameKind = Literal["name", "weak", "demonym", "people", "metonym"]
_LISTS = ("aliases", "weak", "bare", "context", "demonyms", "people", "metonyms", "members", "offices", "neighbours")
_TEXTS = ("id", "type", "label", "wikidata", "principal", "located_in", "operator", "region", "start", "end", "source")
#: What a term of office or a membership may say.
_TERM_KEYS = ("actor", "role", "start", "end")
_KEYS = (*_TEXTS, *_LISTS, "labels", "lat", "lon")
_KIND_OF = {"aliases": "name", "weak": "weak", "bare": "weak", "demonyms": "demonym", "people": "people", "metonyms": "metonym"}
#: Kinds of bases, one for the other in names.
_BASES = ("air base", "airbase", "airfield", "base", "naval base", "military base")
_FOLD = {ord("’"): "'", ord("‘"): "'", ord("–"): "-", ord("‐"): "-", ord("‑"): "-", ord("\u00a0"): " ", ord("ı"): "i",
         ord("ł"): "l", ord("Ł"): "L", ord("ø"): "o", ord("Ø"): "O", ord("đ"): "d", ord("Đ"): "D", ord("\n"): " "}


@dataclass(frozen=True, slots=True)
class Name:
    """One way to name an actor in English text."""

    actor: str
    kind: NameKind


@dataclass(frozen=True, eq=False)
class Registry:
    """All known actors and the index of their names (folded by `fold`, case kept)."""

    actors: Mapping[str, Actor]
    names: Mapping[str, tuple[Name, ...]]
    facts: dict[str, dict[str, Any]]  # located_in, operator, principal, start, end, context, bare, neighbours of an actor, where known
    offices: dict[str, tuple[tuple[str, Term], ...]] = field(default_factory=dict)  # state or body -> (person, term)
    adjectives: dict[str, tuple[str, ...]] = field(default_factory=dict)  # actor -> demonyms

    def holder(self, body: str, role: str, day: str | None) -> Actor | None:
        """Who held the office on a day (ISO 8601, any precision); None where that is not one known person.

        Without a day only an office that the registry knows a single holder of gives a person: time is never guessed.
        """
        found = {person for person, term in self.offices.get(body, ()) if term.role == role and covers(term, day)}
        return self.actors[found.pop()] if len(found) == 1 else None

    def facility(self, place: str, kind: str) -> str | None:
        """The facility of a kind ("base", "cosmodrome") that bears a place's name."""
        for word in (kind, *_BASES) if kind in _BASES else (kind,):
            for written in (word, word.title()):
                for name in self.names.get(fold(f"{place} {written}"), ()):
                    if self.actors[name.actor].type == "facility":
                        return name.actor
        return None

    def office(self, person: str, day: str | None, role: str | None = None) -> str | None:
        """The state or body for which a person held an office on a day; his latest one without a day. Of those of a role where he had any.

        None for a person who is not in the registry.
        """
        known = [term for term in self.actors[person].terms if term.actor] if person in self.actors else []
        terms = [term for term in known if term.role == role] or known
        held = [term for term in terms if covers(term, day)] if day else []
        best = max(held or terms, key=lambda term: (term.end is None, term.start or ""), default=None)
        return best.actor if best else None


def covers(term: Term, day: str | None) -> bool:
    if day is None:
        return True
    return (term.start or "")[: len(day)] <= day and (term.end is None or day[: len(term.end)] <= term.end)


def fold(text: str) -> str:
    """The text with accents, curly quotes and dashes made plain, character for character (offsets stay).

    >>> fold("Türkiye’s")
    "Turkiye's"
    """
    if text.isascii():
        return text.replace("\n", " ")
    return "".join(_plain(char) for char in text.translate(_FOLD))


@cache
def _plain(char: str) -> str:
    base = unicodedata.normalize("NFD", char)[0]
    return base if base.isascii() and base.isalpha() else char


@cache
def registry(folder: Path | None = None) -> Registry:
    """The registry of a folder (ontology/ by default). Raises OntologyError naming file, actor, key and value."""
    index = _index_name(folder)
    names = kept(index)
    if names is None:
        found, wrong = _read(folder, first=True)
        if wrong:
            raise wrong[0]
        names = _names(found)
        keep(index, names)
    else:  # these very files were found to be sound before
        found = [record for path in _paths(folder) for record in records(path)]
    return _build(found, names)


def _index_name(folder: Path | None) -> str:
    """Under what the names of these files are kept: a hash of the files and of this module, which makes the names of them."""
    digest = hashlib.sha256(Path(__file__).read_bytes())
    for path in _paths(folder):
        digest.update(path.read_bytes())
    return f"names-{digest.hexdigest()[:32]}"


def faults(folder: Path | None = None) -> list[OntologyError]:
    """What keeps a folder's actors from being read: the faults of all records, not the first alone."""
    return _read(folder)[1]


def _read(folder: Path | None, first: bool = False) -> tuple[list[dict[str, Any]], list[OntologyError]]:
    """The records that can be read, and the faults of the others and of what they refer to; with `first` no file is read after a broken one."""
    seen: dict[str, Path] = {}
    sound: list[tuple[Path, dict[str, Any]]] = []
    wrong: list[OntologyError] = []
    for path in _paths(folder):
        if wrong and first:
            break
        try:
            entries = records(path)
        except OntologyError as error:
            wrong.append(error)
            continue
        for number, record in enumerate(entries, 1):
            try:
                _check(path, record, number)
                if record["id"] in seen:
                    raise OntologyError(f"{path}: id: {record['id']!r} stands in {seen[record['id']].name} as well")
            except OntologyError as error:
                wrong.append(error)
                continue
            seen[record["id"]] = path
            sound.append((path, record))
    for path, record in sound:
        try:
            _check_references(path, record, seen)
        except OntologyError as error:
            wrong.append(error)
    return [record for _, record in sound], wrong


def _paths(folder: Path | None) -> list[Path]:
    return sorted(((folder or ontology_dir()) / "actors").glob("*.yaml"))


def records(path: Path) -> list[dict[str, Any]]:
    """The records of a file as they stand. Raises OntologyError where it is no list."""
    data = load_yaml(path) or []
    if not isinstance(data, list):
        raise OntologyError(f"{path}: expected a list of actors, got {type(data).__name__}")
    return data


def _check(path: Path, record: Any, number: int) -> None:
    if not isinstance(record, dict):
        raise OntologyError(f"{path}: entry {number}: expected a mapping, got {record!r}")
    name = str(record.get("id") or f"entry {number}")
    for key in ("id", "type", "label"):
        if not record.get(key):
            raise OntologyError(f"{path}: {name}: {key}: missing")
    for key, value in record.items():
        if key not in _KEYS:
            raise OntologyError(f"{path}: {name}: {key}: unknown key{nearest(str(key), _KEYS)}")
        if key in _LISTS and not isinstance(value, list):
            raise OntologyError(f"{path}: {name}: {key}: expected a list, got {value!r}")
        if key in _TEXTS and not isinstance(value, str):
            raise OntologyError(f"{path}: {name}: {key}: expected a text (quote it?), got {value!r}")
    if record["type"] not in ACTOR_TYPES:
        raise OntologyError(f"{path}: {name}: type: got {record['type']!r}{nearest(record['type'], ACTOR_TYPES)}; "
                            f"expected one of {', '.join(ACTOR_TYPES)}")
    for key in ("aliases", "weak", "bare", "demonyms", "people", "metonyms", "context"):
        for value in record.get(key, ()):
            if not isinstance(value, str) or not value.strip():
                raise OntologyError(f"{path}: {name}: {key}: expected texts (quote it?), got {value!r}")


def _check_references(path: Path, record: dict[str, Any], known: dict[str, Path]) -> None:
    named: list[tuple[str, str]] = [(key, record[key]) for key in ("principal", "located_in", "operator") if key in record]
    for key in ("members", "offices"):
        for term in record.get(key, ()):
            if not isinstance(term, dict) or not isinstance(term.get("actor"), str):
                raise OntologyError(f"{path}: {record['id']}: {key}: expected {{actor: ID, ...}}, got {term!r}")
            for name in term:
                if name not in _TERM_KEYS:
                    raise OntologyError(f"{path}: {record['id']}: {key}: {name}: unknown key{nearest(str(name), _TERM_KEYS)}")
            named.append((key, term["actor"]))
            if str(term.get("start") or "") > str(term.get("end") or "9999"):
                raise OntologyError(f"{path}: {record['id']}: {key}: ends before it starts: {term!r}")
    named += [("neighbours", state) for state in record.get("neighbours", ())]
    for key, value in named:
        if value not in known:
            raise OntologyError(f"{path}: {record['id']}: {key}: unknown actor {value!r}{nearest(value, known)}")


class _Lazy(Mapping[str, Made], Generic[Raw, Made]):
    """What records stand for, each made when it is first asked for: an article names few of them."""

    def __init__(self, records: Mapping[str, Raw], make: Callable[[Raw], Made]) -> None:
        self._records, self._make = records, make
        self._made: dict[str, Made] = {}

    def __getitem__(self, key: str) -> Made:
        if key not in self._made:
            self._made[key] = self._make(self._records[key])
        return self._made[key]

    def __contains__(self, key: object) -> bool:
        return key in self._records

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)


def _build(records: list[dict[str, Any]], names: dict[str, Sequence[Sequence[str]]]) -> Registry:
    memberships: dict[str, list[Term]] = defaultdict(list)
    for record in records:
        for term in record.get("members", ()):
            memberships[term["actor"]].append(_term(term, record["id"]))
    actors = _Lazy({record["id"]: record for record in records}, lambda record: _actor(record, memberships.get(record["id"], [])))
    meant: Mapping[str, tuple[Name, ...]] = _Lazy(names, lambda pairs: tuple(Name(*pair) for pair in pairs))  # type: ignore[arg-type]
    offices: dict[str, list[tuple[str, Term]]] = defaultdict(list)
    for record in records:
        for term in record.get("offices", ()):
            offices[term["actor"]].append((record["id"], _term(term, term["actor"])))
    keep = ("located_in", "operator", "principal", "start", "end", "context", "bare", "neighbours")
    facts = {record["id"]: {key: record[key] for key in keep if key in record} for record in records}
    adjectives = {record["id"]: tuple(record["demonyms"]) for record in records if record.get("demonyms")}
    return Registry(actors, meant, facts, {body: tuple(held) for body, held in offices.items()}, adjectives)


def _term(term: dict[str, Any], actor: str) -> Term:
    return Term(actor, term.get("role"), term.get("start"), term.get("end"))


def _actor(record: dict[str, Any], memberships: list[Term]) -> Actor:
    terms = [_term(term, term["actor"]) for term in record.get("offices", ())] or memberships
    aliases = dict.fromkeys([*record.get("aliases", ()), *record.get("weak", ()), *record.get("bare", ()), *record.get("metonyms", ())])
    return Actor(
        id=record["id"], type=record["type"], label=record["label"], aliases=tuple(aliases),
        principal=record.get("principal"), wikidata=record.get("wikidata"), labels=dict(record.get("labels", {})),
        lat=record.get("lat"), lon=record.get("lon"), region=record.get("region"), terms=tuple(terms),
        source=record.get("source"),
    )


def _spelled(names: list[str]) -> Iterator[str]:
    """The names, and those of "Cooperation" in its other spelling."""
    for name in names:
        yield name
        if "Cooperation" in name:
            yield name.replace("Cooperation", "Co-operation")


def _names(records: list[dict[str, Any]]) -> dict[str, Sequence[Sequence[str]]]:
    """Each name, folded, with the actors that it may mean and of what kind it is for each."""
    index: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
    for record in records:
        weak = {fold(name) for key in ("weak", "bare") for name in record.get(key, ())}
        if fold(record["label"]) not in weak:
            index[fold(record["label"])][record["id"], "name"] = None
        for key, kind in _KIND_OF.items():
            for name in _spelled(record.get(key, ())):
                index[fold(name)].setdefault((record["id"], kind))
    return {name: tuple(found) for name, found in sorted(index.items())}
