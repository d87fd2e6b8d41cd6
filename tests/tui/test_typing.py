"""What a Chinese input method sends: words outside a box, full-width signs; and pasting."""

from pathlib import Path

import pytest
from tests.tui.driver import Driver, on_screen, opened

from duidu.tui.screens.bookmarks import BookmarksScreen
from duidu.tui.screens.help import HelpScreen
from duidu.tui.screens.info import InfoScreen
from duidu.tui.screens.palette import PaletteScreen
from duidu.tui.screens.search import SearchScreen
from duidu.tui.screens.summary import SummaryScreen

WAYS = {"read": (), "library": ("tab",), "compare": ("G", "c"), "bookmarks": ("b",), "info": ("i",), "help": ("?",)}
"""Keys that lead to each screen with no text box in focus."""


async def _query(at: Driver) -> str:
    """The words of the search, which must open by itself."""
    await at.settle()
    assert isinstance(at.screen, SearchScreen)
    return at.box("query")


@pytest.mark.parametrize("name", WAYS)
@on_screen
async def test_chinese_outside_a_box_opens_the_search_with_all_of_it(plans: Path, name: str):
    async with opened(plans) as at:
        await at.press(*WAYS[name])
        for char in "平安青河":
            await at.hurry(char)
        assert await _query(at) == "平安青河"
        assert isinstance(at.screen, SearchScreen)
        assert at.screen.hits
        await at.type("县")
        assert at.box("query") == "平安青河县"


@on_screen
async def test_chinese_in_the_list_of_hits_is_typed_on_in_the_box(plans: Path):
    async with opened(plans) as at:
        await at.press("s")
        await at.type("平")
        await at.press("tab")
        await at.press("安")
        assert at.box("query") == "平安"
        assert isinstance(at.screen, SearchScreen)
        assert at.screen.box.has_focus


@on_screen
async def test_a_paste_outside_a_box_searches_its_first_line(plans: Path):
    async with opened(plans) as at:
        await at.paste("  高山茶园\n第二行")
        assert await _query(at) == "高山茶园"
        await at.press("escape")
        await at.paste(" \n ")
        assert not isinstance(at.screen, SearchScreen)
        await at.paste("茶" * 500)
        assert len(await _query(at)) == 200


@on_screen
async def test_a_paste_into_a_box_stays_there(plans: Path):
    async with opened(plans) as at:
        await at.press("/")
        await at.paste("白石")
        assert at.box("find") == "白石"


@pytest.mark.parametrize(
    ("key", "opens"),
    [
        ("？", HelpScreen),
        ("：", PaletteScreen),
        ("ｓ", SearchScreen),
        ("ｂ", BookmarksScreen),
        ("ｉ", InfoScreen),
        ("ｃ", SummaryScreen),
    ],
)
@on_screen
async def test_full_width_keys_count_as_their_twins(plans: Path, key: str, opens: type):
    async with opened(plans) as at:
        await at.press(key)
        assert isinstance(at.screen, opens)


@pytest.mark.parametrize("key", ["／", "、"])
@on_screen
async def test_full_width_slashes_open_the_find_box(plans: Path, key: str):
    async with opened(plans) as at:
        await at.press(key)
        assert at.screen.query_one("#find").has_focus


@on_screen
async def test_a_wide_space_marks_into_the_basket(plans: Path):
    async with opened(plans) as at:
        await at.press("j", "　")
        assert len(at.app.session.basket) == 1
