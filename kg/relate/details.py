"""The short qualifier of a relation: role, facility, weapon, amount or commodity, as a clean phrase of the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.cues import cues
from kg.lexicon import Trigger
from kg.relate.gaps import things
from kg.relate.roles import role
from kg.syntax import Argument, Token

#: Parts of a noun phrase that a detail keeps.
_PHRASE = frozenset(("amod", "compound", "nummod", "nmod", "quantmod", "advmod", "poss", "case", "prep", "pobj", "conj", "cc", "npadvmod", "punct"))
_CLAUSES = frozenset(("relcl", "acl", "advcl", "appos", "ccomp", "parataxis"))
_MODIFIERS = frozenset(("amod", "compound", "nmod"))
_BARE = frozenset(("PRP", "WDT", "WP", "WP$", "DT", "EX"))
_SIGNS = frozenset(("-", "$", "€", "£", "%"))
#: Spellings of the past participles that need one.
_PAST = {"hold": "held", "take": "taken", "keep": "kept", "retake": "retaken", "overrun": "overrun", "win": "won", "lose": "lost"}
_LONGEST = 12


def detail(token: Token, trigger: Trigger, ends: Iterable[Argument], words: Sequence[Token] = ()) -> str | None:
    """What the trigger's first filled role for a detail gives; the ends of the relation are no part of it. `words` go with these ends alone."""
    actors = {end.actor for end in ends}
    for name in trigger.detail:
        if name == "trigger":
            return _of_trigger(token, actors)
        for head in (things(words, name) if words else None) or role(token, name):
            return _of_noun(head, actors)
    return None


def _of_trigger(token: Token, actors: set[str]) -> str | None:
    """"comprehensive strategic partnership", "captured"; a bare word that says no more than the relation is none."""
    if token.is_verb:
        return _participle(token)
    words = [token]
    while (before := words[0].next(-1)) is not None and _modifies(before, token) and not _end(before, actors) and before.mention is None:
        words.insert(0, before)
    if words[0].text == "-":
        del words[:2]  # "US-supplied weapons"
    while words[0].lower in cues()["empty_modifiers"] and len(words) > 1 and words[1].text != "-":
        words.pop(0)
    statuses = cues()["statuses"]
    kind = any(word.lower in statuses for word in words[:-1])  # "partner countries"
    last = token.lemma if token.tag == "NNS" and (kind or token.lemma in statuses) else token.lower
    if not kind and all(word in cues()["empty_details"] for word in (*(word.lower for word in words[:-1]), last)):
        return None
    return _spell([*(word.text if word.tag.startswith("NNP") else word.lower for word in words[:-1]), last])


def _modifies(word: Token, noun: Token) -> bool:
    """Whether the word, or its part of a hyphened word, describes the noun; numbers alone do not."""
    following = word.next()
    hyphened = word.text == "-" or following is not None and following.text == "-"
    if word.head is not noun and not (hyphened and word.head.head is noun):
        return False
    return hyphened or word.dep in _MODIFIERS and word.tag in ("JJ", "NN", "NNP", "VBN", "VBG")


def _participle(verb: Token) -> str:
    if verb.tag in ("VBN", "VBD") and verb.lemma not in _PAST:
        return verb.lower
    lemma = verb.lemma
    if lemma in _PAST:
        return _PAST[lemma]
    return lemma + "d" if lemma.endswith("e") else lemma[:-1] + "ied" if lemma.endswith("y") and lemma[-2:-1] not in "aeou" else lemma + "ed"


def _of_noun(head: Token, actors: set[str]) -> str | None:
    """The phrase of a noun, or of what it carries: of "deliveries of oil" the oil."""
    if head.tag in _BARE and not head.kids("prep") or head.is_verb or _end(head, actors) or _circumstance(head):
        return None
    if head.lemma in cues()["carriers"]:
        load = [pobj for kid in head.kids("prep") if kid.lower == "of" for pobj in kid.kids("pobj")]
        if load:
            return None if _end(load[0], actors) else _phrase(load[0], actors)
        load = [kid for kid in head.kids("compound", "amod") if kid.mention is None and kid.lower not in cues()["empty_modifiers"]]
        return _spell([word.text for word in load]) if load else None
    said = _phrase(head, actors)
    return None if said in cues()["empty_details"] else said


