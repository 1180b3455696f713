"""Which words above a trigger can still change whether its claim holds, and who says so."""

from __future__ import annotations

from collections.abc import Iterator

from kg.cues import cues
from kg.syntax import RelationMention, Token

_CONDITIONS = frozenset(("if", "unless", "whether", "should", "lest"))
_OPEN = frozenset(("whether", "if"))
_REASONS = frozenset(("because", "despite", "owing", "thanks", "given", "considering", "notwithstanding"))
_AT_LAST = frozenset(("eventually", "finally", "ultimately", "subsequently"))
_REJECTING = frozenset(("reject", "dismiss", "dispute", "oppose", "contest", "deny"))
_AS = frozenset(("as", "once", "like", "unlike"))
#: How a word that names somebody hangs on the noun that says what he is or does.
_OWNING = frozenset(("poss", "amod", "compound", "nmod"))


def climb(mention: RelationMention) -> Iterator[tuple[Token, Token]]:
    """Pairs (token, its head) from the trigger up, as far as a word above can still change whether the claim holds."""
    token = trigger = mention.trigger
    if given(mention) or _furthered(mention) or _placed(mention):
        return
    while token.head is not token:
        head = token.head
        if aside(token) or token.dep in ("poss", "amod", "compound", "nmod"):
            return
        if token.is_noun and (token is trigger and _presupposed(token) or token.dep == "npadvmod"
                              or token.dep == "nsubj" and (head.lemma not in cues()["happening_verbs"] or _doer(head))):
            return
        if token.dep in ("prep", "advmod") and token.lower in ("as", "once") and any(kid.i > token.i for kid in head.kids("nsubj", "nsubjpass")):
            return  # "As a NATO member, Turkey can veto"
        if token.dep == "prep" and token.lower in ("like", "unlike"):
            return  # "Malta, like other EU states, may veto it"
        if _told_beside(token, head):
            return
        if token.dep == "advcl" and not (_CONDITIONS & {kid.lower for kid in token.kids("mark", "advmod")} or token.tag in ("VBG", "VB")):
            return
        if token.dep in ("ccomp", "parataxis", "dep") and spliced(token, head):
            return
        if token.dep == "conj" and token.is_verb and _new_clause(token):
            return
        yield token, head
        if left_open(token):
            return
        token = head


def _doer(verb: Token) -> bool:
    """Whether the subject of "are to" is one who will do something, and no event: "the rivals are to revive a pact", not "talks are to begin"."""
    done = verb.kids("xcomp") if verb.lemma == "be" else []
    return any(not deed.kids("auxpass") and deed.lemma not in cues()["happening_verbs"] for deed in done)


def _told_beside(token: Token, head: Token) -> bool:
    """Whether what is below is told for itself: "decided to stay because of the threat", "is not happy with the plan", "demanded that it
    leave, eventually quitting the base"."""
    if token.dep in ("prep", "advmod") and (token.lower in _REASONS or token.dep == "prep" and head.lower in cues()["attitude_words"]):
        return True
    return token.dep == "advcl" and token.tag == "VBG" and any(kid.lower in _AT_LAST for kid in token.kids("advmod"))


def aside(token: Token) -> bool:
    """Whether what follows is said by the way: a relative clause, an apposition, a participle. "The claim that it fell" is none."""
    if token.dep == "acl":
        return token.tag in ("VBN", "VBG", "VBD") and not token.kids("mark", "nsubj", "nsubjpass", "aux")
    return token.dep == "appos" or token.dep == "relcl" and not any(kid.lower == "that" for kid in token.kids("mark"))


def left_open(clause: Token) -> bool:
    """"would not say whether it had": what stands above neither affirms nor denies the clause."""
    return clause.dep == "ccomp" and any(kid.lower in _OPEN and kid.i < clause.i for kid in clause.kids("mark"))


def spliced(clause: Token, head: Token) -> bool:
    """"They signed it; Mongolia did not.": two sentences in one, that the parser hangs on each other."""
    if head.i < clause.i or not head.is_verb or not head.kids("nsubj", "nsubjpass"):
        return False
    between = {token.text for token in clause.sentence.tokens[clause.i : head.i]}
    return bool(between & {";", ":", "—", "–"}) or head.lemma not in cues()["reporting_verbs"] and "," in between and not between & {"“", '"', "‘"}


