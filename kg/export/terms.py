"""RDF terms: IRIs that are safe for every id, literals that every format can carry, and the prefixes that shorten them."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache, lru_cache
from typing import NamedTuple
from urllib.parse import quote

from kg.settings import ACTOR_IRI, BASE_IRI, TERM_IRI

#: Prefix -> namespace, in the order in which they are declared. The queries of a user may use them all undeclared.
PREFIXES = {
    "kg": TERM_IRI,
    "actor": ACTOR_IRI,
    "article": BASE_IRI + "article/",
    "claim": BASE_IRI + "claim/",
    "claimant": BASE_IRI + "claimant/",
    "evidence": BASE_IRI + "evidence/",
    "publisher": BASE_IRI + "publisher/",
    "statement": BASE_IRI + "statement/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "void": "http://rdfs.org/ns/void#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_NAMES = {namespace: prefix for prefix, namespace in PREFIXES.items()}
_LOCAL = re.compile(r"(?:[A-Za-z0-9_]|%[0-9A-F]{2})(?:(?:[A-Za-z0-9_.-]|%[0-9A-F]{2})*(?:[A-Za-z0-9_-]|%[0-9A-F]{2}))?")
_UNSPEAKABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TAG = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
#: Form of a date, its datatype, and what makes it a full date.
_PRECISIONS = (
    (re.compile(r"[0-9]{4}"), "gYear", "-01-01"),
    (re.compile(r"[0-9]{4}-[0-9]{2}"), "gYearMonth", "-01"),
    (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), "date", ""),
    (re.compile(r"[0-9-]{10}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2})?"), "dateTime", ""),
)
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


class Iri(str):
    """An absolute IRI, as it stands between `<` and `>`."""

    __slots__ = ()


class Literal(NamedTuple):
    """A text with a datatype (full IRI) or a language tag (lower case); with neither it is a plain string."""

    text: str
    datatype: str = ""
    language: str = ""


Term = Iri | Literal


class Node(NamedTuple):
    """All that is said of one subject, predicates and objects in the order of writing; `article` names its graph in TriG."""

    iri: Iri
    properties: tuple[tuple[Iri, tuple[Term, ...]], ...]
    article: Iri | None = None


def clean(value: str) -> str:
    """The text without the characters that XML (and so RDF/XML and many stores) cannot carry, such as NUL and lone surrogates.

    >>> clean("a\\x00b\\ud800c")
    'abc'
    """
    return _UNSPEAKABLE.sub("", value)


@cache
def term(name: str) -> Iri:
    """The IRI of a prefixed name that the program knows.

    >>> term("skos:prefLabel")
    'http://www.w3.org/2004/02/skos/core#prefLabel'
    """
    prefix, _, local = name.partition(":")
    return Iri(PREFIXES[prefix] + local)


def mint(prefix: str, identifier: str) -> Iri:
    """The IRI of a thing of a build: whatever stands in the id, it cannot leave its namespace.

    >>> mint("actor", "x/../>\\u00e9")
    'https://w3id.org/kg/actor/x%2F..%2F%3E%C3%A9'
    """
    local = quote(clean(identifier), safe="").replace("~", "%7E")
    return Iri(PREFIXES[prefix] + (local.replace(".", "%2E") if set(local) <= {"."} else local))


def text(value: str, language: str = "") -> Literal:
    """A string literal, cleaned; a malformed language tag is left out.

    >>> text("Россия", "ru").language, text("x", "not a tag").language
    ('ru', '')
    """
    return Literal(clean(value), language=language.lower() if _TAG.fullmatch(language) else "")


def integer(value: int) -> Literal:
    """An xsd:integer."""
    return Literal(str(value), PREFIXES["xsd"] + "integer")


def decimal(value: float) -> Literal:
    """An xsd:decimal with at most six decimals, and at least one.

    >>> decimal(0.1 + 0.2).text, decimal(60).text
    ('0.3', '60.0')
    """
    digits = f"{value:.6f}".rstrip("0")
    return Literal(digits + "0" if digits.endswith(".") else digits, PREFIXES["xsd"] + "decimal")


def boolean(value: bool) -> Literal:
    """An xsd:boolean."""
    return Literal("true" if value else "false", PREFIXES["xsd"] + "boolean")


def moment(value: str) -> Literal:
    """An ISO 8601 date as the literal of its precision; what is no date stays a plain string.

    >>> [moment(value).datatype.rpartition("#")[2] for value in ("2022", "2022-01", "2022-01-31", "2022-31-31")]
    ['gYear', 'gYearMonth', 'date', '']
    """
    for pattern, kind, rest in _PRECISIONS:
        if pattern.fullmatch(value) and _is_date(value + rest):
            return Literal(value, PREFIXES["xsd"] + kind)
    return text(value)


def _is_date(value: str) -> bool:
    try:
        (datetime if "T" in value else date).fromisoformat(value)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=4096)
def shorten(iri: str) -> str:
    """The prefixed name of an IRI that Turtle and SPARQL can read back, or an empty string where there is none.

    >>> shorten("https://w3id.org/kg/actor/RUS"), shorten("https://example.org/")
    ('actor:RUS', '')
    """
    cut = max(iri.rfind("#"), iri.rfind("/")) + 1
    prefix = _NAMES.get(iri[:cut])
    return f"{prefix}:{iri[cut:]}" if prefix and _LOCAL.fullmatch(iri, cut) else ""


def turtle(value: Term) -> str:
    """A term as Turtle and TriG write it, short where that is possible.

    >>> turtle(Iri("https://w3id.org/kg/actor/RUS")), turtle(integer(2)), turtle(text('a "b"', "en"))
    ('actor:RUS', '2', '"a \\\\"b\\\\""@en')
    """
    if isinstance(value, Iri):
        return shorten(value) or f"<{value}>"
    kind = shorten(value.datatype)
    if kind in ("xsd:integer", "xsd:decimal", "xsd:boolean"):
        return value.text
    quoted = f'"{value.text.translate(_ESCAPES)}"'
    return f"{quoted}@{value.language}" if value.language else f"{quoted}^^{kind}" if kind else quoted


def ntriples(value: Term) -> str:
    """A term as N-Triples and N-Quads write it, in full.

    >>> ntriples(integer(2))
    '"2"^^<http://www.w3.org/2001/XMLSchema#integer>'
    """
    if isinstance(value, Iri):
        return f"<{value}>"
    quoted = f'"{value.text.translate(_ESCAPES)}"'
    return f"{quoted}@{value.language}" if value.language else f"{quoted}^^<{value.datatype}>" if value.datatype else quoted
