"""Members listed behind the name of their organization."""

from __future__ import annotations

import pytest
from parses import named

from kg.relate.rosters import rosters


@pytest.mark.parametrize(
    "text, members",
    [
        ("The Quad (Australia, India and Japan) met.", ["AUS", "IND", "JPN"]),
        ("The Quad - Australia, India and Japan - met.", ["AUS", "IND", "JPN"]),
        ("The Quad (Australia above all) met.", []),
        ("The Quad - Australia, India - met.", []),
        ("In Geneva NATO (Mark Rutte, Japan) met.", []),
    ],
)
def test_a_list_behind_an_organization(text: str, members: list[str]) -> None:
    reading = named(text)
    found = list(rosters(reading.sentences[0], reading.cast))
    assert [made.source.actor for made in found] == members
    assert {(made.relation, made.target.actor) for made in found} <= {("member_of", "quad")}
