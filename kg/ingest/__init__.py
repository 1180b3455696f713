"""Read articles from files and folders: text, Markdown, HTML and JSON lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.ingest import records, text
from kg.ingest.files import KINDS, UNKNOWN, Found, Skipped, find, load
from kg.model import Article

__all__ = ["KINDS", "UNKNOWN", "Reading", "read_articles"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: articles sorted by document and id, places that were skipped with the reason, copies left out."""

    articles: list[Article]
    skipped: list[tuple[str, str]]  # a path, or path:line for a record; and why
    duplicates: int  # articles with the file name and the text of another one


def read_articles(paths: Sequence[Path]) -> Reading:
    """Read all files that the paths name, folders with all that is in them.

    Raises UsageError for a path that does not exist. A file or record that cannot be read is skipped with its reason.
    """
    files, skipped = find(paths)
    articles: list[Article] = []
    for file in files:
        for outcome in _read(file):
            if isinstance(outcome, Article):
                articles.append(outcome)
            else:
                skipped.append(outcome)
    articles.sort(key=lambda article: (article.document, article.id))
    kept: dict[str, Article] = {}
    for article in articles:
        kept.setdefault(article.id, article)
    return Reading(list(kept.values()), sorted(set(skipped)), len(articles) - len(kept))


def _read(file: Found) -> Iterator[Article | Skipped]:
    if file.kind == "records":
        yield from records.read(file)
        return
    raw = load(file)
    if isinstance(raw, tuple):
        yield raw
        return
    if file.kind == "html":
        from kg.ingest import html  # its libraries take as long to load as a few articles to read

        article = html.read(raw, file.document)
    elif file.kind == "markdown":
        from kg.ingest import markdown

        article = markdown.read(raw, file.document)
    else:
        article = text.read(raw, file.document)
    yield article if isinstance(article, Article) else (str(file.path), article)
