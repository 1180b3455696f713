"""Dictionary forms of single words."""

from __future__ import annotations

import pytest

from kg.words import also_verb, lemma, ordinary, singular, verb_lemma


@pytest.mark.parametrize(
    "word, tag, form",
    [
        ("bombed", "VBD", "bomb"),
        ("withdrew", "VBD", "withdraw"),
        ("Sold", "VBN", "sell"),
        ("lies", "VBZ", "lie"),
        ("treaties", "NNS", "treaty"),
        ("Forces", "NNPS", "force"),
        ("closer", "JJR", "close"),
        ("soonest", "RBS", "soon"),
    ],
)
def test_inflected_words(word: str, tag: str, form: str) -> None:
    assert lemma(word, tag) == form


@pytest.mark.parametrize("word, tag", [("NATO", "NNP"), ("States", "NNP"), ("F-16s", "NNS"), ("'s", "VBZ"), ("the", "DT"), ("2022", "CD")])
def test_names_and_small_words_are_only_lowered(word: str, tag: str) -> None:
    assert lemma(word, tag) == word.lower()


def test_the_tag_decides() -> None:
    assert (lemma("bound", "VBD"), lemma("bound", "JJ")) == ("bind", "bound")


@pytest.mark.parametrize("word, known", [("energy", True), ("Security", True), ("Tokayev", False), ("Xqzt", False)])
def test_dictionary_words(word: str, known: bool) -> None:
    assert ordinary(word) is known


@pytest.mark.parametrize("word, verb", [("invests", True), ("backs", True), ("migrants", False), ("invest", False), ("Xqzts", False)])
def test_plurals_that_are_verbs(word: str, verb: bool) -> None:
    assert also_verb(word) is verb


def test_singular_keeps_what_is_no_plural() -> None:
    assert (singular("Contingents"), singular("Xqzts")) == ("contingent", "xqzts")


def test_verb_form_of_a_word() -> None:
    assert (verb_lemma("vies"), verb_lemma("treaty")) == ("vie", None)
