"""The command line: options and printing. What a command needs is imported inside it, so that `kg --help` is quick."""

# ruff: noqa: T201 - the one module that prints

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from kg import __version__
from kg.errors import BuildError, KgError, UsageError
from kg.measure import evaluate, missed
from kg.settings import DEFAULT_MODEL

if TYPE_CHECKING:
    from kg.pipeline import Report

#: Exit code of a build that is complete but for files that could not be read.
SKIPPED = 1
INTERRUPTED = 130

_HELP = f"""Read articles on international politics into a graph in which every edge can be read in its source.

\b
  kg build articles/ --out exports        read a folder, write the graph
  kg view exports                         look at it in a browser
  kg query bases --operator Russia        ask it (kg queries lists what can be asked)
  kg why Russia supplies_arms_to Tajikistan   read the sentences behind an edge

\b
Exit codes: 0 all fine; {SKIPPED} built, but some files could not be read; 2 a path, option or name that cannot be
used; 3 a broken file in the ontology; 4 a query that is not SPARQL; 5 the build cannot go on; {INTERRUPTED} interrupted.
"""


class _Commands(TyperGroup):
    """Turns what goes wrong into one line on standard error and an exit code."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except KgError as error:
            fail(str(error))
            raise typer.Exit(error.exit_code) from None
        except KeyboardInterrupt:
            fail("interrupted; the exports of the last complete build are in place")
            raise typer.Exit(INTERRUPTED) from None


app = typer.Typer(cls=_Commands, help=_HELP, rich_markup_mode=None, pretty_exceptions_enable=False, no_args_is_help=True,
                  context_settings={"help_option_names": ["-h", "--help"]})

Build = Annotated[Path, typer.Option("--build", "-b", help="Folder that a build wrote.", metavar="DIR")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]


def main() -> None:
    """The command `kg`."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `kg why ... | head` ends quietly
    for stream in (sys.stdout, sys.stderr):
        getattr(stream, "reconfigure", lambda **_: None)(errors="backslashreplace")
    try:
        try:
            app(prog_name="kg")
        finally:
            sys.stdout.flush()
    except OSError as error:
        fail(f"{error.filename or 'standard output'}: {error.strerror or error}")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left in the buffer cannot be written either
        sys.exit(BuildError.exit_code)


def fail(message: str) -> None:
    """Print one line on standard error."""
    print("kg: " + " ".join(message.split()), file=sys.stderr)


@app.command("build")
def build_(
    paths: Annotated[list[Path], typer.Argument(help="Files (.txt, .md, .html, .jsonl) and folders of them.", metavar="PATH...",
                                                show_default=False)],
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder to write into.", metavar="DIR")] = Path("exports"),
    model: Annotated[str, typer.Option(help="spaCy pipeline for English, by name or path.", metavar="NAME")] = DEFAULT_MODEL,
    min_confidence: Annotated[float, typer.Option(help="Leave out claims below this confidence.", min=0, max=1)] = 0.0,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary; only what was skipped.")] = False,
    as_json: Json = False,
) -> None:
    """Read articles and write the graph.

    A second build reads only what is new. A file that cannot be read is named, and the rest goes on.

    \b
      kg build articles/
      kg build news.jsonl report.html --out exports --min-confidence 0.6
      kg build articles/ --json | python -m json.tool
    """
    from kg.show import report_record, summary

    report = _build(paths, out, (model, min_confidence), sys.stderr.isatty() and not quiet and not as_json)
    unread = [(path, reason) for path, reason in report.skipped if reason != "unknown kind" or Path(path) in paths]
    if as_json:
        _print_json(report_record(report, out))
    elif not quiet:
        print(summary(report, out), end="")
    if unread:
        _warn(unread, listed=not quiet and not as_json)
        raise typer.Exit(SKIPPED)


def _build(paths: list[Path], out: Path, options: tuple[str, float], visible: bool) -> Report:
    import sqlite3

    from kg.pipeline import build

    try:
        with _progress(visible) as progress:
            return build(paths, out, model=options[0], least=options[1], progress=progress)
    except OSError as error:
        raise BuildError(f"{error.filename2 or error.filename or out}: cannot be written: {error.strerror or error}") from None
    except sqlite3.Error as error:
        raise BuildError(f"{out}: cannot be written: {error}") from None


