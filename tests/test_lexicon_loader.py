"""Triggers as compiled from ontology/relations/*.yaml."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.cues import cues
from kg.errors import OntologyError
from kg.lexicon import Lexicon, lexicon

HEAD = """\
id: guards
label: guards
definition: The source guards the target.
group: security
symmetric: false
source: [force]
target: [facility]
detail: unit
triggers:
"""


def compiled(tmp_path: Path, triggers: str) -> Lexicon:
    (tmp_path / "relations").mkdir()
    (tmp_path / "relations" / "guards.yaml").write_text(HEAD + triggers, encoding="utf-8")
    return lexicon(tmp_path)


def test_defaults_of_a_verb(tmp_path: Path) -> None:
    [made] = compiled(tmp_path, "- verb: [guard]\n").of("verb", "guard")
    assert (made.relation, made.pattern, made.source, made.target) == ("guards", "guards.verb.guard", ("subj",), ("obj",))
    assert (made.confidence, made.polarity, made.factuality, made.needs, made.forbids, made.rest) == (0.6, None, None, (), (), ())


@pytest.mark.parametrize(
    "text, word_class, lemma, rest, pattern",
    [
        ("verb: [stand guard at]", "verb", "stand", ("guard", "at"), "guards.verb.stand-guard-at"),
        ("noun: [Armed Guard]", "noun", "guard", ("armed",), "guards.noun.armed-guard"),
        ("adj: guarded", "adj", "guarded", (), "guards.adj.guarded"),
        ("word: [-held]", "word", "-held", (), "guards.word.-held"),
    ],
)
def test_phrases(tmp_path: Path, text: str, word_class: str, lemma: str, rest: tuple[str, ...], pattern: str) -> None:
    [made] = compiled(tmp_path, f"- {text}\n").of(word_class, lemma)
    assert (made.rest, made.pattern) == (rest, pattern)


def test_one_entry_may_have_words_of_two_classes(tmp_path: Path) -> None:
    found = compiled(tmp_path, "- {verb: [guard], noun: [guard], source: [subj], target: [of]}\n")
    assert [trigger.target for key in ("verb", "noun") for trigger in found.of(key, "guard")] == [("of",), ("of",)]


def test_all_that_an_entry_may_say(tmp_path: Path) -> None:
    [made] = compiled(
        tmp_path,
        "- {verb: [guard], needs: {obj: [$bases, hut]}, forbids: {kid: ['*']}, polarity: negated, factuality: ended, detail: obj,"
        " confidence: 0.9, source_types: [force], target_types: [facility, place], note: a word}\n",
    ).of("verb", "guard")
    assert made.needs == (("obj", cues()["bases"] | {"hut"}),)
    assert made.forbids == (("kid", frozenset("*")),)
    assert (made.polarity, made.factuality, made.detail, made.confidence) == ("negated", "ended", ("obj",), 0.9)
    assert (made.source_types, made.target_types) == (("force",), ("facility", "place"))


def test_a_list_named_with_dollar_stands_for_its_words(tmp_path: Path) -> None:
    found = compiled(tmp_path, "- {noun: [$bases]}\n")
    assert {" ".join((*trigger.rest, trigger.lemma)) for key in [*found.unmade] for trigger in found.of(*key)} == cues()["bases"]
    assert found.of("noun", "outpost")


def test_what_no_entry_names(tmp_path: Path) -> None:
    assert compiled(tmp_path, "- verb: [guard]\n").of("noun", "guard") == ()


@pytest.mark.parametrize(
    "entry, parts",
    [
        ("- guard", ["expected a mapping", "'guard'"]),
        ("- {verb: [guard], sorce: [subj]}", ["sorce", "unknown key", "did you mean 'source'"]),
        ("- {verb: [guard], polarity: negative}", ["polarity", "'negative'", "affirmed, negated"]),
        ("- {verb: [guard], factuality: future}", ["factuality", "'future'", "actual, ended, planned, possible"]),
        ("- {source: [subj]}", ["expected one of the keys verb, noun, adj, word"]),
        ("- {verb: [12]}", ["expected texts (quote them?)", "12"]),
        ("- {verb: [guard], needs: [obj]}", ["expected {role: [words]}", "['obj']"]),
        ("- {verb: [guard], needs: {obj: [$base]}}", ["'base'", "did you mean 'bases'"]),
        ("- {noun: [$base]}", ["'base'", "did you mean 'bases'"]),
        ("- {verb: [guard], target_types: [facilty]}", ["target_types", "'facilty'", "did you mean 'facility'"]),
    ],
)
def test_errors_name_entry_key_and_value(tmp_path: Path, entry: str, parts: list[str]) -> None:
    with pytest.raises(OntologyError) as caught:
        compiled(tmp_path, f"- verb: [guard]\n{entry}\n")
    said = str(caught.value)
    assert [part for part in parts if part not in said] == []


@pytest.mark.parametrize("entry", ["- {verb: [guard], polarity: negative}", "- {noun: [$base]}", "- {verb: [guard], needs: {obj: [$base]}}"])
def test_errors_name_the_file_and_the_entry(tmp_path: Path, entry: str) -> None:
    with pytest.raises(OntologyError, match=r"guards\.yaml: triggers: entry 2"):
        compiled(tmp_path, f"- verb: [guard]\n{entry}\n")


@pytest.mark.parametrize("entry", ["- {verb: [guard], confidence: high}", "- {verb: 12}", "- {verb: [guard], source_types: 3}"])
def test_values_of_a_wrong_kind_are_told_and_not_raised(tmp_path: Path, entry: str) -> None:
    with pytest.raises(OntologyError, match=r"guards\.yaml: triggers: entry 1"):
        compiled(tmp_path, entry + "\n")


def test_the_package_s_own_lexicon() -> None:
    assert {trigger.relation for trigger in lexicon().of("verb", "bomb")} >= {"attacks"}
