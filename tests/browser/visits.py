"""A visit to the page of a graph, opened from a file in Chromium."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

from kg.export.html import write_html
from kg.export.layout import layout
from kg.graph import Graph

NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = os.environ.get("KG_CHROMIUM") or next((path for name in NAMES if (path := shutil.which(name))), None)


class Visit:
    """A page opened from a file, with all that it asked for and complained about."""

    def __init__(self, browser: Any, path: Path, graph: Graph, fragment: str = "", width: int = 1280) -> None:
        write_html(graph, layout(graph), path)
        self.context = browser.new_context(viewport={"width": width, "height": 800}, accept_downloads=True)
        self.page = self.context.new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: self.complaints.append(dialog.message))
        self.page.goto(path.as_uri() + fragment)
        assert self.page.evaluate("window.kg.ready"), self.complaints

    def drawn(self, kind: str) -> list[str]:
        return list(self.page.evaluate(f"kg.canvas.network.body.data.{kind}.getIds()"))

    def click(self, expression: str) -> None:
        """Click the canvas at the point (relative to it) that the expression gives."""
        point = self.page.evaluate(expression)
        self.page.locator("#canvas").click(position=point)

    def close(self) -> None:
        assert [url for url in self.requests if not url.startswith(("file:", "blob:", "data:"))] == []
        assert self.complaints == []
        self.context.close()
