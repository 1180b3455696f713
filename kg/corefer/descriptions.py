"""Descriptions -> the actors that they stand for: "the bloc", "the two republics", "its northern neighbour", "the council"."""

from __future__ import annotations

from kg.corefer.binding import SUBJECTS, own_subjects
from kg.corefer.memory import Memory
from kg.corefer.naming import placed
from kg.corefer.pronouns import NUMBERS
from kg.corefer.regions import regional
from kg.corefer.several import sides, together
from kg.cues import cues
from kg.model import Actor
from kg.syntax import Token

_DEFINITE = frozenset(("the", "this", "that", "these", "all"))
_MANY = ("states", "countries", "republics", "nations")
#: Adjectives that tell another one than the one who is spoken of.
_OTHERS = frozenset(("former", "ex", "next", "last", "first", "another", "other", "new", "late", "then", "opposition", "previous", "any", "no", "a"))
#: For how many sentences "the army" is the one that it was.
_AGAIN = 3
_OFFICERS = ("counterpart", "colleague")
_HEADS = ("President", "Prime Minister", "Chancellor", "King", "Supreme Leader", "Emir", "Sultan")


def description(token: Token, memory: Memory) -> tuple[str, ...]:
    """The actors that a noun phrase without a name stands for."""
    lists = cues()
    words = {kid.lower for kid in token.kids("det", "predet", "poss", "preconj", "nummod", "amod")}
    if any(kid.tag == "NNP" and kid.mention is None and kid.i > token.i for kid in token.kids("appos")):
        return ()  # "the emir, Tamim al-Thani": the name says who
    if where := regional(token, memory):
        return where
    if token.lemma in lists["counterparts"] and token.tag == "NN" and not words & {"either", "neither", "both"}:
        return _other(token, memory)
    if any(kid.mention is not None and kid.mention.kind != "pronoun" for kid in token.children if kid.dep != "punct"):
        return _of_state(token, words, memory)
    if any(kid.lower == "of" and kid.kids("pobj") for kid in token.kids("prep")) and not _heads_of_state(token):
        return ()
    if token.lemma in lists["home_nouns"] and (owner := next((kid for kid in token.kids("poss") if kid.tag in ("PRP$", "WP$")), None)):
        return () if token.kids("appos") else _of_person(owner, memory)  # "his successor, Anwar Sadat"
    if token.lower in lists["fighters"] and words & {"the", "these", "those"} and not token.kids("compound", "nummod"):
        return _one(memory.last(("force",), token, reach=8))
    count = next((NUMBERS[word] for word in sorted(words) if word in NUMBERS), None)
    if count and token.lemma.lower() in lists.counted_heads and (token.tag in ("NNS", "NNPS") or "neither" in words or "either" in words):
        return _counted(count, token, memory)
    return _definite(token, words, memory)


def between_two(token: Token, memory: Memory) -> tuple[str, ...]:
    """"bilateral trade", "two-way trade": the two states spoken of; nobody where the noun names who they are, or the sentence one more."""
    noun, before = token.head, token.next(-1)
    if noun.mention is not None or not noun.is_noun or token.lower == "way" and (before is None or before.text != "-"):
        return ()
    near = [kid for kid in noun.children if kid is not token] + [pobj for prep in noun.kids("prep") for pobj in prep.kids("pobj")]
    if any(kid.mention is not None for kid in near) or any(kid.lower in ("with", "between") for kid in noun.kids("prep")):
        return ()
    verb = next((above for above in noun.ancestors() if above.is_verb), None)
    whole = noun.head if noun.dep == "compound" else noun
    told = whole.dep in ("dobj", "appos") and any(kid.lower in ("a", "an") for kid in whole.kids("det"))
    if told and verb is not None and any(kid.mention for kid in verb.kids(*SUBJECTS)):
        return ()  # "the three founded the Alliance, a mutual defence pact": it is theirs
    return together(2, "country", token, memory)


def _heads_of_state(token: Token) -> bool:
    """"the two heads of state": what follows names no state."""
    return token.lemma == "head" and any(pobj.lower in ("state", "government") for prep in token.kids("prep") for pobj in prep.kids("pobj"))


