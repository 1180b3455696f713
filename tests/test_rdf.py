"""The RDF files: what they say, that every reader reads the same in each, and that the ontology and the shapes fit them."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import orjson
import pyoxigraph
import pytest
import rdflib
from graphs import ACTORS, HOSTILE, TEXTS, sample_graph
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Store
from rdflib.compare import isomorphic

from kg.errors import OntologyError
from kg.export import rdf
from kg.export.extra import write_rdf12
from kg.export.nodes import nodes
from kg.export.terms import PREFIXES, clean, mint, term
from kg.graph import Graph
from kg.model import Source, Time

# rdflib and pyshacl use parts of rdflib that rdflib itself calls deprecated.
pytestmark = [pytest.mark.filterwarnings(rf"ignore:{what}:DeprecationWarning") for what in (r"Dataset\.", "ConjunctiveGraph is")]

WRITERS: dict[str, Callable[[Graph, Path], None]] = {
    "graph.ttl": rdf.write_turtle, "graph.trig": rdf.write_trig, "graph.jsonld": rdf.write_jsonld,
    "graph.nt": rdf.write_ntriples, "graph.nq": rdf.write_nquads,
}


def _written(graph: Graph, folder: Path) -> Path:
    for name, write in WRITERS.items():
        write(graph, folder / name)
    return folder


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _written(sample_graph(), tmp_path_factory.mktemp("build"))


@pytest.fixture(scope="module")
def store(build: Path) -> Store:
    store = Store()
    store.load(path=str(build / "graph.ttl"))
    return store


def _ask(store: Store, pattern: str) -> bool:
    return bool(store.query(f"ASK {{ {pattern} }}", prefixes=PREFIXES))


def _select(store: Store, query: str) -> list[pyoxigraph.QuerySolution]:
    """The rows of a SELECT over all graphs."""
    found = store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    return list(found)


def _values(store: Store, query: str) -> list[str]:
    """The first column of a SELECT, sorted."""
    return sorted(row[0].value for row in _select(store, query))


def _triples(path: Path) -> set[tuple[object, object, object]]:
    return {(quad.subject, quad.predicate, quad.object) for quad in pyoxigraph.parse(path=str(path))}


def _with_label(label: str, **fields: str) -> Graph:
    """The sample graph with another label for Russia."""
    graph = sample_graph()
    actor = replace(graph.actors["RUS"], label=label, **fields)  # type: ignore[arg-type]
    return replace(graph, actors={**graph.actors, "RUS": actor})


# Formats.

def test_all_formats_hold_the_same_triples_for_oxigraph(build: Path) -> None:
    expected = _triples(build / "graph.ttl")
    assert len(expected) > 500
    for name in WRITERS:
        assert _triples(build / name) == expected, name


def test_all_formats_hold_the_same_triples_for_rdflib(build: Path) -> None:
    expected = rdflib.Graph().parse(build / "graph.ttl")
    assert len(expected) == len(_triples(build / "graph.ttl"))
    for name in ("graph.jsonld", "graph.nt"):
        assert isomorphic(rdflib.Graph().parse(build / name), expected), name
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(build / "graph.trig", format="trig")
    assert {(s, p, o) for s, p, o, _ in dataset.quads()} == set(expected)


@pytest.mark.parametrize(("tool", "arguments"), [
    ("rapper", ["-q", "-c", "-i", "turtle"]), ("serdi", ["-i", "turtle", "-o", "nquads"]),
])
def test_other_parsers_read_turtle(build: Path, tool: str, arguments: list[str]) -> None:
    program = shutil.which(tool)
    if not program:
        pytest.skip(f"{tool} is not installed")
    done = subprocess.run([program, *arguments, str(build / "graph.ttl")], capture_output=True, check=False)
    assert done.returncode == 0 and not done.stderr, done.stderr.decode()


@pytest.mark.parametrize(("tool", "arguments"), [("rapper", ["-q", "-i", "trig", "-o", "nquads"]), ("serdi", ["-i", "trig", "-o", "nquads"])])
def test_other_parsers_read_trig(build: Path, tool: str, arguments: list[str]) -> None:
    program = shutil.which(tool)
    if not program:
        pytest.skip(f"{tool} is not installed")
    done = subprocess.run([program, *arguments, str(build / "graph.trig")], capture_output=True, check=False)
    assert done.returncode == 0 and not done.stderr
    assert len(done.stdout.splitlines()) == len((build / "graph.nq").read_bytes().splitlines())


def test_triple_terms_of_rdf_1_2(build: Path, tmp_path: Path) -> None:
    graph = sample_graph()
    [path] = write_rdf12(graph, tmp_path)
    store = pyoxigraph.Store()
    store.load(path=str(path))
    reifies = pyoxigraph.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies")
    terms = list(store.quads_for_pattern(None, reifies, None))
    assert len(terms) == len(graph.claims) + len(graph.statements)
    for quad in terms:
        store.remove(quad)
    plain = pyoxigraph.Store()
    plain.load(path=str(build / "graph.ttl"))
    assert set(store) == set(plain)
    store.extend(terms)
    found = store.query("""PREFIX kg: <https://w3id.org/kg/ontology#>
        SELECT ?host ?status { << ?host kg:hostsBaseOf <https://w3id.org/kg/actor/RUS> ~ ?one >> kg:status ?status }""")
    assert [(row["host"].value.rpartition("/")[2], row["status"].value) for row in found] == [("TJK", "holds")]


def test_the_same_graph_gives_the_same_bytes(build: Path, tmp_path: Path) -> None:
    graph = sample_graph()
    again = Graph.of(reversed(graph.claims.values()), reversed(graph.statements))
    _written(again, tmp_path)
    rdf.write_rdf(again, tmp_path)
    for name in WRITERS:
        assert (tmp_path / name).read_bytes() == (build / name).read_bytes(), name


def test_no_blank_node_in_any_file(build: Path) -> None:
    terms = {one for name in WRITERS for triple in _triples(build / name) for one in triple}
    assert not [one for one in terms if isinstance(one, pyoxigraph.BlankNode)]


def test_turtle_is_readable(build: Path) -> None:
    block = (build / "graph.ttl").read_text(encoding="utf-8").split("\nactor:RUS ")[1].split("\n\n")[0]
    assert block.startswith("a kg:Actor, kg:Country ;\n")
    assert '    skos:prefLabel "Russia"@en, "Россия"@ru, "俄罗斯"@zh ;\n' in block
    assert block.rstrip().endswith("kg:suppliesArmsTo actor:TJK .")


def test_an_empty_graph_gives_readable_files(tmp_path: Path) -> None:
    _written(Graph.of([], []), tmp_path)
    assert all(_triples(tmp_path / name) == set() for name in WRITERS)


# Named graphs.

def test_dropping_a_graph_takes_the_source_out_and_nothing_else(build: Path) -> None:
    store = Store()
    store.load(path=str(build / "graph.trig"))
    first, second = sorted(mint("article", source) for source in sample_graph().sources)
    assert sorted(one.value for one in store.named_graphs() if isinstance(one, NamedNode)) == [first, second]
    kept = {quad for quad in store if quad.graph_name != NamedNode(first)}
    store.update(f"DROP GRAPH <{first}>")
    assert set(store) == kept
    expected = [claim for claim in sample_graph().claims.values() if mint("article", claim.article.id) == second]
    assert len(_values(store, "SELECT ?c { ?c a kg:Claim }")) == len(expected) > 0
    assert not any(first in str(quad) for quad in store)


# Content.

def test_only_what_holds_is_a_direct_triple(store: Store) -> None:
    assert _ask(store, "actor:RUS kg:suppliesArmsTo actor:TJK")
    assert _ask(store, "actor:TJK kg:hostsBaseOf actor:RUS")
    for pattern in ("actor:TJK kg:hostsBaseOf actor:CHN", "actor:UZB kg:memberOf ?x", "actor:USA kg:sanctions ?x",
                    "?x kg:exercisesWith ?y", "?x kg:accuses ?y", "actor:TJK kg:suppliesArmsTo actor:RUS"):
        assert not _ask(store, pattern), pattern


def test_symmetric_relations_stand_in_both_directions(store: Store) -> None:
    assert _ask(store, "actor:vladimir-putin kg:meetsWith actor:xi-jinping . actor:xi-jinping kg:meetsWith actor:vladimir-putin")


@pytest.mark.parametrize("status", ["holds", "ended", "planned", "possible", "denied", "disputed"])
def test_every_statement_is_a_node_whatever_its_status(store: Store, status: str) -> None:
    expected = sorted(mint("statement", one.id) for one in sample_graph().statements if one.status == status)
    assert expected
    query = f'SELECT ?s {{ ?s a kg:Statement ; kg:status "{status}" ; rdf:subject ?a ; rdf:object ?b }}'
    assert _values(store, query) == expected


def test_dates_are_typed_by_their_precision(store: Store) -> None:
    for pattern in ('?s kg:validFrom "2021"^^xsd:gYear', '?s kg:validFrom "2024-09"^^xsd:gYearMonth',
                    '?s kg:validFrom "2022-02-04"^^xsd:date ; kg:validUntil "2022-02-04"^^xsd:date'):
        assert _ask(store, f"?s a kg:Statement . {pattern}"), pattern
        assert _ask(store, f"?s a kg:Claim . {pattern}"), pattern
    assert _ask(store, '?a a schema:Article ; dct:date "2024-03"^^xsd:gYearMonth')


def test_evidence_can_be_read_in_the_article(store: Store) -> None:
    rows = _select(store, "SELECT ?article ?exact ?start ?end { ?c a kg:Claim ; oa:hasTarget ?t . "
                          "?t oa:hasSource ?article ; oa:hasSelector ?q, ?p . ?q a oa:TextQuoteSelector ; oa:exact ?exact . "
                          "?p a oa:TextPositionSelector ; oa:start ?start ; oa:end ?end }")
    assert len(rows) == len(sample_graph().claims)
    for row in rows:
        whole = TEXTS[row["article"].value.rpartition("/")[2]]
        assert clean(whole[int(row["start"].value):int(row["end"].value)]) == row["exact"].value


def test_claims_name_their_claimants(store: Store) -> None:
    assert _values(store, "SELECT ?who { ?c prov:wasAttributedTo/skos:prefLabel ?who FILTER(LANG(?who) IN ('', 'en')) }") == [
        "Kyrgyzstan", "Tajik defence ministry", "Tajikistan"]


def test_actors_carry_names_links_and_places(store: Store) -> None:
    for pattern in ('actor:CHN skos:prefLabel "中国"@zh ; skos:altLabel "PRC"@en ; owl:sameAs wd:Q148',
                    "actor:vladimir-putin a kg:Person ; kg:principal actor:RUS ; kg:verified true",
                    "actor:201st-military-base geo:lat 38.56 ; geo:long 68.77",
                    'actor:x-script-b-7f3a kg:verified false ; dct:identifier "x-script-b-7f3a"'):
        assert _ask(store, pattern), pattern


def test_one_preferred_label_for_each_language(tmp_path: Path) -> None:
    graph = _with_label("Russia", labels={"en": "Rossiya", "ru": "Россия", "RU": "РФ", "not a tag": "Рося"})  # type: ignore[arg-type]
    rdf.write_turtle(graph, tmp_path / "graph.ttl")
    found = rdflib.Graph().parse(tmp_path / "graph.ttl")
    labels = list(found.objects(rdflib.URIRef(mint("actor", "RUS")), rdflib.SKOS.prefLabel))
    assert sorted(label.language or "" for label in labels if isinstance(label, rdflib.Literal)) == ["en", "ru"]


@pytest.mark.parametrize(("uri", "linked"), [
    ("https://news.example/a?b=1&c=2#d", True), ("http://[broken", False), ("javascript:alert(1)", False),
    ("https://news.example/a b", False), ("folder/a.txt", False), ("https://x.example/\"> <b>", False),
])
def test_only_web_addresses_become_links(tmp_path: Path, uri: str, linked: bool) -> None:
    source = Source("a1", uri)
    claims = [replace(claim, article=source).with_id() for claim in sample_graph().claims.values()]
    rdf.write_turtle(Graph.of(claims, []), tmp_path / "graph.ttl")
    found = rdflib.Graph().parse(tmp_path / "graph.ttl")
    assert (rdflib.URIRef(mint("article", "a1")), rdflib.DCTERMS.identifier, rdflib.Literal(uri)) in found
    assert [str(link) for link in found.objects(None, rdflib.URIRef("https://schema.org/url"))] == [uri] * linked


def test_an_unknown_relation_is_named(tmp_path: Path) -> None:
    claim = replace(next(iter(sample_graph().claims.values())), relation="alied_with").with_id()
    with pytest.raises(OntologyError, match="'alied_with'.*did you mean 'allied_with'"):
        rdf.write_turtle(Graph.of([claim], []), tmp_path / "graph.ttl")


# Hostile text.

def test_hostile_text_comes_back_cleaned(store: Store) -> None:
    assert _values(store, "SELECT ?l { actor:x-script-b-7f3a skos:prefLabel ?l }") == [clean(HOSTILE)]
    assert not re.search("[\x00-\x08\x0b-\x1f\ufffe]", clean(HOSTILE))
    assert '"&\'\\ ]]>' in clean(HOSTILE)


@given(st.text(st.characters(codec=None)), st.text())
def test_any_label_survives_every_format(label: str, alias: str) -> None:
    actor = replace(ACTORS["RUS"], label=label, aliases=(alias,), labels={"fr": label})
    found = nodes(Graph({"RUS": actor}, {}, (), {}))
    expected = {clean(label)}
    for kind, written in ((pyoxigraph.RdfFormat.TURTLE, "".join([rdf.prefixes(), *map(rdf.block, found)])),
                          (pyoxigraph.RdfFormat.JSON_LD, "".join(rdf._jsonld(found))),
                          (pyoxigraph.RdfFormat.N_TRIPLES, "".join(rdf._lines(found, quads=False)))):
        read = list(pyoxigraph.parse(written.encode("utf-8"), format=kind))
        labels = {quad.object.value for quad in read if quad.predicate.value == term("skos:prefLabel")
                  and isinstance(quad.object, pyoxigraph.Literal) and quad.object.language == "fr"}
        assert labels == expected


# JSON-LD for those who read it as JSON.

def test_jsonld_reads_as_plain_json(build: Path) -> None:
    data = orjson.loads((build / "graph.jsonld").read_bytes())
    by_id = {one["id"]: one for one in data["@graph"]}
    russia = by_id["actor:RUS"]
    assert russia["type"] == ["Actor", "Country"] and russia["label"]["ru"] == "Россия"
    assert russia["suppliesArmsTo"] == ["actor:TJK"] and russia["aliases"] == ["Russian Federation"]
    claim = next(one for one in data["@graph"] if one["type"] == ["Claim", "oa:Annotation"] and one["predicate"] == "memberOf")
    quote, position = claim["target"][0]["selector"]
    assert position["end"] - position["start"] == len(quote["exact"])


def test_a_claim_without_start_has_only_its_end(tmp_path: Path) -> None:
    claim = replace(next(iter(sample_graph().claims.values())), time=Time(None, "2042", ""))
    rdf.write_ntriples(Graph.of([claim], []), tmp_path / "graph.nt")
    written = (tmp_path / "graph.nt").read_text(encoding="utf-8")
    assert "#validUntil> \"2042\"^^" in written and "#validFrom>" not in written and "#timeText>" not in written
