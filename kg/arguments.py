"""What the words after `kg query` mean."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from kg.errors import UsageError, nearest
from kg.queries import Finder, named_queries


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
