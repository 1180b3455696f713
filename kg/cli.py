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
from kg.commands import SKIPPED, Json, ask, fail, keep, measure, print_json, tell
from kg.errors import BuildError, KgError
from kg.settings import DEFAULT_MODEL

if TYPE_CHECKING:
    from kg.pipeline import Report

INTERRUPTED = 130

_HELP = f"""Read articles on international politics into a graph in which every edge can be read in its source.

\b
  kg build articles/ --out exports        read a folder, write the graph
  kg view exports                         look at it in a browser
  kg query bases --operator Russia        ask it (kg queries lists what can be asked)
  kg why Russia supplies_arms_to Tajikistan   read the sentences behind an edge

\b
Exit codes
  0    all fine
  {SKIPPED}    built, but some files could not be read; or kg check found something
  2    a path, option or name that cannot be used
  3    a broken file in the ontology
  4    a query that is not SPARQL
  5    the build cannot go on
  {INTERRUPTED}  interrupted
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


def _version(wanted: bool) -> None:
    if wanted:
        print(f"kg {__version__}")
        raise typer.Exit


app = typer.Typer(cls=_Commands, help=_HELP, rich_markup_mode=None, pretty_exceptions_enable=False, no_args_is_help=True,
                  context_settings={"help_option_names": ["-h", "--help"]})


@app.callback()
def _top(_: Annotated[bool, typer.Option("--version", help="Print the version and exit.", callback=_version, is_eager=True)] = False) -> None:
    """What stands before a command."""


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
    from kg.ingest import UNKNOWN
    from kg.wording import report_record, summary

    report = _build(paths, out, (model, min_confidence), sys.stderr.isatty() and not quiet and not as_json)
    unread = [(path, reason) for path, reason in report.skipped if not reason.startswith(UNKNOWN) or Path(path) in paths]
    if as_json:
        print_json(report_record(report, out))
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
    from kg.wording import skips

    fail(f"could not be read: {len(unread)}" + (", listed above" if listed else ""))
    for line in [] if listed else skips(unread):
        print(line, file=sys.stderr)


app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})(ask.query)
for command in (ask.queries, ask.why, ask.view, ask.relations, tell.report, tell.picture, tell.export, keep.serve, keep.check, keep.diff,
                keep.merge, measure.evaluate, measure.missed):
    app.command()(command)


@app.command()
def version() -> None:
    """Print the version."""
    print(f"kg {__version__}")


if __name__ == "__main__":
    main()
