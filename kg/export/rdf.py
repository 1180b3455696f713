"""The graph as Turtle, TriG, N-Triples, N-Quads and JSON-LD: the same triples in every format, sorted, the same bytes each time.

TriG and N-Quads put an article, its claims and their quotations into the named graph <BASE/article/ID> and the rest into the
default graph, so that one `DROP GRAPH` takes a source out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import orjson

from kg import jsonl
from kg.export.nodes import nodes
from kg.export.terms import PREFIXES, Iri, Literal, Node, Term, ntriples, shorten, term, turtle
from kg.graph import Graph

_TYPE = term("rdf:type")
_REIFIED = (term("rdf:subject"), term("rdf:predicate"), term("rdf:object"))


def write_rdf(graph: Graph, folder: Path) -> list[Node]:
    """Write graph.ttl, graph.trig and graph.jsonld of one build; the triples are made once, and returned."""
    found = nodes(graph)
    blocks = list(map(block, found))
    jsonl.replace(folder / "graph.ttl", _joined(_turtle(blocks)))
    jsonl.replace(folder / "graph.trig", _joined(_trig(found, blocks)))
    jsonl.replace(folder / "graph.jsonld", _joined(_jsonld(found)))
    return found


def write_turtle(graph: Graph, path: Path) -> None:
    """Write the graph as Turtle: one block a subject, blocks in the order vocabulary, actors, statements, articles, claims."""
    jsonl.replace(path, _joined(_turtle(map(block, nodes(graph)))))


def write_turtle12(graph: Graph, path: Path) -> None:
    """Write the graph as Turtle of RDF 1.2: each statement and claim reifies its triple as a triple term, besides what Turtle 1.1 says."""
    jsonl.replace(path, _joined(_turtle(map(_reified, nodes(graph)))))


def write_trig(graph: Graph, path: Path) -> None:
    """Write the graph as TriG, a named graph for each article."""
    found = nodes(graph)
    jsonl.replace(path, _joined(_trig(found, map(block, found))))


def write_jsonld(graph: Graph, path: Path) -> None:
    """Write the graph as compact JSON-LD: one object a line, quotations inside their claims."""
    jsonl.replace(path, _joined(_jsonld(nodes(graph))))


def write_ntriples(graph: Graph, path: Path) -> None:
    """Write the graph as N-Triples, one triple a line, lines sorted."""
    jsonl.replace(path, _joined(sorted(_lines(nodes(graph), quads=False))))


def write_nquads(graph: Graph, path: Path) -> None:
    """Write the graph as N-Quads with the named graphs of TriG, lines sorted."""
    jsonl.replace(path, _joined(sorted(_lines(nodes(graph), quads=True))))


def _joined(pieces: Iterable[str]) -> bytes:
    return "".join(pieces).encode("utf-8")


def prefixes() -> str:
    """The @prefix lines of Turtle and TriG."""
    return "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())


def _turtle(blocks: Iterable[str]) -> Iterator[str]:
    yield prefixes()
    for one in blocks:
        yield "\n" + one


def _trig(found: Iterable[Node], blocks: Iterable[str]) -> Iterator[str]:
    """The default graph first, then each article's graph, without the keyword GRAPH, which rapper does not know; `blocks` are the nodes as Turtle."""
    yield prefixes()
    graphs: dict[Iri, list[str]] = {}
    for node, one in zip(found, blocks, strict=True):
        if node.article is None:
            yield "\n" + one
        else:
            graphs.setdefault(node.article, []).append(one)
    for article, members in graphs.items():
        yield f"\n{turtle(article)} {{\n" + "\n".join(members) + "}\n"


def block(node: Node) -> str:
    """A subject with its predicates and objects, a line for each predicate.

    >>> print(block(Node(term("kg:a"), ((_TYPE, (term("kg:B"), term("kg:C"))), (term("kg:n"), (Literal("1"),))))), end="")
    kg:a a kg:B, kg:C ;
        kg:n "1" .
    """
    lines = (f"{'a' if predicate == _TYPE else turtle(predicate)} {', '.join(map(turtle, objects))}"
             for predicate, objects in node.properties)
    return f"{turtle(node.iri)} " + " ;\n    ".join(lines) + " .\n"


def _reified(node: Node) -> str:
    """The block of a node, with its subject, predicate and object as one triple term too."""
    known = dict(node.properties)
    parts = [turtle(known[name][0]) for name in _REIFIED if name in known]
    said = f"rdf:reifies <<( {' '.join(parts)} )>> ;\n    rdf:subject "
    return block(node).replace("rdf:subject ", said, 1) if len(parts) == len(_REIFIED) else block(node)


def _lines(found: Iterable[Node], quads: bool) -> Iterator[str]:
    for node in found:
        end = f" {ntriples(node.article)} .\n" if quads and node.article else " .\n"
        for predicate, objects in node.properties:
            for one in objects:
                yield f"{ntriples(node.iri)} {ntriples(predicate)} {ntriples(one)}{end}"


