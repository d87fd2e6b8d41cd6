"""A PDF in the reader: its pages are named in the bar, in the page of facts, in what is copied."""

import io
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from tests.tui.driver import Driver, on_screen, opened

from duidu.errors import InputError
from duidu.model import Document
from duidu.store.corpus import Corpus
from duidu.tui import session
from duidu.tui.app import DuiduApp
from duidu.tui.screens import read
from duidu.tui.screens.documents import DocumentsScreen
from duidu.tui.screens.info import InfoScreen

PAGES = (
    ("青河县2019年工作要点", "一、修好乡村道路", "1、打通断头路。修通七条村道。"),
    ("二、守护平安山村", "2、管好养路队。每村请两名护路员。"),
)


@pytest.fixture
def paged(tmp_path: Path) -> Path:
    """A corpus of one PDF of two pages."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=True)
    for page in PAGES:
        canvas.setFont("STSong-Light", 16)
        for row, text in enumerate(page):
            canvas.drawString(100, 700 - 60 * row, text)
        canvas.showPage()
    canvas.save()
    (tmp_path / "qinghe-2019.pdf").write_bytes(out.getvalue())
    return tmp_path


@on_screen
async def test_the_bar_below_names_the_page(paged: Path):
    async with opened(paged) as at:
        assert "p. 1" in at.bar("status")
        await at.press("G")
        assert "p. 2" in at.bar("status")


@on_screen
async def test_info_counts_the_pages(paged: Path):
    async with opened(paged) as at:
        await at.press("i")
        assert ", p. 1–2)" in " ".join(at.shown.split())


@on_screen
async def test_what_is_copied_names_its_page(paged: Path):
    async with opened(paged) as at:
        await at.press("G", "y")
        assert PAGES[1][1] in at.app.clipboard
        assert ", p. 2 of the PDF, source line " in at.app.clipboard


@on_screen
async def test_a_text_without_pages_names_none(plans: Path):
    async with opened(plans, start="qinghe-2019:7") as at:
        assert "p. " not in at.bar("status")
        await at.press("y")
        assert " of the PDF" not in at.app.clipboard


# -- one that takes long to convert


@pytest.fixture
def go_on(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Every PDF takes long: until this event."""
    monkeypatch.setattr(read, "LARGE", 100)
    monkeypatch.setattr(session, "APART", 100)
    event, parse = Event(), Corpus.parse_apart

    def later(corpus: Corpus, name: str) -> Document:
        assert event.wait(30)
        return parse(corpus, name)

    monkeypatch.setattr(Corpus, "parse_apart", later)
    monkeypatch.setattr(Corpus, "plain", None)
    yield event
    event.set()


@on_screen
async def test_the_reader_waits_without_standing_still(paged: Path, go_on: Event):
    at = Driver(DuiduApp(Corpus.open(paged), start="qinghe-2019:9"))
    async with at.app.run_test(size=(160, 45), notifications=True) as at.pilot:
        try:
            await at.quiet()
            assert "being read…" in at.bar("status")
            await at.hurry("j", "i", "c", "v", "y", "/", "escape")
            assert not isinstance(at.screen, InfoScreen)
            await at.hurry("tab", "i")
            assert isinstance(at.screen, DocumentsScreen)
            await at.hurry("q", "space", "m")
            assert "has to be read first" in at.last_told
            await at.hurry("enter", "l", "tab")
        finally:
            go_on.set()
        await at.settle()
        assert "being read…" not in at.bar("status")
        assert PAGES[1][1] in at.shown
        assert at.here == PAGES[1][1]


@on_screen
async def test_its_sections_are_filled_in_when_it_is_read(paged: Path, go_on: Event):
    (paged / "a-2018.txt").write_text("青石县2018年工作要点\n\n一、修桥\n\n1、修好石桥。\n", encoding="utf-8")
    at = Driver(DuiduApp(Corpus.open(paged), start="a-2018"))
    async with at.app.run_test(size=(160, 45), notifications=True) as at.pilot:
        await at.quiet()
        library = at.reader.document_tree
        nodes = (node for place in library.root.children for node in place.children)
        node = next(node for node in nodes if node.data is not None and node.data.document == "qinghe-2019")
        node.expand()
        await at.quiet()
        assert [str(child.label) for child in node.children] == ["being read…"]
        go_on.set()
        await at.settle()
        assert [str(child.label) for child in node.children] == [PAGES[0][0], "一、 修好乡村道路", "二、 守护平安山村"]


@on_screen
async def test_what_cannot_be_read_after_all_is_told(paged: Path, go_on: Event, monkeypatch: pytest.MonkeyPatch):
    def fails(_corpus: Corpus, name: str) -> Document:
        raise InputError("{file}: torn", file=name)

    monkeypatch.setattr(Corpus, "parse_apart", fails)
    go_on.set()
    async with opened(paged) as at:
        assert "qinghe-2019: torn" in at.told
        assert "being read…" not in at.bar("status")
        assert at.reader.view.document is not None
        node = at.reader.document_tree.root.children[0].children[0]
        node.expand()
        await at.settle()
        assert not node.children
