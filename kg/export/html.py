"""graph.html: the graph as one page that needs no server and no network; every edge opens its sentences.

pyvis holds nodes, edges and options and brings vis-network; the template, styles and scripts in `page/` are kg's own. Data
enters the page only as JSON in an inert script element, scripts and styles run only by the hashes in the page's content
security policy, and the scripts build the document with text nodes, so that nothing in an article can become markup.
"""

from __future__ import annotations

import base64
import hashlib
import math
import sys
from collections.abc import Mapping, Sequence
from dataclasses import astuple
from functools import cache
from importlib import import_module
from importlib.metadata import distribution
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kg.export.palette import BODY_COLORS, GROUP_COLORS, OTHER_COLOR, TYPE_COLORS
from kg.export.rows import STATUS_RANK, edge_id, weight
from kg.export.whereabouts import Spot, bodies, whereabouts
from kg.graph import Graph
from kg.jsonl import replace
from kg.model import ACTOR_TYPES, Actor, Claim, Evidence, Source, Statement
from kg.vocabulary import GROUPS, relations

if TYPE_CHECKING:
    from pyvis.network import Network

#: The page's scripts in the order in which they run.
SCRIPTS = ("base.js", "data.js", "bodies.js", "state.js", "overlay.js", "canvas.js", "world.js", "map.js", "gestures.js", "search.js", "controls.js",
           "timebar.js", "paths.js", "panel.js", "evidence.js", "table.js", "matrix.js", "svg.js", "print.js", "commands.js", "main.js")
#: How many actors the first picture draws at most.
FIRST_VIEW = 200

#: Statements and claims are rows without keys, to keep the page small; these are their columns.
STATEMENT_FIELDS = ("id", "status", "start", "end", "support", "sources", "confidence", "claims")
CLAIM_FIELDS = ("id", "source", "document", "polarity", "factuality", "claimant", "claimantId", "start", "end", "when",
                "detail", "confidence", "evidence", "trigger", "pattern")

_PAGE = Path(__file__).parent / "page"
_VIS = Path(str(distribution("pyvis").locate_file("pyvis/lib/vis-9.1.2/vis-network.min.js")))
#: Physics off and straight edges: positions come from the build, and a large graph stays fluid.
_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"chosen": False, "borderWidthSelected": 1},
    "edges": {"smooth": False, "chosen": False, "selectionWidth": 0, "hoverWidth": 0, "arrowStrikethrough": False},
    "interaction": {"hideEdgesOnDrag": True, "hideEdgesOnZoom": True, "hover": False, "selectConnectedEdges": False,
                    "multiselect": False, "tooltipDelay": 200},
}

Row = list[Any]


def write_html(graph: Graph, positions: Mapping[str, tuple[float, float]], path: Path) -> None:
    """Write the explorer in one step; `positions` has x and y of each actor, those without one stand at the origin."""
    replace(path, page(graph, positions).encode("utf-8", "replace"))


def page(graph: Graph, positions: Mapping[str, tuple[float, float]]) -> str:
    """The whole page as text: the same graph and positions give the same text."""
    network = _network()(directed=True, cdn_resources="in_line", heading="kg explorer")
    claims = _shown_claims(graph)
    number_of = {claim.id: number for number, claim in enumerate(claims)}
    spots = whereabouts(graph)
    network.nodes = [_node(actor, positions.get(actor.id, (0.0, 0.0)), spots.get(actor.id)) for actor in graph.actors.values()]
    network.edges = [_edge(key, statements, number_of) for key, statements in graph.edges().items()]
    network.options = _OPTIONS
    network.path = "template.html.j2"
    network.templateEnv = _environment()
    network.templateEnv.globals |= {"kg": _knowledge(graph, claims), "scripts": _scripts(), "styles": _asset(_PAGE / "style.css"),
                                    "policy": _policy(), "summary": summary(graph), "world": _asset(_PAGE / "world.json")}
    return str(network.generate_html(notebook=False))


def _network() -> type[Network]:
    """pyvis's network. pyvis imports IPython, a sixth of a second, for pages that it shows in notebooks itself, which kg never asks for: where
    IPython is not loaded, an empty module stands in for it meanwhile."""
    stand_ins = {} if "IPython" in sys.modules else {name: ModuleType(name) for name in ("IPython", "IPython.display")}
    for name, stand_in in stand_ins.items():
        stand_in.__dict__["IFrame"] = None
        sys.modules[name] = stand_in
    try:
        return import_module("pyvis.network").Network  # type: ignore[no-any-return]
    finally:
        for name in stand_ins:
            del sys.modules[name]


def _environment() -> Environment:
    environment = Environment(loader=FileSystemLoader(_PAGE), autoescape=True, undefined=StrictUndefined,
                              trim_blocks=True, lstrip_blocks=True)
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":"), "allow_nan": False}
    return environment


@cache
def _asset(path: Path) -> Markup:
    """A style or script of ours (or vis-network's) as it goes between its tags, unescaped."""
    return Markup("\n" + path.read_text(encoding="utf-8"))  # noqa: S704 - files of the package, never data


def _scripts() -> list[Markup]:
    return [_asset(_VIS), *(_asset(_PAGE / name) for name in SCRIPTS)]


