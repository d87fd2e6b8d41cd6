"""Every screen's bindings against the one table of keys."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from tests.tui.driver import Driver, on_screen, opened
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Input

from duidu.settings.keymap import BOX_KEYS, COMMANDS, FORBIDDEN, all_keys, for_screen, twins
from duidu.tui.keys import FOOTER, SHORT
from duidu.tui.screens.bookmarks import BookmarksScreen
from duidu.tui.screens.compare import CompareScreen
from duidu.tui.screens.correction import CorrectionScreen
from duidu.tui.screens.coverage import CoverageScreen
from duidu.tui.screens.documents import DocumentsScreen
from duidu.tui.screens.explained import ExplainedScreen
from duidu.tui.screens.export import ExportScreen
from duidu.tui.screens.figures import FiguresScreen
from duidu.tui.screens.help import HelpScreen
from duidu.tui.screens.info import InfoScreen
from duidu.tui.screens.kwic import KwicScreen
from duidu.tui.screens.lineage import LineageScreen
from duidu.tui.screens.menu import MenuScreen
from duidu.tui.screens.newgone import NewGoneScreen
from duidu.tui.screens.note import NoteScreen, RemarkScreen
from duidu.tui.screens.palette import PaletteScreen
from duidu.tui.screens.pick import PickScreen
from duidu.tui.screens.promises import PromisesScreen
from duidu.tui.screens.read import ReadScreen
from duidu.tui.screens.saving import SavingScreen
from duidu.tui.screens.search import SearchScreen
from duidu.tui.screens.slogans import SlogansScreen
from duidu.tui.screens.summary import SummaryScreen
from duidu.tui.screens.theme import ThemeScreen
from duidu.tui.screens.toggles import TogglesScreen
from duidu.tui.screens.trace import TraceScreen
from duidu.tui.screens.tracetable import TraceTableScreen
from duidu.tui.screens.why import WhyScreen
from duidu.tui.screens.wordset import WordSetScreen

TABLES: dict[type[Screen[Any]], tuple[str, ...]] = {
    ReadScreen: ("read", "library"),
    SearchScreen: ("search", "results"),
    KwicScreen: ("search", "kwic"),
    TraceScreen: ("search", "trace"),
    TraceTableScreen: ("grid",),
    CoverageScreen: ("grid",),
    SlogansScreen: ("search", "grid"),
    NewGoneScreen: ("grid",),
    PromisesScreen: ("promises",),
    ExplainedScreen: ("info",),
    SavingScreen: ("palette",),
    FiguresScreen: ("verdicts",),
    WordSetScreen: ("wordset",),
    CompareScreen: ("compare",),
    BookmarksScreen: ("bookmarks",),
    DocumentsScreen: ("documents",),
    InfoScreen: ("info",),
    WhyScreen: ("why",),
    LineageScreen: ("lineage",),
    ThemeScreen: ("info",),
    HelpScreen: ("help",),
    PaletteScreen: ("palette",),
    NoteScreen: ("palette",),
    RemarkScreen: ("palette",),
    PickScreen: ("palette",),
    CorrectionScreen: ("palette",),
    ExportScreen: ("palette",),
    MenuScreen: ("menu",),
    SummaryScreen: ("summary",),
    TogglesScreen: ("menu",),
}
"""The screens of the program and the screens of the table they hold."""

LEFT_OUT = {
    PaletteScreen: {"next_pane", "previous_pane", "palette"},
    NoteScreen: None,
    RemarkScreen: None,
    SavingScreen: None,
    PickScreen: None,
    CorrectionScreen: None,
    ExportScreen: None,
    MenuScreen: None,
    TogglesScreen: None,
}
"""Commands of a text box that these forms leave to the form itself; None: all but what they bind."""


def bound(screen: type[Screen[Any]]) -> dict[str, str]:
    """The action of each key that a screen class binds itself."""
    found: dict[str, str] = {}
    for binding in screen.BINDINGS:
        assert isinstance(binding, Binding)
        for key in binding.key.split(","):
            assert key not in found, f"{key} is bound twice"
            found[key] = binding.action
    return found


def tabled(names: Iterable[str]) -> dict[str, str]:
    """The action of each key that the table gives to some of its screens."""
    found = {}
    for command in (c for name in names for c in for_screen(name)):
        for key in command.keys:
            for twin in all_keys((key,)):
                found[twin] = f"{command.name}({key})" if command.name == "base" else command.name
    return found


@pytest.mark.parametrize("screen", TABLES, ids=lambda screen: screen.__name__)
def test_a_screen_binds_what_the_table_gives_it_and_nothing_else(screen: type[Screen[Any]]):
    wanted, found = tabled(TABLES[screen]), bound(screen)
    if (left := LEFT_OUT.get(screen, set())) is None:
        assert found.items() <= wanted.items()
    else:
        assert found == {key: action for key, action in wanted.items() if action not in left}


@pytest.mark.parametrize("screen", TABLES, ids=lambda screen: screen.__name__)
def test_a_screen_can_do_every_command_it_binds(screen: type[Screen[Any]]):
    actions = {action.split("(")[0] for action in bound(screen).values()}
    assert actions
    assert [name for name in actions if not hasattr(screen, f"action_{name}")] == []


def test_every_command_of_the_table_is_bound_on_some_screen():
    found = {action.split("(")[0] for screen in TABLES for action in bound(screen).values()}
    assert found == {command.name for command in COMMANDS}


def test_the_foot_names_only_commands_of_its_screen():
    held = {**{name: (name,) for name in FOOTER}, "read": ("read", "library"), "search": ("search", "results")}
    for name, commands in FOOTER.items():
        assert set(commands) <= {command.name for part in held[name] for command in for_screen(part)}, name
    assert set(SHORT) <= {command.name for command in COMMANDS}


async def _every_screen(at: Driver) -> dict[str, set[str]]:
    """The keys in force on each screen, opened one after the other."""
    ways = {
        "read": (),
        "library": ("tab",),
        "find": ("escape", "slash"),
        "search": ("escape", "s"),
        "compare": ("escape", "G", "c"),
        "why": ("i",),
        "help": ("q", "question_mark"),
        "palette": ("q", "q", "ctrl+p"),
        "bookmarks": ("escape", "b"),
        "info": ("q", "i"),
        "windows": ("q", "w"),
        "lineage": ("enter",),
        "theme": ("i",),
    }
    found = {}
    for name, keys in ways.items():
        await at.press(*keys)
        found[name] = set(at.screen.active_bindings)
    return found


@on_screen
async def test_no_key_that_terminals_or_input_methods_take_is_in_force_anywhere(plans: Path):
    async with opened(plans) as at:
        found = await _every_screen(at)
        assert {name: keys & FORBIDDEN for name, keys in found.items() if keys & FORBIDDEN} == {}


def _state(at: Driver) -> tuple[object, ...]:
    """All that a command in a text box might change."""
    app = at.app
    return (
        [type(screen).__name__ for screen in app.screen_stack],
        app.reader.name_shown,
        app.reader.view.cursor,
        app.reader.view.top,
        list(app.session.basket),
        app.script_name,
        app.spec.name,
        type(app.focused),
    )


KEYS = {key for command in COMMANDS for key in command.keys if len(key) > 1 and not twins(key)}
"""Keys of the table that type nothing."""


@pytest.mark.parametrize("way", [("slash",), ("s",), ("b", "slash")], ids=["find", "search", "filter"])
@on_screen
async def test_in_a_text_box_letters_and_signs_are_text(plans: Path, way: tuple[str, ...]):
    async with opened(plans, start="qinghe-2019") as at:
        await at.press("j", "j", *way)
        screens = len(at.app.screen_stack)
        await at.type("qScb?:/+-1、　／")
        assert len(at.app.screen_stack) == screens
        box = at.app.focused
        assert isinstance(box, Input)
        assert box.value == "qScb?:/+-1、 ／"


@pytest.mark.parametrize("way", [("slash",), ("s",), ("b", "slash")], ids=["find", "search", "filter"])
@on_screen
async def test_in_a_text_box_only_the_keys_of_boxes_are_commands(plans: Path, way: tuple[str, ...]):
    async with opened(plans, start="qinghe-2019") as at:
        await at.press("j", "j", "c", "ctrl+o", *way)
        before = _state(at)
        assert isinstance(at.app.focused, Input)
        for key in sorted(KEYS - BOX_KEYS):
            await at.hurry(key)
            assert _state(at) == before, key


@on_screen
async def test_the_foot_has_whole_keys_with_help_among_them_and_a_click_presses_one(plans: Path):
    async with opened(plans, (40, 20), start="qinghe-2019") as at:
        foot = at.rows()[-1]
        assert foot.split() == ["Enter", "open", "c", "compare", "Space", "basket", "?", "help"]
        await at.pilot.click(offset=(foot.index("? help"), 19))
        await at.settle()
        assert isinstance(at.screen, HelpScreen)
        assert at.rows()[-1].strip() == "q close"
        await at.pilot.click(offset=(30, 19))
        await at.settle()
        assert isinstance(at.screen, HelpScreen)
        await at.pilot.click(offset=(1, 19))
        await at.settle()
        assert not isinstance(at.screen, HelpScreen)
