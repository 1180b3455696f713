"""Reading files and folders: what becomes an article, under which name, and what is skipped with which reason."""

from __future__ import annotations

import os
from pathlib import Path

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import settings
from kg.errors import UsageError
from kg.ingest import read_articles
from kg.ingest.markdown import plain
from kg.ingest.text import article, decode
from kg.model import Article

PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>Envoys meet - Valley News</title>
<meta property="og:site_name" content="Valley News"><meta property="article:published_time" content="2024-03-05T10:00:00Z">
<link rel="canonical" href="https://valley.example/envoys"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Envoys meet</h1>
<p>Freedonia and Sylvania agreed on Tuesday to reopen their border after two years of talks in the capital.</p>
<p>The foreign ministers said that trade between both countries would begin again before the summer.</p>
<script>alert("x")</script></article><footer>Copyright Valley News</footer></body></html>"""


def read(*paths: Path) -> dict[str, Article]:
    return {one.document: one for one in read_articles(list(paths)).articles}


def reasons(*paths: Path) -> dict[str, str]:
    return {Path(place).name: reason for place, reason in read_articles(list(paths)).skipped}


def test_a_folder_gives_documents_that_begin_with_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "texts"
    (folder / "deep").mkdir(parents=True)
    (folder / "b.txt").write_text("B.")
    (folder / "deep" / "a.TXT").write_text("A.")
    assert list(read(folder)) == ["texts/b.txt", "texts/deep/a.TXT"]
    monkeypatch.chdir(folder)
    assert list(read(Path())) == ["texts/b.txt", "texts/deep/a.TXT"]
    assert list(read(Path("deep/a.TXT"))) == ["deep/a.TXT"]


def test_a_folder_and_its_files_named_one_by_one_are_the_same(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.md"):
        (tmp_path / name).write_text(f"Text of {name}.")
    assert read_articles([tmp_path]) == read_articles(sorted(tmp_path.iterdir(), reverse=True))


def test_hidden_and_unknown_files(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text("x")
    (tmp_path / ".hidden.txt").write_text("x")
    (tmp_path / "photo.jpg").write_bytes(b"x")
    (tmp_path / "none").write_text("x")
    assert read(tmp_path) == {}
    assert reasons(tmp_path) == {"photo.jpg": "unknown kind", "none": "unknown kind"}


def test_a_path_that_does_not_exist_names_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    with pytest.raises(UsageError, match=r"no such file or folder \(did you mean 'articles'\?\)"):
        read_articles([tmp_path / "artcles"])
    with pytest.raises(UsageError, match="did you mean 'articles'"):
        read_articles([tmp_path / "artcles" / "deep" / "x.txt"])


def test_bad_files_are_skipped_with_a_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "MAX_FILE_BYTES", 100)
    (tmp_path / "empty.txt").write_text(" \n")
    (tmp_path / "binary.txt").write_bytes(b"abc\0def")
    (tmp_path / "huge.txt").write_text("x" * 101)
    (tmp_path / "mark.txt").write_bytes(b"\xef\xbb\xbf ")
    (tmp_path / "cut.txt").write_bytes(b"\xff\xfea")
    (tmp_path / "broken.txt").symlink_to(tmp_path / "gone")
    (tmp_path / "loop").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe.txt")
    assert read(tmp_path) == {}
    assert reasons(tmp_path) == {
        "empty.txt": "empty",
        "binary.txt": "binary",
        "huge.txt": "larger than 100 bytes",
        "mark.txt": "empty",
        "cut.txt": "unknown encoding",
        "broken.txt": "broken link",
        "loop": "link to a folder",
        "pipe.txt": "not a regular file",
    }


@pytest.mark.parametrize(("start", "what"), [(b"%PDF-1.7\n", "a PDF file, not text"), (b"PK\x03\x04", "a ZIP or Office file, not text")])
def test_what_is_no_text_is_called_by_its_name(tmp_path: Path, start: bytes, what: str) -> None:
    (tmp_path / "a.txt").write_bytes(start + b"Russia met China.")
    assert reasons(tmp_path) == {"a.txt": what}


def test_a_named_file_of_unknown_kind_is_told_what_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-")
    assert read_articles([tmp_path / "a.pdf"]).skipped[0][1].startswith("unknown kind; expected .txt, .md")


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_unreadable_files_and_folders(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("x")
    (tmp_path / "secret.txt").chmod(0)
    (tmp_path / "closed").mkdir(mode=0)
    assert reasons(tmp_path) == {
        "secret.txt": "cannot be read: Permission denied",
        "closed": "cannot be read: Permission denied",
    }
    (tmp_path / "closed").chmod(0o700)


@pytest.mark.parametrize(
    "raw",
    [
        "Türkiye – “yes”.".encode(),
        b"\xef\xbb\xbf" + "Türkiye – “yes”.".encode(),
        "Türkiye – “yes”.".encode("utf-16"),
        b"\xfe\xff" + "Türkiye – “yes”.".encode("utf-16-be"),
        "Türkiye – “yes”.".encode("utf-32"),
    ],
)
def test_encodings_with_a_mark_and_utf8(raw: bytes) -> None:
    assert decode(raw) == "Türkiye – “yes”."


def test_eight_bit_encodings() -> None:
    english = "Ministers of both countries met in the capital – the “talks” went on for three days, officials said. "
    assert decode(english.encode("cp1252")) == english
    russian = "Министры иностранных дел двух стран встретились в столице и договорились открыть границу. " * 4
    assert decode(russian.encode("cp1251")) == russian


def test_text_is_cleaned_one_for_one() -> None:
    one = article("a\x07b\r\nc\rd\x85e\x1b[0m", "x.txt")
    assert one.text == "a b\nc\nd e [0m"
    assert one.id.startswith("a")
    assert one.source.uri == "x.txt"


@given(st.text(st.characters(codec="utf-8")))
def test_any_text_survives(text: str) -> None:
    one = article(text, "x.txt")
    assert len(one.text) == len(text.replace("\r\n", "\n"))
    assert not set(one.text) & {chr(code) for code in range(32) if code not in (9, 10)}


def test_copies_with_one_name_are_dropped_and_counted(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "same.txt").write_text("One text.")
    (tmp_path / "b" / "other.txt").write_text("One text.")
    reading = read_articles([tmp_path / "b", tmp_path / "a", tmp_path / "a" / "same.txt"])
    assert [one.document for one in reading.articles] == ["a/same.txt", "b/other.txt"]
    assert reading.duplicates == 2


def test_order_of_paths_does_not_matter(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.md"):
        (tmp_path / name).write_text(f"Text of {name}.")
    paths = sorted(tmp_path.iterdir())
    assert read_articles(paths) == read_articles(paths[::-1])


def test_markdown_is_plain_text_with_front_matter(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "---\ntitle: Pact signed\ndate: 5 March 2024\nsource: Valley News\nurl: https://valley.example/a\ntags: [x]\n---\n"
        "# Pact **signed**\n\n[Freedonia](https://x.example) and *Sylvania* signed\na pact. ![photo](p.jpg)\n\n"
        "- First item.\n- Second item.\n\n<div onclick=x>raw</div>\n\n```\ncode\n```\n"
    )
    one = read(tmp_path / "a.md")[f"{tmp_path.name}/a.md"]
    assert one.text == "Pact signed\n\nFreedonia and Sylvania signed a pact. \n\nFirst item.\n\nSecond item."
    source = one.source
    assert (source.title, source.publisher, source.date, source.uri) == (
        "Pact signed",
        "Valley News",
        "2024-03-05",
        "https://valley.example/a",
    )


@pytest.mark.parametrize(
    "front", ["---\n: : [\n---\n", "---\n- a\n- b\n---\n", "---\ntitle: {a: b}\n---\n", "---\n" + "[" * 5000 + "\n---\n"]
)
def test_broken_front_matter_says_nothing(front: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(front + "Text.\n")
    one = read(tmp_path / "a.md")[f"{tmp_path.name}/a.md"]
    assert (one.text, one.source.title) == ("Text.", None)


def test_markdown_tables_are_rows() -> None:
    assert plain("| a | b |\n|---|---|\n| c | d |") == "a | b\n\nc | d"


def test_html_gives_main_text_and_metadata(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    one = read(tmp_path / "a.html")[f"{tmp_path.name}/a.html"]
    assert "agreed on Tuesday to reopen their border" in one.text
    assert not {"World", "alert", "Copyright"} & set(one.text.replace("(", " ").split())
    source = one.source
    assert (source.title, source.publisher, source.date) == ("Envoys meet", "Valley News", "2024-03-05")
    assert source.uri == "https://valley.example/envoys"
    assert capfd.readouterr() == ("", "")


def test_html_without_an_article_falls_back_to_all_text(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.htm").write_text("<p>Short &amp; plain.<script>x()</script><br>Second line.")
    (tmp_path / "b.html").write_text("<html><body><script>x()</script></body></html>")
    (tmp_path / "c.html").write_text(
        '<?xml version="1.0" encoding="utf-8"?><html><body><p>With a declaration.</p></body></html>'
    )
    texts = read(tmp_path)
    assert [line for line in texts[f"{tmp_path.name}/a.htm"].text.split("\n") if line] == ["Short & plain.", "Second line."]
    assert "With a declaration." in texts[f"{tmp_path.name}/c.html"].text
    assert reasons(tmp_path) == {"b.html": "empty"}
    assert capfd.readouterr() == ("", "")


def test_html_encoding_that_the_page_declares(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes("<meta charset=windows-1251><p>Москва и Душанбе.</p>".encode("cp1251"))
    assert "Москва и Душанбе." in read(tmp_path / "a.html")[f"{tmp_path.name}/a.html"].text


def test_records_and_their_keys(tmp_path: Path) -> None:
    records = [
        {
            "id": "x7",
            "text": "One.",
            "title": "T",
            "url": "https://x.example",
            "date": "2024-05-06T01:02:03Z",
            "publisher": "P",
            "language": "en",
        },
        {"content": "Two.", "headline": "H", "link": "https://y.example", "published": "May 7, 2024", "source": "S"},
        {"id": 3, "body": "Three.", "date": 17, "title": None},
    ]
    (tmp_path / "r.jsonl").write_bytes(b"\xef\xbb\xbf" + b"\n".join(map(orjson.dumps, records)) + b"\n\n")
    found = read(tmp_path / "r.jsonl")
    assert list(found) == [f"{tmp_path.name}/r.jsonl#{name}" for name in ("2", "3", "x7")]
    first, second, third = (found[f"{tmp_path.name}/r.jsonl#{name}"].source for name in ("x7", "2", "3"))
    assert (first.title, first.uri, first.date, first.publisher) == ("T", "https://x.example", "2024-05-06", "P")
    assert (second.title, second.uri, second.date, second.publisher) == ("H", "https://y.example", "2024-05-07", "S")
    assert (third.title, third.date, third.uri) == (None, None, f"{tmp_path.name}/r.jsonl#3")


def test_a_bad_record_is_skipped_and_the_rest_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "MAX_FILE_BYTES", 60)
    path = tmp_path / "r.ndjson"
    path.write_bytes(
        b'{"text": "One."}\n{broken\n[1]\n{"title": "x"}\n{"text": " "}\n{"text": "\\ud800"}\n'
        + b'{"text": "'
        + b"x" * 200
        + b'"}\n{"text": "Last."}'
    )
    reading = read_articles([path])
    assert [one.document for one in reading.articles] == [f"{tmp_path.name}/r.ndjson#{name}" for name in (1, 8)]
    skipped = dict(reading.skipped)
    assert [place.rsplit(":", 1)[1] for place in skipped] == ["2", "3", "4", "5", "6", "7"]
    assert skipped[f"{path}:3"] == "expected a JSON object, got list"
    assert skipped[f"{path}:4"] == "no text: expected one of the keys text, content, body"
    assert skipped[f"{path}:7"] == "larger than 60 bytes"


def test_an_empty_records_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").write_bytes(b"")
    assert reasons(tmp_path / "r.jsonl") == {"r.jsonl": "empty"}
