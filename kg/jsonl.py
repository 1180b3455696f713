"""JSON lines: one record a line, UTF-8, written whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import orjson

from kg.errors import UsageError


def read(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a file in order. Raises UsageError that names file and line where one is not a JSON object."""
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _record(line, path, number)


def _record(line: bytes, path: Path, number: int) -> dict[str, Any]:
    try:
        record = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise UsageError(f"{path}:{number}: not JSON: {error}") from None
    if not isinstance(record, dict):
        raise UsageError(f"{path}:{number}: expected a JSON object, got {type(record).__name__}")
    return record


def write(path: Path, records: Iterable[dict[str, Any]]) -> None:
    """Write records in the given order; the file appears only when it is complete."""
    replace(path, b"".join(orjson.dumps(record) + b"\n" for record in records))


def replace(path: Path, content: bytes) -> None:
    """Put content in place of the file in one step, so that a killed build never leaves half a file."""
    part = path.with_name(path.name + ".part")
    part.write_bytes(content)
    part.replace(path)
