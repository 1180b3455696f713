"""Persons whom the registry knows in part: "Moussa Mara" beside Amr Moussa, "Maria Theresa Lazaro" for Theresa Lazaro."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from kg.cast import Cast
from kg.cues import cues
from kg.registry import fold
from kg.spot.names import of_office, titled
from kg.syntax import Mention, Sentence, Token
from kg.words import ordinary

#: How alike two spellings of a given name must be: Volodymyr and Volodimir.
_ALIKE = 0.6


def full_names(sentence: Sentence, cast: Cast) -> None:
    """Take what stands around a known surname into the name: another person, or the known one in another spelling."""
    for run in _runs(sentence, cast):
        known = [mention for mention in dict.fromkeys(token.mention for token in run) if mention is not None]
        fresh = [token for token in run if token.mention is None and token.text.isalpha() and token.lower not in cues()["name_particles"]]
        told = titled(sentence, run[0].i) or of_office(run[-1])
        if not known or any(ordinary(token.text) for token in fresh) and not told:
            continue
        if any(mention.first != mention.last and not (mention.kind == "weak" and "-" in mention.text) for mention in known):
            _longer(sentence, run, known, cast)
        elif fresh and len(fresh) + len(known) > 1 or len(known) == 2 and not set(known[0].candidates) & set(known[1].candidates):
            _person(sentence, run, known, fresh, cast)


def _runs(sentence: Sentence, cast: Cast) -> Iterator[list[Token]]:
    """Stretches of capitalised words that may be one person's name and hold a known one."""
    run: list[Token] = []
    for token in [*sentence.tokens, None]:
        if token is not None and (_may_name(token, cast) or run and _joins(token)):
            run.append(token)
            continue
        while run and _joins(run[-1]) and run[-1].mention is None:
            run.pop()
        if 1 < len(run) <= 6:
            yield run
        run = []


def _may_name(token: Token, cast: Cast) -> bool:
    if token.tag != "NNP" or not token.text[0].isupper() or token.text.isupper() and len(token.text) > 2:
        return False
    mention = token.mention
    if mention is not None:
        return mention.kind in ("weak", "name") and all(cast.type(actor) == "person" for actor in mention.candidates)
    known = cues()
    word = token.lower
    return token.text.isalpha() and word not in known["offices"] | known["ranks"] | known["not_names"] and word not in known.heads \
        and word not in known.kinds


def _joins(token: Token) -> bool:
    """A hyphen or a particle inside a name: "Garcia-Pena", "de Moraes"."""
    return token.text == "-" or token.lower in cues()["name_particles"]


def _longer(sentence: Sentence, run: list[Token], known: list[Mention], cast: Cast) -> None:
    """A given name before a full known name belongs to it, as does one that stands apart by a hyphen."""
    if len(known) != 1 or known[0].first <= run[0].i or known[0].last != run[-1].i:
        return
    _replace(sentence, run, known, known[0].kind, known[0].candidates, None)


def _person(sentence: Sentence, run: list[Token], known: list[Mention], fresh: list[Token], cast: Cast) -> None:
    meant = [actor for mention in known for actor in mention.candidates if any(_alike(token, actor, cast) for token in fresh)]
    if meant:
        _replace(sentence, run, known, "name", tuple(dict.fromkeys(meant))[:1], None)
    elif len(run) > 1:
        actor = cast.add("person", _text(run))
        _replace(sentence, run, known, "found", (actor,), actor)


def _alike(token: Token, actor: str, cast: Cast) -> bool:
    """Whether the word may be another spelling of the actor's given name."""
    word, given = fold(token.lower), fold(cast[actor].label).lower().split()[0]
    return word[0] == given[0] and SequenceMatcher(None, word, given).ratio() >= _ALIKE


def _text(run: list[Token]) -> str:
    pieces = [run[0].text]
    for left, right in zip(run, run[1:], strict=False):
        pieces.append((" " if right.start > left.end else "") + right.text)
    return "".join(pieces)


def _replace(sentence: Sentence, run: list[Token], known: list[Mention], kind: str, candidates: tuple[str, ...], actor: str | None) -> None:
    for mention in known:
        sentence.mentions.remove(mention)
    why = "named in the text" if actor else ""
    sentence.mark(Mention(run[0].i, run[-1].i, kind, actor, _text(run), why=why, candidates=candidates))
