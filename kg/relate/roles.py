"""The roles of the lexicon around a trigger, read off the dependency tree.

A role is a word of the lexicon: subj, obj, iobj, poss, mod, self, vsubj, vobj, gsubj, user, maker, led, head, left, comp, oprd, attr, rsubj,
gift (what one is given in the passive), gov (the verb above a noun), main (the verb on which a clause with "when" hangs), det, num, aux,
neg, to-do, teller, errand, scene, signed, doing (the verb that an adverb goes with), or a preposition; `a.b` is role b of the tokens that role
a gives. Every function gives head tokens of argument phrases, nearest reading first, none if there is none.
"""

from __future__ import annotations

from collections.abc import Callable

from kg.cues import cues
from kg.relate.clause import (
    complements,
    direct_objects,
    governor,
    governor_subjects,
    infinitives,
    objects,
    passive,
    purposes,
    recipients,
    subjects,
    superior,
    surface,
    users,
)
from kg.relate.nouns import described, hyphened, hyphened_right, led, makers, modified, modifiers, possessors, related, relative_subjects
from kg.relate.relatives import matrix
from kg.relate.tellers import circumstance_subjects, errand, scene, signers, tellers
from kg.syntax import Token

__all__ = ["governor", "governor_subjects", "modifiers", "passive", "possessors", "role", "unlisted_paper"]

#: Words that a preposition may follow and still belong to the verb: "pull out of", "along with".
_STEPS = frozenset(("out", "away", "up", "back", "along", "together", "as", "ahead", "off", "over", "down", "alongside", "close",
                    "home", "than"))
#: With a preposition these are one, and no part of what the verb takes: "according to the UN".
_COMPOUND = frozenset(("according", "due", "owing", "thanks", "prior", "contrary", "regardless", "instead", "because", "irrespective"))
#: Right after a noun these are the noun's, wherever the parser hangs them.
_OF_NOUNS = frozenset(("to", "with", "at", "against", "over", "from", "by", "between"))
#: Right after an object these say more often where it is than where the deed is done.
_WHERE = frozenset(("in", "at", "on", "against", "near", "along", "inside", "between"))
#: What a noun may be doing for an actor: "hackers working for Iran".
_DOING_FOR = frozenset((("for", "work"), ("for", "act"), ("to", "belong"), ("to", "answer"), ("from", "come")))
#: Right after "weeks of drills" these are said of the drills.
_STRAYING = _WHERE | {"by", "with"}


def prepositional(token: Token, preposition: str) -> list[Token]:
    """Objects of a preposition at the trigger, else at its object or at the verb that governs it."""
    own = _pobj(token, preposition)
    if own:
        return own + _gapped(token, preposition)
    if token.is_verb:
        near = [pobj for obj in direct_objects(token) if obj.i > token.i or not passive(token)
                for member in (*_joined(obj), *_measured(obj), *_topics(obj, preposition)) for pobj in _pobj(member, preposition)]
        near = near or [pobj for place in _places(token, preposition) for pobj in _pobj(place, preposition)]
        near += _gapped(token, preposition) if near else []
        if not near and not passive(token):
            near = [pobj for kid in token.kids("prep", "prt", "advmod") if kid.lower not in _COMPOUND for pobj in _pobj(kid, preposition)]
        if not near and passive(token):
            near = [pobj for agent in subjects(token, 1) for pobj in _pobj(agent, preposition)]
        if not near and token.dep == "conj" and token.head.is_verb and not token.kids("dobj", "prep"):
            near = _pobj(token.head, preposition)
        return near or _relative_above(token, preposition) or _clefted(token, preposition)
    if token.dep in ("acomp", "attr", "oprd") and token.head.is_verb:
        return _pobj(token.head, preposition)
    about = [pobj for topic in _topics(token, preposition) for pobj in _pobj(topic, preposition)]
    if about:
        return about
    by = [pobj for agent in _pobj(token, "by") for pobj in _pobj(agent, preposition)] if preposition != "by" else []
    if by:
        return by  # "the capture by Tajik forces of Dostuk"
    strayed = _strayed(token, preposition) or _far_between(token, preposition)
    if strayed:
        return strayed
    verb = governor(token) if token.dep in ("dobj", "nsubjpass", "attr", "conj") else None
    near_verb = verb is not None and token.i < verb.i + 12
    if verb is not None and near_verb and (verb.lemma in cues()["support_verbs"] or _right_after(token, verb, preposition)):
        found = [pobj for pobj in _pobj(verb, preposition) if pobj is not token and pobj.tag != "CD"]
        if found:
            return found
    # "rockets fired by Hezbollah", "soldiers sent to Mali", "hackers working for Iran", "a tanker belonging to Greece"
    return [pobj for kid in token.kids("acl") if kid.tag == "VBN" or (preposition, kid.lemma) in _DOING_FOR
            for pobj in _pobj(kid, preposition)]


