"""Slips of the parser about clauses: who goes on to say something, who is to do something in a headline, relative clauses cut up."""

from __future__ import annotations

from kg.cues import cues
from kg.joints import hang, move, replace
from kg.syntax import Token
from kg.words import also_verb, lemma, verb_lemma

#: Lists of nouns that take an infinitive: "the readiness", "the decision", "the bid to".
_WILL = ("infinitive_nouns", "factive_nouns", "possible_nouns")


def said_on(token: Token) -> None:
    """"Kyiv said that Moscow had shelled Sumy and accused Minsk of helping": Kyiv accuses."""
    clause, lists = token.head, cues()
    verb = clause.head
    if token.lemma not in lists["speech_verbs"] or token.kids("nsubj", "nsubjpass", "mark", "aux") or not verb.is_verb:
        return
    if clause.dep == "ccomp" and verb.i < clause.i and verb.lemma in lists["reporting_verbs"] and token.tag == verb.tag \
            and clause.kids("nsubj", "nsubjpass") and clause.lemma not in lists["speech_verbs"] | lists["reporting_verbs"]:
        move(token, verb, "conj")


def to_do(verb: Token) -> None:
    """"Turkey to buy jets, sources say": in a headline what is about to act is the subject."""
    name = verb.head
    first = name.mention is not None and name.mention.first == 0 and name.dep in ("npadvmod", "nsubj", "dep")
    if first and verb.dep == "relcl" and verb.tag == "VB" and name.head.is_verb and not verb.kids("nsubj", "nsubjpass"):
        move(verb, name.head, "ccomp")
        move(name, verb, "nsubjpass" if verb.kids("auxpass") else "nsubj")


def infinitive(verb: Token) -> None:
    """"welcomed the readiness of Poland to help": what the noun is a readiness for, not why somebody welcomed it; "went so far as to help"."""
    to, above = verb.kids("aux"), verb.head
    if verb.tag != "VB" or not to or to[0].lower != "to":
        return
    if above.lower == "far" and above.head.is_verb:
        move(verb, above.head, "xcomp")
    if not above.is_verb:
        return
    noun = next((kid for kid in verb.head.kids("dobj") if any(kid.lemma in cues()[name] for name in _WILL)), None)
    if noun is not None and noun.subtree()[-1].i == to[0].i - 1:
        move(verb, noun, "acl")


def cut_up(token: Token) -> None:
    """What belongs to a clause after a noun, and was taken for a part of something else."""
    if token.tag == "WP$" and token.dep == "poss":
        _fraction_of_whose(token)
    elif token.tag == "JJ" and token.dep == "amod" and token.i > token.head.i:
        _participles(token)
    elif token.tag == "NNS" and token.dep in ("nsubj", "relcl", "pcomp", "appos") and token.mention is None:
        _verb_after_name(token)
    elif token.tag in ("VBZ", "VBD") and token.dep in ("ccomp", "advcl"):
        _plural_object(token)
        _next_verb(token)
    elif token.tag in ("VBD", "VBN") and token.dep == "csubj":
        _reduced(token)
    elif token.tag == "VBN" and token.dep == "conj":
        _clause_after(token)
    elif token.tag in ("VBD", "VBN") and token.dep == "amod":
        _verb_of_name(token)
    elif token.tag == "NNPS" and token.dep in ("nmod", "compound"):
        _two_peoples(token)
    elif token.tag == "IN" and token.dep == "prep":
        _after_owner(token)
        if token.head.dep == "pobj":
            _after_date(token)


def _fraction_of_whose(whose: Token) -> None:
    """"Serbia, a third of whose gas is Russian": the fraction is the subject of the clause about the name before the comma."""
    of, noun, verb = whose.next(-1), whose.head, whose.head.head
    fraction = of.head if of is not None and of.lower == "of" else None
    if of is None or fraction is None or noun.dep not in ("nsubj", "nsubjpass") or not verb.is_verb:
        return
    dep = noun.dep
    move(noun, of, "pobj")
    comma = min([fraction, *fraction.kids("det", "nummod", "advmod", "quantmod", "amod")], key=lambda part: part.i).next(-1)
    name = comma.next(-1) if comma is not None and comma.text == "," else None
    if fraction.head is not verb and name is not None and name.mention is not None and fraction in verb.ancestors():
        move(verb, whose.sentence.head_of(name.mention), "relcl")
        move(fraction, verb, dep)


