"""The OWL ontology of kg as Turtle, made from ontology/relations/*.yaml: ontology/kg.ttl is this text, and a test holds it so."""

from __future__ import annotations

from collections.abc import Iterable

from kg.export.nodes import class_iri, property_iri
from kg.export.rdf import block, prefixes
from kg.export.terms import PREFIXES, Iri, Node, Term, mint, term, text
from kg.model import ACTOR_TYPES
from kg.vocabulary import Relation, relations

_HEAD = """\
# The ontology of kg: classes of actors, and the properties that stand between them.
# Generated from ontology/relations/*.yaml; do not edit. `python -m kg.export.ontology > ontology/kg.ttl` writes it again.
"""

#: Actor type -> what it means, and the classes of other vocabularies that mean the same or nearly so.
_TYPES: dict[str, tuple[str, tuple[str, ...]]] = {
    "country": ("A state or territory with a government of its own.", ("schema:Country", "wd:Q6256")),
    "organization": ("An international or other organization.", ("schema:Organization", "wd:Q43229")),
    "government": ("A ministry, agency, parliament, court or presidency.", ("schema:GovernmentOrganization",)),
    "force": ("Armed forces, a unit of them, or an armed group.", ()),
    "person": ("A human being.", ("schema:Person", "wd:Q5")),
    "company": ("A business enterprise.", ("schema:Corporation", "wd:Q783794")),
    "facility": ("A base, pipeline, plant, road or other built thing.", ("schema:Place",)),
    "place": ("A city, region, border, sea or other place.", ("schema:Place",)),
    "group": ("Several states or people named together, such as the Central Asian states.", ()),
    "initiative": ("A treaty, programme or project.", ("schema:Project",)),
    "media": ("A news agency, newspaper, broadcaster or site.", ("schema:NewsMediaOrganization",)),
}

#: Class -> parents, label, definition.
_CLASSES = {
    "Actor": (("prov:Agent",), "Actor", "Somebody or something that takes part in international politics, or where it happens."),
    "Statement": (("rdf:Statement",), "Statement",
                  "All claims that say the same of the same two actors; its status tells whether it holds."),
    "Claim": (("rdf:Statement", "prov:Entity", "oa:Annotation"), "Claim",
              "What one article says about two actors: with polarity, factuality, claimant, time and the quoted words."),
}

#: Property -> class it is of (None: several), datatype or class of its values, definition.
_PROPERTIES: dict[str, tuple[str | None, str, str]] = {
    "claims": ("kg:Claim", "kg:Statement", "The statement that the claim supports or denies."),
    "principal": ("kg:Actor", "kg:Actor", "The state or organization for which the actor acts."),
    "confidence": (None, "xsd:decimal", "How sure the reading is, from 0 to 1."),
    "detail": (None, "xsd:string", "What the relation's detail says: role, facility, weapon, commodity, amount."),
    "factuality": ("kg:Claim", "xsd:string", "actual, ended, planned or possible."),
    "pattern": ("kg:Claim", "xsd:string", "The rule that found the claim."),
    "polarity": ("kg:Claim", "xsd:string", "affirmed or negated."),
    "recordSource": ("kg:Actor", "xsd:string", "Where the facts about the actor come from."),
    "region": ("kg:Actor", "xsd:string", "The subregion of a country in the UN's scheme M49."),
    "sources": ("kg:Statement", "xsd:integer", "How many independent sources affirm the statement."),
    "status": ("kg:Statement", "xsd:string", "holds, ended, planned, possible, denied or disputed."),
    "support": ("kg:Statement", "xsd:integer", "How many claims affirm the statement; a denial never adds."),
    "timeText": ("kg:Claim", "xsd:string", "The expression of time in the article's words."),
    "trigger": ("kg:Claim", "xsd:string", "The words of the article that express the relation."),
    "validFrom": (None, "rdfs:Literal", "The first date at which it holds or happens: xsd:gYear, xsd:gYearMonth or xsd:date."),
    "validUntil": (None, "rdfs:Literal", "The last date at which it holds or happens: xsd:gYear, xsd:gYearMonth or xsd:date."),
    "verified": ("kg:Actor", "xsd:boolean", "true for actors of the registry, false for names found in the texts."),
}


def ontology_turtle() -> str:
    """The whole ontology: head, classes, properties of the record, relations between actors; the same text each time."""
    found = [_ontology(), *_classes(), *_record_properties(), *_annotations()]
    for relation in relations().values():
        found += _relation(relation)
    return _HEAD + prefixes() + "".join("\n" + block(node) for node in found)


def _node(iri: Iri, kinds: Iterable[str], pairs: Iterable[tuple[str, Iterable[Term]]]) -> Node:
    kept = tuple((term(name), tuple(values)) for name, values in pairs)
    return Node(iri, ((term("rdf:type"), tuple(map(term, kinds))), *(pair for pair in kept if pair[1])))


