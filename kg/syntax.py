"""The parsed sentence: tokens with lemma, tag (Penn Treebank), dependency label (ClearNLP, as spaCy's English models give)
and head. Offsets are those of the article's text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.model import Factuality, Passage, Polarity

NOUN_TAGS = frozenset(("NN", "NNS", "NNP", "NNPS"))
VERB_TAGS = frozenset(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"))


class Token:
    """One word of a sentence; `i` counts from 0 in its sentence, `start` and `end` are article offsets."""

    __slots__ = ("children", "dep", "end", "head", "i", "lemma", "lower", "mention", "roles", "sentence", "start", "tag", "text", "words")

    def __init__(self, i: int, text: str, start: int, tag: str, dep: str, lemma: str) -> None:
        self.i = i
        self.text = text
        self.lower = text.lower()
        self.start = start
        self.end = start + len(text)
        self.tag = tag
        self.dep = dep
        self.lemma = lemma
        self.head: Token = self
        self.children: list[Token] = []
        self.mention: Mention | None = None
        self.roles: dict[str, list[Token]] = {}  # what kg.relate.roles has found at this token; emptied when relating begins
        self.words: dict[str, frozenset[str]] = {}  # the words that such a role holds; emptied with them
        self.sentence: Sentence

    @property
    def is_verb(self) -> bool:
        return self.tag in VERB_TAGS or self.tag == "MD"

    @property
    def is_noun(self) -> bool:
        return self.tag in NOUN_TAGS

    def kids(self, *deps: str) -> list[Token]:
        """The children with one of these dependency labels, in text order."""
        return [child for child in self.children if child.dep in deps] if self.children else []

    def ancestors(self) -> Iterator[Token]:
        """The heads above the token, nearest first, root last."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def subtree(self) -> list[Token]:
        """The token and all below it, in text order."""
        found, stack = [], [self]
        while stack:
            token = stack.pop()
            found.append(token)
            stack.extend(token.children)
        return sorted(found, key=lambda token: token.i)

    def next(self, step: int = 1) -> Token | None:
        """The token `step` places on (or back), None beyond the sentence."""
        place = self.i + step
        return self.sentence.tokens[place] if 0 <= place < len(self.sentence.tokens) else None

    def __repr__(self) -> str:
        return f"<{self.i} {self.text} {self.tag} {self.dep}>"


@dataclass(slots=True, eq=False)
class Mention:
    """Tokens [first, last] that name an actor. `actor` is a registry id or None (NIL) with the reason in `why`.

    kind: name, weak, demonym, people, metonym (as in the registry), found (a name that the registry lacks), or
    pronoun and description (linked by coreference).
    """

    first: int
    last: int
    kind: str
    actor: str | None
    text: str = ""
    place: str | None = None  # the city, where a capital's name may be the state (actor) or the city
    why: str = ""
    candidates: tuple[str, ...] = ()


@dataclass(slots=True, eq=False)
class Sentence:
    """One sentence of a passage with its tokens; `mentions` in text order."""

    tokens: list[Token]
    start: int
    end: int
    passage: Passage | None = None
    mentions: list[Mention] = field(default_factory=list)
    number: int = 0  # counts the article's sentences
    salient: tuple[tuple[str, str, float], ...] = ()  # (type, actor, weight) of what the sentences before speak of, most salient first
    themes: tuple[tuple[str, float], ...] = ()  # (country, times) that the source has named so far, most often first
    suffered: list[Argument] = field(default_factory=list)  # whom the article has told to be struck without telling by whom
    said: Sequence[RelationMention] = ()  # what the article has said so far, this sentence included as far as it is read

    @property
    def root(self) -> Token:
        return next(token for token in self.tokens if token.head is token)

    def head_of(self, mention: Mention) -> Token:
        """The token of the mention whose head lies outside it."""
        span = self.tokens[mention.first : mention.last + 1]
        outside = [t for t in span if t.head is t or not mention.first <= t.head.i <= mention.last]
        nouns = [t for t in outside if t.is_noun or t.tag in ("JJ", "PRP", "PRP$", "CD")]
        return (nouns or outside or span)[-1]

    def mark(self, mention: Mention) -> None:
        """Add a mention and let its tokens know."""
        self.mentions.append(mention)
        self.mentions.sort(key=lambda found: (found.first, found.last))
        for token in self.tokens[mention.first : mention.last + 1]:
            token.mention = mention


@dataclass(frozen=True, slots=True)
class Argument:
    """An actor in a role, with the word that gives it and how: name, modifier, coreference or office."""

    actor: str
    token: Token
    via: str
    place: str | None = None  # the city, where the name of a capital may be meant as one

    @property
    def span(self) -> tuple[int, int]:
        """Article offsets of the words that name the actor here."""
        mention = self.token.mention
        if mention is None:
            return self.token.start, self.token.end
        tokens = self.token.sentence.tokens
        return tokens[mention.first].start, tokens[mention.last].end


@dataclass(frozen=True, slots=True, eq=False)
class RelationMention:
    """One textual occurrence of a relation: what the trigger says of source and target, before any qualifier.

    `polarity` and `factuality` are set where the trigger itself fixes them ("former", "never joined").
    """

    relation: str
    trigger: Token
    source: Argument
    target: Argument
    pattern: str
    confidence: float
    polarity: Polarity | None = None
    factuality: Factuality | None = None
    detail: str | None = None


def sentence(words: Sequence[str], tags: Sequence[str], heads: Sequence[int], deps: Sequence[str],
             lemmas: Sequence[str] | None = None, start: int = 0) -> Sentence:
    """A sentence from parallel lists (heads are places in the list), words one blank apart; for tests and tools."""
    tokens, at = [], start
    for i, word in enumerate(words):
        tokens.append(Token(i, word, at, tags[i], deps[i], (lemmas[i] if lemmas else word.lower())))
        at = tokens[-1].end + 1
    return assemble(tokens, heads)


def assemble(tokens: list[Token], heads: Sequence[int]) -> Sentence:
    """Tie tokens to heads (places in the list) and to the sentence that they make."""
    made = Sentence(tokens, tokens[0].start, tokens[-1].end)
    for token, head in zip(tokens, heads, strict=True):
        token.head = tokens[head]
        token.sentence = made
        if head != token.i:
            tokens[head].children.append(token)
    return made
