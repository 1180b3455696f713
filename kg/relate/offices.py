"""Titles beside persons' names: "Kyrgyz President Sadyr Japarov", "Sergei Shoigu, the then Russian defence minister"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.cast import Cast
from kg.cues import cues
from kg.model import Factuality
from kg.relate.arguments import resolve
from kg.syntax import Argument, Mention, RelationMention, Sentence, Token

_BREAKS = frozenset((".", ";", ":", "(", ")", "said", "–", "—"))
_BETWEEN = frozenset(("'s", "’s", "'", "’", "-", "then", "deputy", "first"))
_OWNERS = ("country", "organization", "government", "company", "force", "group", "media", "place", "initiative")


@dataclass(frozen=True, slots=True)
class Office:
    """An office phrase: tokens [first, last]."""

    first: int
    last: int

    def text(self, sentence: Sentence) -> str:
        return " ".join(token.text for token in sentence.tokens[self.first : self.last + 1]).replace(" - ", "-").replace(" 's", "'s")


def offices(sentence: Sentence, cast: Cast, recent: list[str]) -> Iterator[RelationMention]:
    """Who holds which office; `recent` are states that the article has named lately, nearest first."""
    for mention in sentence.mentions:
        if mention.actor and cast.type(mention.actor) == "person" and mention.kind not in ("pronoun", "description"):
            yield from _of_person(sentence, mention, cast, recent)


def _of_person(sentence: Sentence, person: Mention, cast: Cast, recent: list[str]) -> Iterator[RelationMention]:
    before = _office_ending(sentence, _skip_back(sentence, person))
    if before:
        owners = _owners(sentence, before, person, cast) or _known_owner(person, before, sentence, cast, recent)
        yield from _claims(sentence, person, before, owners, cast)
    for after in _offices_after(sentence, person):
        owners = _owners(sentence, after, person, cast) or _known_owner(person, after, sentence, cast, recent)
        yield from _claims(sentence, person, after, owners, cast)


def _skip_back(sentence: Sentence, person: Mention) -> int:
    """Where the words before a name end, over a comma, a rank and the first of two coordinated names."""
    i = person.first - 1
    tokens = sentence.tokens
    if i >= 0 and tokens[i].lower == "and" and tokens[i - 1].mention is not None and _personal_name(tokens[i - 1]):
        first = tokens[i - 1].mention
        i = first.first - 1 if first else i
        if i >= 0 and tokens[i].tag not in ("NNS", "NNPS"):
            return -1
    return i


def _personal_name(token: Token) -> bool:
    """Whether the word belongs to a mention of somebody by name."""
    return token.mention is not None and token.mention.kind in ("name", "weak", "found") and token.tag == "NNP"


def _office_ending(sentence: Sentence, last: int) -> Office | None:
    """The office phrase that ends at a place, or before "of STATE ," there."""
    tokens, known = sentence.tokens, cues()["offices"]
    if last >= 0 and tokens[last].lower == ",":
        last -= 1
        end = _back_over_owner(tokens, last)
        last = end if end is not None else last
    while last >= 0 and tokens[last].lower in cues()["ranks"] and tokens[last].lower not in known:
        last -= 1
    for size in (6, 5, 4, 3, 2, 1):
        first = last - size + 1
        if first >= 0:
            words = [token.lower for token in tokens[first : last + 1]]
            text = " ".join(words).replace(" - ", "-")
            if text in known or _plural(text) in known:
                return Office(first, last)
    return None


def _plural(text: str) -> str:
    return text[:-1] if text.endswith("s") else text


def _back_over_owner(tokens: list[Token], last: int) -> int | None:
    """From "president of Kyrgyzstan" back to "president"."""
    for i in range(last, max(-1, last - 12), -1):
        if tokens[i].lower in ("of", "for", "to", "in") and i > 0 and tokens[i - 1].is_noun and tokens[i - 1].lower in cues()["offices"]:
            return i - 1
        if tokens[i].lower in _BREAKS or tokens[i].tag in ("VBD", "VBZ", "VBP"):
            return None
    return None


def _offices_after(sentence: Sentence, person: Mention) -> list[Office]:
    """Office phrases in the apposition after a name: "X, the foreign minister of Y and former envoy to Z,"."""
    tokens, known = sentence.tokens, cues()["offices"]
    i = person.last + 1
    if i >= len(tokens) or tokens[i].lower not in (",", "(", "-", "–", "—"):
        return []
    found: list[Office] = []
    i += 1
    limit = min(len(tokens), i + 16)
    while i < limit:
        token = tokens[i]
        if token.lower in _BREAKS or token.tag in ("VBD", "VBZ", "VBP", "MD") or token.lower in ("who", "which", "whose"):
            break
        if token.lower == "," and found:
            break
        for size in (6, 5, 4, 3, 2, 1):
            words = tokens[i : i + size]
            if len(words) == size and " ".join(word.lower for word in words).replace(" - ", "-") in known \
                    and not _compound_of_noun(words[-1]):
                found.append(Office(i, i + size - 1))
                i += size - 1
                break
        if found and token.mention is not None and _personal_name(token) and token.mention.kind == "found":
            break
        i += 1
    return found[:2]


def _compound_of_noun(token: Token) -> bool:
    following = token.next()
    return token.dep == "compound" and following is not None and following.is_noun and following.mention is None and following.lower != "-"


def _owners(sentence: Sentence, office: Office, person: Mention, cast: Cast) -> list[Argument]:
    """The state or body whose office it is: after `of`, else before the phrase."""
    tokens = sentence.tokens
    i = office.last + 1
    if i < len(tokens) and tokens[i].lower in ("of", "for", "to", "at", "in"):
        targets = [pobj for pobj in tokens[i].kids("pobj") if not person.first <= pobj.i <= person.last]
        found = [argument for pobj in targets for argument in resolve(pobj, cast) if cast.type(argument.actor) in _OWNERS]
        if found and tokens[i].lower in ("of", "for", "at"):
            return found[:1]
        before = _owner_before(sentence, office, cast)
        return before or (found[:1] if tokens[i].lower == "in" and not before else [])
    return _owner_before(sentence, office, cast)


def _owner_before(sentence: Sentence, office: Office, cast: Cast) -> list[Argument]:
    tokens, i = sentence.tokens, office.first - 1
    steps = 0
    while i >= 0 and steps < 5 and tokens[i].mention is None:
        token = tokens[i]
        if token.lower not in _BETWEEN and not token.tag.startswith("JJ") and token.tag not in ("VBN", "VBG", "NN", "RB"):
            break
        i, steps = i - 1, steps + 1
    mention = tokens[i].mention if i >= 0 else None
    if mention is None or mention.actor is None:
        return []
    if mention.kind == "pronoun":
        return [Argument(actor, tokens[i], "coreference") for actor in mention.candidates if cast.type(actor) in _OWNERS][:1]
    return [Argument(mention.actor, tokens[i], "name")] if cast.type(mention.actor) in _OWNERS else []


def _known_owner(person: Mention, office: Office, sentence: Sentence, cast: Cast, recent: list[str]) -> list[Argument]:
    """Without an owner in the phrase: the registry's for this person, else the only state that is named around."""
    actor = person.actor
    if actor is None:
        return []
    token = sentence.tokens[office.last]
    if cast[actor].verified:
        held = cast.registry.office(actor, cast.day)
        return [Argument(held, token, "registry")] if held and held in cast else []
    if actor in cast.principals:
        return [Argument(cast.principals[actor], token, "registry")]
    if token.lower in cues()["vague_offices"]:
        return []
    here = list(dict.fromkeys(m.actor for m in sentence.mentions if m.actor and cast.type(m.actor) == "country"))
    chosen = here if len(here) == 1 else recent[:1] if not here else []
    return [Argument(chosen[0], token, "context")] if chosen else []


