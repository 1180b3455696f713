"""Article -> parsed sentences, by a spaCy pipeline without its named-entity and lemma components (half of its time)."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from functools import cache

import lemminflect
import spacy
from spacy.language import Language
from spacy.tokens import Span

from kg.errors import UsageError
from kg.model import Article
from kg.settings import DEFAULT_MODEL
from kg.syntax import Sentence, Token, assemble

_UNUSED = ["ner", "lemmatizer", "attribute_ruler", "senter", "entity_linker", "morphologizer"]
_COARSE = {"V": "VERB", "N": "NOUN", "J": "ADJ", "R": "ADV"}


@cache
def pipeline(model: str = DEFAULT_MODEL) -> Language:
    """The spaCy pipeline of that name or path, without the components that kg does not use."""
    try:
        nlp = spacy.load(model, exclude=_UNUSED)
    except (OSError, ValueError) as error:
        raise UsageError(f"--model {model}: spaCy cannot load it: {str(error).splitlines()[0]}") from None
    if "parser" not in nlp.pipe_names:
        raise UsageError(f"--model {model}: has no dependency parser; name an English pipeline with tagger and parser")
    return nlp


def parse(articles: Iterable[Article], model: str = DEFAULT_MODEL) -> Iterator[tuple[Article, list[Sentence]]]:
    """Each article with the sentences of its readable passages, in text order; sentences never cross passages."""
    nlp = pipeline(model)
    for article in articles:
        passages = [passage for passage in article.passages if passage.kind in ("body", "headline")]
        sentences: list[Sentence] = []
        for doc, passage in nlp.pipe(((article.text[p.start : p.end], p) for p in passages), as_tuples=True, batch_size=64):
            for span in doc.sents:
                made = convert(span, passage.start)
                if made:
                    made.passage = passage
                    made.number = len(sentences)
                    sentences.append(made)
        yield article, sentences


def convert(span: Span, offset: int) -> Sentence | None:
    """A spaCy sentence as our own, without white-space tokens; None where nothing is left."""
    kept = [token for token in span if not token.is_space]
    if not kept:
        return None
    place = {token.i: i for i, token in enumerate(kept)}
    tokens, heads = [], []
    for i, token in enumerate(kept):
        tokens.append(Token(i, token.text, token.idx + offset, token.tag_, token.dep_, lemma(token.text, token.tag_)))
        heads.append(place.get(token.head.i, i))
    return assemble(tokens, heads)


@cache
def lemma(word: str, tag: str) -> str:
    """The dictionary form, in lower case; `tag` is a Penn Treebank tag.

    >>> lemma("invaded", "VBD"), lemma("Forces", "NNPS"), lemma("NATO", "NNP")
    ('invade', 'force', 'nato')
    """
    coarse = _COARSE.get(tag[:1])
    lower = word.lower()
    if coarse is None or not lower.isalpha() or tag == "NNP":
        return lower
    return str(lemminflect.getLemma(lower, coarse)[0])


logging.getLogger("spacy").setLevel(logging.ERROR)
