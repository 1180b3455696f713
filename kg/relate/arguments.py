"""From a word in a role to the actors that it stands for: names, demonyms, pronouns, coordinations, "Russian forces"."""

from __future__ import annotations

import re

from kg.cast import Cast
from kg.cues import cues
from kg.relate.coordination import coordinated, excepted, one_or_more, some_members
from kg.relate.parties import by_part
from kg.relate.roles import modifiers, possessors
from kg.syntax import Argument, Token

#: "two of them" does not tell which.
_FEWER = {"one": 1, "two": 2, "three": 3, "four": 4}
#: They stand for a thing named before.
_COUNTED = frozenset(("one", "two", "three", "four", "five", "another", "others", "some"))
#: The name of a make: "F-16s", "Su-25s".
DESIGNATION = re.compile(r"[A-Z][A-Za-z]{0,3}-?\d{1,3}[A-Za-z]{0,2}s?")


def resolve(token: Token, cast: Cast, depth: int = 0) -> list[Argument]:
    """The actors that a phrase stands for, in text order and without repeats; none where it names no actor."""
    if depth > 5 or excepted(token) or one_or_more(token):
        return []
    found = _own(token, cast, depth)
    if found and token.mention is None and some_members(token):
        found = [argument for argument in found if cast.type(argument.actor) != "organization"]
    for twin in coordinated(token):
        found += _own(twin, cast, depth)
    unique: dict[str, Argument] = {}
    for argument in found:
        unique.setdefault(argument.actor, argument)
    return list(unique.values())


def _own(token: Token, cast: Cast, depth: int) -> list[Argument]:
    mention = token.mention
    if mention is not None and mention.actor is not None:
        if mention.kind in ("pronoun", "description"):
            return [Argument(actor, token, "coreference") for actor in mention.candidates]
        if mention.kind == "people" and any(kid.lower == "ethnic" for kid in token.kids("amod")):
            return []  # "ethnic Armenians" of wherever
        if mention.kind in ("demonym", "people") and (compatriot := _compatriot(token, cast)):
            return [compatriot]
        return [Argument(mention.actor, token, "name", mention.place)]
    gerund = token.tag == "VBG" and token.lower in cues()["stand_ins"]  # "killed by Indian shelling"
    if not (token.is_noun or gerund or token.tag in ("CD", "DT", "JJ", "JJR", "JJS", "NN", "RB", "PDT")):
        return []
    if acted := by_part(token, cast):
        return acted
    if token.lemma in cues()["private"]:
        return _by_appositive(token, cast, depth)  # "the ruling party, Georgian Dream"
    readings = (_as_appositive, _by_appositive, _by_title, _by_owner, _by_part)
    return next((found for reading in readings if (found := reading(token, cast, depth))), [])


def _compatriot(token: Token, cast: Cast) -> Argument | None:
    """"Rafael Grossi, an Argentine who has run the IAEA", "Grossi is an Argentine who runs it": the man, not his state."""
    if not token.is_noun or not any(kid.lower in ("a", "an") for kid in token.kids("det")):
        return None
    named = token.head if token.dep == "appos" else next(iter(token.head.kids("nsubj")), None) if token.dep == "attr" else None
    mention = named.mention if named is not None else None
    person = mention is not None and mention.kind in ("name", "weak", "found") and cast.type(mention.actor or "") == "person"
    return Argument(mention.actor or "", named, "name") if person and mention is not None and named is not None else None


