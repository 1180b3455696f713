"""Sentences of the parser as kg has them: what is smoothed for the parser stands in them as the article has it."""

from __future__ import annotations

from kg.clean import clean
from kg.ingest.text import article
from kg.parse import parse
from kg.syntax import Sentence


def parsed(text: str) -> list[Sentence]:
    [(_, sentences)] = parse([clean(article(text, "a.txt"))])
    return sentences


def test_clauses_joined_by_a_semicolon_are_trees_of_one_sentence() -> None:
    text = "Kenya denounced five accords; the Americans, whose base had cost millions, left Uganda in May."
    [made] = parsed(text)
    assert [token.text for token in made.tokens if token.tag == ":"] == [";"]
    assert text[made.start : made.end] == text
    first, last = (next(token for token in made.tokens if token.text == word) for word in ("accords", "Americans"))
    assert first not in last.ancestors() and first.head not in last.ancestors()


def test_a_list_with_semicolons_stays_one_tree() -> None:
    [made] = parsed("Three states signed: Kenya; Uganda; and Rwanda.")
    assert sum(token.head is token for token in made.tokens) == 1


def test_every_token_stands_at_its_place() -> None:
    text = "On 3 May Russia left the Black Sea Grain Initiative (BSGI); its partners in Ankara then said … nothing."
    for sentence in parsed(text):
        assert all(text[token.start : token.end] == token.text for token in sentence.tokens)
