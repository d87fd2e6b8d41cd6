"""The library as a table: what it shows, correcting in place, sorting, filtering, undo, and what follows at once."""

from pathlib import Path

import pytest
from tests.tui.driver import SMALL, Driver, on_screen, opened
from textual.pilot import Pilot
from textual.widgets import Input

from duidu.model import ROOT
from duidu.settings.words import use
from duidu.store import facts
from duidu.tui.draw import cells
from duidu.tui.listing import FIELDS
from duidu.tui.screens.compare import CompareScreen
from duidu.tui.screens.documents import DocumentsScreen
from duidu.tui.screens.info import InfoScreen
from duidu.tui.screens.menu import MenuScreen
from duidu.tui.screens.read import ReadScreen
from duidu.tui.session import Section


def table(at: Driver) -> DocumentsScreen:
    assert isinstance(at.screen, DocumentsScreen), at.screen
    return at.screen


def names(at: Driver) -> list[str]:
    return [entry.id for entry in table(at).listed]


async def go(at: Driver, name: str, field: str) -> None:
    """Put the cursor on a cell."""
    await at.press("g", *["j"] * names(at).index(name), *["h"] * len(FIELDS), *["l"] * FIELDS.index(field))


async def write(at: Driver, name: str, field: str, text: str) -> None:
    """Correct a cell."""
    await go(at, name, field)
    await at.press("enter")
    box = at.screen.query_one("#value", Input)
    assert box.has_focus
    box.value = text
    await at.press("enter")


def cell(at: Driver, name: str, field: str) -> str:
    screen = table(at)
    return screen.table.lines[names(at).index(name)].cells[FIELDS.index(field)].text


@on_screen
async def test_every_file_stands_there_the_unread_last_with_the_reason(plans: Path):
    (plans / "aaa.txt").write_bytes(b"\x00\x01\x02" * 40)
    async with opened(plans, start="qinghe-2020") as at:
        await at.press("tab", "i")
        assert names(at) == ["baishi-2020", "qinghe-2019", "qinghe-2020", "qinghe-2022", "aaa"]
        row = at.row("qinghe-2019")
        for words in ("2019", "工作要点", "青河", "青河县办公室", "original", "txt", "青河县2019年"):
            assert words in row
        assert "reprint" in at.row("qinghe-2022")
        assert "! aaa.txt" in at.row("binary")
        assert "5 documents · 1 cannot be read" in at.bar("title")
        assert at.bar("saved").endswith("facts.toml")
        assert table(at).document_here() is at.app.session.entry("qinghe-2020")
        await at.press("G", "enter")
        assert "binary" in at.bar("status")
        assert "binary" in at.last_told


@on_screen
async def test_doubts_are_counted_for_what_is_in_view(plans: Path):
    (plans / "doubtful.txt").write_text("存疑文\n\n一、粮食\n\n产量225523.08亿斤,增长一成。\n")
    async with opened(plans) as at:
        await at.press("tab", "i")
        assert cell(at, "doubtful", "doubts") == "1"
        assert cell(at, "qinghe-2019", "doubts") == ""


@on_screen
async def test_a_place_is_corrected_and_library_and_headings_follow_at_once(plans: Path):
    async with opened(plans, start="qinghe-2020") as at:
        await at.press("tab", "i")
        await write(at, "qinghe-2020", "place", "清河")
        assert "qinghe-2020, place: 清河; U undoes" in at.last_told
        assert cell(at, "qinghe-2020", "place") == "清河✎"
        assert "corrected by you" in at.bar("status")
        assert names(at)[0] == "qinghe-2020"
        await write(at, "qinghe-2020", "covers", "2021-2025")
        await write(at, "qinghe-2020", "kind", "五年规划")
        assert cell(at, "qinghe-2020", "covers") == "2021–2025✎"
        await at.press("q")
        assert "2021–25 五年规划" in at.bar("title")
        assert "▾ 清河 1" in at.shown
        await at.press("c")
        assert "2021–25" in at.shown
        assert "五年规划" in at.shown
    async with opened(plans, start="qinghe-2020") as at:
        assert "▾ 清河 1" in at.shown
        assert at.app.session.document("qinghe-2020").meta.place.value == "清河"


