"""What lasts: data kept between runs in the user's cache folder, and objects that the collector of cyclic garbage need not walk through."""

from __future__ import annotations

import contextlib
import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import orjson

from kg.settings import cache_dir


def kept(name: str) -> Any:
    """The data that a cache file of this name holds; None where there is none that can be read."""
    try:
        return orjson.loads((cache_dir() / f"{name}.json").read_bytes())
    except (OSError, orjson.JSONDecodeError):
        return None


def keep(name: str, data: Any) -> None:
    """Write a cache file in one step; a cache that cannot be written costs time and nothing else."""
    path = cache_dir() / f"{name}.json"
    with contextlib.suppress(OSError, TypeError):
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f".{os.getpid()}")
        part.write_bytes(orjson.dumps(data))
        part.replace(path)


@contextmanager
def uncollected() -> Iterator[None]:
    """Make objects without a collection in between: it would walk through all of them again and again, and find nothing."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


@contextmanager
def settled() -> Iterator[None]:
    """Until the block ends, the collector does not walk through what was made before it: the registry, the lexicon, the parser."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
