"""Pronouns and descriptions -> the actors that they stand for, by rules of recency and grammatical role; NIL rather than a guess.

The ranking follows the salience factors of Lappin and Leass (1994): sentence recency first, then subject over object over other roles.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from kg.cast import Cast
from kg.cues import cues
from kg.syntax import Mention, Sentence, Token

_HE = frozenset(("he", "him", "his", "himself", "she", "her", "hers", "herself"))
_IT = frozenset(("it", "its", "itself"))
_THEY = frozenset(("they", "them", "their", "theirs", "themselves"))
_THINGS = ("country", "organization", "government", "force", "company", "group", "facility", "initiative", "media")
_NUMBERS = {"two": 2, "both": 2, "neither": 2, "either": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_SUBJECTS = ("nsubj", "nsubjpass")


@dataclass(frozen=True, slots=True)
class Seen:
    """An actor as met in the text, with where and in which role."""

    actor: str
    kind: str
    sentence: int
    token: Token
    weight: float


class Memory:
    """The actors met so far in an article, and the last ones named together."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.seen: list[Seen] = []

    def meet(self, sentence: Sentence, token: Token, actor: str) -> None:
        self.seen.append(Seen(actor, self.cast.type(actor), sentence.number, token, _weight(token)))

    def last(self, kinds: tuple[str, ...], token: Token, exclude: frozenset[str] = frozenset(), reach: int = 3) -> str | None:
        """The most salient actor of these kinds before the token, at most `reach` sentences back."""
        number = token.sentence.number
        exclude = exclude | _own_subjects(token)
        near = [seen for seen in self.seen[-120:] if seen.kind in kinds and number - seen.sentence <= reach and seen.actor not in exclude
                and (seen.sentence < number or seen.token.i < token.i) and not _same_clause(seen.token, token)]
        return next(iter(_ranked(near, number, 0.25 if token.tag.startswith("PRP") else 0.55)), None)

    def topics(self, number: int) -> tuple[tuple[str, str], ...]:
        """What the last sentences before number `number` spoke of, most salient first."""
        near = [seen for seen in self.seen[-80:] if number - seen.sentence <= 6]
        return tuple((self.cast.type(actor), actor) for actor in _ranked(near, number))

    def together(self, count: int, kind: str, token: Token) -> tuple[str, ...]:
        """The last `count` different actors of a kind named in one sentence, before the token and at most four sentences back."""
        number = token.sentence.number
        nearest: tuple[str, ...] = ()
        for back in range(5):
            here = [seen for seen in self.seen if seen.sentence == number - back and seen.kind == kind and (back or seen.token.i < token.i)]
            actors = tuple(dict.fromkeys(seen.actor for seen in here))
            joined = tuple(dict.fromkeys(seen.actor for seen in here if seen.token.dep == "conj" or seen.token.kids("conj")))
            if len(joined) == count or back < 2 and len(actors) == count:
                return joined if len(joined) == count else actors
            nearest = nearest or (actors if len(actors) == count else ())
        return self._main(count, kind) or nearest

    def _main(self, count: int, kind: str) -> tuple[str, ...]:
        """The actors that the article has named most, where they stand out from the rest."""
        times = Counter(seen.actor for seen in self.seen if seen.kind == kind).most_common(count + 1)
        clear = len(times) >= count and times[count - 1][1] > 1 and (len(times) == count or times[count - 1][1] > times[count][1])
        return tuple(actor for actor, _ in times[:count]) if clear else ()



def _ranked(near: list[Seen], number: int, decay: float = 0.5) -> list[str]:
    """Actors by salience: the sum over their mentions of role weight, shrunk by `decay` with each sentence of distance."""
    salience: dict[str, tuple[float, int, int]] = {}
    for seen in near:
        total, _, _ = salience.get(seen.actor, (0.0, 0, 0))
        salience[seen.actor] = (total + seen.weight * decay ** (number - seen.sentence), seen.sentence, seen.token.i)
    return sorted(salience, key=lambda actor: salience[actor], reverse=True)


def _weight(token: Token) -> float:
    top = token
    while top.dep in ("conj", "appos", "compound", "nmod") and top.head is not top:
        top = top.head
    if top.dep in _SUBJECTS:
        clause = top.head.dep
        return 2.0 if clause in ("ROOT", "conj", "ccomp") else 1.5
    if top.dep in ("dobj", "dative"):
        return 1.0
    if token.mention is not None and token.mention.kind == "demonym":
        return 0.9  # mostly the agent of what it modifies: "Russian commitments in Central Asia"
    return 0.8 if top.dep in ("pobj", "poss", "attr") else 0.5


