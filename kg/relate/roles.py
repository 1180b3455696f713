"""The roles of the lexicon around a trigger, read off the dependency tree.

A role is a word of the lexicon: subj, obj, iobj, poss, mod, self, vsubj, vobj, head, left, comp, oprd, attr, rsubj, det, or a preposition; `a.b` is
role b of the tokens that role a gives. Every function gives head tokens of argument phrases, nearest reading first, none if there is none.
"""

from __future__ import annotations

from collections.abc import Callable

from kg.cues import cues
from kg.relate.clause import (
    before_comma,
    circumstance_subjects,
    company,
    complements,
    direct_objects,
    governor,
    governor_subjects,
    objects,
    passive,
    recipients,
    subjects,
    superior,
    surface,
)
from kg.syntax import Token

__all__ = ["governor", "governor_subjects", "modifiers", "passive", "possessors", "role"]

_SOME = frozenset(("one", "some", "several", "number", "many", "most", "two", "three", "four", "first", "last", "only"))
_BE = frozenset(("be", "'s", "become", "remain", "stay"))
#: Words that a preposition may follow and still belong to the verb: "pull out of", "along with".
_STEPS = frozenset(("out", "away", "up", "back", "along", "together", "as", "ahead", "off", "over", "down", "alongside", "close"))


def prepositional(token: Token, preposition: str) -> list[Token]:
    """Objects of a preposition at the trigger, else at its object or at the verb that governs it."""
    own = _pobj(token, preposition)
    if own:
        return own + _gapped(token, preposition)
    if token.is_verb:
        near = [pobj for obj in direct_objects(token) if obj.i > token.i or not passive(token)
                for member in (obj, *obj.kids("conj"), *_measured(obj), *_topics(obj, preposition)) for pobj in _pobj(member, preposition)]
        near += _gapped(token, preposition) if near else []
        if not near and not passive(token):
            near = [pobj for kid in token.kids("prep", "prt", "advmod") for pobj in _pobj(kid, preposition)]
        if not near and passive(token):
            near = [pobj for agent in subjects(token, 1) for pobj in _pobj(agent, preposition)]
        if not near and token.dep == "conj" and token.head.is_verb and not token.kids("dobj", "prep"):
            near = _pobj(token.head, preposition)
        return near
    if token.dep in ("acomp", "attr", "oprd") and token.head.is_verb:
        return _pobj(token.head, preposition)
    about = [pobj for topic in _topics(token, preposition) for pobj in _pobj(topic, preposition)]
    if about:
        return about
    by = [pobj for agent in _pobj(token, "by") for pobj in _pobj(agent, preposition)] if preposition != "by" else []
    if by:
        return by  # "the capture by Tajik forces of Dostuk"
    beyond = token.next()
    if token.dep == "pobj" and token.head.lower == "as" and beyond is not None and beyond.lower == preposition and beyond.head is token.head.head:
        return beyond.kids("pobj")  # "sees itself as a counterweight to Beijing", with the phrase hung on the verb
    verb = governor(token) if token.dep in ("dobj", "nsubjpass", "attr", "conj") else None
    if verb is not None and verb.lemma in cues()["support_verbs"] and token.i < verb.i + 12:
        return [pobj for pobj in _pobj(verb, preposition) if pobj is not token]
    return []


def _gapped(verb: Token, preposition: str) -> list[Token]:
    """"exports uranium to China and grapes to Spain", "did 44 billion with China and 28 with Iran": the verb is not said again."""
    if not verb.is_verb:
        return []
    twins = [twin for owner in (verb, *verb.kids("dobj")) for twin in owner.kids("conj") if twin.is_noun or twin.tag == "CD"]
    return [pobj for twin in twins for pobj in _pobj(twin, preposition)]


def _measured(noun: Token) -> list[Token]:
    """"sends nearly all of its coal to China": what the preposition hangs on may be the thing that the object measures."""
    return [pobj for kid in noun.kids("prep") if kid.lower == "of" for pobj in kid.kids("pobj") if pobj.mention is None]


def _topics(noun: Token, preposition: str) -> list[Token]:
    """"a memorandum on minerals with Rwanda": what comes between a noun and whom it is with."""
    if preposition != "with" or not noun.is_noun:
        return []
    return [pobj for kid in noun.kids("prep") if kid.lower in ("on", "of", "about", "for", "over") for pobj in kid.kids("pobj")
            if pobj.mention is None and pobj.lemma not in cues()["two_sided"]]


