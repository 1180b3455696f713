"""The pages of `kg serve` in Chromium: from a ready question to its answer, and nothing but this server is asked."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))
from test_serve import address, build  # noqa: E402, F401

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = os.environ.get("KG_CHROMIUM") or next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium found: set KG_CHROMIUM to its path")


def test_a_ready_question_is_answered_offline(address: str) -> None:  # noqa: F811
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address)
        page.get_by_role("link", name="Who hosts whose bases").click()
        page.locator(".yasqe_queryButton").click()
        page.locator(".yasr table").wait_for()
        assert "Tajikistan" in page.locator(".yasr").inner_text()
        page.goto(address)
        page.get_by_role("link", name="Explore the graph").click()
        page.locator("canvas").first.wait_for()
        assert all(url.startswith((address, "data:", "blob:")) for url in asked), asked
        browser.close()
