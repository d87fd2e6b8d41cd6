"""The palette: commands, themes, places."""

from pathlib import Path

import pytest
from tests.tui.driver import Driver, on_screen, opened
from textual.widgets import OptionList

from duidu.settings.keymap import for_screen
from duidu.tui.screens.palette import PaletteScreen
from duidu.tui.screens.read import ReadScreen


def choices(at: Driver) -> list[str]:
    """The labels listed."""
    assert isinstance(at.screen, PaletteScreen)
    return [choice.label for choice in at.screen.choices]


@pytest.mark.parametrize("key", [":", "ctrl+p", "："])
@on_screen
async def test_each_key_of_the_palette_opens_it(plans: Path, key: str):
    async with opened(plans) as at:
        await at.press(key)
        assert "half a page down  d PgDn" in at.shown
        assert "into the basket, or out" in choices(at)
        await at.press("escape")
        assert isinstance(at.screen, ReadScreen)


@on_screen
async def test_it_lists_every_command_of_its_screen_and_every_theme(plans: Path):
    async with opened(plans) as at:
        await at.press(":")
        listed = choices(at)
        skipped = {"palette", "down", "up"}
        for name in ("read", "library"):
            assert {c.label for c in for_screen(name) if c.name not in skipped} <= set(listed)
        assert {f"theme: {name}" for name in at.app.specs} <= set(listed)
        await at.press("escape", "c", "escape", ":")
        assert "swap base and column" in choices(at)
        assert "into the basket, or out" not in choices(at)


WAYS = {"read": (), "compare": ("G", "c", "escape"), "search": ("s", "茶", "tab"), "bookmarks": ("b",)}
"""Keys that lead to screens with commands."""


@pytest.mark.parametrize("table", WAYS)
@on_screen
async def test_every_command_listed_runs(plans: Path, table: str, monkeypatch: pytest.MonkeyPatch):
    async with opened(plans, start="qinghe-2019") as at:
        await at.press(*WAYS[table])
        below, stack = at.screen, list(at.app.screen_stack)
        await at.press("ctrl+p")
        assert isinstance(at.screen, PaletteScreen)
        commands = [
            choice for choice in at.screen.choices if not choice.label.startswith(("theme", "word sets", "window:"))
        ]
        await at.press("escape")
        ran: list[str] = []
        run_action = below.run_action

        async def noted(action: str) -> None:
            ran.append(action)
            await run_action(action)

        monkeypatch.setattr(below, "run_action", noted)
        for choice in commands:
            if choice.label == "close this screen":
                continue
            choice.run()
            await at.quiet()
            assert hasattr(below, f"action_{ran[-1]}"), choice.label
            while at.app.screen_stack[-1] not in stack:
                at.app.pop_screen()
            for screen in stack[len(at.app.screen_stack) :]:
                at.app.push_screen(screen)
        await at.settle()
        assert len(ran) == len(set(ran)) == len(commands) - 1
        assert at.app.return_code is None


@on_screen
async def test_typing_narrows_it_down_and_enter_runs_the_first(plans: Path):
    async with opened(plans) as at:
        await at.press("j", ":")
        await at.type("basket")
        assert choices(at)[0] == "into the basket, or out"
        await at.press("enter")
        assert len(at.app.session.basket) == 1


@on_screen
async def test_arrows_choose(plans: Path):
    async with opened(plans) as at:
        await at.press(":", "down", "down", "up")
        assert at.screen.query_one(OptionList).highlighted == 1


@pytest.mark.parametrize(
    ("typed", "document", "line"),
    [
        ("L13", "qinghe-2019", 13),
        ("13", "qinghe-2019", 13),
        ("qinghe-2020:9", "qinghe-2020", 9),
        ("§二.3", "qinghe-2019", 13),
        ("§三", "qinghe-2019", 17),
        ("§养路", "qinghe-2019", 15),
        ("§一.集市", "qinghe-2019", 9),
        ("baishi-2020", "baishi-2020", 1),
        ("白石镇2020年工作要点", "baishi-2020", 1),
        ("2022", "qinghe-2022", 3),
    ],
)
@on_screen
async def test_it_goes_to_places(plans: Path, typed: str, document: str, line: int):
    async with opened(plans, start="qinghe-2019") as at:
        await at.press(":")
        await at.type(typed)
        await at.press("enter")
        assert at.reader.name_shown == document
        assert at.reader.view.source_line in {line, 1 if document != "qinghe-2019" else line}


@on_screen
async def test_a_line_that_is_not_there_is_no_place(plans: Path):
    async with opened(plans, start="qinghe-2019") as at:
        await at.press(":")
        await at.type("L9999")
        assert not any("L9999" in label for label in choices(at))
        await at.press("escape", ":")
        await at.type("nowhere:3")
        assert not any("L3" in label for label in choices(at))


@on_screen
async def test_nothing_alike_is_an_empty_list_that_enter_leaves(plans: Path):
    async with opened(plans) as at:
        await at.press(":")
        await at.type("鱻鱻鱻")
        assert choices(at) == []
        await at.press("enter")
        assert isinstance(at.screen, ReadScreen)


@on_screen
async def test_the_mouse_chooses(plans: Path):
    async with opened(plans) as at:
        await at.press(":")
        await at.type("theme: paper")
        await at.pilot.click(OptionList, offset=(3, 0))
        await at.settle()
        assert at.app.spec.name == "paper"