def _pobj(token: Token, preposition: str) -> list[Token]:
    """The objects of a preposition that hangs on the token itself."""
    found = []
    if preposition in ("in", "at", "on") and token.is_verb and token.dep == "relcl" and any(kid.lower == "where" for kid in token.kids("advmod")):
        found.append(token.head)  # "Estonia, where British troops are stationed"
    for kid in token.children:
        if kid.lower == preposition and kid.dep in ("prep", "dative", "agent", "prt", "advmod", "mark", "case", "dep"):
            found += kid.kids("pobj", "pcomp") + [pobj for twin in kid.kids("conj") if twin.lower == preposition for pobj in twin.kids("pobj")]
        elif kid.dep in ("prep", "advmod") and kid.lower in _STEPS:
            found += [pobj for inner in kid.kids("prep") if inner.lower == preposition for pobj in inner.kids("pobj")]
    found = [_related(pobj) for pobj in found]
    return [token for token in found if not token.is_verb or token.tag == "VBG" and token.mention]


def _related(token: Token) -> Token:
    """"the CSTO, of which Armenia is a member", "Kyrgyzstan, whose membership": the noun that a relative pronoun takes up."""
    if token.tag not in ("WDT", "WP", "WP$"):
        return token
    clause = next((above for above in token.ancestors() if above.dep == "relcl"), None)
    if clause is None:
        return token
    adjacent = before_comma(token.head) if token.dep == "pobj" else None
    return adjacent if adjacent is not None and clause.head.mention is None else clause.head


def relative_subjects(noun: Token) -> list[Token]:
    """"the wine that Georgia sells abroad": who acts in the noun's relative clause."""
    return [kid for clause in noun.kids("relcl") for kid in clause.kids("nsubj") if kid.tag not in ("WDT", "WP")]


#: "its 1,340 kilometres of border": who owns the length owns the thing.
_LENGTHS = frozenset(("kilometre", "kilometer", "mile", "km"))


def possessors(noun: Token) -> list[Token]:
    """"Russia's", "its"."""
    measured = noun.head.head if noun.dep == "pobj" and noun.head.lower == "of" and noun.head.head.lemma in _LENGTHS else noun
    return [_related(kid) for kid in noun.kids("poss") or measured.kids("poss")]


def modifiers(noun: Token) -> list[Token]:
    """Names and demonyms that modify the noun: "Russian bases", "the US-Uzbek partnership", "Kyrgyz and Tajik soldiers"."""
    found: list[Token] = []
    stack = [kid for kid in noun.children if kid.i < noun.i and kid.dep in ("amod", "compound", "nmod", "npadvmod", "nn", "punct", "advmod", "dep")]
    while stack:
        kid = stack.pop(0)
        if kid.mention is not None and kid.mention is not noun.mention and not _in_compound(kid):
            found.append(kid)
        stack += [sub for sub in kid.children if sub.i < noun.i and sub.dep in ("amod", "compound", "nmod", "conj", "npadvmod")
                  and (sub.mention is not None or kid.mention is not None)]
    seen: dict[int, Token] = {}
    for token in found:
        seen.setdefault(token.mention.first if token.mention else token.i, token)
    return [seen[key] for key in sorted(seen)]


def _in_compound(token: Token) -> bool:
    """A name that only enters a hyphened word does not own what follows: "Soviet-era", "pro-Iranian", "US-backed"."""
    mention = token.mention
    if mention is None:
        return False
    tokens = token.sentence.tokens
    after = tokens[mention.last + 1 : mention.last + 3]
    if len(after) == 2 and after[0].text in ("-", "–") and (after[1].mention is None and after[1].tag != "NNP"):
        return True
    before = tokens[max(0, mention.first - 2) : mention.first]
    return len(before) == 2 and before[1].text in ("-", "–") and before[0].lower in ("pro", "anti", "non", "ex", "post", "pre")


def described(noun: Token, depth: int = 0) -> list[Token]:
    """What the noun is said of: "Armenia is a member", "Armenia, a member", "member Armenia", "as a member"."""
    if depth > 3:
        return []
    head, following = noun.head, noun.next()
    named = [kid for kid in noun.kids("appos") if kid.mention or kid.is_noun] or _set_off(noun)
    if named and not (noun.dep == "appos" and head.mention):
        return named
    if noun.dep == "appos":
        return [head]
    if noun.dep in ("attr", "oprd", "acomp") and head.is_verb:
        bearers = noun.dep == "oprd" and direct_objects(head) or surface(head)
        return bearers + company(head, bearers)
    if noun.dep in ("compound", "nmod", "amod", "nn") and head.mention and head.i > noun.i:
        return [head]
    if noun.dep == "conj" and following is not None and following.dep in ("nsubj", "nsubjpass") and _name_after(following):
        return [following]  # "Iran and its ally Hezbollah threatened"
    if noun.dep == "conj" and (head.is_noun or head.tag.startswith("JJ")):
        return described(head, depth + 1)
    found = _described_by_preposition(noun, depth) if noun.dep == "pobj" else None
    if found is not None:
        return found
    if noun.dep == "nsubj" and head.lemma in _BE:
        return [kid for kid in head.kids("attr") if kid.mention]
    return [following] if following is not None and following.head is not noun and _name_after(following) else []


