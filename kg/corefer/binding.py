"""What a word cannot stand for by its place in the sentence, and what its place makes it stand for."""

from __future__ import annotations

from collections.abc import Iterator

from kg.cues import cues
from kg.syntax import Token

SUBJECTS = ("nsubj", "nsubjpass")
_RELATIVE = ("WDT", "WP")
_HIS = ("his", "her")


def own_subjects(token: Token) -> frozenset[str]:
    """The actors that a plain object cannot stand for: the subject of its clause, or who controls that clause's verb."""
    if token.tag == "PRP$" or token.dep in SUBJECTS or token.lower.endswith("self"):
        return frozenset()
    found: set[str] = set()
    for verb in (above for above in token.ancestors() if above.is_verb):
        subjects = verb.kids(*SUBJECTS)
        for subject in subjects:
            head = verb.head if subject.tag in _RELATIVE and verb.dep == "relcl" else None
            for member in [head] if head is not None else subject.subtree():
                found |= _meant(member) if member.lower not in _HIS else set()  # "His hosts did not arrest him"
        if subjects and verb.dep != "xcomp":
            break
    return frozenset(found)


def _meant(token: Token) -> set[str]:
    mention = token.mention
    if mention is None or mention.actor is None:
        return set()
    return {mention.actor, *(mention.candidates if mention.kind in ("pronoun", "description") else ())}


def beside(token: Token) -> frozenset[str]:
    """The actors that a subject or a predicate's owner cannot stand for: the clause's other arguments, and of what it is predicated.

    "The country depends on Russia", "It borders Iran"; "Belarus became its member", "Turkey, its ally".
    """
    if token.dep in SUBJECTS and token.head.is_verb:
        others = token.head.kids("dobj", "dative") + [pobj for prep in token.head.kids("prep", "agent", "dative") for pobj in prep.kids("pobj")]
        return frozenset(actor for other in others if other.i > token.i for actor in _meant(other))
    noun = token.head
    if token.tag != "PRP$":
        return frozenset()
    if noun.dep == "appos":
        return frozenset(_meant(noun.head))
    if noun.dep in ("attr", "oprd") and noun.head.is_verb:
        return frozenset(actor for subject in noun.head.kids(*SUBJECTS) for actor in _meant(subject))
    return frozenset()


def same_clause(antecedent: Token, token: Token) -> bool:
    """Whether both are arguments of one verb, where a plain pronoun cannot take the other up ("Russia attacked it")."""
    if token.tag == "PRP$" or antecedent.sentence is not token.sentence or token.dep in SUBJECTS:
        return False
    verb = next((above for above in token.ancestors() if above.is_verb), None)
    return verb is not None and antecedent.head is verb and antecedent.dep in SUBJECTS and not token.lower.endswith("self")


def set_apart(token: Token) -> frozenset[int]:
    """Places of words that a subject cannot take up: those of a participle that opens its clause, and the noun that its clause describes.

    "Expelled from Mali, it went", "Chad, where it had a base".
    """
    verb = token.head
    if token.dep not in SUBJECTS or not verb.is_verb:
        return frozenset()
    opening = [kid for kid in verb.kids("advcl", "acl") if kid.tag in ("VBN", "VBG") and kid.i < token.i and not kid.kids(*SUBJECTS, "mark")]
    found = {word.i for kid in opening for word in kid.subtree()}
    return frozenset(found | {verb.head.i} if verb.dep == "relcl" else found)


def _speaker(token: Token) -> Token | None:
    """For the subject of what somebody says, or its owner: who says so ("Tehran said that its forces had withdrawn")."""
    subject = token.head if token.tag == "PRP$" else token
    verb = subject.head
    if not token.tag.startswith("PRP") or subject.dep not in SUBJECTS or verb.dep != "ccomp" or verb.head.lemma not in cues()["reporting_verbs"]:
        return None
    found = next(iter(verb.head.kids("nsubj")), None)
    if found is None or found.i > token.i:
        return None
    return found if found.mention is not None else next((kid for kid in found.kids("appos") if kid.mention is not None), None)


def governed(token: Token) -> Token | None:
    """Whom a possessive stands for by its place.

    Who says it, for the subject of a reported clause; the subject, for one in a phrase that opens the clause ("At his meeting with
    Biden, Putin ...") or with "own", and for "itself"; what a relative clause is about, for its object; the object, for one in what a
    person is thanked or blamed for ("thanked Erdogan for his mediation").
    """
    speaker = _speaker(token)
    if speaker is not None or token.tag != "PRP$" and not token.lower.endswith("self"):
        return speaker
    prep = next((above for above in token.ancestors() if above.dep == "prep" and above.head.is_verb), None)
    verb = next((above for above in token.ancestors() if above.is_verb), None)
    if verb is None:
        return None
    subject = next(iter(verb.kids("nsubj")), None)
    if token.lower.endswith("self") or any(kid.lower == "own" for kid in token.head.kids("amod")):
        return subject
    if subject is not None and subject.tag in _RELATIVE and verb.dep == "relcl" and token.head.dep == "dobj" and token.head.head is verb:
        return verb.head  # "Dushanbe, which keeps its frontier shut"
    return prep is not None and _by_preposition(token, prep) or _of_clause(token)


def _by_preposition(token: Token, prep: Token) -> Token | None:
    deed = next((above for above in token.ancestors() if above.is_verb), None)
    verb = prep.head
    if verb.lemma in cues()["judging_verbs"] and prep.lower in ("for", "of", "over", "on"):
        if deed is not verb and token.head.dep == "dobj":
            return None  # "accused Russia of blockading its coast"
        return next(iter(verb.kids("dobj")), None)
    subject = next(iter(verb.kids("nsubj")), None)
    return subject if subject is not None and prep.i < subject.i and token.i < subject.i else None


def _of_clause(token: Token) -> Token | None:
    """For "its" inside a subordinate clause that subject's word for an actor: "when French aid is short due to its retreat", "because
    Yerevan is trying to restore its presence", "US attempts to restore its presence".

    Not where the clause tells what is done to the other's: "because Baku shelled its villages", "after it failed to protect its borders".
    """
    below, lists = token, cues()["affecting_words"]
    if token.lower != "its" or token.head.dep in ("appos", "attr", "oprd"):
        return None
    for above in _upward(token):
        if above.lemma in lists and below is not token:
            return None  # "its invasion" is its own
        if above.is_noun and below.dep == "acl" and below.tag == "VB" and (owner := _actor_of(above)) is not None:
            return owner
        subject = next((kid for kid in above.kids(*SUBJECTS) if kid.i < token.i and kid is not below), None)
        if subject is not None:
            several = subject.kids("conj") or subject.lower in ("they", "both", "which", "who", "that")
            if several or not above.is_verb or above.dep == "ROOT":
                return None
            return _actor_of(subject)
        below = above
    return None


def _upward(token: Token) -> Iterator[Token]:
    """The words above; above ", including its men", which the parser may hang on a word of another clause, the verb said last before it."""
    for above in token.ancestors():
        yield above
        if above.lower == "including":
            verbs = [word for word in above.sentence.tokens[above.head.i + 1 : above.i] if word.is_verb and word.kids(*SUBJECTS)]
            if verbs:
                yield verbs[-1]
                return


def _actor_of(noun: Token) -> Token | None:
    """The word for an actor in a phrase: its head, else whose it is."""
    for word in (noun, *noun.kids("poss", "amod", "compound", "nmod")):
        if word.i <= noun.i and word.mention is not None and word.mention.actor is not None:
            return word
    return None
