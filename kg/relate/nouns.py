"""Who stands around a noun: owners, modifiers, makers, and what it is said of.

Every function gives head tokens of argument phrases, none if there is none.
"""

from __future__ import annotations

from kg.cues import cues
from kg.relate.clause import direct_objects, passive, subjects, surface
from kg.relate.relatives import before_comma, company, followers
from kg.syntax import Token

_SOME = frozenset(("one", "some", "several", "number", "many", "most", "two", "three", "four", "first", "last", "only"))
_BE = frozenset(("be", "'s", "become", "remain", "stay"))


def related(token: Token) -> Token:
    """"the CSTO, of which Armenia is a member", "Kyrgyzstan, whose membership": the noun that a relative pronoun takes up."""
    if token.tag not in ("WDT", "WP", "WP$"):
        return token
    clause = next((above for above in token.ancestors() if above.dep == "relcl"), None)
    adjacent = before_comma(token.head) if token.dep == "pobj" else None
    if clause is None:
        return adjacent or token  # "the CSTO, in which Serbia is an observer", read as a clause of the verb above
    return adjacent if adjacent is not None and clause.head.mention is None else clause.head


def relative_subjects(noun: Token) -> list[Token]:
    """"the wine that Georgia sells abroad", "a third of what Peru exports": who acts in the noun's relative clause."""
    clauses = noun.kids("relcl") + [clause for prep in noun.kids("prep") if prep.lower == "of" for clause in prep.kids("pcomp")
                                    if any(kid.lower == "what" for kid in clause.kids("dobj"))]
    return [kid for clause in clauses for kid in clause.kids("nsubj") if kid.tag not in ("WDT", "WP")]


#: "its 1,340 kilometres of border": who owns the length owns the thing.
_LENGTHS = frozenset(("kilometre", "kilometer", "mile", "km"))


def possessors(noun: Token) -> list[Token]:
    """"Russia's", "its"."""
    measured = noun.head.head if noun.dep == "pobj" and noun.head.lower == "of" and noun.head.head.lemma in _LENGTHS else noun
    return [related(kid) for kid in noun.kids("poss") or measured.kids("poss")]


def modifiers(noun: Token) -> list[Token]:
    """Names and demonyms that modify the noun: "Russian bases", "the US-Uzbek partnership", "Kyrgyz and Tajik soldiers"."""
    found: list[Token] = []
    stack = [kid for kid in noun.children if kid.i < noun.i and kid.dep in ("amod", "compound", "nmod", "npadvmod", "nn", "punct", "advmod", "dep")]
    while stack:
        kid = stack.pop(0)
        if kid.mention is not None and kid.mention is not noun.mention and not _in_compound(kid):
            found.append(kid)
        stack += [sub for sub in kid.children if sub.i < noun.i and sub.dep in ("amod", "compound", "nmod", "conj", "npadvmod")
                  and (sub.mention is not None or kid.mention is not None)]
    seen: dict[int, Token] = {}
    for token in found:
        seen.setdefault(token.mention.first if token.mention else token.i, token)
    return [seen[key] for key in sorted(seen)]


def _in_compound(token: Token) -> bool:
    """A name that only enters a hyphened word does not own what follows: "Soviet-era", "pro-Iranian", "US-backed"."""
    mention = token.mention
    if mention is None:
        return False
    tokens = token.sentence.tokens
    after = tokens[mention.last + 1 : mention.last + 3]
    if len(after) == 2 and after[0].text in ("-", "–") and (after[1].mention is None and after[1].tag != "NNP"):
        return True
    before = tokens[max(0, mention.first - 2) : mention.first]
    return len(before) == 2 and before[1].text in ("-", "–") and before[0].lower in ("pro", "anti", "non", "ex", "post", "pre")