def _set_off(noun: Token) -> list[Token]:
    """"NATO's newest member, Sweden, sent": a name between commas that the parser takes for a measure."""
    found = [kid for kid in noun.kids("npadvmod") if kid.i > noun.i and kid.mention is not None and kid.tag == "NNP"]
    return [kid for kid in found if (before := kid.next(-1)) is not None and before.text == ","]


def _described_by_preposition(noun: Token, depth: int) -> list[Token] | None:
    """"Armenia joined as a member", "one of the members", "is among the members"; None where the preposition tells nothing."""
    prep, above = noun.head, noun.head.head
    if prep.lower == "once" and above.is_verb:
        return surface(above)  # "Once an ally of Moscow, Armenia looks west"
    if prep.lower == "as" and above.is_verb:
        if above.lemma in cues()["replacing_verbs"]:
            return subjects(above)
        subject = surface(above)
        if above.lemma not in cues()["naming_verbs"] or subject and prep.i < subject[0].i:
            return subject
        return direct_objects(above) or subject
    if prep.lower in ("of", "among") and above.lower in _SOME:
        return described(above, depth + 1)
    if prep.lower == "among" and above.is_verb:
        return surface(above)
    return [above] if prep.lower == "as" and above.is_noun else None


def _name_after(token: Token) -> bool:
    """Whether the word is the name that a description goes before: "member Armenia"."""
    mention = token.mention
    named = mention is not None and mention.kind != "demonym" and token.text[0].isupper()
    return named and token.dep in ("appos", "compound", "nsubj", "ROOT", "conj")


def hyphened(token: Token) -> list[Token]:
    """The name before the hyphen of "Russian-led", "US-backed"."""
    dash, name = token.next(-1), token.next(-2)
    if dash is not None and name is not None and dash.text in ("-", "–", "‑") and name.mention is not None:
        return [name]
    return []


def modified(token: Token) -> list[Token]:
    """The noun that an adjective or participle modifies or is said of."""
    head = token.head
    if token.dep in ("acomp", "attr", "oprd") and head.is_verb:
        return surface(head)
    if token.dep == "conj" and head is not token:
        return modified(head)
    if token.dep in ("acl", "relcl", "amod", "appos", "compound", "advcl") and not (head.is_verb and token.dep != "advcl"):
        return [head] if not head.is_verb else surface(head)
    if token.is_verb and passive(token):
        return direct_objects(token)
    if token.dep == "ROOT" or token.dep in ("ccomp", "conj"):
        return surface(token)
    return []


def hyphened_right(token: Token) -> list[Token]:
    """The name after the hyphen of "pro-Iranian", "anti-Russian"."""
    dash, name = token.next(), token.next(2)
    return [name] if dash is not None and name is not None and dash.text in ("-", "–") and name.mention is not None else []


def _governor_objects(noun: Token) -> list[Token]:
    verb = governor(noun)
    return objects(verb) if verb else []


def _causes(noun: Token) -> list[Token]:
    """The subject of a support verb above the noun, so that "Kyiv criticised an attack" gives no attacker."""
    verb = governor(noun)
    return subjects(verb) if verb and verb.lemma in cues()["support_verbs"] else []


def _patients(noun: Token) -> list[Token]:
    """"Tashkent, stung by American criticism": to whom it happens that the noun brings about."""
    return objects(noun.head.head) if noun.dep == "pobj" and noun.head.dep == "agent" and noun.head.head.is_verb else []


_ROLES: dict[str, Callable[[Token], list[Token]]] = {
    "subj": subjects, "obj": objects, "iobj": recipients, "surface": surface, "comp": complements, "inf": complements, "above": superior,
    "poss": possessors, "mod": modifiers, "self": described, "head": modified, "left": hyphened, "right": hyphened_right,
    "vsubj": _causes, "vobj": _governor_objects, "csubj": circumstance_subjects, "patient": _patients,
    "rsubj": relative_subjects, "det": lambda noun: noun.kids("det"),
    "me": lambda token: [token],
    "appos": lambda noun: noun.kids("appos"),
    "oprd": lambda verb: verb.kids("oprd"),
    "advcl": lambda verb: verb.kids("advcl"),
    "attr": lambda verb: verb.kids("attr", "acomp"),
    "prt": lambda verb: verb.kids("prt", "advmod"),
}


def role(token: Token, name: str) -> list[Token]:
    """The head tokens that stand in a role to the token; an unknown role word is a preposition."""
    first, _, rest = name.partition(".")
    found = _ROLES[first](token) if first in _ROLES else prepositional(token, first)
    if not rest:
        return found
    steps = [member for step in found for member in (step, *(kid for kid in step.kids("conj") if kid.is_noun and kid.mention is None))]
    return [deeper for step in steps for deeper in role(step, rest)]
