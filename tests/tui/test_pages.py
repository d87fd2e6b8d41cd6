"""Help, info and the explanation of a row."""

from pathlib import Path

import pytest
from tests.tui.driver import SMALL, Driver, on_screen, opened
from textual.containers import VerticalScroll

from duidu.settings.keymap import for_screen, shown
from duidu.settings.words import use
from duidu.tui.screens.help import HelpScreen
from duidu.tui.screens.read import ReadScreen
from duidu.tui.screens.why import WhyScreen

WAYS = {
    "read": ((), ("read", "library")),
    "compare": (("G", "c"), ("compare",)),
    "search": (("s", "tab"), ("search", "results")),
    "bookmarks": (("b",), ("bookmarks",)),
    "info": (("i",), ("info",)),
    "help": (("?",), ("help",)),
}


def plain(at: Driver) -> str:
    """What stands on the screen, with one space where there are several."""
    return " ".join(at.shown.split())


@pytest.mark.parametrize("name", WAYS)
@on_screen
async def test_help_lists_the_keys_of_the_screen_it_was_asked_from(plans: Path, name: str):
    keys, tables = WAYS[name]
    async with opened(plans, (100, 80)) as at:
        await at.press(*keys, "?")
        assert isinstance(at.screen, HelpScreen)
        rows = [" ".join(row.split()) for row in at.rows()]
        for command in {c.name: c for table in tables for c in for_screen(table)}.values():
            assert [row for row in rows if row.startswith(f"{shown(command)} {command.label}")], command.name
        assert "line down" in at.shown
        await at.press("escape")
        assert (type(at.screen).__name__ == "HelpScreen") == (name == "help")


@on_screen
async def test_help_speaks_the_language_in_use(plans: Path):
    use("zh_Hans")
    async with opened(plans) as at:
        await at.press("?")
        assert "line down" not in at.shown
        assert "收入" in at.shown or "篮" in plain(at)


@on_screen
async def test_help_scrolls(plans: Path):
    async with opened(plans, SMALL) as at:
        await at.press("?")
        scroll = at.screen.query_one(VerticalScroll)
        await at.press("j")
        assert scroll.scroll_y == 1
        await at.press("d")
        assert scroll.scroll_y == 13
        await at.press("k", "u")
        assert scroll.scroll_y == 0
        await at.press("G")
        assert scroll.scroll_y == scroll.max_scroll_y > 0
        await at.press("g")
        assert scroll.scroll_y == 0
        await at.press("q")
        assert isinstance(at.screen, ReadScreen)


@on_screen
async def test_info_tells_each_fact_and_where_it_was_read(plans: Path):
    async with opened(plans, start="qinghe-2019") as at:
        await at.press("i")
        assert "青河县办公室 (from corpus.toml)" in plain(at)
        assert "https://qinghe.example/2019" in plain(at)
        assert "covers 2019 plan" in plain(at)
        assert "qinghe-2019.txt (txt, utf-8" in plain(at)
        await at.press("escape")
        assert isinstance(at.screen, ReadScreen)


@on_screen
async def test_info_names_the_line_a_fact_was_read_from(tmp_path: Path):
    (tmp_path / "a.txt").write_text("青石县2019年工作要点\n\n一、修桥\n\n1、修好石桥。\n", encoding="utf-8")
    async with opened(tmp_path) as at:
        await at.press("i")
        assert "青石县2019年工作要点 (line 1)" in plain(at)


@on_screen
async def test_info_lists_doubts_notes_and_periods_and_scrolls(sample: Path):
    async with opened(sample, SMALL, start="nankai-2021") as at:
        await at.press("i")
        text = " ".join(str(at.screen.query_one("#page").render()).split())
        assert "doubt" in text
        assert "covers 2016–2020 review" in text
        assert "covers 2021–2025 plan" in text
        scroll = at.screen.query_one(VerticalScroll)
        await at.press("j", "d")
        assert scroll.scroll_y == 13
        await at.press("u", "k")
        assert scroll.scroll_y == 0
        await at.press("G")
        assert scroll.scroll_y == scroll.max_scroll_y
        await at.press("g", "q")
        assert isinstance(at.screen, ReadScreen)


@on_screen
async def test_why_gives_partner_score_and_reasons_for_each_column(plans: Path):
    async with opened(plans, start="qinghe-2019:13") as at:
        await at.press("c", "i")
        assert isinstance(at.screen, WhyScreen)
        assert "base §二›3 L13 3、打通断头路" in plain(at)
        assert "partner ●1.00 §一›1 L7 1、打通断头路" in plain(at)
        assert "why " in plain(at)
        await at.press("q")
        assert type(at.screen).__name__ == "CompareScreen"


@on_screen
async def test_why_says_that_nothing_corresponds(plans: Path):
    async with opened(plans, start="qinghe-2020:15") as at:
        at.app.session.basket[:] = []
        await at.press("j", ":")
        await at.type("§4")
        await at.press("enter", "space", "tab", "G", "space", "c", "i")
        assert isinstance(at.screen, WhyScreen)
        assert "No passage of this document corresponds." in plain(at)
