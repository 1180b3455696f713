"""The ontology is what the relations say and covers what a build writes; the shapes take a build and find what is broken."""

from __future__ import annotations

import re

import owlrl
import pyoxigraph
import pyshacl
import pytest
import rdflib
from graphs import sample_graph
from pyoxigraph import Store

from kg.export import rdf
from kg.export.ontology import inverse_iri, ontology_turtle, reference
from kg.export.terms import PREFIXES, shorten
from kg.settings import ontology_dir
from kg.vocabulary import relations

# rdflib and pyshacl use parts of rdflib that rdflib itself calls deprecated.
pytestmark = [pytest.mark.filterwarnings(rf"ignore:{what}:DeprecationWarning") for what in (r"Dataset\.", "ConjunctiveGraph is")]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> rdflib.Graph:
    path = tmp_path_factory.mktemp("build") / "graph.ttl"
    rdf.write_turtle(sample_graph(), path)
    return rdflib.Graph().parse(path)


def test_relation_names_do_not_collide_with_other_keys() -> None:
    terms = [relation.term for relation in relations().values()]
    inverses = [shorten(inverse_iri(one.inverse)).removeprefix("kg:") for one in relations().values() if one.inverse]
    assert len({*terms, *inverses}) == len(terms) + len(inverses)
    others = set(rdf.context([])) | {name.partition(":")[2] for name in re.findall(r"kg:\w+", ontology_turtle())
                                     if name.partition(":")[2] not in {*terms, *inverses}}
    assert not {*terms, *inverses} & others


def test_the_ontology_on_disk_is_what_the_relations_say() -> None:
    on_disk = (ontology_dir() / "kg.ttl").read_text(encoding="utf-8")
    assert on_disk == ontology_turtle(), "run: python -m kg.export.ontology > ontology/kg.ttl"


def test_the_ontology_declares_every_term_that_a_build_uses(build: rdflib.Graph) -> None:
    declared = {str(one) for one in rdflib.Graph().parse(ontology_dir() / "kg.ttl").subjects(rdflib.RDF.type)}
    used = {str(one) for triple in build for one in triple
            if isinstance(one, rdflib.URIRef) and one.startswith(PREFIXES["kg"])}
    assert len(used) > 30 and used <= declared


def test_the_ontology_has_symmetry_inverses_and_parents() -> None:
    ontology = Store()
    ontology.load(path=str(ontology_dir() / "kg.ttl"))
    for pattern in ("kg:meetsWith a owl:SymmetricProperty", "kg:getsArmsFrom owl:inverseOf kg:suppliesArmsTo",
                    "kg:exportsTo rdfs:subPropertyOf kg:tradesWith", "kg:memberOf skos:closeMatch wd:P463",
                    'kg:sanctions kg:plover "SANCTION" ; kg:cameo "16"', "kg:Country rdfs:subClassOf kg:Actor"):
        assert ontology.query(f"ASK {{ {pattern} }}", prefixes=PREFIXES), pattern
    assert not any(isinstance(quad.subject, pyoxigraph.BlankNode) for quad in ontology)


def _validate(graph: rdflib.Graph) -> tuple[bool, str]:
    conforms, _, report = pyshacl.validate(graph, shacl_graph=str(ontology_dir() / "shapes.ttl"))
    return bool(conforms), str(report)


def test_a_build_fits_the_shapes(build: rdflib.Graph) -> None:
    conforms, report = _validate(build)
    assert conforms, report


def test_the_shapes_speak_of_every_property_that_a_build_writes(build: rdflib.Graph) -> None:
    shapes = rdflib.Graph().parse(ontology_dir() / "shapes.ttl")
    named = {one for triple in shapes for one in triple if isinstance(one, rdflib.URIRef)}
    between = {rdflib.URIRef(PREFIXES["kg"] + relation.term) for relation in relations().values()}
    assert set(build.predicates()) <= named | between | {rdflib.RDF.type}


