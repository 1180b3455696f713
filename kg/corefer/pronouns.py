"""Pronouns -> the actors that they stand for: he, it, they, both, the two, the former and the latter."""

from __future__ import annotations

from kg.corefer.binding import SUBJECTS, governed, same_clause
from kg.corefer.memory import Memory
from kg.corefer.naming import THEY, role_weight
from kg.corefer.several import chains, pair, sides, together
from kg.cues import cues
from kg.syntax import Token

_SHE = frozenset(("she", "her", "hers", "herself"))
_HE = frozenset(("he", "him", "his", "himself")) | _SHE
_IT = frozenset(("it", "its", "itself"))
_THINGS = ("country", "organization", "government", "force", "company", "group", "facility", "initiative", "media")
_LANDS = ("country", "group", "place")
_BODIES = ("organization", "company", "force", "government", "initiative", "media")
NUMBERS = {"two": 2, "both": 2, "neither": 2, "either": 2, "three": 3, "four": 4, "five": 5, "six": 6}
#: What two do together.
_TOGETHER = frozenset(("meet", "speak", "talk", "confer", "sign", "agree", "negotiate", "discuss", "dine", "sit"))
_COUNTED = frozenset(("DT", "CD", "CC", "PDT"))


def pronoun(token: Token, memory: Memory) -> tuple[str, ...]:
    """The actors that a pronoun or a number by itself stands for."""
    word = token.lower
    master = governed(token)
    owner = master.mention.actor if master is not None and master.mention is not None else None
    if owner is not None and _agrees(word, memory.cast.type(owner)):
        return (owner,)
    if word in _HE:
        return _person(token, memory)
    if word == "its" and token.head.lemma in cues()["of_organizations"] and token.head.dep in ("attr", "oprd"):
        return _one(memory.last(("organization",), token) or memory.last(_THINGS, token))  # "Belarus became its tenth member"
    if word in _IT:
        fighting = _backed(token, memory) if word == "its" else None
        if fighting is not None:
            return (fighting,)
        acting = _acting(token, memory) if word == "its" else None
        if acting is not None:
            return (acting,)
        main = token.head.head is token.head  # "A storm hit Cuba. It killed ten.", "A storm hit Cuba before it reached Haiti."
        if token.dep in SUBJECTS and memory.elements[0 if main else 1] or _pleonastic(token):
            return ()
        kinds = _things(token)
        return _one(memory.last(_kinds(token) if kinds is None else kinds, token, _doer(token))) if kinds != () else ()
    if word in THEY:
        return _they(token, memory)
    if word == "there":
        return _one(memory.where(token)) if token.tag == "RB" and token.dep in ("advmod", "pobj", "pcomp") else ()
    if word in ("former", "latter") and any(kid.lower == "the" for kid in token.kids("det")) and not _counts_noun(token):
        return _of_two(token, memory)
    return _number(token, memory) if token.tag in _COUNTED else ()


def _kinds(token: Token) -> tuple[str, ...]:
    """What "it" or "its" can stand for: of "its headquarters" a body, of "its territory" a country."""
    if token.tag == "PRP$" and token.head.lemma in cues()["seats"]:
        return _BODIES
    return _LANDS if token.tag == "PRP$" and token.head.lemma in cues()["lands"] else _THINGS


def _doer(token: Token) -> frozenset[str]:
    """Whose what is harmed is not: "Azerbaijan attacked its territory"."""
    verb = token.head.head
    if token.tag != "PRP$" or token.head.dep != "dobj" or token.head.lemma not in cues()["lands"] or verb.lemma not in cues()["misdeeds"]:
        return frozenset()
    return frozenset(kid.mention.actor for kid in verb.kids("nsubj") if kid.mention is not None and kid.mention.actor)


def _backed(token: Token, memory: Memory) -> str | None:
    """Of "supplied Russia with drones for its war", "helped Mali in its fight": the one who gets the help."""
    noun, prep = token.head, token.head.head
    if noun.lemma not in cues()["struggles"] or noun.dep != "pobj" or prep.lower not in ("for", "in", "against", "with"):
        return None
    verb = next((above for above in prep.ancestors() if above.is_verb), None)
    if verb is None or verb.lemma not in cues()["backing_verbs"]:
        return None
    helped = verb.kids("dobj", "dative") + [pobj for kid in verb.kids("prep", "dative") if kid.lower == "to" for pobj in kid.kids("pobj")]
    found = [kid.mention.actor for kid in helped if kid.mention is not None and kid.mention.actor and kid.i < token.i]
    return next((actor for actor in found if memory.cast.type(actor) in _THINGS), None)


