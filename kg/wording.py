"""What the commands show: plain text, or rich text where colour means something. Nothing is printed here."""

from __future__ import annotations

import csv
import io
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.text import Text

from kg.diff import Change
from kg.model import sureness
from kg.pipeline import Report
from kg.queries import NamedQuery
from kg.vocabulary import Relation, relations
from kg.why import Edge

#: What a build writes, and what for.
FILES = {
    "graph.html": "the graph as a page: open it in a browser, no network needed",
    "graph.ttl": "RDF for SPARQL: kg query, or any triple store",
    "graph.trig": "the same with one named graph for each article",
    "graph.jsonld": "the same as JSON-LD",
    "dataset.ttl": "what the graph is, in VoID and DCAT, to publish it",
    "graph.graphml": "for Gephi, yEd, Cytoscape, igraph, networkx",
    "graph.gexf": "for Gephi, with a timeline",
    "nodes.csv": "actors for spreadsheets and import wizards",
    "edges.csv": "edges for spreadsheets and import wizards",
    "claims.jsonl": "every claim with its sentence and offsets",
    "statements.jsonl": "claims that say the same, joined, with status and support",
    "kg.sqlite": "all of it as tables; kg why reads it",
}
#: Skipped files that are listed one by one; --json lists all.
LISTED = 20
_MARKS = {"subject": "bold cyan", "object": "bold green", "trigger": "bold black on yellow"}
_STATUS = {"holds": "bold", "disputed": "bold magenta", "denied": "bold red"}


def safe(text: object) -> str:
    """A text on one line, without characters that steer a terminal.

    >>> safe("a\\x1b[2Jb\\nc")
    'a [2Jb c'
    """
    return "".join(char if char.isprintable() else " " for char in str(text))


def summary(report: Report, out: Path) -> str:
    """What a build did, for people, with the next steps."""
    cached = f", {report.reused} of them as they stood in the last build" if report.reused else ""
    skipped = f"; skipped {len(report.skipped)}:" if report.skipped else ""
    copies = f"; left out {report.copies} that {'are copies' if report.copies > 1 else 'is a copy'} of others" if report.copies else ""
    lines = [f"Read {_count(report.articles, 'article')}{cached} in {report.seconds:.1f} s{copies}{skipped}", *skips(report.skipped), ""]
    passages = ", ".join(f"{count} {kind}" for kind, count in report.passages.items())
    lines += [f"  {'passages':<12}{passages}"] if passages else []
    lines += [f"  {name:<12}{count}" for name, count in
              (("actors", report.actors), ("claims", report.claims), ("statements", report.statements))]
    lines += ["", "Statements by relation", *_columns(report.relations), ""] if report.relations else ["", _barren(report), ""]
    lines += [f"Written to {safe(out)}/", *(f"  {name:<18}{FILES[name]}" for name in FILES if name in report.files), ""]
    return "\n".join([*lines, "Next", *_next(out), ""])


def _barren(report: Report) -> str:
    """Why a build may have found nothing."""
    if report.passages.get("foreign") and not report.passages.get("body"):
        return "No claim was found: kg reads English, and no passage is in English."
    return "No claim was found. `kg missed` lists sentences that name two actors, `kg relations` what can be found."


def report_record(report: Report, out: Path) -> dict[str, Any]:
    """What a build did, for programs."""
    skipped = [{"path": path, "reason": reason} for path, reason in report.skipped]
    return asdict(report) | {"skipped": skipped, "out": str(out)}


def skips(skipped: Sequence[tuple[str, str]]) -> list[str]:
    """One line for each skipped file with its reason, up to LISTED."""
    lines = [f"  {safe(path)}: {safe(reason)}" for path, reason in skipped[:LISTED]]
    more = len(skipped) - LISTED
    return [*lines, f"  ... and {more} more (--json lists all)"] if more > 0 else lines


def _columns(counts: dict[str, int], width: int = 3) -> Iterator[str]:
    """Names and counts side by side, read line by line."""
    cells = [f"{relations()[name].label if name in relations() else name:<30}{count:>5}" for name, count in counts.items()]
    for at in range(0, len(cells), width):
        yield "  " + "   ".join(cells[at : at + width])


def _next(out: Path) -> list[str]:
    build = "" if out == Path("exports") else f" --build {safe(out)}"
    shown = "" if out == Path("exports") else f" {safe(out)}"
    command = _command()
    return [f"  {command} view{shown}", f"  {command} query bases{build}", f"  {command} why Russia{build}"]


def _command() -> str:
    """How this program can be called again: `kg`, or the path under which it was called where `kg` is on no search path."""
    called = sys.argv[0]
    return safe(called) if Path(called).name == "kg" and shutil.which("kg") is None else "kg"


