"""Tables over the corpus: what their cells lead to, how they are handed on, what they say when they are empty."""

from pathlib import Path
from typing import Any

import pytest
from tests.tui.driver import SMALL, Driver, on_screen, opened
from textual.screen import Screen
from textual.widgets import Input

from duidu.store.corpus import Corpus
from duidu.tui.screens.explained import ExplainedScreen
from duidu.tui.screens.menu import MenuScreen
from duidu.tui.screens.newgone import NewGoneScreen
from duidu.tui.screens.slogans import SlogansScreen
from duidu.tui.screens.trace import TraceScreen

YEARLY = """\
江陵区{year}年工作要点

一、守护平安

1、{first}。建设“平安江陵”,推进法治江陵、平安江陵建设。{more}

二、过去的事

2、照看渡口。渡口每天有人照看,江陵区的船按时开。
"""


@pytest.fixture(scope="module")
def river(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Plans of one district with years between them that are not held, and one without a year."""
    folder = tmp_path_factory.mktemp("river")
    said = {
        2015: ("修缮石桥", "修缮石桥要快。石桥两头设路灯。"),
        2016: ("修缮石桥", "石桥两头设路灯。"),
        2020: ("铺设光缆", "铺设光缆到各村,铺设光缆的钱由区里出。建设智慧江陵。"),
    }
    for year, (first, more) in said.items():
        school = "\n三、开办夜校\n\n夜校教村民识字算账,请来两位先生。\n" if year == 2020 else ""
        text = YEARLY.format(year=year, first=first, more=more) + school
        (folder / f"river-{year}.txt").write_text(text, encoding="utf-8")
    (folder / "undated.txt").write_text("江陵区渡口守则\n\n一、开船\n\n建设平安江陵。船不超载。\n", encoding="utf-8")
    return folder


async def look(at: Driver, name: str, words: str = "") -> None:
    """Open a view and wait for all that it gathers."""
    at.app.open_view(name, words)
    await at.settle()
    await at.settle()


def shows(at: Driver, kind: type[Screen[Any]]) -> bool:
    """Whether a screen of a class is on top."""
    return type(at.screen) is kind


def line(at: Driver) -> list[str]:
    """The cells under the cursor."""
    here = at.screen.here  # type: ignore[attr-defined]
    return [cell.text for cell in here.cells]


@on_screen
async def test_patterns_lead_to_a_matrix_and_its_cells_to_the_text(river: Path):
    async with opened(river, start="river-2015") as at:
        await at.press("w")
        at.screen.take([item.value for item in at.screen.items].index("slogans"))  # type: ignore[attr-defined]
        await at.settle()
        assert shows(at, SlogansScreen)
        assert "No pattern shows itself" in at.shown or "*江陵" in at.shown
        await at.press("tab")
        at.screen.query_one("#query", Input).value = "*江陵"
        await at.press("enter")
        heads = [column.title for column in at.screen.table.columns]  # type: ignore[attr-defined]
        assert heads == ["slogan", "all", "2015", "2016", "17–19", "2020", "undated"]
        assert "3 slogans in 4 of 4 documents" in at.bar("basis")
        assert line(at)[0] == "平安江陵"
        assert [cell.partition(" ")[0] for cell in line(at)[1:]] == ["7", "2", "2", "·", "2", "1"]
        assert at.bar("status").startswith(" 1/")
        await at.press("j", "j")
        assert line(at)[0] == "智慧江陵"
        assert "0 places; tried" in at.shown
        await at.press("l", "l")
        assert "no document of 2017" in at.shown.replace("–2019", "")
        await at.press("i")
        assert shows(at, ExplainedScreen)
        assert "no zero" in at.shown
        assert "in quotation marks" in at.shown


@on_screen
async def test_rows_are_filtered_sorted_marked_traced_copied_and_compared(river: Path):
    async with opened(river, SMALL, start="river-2015") as at:
        await look(at, "slogans", "*江陵")
        await at.press("/", *"智慧", "enter")
        assert [one.cells[0].text for one in at.screen.lines] == ["智慧江陵"]  # type: ignore[attr-defined]
        await at.press("Y")
        assert at.app.clipboard.split("\t")[0] == "智慧江陵"
        await at.press("h", "h", "h", "h", "h", "h", "y")
        assert "建设智慧江陵" in at.app.clipboard
        await at.press("space")
        assert "◉ 智慧江陵" in at.shown
        await at.press("space", "escape", "f")
        await at.press("j", "enter")
        assert "only plan" in at.bar("basis")
        await at.press("f", "g", "enter")
        assert "only" not in at.bar("basis")
        await at.press("g", "k", "h", "enter")
        assert at.screen.order == (1, False)  # type: ignore[attr-defined]
        await at.press("enter", "enter", "j", "t")
        assert shows(at, TraceScreen)
        assert at.box("query") == "平安江陵"
        await at.press("q", "c")
        assert len(at.comparison.request.columns) > 1
        await at.press("q", "g", "k", "enter", "j", "/", *"平安", "enter", "m", "enter")
        assert "Kept as" in at.last_told
        await at.press("q", "b", "enter")
        assert [one.cells[0].text for one in at.screen.lines] == ["平安江陵"]  # type: ignore[attr-defined]
        assert at.screen.order == (1, False)  # type: ignore[attr-defined]
        at.screen.order = 99, True  # type: ignore[attr-defined]
        await at.press("escape")
        assert len(at.screen.lines) > 1  # type: ignore[attr-defined]


@on_screen
async def test_a_table_is_handed_on_with_its_passages_and_leads_to_them(river: Path, tmp_path: Path):
    async with opened(river, start="river-2015") as at:
        await look(at, "slogans", "*江陵")
        await written(at, tmp_path)
        await at.press("l", "l", "enter")
        assert "No passage stands behind this cell" in at.last_told
        await at.press("]")
        assert line(at)[0] == "江陵区"
        await at.press("[", "g", "h", "h", "enter")
        assert shows(at, MenuScreen)
        table = at.app.screen_stack[1]
        await at.press("j", "enter")
        assert at.app.screen is at.reader
        assert "平安江陵" in at.here
        assert "Backspace goes back" in at.last_told
        at.app.next_script()
        await at.press("j", "j", "backspace")
        assert at.screen is table
        assert line(at)[0] == "平安江陵"
        await ways_back(at)
        assert not table.is_running
    page, sheet = ((tmp_path / f"table{suffix}").read_text(encoding="utf-8") for suffix in (".html", ".csv"))
    assert "建设“<mark>平安江陵</mark>”" in page
    assert "Looked for *江陵, exactly" in page
    assert "examples and no trend" in page
    assert sheet.splitlines()[0] == "\ufeffgroup,slogan,all,2015,2016,17–19,2020,undated"


async def written(at: Driver, folder: Path) -> None:
    """A table is written as CSV and as a page; a file needs a name, and one that is there a second word."""
    await at.press("e")
    at.screen.query_one("#file", Input).value = str(folder / "table.html")
    await at.press("down", "down", "up", "down", "enter")
    assert "Written" in at.last_told
    (folder / "table.html").touch()
    await at.press("e")
    at.screen.query_one("#file", Input).value = ""
    await at.press("enter")
    assert "Name a file" in at.shown
    at.screen.query_one("#file", Input).value = str(folder / "table.html")
    await at.press("enter")
    assert "is there already" in at.shown
    await at.press("enter")
    assert "Written" in at.last_told


async def ways_back(at: Driver) -> None:
    """From a table that was come back to: the latest few are kept, and none when all ways back were gone."""
    assert at.reader.name_shown == "river-2015"
    await at.press("q", "backspace")
    assert "no way further back" in at.last_told
    for _ in range(5):
        await look(at, "trace", "平安江陵")
        await at.press("enter")
    assert len(at.app._installed_screens) == 3
    await at.press("backspace", "q", "backspace", "q", "backspace", "q", "backspace", "backspace")
    assert at.app.screen is at.reader
    assert not at.app._installed_screens


@on_screen
async def test_patterns_that_fit_nothing_or_make_no_sense_say_so(river: Path):
    async with opened(river, SMALL, start="river-2015") as at:
        await look(at, "slogans", "*核电")
        assert "No place of “核电” in 4 documents" in at.shown
        await at.press("e", "escape", "t", "y", "c", "space", "i", "q")
        at.screen.ask("*")  # type: ignore[attr-defined]
        await at.settle()
        assert "no pattern of slogans" in at.shown
        await at.press("escape")
        assert shows(at, SlogansScreen)
        assert at.box("query") == ""
        await at.press("escape")
        assert at.app.screen is at.reader


@on_screen
async def test_new_and_gone_has_phrases_and_sections_that_lead_to_the_text(river: Path):
    async with opened(river, start="river-2020") as at:
        await look(at, "newgone")
        assert shows(at, NewGoneScreen)
        rows = {one.cells[0].text: one for one in at.screen.lines}  # type: ignore[attr-defined]
        assert "few documents" in at.bar("basis")
        assert rows["铺设光缆"].key.sort == "new"
        assert rows["石桥"].key.sort == "gone"
        await at.press("G")
        assert line(at)[0] == "开办夜校"
        assert "1 section that nothing before leads to" in at.shown
        await at.press("g")
        heads = [column.title for column in at.screen.table.columns]  # type: ignore[attr-defined]
        assert heads == ["phrase or section", "here", "before", "docs", "first", "last"]
        await at.press("/", *"石桥", "enter", "l", "l")
        assert line(at)[1:] == ["0", "5", "2", "2015", "2016"]
        assert "石桥两头设路灯" in at.shown
        await at.press("i")
        assert "2015 3" in at.shown
        assert "2016 2" in at.shown
        await at.press("q", "h")
        assert "looked for word by word" in at.shown
        await at.press("l", "l", "l", "l", "enter", "enter")
        assert at.app.screen is at.reader
        assert at.reader.name_shown == "river-2016"
        assert "石桥" in at.here


@on_screen
async def test_new_and_gone_goes_from_document_to_document_and_says_what_it_lacks(river: Path, tmp_path: Path):
    async with opened(river, SMALL, start="river-2016") as at:
        await look(at, "newgone")
        await at.press("f")
        at.screen.take([item.value for item in at.screen.items].index("sort:begun"))  # type: ignore[attr-defined]
        await at.settle()
        assert "Nothing of this sort" in at.shown
        await at.press("f", "g", "enter", "f")
        at.screen.take([item.value for item in at.screen.items].index("window:1"))  # type: ignore[attr-defined]
        await at.settle()
        assert "against 1 document of 2015" in at.bar("basis")
        await at.press("[")
        assert "No document of 江陵区 stands before river-2015" in at.shown
        assert "] goes on" in at.shown
        await at.press("i", "q", "e", "escape", "[")
        assert "no document further on" in at.last_told
        await at.press("]", "]")
        assert "2020 river-2020" in at.bar("title")
        assert not at.app.open_view("newgone", "never-there")
        await look(at, "newgone", "undated")
        assert "The year of undated is not known" in at.shown
    alone = tmp_path / "alone"
    alone.mkdir()
    (alone / "one.txt").write_text(YEARLY.format(year=2020, first="修桥", more=""), encoding="utf-8")
    async with opened(alone) as at:
        await look(at, "newgone")
        assert "This corpus holds one document" in at.shown
        await look(at, "slogans", "*江陵")
        assert "2 slogans in 1 of 1 documents" in at.bar("basis")


def test_the_corpus_of_these_tests_has_a_document_without_a_year(river: Path):
    assert not Corpus.open(river).entry("undated").meta.covers
