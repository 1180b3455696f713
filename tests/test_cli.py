"""The commands: what they print, their exit codes, and one clear line for everything that goes wrong."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import kg
from kg import pipeline, settings
from kg.cli import app, main
from kg.queries import named_queries
from kg.vocabulary import relations

ARTICLE = Path(__file__).parent / "golden" / "input" / "2021-05-12-drones.txt"
GOLDEN = ARTICLE.parent
Kg = Callable[..., Any]


@pytest.fixture
def run() -> Kg:
    return lambda *words: CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("built")
    assert CliRunner().invoke(app, ["build", str(GOLDEN), "--out", str(out), "-q"]).exit_code == 0
    return out


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one article that can be read."""
    made = tmp_path / "articles"
    made.mkdir()
    shutil.copy(ARTICLE, made)
    return made


def one_line(result: Any, *parts: str) -> None:
    """Standard error is one line that holds the parts; standard output is empty."""
    assert result.stderr.count("\n") == 1, result.stderr
    assert result.stderr.startswith("kg: ")
    assert "Traceback" not in result.stderr
    assert result.stdout == ""
    for part in parts:
        assert part in result.stderr


# build


def test_summary(run: Kg, folder: Path, tmp_path: Path) -> None:
    (folder / "chart.png").write_bytes(b"\x89PNG")
    result = run("build", folder, "--out", tmp_path / "out")
    assert result.exit_code == 0
    assert result.stderr == ""
    for part in ("Read 1 articles", "chart.png: unknown kind", "passages", "actors", "claims", "supplies arms to", "graph.html",
                 f"kg view {tmp_path / 'out'}"):
        assert part in result.stdout
    again = run("build", folder, "--out", tmp_path / "out")
    assert "1 of them as they stood in the last build" in again.stdout


def test_quiet_and_json(run: Kg, folder: Path, tmp_path: Path) -> None:
    assert run("build", folder, "-o", tmp_path / "out", "--quiet").output == ""
    report = json.loads(run("build", folder, "-o", tmp_path / "out", "--json").stdout)
    assert (report["articles"], report["reused"], report["skipped"]) == (1, 1, [])
    assert "claims.jsonl" in report["files"]


def test_missing_path(run: Kg, folder: Path) -> None:
    result = run("build", folder.parent / "artikles", "-o", folder.parent / "out")
    assert result.exit_code == 2
    one_line(result, "artikles: no such file or folder", "did you mean 'articles'")


