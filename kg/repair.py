"""Frequent slips of the dependency parser that the linked mentions give away, put right in place."""

from __future__ import annotations

from kg.cues import cues
