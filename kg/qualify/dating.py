"""Which of the dates of a sentence, or of the story around it, is that of a relation."""

from __future__ import annotations

from itertools import takewhile

from kg.cues import cues
from kg.model import Factuality, Polarity, Time
from kg.qualify.beside import in_next_clause, of_lease, of_term, own_date
from kg.qualify.between import OTHER_TIME, another, course_of, elsewhen, gathered, happening, made_of, side_by_side, since_clause, soon_after
from kg.qualify.moment import Dated, Moment
from kg.qualify.span import as_told, spanned, turned
from kg.qualify.tense import clause, storyline, tense
from kg.qualify.when import When
from kg.syntax import RelationMention, Token

#: Dates that are weighed for one mention: those nearest to its trigger.
_WEIGHED = 16

#: Words by which a sentence goes on from the date told last.
_THEN = frozenset(("then", "thereupon"))


def date_of(mention: RelationMention, moment: Moment, polarity: Polarity, factuality: Factuality) -> Time | None:
    """From when until when the relation holds, or when it was done; None where the text does not tell."""
    time = _date(mention, moment, polarity, factuality)
    return spanned(mention, time, polarity, factuality) if time is not None else None


def _date(mention: RelationMention, moment: Moment, polarity: Polarity, factuality: Factuality) -> Time | None:
    """The date of a mention: one of its clause, else that of the story in which it is told, else that of the report."""
    if mention.source.via == "gap":
        later = [dated for dated in moment.dates if dated.token.start > mention.source.token.end]
        return as_told(later[0].read(factuality)) if later else None
    near = sorted(moment.dates, key=lambda dated: abs(dated.token.i - mention.trigger.i))[:_WEIGHED]
    once = factuality == "actual" and _at_once(mention)
    ranked = [(closeness(mention, dated), -n, dated) for n, dated in enumerate(near) if dated.when.start or not once]
    best = max(ranked, key=lambda item: item[:2], default=None)
    if best is not None and best[0] > 0:
        return turned(mention.trigger, best[2], best[2].read(factuality))
    if not once:
        return _performed(mention, moment, factuality) if polarity == "affirmed" else None
    if (story := _story(mention, moment, polarity)) is not None:
        return Time(story.start or story.end, story.end or story.start, story.text)
    return (_reaction(mention, moment) or _of_the_day(mention, moment)) if polarity == "affirmed" else None


def _at_once(mention: RelationMention) -> bool:
    """Whether it was done at one time: an event, or the beginning or end of what lasts."""
    verbs = {mention.trigger.lemma, clause(mention.trigger).lemma}
    if mention.relation in cues().relations("momentary"):
        return not cues()["continuing_verbs"] & verbs
    return mention.relation not in cues().relations("standing") and mention.trigger.is_verb and mention.trigger.lemma in cues()["changing_verbs"]


def _story(mention: RelationMention, moment: Moment, polarity: Polarity) -> When | None:
    """The date at which the story is, for what is told on in the simple past in a clause that carries the sentence."""
    verb, own = storyline(mention.trigger), clause(mention.trigger)
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
    if adverbs & cues()["other_times"] or moment.told is None:
        return None
    exact = moment.told.start is not None and len(moment.told.start) == 10
    return moment.told if exact or not stance else None


def _performed(mention: RelationMention, moment: Moment, factuality: Factuality) -> Time | None:
    """The day of the story, for what was agreed or pledged on it: "The two sides announced a partnership"."""
    told, verb = moment.told, storyline(mention.trigger)
    if verb is None or told is None or len(told.start or "") < 10 or mention.relation not in cues().relations("agreed"):
        return None
    while verb.dep in ("xcomp", "ccomp") and verb.head.is_verb:
        verb = verb.head
    made = factuality in ("actual", "planned") and verb.lemma in cues()["performative_verbs"] and tense(verb) == "past"
    return Time(told.start, told.start, told.text) if made else None


def _reaction(mention: RelationMention, moment: Moment) -> Time | None:
    """The day of a report of news, for what is said in answer: "Britain has condemned the attack"."""
    verb = storyline(mention.trigger)
    if not moment.reports or moment.anchor is None or len(moment.anchor) < 10 or mention.relation not in cues().relations("stances"):
        return None
    if verb is None or verb.lemma not in cues()["reacting_verbs"] or tense(verb) != "perfect":
        return None
    return Time(moment.anchor, moment.anchor, verb.text)


