"""The actors of one article: those of the registry and those that its text alone names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from kg.model import Actor
from kg.registry import Registry


def slug(name: str) -> str:
    """A name as an id: lower case, plain letters, hyphens; other scripts are kept as they are.

    >>> slug("Kyrgyz Ministry of Défense")
    'kyrgyz-ministry-of-defense'
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"[^\w]+", "-", plain.lower()).strip("-_") or "unnamed"


class Cast:
    """Looks actors up by id in the registry first, then among those found in this article."""

    def __init__(self, registry: Registry, day: str | None = None) -> None:
        self.registry = registry
        self.day = day  # the article's date, where it has one
        self.found: dict[str, Actor] = {}
        self.principals: dict[str, str] = {}  # person -> state or body, as the text says

    def __getitem__(self, actor: str) -> Actor:
        return self.found.get(actor) or self.registry.actors[actor]

    def __contains__(self, actor: str) -> bool:
        return actor in self.found or actor in self.registry.actors

    def type(self, actor: str) -> str:
        return self[actor].type

    def add(self, kind: str, label: str, aliases: Iterable[str] = (), principal: str | None = None) -> str:
        """The id of an unverified actor of that type and name: `x-` and the name's slug, the same in every article."""
        actor = f"x-{slug(label)}" if kind != "place" else f"x-{slug(label)}-place"
        known = self.found.get(actor)
        if known is None or (principal and not known.principal):
            names = tuple(dict.fromkeys(name for name in aliases if name != label))
            self.found[actor] = Actor(actor, kind, label, names, principal or (known.principal if known else None),
                                      verified=False, source="named in the text")
        return actor

    def principal(self, actor: str) -> Actor | None:
        """The state or organization for which an actor acts in this article, None where it acts for itself."""
        known = self[actor]
        held = self.principals.get(actor)
        if not held and known.type == "person" and known.verified:
            held = self.registry.office(actor, self.day)
        held = held or known.principal
        return self[held] if held and held in self and held != actor else None
