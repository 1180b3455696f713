"""What the words after `kg query` mean."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pyoxigraph

from kg.errors import UsageError, nearest
from kg.export.terms import PREFIXES
from kg.queries import Finder, named_queries
from kg.settings import ontology_dir


def options(words: list[str]) -> Iterator[str]:
    """`--name value` and `--name=value` as `name=value`. Raises UsageError for a word that is no option.

    >>> list(options(["--host", "Kenya", "--operator=Japan"]))
    ['host=Kenya', 'operator=Japan']
    """
    left = iter(words)
    for word in left:
        if not word.startswith("--"):
            raise UsageError(f"unexpected argument {word!r}; put the whole query between quotation marks")
        name = word.removeprefix("--")
        if "=" not in name:
            value = next(left, None)
            if value is None:
                raise UsageError(f"option {word}: a value is missing")
            name = f"{name}={value}"
        yield name


def values(pairs: list[str]) -> dict[str, str]:
    """Parameters from `NAME=VALUE`; the last one of a name counts.

    >>> values(["host=Kenya", "as-of=2023"])
    {'host': 'Kenya', 'as_of': '2023'}
    """
    for pair in pairs:
        if "=" not in pair:
            raise UsageError(f"--param {pair}: expected NAME=VALUE")
    return {name.strip().replace("-", "_"): value for name, _, value in (pair.partition("=") for pair in pairs)}


def strange_terms(text: str) -> Iterator[str]:
    """A line for each name under `kg:` in a query that the ontology does not have: such a query finds nothing, and does not say why.

    >>> list(strange_terms("SELECT * { ?s kg:hostsBaseOff ?o }"))
    ["kg:hostsBaseOff is no term of the ontology (did you mean 'hostsBaseOf'?)"]
    """
    plain = re.sub(r"\"[^\"\n]*\"|'[^'\n]*'|(?<!\S)#.*", "", text)
    names = sorted(set(re.findall(r"(?<![\w:-])kg:([A-Za-z]\w*)", plain)))
    known = _terms() if names else frozenset()
    yield from (f"kg:{name} is no term of the ontology{nearest(name, known)}" for name in names if name not in known)


@cache
def _terms() -> frozenset[str]:
    """Local names of what ontology/kg.ttl declares."""
    space = PREFIXES["kg"]
    found = (quad.subject for quad in pyoxigraph.parse(path=str(ontology_dir() / "kg.ttl")))
    return frozenset(one.value.removeprefix(space) for one in found if isinstance(one, pyoxigraph.NamedNode) and one.value.startswith(space))


def query_text(asked: str, given: dict[str, str], find: Finder) -> str:
    """SPARQL of a named query with its parameters, of a file, of standard input (`-`), or as it stands.

    Raises UsageError where it is none of these, for parameters that the query does not have, and where `find` knows no such actor.
    """
    known = named_queries()
    if asked in known:
        return known[asked].render(find, **given)
    if given:
        hint = nearest(asked, known)
        raise UsageError(f"--{next(iter(given))}: only named queries have parameters; {asked[:40]!r} is none{hint}")
    if asked == "-":
        return sys.stdin.read()
    if "{" in asked or "\n" in asked:
        return asked
    path = Path(asked)
    if not path.exists():
        raise UsageError(f"{asked!r} is no named query{nearest(asked, known)}, no file and no SPARQL; see `kg queries`")
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or 'not UTF-8 text'}") from None
