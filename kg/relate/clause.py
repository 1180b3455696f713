"""Who does what to whom in a verb's clause, active and passive alike: subjects, objects and who controls an infinitive.

Every function gives head tokens of argument phrases, none if there is none.
"""

from __future__ import annotations

from kg.cues import cues
from kg.relate.relatives import RELATIVE, antecedent, company, handed_down, likewise, plotters, set_beside, told_as
from kg.syntax import Token

_GETTING = frozenset(("receive", "accept", "get", "decline", "have", "refuse", "reject", "obtain", "win", "await"))
_USING = frozenset(("use", "fire", "launch", "fly", "drop"))
#: How deep chains of clauses are followed.
_DEEP = 6


def passive(verb: Token) -> bool:
    """Whether the verb is in the passive: "was bombed", "bombed by NATO", "expelled from Mali, it ..."."""
    if any(kid.dep in ("auxpass", "nsubjpass", "csubjpass") for kid in verb.children):
        return True
    if verb.tag == "VBD" and (verb.kids("agent") or verb.dep == "acl") and not verb.kids("nsubj", "dobj"):
        return True  # a participle read as a past tense: "a contract concluded by X with Y", "the GCC, made up of"
    if verb.tag != "VBN" or any(kid.dep == "aux" and kid.lemma == "have" for kid in verb.children):
        return False
    if verb.lemma in cues()["appeal_verbs"] and verb.dep == "acl" and any(kid.i == verb.i + 1 and kid.kids("pobj") for kid in verb.kids("prep")):
        return False  # "the premier, X, called upon Y to leave", read as a participle
    if any(kid.dep in ("nsubj", "dobj") for kid in verb.children):
        return bool(verb.kids("agent")) and not verb.kids("dobj")  # "sees itself threatened by Russia"
    if verb.dep == "conj" and verb.head.is_verb:
        return passive(verb.head)
    return verb.dep in ("acl", "advcl", "relcl", "amod", "ROOT", "oprd", "ccomp", "xcomp", "dep", "pcomp", "appos", "prep")


