"""The registry of actors: names, offices by date, errors."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.registry import Name, Registry, fold, registry

ACTORS = """\
- {id: KAZ, type: country, label: Kazakhstan, demonyms: [Kazakh], people: [Kazakhs], metonyms: [Astana], region: Central Asia}
- {id: astana, type: place, label: Astana, located_in: KAZ, lat: 51.17, lon: 71.43}
- {id: CSTO, type: organization, label: Collective Security Treaty Organization, aliases: [CSTO], weak: [ODKB], context: [alliance],
   members: [{actor: KAZ, start: '1994-04-20'}]}
- id: nazarbayev
  type: person
  label: Nursultan Nazarbayev
  weak: [Nazarbayev]
  offices: [{actor: KAZ, role: President, start: '1991-12-16', end: '2019-03-20'}]
- id: dariga-nazarbayeva
  type: person
  label: Dariga Nazarbayeva
  weak: [Nazarbayev]
  offices: [{actor: KAZ, role: Senate Speaker, start: '2019-03-20', end: '2020-05-02'}]
- id: tokayev
  type: person
  label: Kassym-Jomart Tokayev
  aliases: [Qasym-Jomart Toqayev]
  weak: [Tokayev]
  offices: [{actor: KAZ, role: Prime Minister, start: '1999-10-12', end: '2002-01-28'}, {actor: KAZ, role: President, start: '2019-03-20'}]
