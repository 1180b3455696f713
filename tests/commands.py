"""Running kg's commands in tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from kg.cli import app

#: Three small files with four articles, and one of them.
GOLDEN = Path(__file__).parent / "golden" / "input"
ARTICLE = GOLDEN / "2021-05-12-drones.txt"


def run(*words: object, stdin: str | None = None) -> Any:
    """The result of a command in this process."""
    return CliRunner().invoke(app, [str(word) for word in words], input=stdin)


def one_line(result: Any, *parts: str) -> None:
    """Standard error is one line that holds the parts; standard output is empty."""
    assert result.stderr.count("\n") == 1, result.stderr
    assert result.stderr.startswith("kg: ")
    assert "Traceback" not in result.stderr
    assert result.stdout == ""
    for part in parts:
        assert part in result.stderr
