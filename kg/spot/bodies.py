"""Bodies, forces, facilities and places named by a head word: "the Kyrgyz Border Service", "Ministry of Defence of Tajikistan"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.cast import Cast
from kg.cues import cues
from kg.model import Actor
from kg.syntax import Mention, Sentence, Token
from kg.words import ordinary

_POSSESSIVE = frozenset(("'s", "’s", "'", "’"))
_OWNERS = ("country", "organization", "government", "place", "group")


@dataclass(frozen=True, slots=True)
class Owner:
    """The state or body to which a body belongs, and the tokens [first, last] that name it."""

    actor: str
    first: int
    last: int


def spellings(core: str, owner: Actor, adjectives: tuple[str, ...]) -> list[str]:
    """The label and further names of a body of a state: with its adjective first, then possessive and `of`."""
    cores = dict.fromkeys([core, *_variants(core)])
    names = [f"{adjective} {name}" for name in cores for adjective in adjectives[:2]]
    names += [f"{owner.label}'s {name}" for name in cores] + [f"{name} of {owner.label}" for name in cores]
    return names + [name for name in cores if " " in name]


def _variants(core: str) -> list[str]:
    """Other ways of writing a ministry's name: "Foreign Ministry", and British for American spelling and back."""
    words, known = core.split(), cues()
    made = []
    match = re.fullmatch(r"(?i)ministry of (?:the )?(.+)", core)
    if match:
        made.append(f"{known.short_ministries.get(match[1].lower(), match[1])} Ministry")
    elif words[-1].lower() == "ministry" and len(words) > 1:
        field = " ".join(words[:-1]).title()
        made.append("Ministry of " + known.long_ministries.get(field, field))
    american = [re.sub(r"(?i)\bdefence\b", "Defense", name) for name in [core, *made] if re.search(r"(?i)defence", name)]
    british = [re.sub(r"(?i)\bdefense\b", "Defence", name) for name in [core, *made] if re.search(r"(?i)defense", name)]
    return [*made, *american, *british]


def owner_before(sentence: Sentence, first: int, cast: Cast) -> Owner | None:
    """The state or organization named right before a body: "Kyrgyz ...", "Russia's ...", "CSTO ..."."""
    tokens, i = sentence.tokens, first - 1
    between = _POSSESSIVE | cues()["body_adjectives"]
    while i >= 0 and tokens[i].mention is None and tokens[i].lower in between:
        i -= 1
    mention = tokens[i].mention if i >= 0 else None
    actor = mention and _owning(mention, cast)
    return Owner(actor, mention.first, mention.last) if mention and actor else None


def pair_before(sentence: Sentence, first: int) -> tuple[Mention, Mention] | None:
    """The two states whose joint body it is: "the Norwegian-Russian Fisheries Commission"."""
    before = sentence.tokens[max(0, first - 3) : first]
    if len(before) < 3 or before[1].text not in ("-", "–"):
        return None
    one, other = before[0].mention, before[2].mention
    return (one, other) if one and other and one is not other and one.kind == other.kind == "demonym" else None


def owner_after(sentence: Sentence, last: int, cast: Cast) -> Owner | None:
    """The state or organization that an `of` after the body names."""
    tokens, i = sentence.tokens, last + 1
    if i >= len(tokens) or tokens[i].lower not in ("of", "for"):
        return None
    i += 1
    while i < len(tokens) and tokens[i].lower == "the":
        i += 1
    mention = tokens[i].mention if i < len(tokens) else None
    actor = mention and mention.kind != "demonym" and _owning(mention, cast)
    return Owner(actor, i, mention.last) if mention and actor else None


def posted(sentence: Sentence, last: int, cast: Cast) -> str | None:
    """The city or state in which a post abroad is: "the Chinese embassy in Bishkek", "the Embassy of Chad in Egypt"."""
    tokens = sentence.tokens
    after = tokens[last + 1 : last + 4]
    if len(after) < 2 or after[0].lower not in ("in", "at"):
        return None
    mention = after[2].mention if after[1].lower == "the" and len(after) > 2 else after[1].mention
    named = mention is not None and mention.kind != "demonym" and any(cast.type(actor) in ("country", "place") for actor in mention.candidates)
    return mention.text if mention is not None and named else None


def service(words: list[Token]) -> bool:
    """"the Philippine coast guard", "Tajikistan's border guards": a service of its own; "Russian border guards" are Russia's men."""
    before = words[0].next(-1)
    owned = before is not None and before.tag == "POS"
    return " ".join(token.lower for token in words) in cues()["guards"] and (owned or words[-1].tag != "NNS")


def acting_post(sentence: Sentence, noun: Token) -> bool:
    """"the US embassy in Bishkek warned": a post abroad that acts, and tells where it is, is a body; else it stands for its state."""
    following = noun.next()
    return noun.lower in cues()["posts"] and noun.dep == "nsubj" and following is not None and following.lower == "in"


def _owning(mention: Mention, cast: Cast) -> str | None:
    owners = [actor for actor in mention.candidates if cast.type(actor) in _OWNERS]
    states = [actor for actor in owners if cast.type(actor) == "country"]
    return next(iter(states or owners), None)


#: Spellings of one word that would make two ministries.
_BRITISH = {"defense": "Defence", "defence": "Defence"}


