"""The named queries of ontology/queries: what each answers, its parameters, and its SPARQL with the parameters filled in.

A file begins with comment lines: `# title: ...`, `# description: ...` and, for each parameter, `# parameter: actor [actor] = Russia
(help)`: its name, kind and default (empty: any). In the query it is written `$actor`; lines between `#: if actor` and `#: endif` count only
where it has a value, and `#: include "parts/..."` brings in what several queries share. `if` and `endif` are
Jinja's line statements; to other tools all of these are comments.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import jinja2

from kg.errors import OntologyError, UsageError, nearest
from kg.export.nodes import property_iri
from kg.export.terms import PREFIXES, Iri, mint, shorten, text, turtle
from kg.registry import fold, registry
from kg.settings import ontology_dir
from kg.vocabulary import relation_named

#: What a parameter may be. Of the first three it stands for the IRIs of a name, of the others for a string.
KINDS = ("actor", "agent", "relation", "date", "number", "text")
#: The IRIs of whoever has this name in a graph. Raises UsageError where nobody has.
Finder = Callable[[str], Sequence[Iri]]

_INCLUDE = re.compile(r'^ *#: include "parts/([a-z-]+\.rq)"\n', re.MULTILINE)
_PARAMETER = re.compile(r"([a-z_]+) \[([a-z]+)\] = ([^()]*?) ?\((.+)\)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a query takes; an empty default means any."""

    name: str
    kind: str
    default: str
    help: str


def by_id(name: str) -> Sequence[Iri]:
    """The simplest finder: the name is the id of an actor."""
    return (mint("actor", name),)


def by_name(name: str) -> Sequence[Iri]:
    """The finder that needs no build: the actor of the registry that is called so, else the name is taken as an id."""
    found = sorted({known.actor for known in registry().names.get(fold(name), ()) if known.kind == "name"})
    return tuple(mint("actor", one) for one in found) or by_id(name)


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query of ontology/queries; `text` is SPARQL in which `$name` stands for a parameter."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    text: str

    def render(self, find: Finder = by_id, **values: str) -> str:
        """SPARQL that any engine can run: prefixes declared, `find` asked for the IRIs of the actors that are named.

        Raises UsageError for a parameter that the query does not have, for a date or number that is none, and where `find` does.
        """
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in values:
            if name not in known:
                raise UsageError(f"query {self.name}: no parameter {name!r}; it has {', '.join(known) or 'none'}"
                                 f"{nearest(name, known)}")
        given = {name: values.get(name, parameter.default) for name, parameter in known.items()}
        filled = {name: self._filled(known[name], value, name in values, find) for name, value in given.items()}
        body = _templates().from_string(self.text).render(given)
        body = re.sub(r"\$([a-z_]+)", lambda match: filled.get(match[1], match[0]), body).strip() + "\n"
        used = (prefix for prefix in PREFIXES if re.search(rf"(?<![\w-]){prefix}:", body))
        return "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>\n" for prefix in used) + body

    def _filled(self, parameter: Parameter, value: str, given: bool, find: Finder) -> str:
        """What stands in the query for a parameter."""
        where = f"query {self.name}: {parameter.name} {value!r}"
        if parameter.kind in ("actor", "agent") and value:
            try:
                return " ".join(map(_spelled, find(value)))
            except UsageError:
                if given:
                    raise
                return ""  # who is asked for unless told otherwise may be missing from a graph
        if parameter.kind == "relation" and value:
            return turtle(_property(value, where))
        if parameter.kind == "number" and not re.fullmatch(r"[0-9]{1,9}", value):
            raise UsageError(f"{where}: expected a whole number")
        if parameter.kind == "date" and value and not _is_date(value):
            raise UsageError(f"{where}: expected YYYY, YYYY-MM or YYYY-MM-DD")
        return turtle(text(value))


def _spelled(iri: Iri) -> str:
    """An IRI as every engine's SPARQL reads it: short where the name is plain."""
    short = shorten(iri)
    return short if re.fullmatch(r"[a-z]+:[A-Za-z_][A-Za-z0-9_-]*", short) else f"<{iri}>"


def _property(name: str, where: str) -> Iri:
    """The property of a relation, named by its id, label or local name."""
    try:
        return property_iri(relation_named(name))
    except UsageError as error:
        raise UsageError(f"{where}: {error}") from None


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
def _templates() -> jinja2.Environment:
    """Jinja that sees line statements and nothing else: braces are SPARQL's own."""
    return jinja2.Environment(
        undefined=jinja2.StrictUndefined, line_statement_prefix="#:", keep_trailing_newline=True, autoescape=False,  # noqa: S701
        variable_start_string="\x00{", variable_end_string="}\x00", block_start_string="\x00%", block_end_string="%\x00",
        comment_start_string="\x00#", comment_end_string="#\x00")


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
            if not match or match[2] not in KINDS:
                raise OntologyError(f"{path}: parameter: got {value!r}, expected NAME [KIND] = DEFAULT (help); KIND is one of {', '.join(KINDS)}")
            parameters.append(Parameter(*match.groups()))
        elif key in ("title", "description"):
            fields[key] = value.strip()
        else:
            raise OntologyError(f"{path}: {key}: unknown key{nearest(key, ('title', 'description', 'parameter'))}")
    for key in ("title", "description"):
        if not fields.get(key):
            raise OntologyError(f"{path}: {key}: missing")
    body = "\n".join(line for line in lines if not line.startswith("# ")).strip() + "\n"
    body = _INCLUDE.sub(lambda match: _part(path, match[1]), body)
    return NamedQuery(path.stem, fields["title"], fields["description"], tuple(parameters), body)


def _part(path: Path, name: str) -> str:
    """A file of `parts` that a query brings in."""
    try:
        return (path.parent / "parts" / name).read_text(encoding="utf-8")
    except OSError as error:
        raise OntologyError(f"{path}: include: parts/{name} cannot be read: {error.strerror}") from None
