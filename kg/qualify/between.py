"""What stands between a date and a word: whether the date reaches it, or belongs to something that has a time of its own."""

from __future__ import annotations

from kg.cues import cues
from kg.syntax import Token

#: Conjunctions whose clause has a time of its own.
OTHER_TIME = frozenset(("after", "before", "since", "until", "till", "once"))


def made_of(participle: Token) -> bool:
    """"a pact with Kenya, signed in 2007": of the pact, though the parser hangs it on the partner."""
    return participle.dep == "acl" and participle.tag == "VBN" and participle.lemma in cues()["making_verbs"] and participle.head.mention is not None


def side_by_side(verb: Token, other: Token) -> bool:
    """"destroyed and captured in May": two verbs that share what follows."""
    return verb.is_verb and other.dep == "conj" and other.tag in ("VBD", "VBN") and other.i == verb.i + 2 and not verb.kids("dobj", "prep")


def course_of(participle: Token) -> Token | None:
    """"swapped prisoners in an operation brokered by Oman": the verb in the course of which something else was done."""
    event, prep = participle.head, participle.head.head
    within = participle.dep == "acl" and event.dep == "pobj" and prep.lower in ("in", "under", "during") and prep.head.is_verb
    return prep.head if within else None


def occasion_of(verb: Token) -> Token:
    """The clause of what was done on an occasion that the verb tells of: "at a summit held in May, Kenya joined"; else the verb."""
    event, prep = verb.head, verb.head.head
    told = verb.dep in ("acl", "relcl") and event.dep == "pobj" and prep.lower in ("at", "during") and event.lemma in cues()["occasions"]
    return prep.head if told and prep.head.is_verb else verb


def under_pact(participle: Token) -> bool:
    """"will train its navy under an agreement signed in May": of what is done under it."""
    pact, prep = participle.head, participle.head.head
    made = participle.dep in ("acl", "relcl") and participle.lemma in cues()["making_verbs"] | cues()["reporting_verbs"]
    return made and pact.dep == "pobj" and pact.lemma in cues()["undertakings"] and prep.lower in ("under", "by", "through", "with")


def in_a_move(verb: Token) -> bool:
    """"armed it in May, in a move that Moscow denounced": told of what was done, and so soon after."""
    step = verb.head
    return verb.dep == "relcl" and step.lemma in ("move", "step", "decision") and step.dep == "pobj" and step.head.lower == "in"


def trailing(participle: Token) -> bool:
    """"recognised it on Monday, defying its allies": what is done by it, though the parser hangs it on a noun."""
    before = participle.next(-1)
    return participle.dep == "acl" and participle.tag == "VBG" and before is not None and before.text == ","


def undertaken(verb: Token) -> bool:
    """ "signed a contract to build a port", "chose a firm to build it", "a pact by which it passed to China": what was undertaken then."""
    to_do = any(kid.lower == "to" for kid in verb.kids("aux"))
    under = [kid for kid in verb.kids("prep") if kid.lower in ("by", "under")]
    by_it = verb.dep == "relcl" and any(sub.lower == "which" for prep in under for sub in prep.children)
    if verb.dep not in ("acl", "relcl") or not (to_do or by_it):
        return False
    noun = verb.head
    settled = next((above.lemma for above in noun.ancestors() if above.is_verb), "")
    return settled in cues()["settling_verbs"] and noun.lemma in cues()["undertakings"] or settled in cues()["choosing_verbs"] and noun.dep == "dobj"


def happening(verb: Token, event: Token) -> bool:
    """"an exercise that ended on Saturday", "the war that broke out in May": when it was."""
    return verb.dep == "relcl" and verb.head is event and event.is_noun and verb.lemma in cues()["occurring_verbs"]


def gathered(participle: Token, verb: Token) -> bool:
    """"EU leaders, meeting in Brussels on Thursday, imposed sanctions": what tells where and when the subject acted."""
    while verb.dep == "conj" and verb.head.is_verb and not verb.kids("nsubj"):
        verb = verb.head
    of_subject = participle.dep == "acl" and participle.head in verb.kids("nsubj") or participle.dep == "advcl" and participle.head is verb
    return participle.tag == "VBG" and participle.lemma in cues()["gathering_verbs"] and of_subject and not participle.kids("mark")


def since_clause(between: list[Token]) -> bool:
    """Whether a date tells since when: "is led by him since Israel killed his predecessor in May"."""
    clauses = [token for token in between if token.is_verb]
    return len(clauses) == 1 and clauses[0].dep == "advcl" and any(kid.lower == "since" for kid in clauses[0].kids("mark"))


def soon_after(token: Token) -> bool:
    """Whether something follows close upon what the word's clause or phrase tells: "shortly after the offensive began in May"."""
    marks = token.kids("mark") if token.dep == "advcl" else [token.head] if token.dep in ("pobj", "pcomp") else []
    words = [token, *marks]
    return any(mark.lower == "after" for mark in marks) and any(
        kid.lower in ("shortly", "soon", "immediately", "right", "hours", "days") for word in words for kid in word.kids("advmod", "npadvmod"))


def of_an_hour(prep: Token) -> bool:
    """Whether "before" or "after" tells a time of the same day: "before dawn on Saturday", "after talks on Monday"."""
    return any(kid.lower in cues()["hours"] or prep.lower == "after" and kid.lemma in cues()["occasions"] for kid in prep.kids("pobj"))


def another(token: Token) -> bool:
    """Whether the word begins what has a date of its own: another clause, or a remark on somebody named."""
    if token.dep in ("relcl", "acl", "appos"):
        return token.lower not in ("dated", "due", "scheduled", "planned")  # "in a letter dated 2 October he accused ..."
    return token.dep == "conj" and token.is_verb or elsewhen(token)


def elsewhen(token: Token) -> bool:
    """Whether the word's clause is set before or after another: "before he left", "of having attacked", "having earlier met him"."""
    if token.dep in ("pcomp", "xcomp", "advcl") and any(kid.lower == "having" for kid in token.kids("aux")):
        return True
    if token.dep == "advcl" and token.tag == "VBG" and any(kid.lower in cues()["other_times"] for kid in token.kids("advmod")):
        return True  # "demanded that it leave, eventually quitting the base in May"
    return token.dep == "advcl" and any(kid.lower in OTHER_TIME for kid in token.kids("mark")) or \
        token.dep == "pcomp" and token.head.lower in OTHER_TIME
