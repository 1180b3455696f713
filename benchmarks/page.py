"""graph.html beside plain pyvis on the same graph: size of the file, time to open, time of a frame while the picture is moved.

    python benchmarks/page.py [--edges 5000 10000 50000] [--actors 1000 5000 10000] [--patience 60]

Both pages are opened in headless Chromium without a network. A page is open when its picture stands: pyvis draws it only after its physics
has come to rest, kg at once. Times are wall times in one process after the other, in the machine's present state.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Error, Page, sync_playwright
from pyvis.network import Network
from synthetic import synthetic

from kg.export.html import page as explorer
from kg.export.layout import layout
from kg.graph import Graph

FRAMES = 40
_PAN = """async (frames) => {
  const network = window.kg ? kg.canvas.network : window.network, times = [];
  const turn = () => new Promise((done) => requestAnimationFrame(done));
  for (let at = 0; at < frames; at += 1) {
    const begin = performance.now(), centre = network.getViewPosition();
    network.renderer.dragging = Boolean(window.kg);
    network.moveTo({ position: { x: centre.x + (at % 2 ? 20 : -20), y: centre.y }, animation: false });
    network.redraw();
    times.push(performance.now() - begin);
    await turn();
  }
  network.renderer.dragging = false;
  return times;
}"""
_OPEN = {"kg": "() => Boolean(window.kg && kg.ready)", "pyvis": "() => document.getElementById('text')?.innerHTML === '100%'"}


def plain(graph: Graph) -> str:
    """The graph as anybody would give it to pyvis: a node an actor, an edge a relation with its name."""
    network = Network(directed=True, cdn_resources="in_line")
    for actor in graph.actors.values():
        network.add_node(actor.id, label=actor.label, title=actor.label)
    network.edges = [{"from": subject, "to": object_, "title": relation, "arrows": "to"} for subject, relation, object_ in graph.edges()]
    return str(network.generate_html(notebook=False))


def opened(page: Page, path: Path, kind: str, patience: float) -> float | None:
    """Seconds from the address to the picture; None where there is none in time."""
    begin = time.monotonic()
    page.goto(path.as_uri(), wait_until="commit")
    while time.monotonic() - begin < patience:
        try:
            if page.evaluate(_OPEN[kind]):
                page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
                return time.monotonic() - begin
        except Error as error:  # the page is replaced while it loads
            if "context" not in str(error):
                raise
        time.sleep(0.02)
    return None


def measured(browser: Any, text: str, kind: str, patience: float) -> list[str]:
    """Size, time to open and time of a frame as cells of a table."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{kind}.html"
        path.write_text(text, encoding="utf-8")
        context = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True)
        page = context.new_page()
        page.set_default_timeout(patience * 1000)
        cells = [f"{path.stat().st_size / 1e6:.1f}"]
        try:
            seconds = opened(page, path, kind, patience)
        except TimeoutError:
            seconds = None
        if seconds is None:
            return [*cells, f"none in {patience:.0f} s", "-"]
        times = sorted(page.evaluate(_PAN, FRAMES))
        context.close()
        return [*cells, f"{seconds:.1f} s", f"{statistics.median(times):.0f} / {times[int(len(times) * 0.95)]:.0f}"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--edges", nargs="+", type=int, default=[5_000, 10_000, 50_000])
    parser.add_argument("--actors", nargs="+", type=int, default=[1_000, 5_000, 10_000])
    parser.add_argument("--patience", type=float, default=60)
    args = parser.parse_args()
    program = os.environ.get("KG_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as driver:
        for edges, actors in zip(args.edges, args.actors, strict=True):
            graph = synthetic(edges, actors)
            begin = time.process_time()
            text = explorer(graph, layout(graph))
            made = time.process_time() - begin
            for kind, whole in (("kg", text), ("pyvis", plain(graph))):
                browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
                cells = measured(browser, whole, kind, args.patience)
                browser.close()
                note = f"{made:.1f}" if kind == "kg" else ""
                sys.stdout.write("| " + " | ".join([f"{len(graph.actors):,} / {len(graph.edges()):,}", kind, *cells, note]) + " |\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