def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Who acts: the grammatical subject, the agent of a passive, or the one who controls an infinitive or participle."""
    if depth > _DEEP:
        return []
    if passive(verb):
        agents = [pobj for kid in verb.children for prep in (kid, *(kid.kids("conj") if kid.dep in ("agent", "prep") else ()))
                  if prep.lower == "by" or prep.dep == "agent" for pobj in prep.kids("pobj")]  # "bought by Switzerland on paper and by China"
        agents = agents or handed_down(verb)
        twins = [kid for kid in verb.kids("conj") if kid.tag == "VBN" and not kid.kids("nsubj", "nsubjpass", "auxpass")]
        return agents or [agent for twin in twins for agent in subjects(twin, depth + 1)]  # "armed and sheltered by Algeria"
    own = [antecedent(kid, verb) for kid in verb.kids("nsubj")]
    return own and own + company(verb, own) + likewise(verb) or _controller(verb, depth)


def surface(verb: Token, depth: int = 0) -> list[Token]:
    """The grammatical subject whatever the voice: of a passive, whom it happens to."""
    if depth > _DEEP:
        return []
    own = [antecedent(kid, verb) for kid in verb.kids("nsubj", "nsubjpass")]
    return own or _controller(verb, depth) or _chosen(verb)


def _chosen(verb: Token) -> list[Token]:
    """"Of the five, only Kazakhstan and Tajikistan are members": a subject that the parser has hung on the group before it."""
    groups = [pobj for kid in verb.kids("prep") if kid.lower in ("of", "among") and kid.i < verb.i for pobj in kid.kids("pobj")]
    return [kid for group in groups for kid in group.kids("appos", "conj")[:1] if kid.mention is not None]


def _controller(verb: Token, depth: int) -> list[Token]:
    """Who is understood as the subject of a verb without one."""
    head = verb.head
    if head is verb:
        return []
    told = _told(verb)
    if told:
        return told
    if verb.dep in ("conj", "advcl", "dep", "parataxis", "ccomp") and head.is_verb:
        if verb.dep in ("advcl", "ccomp") and verb.tag not in ("VBG", "VBN", "VB"):
            return []
        return surface(head, depth + 1)
    if verb.dep == "xcomp" and head.is_verb:
        taken = head.lemma == "take" and any(kid.lower == "it" for kid in head.kids("nsubj"))  # "It took Qatar six days to"
        controls = (taken or head.lemma in cues()["object_control_verbs"]) and direct_objects(head)
        return controls or surface(head, depth + 1)
    if verb.dep == "xcomp" and head.tag.startswith("JJ"):
        return surface(head.head, depth + 1) if head.head.is_verb else [head.head]
    if verb.dep == "relcl" and verb.tag == "VB" and head.dep == "attr" and head.head.is_verb:
        return surface(head.head, depth + 1)  # "Armenia was the first state to recognise it"
    if verb.dep == "relcl" and not (verb.tag == "VB" and _planned(head)):
        return [] if verb.kids("nsubj") else [head]
    if verb.dep in ("acl", "relcl"):
        return _of_noun_clause(verb, head, depth)
    if verb.dep in ("pcomp", "pobj") and head.dep in ("prep", "agent", "mark"):
        return _of_gerund(head, depth)
    if verb.dep == "advcl" and head.is_noun:
        return [head]
    return []


def _told(verb: Token) -> list[Token]:
    """"called on Baku to leave", "chose a firm to build it": who is to do what the infinitive says."""
    above = verb.head
    if verb.tag != "VB" or verb.dep not in ("xcomp", "advcl", "ccomp") or not above.is_verb:
        return []
    if above.lemma in cues()["appeal_verbs"]:
        return [pobj for kid in above.kids("prep") if kid.lower in ("on", "to", "upon") and kid.i < verb.i for pobj in kid.kids("pobj")]
    return (direct_objects(above) if above.lemma in cues()["choosing_verbs"] else plotters(verb)) if verb.dep == "advcl" else []


def _planned(noun: Token) -> bool:
    """"a deal to supply gas": the noun does not act, it tells what somebody is to do."""
    return noun.mention is None and any(noun.lemma in cues()[name] for name in ("factive_nouns", "possible_nouns", "agreements"))


def _of_noun_clause(verb: Token, noun: Token, depth: int) -> list[Token]:
    """"troops fighting in Mali", "chose a firm to build": the noun; "Russia's decision to leave", "the readiness of Rome to pay": whose."""
    if verb.tag == "VB" and noun.lemma in cues()["addressed_nouns"]:
        return _addressed(noun, depth)
    before = verb.next(-1)
    if verb.tag == "VBG" and noun.lemma in cues()["event_nouns"] and before is not None and before.dep == "pobj" and before.head.head is noun:
        return [before]  # "a response to Ukraine firing missiles"
    beside = set_beside(verb)
    if beside is not None:
        return surface(beside, depth + 1)
    speaks = verb.tag == "VBG" and noun.mention is None and noun.lemma in cues()["utterances"]
    chosen = governor(noun) if noun.dep == "dobj" else None
    if verb.tag in ("VBG", "VBN") and not speaks or chosen is not None and chosen.lemma in cues()["choosing_verbs"]:
        return [noun]
    owners = noun.kids("poss") + [kid for kid in noun.kids("amod", "compound", "nmod") if kid.mention]
    agents = [pobj for kid in noun.kids("prep") for pobj in kid.kids("pobj") if kid.lower in ("by", "from") or kid.lower == "of" and pobj.mention]
    return owners or agents or (passing(noun, depth) if speaks else governor_subjects(noun, depth))


def _addressed(noun: Token, depth: int) -> list[Token]:
    """"extended to Lula an invitation to visit Russia", "Fico received an invitation to come": who is to do it."""
    above = governor(noun)
    told = [pobj for owner in (noun, above) if owner is not None for kid in owner.children if kid.dep in ("prep", "dative") and kid.lower == "to"
            for pobj in kid.kids("pobj")]
    if told or above is None:
        return told
    return recipients(above) or (subjects(above, depth + 1) if above.lemma in _GETTING else [])


def passing(noun: Token, depth: int) -> list[Token]:
    """Who stands by a text: who passes or issues it, or votes for it, not who rejects it."""
    prep, verb = noun.head, noun.head
    if noun.dep == "pobj" and prep.lower in ("for", "of"):
        verb = prep.head.head.head if prep.head.lower in ("favour", "favor") else prep.head
        return subjects(verb, depth + 1) if verb.lemma == "vote" else []
    return governor_subjects(noun, depth) if noun.dep in ("dobj", "nsubjpass") and verb.lemma not in cues()["negative_verbs"] else []


def _of_gerund(prep: Token, depth: int) -> list[Token]:
    """"accused of bombing", "after leaving": the object of the verb above or its subject; "the risk of losing": whose risk."""
    above = prep.head.head if prep.head.lower == "short" else prep.head  # "stopped short of condemning"
    if prep.lower == "for" and (punished := _punished(above)):
        return punished
    if above.is_verb:
        if prep.lower == "in" and above.lemma in ("follow", "join"):
            return surface(above, depth + 1) + direct_objects(above)  # "Norway followed the EU in blacklisting two firms": both
        controls = above.lemma in cues()["object_control_verbs"] or above.lemma in cues()["reproach_verbs"]
        return controls and prep.lower in ("of", "for", "from") and direct_objects(above) or surface(above, depth + 1)
    if above.is_noun:
        return above.kids("poss") or governor_subjects(above, depth)
    return []


def _punished(above: Token) -> list[Token]:
    """"imposed sanctions on the firm for buying", "a fine on X for helping": who is punished for what follows."""
    nouns = [above] if above.is_noun else direct_objects(above) if above.is_verb else []
    if not any(noun.lemma in cues()["penalties"] for noun in nouns):
        return []
    return [pobj for noun in (above, *nouns) for kid in noun.kids("prep") if kid.lower in ("on", "against", "upon") for pobj in kid.kids("pobj")]


def governor_subjects(noun: Token, depth: int = 0) -> list[Token]:
    """The subject of the verb that has the noun as its object: "Russia launched an attack", "talks were held by ..."."""
    verb = governor(noun)
    return subjects(verb, depth + 1) if verb else []


def users(noun: Token) -> list[Token]:
    """Who acts with it: "shelled Belgorod with rockets", "attacked the port, using drones"."""
    if noun.dep == "pobj" and noun.head.lower == "with" and noun.head.head.is_verb:
        return subjects(noun.head.head, 1)
    return subjects(noun.head, 1) if noun.dep == "dobj" and noun.head.lemma in _USING else []


def governor(noun: Token) -> Token | None:
    """The verb whose object (or passive subject, or prepositional object) the noun is."""
    token = noun
    while token.dep == "conj" and token.head.is_noun:
        token = token.head
    if token.dep in ("dobj", "nsubjpass", "attr", "oprd") and token.head.is_verb:
        return token.head
    if token.dep == "acl" or token.dep == "pobj" and token.head.head.is_verb and token.head.dep in ("prep", "agent"):
        return token.head.head if token.dep == "pobj" else None
    return next((kid for kid in token.kids("acl", "relcl") if kid.tag == "VBN" and passive(kid)), None)


def objects(verb: Token) -> list[Token]:
    """Whom it happens to: the direct object, the subject of a passive, the noun that a participle or relative clause describes."""
    found = direct_objects(verb)
    if found:
        return found
    for kid in verb.kids("conj"):
        if kid.is_verb and kid.tag == verb.tag and not passive(verb) and not verb.kids("prep"):
            return direct_objects(kid)
    return []


def direct_objects(verb: Token) -> list[Token]:
    """The objects that the verb has itself, not those that it shares with a coordinated one."""
    if passive(verb):
        own = [antecedent(kid, verb) for kid in verb.kids("nsubjpass") or verb.kids("auxpass", "agent") and verb.kids("nsubj")][-1:]
        if own:
            return own
        if verb.dep in ("acl", "relcl") and verb.head.is_noun:
            return [verb.head]
        if verb.dep == "amod":
            return [verb.head]
        if verb.dep == "ROOT":  # "Received by Putin, Assad thanked him"
            return [subject for main in verb.kids("conj")[:1] for subject in main.kids("nsubj")]
        return surface(verb, 1) if verb.dep in ("conj", "advcl", "xcomp", "ccomp", "pcomp") else []
    found = _two_objects(verb)[1:] or verb.kids("dobj", "obj")
    relative = [antecedent(kid, verb) for kid in found if kid.lower in RELATIVE and kid.tag != "NNP"]  # not "the WHO"
    if relative:
        return [token for token in relative if token.lower not in RELATIVE]
    if found:
        return found
    told = [noun for kid in verb.kids("ccomp") for noun in told_as(kid)] or _misread(verb)
    if told:
        return told
    clause = _gap_clause(verb)
    if clause is not None and clause.kids("nsubj") and not any(_relative(kid) for kid in clause.kids("nsubj")):
        return [clause.head]
    return []


def _misread(verb: Token) -> list[Token]:
    """"shelled Donetsk, killing three": a name right after the verb that the parser takes for an adverb."""
    return [kid for kid in verb.kids("advmod", "npadvmod") if kid.mention is not None and kid.mention.first == verb.i + 1 and kid.tag == "NNP"]


def _relative(subject: Token) -> bool:
    """"which left", "whose soldiers left": the pronoun stands in the subject, and the clause lacks no object."""
    return subject.lower in RELATIVE and subject.tag != "NNP" or any(kid.tag == "WP$" for kid in subject.kids("poss"))


def _gap_clause(verb: Token) -> Token | None:
    """The relative clause whose noun is the object of a verb in it: "regions (that) Russia claims to have annexed"."""
    clause = verb
    while clause.dep == "xcomp" and clause.head.is_verb and not clause.head.kids("dobj"):
        clause = clause.head
    that = any(kid.lower == "that" and kid.dep == "mark" for kid in clause.children)
    relative = clause.dep == "relcl" or clause.dep == "acl" and clause.tag in ("VBD", "VBZ", "VBP") and that and clause is not verb
    return clause if relative and clause.head.is_noun else None


def recipients(verb: Token) -> list[Token]:
    """The indirect object: "gave Ukraine tanks"."""
    found = [kid for kid in verb.kids("dative") if kid.is_noun or kid.tag.startswith("PRP")]
    return found or [pobj for kid in verb.kids("dative") for pobj in kid.kids("pobj")] or _two_objects(verb)[:1]


def _two_objects(verb: Token) -> list[Token]:
    """"handed Ukraine equipment", where the parser took both for objects: who gets it, and what."""
    found = verb.kids("dobj") if verb.lemma in cues()["giving_verbs"] else []
    return found if len(found) == 2 and found[0].mention is not None and found[1].mention is None else []


def complements(token: Token) -> list[Token]:
    """The verbs of the clauses that a verb or noun takes: "demands that ... amend", "its claim that ... incited", "accused of inciting";
    "called for Rwanda to withdraw", "holds Russia responsible"."""
    found = token.kids("ccomp", "xcomp") if token.is_verb else token.kids("acl", "ccomp", "relcl")
    found += [verb for kid in token.kids("prep") for verb in (*kid.kids("pcomp"), *(pobj for pobj in kid.kids("pobj") if pobj.tag == "VBG"))]
    found += [verb for verb in token.kids("advcl") if verb.kids("nsubj") and any(kid.lower == "for" for kid in verb.kids("mark"))]
    found += [twin for verb in found for twin in verb.kids("conj")]
    return [verb for verb in found if verb.is_verb or verb.dep == "ccomp" and verb.tag.startswith(("JJ", "NN")) and verb.kids("nsubj")]


def infinitives(token: Token) -> list[Token]:
    """"told Netanyahu to end the war": the complements in the infinitive, also where the parser took them for what it is told for."""
    controlled = token.kids("advcl") if token.lemma in cues()["object_control_verbs"] and token.kids("dobj") else []
    return [verb for verb in complements(token) + controlled if verb.tag == "VB" and any(kid.lower == "to" for kid in verb.kids("aux"))]


def purposes(token: Token) -> list[Token]:
    """The complements, and what it is done for: "sent soldiers to quash a revolt"."""
    aims = [kid for kid in token.kids("advcl") if kid.tag == "VB" and any(sub.lower == "to" for sub in kid.kids("aux"))]
    return complements(token) + aims


def superior(verb: Token) -> list[Token]:
    """The verb that governs the trigger's clause: "let the Americans open a base", "India left, as Muizzu had demanded"."""
    above = verb.head.head if verb.dep == "pcomp" else verb.head
    governed = verb.dep in ("xcomp", "ccomp", "pcomp") or verb.dep == "advcl" and any(kid.lower == "as" for kid in verb.kids("mark"))
    return [above] if governed and above.is_verb else []
