"""The one page: stages in order, from paths to exports, with counts in and out."""

from __future__ import annotations

import hashlib
import os
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg import jsonl
from kg.clean import clean
from kg.errors import BuildError
from kg.export import write_exports
from kg.extract import extract
from kg.fuse import fuse
from kg.graph import Graph
from kg.ingest import KINDS, read_articles
from kg.memory import uncollected
from kg.model import Article, Claim, Statement
from kg.settings import DEFAULT_MODEL, ontology_dir
from kg.store import open_cache, write_sqlite

#: Told after each article: how many are done, of how many.
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Report:
    """What a build did, for the summary."""

    articles: int
    skipped: list[tuple[str, str]]  # path and reason
    reused: int  # articles taken from the cache
    claims: int
    statements: int
    actors: int
    relations: dict[str, int]  # statements by relation, most first
    passages: dict[str, int]  # passages by kind
    seconds: float
    copies: int = 0  # articles left out because another one has their file name and their text
    files: list[str] = field(default_factory=list)  # the names of what was written


def build(paths: Sequence[Path], out: Path, *, model: str = DEFAULT_MODEL, least: float = 0.0, progress: Progress | None = None) -> Report:
    """Read articles, extract and fuse their claims, write all exports into `out`.

    `least` drops claims below that confidence. Raises UsageError for a path that does not exist, OntologyError for a broken ontology,
    BuildError where no article is readable or `out` cannot be written; the last complete exports stay in place then.
    """
    started = time.monotonic()
    reading = read_articles(paths)
    if not reading.articles:
        raise BuildError("no article could be read; " + _nothing(paths, reading.skipped))
    prepare(out)
    articles = [clean(article) for article in reading.articles]
    claims, reused = _claims(articles, out, model, progress)
    with uncollected():
        graph, statements = assemble(claims, least)
        files = write_build(graph, out)
    return Report(len(articles), [(str(path), reason) for path, reason in reading.skipped], reused, len(graph.claims), len(statements),
                  len(graph.actors), relation_counts(statements),
                  dict(sorted(Counter(passage.kind for article in articles for passage in article.passages).items())),
                  time.monotonic() - started, reading.duplicates, files)


def _nothing(paths: Sequence[Path], skipped: list[tuple[str, str]]) -> str:
    """Why there is nothing to read, by the first few files."""
    if not skipped:
        return f"{', '.join(map(str, paths))}: no file with one of the endings {', '.join(KINDS)}"
    more = f"; and {len(skipped) - 3} more" if len(skipped) > 3 else ""
    return "; ".join(f"{path}: {reason}" for path, reason in skipped[:3]) + more


def relation_counts(statements: list[Statement]) -> dict[str, int]:
    """Statements by relation, most first."""
    counts = Counter(statement.relation for statement in statements)
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def assemble(claims: list[Claim], least: float = 0.0) -> tuple[Graph, list[Statement]]:
    """The graph of the claims at or above a confidence."""
    kept = [claim for claim in claims if claim.confidence >= least]
    statements = fuse(kept)
    return Graph.of(kept, statements), statements


def write_build(graph: Graph, out: Path) -> list[str]:
    """Write all files of a build, each replaced in one step; their names, sorted."""
    jsonl.write(out / "claims.jsonl", (claim.record() for claim in sorted(graph.claims.values(), key=_reading_order)))
    jsonl.write(out / "statements.jsonl", (statement.record() for statement in graph.statements))
    write_sqlite(graph, out / "kg.sqlite")
    return sorted(["claims.jsonl", "statements.jsonl", "kg.sqlite", *write_exports(graph, out)])


def _reading_order(claim: Claim) -> tuple[str, int, str]:
    return claim.document, claim.evidence[0].start, claim.id


def prepare(out: Path) -> None:
    """Make the output folder. Raises BuildError where it cannot be made or written."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BuildError(f"{out}: cannot be made: {error.strerror or error}") from None
    if not os.access(out, os.W_OK):
        raise BuildError(f"{out}: cannot be written: permission denied")


def _claims(articles: list[Article], out: Path, model: str, progress: Progress | None) -> tuple[list[Claim], int]:
    """The claims of all articles; those read before by the same reader come from the cache."""
    found: dict[str, list[Claim]] = {}
    with open_cache(out, reader(model)) as cache:
        for article in articles:
            known = cache.get(key(article))
            if known is not None:
                found[key(article)] = known
        fresh = [article for article in articles if key(article) not in found]
        reused = len(articles) - len(fresh)
        for done, (article, made) in enumerate(extract(fresh, model) if fresh else (), reused + 1):
            found[key(article)] = made
            cache.put(key(article), made)
            if progress:
                progress(done, len(articles))
        cache.forget_others(key(article) for article in articles)
    return [claim for article in articles for claim in found[key(article)]], reused


def key(article: Article) -> str:
    """What an article's claims depend on besides the reader: its text, where it stands and what is known of its source."""
    return hashlib.sha256(repr((article.id, article.document, article.source)).encode("utf-8", "surrogatepass")).hexdigest()


def reader(model: str) -> str:
    """A fingerprint of all that reads: the program, the ontology and the language model's name."""
    made = hashlib.sha256(model.encode())
    package = Path(__file__).parent
    for path in sorted([*package.rglob("*.py"), *package.rglob("*.json"), *ontology_dir().glob("*.yaml"), *ontology_dir().glob("relations/*.yaml"),
                        *ontology_dir().glob("actors/*.yaml")]):
        made.update(path.name.encode() + path.read_bytes())
    return made.hexdigest()[:16]
