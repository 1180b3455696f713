"""Join builds made apart into what one build of all their articles would give, byte for byte, without reading an article again.

Builds keep the claims of each article beside their exports (`.cache.sqlite`), under a fingerprint of the program, ontology and model that
read them. Only builds of one fingerprint can be joined: claims of different readers are not what one build would give.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from kg.errors import UsageError
from kg.model import Claim
from kg.pipeline import Report, assemble, prepare, relation_counts, write_build
from kg.store import Read, open_cache, read_cache


def merge(folders: Sequence[Path], out: Path, least: float = 0.0) -> Report:
    """Join the builds of some folders into `out`, which may be one of them; `least` drops claims below that confidence.

    Raises UsageError where a folder holds no build, or where different readers made them; BuildError where `out` cannot be written.
    """
    started = time.monotonic()
    reads = {folder: read_cache(folder) for folder in folders}
    readers = {read.reader for found in reads.values() for read in found}
    if len(readers) > 1:
        raise UsageError(f"{', '.join(map(str, folders))}: made by different versions of kg, its ontology or the language model; build them anew")
    articles = {read.article: read for found in reads.values() for read in found}
    kept = _one_of_copies(list(articles.values()))
    prepare(out)
    with open_cache(out, next(iter(readers), "")) as cache:
        for read in kept:
            cache.put(read.article, read.claims)
        cache.forget_others(read.article for read in kept)
    graph, statements = assemble([claim for read in kept for claim in read.claims], least)
    files = write_build(graph, out)
    return Report(len(kept), [], len(kept), len(graph.claims), len(statements), len(graph.actors), relation_counts(statements), {},
                  time.monotonic() - started, len(articles) - len(kept), files)


def _one_of_copies(reads: list[Read]) -> list[Read]:
    """Of articles with one file name and text the first by document, as in a build; sorted by document."""
    kept: dict[object, Read] = {}
    for read in sorted(reads, key=lambda read: (_document(read.claims), read.article)):
        kept.setdefault(read.claims[0].article.id.partition(".")[0] if read.claims else read.article, read)
    return list(kept.values())


def _document(claims: list[Claim]) -> str:
    return claims[0].document if claims else ""
