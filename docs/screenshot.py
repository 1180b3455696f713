"""Make docs/screenshot.png from exports/graph.html, with an edge chosen. Needs playwright and Chromium.

    kg build samples && python docs/screenshot.py [PAGE]
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from kg.export.rows import edge_id

HERE = Path(__file__).parent


def shoot(page: Path, fragment: str, picture: Path) -> None:
    """Open the page of a build in Chromium and save what is seen."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": 1440, "height": 900})
        tab.goto(page.resolve().as_uri() + fragment)
        tab.wait_for_function("window.kg && window.kg.ready")
        tab.wait_for_timeout(1000)
        tab.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    page = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent / "exports" / "graph.html"
    shoot(page, f"#edge={edge_id('TJK', 'hosts_base_of', 'RUS')}", HERE / "screenshot.png")
