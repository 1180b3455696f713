"""The commands that tell of a build: `kg report`, `picture`, `export`."""

# ruff: noqa: T201 - commands print

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.errors import BuildError, UsageError, nearest

if TYPE_CHECKING:
    from kg.graph import Graph

Folder = Annotated[Path, typer.Argument(help="Folder that a build wrote.", metavar="[DIR]")]
Actor = Annotated[list[str] | None, typer.Option("--actor", "-a", help="Only what concerns this actor: label, alias or id; may be repeated.",
                                                 metavar="NAME")]
Since = Annotated[str | None, typer.Option(help="Only what began, ended or was reported since then.", metavar="YYYY[-MM[-DD]]")]
Least = Annotated[float, typer.Option(help="Leave out claims below this confidence.", min=0, max=1)]


def report(
    folder: Folder = Path("exports"),
    out: Annotated[Path | None, typer.Option("--out", "-o", help="File to write, .md or .html; without it Markdown is printed.",
                                             metavar="FILE")] = None,
    actor: Actor = None,
    since: Since = None,
    min_confidence: Least = 0.0,
    top: Annotated[int, typer.Option("--top", "-n", help="How many lines a section has at most.", min=1)] = 15,
) -> None:
    """Write a briefing in Markdown or HTML.

    Who is in which bloc, who hosts, arms, aids, sanctions whom, what is disputed, planned, new; with every sentence.

    \b
      kg report exports --out briefing.html
      kg report exports --actor Kyrgyzstan --since 2023 --out kyrgyzstan.md
      kg report --min-confidence 0.7 --top 5 | less
    """
    from kg.briefing import Asked, brief, markdown, narrowed, page

    suffix = _suffix(out, (".md", ".html")) if out else ".md"
    graph = _graph(folder)
    asked = Asked(_actors(folder, actor), _date(since), min_confidence, top)
    found = narrowed(graph, asked)
    if not found.claims:
        raise UsageError("no claim is left: ask for less, or of another build")
    briefing = brief(found, asked)
    text = page(briefing, _picture(folder, found, briefing.title)) if suffix == ".html" else markdown(briefing)
    if out:
        _write(out, text.encode("utf-8", "replace"))
    else:
        print(text, end="")


def _picture(folder: Path, graph: Graph, title: str) -> str:
    from kg.export.picture import picture

    return picture(graph, _places(folder, graph), title, top=60)


def _places(folder: Path, graph: Graph) -> Mapping[str, tuple[float, float]]:
    """Where the page of the build has the actors, so that who is asked for stands where he is known to stand; else laid out anew."""
    from kg.export.graphml import read_positions
    from kg.export.layout import layout

    places = read_positions(folder / "graph.graphml")
    return places if places.keys() >= graph.actors.keys() else layout(graph)


def picture(
    folder: Folder = Path("exports"),
    out: Annotated[Path, typer.Option("--out", "-o", help="File to write, .svg or .png.", metavar="FILE")] = Path("graph.svg"),
    actor: Actor = None,
    since: Since = None,
    top: Annotated[int, typer.Option("--top", "-n", help="How many actors are drawn: the best connected.", min=1)] = 120,
    on_map: Annotated[bool, typer.Option("--map", help="Place actors by their coordinates; those without are left out.")] = False,
) -> None:
    """Draw the graph as a picture, SVG or PNG.

    With the places and colours of the page and of Gephi's files.

    \b
      kg picture exports --out graph.png
      kg picture exports --actor Russia --top 40 --out russia.svg
      kg picture exports --map --out map.svg
    """
    from kg.briefing import Asked, narrowed
    from kg.export.picture import TITLE, located, png
    from kg.export.picture import picture as drawn

    suffix = _suffix(out, (".svg", ".png"))
    asked = Asked(_actors(folder, actor), _date(since))
    graph = narrowed(_graph(folder), asked)
    about = " and ".join(sorted(graph.actors[name].label for name in asked.actors if name in graph.actors))
    graph, places = located(graph) if on_map else (graph, _places(folder, graph))
    svg = drawn(graph, places, about or TITLE, top)
    _write(out, png(svg) if suffix == ".png" else svg.encode("utf-8", "replace"))


def export(
    folder: Folder = Path("exports"),
    style: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT",
                                            help="networkx, neo4j or rdf12: graph.json, neo4j/, graph.rdf12.ttl.")] = "networkx",
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Folder to write into; that of the build unless named.", metavar="DIR")] = None,
) -> None:
    """Write a build in further forms.

    Node-link JSON for networkx, CSV and Cypher for Neo4j, or Turtle of RDF 1.2 with triple terms.

    \b
      kg export exports --format networkx
      kg export exports --format neo4j --out import
    """
    from kg.export.extra import FORMATS

    if style not in FORMATS:
        raise UsageError(f"--format {style!r}: expected one of {', '.join(FORMATS)}{nearest(style, FORMATS)}")
    target = out or folder
    graph = _graph(folder)
    try:
        target.mkdir(parents=True, exist_ok=True)
        for path in FORMATS[style](graph, target):
            print(path)
    except OSError as error:
        raise BuildError(f"{error.filename or target}: cannot be written: {error.strerror or error}") from None


def _graph(folder: Path) -> Graph:
    from kg.store import read_graph

    return read_graph(folder)


def _actors(folder: Path, names: list[str] | None) -> frozenset[str]:
    """Ids of the actors of these names in the build."""
    from contextlib import closing

    from kg.store import open_sqlite
    from kg.why import find_actors

    with closing(open_sqlite(folder)) as base:
        return frozenset(actor for name in names or () for actor in find_actors(base, name))


def _date(since: str | None) -> str | None:
    from kg.export.rows import widened

    if since is not None and widened(since, None) is None:
        raise UsageError(f"--since {since!r}: expected YYYY, YYYY-MM or YYYY-MM-DD")
    return since


def _suffix(out: Path, known: tuple[str, ...]) -> str:
    if out.suffix.lower() not in known:
        raise UsageError(f"--out {out}: expected a file that ends in {' or '.join(known)}")
    return out.suffix.lower()


def _write(out: Path, content: bytes) -> None:
    from kg.jsonl import replace

    try:
        replace(out, content)
    except OSError as error:
        raise BuildError(f"{out}: cannot be written: {error.strerror or error}") from None
    print(out)
