"""kg as spaCy components: `nlp.add_pipe("kg_actors")` and `nlp.add_pipe("kg_relations")`.

Any English pipeline with tagger and parser will do. They are entry points of the package, which spaCy loads with every
pipeline; what they need is therefore imported at first use.
`doc._.kg_date` (ISO 8601) may tell the day of publication before the components run; without it "last year" stays undated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc, Span

if TYPE_CHECKING:
    from kg.cast import Cast
    from kg.model import Article
    from kg.syntax import Sentence

_NEEDS = ["token.tag", "token.dep", "token.head"]

for _name in ("kg_date", "kg_mentions", "kg_claims"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=None)


def actors_component(nlp: Language, name: str) -> Actors:
    """Marks the actors that a text names."""
    return Actors()


def relations_component(nlp: Language, name: str) -> Relations:
    """Reads the claims that a text makes."""
    return Relations()


Language.factory("kg_actors", requires=_NEEDS, assigns=["doc.spans", "doc._.kg_mentions"], func=actors_component)
Language.factory("kg_relations", requires=_NEEDS, assigns=["doc._.kg_claims"], func=relations_component)


class Actors:
    """Sets `doc.spans["kg_actors"]`, spans labelled with the actor's type and with its id as `kb_id_`, and `doc._.kg_mentions`.

    `doc._.kg_mentions` is a list of {start, end, text, actor, kind}: character offsets, the actor as in claims.jsonl or None
    where the name could not be linked, and how it is named (name, weak, demonym, people, metonym, found, pronoun, description).
    """

    def __call__(self, doc: Doc) -> Doc:
        _, sentences, cast = _read(doc)
        spans: list[Span] = []
        mentions: list[dict[str, Any]] = []
        for sentence in sentences:
            for mention in sentence.mentions:
                start, end = sentence.tokens[mention.first].start, sentence.tokens[mention.last].end
                actor = cast[mention.actor] if mention.actor else None
                shown = actor.record(cast.principal(actor.id)) if actor else None
                mentions.append({"start": start, "end": end, "text": doc.text[start:end], "actor": shown, "kind": mention.kind})
                span = doc.char_span(start, end, label=actor.type, kb_id=actor.id) if actor else None
                if span is not None:
                    spans.append(span)
        doc.spans["kg_actors"] = spans
        doc._.kg_mentions = mentions
        return doc


class Relations:
    """Sets `doc._.kg_claims`: a list of claims as in claims.jsonl, in the order of the text; offsets are those of `doc.text`."""

    def __call__(self, doc: Doc) -> Doc:
        from kg.extract import read

        article, sentences, cast = _read(doc)
        found = read(article, sentences, cast)
        doc._.kg_claims = [claim.record() for claim in found]
        return doc


def _read(doc: Doc) -> tuple[Article, list[Sentence], Cast]:
    """The doc as an article of one passage, its sentences with linked mentions, and its actors."""
    from kg.extract import name_actors
    from kg.model import Article, Passage, Source, digest
    from kg.parse import Smoothed, convert

    name = "a" + digest("", doc.text)
    source = Source(name, name, date=doc._.kg_date)
    passage = Passage(0, len(doc.text), "body", source)
    as_parsed = Smoothed(doc.text, (0,), (0,), frozenset())
    sentences = [sentence for span in doc.sents if (sentence := convert(span, as_parsed, 0))]
    for number, sentence in enumerate(sentences):
        sentence.number, sentence.passage = number, passage
    article = Article(name, name, doc.text, source, passages=(passage,))
    return article, sentences, name_actors(article, sentences)
