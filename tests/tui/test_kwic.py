"""Keyword in context."""

from pathlib import Path

from tests.tui.driver import SMALL, Driver, on_screen, opened

from duidu.text.fold import fold
from duidu.tui.draw import cells
from duidu.tui.screens.compare import CompareScreen
from duidu.tui.screens.kwic import KwicScreen
from duidu.tui.screens.read import ReadScreen
from duidu.tui.screens.search import SearchScreen


async def kwic(at: Driver, words: str) -> KwicScreen:
    """Open the concordance of some words from the search."""
    await at.press("s")
    await at.type(words)
    await at.press("tab", "K")
    assert isinstance(at.screen, KwicScreen)
    return at.screen


@on_screen
async def test_all_matches_begin_in_one_column_and_open_at_their_place(plans: Path):
    async with opened(plans, SMALL) as at:
        screen = await kwic(at, "茶园")
        assert [line.document for line in screen.listing.shown] == ["qinghe-2019"] * 2 + ["qinghe-2020"] * 2 + [
            "qinghe-2022"
        ] * 2
        rows = [row for row in at.rows() if row[1:5].isdigit()]
        columns = {cells(row[: fold(row).index("茶园")]) for row in rows[::2]}
        assert len(rows) == 6
        assert len(columns) == 1
        assert "1/6 lines by year · 青河县2019年工作要点" in at.bar("status")
        await at.press("j", "enter")
        assert isinstance(at.screen, ReadScreen)
        assert "/茶园 2/6 " in at.bar("status")
        assert at.reader.name_shown == "qinghe-2019"
        await at.press("n")
        assert at.reader.name_shown == "qinghe-2020"


@on_screen
async def test_lines_are_ordered_by_what_stands_beside_the_match(plans: Path):
    async with opened(plans) as at:
        screen = await kwic(at, "茶园")
        await at.press("j")
        before = screen.listing.here
        await at.press("f", "j", "enter")
        assert str(screen.order) == "left"
        assert screen.listing.here == before
        lefts = [fold(line.left)[-2:] for line in screen.listing.shown]
        assert lefts == ["造老"] * 3 + ["高山"] * 3
        await at.press("K")
        assert str(screen.order) == "right"
        rights = [fold(line.right)[:2] for line in screen.listing.shown]
        assert rights == ["两百", "两百", "三百", "三百", "五百", "五百"]


@on_screen
async def test_lines_are_filtered_and_other_words_are_typed(plans: Path):
    async with opened(plans) as at:
        screen = await kwic(at, "茶园")
        await at.press("/")
        await at.type("五百")
        assert len(screen.listing.shown) == 4
        await at.press("enter", "]")
        assert screen.listing.here is not None
        assert screen.listing.here.document == "qinghe-2022"
        await at.press("[", "escape")
        assert len(screen.listing.shown) == 6
        await at.press("s")
        await at.type(" year:soon")
        assert "no year" in at.bar("notes")
        await at.press(*["backspace"] * 12)
        assert at.bar("status").startswith(" Type what to see") or screen.listing.shown == ()
        await at.type("冷库")
        assert [line.match for line in screen.listing.shown] == ["冷库", "冷库"]
        await at.press("escape", "q")
        assert isinstance(at.screen, SearchScreen)


@on_screen
async def test_a_selection_is_shown_in_its_contexts(plans: Path):
    async with opened(plans, start="qinghe-2019:13") as at:
        await at.press("v", "K")
        assert isinstance(at.screen, KwicScreen)
        assert "修通七条村道" in at.box("query") or "打通断头路" in at.box("query")
        assert len(at.screen.listing.shown) >= 2
        await at.press("q")
        await at.press("escape", "K")
        assert "村道" in at.shown
        await at.press("enter")
        assert at.box("query") == ""
        assert at.screen.query_one("#query").has_focus
        await at.press("escape", "K", "j", "enter")
        assert at.box("query") in "修通七条村道补上路灯和护栏打通断头路"


@on_screen
async def test_lines_go_into_the_basket_and_are_compared_and_copied(plans: Path):
    async with opened(plans) as at:
        screen = await kwic(at, "茶园")
        await at.press("space", "]", "space")
        assert at.shown.count("◉") == 4
        assert "basket 2" in at.bar("status")
        await at.press("Y")
        assert "五百亩" in at.app.clipboard
        await at.press("m", "escape", "c")
        assert isinstance(at.screen, CompareScreen)
        assert [name for name, _ in at.comparison.request.columns] == ["qinghe-2019", "qinghe-2020"]
        await at.press("q", "G")
        assert screen.at == 5


@on_screen
async def test_plain_lines_serve_until_a_document_is_parsed(plans: Path):
    async with opened(plans) as at:
        await at.press("s")
        at.app.session.corpus._kept.clear()
        await at.press("escape")
        at.app.open_kwic("公平秤")
        await at.settle()
        assert isinstance(at.screen, KwicScreen)
        (line,) = at.screen.listing.shown
        assert (line.left[-2:], line.match, line.right) == ("市设", "公平秤", "一台。")
        assert (line.document, line.line, line.year) == ("qinghe-2019", 9, 2019)


@on_screen
async def test_the_mouse_chooses_a_line_and_script_reaches_it(plans: Path):
    async with opened(plans) as at:
        screen = await kwic(at, "茶园")
        await at.press("S")
        assert "茶園" not in at.shown
        await at.pilot.click(screen.listing, offset=(30, 2))
        await at.settle()
        assert screen.at == 2
        await at.pilot.click(screen.listing, offset=(30, 4), times=2)
        await at.settle()
        assert at.reader.name_shown == "qinghe-2022"
