"""One article in, its claims out: the reading stages in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.cast import Cast
from kg.claims import claims
from kg.corefer import corefer
from kg.lexicon import lexicon
from kg.link import link
from kg.model import Article, Claim
from kg.parse import parse
from kg.qualify import qualify
from kg.qualify.attribution import Resolver
from kg.registry import registry
from kg.relate import relate
from kg.relate.arguments import resolve
from kg.repair import repair
from kg.settings import DEFAULT_MODEL
from kg.spot import spot


def extract(articles: Iterable[Article], model: str = DEFAULT_MODEL) -> Iterator[tuple[Article, list[Claim]]]:
    """Each article with its claims, in the order given; articles must have passages (kg.clean)."""
    known, words = registry(), lexicon()
    for article, sentences in parse(articles, model):
        cast = Cast(known, article.source.date)
        spot(article.text, sentences, cast)
        link(sentences, cast)
        repair(sentences)
        corefer(sentences, cast)
        mentions = relate(sentences, cast, words)
        yield article, claims(article, qualify(mentions, sentences, article.text, cast, Resolver(cast, resolve)), cast)