def _joined(noun: Token) -> list[Token]:
    """A noun and those coordinated with it, however many: "roads, ports and a stadium"."""
    return [noun, *(twin for kid in noun.kids("conj") for twin in _joined(kid))]


def _strayed(noun: Token, preposition: str) -> list[Token]:
    """The objects of a preposition right after a noun that the parser hung further up: "sees itself as a counterweight to Beijing",
    "scrapped its pact with France", "is in talks with Oman", "marks the border of Thailand with Laos", "the closure of bases on its soil",
    "exports worth 150 million to Israel"."""
    prep = noun.next()
    if prep is not None and prep.lower == "worth":
        return _pobj(prep, preposition)
    if preposition == "with" and prep is not None and prep.lower == "of" and prep.head is noun:
        prep = prep.subtree()[-1].next()
    if prep is None or prep.lower != preposition or prep.head is noun:
        return []
    if preposition == "with" and any(noun.lemma in cues()[name] for name in ("two_sided", "agreements")):
        return prep.kids("pobj") if any(above is prep.head for above in noun.ancestors()) else []
    if noun.dep != "pobj" or prep.head is not noun.head.head:
        return []
    near = noun.head.lower == "as" or preposition in _OF_NOUNS or noun.head.lower == "of" and preposition in _STRAYING and prep.head.is_noun
    return prep.kids("pobj") if near else []


def _far_between(noun: Token, preposition: str) -> list[Token]:
    """"A call took place on Friday between Modi and Putin", "Talks resumed in Doha between Iran and Oman": between whom a subject is, which
    the parser hung on the verb, its object or the place."""
    if preposition != "between" or noun.dep not in ("nsubj", "nsubjpass") or not noun.head.is_verb:
        return []
    verb = noun.head
    near = [verb, *verb.kids("dobj"), *(pobj for prep in verb.kids("prep") if prep.lower in _WHERE for pobj in prep.kids("pobj"))]
    return next((found for word in near if (found := _pobj(word, "between"))), [])


def _relative_above(verb: Token, preposition: str) -> list[Token]:
    """"the valley from which they refused to withdraw": the relative pronoun stands at the verb above."""
    if verb.dep != "xcomp" or not verb.head.is_verb:
        return []
    pronouns = [kid for prep in verb.head.kids("prep") if prep.lower == preposition for kid in prep.kids("pobj") if kid.tag in ("WDT", "WP")]
    return [related(pronoun) for pronoun in pronouns]


def _clefted(verb: Token, preposition: str) -> list[Token]:
    """"It is from Russia that Hungary buys its gas": the phrase that is set before the clause."""
    above = verb.head
    if verb.dep != "ccomp" or above.lemma != "be" or not any(kid.lower == "it" for kid in above.kids("nsubj", "expl")):
        return []
    return [pobj for prep in above.kids("prep") if prep.lower == preposition and prep.i < verb.i for pobj in prep.kids("pobj")]


def _right_after(noun: Token, verb: Token, preposition: str) -> bool:
    """"has widened its presence in Niger", "condemned the raid on Sanaa": the parser hung on the verb what stands right after its object."""
    following = noun.next()
    if following is None or following.head is not verb or following.lower != preposition or preposition not in _WHERE:
        return False
    return not any(pobj.tag == "CD" or pobj.lower in cues()["months"] for pobj in following.kids("pobj"))