# JSON-LD: keys that web developers expect, flat but for quotations, which stand inside their claims.

_REFERENCES = {
    "sameAs": "owl:sameAs", "principal": "kg:principal", "subject": "rdf:subject", "object": "rdf:object",
    "claims": "kg:claims", "derivedFrom": "prov:wasDerivedFrom", "attributedTo": "prov:wasAttributedTo",
    "target": "oa:hasTarget", "source": "oa:hasSource", "selector": "oa:hasSelector", "publishedBy": "dct:publisher",
    "url": "schema:url",
}
_NUMBERS = {
    "latitude": ("geo:lat", "xsd:decimal"), "longitude": ("geo:long", "xsd:decimal"),
    "confidence": ("kg:confidence", "xsd:decimal"),
    "support": ("kg:support", "xsd:integer"), "sources": ("kg:sources", "xsd:integer"), "start": ("oa:start", "xsd:integer"),
    "end": ("oa:end", "xsd:integer"), "verified": ("kg:verified", "xsd:boolean"),
}
_PLAIN = {"identifier": "dct:identifier", "title": "dct:title", "published": "dct:date", "exact": "oa:exact"}
_KEYS = {term(name): key for key, name in {
    **_REFERENCES, **_PLAIN, **{key: name for key, (name, _) in _NUMBERS.items()},
    "label": "skos:prefLabel", "aliases": "skos:altLabel", "predicate": "rdf:predicate", "name": "rdfs:label",
}.items()}
_NESTED = ("target", "selector")
_LISTS = ("aliases", "target", "selector", "claims")
_INSIDE = (term("oa:SpecificResource"), term("oa:TextQuoteSelector"), term("oa:TextPositionSelector"))


def context(relations: Iterable[str]) -> dict[str, Any]:
    """The @context: `relations` are the local names of the properties between actors; other terms of kg: need no entry."""
    found: dict[str, Any] = {"@version": 1.1, "@vocab": PREFIXES["kg"], **PREFIXES, "id": "@id", "type": "@type"}
    found |= {key: {"@id": name, "@type": "@id"} for key, name in _REFERENCES.items()}
    found |= {key: {"@id": name, "@type": kind} for key, (name, kind) in _NUMBERS.items()} | _PLAIN
    found |= {"label": {"@id": "skos:prefLabel", "@container": "@language"}, "name": {"@id": "rdfs:label", "@language": "en"},
              "aliases": {"@id": "skos:altLabel", "@language": "en"}, "predicate": {"@id": "rdf:predicate", "@type": "@vocab"}}
    found |= {key: {"@id": f"kg:{key}", "@type": "@id"} for key in relations}
    for key in (*_LISTS, *relations):
        found[key]["@container"] = "@set"
    return found


def _jsonld(found: list[Node]) -> Iterator[str]:
    inside = {node.iri: node for node in found if node.properties[0][1][0] in _INSIDE}
    between = sorted({shorten(node.iri).removeprefix("kg:") for node in found
                      if node.properties[0][1][0] == term("owl:ObjectProperty")})
    yield '{"@context": ' + orjson.dumps(context(between)).decode() + ',\n"@graph": ['
    separator = "\n"
    for node in found:
        if node.iri not in inside:
            yield separator + orjson.dumps(_object(node, inside, frozenset(between))).decode()
            separator = ",\n"
    yield "\n]}\n"


def _object(node: Node, inside: dict[Iri, Node], between: frozenset[str]) -> dict[str, Any]:
    """A node as JSON object, with the nodes of `inside` in their places."""
    found: dict[str, Any] = {"id": shorten(node.iri) or node.iri}
    for predicate, objects in node.properties:
        key = "type" if predicate == _TYPE else _KEYS.get(predicate) or shorten(predicate).removeprefix("kg:")
        values: list[Any] = [_object(inside[one], inside, between) if isinstance(one, Iri) and key in _NESTED
                             else _value(key, one) for one in objects]
        if key == "label":
            found[key] = {one.language or "@none": one.text for one in objects if isinstance(one, Literal)}
        else:
            found[key] = values if len(values) > 1 or key in _LISTS or key in between else values[0]
    return found


def _value(key: str, value: Term) -> Any:
    """A term as the context reads it under this key; spelled out where it is not of the key's kind."""
    if isinstance(value, Iri):
        short = shorten(value)
        return short.removeprefix("kg:") if key in ("type", "predicate") else short or value
    kind = shorten(value.datatype)
    if key in _NUMBERS:
        return orjson.loads(value.text) if kind in ("xsd:integer", "xsd:boolean") else value.text
    if kind:
        return {"@value": value.text, "@type": kind}
    wanted = "en" if key in ("aliases", "name") else ""
    if value.language == wanted:
        return value.text
    return {"@value": value.text, "@language": value.language} if value.language else {"@value": value.text}
