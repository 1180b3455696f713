"""Whom an article has spoken of so far, and how much each of them is in mind at a word.

The ranking follows the salience factors of Lappin and Leass (1994): sentence recency first, then subject over object over other roles;
whom the title, the opening and the section's heading name stays in mind.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from kg.cast import Cast
from kg.corefer.binding import beside, own_subjects, same_clause, set_apart
from kg.corefer.naming import LOCATIVE, THEY, as_place, placed, reached, role_weight, several
from kg.cues import cues
from kg.syntax import Mention, Sentence, Token

#: Weight that stays with actors of a heading, with the one that a paragraph has for its label, and with those of the opening; and
#: how many sentences that is.
_HEADING, _LABEL, _OPENING, _SENTENCES = 0.3, 1.0, 0.12, 4
#: What each time that the text has named an actor leaves, and how many times count.
_THEME, _OFTEN = 0.1, 6
#: The weight of a subject, and how many times as much the one of the sentence before counts.
_SUBJECT, _AFTER = 2.0, 2.0
#: How often a country must be named for the source to be about it.
_THEME_TIMES = 3
#: For how many times the heading counts, and how many themes are told.
_TITLE, _THEMES = 2.0, 6
#: How many sentences back a phrase is looked for that names an actor by its own head noun.
_NAMED_REACH = 12
#: Actors that their own head noun takes up: "the Arctic Council ... the council".
_BY_HEAD = ("organization", "government", "force", "company", "facility", "place", "initiative", "group", "media")
#: How much more what is named as a place is in mind for "there".
_PLACE = 3.0
#: What a name weighs that the sentence has said before.
_AGAIN = 0.5
#: What one of several named together weighs where one is meant, who is "they" as well, and an object where an object is.
_JOINED, _PEOPLE, _PARALLEL = 0.6, 0.4, 2.5
_OBJECTS = frozenset(("dobj", "dative"))
_JOINTS = frozenset(("of", "for", "on", "in", "against", "at", "to"))


@dataclass(frozen=True, slots=True)
class Seen:
    """An actor as met in the text, with where and in which role; `several` of its people or none."""

    actor: str
    kind: str
    sentence: int
    token: Token
    weight: float
    several: bool = False


class Memory:
    """The actors met so far in an article, and those that its heading and opening name."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.seen: list[Seen] = []
        self.joint: list[tuple[Token, tuple[str, ...]]] = []  # words that stood for several, with these
        self.leading: dict[str, float] = {}  # by the opening of the source
        self.heading: dict[str, float] = {}  # by the last heading
        self.sexes: dict[str, str] = {}  # of persons: "he" or "she", as title or pronoun tell
        self._titles: dict[str, set[str]] = {}  # words that the text has set before a person's name or after it
        self._heads: dict[str, frozenset[str]] = {}
        self.elements = False, False  # whether the sentence before, and this one, is about a storm or the like
        self._start: Sentence | None = None
        self._times: Counter[str] = Counter()  # how often the source has spoken of each

    def enter(self, sentence: Sentence) -> None:
        """Begin a sentence: another source forgets the opening, another heading the last."""
        if self._start is None or not _same_source(self._start, sentence):
            self._start, self.leading, self.heading, self._times = sentence, {}, {}, Counter()
        if _is_heading(sentence):
            self.heading = {}
        self.elements = self.elements[1], _of_nature(sentence)

    def meet(self, sentence: Sentence, token: Token, actor: str) -> None:
        weight = role_weight(token)
        self._times[actor] += 1
        if self.cast.type(actor) == "person" and token.mention is not None:
            self._entitle(token, token.mention, actor)
        self.seen.append(Seen(actor, self.cast.type(actor), sentence.number, token, weight, several(token)))
        if _is_heading(sentence):
            self.heading[actor] = _HEADING
        elif token.mention is not None and token.mention.first == 0 and _is_label(token.mention, sentence):
            self.heading = {actor: _HEADING if token.mention.kind == "metonym" else _LABEL}
        elif self._start is not None and sentence.number - self._start.number <= _SENTENCES:
            self.leading[actor] = max(self.leading.get(actor, 0.0), _OPENING * weight)

    def note(self, sentence: Sentence, token: Token, actor: str) -> None:
        """Remember that a word speaks of several men of an actor, who is no more in mind for it."""
        self.seen.append(Seen(actor, self.cast.type(actor), sentence.number, token, 0.0, True))

    def _entitle(self, token: Token, mention: Mention, actor: str) -> None:
        """Remember what the text calls a person: "Professor Yunus", "Yunus, the adviser", "Ms Hasina"."""
        first = token.sentence.tokens[mention.first]
        before = first.next(-1)
        word = before.lower.rstrip(".") if before is not None and before.text[:1].isupper() else ""
        for sex in ("he", "she"):
            if word in cues()[f"titles_of_{sex}"]:
                self.sexes[actor] = sex
        titles = self._titles.setdefault(actor, set())
        titles.update(kid.lemma for kid in token.kids("appos") if kid.tag == "NN" and kid.mention is None)
        if word:
            titles.add(word)

    def before(self, token: Token, back: int) -> list[Seen]:
        """What the sentence `back` sentences before the token's names, as far as it stands before the token."""
        number = token.sentence.number - back
        return [seen for seen in self.seen[-120:] if seen.sentence == number and (back or seen.token.i < token.i)]

    def last(self, kinds: tuple[str, ...], token: Token, exclude: frozenset[str] = frozenset(), reach: int = 3) -> str | None:
        """The most salient actor of these kinds before the token, at most `reach` sentences back, or of the heading."""
        return next(iter(self.ranked(kinds, token, exclude, reach)), None)

    def ranked(self, kinds: tuple[str, ...], token: Token, exclude: frozenset[str] = frozenset(), reach: int = 3) -> list[str]:
        """The actors of these kinds before the token, most salient first."""
        number, pronoun = token.sentence.number, token.tag.startswith("PRP")
        exclude = exclude | own_subjects(token) | beside(token)
        apart = set_apart(token)
        near = [seen for seen in self.seen[-120:] if seen.kind in kinds and number - seen.sentence <= reach and seen.actor not in exclude
                and (seen.sentence < number or seen.token.i < token.i and seen.token.i not in apart) and not same_clause(seen.token, token)]
        lasting = {} if pronoun else {actor: weight for actor, weight in self.lasting().items()
                                      if self.cast.type(actor) in kinds and actor not in exclude}
        if pronoun and not token.lower.startswith("the"):
            near = [_of_one(seen, token) for seen in near]
        return [actor for actor, _ in _salience(near, number, 0.25 if pronoun else 0.55, lasting, _AGAIN if pronoun or "country" in kinds else 1.0)]

    def home(self, token: Token) -> str | None:
        """The one country that the heading names, else the opening."""
        for named in (self.heading, self.leading):
            found = [actor for actor in named if self.cast.type(actor) == "country"]
            if found:
                return found[0] if len(found) == 1 and found[0] not in own_subjects(token) else None
        return None

    def theme(self, token: Token) -> str | None:
        """The country that the source is about: named three times or more, and twice as often as any other."""
        times = sorted(((often, actor) for actor, often in self._times.items() if self.cast.type(actor) == "country"), reverse=True)
        if not times or times[0][0] < _THEME_TIMES or len(times) > 1 and times[1][0] * 2 > times[0][0] or times[0][1] in own_subjects(token):
            return None
        return times[0][1]

    def lasting(self) -> dict[str, float]:
        """The actors that heading and opening keep in mind."""
        return {**self.leading, **self.heading}

    def topics(self, number: int) -> tuple[tuple[str, str, float], ...]:
        """What the last sentences before number `number` spoke of, most salient first."""
        near = [_told_last(seen, number) for seen in self.seen[-80:] if number - seen.sentence <= 6]
        lasting = self.lasting()
        for actor, times in self._times.items():
            if self.cast.type(actor) == "organization":
                lasting[actor] = lasting.get(actor, 0.0) + _THEME * min(_OFTEN, times)
        return tuple((self.cast.type(actor), actor, weight) for actor, weight in _salience(near, number, 0.5, lasting))

    def themes(self) -> tuple[tuple[str, float], ...]:
        """The countries that the source has spoken of so far and its heading names, those named most first, with how often."""
        times = {actor: float(often) for actor, often in self._times.items() if self.cast.type(actor) == "country"}
        for actor, weight in self.heading.items():
            if actor in times:
                times[actor] += _TITLE if weight < _LABEL else 3 * _TITLE
        return tuple(sorted(times.items(), key=lambda row: -row[1])[:_THEMES])

    def where(self, token: Token) -> str | None:
        """What "there" points to: the place or state by name most in mind, thrice so where it was named as a place; not whose deed it is."""
        number = token.sentence.number
        owners = {kid.mention.actor for kid in token.head.kids("amod", "poss", "compound") if kid.mention is not None and kid.mention.actor}
        exclude = own_subjects(token) | owners
        near = [replace(seen, weight=_PLACE * seen.weight) if placed(seen.token) or reached(seen.token) else seen
                for seen in self.seen[-60:] if seen.kind in ("place", "country") and number - seen.sentence <= 2 and seen.actor not in exclude
                and (seen.sentence < number or seen.token.i < token.i) and as_place(seen.token)]
        return next((actor for actor, _ in _salience(near, number, 0.6)), None)

    def entered(self, token: Token) -> str | None:
        """For "in the country" and the like: the one country that the sentence names as a place or object before."""
        if token.dep != "pobj" or token.head.lower not in LOCATIVE:
            return None
        here = [seen for seen in self.before(token, 0) if seen.kind == "country" and seen.actor not in own_subjects(token)]
        there = {seen.actor for seen in here if placed(seen.token) or seen.token.dep in _OBJECTS or seen.token.head.lower == "to"}
        others = {seen.actor for seen in here} - there
        return next(iter(there)) if len(there) == 1 and self.heading.keys().isdisjoint(others) else None

    def called(self, token: Token) -> str | None:
        """The actor whose name has the token's word for its head noun: "the council", "the canal", "the North"."""
        number, word = token.sentence.number, token.lemma.lower()
        exclude, bases = own_subjects(token), cues()["bases"]
        meant = bases if word in bases and token.tag == "NN" else frozenset((word,))  # "the airbase ... the base"
        near = [seen for seen in self.seen[-120:] if number - seen.sentence <= _NAMED_REACH and not meant.isdisjoint(self._words(seen.actor))
                and seen.actor not in exclude and (seen.sentence < number or seen.token.i < token.i)]
        return next((actor for actor, _ in _salience(near, number, 0.7, again=1.0)), None)

    def _words(self, actor: str) -> frozenset[str]:
        """The head nouns of an actor's names; a person's titles."""
        if actor in self._titles:
            return frozenset(self._titles[actor])
        if actor not in self._heads:
            known = self.cast[actor]
            names = [name for name in (known.label, *known.aliases) if " " in name] if known.type in _BY_HEAD else []
            words = frozenset(_head(name) for name in names) - cues()["no_heads"]
            self._heads[actor] = words | {known.label.split()[0].lower()} & {"north", "south"} if known.type == "country" else words
        return self._heads[actor]