def _of_the_day(mention: RelationMention, moment: Moment) -> Time | None:
    """The date of an entry: of a chronology, which tells in the present tense, or the day of a live report."""
    verb = storyline(mention.trigger)
    if moment.entry is not None and verb is not None and tense(verb) == "present":
        return as_told(moment.entry)
    if not moment.clock or moment.anchor is None or len(moment.anchor) < 10 or verb is None:
        return None
    if mention.relation == "supports" and tense(verb) == "present":
        return None  # a stance, not what was done on the day
    return Time(moment.anchor, moment.anchor, moment.clock) if tense(verb) in ("perfect", "past", "present") else None


def closeness(mention: RelationMention, dated: Dated) -> float:
    """How surely a date belongs to a trigger: below it, in its clause, in the main clause around it; 0 where not at all."""
    trigger, date = mention.trigger, dated.token
    if dated.of is not None:
        return _counted(mention, dated.of)
    if dated.when.end is None and _only_since(mention):
        return 0.0
    if date.dep in ("amod", "nummod", "compound", "nmod") and date.head.is_noun and date.head is not trigger and date.head.tag != "NNP":
        return 0.0  # "a 1951 treaty" dates the treaty alone
    if own_date(mention, dated) or of_term(mention, date) or of_lease(mention, date):
        return 3.5
    if _before_and_after(mention, dated.when):
        return 0.0
    if dated.when.end is None and in_next_clause(date, clause(trigger)):
        return 0.0
    if date is trigger or trigger in date.ancestors():
        return _below(mention, date)
    if mention.pattern.split(".")[1] in ("title", "name") or mention.relation in cues().relations("authors_own"):
        return 0.0
    if mention.relation not in cues().relations("standing") and any(
            above.dep in ("relcl", "advcl", "acl") and above.head is date for above in (trigger, *trigger.ancestors())):
        return 2.5  # "in July, when it sank the ship"
    score = _around(mention, date)
    low, high = sorted((date.i, trigger.i))
    if score and any(token.text == ";" for token in date.sentence.tokens[low:high]):
        together = tense(clause(date)) == tense(clause(trigger)) == "past"
        return score * 0.3 if together and date.i < trigger.i else 0.0
    return score


def _counted(mention: RelationMention, counted: Token) -> float:
    """A day that is told by its distance from what this word tells."""
    trigger = mention.trigger
    if mention.relation in cues().relations("standing"):
        return 0.0
    if counted is course_of(trigger):
        return 3.0
    return 4.0 if counted in (trigger, clause(trigger)) or not counted.is_verb and counted in trigger.ancestors() else 0.0


def _before_and_after(mention: RelationMention, when: When) -> bool:
    """"On 3 May the president of Kenya, X, said", "took Goma, in Congo, in May": what he is and where it lies is so before and after."""
    day = when.start is not None and when.start == when.end and len(when.start) == 10
    return day and mention.pattern.startswith("holds_office_in.title") or mention.relation in cues().relations("authors_own") \
        and bool(when.start and when.end)


def _below(mention: RelationMention, date: Token) -> float:
    """A date under the trigger."""
    above = list(date.ancestors())
    between = [date, *above[: above.index(mention.trigger)]] if date is not mention.trigger else []
    if mention.relation in cues().relations("about_deeds") and any(
            token.dep in ("pcomp", "pobj") and token.head.lower in ("of", "for") for token in between[1:]):
        return 0.0  # when it was done, not when it was said
    own = mention.relation in cues().relations("authors_own")
    if any(gathered(token, mention.trigger) for token in between):
        return 1.2
    if between and not own and between[-1].dep == "acl" and between[-1].lemma in cues()["making_verbs"] and between[-1].tag == "VBN":
        return 2.5  # "the treaty signed in May"
    if not own and (any(made_of(token) for token in between) or between and happening(between[-1], mention.trigger)):
        return 2.0
    since = mention.relation in cues().relations("standing") | cues().relations("lasting") or tense(clause(mention.trigger)) == "perfect"
    if since and since_clause(between):
        return 1.5
    if any(soon_after(token) for token in between):
        return 1.2
    if between and side_by_side(mention.trigger, between[-1]):
        between.pop()
    if any(another(token) for token in between):
        return 0.0
    if any(token is not date and token.dep == "pobj" and token.head.lower in OTHER_TIME - {"since"} for token in between):
        return 0.0  # "recalled its envoy after Monday's attack"
    if any(token.is_verb for token in between) and mention.relation in cues().relations("standing"):
        return 0.0
    if any(token.dep == "conj" for token in between):
        return 0.9
    return 3.0 if not any(token.dep in ("ccomp", "advcl") for token in between) else 1.0









