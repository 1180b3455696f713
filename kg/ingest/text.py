"""Plain text, and how bytes become text at all."""

from __future__ import annotations

import codecs
import re

import charset_normalizer

from kg.model import Article, Source, digest

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
          (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
#: Bytes looked at to find an unmarked encoding that is not UTF-8.
_SAMPLE = 100_000
#: English in an 8-bit encoding has few bytes above 127 (dashes, curly quotes, names); Cyrillic has most there.
_WESTERN = 0.05


def read(raw: bytes, document: str) -> Article | str:
    """The article, or the reason why there is none."""
    decoded = decode(raw)
    if decoded is None:
        return "binary" if b"\0" in raw else "unknown encoding"
    return article(decoded, document) if decoded.strip() else "empty"


def article(text: str, document: str, **known: str | None) -> Article:
    """An article of the text with line ends made one, control characters made blanks, one for one.

    `known` may hold uri, title, publisher, date (of the source) and language.
    """
    clean = _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    name = "a" + digest(document.rsplit("/", 1)[-1], clean)
    source = Source(name, known.get("uri") or document, known.get("title"), known.get("publisher"), known.get("date"))
    return Article(name, document, clean, source, language=known.get("language") or "en")


def decode(raw: bytes) -> str | None:
    """The text: UTF-8, what a byte order mark says, else the most likely encoding; None for binary or undecodable bytes."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strict(raw, encoding)
    if b"\0" in raw:
        return None
    return _strict(raw, "utf-8") or _eight_bit(raw)


def _strict(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _eight_bit(raw: bytes) -> str | None:
    sample = raw[:_SAMPLE]
    if sum(byte > 127 for byte in sample) < _WESTERN * len(sample):
        western = _strict(raw, "cp1252")
        if western is not None:
            return western
    best = charset_normalizer.from_bytes(sample).best()
    return _strict(raw, best.encoding) if best else None
