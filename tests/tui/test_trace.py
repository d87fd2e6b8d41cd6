"""The trace on the screen: years, places, filter, what it leads to."""

from pathlib import Path

from tests.tui.driver import SMALL, on_screen, opened

from duidu.tui.screens.trace import TraceScreen
from duidu.tui.screens.traceinfo import TraceInfoScreen


@on_screen
async def test_a_phrase_is_typed_and_followed(plans: Path):
    async with opened(plans, start="qinghe-2019") as at:
        await at.press("t")
        assert type(at.screen) is TraceScreen
        assert "Type a phrase" in at.bar("basis")
        await at.press(*"平安青河", "enter")
        assert "3 places in 3 of 4 documents" in at.bar("basis")
        assert at.row(" 2020 ").split()[-4:] == ["2019", "2020", "21", "2022"]
        assert "·" in at.row("times")
        assert "平安青河" in at.row("▌2019")
        await at.press("n", "]")
        assert "3/3" in at.bar("status")
        await at.press("[", "N", "G", "g", "enter")
        assert at.app.screen is at.reader
        assert "平安青河" in at.here


@on_screen
async def test_filter_info_comparison_basket_and_copy(plans: Path):
    async with opened(plans, start="qinghe-2019") as at:
        await at.press("t", *"平安", "enter")
        every = len(at.screen.query_one("#lines").shown)  # type: ignore[attr-defined]
        await at.press("/", *"2022", "enter")
        assert 0 < len(at.screen.query_one("#lines").shown) < every  # type: ignore[attr-defined]
        await at.press("escape", "space", "y")
        assert "copied" in at.last_told
        await at.press("space", "i")
        assert type(at.screen) is TraceInfoScreen
        assert "exactly" in at.shown
        await at.press("q", "f", "j", "enter")
        assert "only" in at.bar("basis")
        await at.press("escape", "c")
        assert len(at.comparison.request.columns) > 1
        await at.press("q", "S", "q")
        assert at.app.screen is at.reader


@on_screen
async def test_what_is_nowhere_has_lines_that_say_so(plans: Path):
    async with opened(plans, SMALL, start="qinghe-2019") as at:
        await at.press("t", *"平安核电", "enter")
        assert "0 places in 0 of 4 documents" in at.bar("basis")
        assert "nearest: 平安" in at.shown
        await at.press("n", "c", "enter")
        assert at.app.screen is at.reader


@on_screen
async def test_search_hands_its_words_on(plans: Path):
    async with opened(plans, start="qinghe-2019") as at:
        await at.press("s", *"平安青河", "tab", "t")
        assert type(at.screen) is TraceScreen
        assert "3 places" in at.bar("basis")
