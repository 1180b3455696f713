"""Sentences -> mentions: known names from the registry, then names that only the text gives."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from kg.cast import Cast
from kg.cues import cues
from kg.registry import NameKind, Registry, fold
from kg.spot import bodies, names
from kg.spot.described import described
from kg.spot.gazetteer import Gazetteer
from kg.spot.owned import owned
from kg.spot.persons import full_names
from kg.syntax import Mention, Sentence, Token
from kg.words import ordinary

#: A place in capitals that opens a paragraph and is set off from it: "KYIV. ", "NEW DELHI, 5 May - ", "ESTONIA: ".
_LABEL = re.compile(r"(?:THE )?[A-Z]{4,}(?: [A-Z]{4,}){0,2}(?=[.:,]| [-–—(])|(?:NEW|SRI|SAN|EL) [A-Z]{4,}(?=[.:,]| [-–—(])")
#: "the 47th Mechanized Brigade".


@lru_cache(maxsize=4)
def gazetteer(registry: Registry) -> Gazetteer:
    """The automaton over a registry's names, built once."""
    return Gazetteer(registry)


def spot(text: str, sentences: list[Sentence], cast: Cast) -> None:
    """Mark the mentions of an article's sentences; `candidates` holds whom each may name, best known first."""
    known = gazetteer(cast.registry)
    for sentence in sentences:
        _known(sentence, text, known)
    for sentence in sentences:
        owned(sentence, cast)
        _borders(sentence, cast)
        described(sentence, text, cast)
        _generic_bodies(sentence, cast)
        if not names.title_case(sentence):
            full_names(sentence, cast)
            for first, last in list(names.chunks(sentence)):
                _new_names(sentence, first, last, cast)
    heard = _heard(sentences, text, cast)
    for sentence in sentences:
        _again(sentence, heard)


def _known(sentence: Sentence, text: str, known: Gazetteer) -> None:
    starts = {token.start: token.i for token in sentence.tokens}
    ends = {token.end: token.i for token in sentence.tokens}
    plain = text[sentence.start : sentence.end]
    hits = known.find(plain)
    if (label := _LABEL.match(plain)) and not any(hit.start < label.end() for hit in hits):
        hits = known.find(label[0].title()) + hits
    for hit in hits:
        first, last = starts.get(hit.start + sentence.start), ends.get(hit.end + sentence.start)
        if first is not None and last is not None:
            kind = _kind({name.kind for name in hit.names})
            mention = Mention(first, last, kind, None, text[sentence.tokens[first].start : sentence.tokens[last].end])
            mention.candidates = tuple(dict.fromkeys(name.actor for name in hit.names))
            sentence.mark(mention)


def _kind(kinds: set[NameKind]) -> str:
    """One kind for a name that is several: a capital is a metonym before it is a city, a demonym an adjective before a people."""
    for kind in ("metonym", "name", "demonym", "people", "weak"):
        if kind in kinds:
            return kind
    return "weak"


def _generic_bodies(sentence: Sentence, cast: Cast) -> None:
    """Bodies in small letters beside their state: "Russia's defence ministry", "the Kyrgyz parliament"."""
    tokens = sentence.tokens
    for size in (3, 2, 1):
        for i in range(len(tokens) - size + 1):
            words = tokens[i : i + size]
            if any(token.mention for token in words) or not bodies.common(words):
                continue
            small = all(token.text.islower() for token in words)
            named = bodies.service(words) or bodies.acting_post(sentence, words[-1])
            if small and words[-1].lower in cues()["state_itself"] and not named:
                continue  # "the Indonesian navy" is Indonesia
            owner = bodies.owner_before(sentence, i, cast)
            after = bodies.owner_after(sentence, i + size - 1, cast) if words[0].text[0].isupper() else None
            if owner and cast.type(owner.actor) in ("government", "force", "company"):
                continue  # "Ukraine's SBU intelligence service" is the SBU
            if owner or after:
                _mark_body(sentence, words, owner or after, cast)


def _borders(sentence: Sentence, cast: Cast) -> None:
    """A border named by its two sides is a place: "the Tajik-Afghan border"."""
    tokens = sentence.tokens
    for i in range(len(tokens) - 3):
        first, dash, second, noun = tokens[i : i + 4]
        if dash.text in ("-", "–") and noun.lower in ("border", "frontier") and first.mention and second.mention:
            sides = [mention.candidates[0] for mention in (first.mention, second.mention)]
            if all(cast.type(side) in ("country", "place") for side in sides):
                adjectives = [cast.registry.adjectives.get(side, (cast[side].label,))[0] for side in sides]
                names = [f"{one}-{other} border" for one, other in (adjectives, adjectives[::-1])]
                _mark(sentence, noun.i, noun.i, cast.add("place", names[0], names[1:]), names[0])