def _as_appositive(token: Token, cast: Cast, depth: int) -> list[Argument]:
    """"Shusha, a town that Azerbaijan took", "Donetsk and Kherson are regions that ...", "Kherson, part of which ...": what the noun is said of."""
    named = token.head
    if token.dep == "attr" and named.lemma in ("be", "become"):
        named = next(iter(named.kids("nsubj")), token)
    elif token.dep == "nsubj" and named.lemma == "be" and token.kids("relcl"):
        named = next(iter(named.kids("attr")), token)  # "the first state to recognise it was Tonga"
    elif token.dep == "pobj" and named.lower == "among" and named.head.lemma == "be":
        named = next(iter(named.head.kids("nsubj")), token)
    elif token.dep != "appos" or token.i < named.i:
        return []
    mention = named.mention
    if mention is None or mention.actor is None or mention.kind in ("demonym", "pronoun"):
        return []
    kind, known = cast.type(mention.actor), cues()
    said = known.kinds.get(token.lemma)
    fits = said == kind or {said, kind} == {"place", "facility"} or kind in known.descriptions.get(token.lemma, ())
    part = token.lemma in known["partitives"] and any(pobj.tag == "WDT" for kid in token.kids("prep") for pobj in kid.kids("pobj"))
    return resolve(named, cast, depth + 1) if fits or part else []


def _by_appositive(token: Token, cast: Cast, depth: int) -> list[Argument]:
    """"the premier, Kubilius", "the atoll known as Swallow Reef", "Nayara, an Indian refiner"."""
    for kid in [*token.kids("appos"), *_called(token)]:
        if kid.mention is not None and kid.mention.actor is not None:
            return resolve(kid, cast, depth + 1)
        first = next((part for part in kid.kids("compound") if part.mention is not None and part.mention.actor), None)
        if first is not None and kid.tag == "NNP" and first.mention is not None and cast.type(first.mention.actor or "") == "person":
            return resolve(first, cast, depth + 1)  # "the emir, Tamim bin Hamad al-Thani", of whose name the last part is not known
    named = token.head.mention
    described = any(kid.lower in ("a", "an", "the") for kid in token.kids("det"))
    if token.dep == "appos" and named is not None and named.kind in ("name", "found") and described and f"the {token.lemma}" not in cues().implied:
        return _own(token.head, cast, depth + 1)  # "Nayara, an Indian refiner owned by Rosneft": the refiner is Nayara
    following = token.next()
    if following is not None and following.mention is not None and following.head is token and following.dep in ("appos", "nmod"):
        return resolve(following, cast, depth + 1)
    return []


def _called(token: Token) -> list[Token]:
    """"a militia called Fano", "the atoll known as Swallow Reef": the name."""
    clauses = [kid for kid in token.kids("acl") if kid.lower in ("called", "named", "known", "dubbed")]
    return [name for clause in clauses for name in (*clause.kids("oprd", "dobj", "attr"), *(
        pobj for prep in clause.kids("prep") if prep.lower == "as" for pobj in prep.kids("pobj")))]


def _by_title(token: Token, cast: Cast, _depth: int) -> list[Argument]:
    """"the president of Kyrgyzstan, Sadyr Japarov", "Poland's prime minister Donald Tusk": the person, wherever the parser hung him."""
    if token.lower not in cues()["offices"]:
        return []
    following = token.next()
    if following is not None and following.mention is not None and following.mention.actor and cast.type(following.mention.actor) == "person":
        return [Argument(following.mention.actor, following, "name")]
    named = token.next(2) if following is not None and following.text == "," else None
    if named is not None and named.mention is not None and named.mention.kind == "name" and cast.type(named.mention.actor or "") == "person":
        return [Argument(named.mention.actor or "", named, "name")]  # "telephoned the Qatari emir, Tamim bin Hamad"
    for prep in token.kids("prep"):
        for pobj in prep.kids("pobj") if prep.lower == "of" else []:
            for kid in pobj.kids("appos"):
                if kid.mention is not None and kid.mention.actor and cast.type(kid.mention.actor) == "person":
                    return [Argument(kid.mention.actor, kid, "name")]
    return []


