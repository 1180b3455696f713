"""SPARQL over a build: load its graph into a store in memory, run a query, show the answer.

Nothing reaches out: SERVICE is refused, and updates (LOAD, DROP) are not queries. The prefixes of kg's own files need no
declaration. A query cannot be stopped once it runs; Ctrl-C ends it with the process.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson
import pyoxigraph
from pyoxigraph import BlankNode, NamedNode, Store, Triple

from kg.errors import QueryError, UsageError, nearest
from kg.export.terms import PREFIXES, Iri, shorten, text, turtle
from kg.queries import Finder, NamedQuery, named_queries, named_query

if TYPE_CHECKING:
    import rdflib

__all__ = [
    "Answer", "NamedQuery", "ask", "finder", "format_answer", "named_queries", "named_query", "open_graph", "open_store",
    "explain", "names_dataset", "refuse_service", "run",
]

Value = NamedNode | BlankNode | pyoxigraph.Literal | Triple | None

#: No cell of a table is wider than this (columns of the terminal); csv and json give everything.
CELL = 72

_TOKEN = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|' r"'''(?:[^'\\]|\\.|'(?!''))*'''|"
    r'"(?:[^"\\\n\r]|\\.)*"|' r"'(?:[^'\\\n\r]|\\.)*'|"
    r"<https?://[A-Za-z0-9./#%_~:-]*>|<[A-Za-z0-9./%_~:-]*>|"
    r"#[^\n\r]*|[?$][A-Za-z0-9_]+|:[A-Za-z0-9_%][A-Za-z0-9_.%-]*|"
    r"(?P<unsure><[^<>\"{}|^`\\\x00-\x20]*>)|(?P<service>service)|(?P<dataset>\bfrom(?=[\s<]))",
    re.DOTALL | re.IGNORECASE,
)
_UPDATE = re.compile(r"(?:\s+|#[^\n]*\n|(?:PREFIX\s+\S*\s*|BASE\s*)<[^>]*>)*"
                     r"(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?:^|one of |, )([A-Z][A-Za-z]* [A-Za-z ]{8,})")
_POSITION = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_NAMED = """SELECT DISTINCT ?who WHERE {
  { ?who skos:prefLabel ?name } UNION { ?who skos:altLabel ?name } UNION { ?who a kg:Actor ; dct:identifier ?name }
  FILTER(LCASE(STR(?name)) = LCASE($name))
}"""
_LABELS = 'SELECT DISTINCT ?name { ?who a kg:Actor ; skos:prefLabel|skos:altLabel ?name FILTER(LANG(?name) = "en") } ORDER BY ?name'


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gives: rows of terms under named columns, sorted as the query says; `truth` only for ASK."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    truth: bool | None = None


def open_store(build_dir: Path, named: bool = False) -> Store:
    """The graph of a build in memory: graph.ttl, or graph.trig with a graph for each article where `named` is true.

    Raises UsageError where the folder holds no such file, or one that cannot be read.
    """
    path = build_dir / ("graph.trig" if named else "graph.ttl")
    if not path.is_file():
        raise UsageError(f"{path}: not found; name the folder that a build wrote")
    store = Store()
    try:
        store.bulk_load(path=str(path))
    except SyntaxError as error:
        raise UsageError(f"{path}: cannot be read: {' '.join(str(error).split())}") from None
    return store


def open_graph(build_dir: Path) -> rdflib.Graph:
    """The same as an rdflib Graph, for notebooks and rdflib's own functions; its queries run in Oxigraph (oxrdflib).

    Raises UsageError as `open_store` does.
    """
    import rdflib
    from oxrdflib import OxigraphStore
    from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

    graph = rdflib.Graph(store=OxigraphStore(store=open_store(build_dir)), identifier=DATASET_DEFAULT_GRAPH_ID)
    for prefix, iri in PREFIXES.items():
        graph.bind(prefix, iri, replace=True)
    return graph


def run(store: Store, query_text: str) -> Answer:
    """The answer to a SELECT, ASK, CONSTRUCT or DESCRIBE query over all graphs of the store.

    Raises QueryError with line and column where the query is not SPARQL, and where it asks for a SERVICE.
    """
    refuse_service(query_text)
    try:
        found = store.query(query_text, prefixes=PREFIXES, use_default_graph_as_union=not names_dataset(query_text))
        if isinstance(found, pyoxigraph.QueryBoolean):
            return Answer((), (), bool(found))
        if isinstance(found, pyoxigraph.QueryTriples):
            return Answer(("subject", "predicate", "object"),
                          tuple((one.subject, one.predicate, one.object) for one in found))
        columns = tuple(variable.value for variable in found.variables)
        return Answer(columns, tuple(tuple(row[column] for column in columns) for row in found))
    except SyntaxError as error:
        raise QueryError(explain(str(error), query_text)) from None
    except (ValueError, OSError, RuntimeError) as error:
        raise QueryError(f"the query failed: {' '.join(str(error).split())}") from None


def ask(store: Store, name: str, **values: str) -> Answer:
    """The answer to a named query; actors are given by any of their names in the store, or by id.

    Raises UsageError for an unknown query, parameter or actor, with the nearest name.
    """
    return run(store, named_query(name).render(finder(store), **values))


def finder(store: Store) -> Finder:
    """Names -> IRIs of the actors, publishers and claimants that a store calls so, whatever the case of the letters."""

    def find(name: str) -> tuple[Iri, ...]:
        wanted = turtle(text(name))
        found = tuple(sorted({Iri(row[0].value) for row in run(store, _NAMED.replace("$name", wanted)).rows if isinstance(row[0], NamedNode)}))
        if not found:
            labels = [_plain(row[0]) for row in run(store, _LABELS).rows]
            raise UsageError(f"no actor {name!r} in this build{nearest(name, labels) or _by_word(name, labels)}")
        return found

    return find


def _by_word(name: str, labels: list[str]) -> str:
    """A hint with the first label that has a word like the name: who writes "Lavrof" may mean Sergei Lavrov."""
    words = {word: label for label in reversed(labels) for word in label.split() if len(word) > 3}
    best = re.search("'(.+)'", nearest(name, words)) if len(name) > 3 else None
    return f" (did you mean '{words[best[1]]}'?)" if best else ""


def refuse_service(query_text: str) -> None:
    """Raise QueryError where SERVICE stands outside strings, comments, names and IRIs.

    Strict on purpose: a query that mentions the word, and has a `<...>` that might be read in two ways, is refused too.
    """
    if "service" not in query_text.lower():
        return
    for token in _TOKEN.finditer(query_text):
        if token["service"] or token["unsure"]:
            line = query_text.count("\n", 0, token.start()) + 1
            column = token.start() - query_text.rfind("\n", 0, token.start())
            raise QueryError(f"line {line}, column {column}: SERVICE is refused: queries stay on this machine")


def names_dataset(query_text: str) -> bool:
    """Whether a query says itself which graphs it is about (FROM, FROM NAMED); else it is about all of them."""
    return "from" in query_text.lower() and any(token["dataset"] for token in _TOKEN.finditer(query_text))


def explain(message: str, query_text: str) -> str:
    """The engine's message as one short line: place, what stands there, what is wrong.

    The lists of tokens that the engine would have taken are left out: they are long, and seldom name the mistake.
    """
    match = _POSITION.match(message)
    if not match:
        return f"not SPARQL: {' '.join(message.split())[:200]}"
    update = _UPDATE.match(query_text)
    if update:
        return f"{update[1].upper()} is an update; only SELECT, ASK, CONSTRUCT and DESCRIBE can be run"
    number, column, expected = int(match[1]), int(match[2]), " ".join(match[3].split()).removeprefix("expected ")
    lines = query_text.split("\n")
    line = lines[number - 1] if number <= len(lines) else ""
    if "Prefix not found" in expected:
        names = [name for name in re.finditer(r"([\w.-]*):[\w.-]*", line) if name.start() < column <= name.end() + 1]
        if names:
            return (f"line {number}, column {names[-1].start() + 1}: not SPARQL: prefix of {names[-1][0]!r} is not declared"
                    f"{nearest(names[-1][1], PREFIXES)}")
    near = line[max(0, column - 30):column + 10].strip()
    told = _SENTENCE.search(expected)
    return f"line {number}, column {column}: not SPARQL{f' near {near!r}' if near else ''}{f': {told[1]}' if told else ''}"


def format_answer(answer: Answer, style: str) -> str:
    """The answer as `table` for people, `csv`, or `json` (SPARQL 1.1 Query Results JSON). Raises UsageError for other styles."""
    styles: dict[str, Callable[[Answer], str]] = {"table": _table, "csv": _csv, "json": _json}
    if style not in styles:
        raise UsageError(f"format {style!r}: expected one of {', '.join(styles)}{nearest(style, styles)}")
    return styles[style](answer)


def _table(answer: Answer) -> str:
    if answer.truth is not None:
        return "yes\n" if answer.truth else "no\n"
    cells = [answer.columns, *(tuple(map(_cell, row)) for row in answer.rows)]
    widths = [max(_width(row[number]) for row in cells) for number in range(len(answer.columns))]
    lines = ["  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()
             for row in cells]
    lines.insert(1, "  ".join("-" * width for width in widths))
    count = len(answer.rows)
    return "\n".join([*lines, f"({count} row{'' if count == 1 else 's'})"]) + "\n"


def _cell(value: Value) -> str:
    """A term for people: on one line, without characters that steer a terminal, cut to CELL."""
    shown = shorten(value.value) if isinstance(value, NamedNode) else ""
    shown = shown or _plain(value)
    shown = "".join(letter if letter.isprintable() else " " for letter in " ".join(shown.split()))
    if _width(shown) <= CELL:
        return shown
    while _width(shown) >= CELL:
        shown = shown[:-1]
    return shown + "…"


def _width(shown: str) -> int:
    """Columns that a text takes in a terminal.

    >>> _width("abc"), _width("中国")
    (3, 4)
    """
    return sum(0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
               for letter in shown)


def _plain(value: Value) -> str:
    if value is None:
        return ""
    return str(value) if isinstance(value, Triple | BlankNode) else value.value


def _csv(answer: Answer) -> str:
    """RFC 4180 with a head line; an ASK gives true or false."""
    if answer.truth is not None:
        return f"{str(answer.truth).lower()}\n"
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([_plain(value) for value in row] for row in answer.rows)
    return text.getvalue()


def _json(answer: Answer) -> str:
    if answer.truth is not None:
        return orjson.dumps({"head": {}, "boolean": answer.truth}).decode() + "\n"
    bindings = [{column: _binding(value) for column, value in zip(answer.columns, row, strict=True) if value is not None}
                for row in answer.rows]
    shown = {"head": {"vars": list(answer.columns)}, "results": {"bindings": bindings}}
    return orjson.dumps(shown, option=orjson.OPT_INDENT_2).decode() + "\n"


def _binding(value: Value) -> dict[str, Any]:
    if isinstance(value, NamedNode):
        return {"type": "uri", "value": value.value}
    if isinstance(value, pyoxigraph.Literal):
        if value.language:
            return {"type": "literal", "value": value.value, "xml:lang": value.language}
        kind = value.datatype.value
        return {"type": "literal", "value": value.value} | ({} if kind.endswith("#string") else {"datatype": kind})
    if isinstance(value, BlankNode):
        return {"type": "bnode", "value": value.value}
    return {"type": "triple", "value": str(value)}
