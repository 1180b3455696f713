"""Sentences whose verb the parser took for something else: for a noun, a participle or a modifier."""

from __future__ import annotations

from kg.cues import cues
from kg.joints import hang, move
from kg.syntax import Sentence, Token
from kg.words import also_verb, lemma, verb_lemma


def verbless(sentence: Sentence) -> None:
    """"Qatar invests in Turkey.": a short sentence whose verb was taken for a plural noun."""
    root = sentence.root
    finite = [token for token in sentence.tokens if token.tag in ("VBD", "VBZ", "VBP", "MD") and token.dep not in ("amod", "compound")
              and not (token.dep == "acl" and token.head is root)]
    if root.is_noun and not finite and sentence.tokens[-1].text == ".":
        _lost(root)
        _participle(root)
    for top in [token for token in sentence.tokens if token.head is token and token.mention is not None]:
        _list_acts(top)
        _after_clause(top)
    _adding(sentence.root)
    root = sentence.root
    _people_act(root)
    force = next((kid for kid in root.kids("compound") if kid.i == root.i - 1 and kid.lemma in cues()["forces"]), None)
    if root.tag != "NNS" or root.mention is not None or root.kids("nsubj", "cop") or not also_verb(root.lower) or root.kids("det") and force is None:
        return
    if force is not None:
        _force_acts(root, force)
        return
    following = root.next()
    named = following is not None and (following.mention is not None or following.tag in ("NNP", "JJ") or following.lower == "the")
    joined = any(kid.tag == "VBZ" and not kid.kids("nsubj", "nsubjpass") for kid in root.kids("conj"))  # "Greece protests and expels two men"
    if any(token.is_verb for token in sentence.tokens) and not named and not joined:
        return
    before = [kid for kid in root.kids("compound", "nmod", "nsubj", "amod")
              if kid.i < root.i and kid.mention is not None and kid.mention.kind != "demonym"]
    if before:
        root.tag, root.lemma = "VBZ", lemma(root.text, "VBZ")
        for kid in before:
            kid.dep = "nsubj"
        for kid in root.kids("appos"):
            kid.dep = "dobj"


def _list_acts(root: Token) -> None:
    """"Oman, Kuwait and the Emirates side with Qatar.": what the parser took for a noun or an adverb after names without a verb is theirs."""
    tokens, end = root.sentence.tokens, root.i + 1
    while end < len(tokens) and (tokens[end].mention is not None or tokens[end].text in (",", "and", "the")):
        end += 1
    names = [token for token in tokens[root.i + 1 : end] if token.mention is not None and token.mention is not root.mention]
    verb = tokens[end] if end + 1 < len(tokens) else root
    if not names or tokens[end - 1].mention is None or "and" not in [token.text for token in tokens[root.i : end]] or not verb.text.islower():
        return
    if verb.tag not in ("NN", "RB", "JJ", "VB", "VBP") or verb_lemma(verb.lower) != verb.lower or verb.kids("det", "poss", "nsubj"):
        return
    _take_over(verb, root, names)


def _take_over(verb: Token, root: Token, names: list[Token]) -> None:
    """Make the word the verb of the sentence, with the root and the names after it for subjects and what stands behind it for objects."""
    verb.head.children.remove(verb)
    verb.head, verb.dep, verb.tag, verb.lemma = verb, "ROOT", "VBP", verb.lower
    for kid in [kid for owner in (root, *names) for kid in owner.children if kid.i > verb.i or owner is root and kid.dep in ("ccomp", "advcl")]:
        move(kid, verb, "dobj" if kid.is_noun and not verb.kids("dobj") else kid.dep)
    for name in names:
        if name.head is verb or name.head.mention is not name.mention and name.head is not root:
            move(name, root, "conj")
    hang(root, verb, "nsubj")


def _after_clause(name: Token) -> None:
    """"Beijing, which claims the island, protested to Washington.": after what is said of the name by the way the verb was taken for more of it."""
    asides = [kid for kid in name.kids("relcl", "acl", "appos") if kid.i > name.i]
    verb = asides[-1] if len(asides) > 1 and name.head is name else None
    before = verb.next(-1) if verb is not None else None
    if verb is None or before is None or verb.tag not in ("VBN", "VBD") or before.text != "," or verb.kids("aux", "auxpass", "nsubj"):
        return
    if any(kid.lower == "by" and kid.i == verb.i + 1 and not any(pobj.tag == "CD" for pobj in kid.kids("pobj")) for kid in verb.children):
        return
    name.children.remove(verb)
    verb.head, verb.dep, verb.tag = verb, "ROOT", "VBD"
    for kid in [kid for kid in name.children if kid.i > verb.i and kid.dep != "punct" or kid.i < name.i and kid.dep in ("prep", "advcl", "advmod")]:
        move(kid, verb, kid.dep)
    hang(name, verb, "nsubj")


