"""The closed word classes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.cues import cues
from kg.errors import OntologyError
from kg.settings import ontology_dir
from kg.vocabulary import load_yaml, relations

SMALL = {
    "ranks": ["general", "colonel"],
    "heads": {"government": ["ministry"], "force": ["army"]},
    "kinds": {"place": ["town"]},
    "descriptions": {"country": ["state", "power"], "organization": ["bloc", "power"]},
    "held_offices": {"premier": "Prime Minister"},
}


def folder(tmp_path: Path, **changed: Any) -> Path:
    """A folder with a small cues.yaml that has all sections of the package's own."""
    sections: dict[str, Any] = {name: {} for name, words in load_yaml(ontology_dir() / "cues.yaml").items() if isinstance(words, dict)}
    (tmp_path / "cues.yaml").write_text(json.dumps(sections | SMALL | changed), encoding="utf-8")
    return tmp_path


def test_lists_and_groups(tmp_path: Path) -> None:
    found = cues(folder(tmp_path))
    assert found["ranks"] == {"general", "colonel"}
    assert (found.heads, found.kinds) == ({"ministry": "government", "army": "force"}, {"town": "place"})
    assert found.descriptions == {"state": ("country",), "power": ("country", "organization"), "bloc": ("organization",)}
    assert found.held_offices == {"premier": "Prime Minister"}


def test_an_unknown_list_is_named_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"cues\.yaml: no list 'rank'.*did you mean 'ranks'"):
        _ = cues(folder(tmp_path))["rank"]


def test_an_unknown_relation_set_is_named(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"cues\.yaml: no relation set 'xs'"):
        cues(folder(tmp_path)).relations("xs")


@pytest.mark.parametrize(
    "changed, said",
    [
        ({"ranks": "general"}, "ranks: expected a list of words, got 'general'"),
        ({"ranks": ["general", 12]}, r"ranks: expected a list of words, got \['general', 12\]"),
        ({"kinds": {"place": "town"}}, "kinds: place: expected a list of words, got 'town'"),
        ({"kinds": {"plaice": ["town"]}}, "kinds: unknown name 'plaice'.*did you mean 'place'"),
        ({"heads": ["ministry"]}, "heads: expected a mapping"),
        ({"held_offices": {"premier": 1}}, "held_offices: premier: expected a text, got 1"),
    ],
)
def test_errors_name_section_value_and_what_is_near(tmp_path: Path, changed: dict[str, Any], said: str) -> None:
    with pytest.raises(OntologyError, match=rf"cues\.yaml: {said}"):
        cues(folder(tmp_path, **changed))


@pytest.mark.parametrize("text", ["", "- a\n", "ranks: [general]\n"])
def test_a_file_without_its_parts_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "cues.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(OntologyError, match=r"cues\.yaml: .*expected a mapping"):
        cues(tmp_path)


def test_the_package_s_own_lists() -> None:
    found = cues()
    assert "say" in found["reporting_verbs"]
    assert "deny" in found["denial_verbs"] & found["negative_verbs"]
    assert found.heads["ministry"] == "government"
    assert "country" in found.descriptions["country"]
    assert found.relation_sets
    assert all(names <= set(relations()) for names in found.relation_sets.values())
    assert ("aids", "target") in found.implied["helped"]
    assert all(relation in relations() and end in ("source", "target") for ends in found.implied.values() for relation, end in ends)
