"""Words hung elsewhere in a tree, and slips that hardly need names: verbs without a joint, "there" after a noun, two men
taken for one, a description or a subject that the parser hangs on the word before, what hangs on an object."""

from __future__ import annotations

from kg.syntax import Sentence, Token
from kg.words import also_verb, lemma, verb_lemma


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
    second = next((kid for kid in verb.children if kid.dep in ("dep", "advcl", "ccomp")
                   and (kid.tag in ("VBD", "VBZ", "VBP") or kid.tag == "VB" and any(sub.tag == "MD" for sub in kid.kids("aux")))), None)
    subject = verb.kids("nsubj", "nsubjpass")[0]
    if second is None or not between or subject.i > verb.i:
        return
    if min([second, *second.kids("aux", "auxpass")], key=lambda kid: kid.i).i != between[-1].subtree()[-1].i + 1:
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
    hang(verb, subject, "acl")


def hang(token: Token, head: Token, dep: str) -> None:
    """As `move`, for a token that may have been the root."""
    if token in token.head.children:
        token.head.children.remove(token)
    head.children = sorted([*head.children, token], key=lambda kid: kid.i)
    token.head, token.dep = head, dep


def replace(token: Token, by: Token) -> None:
    """Put a word below a token (a step or two) in the token's place, which may be that of the root."""
    if token.head is token:
        by.head.children.remove(by)
        by.head, by.dep = by, "ROOT"
    else:
        move(by, token.head, token.dep)


def there(token: Token) -> None:
    """"The Russian soldiers there are old": the place, which goes with the noun."""
    before = token.next(-1)
    if token.tag == "EX" and before is not None and before.dep in ("nsubj", "nsubjpass") and before.head is token.head:
        token.tag = "RB"
        move(token, before, "advmod")


def aside(verb: Token) -> None:
    """"Russia and Cuba, it was noted, are partners": the first subject is that of the clause around the remark."""
    subjects = verb.kids("nsubj", "nsubjpass")
    if len(subjects) < 2 or not verb.head.is_verb or verb.head.kids("nsubj", "nsubjpass") or subjects[1].i > verb.i or verb.head.i < verb.i:
        return
    if any(token.text == "," for token in verb.sentence.tokens[subjects[0].i : subjects[1].i]):
        move(subjects[0], verb.head, "nsubjpass" if verb.head.kids("auxpass") else "nsubj")


def restarted(verb: Token) -> None:
    """"Turkey backed Qatar; the Saudis loathed it": the subject after the semicolon, which the parser has joined to the object before."""
    finite = verb.tag in ("VBD", "VBZ", "VBP") or verb.kids("aux", "auxpass")
    if not verb.is_verb or not finite or verb.kids("nsubj", "nsubjpass") or verb.head.i > verb.i:
        return
    between = verb.sentence.tokens[verb.head.i : verb.i]
    stop = next((token.i for token in reversed(between) if token.text == ";"), None)
    subject = next((token for token in between if stop is not None and token.i > stop and token.is_noun and token.dep in ("conj", "appos")
                    and token.head.i < stop), None)
    if subject is not None and verb not in subject.subtree():
        move(subject, verb, "nsubjpass" if verb.kids("auxpass") else "nsubj")


def next_clause(verb: Token) -> None:
    """"France left Mali and Niger expelled its envoy": the name right before the second verb is its subject, though the parser has joined
    it to the object before."""
    name = verb.next(-1)
    if verb.tag not in ("VBD", "VBZ", "VBP") or verb.kids("nsubj", "nsubjpass", "mark") or not verb.head.is_verb or verb.head.i > verb.i:
        return
    if name is None or name.mention is None or name.mention.kind not in ("name", "metonym") or name.dep != "conj" or name.head.mention is None:
        return
    joint = name.sentence.tokens[name.mention.first - 1]
    before = joint.next(-1) if joint.lower == "the" else joint
    if before is not None and before.lower in ("and", "but") and name.head.i > verb.head.i and verb not in name.subtree():
        move(name, verb, "nsubjpass" if verb.kids("auxpass") else "nsubj")


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


def fronted_names(prep: Token) -> None:
    """"In talks with Modi, Macron and Scholz urged restraint": after a phrase set in front and a comma the names are the subject, not
    more of those in the phrase."""
    verb, finite = prep.head, ("VBD", "VBZ", "VBP", "MD")
    if prep.i > verb.i or not verb.is_verb or verb.kids("nsubj", "nsubjpass", "expl", "csubj"):
        return
    if verb.tag not in finite and not any(kid.tag in finite for kid in verb.kids("aux", "auxpass")):
        return
    first, tokens = prep.subtree()[0], prep.sentence.tokens
    if first is not prep or prep.i > 1 or prep.subtree()[-1].i > verb.i:
        return
    commas = [n for n in range(prep.i + 2, verb.i - 1) if tokens[n].text == ","]
    if not commas:
        return
    closed = any(token.dep == "cc" for token in tokens[commas[0] : commas[-1]])
    comma = commas[-1] if closed else commas[0]
    names = [token for token in _heads(prep.sentence, comma, verb.i) if token.dep in ("conj", "appos")]
    if not names or names[0].mention is None or not all(
            token.tag in ("JJ", "RB", "DT") or token.is_noun for token in tokens[comma + 1 : names[0].mention.first]):
        return
    inside, helpers = prep.subtree(), verb.kids("aux", "auxpass")
    if all(name in inside for name in names) and not any(token.is_verb and token not in helpers for token in tokens[comma : verb.i]):
        joints = [token for token in tokens[comma : verb.i] if token.dep == "cc"]
        move(names[0], verb, "nsubjpass" if verb.kids("auxpass") else "nsubj")
        for other in (*names[1:], *joints):
            move(other, names[0], "cc" if other in joints else "conj")


