"""`kg evaluate` and `kg missed`: what they print, and how they end."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from kg.cli import app

GOLD = Path(__file__).parent / "gold"
Kg = Callable[..., Any]


@pytest.fixture
def run() -> Kg:
    return lambda *words: CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three of the project's gold texts."""
    folder = tmp_path_factory.mktemp("gold")
    (folder / "texts").mkdir()
    shutil.copy(GOLD / "actors.json", folder)
    for name in ("t001", "t002", "t003"):
        shutil.copy(GOLD / f"{name}.claims.jsonl", folder)
        shutil.copy(GOLD / "texts" / f"{name}.txt", folder / "texts")
    return folder


def one_line(result: Any, *parts: str) -> None:
    """Standard error is one line that holds the parts; standard output is empty."""
    assert result.stderr.count("\n") == 1, result.stderr
    assert result.stderr.startswith("kg: ")
    assert result.stdout == ""
    for part in parts:
        assert part in result.stderr


def test_evaluate(run: Kg, small: Path) -> None:
    result = run("evaluate", small)
    assert (result.exit_code, result.stderr) == (0, "")
    for part in ("3 documents", "principal", "polarity", "coreference", "holds_office_in", "wrong way round"):
        assert part in result.stdout


def test_evaluate_claims_of_a_build(run: Kg, small: Path, tmp_path: Path) -> None:
    assert run("build", small / "texts", "--out", tmp_path, "-q").exit_code == 0
    given = ((), ("--claims", tmp_path), ("-c", tmp_path / "claims.jsonl"))
    answers = [run("evaluate", small, "--json", *more).stdout for more in given]
    assert len(set(answers)) == 1
    record = json.loads(answers[0])
    assert record["documents"] == 3
    assert 0 < record["levels"]["exact"]["f1"]["value"] < 1


def test_show_errors(run: Kg, small: Path) -> None:
    result = run("evaluate", small, "--show", "missed")
    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    assert all(line.startswith(("missed ", "  ")) for line in lines)
    assert any("t001.txt" in line for line in lines)


@pytest.mark.parametrize(("words", "parts"), [
    (("{tmp}",), ("actors.json", "cannot be read")),
    (("{gold}", "--claims", "{tmp}/none.jsonl"), ("none.jsonl", "no such file")),
    (("{gold}", "--claims", "{tmp}"), ("claims.jsonl", "no such file")),
    (("{gold}", "--show", "mised"), ("--show mised", "did you mean 'missed'")),
])
def test_what_cannot_be_used(run: Kg, small: Path, tmp_path: Path, words: tuple[str, ...], parts: tuple[str, ...]) -> None:
    result = run("evaluate", *(word.format(gold=small, tmp=tmp_path) for word in words))
    assert result.exit_code == 2
    one_line(result, *parts)


def test_claims_that_lack_a_key_or_are_gold_ones(run: Kg, small: Path, tmp_path: Path) -> None:
    (tmp_path / "claims.jsonl").write_text('{"document": "t001.txt"}\n', encoding="utf-8")
    result = run("evaluate", small, "--claims", tmp_path)
    assert result.exit_code == 2
    one_line(result, "claim 1", "missing")
    result = run("evaluate", small, "--claims", small / "t001.claims.jsonl")
    assert result.exit_code == 2
    one_line(result, "claim 1", "subject", "id and label")


def test_missed(run: Kg, small: Path) -> None:
    result = run("missed", small / "texts", "--limit", 3)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.count(".txt ") == 3
    assert "3 of " in result.stdout.splitlines()[-1]


def test_missed_as_json(run: Kg, small: Path) -> None:
    every = json.loads(run("missed", small / "texts", "--limit", 0, "--json").stdout)
    first = json.loads(run("missed", small / "texts", "-n", 2, "--json").stdout)
    assert first == every[:2]
    assert len(every) > 3
    assert every[0]["score"] == max(record["score"] for record in every)


def test_missed_names_what_cannot_be_read(run: Kg, small: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    result = run("missed", small / "texts", tmp_path / "empty.txt")
    assert result.exit_code == 1
    assert "could not be read: 1" in result.stderr
    assert "empty.txt" in result.stderr
    alone = run("missed", tmp_path / "empty.txt")
    assert alone.exit_code == 5
    one_line(alone, "no article could be read", "empty")
    none = run("missed", tmp_path / "nowhere")
    assert none.exit_code == 2
    one_line(none, "nowhere")


@pytest.mark.parametrize("command", ["evaluate", "missed"])
def test_help_has_an_example(run: Kg, command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"kg {command} " in result.stdout
