"""Mentions -> actors: one of the candidates that the context bears out, or NIL with the reason."""

from __future__ import annotations

from collections.abc import Iterable

from kg.cast import Cast
from kg.cues import cues
from kg.syntax import Mention, Sentence, Token

_STATES = ("country", "organization", "group")
_US_CUES = frozenset(("atlanta", "u.s.", "us", "alabama", "florida", "savannah", "state", "governor", "senator", "county"))


def link(sentences: list[Sentence], cast: Cast) -> None:
    """Set `actor` (and `place` for a capital's name) of every mention, or leave it None and say why."""
    strong = _strong(sentences)
    words = {token.lower for sentence in sentences for token in sentence.tokens}
    latest: dict[str, str] = {}
    for sentence in sentences:
        for mention in sentence.mentions:
            _link(mention, sentence, cast, (strong, words, latest))
            if mention.actor:
                latest[mention.text] = mention.actor
    _drop(sentences)


def _strong(sentences: Iterable[Sentence]) -> frozenset[str]:
    """Actors that a full name names in the article."""
    return frozenset(mention.candidates[0] for sentence in sentences for mention in sentence.mentions
                     if mention.kind in ("name", "found") and len(mention.candidates) == 1)


def _link(mention: Mention, sentence: Sentence, cast: Cast, context: tuple[frozenset[str], set[str], dict[str, str]]) -> None:
    strong, words, latest = context
    if _part_of_person(mention, sentence, cast):
        mention.why = "part of a person's name"
        return
    found = mention.candidates
    if mention.kind == "weak" or len(found) > 1:
        found = tuple(actor for actor in found if _believable(actor, mention, sentence, cast, (strong, words)))
    states = [actor for actor in found if cast.type(actor) in _STATES]
    places = [actor for actor in found if cast.type(actor) == "place"]
    if mention.kind == "metonym" and states:
        mention.actor, mention.place, mention.why = states[0], places[0] if places else None, "metonym"
        return
    if len(found) > 1:
        found = _prefer(found, mention, sentence, cast, strong, latest)
    if len(found) == 1:
        mention.actor, mention.why = found[0], mention.why or mention.kind
    else:
        mention.why = "no candidate fits" if not found else "ambiguous"


def _part_of_person(mention: Mention, sentence: Sentence, cast: Cast) -> bool:
    """"Jordan Peterson", "Michael Jordan": a country's or city's name inside a longer unknown name."""
    if mention.first != mention.last or mention.kind not in ("name", "weak", "metonym"):
        return False
    if cast.type(mention.candidates[0]) not in ("country", "place", "organization", "person"):
        return False
    here = sentence.tokens[mention.first]
    after, before = here.next(), here.next(-1)
    if after and after.mention is None and after.tag == "NNP" and after.text[0].isupper() and here.dep == "compound" \
            and here.head is after and after.lower not in cues().heads and after.lower not in cues()["offices"] | cues()["ranks"]:
        return not after.text.isupper() and cast.type(mention.candidates[0]) != "organization"
    return bool(before and before.mention is None and before.tag == "NNP" and before.head is here and before.dep == "compound"
                and _given_name(before) and mention.kind != "metonym")


def _given_name(token: Token) -> bool:
    word = token.lower
    known = cues()
    return token.text[0].isupper() and not token.text.isupper() and word not in known["offices"] | known["ranks"] \
        and word not in known.heads and word not in known.kinds and token.i > 0 and not word.endswith(("ern", "an", "ish", "ese"))


def _believable(actor: str, mention: Mention, sentence: Sentence, cast: Cast, context: tuple[frozenset[str], set[str]]) -> bool:
    """Whether the context bears out a weak or shared name."""
    strong, words = context
    if actor in strong or mention.kind != "weak":
        return True
    known = cast[actor]
    if known.type == "country" and not any(_spoken_of(other, words, cast) for other in mention.candidates if other != actor):
        return True
    if any(word in words for word in cast.registry.facts.get(actor, {}).get("context", ())):
        return True
    return known.type == "person" and _office_before(mention, sentence, cast, actor)


def _spoken_of(actor: str, words: set[str], cast: Cast) -> bool:
    return any(word in words for word in cast.registry.facts.get(actor, {}).get("context", ()))


def _office_before(mention: Mention, sentence: Sentence, cast: Cast, actor: str) -> bool:
    """A surname after a title of the person's state or office: "President Tokayev", "Kazakh leader Tokayev"."""
    tokens = sentence.tokens[max(0, mention.first - 4) : mention.first]
    if not tokens or tokens[-1].lower not in cues()["ranks"] | cues()["offices"]:
        return False
    roles = " ".join((term.role or "").lower() for term in cast[actor].terms)
    states = {term.actor for term in cast[actor].terms}
    named = {token.mention.actor for token in tokens if token.mention}
    return tokens[-1].lower in roles or bool(named & states)


def _prefer(found: tuple[str, ...], mention: Mention, sentence: Sentence, cast: Cast, strong: frozenset[str],
            latest: dict[str, str]) -> tuple[str, ...]:
    """The one candidate that the article has named in full, or that fits the words around; all where none stands out."""
    if mention.text in latest and latest[mention.text] in found:
        return (latest[mention.text],)
    full = [actor for actor in found if actor in strong]
    if len(full) == 1:
        return (full[0],)
    kinds = {actor: cast.type(actor) for actor in found}
    words = {token.lower for token in sentence.tokens}
    if any(kind == "country" for kind in kinds.values()) and "place" in kinds.values():
        american = bool(words & _US_CUES) and any("u-s" in actor or actor.endswith("usa") for actor in found)
        wanted = "place" if american else "country"
        return tuple(actor for actor in found if kinds[actor] == wanted)[:1]
    for wanted in ("organization", "government", "force", "company"):
        chosen = tuple(actor for actor in found if kinds[actor] == wanted)
        if len(chosen) == 1 and set(kinds.values()) <= {wanted, "place", "media", "person"}:
            return chosen
    return found if len(set(kinds.values())) == 1 and kinds[found[0]] != "place" else found[:1]


def _drop(sentences: list[Sentence]) -> None:
    """Take mentions that stayed NIL off their tokens."""
    for sentence in sentences:
        for mention in [mention for mention in sentence.mentions if mention.actor is None]:
            sentence.mentions.remove(mention)
            for token in sentence.tokens[mention.first : mention.last + 1]:
                token.mention = None