def _gapped(verb: Token, preposition: str) -> list[Token]:
    """"exports uranium to China and its grapes to Spain", "did 44 billion with China and 28 with Iran": the verb is not said again."""
    if not verb.is_verb:
        return []
    told = [pobj for kid in verb.kids("prep", "dative") if kid.lower == preposition for pobj in kid.kids("pobj")]
    twins = [twin for owner in (verb, *verb.kids("dobj")) for twin in owner.kids("conj") if twin.is_noun or twin.tag == "CD"]
    twins += [twin for place in told for twin in place.kids("conj") if twin.mention is None and twin.is_noun]
    return [pobj for twin in twins for pobj in _pobj(twin, preposition)]


def _measured(noun: Token) -> list[Token]:
    """"sends nearly all of its coal to China": what the preposition hangs on may be the thing that the object measures."""
    return [pobj for kid in noun.kids("prep") if kid.lower == "of" for pobj in kid.kids("pobj") if pobj.mention is None]


def _places(verb: Token, preposition: str) -> list[Token]:
    """"held talks at the Hall of the People with X": where it was, on which the parser hangs with whom it was."""
    if preposition != "with" or not verb.kids("dobj") or verb.lemma not in cues()["support_verbs"] | cues()["sealing_verbs"]:
        return []
    return [pobj for owner in (verb, *verb.kids("dobj")) for kid in owner.kids("prep") if kid.lower in ("at", "in", "on")
            for pobj in kid.kids("pobj") if pobj.mention is not None or pobj.tag.startswith("NNP")]


def _topics(noun: Token, preposition: str) -> list[Token]:
    """"a memorandum on minerals with Rwanda", "of understanding between Mali and Niger": what comes between a noun and whom it is with."""
    if preposition not in ("with", "between") or not noun.is_noun:
        return []
    found = [pobj for kid in noun.kids("prep") if kid.lower in ("on", "of", "about", "for", "over") for pobj in kid.kids("pobj")
             if pobj.mention is None and pobj.lemma not in cues()["two_sided"]]
    if preposition == "between":  # "a meeting in Geneva between Baker and Aziz"
        found += [pobj for kid in noun.kids("prep") if kid.lower in ("in", "at") for pobj in kid.kids("pobj") if pobj.tag.startswith("NNP")]
    return found


def _pobj(token: Token, preposition: str) -> list[Token]:
    """The objects of a preposition that hangs on the token itself."""
    found = []
    where = token.is_verb and token.dep == "relcl" and any(kid.lower == "where" for kid in token.kids("advmod"))
    if preposition in ("in", "at", "on") and where and not any(kid.lower == preposition for kid in token.kids("prep")):
        found.append(token.head)  # "Estonia, where British troops are stationed"
    if preposition in ("in", "to"):
        found += [kid for word in (token, *(token.kids("dobj") if token.is_verb else ())) for kid in word.kids("advmod")
                  if kid.lower == "there" and kid.mention is not None]
    for kid in token.children:
        if preposition == "with" and _of_a_part(kid):
            continue  # "made peace in Nairobi, with Kenya as mediator"
        if kid.lower == preposition and kid.dep in ("prep", "dative", "agent", "prt", "advmod", "mark", "case", "dep"):
            found += kid.kids("pobj", "pcomp") + [pobj for twin in kid.kids("conj") if twin.lower == preposition for pobj in twin.kids("pobj")]
        elif kid.dep == "prep" and (twins := kid.kids("conj")) and preposition not in ("in", "at"):
            found += [pobj for twin in twins if twin.lower == preposition for pobj in twin.kids("pobj")]  # "on Peru for gas and on Chile for"
        elif kid.dep in ("prep", "advmod") and kid.lower in _STEPS:
            found += [pobj for inner in kid.kids("prep") if inner.lower == preposition for pobj in inner.kids("pobj")]
    found = [related(pobj) for pobj in found]
    return [token for token in found if not token.is_verb or token.tag == "VBG" and token.mention]