"""


def known(tmp_path: Path, text: str = ACTORS) -> Registry:
    (tmp_path / "actors").mkdir(exist_ok=True)
    (tmp_path / "actors" / "some.yaml").write_text(text, encoding="utf-8")
    return registry(tmp_path)


@pytest.mark.parametrize(
    "role, day, person",
    [
        ("President", "2010-06-01", "nazarbayev"),
        ("President", "2010", "nazarbayev"),
        ("President", "2022-01-05", "tokayev"),
        ("President", "2024-06", "tokayev"),
        ("Prime Minister", "2001", "tokayev"),
        ("President", "1985", None),
        ("Prime Minister", "2010", None),
        ("Emperor", "2010", None),
        ("President", "2019-03-20", None),  # the day on which both held it
        ("President", "2019", None),
        ("President", None, None),
        ("Prime Minister", None, "tokayev"),
    ],
)
def test_holder_of_an_office_by_date(tmp_path: Path, role: str, day: str | None, person: str | None) -> None:
    found = known(tmp_path).holder("KAZ", role, day)
    assert (found.id if found else None) == person


def test_the_package_s_own_holders() -> None:
    found = [registry().holder("KAZ", "President", day) for day in ("2010-06-01", "2022-06-01")]
    assert [person.label for person in found if person] == ["Nursultan Nazarbayev", "Kassym-Jomart Tokayev"]


def test_nobody_holds_an_office_of_an_unknown_state(tmp_path: Path) -> None:
    assert known(tmp_path).holder("XXX", "President", "2010") is None


def test_office_of_a_person(tmp_path: Path) -> None:
    found = known(tmp_path)
    assert found.office("nazarbayev", "2000-01-01") == "KAZ"
    assert found.office("tokayev", None) == "KAZ"


def test_two_persons_of_one_surname_share_it(tmp_path: Path) -> None:
    assert known(tmp_path).names["Nazarbayev"] == (Name("nazarbayev", "weak"), Name("dariga-nazarbayeva", "weak"))


def test_every_kind_of_name(tmp_path: Path) -> None:
    names = known(tmp_path).names
    assert names["Kazakh"] == (Name("KAZ", "demonym"),)
    assert names["Kazakhs"] == (Name("KAZ", "people"),)
    assert names["CSTO"] == (Name("CSTO", "name"),)
    assert set(names["Astana"]) == {Name("KAZ", "metonym"), Name("astana", "name")}


def test_facts_memberships_and_adjectives(tmp_path: Path) -> None:
    found = known(tmp_path)
    assert found.facts["CSTO"] == {"context": ["alliance"]}
    assert found.facts["astana"] == {"located_in": "KAZ"}
    assert [(term.actor, term.start, term.end) for term in found.actors["KAZ"].terms] == [("CSTO", "1994-04-20", None)]
    assert found.adjectives == {"KAZ": ("Kazakh",)}
    assert found.actors["CSTO"].aliases == ("CSTO", "ODKB")


@pytest.mark.parametrize(
    "old, new, parts",
    [
        ("region: Central Asia", "regoin: Central Asia", ["KAZ", "regoin", "unknown key", "did you mean 'region'"]),
        ("type: country", "type: countri", ["KAZ", "type", "'countri'", "did you mean 'country'", "expected one of"]),
        ("label: Kazakhstan, ", "", ["KAZ", "label", "missing"]),
        ("demonyms: [Kazakh]", "demonyms: Kazakh", ["KAZ", "demonyms", "expected a list", "'Kazakh'"]),
        ("aliases: [CSTO]", "aliases: [12]", ["CSTO", "aliases", "quote it?", "12"]),
        ("aliases: [CSTO]", "aliases: [' ']", ["CSTO", "aliases", "' '"]),
        ("region: Central Asia", "region: 143", ["KAZ", "region", "expected a text", "143"]),
        ("located_in: KAZ", "located_in: astna", ["astana", "located_in", "'astna'", "did you mean 'astana'"]),
        ("members: [{actor: KAZ,", "members: [{actor: KAS,", ["CSTO", "members", "'KAS'"]),
        ("members: [{actor: KAZ, start: '1994-04-20'}]", "members: [KAZ]", ["CSTO", "members", "expected {actor: ID", "'KAZ'"]),
        ("start: '1999-10-12', end: '2002-01-28'", "start: '2002-01-28', end: '1999-10-12'", ["tokayev", "offices", "ends before it starts"]),
        ("id: dariga-nazarbayeva", "id: nazarbayev", ["id", "'nazarbayev'", "as well"]),
    ],
)
def test_errors_name_actor_key_and_value(tmp_path: Path, old: str, new: str, parts: list[str]) -> None:
    assert old in ACTORS
    with pytest.raises(OntologyError) as caught:
        known(tmp_path, ACTORS.replace(old, new))
    said = str(caught.value)
    assert "some.yaml" in said
    assert [part for part in parts if part not in said] == []


@pytest.mark.parametrize("text, said", [("id: KAZ\n", "expected a list of actors, got dict"), ("- KAZ\n", "entry 1: expected a mapping, got 'KAZ'")])
def test_files_of_another_form(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(OntologyError, match=said):
        known(tmp_path, text)


def test_an_id_in_two_files(tmp_path: Path) -> None:
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors" / "more.yaml").write_text("- {id: KAZ, type: country, label: Kazakhstan}\n", encoding="utf-8")
    with pytest.raises(OntologyError, match=r"some\.yaml: id: 'KAZ' stands in more\.yaml as well"):
        known(tmp_path)


def test_an_empty_file_is_no_error(tmp_path: Path) -> None:
    assert known(tmp_path, "").actors == {}


@pytest.mark.parametrize(
    "text, plain",
    [
        ("Türkiye’s", "Turkiye's"),
        ("Erdoğan", "Erdogan"),
        ("Nord–Süd", "Nord-Sud"),
        ("a\u00a0b\nc", "a b c"),
        ("Łódź", "Lodz"),
        ("Россия", "Россия"),
    ],
)
def test_fold_keeps_the_length(text: str, plain: str) -> None:
    assert fold(text) == plain
    assert len(fold(text)) == len(text)


def test_a_kept_index_gives_the_same_names_and_follows_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    first = known(tmp_path)
    registry.cache_clear()
    again = registry(tmp_path)
    assert [*(tmp_path / "cache" / "kg").glob("names-*.json")]
    assert dict(again.names) == dict(first.names) and dict(again.actors) == dict(first.actors)
    assert Name("KAZ", "metonym") in again.names["Astana"] and again.actors["KAZ"].terms[0].actor == "CSTO"
    registry.cache_clear()
    renamed = known(tmp_path, ACTORS.replace("label: Astana", "label: Akmola"))
    assert "Akmola" in renamed.names and renamed.actors["astana"].label == "Akmola"
    registry.cache_clear()


def test_broken_files_stay_broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for _ in range(2):
        registry.cache_clear()
        with pytest.raises(OntologyError, match="members: unknown actor"):
            known(tmp_path, "- {id: A, type: country, label: Aland, members: [{actor: B}]}")
    registry.cache_clear()


def test_whom_the_registry_lacks_holds_no_office_in_it() -> None:
    assert registry().office("x-nobody", "2020-01-01") is None


def test_nobody_has_two_records() -> None:
    """Two ids for one group or body: a full name of each is the same but for "the", capitals and hyphens."""
    owners: dict[str, set[str]] = {}
    for name, meant in registry().names.items():
        for one in meant:
            if one.kind == "name" and registry().actors[one.actor].type in ("organization", "group", "government", "force", "company"):
                plain = name.lower().replace("-", " ").removeprefix("the ").replace("united nations ", "un ")
                owners.setdefault(plain, set()).add(one.actor)
    apart = {"norad": {"norad", "NORAD"},  # an aid agency, and a command
             "western allies": {"the-west", "allies-of-world-war-ii"}}  # with a capital those of the war
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == apart


def test_a_bare_name_is_a_doubtful_one_and_kept_apart(tmp_path: Path) -> None:
    found = known(tmp_path, "- {id: apple, type: company, label: Apple Inc., bare: [Apple]}\n")
    assert found.names["Apple"] == (Name("apple", "weak"),)
    assert found.facts["apple"] == {"bare": ["Apple"]}
    assert found.actors["apple"].aliases == ("Apple",)
