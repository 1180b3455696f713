"""dataset.ttl counts what is there, and the frame makes of graph.jsonld what a web page needs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import rdflib
from graphs import sample_graph
from pyld import jsonld
from rdflib.namespace import DCAT, DCTERMS, RDF, VOID

from kg.export import EXPORTS, write_exports
from kg.export.terms import PREFIXES
from kg.settings import DATASET_LICENSE, ontology_dir

KG = rdflib.Namespace(PREFIXES["kg"])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dataset")
    write_exports(sample_graph(), out)
    return out


@pytest.fixture(scope="module")
def described(folder: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(folder / "dataset.ttl", publicID="https://example.org/data/dataset.ttl")


def test_counts_are_those_of_the_graph(folder: Path, described: rdflib.Graph) -> None:
    graph = rdflib.Graph().parse(folder / "graph.ttl")
    home = next(described.subjects(RDF.type, DCAT.Dataset))
    assert described.value(home, VOID.triples).toPython() == len(graph)  # type: ignore[union-attr]
    assert described.value(home, VOID.distinctSubjects).toPython() == len(set(graph.subjects()))  # type: ignore[union-attr]
    for part in described.objects(home, VOID.classPartition):
        kind = described.value(part, VOID["class"])
        assert described.value(part, VOID.entities).toPython() == len(set(graph.subjects(RDF.type, kind)))  # type: ignore[union-attr]
    partitions = {described.value(part, VOID.property): described.value(part, VOID.triples)
                  for part in described.objects(home, VOID.propertyPartition)}
    assert partitions[KG.status].toPython() == len(list(graph.triples((None, KG.status, None))))  # type: ignore[union-attr]
    links = next(described.subjects(RDF.type, VOID.Linkset))
    assert described.value(links, VOID.triples).toPython() == len(list(graph.triples((None, rdflib.OWL.sameAs, None)))) > 5  # type: ignore[union-attr]


def test_files_licence_and_period_are_told(folder: Path, described: rdflib.Graph) -> None:
    home = next(described.subjects(RDF.type, DCAT.Dataset))
    assert described.value(home, DCTERMS.license) == rdflib.URIRef(DATASET_LICENSE)
    files = {str(described.value(one, DCTERMS.title)): one for one in described.objects(home, DCAT.distribution)}
    assert set(files) == set(EXPORTS) - {"dataset.ttl"}
    for name, one in files.items():
        assert described.value(one, DCAT.byteSize).toPython() == (folder / name).stat().st_size  # type: ignore[union-attr]
        assert described.value(one, DCAT.downloadURL) == rdflib.URIRef(f"https://example.org/data/{name}")
    period = described.value(home, DCTERMS.temporal)
    assert [str(described.value(period, key)) for key in (DCAT.startDate, DCAT.endDate)] == ["2023-05-17", "2024-03"]


def test_the_frame_gives_statements_with_who_said_them(folder: Path) -> None:
    graph = json.loads((folder / "graph.jsonld").read_text(encoding="utf-8"))
    frame = json.loads((ontology_dir() / "frame.jsonld").read_text(encoding="utf-8"))
    framed = jsonld.frame(graph, frame)["@graph"]
    assert len(framed) == len(sample_graph().statements)
    bases = next(one for one in framed if one["subject"]["identifier"] == "TJK" and one["object"]["identifier"] == "CHN")
    assert (bases["status"], bases["predicate"], bases["subject"]["name"]) == ("disputed", "hostsBaseOf", "Tajikistan")
    assert sorted(said["polarity"] for said in bases["saidBy"]) == ["affirmed", "negated"]
    quotes = {piece["quote"] for said in bases["saidBy"] for place in said["target"] for piece in place["selector"] if "quote" in piece}
    assert "Tajikistan denied that China has a base on its soil." in quotes
    assert {said["article"]["title"] for said in bases["saidBy"]} == {"The garrison & its <hosts>", "Bases of the region"}
