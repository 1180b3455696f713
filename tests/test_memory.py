"""What is kept between runs, and what the collector leaves alone."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from kg.memory import keep, kept, settled, uncollected


def test_what_is_kept_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert kept("x") is None
    keep("x", {"a": [1, None]})
    assert kept("x") == {"a": [1, None]}
    assert [path.name for path in (tmp_path / "kg").iterdir()] == ["x.json"]


def test_a_broken_or_unwritable_cache_is_no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    keep("x", 1)
    (tmp_path / "kg" / "x.json").write_text("{", encoding="utf-8")
    assert kept("x") is None
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    keep("x", 1)
    assert kept("x") is None


def test_the_collector_comes_back_as_it_was() -> None:
    assert gc.isenabled()
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()
    before = gc.get_freeze_count()
    with settled():
        assert gc.get_freeze_count() > before
    assert gc.get_freeze_count() == 0
