"""A briefing as Markdown with footnotes, as GitHub, pandoc and Obsidian read it. What comes from articles is escaped: it cannot become markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.briefing.parts import Briefing, Line, Note, Section
from kg.briefing.sections import period
from kg.export.rows import printable
from kg.model import Claim, Source, sureness

#: What CommonMark and the extensions of GitHub and pandoc may take for markup; a backslash before it makes it plain.
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$^=@]|&(?=#?\w+(?:;|$))|(?<=:)/(?=/)|(?<=www)\.)", re.IGNORECASE)
_START = re.compile(r"^(\s*)([-+]|\d+(?=[.)]))")
_ADDRESS = re.compile(r"https?://[^\s<>\"'`\\|{}^\x00-\x20\x7f]+")


def markdown(briefing: Briefing) -> str:
    """The whole text; the same briefing gives the same text."""
    lines = [f"# {escaped(briefing.title)}", "", *(escaped(line) + "\n" for line in briefing.lead)]
    for section in briefing.sections:
        lines += _section(section)
    lines += [_note(note) for note in briefing.notes]
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    r"""A text on one line in which nothing is markup.

    >>> escaped("[x](javascript:1) *a* <b>")
    '\\[x\\](javascript:1) \\*a\\* \\<b\\>'
    >>> escaped("AT&T, &lt")
    'AT&T, \\&lt'
    >>> escaped("1. one"), escaped("- two")
    ('1\\. one', '\\- two')
    """
    plain = _SPECIAL.sub(r"\\\1", printable(text))
    return _START.sub(lambda match: match[1] + (match[2] + "\\" if match[2].isdigit() else "\\" + match[2]), plain)


def _section(section: Section) -> Iterator[str]:
    yield f"## {escaped(section.title)}\n"
    if section.lead:
        yield f"{escaped(section.lead)}\n"
    group = None
    for line in section.lines:
        if line.group != group:
            yield f"- {escaped(line.group or '')}"
            group = line.group
        yield ("  " if line.group else "") + _line(line)
    yield ""
    if section.left_out:
        yield f"And {section.left_out:,} more.\n"


def _line(line: Line) -> str:
    text = _linked(line.source, line.text) if line.source else f"**{escaped(line.text)}**"
    facts = f" ({'; '.join(map(escaped, line.facts))})" if line.facts else ""
    more = f" and {line.more:,} more" if line.more else ""
    return f"- {text}{facts}{''.join(f'[^{number}]' for number in line.notes)}{more}"


def _note(note: Note) -> str:
    claim = note.claim
    quote = " \\[…\\] ".join(f"“{escaped(piece.text)}”" for piece in claim.evidence)
    return f"[^{note.number}]: {quote} {_linked(claim.article, claim.article.title or claim.document)}{escaped(''.join(_told(claim)))}"


def _told(claim: Claim) -> Iterator[str]:
    yield "".join(f", {part}" for part in (claim.article.publisher, claim.article.date) if part) + ". "
    yield "; ".join(qualifiers(claim)) + "."


def qualifiers(claim: Claim) -> Iterator[str]:
    """Who says so, whether it is affirmed and actual, when, and how surely it was read."""
    yield f"according to {claim.attributed_to.label}" if claim.attributed_to else "in the source's own words"
    yield "denied" if claim.polarity == "negated" else {"actual": "affirmed"}.get(claim.factuality, claim.factuality)
    if claim.time and (when := period(claim.time.start, claim.time.end)):
        yield when
    yield f"confidence {sureness(claim.confidence)}"


def address(source: Source) -> str | None:
    """The address of a source where it is one that a browser may follow."""
    return source.uri if _ADDRESS.fullmatch(source.uri) else None


def _linked(source: Source, text: str) -> str:
    link = address(source)
    return f"[{escaped(text)}](<{link}>)" if link else escaped(text)
