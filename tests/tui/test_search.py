"""Searching the corpus."""

from pathlib import Path

from tests.tui.driver import SMALL, Driver, on_screen, opened

from duidu.text.fold import fold
from duidu.tui.screens.compare import CompareScreen
from duidu.tui.screens.info import InfoScreen
from duidu.tui.screens.read import ReadScreen
from duidu.tui.screens.search import SearchScreen


async def search(at: Driver, words: str) -> SearchScreen:
    """Search for words, character by character."""
    await at.press("s")
    await at.type(words)
    assert isinstance(at.screen, SearchScreen)
    return at.screen


@on_screen
async def test_results_come_while_typing_with_year_path_and_passage(plans: Path):
    async with opened(plans) as at:
        await at.press("s")
        assert "Type to search" in at.bar("status")
        await at.type("茶")
        assert "青河县2019年工作要点 · 1 hit" in at.row("2019 工作要点")
        await at.type("园")
        row = at.row("L7 ")
        assert "一、做强山地农业 › 1、扩大茶叶基地 · plan" in row
        assert "新开高山茶园三百亩" in at.shown
        assert "3 hits in 3 documents · as typed" in at.bar("status")
        assert at.bar("years").split() == ["2019", "█1", "2020", "█1", "·", "2022", "█1"]
        assert "bold" in at.style_of("茶园")


@on_screen
async def test_the_other_script_is_found_and_shown_as_it_stands(plans: Path):
    async with opened(plans) as at:
        screen = await search(at, "監控點")
        assert {hit.document for hit in screen.hits} == {"qinghe-2019", "qinghe-2020", "qinghe-2022", "baishi-2020"}
        assert "安裝六十個監控點" in at.shown
        assert "安装四十五个监控点" in at.shown


@on_screen
async def test_a_wrong_character_is_forgiven(plans: Path):
    async with opened(plans) as at:
        screen = await search(at, "沿河十二里分断包干")
        assert [hit.document for hit in screen.hits] == ["baishi-2020"]
        assert screen.hits[0].slips == 1


@on_screen
async def test_nothing_found_says_what_was_tried(plans: Path):
    async with opened(plans) as at:
        screen = await search(at, "远洋捕捞船队")
        assert screen.hits == ()
        assert "no hits" in at.bar("status")
        assert at.bar("years").split() == ["2019", "0", "2020", "0", "·", "2022", "0"]
        assert "either script; up to 1 character wrong, missing or too many" in at.row("远洋捕捞船队:")
        await at.press("enter", "tab", "space", "c", "i", "y", "]")
        assert isinstance(at.screen, SearchScreen)


@on_screen
async def test_the_preview_follows_the_cursor(plans: Path):
    async with opened(plans) as at:
        screen = await search(at, "茶园")
        names = []
        for _ in screen.hits:
            assert screen.preview.document is not None
            names.append(screen.preview.document.id)
            assert "茶" in screen.preview.document.text[slice(*screen.preview.matches[0])]
            await at.press("down")
        assert names == [hit.document for hit in screen.hits]
        await at.press("up")
        assert screen.hit_list.at == len(names) - 2


@on_screen
async def test_enter_reads_the_passage_and_n_walks_the_hits_of_its_document(plans: Path):
    async with opened(plans) as at:
        screen = await search(at, "平安")
        hit = screen.hits[0]
        await at.press("enter")
        assert isinstance(at.screen, ReadScreen)
        assert at.reader.name_shown == hit.document
        assert "/平安 " in at.bar("status")
        first = at.reader.view.source_line
        await at.press("n")
        assert at.reader.view.source_line != first
        assert "平安" in at.here
        await at.press("ctrl+o")
        assert at.reader.name_shown == "baishi-2020"


@on_screen
async def test_tab_goes_between_box_and_list_and_escape_steps_back(plans: Path):
    async with opened(plans) as at:
        screen = await search(at, "茶园")
        await at.press("tab")
        assert screen.hit_list.has_focus
        await at.press("j")
        assert screen.hit_list.at == 1
        await at.press("shift+tab")
        assert screen.box.has_focus
        await at.press("tab", "/")
        assert screen.box.has_focus
        await at.press("tab", "s")
        assert screen.box.has_focus
        await at.press("tab", "escape")
        assert screen.box.has_focus
        await at.press("escape")
        assert isinstance(at.screen, ReadScreen)


