"""What ontology/boilerplate.yaml knows of menus, notices, agencies and publications, ready to match."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.errors import OntologyError
from kg.settings import ontology_dir
from kg.vocabulary import load_yaml

_LISTS = ("notices", "phrases", "closings", "sections", "publication_words", "english")


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """The file's patterns compiled, its words as sets."""

    notices: re.Pattern[str]
    phrases: re.Pattern[str]
    closings: re.Pattern[str]
    sections: re.Pattern[str]
    agencies: dict[str, str]  # as signed -> label
    publication_words: frozenset[str]
    english: frozenset[str]


@cache
def boilerplate() -> Boilerplate:
    """The knowledge of the file. Raises OntologyError that names key and value where it is broken."""
    path = ontology_dir() / "boilerplate.yaml"
    data = load_yaml(path)
    if not isinstance(data, dict) or not isinstance(data.get("agencies"), dict):
        raise OntologyError(f"{path}: agencies: expected a mapping of labels to lists of names")
    for key in _LISTS:
        if not isinstance(data.get(key), list):
            raise OntologyError(f"{path}: {key}: expected a list, got {data.get(key)!r}")
    patterns = {key: _any(data[key], f"{path}: {key}") for key in _LISTS[:4]}
    return Boilerplate(**patterns, agencies=_signatures(data["agencies"]),
                       publication_words=frozenset(data["publication_words"]), english=frozenset(data["english"]))


def _any(patterns: Iterable[str], place: str) -> re.Pattern[str]:
    for pattern in patterns:
        try:
            re.compile(pattern)
        except (re.error, TypeError) as error:
            raise OntologyError(f"{place}: {pattern!r} is no regular expression: {error}") from None
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def _signatures(agencies: dict[str, Any]) -> dict[str, str]:
    return {str(name): str(label) for label, names in agencies.items() for name in names}
