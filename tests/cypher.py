"""Cypher as a parser reads it."""

from __future__ import annotations

import re

from graphglot.dialect import Dialect

#: What the parser does not know: statements that administer a database, and LOAD CSV, which binds each row as UNWIND does.
_SCHEMA = re.compile(r"CREATE CONSTRAINT \w+ IF NOT EXISTS FOR \(a:\w+\) REQUIRE a\.\w+ IS UNIQUE"
                     r"|CREATE INDEX \w+ IF NOT EXISTS FOR \(a:\w+\) ON \(a\.\w+\)")
_LOAD = re.compile(r"LOAD CSV WITH HEADERS FROM 'file:///[a-z]+\.csv' AS row\n")


def statements_of(script: str) -> list[str]:
    """The statements of a script; fails where one does not parse."""
    text = re.sub(r"^//.*\n", "", script, flags=re.M)
    found = [part.strip() for part in text.removesuffix(";\n").split(";\n")]
    neo4j = Dialect.get_or_raise("neo4j")
    for part in found:
        if not _SCHEMA.fullmatch(part):
            result = neo4j.validate(_LOAD.sub("UNWIND $rows AS row\n", part, count=1))
            assert result.success, (part, result.error)
    return found
