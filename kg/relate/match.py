"""Triggers of the lexicon on a parsed sentence: word, build and actor types must all fit."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import combinations, permutations

from kg.cast import Cast
from kg.cues import cues
from kg.lexicon import MAKE, Lexicon, Trigger
from kg.relate.arguments import DESIGNATION, for_state, resolve
from kg.relate.clause import governor
from kg.relate.details import detail
from kg.relate.gaps import filled, gapped, share, things
from kg.relate.implicit import doers, implicit, misplaced, one_sided, own_side
from kg.relate.places import state_around
from kg.relate.roles import role, unlisted_paper
from kg.relate.unfit import at_home, drill, his_own
from kg.syntax import Argument, RelationMention, Sentence, Token
from kg.vocabulary import Relation, relations

_NAMES = frozenset(("name", "found", "metonym", "weak"))
#: How a word that belongs to a verb may hang on it.
_PARTICLES = frozenset(("prt", "prep", "advmod", "oprd", "acomp", "dobj", "advcl", "agent", "dative"))
_NOTHING: frozenset[str] = frozenset()
#: How sure a trigger must be for whom it hits to be asked for later: "claimed the assault".
_SURE = 0.6
#: Roles that, where a word stands in them, leave nothing to be understood from the text before.
_SPOKEN = frozenset(("obj", "iobj", "obj.to", "obj.for", "of", "to", "in", "for", "from", "with", "on", "against", "mod", "poss", "into"))


def matches(sentence: Sentence, cast: Cast, lexicon: Lexicon) -> Iterator[RelationMention]:
    """All relation mentions that the lexicon finds in the sentence, in text order of their triggers."""
    heard = lexicon.heard({word for token in sentence.tokens for word in (token.lower, token.lemma)})
    for token in sentence.tokens:
        for trigger in triggers_of(token, lexicon):
            if trigger.asks & heard == trigger.asks and words_fit(token, trigger) and conditions_fit(token, trigger):
                yield from _pairs(token, trigger, cast)


def triggers_of(token: Token, lexicon: Lexicon) -> tuple[Trigger, ...]:
    found: tuple[Trigger, ...] = ()
    if token.is_verb:
        found += lexicon.of("verb", token.lemma)
    mention = token.mention
    if mention is not None and mention.kind in _NAMES and mention.first != mention.last and not unlisted_paper(token):
        own = (trigger for trigger in lexicon.of("noun", token.lemma) if "me" in trigger.source + trigger.target)
        return (*lexicon.of("word", token.lower), *own)
    if token.is_noun or token.tag in ("VBG", "JJ"):
        found += lexicon.of("noun", token.lemma) or lexicon.of("noun", token.lower)  # "at loggerheads"
    if token.tag.startswith("JJ") or token.tag in ("VBN", "VBG", "RB"):
        found += lexicon.of("adj", token.lower)
    return found + lexicon.of("word", token.lower)


def words_fit(token: Token, trigger: Trigger) -> bool:
    """The particle of a verb ("pull out"), or the words before a noun ("member state")."""
    if not trigger.rest:
        return True
    if trigger.word_class == "verb":
        return all(any(kid.lower == word and kid.dep in _PARTICLES for kid in token.children) for word in trigger.rest)
    before = [token.next(-step) for step in range(len(trigger.rest), 0, -1)]
    return all(found is not None and word in (found.lower, found.lemma) for found, word in zip(before, trigger.rest, strict=True))


def conditions_fit(token: Token, trigger: Trigger) -> bool:
    """Whether roles hold what the trigger needs and none of what it forbids."""
    for wanted, conditions in ((True, trigger.needs), (False, trigger.forbids)):
        for name, words in conditions:
            held = token.words.get(name)
            if held is None:
                held = token.words[name] = _words_of(token, name)
            if held.isdisjoint(words) is wanted:
                return False
    return True


def _words_of(token: Token, name: str) -> frozenset[str]:
    """The words that a role holds, as head, as its compound or in a coordination, by form and by dictionary form; `*` if any.

    `kid` is any word below the trigger.
    """
    words = [word for head in (token.subtree() if name == "kid" else role(token, name)) for word in _near(head)]
    if not words:
        return _NOTHING
    found = {"*", *(word.lemma for word in words), *(word.lower for word in words)}
    if any(word.tag.startswith("NNP") and DESIGNATION.fullmatch(word.text) for word in words):
        found.add(MAKE)
    return frozenset(found)


def _near(head: Token) -> list[Token]:
    """A word, what is joined to it, how much of it ("nearly all its gas"), and what it is of."""
    return [head, *head.kids("conj", "compound", "amod", "nmod", "poss", "appos", "predet"),
            *(kid for kid in head.kids("nummod") if kid.tag == "PDT"),
            *(pobj for prep in head.kids("prep") if prep.lower == "of" for pobj in prep.kids("pobj"))]


def _pairs(token: Token, trigger: Trigger, cast: Cast) -> Iterator[RelationMention]:
    relation = relations()[trigger.relation]
    each = trigger.word_class == "noun" and trigger.relation in cues().relations("of_each_his_own")
    sources = _arguments(token, trigger.source, trigger.source_types or relation.source, cast)
    as_city, in_city = (trigger.relation in cues().relations(name) for name in ("of_cities", "in_cities"))
    struck = trigger.relation == "attacks" and trigger.confidence >= _SURE  # by whom, the text may tell later
    alone = not sources and trigger.word_class == "noun" and trigger.relation in cues().relations("with_one") and one_sided(token)
    if not sources and not struck and not alone:
        return
    agents = {as_city and source.place or source.actor for source in sources}  # "the German capital, Berlin"
    targets = _arguments(token, trigger.target, trigger.target_types or relation.target, cast, agents)
    if alone:
        sources = own_side(token, targets)
    if struck and not sources:
        token.sentence.suffered += [target for target in targets if target.via != "context"]
    own = {target.actor: in_city and target.place or target.actor for target in targets}  # "the army of Sudan retook Khartoum"
    pairs = [(source, target) for source in sources for target in targets if own[target.actor] not in agents]
    if each and 1 < len(sources) == len(targets) and len(pairs) == len(sources) ** 2:
        pairs = list(zip(sources, targets, strict=True))  # "Gazprom and Naftogaz, the state companies of Russia and Ukraine"
    if relation.symmetric and not pairs and trigger.target != ("between",) and _mutual(token, trigger, sources):
        pairs = list(combinations(sources, 2))
    if not pairs and len(sources) > 1 and _reciprocal(token, trigger):
        pairs = list(permutations(sources, 2))
    fitted = [made for source, target in pairs if not misplaced(relation.id, source, target, cast) and (made := fit(relation, source, target, cast))]
    builds = trigger.word_class == "verb" and token.lemma in cues()["building_verbs"]
    if trigger.relation in cues().relations("in_cities_of_states") or builds and trigger.relation in cues().relations("built_in_states"):
        fitted += [(source, abroad) for source, target in fitted if (abroad := state_around(source, target, cast))]
    if fitted and (trigger.word_class == "verb" or token.dep == "attr"):
        known = {argument.actor for pair in fitted for argument in pair}
        told = {argument.token for pair in fitted for argument in pair}
        gaps = [gap for gap in gapped(token, known, cast) if gap.token not in told]
        fitted += [made for gap in gaps if (made := fit(relation, *filled(gap, fitted[0], cast), cast))]
    shares = {one.token: words for row in (sources, targets) if len(row) > 1 for one in row if (words := share(one, row))}
    for source, target in fitted:
        words = shares.get(target.token) or shares.get(source.token) or []
        if not _needed(trigger, words):
            continue
        sure = trigger.confidence * (0.7 if "context" in (source.via, target.via) else 1.0)
        said = detail(token, trigger, (source, target), words)
        if source.via == "gap" and said and any(character.isdigit() for character in said):
            said = None  # "has 500 men in Mali and Italy 300": each has its own number
        yield RelationMention(relation.id, token, source, target, trigger.pattern, sure, trigger.polarity, trigger.factuality, said)


def _needed(trigger: Trigger, words: list[Token]) -> bool:
    """Whether the words that go with one of several fit as well: "relies on Iran for gas and on Kenya for tea"."""
    for name, wanted in trigger.needs if words else ():
        heads = things(words, name)
        if heads is not None and wanted.isdisjoint({form for head in heads for word in _near(head) for form in (word.lemma, word.lower, "*")}):
            return False
    return True


def _reciprocal(token: Token, trigger: Trigger) -> bool:
    """Whether the subjects do it to one another: "A and B accused each other", "A and B traded fire" (target: each-other)."""
    if trigger.target == ("each-other",) or trigger.word_class != "verb":
        return trigger.target == ("each-other",)
    heads = [head for name in trigger.target for part in name.split("+") if not part.startswith("~") for head in role(token, part)]
    others = [head.next(-1) for head in heads if head.lower in ("other", "another")]
    return any(before is not None and before.lower in ("each", "one") for before in others)


def _mutual(token: Token, trigger: Trigger, sources: list[Argument]) -> bool:
    """Whether coordinated subjects may stand to each other: "A and B met", not "A and B welcomed the agreement"."""
    one_way = cues()["one_way_verbs"]
    if trigger.word_class == "verb":
        others = role(token, "obj")
        return bool(trigger.needs) or token.lemma not in one_way and (not others or any(head.lower in ("other", "another") for head in others))
    verb = governor(token) if token.is_noun and token.dep == "dobj" else None
    if verb is None or verb.lemma in cues()["support_verbs"] - one_way:
        return True
    within = token.subtree()
    return all(source.token in within for source in sources)  # "denounced the drill of A and B": theirs whatever the verb


def _arguments(token: Token, roles: tuple[str, ...], types: tuple[str, ...], cast: Cast, other: Collection[str] = ()) -> list[Argument]:
    """The actors of the first role that has any of the types.

    `a+b` joins two roles, `~name` is what the text has given before where no role is filled, and `@role`, the last, who has done
    before what the role names (see kg.relate.implicit).
    """
    filled = False
    for name in roles:
        if name.startswith("~"):
            understood = [] if filled else implicit(token, name[1:], cast, other)
            if understood or name == roles[-1]:
                return understood
            continue
        if name.startswith("@"):
            return doers(token, role(token, name[1:]), cast, other)
        found: dict[str, Argument] = {}
        for part in name.split("+"):
            heads = role(token, part)
            filled = filled or not all(_date(head) for head in heads) and (part in _SPOKEN or "." in part and roles[-1] == "~struck")
            for head in heads:
                for argument in resolve(head, cast):
                    argument = for_state(argument, token, types, cast)
                    fits = cast.type(argument.actor) in types or argument.place and "place" in types
                    aside = head.i < token.i < argument.token.i and _aside(token, head, argument) or head is token and _joined(argument, token)
                    if fits and not aside and (argument.place or argument.actor not in other):
                        found.setdefault(argument.actor, argument)
        if found:
            return list(found.values())
    return []


def _date(token: Token) -> bool:
    """"in 2011", "in May", "in the summer"."""
    return token.tag == "CD" or token.lower in cues()["months"] or token.lemma in cues()["time_units"]


def _joined(argument: Argument, trigger: Token) -> bool:
    """"the army of Burhan and the RSF": what is joined to a trigger is not what the trigger is."""
    return trigger.mention is None and argument.token.dep == "conj" and argument.token.head is trigger


def _aside(token: Token, head: Token, argument: Argument) -> bool:
    """"Greece, a rival of Turkey, and Israel": what is said of a name by the way is not said of those after it."""
    if head not in argument.token.ancestors():
        return False
    while token.head is not head and token.head is not token:
        token = token.head
    return token.head is head and token.dep in ("appos", "acl", "relcl")


def _acting(argument: Argument, relation: str, cast: Cast) -> Argument:
    """A ministry or department that reports what its state's forces do stands for the state in what only states do."""
    known = cast[argument.actor]
    if known.type == "facility" and not any(word in cues()["quarters"] for word in known.label.lower().split()):
        return argument
    if relation == "hosts_base_of":
        return _land(argument, cast)
    reports = known.type == "government" and any(word in known.label for word in cues()["department_words"])
    if reports and known.principal and relation in cues().relations("of_states"):
        return Argument(known.principal, argument.token, argument.via)
    return argument