def _verb_of_name(verb: Token) -> None:
    """"ECOWAS slapped sanctions on Niger": a participle between a name and what the parser took for the name's object is the verb."""
    thing, name = verb.head, verb.head.head
    if thing.dep != "dobj" or name.is_verb or name.mention is None or name.mention.last + 1 != verb.i or verb.kids("agent"):
        return
    replace(name, verb)
    for kid in [kid for kid in name.children if kid.i > verb.i]:
        move(kid, verb, kid.dep)
    hang(name, verb, "nsubj")
    verb.tag, name.tag, verb.lemma = "VBD", "NNP", lemma(verb.text, "VBD")


def _verb_after_name(noun: Token) -> None:
    """"the missiles that Pakistan buys are old", "a third of what Peru exports": after a relative pronoun and a name it is a verb."""
    name, pronoun = noun.next(-1), noun.next(-2)
    if name is None or pronoun is None or name.mention is None or name.head is not noun or name.dep not in ("compound", "nmod"):
        return
    if pronoun.tag not in ("WDT", "WP") and pronoun.lower != "that" or not also_verb(noun.lower):
        return
    main = noun.head
    if noun.dep == "nsubj" and main.dep == "relcl" and pronoun.head is main and noun.next() is main:
        _main_after_clause(main, noun)
        move(pronoun, noun, "dobj")
    elif noun.dep == "appos" and pronoun.tag == "WDT" and pronoun.head is main:
        noun.dep = "relcl"  # "The M23, which Rwanda arms, left"
        move(pronoun, noun, "dobj")
    elif noun.dep not in ("relcl", "pcomp") or pronoun.head is not noun:
        return
    noun.tag, noun.lemma, name.dep = "VBZ", lemma(noun.text, "VBZ"), "nsubj"


def _main_after_clause(main: Token, inner: Token) -> None:
    """"A third of everything that Peru exports goes to China": of two verbs the first is the clause's, the second has the noun as subject."""
    described = main.head
    subject = described
    while subject.dep in ("pobj", "prep") and subject.head is not subject:
        subject = subject.head
    move(inner, described, "relcl")
    described.children.remove(main)
    if subject.head is subject:
        main.head, main.dep = main, "ROOT"
        for kid in subject.kids("punct"):
            move(kid, main, "punct")
    else:
        main.head, main.dep = subject.head, subject.dep
        main.head.children = sorted([*main.head.children, main], key=lambda kid: kid.i)
        subject.head.children.remove(subject)
    main.children = sorted([*main.children, subject], key=lambda kid: kid.i)
    subject.head, subject.dep = main, "nsubj"


def _participles(adjective: Token) -> None:
    """"The Front, armed and sheltered by Algeria, left": the first of two participles, taken for an adjective."""
    form = verb_lemma(adjective.lower) if any(kid.tag == "VBN" for kid in adjective.kids("conj")) else None
    if form:
        adjective.tag, adjective.dep, adjective.lemma = "VBN", "acl", form


def _plural_object(token: Token) -> None:
    """"imposed asset freezes on Iran": right after a verb that takes a noun, a bare noun and a plural are its object, and no clause."""
    verb, first = token.head, token.next(-1)
    if token.tag != "VBZ" or first is None or first.tag != "NN" or first.children or first.next(-1) is not verb:
        return
    beside = (first.dep, first.head) in (("nsubj", token), ("dobj", verb)) and not token.kids("aux", "dobj", "mark")
    if beside and verb.lemma in cues()["imposing_verbs"]:
        move(first, token, "compound")
        token.tag, token.dep, token.lemma = "NNS", "dobj", lemma(token.text, "NNS")


def _reduced(verb: Token) -> None:
    """"The missiles promised by Oslo would arrive": a participle taken for a clause that is the subject."""
    subjects, above = verb.kids("nsubj", "nsubjpass"), verb.head
    if len(subjects) == 1 and verb.kids("agent", "prep") and not verb.kids("aux", "auxpass", "dobj", "mark") and not above.kids("nsubj", "nsubjpass"):
        subject = subjects[0]
        move(subject, above, "nsubjpass" if above.kids("auxpass") else "nsubj")
        move(verb, subject, "acl")
        verb.tag = "VBN"