@contextmanager
def _progress(visible: bool) -> Iterator[Callable[[int, int], None] | None]:
    if not visible:
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Reading articles", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _warn(unread: list[tuple[str, str]], listed: bool) -> None:
    from kg.show import skips

    fail(f"could not be read: {len(unread)}" + (", listed above" if listed else ""))
    for line in [] if listed else skips(unread):
        print(line, file=sys.stderr)


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def query(
    ctx: typer.Context,
    asked: Annotated[str, typer.Argument(help="A named query, a file of SPARQL, SPARQL itself, or - for standard input.",
                                         metavar="NAME-OR-FILE-OR-TEXT", show_default=False)],
    folder: Build = Path("exports"),
    style: Annotated[str, typer.Option("--format", "-f", help="table, csv or json.", metavar="FORMAT")] = "table",
    param: Annotated[list[str] | None, typer.Option("--param", "-p", help="A parameter of a named query; may be repeated.",
                                                    metavar="NAME=VALUE")] = None,
) -> None:
    """Ask a build in SPARQL.

    `kg queries` lists the named queries. Their parameters may be given as options too. The prefixes of kg need no declaration.

    \b
      kg query members --organization CSTO
      kg query as-of --param date=2023-06-30 --format csv > mid-2023.csv
      kg query 'SELECT ?who WHERE { ?who kg:hostsBaseOf actor:RUS }'
      kg query mine.rq --build exports --format json
    """
    from kg.arguments import options, query_text, values
    from kg.query import format_answer, open_store, run

    text = query_text(asked, values([*(param or []), *options(ctx.args)]))
    answer = run(open_store(folder, named="graph" in text.lower().split()), text)
    print(format_answer(answer, style), end="")


@app.command()
def queries(as_json: Json = False) -> None:
    """List the named queries, what they answer and their parameters.

    \b
      kg queries
      kg queries --json
      kg query bases --host Kyrgyzstan
    """
    from dataclasses import asdict

    from kg.queries import named_queries
    from kg.show import query_list

    if as_json:
        _print_json([asdict(query) for query in named_queries().values()])
    else:
        print(query_list(named_queries().values()), end="")


@app.command()
def why(
    subject: Annotated[str, typer.Argument(help="An actor: label, alias or id.", metavar="SUBJECT", show_default=False)],
    relation: Annotated[str | None, typer.Argument(help="A relation (kg relations), or a second actor.", metavar="[RELATION]",
                                                   show_default=False)] = None,
    object_: Annotated[str | None, typer.Argument(help="An actor.", metavar="[OBJECT]", show_default=False)] = None,
    folder: Build = Path("exports"),
    as_json: Json = False,
) -> None:
    """Print the sentences behind an edge: with source, date, claimant and status, the trigger highlighted.

    \b
      kg why Russia                                all edges of an actor
      kg why Russia Tajikistan                     all edges between two
      kg why Russia supplies_arms_to Tajikistan    one edge
    """
    import sqlite3
    from contextlib import closing

    from rich.console import Console

    from kg.show import edge_text
    from kg.store import open_sqlite
    from kg.why import edges, question

    try:
        with closing(open_sqlite(folder)) as base:
            asked = question(base, subject, relation, object_)
            found = edges(base, asked)
            turned = asked.reversed()
            other = edges(base, turned) if turned and not found else []
    except sqlite3.Error as error:
        raise UsageError(f"{folder / 'kg.sqlite'}: cannot be read: {error}; build it anew") from None
    if as_json:
        _print_json([edge.record() for edge in found])
        return
    console = Console(soft_wrap=not sys.stdout.isatty(), highlight=False)
    for edge in found:
        console.print(edge_text(edge))
    if not found:
        fail("no sentence of this build says so" + (f"; but: kg why {object_!r} {relation} {subject!r}" if other else ""))


@app.command()
def view(folder: Annotated[Path, typer.Argument(help="Folder that a build wrote.", metavar="[DIR]")] = Path("exports")) -> None:
    """Open the page of a build in the browser, and print where it is.

    \b
      kg view
      kg view exports
    """
    import webbrowser

    page = folder / "graph.html"
    if not page.is_file():
        raise UsageError(f"{page}: not found; make it with: kg build PATH... --out {folder}")
    print(page.resolve())
    if not webbrowser.open(page.resolve().as_uri()):
        fail("no browser was found; open the file above in one")


@app.command()
def relations(as_json: Json = False) -> None:
    """List the relations that kg reads: what each means and between whom it may stand.

    \b
      kg relations
      kg relations --json
    """
    from dataclasses import asdict

    from kg.show import relation_list
    from kg.vocabulary import relations as inventory

    if as_json:
        _print_json([asdict(relation) for relation in inventory().values()])
    else:
        print(relation_list(), end="")


app.command()(evaluate)
app.command()(missed)


@app.command()
def version() -> None:
    """Print the version."""
    print(f"kg {__version__}")


def _print_json(value: Any) -> None:
    import orjson

    print(orjson.dumps(value, option=orjson.OPT_INDENT_2).decode())


if __name__ == "__main__":
    main()
