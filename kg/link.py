"""Mentions -> actors: one of the candidates that the context bears out, or NIL with the reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.cast import Cast
from kg.cues import cues
from kg.doubt import at_home, in_office, standing_alone
from kg.registry import fold
from kg.syntax import Mention, Sentence, Token
from kg.words import ordinary

_STATES = ("country", "organization", "group")
#: Ends of adjectives of peoples and directions: no given names.
_ADJECTIVE_ENDS = ("ern", "an", "ish", "ese")


@dataclass(frozen=True, slots=True)
class Context:
    """What an article tells of its mentions."""

    strong: frozenset[str]  # actors that a full name names
    words: frozenset[str]
    homes: frozenset[str]  # states that the article names or has adjectives of
    latest: dict[str, str]  # name -> the actor for which it stood last
    borne: set[str]  # names of countries and cities that a person bears here


def link(sentences: list[Sentence], cast: Cast) -> None:
    """Set `actor` (and `place` for a capital's name) of every mention, or leave it None and say why."""
    words = frozenset(token.lower for sentence in sentences for token in sentence.tokens)
    context = Context(_strong(sentences), words, _homes(sentences, cast), {}, set())
    for sentence in sentences:
        for mention in sentence.mentions:
            _link(mention, sentence, cast, context)
            _as_facility(mention, sentence, cast)
            _as_port_city(mention, sentence, cast)
            if mention.actor:
                context.latest[mention.text] = mention.actor
    _drop(sentences)


def _as_facility(mention: Mention, sentence: Sentence, cast: Cast) -> None:
    """"Baikonur, the cosmodrome", "Ramstein, the largest American air base": a place's name is its facility's where the text says so."""
    tokens, place = sentence.tokens, mention.actor
    following = tokens[mention.last + 1 : mention.last + 9]
    if place is None or mention.kind != "name" or cast.type(place) != "place" or len(following) < 3 or following[0].text != ",":
        return
    if following[1].lower not in ("a", "an", "the", "its", "their"):
        return
    for token in following[2:]:
        after = token.next()
        if token.is_noun and token.mention is None and not (after is not None and after.is_noun):
            kind = cues().kinds.get(token.lemma) if token.lemma != "port" else None
            found = cast.registry.facility(cast[place].label, token.lemma) if kind == "facility" else None
            mention.actor, mention.why = found or place, "facility" if found else mention.why
            return
        if not (token.mention or token.is_noun or token.tag.startswith("JJ") or token.tag in ("VBN", "RBS", "HYPH", "CD")):
            return


def _as_port_city(mention: Mention, sentence: Sentence, cast: Cast) -> None:
    """"the Georgian port of Poti was shelled": with the state before it the city is meant, where nobody runs or builds the port."""
    tokens, first = sentence.tokens, mention.first
    port, before = tokens[first], tokens[first - 1].mention if first else None
    if mention.actor is None or port.lower not in cues()["harbours"] or tokens[first + 1].lower != "of" or before is None or before.kind != "demonym":
        return
    state, verb = cast.registry.facts.get(mention.actor, {}).get("located_in"), port.head
    if state not in before.candidates or port.dep in ("dobj", "nsubjpass") and verb.lemma in cues()["running_verbs"]:
        return
    city = _text_from(tokens[first + 2 : mention.last + 1])
    places = [name.actor for name in cast.registry.names.get(fold(city), ()) if cast.type(name.actor) == "place"]
    found = next((place for place in places if cast.registry.facts.get(place, {}).get("located_in") == state), None)
    if found:
        port.mention = tokens[first + 1].mention = None
        mention.first, mention.text, mention.actor, mention.candidates, mention.why = first + 2, city, found, (found,), "port city"


def _text_from(words: list[Token]) -> str:
    return " ".join(word.text for word in words)


def _strong(sentences: Iterable[Sentence]) -> frozenset[str]:
    """Actors that a full name names in the article."""
    return frozenset(mention.candidates[0] for sentence in sentences for mention in sentence.mentions
                     if mention.kind in ("name", "found") and len(mention.candidates) == 1)


def _homes(sentences: Iterable[Sentence], cast: Cast) -> frozenset[str]:
    """States that the article speaks of, by whichever of their names but the doubtful ones, or by their cities and regions."""
    found = {mention.candidates[0] for sentence in sentences for mention in sentence.mentions if mention.kind != "weak"}
    around = {cast.registry.facts.get(actor, {}).get("located_in") for actor in found if cast.type(actor) == "place"}
    return frozenset(actor for actor in found if cast.type(actor) == "country") | frozenset(state for state in around if state)


def _link(mention: Mention, sentence: Sentence, cast: Cast, context: Context) -> None:
    if _part_of_person(mention, sentence, cast):
        context.borne.add(mention.text)
        mention.why = "part of a person's name"
        return
    if _of_ship(mention, sentence, cast):
        mention.why = "a ship's name"
        return
    if mention.text in context.borne and mention.text not in context.latest:
        mention.why = "a person's name here"  # "Michael Jordan ... Jordan said"
        return
    found = mention.candidates
    if mention.kind == "weak" or len(found) > 1:
        found = tuple(actor for actor in found if _believable(actor, mention, sentence, cast, context)) or standing_alone(mention, sentence, cast)
    states = [actor for actor in found if cast.type(actor) in _STATES]
    places = [actor for actor in found if cast.type(actor) == "place"]
    if mention.kind == "metonym" and states:
        mention.actor, mention.place, mention.why = states[0], places[0] if places else None, "metonym"
        return
    if mention.kind == "metonym" and len(places) > 1:
        mention.actor, mention.place, mention.why = places[0], places[1], "metonym"  # the capital of a land that is no state
        return
    if len(found) > 1:
        found = _prefer(found, mention, cast, context, american=_american(sentence))
    if len(found) == 1:
        mention.actor, mention.why = found[0], mention.why or mention.kind
    else:
        mention.why = "no candidate fits" if not found else "ambiguous"


def _of_ship(mention: Mention, sentence: Sentence, cast: Cast) -> bool:
    """"the American destroyer McFaul", "Hurricane Helene": neither a man nor a city."""
    before = sentence.tokens[mention.first - 1] if mention.first else None
    return before is not None and before.lower in cues()["ships"] | cues()["storms"] and before.mention is None and mention.kind != "demonym" \
        and cast.type(mention.candidates[0]) in ("person", "place")


def _part_of_person(mention: Mention, sentence: Sentence, cast: Cast) -> bool:
    """"Jordan Peterson", "Michael Jordan": a country's or city's name inside a longer unknown name."""
    if mention.first != mention.last or mention.kind not in ("name", "weak", "metonym"):
        return False
    if cast.type(mention.candidates[0]) not in ("country", "place", "organization", "person"):
        return False
    if sentence.tokens[-1].text != "." and not any(token.text.islower() and token.is_verb for token in sentence.tokens):
        return False  # in a headline capitals tell nothing
    here = sentence.tokens[mention.first]
    after, before = here.next(), here.next(-1)
    if after and after.mention is None and after.tag == "NNP" and after.text[0].isupper() and here.dep == "compound" \
            and here.head is after and not _given(here, after) and after.lower not in cues().heads \
            and after.lower not in cues()["offices"] | cues()["ranks"]:
        return not after.text.isupper() and cast.type(mention.candidates[0]) != "organization"
    if before and before.i == 0 and ordinary(before.text):
        return False  # "Rivals India and Pakistan"
    if not (before and before.mention is None and before.tag == "NNP" and before.head is here and before.dep == "compound" and _given_name(before)):
        return False
    return mention.kind != "metonym" or not ordinary(before.text)


def _given(here: Token, after: Token) -> bool:
    """"gave Ukraine F-16s", "gave Ukraine Storm Shadow missiles": who gets what follows."""
    before, thing = here.next(-1), after
    while thing.dep in ("compound", "nmod") and thing.head.i > thing.i:
        thing = thing.head
    giving = before is not None and before.lemma in cues()["giving_verbs"]
    return giving and (thing.tag == "NNS" or thing.text.islower()) or thing.lemma in cues()["weapons"] or any(sign.isdigit() for sign in after.text)


def _given_name(token: Token) -> bool:
    word = token.lower
    known = cues()
    return token.text[0].isupper() and not token.text.isupper() and word not in known["offices"] | known["ranks"] \
        and word not in known.heads and word not in known.kinds and not word.endswith(_ADJECTIVE_ENDS)


def _believable(actor: str, mention: Mention, sentence: Sentence, cast: Cast, context: Context) -> bool:
    """Whether the context bears out a weak or shared name."""
    if actor in context.strong or mention.kind != "weak":
        return True
    known = cast[actor]
    if known.type == "country" and not any(_spoken_of(other, context, cast) for other in mention.candidates if other != actor):
        return True
    if _spoken_of(actor, context, cast) or at_home(actor, mention, cast, context.homes):
        return True
    return known.type == "person" and _office_before(mention, sentence, cast, actor)


def _spoken_of(actor: str, context: Context, cast: Cast) -> bool:
    """Whether the article holds a word that the registry names as the actor's context."""
    return any(word in context.words for word in cast.registry.facts.get(actor, {}).get("context", ()))


def _office_before(mention: Mention, sentence: Sentence, cast: Cast, actor: str) -> bool:
    """A surname after a title of the person's state or office: "President Tokayev", "Kazakh leader Tokayev"."""
    tokens = sentence.tokens[max(0, mention.first - 4) : mention.first]
    if not tokens or tokens[-1].lower not in cues()["ranks"] | cues()["offices"]:
        return False
    roles = " ".join((term.role or "").lower() for term in cast[actor].terms)
    states = {term.actor for term in cast[actor].terms}
    named = {token.mention.actor for token in tokens if token.mention}
    return tokens[-1].lower in roles or bool(named & states)


def _prefer(found: tuple[str, ...], mention: Mention, cast: Cast, context: Context, american: bool) -> tuple[str, ...]:
    """The one candidate that the article has named in full, or that fits the words around; all where none stands out."""
    latest = context.latest.get(mention.text)
    if latest in found:
        return (latest,)
    full = [actor for actor in found if actor in context.strong]
    if len(full) == 1:
        return (full[0],)
    kinds = {actor: cast.type(actor) for actor in found}
    if mention.kind == "name" and set(kinds.values()) <= {"person", "country"} and (serving := in_office(found, cast)):
        return serving
    if {"country", "place"} <= set(kinds.values()):
        wanted = "place" if american and any("u-s" in actor or actor.endswith("usa") for actor in found) else "country"
        return tuple(actor for actor in found if kinds[actor] == wanted)[:1]
    for wanted in ("organization", "government", "force", "company"):
        chosen = tuple(actor for actor in found if kinds[actor] == wanted)
        if len(chosen) == 1 and set(kinds.values()) <= {wanted, "place", "media", "person"}:
            return chosen
    return found if len(set(kinds.values())) == 1 and kinds[found[0]] != "place" else found[:1]


def _american(sentence: Sentence) -> bool:
    """Whether the sentence speaks of the USA's own states and cities."""
    return any(token.lower in cues()["american_context"] for token in sentence.tokens)


def _drop(sentences: list[Sentence]) -> None:
    """Take mentions that stayed NIL off their tokens."""
    for sentence in sentences:
        for mention in [mention for mention in sentence.mentions if mention.actor is None]:
            sentence.mentions.remove(mention)
            for token in sentence.tokens[mention.first : mention.last + 1]:
                token.mention = None
