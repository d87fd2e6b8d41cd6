"""The same document in every format and encoding: the same kinds, levels, titles and parent titles.

Differences that are right, and left out of the comparison: the lines of a site and of metadata (a page says more of
itself than a text, a Word document less); table cells, which in a text stand one a line and elsewhere in rows; and
white space within a line, of which a PDF knows only how wide it is.
"""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import pytest

from duidu.formats import extract
from duidu.model import ROOT, Document
from duidu.parse import parse
from duidu.text.fold import fold
from duidu.text.outline import title

PROJECT = Path(__file__).parents[3]
NAMES = ("nankai-2012", "nankai-2018", "nankai-2020", "nankai-2021", "ningbo-2012")
LEFT_OUT = {"furniture", "meta", "toc", "cell", "row", "title"}


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


def seen(document: Document) -> list[Seen]:
    def bare(index: int) -> str:
        return "" if index == ROOT else "".join(title(document, document.blocks[index]).split())

    kept = [block for block in document.blocks if block.kind not in LEFT_OUT]
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