def given(mention: RelationMention) -> bool:
    """"refused to support its allies", "did not join the EU's sanctions": what the verb does leaves the relation as it is."""
    trigger = mention.trigger
    if trigger.dep == "nsubjpass" and trigger.head.lemma in cues()["leaving_verbs"]:
        return trigger.is_noun  # "the withdrawal cannot be attributed to pressure"
    verb = trigger.head if trigger.dep in ("dobj", "dative") else trigger.head.head if trigger.dep == "pobj" else None
    if verb is None or not trigger.is_noun or not verb.is_verb:
        return False
    definite = any(kid.lower in ("the", "this") for kid in trigger.kids("det"))
    if trigger.dep == "dobj" and verb.lemma in cues()["discussing_verbs"] and definite and mention.relation in cues().relations("deeds"):
        return True
    if trigger.dep == "pobj" and trigger.head.lower in _AS:
        return False
    if trigger.dep == "pobj" and trigger.head.lower == "under" and trigger.lemma in cues()["agreements"]:
        return True  # "Under a deal with Turkey it will get ships"
    if trigger.dep == "dobj" and definite and verb.lemma in _REJECTING and _between_others(mention, verb):
        return True  # "Greece rejects the accord between Turkey and Libya"
    if trigger.lemma in cues()["role_nouns"]:
        return verb.lemma not in cues()["becoming_verbs"]
    if mention.relation in cues().relations("swaying") and trigger.dep == "dobj" and verb.lemma in cues()["lessening_verbs"]:
        return True  # "wants to reduce its dependence"
    owner = mention.source.token
    owned = owner.head is trigger and owner.dep in _OWNING and owner.tag != "PRP$" or owner is trigger \
        or owner.dep == "pobj" and owner.head.lower == "by" and owner.head.head is trigger  # "the annexation of Crimea by Russia"
    return owned and verb.lemma in cues()["leaving_verbs"] or _others(mention, verb)


def _placed(mention: RelationMention) -> bool:
    """"ended a drill near its border with Chad", "refused to open the frontier": where things lie stays as it is."""
    trigger = mention.trigger
    if not trigger.is_noun or mention.relation not in cues().relations("authors_own"):
        return False
    told = trigger.head.lemma in cues()["becoming_verbs"] | {"share", "possess", "lack"}
    return trigger.dep == "pobj" or trigger.dep in ("dobj", "nsubjpass") and not told


def _furthered(mention: RelationMention) -> bool:
    """"agreed to step up their cooperation": what is to grow is there."""
    trigger, lists = mention.trigger, cues()
    verb = trigger if trigger.is_verb else trigger.head
    if mention.relation not in lists.relations("going_on") or verb.dep != "xcomp" or trigger is not verb and trigger.dep != "dobj":
        return False
    above = verb.head.lemma in lists["plan_verbs"] or verb.head.lemma in lists["possible_verbs"]
    grows = verb.lemma in lists["furthering_verbs"] or any(f"{verb.lemma} {kid.lower}" in lists["furthering_verbs"] for kid in verb.kids("prt"))
    return above and grows


def _between_others(mention: RelationMention, verb: Token) -> bool:
    """Whether both whom a paper binds are named with it, and another one speaks of it."""
    within = mention.trigger.subtree()
    return mention.relation in cues().relations("agreed") and all(end.token in within for end in (mention.source, mention.target)) \
        and bool(verb.kids("nsubj"))


def _others(mention: RelationMention, verb: Token) -> bool:
    """"takes no side in the rivalry of A and B": what two have between them stays as it is, whatever a third one does or does not."""
    subjects = [word for kid in verb.kids("nsubj") for word in kid.subtree()]
    definite = any(kid.lower == "the" for kid in mention.trigger.kids("det"))
    between = mention.trigger.dep == "pobj" and mention.trigger.head.lower in ("in", "over", "about", "on")
    return definite and between and bool(subjects) and mention.relation in cues().relations("between_two") \
        and not any(end.token in subjects for end in (mention.source, mention.target))


def _presupposed(noun: Token) -> bool:
    """"the readiness of its bases": a noun below another noun that is no plan or wish is taken for granted."""
    above = noun.head.head if noun.dep == "pobj" else noun.head
    lists = cues()
    return noun.is_noun and noun.dep == "pobj" and above.is_noun and (above.lemma in lists["infinitive_nouns"] or not any(
        above.lemma in lists[name] for name in ("factive_nouns", "possible_nouns", "negative_nouns", "quantities")))


def _new_clause(token: Token) -> bool:
    """A coordinated clause with a subject of its own is out of the first one's scope, but not out of its reporting verb's."""
    return bool(token.kids("nsubj", "nsubjpass")) and token.head.dep != "ccomp"