def _policy() -> str:
    """Content security policy: nothing may be fetched, and only the page's own scripts and styles run."""
    return "; ".join((
        "default-src 'none'", "script-src " + " ".join(map(_hash, _scripts())), "style-src " + _hash(_asset(_PAGE / "style.css")),
        "img-src data:", "base-uri 'none'", "form-action 'none'",
    ))


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


def summary(graph: Graph) -> str:
    """The counts of a graph in words."""
    return (f"{len(graph.actors):,} actors, {len(graph.statements):,} statements and {len(graph.claims):,} claims "
            f"from {len(graph.sources):,} sources")


def _knowledge(graph: Graph, claims: Sequence[Claim]) -> dict[str, Any]:
    """What nodes and edges refer to: relations, types, sentences, claims and sources, with the columns of the rows."""
    sentences = sorted({piece.text for claim in claims for piece in claim.evidence})
    sentence_of = {text: number for number, text in enumerate(sentences)}
    sources = sorted({claim.article for claim in claims}, key=lambda source: tuple(value or "" for value in astuple(source)))
    source_of = {source: number for number, source in enumerate(sources)}
    return {
        "firstView": FIRST_VIEW,
        "types": [{"id": name, "color": TYPE_COLORS.get(name, OTHER_COLOR)} for name in ACTOR_TYPES],
        "groups": [{"id": name, "color": GROUP_COLORS.get(name, OTHER_COLOR)} for name in GROUPS],
        "bodies": bodies(graph),
        "bodyColors": list(BODY_COLORS),
        "otherColor": OTHER_COLOR,
        "statuses": list(STATUS_RANK),
        "relations": _relations({statement.relation for statement in graph.statements}),
        "sources": [_source(source) for source in sources],
        "sentences": sentences,
        "statementFields": list(STATEMENT_FIELDS),
        "claimFields": list(CLAIM_FIELDS),
        "claims": [_claim(claim, source_of[claim.article], sentence_of) for claim in claims],
    }


def _relations(used: set[str]) -> list[dict[str, Any]]:
    """The relations of the graph in the ontology's words; one that the ontology lacks is shown by its name."""
    known = relations()
    found = []
    for name in sorted(used):
        relation = known.get(name)
        entry = {"id": name, "label": name.replace("_", " "), "group": "other"} if relation is None else {
            "id": name, "label": relation.label, "group": relation.group, "definition": relation.definition,
            "inverse": relation.inverse, "symmetric": relation.symmetric, "detail": relation.detail}
        found.append(_filled(entry))
    return found


def _node(actor: Actor, position: tuple[float, float], spot: Spot | None) -> dict[str, Any]:
    x, y = (round(value, 1) if math.isfinite(value) else 0.0 for value in position)
    terms = [[term.actor, term.role, term.start, term.end] for term in actor.terms]
    return {"id": actor.id, "label": actor.label, "x": x, "y": y, "type": actor.type} | _filled({
        "aliases": list(actor.aliases), "labels": dict(sorted(actor.labels.items())), "wikidata": actor.wikidata,
        "principal": actor.principal, "region": actor.region, "terms": terms, "at": spot and list(spot), "unverified": not actor.verified})


def _edge(key: tuple[str, str, str], statements: Sequence[Statement], number_of: Mapping[str, int]) -> dict[str, Any]:
    subject, relation, object_ = key
    return {"id": edge_id(subject, relation, object_), "from": subject, "to": object_, "relation": relation,
            "weight": weight(statements), "statements": [_statement(statement, number_of) for statement in statements]}


def _statement(statement: Statement, number_of: Mapping[str, int]) -> Row:
    claims = [number_of[claim] for claim in statement.claims if claim in number_of]
    return [statement.id, statement.status, statement.start, statement.end, statement.support, statement.sources,
            round(statement.confidence, 3), claims]


def _shown_claims(graph: Graph) -> list[Claim]:
    """The claims behind the statements, sorted by id."""
    used = {claim for statement in graph.statements for claim in statement.claims}
    return [claim for claim in graph.claims.values() if claim.id in used]


def _claim(claim: Claim, source: int, sentence_of: Mapping[str, int]) -> Row:
    who, time = claim.attributed_to, claim.time
    return [claim.id, source, claim.document, claim.polarity, claim.factuality, who and who.label, who and who.id,
            time and time.start, time and time.end, time and time.text, claim.detail, round(claim.confidence, 3),
            [[sentence_of[piece.text], *marks(piece)] for piece in claim.evidence], claim.trigger, claim.pattern]


def marks(piece: Evidence) -> list[int]:
    """Starts and ends of subject, object and trigger inside the quotation, in UTF-16 units as browsers count; -1 for none.

    >>> marks(Evidence("\U0001f600 Russia", 10, 18, subject=(12, 18)))
    [3, 9, -1, -1, -1, -1]
    """
    found: list[int] = []
    for span in (piece.subject, piece.object, piece.trigger):
        inside = span is not None and piece.start <= span[0] < span[1] <= piece.start + len(piece.text)
        found += [_units(piece.text[:end - piece.start]) for end in span] if span and inside else [-1, -1]
    return found


def _units(text: str) -> int:
    return len(text) + sum(1 for character in text if ord(character) > 0xFFFF)


def _source(source: Source) -> dict[str, Any]:
    return {"uri": source.uri} | _filled({"title": source.title, "publisher": source.publisher, "date": source.date})


def _filled(entry: Mapping[str, Any]) -> dict[str, Any]:
    """The entry without what is empty, to keep the page small."""
    return {key: value for key, value in entry.items() if value}
