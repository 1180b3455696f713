"""The direction of imports, and how light the entrances are."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import kg

ROOT = Path(kg.__file__).parent

#: Modules and folders in layers; a module imports from layers below its own, or from its own folder.
LAYERS = (
    ("settings", "errors"),
    ("memory",),
    ("model", "jsonl", "dates", "words"),
    ("vocabulary", "syntax"),
    ("registry", "cues", "trees", "joints"),
    ("lexicon", "cast", "graph", "saying", "joined", "verbless", "enumerations"),
    ("doubt",),
    ("ingest", "clean", "parse", "spot", "link", "repair", "corefer", "relate", "qualify", "claims", "fuse"),
    ("scorer",),
    ("extract", "store", "export"),
    ("queries", "query", "why", "components", "evaluate", "missed", "diff", "notebook",
     "briefing"),
    ("pipeline", "arguments", "serve", "check"),
    ("wording", "merge"), ("commands",), ("cli",), ("__main__",),
)
LAYER = {name: number for number, names in enumerate(LAYERS) for name in names}
#: Imports inside a layer that are meant: `claims` takes the type that `qualify` hands it.
MEANT = {("claims", "qualify"), ("query", "queries")}


def part(path: Path) -> str:
    """The module or folder of the package that a file belongs to."""
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """The parts of kg that a file imports, TYPE_CHECKING and lazy ones too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "kg":
            found |= {alias.name for alias in node.names if alias.name in LAYER}
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("kg."):
            found.add(node.module.split(".")[1])
        elif isinstance(node, ast.Import):
            found |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("kg.")}
    return found


FILES = [path for path in sorted(ROOT.rglob("*.py")) if path != ROOT / "__init__.py" and ROOT / "ontology" not in path.parents]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_imports_go_one_way(path: Path) -> None:
    own = part(path)
    assert own in LAYER, f"kg/{own} has no layer: give it one here and in docs/architecture.md"
    for other in imported(path) - {own}:
        assert LAYER[other] < LAYER[own] or (own, other) in MEANT, f"kg.{own} imports kg.{other}"


def test_every_layer_names_what_exists() -> None:
    assert {part(path) for path in FILES} == set(LAYER)


def run(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_import_kg_is_light() -> None:
    code = "import time, sys; t = time.process_time(); import kg; print(time.process_time() - t, 'spacy' in sys.modules)"
    seconds, heavy = run(code).split()
    assert float(seconds) < 0.5
    assert heavy == "False"


def test_help_is_quick() -> None:
    code = ("import sys, time; sys.argv = ['kg', '--help']\nfrom kg.cli import main\ntry: main()\nexcept SystemExit: pass\n"
            "heavy = {'spacy', 'networkx', 'pyoxigraph', 'trafilatura', 'yaml', 'sqlite3'} & set(sys.modules)\n"
            "print(time.process_time(), sorted(heavy))")
    seconds, heavy = run(code).splitlines()[-1].split(" ", 1)
    assert heavy == "[]"
    assert float(seconds) < 0.6  # 0.2 s on a quiet machine


def test_components_need_spacy_alone() -> None:
    code = "import sys, kg.components; print(sorted(name for name in sys.modules if name.startswith('kg.')))"
    assert run(code) == "['kg.components']"


@pytest.mark.parametrize("name", kg.__all__)
def test_public_names_exist(name: str) -> None:
    assert getattr(kg, name).__name__ == name
    assert name in dir(kg)


def test_other_names_do_not() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        _ = kg.nonsense


def test_version_is_the_package_s() -> None:
    project = tomllib.loads((ROOT.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert kg.__version__ == project["version"]
