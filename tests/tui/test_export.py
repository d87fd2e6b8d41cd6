"""e: the comparison on the screen as a file, never over another one unasked."""

import json
import sys
from pathlib import Path

import pytest
from tests.tui.driver import SMALL, Driver, on_screen, opened
from textual.widgets import Input, Label

from duidu.tui.screens.compare import CompareScreen
from duidu.tui.screens.export import ExportScreen


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
        assert "Changes of these classes are not shown: figures." in page
        assert "<del>五百亩</del>" not in page


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
