"""The commands, a module for each kind. They import what they need when they run, so that `kg --help` is quick."""

# ruff: noqa: T201 - commands print

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

Build = Annotated[Path, typer.Option("--build", "-b", help="Folder that a build wrote.", metavar="DIR")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]

#: Exit code of a command that is done but for files that could not be read.
SKIPPED = 1


def fail(message: str) -> None:
    """Print one line on standard error."""
    print("kg: " + " ".join(message.split()), file=sys.stderr)


def print_json(value: Any) -> None:
    """Print a value as indented JSON."""
    import orjson

    print(orjson.dumps(value, option=orjson.OPT_INDENT_2).decode())
