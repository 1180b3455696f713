"""The articles that one text collects: where each begins, its title, publisher and date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.clean.citations import citation
from kg.clean.heads import Head, address, dated_title, dateline, opening
from kg.clean.lines import Line
from kg.clean.roles import REPEAT, Role, key
from kg.model import Article, Source

#: Lines after an address among which the headline must stand, and after a headline among which the dateline must.
_NEAR = 4
#: Lines at the head of an article, menus and notices not counted, in which its date and publisher stand.
_HEAD = 10


@dataclass(frozen=True, slots=True)
class Part:
    """Lines from `start` up to the next part: an article of the text, or the excerpt of one that it cites."""

    start: int
    head: Head


def sources(article: Article, lines: Sequence[Line], found: Sequence[Role]) -> tuple[Source, list[Source]]:
    """The source of the text as a whole, and that of each line. What the article's own record says goes before what is read."""
    parts = _parts(lines, found)
    whole = _source(article, parts[0].head, None) if parts else article.source
    heads = dict.fromkeys(part.head for part in parts)
    numbered = {head: _source(article, head, number) for number, head in enumerate(heads, 1)}
    if len(numbered) <= 1:
        return whole, [whole] * len(lines)
    each: list[Source] = []
    bounds = [*(part.start for part in parts[1:]), len(lines)]
    for part, end in zip(parts, bounds, strict=True):
        each += [numbered[part.head]] * (end - len(each))
    return article.source, each


def _source(article: Article, head: Head, number: int | None) -> Source:
    given = article.source
    if number is None or number == 1:
        head = Head(given.title or head.title, given.publisher or head.publisher, given.date or head.date, head.uri)
    name = article.id if number is None else f"{article.id}.{number}"
    uri = given.uri if number is None else head.uri or given.uri
    return Source(name, uri, head.title, head.publisher or given.publisher, head.date)


def _parts(lines: Sequence[Line], found: Sequence[Role]) -> list[Part]:
    """The parts in order, the first from line 0. An outer article that goes on after an excerpt appears again, same head."""
    starts = _starts(lines, found) if lines else []
    parts: list[Part] = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=False):
        outer = Part(start, _head(lines[start:end], found[start:end]))
        parts.append(outer)
        parts += _excerpts(lines, found, start, end, outer)
    return parts


def _starts(lines: Sequence[Line], found: Sequence[Role]) -> list[int]:
    """First lines of the articles; an article that has no body yet does not end."""
    starts, anchor = [0], 0
    for number in range(1, len(lines)):
        if not _begins(lines, found, number):
            continue
        first = number - 1 if found[number] == "address" and _teases(lines, found, number) else number
        if any(found[line] in ("body", "repeat", "foreign") for line in range(anchor, first)):
            starts.append(first)
            anchor = number
    return starts


def _begins(lines: Sequence[Line], found: Sequence[Role], number: int) -> bool:
    """Whether an article begins here: an address before a headline, a headline over a dateline or a picture or with a date
    of its own, or a headline after the line that closes another article."""
    after = found[number + 1:number + 1 + _NEAR]
    if found[number] == "address":
        return next((role for role in after if role in ("headline", "repeat", "body", "citation")), None) == "headline"
    if found[number] != "headline":
        return False
    over = next((role for role in after if role not in ("headline", "menu", "notice", "repeat")), None)
    if over == "dateline" and "body" not in after[:after.index("dateline")]:
        return True
    if dated_title(lines[number].text) or _pictured(lines, number):
        return True
    before = found[max(0, number - 2):number]
    return before[-1:] == ["closing"] or before in (["menu", "menu"], ["closing", "menu"])


def _pictured(lines: Sequence[Line], number: int) -> bool:
    """Whether a headline is followed by one short line twice: a picture's alternative text and its caption."""
    texts = [key(line.text) for line in lines[number + 1:number + 3]]
    return len(texts) == 2 and texts[0] == texts[1] and lines[number + 1].words <= 24


def _teases(lines: Sequence[Line], found: Sequence[Role], number: int) -> bool:
    """Whether the line before an address is the beginning of the article after it, as link previews show it."""
    teaser = key(lines[number - 1].text)[:REPEAT]
    if found[number - 1] not in ("body", "headline", "repeat") or len(teaser) < REPEAT:
        return False
    return any(key(line.text).startswith(teaser) for line in lines[number + 1:number + 1 + _HEAD])


def _head(lines: Sequence[Line], found: Sequence[Role]) -> Head:
    """Title, publisher and date as the first lines of an article tell them; the first of each counts, an agency before a host."""
    head, host = Head(), None
    told_by = [(line, role) for line, role in zip(lines, found, strict=True) if role not in ("menu", "notice", "closing")]
    for line, role in told_by[:_HEAD]:
        if role in ("citation", "section"):
            break
        told = dateline(line.text, under_headline=True) if role == "dateline" else None
        if role == "address" and not head.uri:
            site = address(line.text) or Head()
            head, host = replace(head, uri=site.uri), host or site.publisher
        elif role == "headline" and not head.title:
            told = dated_title(line.text)
            head = replace(head, title=told.title if told else line.text)
        elif role == "body" and (start := opening(line.text)):
            told = start[1]
        if told:
            head = replace(head, publisher=head.publisher or told.publisher, date=head.date or told.date)
    return replace(head, publisher=head.publisher or host)


def _excerpts(lines: Sequence[Line], found: Sequence[Role], start: int, end: int, outer: Part) -> list[Part]:
    """What the article quotes from others: from each citation to the next, or to a section's head, where the article goes on."""
    parts: list[Part] = []
    for number in range(start, end):
        if found[number] == "citation" and (cited := citation(lines[number].text)):
            link = address(lines[number + 1].text) if number + 1 < end and found[number + 1] == "address" else None
            parts.append(Part(number, replace(cited.head, uri=cited.head.uri or (link.uri if link else None))))
        elif found[number] == "section" and parts and parts[-1].head is not outer.head:
            parts.append(Part(number, outer.head))
    return parts
