"""Single English words: dictionary forms, and whether a dictionary has them (lemminflect's, from the NIH SPECIALIST lexicon)."""

from __future__ import annotations

from functools import cache

import lemminflect

_COARSE = {"V": "VERB", "N": "NOUN", "J": "ADJ", "R": "ADV"}


@cache
def lemma(word: str, tag: str) -> str:
    """The dictionary form, in lower case; `tag` is a Penn Treebank tag.

    >>> lemma("invaded", "VBD"), lemma("Forces", "NNPS"), lemma("NATO", "NNP")
    ('invade', 'force', 'nato')
    """
    coarse = _COARSE.get(tag[:1])
    lower = word.lower()
    if coarse is None or not lower.isalpha() or tag == "NNP":
        return lower
    return str(lemminflect.getLemma(lower, coarse)[0])


@cache
def ordinary(word: str) -> bool:
    """Whether the word stands in an English dictionary.

    >>> ordinary("Energy"), ordinary("Tokayev")
    (True, False)
    """
    return bool(lemminflect.getAllLemmas(word.lower()))


@cache
def also_verb(word: str) -> bool:
    """Whether the word, a plural noun by its look, is the present tense of a verb as well.

    >>> also_verb("invests"), also_verb("ships"), also_verb("migrants")
    (True, True, False)
    """
    return word.endswith("s") and bool(lemminflect.getAllLemmas(word.lower(), upos="VERB"))


@cache
def singular(word: str) -> str:
    """The dictionary form of a word that opens a sentence as a plural noun: "Contingents" is "contingent"; else the word itself.

    >>> singular("contingents"), singular("honduras")
    ('contingent', 'honduras')
    """
    found = lemminflect.getAllLemmas(word.lower(), upos="NOUN").get("NOUN", ())
    return str(found[0]) if found else word.lower()


@cache
def verb_lemma(word: str) -> str | None:
    """The dictionary form of the word as a verb, None where it is none.

    >>> verb_lemma("vie"), verb_lemma("treaty")
    ('vie', None)
    """
    found = lemminflect.getAllLemmas(word.lower(), upos="VERB").get("VERB", ())
    return str(found[0]) if found else None
