"""graph.html under axe-core: nothing serious in either theme at three widths, in every view."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from graphs import sample_graph
from visits import Visit

from kg.export.rows import edge_id

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
BASE = edge_id("TJK", "hosts_base_of", "CHN")
STATES = ("", f"#edge={BASE}", "#actor=RUS&at=2022-03", "#path=UZB&path=USA", "#view=map&actor=TJK", "#view=matrix", f"#view=table&edge={BASE}")


@pytest.mark.parametrize("width", [390, 800, 1280])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_serious(browser: Any, tmp_path: Path, theme: str, width: int) -> None:
    visit = Visit(browser, tmp_path / "graph.html", sample_graph(), width=width)
    visit.page.emulate_media(color_scheme=theme)
    found = []
    for state in STATES:
        visit.page.evaluate("state => { location.hash = state; }", state)
        visit.page.wait_for_timeout(50)
        report = axe.Axe().run(visit.page, options=RULES).response
        found += [(state, one["id"], node["target"], node["failureSummary"]) for one in report["violations"]
                  if one["impact"] in ("serious", "critical") for node in one["nodes"]]
    assert found == []
    visit.close()