def _adding(root: Token) -> None:
    """"The premier called on Kenya to withdraw, asserting that ...": the verb was taken for a participle, and a participle for the verb."""
    subject, before = next(iter(root.kids("nsubj")), None), root.next(-1)
    if root.tag != "VBG" or root.kids("aux", "cop") or subject is None or before is None or before.text != ",":
        return
    verb = next((kid for kid in subject.kids("acl") if kid.tag in ("VBN", "VBD") and kid.i < root.i and not kid.kids("agent", "auxpass")), None)
    if verb is None:
        return
    subject.children.remove(verb)
    verb.head, verb.dep, verb.tag = verb, "ROOT", "VBD"
    for kid in [kid for kid in root.children if kid.i < verb.i]:
        move(kid, verb, kid.dep)
    root.head, root.dep = verb, "advcl"
    verb.children = sorted([*verb.children, root], key=lambda kid: kid.i)


def _force_acts(root: Token, force: Token) -> None:
    """"The Ethiopian air force bombs Asmara": the force is the subject, with all before it."""
    root.tag, root.lemma, force.dep = "VBZ", lemma(root.text, "VBZ"), "nsubj"
    for kid in [kid for kid in root.children if kid.i < force.i and kid.dep in ("det", "amod", "compound", "nmod", "poss", "nummod")]:
        move(kid, force, kid.dep)
    for kid in root.kids("appos"):
        kid.dep = "dobj"


def _people_act(root: Token) -> None:
    """"Nearly a million Nepalis work in Malaysia.": in a sentence without a verb, the noun after a people's name is one."""
    people = root.next(-1)
    form = verb_lemma(root.lower) if root.tag == "NN" and root.mention is None else None
    if form and people is not None and people.head is root and people.tag in ("NNPS", "NNS") and people.mention is not None \
            and not any(token.is_verb for token in root.sentence.tokens):
        root.tag, root.lemma, people.dep = "VBP", form, "nsubj"
        for kid in root.kids("nummod"):
            move(kid, people, "nummod")


def _participle(root: Token) -> None:
    """"Kazakh troops trained with Turkish soldiers.": the only verb, in the past, was taken for a participle."""
    verb = next((kid for kid in root.kids("acl", "amod", "relcl") if kid.tag in ("VBN", "VBD") and kid.i > root.i), None)
    if verb is None or verb.kids("agent", "auxpass") or not verb.kids("dobj", "prep"):
        return
    root.children.remove(verb)
    verb.head, verb.dep, verb.tag = verb, "ROOT", "VBD"
    root.head, root.dep = verb, "nsubj"
    verb.children = sorted([*verb.children, root], key=lambda kid: kid.i)

def _lost(root: Token) -> None:
    """A sentence without a verb, where one was taken for a modifier or a plural: "The threats against Greenland alarmed Denmark.",
    "Azerbaijan jailed Ruben Vardanyan.", "The presence in Armenia dates from 1995.", "Soldiers guard prisons in Syria.",
    "Zambia borders Angola and Malawi."."""
    found = next(((token, form) for token in root.sentence.tokens if (form := _verb_form(token))), None)
    if found is None:
        return
    verb, before = found[0], found[0].next(-1)
    above = verb.head
    if before is None or verb is root:
        return
    for kid in [kid for kid in verb.children if kid.i < verb.i and kid is not before]:
        move(kid, before, kid.dep)
    verb.head.children.remove(verb)
    verb.head, verb.dep, (verb.tag, verb.lemma) = verb, "ROOT", found[1]
    if root.i < verb.i:
        if before.head is verb:
            move(before, above, "pobj")
        elif before.head is above:
            move(before, above.head, above.dep)
        hang(root, verb, "nsubj")
        if above.i > verb.i:
            move(above, verb, "dobj")
    else:
        move(before, verb, "nsubj")
        hang(root, verb, "dobj")
        for kid in [kid for kid in root.children if kid.i > root.i and kid.dep in ("prep", "punct") or kid.i < before.i]:
            move(kid, before if kid.i < before.i else verb, kid.dep)


def _verb_form(token: Token) -> tuple[str, str] | None:
    """Tag and lemma of the verb that a modifier or plural must be, from what stands around it."""
    before, above = token.next(-1), token.head
    if before is None or token.mention is not None:
        return None
    named = before.mention is not None and before.mention.kind in ("name", "metonym", "people")
    if token.lower.endswith("ed") and token.dep == "amod" and named and above.mention not in (None, before.mention) and above.i > token.i:
        return "VBD", lemma(token.text, "VBD")
    if token.tag == "NNS" and token.dep == "pobj" and named and before.head is token and before.dep == "compound" and also_verb(token.lower):
        return "VBZ", lemma(token.text, "VBZ")
    if token.tag == "NNS" and token.dep == "compound" and named and before.dep == "compound" and before.head in (token, above) \
            and above.mention is not None and above.mention is not before.mention and above.i > token.i and token.lemma not in cues()["stand_ins"] \
            and also_verb(token.lower):
        return "VBZ", lemma(token.text, "VBZ")
    plain = token.tag in ("NN", "VBP") and token.dep == "compound" and before.tag == "NNS" and before.head is token
    form = verb_lemma(token.lower) if plain and above.i == token.i + 1 and above.head is above else None
    return ("VBP", form) if form else None
