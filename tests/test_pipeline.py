"""The whole path on small input: same bytes, whole evidence, what is reused and what survives."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from kg import jsonl, pipeline
from kg.clean import clean
from kg.errors import BuildError, UsageError
from kg.ingest import read_articles
from kg.model import Article, Claim
from kg.pipeline import Report, build

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
INPUT = sorted((GOLDEN / "input").iterdir())
SAMPLES = HERE.parent / "samples"
WRITTEN = {"claims.jsonl", "dataset.ttl", "edges.csv", "graph.gexf", "graph.graphml", "graph.html", "graph.jsonld", "graph.trig", "graph.ttl",
           "kg.sqlite", "nodes.csv", "statements.jsonl"}


def files(folder: Path) -> dict[str, bytes]:
    """What a build left in its folder, without the cache."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if not path.name.startswith(".")}


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("golden")
    build([GOLDEN / "input"], out)
    return out


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    out = tmp_path_factory.mktemp("samples")
    return out, build([SAMPLES], out)


@pytest.mark.parametrize("name", ["claims.jsonl", "graph.ttl", "graph.graphml"])
def test_golden_build(golden: Path, name: str) -> None:
    same = (golden / name).read_bytes() == (GOLDEN / "expected" / name).read_bytes()
    assert same, f"{name} changed: if that was meant, run `make golden` and read the diff"


def test_all_files_are_written(golden: Path) -> None:
    assert set(files(golden)) == WRITTEN


def test_order_of_files_does_not_count(tmp_path: Path) -> None:
    build(INPUT, tmp_path / "there")
    build(INPUT[::-1], tmp_path / "back")
    assert files(tmp_path / "there") == files(tmp_path / "back")


def test_evidence_is_the_text_at_its_offsets(samples: tuple[Path, Report]) -> None:
    texts = {article.document: article.text for article in read_articles([SAMPLES]).articles}
    records = list(jsonl.read(samples[0] / "claims.jsonl"))
    pieces = [(record, piece) for record in records for piece in record["evidence"]]
    assert len(pieces) >= len(records) >= 100
    for record, piece in pieces:
        text = texts[record["document"]]
        assert text[piece["start"] : piece["end"]] == piece["text"]
        for start, end in piece["marks"].values():
            assert piece["start"] <= start < end <= piece["end"]
        start, end = piece["marks"]["trigger"]
        assert text[start:end].strip()


def test_the_report_counts_what_was_written(samples: tuple[Path, Report]) -> None:
    out, report = samples
    assert report.articles == len(read_articles([SAMPLES]).articles)
    assert report.claims == len(list(jsonl.read(out / "claims.jsonl")))
    assert report.statements == len(list(jsonl.read(out / "statements.jsonl"))) == sum(report.relations.values())
    assert list(report.relations.values()) == sorted(report.relations.values(), reverse=True)
    assert sum(report.passages.values()) == sum(len(clean(article).passages) for article in read_articles([SAMPLES]).articles)


def test_the_licence_note_of_the_samples_is_no_article(samples: tuple[Path, Report]) -> None:
    assert [(Path(path).name, reason) for path, reason in samples[1].skipped] == [("NOTICE", "unknown kind")]


def test_only_new_articles_are_read(tmp_path: Path) -> None:
    first = build(INPUT[:2], tmp_path / "grown")
    second = build(INPUT, tmp_path / "grown")
    third = build(INPUT, tmp_path / "grown")
    assert (first.reused, second.reused, third.reused) == (0, 2, third.articles)
    build(INPUT, tmp_path / "fresh")
    assert files(tmp_path / "grown") == files(tmp_path / "fresh")


def test_a_removed_article_leaves_no_trace(tmp_path: Path) -> None:
    build(INPUT, tmp_path / "grown")
    build(INPUT[1:], tmp_path / "grown")
    build(INPUT[1:], tmp_path / "never")
    assert files(tmp_path / "grown") == files(tmp_path / "never")


def test_a_changed_article_is_read_anew(tmp_path: Path) -> None:
    source = shutil.copy(INPUT[0], tmp_path / "article.txt")
    build([source], tmp_path / "out")
    source.write_text("Russia supplies arms to India.\n", encoding="utf-8")
    report = build([source], tmp_path / "out")
    assert report.reused == 0
    assert {record["subject"]["id"] for record in jsonl.read(tmp_path / "out" / "claims.jsonl")} == {"RUS"}


def test_a_killed_build_keeps_the_exports_and_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(INPUT[:1], tmp_path)
    before = files(tmp_path)
    real = pipeline.extract

    def killed(articles: Iterable[Article], model: str) -> Iterator[tuple[Article, list[Claim]]]:
        yield next(iter(real(articles, model)))
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "extract", killed)
    with pytest.raises(KeyboardInterrupt):
        build(INPUT, tmp_path)
    assert files(tmp_path) == before
    monkeypatch.setattr(pipeline, "extract", real)
    assert build(INPUT, tmp_path).reused == 2


def test_a_broken_cache_is_made_anew(tmp_path: Path) -> None:
    build(INPUT[:1], tmp_path)
    (tmp_path / ".cache.sqlite").write_bytes(b"no database at all, " * 99)
    assert build(INPUT[:1], tmp_path).reused == 0


def test_least_confidence_leaves_claims_out(golden: Path, tmp_path: Path) -> None:
    values = sorted(record["confidence"] for record in jsonl.read(golden / "claims.jsonl"))
    least = values[len(values) // 2]
    build(INPUT, tmp_path, least=least)
    kept = [record["confidence"] for record in jsonl.read(tmp_path / "claims.jsonl")]
    assert sorted(kept) == [value for value in values if value >= least]


def test_progress_counts_to_the_end(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    report = build(INPUT, tmp_path, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(done, report.articles) for done in range(1, report.articles + 1)]


def test_input_that_cannot_be_used(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        build([tmp_path / "missing"], tmp_path / "out")
    (tmp_path / "empty.txt").touch()
    with pytest.raises(BuildError, match="empty"):
        build([tmp_path / "empty.txt"], tmp_path / "out")
    assert not (tmp_path / "out").exists()
    (tmp_path / "file").write_text("x")
    with pytest.raises(BuildError, match="cannot be made"):
        build(INPUT[:1], tmp_path / "file")


def test_text_without_any_claim_gives_an_empty_graph(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The cat sat on the mat.\n", encoding="utf-8")
    report = build([tmp_path / "a.txt"], tmp_path / "out")
    assert (report.articles, report.claims, report.statements, report.actors) == (1, 0, 0, 0)
    assert set(files(tmp_path / "out")) == WRITTEN
