"""A build inside a notebook: the explorer in a frame of its own, or a line of text where there is no notebook."""

from __future__ import annotations

from html import escape
from pathlib import Path

from kg.errors import UsageError
from kg.export.html import page, summary
from kg.export.layout import layout
from kg.graph import Graph

#: What the page may do in its frame: run its own scripts, save, print, open a source in a tab. It gets no origin, so it reaches nothing of
#: the notebook.
_SANDBOX = "allow-scripts allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox"


class Shown:
    """A page and what to say instead of it. Notebooks (Jupyter, JupyterLab, VS Code, Colab) ask for `_repr_html_`, the rest for the text."""

    def __init__(self, html: str, text: str, height: int) -> None:
        self._html = html
        self._text = text
        self._height = height

    def _repr_html_(self) -> str:
        return (f'<iframe srcdoc="{escape(self._html)}" sandbox="{_SANDBOX}" width="100%" height="{self._height}" loading="lazy"'
                f' title="{escape(self._text)}" style="border: 1px solid #8888; border-radius: 4px"></iframe>')

    def __repr__(self) -> str:
        return self._text


def show(build: Graph | Path | str = Path("exports"), height: int = 720) -> Shown:
    """The explorer of a build folder or a graph, to be the last line of a notebook's cell; `height` is in pixels.

    Elsewhere it shows as a line of text with the counts, and where the page is. Raises UsageError where the folder holds no page.
    """
    if isinstance(build, Graph):
        return Shown(page(build, layout(build)), f"kg explorer: {summary(build)}", height)
    path = Path(build) / "graph.html"
    if not path.is_file():
        raise UsageError(f"{path}: not found; make it with: kg build PATH... --out {build}")
    return Shown(path.read_text(encoding="utf-8"), f"kg explorer: {path.resolve()}; open it in a browser, or with: kg view {build}", height)
