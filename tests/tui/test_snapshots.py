"""One picture of each screen at two sizes, as plain text in tests/cases/tui (pytest --accept rewrites them)."""

import re
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path

import pytest
from tests.tui.driver import SMALL, WIDE, on_screen, opened
from tests.tui.test_keys import TABLES
from textual.binding import Binding

from duidu.settings.words import use
from duidu.tui.keys import bindings

CASES = Path(__file__).parent.parent / "cases" / "tui"

PICTURES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "read": ("en", "qinghe-2019:13", ("space",)),
    "library": ("zh_Hans", "qinghe-2022:7", ("tab", "l")),
    "find": ("en", "qinghe-2019", ("/", *"平安")),
    "search": ("zh_Hans", "qinghe-2019", ("s", *"茶园", "tab", "j")),
    "search-years": ("en", "qinghe-2019", ("s", *"平安", "tab", "f", "j", "enter")),
    "search-zero": ("en", "qinghe-2019", ("s", *"茶园 远洋捕捞 year:2020")),
    "kwic": ("zh_Hans", "qinghe-2019", ("s", *"茶园", "tab", "K", "j")),
    "compare": ("en", "qinghe-2020:13", ("c",)),
    "compare-all": ("zh_Hans", "qinghe-2019", ("tab", "c", "", "escape", "n", "n", "l")),
    "summary": ("zh_Hans", "qinghe-2019", ("tab", "c")),
    "unified": ("en", "qinghe-2020:13", ("c", "", "|")),
    "figures": ("zh_Hans", "qinghe-2020:13", ("c", "", ".")),
    "shown": ("en", "qinghe-2020:13", ("c", "", "f")),
    "bookmarks": ("zh_Hans", "qinghe-2020:13", ("c", "m", "enter", "b")),
    "note": ("en", "qinghe-2020:13", ("c", "m")),
    "info": ("zh_Hans", "qinghe-2019", ("i",)),
    "why": ("en", "qinghe-2020:13", ("c", "i")),
    "lineage": ("zh_Hans", "qinghe-2019", ("w", "enter", "j", "j")),
    "theme": ("en", "qinghe-2019", ("w", "enter", "j", "j", "i")),
    "trace": ("zh_Hans", "qinghe-2019", ("t", "enter", *"平安青河", "enter")),
    "trace-info": ("zh_Hans", "qinghe-2019", ("t", "enter", *"平安青河", "enter", "i")),
    "slogans": ("en", "qinghe-2020", ("w", "j", "enter", "tab", *"平安*", "enter", "")),
    "newgone": ("zh_Hans", "qinghe-2020", ("w", "j", "j", "enter", "", "j")),
    "promises": ("zh_Hans", "qinghe-2019", ("w", "j", "j", "j", "enter", "", "j", "j")),
    "windows": ("en", "qinghe-2019", ("w",)),
    "ruled": ("en", "qinghe-2020:13", ("c", "r", "L", "j", "enter", "a", *"另写", "enter")),
    "links": ("zh_Hans", "qinghe-2020:13", ("c", "r", "L")),
    "pick": ("zh_Hans", "qinghe-2020:15", ("c", "L", "enter")),
    "remark": ("en", "qinghe-2020:13", ("c", "a")),
    "why-ruled": ("zh_Hans", "qinghe-2020:13", ("c", "r", "l", "L", "enter", "enter", "i", "j")),
    "documents": ("zh_Hans", "qinghe-2019", ("tab", "i", "l")),
    "rule": ("en", "qinghe-2019:5", ("r",)),
    "correct": ("zh_Hans", "qinghe-2019:7", ("a",)),
    "help": ("zh_Hans", "qinghe-2019", ("?",)),
    "palette": ("en", "qinghe-2019", (":", *"§一")),
}
"""For each picture the language, the address the program starts at, and the keys that lead there (empty: wait)."""


@pytest.fixture
def speak() -> Iterator[Callable[[str], None]]:
    """Set the language, also of the keys at the foot, which the program reads when its screens are imported."""

    def label(language: str) -> None:
        use(language)
        for screen, tables in TABLES.items():
            names = {binding.action.split("(")[0] for binding in screen.BINDINGS if isinstance(binding, Binding)}
            screen.BINDINGS = bindings(*tables, only=names)
            screen._merged_bindings = screen._merge_bindings()

    yield label
    label("en")


def test_every_picture_has_its_files_and_no_file_is_left_over():
    wanted = {f"{name}-{width}x{height}.txt" for name in PICTURES for width, height in (SMALL, WIDE)}
    assert {path.name for path in CASES.glob("*.txt")} == wanted


def split_at(keys: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The keys up to each place at which to wait."""
    for waits, some in groupby(keys, key=lambda key: not key):
        if not waits:
            yield tuple(some)


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=["80x24", "160x45"])
@pytest.mark.parametrize("name", PICTURES)
@on_screen
async def test_a_screen_looks_as_it_did(
    plans: Path,
    name: str,
    size: tuple[int, int],
    speak: Callable[[str], None],
    check_case: Callable[[Path, str], None],
):
    language, start, keys = PICTURES[name]
    speak(language)
    async with opened(plans, size, start=start) as at:
        for some in split_at(keys):
            await at.press(*some)
        at.app.clear_notifications()
        await at.settle()
        rows = [row.rstrip() for row in at.rows()]
    shown = re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d", "2000-01-01 00:00", "\n".join(rows)) + "\n"
    shown = re.sub(r"(saved in|存于) \S+", r"\1 …", shown)
    check_case(CASES / f"{name}-{size[0]}x{size[1]}.txt", shown)
