"""Denials that do not repeat what they deny: "Dushanbe denies it", "Tehran rejected the charge", "which Kigali denies"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.cast import Cast
from kg.cues import cues
from kg.relate.arguments import resolve
from kg.relate.clause import subjects
from kg.syntax import RelationMention, Sentence, Token


def denials(sentence: Sentence, before: Sequence[RelationMention], cast: Cast) -> Iterator[RelationMention]:
    """For each denial without content of its own: what was said last of the denier, at most one sentence back, negated."""
    for token in sentence.tokens:
        if token.is_verb and token.lemma in cues()["denial_verbs"] and _points_back(token):
            deniers = {argument.actor for subject in subjects(token) for argument in resolve(subject, cast)}
            recent = [mention for mention in before if sentence.number - mention.trigger.sentence.number == 1
                      or mention.trigger.sentence is sentence and mention.trigger.i < token.i]
            if token.dep in ("relcl", "acl"):
                charged = max((other.i for other in sentence.tokens[: token.i] if other.lemma in cues()["blaming_verbs"]), default=-1)
                recent = [mention for mention in recent if mention.trigger.sentence is sentence and mention.trigger.i > charged]
            settled = cues().relations("beyond_denial")
            last = next((mention for mention in reversed(recent) if mention.relation not in settled and _of(mention, deniers, cast)), None)
            if last is not None:
                pattern = f"{last.relation}.denial.{token.lemma}"
                yield RelationMention(last.relation, token, last.source, last.target, pattern, 0.55, "negated", "actual", last.detail)


def _points_back(verb: Token) -> bool:
    """Whether the verb's object is a pronoun or a bare word for what was said."""
    if verb.dep == "relcl" or verb.dep == "acl" and verb.kids("agent"):
        return _takes_up(verb)
    nouns = cues()["denied_nouns"]
    for found in verb.kids("dobj", "nsubjpass"):
        if found.lower in ("it", "this", "that"):
            return True
        bare = not found.kids("acl", "relcl", "prep", "ccomp") and not any(kid.mention for kid in found.kids("poss", "amod", "compound"))
        return found.lemma in nouns and bare or found.lower in nouns and not found.children
    return False


def _takes_up(verb: Token) -> bool:
    """"a charge that Caracas rejected", "a claim denied by Kigali", "which Kigali denies": a relative clause about what was said before."""
    if any(kid.tag in ("NNP", "NN", "NNS") for kid in verb.kids("dobj")):
        return False
    if verb.head.lemma in cues()["denied_nouns"]:
        return verb.head.dep in ("appos", "npadvmod", "dep", "attr", "dobj", "conj", "ROOT") \
            and all(kid is verb for kid in verb.head.kids("acl", "ccomp"))
    pronoun = next((kid for kid in verb.kids("dobj", "nsubjpass") if kid.lower == "which"), None)
    comma = pronoun.next(-1) if pronoun is not None else None
    return comma is not None and comma.text in (",", "–", "—", "-") and verb.lemma in cues()["disclaiming_verbs"]


def _of(mention: RelationMention, deniers: set[str], cast: Cast) -> bool:
    above = cast.principal(mention.source.actor)
    return mention.source.actor in deniers or above is not None and above.id in deniers
