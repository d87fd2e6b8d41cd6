"""e: the comparison on the screen as a file, never over another one unasked."""

import json
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from tests.tui.driver import SMALL, Driver, on_screen, opened
from textual.widgets import Input, Label, OptionList

from duidu.export.exhibit import Step
from duidu.model import State
from duidu.tui.screens.compare import CompareScreen
from duidu.tui.screens.export import ExportScreen
from duidu.tui.screens.summary import SummaryScreen
from duidu.tui.screens.writing import WritingScreen


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to write in."""
    folder = tmp_path / "out"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


async def exporting(at: Driver) -> ExportScreen:
    """Compare a passage and ask for an export."""
    await at.press("c", "e")
    assert isinstance(at.screen, ExportScreen)
    return at.screen


def said(at: Driver) -> str:
    """What the form says at its foot."""
    return str(at.screen.query_one("#more", Label).content)


def switches(at: Driver) -> list[str]:
    """The switches of the form."""
    options = at.screen.query_one("#like", OptionList)
    return [str(options.get_option_at_index(i).prompt) for i in range(options.option_count)]


class Slow:
    """An exhibit that is begun and waits until it is told that it was cancelled."""

    def __init__(self) -> None:
        self.going, self.cancelled = threading.Event(), threading.Event()

    def steps(self, *_arguments: object) -> Iterator[Step]:
        for done in range(3):
            yield Step(done, 3)
            self.going.set()
            self.cancelled.wait(5)

    async def begun(self, at: Driver) -> None:
        while not self.going.is_set():
            await at.pilot.pause(0.01)
        await at.pilot.pause()

    async def ended(self, at: Driver) -> None:
        """Wait for the thread itself: a job that was cancelled counts as ended while its thread still runs."""
        screen = at.screen
        assert isinstance(screen, WritingScreen)
        self.cancelled.set()
        await at.until(lambda: not screen.writing)


def slowed(monkeypatch: pytest.MonkeyPatch) -> Slow:
    """Let exhibits take as long as the test wants."""
    slow = Slow()
    monkeypatch.setattr("duidu.export.exhibit.exhibit_steps", slow.steps)
    monkeypatch.setattr("duidu.tui.screens.writing.EVERY", -1)
    return slow


@on_screen
async def test_e_writes_what_is_compared(plans: Path, here: Path):
    async with opened(plans, start="qinghe-2020:13") as at:
        await at.press("c")
        names = "qinghe-2020-qinghe-2019-and-1"
        await at.press("e")
        assert at.box("file") == str(here / f"{names}.html")
        await at.press("enter")
        assert at.last_told == f"Written to {here / names}.html"
        page = (here / f"{names}.html").read_text(encoding="utf-8")
        assert page.startswith("<!DOCTYPE html>")
        assert "<del>五百亩</del>" in page
        assert isinstance(at.screen, CompareScreen)


@on_screen
async def test_the_format_gives_the_suffix_and_what_is_written(plans: Path, here: Path):
    async with opened(plans, start="qinghe-2020:13") as at:
        await exporting(at)
        suffixes = []
        for _ in range(5):
            suffixes.append(Path(at.box("file")).suffix)
            await at.press("down")
        assert suffixes == [".html", ".docx", ".md", ".csv", ".json"]
        await at.press("up", "enter")
        (file,) = here.iterdir()
        assert file.suffix == ".json"
        assert json.loads(file.read_text(encoding="utf-8"))["documents"][0]["document"] == "qinghe-2020"


@on_screen
async def test_a_file_that_is_there_is_asked_about_first(plans: Path, here: Path):
    async with opened(plans, start="qinghe-2020:13") as at:
        await exporting(at)
        file = Path(at.box("file"))
        file.write_text("something else", encoding="utf-8")
        await at.press("enter")
        assert isinstance(at.screen, ExportScreen)
        assert "is there already; Enter again" in said(at)
        assert file.read_text(encoding="utf-8") == "something else"
        await at.press("enter")
        assert file.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
        assert not isinstance(at.screen, ExportScreen)


@on_screen
async def test_agreeing_to_one_file_is_not_agreeing_to_another(plans: Path, here: Path):
    async with opened(plans, start="qinghe-2020:13") as at:
        await exporting(at)
        first = Path(at.box("file"))
        for file in (first, first.with_suffix(".md")):
            file.write_text("something else", encoding="utf-8")
        await at.press("enter", "down", "down", "enter")
        assert isinstance(at.screen, ExportScreen)
        assert {file.read_text(encoding="utf-8") for file in here.iterdir()} == {"something else"}


@pytest.mark.parametrize(
    ("typed", "words"), [("", "Name a file."), ("gone/x.html", "no such folder"), (".", "a folder")]
)
@on_screen
async def test_what_cannot_be_written_is_said_in_the_form(plans: Path, here: Path, typed: str, words: str):
    async with opened(plans, start="qinghe-2020:13", size=SMALL) as at:
        form = await exporting(at)
        form.query_one("#file", Input).value = typed
        await at.press("enter")
        assert words in said(at)
        assert list(here.iterdir()) == []
        await at.press("escape")
        assert isinstance(at.screen, CompareScreen)


@on_screen
async def test_a_folded_view_is_exported_folded(plans: Path, here: Path):
    async with opened(plans, start="qinghe-2020:13") as at:
        await at.press("c", "z")
        assert at.comparison.view.folded
        await at.press("e", "enter")
        (file,) = here.iterdir()
        assert "What did not change is left out and marked […]." in file.read_text(encoding="utf-8")


@on_screen
async def test_hidden_classes_of_change_are_hidden_in_the_export_too(plans: Path, here: Path):
    async with opened(plans, start="qinghe-2020:13") as at:
        at.app.session.hidden = frozenset({"figure"})
        await at.press("c", "e", "enter")
        (file,) = here.iterdir()
        page = file.read_text(encoding="utf-8")
        assert "Changes of these classes are not shown: figures 2." in page
        assert "<del>五百亩</del>" not in page


@on_screen
async def test_what_is_switched_off_is_left_out_and_what_the_form_asks_is_done(plans: Path, here: Path):
    async with opened(plans, start="qinghe-2020") as at:
        await at.press("tab", "c", "escape")
        at.comparison.view.hidden_states = frozenset(get_args(State)) - {"edited"}
        at.app.next_script()
        await at.press("e", "tab")
        await at.type("茶园")
        await at.press("tab", "enter", "down", "enter", "down", "enter")
        assert said(at).startswith("Enter switches")
        assert [line[0] for line in switches(at)] == ["\u25cf", "\u25cf", "\u25cf"]
        await at.press("up", "up", "enter")
        assert [line[0] for line in switches(at)] == ["\u25cb", "\u25cf", "\u25cf"]
        await at.press("tab")
        assert said(at).startswith("Enter writes")
        await at.press("shift+tab", "shift+tab")
        assert at.screen.query_one("#named", Input).has_focus
        await at.press("enter")
        (file,) = here.iterdir()
        page = file.read_text(encoding="utf-8")
        assert "<title>茶园</title>" in page
        assert "rows of these states are not shown: same; reworded; moved; only here" in page
        assert "Passages are quoted in their original characters" in page
        assert "[EB/OL]" in page or "[Z]" in page
        assert "What did not change is left out" not in page
        assert '<table class="passages woven">' in page


@on_screen
async def test_the_summary_is_handed_on_as_an_exhibit_and_its_writing_stops_too(
    plans: Path, here: Path, monkeypatch: pytest.MonkeyPatch
):
    async with opened(plans, start="qinghe-2020") as at:
        await at.press("tab", "c")
        assert isinstance(at.screen, SummaryScreen)
        await at.press("e")
        assert at.box("file") == str(here / "qinghe-2020-qinghe-2019-and-2-summary.html")
        assert [line[0] for line in switches(at)] == ["\u25cb"]
        await at.press("enter")
        assert isinstance(at.screen, SummaryScreen)
        (file,) = here.iterdir()
        page = file.read_text(encoding="utf-8")
        assert "Summary A \u2194 C" in page
        assert "Made with duidu" in page
        assert "line " in at.bar("status")
        going = slowed(monkeypatch)
        await at.press("e", "down")
        await at.hurry("enter")
        await going.begun(at)
        assert "writing\u2026 0 %" in at.bar("status")
        await at.hurry("escape")
        await going.ended(at)
        assert isinstance(at.screen, SummaryScreen)
        assert at.last_told == "Cancelled: nothing was written."
        assert list(here.iterdir()) == [file]


@on_screen
async def test_what_is_in_one_on_the_screen_is_so_in_the_export(plans: Path, here: Path):
    async with opened(plans, start="qinghe-2020:13") as at:
        await at.press("c", "vertical_line", "e", "down", "down", "enter")
        (file,) = here.iterdir()
        text = file.read_text(encoding="utf-8")
        assert "Passages, both in one text" in text
        assert "<del>五百亩</del><ins>" in text


@on_screen
async def test_figures_only_is_exported_so_and_json_has_no_looks(plans: Path, here: Path):
    async with opened(plans, start="qinghe-2020") as at:
        await at.press("tab", "c", "escape", "full_stop")
        assert at.comparison.view.figures
        await at.press("e", "up")
        assert not at.screen.query_one("#named", Input).display
        await at.press("tab")
        assert at.screen.query_one("#file", Input).has_focus
        await at.press("enter")
        (file,) = here.iterdir()
        rows = json.loads(file.read_text(encoding="utf-8"))["rows"]
        assert {row.get("left_out") for row in rows} <= {None, "figures"}
        assert any("left_out" in row for row in rows)


@on_screen
async def test_writing_can_be_cancelled_and_says_how_far_it_is(
    plans: Path, here: Path, monkeypatch: pytest.MonkeyPatch
):
    going = slowed(monkeypatch)
    async with opened(plans, start="qinghe-2020:13") as at:
        await at.press("c", "e")
        await at.hurry("enter")
        await going.begun(at)
        assert "writing\u2026 0 %" in at.bar("status")
        await at.hurry("e")
        assert isinstance(at.screen, CompareScreen)
        await at.hurry("escape")
        await going.ended(at)
        assert at.last_told == "Cancelled: nothing was written."
        assert list(here.iterdir()) == []
        assert "change" in at.bar("status")


@on_screen
async def test_nothing_is_exported_before_it_is_compared(plans: Path, here: Path):
    async with opened(plans, start="qinghe-2020:13") as at:
        await at.press("c")
        at.comparison.comparison = None
        at.comparison.action_export()
        await at.settle()
        assert isinstance(at.screen, CompareScreen)


@on_screen
async def test_what_fails_while_writing_is_said(plans: Path, here: Path, monkeypatch: pytest.MonkeyPatch):
    async with opened(plans, start="qinghe-2020:13") as at:
        await exporting(at)
        monkeypatch.setitem(sys.modules, "docx", None)
        await at.press("down", "enter")
        assert "needs python-docx" in at.last_told
        assert list(here.iterdir()) == []
