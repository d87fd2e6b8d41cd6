"""Figures and coverage on the screen: what their cells say, where they lead, what is ruled, exported, kept."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from tests.tui.driver import SMALL, WIDE, Driver, on_screen, opened

from duidu.tui.screens.compare import CompareScreen
from duidu.tui.screens.coverage import CoverageScreen
from duidu.tui.screens.explained import ExplainedScreen
from duidu.tui.screens.figures import FiguresScreen
from duidu.tui.screens.menu import MenuScreen

CASES = Path(__file__).parent.parent / "cases" / "tui" / "years"
Check = Callable[[Path, str], None]
TEXTS = {
    "2017": """\
城东区2017年工作要点

一、主要目标

地区增加值增长9%,茶园面积达到20万亩,登记失业率控制在3.6%以内。

二、主要任务

1、做强茶业。新增茶企20家,民宿集聚村10个。

2、清理河道。疏浚河道12公里,种植岸柳三千株。
""",
    "2018": """\
城东区2018年工作要点

一、主要目标

地区生产总值增长8%,茶园面积达到22万亩,登记失业率控制在3.5%以内。

二、主要任务

1、做强茶业。茶企达到120家,民宿集聚村庄12个。

2、清理河道。疏浚河道9公里,补种岸柳一千株。
""",
    "2021": """\
城东区国民经济和社会发展第十四个五年规划纲要

第一章 主要目标

到2025年,茶园面积达到30万亩,城镇调查失业率控制在5.5%以内。

第二章 做强茶业

建设茶叶交易市场,培育龙头茶企,改良茶树品种。到2025年,茶企达到200家。

第三章 清理河道

疏浚河道,种植岸柳,修建沿河步道,补种岸柳。

第四章 开放口岸

建设保税仓库,开通国际航线班列。
""",
    "2022": """\
城东区2022年工作要点

一、主要目标

地区生产总值增长7%,茶园面积达到25万亩。安置房完成125523.08万平方米。

二、主要任务

1、做强茶业。建设茶叶交易市场,培育龙头茶企,改良茶树品种。