@pytest.mark.parametrize(
    ("field", "text", "words"), [("covers", "soon", "2021-2025"), ("covers", "2025-2021", "2021-2025")]
)
@on_screen
async def test_what_cannot_be_is_said_beside_the_cell_and_not_taken(plans: Path, field: str, text: str, words: str):
    async with opened(plans, SMALL) as at:
        await at.press("tab", "i")
        await write(at, "qinghe-2019", field, text)
        assert words in " ".join(at.shown.split())
        assert at.screen.query_one("#value", Input).has_focus
        assert at.app.session.said == []
        await at.type("1")
        assert words not in " ".join(at.rows()[2:-3])
        await at.press("escape")
        assert not at.screen.query_one("#cell").display
        assert cell(at, "qinghe-2019", field) == "2019"


@on_screen
async def test_an_empty_cell_takes_the_word_back_and_so_do_undo_and_delete(plans: Path):
    async with opened(plans) as at:
        await at.press("tab", "i")
        await write(at, "qinghe-2019", "issuer", "青河县人民政府")
        await write(at, "qinghe-2019", "issuer", "")
        assert cell(at, "qinghe-2019", "issuer") == "青河县办公室"
        assert "from corpus.toml" in at.bar("status")
        await at.press("U")
        assert cell(at, "qinghe-2019", "issuer") == "青河县人民政府✎"
        await at.press("D")
        assert cell(at, "qinghe-2019", "issuer") == "青河县办公室"
        await at.press("D")
        assert "Nothing of yours" in at.last_told
        await at.press("U", "U")
        assert at.last_told == "Undone: the document is described as it was."
        assert not at.app.session.corpus.said
        await write(at, "qinghe-2019", "issuer", "青河县办公室")
        await write(at, "qinghe-2020", "issuer", "")
        assert not at.app.session.corpus.said


@on_screen
async def test_provenance_is_one_of_three(plans: Path):
    async with opened(plans) as at:
        await at.press("tab", "i")
        await go(at, "qinghe-2019", "provenance")
        await at.press("enter")
        assert isinstance(at.screen, MenuScreen)
        assert [item.value for item in at.screen.items] == list(facts.PROVENANCES)
        await at.press("j", "enter")
        assert cell(at, "qinghe-2019", "provenance") == "news report✎"
        assert at.app.session.entry("qinghe-2019").meta.provenance.value == "report"
        await at.press("enter", "G", "enter")
        assert cell(at, "qinghe-2019", "provenance") == "original"
        await at.press("enter", "enter")
        await at.press("enter", "escape")
        assert len(at.app.session.said) == 2


@on_screen
async def test_the_head_of_a_column_sorts_by_it_both_ways_and_back(plans: Path):
    async with opened(plans) as at:
        await at.press("tab", "i", "l", "g", "k")
        assert at.bar("status").startswith(" Enter sorts by years")
        before = names(at)
        await at.press("enter")
        assert [at.app.session.year(name) for name in names(at)] == [2019, 2020, 2020, 2022]
        assert "years ▴" in at.shown
        await at.press("enter")
        assert [at.app.session.year(name) for name in names(at)] == [2022, 2020, 2020, 2019]
        assert "years ▾" in at.shown
        await at.press("enter")
        assert names(at) == before
        await at.press("j")
        assert not at.bar("status").startswith(" Enter sorts")


@on_screen
async def test_groups_are_walked(plans: Path):
    async with opened(plans) as at:
        await at.press("tab", "i", "g", "]")
        assert table(at).table.at == 1
        await at.press("]")
        assert table(at).table.at == 1
        await at.press("G", "[")
        assert table(at).table.at == 1
        await at.press("[")
        assert table(at).table.at == 0


