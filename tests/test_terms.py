"""RDF terms: whatever stands in an id or a text, every parser reads it back."""

from __future__ import annotations

import re

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg.export.terms import PREFIXES, Literal, clean, decimal, mint, moment, ntriples, shorten, text, turtle


@pytest.mark.parametrize("value", ["2022-13", "2023-02-29", "0000", "soon", "2022-1", "٢٠٢٢", "2022-02-04T25:00:00"])
def test_what_is_no_date_stays_a_string(value: str) -> None:
    assert moment(value) == Literal(value)


@given(st.text(), st.text())
def test_an_id_cannot_leave_its_namespace(one: str, other: str) -> None:
    iri = mint("actor", one)
    assert iri.startswith(PREFIXES["actor"]) and not set("/#?<>\" {}|\\^`~") & set(iri.removeprefix(PREFIXES["actor"]))
    assert NamedNode(iri).value == iri
    assert (mint("actor", other) == iri) == (clean(one) == clean(other))
    short = shorten(iri)
    if short:
        line = f"@prefix actor: <{PREFIXES['actor']}> . {short} {short} {short} ."
        assert [quad.subject.value for quad in pyoxigraph.parse(line.encode(), format=pyoxigraph.RdfFormat.TURTLE)] == [iri]


@given(st.text(), st.sampled_from(["", "en", "zh-hans"]))
def test_turtle_and_ntriples_write_the_same_literal(value: str, language: str) -> None:
    literal = text(value, language)
    lines = f"<a:a> <a:a> {turtle(literal)} , {ntriples(literal)} ."
    read = {quad.object for quad in pyoxigraph.parse(lines.encode("utf-8"), format=pyoxigraph.RdfFormat.TURTLE)}
    assert read == {pyoxigraph.Literal(clean(value), language=language or None)}


@given(st.floats(-180, 180))
def test_decimals_are_decimals(value: float) -> None:
    assert re.fullmatch(r"-?\d+\.\d+", decimal(value).text)
    assert float(decimal(value).text) == pytest.approx(value, abs=1e-6)
