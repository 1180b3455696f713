"""Graphs of any size for timing: invented claims between the registry's actors, the same for the same numbers.

Actors are drawn by rank with weights 1/rank, as in news: a few are in most claims. Nothing of what they say is true.
"""

from __future__ import annotations

import random
from itertools import accumulate

from kg.fuse import fuse
from kg.graph import Graph
from kg.model import Actor, Claim, Claimant, Evidence, Factuality, Source, Time, digest
from kg.registry import registry
from kg.vocabulary import Relation, relations

#: Claims of one article.
_PER_ARTICLE = 25
_FACTUALITIES: tuple[Factuality, ...] = ("actual", "actual", "actual", "actual", "ended", "planned", "possible")


def synthetic(claims: int, actors: int = 5_000, seed: int = 1) -> Graph:
    """A graph of about so many claims among at most so many actors, with statements fused as in a build."""
    draw = random.Random(seed)
    cast = sorted(registry().actors.values(), key=lambda actor: (digest(str(seed), actor.id)))[:actors]
    weights = list(accumulate(1 / rank for rank in range(1, len(cast) + 1)))
    inventory = list(relations().values())
    made: dict[str, Claim] = {}
    while len(made) < claims:
        relation = draw.choice(inventory)
        subject, object_ = draw.choices(cast, cum_weights=weights, k=2)
        if subject.id != object_.id and subject.type in relation.source and object_.type in relation.target:
            claim = _claim(len(made), subject, relation, object_, draw)
            made[claim.id] = claim
    found = list(made.values())
    return Graph.of(found, fuse(found))


def _claim(number: int, subject: Actor, relation: Relation, object_: Actor, draw: random.Random) -> Claim:
    article = number // _PER_ARTICLE
    day = f"{draw.randint(1995, 2025)}-{draw.randint(1, 12):02d}-{draw.randint(1, 28):02d}"
    source = Source("a" + digest(str(article)), f"https://news.example/{article}", f"Report {article}", f"Paper {article % 40}",
                    f"{2000 + article % 26}-06-15")
    text = f"{subject.label} {relation.label} {object_.label}, report {number} says of {day}."
    start = number % _PER_ARTICLE * 200
    piece = Evidence(text, start, start + len(text), (start, start + len(subject.label)))
    time = Time(day, day, day) if draw.random() < 0.6 else None
    who = Claimant(f"Spokesman {draw.randint(1, 200)}") if draw.random() < 0.3 else None
    detail = f"matter {draw.randint(1, 50)}" if draw.random() < 0.4 else None
    return Claim("", f"{article}.txt", source, subject, relation.id, object_, "negated" if draw.random() < 0.05 else "affirmed",
                 draw.choice(_FACTUALITIES), who, time, detail, round(draw.uniform(0.3, 0.99), 3), (piece,), relation.label,
                 f"{relation.id}.verb.test").with_id()