def _circumstance(head: Token) -> bool:
    """"in light of recent events", "in response to it": no matter of the relation."""
    return head.dep == "pobj" and head.head.lower in ("in", "at", "on", "under") and head.lemma in cues()["circumstances"]


def _end(token: Token, actors: set[str]) -> bool:
    return token.mention is not None and token.mention.actor in actors


def _phrase(head: Token, actors: set[str]) -> str | None:
    """The noun phrase of a token as it stands in the text, without its clauses, its owner and the ends of the relation."""
    kept = [head]
    stack = [kid for kid in head.children if _kept(kid, actors, kid.dep in _PHRASE and kid.dep != "poss")]
    while stack:
        token = stack.pop()
        kept.append(token)
        stack += [kid for kid in token.children if _kept(kid, actors, kid.dep not in _CLAUSES)]
    kept.sort(key=lambda token: token.i)
    at = kept.index(head)
    first = last = at
    while first and _adjacent(kept[first - 1], kept[first]):
        first -= 1
    while last + 1 < len(kept) and _adjacent(kept[last], kept[last + 1]):
        last += 1
    words = kept[first : last + 1]
    while words and (words[0].tag in ("CC", ",", "IN", "DT", "POS") or words[0].lower in cues()["empty_modifiers"]):
        if len(words) > 1 and words[1].lower in ("than", "of"):
            break  # "more than half", "some of its gas"
        words.pop(0)
    while words and words[-1].tag in ("CC", ",", "IN", "DT", "POS"):
        words.pop()
    words = head.sentence.tokens[words[0].i : words[-1].i + 1] if words else []  # "assets of more Russian firms": with what lies between
    return _spell([word.text for word in words[:_LONGEST]]) or None


def _kept(kid: Token, actors: set[str], fits: bool) -> bool:
    """Whether a word below the head, with all below it, belongs to the detail."""
    if kid.tag == "VBN" and (dash := kid.next(-1)) is not None and dash.text == "-" and (name := dash.next(-1)) is not None and _end(name, actors):
        return False  # "US-supplied"
    if not fits or kid.tag in _BARE - {"DT"} or kid.dep in _MODIFIERS and any(_end(sub, actors) for sub in kid.subtree()):
        return False
    if kid.dep == "prep":
        measured = kid.lower in ("of", "for", "worth") or kid.lower == "per" and kid.next(-1) is kid.head
        return measured and not any(_end(one, actors) for pobj in kid.kids("pobj") for one in _listed(pobj))
    if kid.dep == "conj":
        return kid.is_noun and not _end(kid, actors) and not any(sub.dep in ("relcl", "poss", "det") for sub in kid.children)
    return kid.dep != "punct" or kid.text in _SIGNS


def _listed(noun: Token) -> list[Token]:
    """A noun and all that are coordinated with it."""
    return [noun, *(one for kid in noun.kids("conj") for one in _listed(kid))]


def _adjacent(left: Token, right: Token) -> bool:
    """Whether nothing but articles, names left out, owners and commas stands between two words."""
    between = left.sentence.tokens[left.i + 1 : right.i]
    return len(between) < 5 and all(token.tag in ("DT", "PRP$", "POS", ",") or token.mention is not None for token in between)


def _spell(words: list[str]) -> str:
    text = " ".join(words)
    for apart, joined in ((" - ", "-"), ("$ ", "$"), ("€ ", "€"), ("£ ", "£"), (" %", "%"), (" 's", "'s"), (" ’s", "’s"), (" , ", ", ")):
        text = text.replace(apart, joined)
    return text
