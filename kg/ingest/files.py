"""Find the files to read, and get their bytes."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg import settings
from kg.errors import UsageError, nearest

Skipped = tuple[str, str]

#: Why a file is left out that is of none of KINDS: begins all such reasons.
UNKNOWN = "unknown kind"

KINDS = {".txt": "text", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html",
         ".jsonl": "records", ".ndjson": "records"}
#: How files begin that are no text, whatever their name says.
_SIGNATURES = {b"%PDF-": "a PDF file", b"PK\x03\x04": "a ZIP or Office file", b"\xd0\xcf\x11\xe0": "an Office file", b"{\\rtf": "an RTF file",
               b"\x1f\x8b": "a gzip file", b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture"}


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read.

    `document` is its name in claims, with forward slashes on every system. It begins with the folder that was named or, for a file,
    with the one it lies in, so that `articles/` and `articles/*.txt` give the same names.
    """

    path: Path
    document: str
    kind: str


def find(paths: Sequence[Path]) -> tuple[list[Found], list[Skipped]]:
    """The files that the paths name, and what in them is no article. Raises UsageError where a path does not exist."""
    files: list[Found] = []
    skipped: list[Skipped] = []
    for path in paths:
        if not path.exists():
            raise UsageError(f"{path}: no such file or folder{_neighbour(path)}")
        for file in _walk(path, skipped) if path.is_dir() else [path]:
            name = Path(path.resolve().name, file.relative_to(path)) if path.is_dir() else Path(path.parent.resolve().name, path.name)
            kind = KINDS.get(file.suffix.lower())
            reason = _reason(file, kind)
            if reason == UNKNOWN and not path.is_dir():
                reason += f"; expected {', '.join(KINDS)}"
            if reason:
                skipped.append((str(file), reason))
            elif kind:
                files.append(Found(file, _printable(name.as_posix()), kind))
    return files, skipped


def _printable(name: str) -> str:
    """A file name that is not UTF-8 with its odd bytes written out."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def load(file: Found) -> bytes | Skipped:
    """The bytes of a file, or why it cannot be read."""
    try:
        if file.path.stat().st_size > settings.MAX_FILE_BYTES:
            return str(file.path), f"larger than {settings.MAX_FILE_BYTES:,} bytes"
        raw = file.path.read_bytes()
    except OSError as error:
        return str(file.path), f"cannot be read: {error.strerror}"
    for start, what in _SIGNATURES.items():
        if raw.startswith(start):
            return str(file.path), f"{what}, not text"
    return raw if raw.strip() else (str(file.path), "empty")


def _reason(file: Path, kind: str | None) -> str | None:
    if file.is_symlink() and not file.exists():
        return "broken link"
    if file.is_dir():
        return "link to a folder"
    if not file.is_file():
        return "not a regular file"
    return None if kind else UNKNOWN


def _walk(folder: Path, skipped: list[Skipped]) -> Iterator[Path]:
    """All files below, sorted; hidden ones are left out, links to folders are not followed (they may lead back)."""
    def refused(error: OSError) -> None:
        skipped.append((str(error.filename), f"cannot be read: {error.strerror}"))

    for parent, folders, files in os.walk(folder, onerror=refused):
        links = [name for name in folders if Path(parent, name).is_symlink()]
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(parent, name) for name in sorted([*files, *links]) if not name.startswith("."))


def _neighbour(path: Path) -> str:
    """A hint with the most similar name in the nearest folder that exists."""
    parent = next(parent for parent in [*path.parents, Path()] if parent.is_dir())
    missing = path.relative_to(parent).parts[0] if path != parent else path.name
    try:
        return nearest(missing, sorted(entry.name for entry in parent.iterdir()))
    except OSError:
        return ""