def _person(token: Token, memory: Memory) -> tuple[str, ...]:
    """The man or the woman most in mind; who has been "she" is not "he"."""
    sex = "she" if token.lower in _SHE else "he"
    found = memory.last(("person",), token, frozenset(actor for actor, known in memory.sexes.items() if known != sex))
    if found is not None:
        memory.sexes.setdefault(found, sex)
    return _one(found)


def _number(token: Token, memory: Memory) -> tuple[str, ...]:
    """"both", "the two", "all three"."""
    word = token.lower
    if word in ("both", "neither", "two") and not _counts_noun(token):
        return pair(token, memory, 0) or together(2, "country", token, memory) or together(2, "person", token, memory) or pair(token, memory, 1) \
            or (sides(token, memory) if word != "two" and token.dep in SUBJECTS else ())
    all_of = {kid.lower for kid in token.kids("det", "predet")} & {"all", "the", "these"}
    if word in ("three", "four", "five", "six") and all_of and not _counts_noun(token):
        found = together(NUMBERS[word], "country", token, memory)
        if found:
            return found
    group = cues().numbered_groups.get(word)
    if group and token.tag == "CD" and not _counts_noun(token) and token.dep in ("nsubj", "pobj", "dobj"):
        return _one(group if any(seen.actor == group for seen in memory.seen) else None)
    return ()


def _things(token: Token) -> tuple[str, ...] | None:
    """For "it" that does, or to which is done, what a state does not do or have done to it: the actor types that it may be."""
    lists = cues()
    told = lists.done_to_things if token.dep == "nsubjpass" else lists.done_by_things if token.dep == "nsubj" else {}
    found = told.get(token.head.lemma)
    return None if found is None else tuple(kind for kind in found.split("|") if kind)


def _acting(token: Token, memory: Memory) -> str | None:
    """For a possessive: who acts in the clause before it, "after Moscow rushed troops from its ally"; not for the owner of what a name is
    said to be ("China is its partner"), of another subject, or in a clause about another noun."""
    if token.head.dep in ("attr", "oprd", "appos", *SUBJECTS) or token.head.lemma in cues()["seats"]:
        return None
    for left in reversed(token.sentence.tokens[: token.i]):
        if left.dep in SUBJECTS:
            mention = left.mention
            if mention is None or mention.actor is None or mention.kind == "demonym" or _of_many(left) or left.head.lemma in cues()["misdeeds"]:
                return None
            aside = any(above.dep in ("acl", "relcl") and above.i > left.i and above is not left.head for above in token.ancestors())
            acts = left.head.is_verb and left.i < left.head.i < token.i and not aside
            return mention.actor if acts and memory.cast.type(mention.actor) in _THINGS else None
    return None


def _of_many(token: Token) -> bool:
    """Whether the word takes up several."""
    return token.mention is not None and token.mention.kind in ("pronoun", "description") and len(token.mention.candidates) > 1


def _of_two(token: Token, memory: Memory) -> tuple[str, ...]:
    """"the former", "the latter": of the two actors of one kind that were named last, in one sentence."""
    number = token.sentence.number
    for back in range(2):
        here = [seen for seen in memory.seen if seen.sentence == number - back and (back or seen.token.i < token.i)]
        for kind in ("country", "person", "company", "organization", "group", "force", "place"):
            actors = tuple(dict.fromkeys(seen.actor for seen in here if seen.kind == kind))
            if len(actors) >= 2:
                return (actors[-2 if token.lower == "former" else -1],)
    return ()


def _agrees(word: str, kind: str) -> bool:
    return (kind == "person") == (word in _HE) and word not in THEY


def _one(actor: str | None) -> tuple[str, ...]:
    return (actor,) if actor else ()


