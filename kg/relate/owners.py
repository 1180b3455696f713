"""Whose office it is: "president of Kenya", "the Kenyan president", "its president", "regional governor"."""

from __future__ import annotations

from dataclasses import dataclass

from kg.cast import Cast
from kg.cues import cues
from kg.relate.arguments import resolve
from kg.syntax import Argument, Mention, Sentence, Token
from kg.words import ordinary

_BETWEEN = frozenset(("'s", "’s", "'", "’", "-", "then", "deputy", "first"))
#: How many times as often as the next a state is named that a text is about.
_AHEAD = 1.5
_OWNERS = ("country", "organization", "government", "company", "force", "group", "media", "place", "initiative")


@dataclass(frozen=True, slots=True)
class Office:
    """An office phrase: tokens [first, last]."""

    first: int
    last: int

    def text(self, sentence: Sentence) -> str:
        return " ".join(token.text for token in sentence.tokens[self.first : self.last + 1]).replace(" - ", "-").replace(" 's", "'s")

    def many(self, sentence: Sentence) -> bool:
        """Whether the phrase is in the plural: "the presidents of"."""
        return sentence.tokens[self.last].tag in ("NNS", "NNPS")


def owners(sentence: Sentence, office: Office, person: Mention | None, cast: Cast) -> list[Argument]:
    """The states or bodies that the phrase itself names, one but for an office in the plural; none where it names none."""
    found = _named(sentence, office, person, cast)
    if _unofficial(sentence, office):
        found = [owner for owner in found if cast.type(owner.actor) not in ("country", "place")]
    return found if office.many(sentence) else found[:1]


def _named(sentence: Sentence, office: Office, person: Mention | None, cast: Cast) -> list[Argument]:
    tokens, i = sentence.tokens, office.last + 1
    word = tokens[i].lower if i < len(tokens) else ""
    if word == "of":
        more = [kid for kid in tokens[office.last].kids("prep") if kid.lower == "of" and kid.i > i]
        return next((found for prep in (tokens[i], *more) if (found := _after(prep, person, cast))), []) or _before(sentence, office, cast)
    found = _before(sentence, office, cast)
    if found or word not in ("for", "to", "at", "in", "under") or _plain(tokens[office.last]) in cues()["sent_offices"]:
        return found
    return _after(tokens[i], person, cast)


def _plain(token: Token) -> str:
    return token.lemma if token.is_noun else token.lower


def _after(prep: Token, person: Mention | None, cast: Cast, depth: int = 0) -> list[Argument]:
    """What a preposition after the phrase names, over the field of the office: "minister of energy of Kenya"."""
    for pobj in prep.kids("pobj"):
        if person is not None and person.first <= pobj.i <= person.last:
            found = [Argument(kid.mention.actor, kid, "name") for kid in pobj.kids("compound", "nmod") if kid.mention and kid.mention.actor
                     and kid.mention is not person]
            return [owner for argument in found if (owner := _owning(argument, cast))]  # "president of Kenya William Ruto"
        found = [owner for argument in resolve(pobj, cast) if (owner := _owning(argument, cast))]
        if pobj.mention is None and "company" in cues().descriptions.get(pobj.lemma, ()):
            found = [owner for owner in found if cast.type(owner.actor) != "country"]  # "head of the Irish carrier"
        for inner in pobj.kids("prep") if not found and depth < 3 else []:
            found = found or (_after(inner, person, cast, depth + 1) if inner.lower in ("of", "for", "in") else [])
        if found:
            return found
    return []


def _before(sentence: Sentence, office: Office, cast: Cast) -> list[Argument]:
    """"the Kenyan president", "Kenya's then president", "its president"; of an office in the plural all in a row: "Kenyan and Ugandan"."""
    tokens, i, steps = sentence.tokens, office.first - 1, 0
    while i >= 0 and steps < 5 and tokens[i].mention is None:
        token = tokens[i]
        field = token.tag == "NNP" and ordinary(token.text)  # "Kenyan Infrastructure Minister"
        if token.lower not in _BETWEEN and not token.tag.startswith("JJ") and token.tag not in ("VBN", "VBG", "NN", "RB") and not field:
            return []
        i, steps = i - 1, steps + 1
    found: list[Argument] = []
    while i >= 0:
        mention = tokens[i].mention
        if mention is None or mention.actor is None:
            break
        found = [*_of_mention(mention, tokens[i], cast), *found]
        i = mention.first - 1
        if not office.many(sentence) or i < 0 or tokens[i].lower not in ("and", ",", "'s"):
            break
        while i >= 0 and tokens[i].lower in ("and", ",", "'s"):
            i -= 1
    return found


