"""Which of the dates of a sentence, or of the story around it, is that of a relation."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from kg.cues import cues
from kg.model import Factuality, Polarity, Time
from kg.qualify.beside import in_next_clause, of_lease, of_term, own_date
from kg.qualify.between import (
    OTHER_TIME,
    another,
    course_of,
    elsewhen,
    gathered,
    happening,
    in_a_move,
    made_of,
    occasion_of,
    of_an_hour,
    side_by_side,
    since_clause,
    soon_after,
    trailing,
    under_pact,
    undertaken,
)
from kg.qualify.moment import Dated, Moment
from kg.qualify.span import as_told, spanned, turned
from kg.qualify.story import around, performed, since_then
from kg.qualify.tense import by_the_way, clause, storyline, tense
from kg.qualify.terms import term
from kg.qualify.when import When
from kg.syntax import RelationMention, Token

#: Dates that are weighed for one mention: those nearest to its trigger.
_WEIGHED = 16


def date_of(mention: RelationMention, moment: Moment, polarity: Polarity, factuality: Factuality) -> Time | None:
    """From when until when the relation holds, or when it was done; None where the text does not tell."""
    turn = term(mention) if polarity == "affirmed" and factuality in ("actual", "ended") else None
    if turn is not None:
        verb, begins = turn
        done = _date(replace(mention, relation="withdraws_from", trigger=verb, pattern="withdraws_from.verb.quit"), moment, polarity, "actual")
        if done is not None and (day := done.start or done.end):
            return Time(day if begins else None, None if begins else day, done.text)
    time = _date(mention, moment, polarity, factuality)
    return spanned(mention, time, polarity, factuality) if time is not None else None


def _date(mention: RelationMention, moment: Moment, polarity: Polarity, factuality: Factuality) -> Time | None:
    """The date of a mention: one of its clause, else that of the story in which it is told, else that of the report."""
    if mention.source.via == "gap":
        later = [dated for dated in moment.dates if dated.token.start > mention.source.token.end]
        return as_told(later[0].read(factuality)) if later else None
    if moment.dates and (since := since_then(mention, moment)) is not None:
        return since
    near = sorted(moment.dates, key=lambda dated: abs(dated.token.i - mention.trigger.i))[:_WEIGHED]
    once = factuality == "actual" and _at_once(mention)
    weighed = [dated for dated in near if dated.when.start or not once]
    scores = [(closeness(mention, dated), -n, dated) for n, dated in enumerate(weighed)]
    ranked = [(score + _of_the_plan(mention, dated, factuality), n, dated) for score, n, dated in scores if score]
    best = max(ranked, key=lambda item: item[:2], default=None)
    if best is not None:
        return turned(mention.trigger, best[2], best[2].read(factuality))
    return around(mention, moment, polarity) if once else performed(mention, moment, factuality) if polarity == "affirmed" else None


def _of_the_plan(mention: RelationMention, dated: Dated, factuality: Factuality) -> float:
    """More for the date of what is to be than for that on which it was said: "invited it on Monday to join in May"."""
    to_do = clause(dated.token)
    return 0.1 if factuality in ("planned", "possible") and to_do.dep == "xcomp" and to_do.head is mention.trigger else 0.0


def _at_once(mention: RelationMention) -> bool:
    """Whether it was done at one time: an event, or the beginning or end of what lasts."""
    verbs = {mention.trigger.lemma, clause(mention.trigger).lemma}
    if mention.relation in cues().relations("momentary"):
        return not cues()["continuing_verbs"] & verbs
    return mention.relation not in cues().relations("standing") and mention.trigger.is_verb and mention.trigger.lemma in cues()["changing_verbs"]


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
    if any(gathered(token, mention.trigger) for token in between):
        return 1.2
    if made := _made(mention, between):
        return made
    since = mention.relation in cues().relations("standing") | cues().relations("lasting") or tense(clause(mention.trigger)) == "perfect"
    if since and since_clause(between):
        return 1.5
    if any(soon_after(token) for token in between):
        return 1.2
    if between and side_by_side(mention.trigger, between[-1]):
        between.pop()
    if any(another(token) for token in between):
        return 0.0
    if any(token is not date and _afterwards(token) for token in between):
        return 0.0
    if any(token.is_verb for token in between) and mention.relation in cues().relations("standing"):
        return 0.0
    if any(token.dep == "conj" for token in between):
        return 0.9
    return 3.0 if not any(token.dep in ("ccomp", "advcl") for token in between) else 1.0


def _afterwards(event: Token) -> bool:
    """Whether the word is that before or after which something is done: "recalled its envoy after Monday's attack"."""
    return event.dep == "pobj" and event.head.lower in OTHER_TIME - {"since"} and not of_an_hour(event.head)


def _made(mention: RelationMention, between: list[Token]) -> float:
    """A date that tells when what is related was made: "the treaty signed in May", "trains it under a pact signed in May"."""
    own = mention.relation in cues().relations("authors_own")
    if between and not own and between[-1].dep == "acl" and between[-1].lemma in cues()["making_verbs"] and between[-1].tag == "VBN":
        return 2.5
    if any(under_pact(token) for token in between) and mention.relation in cues().relations("agreed") | cues().relations("lasting"):
        return 0.75
    if own or mention.relation in cues().relations("standing"):
        return 0.0  # "is led by a party founded in 1982"
    made = any(made_of(token) or token.is_verb and occasion_of(token) is not token for token in between)
    return 2.0 if made or between and happening(between[-1], mention.trigger) else 0.0


def _around(mention: RelationMention, date: Token) -> float:
    """A date in the trigger's clause or in one around it."""
    trigger = mention.trigger
    former = any(kid.lower in cues()["ended_adjectives"] for kid in trigger.kids("amod"))  # "in May its former colonies were admitted"
    phrase = [*takewhile(lambda above: not above.is_verb, date.ancestors())]
    if former or any(above.dep == "appos" or _afterwards(above) for above in phrase):
        return 0.0
    standing = mention.relation in cues().relations("standing")
    where, own = occasion_of(clause(date)), clause(trigger)
    if where is own or where.lemma == "be" and own.head is where and own.dep == "xcomp":  # "from May they are to run it"
        if mention.relation == "holds_office_in" and trigger.dep in ("dobj", "pobj"):
            return 0.0  # "met his counterpart last week"
        if standing or mention.relation in cues().relations("lasting"):
            return 0.8 if trigger is own or trigger.head is own else 0.0
        return 2.0
    if standing or trigger.lemma in cues()["role_nouns"] and trigger.is_noun and own.lemma not in cues()["becoming_verbs"]:
        return 0.0  # "sailed past its ally in May"
    chain = list(trigger.ancestors())
    if where.dep == "xcomp" and where.head in chain and where not in chain:
        where = where.head  # "authorised it to use them last year, in a move that Moscow denounced"
    topic = not trigger.is_verb and mention.relation in cues().relations("lasting")  # "a statement on 3 May about closing its bases"
    if where in chain:
        passed = [trigger, *chain[: chain.index(where)]]
        if own in passed and mention.relation in cues().relations("encounters") and by_the_way(own):
            passed = passed[passed.index(own) + 1 :]
        elif mention.relation in cues().relations("encounters") and trigger is own and own.dep == "pcomp" and own.head.lower == "after":
            passed = passed[1:]  # "said on Monday after meeting him"
        return 0.0 if topic and any(token.dep == "pcomp" for token in passed) else _through(passed)
    if where.dep == "xcomp" and where.head is own:
        return 1.5  # "their treaty is to be signed in May"
    if own.dep == "conj" and own.head is where:
        fronted = date.i < min((kid.i for kid in where.kids("nsubj", "nsubjpass")), default=0)
        return 0.6 if fronted or own.tag == where.tag == "VBD" else 0.0
    return _outside(date, where, own, trigger)


def _outside(date: Token, where: Token, own: Token, trigger: Token) -> float:
    """A date in a clause that is not above the trigger's."""
    if gathered(where, own):
        return 1.0
    if date.sentence.root is where and own.dep in ("xcomp", "ccomp", "advcl") and not elsewhen(own):
        return 0.5
    return 0.4 if _sets_scene(date, trigger) else 0.0


def _through(passed: list[Token]) -> float:
    """From a trigger up through these words to the clause that is dated: the fewer the surer, and none where another time begins."""
    score = 1.0
    for token in passed:
        same = in_a_move(token) or _to_do(token) or _goes_on(token) or undertaken(token) or trailing(token)
        if elsewhen(token) or _turns(token) or token.dep in ("relcl", "acl") and not same:
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
    infinitive = verb.tag == "VB" or any(kid.lower == "to" for kid in verb.kids("aux"))
    return infinitive and ranked and verb.head.dep in ("attr", "oprd", "dobj", "npadvmod")


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
