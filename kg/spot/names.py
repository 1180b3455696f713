"""Names that the registry lacks: capitalised stretches, typed by their own words and by the words around them."""

from __future__ import annotations

from collections.abc import Iterator

from kg.cues import cues
from kg.syntax import Sentence, Token
from kg.words import ordinary

_JOINERS = frozenset(("of", "for", "and", "the", "on", "&"))
_OF_MONTHS = frozenset(("in", "since", "last", "this", "next", "until", "early", "late", "mid", "by", "for", "from", "of", "-"))
_LOCATIVE = frozenset(("in", "at", "near", "from", "to", "outside", "around", "towards", "toward", "into", "across", "between"))


def chunks(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Stretches [first, last] of capitalised tokens with the small words and hyphens that hold a name together."""
    tokens, i = sentence.tokens, 0
    while i < len(tokens):
        if not _capital(tokens[i]):
            i += 1
            continue
        last = _chunk_end(tokens, i)
        yield i, last
        i = last + 1


def _chunk_end(tokens: list[Token], first: int) -> int:
    last = first
    while True:
        step = _bridge(tokens, last)
        if step is None:
            return last
        last = step


def _bridge(tokens: list[Token], last: int) -> int | None:
    """The next capitalised token that belongs to the same name, over at most two small words."""
    following = tokens[last + 1 : last + 4]
    if not following:
        return None
    if _capital(following[0]):
        return last + 1
    word, particles = following[0].lower, cues()["name_particles"]
    if word in ("-", "of", "for", "&") or word in particles:
        for step, token in enumerate(following[1:], 2):
            if _capital(token) and (word != "-" or step == 2):
                return last + step
            if token.lower not in _JOINERS | particles and token.lower != "-":
                return None
    return None


def _capital(token: Token) -> bool:
    if not token.text[0].isupper() or not token.text[0].isalpha() or token.lower in cues()["not_names"] and not _given(token):
        return False
    if token.mention is not None:
        return True
    if token.i == 0 or token.sentence.tokens[token.i - 1].lower in ('"', "“", "‘", "'", ":"):
        following = token.next()
        return token.tag in ("NNP", "NNPS") or not ordinary(token.text) and following is not None and following.tag == "NNP"
    return token.tag not in ("PRP", "DT", "IN", "WRB", "WP", "CC", "PRP$", "WDT", "UH", "MD", "TO")


def _given(token: Token) -> bool:
    """"Christian Lindner", "April Ryan": a given name that is an ordinary word as well, before a family name that is none."""
    following, before = token.next(), token.next(-1)
    if before is not None and before.lower in _OF_MONTHS:
        return False  # "In June Mohammed bin Salman was welcomed"
    return token.lower in cues()["given_names"] and following is not None and following.tag == "NNP" and following.text[0].isupper() \
        and following.text.isalpha() and not ordinary(following.text)


def title_case(sentence: Sentence) -> bool:
    """Whether a sentence is a headline in title case or capitals, where capitals tell nothing."""
    if sentence.tokens[-1].text == "." and sentence.root.is_verb and sentence.root.text.islower():
        return False
    words = [token for token in sentence.tokens if token.text.isalpha() and len(token.text) > 3]
    capital = sum(token.text[0].isupper() for token in words)
    return len(words) >= 4 and capital >= 0.75 * len(words)


def before(sentence: Sentence, place: int) -> list[str]:
    """The up to four words before a place, in lower case, nearest last."""
    return [token.lower for token in sentence.tokens[max(0, place - 4) : place]]


def titled(sentence: Sentence, first: int) -> bool:
    """Whether an office, rank or form of address stands right before the name."""
    known = cues()["ranks"] | cues()["offices"]
    words = before(sentence, first)
    return any(" ".join(words[-n:]) in known for n in (1, 2, 3) if len(words) >= n)


def of_office(last: Token) -> bool:
    """Whether the name stands in apposition to an office: "the Under-Secretary-General for Peace Operations, X"."""
    known = cues()["offices"] | cues()["ranks"] | cues()["counterparts"]
    return last.dep == "appos" and last.head.i < last.i and last.head.mention is None and last.head.lower in known


def of_weapon(last: Token) -> bool:
    """Whether the name is that of a make: "the Cheongung-II air defence missile"."""
    return last.dep == "compound" and last.head.i > last.i and last.head.text.islower() and last.head.lemma in cues()["weapons"]


def kind_before(sentence: Sentence, first: int) -> str | None:
    """The type that a noun right before the name tells: "the town of X", "news agency X"."""
    words = before(sentence, first)
    if words and words[-1] == "of":
        words = words[:-1]
    for n in (2, 1):
        if len(words) >= n and " ".join(words[-n:]) in cues().kinds:
            return cues().kinds[" ".join(words[-n:])]
    return None


def kind_after(sentence: Sentence, last: int) -> str | None:
    """The type that an apposition tells: "X, a Tajik village", "X, the foreign minister"."""
    tokens = sentence.tokens
    if last + 2 >= len(tokens) or tokens[last + 1].lower not in (",", "-", "–", "—", "("):
        return None
    for token in tokens[last + 2 : last + 12]:
        if token.lower in (",", ".", ";", ")") or token.is_verb and token.tag not in ("VBN", "VBG"):
            return None
        words = [token.lemma if token.is_noun else token.lower, f"{tokens[token.i - 1].lower} {token.lower}"]
        if any(word in cues()["offices"] for word in words):
            return "person"
        if token.is_noun and (token.dep in ("appos", "conj", "ROOT") or tokens[last + 2].lower in ("a", "an", "the", "its")):
            known = [cues().kinds[word] for word in reversed(words) if word in cues().kinds]
            following = token.next()
            if known and not (following and following.is_noun and following.mention is None):
                return known[0]
    return None


def located(sentence: Sentence, first: int) -> bool:
    """Whether the name follows a preposition of place."""
    words = before(sentence, first)
    return bool(words) and (words[-1] in _LOCATIVE or words[-1] in cues()["directions"])


def person_like(tokens: list[Token]) -> bool:
    """Two to five words, one at least in no dictionary, none of them telling another type; initials ("B.J. Habibie") are no acronym."""
    words = [token.text for token in tokens if token.text[0].isalpha()]
    if not 2 <= len(words) <= 5 or any(word.lower() in cues().heads for word in words):
        return False
    if any(word.isupper() and len(word) > 2 and "." not in word for word in words):
        return False
    return any(not ordinary(word) for word in words) and all(word[0].isupper() or word in cues()["name_particles"] for word in words)
