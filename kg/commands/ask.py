"""The commands that ask a build: `kg query`, `queries`, `why`, `view`, `relations`."""

# ruff: noqa: T201 - commands print

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.commands import Build, Json, fail, print_json
from kg.errors import UsageError


def query(
    ctx: typer.Context,
    asked: Annotated[str, typer.Argument(help="A named query, a file of SPARQL, SPARQL itself, or - for standard input.",
                                         metavar="NAME-OR-FILE-OR-TEXT", show_default=False)],
    folder: Build = Path("exports"),
    style: Annotated[str, typer.Option("--format", "-f", help="table, csv or json.", metavar="FORMAT")] = "table",
    param: Annotated[list[str] | None, typer.Option("--param", "-p", help="A parameter of a named query; may be repeated.",
                                                    metavar="NAME=VALUE")] = None,
) -> None:
    """Ask a build in SPARQL.

    `kg queries` lists the named queries. Their parameters may be given as options too. The prefixes of kg need no declaration.

    \b
      kg query members --organization CSTO
      kg query bases --actor Russia --as-of 2013
      kg query as-of --date 2023-06-30 --format csv > mid-2023.csv
      kg query 'SELECT ?who WHERE { ?who kg:hostsBaseOf actor:RUS }'
      kg query mine.rq --build exports --format json
    """
    from functools import cache

    from kg.arguments import options, query_text, strange_terms, values
    from kg.query import finder, format_answer, names_dataset, open_store, run

    store = cache(lambda named: open_store(folder, named))
    text = query_text(asked, values([*(param or []), *options(ctx.args)]), lambda name: finder(store(False))(name))
    for line in strange_terms(text):
        fail(line)
    print(format_answer(run(store("graph" in text.lower().split() or names_dataset(text)), text), style), end="")


def queries(
    name: Annotated[str | None, typer.Argument(help="A named query whose SPARQL is wanted.", metavar="[NAME]", show_default=False)] = None,
    as_json: Json = False,
) -> None:
    """List the named queries and their parameters.

    With a name, print its SPARQL, to start from.

    \b
      kg queries
      kg queries bases > mine.rq
      kg query bases --host Kyrgyzstan
    """
    from dataclasses import asdict

    from kg.queries import by_name, named_queries, named_query
    from kg.wording import query_list

    if name:
        print(named_query(name).render(by_name), end="")
    elif as_json:
        print_json([asdict(query) for query in named_queries().values()])
    else:
        print(query_list(named_queries().values()), end="")


def why(
    subject: Annotated[str, typer.Argument(help="An actor: label, alias or id.", metavar="SUBJECT", show_default=False)],
    relation: Annotated[str | None, typer.Argument(help="A relation (kg relations), or a second actor.", metavar="[RELATION]",
                                                   show_default=False)] = None,
    object_: Annotated[str | None, typer.Argument(help="An actor.", metavar="[OBJECT]", show_default=False)] = None,
    folder: Build = Path("exports"),
    as_json: Json = False,
) -> None:
    """Print the sentences behind an edge.

    Each with its source, date, claimant and status, the trigger highlighted.

    \b
      kg why Russia                                all edges of an actor
      kg why Russia Tajikistan                     all edges between two
      kg why Russia supplies_arms_to Tajikistan    one edge
    """
    import sqlite3
    from contextlib import closing

    from rich.console import Console

    from kg.store import open_sqlite
    from kg.why import edges, question
    from kg.wording import edge_text

    try:
        with closing(open_sqlite(folder)) as base:
            asked = question(base, subject, relation, object_)
            found = edges(base, asked)
            turned = asked.reversed()
            other = edges(base, turned) if turned and not found else []
    except sqlite3.Error as error:
        raise UsageError(f"{folder / 'kg.sqlite'}: cannot be read: {error}; build it anew") from None
    if as_json:
        print_json([edge.record() for edge in found])
        return
    console = Console(soft_wrap=not sys.stdout.isatty(), highlight=False)
    for edge in found:
        console.print(edge_text(edge))
    if not found:
        fail("no sentence of this build says so" + (f"; but: kg why {object_!r} {relation} {subject!r}" if other else ""))


def view(folder: Annotated[Path, typer.Argument(help="Folder that a build wrote.", metavar="[DIR]")] = Path("exports")) -> None:
    """Open the page of a build in the browser.

    Where it lies is printed too.

    \b
      kg view
      kg view exports
    """
    import webbrowser

    page = folder / "graph.html"
    if not page.is_file():
        raise UsageError(f"{page}: not found; make it with: kg build PATH... --out {folder}")
    print(page.resolve())
    if not webbrowser.open(page.resolve().as_uri()):
        fail("no browser was found; open the file above in one")


def relations(
    name: Annotated[str | None, typer.Argument(help="One relation, by id or label.", metavar="[NAME]", show_default=False)] = None,
    as_json: Json = False,
) -> None:
    """List the relations that kg reads.

    What each means and between whom it may stand; with a name, that one with sentences that say it.

    \b
      kg relations
      kg relations hosts_base_of
      kg relations --json
    """
    from dataclasses import asdict

    from kg.vocabulary import relation_named
    from kg.vocabulary import relations as inventory
    from kg.wording import relation_list, relation_text

    found = [relation_named(name)] if name else list(inventory().values())
    if as_json:
        print_json([asdict(relation) for relation in found])
    else:
        print(relation_text(found[0]) if name else relation_list(), end="")
