"""Single English words: dictionary forms, and whether a dictionary has them (lemminflect's, from the NIH SPECIALIST lexicon)."""

from __future__ import annotations

from functools import cache

import lemminflect
from lemminflect import config
from lemminflect.codecs.LemmaLUCodec import LemmaLUCodec
from lemminflect.codecs.OverridesCodec import OverridesCodec

from kg.memory import keep, kept

#: What the dictionary has as it stands.
_SINGULAR = {"billions": "billion", "trillions": "trillion"}
_COARSE = {"V": "VERB", "N": "NOUN", "J": "ADJ", "R": "ADV"}


@cache
def _dictionary() -> dict[str, dict[str, str]]:
    """Part of speech -> word -> dictionary form, as lemminflect has them; kept in the user's cache folder, from where it loads ten times as fast."""
    name = f"lemmas-{lemminflect.__version__}"
    found: dict[str, dict[str, str]] | None = kept(name)
    if found is None:
        found = {}
        for words in (LemmaLUCodec.load(config.lemma_lu_fn), OverridesCodec.load(config.lemma_overrides_fn)):
            for word, forms in words.items():
                for kind, lemmas in forms.items():
                    found.setdefault(kind, {})[word] = str(lemmas[0])
        keep(name, found)
    return found


def _form(word: str, kind: str) -> str | None:
    """The dictionary form of a word in small letters as a NOUN, VERB, ADJ or ADV, None where the dictionary lacks it."""
    return _dictionary().get(kind, {}).get(word)


@cache
def lemma(word: str, tag: str) -> str:
    """The dictionary form, in lower case; `tag` is a Penn Treebank tag.

    >>> lemma("invaded", "VBD"), lemma("bankrolled", "VBN"), lemma("Forces", "NNPS"), lemma("NATO", "NNP")
    ('invade', 'bankroll', 'force', 'nato')
    """
    coarse = _COARSE.get(tag[:1])
    lower = word.lower()
    if coarse is None or not lower.isalpha() or tag == "NNP":
        return lower
    return _form(lower, coarse) or _of_two(lower, coarse) or str(lemminflect.getAllLemmasOOV(lower, coarse).get(coarse, (lower,))[0])


def _of_two(lower: str, coarse: str) -> str | None:
    """"bankrolled", "stonewalled": a verb that the dictionary lacks, but not the two words of which it is made."""
    cuts = range(4, len(lower) - 4) if coarse == "VERB" else ()
    return next((lower[:cut] + form for cut in cuts if (form := _form(lower[cut:], "VERB")) and _form(lower[:cut], "NOUN") == lower[:cut]), None)


@cache
def ordinary(word: str) -> bool:
    """Whether the word stands in an English dictionary.

    >>> ordinary("Energy"), ordinary("Tokayev")
    (True, False)
    """
    lower = word.lower()
    return any(lower in words for words in _dictionary().values())


@cache
def also_verb(word: str) -> bool:
    """Whether the word, a plural noun by its look, is the present tense of a verb as well.

    >>> also_verb("invests"), also_verb("ships"), also_verb("migrants")
    (True, True, False)
    """
    return word.endswith("s") and _form(word.lower(), "VERB") is not None


@cache
def singular(word: str) -> str:
    """The dictionary form of a word that opens a sentence as a plural noun: "Contingents" is "contingent"; else the word itself.

    >>> singular("contingents"), singular("honduras")
    ('contingent', 'honduras')
    """
    return _form(word.lower(), "NOUN") or word.lower()


@cache
def verb_lemma(word: str) -> str | None:
    """The dictionary form of the word as a verb, None where it is none.

    >>> verb_lemma("vie"), verb_lemma("treaty")
    ('vie', None)
    """
    return _form(word.lower(), "VERB")
