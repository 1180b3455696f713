"""The OWL ontology of kg as Turtle, made from ontology/relations/*.yaml: ontology/kg.ttl is this text, and a test holds it so."""

from __future__ import annotations

from collections.abc import Iterable

from kg import __version__
from kg.export.nodes import class_iri, property_iri
from kg.export.rdf import block, prefixes
from kg.export.terms import PREFIXES, Iri, Node, Term, mint, shorten, term, text
from kg.model import ACTOR_TYPES
from kg.settings import ONTOLOGY_LICENSE
from kg.vocabulary import GROUPS, Relation, relations

_HEAD = """\
# The ontology of kg: classes of actors, and the properties that stand between them.
# Generated from ontology/relations/*.yaml; do not edit. `python -m kg.export.ontology > ontology/kg.ttl` writes it again.
"""

_REFERENCE = """\
# The vocabulary

Generated from `ontology/relations/*.yaml`; do not edit. `python -m kg.export.ontology --reference > docs/ontology.md` writes it again, and
`ontology/kg.ttl` is the same as OWL. Terms begin with `kg:`, which is `https://w3id.org/kg/ontology#` (one setting in `kg/settings.py`).

A statement that holds is also a plain triple between two actors, `actor:KGZ kg:hostsBaseOf actor:RUS`. Every statement, whether it holds or
not, is a node with subject, predicate and object, and so is every claim behind it:

```turtle
statement:s1 a kg:Statement ;
    rdf:subject actor:TJK ; rdf:predicate kg:hostsBaseOf ; rdf:object actor:CHN ;
    kg:status "disputed" ; kg:support 2 ; kg:sources 2 ; kg:confidence 0.93 .

claim:c1 a kg:Claim ; kg:claims statement:s1 ;
    rdf:subject actor:TJK ; rdf:predicate kg:hostsBaseOf ; rdf:object actor:CHN ;
    kg:polarity "negated" ; kg:factuality "actual" ; prov:wasAttributedTo actor:TJK ;
    prov:wasDerivedFrom article:a1 ; oa:hasTarget evidence:c1-1 .
```
"""
_ONTOLOGY = Iri(PREFIXES["kg"].rstrip("#"))
#: Where terms come from: event classes of PLOVER and CAMEO; what is our own stands in the project's description.
_PLOVER = Iri("https://github.com/openeventdata/PLOVER")
_CAMEO = Iri("http://eventdata.parusanalytics.com/data.dir/cameo.html")
_DESIGN = Iri(PREFIXES["kg"].rstrip("#") + "/about")

#: Actor type -> what it means, the classes of other vocabularies that mean the same or nearly so, and an example.
_TYPES: dict[str, tuple[str, tuple[str, ...], str]] = {
    "country": ("A state or territory with a government of its own.", ("schema:Country", "wd:Q6256"), "Kazakhstan"),
    "organization": ("An international or other organization.", ("schema:Organization", "org:Organization", "wd:Q43229"),
                     "the Shanghai Cooperation Organization"),
    "government": ("A ministry, agency, parliament, court or presidency.", ("schema:GovernmentOrganization", "org:OrganizationalUnit", "wd:Q327333"),
                   "the Uzbek Ministry of Defence"),
    "force": ("Armed forces, a unit of them, or an armed group.", ("wd:Q176799",), "the Black Sea Fleet"),
    "person": ("A human being.", ("schema:Person", "wd:Q5"), "Sadyr Japarov"),
    "company": ("A business enterprise.", ("schema:Corporation", "org:FormalOrganization", "wd:Q783794"), "Gazprom"),
    "facility": ("A base, pipeline, plant, road or other built thing.", ("schema:CivicStructure", "wd:Q13226383"), "Kant air base"),
    "place": ("A city, region, border, sea or other place.", ("schema:Place", "wd:Q2221906"), "the Suwalki Gap"),
    "group": ("Several states or people named together, such as the Central Asian states.", ("org:OrganizationalCollaboration",),
              "the Baltic states"),
    "initiative": ("A treaty, programme or project.", ("schema:Project",), "the Belt and Road Initiative"),
    "media": ("A news agency, newspaper, broadcaster or site.", ("schema:NewsMediaOrganization", "wd:Q11033"), "Xinhua"),
}