def _clause_after(verb: Token) -> None:
    """"met a day after Shell, the oil firm, had been listed": the name is not the object of "after" but the subject of its clause."""
    helpers = verb.kids("aux", "auxpass")
    if verb.kids("nsubj", "nsubjpass") or not verb.kids("auxpass") or not any(kid.lower == "had" for kid in helpers):
        return
    prep = next((kid for kid in verb.head.kids("prep") if kid.lower in ("after", "before", "since", "until") and kid.i < verb.i), None)
    names = prep.kids("pobj") if prep is not None else []
    last = prep.subtree()[-1].next() if prep is not None else None
    if prep is None or not names or last is None or (last.next() if last.text == "," else last) is not helpers[0]:
        return
    move(names[0], verb, "nsubjpass")
    move(prep, verb, "mark")
    verb.dep = "advcl"


def _two_peoples(people: Token) -> None:
    """"hired Nepalis and Sri Lankans": of two peoples the first is no part of the second's name."""
    second, mention = people.head, people.mention
    joint = mention is not None and people.sentence.tokens[mention.last + 1]
    if mention is None or second.mention is None or second.mention is mention or not joint or joint.lower not in ("and", "or"):
        return
    if mention.kind == second.mention.kind == "people" and joint.i + 1 == second.mention.first:
        move(people, second.head, second.dep)
        move(second, people, "conj")
        for kid in second.kids("nummod", "amod", "cc"):
            move(kid, people, kid.dep)


def _after_date(prep: Token) -> None:
    """"has bombed it since 30 September from the base": what comes after a date goes with the verb."""
    date, verb = prep.head, prep.head.head.head
    dated = date.lower in cues()["months"] or date.tag == "CD" and date.lower in cues()["years"]
    if dated and date.mention is None and verb.is_verb and prep.i > date.i and prep.lower not in ("of", "to", "until", "till", "through"):
        move(prep, verb, "prep")


def _next_verb(verb: Token) -> None:
    """"China claims one island, disputes another and built a third": after a comma a verb without a subject is no clause below the first."""
    comma, above = verb.next(-1), verb.head
    same = verb.dep == "ccomp" and above.tag == verb.tag and above.i < verb.i and comma is not None and comma.text == ","
    if same and not verb.kids("nsubj", "nsubjpass", "mark", "aux", "expl", "csubj") and above.kids("nsubj"):
        verb.dep = "conj"


def _after_owner(prep: Token) -> None:
    """"Ankara's influence in Libya and Moscow's in Mali": what follows an owner without a noun goes with him."""
    mark = prep.next(-1)
    owner = mark.head if mark is not None and mark.tag == "POS" else None
    if owner is not None and owner.mention is not None and owner.dep in ("conj", "pobj", "nsubj") and prep not in owner.ancestors() \
            and prep.head is not owner:
        move(prep, owner, "prep")


def of_auxiliary(subject: Token) -> None:
    """"Zelensky has been badgering Berlin": the subject of the verb, not of its auxiliary."""
    auxiliary = subject.head
    verb = auxiliary.head
    if auxiliary.dep in ("aux", "auxpass") and verb.is_verb and verb is not auxiliary and not verb.kids("nsubj", "nsubjpass"):
        move(subject, verb, "nsubjpass" if verb.kids("auxpass") else "nsubj")


def having(verb: Token) -> None:
    """"Gazprom, having haggled for years, closed the deal": the subject before a participle between commas is the main verb's."""
    main, subject, comma = verb.head, verb.kids("nsubj", "nsubjpass"), next(iter(verb.kids("aux", "auxpass")), verb).next(-1)
    participle = verb.tag == "VBG" or any(kid.lower == "having" for kid in verb.kids("aux"))
    if not participle or not subject or not main.is_verb or verb.i > main.i or main.kids("nsubj", "nsubjpass", "mark"):
        return
    if comma is not None and comma.text == "," and subject[0].i < comma.i:
        for name in subject:
            move(name, main, "nsubjpass" if main.kids("auxpass") else "nsubj")