@pytest.mark.parametrize("broken", [
    "DELETE { ?s kg:status ?x } INSERT { ?s kg:status 'true' } WHERE { ?s kg:status ?x }",
    "DELETE { ?s kg:claims ?x } WHERE { ?s kg:claims ?x }",
    "DELETE { ?s oa:exact ?x } WHERE { ?s oa:exact ?x }",
    "DELETE { ?s prov:wasDerivedFrom ?x } WHERE { ?s prov:wasDerivedFrom ?x }",
    "DELETE { ?s rdf:object ?x } INSERT { ?s rdf:object 'Russia' } WHERE { ?s rdf:object ?x }",
    "DELETE { ?s a kg:Country } WHERE { ?s a kg:Country }",
    "DELETE { ?s dct:identifier ?x } WHERE { ?s a schema:Article ; dct:identifier ?x }",
    "INSERT { ?s kg:validFrom 'soon' } WHERE { ?s a kg:Claim }",
    "INSERT { ?s kg:mood 'good' } WHERE { ?s a kg:Statement }",
    "INSERT { ?s kg:detail '' } WHERE { ?s a kg:Claim }",
    "INSERT { ?s rdfs:label 'Twice'@en } WHERE { ?s a kg:Country }",
    "DELETE { ?s skos:prefLabel ?x } WHERE { ?s a prov:Agent ; skos:prefLabel ?x }",
])
def test_the_shapes_find_what_is_broken(build: rdflib.Graph, broken: str) -> None:
    graph = rdflib.Graph()
    graph += build
    graph.update(broken, initNs={prefix: rdflib.Namespace(iri) for prefix, iri in PREFIXES.items()})
    conforms, _ = _validate(graph)
    assert not conforms


def _inconsistencies(graph: rdflib.Graph) -> list[str]:
    """What the OWL RL rules find contradictory in a graph."""
    error = rdflib.URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return [str(message) for message in graph.objects(None, error)]


def test_the_ontology_and_a_build_are_consistent(build: rdflib.Graph) -> None:
    graph = rdflib.Graph().parse(ontology_dir() / "kg.ttl")
    graph += build
    assert _inconsistencies(graph) == []
    kg, actor = rdflib.Namespace(PREFIXES["kg"]), rdflib.Namespace(PREFIXES["actor"])
    assert (actor.RUS, kg.hasBaseIn, actor.TJK) in graph  # inverses and parents are inferred
    assert (actor.TJK, rdflib.RDF.type, rdflib.URIRef(PREFIXES["prov"] + "Agent")) in graph


@pytest.mark.parametrize("planted", [
    "actor:RUS a kg:Person .", "claim:x a kg:Claim, kg:Statement .", "actor:x kg:suppliesArmsTo statement:y . statement:y a kg:Statement .",
])
def test_a_contradiction_is_found(build: rdflib.Graph, planted: str) -> None:
    graph = rdflib.Graph().parse(ontology_dir() / "kg.ttl")
    graph += build
    graph.parse(data=rdf.prefixes() + planted, format="turtle")
    assert _inconsistencies(graph)


def test_every_term_has_label_definition_example_source() -> None:
    graph = rdflib.Graph().parse(ontology_dir() / "kg.ttl")
    terms = {one for one in graph.subjects() if str(one).startswith(PREFIXES["kg"])}
    assert len(terms) > 90
    skos, dct = rdflib.Namespace(PREFIXES["skos"]), rdflib.Namespace(PREFIXES["dct"])
    for one in terms:
        for needed in (rdflib.RDFS.label, skos.definition, skos.example, dct.source, rdflib.RDFS.isDefinedBy):
            assert graph.value(one, needed) is not None, (one, needed)
    used = {str(one) for triple in graph for one in triple if isinstance(one, rdflib.URIRef) and one.startswith(PREFIXES["kg"])}
    assert used == {str(one) for one in terms}


def test_the_shapes_speak_of_declared_terms_alone() -> None:
    declared = {str(one) for one in rdflib.Graph().parse(ontology_dir() / "kg.ttl").subjects(rdflib.RDF.type)}
    shapes = rdflib.Graph().parse(ontology_dir() / "shapes.ttl")
    used = {str(one) for _, predicate, one in shapes if isinstance(one, rdflib.URIRef) and one.startswith(PREFIXES["kg"])
            and not str(predicate).endswith(("#property", "#node"))}
    assert used and used <= declared


def test_the_reference_on_disk_is_what_the_relations_say() -> None:
    page = ontology_dir().parent / "docs" / "ontology.md"
    if not page.is_file():
        pytest.skip("docs/ is not part of an installed package")
    assert page.read_text(encoding="utf-8") == reference(), "run: python -m kg.export.ontology --reference > docs/ontology.md"
