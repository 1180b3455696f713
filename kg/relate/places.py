"""What belongs where: "Samarkand, Uzbekistan", "Kant airbase in Kyrgyzstan", "Russia's Federal Security Service"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.cast import Cast
from kg.cues import cues
from kg.registry import fold
from kg.relate.arguments import resolve
from kg.relate.roles import modifiers, possessors
from kg.syntax import Argument, Mention, RelationMention, Sentence, Token

_AREAS = ("place", "country")
_BODIES = ("government", "force")
#: Words between a preposition and the name of a place: "in the city of Gyumri".
_LEADING = frozenset(("the", "a", "of", "city", "town", "village", "region", "province", "district", "port", "far", "north", "south", "east", "west"))
_IN = frozenset(("in", "near", "outside", "at", "inside", "on", "off"))


def places(sentence: Sentence, cast: Cast) -> Iterator[RelationMention]:
    """located_in, part_of and operates as the build of names tells them."""
    for mention in sentence.mentions:
        if mention.actor is None or mention.kind in ("pronoun", "description", "demonym"):
            continue
        kind = cast.type(mention.actor)
        yield from _comma(sentence, mention, kind, cast)
        yield from _in(sentence, mention, kind, cast)
        if kind in (*_BODIES, "organization", "company", "facility", "place", "media"):
            yield from _owned(sentence, mention, kind, cast)


def settled(found: RelationMention, cast: Cast) -> RelationMention:
    """The same, with the relation that its two ends ask for: a region is part of its state, a city lies in it, as does an airfield of its own."""
    home = cast.registry.facts.get(found.target.actor, {})
    if found.relation == "operates" and ".noun." in found.pattern and home.get("located_in") == found.source.actor != home.get("operator"):
        return replace(found, relation="located_in", source=found.target, target=found.source)  # "the Uzbek airfield K2"
    owned = found.relation == "located_in" and cast[found.source.actor].principal == found.target.actor
    if owned and cast.type(found.source.actor) in ("company", "media") and (".noun." in found.pattern or found.pattern.endswith(".owner")):
        return replace(found, relation="part_of")  # "DP World, an Emirati company"
    if found.relation != "located_in" or cast.type(found.source.actor) != "place" or cast.type(found.target.actor) not in _AREAS:
        return found
    word = found.trigger.lemma if found.trigger.is_noun and found.trigger.mention is None else ""
    region = word in cues()["regions"] or word in ("island", "archipelago", "islands") or word not in cues().kinds and _region(found.source, cast)
    return replace(found, relation="part_of") if region else found


def _region(place: Argument, cast: Cast) -> bool:
    """Whether a place is a unit of a state, by the words that name it here or in the registry."""
    mention = place.token.mention
    known = cast[place.actor]
    names = [name.lower().split() for name in (mention.text if mention else "", known.label, *known.aliases) if " " in name]
    return any(words[-1] in cues()["regions"] or words[0] in cues()["regions"] and words[1] == "of" for words in names)


def _comma(sentence: Sentence, mention: Mention, kind: str, cast: Cast) -> Iterator[RelationMention]:
    """"Samarkand, Uzbekistan": a place, a comma and the place around it."""
    tokens, at = sentence.tokens, mention.last + 1
    if at + 1 >= len(tokens) or tokens[at].text not in (",", "(") or kind not in ("place", "facility", "country"):
        return
    outer = tokens[at + 1].mention
    city = mention.place or mention.actor
    if outer is None or outer.actor is None or outer.kind in ("demonym", "metonym", "pronoun", "description") or cast.type(city or "") != "place":
        return
    if outer.last + 1 < len(tokens) and tokens[outer.last + 1].tag == "POS":
        return  # "mayor of Astana, Kazakhstan's prime minister"
    end, after = [*(token for token in tokens[outer.last + 1 : outer.last + 3]), None, None][:2]
    another = after is not None and after.mention is not None and after.mention.place is None and cast.type(after.mention.actor or "") == "place"
    listed = end is not None and (end.text in ("and", "or") or end.text == "," and another) or mention.first and tokens[mention.first - 1].text == ","
    if cast.type(outer.actor) in _AREAS and not listed and _contains(outer.actor, city or "", cast):
        inner, around = Argument(city or "", sentence.head_of(mention), "name"), Argument(outer.actor, sentence.head_of(outer), "name")
        yield RelationMention("located_in", tokens[outer.first], inner, around, "located_in.name.comma", 0.85)


def _contains(outer: str, inner: str, cast: Cast) -> bool:
    """Whether the registry does not speak against it: a known city lies in one state alone."""
    known, above = (cast.registry.facts.get(one, {}).get("located_in") for one in (inner, outer))
    beyond = cast.registry.facts.get(known, {}).get("located_in") if known else None
    return known is None or outer in (known, beyond) or cast.type(outer) == "place" and above in (None, known)


def _in(sentence: Sentence, mention: Mention, kind: str, cast: Cast) -> Iterator[RelationMention]:
    """"the Kant airbase outside Bishkek", "the Institute in Washington"."""
    actor = mention.place or mention.actor
    kind = "place" if mention.place else kind
    if kind == "force" and _sent(actor or "", cast):
        kind = "organization"
    if kind not in ("facility", "organization", "place", "company", "government", "media") or mention.kind == "metonym" and not mention.place:
        return
    head = sentence.head_of(mention)
    near = ("in",) if kind in ("organization", "government", "company") else _IN
    around = [(prep, found) for token in sentence.tokens[mention.first : mention.last + 1] for prep in token.kids("prep")
              if prep.lower in near and mention.last <= prep.i <= mention.last + 2 for pobj in prep.kids("pobj") for found in resolve(pobj, cast)]
    if not around and kind in ("facility", "place"):
        around = list(_following(sentence, mention, cast))
    for prep, found in around:
        where = found.place or found.actor
        if cast.type(where) in _AREAS and where != actor and _contains(where, actor or "", cast) and not _water(where, cast):
            argument = Argument(where, found.token, found.via)
            around_it = prep.lower if prep.lower in ("near", "outside", "off") else None
            yield RelationMention("located_in", prep, Argument(actor or "", head, "name"), argument, "located_in.name.in",
                                  0.75 if kind == "facility" else 0.5, detail=around_it)


def _sent(actor: str, cast: Cast) -> bool:
    """Whether a force is a mission that an organization has in one state."""
    above = cast[actor].principal
    return above is not None and cast.type(above) == "organization" and "located_in" in cast.registry.facts.get(actor, {})


def _following(sentence: Sentence, mention: Mention, cast: Cast) -> Iterator[tuple[Token, Argument]]:
    """What the words right after a name say, over a bracket or comma: "the base (known as K2) in Kenya", "X, on Kenya's coast,"."""
    tokens, i = sentence.tokens, mention.last + 1
    if i < len(tokens) and tokens[i].text == "(":
        i = next((token.i + 1 for token in tokens[i : i + 10] if token.text == ")"), len(tokens))
    comma = i < len(tokens) and tokens[i].text == ","
    prep = tokens[i + comma] if i + comma < len(tokens) else None
    if prep is None or prep.lower not in _IN:
        return
    for token in tokens[prep.i + 1 : prep.i + 8]:
        named = token.mention
        if named is not None and named.actor and cast.type(named.place or named.actor) in _AREAS:
            after = tokens[named.last + 1 : named.last + 3]
            inner = after[1].mention if len(after) == 2 and after[0].tag == "POS" else None
            coast = named.kind == "demonym" and after and after[0].lemma in cues()["sides_of_states"]
            if named.kind == "demonym" and not coast or inner is not None and inner.actor != named.actor and not _water(inner.actor, cast):
                continue  # "in Kenya's Garissa county"
            if not comma or any(word.text in (",", ".", ";") for word in tokens[named.last + 1 : named.last + 6]):
                yield prep, Argument(named.actor, token, "name", named.place)
            return
        if token.lower not in _LEADING and not token.tag.startswith("JJ") and token.tag not in ("PRP$", "POS") and token.mention is None:
            return


def _water(actor: str | None, cast: Cast) -> bool:
    return actor is not None and cast[actor].label.split()[-1] in cues()["waters"]


def _owned(sentence: Sentence, mention: Mention, kind: str, cast: Cast) -> Iterator[RelationMention]:
    """"Russia's Federal Security Service", "the Kyrgyz Ministry of Defense", "the State Committee of Kyrgyzstan"."""
    head = sentence.head_of(mention)
    tokens = sentence.tokens
    joint = kind == "organization" and mention.kind == "found" and mention.first > 2 and tokens[mention.first - 2].text in ("-", "–")
    sides = [tokens[mention.first - step].mention for step in (3, 1)] if joint else []
    if sides and all(side is not None and side.kind == "demonym" for side in sides):
        for side in sides:  # "the Norwegian-Russian Fisheries Commission"
            if side is not None and side.actor and cast.type(side.actor) == "country":
                named = Argument(side.actor, tokens[side.last], "name")
                yield RelationMention("member_of", head, named, Argument(mention.actor or "", head, "name"), "member_of.name.joint", 0.7)
        return
    inside = _owner_inside(mention, kind, cast)
    following = tokens[mention.last + 1] if mention.last + 1 < len(tokens) else None
    private = kind == "company" and cast[mention.actor or ""].principal is None and not (following is not None and following.lower == "of")
    if private:
        return  # "Germany's Rheinmetall" says less than "ASML of the Netherlands"
    if inside:
        own = Argument(mention.actor or "", head, "name")
        yield RelationMention("part_of", head, own, Argument(inside, head, "name"), "part_of.name.inside", 0.85)
        return
    for owner in _owner_tokens(sentence, mention, head):
        for found in resolve(owner, cast):
            relation = _ownership(mention.actor or "", kind, found.actor, cast)
            if relation == "operates":
                yield RelationMention(relation, head, found, Argument(mention.actor or "", head, "name"), "operates.name.owner", 0.7)
            elif relation:
                yield RelationMention(relation, head, Argument(mention.actor or "", head, "name"), found, f"{relation}.name.owner", 0.85)


def _owner_inside(mention: Mention, kind: str, cast: Cast) -> str | None:
    """The state or organization that a body's own name holds: "US State Department", "National Bank of Ukraine"."""
    actor = mention.actor or ""
    above = cast[actor].principal
    if above is None or kind not in (*_BODIES, "organization", "company"):
        return None
    plain = fold(mention.text).replace("'s", " ")
    words = f" {plain} "
    names = [cast[above].label, *cast.registry.adjectives.get(above, ()), *(name for name in cast[above].aliases if name.isupper() or "." in name)]
    held = any(f" {fold(name)} " in words for name in names)
    return above if held and words.strip() != fold(cast[above].label) else None


