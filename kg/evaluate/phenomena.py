"""Which difficulties a claim's sentence holds, by rules that read gold claims and said ones alike.

passive        a verb in the passive stands on the path of the dependency tree between the words that name the two ends
coordination   one of the ends is a member of a coordination, or a verb on that path is
coreference    no piece of evidence names both ends: a pronoun or a description stands for one of them
negation       the polarity is negated
attribution    somebody is named who says so
time           the claim has a date
plan           the factuality is planned or possible
ended          the factuality is ended

The path is that between the nearest two names; where one end is not named it leads from the other up to the first verb.
A claim with several pieces of evidence holds what any of them holds, but for coreference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product
from pathlib import Path

from kg.clean import clean
from kg.evaluate.gold import Record, fold
from kg.ingest import read_articles
from kg.model import Article
from kg.parse import parse
from kg.registry import registry
from kg.relate.roles import passive
from kg.syntax import Sentence, Token
from kg.trees import path

#: The names of an actor, each as its folded words.
Names = frozenset[tuple[str, ...]]
STRUCTURE = ("passive", "coordination", "coreference")
QUALIFIERS = ("negation", "attribution", "time", "plan", "ended")


class Parsed:
    """The parsed texts of a gold folder, so that evidence is found in its sentence."""

    def __init__(self, folder: Path, model: str) -> None:
        """Read folder/texts; without it no phenomenon of structure is found."""
        texts = folder / "texts"
        articles = read_articles([texts]).articles if texts.is_dir() else []
        self.read: dict[str, tuple[Article, list[Sentence]]] = {}
        for article, sentences in parse((clean(article) for article in articles), model):
            self.read[Path(article.document).name] = article, sentences

    def pieces(self, document: str, claim: Record) -> Iterator[list[Token]]:
        """The words of each piece of a claim's evidence, each sentence apart."""
        if document not in self.read:
            return
        article, sentences = self.read[document]
        for piece in claim.get("evidence") or ():
            quote = piece if isinstance(piece, str) else str(piece.get("text", ""))
            start = article.text.find(quote)
            for sentence in sentences if quote and start >= 0 else ():
                words = [token for token in sentence.tokens if start <= token.start and token.end <= start + len(quote)]
                if words:
                    yield words


def phenomena(parsed: Parsed, document: str, claim: Record, ends: tuple[Names, Names]) -> frozenset[str]:
    """The phenomena of a claim whose ends have these names."""
    found = qualifiers(claim)
    pieces = list(parsed.pieces(document, claim))
    together = False
    for words in pieces:
        subject, object_ = (_named(words, end) for end in ends)
        together = together or bool(subject and object_)
        found |= structure(subject, object_)
    return frozenset(found | ({"coreference"} if pieces and not together else set()))


def qualifiers(claim: Record) -> set[str]:
    """The phenomena that a claim's fields tell.

    >>> sorted(qualifiers({"polarity": "negated", "factuality": "planned", "time": None}))
    ['negation', 'plan']
    """
    told = {
        "negation": claim.get("polarity") == "negated",
        "attribution": bool(claim.get("attributed_to")),
        "time": bool(claim.get("time")),
        "plan": claim.get("factuality") in ("planned", "possible"),
        "ended": claim.get("factuality") == "ended",
    }
    return {name for name, holds in told.items() if holds}


def structure(subject: list[Token], object_: list[Token]) -> set[str]:
    """Passive and coordination on the way between two ends, each given by the words that name it in one sentence."""
    paths = [path(a, b) for a in subject for b in object_]
    way = min(paths, key=len) if paths else next(([end, *_upwards(end)] for end in [*subject, *object_]), [])
    if not way:
        return set()
    tips = (way[0], way[-1]) if paths else (way[0],)
    listed = any(tip.dep == "conj" or any(kid.is_noun or kid.tag == "PRP" for kid in tip.kids("conj")) for tip in tips)
    found = {"coordination"} if listed or any(token.dep == "conj" and token.is_verb for token in way) else set()
    return found | ({"passive"} if any(token.is_verb and passive(token) for token in way) else set())


def _upwards(token: Token) -> Iterator[Token]:
    for above in token.ancestors():
        yield above
        if above.is_verb:
            return


def _named(words: list[Token], names: Names) -> list[Token]:
    """The head words of the places where one of the names stands, in text order."""
    spelled = [(part, token) for token in words for part in _parts(token.text)]
    heads: dict[int, Token] = {}
    for at, size in product(range(len(spelled)), sorted({len(name) for name in names})):
        if tuple(part for part, _ in spelled[at : at + size]) in names:
            span = [token for _, token in spelled[at : at + size]]
            head = next((token for token in reversed(span) if token.head is token or token.head not in span), span[-1])
            heads[head.i] = head
    return [heads[i] for i in sorted(heads)]


@cache
def _parts(name: str) -> tuple[str, ...]:
    return tuple(fold(name).split())


def folded(names: Iterable[str]) -> Names:
    """Names as they are looked for: the folded words of each.

    >>> folded(["the U.S.", "US"]) == {("u", "s"), ("us",)}
    True
    """
    return frozenset(_parts(name) for name in names) - {()}


def surnames(kind: str | None, names: Iterable[str]) -> list[str]:
    """The names, and of a person the last word of each.

    >>> surnames("person", ["Sergei Shoigu"])
    ['Sergei Shoigu', 'Shoigu']
    """
    return [form for name in names for form in dict.fromkeys([name, *(name.split()[-1:] if kind == "person" else ())])]


def known_names(actor: str) -> tuple[str, ...]:
    """All names that the registry has for an actor, demonyms and metonyms too; none where it does not know the id."""
    return _all_names().get(actor, ())


@cache
def _all_names() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for text, names in registry().names.items():
        for name in names:
            found.setdefault(name.actor, []).append(text)
    return {actor: tuple(sorted(names)) for actor, names in found.items()}
