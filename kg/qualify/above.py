"""What each word above a trigger does to its claim: verbs that plan, refuse, deny or end, nouns and adjectives that do so."""

from __future__ import annotations

from kg.cues import cues
from kg.qualify.reading import FUTURE, MODAL, Reading, adjective, after, auxiliary, before, without
from kg.qualify.scope import left_open
from kg.qualify.tense import to_come
from kg.syntax import Token

#: How what a verb may plan, deny or end hangs on it.
_UNDER_VERB = frozenset(("xcomp", "ccomp", "dobj", "nsubjpass", "attr", "pcomp", "oprd", "advcl", "nsubj", "prep", "dative", "acomp", "conj"))
#: Before "of" they say that it was not done: "stopped short of accusing".
_FAR = frozenset(("instead", "short"))
_PART = frozenset(("much", "some", "part", "half", "most"))


def step(token: Token, head: Token, reading: Reading) -> None:
    """Account for one word above the trigger; `token` is the word below it on the way."""
    if left_open(token):
        reading.leave_open()
    elif head.is_verb and token.dep in _UNDER_VERB:
        _under_verb(token, head, reading)
    elif head.is_noun and (token.dep in ("acl", "pobj", "prep", "ccomp", "relcl", "pcomp") or token.dep == "advcl" and token.tag == "VB"):
        _under_noun(token, head, reading)
    elif head.tag.startswith("JJ") and token.dep in ("xcomp", "ccomp", "prep", "pcomp"):
        adjective(head.lower, reading)
        if head.lower in cues()["negative_adjectives"]:
            reading.deny()
    elif token.dep in ("pobj", "pcomp"):
        _under_preposition(head, reading)
    elif token.dep in ("dobj", "attr") or head.tag == "MD":
        _noun_negation(head, reading)


def _under_preposition(prep: Token, reading: Reading) -> None:
    if prep.lower in ("without", "than") or prep.lower == "of" and (prep.head.lower in _FAR or before(prep) in _FAR):
        reading.deny()
    elif prep.lower == "once":
        reading.weaken("ended")  # "Once an ally of Moscow, Armenia"
    elif prep.lower == "against" and prep.head.lemma == "be":
        reading.weaken("possible")  # "is against the deployment"


def _under_noun(token: Token, noun: Token, reading: Reading) -> None:
    lists = cues()
    if noun.lemma == "order" and noun.head.lower == "in" or noun.lemma in ("doubt", "question") and without(noun, "det", "neg"):
        return  # "in order to counter it", "there is no doubt that it lied"
    if token.lower == "for" and noun.lemma in lists["contest_nouns"]:
        reading.weaken("possible")
    elif noun.lemma in lists["factive_nouns"]:
        reading.weaken("planned")
    elif noun.lemma in lists["possible_nouns"]:
        reading.weaken("possible")
    if noun.lemma in lists["negative_nouns"]:
        reading.deny()
    _noun_negation(noun, reading)


def _noun_negation(noun: Token, reading: Reading) -> None:
    if without(noun, "det", "neg", "preconj"):
        reading.deny()


def _listed(verb: Token, name: str) -> bool:
    """Whether the verb, or the verb with its particle ("call off"), is in a list of cues.yaml."""
    words = cues()[name]
    return verb.lemma in words or any(f"{verb.lemma} {kid.lower}" in words for kid in verb.kids("prt", "advmod"))


def _under_verb(token: Token, verb: Token, reading: Reading) -> None:
    if token.dep == "conj":
        _shared(verb, token, reading)
        return
    if _lexical(token, verb, reading):
        return
    modal = any(kid.lower in MODAL | FUTURE for kid in verb.kids("aux"))
    if token.dep not in ("advcl", "nsubj") or token.dep == "nsubj" and modal:
        _shared(verb, None, reading, token)
    if token.dep in ("nsubj", "nsubjpass"):
        _yet(verb, reading)
    elif token.dep == "xcomp" and verb.lemma in ("have", "be", "remain") and any(kid.lower == "yet" for kid in verb.kids("advmod")):
        _not_yet(token, reading)


def _lexical(token: Token, verb: Token, reading: Reading) -> bool:
    """What the verb's own meaning does to what is below it; True where its auxiliaries do not matter any more."""
    lists = cues()
    inside = token.dep in _UNDER_VERB - {"ccomp", "advcl", "conj"}
    noun = token.dep in ("dobj", "nsubjpass")
    if token.dep == "ccomp" and verb.lemma in lists["recalling_verbs"]:
        return True  # "let us not forget that it did"
    if _listed(verb, "denial_verbs") and token.dep in ("ccomp", "xcomp", "dobj", "pcomp", "nsubjpass"):
        reading.deny()
    elif _listed(verb, "excluding_verbs") and (noun or token.dep in ("ccomp", "xcomp", "pcomp")):
        reading.weaken("possible" if token.dep == "ccomp" else "planned")
        reading.deny()
    elif noun and _listed(verb, "cancelling_verbs") and not _bombs(token, verb):
        reading.deny()
        reading.weaken("planned")
    elif _ends(token, verb, reading):
        reading.halt()
    elif _listed(verb, "negative_verbs") and inside and not _bombs(token, verb) and not (reading.event and verb.lemma in lists["closing_verbs"]) and (
            token.dep not in ("nsubj", "prep") or token.dep == "prep" and token.lower == "from"):
        reading.deny()
    elif token.dep == "ccomp" and (verb.lemma in lists["wishing_verbs"] or verb.lemma in lists["demand_verbs"] and _wanted(token)):
        reading.weaken("possible")
    elif token.dep == "ccomp" and verb.lemma in lists["reporting_verbs"]:
        if verb.lemma == "announce" and token.tag == "VBG" and token.lemma in lists["parting_verbs"] and not reading.halted:
            reading.weaken("planned")  # "announced that it was leaving"
        return True  # "did not say that": the report is denied, not its content
    elif (noun or token.dep in ("xcomp", "pcomp") or _sought(token)) and verb.lemma in lists["possible_verbs"] \
            or token.dep == "prep" and f"{verb.lemma} {token.lower}" in lists["wishing_phrases"]:
        reading.weaken("possible")
    elif token.dep == "xcomp" and verb.lemma in lists["plan_verbs"] and not _went(verb) \
            or noun and verb.lemma in lists["planning_verbs"] or _agreed_for(token, verb):
        reading.weaken("planned")
    return False