def _owner_tokens(sentence: Sentence, mention: Mention, head: Token) -> list[Token]:
    tokens = sentence.tokens
    before = tokens[mention.first - 1] if mention.first else None
    if before is not None and before.lower in ("'s", "’s", "'", "’") and mention.first > 1:
        before = tokens[mention.first - 2]
    found = [before] if before is not None and before.mention is not None and before.mention is not mention else []
    if mention.last + 2 < len(tokens) and tokens[mention.last + 1].lower == "of":
        found += [pobj for pobj in tokens[mention.last + 1].kids("pobj") if pobj.mention is not None]
    if not found:
        found = [token for token in possessors(head) + modifiers(head) if token.mention is not None and token.mention is not mention]
    return found[:1]


def _ownership(actor: str, kind: str, owner: str, cast: Cast) -> str | None:
    """Which relation an owner has: states to their bodies, regions and facilities."""
    known, facts, above = cast[actor], cast.registry.facts.get(actor, {}), cast.type(owner)
    if actor == owner or above not in ("country", "organization", "government", "place", "company", "force"):
        return None
    if kind == "facility":
        if facts.get("operator") == owner != facts.get("located_in") or above == "country" and facts.get("located_in") not in (None, owner):
            return "operates"
        return "located_in" if above in _AREAS and facts.get("located_in") in (None, owner) else None
    if kind in _BODIES:
        free = known.verified and known.principal is None and kind == "force"  # "Yemen's Houthis" are not the state's
        return "part_of" if known.principal in (None, owner) and not free or not known.verified else None
    if kind == "organization":
        return "part_of" if known.principal == owner else None
    if kind == "place":
        if known.label.endswith(" border") or _water(actor, cast):
            return None
        return "located_in" if above == "country" and _contains(owner, actor, cast) else None
    if kind in ("media", "company"):
        return "located_in" if above in _AREAS and facts.get("located_in") in (None, owner) else None
    return None