2、清理河道。疏浚河道6公里,种植岸柳,修建沿河步道。
""",
}


@pytest.fixture
def years(tmp_path: Path) -> Path:
    folder = tmp_path / "years"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"chengdong-{name}.txt").write_text(text, encoding="utf-8")
    return folder


async def pictured(at: Driver, name: str, check_case: Check) -> None:
    """Compare the screen with its pictures at two sizes; it keeps the small one."""
    at.app.clear_notifications()
    for width, height in (WIDE, SMALL):
        await at.resize(width, height)
        shown = "\n".join(row.rstrip() for row in at.rows()) + "\n"
        check_case(CASES / f"{name}-{width}x{height}.txt", shown)


@on_screen
async def test_figures_their_joins_verdicts_and_what_they_lead_to(years: Path, check_case: Check):
    async with opened(years, start="chengdong-2017") as at:
        await at.press("w")
        assert isinstance(at.screen, MenuScreen)
        await at.press(*["j"] * [item.value for item in at.screen.items].index("figures"), "enter")
        screen = at.screen
        assert isinstance(screen, FiguresScreen)
        assert "地区生产总值 ← 地区增加值" in at.row("~ ↑8%")
        assert at.row("登记失业率").split()[-3:] == ["≤3.5%", "≠", "◇≤5.5%"]
        assert "∆ 120家" in at.row("茶企")
        assert "▁▂···▄··█" in at.row("茶园面积")
        assert "125523.08" in at.row("安置房")
        assert "compared with nothing" in at.shown
        assert "1 in damaged places" in at.bar("basis")
        await ruled_on(at)
        await at.press("escape", "h", "g", "j", "l")
        await pictured(at, "figures", check_case)
        await at.press("enter")
        assert at.app.screen is at.reader
        assert "地区增加值" in at.here


async def ruled_on(at: Driver) -> None:
    """A join that is only alike is checked, then rejected, then left alone; other cells have none."""
    await at.press("/", *"民宿", "enter", "l", "l", "l")
    assert "~? 12个" in at.row("民宿")
    assert "10个 \u2192 12个" in at.shown
    await at.press("r")
    assert "~✔ 12个" in at.row("民宿")
    await at.press("i")
    assert isinstance(at.screen, ExplainedScreen)
    assert "+2" in at.shown
    assert "checked" in at.shown
    await at.press("q", "r")
    assert "✘ 12个" in at.row("民宿")
    await at.press("U")
    assert "~✔ 12个" in at.row("民宿")
    await at.press("r", "r")
    assert "~? 12个" in at.row("民宿")
    await at.press("h", "r")
    assert "Nothing is joined" in at.last_told
    await at.press("l", "l", "i")
    assert "tried" in at.shown
    await at.press("q", "h", "h")


@on_screen
async def test_figures_chosen_compared_exported_and_kept(years: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    async with opened(years, SMALL, start="chengdong-2017") as at:
        assert at.app.open_view("figures", "", {"aims": "achieved"})
        await at.settle()
        assert "No indicator of this choice" in at.shown
        await at.press("f")
        assert isinstance(at.screen, MenuScreen)
        await at.press("g", "j", "enter")  # targets only
        assert "targets" in at.bar("title")
        await at.press("f", "g", *["j"] * 4, "enter")  # all indicators
        assert "疏浚河道" in at.shown
        await at.press("c")
        assert isinstance(at.screen, CompareScreen)
        await at.press("q", "e", *["down"] * 3, "enter")
        made = openpyxl.load_workbook(tmp_path / "Figures-targets.xlsx")
        assert made.sheetnames[:2] == ["Table", "Every figure"]
        rows = list(made["Every figure"].values)
        assert any(row[0] == "茶园面积" and row[7] == 22 for row in rows)
        await at.press("e", *["down"] * 4, "enter")
        assert (tmp_path / "Figures-targets.svg").read_text(encoding="utf-8").startswith("<svg ")
        await at.press("y", "m", "enter", "b")
        assert "Figures" in at.shown


@on_screen
async def test_coverage_says_what_the_years_take_up(years: Path, check_case: Check):
    async with opened(years, start="chengdong-2021") as at:
        assert at.app.open_view("coverage")
        await at.settle()
        screen = at.screen
        assert isinstance(screen, CoverageScreen)
        assert [column.title for column in screen.table.columns] == ["section", "2022"]
        rows = {line.group: line.cells[1].text for line in screen.lines}
        assert rows["第二章 做强茶业"].split()[-1].startswith(("●1/", "◐1/"))
        assert rows["第四章 开放口岸"] == "○"
        assert "#1/" in rows["第一章 主要目标"]
        await chosen(at, screen)
        await at.press("]", "]", "]", "]")
        assert "not “dropped”" in at.bar("status")
        await at.press("i")
        assert "tried" in at.shown
        await at.press("q")
        await pictured(at, "coverage", check_case)
        await at.press("[", "[", "enter")
        assert isinstance(at.screen, MenuScreen)
        await at.press("j", "enter")
        assert at.app.screen is at.reader


async def chosen(at: Driver, screen: CoverageScreen) -> None:
    """The rows and years are chosen, one year at least; a section is compared."""
    screen.choose("rows:missing")
    assert [line.cells[0].text for line in screen.lines] == ["第四章 开放口岸"]
    screen.choose("rows:all")
    await at.press("]", "]", "l", "c")
    assert at.comparison.request.columns[1] == ("chengdong-2022", None)
    await at.press("q", "f", "G", "enter")  # the only one of the years stands last
    assert "one document at least" in at.last_told
    screen.choose("year:chengdong-2018")
    await at.settle()
    assert [column.title for column in screen.table.columns] == ["section", "2018", "2022"]
    assert "not of the plan's years: 2018" in at.bar("basis")
    assert not at.app.open_view("coverage", "nowhere")
    assert "no such document" in at.last_told


@on_screen
async def test_coverage_knows_when_there_is_no_plan(years: Path):
    for name in ("chengdong-2021.txt", "chengdong-2018.txt"):
        (years / name).unlink()
    async with opened(years, SMALL) as at:
        assert at.app.open_view("coverage")
        await at.settle()
        assert "no plan of several years in 2 documents" in at.shown
        await at.press("i", "q", "e", "c", "f", "G", "enter")
        assert isinstance(at.screen, CoverageScreen)
