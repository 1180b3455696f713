"""One article in, its claims out: the reading stages in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.cast import Cast
from kg.claims import claims
from kg.corefer import corefer
from kg.lexicon import lexicon
from kg.link import link
from kg.memory import settled, uncollected
from kg.model import Article, Claim
from kg.parse import parse, pipeline
from kg.qualify import qualify
from kg.qualify.attribution import Resolver
from kg.registry import registry
from kg.relate import relate
from kg.relate.arguments import resolve
from kg.repair import repair
from kg.scorer import rescore
from kg.scorer.weights import weights
from kg.settings import DEFAULT_MODEL
from kg.spot import spot
from kg.syntax import Sentence


def extract(articles: Iterable[Article], model: str = DEFAULT_MODEL) -> Iterator[tuple[Article, list[Claim]]]:
    """Each article with its claims, in the order given; articles must have passages (kg.clean)."""
    with uncollected():
        registry()
        lexicon()
        weights()
        pipeline(model)
    with settled():
        for article, sentences in parse(articles, model):
            yield article, read(article, sentences, name_actors(article, sentences))


def name_actors(article: Article, sentences: list[Sentence]) -> Cast:
    """Mark who is named in parsed sentences, by name, pronoun or description; the cast holds the actors."""
    cast = Cast(registry(), article.source.date)
    spot(article.text, sentences, cast)
    link(sentences, cast)
    repair(sentences)
    corefer(sentences, cast)
    return cast


def read(article: Article, sentences: list[Sentence], cast: Cast) -> list[Claim]:
    """The claims of an article whose actors are marked."""
    mentions = rescore(sentences, relate(sentences, cast, lexicon()), cast)
    return claims(article, qualify(mentions, sentences, article.text, cast, Resolver(cast, resolve)), cast)
