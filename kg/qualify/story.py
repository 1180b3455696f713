"""When that was done of which a sentence tells without a date: at the time of the story, of the entry, of the report or of its news."""

from __future__ import annotations

from kg.cues import cues
from kg.model import Factuality, Polarity, Time
from kg.qualify.between import elsewhen
from kg.qualify.moment import Moment
from kg.qualify.span import as_told
from kg.qualify.tense import adverbial, by_the_way, clause, storyline, tense
from kg.qualify.when import When
from kg.syntax import RelationMention, Token

#: Prepositions that tell a time, though no date.
_SOMEWHEN = frozenset(("within", "after", "before", "during", "since", "until", "by", "under"))
#: Words by which a sentence goes on from the date told last.
_THEN = frozenset(("then", "thereupon"))


def around(mention: RelationMention, moment: Moment, polarity: Polarity) -> Time | None:
    """The time of what was done at one time."""
    if (story := _story(mention, moment, polarity)) is not None:
        return Time(story.start or story.end, story.end or story.start, story.text)
    if polarity == "negated":
        return None
    return _led_up(mention, moment) or _reaction(mention, moment) or _of_the_day(mention, moment) or _of_the_news(mention, moment)


def _story(mention: RelationMention, moment: Moment, polarity: Polarity) -> When | None:
    """The date at which the story is, for what is told on in the simple past in a clause that carries the sentence."""
    verb, own = storyline(mention.trigger), clause(mention.trigger)
    if verb is None and mention.relation in cues().relations("encounters") and by_the_way(own):
        verb = storyline(own.head)
    stance = mention.relation in cues().relations("stances")
    if {kid.lower for kid in own.kids("advmod")} & _THEN and tense(own) == "past":
        before = [dated.when for dated in moment.dates if dated.token.i < mention.trigger.i and (verb is None or storyline(dated.token))]
        return before[-1] if before else moment.last if verb is not None else None
    if verb is None or tense(verb) != "past" or verb.tag == "VBG":
        return None
    reported = verb.dep == "ccomp" and verb.head.lemma in cues()["reporting_verbs"] | cues()["denial_verbs"]
    if reported and (polarity == "negated" or stance) or stance and mention.trigger.dep in ("attr", "acomp"):
        return None
    if any(verb in dated.token.ancestors() and any(elsewhen(above) for above in dated.token.ancestors()) for dated in moment.dates):
        return None  # it is before or after what has a date of its own
    adverbs = {kid.lower for kid in verb.kids("advmod", "npadvmod")}
    told = _before(verb, moment) or moment.told
    if adverbs & cues()["other_times"] or told is None:
        return None
    exact = told.start is not None and len(told.start) == 10
    return told if exact or not stance else None


def _before(verb: Token, moment: Moment) -> When | None:
    """The date of what the same sentence tells before: "On Friday the two presidents met; their ministers signed a pact"."""
    root = _root(verb)
    told = [dated.when for dated in moment.dates if dated.of is None and dated.token.i < verb.i and _root(dated.token) is not root
            and dated.when.start and dated.when.end and storyline(dated.token) and adverbial(dated.token) and tense(clause(dated.token)) == "past"]
    return told[-1] if told else None


def _root(token: Token) -> Token:
    """The word at the head of the part of the sentence in which the word stands."""
    return next((above for above in token.ancestors() if above.head is above), token)


def performed(mention: RelationMention, moment: Moment, factuality: Factuality) -> Time | None:
    """The day of the story, for what was agreed or pledged on it: "The two sides announced a partnership"."""
    told, verb = moment.told, storyline(mention.trigger)
    if verb is None or told is None or len(told.start or "") < 10 or mention.relation not in cues().relations("agreed"):
        return None
    while verb.dep in ("xcomp", "ccomp") and verb.head.is_verb:
        verb = verb.head
    made = factuality in ("actual", "planned") and verb.lemma in cues()["performative_verbs"] and tense(verb) == "past"
    return Time(told.start, told.start, told.text) if made else None


def since_then(mention: RelationMention, moment: Moment) -> Time | None:
    """From the date told before it on, for what has been so since: "invaded it in May and have been there ever since"."""
    verb = clause(mention.trigger)
    since = next((kid for kid in verb.kids("advmod", "prep") if kid.lower == "since" and not kid.kids("pobj", "pcomp")), None)
    if since is None or since.i < verb.i or tense(verb) != "perfect":
        return None
    before = [dated.when for dated in moment.dates if dated.token.i < verb.i and dated.when.start]
    return Time(before[-1].start, None, before[-1].text) if before else None


def _reaction(mention: RelationMention, moment: Moment) -> Time | None:
    """The day of a report of news, for what is said in answer: "Britain has condemned the attack"."""
    verb = storyline(mention.trigger)
    if moment.news is None or moment.anchor is None or len(moment.anchor) < 10 or mention.relation not in cues().relations("stances"):
        return None
    if verb is None or verb.lemma not in cues()["reacting_verbs"] or tense(verb) != "perfect":
        return None
    return Time(moment.anchor, moment.anchor, verb.text)


def _of_the_day(mention: RelationMention, moment: Moment) -> Time | None:
    """The date of an entry: of a chronology, which tells in the present tense, or the day of a live report."""
    verb = storyline(mention.trigger)
    if moment.entry is not None and verb is not None and (tense(verb) == "present" or verb.tag == "VB" and not verb.kids("aux")):
        return as_told(moment.entry)
    if not moment.clock or moment.anchor is None or len(moment.anchor) < 10 or verb is None:
        return None
    if mention.relation == "supports" and tense(verb) == "present":
        return None  # a stance, not what was done on the day
    return Time(moment.anchor, moment.anchor, moment.clock) if tense(verb) in ("perfect", "past", "present") else None


def _of_the_news(mention: RelationMention, moment: Moment) -> Time | None:
    """The time of the news: of what a headline tells, and the month of it for what a report tells on in the simple past."""
    verb, trigger = storyline(mention.trigger), mention.trigger
    day = moment.news.start if moment.news else moment.anchor
    if not day or len(day) < (7 if moment.news else 10) or verb is not trigger:
        return None
    if mention.relation in cues().relations("speech_acts") or mention.relation == "supports":
        return None
    if moment.headline and verb is verb.sentence.root and verb.tag in ("VBZ", "VBP", "VBD", "VB") and verb.lemma not in cues()["standing_verbs"]:
        return Time(day if moment.news else day[:7], day if moment.news else day[:7], trigger.text)
    if moment.news is None or moment.dates or tense(verb) != "past" or mention.relation in cues().relations("stances"):
        return None
    elsewhere = {kid.lower for kid in verb.kids("advmod", "npadvmod", "prep")} & (cues()["other_times"] | _SOMEWHEN)
    return None if elsewhere else Time(day[:7], day[:7], trigger.text)


def _led_up(mention: RelationMention, moment: Moment) -> Time | None:
    """The month of what the story tells, for what had led up to it or just been done: "The three had negotiated for days"."""
    verb, told = clause(mention.trigger), moment.told
    if told is None or not told.start or moment.dates or tense(verb) != "pluperfect":
        return None
    just = any(kid.lower == "just" for kid in verb.kids("advmod"))
    return Time(told.start[:7], told.start[:7], told.text) if just or verb.lemma in cues()["leading_up_verbs"] else None