def change_lines(changes: Sequence[Change]) -> str:
    """Changes between two builds under their kinds, with before and after."""
    meanings = {"added": "New", "ended": "Ended", "status": "Status changed", "support": "Dates or support changed", "removed": "No longer said"}
    lines: list[str] = []
    for kind, meaning in meanings.items():
        rows = [change.line() for change in changes if change.kind == kind]
        lines += [f"{meaning} ({len(rows)})", *(f"  {safe(edge)}: {new if kind == 'added' else old if kind == 'removed' else f'{old} -> {new}'}"
                                               for _, edge, old, new in rows), ""] if rows else []
    return "\n".join([*lines, f"{len(changes)} {'change' if len(changes) == 1 else 'changes'}"]) + "\n"


def change_rows(changes: Sequence[Change]) -> str:
    """Changes as CSV with a head line."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("change", "edge", "old", "new"))
    writer.writerows(change.line() for change in changes)
    return text.getvalue()


def query_list(queries: Iterable[NamedQuery]) -> str:
    """Every query with its description, and its parameters with their defaults."""
    lines: list[str] = []
    for query in queries:
        lines += [f"{query.name}: {query.title}", f"    {query.description}"]
        lines += [f"    --{parameter.name} {parameter.default or '(any)'}: {parameter.help}" for parameter in query.parameters]
    return "\n".join(lines) + "\n"


def relation_list() -> str:
    """The inventory by group: id, the types at its ends, definition."""
    lines: list[str] = []
    ordered = sorted(relations().values(), key=lambda relation: (relation.group, relation.id))
    for number, relation in enumerate(ordered):
        if number == 0 or ordered[number - 1].group != relation.group:
            lines.append(f"{relation.group}")
        arrow = "<->" if relation.symmetric else "->"
        lines.append(f"  {relation.id}: {' or '.join(relation.source)} {arrow} {' or '.join(relation.target)}")
        lines.append(f"      {relation.definition}")
    return "\n".join(lines) + "\n"


def relation_text(relation: Relation) -> str:
    """One relation: what it means, between whom it stands, what other vocabularies call it, and sentences that say it."""
    arrow = "<->" if relation.symmetric else "->"
    known = [("group", relation.group), ("between", f"{' or '.join(relation.source)} {arrow} {' or '.join(relation.target)}"),
             ("backwards", relation.inverse), ("kind of", relation.parent), ("detail", relation.detail), ("in RDF", f"kg:{relation.term}"),
             ("PLOVER", relation.plover), ("Wikidata", relation.wikidata)]
    lines = [f"{relation.id}: {relation.label}", f"  {relation.definition}"]
    lines += [f"  {name:<10} {value}" for name, value in known if value]
    return "\n".join([*lines, *(f"  e.g. {sentence}" for sentence in relation.examples)]) + "\n"


def edge_text(edge: Edge) -> Text:
    """A statement with the sentences behind it; subject, object and trigger are highlighted where the output has colour."""
    statement = edge.statement
    label = relations()[statement["relation"]].label if statement["relation"] in relations() else statement["relation"]
    shown = Text()
    shown.append(safe(f"{statement['subject']['label']} {label} {statement['object']['label']}"), "bold")
    shown.append("  ")
    shown.append(statement["status"], _STATUS.get(statement["status"], "yellow"))
    facts = [_validity(statement), _count(statement["support"], "claim") + " for it", _count(statement["sources"], "source"),
             f"confidence {sureness(statement['confidence'])}"]
    shown.append("  " + ", ".join(fact for fact in facts if fact) + "\n", "dim")
    for claim in edge.claims:
        shown.append_text(_claim(claim))
    return shown


def _validity(statement: dict[str, Any]) -> str:
    if not statement["start"] and not statement["end"]:
        return ""
    return f"{statement['start'] or '...'} to {statement['end'] or '...'}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _claim(claim: dict[str, Any]) -> Text:
    article = claim["article"]
    known = (article["title"], article["publisher"], article["date"], claim["document"])
    source = ", ".join(safe(part) for part in known if part)
    shown = Text()
    for piece in claim["evidence"]:
        shown.append("  ")
        shown.append_text(_quotation(piece))
        shown.append("\n")
    offsets = ", ".join(f"{piece['start']}:{piece['end']}" for piece in claim["evidence"])
    shown.append(f"    {source} [{offsets}]\n", "dim")
    shown.append(f"    {', '.join(_qualifiers(claim))}\n", "dim")
    return shown


def _quotation(piece: dict[str, Any]) -> Text:
    quote = Text(safe(piece["text"]))
    for name, (start, end) in piece["marks"].items():
        quote.stylize(_MARKS[name], start - piece["start"], end - piece["start"])
    return quote


def _qualifiers(claim: dict[str, Any]) -> Iterator[str]:
    yield f"trigger {safe(claim['trigger'])!r}"
    yield f"{claim['polarity']} {claim['factuality']}"
    yield f"according to {safe(claim['attributed_to']['label'])}" if claim["attributed_to"] else "the article's own words"
    if claim["time"]:
        yield f"time {safe(claim['time']['text'])!r} ({_validity(claim['time'])})"
    if claim["detail"]:
        yield f"detail {safe(claim['detail'])!r}"
    yield f"confidence {sureness(claim['confidence'])}"
