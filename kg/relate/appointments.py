"""Who is given an office or loses one, and by whom: "Putin appointed Belousov defence minister", "Merz replaced Scholz as chancellor"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.cast import Cast
from kg.cues import cues
from kg.model import Factuality
from kg.relate.arguments import resolve
from kg.relate.clause import direct_objects, subjects
from kg.relate.offices import heads, known_office, state_of
from kg.relate.owners import Office, owners
from kg.relate.roles import role
from kg.syntax import Argument, RelationMention, Sentence, Token

_BODIES = ("country", "organization", "company", "force")
#: After an office these name whose it is, known or not.
_OF = frozenset(("of", "for", "at", "in"))


def appointments(sentence: Sentence, cast: Cast) -> Iterator[RelationMention]:
    """holds_office_in, or leads, for whom a verb gives an office or takes it; the office is of the state that does so, if nothing tells another."""
    lists = cues()
    for verb in sentence.tokens:
        if not verb.is_verb:
            continue
        ending, replacing = verb.lemma in lists["dismissing_verbs"], verb.lemma in lists["succeeding_verbs"]
        if ending or replacing or verb.lemma in lists["appointing_verbs"]:
            for noun in _offices(verb):
                office = _phrase(sentence, noun)
                if office is not None:
                    yield from _made(verb, noun, office, ending, replacing, cast)


def _offices(verb: Token) -> list[Token]:
    """The nouns for an office: after "as" or "to be", as the verb's second object, or as its only one, read as one with the name before it."""
    found = [pobj for prep in verb.kids("prep") if prep.lower == "as" for pobj in prep.kids("pobj")] + verb.kids("oprd", "attr")
    found += [kid for kid in verb.kids("dobj", "ccomp", "xcomp") if kid.is_noun and kid.mention is None and _name_before(kid) is not None]
    return [noun for noun in found if noun.is_noun and noun.mention is None]


def _name_before(noun: Token) -> Token | None:
    """"appointed Andrei Belousov defence minister": the name that the parser took for the office's first part."""
    return next((kid for kid in noun.kids("compound", "nmod", "nsubj", "appos") if kid.i < noun.i and kid.mention is not None
                 and kid.mention.kind != "demonym"), None)


def _phrase(sentence: Sentence, noun: Token) -> Office | None:
    """The office phrase around its noun: "commander-in-chief", "secretary of state"."""
    for last in (noun.i + 4, noun.i + 2, noun.i):
        found = known_office(sentence.tokens, last) if last < len(sentence.tokens) else None
        if found is not None and found.first <= noun.i:
            return found
    return None


def _made(verb: Token, noun: Token, office: Office, ending: bool, replacing: bool, cast: Cast) -> Iterator[RelationMention]:
    named = _name_before(noun)
    struck = _persons([named] if named is not None else direct_objects(verb), cast)
    actors = [actor for token in subjects(verb) for actor in resolve(token, cast)]
    given, lost = ([], struck) if ending else (struck, [])
    if replacing:
        lost, given = struck, _persons(role(verb, "with"), cast)
        if not given:
            given = [actor for actor in actors if cast.type(actor.actor) == "person" and _may_hold(actor, office, noun.sentence, cast)]
            actors = [actor for actor in actors if actor not in given]
    after: Factuality | None = "planned" if verb.lemma in cues()["nominating_verbs"] else None
    for person, factuality in [(one, after) for one in given] + [(one, "ended") for one in lost]:
        yield from _of(person, factuality, verb, office, actors, cast)


def _of(person: Argument, factuality: Factuality | None, verb: Token, office: Office, by: list[Argument], cast: Cast) -> Iterator[RelationMention]:
    sentence = verb.sentence
    title = office.text(sentence)
    owned = owners(sentence, office, person.token.mention, cast)
    following = sentence.tokens[office.last + 1] if office.last + 1 < len(sentence.tokens) else None
    if not owned and following is not None and following.lower in _OF and following.head.i >= office.first and following.head.i <= office.last:
        return  # of somebody who has no entry
    owned = owned or _registered(person, title, cast) or [state for actor in by if (state := _state(actor, person, cast))]
    for owner in owned[:1]:
        if owner.actor != person.actor:
            if factuality is None:
                cast.principals.setdefault(person.actor, state_of(owner.actor, cast))
            relation = "leads" if heads(title, owner.actor, cast) else "holds_office_in"
            yield RelationMention(relation, verb, person, owner, f"{relation}.verb.appoint", 0.75, None, factuality, title)


def _persons(tokens: list[Token], cast: Cast) -> list[Argument]:
    return [found for token in tokens for found in resolve(token, cast) if cast.type(found.actor) == "person"]


def _registered(person: Argument, title: str, cast: Cast) -> list[Argument]:
    """The state in which the registry knows the person to have held this very office."""
    known = cues().held_offices.get(title.lower())
    held = [term.actor for term in cast[person.actor].terms if term.actor and term.role == known] if known else []
    return [Argument(held[-1], person.token, "registry")] if held and held[-1] in cast else []


def _may_hold(actor: Argument, office: Office, sentence: Sentence, cast: Cast) -> bool:
    """Whether the subject of "replaced" is the successor, and not who replaces one man with another: the registry knows most leaders."""
    title = office.text(sentence)
    known = title.lower() in cues().held_offices and cast[actor.actor].verified
    return bool(_registered(actor, title, cast)) if known else True


def _state(actor: Argument, person: Argument, cast: Cast) -> Argument | None:
    """The state or body for which somebody appoints."""
    above = cast.principal(actor.actor)
    if cast.type(actor.actor) in ("person", "government"):
        return Argument(above.id, actor.token, "coreference") if above is not None and above.id != person.actor else None
    return actor if cast.type(actor.actor) in _BODIES else None