def _heads(sentence: Sentence, first: int, last: int) -> list[Token]:
    """The heads of the names between two places."""
    return [sentence.head_of(mention) for mention in sentence.mentions if first < mention.first and mention.last < last
            and mention.kind in ("name", "metonym", "found") and sentence.head_of(mention).dep not in ("compound", "nmod", "amod", "poss")]


def man_of(token: Token) -> None:
    """"called Tokayev of Kazakhstan and Mirziyoyev of Uzbekistan": the second man goes with the first, not with his state."""
    state = token.head
    man = state.head.head if state.dep == "pobj" and state.head.lower == "of" else None
    if man is None or man.mention is None or state.mention is None or token.mention is None:
        return
    if token.i > state.i and any(kid.lower == "of" and any(pobj.mention is not None for pobj in kid.kids("pobj")) for kid in token.kids("prep")):
        for kid in state.kids("cc"):
            move(kid, man, "cc")
        move(token, man, "conj")


def relative_verb(token: Token) -> None:
    """"Kazakhstan and Kyrgyzstan, which border Xinjiang": right after "which" and before a name it is a verb, not a part of the name."""
    pronoun, name, above = token.next(-1), token.head, token.head.head
    form = verb_lemma(token.lower) if pronoun is not None and pronoun.tag == "WDT" else None
    if pronoun is None or form is None or name.mention is None or name.dep not in ("appos", "conj", "dobj"):
        return
    move(token, above, "relcl")
    move(name, token, "dobj")
    move(pronoun, token, "nsubj")
    token.tag, token.lemma = "VBP", form


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


def floating(each: Token) -> None:
    """"Shell, Total and Eni each agreed": names that the parser left without a verb are its subject."""
    name = each.next(-1)
    if name is None or name.mention is None or name.mention.kind == "demonym":
        return
    while name.dep == "conj" and name.head.mention is not None:
        name = name.head
    if name.dep not in ("nsubj", "nsubjpass", "pobj", "dobj") and not any(above is name for above in each.ancestors()):
        each.dep = "appos"
        hang(name, each.head, "nsubj")


def verb_of_conjunct(token: Token) -> None:
    """"Qatar is an ally and hosts American soldiers": what is coordinated with a verb and has an object is one."""
    before = token.next(-1)
    if before is not None and before.lower == "and" and token.kids("dobj") and not token.kids("det", "amod", "poss") and also_verb(token.lower):
        token.tag, token.lemma = "VBZ", lemma(token.text, "VBZ")


def main_verb(verb: Token) -> None:
    """"NATO, which ended the talks of the council, called on Moscow": after the comma the verb is that of the name before the clause."""
    comma = verb.next(-1)
    if comma is None or comma.text != "," or verb.kids("nsubj", "nsubjpass", "auxpass", "agent"):
        return
    for above in verb.ancestors():
        opening = above.head.next() if above.dep == "relcl" and above.head.mention is not None else None
        if opening is not None and opening.text == "," and above.head.i < above.i < verb.i:
            move(verb, above.head, "relcl")
            return


def clause_after(verb: Token) -> None:
    """The participle, or what was taken for one, after a noun."""
    before = verb.next(-1)
    if verb.tag == "VBD":
        main_verb(verb)
    elif verb.tag == "VBN" and before is not None and before.dep == "conj" and verb.head in before.ancestors():
        move(verb, before, "acl")  # "Hamas, Islamic State and groups supported by Iran"


def swallowed(token: Token) -> None:
    """"In 2019 Kenya closed ...": a name after a date that the parser took for the object of `in`."""
    prep, verb = token.head, token.head.head
    area = next((kid for kid in token.kids("compound", "nmod") if kid.mention is not None and kid.mention is not token.mention), None)
    if area is not None and prep.i == 0 and prep.lower == "in" and verb.is_verb and not verb.kids("nsubj", "nsubjpass"):
        move(token, verb, "nsubjpass" if verb.kids("auxpass") else "nsubj")
        move(area, prep, "pobj")  # "In Asia Japan rehearsed a landing"
        return
    date = [kid for kid in token.kids("nummod", "compound") if kid.i < token.i and kid.tag in ("CD", "NNP") and kid.mention is None]
    if date and verb.is_verb and verb.i > token.i and not verb.kids("nsubj", "nsubjpass") and prep.lower in ("on", "in", "since", "by", "from"):
        move(token, verb, "nsubjpass" if verb.kids("auxpass") else "nsubj")


def passive_of(verb: Token) -> None:
    """"is majority-owned by Gazprom", "is widely used by Iran": the passive, whose verb the parser took for an adjective."""
    be = verb.head
    if verb.tag != "VBN" or be.lemma != "be" or be.is_noun or not verb.kids("agent") or not be.kids("nsubj"):
        return
    _helped(be, verb, "auxpass")
    for subject in verb.kids("nsubj"):
        subject.dep = "nsubjpass"


def _helped(be: Token, verb: Token, dep: str) -> None:
    """Put a verb in the place of its helper, with all that hung on that."""
    replace(be, verb)
    for kid in [*be.children]:
        move(kid, verb, kid.dep)
    hang(be, verb, dep)


def progressive(verb: Token) -> None:
    """"Qatar is mediating between the two": what an actor is doing, which the parser took for a noun that tells what he is."""
    be = verb.head
    subject = next(iter(be.kids("nsubj")), None)
    if verb.tag != "VBG" or be.lemma != "be" or be.tag == "VBG" or verb.i < be.i or subject is None:
        return
    if verb.kids("det", "amod", "poss", "compound", "nsubj"):
        return
    if subject.mention is None and not subject.tag.startswith("PRP"):
        return
    _helped(be, verb, "aux")