def described(noun: Token, depth: int = 0) -> list[Token]:
    """What the noun is said of: "Armenia is a member", "Armenia, a member", "member Armenia", "as a member"."""
    if depth > 3:
        return []
    head, following = noun.head, noun.next()
    named = [kid for kid in noun.kids("appos") if kid.mention or kid.is_noun] or _set_off(noun)
    if named and not (noun.dep == "appos" and head.mention):
        return named
    if noun.dep == "appos":
        return [_apposed(noun)]
    if noun.dep in ("attr", "oprd", "acomp") and head.is_verb:
        bearers = noun.dep == "oprd" and (direct_objects(head) or modifiers(noun)) or surface(head)
        return bearers + company(head, bearers) + followers(noun)
    if noun.dep in ("compound", "nmod", "amod", "nn") and head.mention and head.i > noun.i:
        return [head]
    if noun.dep == "conj" and following is not None and following.dep in ("nsubj", "nsubjpass") and _name_after(following):
        return [following]  # "Iran and its ally Hezbollah threatened"
    if noun.dep == "conj" and (head.is_noun or head.tag.startswith("JJ")):
        return _with_others(noun) or described(head, depth + 1)
    if noun.dep in ("nsubj", "nsubjpass", "npadvmod", "dep") and head.is_verb and (named := _fronted_of(noun)):
        return named
    found = _described_by_preposition(noun, depth) if noun.dep == "pobj" else None
    if found is not None:
        return found
    if noun.dep == "nsubj" and head.lemma in _BE:
        bearers = [kid for kid in head.kids("attr") if kid.mention]
        return bearers + company(head, bearers)  # "its main supplier is Russia, followed by Ukraine"
    if following is not None and following.head is not noun and _name_after(following):
        return [following]
    return _by_the_way(noun)


def _with_others(noun: Token) -> list[Token]:
    """"Malaysia, Thailand and other members of ASEAN": the names before are of the same kind."""
    first = noun.head
    while first.dep == "conj" and first.head.mention is not None:
        first = first.head
    named = first.mention is not None and first.mention.kind != "demonym"
    return [first] if named and any(kid.lower == "other" for kid in noun.kids("amod")) else []


def _apposed(noun: Token) -> Token:
    """What an apposition is said of: of all in "Cuba and Bolivia, both partners", of the last in "Serbia and Turkey, a member of NATO"."""
    head = noun.head
    while noun.tag == "NNS" and head.dep == "conj" and head.mention is not None and head.head.mention is not None:
        head = head.head
    return (_last_named(noun, head) if noun.tag == "NN" and head.kids("conj") else None) or head


def _last_named(noun: Token, first: Token) -> Token | None:
    """"Serbia and Turkey, a member of NATO, met": what describes one goes with the name right before the comma."""
    start = noun.subtree()[0].i
    tokens = noun.sentence.tokens
    name = tokens[start - 2].mention if start > 1 and tokens[start - 1].text == "," else None
    last = noun.sentence.head_of(name) if name is not None else None
    return last if last is not None and last.dep == "conj" and first in last.ancestors() else None


def _by_the_way(noun: Token) -> list[Token]:
    """"Georgia, once a member of the CIS, left", "Peru, though a member, abstained": a name, a comma, small words and a description."""
    tokens, i = noun.sentence.tokens, noun.i
    while i > 0 and (tokens[i - 1].head is noun or tokens[i - 1].tag in ("JJ", "HYPH", "RB")):
        i -= 1
    while i > 0 and (tokens[i - 1].lower in cues()["aside_words"] or tokens[i - 1].tag == "CD"):
        i -= 1
    if i < 2 or tokens[i - 1].text != "," or tokens[i].lower not in cues()["aside_words"]:
        return []
    name = tokens[i - 2]
    return [noun.sentence.head_of(name.mention)] if name.mention is not None and name.mention.kind != "demonym" else []


def _fronted_of(noun: Token) -> list[Token]:
    """"An old ally of Moscow, Armenia looks west": a description before the subject and a comma."""
    subject = next((kid for kid in noun.head.kids("nsubj", "nsubjpass") if kid.i > noun.i and kid.mention is not None), None)
    comma = subject.subtree()[0].next(-1) if subject is not None else None
    return [subject] if subject is not None and comma is not None and comma.text == "," and noun.i < comma.i else []


def _set_off(noun: Token) -> list[Token]:
    """"NATO's newest member, Sweden, sent": a name between commas that the parser takes for a measure."""
    found = [kid for kid in noun.kids("npadvmod") if kid.i > noun.i and kid.mention is not None and kid.tag == "NNP"]
    return [kid for kid in found if (before := kid.next(-1)) is not None and before.text == ","]


