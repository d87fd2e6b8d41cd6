"""A PDF in the reader: its pages are named in the bar, in the page of facts, in what is copied."""

import io
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from tests.tui.driver import on_screen, opened

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
