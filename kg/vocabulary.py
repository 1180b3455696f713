"""The relation inventory as read from ontology/relations/*.yaml: what each relation means and how it may be used."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kg.errors import OntologyError, UsageError, nearest
from kg.memory import keep, kept
from kg.model import ACTOR_TYPES
from kg.settings import ontology_dir

GROUPS = ("institutions", "alignment", "security", "economy", "diplomacy", "structure")
#: How many of a relation's example sentences are kept with it.
EXAMPLES = 3
#: YAML below this size is parsed each time (bytes).
_SMALL = 1_000
_REQUIRED = ("id", "label", "definition", "group", "symmetric", "source", "target", "detail")
_FIELDS = ("inverse", "plover", "cameo", "wikidata", "parent", "transitive")
_TEXTS = ("label", "definition", "detail", "inverse", "plover", "cameo", "wikidata", "parent")
_LISTS = ("matches", "triggers", "examples", "counterexamples")
_OPTIONAL = (*_FIELDS, *_LISTS)


class _Loader(yaml.CSafeLoader):
    """YAML whose only implicit types are null, true/false and numbers, so that NO stays Norway and 12:30 a text; no key stands twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [key.value for key, _ in node.value]
        for key, value in node.value:
            if keys.count(key.value) > 1:
                raise yaml.MarkedYAMLError(problem=f"{key.value!r} stands twice in one mapping", problem_mark=value.start_mark)
        return super().construct_mapping(node, deep)


_Loader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if tag.endswith((":null", ":float"))]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^-?(?:0|[1-9][0-9]*)$"), list("-0123456789"))


def load_yaml(path: Path) -> Any:
    """The content of a YAML file; large ones are kept parsed in the user's cache folder, under a hash of their text.

    Raises OntologyError with file and line where the file does not parse.
    """
    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise OntologyError(f"{path}: cannot be read: {error}") from None
    if len(raw) < _SMALL:
        return _parse(path, text)
    name = hashlib.sha256(raw).hexdigest()[:32]
    data = kept(name)
    if data is None:
        data = _parse(path, text)
        keep(name, data)
    return data


def _parse(path: Path, text: str) -> Any:
    try:
        return yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else "?"
        raise OntologyError(f"{path}:{line}: not valid YAML: {error.problem}") from None
    except yaml.YAMLError as error:
        raise OntologyError(f"{path}: not valid YAML: {error}") from None


@dataclass(frozen=True, slots=True)
class Relation:
    """One kind of edge: `source` and `target` are the actor types that may stand at its ends."""

    id: str
    label: str
    definition: str
    group: str
    symmetric: bool
    source: tuple[str, ...]
    target: tuple[str, ...]
    detail: str
    inverse: str | None = None  # label of the relation read backwards
    plover: str | None = None  # PLOVER event class
    cameo: str | None = None  # CAMEO root code
    wikidata: str | None = None  # nearest Wikidata property
    parent: str | None = None  # id of the broader relation
    transitive: bool = False
    matches: tuple[str, ...] = ()  # properties of other vocabularies that mean the same or nearly so, as prefixed names
    examples: tuple[str, ...] = ()  # the first sentences that say it

    @property
    def term(self) -> str:
        """Local name of the RDF property: `supplies_arms_to` is `suppliesArmsTo`."""
        first, *rest = self.id.split("_")
        return first + "".join(word.capitalize() for word in rest)


@cache
def relations(folder: Path | None = None) -> dict[str, Relation]:
    """All relations by id, sorted. Raises OntologyError that names file, key, value and what was expected."""
    paths = sorted(((folder or ontology_dir()) / "relations").glob("*.yaml"))
    if not paths:
        raise OntologyError(f"{folder or ontology_dir()}: no relations/*.yaml found")
    found = {path.stem: _relation(path, load_yaml(path)) for path in paths}
    for path in paths:
        parent = found[path.stem].parent
        if parent and parent not in found:
            raise OntologyError(f"{path}: parent: unknown relation {parent!r}{nearest(parent, found)}")
    return found


def relation_named(name: str) -> Relation:
    """The relation of an id, label or local name in RDF. Raises UsageError with the nearest one where there is none."""
    names = {spelled: one for one in relations().values() for spelled in (one.label, one.term, one.id)}
    if name not in names:
        raise UsageError(f"no relation {name!r}{nearest(name, names)}; `kg relations` lists them")
    return names[name]


def _relation(path: Path, data: Any) -> Relation:
    if not isinstance(data, dict):
        raise OntologyError(f"{path}: expected a mapping with the keys {', '.join(_REQUIRED)}")
    _check_keys(path, data)
    if data["id"] != path.stem:
        raise OntologyError(f"{path}: id: got {data['id']!r}, expected the file's name {path.stem!r}")
    if data["group"] not in GROUPS:
        raise OntologyError(f"{path}: group: got {data['group']!r}, expected one of {', '.join(GROUPS)}"
                            f"{nearest(str(data['group']), GROUPS)}")
    for key in ("source", "target"):
        for name in data[key]:
            if name not in ACTOR_TYPES:
                raise OntologyError(f"{path}: {key}: unknown actor type {name!r}{nearest(str(name), ACTOR_TYPES)}")
    fields = {key: data[key] for key in _REQUIRED + _FIELDS if key in data}
    said = tuple(str(line).partition(" => ")[0] for line in data.get("examples") or ())[:EXAMPLES]
    return Relation(**{**fields, "source": tuple(data["source"]), "target": tuple(data["target"]), "examples": said,
                       "matches": tuple(data.get("matches") or ())})


def _check_keys(path: Path, data: dict[Any, Any]) -> None:
    """Raise OntologyError for a key that is unknown or missing, or whose value is of the wrong kind."""
    for key in data:
        if key not in _REQUIRED + _OPTIONAL:
            raise OntologyError(f"{path}: {key}: unknown key{nearest(str(key), _REQUIRED + _OPTIONAL)}")
    for key in _REQUIRED:
        if key not in data:
            raise OntologyError(f"{path}: {key}: missing")
    for keys, kind, wanted in ((_TEXTS, str, "a text (quote it?)"), (("source", "target", *_LISTS), list, "a list"),
                               (("symmetric", "transitive"), bool, "true or false")):
        for key in keys:
            if data.get(key) is not None and not isinstance(data[key], kind):
                raise OntologyError(f"{path}: {key}: expected {wanted}, got {data[key]!r}")