@pytest.mark.parametrize(("name", "content", "reason"), [
    ("empty.txt", b"", "empty"), ("blank.txt", b" \n\n", "empty"), ("program.txt", b"\x7fELF\0\0\1\2\xff\xfe", "binary"),
    ("odd.txt", bytes(range(128, 256)) * 9, "encoding"), ("huge.txt", b"Russia met China. " * 999, "larger than 5,000 bytes"),
    ("records.jsonl", b"{not json}\n", "not JSON"), ("gone.md", None, "broken link"),
])
def test_what_cannot_be_read_is_named_and_the_rest_goes_on(
    run: Kg, folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes | None, reason: str
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


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_unreadable_file(run: Kg, folder: Path) -> None:
    shutil.copy(ARTICLE, folder / "secret.txt")
    (folder / "secret.txt").chmod(0)
    result = run("build", folder, "-o", folder.parent / "out")
    assert result.exit_code == 1
    assert "secret.txt: cannot be read" in result.stdout


def test_a_file_of_unknown_kind_that_was_named_counts(run: Kg, folder: Path) -> None:
    (folder / "chart.png").write_bytes(b"\x89PNG")
    assert run("build", folder, folder / "chart.png", "-o", folder.parent / "out").exit_code == 1


def test_nothing_to_read(run: Kg, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    result = run("build", tmp_path / "empty.txt", "-o", tmp_path / "out")
    assert result.exit_code == 5
    one_line(result, "no article could be read", "empty")


def test_output_that_cannot_be_written(run: Kg, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for out in (tmp_path / "file", tmp_path / "file" / "below"):
        result = run("build", folder, "-o", out)
        assert result.exit_code == 5
        one_line(result, str(out), "cannot be made")
    (tmp_path / "out" / "graph.html").mkdir(parents=True)
    result = run("build", folder, "-o", tmp_path / "out")
    assert result.exit_code == 5
    one_line(result, "graph.html", "cannot be written")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_output_without_permission(run: Kg, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir(mode=0o500)
    result = run("build", folder, "-o", tmp_path / "out")
    assert result.exit_code == 5
    one_line(result, "permission denied")


def test_unknown_model(run: Kg, folder: Path, tmp_path: Path) -> None:
    result = run("build", folder, "-o", tmp_path / "out", "--model", "no_such_model")
    assert result.exit_code == 2
    one_line(result, "--model no_such_model")


def test_interrupted(run: Kg, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "extract", interrupted)
    result = run("build", folder, "-o", tmp_path / "out")
    assert result.exit_code == 130
    one_line(result, "interrupted")


@pytest.mark.parametrize(("file", "text", "parts"), [
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


# query and queries


def test_named_query_with_parameters(run: Kg, built: Path) -> None:
    either = [run("query", "members", "--build", built, *given, "--format", "csv").stdout
              for given in (("--organization", "NATO"), ("--organization=NATO",), ("--param", "organization=NATO"))]
    assert len(set(either)) == 1
    other = run("query", "members", "-b", built, "-f", "csv", "-p", "organization=CSTO").stdout
    assert other != either[0]


def test_formats(run: Kg, built: Path) -> None:
    asked = ("query", "SELECT ?who WHERE { ?who kg:suppliesArmsTo actor:UKR }", "--build", built)
    assert "actor:TUR" in run(*asked).stdout
    assert list(csv.reader(io.StringIO(run(*asked, "-f", "csv").stdout)))[0] == ["who"]
    [row] = json.loads(run(*asked, "-f", "json").stdout)["results"]["bindings"]
    assert row["who"]["value"].endswith("/TUR")
    result = run(*asked, "-f", "xml")
    assert result.exit_code == 2
    one_line(result, "table, csv, json")


def test_query_of_a_file_and_of_standard_input(built: Path, tmp_path: Path, run: Kg) -> None:
    text = "ASK { actor:TUR kg:suppliesArmsTo actor:UKR }"
    (tmp_path / "mine.rq").write_text(text, encoding="utf-8")
    assert run("query", tmp_path / "mine.rq", "-b", built).stdout == "yes\n"
    assert CliRunner().invoke(app, ["query", "-", "-b", str(built)], input=text).stdout == "yes\n"


def test_graph_of_one_article(run: Kg, built: Path) -> None:
    result = run("query", "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?c a kg:Claim } }", "-b", built, "-f", "csv")
    assert len(result.stdout.splitlines()) >= 3


@pytest.mark.parametrize(("words", "code", "parts"), [
    (("query", "base"), 2, ("no named query", "did you mean 'bases'")),
    (("query", "bases", "--hots", "Kenya"), 2, ("no parameter 'hots'", "host")),
    (("query", "bases", "--host"), 2, ("--host", "value is missing")),
    (("query", "bases", "-p", "host"), 2, ("NAME=VALUE",)),
    (("query", "ASK { }", "--host", "Kenya"), 2, ("only named queries have parameters",)),
    (("query", "SELECT", "?who"), 2, ("quotation marks",)),
    (("query", "SELECT ?who WHERE { ?who }"), 4, ("line 1", "not SPARQL")),
    (("query", "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }"), 4, ("SERVICE is refused",)),
    (("why", "Ukrane"), 2, ("did you mean 'Ukraine'",)),
    (("why", "Ukraine", "member_off", "NATO"), 2, ("did you mean 'member_of'",)),
])
def test_questions_without_answer(run: Kg, built: Path, words: tuple[str, ...], code: int, parts: tuple[str, ...]) -> None:
    result = run(*words, "--build", built)
    assert result.exit_code == code
    one_line(result, *parts)


@pytest.mark.parametrize("words", [("query", "bases"), ("why", "Russia")])
def test_no_build(run: Kg, tmp_path: Path, words: tuple[str, ...]) -> None:
    result = run(*words, "-b", tmp_path)
    assert result.exit_code == 2
    one_line(result, str(tmp_path))


def test_broken_build(run: Kg, tmp_path: Path) -> None:
    (tmp_path / "kg.sqlite").write_bytes(b"no database, " * 99)
    (tmp_path / "graph.ttl").write_bytes(b"<a> <b")
    for words in (("why", "Russia"), ("query", "bases")):
        result = run(*words, "-b", tmp_path)
        assert result.exit_code == 2
        one_line(result, "cannot be read")


def test_queries_are_listed(run: Kg) -> None:
    shown = run("queries").stdout
    assert all(f"{name}: {query.title}" in shown for name, query in named_queries().items())
    assert "--host (any)" in shown
    assert len(json.loads(run("queries", "--json").stdout)) == len(named_queries()) >= 12


# why, view, relations, version


def test_why(run: Kg, built: Path) -> None:
    result = run("why", "türkiye", "supplies arms to", "UKRAINE", "-b", built)
    assert result.exit_code == 0
    for part in ("Türkiye supplies drones to Ukraine.", "The Straits Courier", "2021-05-12", "holds", "the article's own words"):
        assert part in result.stdout
    [edge] = json.loads(run("why", "TUR", "supplies_arms_to", "UKR", "-b", built, "--json").stdout)
    assert edge["statement"]["status"] == "holds"
    assert edge["claims"][0]["evidence"]


def test_why_there_is_nothing(run: Kg, built: Path) -> None:
    result = run("why", "Ukraine", "supplies_arms_to", "Turkey", "-b", built)
    assert result.exit_code == 0
    one_line(result, "no sentence", "but: kg why 'Turkey' supplies_arms_to 'Ukraine'")


@pytest.mark.parametrize("opened", [True, False])
def test_view(run: Kg, built: Path, monkeypatch: pytest.MonkeyPatch, opened: bool) -> None:
    asked: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda uri: asked.append(uri) or opened)
    result = run("view", built)
    assert result.exit_code == 0
    assert result.stdout.strip() == str((built / "graph.html").resolve())
    assert asked == [(built / "graph.html").resolve().as_uri()]
    assert ("no browser" in result.stderr) is not opened


def test_nothing_to_view(run: Kg, tmp_path: Path) -> None:
    result = run("view", tmp_path)
    assert result.exit_code == 2
    one_line(result, "graph.html: not found")


def test_relations(run: Kg) -> None:
    shown = run("relations").stdout
    assert all(relation.definition in shown for relation in relations().values())
    assert len(json.loads(run("relations", "--json").stdout)) == len(relations())


def test_version(run: Kg) -> None:
    assert run("version").stdout == f"kg {kg.__version__}\n"


@pytest.mark.parametrize("words", [(), ("build",), ("query",), ("queries",), ("why",), ("view",), ("relations",)])
def test_help_teaches(run: Kg, words: tuple[str, ...]) -> None:
    shown = run(*words, "--help").stdout
    assert shown.count(f"  kg {' '.join(words)}") >= 2


# the process


def test_a_closed_pipe_ends_quietly(built: Path) -> None:
    code = "from kg.cli import main; main()"
    command = [sys.executable, "-c", code, "relations"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait() == -signal.SIGPIPE


def test_main_is_the_command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    before = signal.getsignal(signal.SIGPIPE)
    monkeypatch.setattr(sys, "argv", ["kg", "version"])
    with pytest.raises(SystemExit) as ended:
        main()
    signal.signal(signal.SIGPIPE, before)
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"kg {kg.__version__}\n"
