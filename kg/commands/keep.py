"""The commands that keep builds: `kg serve`, `check`, `diff`, `merge`."""

# ruff: noqa: T201 - commands print

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.commands import Json, print_json
from kg.errors import UsageError, nearest

#: Exit code of a check that found something.
BROKEN = 1

Folder = Annotated[Path, typer.Argument(help="Folder that a build wrote.", metavar="[DIR]")]


def serve(
    folder: Folder = Path("exports"),
    port: Annotated[int, typer.Option(help="Port on 127.0.0.1; 0 takes any that is free.", min=0, max=65535)] = 7878,
    timeout: Annotated[int, typer.Option(help="Seconds after which a query is stopped.", min=1)] = 30,
    browse: Annotated[bool, typer.Option("--open/--no-open", help="Open the page in the browser.")] = False,
) -> None:
    """Serve a build on this machine, as SPARQL endpoint and pages.

    A SPARQL 1.1 endpoint, a page to write queries in, and the explorer; Ctrl-C ends it. The prefixes of kg need no declaration.
    Read-only, on loopback alone; SERVICE is refused, and nothing leaves the machine.

    \b
      kg serve exports
      kg serve exports --port 8000 --timeout 60 --open
      curl -G http://127.0.0.1:7878/sparql --data-urlencode 'query=SELECT * { ?s kg:hostsBaseOf ?o }'
    """
    import webbrowser

    from kg.serve import serve as run

    def opened(address: str) -> None:
        print(f"{address}         the explorer, a query page, the files\n{address}sparql   the endpoint for your tools; Ctrl-C ends it", flush=True)
        if browse:
            webbrowser.open(address)

    run(folder, port, timeout, opened)


def check(
    folder: Annotated[Path | None, typer.Argument(help="Folder that a build wrote; without it the ontology alone is checked.",
                                                  metavar="[DIR]")] = None,
    texts: Annotated[list[Path] | None, typer.Option("--texts", "-t", help="What the build was made from: are its quotations there? "
                                                     "May be repeated.", metavar="PATH")] = None,
    as_json: Json = False,
) -> None:
    """Check the ontology's files and a build.

    SHACL shapes, files that belong together, quotations. Exit code 1 where something is wrong.

    \b
      kg check                               the files of the ontology, all faults at once
      kg check exports                       and a build
      kg check exports --texts articles/     and its quotations against the articles
    """
    from kg.check import check_build, check_ontology
    from kg.wording import safe

    found = check_ontology()
    if folder is not None and not found:
        found = check_build(folder, texts or ())
    if as_json:
        print_json([problem.record() for problem in found])
    else:
        print(*(f"{safe(problem.where)}: {safe(problem.what)}\n" for problem in found), sep="", end="")
        print(f"{len(found)} {'problem' if len(found) == 1 else 'problems'}" if found else "no problem found")
    if found:
        raise typer.Exit(BROKEN)


def diff(
    old: Annotated[Path, typer.Argument(help="Folder of the earlier build.", metavar="OLD", show_default=False)],
    new: Annotated[Path, typer.Argument(help="Folder of the later build.", metavar="NEW", show_default=False)],
    style: Annotated[str, typer.Option("--format", "-f", help="table, json, csv or patch (RDF Patch from graph to graph).",
                                       metavar="FORMAT")] = "table",
    kind: Annotated[list[str] | None, typer.Option("--only", help="added, ended, status, support or removed; may be repeated.",
                                                   metavar="KIND")] = None,
) -> None:
    """Show what changed between two builds.

    Statements added, ended, of other status or support, and removed.

    \b
      kg diff monday tuesday
      kg diff monday tuesday --only added --only ended --format csv
      kg diff monday tuesday --format patch > monday-to-tuesday.rdfp
    """
    from kg.diff import KINDS, patch
    from kg.diff import diff as changes
    from kg.wording import change_lines, change_rows

    for name in kind or ():
        if name not in KINDS:
            raise UsageError(f"--only {name!r}: expected one of {', '.join(KINDS)}{nearest(name, KINDS)}")
    if style == "patch":
        for line in patch(old, new):
            print(line, end="")
        return
    found = [change for change in changes(old, new) if not kind or change.kind in kind]
    if style == "json":
        print_json([change.record() for change in found])
    elif style in ("table", "csv"):
        print(change_lines(found) if style == "table" else change_rows(found), end="")
    else:
        raise UsageError(f"--format {style!r}: expected table, json, csv or patch{nearest(style, ('table', 'json', 'csv', 'patch'))}")


def merge(
    folders: Annotated[list[Path], typer.Argument(help="Folders of builds.", metavar="DIR...", show_default=False)],
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder to write into.", metavar="DIR")] = Path("exports"),
    min_confidence: Annotated[float, typer.Option(help="Leave out claims below this confidence.", min=0, max=1)] = 0.0,
    as_json: Json = False,
) -> None:
    """Join builds made apart into one.

    The files are what one build of all their articles would give, byte for byte; no article is read again.

    All must be made by the same version of kg, its ontology and the language model.

    \b
      kg merge part1 part2 part3 --out all
    """
    from kg.merge import merge as joined
    from kg.wording import report_record, summary

    report = joined(folders, out, min_confidence)
    if as_json:
        print_json(report_record(report, out))
    else:
        print(summary(report, out), end="")
