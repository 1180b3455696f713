"""A build as a briefing to read: what the articles say, in order of weight, with the sentences behind every line."""

from __future__ import annotations

from kg.briefing.ask import Asked, narrowed
from kg.briefing.markdown import markdown
from kg.briefing.page import page
from kg.briefing.parts import Briefing
from kg.briefing.sections import brief

__all__ = ["Asked", "Briefing", "brief", "markdown", "narrowed", "page"]