def state_around(source: Argument, city: Argument, cast: Cast) -> Argument | None:
    """The foreign state in which a city, region or facility lies: who visits Astana visits Kazakhstan, who bombs Odesa attacks Ukraine.

    Not where somebody else rules it or runs it: a base of a third state, a land with a people of its own.
    """
    facts = cast.registry.facts.get(city.actor, {})
    state = facts.get("located_in") or _told(city, cast)
    own = cast.principal(source.actor)
    if not isinstance(state, str) or state not in cast or cast.type(state) != "country" or cast.type(city.actor) not in ("place", "facility"):
        return None
    at_home = (source.actor, own.id if own else None, cast.registry.facts.get(source.actor, {}).get("located_in"))
    if state in at_home or city.actor in cast.registry.adjectives or facts.get("operator") not in (None, state) or city.actor in cues().occupiers:
        return None
    return Argument(state, city.token, city.via)


def _told(place: Argument, cast: Cast) -> str | None:
    """The country whose the sentence says a place is that nobody has on a list: "Zambia's Kasompe Gorge"."""
    owners = possessors(place.token) if place.via == "name" and not cast[place.actor].verified else []
    named = [owner.mention.actor for owner in owners if owner.mention is not None and owner.mention.actor]
    return next((actor for actor in named if cast.type(actor) == "country"), None)


def told_abroad(fresh: Sequence[RelationMention], said: Sequence[RelationMention], cast: Cast) -> Iterator[RelationMention]:
    """"shelled Kfar Kila, a village in Lebanon": what is done in a place that the registry lacks is done in the state in which the text puts it."""
    done = [mention for mention in fresh if mention.relation in cues().relations("in_cities_of_states")
            and cast.type(mention.target.actor) == "place" and not cast[mention.target.actor].verified]
    if not done:
        return
    homes = {mention.source.actor: mention.target.actor for mention in said if mention.relation in ("located_in", "part_of")
             and mention.polarity != "negated" and cast.type(mention.target.actor) == "country"}
    known = {(mention.trigger, mention.relation, mention.source.actor, mention.target.actor) for mention in fresh}
    for mention in done:
        state, own = homes.get(mention.target.actor), cast.principal(mention.source.actor)
        at_home = state is None or state in (mention.source.actor, own.id if own else None)
        if state is not None and not at_home and (mention.trigger, mention.relation, mention.source.actor, state) not in known:
            yield replace(mention, target=Argument(state, mention.target.token, mention.target.via))