def _by_owner(token: Token, cast: Cast, depth: int) -> list[Argument]:
    """"Russian forces", "the Kremlin's envoy": the state; "the Kazakh president": the holder, where the date tells him."""
    owners = modifiers(token) or possessors(token)
    if not owners:
        return []
    holder = _holder(token, owners[0], cast)
    if holder:
        return [holder]
    if _is_kind_of(token, owners[0], cast):
        return resolve(owners[0], cast, depth + 1)
    if not _stands_in(token) or _one_of_many(token, owners[0], cast):
        return []
    found = [argument for owner in owners for argument in resolve(owner, cast, depth + 1)]
    return [Argument(_employer(argument.actor, token, cast), argument.token, "modifier", argument.place) for argument in found]


def _one_of_many(token: Token, owner: Token, cast: Cast) -> bool:
    """"a Gulf state", "the former Soviet republic" is not what the Gulf states or the Soviet Union do."""
    mention = owner.mention
    if token.tag != "NN" or token.lemma not in cues()["regional_nouns"] or mention is None or mention.actor is None or not token.kids("det"):
        return False
    former = any(kid.lower in ("former", "ex", "post") for kid in token.kids("amod"))
    return owner.dep in ("amod", "compound") and (cast.type(mention.actor) in ("group", "organization") or former)


def _employer(actor: str, token: Token, cast: Cast) -> str:
    """"Yoon's ministers", "Trump's envoy" act for the state, as his government does, not for the man himself."""
    acts = any(token.lemma in cues()[name] for name in ("offices", "governing"))
    above = cast.principal(actor) if cast.type(actor) == "person" and acts else None
    return above.id if above else actor


def _is_kind_of(token: Token, name: Token, cast: Cast) -> bool:
    """"the M23 rebel group", "the Wagner mercenary force": the noun only says what the name is."""
    mention = name.mention
    if mention is None or mention.actor is None or mention.kind not in ("name", "found", "weak") or name.dep not in ("compound", "nmod", "amod"):
        return False
    kind = cast.type(mention.actor)
    if kind == "facility":
        return cues().kinds.get(token.lemma) == kind  # "the Sary-Shagan range"
    says = token.lemma in cues().kinds or token.lemma in cues().descriptions or token.lower in cues()["fighters"]
    return kind in ("force", "organization", "company", "media", "government") and says


def _stands_in(token: Token) -> bool:
    words = cues()["stand_ins"]
    if DESIGNATION.fullmatch(token.text):
        return True  # "Thai F-16s", "Russian Su-25s"
    if token.lemma in cues()["relational"] and token.kids("poss") and modifiers(token):
        return True  # "its Chinese patron", "Serbia's Russian backers"
    before = token.next(-1)
    return token.lemma in words or token.lower in words or bool(before and f"{before.lower} {token.lemma}" in words)


def _holder(token: Token, owner: Token, cast: Cast) -> Argument | None:
    before = token.next(-1)
    roles = cues().held_offices
    title = f"{before.lower} {token.lower}" if before is not None and f"{before.lower} {token.lower}" in roles else token.lower
    if owner.mention is None or owner.mention.actor is None or token.tag in ("NNS", "NNPS"):
        return None
    return holder(token, title, owner.mention.actor, cast)


def holder(token: Token, title: str, owner: str, cast: Cast) -> Argument | None:
    """Who held an office of a state on the day of the passage; nobody where it is a past or future one ("the former president")."""
    passage = token.sentence.passage
    day = (passage.source.date if passage else None) or cast.day
    past = cues()["ended_adjectives"] | cues()["elect_words"] | {"next", "last", "first"}
    if title not in cues().held_offices or day is None or any(kid.lower in past for kid in token.kids("amod", "advmod")):
        return None
    found = cast.registry.holder(owner, cues().held_offices[title], day)
    return Argument(found.id, token, "office") if found else None


