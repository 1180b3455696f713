"""`kg build` and the process: what is printed, exit codes, and one clear line for everything that goes wrong."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from commands import ARTICLE, one_line, run

import kg
from kg import pipeline, settings
from kg.cli import main


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one article that can be read."""
    made = tmp_path / "articles"
    made.mkdir()
    shutil.copy(ARTICLE, made)
    return made


def test_summary(folder: Path, tmp_path: Path) -> None:
    (folder / "chart.png").write_bytes(b"\x89PNG")
    result = run("build", folder, "--out", tmp_path / "out")
    assert result.exit_code == 0
    assert result.stderr == ""
    for part in ("Read 1 article in", "chart.png: unknown kind", "passages", "actors", "claims", "supplies arms to", "graph.html",
                 f"kg view {tmp_path / 'out'}"):
        assert part in result.stdout
    again = run("build", folder, "--out", tmp_path / "out")
    assert "1 of them as they stood in the last build" in again.stdout


def test_quiet_and_json(folder: Path, tmp_path: Path) -> None:
    assert run("build", folder, "-o", tmp_path / "out", "--quiet").output == ""
    report = json.loads(run("build", folder, "-o", tmp_path / "out", "--json").stdout)
    assert (report["articles"], report["reused"], report["skipped"]) == (1, 1, [])
    assert "claims.jsonl" in report["files"]


def test_files_are_those_that_were_written_and_copies_are_told(folder: Path, tmp_path: Path) -> None:
    (folder / "more").mkdir()
    shutil.copy(ARTICLE, folder / "more")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "notes.txt").write_text("mine", encoding="utf-8")
    assert "left out 1 that is a copy of others" in run("build", folder, "-o", tmp_path / "out").stdout
    report = json.loads(run("build", folder, "-o", tmp_path / "out", "--json").stdout)
    assert report["copies"] == 1
    assert set(report["files"]) == {path.name for path in (tmp_path / "out").iterdir()} - {"notes.txt", ".cache.sqlite"}


def test_the_next_steps_name_a_command_that_is_there(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["some/bin/kg"])
    monkeypatch.setenv("PATH", str(tmp_path))
    assert f"  some/bin/kg view {tmp_path / 'out'}" in run("build", folder, "-o", tmp_path / "out").stdout


def test_missing_path(folder: Path) -> None:
    result = run("build", folder.parent / "artikles", "-o", folder.parent / "out")
    assert result.exit_code == 2
    one_line(result, "artikles: no such file or folder", "did you mean 'articles'")


@pytest.mark.parametrize(("name", "content", "reason"), [
    ("empty.txt", b"", "empty"), ("blank.txt", b" \n\n", "empty"), ("program.txt", b"\x7fELF\0\0\1\2\xff\xfe", "binary"),
    ("odd.txt", bytes(range(128, 256)) * 9, "encoding"), ("huge.txt", b"Russia met China. " * 999, "larger than 5,000 bytes"),
    ("records.jsonl", b"{not json}\n", "not JSON"), ("gone.md", None, "broken link"),
])
def test_what_cannot_be_read_is_named_and_the_rest_goes_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes | None, reason: str
) -> None:
    monkeypatch.setattr(settings, "MAX_FILE_BYTES", 5000)
    if content is None:
        (folder / name).symlink_to("nowhere")
    else:
        (folder / name).write_bytes(content)
    result = run("build", folder, "-o", folder.parent / "out")
    assert result.exit_code == 1
    assert result.stderr == "kg: could not be read: 1, listed above\n"
    [line] = [line for line in result.stdout.splitlines() if name in line]
    assert reason in line
    assert (folder.parent / "out" / "claims.jsonl").stat().st_size > 0
    quiet = run("build", folder, "-o", folder.parent / "out", "-q")
    assert (quiet.exit_code, quiet.stdout) == (1, "")
    assert quiet.stderr.splitlines()[1].endswith(line.strip().partition(": ")[2])


def test_unreadable_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(ARTICLE, folder / "secret.txt")
    real = Path.read_bytes

    def guarded(path: Path) -> bytes:
        if path.name == "secret.txt":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", guarded)  # the superuser may read everything
    result = run("build", folder, "-o", folder.parent / "out")
    assert result.exit_code == 1
    assert "secret.txt: cannot be read" in result.stdout