#: Class -> parents, label, definition, example.
_CLASSES = {
    "Actor": (("prov:Agent",), "Actor", "Somebody or something that takes part in international politics, or where it happens.", "Kyrgyzstan"),
    "Statement": (("rdf:Statement",), "Statement",
                  "All claims that say the same of the same two actors; its status tells whether it holds.",
                  "Tajikistan hosts a base of Russia: holds, three claims of two independent sources"),
    "Claim": (("rdf:Statement", "prov:Entity", "oa:Annotation"), "Claim",
              "What one article says about two actors: with polarity, factuality, claimant, time and the quoted words.",
              "that China has a base in Tajikistan, denied by Dushanbe in an article of February 2019"),
}

#: Property -> class it is of (None: several), datatype or class of its values, definition, example.
_PROPERTIES: dict[str, tuple[str | None, str, str, str]] = {
    "claims": ("kg:Claim", "kg:Statement", "The statement that the claim supports or denies.", "statement:s1b8b5f50d150"),
    "principal": ("kg:Actor", "kg:Actor", "The state or organization for which the actor acts.", "actor:RUS for the Black Sea Fleet"),
    "confidence": (None, "xsd:decimal", "How sure the reading is: the probability that it is right, from 0 to 1.", "0.87"),
    "detail": (None, "xsd:string", "What the relation's detail says: role, facility, weapon, commodity, amount.", "201st Military Base"),
    "factuality": ("kg:Claim", "xsd:string", "actual, ended, planned or possible.", "planned"),
    "pattern": ("kg:Claim", "xsd:string", "The rule that found the claim.", "hosts_base_of.noun.base"),
    "polarity": ("kg:Claim", "xsd:string", "affirmed or negated.", "negated"),
    "recordSource": ("kg:Actor", "xsd:string", "Where the facts about the actor come from.", "ISO 3166-1"),
    "region": ("kg:Actor", "xsd:string", "The subregion of a country in the UN's scheme M49.", "Central Asia"),
    "sources": ("kg:Statement", "xsd:integer", "How many independent sources affirm the statement.", "2"),
    "status": ("kg:Statement", "xsd:string", "holds, ended, planned, possible, denied or disputed.", "disputed"),
    "support": ("kg:Statement", "xsd:integer", "How many claims affirm the statement; a denial never adds.", "3"),
    "timeText": ("kg:Claim", "xsd:string", "The expression of time in the article's words.", "since the summer of 2021"),
    "trigger": ("kg:Claim", "xsd:string", "The words of the article that express the relation.", "signed"),
    "validFrom": (None, "rdfs:Literal", "The first date at which it holds or happens: xsd:gYear, xsd:gYearMonth or xsd:date.", "2021-06"),
    "validUntil": (None, "rdfs:Literal", "The last date at which it holds or happens: xsd:gYear, xsd:gYearMonth or xsd:date.", "2014-06-03"),
    "verified": ("kg:Actor", "xsd:boolean", "true for actors of the registry, false for names found in the texts.", "true"),
}


def ontology_turtle() -> str:
    """The whole ontology: head, classes, properties of the record, relations between actors; the same text each time."""
    found = [_ontology(), *_classes(), *_record_properties(), *_annotations()]
    for relation in relations().values():
        found += _relation(relation)
    return _HEAD + prefixes() + "".join("\n" + block(node) for node in found)


def _node(iri: Iri, kinds: Iterable[str], pairs: Iterable[tuple[str, Iterable[Term]]], source: Iri | None = None) -> Node:
    """A term of the ontology: its own pairs, where it is defined and where it comes from."""
    kept = [(term(name), tuple(values)) for name, values in pairs]
    if kinds != ("owl:Ontology",):
        kept += [(term("rdfs:isDefinedBy"), (_ONTOLOGY,)), (term("dct:source"), (source or _DESIGN,))]
    return Node(iri, ((term("rdf:type"), tuple(map(term, kinds))), *(pair for pair in kept if pair[1])))


