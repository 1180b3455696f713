"""Qualified relation mentions -> claims: one for each (subject, relation, object, polarity, factuality) and claimant of a source."""

from __future__ import annotations

from collections import defaultdict

from kg.cast import Cast
from kg.model import Article, Claim, Claimant, Evidence, Source, Time
from kg.qualify import Qualified
from kg.vocabulary import relations


def claims(article: Article, qualified: list[Qualified], cast: Cast) -> list[Claim]:
    """The article's claims, sorted by place of their first evidence, then id; a repeated statement is more evidence, not another claim."""
    groups: dict[tuple[str, ...], list[Qualified]] = defaultdict(list)
    for item in qualified:
        groups[_key(item, article)].append(item)
    merged = _authors_word(groups)
    made = [_claim(article, items, cast).with_id() for items in merged.values()]
    return sorted(made, key=lambda claim: (claim.evidence[0].start, claim.id))


def _key(item: Qualified, article: Article) -> tuple[str, ...]:
    mention = item.mention
    ends = [mention.source.actor, mention.target.actor]
    if relations()[mention.relation].symmetric:
        ends.sort()
    who = item.attributed_to.label if item.attributed_to else ""
    return (_source(item, article).id, ends[0], mention.relation, ends[1], item.polarity, item.factuality, who)


def _source(item: Qualified, article: Article) -> Source:
    passage = item.mention.trigger.sentence.passage
    return passage.source if passage else article.source


def _authors_word(groups: dict[tuple[str, ...], list[Qualified]]) -> dict[tuple[str, ...], list[Qualified]]:
    """What the author says himself as well as his sources is one claim, his own."""
    merged: dict[tuple[str, ...], list[Qualified]] = {}
    for key, items in sorted(groups.items()):
        own = (*key[:-1], "")
        target = own if own in groups else key
        merged.setdefault(target, []).extend(items)
    return merged


def _claim(article: Article, items: list[Qualified], cast: Cast) -> Claim:
    items.sort(key=lambda item: (item.mention.trigger.start, item.mention.pattern))
    best = max(items, key=lambda item: (item.attributed_to is None, item.mention.confidence, -item.mention.trigger.start))
    mention = best.mention
    ends = [mention.source.actor, mention.target.actor]
    if relations()[mention.relation].symmetric:
        ends.sort()
    subject, object_ = (cast[actor] for actor in ends)
    return Claim(
        id="", document=article.document, article=_source(best, article), subject=subject, relation=mention.relation, object=object_,
        polarity=best.polarity, factuality=best.factuality, attributed_to=_claimant(items, best), time=_time(items),
        detail=_detail(items), confidence=_confidence(items), evidence=_evidence(article, items, ends[0]),
        trigger=mention.trigger.text, pattern=mention.pattern,
        subject_principal=cast.principal(subject.id), object_principal=cast.principal(object_.id),
    )


def _claimant(items: list[Qualified], best: Qualified) -> Claimant | None:
    return None if any(item.attributed_to is None for item in items) else best.attributed_to


def _time(items: list[Qualified]) -> Time | None:
    """The earliest known date."""
    times = [item.time for item in items if item.time]
    return min(times, key=lambda time: (time.start or time.end or "9999", time.end or "")) if times else None


def _detail(items: list[Qualified]) -> str | None:
    """What the mentions tell, without what another of them says more fully."""
    said = list({item.mention.detail.lower(): item.mention.detail for item in reversed(items) if item.mention.detail}.values())[::-1]
    full = [detail for detail in said if not any(detail.lower() in other.lower() and detail.lower() != other.lower() for other in said)]
    return "; ".join(full[:3]) or None


def _confidence(items: list[Qualified]) -> float:
    """Several mentions make a claim surer than its best one: noisy-or, damped since they come from one text."""
    miss = 1.0
    ranked = sorted((item.mention.confidence for item in items), reverse=True)
    for n, sure in enumerate(ranked):
        miss *= 1 - (sure if n == 0 else sure * 0.3)
    return round(min(1 - miss, 0.99), 3)


def _evidence(article: Article, items: list[Qualified], first: str) -> tuple[Evidence, ...]:
    found: dict[tuple[int, int], Evidence] = {}
    for item in items:
        sentence, mention = item.mention.trigger.sentence, item.mention
        spans = [_inside(argument.span, sentence.start, sentence.end) for argument in (mention.source, mention.target)]
        if mention.source.actor != first:
            spans.reverse()
        trigger = (mention.trigger.start, mention.trigger.end)
        found.setdefault((sentence.start, sentence.end), Evidence(article.text[sentence.start : sentence.end], sentence.start, sentence.end,
                                                                  spans[0], spans[1], trigger))
    return tuple(found[key] for key in sorted(found))


def _inside(span: tuple[int, int], start: int, end: int) -> tuple[int, int] | None:
    return span if start <= span[0] and span[1] <= end else None
