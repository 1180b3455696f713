"""kg.show() in Chromium: the explorer runs in its frame, and the frame reaches nothing of the notebook."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from graphs import sample_graph

from kg.notebook import show

sync_api = pytest.importorskip("playwright.sync_api")
CHROMIUM = os.environ.get("KG_CHROMIUM") or next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[Any]:
    """A page with the frame in it, and what went wrong on it."""
    (tmp_path / "cell.html").write_text(f"<!doctype html><meta charset='utf-8'>{show(sample_graph())._repr_html_()}", encoding="utf-8")
    with sync_api.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1200, "height": 800})
        page.failures = []
        page.on("pageerror", lambda error: page.failures.append(str(error)))
        page.on("console", lambda message: page.failures.append(message.text) if message.type == "error" else None)
        page.goto((tmp_path / "cell.html").as_uri())
        yield page
        browser.close()


def test_the_explorer_runs_in_its_frame(notebook: Any) -> None:
    frame = notebook.frames[1]
    sync_api.expect(frame.locator("#count")).to_contain_text("11 of 11 actors")
    frame.fill("#search", "Tajikistan")
    frame.press("#search", "Enter")
    sync_api.expect(frame.locator("#panel")).to_contain_text("201st Military Base")
    assert frame.evaluate("document.getElementById('failure').hidden")
    assert notebook.failures == []


def test_the_frame_reaches_nothing_of_the_notebook(notebook: Any) -> None:
    frame = notebook.frames[1]
    assert frame.evaluate("(() => { try { return parent.document.title } catch (error) { return error.name } })()") == "SecurityError"
    assert frame.evaluate("origin") == "null"