def _own_subjects(token: Token) -> frozenset[str]:
    """The actors that a plain object cannot stand for: the subject of its clause, or who controls that clause's verb."""
    if token.tag == "PRP$" or token.dep in _SUBJECTS or token.lower.endswith("self"):
        return frozenset()
    found: set[str] = set()
    for verb in (above for above in token.ancestors() if above.is_verb):
        subjects = verb.kids(*_SUBJECTS)
        for subject in subjects:
            for member in subject.subtree():
                if member.mention is not None and member.mention.actor is not None:
                    found |= {member.mention.actor, *(member.mention.candidates if member.mention.kind in ("pronoun", "description") else ())}
        if subjects and verb.dep != "xcomp":
            break
    return frozenset(found)


def _same_clause(antecedent: Token, token: Token) -> bool:
    """Whether both are arguments of one verb, where a plain pronoun cannot take the other up ("Russia attacked it")."""
    if token.tag == "PRP$" or antecedent.sentence is not token.sentence or token.dep in _SUBJECTS:
        return False
    verb = next((above for above in token.ancestors() if above.is_verb), None)
    return verb is not None and antecedent.head is verb and antecedent.dep in _SUBJECTS and not token.lower.endswith("self")


def corefer(sentences: list[Sentence], cast: Cast) -> None:
    """Mark the pronouns and descriptions of an article whose antecedent is clear; `candidates` holds all that they stand for."""
    memory = Memory(cast)
    for sentence in sentences:
        sentence.salient = memory.topics(sentence.number)
        for token in sentence.tokens:
            if token.mention is not None:
                if token is sentence.head_of(token.mention) and token.mention.actor is not None and not _hyphened(token):
                    memory.meet(sentence, token, token.mention.actor)
                continue
            found = _antecedents(token, memory)
            if found:
                kind = "pronoun" if token.tag.startswith("PRP") else "description"
                sentence.mark(Mention(token.i, token.i, kind, found[0], token.text, why="coreference", candidates=found))
                if len(found) == 1:
                    memory.meet(sentence, token, found[0])


def _hyphened(token: Token) -> bool:
    """A name inside a hyphened word ("the Russian-led alliance") is not what the text speaks of."""
    following = token.next()
    after = token.next(2)
    return following is not None and following.text == "-" and after is not None and after.mention is None


def _antecedents(token: Token, memory: Memory) -> tuple[str, ...]:
    word = token.lower
    fronted = _clause_subject(token)
    owner = fronted.mention.actor if fronted is not None and fronted.mention is not None else None
    if owner is not None and _agrees(word, memory.cast.type(owner)):
        return (owner,)
    if word in _HE:
        return _one(memory.last(("person",), token))
    if word in _IT:
        return () if _pleonastic(token) else _one(memory.last(_THINGS, token))
    if word in _THEY:
        return _they(token, memory)
    if token.tag in ("DT", "CD", "CC", "PDT") and word in ("both", "neither", "two") and not _counts_noun(token):
        return memory.together(2, "country", token) or memory.together(2, "person", token)
    group = cues().numbered_groups.get(word)
    if group and token.tag == "CD" and not _counts_noun(token) and token.dep in ("nsubj", "pobj", "dobj"):
        return _one(group if any(seen.actor == group for seen in memory.seen) else None)
    if token.is_noun and not token.tag.startswith("NNP"):
        return _description(token, memory)
    return ()


def _clause_subject(token: Token) -> Token | None:
    """For a possessive in a phrase that opens the clause ("At his meeting with Biden, Putin ..."), and for "itself": the subject."""
    if token.tag != "PRP$" and not token.lower.endswith("self"):
        return None
    prep = next((above for above in token.ancestors() if above.dep == "prep" and above.head.is_verb), None)
    verb = prep.head if prep is not None else next((above for above in token.ancestors() if above.is_verb), None)
    if verb is None:
        return None
    subject = next(iter(verb.kids("nsubj")), None)
    if token.lower.endswith("self"):
        return subject
    return subject if subject is not None and prep is not None and prep.i < subject.i and token.i < subject.i else None