def _described_by_preposition(noun: Token, depth: int) -> list[Token] | None:
    """"Armenia joined as a member", "one of the members", "is among the members"; None where the preposition tells nothing."""
    prep, above = noun.head, noun.head.head
    part = with_a_part(prep)
    if part is not None:
        return [part[1]]
    if prep.lower in ("once", "though", "although", "while") and above.is_verb:
        return surface(above)  # "Once an ally of Moscow, Armenia looks west"
    if prep.lower == "as" and above.is_verb:
        if above.lemma in cues()["replacing_verbs"]:
            return subjects(above)
        subject = surface(above)
        if above.lemma not in cues()["naming_verbs"] or subject and prep.i < subject[0].i:
            return subject
        return direct_objects(above) or subject
    if prep.lower in ("of", "among") and above.lower in _SOME:
        return described(above, depth + 1)
    if prep.lower in ("like", "unlike") and any(kid.lower == "other" for kid in noun.kids("amod", "det")):
        return [above] if above.mention is not None else surface(above) if above.is_verb else None  # "like all other members"
    if above.is_verb and (prep.lower == "among" or prep.lower == "of" and noun.tag == "NNS" and prep.i < above.i):
        return surface(above)  # "Of all America's allies, Japan spends most"
    if prep.lower == "as" and above.is_noun:
        return above.mention is None and above.kids("poss") or [above]  # "Qatar's role as mediator"
    return None


def with_a_part(prep: Token) -> tuple[Token, Token] | None:
    """The "with" and the name of "with Qatar as mediator", told by their places: the parser hangs them in many ways."""
    name = prep.next(-1)
    if prep.lower != "as" or name is None or name.mention is None:
        return None
    before = prep.sentence.tokens[max(0, name.mention.first - 2) : name.mention.first]
    above = next((token for token in reversed(before) if token.lower != "the"), None)
    return (above, prep.sentence.head_of(name.mention)) if above is not None and above.lower == "with" else None


def _name_after(token: Token) -> bool:
    """Whether the word is the name that a description goes before: "member Armenia"."""
    mention = token.mention
    named = mention is not None and mention.kind != "demonym" and token.text[0].isupper()
    return named and token.dep in ("appos", "compound", "nsubj", "ROOT", "conj")


def hyphened(token: Token) -> list[Token]:
    """The name before the hyphen of "Russian-led", "US-backed"."""
    dash, name = token.next(-1), token.next(-2)
    if dash is not None and name is not None and dash.text in ("-", "–", "‑") and name.mention is not None:
        return [name]
    return []


def modified(token: Token) -> list[Token]:
    """The noun that an adjective or participle modifies or is said of."""
    head = token.head
    if token.dep in ("acomp", "attr", "oprd") and head.is_verb:
        return surface(head)
    if token.dep == "conj" and head is not token:
        return modified(head)
    if token.dep in ("acl", "relcl", "amod", "appos", "compound", "advcl") and not (head.is_verb and token.dep != "advcl"):
        return [head] if not head.is_verb else surface(head)
    if token.is_verb and passive(token):
        return direct_objects(token)
    if token.dep == "ROOT" or token.dep in ("ccomp", "conj"):
        return surface(token)
    return []


def hyphened_right(token: Token) -> list[Token]:
    """The name after the hyphen of "pro-Iranian", "anti-Russian"."""
    dash, name = token.next(), token.next(2)
    return [name] if dash is not None and name is not None and dash.text in ("-", "–") and name.mention is not None else []


def makers(noun: Token) -> list[Token]:
    """"American-made tanks", "Turkish-supplied drones", "aircraft made in America": where they come from."""
    made = [kid for kid in noun.kids("amod", "acl", "nmod") if kid.lower in cues()["made_words"]]
    return [name for kid in made for name in (*hyphened(kid), *(
        pobj for prep in kid.kids("prep", "agent") if kid.dep == "acl" and prep.lower in ("in", "by") for pobj in prep.kids("pobj")))]


def led(noun: Token) -> list[Token]:
    """"US-led strikes", "drills organised by Russia", "a Saudi-led coalition": who leads it."""
    participles = [kid for kid in noun.kids("amod", "acl", "nmod") if kid.lower in cues()["led_words"]]
    return [name for kid in participles for name in (*hyphened(kid), *(
        pobj for prep in kid.kids("agent", "prep") if kid.dep == "acl" and prep.lower == "by" for pobj in prep.kids("pobj")))]