def _around(mention: RelationMention, date: Token) -> float:
    """A date in the trigger's clause or in one around it."""
    trigger = mention.trigger
    if any(above.dep == "appos" for above in takewhile(lambda above: not above.is_verb, date.ancestors())):
        return 0.0
    standing = mention.relation in cues().relations("standing")
    where, own = clause(date), clause(trigger)
    if where is own:
        if standing or mention.relation in cues().relations("lasting"):
            return 0.8 if trigger is own or trigger.head is own else 0.0
        return 2.0
    if standing or trigger.lemma in cues()["role_nouns"] and trigger.is_noun and own.lemma not in cues()["becoming_verbs"]:
        return 0.0  # "sailed past its ally in May"
    chain = list(trigger.ancestors())
    topic = not trigger.is_verb and mention.relation in cues().relations("lasting")  # "a statement on 3 May about closing its bases"
    if where in chain:
        passed = [trigger, *chain[: chain.index(where)]]
        return 0.0 if topic and any(token.dep == "pcomp" for token in passed) else _through(passed)
    if where.dep == "xcomp" and where.head is own:
        return 1.5  # "their treaty is to be signed in May"
    fronted = date.i < min((kid.i for kid in where.kids("nsubj", "nsubjpass")), default=0)
    if own.dep == "conj" and own.head is where:
        return 0.6 if fronted or own.tag == where.tag == "VBD" else 0.0
    if gathered(where, own):
        return 1.0
    if date.sentence.root is where and own.dep in ("xcomp", "ccomp", "advcl") and not elsewhen(own):
        return 0.5
    return 0.4 if _sets_scene(date, trigger) else 0.0


def _through(passed: list[Token]) -> float:
    """From a trigger up through these words to the clause that is dated: the fewer the surer, and none where another time begins."""
    score = 1.0
    for token in passed:
        if elsewhen(token) or _turns(token) or token.dep in ("relcl", "acl") and not (_to_do(token) or _goes_on(token)):
            return 0.0
        score -= 0.02
    return max(score, 0.7)


def _goes_on(clause_verb: Token) -> bool:
    """ "flew to Bishkek, where he met him": a relative clause in which the story goes on."""
    return clause_verb.dep == "relcl" and clause_verb.tag == "VBD" and any(kid.lower in ("where", "when") for kid in clause_verb.kids("advmod"))


def _turns(verb: Token) -> bool:
    """Whether a verb is in another tense than the one before: "was stormed on Monday and is guarded", "joined in May, although it is ..."."""
    told = tense(verb) if verb.is_verb and verb.head.is_verb and verb.dep in ("conj", "advcl") else "none"
    return verb.dep == "conj" and verb.is_verb and verb.head.is_verb and told != tense(verb.head) \
        or told == "present" and tense(verb.head) == "past" and verb.dep == "advcl"


def _to_do(verb: Token) -> bool:
    """ "became the first state to recognise it": done when it became so."""
    ranked = any(kid.lower in ("first", "last", "latest") for kid in verb.head.children)
    return verb.tag == "VB" and ranked and verb.head.dep in ("attr", "oprd", "dobj", "npadvmod")


def _sets_scene(date: Token, trigger: Token) -> bool:
    """Whether the date opens the sentence or the part after a semicolon in which the trigger stands, however it was parsed."""
    first = date.head if date.dep == "pobj" and date.head.i < date.i else date
    while first.i > 0 and first.next(-1) in first.children:
        first = first.sentence.tokens[first.i - 1]
    before = first.next(-1)
    if before is not None and before.text not in (";", ":"):
        return False
    if first.i > trigger.i or any(token.text == ";" for token in date.sentence.tokens[date.i : trigger.i]):
        return False
    return storyline(trigger) is not None or not date.sentence.root.is_verb


def _only_since(mention: RelationMention) -> bool:
    """Whether the relation cannot have lasted since a date: an event in the simple past."""
    if mention.relation in cues().relations("standing") | cues().relations("lasting"):
        return False
    return tense(clause(mention.trigger)) == "past"
