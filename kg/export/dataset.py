"""dataset.ttl: what a build is, in VoID and DCAT, so that it can be published as it lies there.

Counts, vocabularies, files with sizes, links to Wikidata, licence, the time that the articles span. The version is a hash of the graph:
builds of the same articles are the same dataset. Addresses of files are relative to the description.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from kg import jsonl
from kg.export.rdf import block, prefixes
from kg.export.terms import PREFIXES, Iri, Literal, Node, Term, integer, moment, term, text
from kg.graph import Graph
from kg.model import digest
from kg.settings import BASE_IRI, DATASET_LICENSE

_TYPES = {".ttl": "text/turtle", ".trig": "application/trig", ".jsonld": "application/ld+json", ".graphml": "application/graphml+xml",
          ".gexf": "application/gexf+xml", ".csv": "text/csv", ".html": "text/html"}
#: Files that hold the whole graph as RDF.
_DUMPS = ("graph.ttl", "graph.trig", "graph.jsonld")
_RIGHTS = "Quotations belong to their publishers; every claim names its article."


def write_dataset(graph: Graph, found: Iterable[Node], folder: Path, files: Iterable[str]) -> None:
    """Write dataset.ttl beside the files that it describes; `found` are the nodes of the graph."""
    jsonl.replace(folder / "dataset.ttl", description(graph, list(found), {name: (folder / name).stat().st_size for name in files}).encode("utf-8"))


def description(graph: Graph, found: list[Node], sizes: dict[str, int]) -> str:
    """The Turtle of the description; `sizes` are the bytes of the files by name."""
    version = digest(*sorted(graph.claims), *(repr(statement) for statement in graph.statements))
    home = Iri(f"{BASE_IRI}dataset/{version}")
    parts = _partitions(found, home)
    files = [_file(home, name, size) for name, size in sorted(sizes.items())]
    links = sum(len(objects) for node in found for predicate, objects in node.properties if predicate == term("owl:sameAs"))
    linkset = _node(f"{home}/wikidata", "void:Linkset", ("void:subjectsTarget", [home]), ("void:objectsTarget", [Iri("http://www.wikidata.org/")]),
                    ("void:linkPredicate", [term("owl:sameAs")]), ("void:triples", [integer(links)]))
    days = sorted(source.date for source in graph.sources.values() if source.date)
    period = _node(f"{home}/period", "dct:PeriodOfTime", ("dcat:startDate", map(moment, days[:1])), ("dcat:endDate", map(moment, days[-1:])))
    nodes = [_dataset(graph, found, home, sorted(sizes)), period, *parts, linkset, *files]
    return prefixes() + "".join("\n" + block(node) for node in nodes)


def _node(iri: str, kind: str, *pairs: tuple[str, Iterable[Term]]) -> Node:
    kept = [(term(name), tuple(values)) for name, values in pairs]
    return Node(Iri(iri), ((term("rdf:type"), tuple(map(term, kind.split()))), *(pair for pair in kept if pair[1])))


def _dataset(graph: Graph, found: list[Node], home: Iri, files: list[str]) -> Node:
    version = home.rpartition("/")[2]
    said = (f"Who stands in which relation to whom, as {len(graph.sources)} articles say it: {len(graph.claims)} claims and "
            f"{len(graph.statements)} statements on {len(graph.actors)} actors.")
    kinds, used = _counts(found)
    return _node(
        home, "void:Dataset dcat:Dataset",
        ("dct:title", [text("Geopolitical knowledge graph", "en")]), ("dct:description", [text(said, "en")]), ("dct:identifier", [text(version)]),
        ("dcat:version", [text(version)]), ("dct:license", [Iri(DATASET_LICENSE)]), ("dct:rights", [text(_RIGHTS, "en")]),
        ("dct:conformsTo", [Iri(PREFIXES["kg"].rstrip("#"))]),
        ("dct:temporal", [Iri(f"{home}/period")]),
        ("void:triples", [integer(sum(len(objects) for node in found for _, objects in node.properties))]),
        ("void:distinctSubjects", [integer(len(found))]), ("void:entities", [integer(len(graph.actors))]),
        ("void:documents", [integer(len(graph.sources))]),
        ("void:uriSpace", [Literal(BASE_IRI)]),
        ("void:vocabulary", [Iri(PREFIXES[name]) for name in ("kg", "dct", "oa", "owl", "prov", "rdfs", "schema", "skos")]),
        ("void:exampleResource", [node.iri for node in found if node.iri.startswith(PREFIXES["actor"])][:3]),
        ("void:dataDump", [Iri(name) for name in _DUMPS]), ("dcat:distribution", [Iri(f"{home}/{name}") for name in files]),
        ("void:subset", [Iri(f"{home}/wikidata")]),
        ("void:classPartition", [Iri(f"{home}/class/{name}") for name in kinds]),
        ("void:propertyPartition", [Iri(f"{home}/property/{name}") for name in used]),
    )


def _counts(found: list[Node]) -> tuple[dict[str, int], dict[str, int]]:
    """How many nodes each class of kg has, and how many triples each property of kg, by local name, sorted."""
    kinds = Counter(str(one) for node in found for one in node.properties[0][1])
    used: Counter[str] = Counter()
    for node in found:
        for predicate, objects in node.properties:
            used[predicate] += len(objects)
    space = PREFIXES["kg"]
    named = [{iri.removeprefix(space): number for iri, number in sorted(counts.items()) if iri.startswith(space)} for counts in (kinds, used)]
    return named[0], named[1]


def _partitions(found: list[Node], home: Iri) -> list[Node]:
    kinds, used = _counts(found)
    made = [_node(f"{home}/class/{name}", "void:Dataset", ("void:class", [term(f"kg:{name}")]), ("void:entities", [integer(number)]))
            for name, number in kinds.items()]
    return made + [_node(f"{home}/property/{name}", "void:Dataset", ("void:property", [term(f"kg:{name}")]), ("void:triples", [integer(number)]))
                   for name, number in used.items()]


def _file(home: Iri, name: str, size: int) -> Node:
    kind = _TYPES.get(Path(name).suffix, "application/octet-stream")
    return _node(f"{home}/{name}", "dcat:Distribution", ("dct:title", [text(name)]), ("dcat:downloadURL", [Iri(name)]),
                 ("dcat:mediaType", [Iri(f"https://www.iana.org/assignments/media-types/{kind}")]), ("dcat:byteSize", [integer(size)]))