def _of_state(token: Token, words: set[str], memory: Memory) -> tuple[str, ...]:
    """"the Turkish leader", "Russia's top diplomat": who is spoken of and serves that state, in such an office where his is known."""
    offices, following = _offices(token, memory), token.next()
    if offices is None or token.tag != "NN" or words & _OTHERS or token.kids("appos", "prep", "conj", "nummod") or \
            following is not None and following.mention is not None:
        return ()
    named = [kid for kid in token.kids("amod", "compound", "poss") if kid.mention is not None]
    if len(named) != 1 or named[0].dep != "poss" and "the" not in words or named[0].mention is None or not named[0].mention.actor:
        return ()
    state = named[0].mention.actor
    return _one(next((actor for actor in memory.ranked(("person",), token, reach=6) if _serves(actor, state, offices, memory)), None))


def _offices(token: Token, memory: Memory) -> tuple[str, ...] | None:
    """Words of the offices that a noun for a person may mean, none where it may mean any; None where it is no such noun, or where the
    date tells who holds the office."""
    before, lists = token.next(-1), cues()
    longer = f"{before.lower} {token.lower}" if before is not None else ""
    title = longer if longer in lists.held_offices else token.lower
    if title in lists.held_offices:
        return None if memory.cast.day else (lists.held_offices[title].lower(),)
    found = lists.state_persons.get(token.lemma)
    return None if found is None else tuple(word for word in found.split("|") if word)


def _serves(person: str, state: str, offices: tuple[str, ...], memory: Memory) -> bool:
    """Whether a person acts for a state, and in an office that has one of the words where the registry tells his office."""
    above = memory.cast.principal(person)
    if above is None or above.id != state:
        return False
    roles = {term.role for term in memory.cast[person].terms if term.actor == state and term.role}
    return not offices or not roles or any(word in role.lower() for word in offices for role in roles)


def _counted(count: int, token: Token, memory: Memory) -> tuple[str, ...]:
    """"the two countries", "the five leaders": a group that is known by its number, else those named together."""
    lists = cues()
    group = next((group for word, group in lists.numbered_groups.items() if NUMBERS[word] == count), None)
    if count > 2 and token.lemma == "side":
        return ()  # "on three sides"
    if count == 2 and token.lemma in ("side", "party") and (mixed := sides(token, memory)):
        return mixed
    kind = lists.counted_heads[token.lemma.lower()]
    if group and kind in ("country", "person") and any(seen.actor == group for seen in memory.seen):
        return (group,)
    found = together(count, kind, token, memory)
    return found or (together(count, "country", token, memory) if count > 2 and token.lemma in lists.held_offices else ())


def _definite(token: Token, words: set[str], memory: Memory) -> tuple[str, ...]:
    """"the bloc", "this organization", "the Council": by the noun of a name, else by its type."""
    lists = cues()
    if not words & _DEFINITE or not _plain(token):
        return ()
    following = token.next()
    another = token.lemma in lists["agreements"] and following is not None and following.lower in ("on", "with", "between", "about")
    called = memory.called(token) if not another and not token.kids("compound", "nummod", "poss") else None  # "the treaty on the union"
    loose = called is not None and memory.cast.type(called) == "group" and lists.descriptions.get(token.lemma, ())[:1] == ("organization",)
    if called and not loose and not (token.lemma in lists["bases"] and _of_others(called, token, memory)):
        return (called,)  # but "the bloc" is not the West, though some call it "the Western bloc"
    two = token.lemma == "side" or token.dep == "pobj" and token.head.lower == "between"
    if token.tag == "NNS" and two and token.lemma in lists.counted_heads and not token.kids("compound", "appos", "relcl", "acl", "prep"):
        return _counted(2, token, memory)
    if token.tag == "NNS" and token.lemma in lists["group_members"] and not token.kids("nummod", "compound", "appos", "relcl", "acl"):
        return _one(memory.last(("group",), token, reach=4))
    if token.lower in lists["state_bodies"]:
        return () if token.kids("appos", "relcl", "acl") else _one(_governed(token, memory))
    if token.tag != "NN" or token.kids("appos", "relcl", "acl") and token.lemma not in lists.descriptions:
        return ()
    kinds = lists.descriptions.get(token.lemma, ())
    if kinds[:1] == ("country",) and (where := memory.entered(token)):
        return (where,)
    ranked = memory.ranked(kinds, token, reach=8) if kinds else []
    return _one(next((actor for actor in ranked if _could_be(actor, token, memory)), None))


