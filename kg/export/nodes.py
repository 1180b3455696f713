"""What a build says, as RDF: one node for each relation, actor, publisher, claimant, statement, article, claim and quotation.

The direct triple (`actor:RUS kg:suppliesArmsTo actor:TJK`) is written for statements that hold, and for symmetric relations
in both directions, so that plain SPARQL finds it without a reasoner. There are no blank nodes: everything can be named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import pyoxigraph

from kg.errors import OntologyError, nearest
from kg.export.terms import Iri, Literal, Node, Term, boolean, clean, decimal, integer, mint, moment, term, text
from kg.graph import Graph
from kg.model import Actor, Claim, Evidence, Source, Statement
from kg.vocabulary import Relation, relations

Pair = tuple[str, Sequence[Term]]


def nodes(graph: Graph) -> list[Node]:
    """Every node of a build, each once: vocabulary, actors, publishers, claimants, statements, articles, claims; sorted by id."""
    used = {name: _relation(name) for name in sorted({claim.relation for claim in graph.claims.values()}
                                                     | {statement.relation for statement in graph.statements})}
    direct = _direct(graph, used)
    found = [_vocabulary(relation) for relation in used.values()]
    found += [_actor(actor, direct[actor.id]) for actor in graph.actors.values()]
    found += _named("publisher", (source.publisher for source in graph.sources.values()))
    found += _claimants(graph)
    found += [_statement(statement, used[statement.relation], _details(statement, graph)) for statement in graph.statements]
    found += [_article(source) for source in graph.sources.values()]
    said = _said(graph)
    for claim in sorted(graph.claims.values(), key=lambda claim: (claim.article.id, claim.id)):
        found.append(_claim(claim, used[claim.relation], said[claim.id]))
        found += [node for number, piece in enumerate(claim.evidence, 1) for node in _quotation(claim, piece, number)]
    return found


def property_iri(relation: Relation) -> Iri:
    """The RDF property of a relation."""
    return term(f"kg:{relation.term}")


def class_iri(actor_type: str) -> Iri:
    """The OWL class of an actor type: `country` is kg:Country."""
    return term(f"kg:{actor_type.capitalize()}")


def _node(iri: Iri, types: Iterable[str], pairs: Iterable[Pair], article: Iri | None = None) -> Node:
    """A node without the properties that have no value; a value given twice stands once."""
    kept = [(term(name), tuple(dict.fromkeys(values))) for name, values in pairs if values]
    return Node(iri, ((term("rdf:type"), tuple(map(term, types))), *kept), article)


def _relation(name: str) -> Relation:
    known = relations()
    if name not in known:
        raise OntologyError(f"relation {name!r} of the graph is not in the ontology{nearest(name, known)}")
    return known[name]


def _direct(graph: Graph, used: dict[str, Relation]) -> defaultdict[str, set[tuple[str, str]]]:
    """Actor id -> (relation term, other actor's id) of the direct triples."""
    found: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for statement in graph.statements:
        if statement.status == "holds":
            relation = used[statement.relation]
            found[statement.subject].add((relation.term, statement.object))
            if relation.symmetric:
                found[statement.object].add((relation.term, statement.subject))
    return found


def _vocabulary(relation: Relation) -> Node:
    """The label of a relation, so that the file can be read without the ontology."""
    kinds = ("owl:ObjectProperty", "owl:SymmetricProperty") if relation.symmetric else ("owl:ObjectProperty",)
    return _node(property_iri(relation), kinds, [("rdfs:label", [text(relation.label, "en")])])


def _actor(actor: Actor, direct: set[tuple[str, str]]) -> Node:
    label = text(clean(actor.label) or actor.id, "en")
    labels = [text(name, tag) for tag, name in sorted(actor.labels.items()) if tag.lower() != "en"]
    preferred = {one.language: one for one in reversed(labels) if one.language}
    others = [text(alias, "en") for alias in actor.aliases] + [one for one in labels if preferred.get(one.language) != one]
    pairs: list[Pair] = [
        ("dct:identifier", [text(actor.id)]),
        ("rdfs:label", [label]),  # one for each actor: queries that need no languages stay short and quick
        ("skos:prefLabel", [label, *sorted(preferred.values(), key=lambda one: one.language)]),
        ("skos:altLabel", sorted(one for one in set(others) if one != label and one.text)),
        ("owl:sameAs", [mint("wd", actor.wikidata)] if actor.wikidata else []),
        ("kg:principal", [mint("actor", actor.principal)] if actor.principal else []),
        ("kg:region", [text(actor.region)] if actor.region else []),
        ("geo:lat", [] if actor.lat is None else [decimal(actor.lat)]),
        ("geo:long", [] if actor.lon is None else [decimal(actor.lon)]),
        ("kg:verified", [boolean(actor.verified)]),
        ("kg:recordSource", [text(actor.source)] if actor.source else []),
    ]
    for name in sorted({name for name, _ in direct}):
        pairs.append((f"kg:{name}", [mint("actor", other) for known, other in sorted(direct) if known == name]))
    return _node(mint("actor", actor.id), ("kg:Actor", f"kg:{actor.type.capitalize()}"), pairs)


def _named(prefix: str, names: Iterable[str | None]) -> list[Node]:
    """Agents known by name alone: publishers, and claimants that are no actors."""
    labels = {mint(prefix, name): text(name) for name in names if name}
    return [_node(iri, ("prov:Agent",), [("skos:prefLabel", [label])]) for iri, label in sorted(labels.items())]


def _claimants(graph: Graph) -> list[Node]:
    """Those who are quoted and are not described as actors: known by name alone, or actors of no claim."""
    quoted = [claim.attributed_to for claim in graph.claims.values() if claim.attributed_to]
    actors = {mint("actor", who.id): text(who.label, "en") for who in sorted(quoted, key=lambda who: who.label)
              if who.id and who.id not in graph.actors}
    found = [_node(iri, ("prov:Agent",), [("skos:prefLabel", [label])]) for iri, label in sorted(actors.items())]
    return found + _named("claimant", (who.label for who in quoted if not who.id))


def _triple(subject: str, relation: Relation, object_: str) -> list[Pair]:
    return [("rdf:subject", [mint("actor", subject)]), ("rdf:predicate", [property_iri(relation)]),
            ("rdf:object", [mint("actor", object_)])]


def _details(statement: Statement, graph: Graph) -> list[str]:
    """The details of the claims that affirm a statement, each once, sorted."""
    claims = (graph.claims[one] for one in statement.claims if one in graph.claims)
    return sorted({clean(claim.detail) for claim in claims if claim.detail and claim.polarity == "affirmed"})


def _statement(statement: Statement, relation: Relation, details: list[str]) -> Node:
    return _node(mint("statement", statement.id), ("kg:Statement",), [
        *_triple(statement.subject, relation, statement.object),
        ("kg:status", [text(statement.status)]),
        ("kg:validFrom", [moment(statement.start)] if statement.start else []),
        ("kg:validUntil", [moment(statement.end)] if statement.end else []),
        ("kg:detail", [text(one) for one in details]),
        ("kg:support", [integer(statement.support)]),
        ("kg:sources", [integer(statement.sources)]),
        ("kg:confidence", [decimal(statement.confidence)]),
    ])


def _article(source: Source) -> Node:
    iri = mint("article", source.id)
    return _node(iri, ("schema:Article", "prov:Entity"), [
        ("dct:identifier", [text(source.uri)]),
        ("schema:url", _web_address(source.uri)),
        ("dct:title", [text(source.title)] if source.title else []),
        ("dct:publisher", [mint("publisher", source.publisher)] if source.publisher else []),
        ("dct:date", [moment(source.date)] if source.date else []),
    ], iri)


def _web_address(uri: str) -> list[Iri]:
    """The uri as IRI where it is a well-formed web address, else nothing."""
    if not uri.startswith(("http://", "https://")) or clean(uri) != uri:
        return []
    try:
        return [Iri(pyoxigraph.NamedNode(uri).value)]
    except ValueError:
        return []


def _said(graph: Graph) -> defaultdict[str, list[str]]:
    """Claim id -> ids of the statements that it is part of."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for statement in graph.statements:
        for claim in statement.claims:
            found[claim].append(statement.id)
    return found


def _claim(claim: Claim, relation: Relation, statements: list[str]) -> Node:
    who, time = claim.attributed_to, claim.time
    article = mint("article", claim.article.id)
    pairs: list[Pair] = [
        ("kg:claims", [mint("statement", one) for one in sorted(statements)]),
        *_triple(claim.subject.id, relation, claim.object.id),
        ("kg:polarity", [text(claim.polarity)]),
        ("kg:factuality", [text(claim.factuality)]),
        ("prov:wasDerivedFrom", [article]),
        ("prov:wasAttributedTo", [mint("actor", who.id) if who.id else mint("claimant", who.label)] if who else []),
        ("kg:validFrom", [moment(time.start)] if time and time.start else []),
        ("kg:validUntil", [moment(time.end)] if time and time.end else []),
        ("kg:timeText", [text(time.text)] if time and time.text else []),
        ("kg:detail", [text(claim.detail)] if claim.detail else []),
        ("kg:confidence", [decimal(claim.confidence)]),
        ("kg:trigger", [text(claim.trigger)]),
        ("kg:pattern", [text(claim.pattern)]),
        ("oa:hasTarget", [_evidence_iri(claim, number) for number in range(1, len(claim.evidence) + 1)]),
    ]
    return _node(mint("claim", claim.id), ("kg:Claim", "oa:Annotation"), pairs, article)


def _evidence_iri(claim: Claim, number: int, part: str = "") -> Iri:
    return mint("evidence", f"{claim.id}-{number}{part}")


def _quotation(claim: Claim, piece: Evidence, number: int) -> Iterator[Node]:
    """A stretch of the article as Web Annotation names it: by its words and by its place (characters from 0, end excluded)."""
    article = mint("article", claim.article.id)
    quote, position = _evidence_iri(claim, number, "-quote"), _evidence_iri(claim, number, "-position")
    yield _node(_evidence_iri(claim, number), ("oa:SpecificResource",),
                [("oa:hasSource", [article]), ("oa:hasSelector", [quote, position])], article)
    yield _node(quote, ("oa:TextQuoteSelector",), [("oa:exact", [Literal(clean(piece.text))])], article)
    yield _node(position, ("oa:TextPositionSelector",),
                [("oa:start", [integer(piece.start)]), ("oa:end", [integer(piece.end)])], article)