def _ontology() -> Node:
    return _node(Iri(PREFIXES["kg"].rstrip("#")), ("owl:Ontology",), [
        ("dct:title", [text("kg: relations of international politics", "en")]),
        ("dct:description", [text("Who stands in which relation to whom, as articles say it: actors, typed relations between "
                                  "them, and the claims and quotations behind each.", "en")]),
        ("rdfs:seeAlso", [Iri(PREFIXES[prefix].rstrip("#/")) for prefix in ("prov", "oa", "skos")]),
    ])


def _classes() -> list[Node]:
    found = [
        _node(term(f"kg:{name}"), ("owl:Class",),
              [("rdfs:label", [text(label, "en")]), ("skos:definition", [text(meaning, "en")]),
               ("rdfs:subClassOf", map(term, parents))])
        for name, (parents, label, meaning) in _CLASSES.items()
    ]
    for kind in ACTOR_TYPES:
        meaning, matches = _TYPES[kind]
        found.append(_node(class_iri(kind), ("owl:Class",), [
            ("rdfs:label", [text(kind.capitalize(), "en")]), ("skos:definition", [text(meaning, "en")]),
            ("rdfs:subClassOf", [term("kg:Actor")]), ("skos:closeMatch", map(term, matches)),
        ]))
    return found


def _record_properties() -> list[Node]:
    found = []
    for name, (domain, values, meaning) in _PROPERTIES.items():
        kind = "owl:ObjectProperty" if values.startswith("kg:") else "owl:DatatypeProperty"
        found.append(_node(term(f"kg:{name}"), (kind,), [
            ("rdfs:label", [text(_spaced(name), "en")]), ("skos:definition", [text(meaning, "en")]),
            ("rdfs:domain", [term(domain)] if domain else []), ("rdfs:range", [term(values)]),
            ("rdfs:subPropertyOf", [term("oa:hasBody")] if name == "claims" else []),
        ]))
    return found


def _annotations() -> list[Node]:
    """The properties that describe relations themselves."""
    meanings = {
        "cameo": "Root code of the nearest CAMEO event class.",
        "detailMeans": "What a claim's detail says for this relation.",
        "group": "The part of the inventory to which the relation belongs.",
        "plover": "Nearest event class of PLOVER.",
    }
    return [_node(term(f"kg:{name}"), ("owl:AnnotationProperty",),
                  [("rdfs:label", [text(_spaced(name), "en")]), ("skos:definition", [text(meaning, "en")])])
            for name, meaning in meanings.items()]


def _relation(relation: Relation) -> list[Node]:
    """The property of a relation, and the property that reads it backwards.

    Its end types are given as schema:domainIncludes and rangeIncludes; rdfs:domain and range would make every type at once.
    """
    iri = property_iri(relation)
    kinds = ("owl:ObjectProperty", "owl:SymmetricProperty") if relation.symmetric else ("owl:ObjectProperty",)
    found = [_node(iri, kinds, [
        ("rdfs:label", [text(relation.label, "en")]),
        ("skos:definition", [text(relation.definition, "en")]),
        ("dct:identifier", [text(relation.id)]),
        ("rdfs:domain", [term("kg:Actor")]), ("rdfs:range", [term("kg:Actor")]),
        ("schema:domainIncludes", map(class_iri, relation.source)),
        ("schema:rangeIncludes", map(class_iri, relation.target)),
        ("rdfs:subPropertyOf", [property_iri(relations()[relation.parent])] if relation.parent else []),
        ("kg:group", [text(relation.group)]),
        ("kg:detailMeans", [text(relation.detail, "en")] if relation.detail else []),
        ("kg:plover", [text(relation.plover)] if relation.plover else []),
        ("kg:cameo", [text(relation.cameo)] if relation.cameo else []),
        ("skos:closeMatch", [mint("wd", relation.wikidata)] if relation.wikidata else []),
    ])]
    if relation.inverse and not relation.symmetric:
        found.append(_node(inverse_iri(relation.inverse), ("owl:ObjectProperty",), [
            ("rdfs:label", [text(relation.inverse, "en")]), ("owl:inverseOf", [iri])]))
    return found


def inverse_iri(label: str) -> Iri:
    """The property of an inverse's label.

    >>> inverse_iri("gets arms from")
    'https://w3id.org/kg/ontology#getsArmsFrom'
    """
    first, *rest = label.split()
    return term("kg:" + first.lower() + "".join(word.capitalize() for word in rest))


def _spaced(name: str) -> str:
    """`validFrom` is `valid from`."""
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name)


if __name__ == "__main__":
    import sys

    sys.stdout.write(ontology_turtle())