def _land(argument: Argument, cast: Cast) -> Argument:
    """A known place or facility stands for the state in which it lies, unless a people of its own lives there: Tartus hosts for Syria,
    Abkhazia for itself."""
    known = cast[argument.actor]
    own_people = argument.actor in cast.registry.adjectives
    if known.type != "facility" and (known.type != "place" or not known.verified or own_people):
        return argument
    state = cast.registry.facts.get(argument.actor, {}).get("located_in")
    return Argument(state, argument.token, argument.via) if isinstance(state, str) and state in cast else argument


def fit(relation: Relation, source: Argument, target: Argument, cast: Cast) -> tuple[Argument, Argument] | None:
    """The pair where the relation may hold between actors of these types, with a city in place of its state where that is meant."""
    both = relation.id in cues().relations("of_both_states") and cast.type(source.actor) == cast.type(target.actor) == "person"
    if both or relation.id in cues().relations("between_states"):
        source, target = _state(source, cast), _state(target, cast)
    if relation.id in cues().relations("with_lands"):
        source, target = _land(source, cast), _land(target, cast)
    first = _typed(_acting(source, relation.id, cast), relation.source, relation.id in cues().relations("of_cities"), cast)
    if relation.id in cues().relations("to_states"):
        target = _state(target, cast)
    if relation.id in cues().relations("to_unions"):
        target = _union(target, cast)
    second = _typed(target, relation.target, relation.id in cues().relations("in_cities"), cast)
    if first is None or second is None or first.actor == second.actor or his_own(relation, first, second, cast):
        return None
    if relation.id in ("located_in", "part_of") and cast[second.actor].principal == first.actor:
        return None
    if relation.id == "located_in" and cast.type(first.actor) == "place" and cast[second.actor].label.split()[-1] in cues()["waters"]:
        return None  # "a port on the Black Sea"
    if relation.id in ("deploys_forces_in", "hosts_base_of") and at_home(relation.id, first.actor, second.actor, cast):
        return None
    if relation.id == "exercises_with" and (drill(first) or drill(second)):
        return None
    if relation.id in cues().relations("to_actors") and cast.type(second.actor) in ("place", "initiative"):
        return None
    if relation.id == "part_of" and cast.type(first.actor) == "country" and cast.type(second.actor) in ("organization", "initiative"):
        return None  # that is member_of
    return first, second


def _union(target: Argument, cast: Cast) -> Argument:
    """A candidate of the European Commission is one of the union whose executive that is."""
    above = cast.principal(target.actor)
    if above is None or above.type != "organization" or cues()["executives"].isdisjoint(cast[target.actor].label.lower().split()):
        return target
    return Argument(above.id, target.token, target.via)


def _state(argument: Argument, cast: Cast) -> Argument:
    """"a strategic partnership, concluded by Putin and Kim": of their states."""
    above = cast.principal(argument.actor) if cast.type(argument.actor) == "person" else None
    return Argument(above.id, argument.token, argument.via) if above else argument


def _typed(argument: Argument, types: tuple[str, ...], as_place: bool, cast: Cast) -> Argument | None:
    speaks = argument.token.dep == "nsubj" and argument.token.head.lemma in cues()["speech_verbs"]  # "Caracas accused Washington": no city
    if as_place and argument.place and "place" in types and not speaks:
        return Argument(argument.place, argument.token, argument.via)
    return argument if cast.type(argument.actor) in types else None
