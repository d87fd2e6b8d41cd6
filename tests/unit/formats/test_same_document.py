"""The same document in every format and encoding: the same kinds, levels, titles and parent titles.

The sections and paragraphs must be the same in the same order; what else differs is listed in `EXPLAINED`, with the
reason, and nothing else may. White space within a line does not count: of it a PDF knows only how wide it is.
"""

import importlib.util
import sys
from collections import Counter
from collections.abc import Collection
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import pytest

from duidu.formats import extract
from duidu.model import ROOT, Document
from duidu.parse import parse
from duidu.text.fold import fold
from duidu.text.outline import own_text, title

PROJECT = Path(__file__).parents[3]
NAMES = ("nankai-2012", "nankai-2018", "nankai-2020", "nankai-2021", "ningbo-2012")
LEFT_OUT = {"furniture", "meta", "toc", "cell", "row", "title"}
TABLES = {
    "cell": "in a text each cell stands on a line of its own",
    "row": "a table that is one in its format has rows",
}
EXPLAINED = {
    "html": TABLES | {"furniture": "a page has buttons", "meta": "its meta tags become labelled lines"},
    "docx": TABLES | {"furniture": "an office document is without the lines of a site"},
    "pdf": TABLES
    | {
        "furniture": "pages have heads and numbers, and are without the lines of a site",
        "title": "a title in two lines of one size is one title",
    },
}
"""By format, the kinds of blocks that may differ from the text's, and why."""


class Seen(NamedTuple):
    """What must be the same of a block."""

    kind: str
    level: int
    title: str
    parent: str


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_fixtures", PROJECT / "tools" / "make_fixtures.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["make_fixtures"] = module
    spec.loader.exec_module(module)
    return module


make = _tool()


def seen(document: Document, left_out: Collection[str] = LEFT_OUT) -> list[Seen]:
    def bare(index: int) -> str:
        return "" if index == ROOT else "".join(title(document, document.blocks[index]).split())

    kept = [block for block in document.blocks if block.kind not in left_out]
    return [Seen(block.kind, block.level, bare(block.id), bare(block.parent)) for block in kept]


def reread(data: bytes, name: str) -> Document:
    return parse(extract(data, name), Path(name).stem, name)


@pytest.fixture(scope="module", params=NAMES)
def original(request: pytest.FixtureRequest) -> Document:
    found = make.document(PROJECT / "corpus" / f"{request.param}.txt")
    assert isinstance(found, Document)
    assert len(seen(found)) > 20
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-bom", "utf-16", "gb18030"])
def test_in_another_encoding(original: Document, encoding: str):
    data = make.encoded(original.text, make.ENCODINGS[encoding])
    document = reread(data, original.file)
    assert document.text == original.text
    assert seen(document) == seen(original)


def test_in_big5_with_traditional_characters(original: Document):
    document = reread(make.encoded(make.traditional(original.text), make.ENCODINGS["big5"]), original.file)
    assert document.encoding == "big5hkscs"
    same = [
        (a.kind, a.level) == (b.kind, b.level) and fold(a.title) == fold(b.title) and fold(a.parent) == fold(b.parent)
        for a, b in zip(seen(document), seen(original), strict=True)
    ]
    wrong = [pair for pair, ok in zip(zip(seen(document), seen(original), strict=True), same, strict=True) if not ok]
    assert [pair for pair in wrong if make.LOST not in pair[0].title + pair[0].parent] == []


def test_as_a_page(original: Document):
    document = reread(make.html(original).encode(), f"{original.id}.html")
    assert seen(document) == seen(original)
    assert document.meta.title.value == original.meta.title.value
    assert document.meta.published.value == original.meta.published.value
    assert [len(table.rows) for table in document.tables] == [len(table.rows) for table in original.tables]


def test_as_a_word_document(original: Document):
    document = reread(make.docx(original), f"{original.id}.docx")
    assert seen(document) == seen(original)
    assert document.meta.title.value == original.meta.title.value
    assert [len(table.rows) for table in document.tables] == [len(table.rows) for table in original.tables]


def test_as_a_pdf(original: Document):
    document = reread(make.pdf(original), f"{original.id}.pdf")
    assert seen(document) == seen(original)
    assert [len(table.rows) for table in document.tables] == [len(table.rows) for table in original.tables]


@pytest.mark.parametrize("format", EXPLAINED)
def test_nothing_differs_but_what_is_explained(original: Document, format: str):
    written = make.html(original).encode() if format == "html" else getattr(make, format)(original)
    other = reread(written, f"{original.id}.{format}")
    here, there = Counter(seen(original, ())), Counter(seen(other, ()))
    different = {one.kind for one in (*(here - there), *(there - here))}
    assert different <= EXPLAINED[format].keys()
    assert titles(other) == titles(original)
    if format != "pdf":  # it draws cells, and does not say where one reaches over two columns
        assert cells(other) == cells(original)
    assert words(other) == words(original)


def titles(document: Document) -> str:
    """The title lines, joined."""
    return "".join("".join(own_text(document, block).split()) for block in document.blocks if block.kind == "title")


def cells(document: Document) -> list[list[str]]:
    """What stands in the tables, without the white space that a PDF does not know."""
    rows = (row for table in document.tables for row in (table.header, *table.rows))
    return [["".join(document.text[start:end].split()) for start, end in row] for row in rows]


def words(document: Document) -> list[list[str]]:
    """What stands in each row of the tables, once."""
    return [[*dict.fromkeys(cell for cell in row if cell)] for row in cells(document)]
