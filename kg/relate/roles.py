"""Who does what to whom around a trigger: logical roles read off the dependency tree, active and passive alike.

A role is a word of the lexicon: subj, obj, iobj, poss, mod, self, vsubj, vobj, head, left, comp, oprd, attr, or a preposition; `a.b` is role b of the
tokens that role a gives. Every function gives head tokens of argument phrases, nearest reading first, none if there is none.
"""

from __future__ import annotations

from collections.abc import Callable

from kg.cues import cues
from kg.syntax import Token

_OBJECT_CONTROL = frozenset((
    "ask", "urge", "force", "allow", "help", "tell", "order", "let", "make", "press", "push", "persuade", "enable", "permit", "require", "invite",
    "encourage", "warn", "instruct", "call", "want", "accuse", "suspect", "criticise", "criticize", "blame", "prevent", "stop", "bar", "ban", "lead", "get",
    "see", "pressure", "convince", "authorise", "authorize", "task", "compel", "oblige", "leave", "keep", "find", "expect", "beg", "advise",
))
_NAMING = frozenset((
    "name", "appoint", "elect", "recognise", "recognize", "regard", "consider", "see", "welcome", "describe", "accept", "admit", "treat", "view", "designate", "declare",
    "list", "use", "choose", "select", "nominate", "install", "brand", "label", "hail", "denounce", "classify", "identify", "count", "invite", "keep", "lose", "replace",
))
_SOME = frozenset(("one", "some", "several", "number", "many", "most", "two", "three", "four", "first", "last", "only"))
_CIRCUMSTANCE = frozenset(("after", "before", "during", "on", "at", "in", "following", "ahead", "for", "under", "through"))
_RELATIVE = frozenset(("who", "which", "that", "whom", "whose"))
_BE = frozenset(("be", "'s", "become", "remain", "stay"))


def passive(verb: Token) -> bool:
    """Whether the verb is in the passive: "was bombed", "bombed by NATO", "expelled from Mali, it ..."."""
    if any(kid.dep in ("auxpass", "nsubjpass", "csubjpass") for kid in verb.children):
        return True
    if verb.tag == "VBD" and verb.kids("agent") and not verb.kids("nsubj", "dobj"):
        return True  # a participle read as a past tense: "a contract concluded by X with Y"
    if verb.tag != "VBN" or any(kid.dep == "aux" and kid.lemma == "have" for kid in verb.children):
        return False
    if any(kid.dep in ("nsubj", "dobj") for kid in verb.children):
        return False
    if verb.dep == "conj" and verb.head.is_verb:
        return passive(verb.head)
    return verb.dep in ("acl", "advcl", "relcl", "amod", "ROOT", "oprd", "ccomp", "xcomp", "dep", "pcomp", "appos", "prep")