def name_body(core: str, owner: Owner | None, kind: str, cast: Cast) -> str:
    """The id of the actor of that name; a body of a known state gets the names under which it may be met."""
    if owner is None:
        return cast.add(kind, core)
    state = cast[owner.actor]
    adjectives = _adjectives(owner.actor, cast)
    known = cast.registry.names
    for name in [core, *spellings(core, state, adjectives)]:
        for found in known.get(name, ()):
            if cast[found.actor].principal == owner.actor and cast.type(found.actor) in ("government", "force", "organization"):
                return found.actor
    name = one_name(core)
    label = f"{adjectives[0]} {name}" if state.type in ("country", "place") else f"{_short(state)} {core}"
    principal = owner.actor if state.type != "place" else state.principal
    return cast.add(kind, label, spellings(name, state, adjectives), principal)


def one_name(core: str) -> str:
    """One way to write a ministry, however the text does, so that it is one actor everywhere; other names as they stand, in capitals.

    >>> one_name("Ministry of Defense"), one_name("defence ministry"), one_name("Ministry of the Interior"), one_name("central bank")
    ('Defence Ministry', 'Defence Ministry', 'Interior Ministry', 'Central Bank')
    """
    words = [_BRITISH.get(word.lower(), word) for word in core.split()]
    name = " ".join(words)
    field = re.fullmatch(r"(?i)ministry (?:of|for) (?:the )?(.+)|(.+) ministry", name)
    if field:
        about = (field[1] or field[2]).lower()
        return f"{cues().short_ministries.get(about, about).title().replace(' And ', ' and ')} Ministry"
    return name if any(c.isupper() for c in name) else name.title().replace(" Of ", " of ")


def _short(actor: Actor) -> str:
    return next((name for name in actor.aliases if name.isupper()), actor.label)


def _adjectives(actor: str, cast: Cast) -> tuple[str, ...]:
    return cast.registry.adjectives.get(actor) or (cast[actor].label,)


def head_kind(words: list[Token]) -> str | None:
    """The actor type that the head word of a name tells: its last word, or the one before `of` or `for`."""
    heads = cues().heads
    texts = [token.lower for token in words]
    for i, text in enumerate(texts):
        if text in ("of", "for", "to", "in") and i:
            return heads.get(" ".join(texts[max(0, i - 2) : i])) or heads.get(texts[i - 1])
    return heads.get(" ".join(texts[-2:])) or heads.get(texts[-1])


def parts(tokens: list[Token], first: int, last: int) -> list[tuple[int, int]]:
    """A stretch of capitalised words as the names that it holds: a body with all its fields, and a person named after a body."""
    for i in range(first, last - 1):
        rest = tokens[i + 1 : last + 1]
        named = not any(ordinary(token.text) or token.lower in cues().heads for token in rest)
        if named and (tokens[i].lower in cues().heads or tokens[i].lower in cues()["portfolios"]):
            return [(first, i), (i + 1, last)]  # "the Armed Forces Mohammad Bagheri"
    words = tokens[first : last + 1]
    if head_kind(words) not in ("government", "force"):
        return [(first, last)]
    start = _fields_before(tokens, first)
    if start == first and (words[0].lower in cues().heads or any(token.lower in ("of", "for") for token in words)):
        last = _fields_after(tokens, last)
    return [(start, last)]


def _fields_before(tokens: list[Token], first: int) -> int:
    """"Nuclear, Biological and [Chemical Protection Troops]": where the list of fields before a body begins."""
    i = first
    if i < 4 or tokens[i - 1].lower != "and" or not _field(tokens[i - 2]) or tokens[i - 3].lower != ",":
        return first
    i -= 2
    while i > 1 and tokens[i - 1].lower == "," and _field(tokens[i - 2]):
        i -= 2
    return i


def _fields_after(tokens: list[Token], last: int) -> int:
    """"[Ministry of Labour], Migration and Social Security": where the list of fields after a body ends."""
    i, joined = last, 0
    while i + 2 < len(tokens) and tokens[i + 1].lower in (",", "and", "&") and _field(tokens[i + 2]):
        joined = i + 2 if tokens[i + 1].lower != "," else joined
        i += 2
        while i + 1 < len(tokens) and _field(tokens[i + 1]):
            i += 1
            joined = i if joined else joined
        if joined:
            return i
    return last


def _field(token: Token) -> bool:
    return token.mention is None and token.text[0].isupper() and not token.text.isupper() and ordinary(token.text) \
        and cues().heads.get(token.lower) not in ("government", "force")


def ordinal(token: Token) -> bool:
    """"110th"."""
    return token.mention is None and token.text[:1].isdigit() and token.lower.endswith(("st", "nd", "rd", "th"))


@cache
def _kinds() -> frozenset[str]:
    """The last words of such names."""
    return frozenset(name.rpartition(" ")[2] for name in cues()["common_bodies"]) | {"ministry", "department", "office"}


def common(words: list[Token]) -> bool:
    """Whether the words are, as a whole, the name of a body that every state has."""
    if words[-1].lower not in _kinds():
        return False
    name = " ".join(token.lower for token in words)
    if name in cues()["common_bodies"]:
        return True
    field, _, kind = name.rpartition(" ")
    return kind in ("ministry", "department", "office") and (field in cues()["portfolios"] or field.removesuffix(" affairs") in cues()["portfolios"])


def generic(words: list[Token]) -> bool:
    """Whether the words name a body that means nothing without its state."""
    return common(words) or words[0].lower == "ministry" and len(words) > 1 and words[1].lower in ("of", "for")