def _of_one(seen: Seen, token: Token) -> Seen:
    """How much an actor is in mind for a pronoun that means one: one of several less ("Belousov and Lavrov went with him. He ..."), who
    is "they" in its sentence less ("They armed its brigades"); an object takes up an object."""
    joined = any(kid.mention is not None and kid.mention.kind != "demonym" for kid in seen.token.kids("conj")) \
        or seen.token.dep == "conj" and seen.token.head.mention is not None
    same = token.dep in _OBJECTS and seen.token.dep in _OBJECTS and seen.sentence == token.sentence.number
    people = seen.token.lower in THEY and seen.sentence == token.sentence.number
    share = (_JOINED if joined else 1.0) * (_PARALLEL if same else 1.0) * (_PEOPLE if people else 1.0)
    return replace(seen, weight=seen.weight * share) if share != 1.0 else seen


def _told_last(seen: Seen, number: int) -> Seen:
    """An organization of which the sentence before speaks counts more for the next."""
    subject = seen.kind == "organization" and seen.sentence == number - 1 and seen.weight >= _SUBJECT
    return replace(seen, weight=_AFTER * seen.weight) if subject else seen


def _same_source(one: Sentence, other: Sentence) -> bool:
    return one.passage is None or other.passage is None or one.passage.source == other.passage.source


