"""The lineage of a document's themes on the screen."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.tui.driver import SMALL, on_screen, opened
from tests.tui.lineaged import followed, here, themes

from duidu.tui.lineages import Following, Step
from duidu.tui.screens import lineage
from duidu.tui.screens.compare import CompareScreen
from duidu.tui.screens.read import ReadScreen
from duidu.tui.screens.theme import ThemeScreen
from duidu.tui.widgets.chart import ChartGrid

pytestmark = pytest.mark.usefixtures("aligned_by_title")


@on_screen
async def test_w_offers_the_windows_and_opens_one(plans: Path):
    async with opened(plans, start="qinghe-2019") as at:
        await at.press("w")
        assert "what became of each theme" in at.row("Lineage")
        await at.press("escape")
        assert isinstance(at.screen, ReadScreen)
        screen = await followed(at)
        assert screen.base == "qinghe-2019"


@on_screen
async def test_themes_stand_in_rows_and_years_in_columns(plans: Path):
    async with opened(plans, start="qinghe-2019") as at:
        screen = await followed(at)
        assert "1* 2019" in at.rows()[1]
        assert "2022" in at.rows()[1]
        tea = at.row("  扩大茶叶基地")
        assert "●= 扩大茶叶基地" in tea
        assert "擴大茶葉基地" in tea
        market = at.row("办好山货集市")
        assert "- dropped ╌" in market
        assert "○ not there ╌" in market
        assert "12 themes" not in at.bar("title")
        assert "8 themes" in at.bar("title")
        assert "not in 2019, first in 2020 qinghe-2020" in at.shown
        assert "2019 → 2020" in at.bar("legend")
        assert screen.grid.has_focus


@on_screen
async def test_empty_cells_say_which_kind_of_nothing_they_are(plans: Path):
    async with opened(plans, start="qinghe-2019") as at:
        screen = await followed(at)
        board = screen.grid.board
        assert board is not None
        row = next(row for row in board.chart.rows if board.name(row.node) == "办好山货集市")
        styles = {
            name: board.cell(row, i).style for i, name in enumerate(board.chart.documents) if name != "qinghe-2019"
        }
        assert styles["qinghe-2020"] == "dropped"
        assert all(board.cell(row, i).empty for i, fate in enumerate(row.fates) if fate and fate.cell.node is None)


@on_screen
async def test_h_and_l_choose_the_document_that_is_counted(plans: Path):
    async with opened(plans, start="qinghe-2019") as at:
        screen = await followed(at)
        first = at.bar("legend")
        await at.press("l")
        assert at.bar("legend") != first
        await at.press("h", "h", "h", "h")
        assert screen.grid.mode.column == screen.grid.columns[0]
        assert "choose the document" in at.bar("legend")
        await at.press("tab")
        assert screen.grid.mode.column == screen.grid.columns[1]
        await at.press("shift+tab")
        assert screen.grid.mode.column == screen.grid.columns[0]


@on_screen
async def test_f_shows_only_what_is_not_found_then_only_what_is_new(plans: Path):
    async with opened(plans, start="qinghe-2019") as at:
        screen = await followed(at)
        every = themes(screen)
        await at.press("f")
        assert themes(screen) == ["办好山货集市"]
        assert "only what is not found" in at.bar("status")
        await at.press("f")
        assert themes(screen) == ["建一座冷库"]
        await at.press("h", "h")
        assert "建一座冷库" in themes(screen)
        assert len(themes(screen)) > 1
        await at.press("f")
        assert themes(screen) == every
        await at.press("f", "escape")
        assert themes(screen) == every


@on_screen
async def test_slash_lists_themes_with_some_words_in_either_script(plans: Path):
    async with opened(plans, start="qinghe-2019") as at:
        screen = await followed(at)
        await at.press("/")
        await at.type("茶葉")
        assert themes(screen) == ["扩大茶叶基地"]
        await at.press("tab")
        assert screen.grid.has_focus
        await at.press("tab", "enter")
        assert screen.grid.has_focus
        assert "/茶葉" in at.bar("status")
        await at.press("escape")
        assert len(themes(screen)) > 5
        await at.press("/")
        await at.type("没有的词")
        assert themes(screen) == []
        assert "No theme fits here" in at.shown
        await at.press("enter", "enter", "i", "c", "space", "y", "%", "z", "]", "j", "G")
        assert at.screen is screen


@on_screen
async def test_z_folds_a_theme_and_opens_its_paragraphs(plans: Path):
    (plans / "qinghe-2021.txt").write_text(
        "青河县2021年工作要点\n\n一、做强山地农业\n\n去年丰收,今年加油干。\n\n1、扩大茶叶基地。新开高山茶园四百亩。\n",
        encoding="utf-8",
    )
    async with opened(plans, start="qinghe-2021") as at:
        screen = await followed(at)
        assert themes(screen)[:2] == ["做强山地农业", "扩大茶叶基地"]
        assert "▸做强山地农业" in at.shown
        await at.press("z")
        assert themes(screen)[1].startswith("“去年丰收")
        await at.press("z")
        assert "扩大茶叶基地" not in themes(screen)
        await at.press("z")
        assert themes(screen)[:2] == ["做强山地农业", "扩大茶叶基地"]
        await at.press("o")
        assert "扩大茶叶基地" not in themes(screen)
        await at.press("o")
        assert "扩大茶叶基地" in themes(screen)


@on_screen
async def test_brackets_go_from_group_to_group(plans: Path):
    async with opened(plans, start="qinghe-2019") as at:
        screen = await followed(at)
        board = screen.grid.board
        assert board is not None
        seen = []
        await at.press("g")
        for _ in range(5):
            row = screen.grid.row
            assert row is not None
            seen.append(board.name(row.node))
            await at.press("]")
        assert seen[1:4] == ["做强山地农业", "修好乡村道路", "守护平安山村"]
        await at.press("G", "[", "[", "[", "[", "[", "[", "[", "[")
        assert screen.grid.cursor.entry == 0
        await at.press("d", "u", "k", "j")
        assert screen.grid.cursor.entry == 1


@on_screen
async def test_enter_opens_the_comparison_of_the_row(plans: Path):
    async with opened(plans, start="qinghe-2019") as at:
        screen = await followed(at)
        await at.press("j", "j")
        row = screen.grid.row
        assert row is not None
        await at.press("enter")
        request = at.comparison.request
        assert request.columns[0] == ("qinghe-2019", row.node.block)
        assert {name for name, _ in request.columns} >= {"qinghe-2020", "qinghe-2022"}
        await at.press("q", "j", "c")
        assert at.comparison.request.columns[0] == ("qinghe-2019", row.node.block + 1)


@on_screen
async def test_a_theme_that_only_another_has_opens_from_there(plans: Path):
    async with opened(plans, start="qinghe-2019") as at:
        await followed(at)
        await at.press("f", "f", "enter")
        assert isinstance(at.screen, CompareScreen)
        assert at.screen.request.columns[0][0] == "qinghe-2020"


@on_screen
async def test_i_explains_a_partner_and_what_was_tried_without_one(plans: Path):
    async with opened(plans, start="qinghe-2019") as at:
        await followed(at)
        await at.press("j", "j", "i")
        assert isinstance(at.screen, ThemeScreen)
        assert "main" in at.row("partner")
        assert "shared words" in at.shown or "the same text" in at.shown
        await at.press("q", "f", "i")
        assert "dropped" in at.row("became  ")
        assert "集市" in at.row("tried")
        assert "the same kind of document and the whole source" in at.shown
        await at.press("q", "h", "h", "i")
        assert at.shown.count("became  ") == len(list(plans.glob("*.txt"))) - 1


@on_screen
async def test_a_digit_and_percent_change_the_base_and_keep_the_theme(plans: Path):
    async with opened(plans, start="qinghe-2019") as at:
        screen = await followed(at)
        await at.press("j", "j", "%")
        assert screen.base == "qinghe-2020"
        assert here(screen) == ("qinghe-2020", "扩大茶叶基地")
        await at.press("1")
        assert here(screen) == ("qinghe-2019", "扩大茶叶基地")
        await at.press("9")
        assert "There are only" in at.last_told
        await at.press("f", "%")
        assert "Nothing corresponds there." in at.told


@on_screen
async def test_space_takes_the_partner_in_focus_and_the_basket_is_compared(plans: Path):
    async with opened(plans, start="qinghe-2019") as at:
        await followed(at)
        await at.press("j", "j", "space")
        assert [section.document for section in at.app.session.basket] == ["qinghe-2020"]
        assert "basket 1" in at.bar("status")
        await at.press("l", "space", "c")
        assert isinstance(at.screen, CompareScreen)
        assert len(at.screen.request.columns) == 2
        await at.press("q", "space")
        assert len(at.app.session.basket) == 1


@on_screen
async def test_a_passage_is_copied_and_a_row_bookmarked(plans: Path):
    async with opened(plans, start="qinghe-2019") as at:
        await followed(at)
        await at.press("j", "j", "Y")
        assert at.app.clipboard.startswith("3、扩大茶叶基地")
        await at.press("y")
        assert "青河县2020年工作要点" in at.app.clipboard
        await at.press("m", "enter")
        assert any("Kept as" in told for told in at.told)


@on_screen
async def test_help_explains_the_signs(plans: Path):
    async with opened(plans, start="qinghe-2019") as at:
        await followed(at)
        await at.press("?")
        assert "others lead to it" in at.shown
        assert "split" in at.row("<  ")


@on_screen
async def test_a_small_screen_scrolls_its_columns(plans: Path):
    async with opened(plans, SMALL, start="qinghe-2019") as at:
        screen = await followed(at)
        assert len(screen.grid.shown_columns) == 3
        assert "1▸" in at.bar("title")
        await at.press("l", "l", "l")
        assert screen.grid.mode.column in screen.grid.shown_columns
        assert "◂1" in at.bar("title")
        assert all(len(row) <= 80 for row in at.rows())


@on_screen
async def test_the_mouse_chooses_and_opens(plans: Path):
    async with opened(plans, start="qinghe-2019") as at:
        screen = await followed(at)
        await at.pilot.click(ChartGrid, offset=(100, 4))
        assert screen.grid.cursor.entry == 2
        assert screen.grid.mode.column != screen.grid.columns[0]
        await at.pilot.click(ChartGrid, offset=(100, 4), times=2)
        await at.settle()
        assert isinstance(at.screen, CompareScreen)


@on_screen
async def test_script_and_theme_are_those_in_force(plans: Path):
    async with opened(plans, start="qinghe-2022") as at:
        await followed(at)
        assert "擴大茶葉基地" in at.shown
        await at.press("S")
        assert "擴大茶葉基地" not in at.shown
        await at.do("theme: paper")
        assert "扩大茶叶基地" in at.shown


def test_the_comparison_opens_with_few_columns():
    assert lineage.MOST_COLUMNS < 8


@on_screen
async def test_a_key_before_the_themes_are_followed_says_how_far_it_is(plans: Path, monkeypatch: pytest.MonkeyPatch):
    gate, steps = threading.Event(), Following.steps

    def held_back(self: Following) -> Iterator[Step]:
        gate.wait(60)
        yield from steps(self)

    monkeypatch.setattr(Following, "steps", held_back)
    async with opened(plans, start="qinghe-2019") as at:
        try:
            at.app.open_view("lineage", "qinghe-2019")
            await at.pilot.pause()
            for key in ("i", "e", "f", "c", "y", "/", "z", "space", "enter"):
                at.told.clear()
                await at.hurry(key)
                assert at.last_told.startswith("Not there yet: "), key
                assert "(Esc stops)" in at.last_told
        finally:
            gate.set()
        await at.settle()
        await at.press("i")
        assert isinstance(at.screen, ThemeScreen)