def _mark_body(sentence: Sentence, words: list[Token], owner: bodies.Owner | None, cast: Cast) -> None:
    core = _text(words)
    if owner and core.lower() in cues()["state_forces"] and cast.type(owner.actor) == "country":
        _mark(sentence, words[0].i, words[-1].i, owner.actor, core)  # "the Armed Forces of Ukraine" are Ukraine
        return
    where = bodies.posted(sentence, owner.last if owner and owner.first > words[-1].i else words[-1].i, cast) if owner else None
    core = f"{core.title()} in {where}" if where and words[-1].lower in cues()["posts"] else core
    kind = "government" if bodies.common(words) else bodies.head_kind(words) or "government"
    _mark(sentence, words[0].i, words[-1].i, bodies.name_body(core, owner, kind, cast), core)


def _text(words: list[Token]) -> str:
    pieces = [words[0].text]
    for left, right in pairwise(words):
        pieces.append((" " if right.start > left.end else "") + right.text)
    return "".join(pieces)


def _mark(sentence: Sentence, first: int, last: int, actor: str, text: str) -> None:
    sentence.mark(Mention(first, last, "found", actor, text, why="named in the text", candidates=(actor,)))


def _new_names(sentence: Sentence, first: int, last: int, cast: Cast) -> None:
    """Type the part of a capitalised stretch that no known name covers, and mark it."""
    tokens = sentence.tokens
    extended = _lower_head(sentence, last)
    last = last if extended is None else extended
    for start, end in [part for stretch in _open_parts(tokens, first, last) for part in bodies.parts(tokens, *stretch)]:
        words = tokens[start : end + 1]
        if any(token.mention for token in words) or any(token.lower in cues()["storms"] for token in (tokens[max(0, start - 1)], words[0])):
            continue  # "Typhoon Yagi"
        kind = bodies.head_kind(words)
        if kind == "force" and start and bodies.ordinal(tokens[start - 1]):
            words = tokens[start - 1 : end + 1]  # "the 110th Mechanized Brigade"
        if kind and (len(words) > 1 or bodies.generic(words)):
            _body(sentence, words, kind, cast)
        elif not kind:
            _named(sentence, words, cast)


def _lower_head(sentence: Sentence, last: int) -> int | None:
    """The place of a small-letter head word right after a name: "Zhukovsky airport", "Donetsk region"."""
    tokens = sentence.tokens
    for size in (2, 1):
        words = tokens[last + 1 : last + 1 + size]
        if len(words) == size and all(token.text.islower() and token.is_noun for token in words):
            kind = bodies.head_kind(words)
            if kind in ("facility", "place") and tokens[last].mention is None or kind == "facility" and _is_place(tokens[last]):
                return last + size
    return None


def _is_place(token: Token) -> bool:
    return token.mention is not None and token.mention.kind == "name" and token.tag.startswith("NNP")


def _open_parts(tokens: list[Token], first: int, last: int) -> list[tuple[int, int]]:
    """The maximal stretches of [first, last] without a known name, trimmed of titles and small words."""
    parts: list[tuple[int, int]] = []
    start: int | None = None
    for i in range(first, last + 2):
        open_ = i <= last and tokens[i].mention is None
        if open_ and start is None:
            start = i
        elif not open_ and start is not None:
            parts.append((start, i - 1))
            start = None
    return [part for part in (_trim(tokens, *part) for part in parts) if part]


def _trim(tokens: list[Token], first: int, last: int) -> tuple[int, int] | None:
    """Cut titles off the front ("First Deputy Interior Minister X") and small words off both ends."""
    known = cues()["ranks"] | cues()["offices"]
    small = ("of", "for", "and", "the", "-", "&", "al", "on")
    titles = [i for i in range(first, last) if tokens[i].lower in known and tokens[i + 1].lower not in small]
    if titles and not bodies.head_kind(tokens[first : last + 1]):
        first = titles[-1] + 1
    while first <= last and (tokens[first].lower in small or tokens[first].lower in known):
        first += 1
    while first <= last and tokens[last].lower in small:
        last -= 1
    return (first, last) if first <= last else None


