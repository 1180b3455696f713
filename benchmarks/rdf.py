"""RDF and SPARQL at size: how fast a graph of about a million triples is written, loaded and asked, beside rdflib alone and a plain dump.

    python benchmarks/rdf.py [--claims 28500] [--small 3000]

Prints Markdown tables. `small` is the size at which rdflib's own serializer and parser are measured beside ours (they take minutes above that).
The plain dump holds the direct triples and labels alone: what a graph without provenance would be.
"""

# ruff: noqa: T201 - a script that prints

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import rdflib
from synthetic import synthetic

from kg.export import rdf
from kg.export.nodes import nodes
from kg.export.terms import PREFIXES
from kg.graph import Graph
from kg.queries import named_queries
from kg.query import ask, finder, open_store, run

_WRITERS = {"graph.ttl": rdf.write_turtle, "graph.trig": rdf.write_trig, "graph.jsonld": rdf.write_jsonld, "graph.nt": rdf.write_ntriples,
            "graph.nq": rdf.write_nquads}
_BETWEEN = ("kg:", "rdfs:label")


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """CPU seconds of a piece of work, and what it gave."""
    begin = time.process_time()
    made = work()
    return time.process_time() - begin, made


def written(graph: Graph, folder: Path) -> None:
    """The time and size of each format, of a graph of any size."""
    triples = sum(len(objects) for node in nodes(graph) for _, objects in node.properties)
    print(f"\n{triples:,} triples, {len(graph.claims):,} claims, {len(graph.statements):,} statements, {len(graph.actors):,} actors\n")
    print("| file | s | triples/s | MB |\n| --- | ---: | ---: | ---: |")
    for name, write in _WRITERS.items():
        seconds, _ = timed(lambda write=write, name=name: write(graph, folder / name))  # type: ignore[misc]
        print(f"| {name} | {seconds:.1f} | {triples / seconds:,.0f} | {(folder / name).stat().st_size / 1e6:.1f} |")
    plain = "".join(f"{line}\n" for node in nodes(graph) for line in _plain(node))
    print(f"| plain dump: edges and labels, no provenance (N-Triples) | | | {len(plain.encode()) / 1e6:.1f} |")


def _plain(node: Any) -> list[str]:
    from kg.export.terms import ntriples, shorten

    return [f"{ntriples(node.iri)} {ntriples(predicate)} {ntriples(one)} ." for predicate, objects in node.properties
            for one in objects if shorten(predicate) == "rdfs:label" or str(one).startswith(PREFIXES["actor"]) and
            str(node.iri).startswith(PREFIXES["actor"])]


def beside_rdflib(graph: Graph, folder: Path) -> None:
    """Our writers and Oxigraph's loader beside rdflib's, on a graph that rdflib can do in a while."""
    ours, _ = timed(lambda: rdf.write_turtle(graph, folder / "small.ttl"))
    rdflib_load, read = timed(lambda: rdflib.Graph().parse(folder / "small.ttl"))
    theirs, _ = timed(lambda: read.serialize(folder / "theirs.ttl", format="turtle"))
    (folder / "one").mkdir()
    (folder / "small.ttl").rename(folder / "one" / "graph.ttl")
    load, _ = timed(lambda: open_store(folder / "one"))
    size = len(read)
    print(f"\n{size:,} triples beside rdflib\n\n| | kg | rdflib | ratio |\n| --- | ---: | ---: | ---: |")
    print(f"| write Turtle, triples/s | {size / ours:,.0f} | {size / theirs:,.0f} | {theirs / ours:.1f} |")
    print(f"| load Turtle, triples/s | {size / load:,.0f} | {size / rdflib_load:,.0f} | {rdflib_load / load:.1f} |")


def asked(graph: Graph, folder: Path) -> None:
    """Each named query with and without an actor of middling rank: rows and milliseconds, median of five."""
    load, store = timed(lambda: open_store(folder))
    print(f"\nLoaded in {load:.1f} s. Queries, ms (median of 5)\n")
    print("| query | rows | ms | of one actor: rows | ms |\n| --- | ---: | ---: | ---: | ---: |")
    ranks = Counter(end for statement in graph.statements for end in (statement.subject, statement.object))
    actor = graph.actors[[name for name, _ in ranks.most_common()][100]].id
    publisher = run(store, "SELECT ?who { ?article dct:publisher/skos:prefLabel ?who } LIMIT 1").rows[0][0].value  # type: ignore[union-attr]
    find = finder(store)
    print(f"| finding an actor by name | | | {len(find(actor))} | {_median(lambda: find(actor)):.0f} |")
    for name, query in named_queries().items():
        cells = []
        given = {one.name: publisher if one.name == "publisher" else "Spokesman 7" if one.kind == "agent" else actor
                 for one in query.parameters if one.kind in ("actor", "agent") or one.name == "publisher"}
        one = dict([next(iter(given.items()))]) if given else {}
        if name == "paths":
            one = {"from": actor, "to": graph.actors[[known for known, _ in ranks.most_common()][120]].id}
        for values in ({}, one):
            rows = len(ask(store, name, **values).rows)
            cells += [f"{rows}", f"{_median(lambda values=values, name=name: ask(store, name, **values)):.0f}"]  # type: ignore[misc]
        print(f"| {name} | {' | '.join(cells if one else [*cells[:2], '', ''])} |")
        sys.stdout.flush()


def _median(work: Callable[[], Any]) -> float:
    times = []
    for _ in range(5):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
        if sum(times) > 5:
            break
    return statistics.median(times) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--claims", type=int, default=28_500)
    parser.add_argument("--small", type=int, default=3_000)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        beside_rdflib(synthetic(args.small), folder)
        graph = synthetic(args.claims)
        written(graph, folder)
        asked(graph, folder)


if __name__ == "__main__":
    main()
