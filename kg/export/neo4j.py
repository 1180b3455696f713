"""The graph for Neo4j: two CSV files in the header form of neo4j-admin, and Cypher that loads the same files into a running database.

Texts of articles stand in the CSV files alone, never in the Cypher. Lists are joined by U+001F, which no text holds, so that quotations
keep their semicolons. Neo4j's LOAD CSV takes a backslash before a quotation mark for an escape: a blank is put between them.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from kg.export.rows import QUOTATIONS, printable, widened
from kg.graph import Graph
from kg.jsonl import replace
from kg.model import Actor, Claim, Statement
from kg.vocabulary import relations

#: Between the members of a list in a field.
SEPARATOR = "\x1f"

#: Property -> type as neo4j-admin names it, in the order of the files.
NODE_PROPERTIES = {"name": "string", "kind": "string", "region": "string", "wikidata": "string", "principal": "string",
                   "aliases": "string[]", "verified": "boolean", "lat": "double", "lon": "double"}
EDGE_PROPERTIES = {"id": "string", "relation": "string", "group": "string", "status": "string", "start": "string", "end": "string",
                   "validFrom": "date", "validTo": "date", "support": "long", "sources": "long", "confidence": "double",
                   "claimants": "string[]", "details": "string[]", "quotations": "string[]", "articles": "string[]"}

#: Cypher that makes a value of a type from a field's text; a field that is empty is null, and gives null.
_MADE = {"string": "{}", "string[]": "split({}, '\\u001F')", "boolean": "toBoolean({})", "double": "toFloat({})", "long": "toInteger({})",
         "date": "date({})"}
_BEFORE_QUOTE = re.compile(r'\\(?="|$)')
_NO_NAME = re.compile(r"[^A-Za-z0-9]+")

Field = str | float | bool | Sequence[str] | None


def write_neo4j(graph: Graph, folder: Path) -> list[Path]:
    """Write neo4j/nodes.csv, relationships.csv and load.cypher into a folder that exists; the paths."""
    home = folder / "neo4j"
    home.mkdir(exist_ok=True)
    nodes = ([actor.id, *_node(actor).values(), ["Actor", _label(actor.type)]] for actor in graph.actors.values())
    edges = ([one.subject, one.object, _type(one.relation), *_edge(one, graph).values()] for one in graph.statements)
    made = {
        "nodes.csv": _table(["id:ID(Actor)", *_heads(NODE_PROPERTIES), ":LABEL"], nodes),
        "relationships.csv": _table([":START_ID(Actor)", ":END_ID(Actor)", ":TYPE", *_heads(EDGE_PROPERTIES)], edges),
        "load.cypher": _cypher({actor.type for actor in graph.actors.values()}, {one.relation for one in graph.statements}).encode("utf-8"),
    }
    for name, content in made.items():
        replace(home / name, content)
    return [home / name for name in made]


def _node(actor: Actor) -> dict[str, Field]:
    here = actor.lat is not None and actor.lon is not None
    return dict(zip(NODE_PROPERTIES, (actor.label, actor.type, actor.region, actor.wikidata, actor.principal, actor.aliases, actor.verified,
                                      actor.lat if here else None, actor.lon if here else None), strict=True))


def _edge(statement: Statement, graph: Graph) -> dict[str, Field]:
    known = relations().get(statement.relation)
    first, last = widened(statement.start, statement.end) or (None, None)
    claims = sorted((graph.claims[claim] for claim in statement.claims if claim in graph.claims), key=lambda claim: (-claim.confidence, claim.id))
    return dict(zip(EDGE_PROPERTIES, (
        statement.id, statement.relation, known.group if known else None, statement.status, statement.start, statement.end, first, last,
        statement.support, statement.sources, statement.confidence, *_testimony(claims)), strict=True))


def _testimony(claims: Iterable[Claim]) -> tuple[list[str], ...]:
    """Claimants, details, quotations and articles of the claims."""
    found = list(claims)
    quotes = dict.fromkeys(piece.text for claim in found for piece in claim.evidence)
    return (sorted({claim.attributed_to.label for claim in found if claim.attributed_to}), sorted({claim.detail for claim in found if claim.detail}),
            list(quotes)[:QUOTATIONS], sorted({claim.article.uri for claim in found}))


def _heads(properties: Mapping[str, str]) -> list[str]:
    return [name if kind == "string" else f"{name}:{kind}" for name, kind in properties.items()]


def _table(header: Sequence[str], rows: Iterable[Sequence[Field]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([_field(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8")


def _field(value: Field) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    text = printable(value) if isinstance(value, str) else str(value) if isinstance(value, int | float) else SEPARATOR.join(map(printable, value))
    return _BEFORE_QUOTE.sub(r"\\ ", text)


def _type(relation: str) -> str:
    """A relation as Neo4j writes types.

    >>> _type("hosts_base_of"), _type("x`]->() //")
    ('HOSTS_BASE_OF', 'X')
    """
    return _NO_NAME.sub("_", relation).strip("_").upper()


def _label(kind: str) -> str:
    """An actor's type as Neo4j writes labels.

    >>> _label("country")
    'Country'
    """
    return _NO_NAME.sub("", kind.title())


def _cypher(kinds: Iterable[str], used: Iterable[str]) -> str:
    """The script; labels and types are spelled out, since Cypher before Neo4j 5.26 has no others."""
    parts = ["// Copy nodes.csv and relationships.csv into the import folder of Neo4j (4.4 or later), then:\n"
             "//   cypher-shell -u neo4j -f load.cypher\n"
             "// An empty database is filled faster, and with the same result, by:\n"
             "//   neo4j-admin database import full --nodes=nodes.csv --relationships=relationships.csv --array-delimiter=U+001F neo4j",
             "CREATE CONSTRAINT actor_id IF NOT EXISTS FOR (a:Actor) REQUIRE a.id IS UNIQUE;",
             "CREATE INDEX actor_name IF NOT EXISTS FOR (a:Actor) ON (a.name);",
             "LOAD CSV WITH HEADERS FROM 'file:///nodes.csv' AS row\n"
             "MERGE (a:Actor {id: row.`id:ID(Actor)`})\n" + _set("a", NODE_PROPERTIES)]
    parts += [f"LOAD CSV WITH HEADERS FROM 'file:///nodes.csv' AS row\nWITH row WHERE split(row.`:LABEL`, '\\u001F')[1] = '{label}'\n"
              f"MATCH (a:Actor {{id: row.`id:ID(Actor)`}})\nSET a:{label};" for label in sorted(filter(None, map(_label, kinds)))]
    parts += [f"LOAD CSV WITH HEADERS FROM 'file:///relationships.csv' AS row\nWITH row WHERE row.`:TYPE` = '{name}'\n"
              "MATCH (a:Actor {id: row.`:START_ID(Actor)`})\nMATCH (b:Actor {id: row.`:END_ID(Actor)`})\n"
              f"MERGE (a)-[r:{name} {{id: row.id}}]->(b)\n" + _set("r", EDGE_PROPERTIES) for name in sorted({_type(relation) for relation in used})]
    return "\n\n".join(parts) + "\n"


def _set(variable: str, properties: Mapping[str, str]) -> str:
    made = [f"{variable}.{_quoted(name)} = {_MADE[kind].format(f'row.`{head}`')}"
            for (name, kind), head in zip(properties.items(), _heads(properties), strict=True) if name != "id"]
    return "SET " + ",\n    ".join(made) + ";"


def _quoted(name: str) -> str:
    """A property between backticks: `end` and `group` are words of Cypher too."""
    return f"`{name}`"