def _of_mention(mention: Mention, token: Token, cast: Cast) -> list[Argument]:
    actors = mention.candidates if mention.kind in ("pronoun", "description") else (mention.actor or "",)
    via = "coreference" if mention.kind in ("pronoun", "description") else "name"
    return [owner for actor in actors if (owner := _owning(Argument(actor, token, via), cast))]


def _owning(argument: Argument, cast: Cast) -> Argument | None:
    """The actor if he may have officers; of a person the state that he serves: "Trump's adviser", "his minister"."""
    if cast.type(argument.actor) == "person":
        above = cast.principal(argument.actor)
        return Argument(above.id, argument.token, "coreference") if above is not None and above.type == "country" else None
    known = cast[argument.actor]
    if known.type == "group" and argument.via == "modifier":
        return None  # "commander of a Chechen unit"
    if known.label.lower() in cues()["continents"]:
        return None  # "the first woman president in Africa"
    if known.principal and known.label.lower().endswith(tuple(cues()["state_forces"] | cues()["staffs"])):
        return Argument(known.principal, argument.token, argument.via)  # "chief of Russia's General Staff"
    return argument if known.type in _OWNERS else None


def known_owner(person: Mention, office: Office, sentence: Sentence, cast: Cast) -> list[Argument]:
    """Without an owner in the phrase: the registry's for this person, else the place or state spoken of."""
    actor, token = person.actor, sentence.tokens[office.last]
    if actor is None or office.text(sentence).lower() in cues()["military_ranks"] or _unofficial(sentence, office):
        return []
    if cast[actor].verified:
        title = sentence.tokens[office.first : office.last + 1]
        held = cast.registry.office(actor, cast.day, cues().held_offices.get(" ".join(word.lower for word in title)))
        return [Argument(held, token, "registry")] if held and held in cast else []
    if actor in cast.principals:
        return [Argument(cast.principals[actor], token, "registry")]
    if token.lower in cues()["local_offices"]:
        around = [m.place or m.actor for m in sentence.mentions if m.last < person.first and m.actor and cast.type(m.place or m.actor) == "place"]
        return [Argument(around[-1] or "", token, "context")] if around else []
    following = token.next()
    if token.lower in cues()["vague_offices"] | cues()["sent_offices"] or following is not None and following.lower == "of":
        return []
    spoken = _spoken_of(sentence) if _of_state(sentence, office) else None
    return [Argument(spoken, token, "context")] if spoken else []


def _of_state(sentence: Sentence, office: Office) -> bool:
    """Whether a state has such an office and nobody else is told to: "the museum's chairman", "the chief executive"."""
    head = sentence.tokens[office.last]
    title = _plain(head) if office.first == office.last else office.text(sentence).lower()
    known = title in cues().held_offices or any(word in title.split() for word in ("minister", "president", "premier"))
    return known and not any(kid.i < office.first and kid.mention is None for kid in head.kids("poss", "compound", "nmod"))


def _spoken_of(sentence: Sentence) -> str | None:
    """The state that acts in the sentence if it is the only one that does and the text has told of none more often, else the one that the
    text has told of much more often than of any other; whom the sentence only names as an object or by another
    officer is not meant."""
    acting = list(dict.fromkeys(m.actor for m in sentence.mentions if m.actor and sentence.head_of(m).dep in ("nsubj", "nsubjpass", "poss")))
    heads = [(m.actor, sentence.head_of(m)) for m in sentence.mentions]
    officers = {actor for actor, head in heads if head.head.lower in cues()["offices"] and head.dep in ("poss", "compound", "amod", "nmod")}
    acting = [state for state in acting if state not in officers]
    objects = {actor for actor, head in heads if head.dep in ("dobj", "pobj") or actor in officers} - {*acting}
    themes = [(times, state) for state, times in sentence.themes if state not in objects]
    first = [state for times, state in themes if times == themes[0][0]]
    single = [state for state in acting if any(state == theme for _, theme in themes)]
    if len(single) == 1 and single[0] in first:
        return single[0]
    clear = len(themes) == 1 or len(themes) > 1 and themes[0][0] >= _AHEAD * themes[1][0]
    return first[0] if clear else None


def _unofficial(sentence: Sentence, office: Office) -> bool:
    return office.first > 0 and sentence.tokens[office.first - 1].lower in cues()["unofficial"]


def fitting(person: str, owner: Argument, cast: Cast) -> Argument:
    """A pronoun's state gives way to the one that the registry knows the person to have served."""
    terms = [term.actor for term in cast[person].terms if term.actor]
    served = {actor for term in terms for actor in (term, cast[term].principal)}
    if owner.via != "coreference" or not terms or owner.actor in served:
        return owner
    return Argument(terms[-1], owner.token, "registry")
