"""JSON lines: one article a record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import orjson

from kg import settings
from kg.ingest.files import Found, Skipped
from kg.ingest.markdown import fields
from kg.ingest.text import article
from kg.model import Article

_TEXT = ("text", "content", "body")


def read(file: Found) -> Iterator[Article | Skipped]:
    """The articles of a file, one line in memory at a time; a bad line is skipped with path:line and reason."""
    try:
        with file.path.open("rb") as lines:
            number = 0
            while line := lines.readline(settings.MAX_FILE_BYTES + 1):
                number += 1
                if len(line) > settings.MAX_FILE_BYTES and not line.endswith(b"\n"):
                    _rest(lines)
                    yield f"{file.path}:{number}", f"larger than {settings.MAX_FILE_BYTES:,} bytes"
                elif line.strip(b"\xef\xbb\xbf \t\r\n"):
                    outcome = _article(line, file, number)
                    yield outcome if isinstance(outcome, Article) else (f"{file.path}:{number}", outcome)
            if not number:
                yield str(file.path), "empty"
    except OSError as error:
        yield str(file.path), f"cannot be read: {error.strerror}"


def _rest(lines: BinaryIO) -> None:
    """Read past the rest of a line that is too long."""
    while (part := lines.readline(1 << 20)) and not part.endswith(b"\n"):
        pass


def _article(line: bytes, file: Found, number: int) -> Article | str:
    """The article of one record, or the reason why there is none."""
    try:
        record = orjson.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        return f"not JSON: {error}"
    if not isinstance(record, dict):
        return f"expected a JSON object, got {type(record).__name__}"
    text = next((record[key] for key in _TEXT if isinstance(record.get(key), str)), None)
    if text is None:
        return f"no text: expected one of the keys {', '.join(_TEXT)}"
    if not text.strip():
        return "empty"
    name = record.get("id")
    label = str(name) if isinstance(name, str | int) and str(name).strip() else str(number)
    return article(text, f"{file.document}#{label}", **fields(record))
