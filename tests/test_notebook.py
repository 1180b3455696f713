"""A build in a notebook: a frame without rights, or a line of text."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from graphs import HOSTILE, sample_graph
from lxml import html as lxml_html

import kg
from kg.errors import UsageError
from kg.export.html import page
from kg.export.layout import layout
from kg.notebook import show


def test_a_graph_is_its_page_in_a_frame() -> None:
    shown = show(sample_graph(), height=300)
    [frame] = lxml_html.fragments_fromstring(shown._repr_html_())
    assert (frame.tag, frame.get("height"), len(frame)) == ("iframe", "300", 0)
    assert frame.get("srcdoc") == page(sample_graph(), layout(sample_graph()))
    assert "allow-scripts" in frame.get("sandbox").split()
    assert not {"allow-same-origin", "allow-top-navigation", "allow-forms"} & set(frame.get("sandbox").split())


def test_elsewhere_it_is_a_line() -> None:
    assert repr(show(sample_graph())) == "kg explorer: 11 actors, 11 statements and 13 claims from 2 sources"


def test_a_build_folder_shows_the_page_that_it_holds(tmp_path: Path) -> None:
    (tmp_path / "graph.html").write_text(f"<!doctype html>&amp; {HOSTILE!r}", encoding="utf-8")
    for build in (tmp_path, str(tmp_path)):
        [frame] = lxml_html.fragments_fromstring(show(build)._repr_html_())
        assert frame.get("srcdoc") == f"<!doctype html>&amp; {HOSTILE!r}"
        assert str(tmp_path / "graph.html") in repr(show(build))


def test_a_folder_without_a_page_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="make it with"):
        show(tmp_path)


def test_it_stays_a_function_whatever_else_is_imported() -> None:
    code = "import kg, kg.cli, kg.commands.ask, kg.wording, kg.export.html; print(kg.show.__module__)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "kg.notebook"
    assert kg.show is show


def test_ipython_takes_the_frame() -> None:
    formatters = pytest.importorskip("IPython.core.formatters")
    data, _ = formatters.DisplayFormatter().format(show(sample_graph()))
    assert data["text/html"].startswith("<iframe ")
    assert data["text/plain"].startswith("kg explorer")
