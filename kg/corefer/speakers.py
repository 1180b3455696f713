"""For whom "we" speaks: the state of the person quoted, of the one who answers in an interview, or of a leading article's newspaper."""

from __future__ import annotations

from collections import Counter

from kg.cast import Cast
from kg.cues import cues
from kg.syntax import Sentence, Token

WE = frozenset(("we", "us", "our", "ours", "ourselves"))
#: How many questions make an interview, in how many sentences at its beginning the state is named, and how often in all.
_QUESTIONS, _OPENING, _OFTEN = 3, 8, 2
#: How often a leading article says "our" of what only a state has.
_NATIONAL = 2
_QUOTES = frozenset(('"', "“", "”", "``", "''", "«", "»"))
_REPRESENTED = ("country", "organization")


def author_state(sentences: list[Sentence], cast: Cast) -> str | None:
    """The state for which an interview's answers or a leading article speak ("our army", "our tribunal"): the first that its opening
    names, where it is named often; None elsewhere."""
    own = [token for sentence in sentences for token in sentence.tokens if token.lower in WE]
    lines: dict[int, Sentence] = {id(sentence.passage): sentence for sentence in sentences}
    asked = sum(last.tokens[-1].text == "?" for last in lines.values()) if own else 0
    national = sum(token.lower == "our" and token.head.lemma in cues()["national_nouns"] and not _quoted(token) for token in own)
    if asked < _QUESTIONS and national < _NATIONAL or not own:
        return None
    if asked < _QUESTIONS:
        return _apart(sentences, cast)
    named = Counter(mention.actor for sentence in sentences for mention in sentence.mentions if mention.actor)
    opening = (mention.actor for sentence in sentences[:_OPENING] for mention in sentence.mentions if mention.actor)
    return next((actor for actor in opening if cast.type(actor) == "country" and named[actor] >= _OFTEN), None)


def _apart(sentences: list[Sentence], cast: Cast) -> str | None:
    """The state of a leading article: of those that it never names beside "us" and "our" the one named most."""
    every = [mention.actor for sentence in sentences for mention in sentence.mentions if mention.actor]
    named = Counter(actor for actor in every if cast.type(actor) == "country")
    beside = {mention.actor for sentence in sentences for mention in sentence.mentions if any(token.lower in WE for token in sentence.tokens)}
    return next((actor for actor, times in named.most_common() if actor not in beside and times >= _OFTEN), None)


def spoken_for(token: Token, cast: Cast, home: str | None) -> tuple[str, ...]:
    """The state or organization that "we", "us" and "our" stand for at a token; nobody where the author may mean himself."""
    if token.head.lemma in cues()["own_words"] or token.dep in ("dobj", "dative", "pobj") and token.head.lemma in cues()["reporting_verbs"]:
        return ()
    if not _quoted(token):
        return (home,) if home and token.sentence.tokens[-1].text != "?" else ()
    for verb in token.sentence.tokens:
        if verb.is_verb and verb.lemma in cues()["reporting_verbs"] and not _quoted(verb):
            for subject in verb.kids("nsubj"):
                state = _represents(subject, cast)
                if state:
                    return (state,)
    return ()


def _quoted(token: Token) -> bool:
    """Whether the sentence's quotation marks around the word are open."""
    return sum(before.text in _QUOTES for before in token.sentence.tokens[: token.i]) % 2 == 1


def _represents(speaker: Token, cast: Cast) -> str | None:
    """The state or organization for which the speaker acts, as known or as his title says."""
    mention = speaker.mention
    if mention is None or mention.actor is None:
        return None
    if cast.type(mention.actor) in _REPRESENTED:
        return mention.actor
    above = cast.principal(mention.actor)
    if above is not None:
        return above.id if above.type in _REPRESENTED else above.principal
    near = [word.mention.actor for word in speaker.subtree() if word.mention is not None and word.mention.actor is not None]
    return next((actor for actor in near if cast.type(actor) in _REPRESENTED), None)
