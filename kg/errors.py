"""What can go wrong, as one tree.

KgError                     base: its text is one line for the user, `exit_code` is what the command ends with
    UsageError              a path, option or query that cannot be used (2)
    OntologyError           a file of ontology/ that breaks its schema (3)
    QueryError              SPARQL that the engine refuses or that ran too long (4)
    BuildError              the build cannot go on: no article at all, output folder not writable (5)
"""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import process


class KgError(Exception):
    """Base of all errors that kg raises on purpose; the text is one line meant for the user."""

    exit_code = 1


class UsageError(KgError):
    """A path, option, actor or relation named by the user that does not exist or cannot be used."""

    exit_code = 2


class OntologyError(KgError):
    """A file of ontology/ that breaks its schema; stops a build before any article is read."""

    exit_code = 3


class QueryError(KgError):
    """SPARQL that the engine refuses, or a query that ran longer than allowed."""

    exit_code = 4


class BuildError(KgError):
    """A build that cannot go on: no readable article, or an output folder that cannot be written."""

    exit_code = 5


def nearest(name: str, known: Iterable[str]) -> str:
    """A hint with the nearest valid name, or an empty string where none is near.

    >>> nearest("alied_with", ["allied_with", "borders"])
    " (did you mean 'allied_with'?)"
    >>> nearest("qqq", ["allied_with", "borders"])
    ''
    """
    best = process.extractOne(name, list(known), score_cutoff=70)
    return f" (did you mean '{best[0]}'?)" if best else ""