def test_a_file_of_unknown_kind_that_was_named_counts(folder: Path) -> None:
    (folder / "chart.png").write_bytes(b"\x89PNG")
    assert run("build", folder, folder / "chart.png", "-o", folder.parent / "out").exit_code == 1


def test_nothing_to_read(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    result = run("build", tmp_path / "empty.txt", "-o", tmp_path / "out")
    assert result.exit_code == 5
    one_line(result, "no article could be read", "empty")
    (tmp_path / "folder").mkdir()
    one_line(run("build", tmp_path / "folder", "-o", tmp_path / "out"), "folder: no file with one of the endings .txt, .md")


def test_a_build_without_claims_says_why(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Россия поставляет оружие Таджикистану. Это важная новость для региона.", encoding="utf-8")
    assert "no passage is in English" in run("build", tmp_path / "a.txt", "-o", tmp_path / "out").stdout
    (tmp_path / "a.txt").write_text("It rained all day, and nobody went out.", encoding="utf-8")
    assert "No claim was found." in run("build", tmp_path / "a.txt", "-o", tmp_path / "out").stdout


def test_the_module_runs_and_tells_its_version(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "kg", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"kg {kg.__version__}\n" == run("version").stdout


def test_output_that_cannot_be_written(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for out in (tmp_path / "file", tmp_path / "file" / "below"):
        result = run("build", folder, "-o", out)
        assert result.exit_code == 5
        one_line(result, str(out), "cannot be made")
    (tmp_path / "out" / "graph.html").mkdir(parents=True)
    result = run("build", folder, "-o", tmp_path / "out")
    assert result.exit_code == 5
    one_line(result, "graph.html", "cannot be written")


def test_output_without_permission(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda _, mode: mode != os.W_OK)  # the superuser may write everywhere
    result = run("build", folder, "-o", tmp_path / "out")
    assert result.exit_code == 5
    one_line(result, "permission denied")


def test_unknown_model(folder: Path, tmp_path: Path) -> None:
    result = run("build", folder, "-o", tmp_path / "out", "--model", "no_such_model")
    assert result.exit_code == 2
    one_line(result, "--model no_such_model")


def test_interrupted(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "extract", interrupted)
    result = run("build", folder, "-o", tmp_path / "out")
    assert result.exit_code == 130
    one_line(result, "interrupted")


@pytest.mark.parametrize(("file", "text", "parts"), [
    ("relations/borders.yaml", "id: borders\nlabell: x\n", ("borders.yaml", "labell: unknown key (did you mean 'label'?)")),
    ("relations/borders.yaml", "id: [borders", ("borders.yaml:", "not valid YAML")),
    ("actors/countries.yaml", "- {id: RUS, type: cuntry, label: Russia}\n", ("type", "'cuntry'", "did you mean 'country'")),
])
def test_broken_ontology(folder: Path, tmp_path: Path, file: str, text: str, parts: tuple[str, ...]) -> None:
    shutil.copytree(Path(kg.__file__).parent, tmp_path / "kg", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(settings.ontology_dir(), tmp_path / "ontology", ignore=shutil.ignore_patterns("build"))
    (tmp_path / "ontology" / file).write_text(text, encoding="utf-8")
    result = subprocess.run([sys.executable, "-m", "kg.cli", "build", folder, "--out", tmp_path / "out"], cwd=tmp_path,
                            env={**os.environ, "PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, check=False)
    assert result.returncode == 3
    one_line(result, *parts)
    assert not (tmp_path / "out" / "claims.jsonl").exists()


def test_a_closed_pipe_ends_quietly() -> None:
    code = "from kg.cli import main; main()"
    command = [sys.executable, "-c", code, "relations"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait() == -signal.SIGPIPE


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("word", ["relations", "version", "--help"])
def test_a_full_disk_gives_one_line(word: str) -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "kg.cli", word]
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert result.returncode == 5
    assert result.stderr == "kg: standard output: No space left on device\n"


def test_main_is_the_command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    before = signal.getsignal(signal.SIGPIPE)
    monkeypatch.setattr(sys, "argv", ["kg", "version"])
    with pytest.raises(SystemExit) as ended:
        main()
    signal.signal(signal.SIGPIPE, before)
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"kg {kg.__version__}\n"
