"""What is said again of others without its words: "Greece does not", "Palau has too", "as did Iran", "Britain followed in 2025"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.cast import Cast
from kg.cues import cues
from kg.model import Factuality
from kg.relate.arguments import resolve
from kg.relate.clause import passive, surface
from kg.relate.match import fit
from kg.syntax import Argument, RelationMention, Sentence, Token
from kg.vocabulary import relations

_HELPERS = frozenset(("do", "be", "have", "will", "would", "can", "could", "may", "might"))
_FUTURE: dict[str, Factuality] = {
    "will": "planned", "would": "possible", "can": "possible", "could": "possible", "may": "possible", "might": "possible",
}
#: Said of one they leave open whether another does so too.
_DEEDS = frozenset(("requests", "meets_with", "accuses", "visits", "attacks", "threatens"))
_DATED = frozenset(("in", "on", "since", "after", "within", "by"))
#: After these and before a preposition a noun is not said again.
_AGAIN = frozenset(("that", "those", "'s", "’s", "'", "’"))
#: What the build of a name tells is not what its sentence says.
_NAMED = (".name.", ".title.")
#: How what says nothing of its own may hang on the verb.
_PARTS = frozenset(("nsubj", "nsubjpass", "punct", "cc", "neg", "mark", "aux", "conj", "preconj", "npadvmod", "dep"))


def ellipses(sentence: Sentence, before: Sequence[RelationMention], cast: Cast) -> Iterator[RelationMention]:
    """For each verb without content of its own: what the last clause says of its subject, said of the verb's own."""
    for token in sentence.tokens:
        if token.is_verb and (token.lemma in _HELPERS or token.lemma == "follow") and _empty(token):
            named = [argument for kid in token.kids("nsubj", "nsubjpass") for argument in resolve(kid, cast)]
            for mention in _last(token, before) if named else ():
                for subject in named:
                    again = _said_of(subject, mention, token, cast)
                    if again is not None:
                        yield again


def unlike(sentence: Sentence, before: Sequence[RelationMention], cast: Cast) -> Iterator[RelationMention]:
    """"Estonia, unlike Latvia, recognised it": what a clause says of its subject does not hold of whom it is set against."""
    for prep in sentence.tokens:
        if prep.lower != "unlike" or not prep.head.is_verb:
            continue
        others = [found for pobj in prep.kids("pobj") for found in resolve(pobj, cast)]
        clause = _clause(prep.head)
        denied = _denied(clause)
        for mention in [told for told in before if others and denied is not None and told.trigger.sentence is sentence]:
            plain = mention.polarity is None and mention.relation not in _DEEDS
            if plain and _clause(mention.trigger) is clause and _subject_end(mention, clause) is not None:
                made = [again for other in others if (again := _said_of(other, mention, prep, cast)) is not None]
                yield from (replace(again, polarity="affirmed" if denied else None) for again in made)


def _denied(clause: Token) -> bool | None:
    """Whether a clause is negated; None where its words leave that open."""
    words = {kid.lower for kid in clause.children if kid.i < clause.i}
    if clause.lemma in cues()["negative_verbs"] or words & {"nor", "neither", "hardly", "barely", "scarcely"}:
        return None
    none = any(det.lower == "no" for noun in clause.kids("attr", "dobj") for det in noun.kids("det"))
    return none or bool(clause.kids("neg")) or "never" in words


def nouns_again(sentence: Sentence, before: Sequence[RelationMention], cast: Cast) -> Iterator[RelationMention]:
    """"Kenya's trade with Uganda grew, that with Chad fell", "Ankara's influence in Libya and Moscow's in Mali": what a noun says, said
    again of another partner, or of another owner and his."""
    for token in sentence.tokens[1:-2]:
        prep = token.next()
        if token.lower not in _AGAIN or prep is None or prep.tag not in ("IN", "TO"):
            continue
        owner = token.head if token.tag == "POS" and token.head.mention is not None and token.head.dep != "poss" else None
        if owner is None and (token.tag == "POS" or token.head.is_verb and token.head.kids("nsubj", "nsubjpass", "expl") and token.dep == "mark"):
            continue  # "said that in Mali it was"
        same = next((mention for mention in reversed(before) if sentence.number - mention.trigger.sentence.number <= 1
                     and _noun_with(mention, prep, token)), None)
        preps = [prep, *(kid for kid in token.kids("prep") if kid.lower == prep.lower and kid is not prep)]
        for target in [found for kid in preps for pobj in kid.kids("pobj") for found in resolve(pobj, cast)] if same is not None else ():
            for source in resolve(owner, cast)[:1] if owner is not None else [same.source] if same is not None else []:
                if same is not None and fit(relations()[same.relation], source, target, cast) is not None:
                    yield RelationMention(same.relation, same.trigger, source, target, f"{same.relation}.ellipsis.{prep.lower}", 0.55)


