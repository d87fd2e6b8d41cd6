"""The screen on the real documents: the way issue 2 asks to see."""

from pathlib import Path

from tests.tui.driver import SMALL, Driver, on_screen, opened

from duidu.store import bookmarks
from duidu.store.bookmarks import fingerprint
from duidu.tui.screens.compare import CompareScreen
from duidu.tui.session import Place


def rows_of(screen: CompareScreen) -> str:
    """The fingerprint of the rows on screen."""
    assert screen.comparison is not None
    return fingerprint(screen.documents, screen.comparison)


def texts_of(screen: CompareScreen) -> dict[str, str]:
    """The text that each column shows."""
    assert screen.comparison is not None
    shown = {document.id: "" for document in screen.documents}
    for row in screen.comparison.rows:
        for document, cell in zip(screen.documents, row.cells, strict=True):
            shown[document.id] += "".join(document.text[slice(*document.blocks[block].span)] for block in cell)
    return shown


async def to_item_19(at: Driver) -> None:
    """Open 2012 and go to item 19."""
    name = next(e.id for e in at.app.session.corpus.entries if "2012" in e.id and "nankai" in e.id)
    await at.press(":")
    await at.type(name)
    await at.press("enter", ":")
    await at.type("§八.19")
    await at.press("enter")
    assert at.here.startswith("19、维护社会和谐稳定")


@on_screen
async def test_item_19_stands_beside_the_public_order_sections_and_is_there_after_a_restart(real_texts: Path):
    async with opened(real_texts / "corpus") as at:
        await to_item_19(at)
        await at.press("c")
        screen = at.comparison
        years = {at.app.session.year(document.id) for document in screen.documents}
        assert {2012, 2018, 2021} <= years
        texts = texts_of(screen)
        news = next(text for name, text in texts.items() if "2018" in name)
        plan = next(text for name, text in texts.items() if "2021" in name)
        assert any(word in news for word in ("风险评估", "消防", "信访", "平安"))
        assert any(word in plan for word in ("平安", "治安", "風險"))
        await at.press("m", "enter")
        before, request = rows_of(screen), screen.request
        await at.press("q", "q")
        assert len(bookmarks.load().bookmarks) == 1
    async with opened(real_texts / "corpus") as at:
        assert at.here.startswith("19、维护社会和谐稳定")
        await at.press("b", "enter")
        assert at.comparison.request == request
        assert rows_of(at.comparison) == before
        assert not any("Differs" in message for message in at.told)


@on_screen
async def test_a_slogan_is_found_in_every_script_and_with_a_wrong_character(real_texts: Path):
    async with opened(real_texts / "corpus") as at:
        await at.press("s")
        await at.type("平安南开")
        found = "\n".join(at.rows())
        assert all(year in found for year in ("2012", "2018", "2021"))
        await at.press("enter")
        assert "平安南" in at.here
        await at.press("s")
        await at.type("平安南幵")
        assert all(year in "\n".join(at.rows()) for year in ("2012", "2018", "2021"))


@on_screen
async def test_every_document_can_be_paged_through_in_a_small_terminal(real_texts: Path):
    async with opened(real_texts / "corpus", SMALL) as at:
        for entry in at.app.session.corpus.entries:
            at.app.read(Place(entry.id, 0))
            await at.settle()
            await at.press("d", "d", "o", "o", "G", "u")
            assert at.reader.name_shown == entry.id
            assert {strip.cell_length for strip in at.screen._compositor.render_strips()} == {80}
