"""The parsed sentence as the stages see it."""

from __future__ import annotations

import pytest

from kg.syntax import Argument, Mention, Sentence, sentence


def coalition() -> Sentence:
    """ "Chad and Niger expelled French troops." from offset 100 on."""
    return sentence(
        ["Chad", "and", "Niger", "expelled", "French", "troops", "."],
        ["NNP", "CC", "NNP", "VBD", "JJ", "NNS", "."],
        [3, 0, 0, 3, 5, 3, 3],
        ["nsubj", "cc", "conj", "ROOT", "amod", "dobj", "punct"],
        ["chad", "and", "niger", "expel", "french", "troop", "."],
        start=100,
    )


def test_offsets_are_the_article_s() -> None:
    made = coalition()
    assert (made.start, made.end) == (100, 139)
    assert [(token.start, token.end) for token in made.tokens[:3]] == [(100, 104), (105, 108), (109, 114)]


def test_root_and_children() -> None:
    made = coalition()
    assert made.root.text == "expelled"
    assert [kid.text for kid in made.root.kids("nsubj", "dobj")] == ["Chad", "troops"]
    assert made.root.kids("agent") == []


def test_ancestors_come_nearest_first() -> None:
    made = coalition()
    assert [token.text for token in made.tokens[2].ancestors()] == ["Chad", "expelled"]
    assert list(made.root.ancestors()) == []


def test_subtree_is_in_text_order() -> None:
    made = coalition()
    assert [token.text for token in made.tokens[0].subtree()] == ["Chad", "and", "Niger"]
    assert made.root.subtree() == made.tokens


def test_neighbours_end_with_the_sentence() -> None:
    made = coalition()
    first, last = made.tokens[0], made.tokens[-1]
    assert first.next() is made.tokens[1]
    assert last.next(-1) is made.tokens[5]
    assert first.next(-1) is None
    assert last.next() is None


@pytest.mark.parametrize("place, noun, verb", [(0, True, False), (3, False, True), (4, False, False), (5, True, False)])
def test_word_classes(place: int, noun: bool, verb: bool) -> None:
    token = coalition().tokens[place]
    assert (token.is_noun, token.is_verb) == (noun, verb)


def test_a_modal_is_a_verb() -> None:
    assert sentence(["may"], ["MD"], [0], ["ROOT"]).tokens[0].is_verb


def test_head_of_a_mention_is_the_noun_whose_head_lies_outside() -> None:
    made = sentence(
        ["the", "Kant", "air", "base", "closed"], ["DT", "NNP", "NN", "NN", "VBD"], [3, 3, 3, 4, 4], ["det", "compound", "compound", "nsubj", "ROOT"]
    )
    assert made.head_of(Mention(1, 3, "name", "kant-air-base")).text == "base"
    assert made.head_of(Mention(0, 1, "name", "kant")).text == "Kant"  # the article is no head


def test_marks_are_sorted_and_reach_every_token() -> None:
    made = coalition()
    later, earlier = Mention(4, 4, "demonym", "FRA"), Mention(0, 2, "name", "x")
    made.mark(later)
    made.mark(earlier)
    assert made.mentions == [earlier, later]
    assert [token.mention for token in made.tokens] == [earlier, earlier, earlier, None, later, None, None]


def test_the_span_of_an_argument_is_its_whole_name() -> None:
    made = coalition()
    made.mark(Mention(4, 5, "found", "x-french-troops"))
    assert Argument("x-french-troops", made.tokens[5], "name").span == (124, 137)
    assert Argument("TCD", made.tokens[0], "name").span == (100, 104)


def test_heads_must_be_as_many_as_words() -> None:
    with pytest.raises(ValueError, match="shorter"):
        sentence(["a", "b"], ["DT", "NN"], [1], ["det", "ROOT"])