def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Who acts: the grammatical subject, the agent of a passive, or the one who controls an infinitive or participle."""
    if depth > 6:
        return []
    if passive(verb):
        agents = [pobj for kid in verb.children if kid.dep == "agent" or kid.lower == "by" for pobj in kid.kids("pobj")]
        twins = [kid for kid in verb.kids("conj") if kid.tag == "VBN" and not kid.kids("nsubj", "nsubjpass")]
        return agents or [agent for twin in twins for agent in subjects(twin, depth + 1)]  # "armed and sheltered by Algeria"
    own = [_antecedent(kid, verb) for kid in verb.kids("nsubj")]
    return own + [other for kid in own for other in _company(kid)] or _controller(verb, depth)


def _company(subject: Token) -> list[Token]:
    """"Egypt, together with Qatar, has mediated": who acts beside the subject."""
    found = []
    for kid in subject.children:
        if kid.lower in ("alongside",) and kid.dep == "prep":
            found += kid.kids("pobj")
        if kid.lower in ("together", "along", "jointly"):
            found += [pobj for inner in kid.kids("prep") if inner.lower == "with" for pobj in inner.kids("pobj")]
        if kid.lower == "with" and kid.dep == "prep" and kid.kids("advmod"):
            found += kid.kids("pobj")
    return found


def _antecedent(subject: Token, verb: Token) -> Token:
    if subject.lower not in _RELATIVE or subject.tag not in ("WP", "WDT", "WP$", "IN", "DT"):
        return subject
    clause = verb
    while clause.dep in ("conj", "xcomp", "ccomp") and clause.head is not clause:
        clause = clause.head
    return clause.head if clause.dep in ("relcl", "acl") else subject


def surface(verb: Token, depth: int = 0) -> list[Token]:
    """The grammatical subject whatever the voice: of a passive, whom it happens to."""
    if depth > 6:
        return []
    own = [_antecedent(kid, verb) for kid in verb.kids("nsubj", "nsubjpass")]
    return own or _controller(verb, depth)


def _controller(verb: Token, depth: int) -> list[Token]:
    head = verb.head
    if head is verb:
        return []
    if verb.dep in ("conj", "advcl", "dep", "parataxis", "ccomp") and head.is_verb:
        if verb.dep in ("advcl", "ccomp") and verb.tag not in ("VBG", "VBN", "VB"):
            return []
        return surface(head, depth + 1)
    if verb.dep in ("xcomp", "advcl", "ccomp") and head.is_verb and head.lemma in ("call", "appeal", "prevail") and verb.tag == "VB":
        asked = [pobj for kid in head.kids("prep") if kid.lower in ("on", "to", "upon") and kid.i < verb.i for pobj in kid.kids("pobj")]
        if asked:
            return asked
    if verb.dep == "xcomp" and head.is_verb:
        return _objects(head) if head.lemma in _OBJECT_CONTROL and _objects(head) else surface(head, depth + 1)
    if verb.dep == "xcomp" and head.tag.startswith("JJ"):
        return surface(head.head, depth + 1) if head.head.is_verb else [head.head]
    if verb.dep == "relcl":
        return [] if verb.kids("nsubj") else [head]
    if verb.dep == "acl":
        return _of_noun_clause(verb, head, depth)
    if verb.dep in ("pcomp", "pobj") and head.dep in ("prep", "agent", "mark"):
        return _of_gerund(head, depth)
    if verb.dep == "advcl" and head.is_noun:
        return [head]
    return []


def _of_noun_clause(verb: Token, noun: Token, depth: int) -> list[Token]:
    """"troops fighting in Mali": the troops; "Russia's decision to leave", "made a promise to send": who decides."""
    if verb.tag in ("VBG", "VBN"):
        return [noun]
    owners = noun.kids("poss") + [kid for kid in noun.kids("amod", "compound", "nmod") if kid.mention]
    return owners or [pobj for kid in noun.kids("prep") if kid.lower in ("by",) for pobj in kid.kids("pobj")] or governor_subjects(noun, depth)


def _of_gerund(prep: Token, depth: int) -> list[Token]:
    governor = prep.head
    if governor.is_verb:
        if governor.lemma in _OBJECT_CONTROL | {"accuse", "suspect", "criticise", "blame", "condemn", "prevent"} and prep.lower in ("of", "for", "from"):
            return _objects(governor)
        return surface(governor, depth + 1)
    if governor.is_noun:
        return governor.kids("poss") or governor_subjects(governor, depth)
    return []


def governor_subjects(noun: Token, depth: int = 0) -> list[Token]:
    """The subject of the verb that has the noun as its object: "Russia launched an attack", "talks were held by ..."."""
    verb = governor(noun)
    return subjects(verb, depth + 1) if verb else []


def circumstance_subjects(noun: Token) -> list[Token]:
    """The subject of the clause that a phrase sets in place: "After a meeting with Lavrov, Fidan flew home"."""
    if noun.dep == "pobj" and noun.head.lower in _CIRCUMSTANCE and noun.head.head.is_verb:
        return subjects(noun.head.head, 1)
    return []


def governor(noun: Token) -> Token | None:
    """The verb whose object (or passive subject, or prepositional object) the noun is."""
    token = noun
    while token.dep == "conj" and token.head.is_noun:
        token = token.head
    if token.dep in ("dobj", "nsubjpass", "attr", "oprd") and token.head.is_verb:
        return token.head
    if token.dep == "acl" or token.dep == "pobj" and token.head.head.is_verb and token.head.dep in ("prep", "agent"):
        return token.head.head if token.dep == "pobj" else None
    relative = next((kid for kid in token.kids("acl", "relcl") if kid.tag == "VBN" and passive(kid)), None)
    return relative


def objects(verb: Token) -> list[Token]:
    """Whom it happens to: the direct object, the subject of a passive, the noun that a participle or relative clause describes."""
    found = _objects(verb)
    if found:
        return found
    for kid in verb.kids("conj"):
        if kid.is_verb and kid.tag == verb.tag and not passive(verb) and not verb.kids("prep"):
            return _objects(kid)
    return []


def _objects(verb: Token) -> list[Token]:
    if passive(verb):
        own = [_antecedent(kid, verb) for kid in verb.kids("nsubjpass")]
        if own:
            return own
        if verb.dep in ("acl", "relcl") and verb.head.is_noun:
            return [verb.head]
        if verb.dep == "amod":
            return [verb.head]
        return surface(verb, 1) if verb.dep in ("conj", "advcl", "xcomp", "ccomp", "pcomp") else []
    found = [kid for kid in verb.kids("dobj", "obj")]
    relative = [_antecedent(kid, verb) for kid in found if kid.lower in _RELATIVE]
    if relative:
        return [token for token in relative if token.lower not in _RELATIVE]
    if found:
        return found
    if verb.dep == "relcl" and verb.kids("nsubj") and all(kid.lower not in _RELATIVE for kid in verb.kids("nsubj")):
        return [verb.head]
    return []


def recipients(verb: Token) -> list[Token]:
    """The indirect object: "gave Ukraine tanks"."""
    found = [kid for kid in verb.kids("dative") if kid.is_noun or kid.tag.startswith("PRP")]
    return found or [pobj for kid in verb.kids("dative") for pobj in kid.kids("pobj")]


def prepositional(token: Token, preposition: str) -> list[Token]:
    """Objects of a preposition at the trigger, else at its object or at the verb that governs it."""
    own = _pobj(token, preposition)
    if own:
        return own
    if token.is_verb:
        near = [pobj for obj in _objects(token) if obj.i > token.i or not passive(token)
                for member in (obj, *obj.kids("conj")) for pobj in _pobj(member, preposition)]
        if not near and not passive(token):
            near = [pobj for kid in token.kids("prep", "prt", "advmod") for pobj in _pobj(kid, preposition)]
        if not near and passive(token):
            near = [pobj for agent in subjects(token, 1) for pobj in _pobj(agent, preposition)]
        if not near and token.dep == "conj" and token.head.is_verb and not token.kids("dobj", "prep"):
            near = _pobj(token.head, preposition)
        return near
    if token.dep in ("acomp", "attr", "oprd") and token.head.is_verb:
        return _pobj(token.head, preposition)
    verb = governor(token) if token.dep in ("dobj", "nsubjpass", "attr", "conj") else None
    if verb is not None and verb.lemma in cues()["support_verbs"] and token.i < verb.i + 12:
        return [pobj for pobj in _pobj(verb, preposition) if pobj is not token]
    return []


def _pobj(token: Token, preposition: str) -> list[Token]:
    found = []
    if preposition in ("in", "at", "on") and token.is_verb and token.dep == "relcl" and any(kid.lower == "where" for kid in token.kids("advmod")):
        found.append(token.head)  # "Estonia, where British troops are stationed"
    for kid in token.children:
        if kid.lower == preposition and kid.dep in ("prep", "dative", "agent", "prt", "advmod", "mark", "case", "dep"):
            found += kid.kids("pobj", "pcomp") + [pobj for twin in kid.kids("conj") if twin.lower == preposition for pobj in twin.kids("pobj")]
        elif kid.dep in ("prep", "advmod") and kid.lower in ("out", "away", "up", "back", "along", "together", "as", "ahead", "off", "over", "down", "alongside", "close"):
            found += [pobj for inner in kid.kids("prep") if inner.lower == preposition for pobj in inner.kids("pobj")]
    found = [_related(pobj) for pobj in found]
    return [token for token in found if not token.is_verb or token.tag == "VBG" and token.mention]


def _related(token: Token) -> Token:
    """"the CSTO, of which Armenia is a member", "Kyrgyzstan, whose membership": the noun that a relative pronoun takes up."""
    if token.tag not in ("WDT", "WP", "WP$"):
        return token
    clause = next((above for above in token.ancestors() if above.dep == "relcl"), None)
    return clause.head if clause is not None else token


def possessors(noun: Token) -> list[Token]:
    """"Russia's", "its"."""
    return [_related(kid) for kid in noun.kids("poss")]


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
    if len(after) == 2 and after[0].text in ("-", "–") and (after[1].mention is None and after[1].tag not in ("NNP",)):
        return True
    before = tokens[max(0, mention.first - 2) : mention.first]
    return len(before) == 2 and before[1].text in ("-", "–") and before[0].lower in ("pro", "anti", "non", "ex", "post", "pre")


def described(noun: Token, depth: int = 0) -> list[Token]:
    """What the noun is said of: "Armenia is a member", "Armenia, a member", "member Armenia", "as a member"."""
    if depth > 3:
        return []
    head = noun.head
    named = [kid for kid in noun.kids("appos") if kid.mention or kid.is_noun]
    if named and not (noun.dep == "appos" and head.mention):
        return named
    if noun.dep == "appos":
        return [head]
    if noun.dep in ("attr", "oprd", "acomp") and head.is_verb:
        return _objects(head) if noun.dep == "oprd" and _objects(head) else surface(head)
    if noun.dep in ("compound", "nmod", "amod", "nn") and head.mention and head.i > noun.i:
        return [head]
    if noun.dep == "conj" and (head.is_noun or head.tag.startswith("JJ")):
        return described(head, depth + 1)
    if noun.dep == "pobj" and head.lower == "as" and head.head.is_verb:
        verb = head.head
        subject = surface(verb)
        if verb.lemma not in _NAMING or subject and head.i < subject[0].i:
            return subject
        return _objects(verb) or subject
    if noun.dep == "pobj" and head.lower in ("of", "among") and head.head.lower in _SOME:
        return described(head.head, depth + 1)
    if noun.dep == "pobj" and head.lower == "among" and head.head.is_verb:
        return surface(head.head)
    if noun.dep == "pobj" and head.lower == "as" and head.head.is_noun:
        return [head.head]
    if noun.dep == "nsubj" and head.lemma in _BE:
        return [kid for kid in head.kids("attr") if kid.mention]
    following = noun.next()
    return [following] if following is not None and following.mention is not None and following.dep in ("appos", "compound", "nsubj", "ROOT", "conj") \
        and following.text[0].isupper() and following.mention.kind != "demonym" and following.head is not noun else []


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
        return _objects(token)
    if token.dep == "ROOT" or token.dep in ("ccomp", "conj"):
        return surface(token)
    return []


def complements(token: Token) -> list[Token]:
    """The verbs of the clauses that a verb or noun takes: "demands that ... amend", "its claim that ... incited", "accused of inciting"."""
    found = token.kids("ccomp", "xcomp") if token.is_verb else token.kids("acl", "ccomp", "relcl")
    found += [verb for kid in token.kids("prep") for verb in kid.kids("pcomp")]
    found += [twin for verb in found for twin in verb.kids("conj")]
    return [verb for verb in found if verb.is_verb]


def superior(verb: Token) -> list[Token]:
    """The verb that governs the trigger's clause: "let the Americans open a base"."""
    above = verb.head.head if verb.dep == "pcomp" else verb.head
    return [above] if verb.dep in ("xcomp", "ccomp", "pcomp") and above.is_verb else []