def _of_nature(sentence: Sentence) -> bool:
    """Whether a storm or quake is what the sentence is about."""
    subjects = sentence.root.kids("nsubj", "nsubjpass")
    words = [word for subject in subjects for word in (subject, *subject.kids("compound", "nmod"))]
    return any(word.lower in cues()["elements"] or word.lemma in cues()["elements"] for word in words)


def _is_heading(sentence: Sentence) -> bool:
    return sentence.passage is not None and sentence.passage.kind == "headline"


def _is_label(mention: Mention, sentence: Sentence) -> bool:
    """A name that opens a paragraph and tells of whom it is: "KAZAKHSTAN - Work began in August", "GUINEA." """
    following = sentence.tokens[mention.last + 1 : mention.last + 2]
    marks = (":", ".") if mention.kind == "metonym" else ("-", "–", "—", ":", ".")  # "WASHINGTON - China said" is no word on America
    return not following or following[0].text in marks and following[0].dep == "punct"


def _head(name: str) -> str:
    words = name.lower().split()
    before = next((place for place, word in enumerate(words) if word in _JOINTS and place), len(words))
    return words[before - 1]


def _salience(near: list[Seen], number: int, decay: float = 0.5, lasting: dict[str, float] | None = None,
              again: float = _AGAIN) -> list[tuple[str, float]]:
    """Actors by salience: the sum over their mentions of role weight, shrunk by `decay` with each sentence of distance; by `again` in one."""
    salience: dict[str, tuple[float, int, int]] = {actor: (weight, -1, -1) for actor, weight in (lasting or {}).items()}
    for seen in near:
        total, last, _ = salience.get(seen.actor, (0.0, -1, 0))
        share = again if last == seen.sentence else 1.0
        salience[seen.actor] = (total + share * seen.weight * decay ** (number - seen.sentence), seen.sentence, seen.token.i)
    return [(actor, salience[actor][0]) for actor in sorted(salience, key=lambda actor: salience[actor], reverse=True)]
