"""Relations as read from YAML, and what is said where a file breaks its form."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.vocabulary import GROUPS, load_yaml, relations

GOOD = """\
id: guards
label: guards
definition: The source guards the target.
group: security
symmetric: false
source: [force]
target: [facility, place]
detail: unit
"""


def folder(tmp_path: Path, text: str, name: str = "guards") -> Path:
    (tmp_path / "relations").mkdir(exist_ok=True)
    (tmp_path / "relations" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def complaint(tmp_path: Path, text: str) -> str:
    with pytest.raises(OntologyError) as caught:
        relations(folder(tmp_path, text))
    assert "guards.yaml" in str(caught.value)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_relation_is_read(tmp_path: Path) -> None:
    found = relations(folder(tmp_path, GOOD + "inverse: guarded by\nwikidata: P1\n"))
    assert list(found) == ["guards"]
    assert (found["guards"].source, found["guards"].target) == (("force",), ("facility", "place"))
    assert (found["guards"].inverse, found["guards"].wikidata, found["guards"].parent) == ("guarded by", "P1", None)


def test_the_term_is_in_camel_case() -> None:
    assert relations()["supplies_arms_to"].term == "suppliesArmsTo"
    assert relations()["visits"].term == "visits"


def test_relations_are_sorted_by_id(tmp_path: Path) -> None:
    folder(tmp_path, GOOD)
    assert list(relations(folder(tmp_path, GOOD.replace("id: guards", "id: backs"), "backs"))) == ["backs", "guards"]


@pytest.mark.parametrize(
    "old, new, parts",
    [
        ("detail: unit\n", "", ["detail", "missing"]),
        ("detail: unit", "detail: unit\nsymetric: true", ["symetric", "unknown key", "did you mean 'symmetric'"]),
        ("id: guards", "id: guard", ["id", "'guard'", "'guards'"]),
        ("group: security", "group: securty", ["group", "'securty'", "expected one of", *GROUPS, "did you mean 'security'"]),
        ("source: [force]", "source: [forces]", ["source", "'forces'", "did you mean 'force'"]),
        ("target: [facility, place]", "target: [plaice]", ["target", "'plaice'", "did you mean 'place'"]),
        ("detail: unit", "detail: unit\nparent: guard", ["parent", "'guard'", "did you mean 'guards'"]),
    ],
)
def test_errors_name_key_value_and_what_is_near(tmp_path: Path, old: str, new: str, parts: list[str]) -> None:
    said = complaint(tmp_path, GOOD.replace(old, new))
    assert [part for part in parts if part not in said] == []


def test_yaml_that_does_not_parse_is_told_with_its_line(tmp_path: Path) -> None:
    assert "guards.yaml:2: not valid YAML" in complaint(tmp_path, "id: guards\nlabel: [a\ngroup: b\n").replace(":3:", ":2:")


def test_a_file_that_is_no_mapping(tmp_path: Path) -> None:
    assert "expected a mapping" in complaint(tmp_path, "- id: guards\n")


def test_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "relations").mkdir()
    (tmp_path / "relations" / "guards.yaml").write_bytes(b"id: \xff\xfe\n")
    with pytest.raises(OntologyError, match=r"guards\.yaml: cannot be read"):
        relations(tmp_path)


def test_a_folder_without_relations(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"no relations/\*\.yaml found"):
        relations(tmp_path)


@pytest.mark.parametrize(
    "text, value",
    [
        ("a: NO", "NO"),
        ("a: yes", "yes"),
        ("a: on", "on"),
        ("a: 12:30", "12:30"),
        ("a: 2012-12-19", "2012-12-19"),
        ("a: 0x1F", "0x1F"),
        ("a: 007", "007"),
        ("a: null", None),
        ("a: ~", None),
        ("a: true", True),
        ("a: 0.8", 0.8),
        ("a: 42", 42),
    ],
)
def test_yaml_reads_only_null_truth_and_numbers(tmp_path: Path, text: str, value: object) -> None:
    path = tmp_path / "one.yaml"
    path.write_text(text, encoding="utf-8")
    assert load_yaml(path) == {"a": value}


def test_a_kept_parse_follows_the_text_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = tmp_path / "big.yaml"
    for word in ("first", "second"):
        path.write_text(f"a: {word}\n" + "# filler\n" * 3000, encoding="utf-8")
        assert load_yaml(path) == load_yaml(path) == {"a": word}
    kept = sorted((tmp_path / "cache" / "kg").iterdir())
    assert len(kept) == 2
    kept[0].write_text("{broken", encoding="utf-8")
    assert load_yaml(path) == {"a": "second"}


def test_the_package_s_own_relations() -> None:
    found = relations()
    assert all(name == relation.id for name, relation in found.items())
    assert {relation.group for relation in found.values()} <= set(GROUPS)
    assert found["meets_with"].symmetric
    assert not found["attacks"].symmetric


def test_a_key_that_stands_twice_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    path.write_text("a: 1\nb: {c: 1,\n  c: 2}\n", encoding="utf-8")
    with pytest.raises(OntologyError, match=r"one.yaml:2: not valid YAML: 'c' stands twice"):
        load_yaml(path)
