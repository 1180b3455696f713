"""What is broken in the ontology's files and in a build, all of it at once, with what to mend.

The loaders of the ontology stop at the first fault; here every file and entry is tried on its own, and what a loader has no time for is
looked at as well: dates, coordinates, Wikidata ids. A build is validated with the SHACL shapes, and its
files are held against one another and, where they are at hand, against the articles.
"""

from __future__ import annotations

import logging
import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg import jsonl
from kg.cues import cues
from kg.errors import KgError, OntologyError
from kg.export import EXPORTS
from kg.ingest import read_articles
from kg.lexicon import lexicon
from kg.queries import named_queries
from kg.query import open_store, run
from kg.registry import faults, records
from kg.settings import ontology_dir
from kg.store import open_sqlite
from kg.vocabulary import relations

#: What a build writes besides EXPORTS.
_RECORDS = ("claims.jsonl", "statements.jsonl", "kg.sqlite")
_DATE = re.compile(r"-?\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_WIKIDATA = re.compile(r"Q[1-9]\d*")


_HOLDS = 'a kg:Statement ; kg:status "holds" ; rdf:predicate ?relation'
#: What SHACL says badly or slowly: the query that finds it, as who and what, and what is wrong.
_EDGES = (
    (f"""SELECT ?who ?what {{
  ?relation a owl:ObjectProperty . ?who ?relation ?what
  FILTER NOT EXISTS {{ ?one {_HOLDS} ; rdf:subject ?who ; rdf:object ?what }}
  FILTER NOT EXISTS {{ ?relation a owl:SymmetricProperty . ?one {_HOLDS} ; rdf:subject ?what ; rdf:object ?who }} }}""",
     "stands as a triple without a statement that holds"),
    (f"SELECT (?one AS ?who) ?what {{ ?one {_HOLDS} ; rdf:subject ?s ; rdf:object ?what FILTER NOT EXISTS {{ ?s ?relation ?what }} }}",
     "holds, and its triple is missing"),
    ("""SELECT (?one AS ?who) (?until AS ?what) { ?one kg:validFrom ?from ; kg:validUntil ?until
  FILTER(SUBSTR(STR(?from), 1, STRLEN(STR(?until))) > STR(?until)) }""", "ends before it starts"),
)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong: where (file, entry, key) and what, with what was expected."""

    where: str
    what: str

    def record(self) -> dict[str, str]:
        return {"where": self.where, "what": self.what}


def check_ontology(folder: Path | None = None) -> list[Problem]:
    """The problems of an ontology folder (the shipped one by default), by file."""
    home = folder or ontology_dir()
    found = [_problem(error) for error in faults(folder)]
    loads: list[Callable[[Path | None], object]] = [relations, cues, lexicon]
    for load in loads:
        found += _tried(load, folder)
    found += _tried(lambda _: named_queries(home / "queries"), folder)
    return sorted({*found, *_actors(home)}, key=lambda problem: (problem.where, problem.what))


def _tried(load: Callable[[Path | None], object], folder: Path | None) -> list[Problem]:
    try:
        load(folder)
    except OntologyError as error:
        return [_problem(error)]
    return []


def _problem(error: KgError) -> Problem:
    where, _, what = str(error).partition(": ")
    return Problem(where, what)


def _actors(home: Path) -> Iterator[Problem]:
    """What the registry's loader takes as it is."""
    wikidata: dict[str, list[str]] = defaultdict(list)
    for path in sorted((home / "actors").glob("*.yaml")):
        for record in _mappings(path):
            where = f"{path}: {record.get('id')}"
            if "wikidata" in record:
                wikidata[str(record["wikidata"])].append(where)
            yield from (Problem(f"{where}: {key}", what) for key, what in _values(record))
    for number, places in sorted(wikidata.items()):
        if len(places) > 1:
            yield Problem(places[1], f"wikidata: {number} is also that of {places[0]}")


def _mappings(path: Path) -> list[dict[str, Any]]:
    """The records of a file that are mappings; what else is in it is a fault already."""
    try:
        return [record for record in records(path) if isinstance(record, dict)]
    except OntologyError:
        return []


def _values(record: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Keys of a record whose values cannot be, with what is wrong."""
    if "wikidata" in record and not _WIKIDATA.fullmatch(str(record["wikidata"])):
        yield "wikidata", f"got {record['wikidata']!r}, expected Q and a number"
    for key, limit in (("lat", 90), ("lon", 180)):
        value = record.get(key)
        if value is not None and (not isinstance(value, int | float) or abs(value) > limit):
            yield key, f"got {value!r}, expected decimal degrees from -{limit} to {limit}"
    terms = [(key, term) for key in ("members", "offices") for term in record.get(key) or () if isinstance(term, dict)]
    for key, term in [("actor", record), *terms]:
        for end in ("start", "end"):
            if term.get(end) is not None and not _DATE.fullmatch(str(term[end])):
                yield f"{key}: {end}", f"got {term[end]!r}, expected YYYY, YYYY-MM or YYYY-MM-DD"
    if "end" in record and str(record.get("start") or "") > str(record["end"]):
        yield "end", f"{record['end']} lies before the start, {record['start']}"


def check_build(build: Path, texts: Sequence[Path] = ()) -> list[Problem]:
    """The problems of a build folder; with `texts`, the paths it was built from, also whether every quotation stands there.

    Raises UsageError where the folder holds no build at all.
    """
    with closing(open_sqlite(build)) as base:
        found = [Problem(str(build / name), "missing; build it anew") for name in (*EXPORTS, *_RECORDS) if not (build / name).is_file()]
        found += _counted(build, base)
    found += _claims(build / "claims.jsonl") if (build / "claims.jsonl").is_file() else []
    found += [*_shapes(build / "graph.ttl"), *_edges(build)] if (build / "graph.ttl").is_file() else []
    return [*found, *(_quoted(build / "claims.jsonl", texts) if texts else ())]


def _counted(build: Path, base: sqlite3.Connection) -> Iterator[Problem]:
    """Whether the files of a build are of one build."""
    for name, table in (("claims.jsonl", "claims"), ("statements.jsonl", "statements")):
        try:
            wanted = {row[0] for row in base.execute(f"SELECT id FROM {table}")}  # noqa: S608 - a name from above
            there = {str(record.get("id")) for record in jsonl.read(build / name)} if (build / name).is_file() else wanted
        except (sqlite3.Error, KgError) as error:
            yield Problem(str(build), f"cannot be read: {error}")
            continue
        if wanted != there:
            yield Problem(str(build / name), f"{len(there - wanted)} {table} are not in kg.sqlite, and {len(wanted - there)} of it are missing; "
                                             "build it anew")


def _claims(path: Path) -> Iterator[Problem]:
    """Claims that cannot be: unknown relations, evidence whose offsets do not fit, times that end before they start."""
    known = relations()
    try:
        for number, claim in enumerate(jsonl.read(path), 1):
            yield from (Problem(f"{path}:{number}", what) for what in _claim(claim, known))
    except KgError as error:
        yield _problem(error)


def _claim(claim: dict[str, Any], known: Iterable[str]) -> Iterator[str]:
    try:
        if claim["relation"] not in known:
            yield f"relation {claim['relation']!r} is not in the inventory"
        for piece in claim["evidence"]:
            if len(piece["text"]) != piece["end"] - piece["start"] or piece["start"] < 0:
                yield f"evidence [{piece['start']}, {piece['end']}) does not fit its text of {len(piece['text'])} characters"
            for name, (first, last) in piece.get("marks", {}).items():
                if not piece["start"] <= first < last <= piece["end"]:
                    yield f"the mark of the {name}, [{first}, {last}), lies outside its evidence"
        time = claim["time"] or {}
        if time.get("start") and time.get("end") and time["start"][: len(time["end"])] > time["end"]:
            yield f"time ends ({time['end']}) before it starts ({time['start']})"
        if not 0 <= claim["confidence"] <= 1:
            yield f"confidence {claim['confidence']} is not between 0 and 1"
    except (KeyError, TypeError, ValueError) as error:
        yield f"broken record: {error!r}"


def _shapes(path: Path) -> list[Problem]:
    """What the SHACL shapes find in a graph, one problem for each result."""
    import pyshacl
    import rdflib

    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    logging.getLogger("rdflib.term").setLevel(logging.ERROR)  # it tells of a literal that is no date with a traceback; the shapes do in words
    try:
        graph = rdflib.Graph().parse(path)
    except (SyntaxError, ValueError, OSError) as error:
        return [Problem(str(path), f"cannot be read: {' '.join(str(error).split())[:200]}")]
    _, report, _ = pyshacl.validate(graph, shacl_graph=str(ontology_dir() / "shapes.ttl"))
    found = []
    for result in report.subjects(rdflib.RDF.type, sh.ValidationResult):
        node, message = report.value(result, sh.focusNode), report.value(result, sh.resultMessage)
        found.append(Problem(f"{path}: {node}", f"{report.value(result, sh.resultPath) or ''}: {message}".removeprefix(": ")))
    return sorted(found, key=lambda problem: (problem.where, problem.what))


def _edges(build: Path) -> Iterator[Problem]:
    """Where triples, statements and their dates contradict one another."""
    try:
        store = open_store(build)
    except KgError:
        return  # the shapes said so
    for query, what in _EDGES:
        for who, thing in run(store, query).rows:
            yield Problem(f"{build / 'graph.ttl'}: {getattr(who, 'value', who)}", f"{getattr(thing, 'value', thing)}: {what}")


def _quoted(path: Path, texts: Sequence[Path]) -> Iterator[Problem]:
    """Quotations that do not stand where the claim says, in the articles as they are now."""
    articles = {article.document: article.text for article in read_articles(texts).articles}
    for number, claim in enumerate(jsonl.read(path), 1):
        text = articles.get(claim["document"])
        if text is None:
            yield Problem(f"{path}:{number}", f"its article, {claim['document']}, is not among the texts")
        for piece in claim["evidence"] if text is not None else ():
            if text[piece["start"] : piece["end"]] != piece["text"]:  # type: ignore[index]
                yield Problem(f"{path}:{number}", f"the quotation does not stand at [{piece['start']}, {piece['end']}) of {claim['document']}")
