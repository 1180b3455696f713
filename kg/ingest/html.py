"""HTML: the main text, title, date and site as trafilatura finds them; all text of the page where it finds none."""

from __future__ import annotations

import logging
import re

import lxml.etree
import lxml.html
from trafilatura import bare_extraction

from kg.ingest.text import article, decode
from kg.model import Article

for _name in ("trafilatura", "htmldate"):  # their warnings about a page's faults would go to the user's terminal
    logging.getLogger(_name).addHandler(logging.NullHandler())

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
#: Only dates that the page states in its metadata or markup; no upper bound that depends on today.
_DATES = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}
_BLOCKS = ("p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "br", "tr", "blockquote", "section", "article", "title")
_UNREAD = ("script", "style", "noscript", "template", "nav", "footer", "form", "svg", "head")


def read(raw: bytes, document: str) -> Article | str:
    """The article, or the reason why there is none."""
    page = _decoded(raw)
    if page is None:
        return "binary" if b"\0" in raw else "unknown encoding"
    if (tree := _tree(page)) is None:
        return "empty"
    found = bare_extraction(tree, with_metadata=True, include_comments=False, include_tables=True, date_extraction_params=_DATES)
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        text = _all_text(page)
        return article(text, document) if text else "empty"
    return article(found.text or "", document, uri=found.url, title=found.title, publisher=found.sitename, date=found.date)


def _decoded(raw: bytes) -> str | None:
    """The page by the encoding that it declares, else as any text."""
    declared = _CHARSET.search(raw[:4096])
    if declared and not raw.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")) and b"\0" not in raw:
        try:
            return raw.decode(declared.group(1).decode("ascii"))
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(raw)


def _tree(page: str) -> lxml.html.HtmlElement | None:
    try:
        return lxml.html.document_fromstring(page.encode("utf-8"), parser=lxml.html.HTMLParser(encoding="utf-8"))
    except (lxml.etree.LxmlError, ValueError):
        return None


def _all_text(page: str) -> str:
    tree = _tree(page)
    if tree is None:
        return ""
    lxml.etree.strip_elements(tree, lxml.etree.Comment, *_UNREAD, with_tail=False)
    for block in tree.iter(*_BLOCKS):
        block.tail = "\n" + (block.tail or "")
        block.text = "\n" + (block.text or "")
    lines = (" ".join(line.split()) for line in tree.text_content().split("\n"))
    return "\n".join(line for line in lines if line)