def _ontology() -> Node:
    return _node(_ONTOLOGY, ("owl:Ontology",), [
        ("dct:title", [text("kg: relations of international politics", "en")]),
        ("dct:description", [text("Who stands in which relation to whom, as articles say it: actors, typed relations between "
                                  "them, and the claims and quotations behind each.", "en")]),
        ("owl:versionInfo", [text(__version__)]),
        ("dct:license", [Iri(ONTOLOGY_LICENSE)]),
        ("rdfs:seeAlso", [Iri(PREFIXES[prefix].rstrip("#/")) for prefix in ("prov", "oa", "skos", "org")]),
    ])


def _classes() -> list[Node]:
    found = [
        _node(term(f"kg:{name}"), ("owl:Class",),
              [("rdfs:label", [text(label, "en")]), ("skos:definition", [text(meaning, "en")]),
               ("skos:example", [text(example, "en")]), ("rdfs:subClassOf", map(term, parents)),
               ("owl:disjointWith", [term(f"kg:{other}") for other in _CLASSES if other > name])])
        for name, (parents, label, meaning, example) in _CLASSES.items()
    ]
    for kind in ACTOR_TYPES:
        meaning, matches, example = _TYPES[kind]
        found.append(_node(class_iri(kind), ("owl:Class",), [
            ("rdfs:label", [text(kind.capitalize(), "en")]), ("skos:definition", [text(meaning, "en")]),
            ("skos:example", [text(example, "en")]), ("rdfs:subClassOf", [term("kg:Actor")]), ("skos:closeMatch", map(term, matches)),
            ("owl:disjointWith", [class_iri(other) for other in ACTOR_TYPES if other > kind]),
        ]))
    return found


def _record_properties() -> list[Node]:
    found = []
    for name, (domain, values, meaning, example) in _PROPERTIES.items():
        kind = "owl:ObjectProperty" if values.startswith("kg:") else "owl:DatatypeProperty"
        found.append(_node(term(f"kg:{name}"), (kind,), [
            ("rdfs:label", [text(_spaced(name), "en")]), ("skos:definition", [text(meaning, "en")]), ("skos:example", [text(example, "en")]),
            ("rdfs:domain", [term(domain)] if domain else []), ("rdfs:range", [term(values)]),
            ("rdfs:subPropertyOf", [term("oa:hasBody")] if name == "claims" else []),
        ]))
    return found


def _annotations() -> list[Node]:
    """The properties that describe relations themselves."""
    meanings = {
        "cameo": ("Root code of the nearest CAMEO event class.", "19", _CAMEO),
        "detailMeans": ("What a claim's detail says for this relation.", "commodity", None),
        "group": ("The part of the inventory to which the relation belongs.", "economy", None),
        "plover": ("Nearest event class of PLOVER.", "ASSAULT", _PLOVER),
    }
    return [_node(term(f"kg:{name}"), ("owl:AnnotationProperty",),
                  [("rdfs:label", [text(_spaced(name), "en")]), ("skos:definition", [text(meaning, "en")]), ("skos:example", [text(example, "en")])],
                  source)
            for name, (meaning, example, source) in meanings.items()]


