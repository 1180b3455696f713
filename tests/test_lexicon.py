"""Every relation's examples and counter-examples in ontology/relations/*.yaml, run through the whole extraction.

An example is `sentence(s) => SUBJECT > OBJECT; SUBJECT > OBJECT negated planned by CLAIMANT`, actors by id or label; without words after
them a claim is affirmed and actual. A counter-example is a text that makes no claim of its relation.
"""

from __future__ import annotations

import re
from functools import cache

import pytest

from kg.extract import extract
from kg.model import Actor, Article, Claim, Passage, Source, digest
from kg.settings import ontology_dir
from kg.vocabulary import load_yaml, relations

DAY = "2024-06-15"
_CLAIM = re.compile(r"^(?P<subject>.+?) > (?P<object>.+?)(?P<words>(?: (?:negated|affirmed|actual|ended|planned|possible))*)(?: by (?P<by>.+))?$")


def article(text: str) -> Article:
    source = Source(digest(text), "test:" + digest(text), date=DAY)
    return Article(source.id, "test.txt", text, source, passages=(Passage(0, len(text), "body", source),))


@cache
def cases() -> dict[str, tuple[list[str], list[str]]]:
    read = {name: load_yaml(ontology_dir() / "relations" / f"{name}.yaml") for name in relations()}
    return {name: (data.get("examples") or [], data.get("counterexamples") or []) for name, data in read.items()}


@cache
def claims_of() -> dict[str, list[Claim]]:
    texts = sorted({example.split(" => ")[0] for examples, _ in cases().values() for example in examples}
                   | {text for _, against in cases().values() for text in against})
    return {made.text: claims for made, claims in extract(article(text) for text in texts)}


def named(actor: Actor, name: str) -> bool:
    return name in (actor.id, actor.label, *actor.aliases)


def wanted(example: str) -> list[dict[str, str]]:
    found = []
    for part in example.split(" => ")[1].split(";"):
        match = _CLAIM.match(part.strip())
        assert match, f"not a claim: {part!r}"
        words = match["words"].split()
        found.append({"subject": match["subject"], "object": match["object"], "by": match["by"] or "",
                      "polarity": "negated" if "negated" in words else "affirmed",
                      "factuality": next((word for word in words if word in ("ended", "planned", "possible")), "actual")})
    return found


def fits(claim: Claim, want: dict[str, str], symmetric: bool) -> bool:
    ends = [(claim.subject, claim.object), (claim.object, claim.subject)][: 2 if symmetric else 1]
    return any(named(first, want["subject"]) and named(second, want["object"]) for first, second in ends) \
        and claim.polarity == want["polarity"] and claim.factuality == want["factuality"] \
        and (not want["by"] or claim.attributed_to is not None and want["by"] in (claim.attributed_to.id, claim.attributed_to.label))


@pytest.mark.parametrize("relation,example", [(name, example) for name, (examples, _) in cases().items() for example in examples])
def test_example(relation: str, example: str) -> None:
    got = [claim for claim in claims_of()[example.split(" => ")[0]] if claim.relation == relation]
    for want in wanted(example):
        assert any(fits(claim, want, relations()[relation].symmetric) for claim in got), (
            want, [(claim.subject.id, claim.object.id, claim.polarity, claim.factuality, claim.attributed_to) for claim in got])


@pytest.mark.parametrize("relation,text", [(name, text) for name, (_, against) in cases().items() for text in against])
def test_counterexample(relation: str, text: str) -> None:
    got = [claim for claim in claims_of()[text] if claim.relation == relation]
    assert not got, [(claim.subject.id, claim.object.id, claim.pattern) for claim in got]


@pytest.mark.parametrize("relation", sorted(relations()))
def test_each_relation_has_examples_and_counterexamples(relation: str) -> None:
    examples, against = cases()[relation]
    assert len(examples) >= 8 and len(against) >= 4