def hyphened_right(token: Token) -> list[Token]:
    """The name after the hyphen of "pro-Iranian", "anti-Russian"."""
    dash, name = token.next(), token.next(2)
    return [name] if dash is not None and name is not None and dash.text in ("-", "–") and name.mention is not None else []


_ROLES: dict[str, Callable[[Token], list[Token]]] = {
    "subj": subjects, "obj": objects, "iobj": recipients, "poss": possessors, "mod": modifiers, "self": described,
    "vsubj": governor_subjects, "head": modified, "left": hyphened, "surface": surface,
    "comp": complements, "me": lambda token: [token], "appos": lambda noun: noun.kids("appos"), "right": hyphened_right, "above": superior, "inf": complements, "oprd": lambda verb: verb.kids("oprd"), "attr": lambda verb: verb.kids("attr", "acomp"), "prt": lambda verb: verb.kids("prt", "advmod"),
    "vobj": lambda noun: objects(verb) if (verb := governor(noun)) else [],
    "csubj": circumstance_subjects,
    "cause": lambda noun: subjects(verb) if (verb := governor(noun)) and verb.lemma in cues()["support_verbs"] else [],
}


def role(token: Token, name: str) -> list[Token]:
    """The head tokens that stand in a role to the token; an unknown role word is a preposition.

    `vsubj` counts only under a support verb (cues.yaml), so that "Kyiv criticised an attack" gives no attacker.
    """
    first, _, rest = name.partition(".")
    if first == "vsubj":
        first = "cause"
    found = _ROLES[first](token) if first in _ROLES else prepositional(token, first)
    if not rest:
        return found
    steps = [member for step in found for member in (step, *(kid for kid in step.kids("conj") if kid.is_noun and kid.mention is None))]
    return [deeper for step in steps for deeper in role(step, rest)]