def _relation(relation: Relation) -> list[Node]:
    """The property of a relation, and the property that reads it backwards.

    Its end types are given as schema:domainIncludes and rangeIncludes; rdfs:domain and range would make every type at once.
    """
    iri = property_iri(relation)
    kinds = ["owl:ObjectProperty"] + ["owl:SymmetricProperty"] * relation.symmetric + ["owl:TransitiveProperty"] * relation.transitive
    source = _PLOVER if relation.plover else Iri(f"http://www.wikidata.org/entity/{relation.wikidata}") if relation.wikidata else None
    found = [_node(iri, kinds, [
        ("rdfs:label", [text(relation.label, "en")]),
        ("skos:definition", [text(relation.definition, "en")]),
        ("skos:example", [text(example, "en") for example in relation.examples]),
        ("dct:identifier", [text(relation.id)]),
        ("rdfs:domain", [term("kg:Actor")]), ("rdfs:range", [term("kg:Actor")]),
        ("schema:domainIncludes", map(class_iri, relation.source)),
        ("schema:rangeIncludes", map(class_iri, relation.target)),
        ("rdfs:subPropertyOf", [property_iri(relations()[relation.parent])] if relation.parent else []),
        ("kg:group", [text(relation.group)]),
        ("kg:detailMeans", [text(relation.detail, "en")] if relation.detail else []),
        ("kg:plover", [text(relation.plover)] if relation.plover else []),
        ("kg:cameo", [text(relation.cameo)] if relation.cameo else []),
        ("skos:closeMatch", [*map(term, relation.matches), *([mint("wd", relation.wikidata)] if relation.wikidata else [])]),
    ], source)]
    if relation.inverse and not relation.symmetric:
        found.append(_node(inverse_iri(relation.inverse), ("owl:ObjectProperty",), [
            ("rdfs:label", [text(relation.inverse, "en")]), ("skos:definition", [text(f"The other way round: {relation.definition}", "en")]),
            ("skos:example", [text(example, "en") for example in relation.examples[:1]]),
            ("rdfs:domain", [term("kg:Actor")]), ("rdfs:range", [term("kg:Actor")]), ("owl:inverseOf", [iri])], source))
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


def reference() -> str:
    """The vocabulary for readers, as Markdown: every relation with its ends, crosswalk and examples; docs/ontology.md is this text."""
    lines = [_REFERENCE, "## Classes", "", "| class | means | nearest in other vocabularies |", "| --- | --- | --- |"]
    lines += [f"| `kg:{name}` | {meaning} | {', '.join(map(_code, parents))} |" for name, (parents, _, meaning, _) in _CLASSES.items()]
    lines += [f"| `{shorten(class_iri(kind))}` | {meaning} For example: {example}. | {', '.join(map(_code, matches))} |"
              for kind, (meaning, matches, example) in _TYPES.items()]
    lines += ["", "## What statements, claims and actors carry", "", "| property | of | values | means |", "| --- | --- | --- | --- |"]
    lines += [f"| `kg:{name}` | {_code(domain) if domain else 'statements and claims'} | {_code(values)} | {meaning} For example: {example}. |"
              for name, (domain, values, meaning, example) in _PROPERTIES.items()]
    for group in GROUPS:
        lines += ["", f"## Relations: {group}"]
        lines += [line for relation in relations().values() if relation.group == group for line in _described(relation)]
    return "\n".join(lines) + "\n"


def _described(relation: Relation) -> list[str]:
    facts = [f"`{relation.id}`", "symmetric" if relation.symmetric else f"read backwards: {relation.inverse}" if relation.inverse else "",
             "transitive" if relation.transitive else "", f"a kind of `{relation.parent}`" if relation.parent else "",
             f"detail: {relation.detail}" if relation.detail else "", f"PLOVER {relation.plover}" if relation.plover else "",
             f"CAMEO {relation.cameo}" if relation.cameo else "", f"Wikidata {relation.wikidata}" if relation.wikidata else "",
             f"near {', '.join(map(_code, relation.matches))}" if relation.matches else ""]
    return ["", f"### `{shorten(property_iri(relation))}`", "", f"{relation.definition} {'; '.join(filter(None, facts))}.", "",
            f"From {', '.join(relation.source)} to {', '.join(relation.target)}.", "", *(f"> {example}" for example in relation.examples[:2])]


def _code(name: str) -> str:
    return f"`{name}`"


if __name__ == "__main__":
    import sys

    sys.stdout.write(reference() if "--reference" in sys.argv else ontology_turtle())