def _body(sentence: Sentence, words: list[Token], kind: str, cast: Cast) -> None:
    for i, token in enumerate(words):
        if token.lower == "of" and i and bodies.head_kind(words[i + 1 :]) and i + 1 < len(words) - 1:
            inner = words[i + 1 :]
            _body(sentence, [w for w in inner if w.lower != "the"] if inner[0].lower == "the" else inner,
                  bodies.head_kind(inner) or kind, cast)
            words = words[:i]
            break
    if len(words) == 1 and not bodies.generic(words):
        return
    pair = bodies.pair_before(sentence, words[0].i)
    if pair and kind in ("organization", "government"):
        name = f"{pair[0].text}-{pair[1].text} {_text(words)}"
        _mark(sentence, words[0].i, words[-1].i, cast.add("organization", name, [f"Joint {name}"]), _text(words))
        return
    owner = bodies.owner_before(sentence, words[0].i, cast) or bodies.owner_after(sentence, words[-1].i, cast)
    if bodies.generic(words) and owner is None:
        return
    if owner and kind in ("place", "facility", "initiative", "company", "media") and not bodies.generic(words):
        principal = owner.actor if kind not in ("place", "company", "media", "initiative") else None
        actor = cast.add(kind, _text(words), [f"{sentence.tokens[owner.first].text} {_text(words)}"], principal)
        _mark(sentence, words[0].i, words[-1].i, actor, _text(words))
        return
    _mark_body(sentence, words, owner, cast)


def _named(sentence: Sentence, words: list[Token], cast: Cast) -> None:
    first, last = words[0].i, words[-1].i
    if names.of_weapon(words[-1]):
        return
    kind = names.kind_after(sentence, last) or names.kind_before(sentence, first)
    person = names.person_like(words)
    if kind is None and names.of_office(words[-1]):
        kind = "person"
    if kind is None or (kind == "person" and len(words) == 1 and not names.titled(sentence, first)):
        if names.titled(sentence, first) and not any(token.text.isupper() and len(token.text) > 3 and "." not in token.text for token in words):
            kind = "person"
        elif names.located(sentence, first) and len(words) <= 2 and not (person and len(words) > 1):
            kind = "place"
        elif person:
            kind = "person"
        else:
            kind = None
    if kind is None or (len(words) == 1 and (ordinary(words[0].text) or len(words[0].text) < 3)):
        return
    if kind == "place" and any(token.text.isupper() for token in words):
        return
    text = _text(words)
    if text.lower() not in cues()["offices"]:
        _mark(sentence, first, last, cast.add(kind, text), text)


def _heard(sentences: list[Sentence], text: str, cast: Cast) -> dict[str, list[str]]:
    """Short forms that the article introduces: surnames, acronyms in brackets, body names without their state."""
    heard: dict[str, dict[str, None]] = {}
    for sentence in sentences:
        for mention in sentence.mentions:
            for actor in mention.candidates:
                if cast.type(actor) == "person" and len(mention.text.split()) > 1:
                    heard.setdefault(fold(mention.text.split()[-1]), {})[actor] = None
                    heard.setdefault(fold(mention.text), {})[actor] = None
                if mention.kind == "found":
                    heard.setdefault(fold(mention.text), {})[actor] = None
            _acronym(sentence, mention, text, heard)
    return {name: list(found) for name, found in heard.items()}


_BRACKETED = re.compile(r"\s?\((?:the |known as |also known as )?([A-Z][\w&-]{1,9})\)")


def _acronym(sentence: Sentence, mention: Mention, text: str, heard: dict[str, dict[str, None]]) -> None:
    """An acronym in brackets names what stands before it, or the body whose state stands before it: "... of Kyrgyzstan (GKNB)"."""
    found = _BRACKETED.match(text, sentence.tokens[mention.last].end)
    if not found or len(mention.candidates) != 1:
        return
    short, named = found[1], mention
    before = [other for other in sentence.mentions if other.last < mention.first and mention.first - other.last <= 3]
    if before and before[-1].kind == "found" and not _initials(mention.text, short):
        named = before[-1]
    if short.isupper() or named.kind == "found":
        heard.setdefault(fold(short), {})[named.candidates[0]] = None


def _initials(name: str, short: str) -> bool:
    return "".join(word[0] for word in name.split() if word[0].isupper()).startswith(short[:2])


def _again(sentence: Sentence, heard: dict[str, list[str]]) -> None:
    """Mark later short forms of names that the article introduced."""
    tokens = sentence.tokens
    for token in tokens:
        found = heard.get(fold(token.text)) if token.text[0].isupper() else None
        if not found:
            continue
        if token.mention is None:
            sentence.mark(Mention(token.i, token.i, "weak", None, token.text, candidates=tuple(found)))
        elif token.mention.first == token.mention.last and token.mention.kind == "weak":
            token.mention.candidates = tuple(dict.fromkeys([*found, *token.mention.candidates]))
    for first, last in names.chunks(sentence):
        text = fold(_text(tokens[first : last + 1]))
        if text in heard and all(token.mention is None for token in tokens[first : last + 1]):
            _mark(sentence, first, last, heard[text][0], text)
