"""Who says so: the claimant of a statement that the author reports and does not assert."""

from __future__ import annotations

from collections.abc import Callable

from kg.cast import Cast
from kg.cues import cues
from kg.model import Claimant
from kg.qualify.status import spliced
from kg.syntax import Argument, RelationMention, Sentence, Token

_QUOTES = frozenset(('"', "“", "”", "‘", "’’", "``", "''", "«", "»"))


class Resolver:
    """Turns the phrase of a claimant into a linked actor or its bare text; `actors_of` tells whom a phrase stands for."""

    def __init__(self, cast: Cast, actors_of: Callable[[Token, Cast], list[Argument]]) -> None:
        self.cast = cast
        self.actors_of = actors_of

    def claimant(self, token: Token) -> Claimant | None:
        """The claimant that a phrase names; None for "it" and the like without antecedent."""
        found = self.actors_of(token, self.cast)
        if found:
            return Claimant(self.cast[found[0].actor].label, found[0].actor)
        if token.tag in ("PRP", "WP", "WDT", "DT", "EX") or not (token.is_noun or token.tag == "CD"):
            return None
        words = [word for word in token.subtree() if word.i <= token.i + 6 and word.dep not in ("punct", "relcl") or word is token]
        return Claimant(" ".join(word.text for word in words[:8]))


def attribution(mention: RelationMention, speakers: dict[int, Claimant], resolve: Resolver) -> Claimant | None:
    """The claimant above a trigger: subject of a reporting verb, `according to`, or the speaker of the quotation that it stands in.

    `speakers` gives the speaker of each sentence that lies in a quotation running over several.
    """
    if mention.pattern.split(".")[1] in ("title", "name") or mention.relation in cues().relations("authors_own"):
        return None
    if mention.pattern.split(".")[1] == "denial":
        return _subject(mention.trigger, resolve)
    found = _claimant(mention, speakers, resolve)
    if found is not None and found.id == mention.source.actor and mention.relation in cues().relations("stances"):
        return None
    return found


def _claimant(mention: RelationMention, speakers: dict[int, Claimant], resolve: Resolver) -> Claimant | None:
    token = mention.trigger
    while True:
        found = _according(token, resolve)
        if found:
            return found
        head = token.head
        if head is token:
            break
        if token.dep in ("relcl", "appos") or token.dep == "acl" and token.tag in ("VBN", "VBG"):
            return speakers.get(mention.trigger.sentence.number)  # what an aside says is the author's own
        if token.dep in ("ccomp", "parataxis", "dep") and spliced(token, head):
            return speakers.get(mention.trigger.sentence.number)
        claimant = _above(token, head, resolve) if token.dep not in ("nsubj", "nsubjpass") else None
        if claimant:
            return claimant
        token = head
    return speakers.get(mention.trigger.sentence.number)


def _above(token: Token, verb: Token, resolve: Resolver) -> Claimant | None:
    """The claimant that the head of a clause tells: the owner of "claim", the subject of a reporting verb."""
    lists = cues()
    if not verb.is_verb:
        if verb.is_noun and token.dep in ("acl", "ccomp") and verb.lemma in lists["claim_nouns"]:
            return next((found for kid in verb.kids("poss", "amod", "compound") if (found := resolve.claimant(kid))), None)
        return None
    reproached = verb.lemma in lists["blaming_verbs"] and token.dep in ("prep", "pcomp")
    denied = verb.lemma == "deny" and token.dep in ("xcomp", "dobj", "nsubjpass", "ccomp")
    if reproached or denied:
        return _subject(verb, resolve)
    if verb.lemma not in lists["reporting_verbs"] or token.dep not in ("ccomp", "parataxis", "conj", "dep") and not _quoted(token):
        return None
    if token.dep in ("conj", "dep") and token.i > verb.i:
        return None
    return _subject(verb, resolve)


def _quoted(token: Token) -> bool:
    return token.dep == "advcl" and any(kid.text in _QUOTES for kid in token.kids("punct"))


def _subject(verb: Token, resolve: Resolver) -> Claimant | None:
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


def _according(token: Token, resolve: Resolver) -> Claimant | None:
    for kid in token.children:
        if kid.lower == "according":
            for inner in kid.kids("prep"):
                for pobj in inner.kids("pobj"):
                    return resolve.claimant(pobj)
    return None


def speakers(sentences: list[Sentence], text: str, resolve: Resolver) -> dict[int, Claimant]:
    """The speaker of sentences inside a quotation: named by the reporting verb of the same passage, nearest first."""
    found: dict[int, Claimant] = {}
    open_, last, passage = False, None, None
    pending: list[int] = []
    for sentence in sentences:
        if sentence.passage is not passage:
            passage, open_, last, pending = sentence.passage, False, None, []
        inside = open_
        body = text[sentence.start : sentence.end]
        open_ = _still_open(body, open_)
        speaker = _reporter(sentence, resolve)
        if speaker:
            for number in pending:
                found.setdefault(number, speaker)
            pending = []
            last = speaker
        if inside or body[:1] in ('"', "“", "‘"):
            if last:
                found.setdefault(sentence.number, last)
            else:
                pending.append(sentence.number)
    return found


def _still_open(body: str, open_: bool) -> bool:
    for char in body:
        if char in "“«":
            open_ = True
        elif char in "”»":
            open_ = False
        elif char == '"':
            open_ = not open_
    return open_


def _reporter(sentence: Sentence, resolve: Resolver) -> Claimant | None:
    for token in sentence.tokens:
        if token.is_verb and token.lemma in cues()["reporting_verbs"] and any(quote.text in _QUOTES for quote in sentence.tokens):
            claimant = _subject(token, resolve)
            if claimant:
                return claimant
    return None
