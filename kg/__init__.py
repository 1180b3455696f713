"""kg: a graph of actors and relations from articles on international politics, where every edge can be read in its source.

    >>> import kg
    >>> kg.build.__module__
    'kg.pipeline'

The names below are loaded when they are first asked for, so that `import kg` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.errors import KgError
    from kg.graph import Graph
    from kg.ingest import read_articles
    from kg.model import Actor, Article, Claim, Statement
    from kg.notebook import show
    from kg.pipeline import Report, build
    from kg.query import open_store, run

__version__ = "0.1.0"

__all__ = ["Actor", "Article", "Claim", "Graph", "KgError", "Report", "Statement", "build", "open_store", "read_articles", "run",
           "show"]

_HOMES = {
    "Actor": "kg.model", "Article": "kg.model", "Claim": "kg.model", "Graph": "kg.graph", "KgError": "kg.errors",
    "Report": "kg.pipeline", "Statement": "kg.model", "build": "kg.pipeline", "open_store": "kg.query",
    "read_articles": "kg.ingest", "run": "kg.query", "show": "kg.notebook",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