def _governed(token: Token, memory: Memory) -> str | None:
    """Whose army, junta or authorities are meant: the country of the heading or the text, else the one last named as a place or as owner
    ("Turkey trains officers in Somalia. The army"), else the one most in mind."""
    about = _own_army(token, memory) or memory.home(token) or memory.theme(token)
    if about is not None:
        return about
    others = _who_deal_with_it(token, memory)
    near = [seen for back in (1, 0) for seen in memory.before(token, back) if seen.kind == "country" and seen.actor not in others]
    inside = [seen.actor for seen in near if placed(seen.token) or seen.token.dep == "poss" and seen.token.head.lemma in cues()["domestic_nouns"]]
    return inside[-1] if inside and inside[-1] not in own_subjects(token) else memory.last(("country",), token, others, reach=2)


def _own_army(token: Token, memory: Memory) -> str | None:
    """"the army retook Khartoum": that of the state where the place lies, if the text has spoken of it; then the same one again."""
    number, facts = token.sentence.number, memory.cast.registry.facts
    again = [seen for seen in memory.seen[-40:] if seen.token.lemma == token.lemma and seen.token.mention is not None
             and seen.token.mention.kind == "description" and 0 < number - seen.sentence <= _AGAIN and seen.kind == "country"]
    if token.dep not in SUBJECTS or token.head.lemma not in cues()["home_verbs"]:
        return again[-1].actor if again else None
    taken = [kid.mention.place or kid.mention.actor for kid in token.head.kids("dobj") if kid.mention is not None]
    states = {facts.get(place or "", {}).get("located_in") for place in taken}
    return next((seen.actor for seen in reversed(memory.seen) if seen.actor in states), again[-1].actor if again else None)


def _who_deal_with_it(token: Token, memory: Memory) -> frozenset[str]:
    """The actors that do something to such a body in the last sentences: "Egypt supports the army" is not of Egypt's."""
    near = [seen for back in range(3) for seen in memory.before(token, back) if seen.kind == "country"]
    return frozenset(seen.actor for seen in near if seen.token.dep in ("nsubj", "agent") and any(
        other.lemma == token.lemma and other.mention is None and seen.token.head in other.ancestors() for other in seen.token.sentence.tokens))


def _could_be(actor: str, token: Token, memory: Memory) -> bool:
    """A kingdom has a king, an island is no state with land borders, a region that several states share is known as one, a pipeline is no base."""
    lists, known = cues(), memory.cast[actor]
    if known.type == "person" and token.lemma in lists["lesser_offices"] and any(term.role in _HEADS for term in known.terms):
        return False  # "recalled the ambassador"
    if token.lemma in ("island", "archipelago") or any(kid.lower == "island" for kid in token.kids("compound", "nmod")):
        return _is_island(actor, memory)
    if token.lemma in ("kingdom", "emirate", "sultanate"):
        return actor in lists[token.lemma + "s"]
    if token.lemma == "region":
        return known.type == "group" and known.label.split()[-1] in _MANY
    words = {word.lower() for name in (known.label, *known.aliases) for word in name.split()}
    if token.lemma in lists["agreements"]:
        return not words.isdisjoint(lists["agreements"])
    if token.lemma in lists["bases"] and _of_others(actor, token, memory):
        return False
    named = {word for word in words if lists.kinds.get(word) == known.type == "facility"}
    return not named or token.lemma in named or token.lemma in lists["bases"] and not named.isdisjoint(lists["bases"])


