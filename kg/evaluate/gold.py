"""A folder of gold claims: texts/, actors.json (id -> name, type, aliases, principal) and <document>.claims.jsonl."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import orjson

from kg import jsonl
from kg.errors import UsageError

#: A claim as it stands in a claims file, gold or said.
Record = Mapping[str, Any]
_FORM = "expected a folder with actors.json, *.claims.jsonl and texts/"
_NEEDED = ("document", "subject", "relation", "object")


def fold(name: str) -> str:
    """A name without case, accents, punctuation and a leading "the": what two spellings of it have in common.

    >>> fold("The Türkiye–Syria border")
    'turkiye syria border'
    """
    text = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(char if char.isalnum() else " " for char in text if not unicodedata.combining(char))
    return " ".join(plain.split()).removeprefix("the ")


class Gold:
    """Gold claims by document (file name), and the gold actors that a name may stand for."""

    def __init__(self, folder: Path) -> None:
        """Read the folder. Raises UsageError that names the file where it has not the form."""
        self.folder = folder
        self.actors = _actors(folder)
        self.by_name = _names(self.actors)
        self.claims: dict[str, list[Record]] = defaultdict(list)
        for path in sorted(folder.glob("*.claims.jsonl")):
            for claim in checked(jsonl.read(path), path, str):
                self.claims[Path(claim["document"]).name].append(claim)
        if not self.claims:
            raise UsageError(f"{folder}: no gold claims found; {_FORM}")

    def find(self, actor: Mapping[str, Any]) -> list[str]:
        """The gold actors that a said actor may be: those of the first of its label, aliases and id that is known."""
        for name in (actor.get("label"), *(actor.get("aliases") or ()), actor.get("id")):
            if name and (found := self.by_name.get(fold(str(name)))):
                return found
        return []

    def principal(self, key: str) -> str:
        """The actor at the end of the chain of principals: the state or organization for which a gold actor acts."""
        seen: set[str] = set()
        while (above := self.actors.get(key, {}).get("principal")) and key not in seen:
            seen.add(key)
            key = above
        return key

    def names(self, key: str) -> list[str]:
        """All names of a gold actor."""
        actor = self.actors.get(key, {})
        return [key, *([actor["name"]] if actor else []), *(actor.get("aliases") or ())]


def checked(records: Iterable[Record], path: Path | str, end: type) -> Iterator[Record]:
    """The records as they come. Raises UsageError for one that lacks a key or whose ends are not of that type."""
    for number, record in enumerate(records, 1):
        for key in _NEEDED:
            if key not in record:
                raise UsageError(f"{path}: claim {number}: {key}: missing")
        for key in ("subject", "object"):
            if not isinstance(record[key], end):
                form = "the id of a gold actor" if end is str else "an actor with id and label"
                raise UsageError(f"{path}: claim {number}: {key}: expected {form}, got {record[key]!r}")
        yield record


def _actors(folder: Path) -> dict[str, dict[str, Any]]:
    path = folder / "actors.json"
    try:
        found = orjson.loads(path.read_bytes())
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}; {_FORM}") from None
    except orjson.JSONDecodeError as error:
        raise UsageError(f"{path}: not JSON: {error}") from None
    if not isinstance(found, dict) or not all(isinstance(actor, dict) and "name" in actor for actor in found.values()):
        raise UsageError(f"{path}: expected actors by id, each with a name")
    return found


def _names(actors: dict[str, dict[str, Any]]) -> dict[str, list[str]]:
    """Folded name -> ids; whose own name or id it is comes before whose alias it is."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for key, actor in actors.items():
        for name in (key, actor["name"]):
            found[fold(name)][key] = None
    for key, actor in actors.items():
        for name in actor.get("aliases") or ():
            found[fold(name)][key] = None
    return {name: list(keys) for name, keys in found.items()}
