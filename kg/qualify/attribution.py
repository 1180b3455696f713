"""Who says so: the claimant of a statement that the author reports and does not assert."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol

from kg.cast import Cast
from kg.cues import cues
from kg.model import Claimant
from kg.qualify.scope import aside, left_open, spliced
from kg.syntax import Argument, RelationMention, Token

QUOTES = frozenset(('"', "“", "”", "‘", "’’", "``", "''", "«", "»"))
#: Parts of a claimant's phrase that do not name him.
_LOOSE = frozenset(("punct", "relcl", "acl", "appos", "advcl", "parataxis", "dep", "cc", "conj"))
#: How a parenthesis with a reporting verb may hang on the clause that it interrupts: "It was vetoed, Baku complains, by India".
_PARENTHETIC = frozenset(("parataxis", "ccomp", "advcl", "dep"))
_WORDS = 8
#: How many claimants of one statement are named.
_TOGETHER = 3


class Speakers(Protocol):
    """Whose words an article gives: see kg.qualify.speakers."""

    def of(self, token: Token) -> Claimant | None: ...

    def answering(self, token: Token) -> Claimant | None: ...

    def heading(self, token: Token) -> Claimant | None: ...


class Resolver:
    """Turns the phrase of a claimant into a linked actor or its bare text; `actors_of` tells whom a phrase stands for."""

    def __init__(self, cast: Cast, actors_of: Callable[[Token, Cast], list[Argument]]) -> None:
        self.cast = cast
        self.actors_of = actors_of

    def claimant(self, token: Token) -> Claimant | None:
        """The claimant that a phrase names; None for "it" and the like without antecedent."""
        found = self.actors_of(token, self.cast)
        one_of_many = token.tag == "NN" and found and self.cast.type(found[0].actor) == "group"  # "a Western diplomat" is not the West
        once = token.is_noun and token.mention is None and any(kid.lower in cues()["ended_adjectives"] for kid in token.kids("amod"))
        if once and found and found[0].via == "modifier":
            return Claimant(_phrase(token))  # "a former Egyptian diplomat" does not speak for Egypt
        if 1 < len(found) <= _TOGETHER and not one_of_many:
            labels = [self.cast[one.actor].label for one in found]
            return Claimant(f"{', '.join(labels[:-1])} and {labels[-1]}")  # "Russian and Chinese officials"
        if found and not one_of_many:
            return Claimant(self.cast[found[0].actor].label, found[0].actor)
        if token.tag in ("PRP", "WP", "WDT", "DT", "EX") or not (token.is_noun or token.tag == "CD"):
            return None
        for owner in _authors(token) if token.lemma in cues()["documents"] else ():
            if self.actors_of(owner, self.cast):
                return self.claimant(owner)
        name = next((kid for kid in token.kids("appos") if kid.tag == "NNP"), token)  # "an activist, Ivan Petrov,"
        return Claimant(_phrase(name))


def _authors(document: Token) -> list[Token]:
    """"the Crisis Group's report", "a study by RAND", "data from Kpler": whose paper it is."""
    made = [pobj for kid in document.kids("prep") if kid.lower in ("by", "of", "from") for pobj in kid.kids("pobj")]
    return [*document.kids("poss"), *made, *(kid for kid in document.kids("compound", "nmod", "amod") if kid.mention is not None)]


def _phrase(head: Token) -> str:
    """The words of a phrase as they stand, without what hangs loosely on it."""
    words, stack = [], [head]
    while stack:
        token = stack.pop()
        words.append(token)
        stack += [kid for kid in token.children if kid.dep not in _LOOSE or kid.i < head.i and kid.text not in ('"', "“", ",") or kid.text == "-"]
    words = sorted(words, key=lambda token: token.i)
    at = words.index(head)
    while at and words[at - 1].i == words[at].i - 1:
        at -= 1
    text, last = "", None
    for word in words[at : at + _WORDS]:
        if last is not None and word.i != last.i + 1:
            break
        text += (" " if last is not None and word.start > last.end else "") + word.text
        last = word
    return text


def attribution(mention: RelationMention, speakers: Speakers, resolve: Resolver) -> Claimant | None:
    """The claimant above a trigger: subject of a reporting verb, `according to`, or else the speaker of the words around."""
    kind = mention.pattern.split(".")[1]
    if kind == "denial":
        return subject_of(mention.trigger, resolve)
    if kind in ("title", "name", "known") or _by_the_way(mention) or mention.relation in cues().relations("authors_own"):
        return speakers.answering(mention.trigger)
    accused = mention.trigger.lemma in cues()["blaming_verbs"] and mention.relation in cues().relations("deeds")
    found = accused and subject_of(mention.trigger, resolve) or _claimant(mention, resolve)
    found = found or speakers.of(mention.trigger) or _heading(mention, speakers, resolve.cast)
    if found is not None and found.id == mention.source.actor and mention.relation in cues().relations("stances"):
        return None
    return found


def _by_the_way(mention: RelationMention) -> bool:
    """"its ally X", "X, a rival of Y,": what an author adds to a name is his own word."""
    trigger, following = mention.trigger, mention.trigger.next()
    if trigger.lemma not in cues()["role_nouns"]:
        return False
    named = following.mention if following is not None else None
    return trigger.dep in ("compound", "nmod", "appos") or named is not None and any(
        end.token.mention is named for end in (mention.source, mention.target))


def _heading(mention: RelationMention, speakers: Speakers, cast: Cast) -> Claimant | None:
    """"Seoul: North Korean soldiers have fought" is said by Seoul; "Moscow: Putin met Xi" is about it."""
    found = speakers.heading(mention.trigger)
    if found is None or found.id is None:
        return found
    above = cast.principal(mention.source.actor)
    about = {mention.source.actor, mention.target.actor, above.id if above else None}
    return None if found.id in about else found


def _claimant(mention: RelationMention, resolve: Resolver) -> Claimant | None:
    token = mention.trigger
    while True:
        found = _beside(token, resolve)
        if found:
            return found
        head = token.head
        if head is token or aside(token) or left_open(token):
            return None  # what an aside says is the author's own
        if token.dep in ("ccomp", "parataxis", "dep") and spliced(token, head):
            return None
        if mention.relation in cues().relations("speech_acts") and token is mention.trigger and token.is_noun and token.dep in ("nsubj", "nsubjpass"):
            return None  # "Russian claims that ... are false, he said": that they are made is the author's word
        claimant = _above(token, head, mention, resolve) if token.dep not in ("nsubj", "nsubjpass") else None
        if claimant:
            return claimant
        token = head


def _above(token: Token, verb: Token, mention: RelationMention, resolve: Resolver) -> Claimant | None:
    """The claimant that the head of a clause tells: the owner of "claim", the subject of a reporting verb."""
    lists = cues()
    if not verb.is_verb:
        spoken = mention.relation in cues().relations("speech_acts")
        return _of_claim(token, verb, resolve) if verb.is_noun and not spoken else None  # "rejected Kyiv's claim that it lied": Kyiv's stance
    if verb.lemma in lists["blaming_verbs"] and token.dep in ("prep", "pcomp"):
        return subject_of(verb, resolve)
    announced = token.dep in ("dobj", "nsubjpass") and token is mention.trigger and verb.lemma in lists["announcing_verbs"]
    if announced and token.is_noun and mention.relation in cues().relations("deeds"):
        return subject_of(verb, resolve)
    denied = token.dep in ("xcomp", "ccomp", "pcomp") or token.dep in ("dobj", "nsubjpass") and verb.lemma == "deny"
    if denied and verb.lemma in lists["denial_verbs"]:
        return subject_of(verb, resolve)
    if verb.lemma not in lists["reporting_verbs"] or token.dep not in ("ccomp", "parataxis", "conj", "dep") and not _quoted(token):
        return None
    if token.dep in ("conj", "dep") and token.i > verb.i or _own_doing(token, verb):
        return None
    return subject_of(verb, resolve) or _citing(verb, resolve)


def _own_doing(clause: Token, verb: Token) -> bool:
    """"announced that it was leaving": what one does oneself is no report."""
    return verb.lemma == "announce" and clause.tag == "VBG" and any(kid.tag == "PRP" for kid in clause.kids("nsubj"))


def _of_claim(clause: Token, noun: Token, resolve: Resolver) -> Claimant | None:
    """Of "Kyiv's claim that it did", Kyiv; of "rejected Kyiv's claim that it did", who rejected it."""
    if clause.dep not in ("acl", "ccomp", "relcl") or noun.lemma not in cues()["claim_nouns"]:
        return None
    verb = noun.head
    if noun.dep in ("dobj", "nsubjpass") and verb.lemma in cues()["denial_verbs"]:
        return subject_of(verb, resolve)
    return next((found for kid in noun.kids("poss", "amod", "compound") if (found := resolve.claimant(kid))), None)


def _quoted(token: Token) -> bool:
    return token.dep == "advcl" and any(kid.text in QUOTES for kid in token.kids("punct"))


def subject_of(verb: Token, resolve: Resolver) -> Claimant | None:
    """Who says what the verb reports: its subject or agent, or those of the verb with which it is coordinated."""
    while True:
        for kid in verb.kids("nsubj"):
            if kid.lower in ("who", "which", "that") and verb.dep == "relcl":
                return resolve.claimant(verb.head)
            return resolve.claimant(kid)
        agents = [pobj for kid in verb.kids("agent") for pobj in kid.kids("pobj")]
        if agents:
            return resolve.claimant(agents[0])
        if verb.dep in ("conj", "xcomp", "advcl") and verb.head.is_verb and verb.head is not verb:
            verb = verb.head
            continue
        return None


def _beside(token: Token, resolve: Resolver) -> Claimant | None:
    """Who is named as the source in the clause itself: "according to Kyiv", "in the words of Kyiv", ", Kyiv says,"."""
    for kid in token.children:
        found = next((claimant for source in _sources(kid) if (claimant := resolve.claimant(source))), None)
        if found:
            return found
        if token.is_verb and kid.dep in _PARENTHETIC and _parenthesis(kid):
            claimant = subject_of(kid, resolve)
            if claimant:
                return claimant
    return None


def _sources(kid: Token) -> Iterator[Token]:
    """The words that name a source in a phrase that hangs on a clause."""
    if kid.lower == "according":
        yield from (pobj for inner in kid.kids("prep") for pobj in inner.kids("pobj"))
    elif kid.lower in ("in", "by", "on") and kid.dep in ("prep", "agent"):
        for pobj in kid.kids("pobj"):
            if pobj.lemma in cues()["words_of"]:
                yield from pobj.kids("poss")
                yield from (owner for inner in pobj.kids("prep") if inner.lower == "of" for owner in inner.kids("pobj"))
    elif kid.lower == "per" and kid.dep == "prep":
        yield from kid.kids("pobj")


def _citing(verb: Token, resolve: Resolver) -> Claimant | None:
    """"it was reported, citing Kyiv"."""
    cited = [obj for kid in verb.kids("advcl") if kid.lower == "citing" for obj in kid.kids("dobj")]
    return resolve.claimant(cited[0]) if cited else None


def _parenthesis(verb: Token) -> bool:
    """A reporting verb with a subject and nothing said in it, set off by commas: ", Baku complains,"."""
    if verb.lemma not in cues()["reporting_verbs"] or not verb.kids("nsubj") or verb.kids("ccomp", "dobj", "mark", "xcomp"):
        return False
    span = [token for token in verb.subtree() if token.dep != "punct"]
    first, last = span[0].next(-1), span[-1].next()
    edges = [edge.text if edge is not None else "." for edge in (first, last)]
    return all(edge in (",", "—", "–", ".", "(", ")", ";") or edge in QUOTES for edge in edges)