def _of_others(base: str, token: Token, memory: Memory) -> bool:
    """Whether the sentence names states and none of them owns the base or has it on its soil."""
    facts = memory.cast.registry.facts.get(base, {})
    holders = {facts.get("operator"), facts.get("located_in")} - {None}
    named = {mention.actor for mention in token.sentence.mentions if mention.actor and memory.cast.type(mention.actor) == "country"}
    return bool(named and holders) and named.isdisjoint(holders)


def _is_island(actor: str, memory: Memory) -> bool:
    """A state or territory without a border on land, or a place that is called so."""
    facts = memory.cast.registry.facts.get(actor, {})
    return actor.isupper() and not facts.get("neighbours") and not facts.get("end")


def _plain(token: Token) -> bool:
    """Whether no adjective singles out another one: "the same alliance", "the Russian-led alliance", not "the new alliance"."""
    return not {kid.lower for kid in token.kids("amod") if not _hyphen_before(kid)} - cues()["plain_adjectives"]


def _hyphen_before(token: Token) -> bool:
    """The second half of "Russian-led"."""
    left = token.next(-1)
    return left is not None and left.text == "-"


def _of_person(owner: Token, memory: Memory) -> tuple[str, ...]:
    """"his country": the state for which the person acts."""
    if owner.tag == "WP$":
        clause = next((above for above in owner.ancestors() if above.dep == "relcl"), None)
        owner = clause.head if clause is not None else owner
        owner = owner.head if owner.dep == "appos" and owner.mention is None else owner  # "X, the Malaysian premier, whose country"
    person = owner.mention.actor if owner.mention is not None else None
    if person is None or memory.cast.type(person) != "person":
        return ()
    above = memory.cast.principal(person)
    return (above.id,) if above else ()


def _other(token: Token, memory: Memory) -> tuple[str, ...]:
    """"its neighbour", "his northern neighbour": the other state that is spoken of; "his Tajik counterpart": who holds the same office there."""
    owner = next((kid.mention for kid in token.kids("poss") if kid.mention is not None), None)
    if owner is None or owner.actor is None or token.kids("appos") \
            or token.lemma in _OFFICERS and token.kids("prep"):
        return ()
    modifier = next((kid.mention.actor for kid in token.kids("amod", "compound", "nmod") if kid.mention is not None), None)
    if token.lemma in _OFFICERS:
        return _same_office(owner.actor, modifier, memory) if modifier else \
            _one(memory.last(("person",), token, exclude=frozenset((owner.actor, *owner.candidates))))
    if modifier is not None or owner.kind not in ("pronoun", "description") and not token.lemma.startswith("neighb"):
        return ()
    state = memory.cast.principal(owner.actor) if memory.cast.type(owner.actor) == "person" else memory.cast[owner.actor]
    if state is None:
        return ()
    others = memory.ranked(("country",), token, frozenset((state.id, *owner.candidates)), reach=6)
    if token.lemma.startswith("neighb"):
        others = [actor for actor in others if _beside(state, memory.cast[actor], token, memory)]
    return _one(next(iter(others), None))


def _beside(state: Actor, other: Actor, token: Token, memory: Memory) -> bool:
    """Whether the other state borders on the first, on the side that "northern" and the like tell."""
    around = memory.cast.registry.facts.get(state.id, {}).get("neighbours")
    if around is not None and other.id not in around:
        return False
    if state.lat is None or state.lon is None or other.lat is None or other.lon is None:
        return True
    sides = {"northern": other.lat > state.lat, "southern": other.lat < state.lat, "eastern": other.lon > state.lon,
             "western": other.lon < state.lon}
    return all(sides.get(kid.lower, True) for kid in token.kids("amod"))


def _same_office(person: str, state: str, memory: Memory) -> tuple[str, ...]:
    cast = memory.cast
    if cast.type(person) != "person":
        return ()
    for term in cast[person].terms:
        holder = cast.registry.holder(state, term.role, cast.day) if term.role and cast.day else None
        if holder is not None and holder.id != person:
            return (holder.id,)
    return ()


def _one(actor: str | None) -> tuple[str, ...]:
    return (actor,) if actor else ()
