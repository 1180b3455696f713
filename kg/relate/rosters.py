"""Members that are listed right behind the name of their organization: "the Quad (Australia, India and Japan)", "Mercosur - Brazil and Peru"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.cast import Cast
from kg.syntax import Argument, Mention, RelationMention, Sentence

_OPENING = {"(": 2, "-": 3, "–": 3, "—": 3, ":": 3}
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