def _agrees(word: str, kind: str) -> bool:
    return (kind == "person") == (word in _HE) and word not in _THEY


def _one(actor: str | None) -> tuple[str, ...]:
    return (actor,) if actor else ()


def _pleonastic(token: Token) -> bool:
    """"it is likely that", "it would take years"."""
    verb = token.head
    if token.lower != "it" or token.dep not in _SUBJECTS:
        return False
    heavy = any(kid.dep in ("ccomp", "xcomp", "csubj", "advcl") and kid.i > verb.i for kid in verb.children)
    return verb.lemma in cues()["pleonastic_verbs"] or verb.lemma == "be" and heavy \
        or verb.lemma == "be" and any(kid.dep == "acomp" and kid.kids("xcomp", "ccomp") for kid in verb.children)


def _counts_noun(token: Token) -> bool:
    return token.dep in ("nummod", "det", "predet", "preconj", "cc", "quantmod", "compound") and token.head is not token and token.head.is_noun \
        or any(kid.lower == "of" for kid in token.kids("prep"))


def _they(token: Token, memory: Memory) -> tuple[str, ...]:
    """"they": the last coordination that was a subject, else the last group."""
    number = token.sentence.number
    for back in range(2):
        joined = [seen for seen in memory.seen if seen.sentence == number - back and (back or seen.token.i < token.i)
                  and (seen.token.kids("conj") or seen.token.dep == "conj") and seen.kind in (*_THINGS, "person")
                  and not _same_clause(_first(seen.token), token)]
        actors = tuple(dict.fromkeys(seen.actor for seen in joined))
        if len(actors) > 1:
            return actors
    return _one(memory.last(("group", "force"), token))


def _first(token: Token) -> Token:
    """The first member of a coordination."""
    while token.dep == "conj":
        token = token.head
    return token


def _description(token: Token, memory: Memory) -> tuple[str, ...]:
    words = {kid.lower for kid in token.kids("det", "predet", "poss", "preconj", "nummod", "amod")}
    if any(kid.mention is not None and kid.mention.kind != "pronoun" for kid in token.children if kid.dep != "punct") or \
            any(kid.lower == "of" and kid.kids("pobj") for kid in token.kids("prep")):
        return ()
    lists, heads = cues(), cues().counted_heads
    if token.lemma in lists["home_nouns"] and (owner := next((kid for kid in token.kids("poss") if kid.tag == "PRP$"), None)) is not None:
        return _of_person(owner, memory)
    if token.lower in lists["fighters"] and words & {"the", "these", "those"}:
        return _one(memory.last(("force",), token, reach=8))
    count = next((_NUMBERS[word] for word in sorted(words) if word in _NUMBERS), None)
    if count and token.lemma in heads and (token.tag == "NNS" or "neither" in words or "either" in words):
        return memory.together(count, heads[token.lemma], token)
    if token.lemma in lists["counterparts"] and token.tag == "NN":
        return _other(token, memory)
    if token.tag != "NN" or not words & {"the", "this", "that"} or token.kids("appos", "relcl", "acl") and token.lemma not in lists.descriptions:
        return ()
    if {kid.lower for kid in token.kids("amod") if not _hyphen_before(kid)} - lists["plain_adjectives"]:
        return ()
    kinds = lists.descriptions.get(token.lemma, ())
    return _one(memory.last(kinds, token, reach=8)) if kinds else ()


def _hyphen_before(token: Token) -> bool:
    """The second half of "Russian-led"."""
    left = token.next(-1)
    return left is not None and left.text == "-"


def _of_person(owner: Token, memory: Memory) -> tuple[str, ...]:
    """"his country": the state for which the person acts."""
    person = owner.mention.actor if owner.mention is not None else None
    if person is None or memory.cast.type(person) != "person":
        return ()
    above = memory.cast.principal(person)
    return (above.id,) if above else ()


def _other(token: Token, memory: Memory) -> tuple[str, ...]:
    """"its neighbour": the other state that is spoken of."""
    owner = next((kid for kid in token.kids("poss") if kid.tag == "PRP$"), None)
    if owner is None or owner.mention is None or owner.mention.actor is None:
        return ()
    kinds = ("person",) if token.lemma == "counterpart" else ("country",)
    return _one(memory.last(kinds, token, exclude=frozenset(owner.mention.candidates)))