@on_screen
async def test_keys_of_the_list_move_by_hit_by_page_by_document(sample: Path):
    async with opened(sample, SMALL) as at:
        screen = await search(at, "南开")
        await at.press("tab", "n")
        assert screen.hit_list.at == 1
        await at.press("N")
        assert screen.hit_list.at == 0
        await at.press("d")
        assert screen.hit_list.at > 2
        await at.press("u")
        assert screen.hit_list.at == 0
        await at.press("G")
        assert screen.hit_list.at == len(screen.hits) - 1
        await at.press("g", "]")
        assert screen.hits[screen.hit_list.at].document != screen.hits[0].document
        assert len({hit.document for hit in screen.hits[: screen.hit_list.at]}) == 1
        await at.press("[")
        assert screen.hits[screen.hit_list.at].document == screen.hits[0].document


@on_screen
async def test_space_marks_hits_and_c_compares_the_basket(plans: Path):
    async with opened(plans) as at:
        screen = await search(at, "茶园")
        await at.press("tab", "space")
        assert "◉" in at.shown
        await at.press("space")
        assert "◉" not in at.shown
        await at.press("space", "]")
        marked = [screen.hits[0], screen.hits[screen.hit_list.at]]
        await at.press("space", "c")
        assert isinstance(at.screen, CompareScreen)
        assert at.comparison.request.columns == tuple((hit.document, hit.block) for hit in marked)


@on_screen
async def test_c_without_a_basket_compares_the_hit_with_its_counterparts(plans: Path):
    async with opened(plans) as at:
        screen = await search(at, "茶园")
        await at.press("tab", "c")
        assert at.comparison.request.columns[0] == (screen.hits[0].document, screen.hits[0].block)
        await at.press("q")
        assert at.screen is screen


@on_screen
async def test_info_and_copy_of_a_hit(plans: Path):
    async with opened(plans) as at:
        await search(at, "冷库容量")
        await at.press("tab", "i")
        assert isinstance(at.screen, InfoScreen)
        assert "qinghe-2020.txt" in at.shown
        await at.press("q", "Y")
        assert at.app.clipboard == "4、建一座冷库。冷库容量八百吨,果农存货头一年免租金。"
        await at.press("y")
        assert "冷库容量八百吨" in at.app.clipboard
        assert "青河县2020年工作要点" in at.app.clipboard


@on_screen
async def test_a_small_terminal_has_no_preview(plans: Path):
    async with opened(plans, SMALL) as at:
        screen = await search(at, "茶园")
        assert not screen.preview.display
        assert "L7 · 一、做强山地农业" in at.shown
        await at.press("enter")
        assert fold("茶园") in fold(at.here)
        await at.press("s")
        await at.resize(160, 45)
        await at.type("茶园")
        assert isinstance(at.screen, SearchScreen)
        assert at.screen.preview.display
        assert at.screen.preview.document is not None


@on_screen
async def test_script_and_theme_reach_the_results(plans: Path):
    async with opened(plans) as at:
        await search(at, "監控點")
        await at.press("tab", "S")
        assert "安装六十个监控点" in at.shown
        assert "安裝六十個監控點" not in at.shown


@on_screen
async def test_the_mouse_chooses_a_hit_and_a_second_click_opens_it(plans: Path):
    async with opened(plans) as at:
        screen = await search(at, "茶园")
        await at.pilot.click(screen.hit_list, offset=(10, 5))
        await at.settle()
        assert screen.hit_list.at == 1
        await at.pilot.click(screen.hit_list, offset=(10, 3))
        await at.settle()
        assert screen.hit_list.at == 1
        await at.pilot.click(screen.hit_list, offset=(10, 7), times=2)
        await at.settle()
        assert isinstance(at.screen, ReadScreen)
        assert at.reader.name_shown == screen.hits[2].document
