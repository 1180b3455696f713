"""The commands that measure: `kg evaluate` and `kg missed`."""

# ruff: noqa: T201 - commands print

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.commands import SKIPPED, Json
from kg.errors import BuildError, UsageError
from kg.settings import DEFAULT_MODEL

if TYPE_CHECKING:
    from kg.missed import Missed

Model = Annotated[str, typer.Option(help="spaCy pipeline for English, by name or path.", metavar="NAME")]


def evaluate(
    gold: Annotated[Path, typer.Argument(help="Folder with texts/, *.claims.jsonl and actors.json.", metavar="GOLD",
                                         show_default=False)],
    claims: Annotated[Path | None, typer.Option("--claims", "-c", metavar="FILE", help="A claims.jsonl, or the folder of a build; "
                                                "without it GOLD/texts is read.")] = None,
    show: Annotated[list[str] | None, typer.Option(help="Print what is missed, wrong or reversed instead; may be repeated.",
                                                   metavar="KIND")] = None,
    model: Model = DEFAULT_MODEL,
    as_json: Json = False,
) -> None:
    """Measure claims against annotated ones.

    Precision, recall and F1 by level, relation and phenomenon, and fields.

    \b
      kg evaluate tests/gold
      kg evaluate tests/gold --show missed --show reversed
      kg evaluate tests/gold --claims exports --json
    """
    from kg import jsonl
    from kg.evaluate import checked_kinds, evaluate_folder, format_evaluation
    from kg.evaluate import evaluate as measured
    from kg.wording import safe

    kinds = checked_kinds(show or ())
    result = measured(gold, jsonl.read(_claims_file(claims)), model) if claims else evaluate_folder(gold, model)
    if as_json or not kinds:
        print(format_evaluation(result, "json" if as_json else "text"), end="")
        return
    for error in (error for error in result.errors if error.kind in kinds):
        print(f"{error.kind:<9}{safe(error.document)}  {safe(error.subject)} {error.relation} {safe(error.object)}")
        print(f"  {safe(error.text)}")


def _claims_file(path: Path) -> Path:
    found = path / "claims.jsonl" if path.is_dir() else path
    if not found.is_file():
        raise UsageError(f"--claims {found}: no such file; make it with: kg build GOLD/texts --out DIR")
    return found


def missed(
    paths: Annotated[list[Path], typer.Argument(help="Files (.txt, .md, .html, .jsonl) and folders of them.", metavar="PATH...",
                                                show_default=False)],
    limit: Annotated[int, typer.Option("--limit", "-n", help="How many sentences to list; 0 lists all.", min=0)] = 20,
    model: Model = DEFAULT_MODEL,
    as_json: Json = False,
) -> None:
    """List sentences with two actors and no claim.

    What kg may have overlooked, most promising first.

    \b
      kg missed articles/
      kg missed articles/ --limit 0 --json > missed.json
    """
    import orjson

    from kg.clean import clean
    from kg.ingest import read_articles
    from kg.missed import missed as overlooked
    from kg.wording import skips

    reading = read_articles(paths)
    if not reading.articles:
        raise BuildError("no article could be read" + "".join(f"; {path}: {reason}" for path, reason in reading.skipped[:3]))
    found = overlooked((clean(article) for article in reading.articles), model)
    listed = found[: limit or None]
    if as_json:
        print(orjson.dumps([record.record() for record in listed], option=orjson.OPT_INDENT_2).decode())
    else:
        print(*map(_shown, listed), f"{len(listed)} of {len(found)} sentences with two actors and no claim", sep="")
    unread = [(path, reason) for path, reason in reading.skipped if reason != "unknown kind" or Path(path) in paths]
    if unread:
        print(f"kg: could not be read: {len(unread)}", *skips(unread), sep="\n", file=sys.stderr)
        raise typer.Exit(SKIPPED)


def _shown(record: Missed) -> str:
    """A sentence with its promise, the two actors and what may stand between them."""
    from kg.wording import safe

    labels = {actor.id: actor.label for actor in record.actors}
    ends = " - ".join(safe(labels[end]) for end in record.pair)
    likely = f"  {', '.join(record.relations)} ({safe(', '.join(record.triggers))})" if record.relations else ""
    return f"{record.score:.2f}  {ends}{likely}\n  {safe(record.text)}\n  {safe(record.document)} {record.start}:{record.end}\n\n"
