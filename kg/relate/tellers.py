"""Who stands around a clause or noun without being part of it: who tells it, whose errand it is, who signs the paper, in whose midst it is set.

Every function gives head tokens of argument phrases, none if there is none.
"""

from __future__ import annotations

from kg.cues import cues
from kg.relate.clause import governor, passing, subjects, surface
from kg.relate.nouns import with_a_part
from kg.relate.relatives import clefted, main_verb
from kg.syntax import Token

_CIRCUMSTANCE = frozenset((
    "after", "before", "during", "on", "at", "in", "following", "ahead", "for", "under", "through", "despite", "amid", "over", "to",
))
#: After these, a phrase that the parser has hung on an object is the clause's: "signed a deal under American auspices".
_OF_CLAUSE = frozenset(("after", "before", "during", "following", "under", "through"))


def tellers(verb: Token) -> list[Token]:
    """"Kyiv said that Russia had lied", "in Kyiv's words", "as Kyiv claims": who says what the clause says; "according to Kyiv" only names the
    source of what is told."""
    clause = _whole(verb)
    if clefted(clause):
        clause = _whole(clause.head.head if clause.dep == "relcl" else clause.head)  # "said that it was Russia that had lied"
    if clause.dep in ("acl", "ccomp", "relcl") and clause.head.lemma in cues()["certainties"]:
        having = governor(clause.head)
        if having is None or having.lemma != "be":
            return subjects(having, 1) if having is not None else []  # "has proof that Russia had lied"
        clause = _whole(having)  # "said that there was no doubt that Russia had lied"
    above = clause.head
    if clause.dep in ("ccomp", "parataxis") and above.lemma in cues()["telling_verbs"]:
        return subjects(above, 1)
    if clause.dep == "ccomp" and above.lower in cues()["convinced"]:
        return surface(above.head if above.dep == "acomp" else above, 1)  # "is convinced that Russia had lied"
    if clause.dep in ("ccomp", "acl", "relcl") and above.lemma in cues()["claim_nouns"] and clause.kids("mark", "nsubj"):
        return _whose(above)
    return [teller for kid in clause.children for teller in _beside(kid)]


def _whole(verb: Token) -> Token:
    """The first verb of the clause: of "said that Russia had lied and begun to cheat" the lying."""
    while verb.dep in ("conj", "xcomp") and verb.head.is_verb:
        verb = verb.head
    return verb


def _whose(claim: Token) -> list[Token]:
    """"Kyiv's claim", "the Ukrainian charge", "a complaint by Kyiv", "Kyiv repeated its suspicion": who says what the noun says."""
    found = claim.kids("poss") + [kid for kid in claim.kids("amod", "compound", "nmod") if kid.mention]
    found = found or [pobj for kid in claim.kids("prep") if kid.lower in ("by", "from", "of", "in") for pobj in kid.kids("pobj")]
    verb = governor(claim) if not found else None
    return subjects(verb, 1) if verb is not None and verb.lemma in cues()["support_verbs"] else found


def _beside(kid: Token) -> list[Token]:
    """Who says so in a phrase or clause set beside what is said."""
    if kid.dep == "prep" and kid.lower in ("in", "by"):
        return [owner for pobj in kid.kids("pobj") if pobj.lemma in cues()["words_of"]
                for owner in (*pobj.kids("poss"), *(of for prep in pobj.kids("prep") if prep.lower == "of" for of in prep.kids("pobj")))]
    as_said = kid.dep == "advcl" and kid.lemma in cues()["telling_verbs"] and any(mark.lower == "as" for mark in kid.kids("mark", "advmod"))
    as_said = as_said and not kid.kids("dobj", "ccomp", "xcomp")
    return subjects(kid, 1) if as_said or kid.dep == "parataxis" and kid.lemma in cues()["telling_verbs"] else []


def errand(verb: Token) -> list[Token]:
    """The verb whose purpose the trigger tells: "telephoned Macron to ask for help"."""
    above = verb.head
    free = verb.dep == "advcl" or verb.dep == "xcomp" and above.kids("dobj") and above.lemma not in cues()["object_control_verbs"]
    purpose = free and verb.tag == "VB" and any(kid.lower == "to" for kid in verb.kids("aux"))
    return [above] if purpose and above.is_verb else []


def scene(noun: Token) -> list[Token]:
    """"With Qatar as mediator, Israel and Hamas reached a truce": who acts where somebody has the part that the noun names."""
    part = with_a_part(noun.head)
    acting = noun.head.head if noun.head.lower == "as" else noun
    above = part[0] if part is not None else acting.head if acting.dep == "pcomp" and acting.tag == "VBG" else None  # "With Qatar acting as"
    return surface(above.head, 1) if above is not None and above.lower == "with" and above.head.is_verb else []


def signers(paper: Token) -> list[Token]:
    """"Rwanda and Congo signed a deal": who concludes, keeps or breaks what the noun names."""
    verb = governor(paper)
    if verb is None:
        above = paper.head.head if paper.dep == "pobj" else paper
        verb = above if above.is_verb and paper.head.lower in ("to", "under", "on", "into") else None
    if verb is None or verb.lemma not in cues()["signing_verbs"]:
        return []
    return subjects(verb, 1)


def circumstance_subjects(noun: Token) -> list[Token]:
    """The subject of the clause that a phrase sets in place: "After a meeting with Lavrov, Fidan flew home", "a letter in support of Peru"."""
    prep, above = noun.head, noun.head.head
    if noun.dep != "pobj":
        return []
    if above.tag == "JJ" and above.head.mention is not None and prep.lower == "from":
        return [above.head]  # "Lavrov, fresh from a visit to Mali"
    fronted = prep.lower in ("with", "via", "by") and above.is_verb and any(kid.i > prep.i for kid in above.kids("nsubj", "nsubjpass"))
    if prep.lower not in _CIRCUMSTANCE and not fronted:
        return []
    if above.is_verb:
        return surface(main_verb(above), 1)
    if prep.lower == "to" and above.lower == "thanks" and above.head.is_verb:
        return surface(above.head, 1)  # "Thanks to Qatar's mediation, both sides signed"
    if prep.lower == "in" and above.mention is None and above.lemma in cues()["utterances"]:
        return _issuer(above)
    if prep.lower == "at" and above.mention is not None or prep.lower in ("at", "in", "under") and _set_off(prep, above):
        return [above]  # "Egypt, at odds with Ethiopia", "Georgieva, the economist in charge of the IMF"
    verb = governor(above) if prep.lower in _OF_CLAUSE and above.dep == "dobj" and above.mention is None else None
    return subjects(verb, 1) if verb is not None else []


def _set_off(prep: Token, noun: Token) -> bool:
    """Whether a phrase stands behind a comma at a name, or in an apposition to one: "Iran, in talks with Oman", "Iran, a state in talks with"."""
    before = prep.next(-1)
    return noun.mention is not None and before is not None and before.text == "," or noun.dep == "appos" and noun.head.mention is not None


def _issuer(noun: Token) -> list[Token]:
    """Whose a text is: its owner, or who issues it."""
    return noun.kids("poss") + [kid for kid in noun.kids("amod", "compound", "nmod") if kid.mention] or passing(noun, 1)