def _pleonastic(token: Token) -> bool:
    """"it is likely that", "it would take years"."""
    verb = token.head
    if token.lower != "it" or token.dep not in SUBJECTS:
        return False
    heavy = any(kid.dep in ("ccomp", "xcomp", "csubj", "advcl") and kid.i > verb.i for kid in verb.children)
    if any(kid.mention is not None and kid.mention.kind != "demonym" and kid.kids("relcl") for kid in verb.kids("attr")):
        return True  # "it was the African Union that ..."
    plain = bool(verb.kids("attr", "dobj")) and not verb.kids("xcomp", "ccomp") and not any(kid.kids("acl", "relcl") for kid in verb.kids("dobj"))
    if verb.kids("auxpass") and any(kid.dep == "ccomp" and kid.i > verb.i for kid in verb.children):
        return True  # "it could be stated that"
    return verb.lemma in cues()["pleonastic_verbs"] and not plain or verb.lemma == "be" and heavy \
        or verb.lemma == "be" and any(kid.dep == "acomp" and kid.kids("xcomp", "ccomp") for kid in verb.children)


def _counts_noun(token: Token) -> bool:
    return token.dep in ("nummod", "det", "predet", "preconj", "cc", "quantmod", "compound", "amod") and token.head is not token \
        and (token.head.is_noun or token.head.tag == "CD") or any(kid.lower == "of" for kid in token.kids("prep"))


def _they(token: Token, memory: Memory) -> tuple[str, ...]:
    """"they": the last coordination, subjects first, else the people or group that the sentence before is about."""
    number = token.sentence.number
    if _of_unknown(token):
        return ()
    two = _two_persons(token, memory) if token.dep in SUBJECTS and token.head.dep == "advcl" else ()
    if two:
        return two
    for back in range(2):
        here = [seen for seen in memory.before(token, back) if not same_clause(_first(seen.token), token)]
        joined = chains([seen for seen in here if seen.kind in (*_THINGS, "person")])
        chosen = next((chain for chain in joined if _first(chain[0].token).dep in SUBJECTS), joined[-1] if joined else ())
        said = [(word, all_of) for word, all_of in memory.joint if word.sentence.number == number - back and not same_clause(word, token)]
        if said and (not chosen or said[-1][0].i > chosen[-1].token.i):
            return said[-1][1]
        if chosen:
            return tuple(dict.fromkeys(seen.actor for seen in chosen))
        many = [seen for seen in here if seen.several]
        if many:
            leading = [seen for seen in many if role_weight(seen.token) >= 1.5] if token.dep in SUBJECTS else []
            return ((leading or many)[-1].actor,)
    found = memory.last(("group", "force"), token)
    return _one(found if found is not None and _plural(found, memory) else None)


def _of_unknown(token: Token) -> bool:
    """"The two sides agreed to raise their ties": whose they are by the subject of the clause, of whom nobody knows who they are; "bought
    missiles, most of them old"."""
    if token.dep == "pobj" and token.head.lower == "of":
        return any(word.tag == "NNS" and word.mention is None and word.dep == "dobj" for word in token.sentence.tokens[: token.i])
    verb = next((above for above in token.ancestors() if above.is_verb and above.kids(*SUBJECTS)), None)
    if token.tag != "PRP$" or verb is None:
        return False
    subject = verb.kids(*SUBJECTS)[0]
    named = subject.mention is not None or any(word.mention is not None for word in subject.subtree())
    return subject.i < token.i and subject.tag == "NNS" and not named and subject.lemma in cues().counted_heads


def _two_persons(token: Token, memory: Memory) -> tuple[str, ...]:
    """"Muhriddin told Lavrov so when they met": the two men of the clause around, where it names no more."""
    persons = tuple(dict.fromkeys(seen.actor for seen in memory.before(token, 0) if seen.kind == "person"))
    return persons if len(persons) == 2 and token.head.lemma in _TOGETHER else ()


def _plural(actor: str, memory: Memory) -> bool:
    """Whether a group or force can be "they": "the Baltic states", "the Taliban", not "Europe" or "the Northern Fleet"."""
    last = memory.cast[actor].label.split()[-1].lower()
    return last.endswith("s") if memory.cast.type(actor) == "group" else last not in cues()["single_forces"]


def _first(token: Token) -> Token:
    """The first member of a coordination."""
    while token.dep == "conj":
        token = token.head
    return token
