"""Promises on the screen: states and passages, what is filtered, ruled, noted, undone, exported, kept."""

from pathlib import Path

import pytest
from tests.tui.driver import SMALL, on_screen, opened

from duidu.tui.screens.compare import CompareScreen
from duidu.tui.screens.explained import ExplainedScreen
from duidu.tui.screens.menu import MenuScreen
from duidu.tui.screens.promises import PromisesScreen

TEXTS = {
    "2019": """\
城东区2019年政府工作报告

一、主要目标

地区生产总值增长6%,新增就业2万人。

二、重点工作

1、办好养老服务。新建日间照料中心6个,改造助餐点20处。

2、清理河道。完成雁栖河清淤工程,种植岸柳三千株。
""",
    "2020": """\
城东区2020年政府工作报告

一、2019年工作回顾

雁栖河清淤工程完成。

二、主要目标

地区生产总值增长6%,新增就业3万人。

三、重点工作

1、办好养老服务。新建日间照料中心4个。
""",
    "2021": """\
城东区2021年工作总结

一、2021年工作回顾

养老服务越来越好。
""",
}


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"east-{name}.txt").write_text(text, encoding="utf-8")
    return folder


def screen_of(driver) -> PromisesScreen:
    assert isinstance(driver.screen, PromisesScreen)
    return driver.screen


def states(driver) -> dict[str, str]:
    return {line.cells[0].text: line.cells[2].text for line in screen_of(driver).lines}


async def to(driver, words: str) -> None:
    """Put the cursor on the row with some words."""
    screen = screen_of(driver)
    at = next(i for i, line in enumerate(screen.listed) if line is not None and words in line.cells[0].text)
    screen.table.place(screen.table.cursor._replace(entry=at))
    await driver.settle()


@on_screen
async def test_what_became_of_promises_and_the_readers_word(plans: Path):
    async with opened(plans, size=(120, 40)) as driver:
        driver.app.open_view("promises", "east-2019", {"later": "east-2020"})
        await driver.settle()
        assert states(driver) == {
            "地区生产总值增长6%": "repeated",
            "新增就业2万人": "raised",
            "新建日间照料中心6个": "lowered",
            "改造助餐点20处": "not found",
            "完成雁栖河清淤工程": "reported done",
            "种植岸柳三千株": "not found",
        }
        assert any("6 promises" in row and "not found 2" in row for row in driver.rows())
        await to(driver, "助餐点")
        await driver.press("i")
        assert isinstance(driver.screen, ExplainedScreen)
        said = dict(driver.screen.said)
        assert "餐点" in said["tried"]
        await driver.press("q")
        await the_readers_word(driver)


def explained(driver) -> ExplainedScreen:
    """The page of reasons, which must be on top."""
    assert isinstance(driver.screen, ExplainedScreen)
    return driver.screen


async def the_readers_word(driver) -> None:
    await driver.press("r")
    assert isinstance(driver.screen, MenuScreen)
    assert [item.value for item in driver.screen.items][:3] == ["checked", "rejected", "repeated"]
    await driver.press("j", "j", "j", "j", "j", "enter")
    assert states(driver)["改造助餐点20处"] == "\u270ereworded"
    await driver.press("a")
    await driver.type("seen")
    await driver.press("enter")
    assert states(driver)["改造助餐点20处"] == "\u270e*reworded"
    await driver.press("i")
    assert dict(explained(driver).said)["note"] == "seen"
    await driver.press("q", "r", "G", "enter")
    assert states(driver)["改造助餐点20处"] == "*not found"
    await driver.press("U", "U", "U")
    assert states(driver)["改造助餐点20处"] == "not found"
    await driver.press("a", "enter")
    assert not driver.app.session.corpus.said.promises


@on_screen
async def test_filters_places_and_other_documents(plans: Path):
    async with opened(plans, size=SMALL) as driver:
        driver.app.open_view("promises")
        await driver.settle()
        screen = screen_of(driver)
        assert (screen.earlier, screen.later) == ("east-2019", "east-2020")
        assert screen.as_view() is not None
        screen.choose("only:notfound")
        assert set(states(driver).values()) == {"not found"}
        screen.choose("only:moved")
        assert not screen.lines
        assert any("None of 6 promises" in row for row in driver.rows())
        screen.choose("only:")
        await driver.press("f")
        assert isinstance(driver.screen, MenuScreen)
        assert "later:east-2021" in [item.value for item in driver.screen.items]
        await driver.press("escape")

        await the_ways_out(driver)


async def the_ways_out(driver) -> None:
    await to(driver, "照料")
    await driver.press("l", "l", "l", "enter")
    assert driver.screen is driver.reader
    assert driver.reader.name_shown == "east-2020"
    driver.app.open_view("promises")
    await driver.settle()
    assert screen_of(driver).later == "east-2021"
    screen_of(driver).choose("earlier:east-2021")
    await driver.settle()
    assert (screen_of(driver).earlier, screen_of(driver).later) == ("east-2021", "east-2019")
    assert any("No clause of east-2021" in row for row in driver.rows())
    screen_of(driver).choose("earlier:east-2019")
    await driver.settle()
    screen_of(driver).choose("later:east-2020")
    await driver.settle()
    await to(driver, "雁栖河")
    await driver.press("c")
    assert isinstance(driver.screen, CompareScreen)


@on_screen
async def test_one_document_alone(plans: Path):
    for name in ("2020", "2021"):
        (plans / f"east-{name}.txt").unlink()
    async with opened(plans, size=SMALL) as driver:
        driver.app.open_view("promises")
        await driver.settle()
        assert any("no other document" in row for row in driver.rows())
        await driver.press("e")
        assert "no other document that could answer" in driver.last_told
        assert screen_of(driver).as_view() is None
        await driver.press("r", "a", "y", "t")
        assert not driver.app.open_view("promises", "gone", {})