def _of_a_part(prep: Token) -> bool:
    """Whether what stands after "with" only has a part in what is told: "with Kenya as mediator", not "with Kenya as well"."""
    named = [kid.mention for kid in prep.kids("pobj", "nsubj") if kid.mention is not None]
    following = [prep.sentence.tokens[mention.last + 1 : mention.last + 3] for mention in named]
    return any(len(after) == 2 and after[0].lower == "as" and after[1].is_noun for after in following)


def _governor_objects(noun: Token) -> list[Token]:
    verb = governor(noun)
    return objects(verb) if verb else []


def _causes(noun: Token) -> list[Token]:
    """The subject of a support verb above the noun, so that "Kyiv criticised an attack" or "called the attack a crime" gives no attacker."""
    verb = governor(noun)
    if verb is None or verb.lemma not in cues()["support_verbs"]:
        return []
    called = verb.kids("oprd") and verb.kids("dobj") and noun.dep in ("oprd", "dobj") and all(thing.mention is None for thing in verb.kids("dobj"))
    return [] if called else subjects(verb)


def _patients(noun: Token) -> list[Token]:
    """"Tashkent, stung by American criticism": to whom it happens that the noun brings about."""
    return objects(noun.head.head) if noun.dep == "pobj" and noun.head.dep == "agent" and noun.head.head.is_verb else []


_ROLES: dict[str, Callable[[Token], list[Token]]] = {
    "subj": subjects, "obj": objects, "iobj": recipients, "surface": surface, "comp": complements, "inf": purposes, "to-do": infinitives,
    "above": superior, "main": matrix,
    "poss": possessors, "mod": modifiers, "self": described, "head": modified, "left": hyphened, "right": hyphened_right,
    "vsubj": _causes, "vobj": _governor_objects, "gsubj": governor_subjects, "user": users, "csubj": circumstance_subjects, "maker": makers,
    "led": led, "patient": _patients,
    "teller": tellers, "errand": errand, "scene": scene, "signed": signers,
    "rsubj": relative_subjects, "det": lambda noun: noun.kids("det"), "num": lambda noun: noun.kids("nummod"),
    "me": lambda token: [token],
    "doing": lambda word: [word.head] if word.dep in ("advmod", "npadvmod", "dobj") and word.head.is_verb else [],
    "gov": lambda noun: [verb] if (verb := governor(noun)) else [],
    "appos": lambda noun: noun.kids("appos"),
    "named": lambda noun: [kid for kid in noun.kids("appos") if kid.mention is not None],
    "oprd": lambda verb: verb.kids("oprd"),
    "gift": lambda verb: verb.kids("dobj", "oprd") if passive(verb) else [],
    "advcl": lambda verb: verb.kids("advcl"),
    "attr": lambda verb: verb.kids("attr", "acomp"),
    "aux": lambda verb: verb.kids("aux"),
    "neg": lambda verb: verb.kids("neg"),
    "prt": lambda verb: verb.kids("prt", "advmod"),
}


def role(token: Token, name: str) -> list[Token]:
    """The head tokens that stand in a role to the token; an unknown role word is a preposition."""
    known = token.roles.get(name)
    if known is None:
        first, _, rest = name.partition(".")
        found = _ROLES[first](token) if first in _ROLES else prepositional(token, first)
        known = found if not rest else [deeper for step in found for member in _members(step) for deeper in role(member, rest)]
        token.roles[name] = known
    return [*known]


def _members(step: Token) -> list[Token]:
    """A word of a role, the common nouns coordinated with it, and what is counted: "dozens of American installations"."""
    counted = [pobj for prep in step.kids("prep") if prep.lower == "of" for pobj in prep.kids("pobj")] if step.lemma in cues()["counts"] else []
    joined = [kid for kid in _joined(step)[1:] if kid.is_noun and kid.mention is None]
    return [step, *joined, *(pobj for pobj in counted if pobj.mention is None)]


def unlisted_paper(token: Token) -> bool:
    """"the Treaty of Friendship between India and Bhutan": a name found in the text that says between whom the treaty is."""
    mention = token.mention
    return mention is not None and mention.kind == "found" and token.lemma in cues()["agreements"] and bool(role(token, "between"))
