"""Sentences with fixed parses, so that the tests of the engine need no spaCy model.

`parses.txt` holds for each text a line with it and an indented line of its tokens, `word/lemma/tag/dep/head` (head: place in the
sentence, from 0); `||` stands between two sentences. The parses are those of the default model, put right by hand where it was wrong.
`python tests/parses.py "A text." ...` prints such records for new texts.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.cast import Cast
from kg.corefer import corefer
from kg.link import link
from kg.model import Article, Passage, Source
from kg.registry import Registry, registry
from kg.repair import repair
from kg.spot import spot
from kg.syntax import Sentence, Token, assemble

DAY = "2024-06-15"
FILE = Path(__file__).parent / "parses.txt"


@dataclass(frozen=True)
class Reading:
    """An article made of parsed texts; `cast` holds whom they name."""

    article: Article
    sentences: list[Sentence]
    cast: Cast

    @property
    def text(self) -> str:
        return self.article.text

    def token(self, word: str, nth: int = 0) -> Token:
        """The nth token that reads so."""
        return [token for sentence in self.sentences for token in sentence.tokens if token.text == word][nth]

    def actors(self) -> dict[str, str]:
        """Actor ids by the words that name them; the last one counts where a word stands several times."""
        return {mention.text: mention.actor or "" for sentence in self.sentences for mention in sentence.mentions}

    def meant(self, word: str, nth: int = 0) -> tuple[str, ...]:
        """The actors that a word stands for as a pronoun, description or name."""
        mention = self.token(word, nth).mention
        return () if mention is None else mention.candidates if mention.kind in ("pronoun", "description") else (mention.actor or "",)


@cache
def records() -> dict[str, str]:
    """The indented line of each text."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return dict(zip(lines[::2], (line.strip() for line in lines[1::2]), strict=True))


def parsed(*texts: str, day: str | None = DAY) -> Reading:
    """The texts with blanks between them as one article, parsed; nobody is named yet."""
    return _reading(texts, day, registry())


def spotted(*texts: str, day: str | None = DAY, known: Registry | None = None) -> Reading:
    """The texts with mentions that have candidates but are not linked."""
    reading = _reading(texts, day, known or registry())
    spot(reading.text, reading.sentences, reading.cast)
    return reading


def linked(*texts: str, day: str | None = DAY, known: Registry | None = None) -> Reading:
    """The texts with linked names, without coreference."""
    reading = spotted(*texts, day=day, known=known)
    link(reading.sentences, reading.cast)
    return reading


def named(*texts: str, day: str | None = DAY, known: Registry | None = None) -> Reading:
    """The texts with all that `kg.extract.name_actors` does."""
    reading = linked(*texts, day=day, known=known)
    repair(reading.sentences)
    corefer(reading.sentences, reading.cast)
    return reading


def _reading(texts: tuple[str, ...], day: str | None, known: Registry) -> Reading:
    text = " ".join(texts)
    source = Source("a1", "test:1", date=day)
    passage = Passage(0, len(text), "body", source)
    sentences: list[Sentence] = []
    start = 0
    for piece in texts:
        for record in records()[piece].split(" || "):
            made = _sentence(record, piece, start, sentences[-1].end - start if sentences and sentences[-1].end > start else 0)
            made.passage, made.number = passage, len(sentences)
            sentences.append(made)
        start += len(piece) + 1
    return Reading(Article("a1", "test.txt", text, source, passages=(passage,)), sentences, Cast(known, day))


def _sentence(record: str, piece: str, start: int, at: int) -> Sentence:
    tokens, heads = [], []
    for i, item in enumerate(record.split(" ")):
        word, lemma, tag, dep, head = item.rsplit("/", 4)
        at = piece.index(word, at)
        tokens.append(Token(i, word, start + at, tag, dep, lemma))
        heads.append(int(head))
        at += len(word)
    return assemble(tokens, heads)


def record(text: str) -> str:
    """The record of a text as the default model parses it."""
    from kg.parse import parse

    source = Source("a1", "test:1")
    article = Article("a1", "test.txt", text, source, passages=(Passage(0, len(text), "body", source),))
    [(_, sentences)] = parse([article])
    lines = [" ".join(f"{t.text}/{t.lemma}/{t.tag}/{t.dep}/{t.head.i}" for t in sentence.tokens) for sentence in sentences]
    return f"{text}\n  {' || '.join(lines)}"


if __name__ == "__main__":
    sys.stdout.write("".join(record(text) + "\n" for text in sys.argv[1:]))