def _sought(prep: Token) -> bool:
    """"negotiate for a base", and not "for two hours"."""
    return prep.dep == "prep" and prep.lower == "for" and not any(kid.lemma in cues()["time_nouns"] for kid in prep.kids("pobj"))


def _bombs(token: Token, verb: Token) -> bool:
    """"dropped American bombs" cancels none."""
    return verb.lemma == "drop" and token.lemma in cues()["weapons"]


def _went(verb: Token) -> bool:
    """"went so far as to accuse": what somebody is going to do is not meant."""
    return verb.lemma == "go" and verb.tag != "VBG"


def _wanted(clause: Token) -> bool:
    """"demanded that it withdraw", "that it be withdrawn"."""
    return clause.tag in ("VB", "VBP") or any(kid.tag == "VB" for kid in clause.kids("auxpass"))


def _agreed_for(token: Token, verb: Token) -> bool:
    """"A drill has been agreed for November"."""
    return token.dep == "nsubjpass" and verb.lemma == "agree" and any(kid.lower == "for" for kid in verb.kids("prep"))


def _ends(token: Token, verb: Token, reading: Reading) -> bool:
    """Whether the verb ends what hangs on it so; meetings and drills just come to their end, and part of a thing is not all."""
    if verb.lemma == "use" and token.dep == "xcomp":
        return True  # "used to be an observer"
    if not _listed(verb, "ending_verbs") or reading.event and verb.lemma in cues()["closing_verbs"]:
        return False
    if token.dep == "dobj" and token.lower in _PART:
        return False
    return token.dep in ("dobj", "nsubjpass", "xcomp") or token.dep == "nsubj" and not verb.kids("dobj")


def _yet(verb: Token, reading: Reading) -> None:
    """"The treaty is to be signed", "has yet to be signed", "the exercise is due in May": the noun below waits for it."""
    for kid in verb.kids("xcomp", "acomp"):
        if verb.lemma in ("be", "have", "remain") and any(aux.lower == "to" for aux in kid.kids("aux")) or kid.lower in cues()["plan_adjectives"]:
            reading.weaken("planned")


def _not_yet(below: Token, reading: Reading) -> None:
    """"has yet to recognise it" is not done; "has yet to be signed" is going to be."""
    if below.kids("auxpass") and below.lemma in cues()["sealing_verbs"]:
        reading.weaken("planned")
    else:
        reading.deny()


def _shared(verb: Token, conjunct: Token | None, reading: Reading, below: Token | None = None) -> None:
    """Negation and auxiliaries of a verb above hold for what depends on it, and for a coordinated verb without its own."""
    own = {kid.lower for kid in conjunct.kids("aux", "neg", "nsubj", "nsubjpass")} if conjunct is not None else set()
    own |= {kid.lower for kid in conjunct.kids("auxpass") if kid.tag in ("VBZ", "VBD", "VBP")} if conjunct is not None else set()
    if conjunct is not None and (own or conjunct.tag != verb.tag):
        return
    for kid in verb.children:
        if kid is below:
            continue
        if kid.lower == "longer" and (before(kid) in ("no", "not") or any(sub.lower in ("no", "not") for sub in kid.children)):
            reading.weaken("ended")
        elif kid.dep == "neg" and after(kid) in ("longer", "only", "just", "merely"):
            continue
        elif kid.dep == "neg" or kid.lower == "never" and kid.dep == "advmod" or kid.lower == "nor" and kid.i < verb.i:
            reading.deny()  # "Nor does it have a base there"
        elif kid.dep == "aux" or kid.tag == "MD":
            auxiliary(kid, verb, reading)
        elif kid.dep == "mark" and kid.lower in ("if", "unless"):
            reading.weaken("possible")
        elif kid.lower == "until" and kid.dep in ("prep", "mark") and verb.tag in ("VBD", "VBN") and not reading.event and not to_come(kid) \
                and below is not None and below.dep in ("attr", "dobj", "acomp"):
            reading.weaken("ended")  # "was its partner until 2015"
        elif kid.dep in ("nsubj", "nsubjpass") and (kid.lower in ("neither", "none", "nobody") or without(kid, "det", "preconj", "neg")):
            reading.deny()