def _claims(sentence: Sentence, person: Mention, office: Office, owners: list[Argument], cast: Cast) -> Iterator[RelationMention]:
    role = office.text(sentence)
    token = sentence.tokens[office.last]
    before = {word.lower for word in sentence.tokens[max(0, office.first - 4) : office.first]}
    factuality: Factuality | None = "ended" if before & (cues()["ended_adjectives"] - {"late"}) or "ex" in before else None
    following, elect = token.next(), cues()["elect_words"]
    if following is not None and following.lower in elect or before & elect or role.lower() in elect:
        factuality = "planned"
    subject = Argument(person.actor or "", sentence.tokens[person.first], "name")
    for owner in owners:
        if owner.actor == person.actor or cast.type(owner.actor) == "force" and cast[owner.actor].principal is None:
            continue  # who heads an armed group leads it: the lexicon's matter
        if factuality is None:
            cast.principals.setdefault(person.actor or "", _state_of(owner.actor, cast))
        sure = {"name": 0.9, "coreference": 0.8, "registry": 0.8}.get(owner.via, 0.55)
        yield RelationMention("holds_office_in", token, subject, owner, f"holds_office_in.title.{owner.via}", sure, None, factuality, role)


def _state_of(actor: str, cast: Cast) -> str:
    return cast[actor].principal or actor if cast.type(actor) in ("government", "force", "place") else actor