@on_screen
async def test_the_filter_finds_in_any_cell_and_is_left_with_escape(plans: Path):
    async with opened(plans) as at:
        await at.press("tab", "i", "/")
        await at.type("QINGHE")
        await at.press("enter")
        assert names(at) == ["qinghe-2019", "qinghe-2020", "qinghe-2022"]
        assert "3 shown" in at.bar("title")
        await at.press("tab")
        await at.type("xx")
        assert names(at) == []
        assert "Nothing here" in at.bar("status")
        await at.press("tab", "enter", "space", "c", "i", "D", "escape")
        assert len(names(at)) == 4
        await at.press("escape")
        assert isinstance(at.screen, ReadScreen)


@on_screen
async def test_documents_go_into_the_basket_and_into_a_comparison(plans: Path):
    async with opened(plans) as at:
        await at.press("tab", "i", "g", "j", "space")
        assert at.app.session.basket == [Section("qinghe-2019", ROOT)]
        assert cell(at, "qinghe-2019", "name").startswith("◉")
        await at.press("c", "escape")
        assert isinstance(at.screen, CompareScreen)
        await at.press("q", "j", "space", "c", "escape")
        assert isinstance(at.screen, CompareScreen)
        assert [name for name, _ in at.comparison.request.columns] == ["qinghe-2019", "qinghe-2020"]
        await at.press("q", "space", "k", "space")
        assert at.app.session.basket == []


@on_screen
async def test_a_document_is_opened_from_its_name_and_told_of_with_i(plans: Path):
    async with opened(plans) as at:
        await at.press("tab", "i", "g", "j", "i")
        assert isinstance(at.screen, InfoScreen)
        assert at.screen.shown == "qinghe-2019"
        await at.press("q")
        await go(at, "qinghe-2019", "doubts")
        await at.press("enter")
        assert isinstance(at.screen, InfoScreen)
        await at.press("q")
        await go(at, "qinghe-2022", "name")
        await at.press("enter")
        assert isinstance(at.screen, ReadScreen)
        assert at.reader.name_shown == "qinghe-2022"


@on_screen
async def test_the_column_under_the_cursor_is_always_on_screen(plans: Path):
    async with opened(plans, SMALL) as at:
        await at.press("tab", "i", "g", "j")
        for field in FIELDS:
            await go(at, "qinghe-2019", field)
            shown = [place.column for place in table(at).table._shown()]
            assert FIELDS.index(field) in shown
            assert 0 in shown
            assert all(cells(row) <= SMALL[0] for row in at.rows())


@on_screen
async def test_the_mouse_chooses_cells_and_sorts(plans: Path):
    async with opened(plans) as at:
        await at.press("tab", "i")
        pilot: Pilot[None] = at.pilot
        place = next(p for p in table(at).table._shown() if FIELDS[p.column] == "kind")
        await pilot.click("#documents", offset=(place.left + 1, 2))
        assert (table(at).table.at, table(at).field) == (1, "kind")
        await pilot.click("#documents", offset=(place.left + 1, 2), times=2)
        await at.settle()
        assert at.screen.query_one("#value", Input).has_focus
        await at.press("escape")
        await pilot.click("#documents", offset=(place.left + 1, 0))
        await at.settle()
        assert table(at).order == ("kind", False)


@on_screen
async def test_what_was_said_of_files_that_are_gone_is_counted(plans: Path):
    async with opened(plans) as at:
        await at.press("tab", "i")
        await write(at, "qinghe-2019", "place", "清河")
    (plans / "qinghe-2019.txt").unlink()
    (plans / "corpus.toml").unlink()
    async with opened(plans) as at:
        await at.press("tab", "i")
        assert "1 note of yours on files that are gone" in at.bar("title")


@on_screen
async def test_it_speaks_chinese(plans: Path):
    use("zh_Hans")
    async with opened(plans) as at:
        await at.press("tab", "i")
        assert "来历" in at.shown
        assert "转载" in at.row("qinghe-2022")


@on_screen
async def test_themes_are_worn_and_sizes_fit(plans: Path):
    async with opened(plans) as at:
        await at.press("tab", "i")
        await at.do("theme: paper")
        assert at.app.spec.name == "paper"
        await at.resize(*SMALL)
        assert "qinghe-2019" in at.shown
        await at.press("d", "u", "down", "up")
        assert (table(at).table.at, table(at).table.on_head) == (0, False)
