"""Sentences -> mentions: known names from the registry, then names that only the text gives."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from kg.cast import Cast
from kg.cues import cues
from kg.registry import NameKind, Registry, fold
from kg.spot import bodies, names
from kg.spot.gazetteer import Gazetteer
from kg.spot.persons import full_names
from kg.syntax import Mention, Sentence, Token
from kg.words import ordinary

#: "the 47th Mechanized Brigade".
_ORDINAL = re.compile(r"\d{1,4}(?:st|nd|rd|th)")
