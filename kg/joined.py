"""Names that the parser joins to the wrong word: to whose a thing is, to the verb of another name, to a date or a number."""

from __future__ import annotations

from kg.cues import cues
from kg.joints import move
from kg.syntax import Token

#: Who is a member of what `of` names, not it itself.
_JOINT = frozenset(("member", "founder", "ally", "partner", "neighbour", "neighbor", "signatory"))

_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}


def counted(token: Token) -> None:
    """"Three EU states, Hungary, Slovakia and Malta, voted": as many names as are counted tell who is counted, and are no more of them."""
    noun, name = token.head, token.mention
    count = next((_NUMBERS.get(kid.lower) for kid in noun.kids("nummod")), None)
    if token.dep != "conj" or count is None or name is None or name.kind == "demonym" or noun.mention is not None or token.i < noun.i:
        return
    before, members = token.sentence.tokens[name.first - 1], [token]
    members += [kid for owner in (token, noun) for kid in owner.kids("conj") if kid.i > token.i and kid.mention is not None]
    if before.text == "the":
        before = token.sentence.tokens[name.first - 2]
    if before.i == noun.i + 1 and before.text in (",", ":", "-", "–", "—") and len(members) == count:
        move(token, noun, "appos")
        for member in members[1:]:
            move(member, token, "conj")


def named_after(token: Token, titles: frozenset[str]) -> None:
    """"The leader of Hezbollah, Hassan Nasrallah, was killed", "members of BRICS, Egypt and Iran, met": names after a comma go with the
    noun, not with whose it is."""
    owner, name, mention = token.head, token.mention, token.head.mention
    noun = owner.head.head
    if token.dep not in ("appos", "conj") or owner.dep != "pobj" or owner.head.lower != "of" or noun.mention is not None:
        return
    if name is None or mention is None or name.kind not in ("name", "weak", "found"):
        return
    tokens, members = token.sentence.tokens, [token, *(kid for kid in owner.kids("conj") if kid.i > token.i)]
    between = [word.lower for word in tokens[mention.last + 1 : name.first]]
    last = members[-1].mention
    closed = last is not None and last.last + 1 < len(tokens) and tokens[last.last + 1].text == ","
    told = noun.lemma in titles if token.dep == "appos" else noun.tag == "NNS" and noun.lemma in _JOINT and closed and len(members) > 1
    if between not in ([","], [",", "the"]) or not told:
        return
    move(token, noun, "appos")
    for member in members[1:]:
        move(member, token, "conj")


def verb_among_names(verb: Token) -> None:
    """"a line operated by BP and crossing Turkey", read as "by BP, crosses and Turkey": a verb is coordinated with the verb above, and the
    names after it are its objects."""
    name = verb.head
    above = name.head.head if name.dep == "pobj" else name.head
    before = verb.next(-1)
    if verb.tag not in ("VBZ", "VBP", "VBD") or name.mention is None or not above.is_verb or verb.i < name.i or above.tag == "VBG":
        return
    if verb.kids("nsubj", "nsubjpass", "dobj") or before is None or before.lower not in ("and", "but", "or"):
        return
    after = [kid for kid in name.kids("conj") if kid.i > verb.i]
    move(verb, above, "conj")
    for n, kid in enumerate(after):
        move(kid, after[0] if n else verb, "conj" if n else "dobj")


def reproach(prep: Token) -> None:
    """"accused Serbian firms of selling arms": what somebody is accused of goes with the verb, not with the firms."""
    blamed, verb = prep.head, prep.head.head
    reproached = blamed.dep == "dobj" and any(verb.lemma in cues()[name] for name in ("object_control_verbs", "reproach_verbs"))
    if reproached and prep.lower in ("of", "for") and any(kid.tag == "VBG" for kid in prep.kids("pcomp")):
        move(prep, verb, "prep")


def gapped_object(token: Token) -> None:
    """"captured Goma in January and Bukavu in February": a name is coordinated with the object, not with a month."""
    date = token.head
    dated = date.mention is None and date.tag in ("NNP", "CD") and date.dep == "pobj" and date.head.head.is_verb
    if token.mention is None or not dated:
        return
    objects = [kid for kid in date.head.head.kids("dobj") if kid.mention is not None and kid.i < date.i]
    if objects and date.head.lower in ("in", "on"):
        move(token, objects[-1], "conj")


def between_two(token: Token) -> None:
    """"between the army of X and the rebels": what is between is two, so the second is not the first one's."""
    owned, first = token.head, token.head.head.head
    if token.mention is None or owned.dep != "pobj" or owned.head.lower != "of" or first.dep != "pobj" or first.head.lower != "between":
        return
    if first.tag in ("NN", "NNP") and not first.kids("conj"):
        move(token, first, "conj")


def gapped_subject(token: Token) -> None:
    """"has been a member since 2018, Mali since 2021": a dated name after a noun of office is another subject, and says nothing of the noun."""
    mention, noun = token.mention, token.head
    if mention is None or noun.mention is not None or noun.dep != "attr" or not noun.head.is_verb:
        return
    around = [token.sentence.tokens[mention.first - 1], *token.sentence.tokens[mention.last + 1 : mention.last + 3]]
    if len(around) == 3 and around[0].text in (",", ";", "and") and around[1].lower in ("since", "in") and around[2].tag == "CD":
        move(token, noun.head, "npadvmod")


def second_object(noun: Token) -> None:
    """"lost Lachin and Shusha, two districts of Azerbaijan", "the independence of Togo, a land on the coast": after a comma what is counted or
    has an article describes the names before it."""
    tokens, first = noun.sentence.tokens, noun.subtree()[0]
    last = next((kid for kid in reversed(noun.head.kids("dobj")) if kid.i < noun.i), None)
    if last is None or not noun.kids("det", "nummod") or tokens[first.i - 1].text != "," or last.subtree()[-1].i != first.i - 2:
        return
    name = last if last.mention is not None else next((token for token in (tokens[first.i - 2],) if token.mention is not None), None)
    while name is not None and name is not last and name.dep in ("conj", "compound") and name.head.mention is not None:
        name = name.head
    if name is not None and name.head is not name:
        move(noun, name, "appos")


def singled_out(name: Token) -> None:
    """"143 states, among them Serbia and Hungary, denounced it", "on the Baltic states, above all Latvia, to": the names go with the noun
    before the comma."""
    mention, tokens = name.mention, name.sentence.tokens
    if mention is None or mention.kind not in ("name", "metonym", "weak", "found"):
        return
    first = mention.first - (tokens[mention.first - 1].lower == "the")
    comma = next((tokens[first - n] for n in (2, 3, 4) if first > n and tokens[first - n].text == ","), None)
    if comma is None or " ".join(token.lower for token in tokens[comma.i + 1 : first]) not in cues()["singled_out"]:
        return
    noun = tokens[comma.i - 1]
    noun = noun.sentence.head_of(noun.mention) if noun.mention is not None else noun
    if noun.tag in ("NNS", "NNPS") and noun.head is not noun and name is name.sentence.head_of(mention) and name not in noun.ancestors():
        move(name, noun, "conj" if noun.mention is not None else "appos")
