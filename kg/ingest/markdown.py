"""Markdown: the plain text of its blocks; front matter tells title, date, publisher and address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from kg.dates import iso_date
from kg.ingest.text import article, decode
from kg.model import Article

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])

#: Field of the source -> keys under which records and front matter give it, the first that is there counts.
FIELDS = {"uri": ("url", "uri", "link"), "title": ("title", "headline"), "publisher": ("publisher", "source", "site"),
          "date": ("date", "published"), "language": ("language", "lang")}


def read(raw: bytes, document: str) -> Article | str:
    """The article, or the reason why there is none."""
    decoded = decode(raw)
    if decoded is None:
        return "binary" if b"\0" in raw else "unknown encoding"
    front = _FRONT.match(decoded)
    text = plain(decoded[front.end():] if front else decoded)
    return article(text, document, **fields(_mapping(front.group(1)) if front else {})) if text.strip() else "empty"


def fields(given: Mapping[str, Any]) -> dict[str, str | None]:
    """What a record or front matter says of its source; values that are no text are left out.

    >>> fields({"headline": " T ", "date": "2024-05-06T10:00:00Z", "url": 3})["date"]
    '2024-05-06'
    """
    lower = {str(key).lower(): value for key, value in given.items()}
    known = {name: next((str(lower[key]).strip() for key in keys if isinstance(lower.get(key), str) and lower[key].strip()), None)
             for name, keys in FIELDS.items()}
    return known | {"date": iso_date(known["date"] or "")}


def plain(text: str) -> str:
    """The text of paragraphs, headings, items and tables, a blank line between blocks; images, code and raw HTML are left out.

    >>> plain("# A *b*\\n\\n[c](http://d) ![e](f) g\\n\\n- h\\n- i")
    'A b\\n\\nc  g\\n\\nh\\n\\ni'
    """
    blocks: list[str] = []
    row: list[str] | None = None
    for token in _PARSER.parse(text):
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            blocks.append(" | ".join(row))
            row = None
        elif token.type == "inline":
            (blocks if row is None else row).append(_inline(token.children or ()))
    return "\n\n".join(block for block in blocks if block.strip())


def _inline(tokens: Iterable[Token]) -> str:
    parts = {"softbreak": " ", "hardbreak": "\n"}
    return "".join(token.content if token.type in {"text", "code_inline"} else parts.get(token.type, "") for token in tokens)


def _mapping(front: str) -> Mapping[str, Any]:
    """Front matter with all scalars as texts; broken YAML says nothing."""
    try:
        data = yaml.load(front, Loader=yaml.BaseLoader)  # noqa: S506 - makes texts, lists and mappings only
    except (yaml.YAMLError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}