def _noun_with(mention: RelationMention, prep: Token, here: Token) -> bool:
    """Whether a noun before this place has said it, with the same preposition to the target or with nothing."""
    trigger, token = mention.trigger, mention.target.token
    if not trigger.is_noun or trigger.sentence is here.sentence and trigger.i > here.i or any(kind in mention.pattern for kind in _NAMED):
        return False
    while token.dep == "conj" and token.head is not token:
        token = token.head
    return mention.target.via == "context" or token.dep == "pobj" and token.head.lower == prep.lower


def _empty(verb: Token) -> bool:
    """Whether the verb has nothing but a subject, a negation and a date."""
    own = verb.kids("nsubj", "nsubjpass")
    if not own or own[0].tag in ("WP", "WDT", "PRP") or verb.dep in ("aux", "auxpass", "relcl"):
        return False
    if any(kid.is_verb and not kid.kids("nsubj", "nsubjpass") for kid in verb.kids("conj")):
        return False  # "has, or will have, a base"
    for kid in verb.children:
        if kid.dep in ("ccomp", "parataxis", "advcl") and kid.is_verb and kid.i < own[0].i:
            continue  # "Germany recognises Kosovo; Spain does not": two sentences in one
        if kid.dep == "prep" and kid.lower == "with" and verb.lemma == "follow" and not any(sub.mention for sub in kid.kids("pobj")):
            continue  # "followed with announcements of their own"
        if kid.dep == "prep" and kid.lower in _DATED and kid.kids("pobj") and _date(kid.kids("pobj")[0]):
            continue
        if kid.dep not in _PARTS and kid.lower not in cues()["elliptic_words"]:
            return False
    return True


def _date(token: Token) -> bool:
    return token.tag == "CD" or token.tag == "NNP" and token.mention is None or token.lemma in cues()["time_units"]


def _last(verb: Token, before: Sequence[RelationMention]) -> list[RelationMention]:
    """The mentions of the nearest clause before the verb, in its sentence or at the end of the one before, that the verb may take up."""
    sentence = verb.sentence
    near = [mention for mention in before if mention.trigger.sentence is sentence and mention.trigger.i < verb.i]
    near = near or [mention for mention in before if mention.trigger.sentence.number == sentence.number - 1]
    near = [mention for mention in near if not any(kind in mention.pattern for kind in _NAMED)]
    for mention in reversed(near):
        clause = _clause(mention.trigger)
        if mention.relation != "requests" and _takes_up(verb, clause) and _subject_end(mention, clause) is not None:
            return [other for other in near if _clause(other.trigger) is clause and other.relation != "requests"
                    and _subject_end(other, clause) is not None]
    return []


def _clause(trigger: Token) -> Token:
    """The finite verb of the trigger's clause."""
    token = trigger
    while token.head is not token and not (token.is_verb and token.kids("nsubj", "nsubjpass")):
        token = token.head
    return token


def _takes_up(verb: Token, clause: Token) -> bool:
    """"is not" takes up what someone is, "did" what someone did."""
    being = clause.lemma in ("be", "become", "remain") or passive(clause)
    return clause.is_verb and clause is not verb and (verb.lemma not in ("be", "do") or being == (verb.lemma == "be"))


def _subject_end(mention: RelationMention, clause: Token) -> bool | None:
    """Whether the source, or in the passive the target, is the clause's subject; None where neither is, or both are."""
    heads = surface(clause)
    tokens = {head.i for head in heads} | {kid.i for head in heads for kid in head.subtree() if kid.dep == "conj"}
    source, target = (end.token.sentence is clause.sentence and end.token.i in tokens for end in (mention.source, mention.target))
    if source == target:
        return None
    return True if source else False if passive(clause) else None


def _said_of(subject: Argument, mention: RelationMention, verb: Token, cast: Cast) -> RelationMention | None:
    """The mention with the verb's subject in the place of its own."""
    ends = (subject, mention.target) if _subject_end(mention, _clause(mention.trigger)) else (mention.source, subject)
    if subject.actor in (mention.source.actor, mention.target.actor) or fit(relations()[mention.relation], *ends, cast) is None:
        return None
    left = verb.next(-1)
    denied = (mention.polarity == "negated") != (left is not None and left.lower == "nor" and left.head is not verb)
    return RelationMention(mention.relation, verb, *ends, f"{mention.relation}.ellipsis.{verb.lemma}", 0.6, "negated" if denied else None,
                           _FUTURE.get(verb.lemma), mention.detail)