def _by_part(token: Token, cast: Cast, depth: int) -> list[Argument]:
    """"one of the members of the CSTO", "troops from Russia and Belarus", "the regime in Damascus", "forces loyal to Haftar"."""
    lists = cues()
    partitives = lists["partitives"]
    for kid in token.kids("prep") or _strayed_from(token):
        if kid.lower == "of" and (token.lemma in partitives or token.lower in partitives) \
                or kid.lower in ("in", "at") and token.lemma in lists["seated_in"] \
                or kid.lower == "from" and token.lemma in lists["sent_from"] \
                or kid.lower in ("like", "including", "as") and token.lemma in lists["exemplified"] or _again(token, kid):
            found = [argument for pobj in kid.kids("pobj") for argument in resolve(_taken_up(pobj, token), cast, depth + 1)]
            if len(found) > _FEWER.get(token.lower, len(found)):
                return []
            if found:
                return _holders(token, found, cast) if kid.lower == "of" else found
    if token.lemma in lists["stand_ins"] and (loyal := [kid for kid in token.kids("amod", "acl", "relcl") if kid.lower in lists["loyal_words"]]):
        return [argument for kid in loyal for prep in kid.kids("prep") for pobj in prep.kids("pobj") for argument in resolve(pobj, cast, depth + 1)]
    return _by_head(token, cast, depth) if token.lemma in lists["joint_bodies"] else []


def _strayed_from(token: Token) -> list[Token]:
    """"involved 9,000 soldiers from Ghana": where they are from, which the parser hung on the verb."""
    prep = token.next()
    fits = prep is not None and prep.lower == "from" and prep.head is token.head and token.dep == "dobj"
    return [prep] if fits and prep is not None and prep.head.lemma in cues()["gathering_from"] else []


def _again(token: Token, prep: Token) -> bool:
    """"reactors in Egypt and one in Ghana": the thing again, with its preposition."""
    return token.dep == "conj" and token.head.dep == "pobj" and prep.lower == token.head.head.lower and token.lower in _COUNTED


def _holders(token: Token, states: list[Argument], cast: Cast) -> list[Argument]:
    """"the presidents of Kyrgyzstan and Tajikistan": those who hold the office, where the date tells them and the text names them."""
    before, roles = token.next(-1), cues().held_offices
    longer = f"{before.lower} {token.lemma}" if before is not None else ""
    title = longer if longer in roles else token.lemma
    sentence = token.sentence
    named = {row[1] for row in sentence.salient} | {mention.actor for mention in sentence.mentions}
    found = [(state, holder(token, title, state.actor, cast)) for state in states]
    return [Argument(person.actor, state.token, person.via) if person and person.actor in named else state for state, person in found]


def _by_head(token: Token, cast: Cast, depth: int) -> list[Argument]:
    """"a consortium headed by Total": the one who heads it."""
    clauses = [kid for kid in token.kids("acl") if kid.lemma in ("lead", "head", "dominate", "command")]
    heads = [pobj for clause in clauses for agent in clause.kids("agent") for pobj in agent.kids("pobj")]
    return [argument for head in heads for argument in resolve(head, cast, depth + 1)]


def _taken_up(pobj: Token, part: Token) -> Token:
    """"Kursk Region, part of which": what the pronoun stands for."""
    comma, named = part.next(-1), part.next(-2)
    if pobj.tag not in ("WDT", "WP") or comma is None or comma.text != "," or named is None or named.mention is None:
        return pobj
    head = named.sentence.head_of(named.mention)
    while part.lower in ("neither", "both", "either") and head.dep == "conj" and head.head.mention is not None:
        head = head.head  # "Russia and China, neither of which": the two
    return head


def for_state(argument: Argument, token: Token, types: tuple[str, ...], cast: Cast) -> Argument:
    """What only states do, a parliament or ministry does for its state, and a capital's name is the state: "parliament voted to join NATO"."""
    if "place" in types or "country" not in types:
        return argument
    known = cast[argument.actor]
    above = known.principal if known.type == "government" and "government" not in types and token.is_verb else None
    state = above if above and cast.type(above) == "country" else argument.actor
    return Argument(state, argument.token, argument.via) if argument.place or state != argument.actor else argument
