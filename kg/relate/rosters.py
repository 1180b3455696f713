"""Members that are listed right behind the name of their organization, or behind a word for them: "the Quad (Australia, India and
Japan)", "Mercosur - Brazil and Peru", "CSTO members: Armenia, Belarus"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.cast import Cast
from kg.syntax import Argument, Mention, RelationMention, Sentence, Token

_OPENING = {"(": 2, "-": 3, "–": 3, "—": 3, ":": 3}
_WORDS = {"member_of": ("member", "signatory", "founder"), "affiliated_with": ("observer", "candidate", "applicant")}
_FEWEST = {"member_of": 2, "affiliated_with": 1}
_BETWEEN = frozenset((",", "and", "&", "the", "plus"))


def rosters(sentence: Sentence, cast: Cast) -> Iterator[RelationMention]:
    """member_of for each state of a list that a bracket, dash or colon opens behind an organization; two in brackets make a list, three elsewhere."""
    tokens = sentence.tokens
    for n, mention in enumerate(sentence.mentions):
        opening = tokens[mention.last + 1] if mention.last + 1 < len(tokens) else None
        if opening is None or opening.text not in _OPENING or mention.actor is None or cast.type(mention.actor) != "organization":
            continue
        listed = _listed(sentence, sentence.mentions[n + 1 :], opening.i, cast)
        if len(listed) >= _OPENING[opening.text]:
            target = Argument(mention.actor, sentence.head_of(mention), "name")
            for state in listed:
                source = Argument(state.actor or "", sentence.head_of(state), "name")
                yield RelationMention("member_of", opening, source, target, "member_of.name.list", 0.7)
    for token in tokens:
        if token.text == ":" and 0 < token.i < 12:
            yield from _headed(sentence, token, cast)


def _headed(sentence: Sentence, colon: Token, cast: Cast) -> Iterator[RelationMention]:
    """"Members of the CSTO: Armenia, Belarus", "Observers: Mongolia": what the word before a colon says of the states after it."""
    word = sentence.tokens[colon.i - 1]
    inside = [mention for mention in sentence.mentions if mention.last < colon.i]
    noun = word if word.is_noun and word.mention is None else next(iter(token for token in sentence.tokens[: colon.i] if token.tag == "NNS"), word)
    relation = next((name for name, words in _WORDS.items() if noun.lemma in words), None)
    body = next((mention.actor for mention in reversed(inside) if mention.actor and cast.type(mention.actor) == "organization"), None)
    if body is None and noun.i < 2:
        body = next((actor for kind, actor, _ in sentence.salient if kind == "organization"), None)  # a fact box under a text on it
    states = _listed(sentence, [mention for mention in sentence.mentions if mention.first > colon.i], colon.i, cast)
    if relation is None or body is None or len(states) < _FEWEST[relation]:
        return
    for state in states:
        source = Argument(state.actor or "", sentence.head_of(state), "name")
        yield RelationMention(relation, colon, source, Argument(body, noun, "name"), f"{relation}.name.list", 0.7)


def _listed(sentence: Sentence, mentions: list[Mention], last: int, cast: Cast) -> list[Mention]:
    """The states that follow a place one after another, with nothing but commas and `and` between them; none where the list goes on otherwise."""
    tokens, found = sentence.tokens, []
    for mention in mentions:
        state = mention.actor is not None and mention.kind != "demonym" and cast.type(mention.actor) == "country"
        if not state or any(token.lower not in _BETWEEN for token in tokens[last + 1 : mention.first]):
            break
        found.append(mention)
        last = mention.last
    after = tokens[last + 1].text if last + 1 < len(tokens) else "."
    return found if after in (")", "-", "–", "—", ",", ";", ".") else []
