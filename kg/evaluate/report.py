"""An evaluation as a text for people or as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import orjson

from kg.errors import UsageError, nearest
from kg.evaluate.scores import KINDS, Accuracy, Estimate, Evaluation, Score

FORMATS = ("text", "json")
_HEAD = f"{'':<27} {'precision':<22}{'recall':<22}{'F1':<22}{'right of said':>14}{'found of core':>15}"


def format_evaluation(evaluation: Evaluation, style: str = "text") -> str:
    """The evaluation as `text` or `json`. Raises UsageError for another style."""
    if style not in FORMATS:
        raise UsageError(f"--format {style}: expected one of {', '.join(FORMATS)}{nearest(style, FORMATS)}")
    if style == "json":
        return orjson.dumps(evaluation, option=orjson.OPT_INDENT_2).decode() + "\n"
    said = evaluation.levels["exact"].said
    share = f" ({evaluation.reversed / said:.1%})" if said else ""
    lines = [f"{evaluation.documents} documents; 95 % intervals over documents in brackets", "",
             *_table("Level", evaluation.levels), *_fields(evaluation.fields), *_table("Phenomenon", evaluation.phenomena),
             *_table("Relation", dict(sorted(evaluation.relations.items(), key=lambda item: (-item[1].core, item[0])))),
             f"The wrong way round: {evaluation.reversed} of {said} claims said{share}"]
    return "\n".join(lines) + "\n"


def checked_kinds(kinds: Iterable[str]) -> list[str]:
    """Kinds of errors as asked for. Raises UsageError for one that there is none of.

    >>> checked_kinds(["wrong", "reversed"])
    ['wrong', 'reversed']
    """
    wanted = list(kinds)
    for kind in wanted:
        if kind not in KINDS:
            raise UsageError(f"--show {kind}: expected one of {', '.join(KINDS)}{nearest(kind, KINDS)}")
    return wanted


def _table(title: str, scores: Mapping[str, Score]) -> list[str]:
    return [f"{title:<27}{_HEAD[27:]}", *(_row(name, score) for name, score in scores.items()), ""]


def _row(name: str, score: Score) -> str:
    rates = "".join(f" {shown(rate):<21}" for rate in (score.precision, score.recall, score.f1))
    return f"  {name:<25}{rates}{f'{score.hit}/{score.said}':>14}{f'{score.found}/{score.core}':>15}"


def _fields(fields: Mapping[str, Accuracy]) -> list[str]:
    rows = [f"  {name:<26}{shown(field.value):<22}{f'{field.right}/{field.judged}':>10}" for name, field in fields.items()]
    return ["Fields of matched claims", *rows, ""]


def shown(rate: Estimate) -> str:
    """A rate with its interval.

    >>> shown(Estimate(0.5, 0.41, 0.6))
    '0.500 [0.410, 0.600]'
    """
    return f"{rate.value:.3f} [{rate.low:.3f}, {rate.high:.3f}]"
