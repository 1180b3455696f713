"""Words hung elsewhere in a tree, and slips that hardly need names: verbs without a joint, "there" after a noun, two men
taken for one, a description or a subject that the parser hangs on the word before, what hangs on an object."""

from __future__ import annotations

from kg.syntax import Token


def move(token: Token, head: Token, dep: str) -> None:
    """Hang a token (with all below it) on another head."""
    token.head.children.remove(token)
    head.children.append(token)
    head.children.sort(key=lambda kid: kid.i)
    token.head, token.dep = head, dep


def unjoined(verb: Token) -> None:
    """"Drones launched from Crimea hit a depot": the first of two verbs without a joint is a participle, the second has the subject."""
    if verb.tag not in ("VBD", "VBN") or not verb.kids("nsubj", "nsubjpass"):
        return
    between = [kid for kid in verb.children if kid.i > verb.i and kid.dep in ("prep", "agent")]
    second = next((kid for kid in verb.children if kid.dep in ("dep", "advcl", "ccomp") and kid.tag in ("VBD", "VBZ", "VBP")), None)
    subject = verb.kids("nsubj", "nsubjpass")[0]
    if second is None or not between or second.i != between[-1].subtree()[-1].i + 1 or subject.i > verb.i:
        return
    if second.kids("nsubj", "nsubjpass", "mark") or verb.kids("aux", "auxpass", "dobj", "neg", "attr", "acomp"):
        return
    if verb.head is verb:
        verb.children.remove(second)
        second.head, second.dep = second, "ROOT"
    else:
        move(second, verb.head, verb.dep)
    move(subject, second, "nsubjpass" if second.kids("auxpass") else "nsubj")
    for kid in [kid for kid in verb.children if kid.i > second.i or kid.i < subject.i]:
        move(kid, second, kid.dep)
    verb.tag = "VBN"
    _hang(verb, subject, "acl")


def _hang(token: Token, head: Token, dep: str) -> None:
    """As `move`, for a token that may have been the root."""
    if token in token.head.children:
        token.head.children.remove(token)
    head.children = sorted([*head.children, token], key=lambda kid: kid.i)
    token.head, token.dep = head, dep


def there(token: Token) -> None:
    """"The Russian soldiers there are old": the place, which goes with the noun."""
    before = token.next(-1)
    if token.tag == "EX" and before is not None and before.dep in ("nsubj", "nsubjpass") and before.head is token.head:
        token.tag = "RB"
        move(token, before, "advmod")


def paired(token: Token) -> None:
    """"Obama and Turkish President Recep Tayyip Erdogan spoke": the first name is no part of the second."""
    mention, second = token.mention, token.head
    if mention is None or mention.kind != "name" or second.mention is None or second.mention is mention or second.head is second:
        return
    joint = token.sentence.tokens[mention.last + 1]
    titles = [kid for kid in token.kids("conj") if joint.i < kid.i < second.i and kid.mention is None]
    if joint.lower != "and" or not titles or token.i > second.i:
        return
    move(token, second.head, second.dep)
    move(second, token, "conj")
    for title in titles:
        move(title, second, "compound")


def apposition(noun: Token, times: frozenset[str]) -> None:
    """"from Arctic LNG 2, a plant led by Novatek": a description after a name and a comma that the parser takes for a measure."""
    first = noun.subtree()[0]
    comma, name = first.next(-1), first.next(-2)
    if not noun.is_noun or first.lower not in ("a", "an", "the") or first.head is not noun or noun.lemma in times:
        return
    if comma is not None and comma.text == "," and name is not None and name.mention is not None:
        head = noun.sentence.head_of(name.mention)
        if head is not noun and not any(above is noun for above in head.ancestors()):
            move(noun, head, "appos")


def fronted(token: Token) -> None:
    """"In Doha, Congo and the M23 held talks": after a place set in front the names are the subject, not more places."""
    prep, verb, mention = token.head, token.head.head, token.mention
    members = token.kids("conj")
    if mention is None or not members or not verb.is_verb or verb.kids("nsubj", "nsubjpass", "expl") or verb.i < token.i:
        return
    comma = token.sentence.tokens[mention.last + 1]
    first = members[0]
    near = first.mention is not None and all(word.lower == "the" for word in token.sentence.tokens[comma.i + 1 : first.mention.first])
    if prep.lower not in ("in", "at", "on", "near", "outside") or comma.text != "," or not near:
        return
    move(first, verb, "nsubjpass" if verb.kids("auxpass") else "nsubj")
    for other in members[1:]:
        move(other, first, "conj")
    for kid in token.kids("cc"):
        move(kid, first, "cc")


def agent_of_object(by: Token) -> None:
    """"reported the capture by Tajik forces of Dostuk": after an active verb's object, whose deed that is."""
    verb, deed = by.head, by.next(-1)
    if not verb.is_verb or verb.kids("auxpass") or deed is None or deed.dep != "dobj" or deed.head is not verb or deed.mention is not None:
        return
    agents = [agent for pobj in by.kids("pobj") for agent in (pobj, *pobj.kids("amod", "compound", "poss"))]
    if any(agent.mention is not None for agent in agents):
        move(by, deed, "prep")


def gapped_object(token: Token) -> None:
    """"captured Goma in January and Bukavu in February": a name is coordinated with the object, not with a month."""
    date = token.head
    dated = date.mention is None and date.tag in ("NNP", "CD") and date.dep == "pobj" and date.head.head.is_verb
    if token.mention is None or not dated:
        return
    objects = [kid for kid in date.head.head.kids("dobj") if kid.mention is not None and kid.i < date.i]
    if objects and date.head.lower in ("in", "on"):
        move(token, objects[-1], "conj")


def second_object(noun: Token) -> None:
    """"lost Lachin and Shusha, two districts of Azerbaijan": after a comma a counted noun describes the names before it."""
    tokens, first = noun.sentence.tokens, noun.subtree()[0]
    objects = [kid for kid in noun.head.kids("dobj") if kid.i < noun.i and kid.mention is not None]
    if objects and noun.kids("det", "nummod") and first.i > 0 and tokens[first.i - 1].text == "," and objects[-1].subtree()[-1].i == first.i - 2:
        move(noun, objects[-1], "appos")
