"""The named queries of ontology/queries: what each answers, its parameters, and its SPARQL with the parameters filled in.

A file begins with comment lines: `# title: ...`, `# description: ...` and, for each parameter, `# parameter: actor = Russia
(help)`. In the query the parameter is written `$actor`; it stands for a string. The default may be empty, which means any.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from kg.errors import OntologyError, UsageError, nearest
from kg.export.terms import PREFIXES, text, turtle
from kg.settings import ontology_dir

_PARAMETER = re.compile(r"([a-z_]+) = ([^()]*?) ?\((.+)\)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A string that a query takes; an empty default means any."""

    name: str
    default: str
    help: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query of ontology/queries; `text` is SPARQL in which `$name` stands for a parameter."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    text: str

    def render(self, **values: str) -> str:
        """SPARQL that any engine can run: prefixes declared, parameters as string literals.

        Raises UsageError for a parameter that the query does not have, and for a date or number that is none.
        """
        known = {parameter.name: parameter.default for parameter in self.parameters}
        for name in values:
            if name not in known:
                raise UsageError(f"query {self.name}: no parameter {name!r}; it has {', '.join(known) or 'none'}"
                                 f"{nearest(name, known)}")
        for name, value in values.items():
            _check(self.name, name, value)
        literals = {name: turtle(text(value)) for name, value in (known | values).items()}
        body = re.sub(r"\$([a-z_]+)", lambda match: literals.get(match[1], match[0]), self.text)
        used = (prefix for prefix in PREFIXES if re.search(rf"(?<![\w-]){prefix}:", self.text))
        return "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>\n" for prefix in used) + body


def _check(query: str, name: str, value: str) -> None:
    """Raise UsageError where a date is no ISO date, or a number of sources no number."""
    if name == "sources" and not re.fullmatch(r"[0-9]{1,9}", value):
        raise UsageError(f"query {query}: {name} {value!r}: expected a whole number")
    if name == "date" and not _is_date(value):
        raise UsageError(f"query {query}: {name} {value!r}: expected YYYY, YYYY-MM or YYYY-MM-DD")


def _is_date(value: str) -> bool:
    """Whether it is a year, a month or a day of the calendar.

    >>> _is_date("2023-06"), _is_date("2023-99"), _is_date("June 2023")
    (True, False, False)
    """
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", value):
        return False
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4:] if len(value) < 10 else value)
    except ValueError:
        return False
    return True


@cache
def named_queries(folder: Path | None = None) -> dict[str, NamedQuery]:
    """All named queries by name, sorted. Raises OntologyError for a file whose head is not complete."""
    paths = sorted((folder or ontology_dir() / "queries").glob("*.rq"))
    return {path.stem: _read(path) for path in paths}


def named_query(name: str) -> NamedQuery:
    """The query of that name. Raises UsageError with the nearest name where there is none."""
    known = named_queries()
    if name not in known:
        raise UsageError(f"no query {name!r}{nearest(name, known)}; there are {', '.join(known)}")
    return known[name]


def _read(path: Path) -> NamedQuery:
    lines = path.read_text(encoding="utf-8").splitlines()
    head = [line for line in lines if line.startswith("# ")]
    fields: dict[str, str] = {}
    parameters = []
    for line in head:
        key, _, value = line.removeprefix("# ").partition(": ")
        if key == "parameter":
            match = _PARAMETER.fullmatch(value.strip())
            if not match:
                raise OntologyError(f"{path}: parameter: got {value!r}, expected NAME = DEFAULT (help)")
            parameters.append(Parameter(*match.groups()))
        elif key in ("title", "description"):
            fields[key] = value.strip()
        else:
            raise OntologyError(f"{path}: {key}: unknown key{nearest(key, ('title', 'description', 'parameter'))}")
    for key in ("title", "description"):
        if not fields.get(key):
            raise OntologyError(f"{path}: {key}: missing")
    body = "\n".join(line for line in lines if not line.startswith("# ")).strip() + "\n"
    return NamedQuery(path.stem, fields["title"], fields["description"], tuple(parameters), body)
