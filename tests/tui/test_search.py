"""Searching the corpus."""

import threading
from pathlib import Path
from typing import Any, NoReturn

import pytest
from tests.tui.driver import SMALL, Driver, on_screen, opened
from textual.widgets import Input

import duidu.search as searching
from duidu.errors import StoreError
from duidu.model import Hit
from duidu.search import Index, Query
from duidu.store import bookmarks
from duidu.store.corpus import Corpus
from duidu.store.index import Step, Steps, index_of
from duidu.text.fold import fold
from duidu.tui.screens import asking
from duidu.tui.screens.compare import CompareScreen
from duidu.tui.screens.info import InfoScreen
from duidu.tui.screens.read import ReadScreen
from duidu.tui.screens.search import SearchScreen


def top(at: Driver) -> Any:
    """The screen on top, whichever it is by now."""
    return at.screen


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
        assert "1 hit · 青河县2019年工作要点" in at.row("2019 工作要点")
        await at.type("园")
        row = at.row("L7 ")
        assert "一、做强山地农业 › 1、扩大茶叶基地 · plan" in row
        assert "新开高山茶园三百亩" in at.shown
        assert "3 hits in 3 documents · as typed" in at.bar("status")
        assert at.bar("years").split() == ["2019", "█1", "2020", "█1", "·", "2022", "█1", "·", "no", "document"]
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
        assert at.bar("years").split()[:7] == ["2019", "0", "2020", "0", "·", "2022", "0"]
        assert "0 no hits  · no document" in at.bar("years")
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


@on_screen
async def test_hits_are_grouped_by_document_or_by_year(plans: Path):
    async with opened(plans) as at:
        screen = await search(at, "监控点")
        assert screen.hit_list.grouped.groups[0].name == screen.hits[0].document
        here = screen.hit_list.hit
        await at.press("tab", "f", "j", "enter")
        assert [group.name for group in screen.hit_list.grouped.groups] == ["2019", "2020", "2022"]
        assert screen.hit_list.hit == here
        assert "2020 · 2 hits" in at.shown
        await at.press("g", "]")
        assert screen.hits[screen.hit_list.at].year == 2020
        await at.press("q", "s")
        await at.type("茶园")
        assert "2019 · 1 hit" in at.shown


@on_screen
async def test_a_role_is_asked_for_in_the_query_itself(plans: Path):
    async with opened(plans) as at:
        screen = await search(at, "茶园")
        await at.press("tab", "f")
        await at.press(*"jjjj")
        await at.press("enter")
        assert at.box("query") == "茶园 role:situation"
        assert screen.hits == ()
        assert "without role:situation: 3 passages" in at.shown
        await at.press("f", "j", "j", "enter")
        assert at.box("query") == "茶园"
        assert len(screen.hits) == 3


@on_screen
async def test_behind_a_zero_stands_where_each_word_is_alone(plans: Path):
    async with opened(plans) as at:
        await search(at, "茶园 远洋")
        assert "alone: 3 passages" in at.row("茶园:")
        assert "alone: 0 passages" in at.row("远洋:")


@on_screen
async def test_a_mistake_in_the_syntax_is_explained_and_the_rest_searches(plans: Path):
    async with opened(plans) as at:
        screen = await search(at, "茶园 year:soon")
        assert "year:soon is no year" in at.bar("notes")
        assert len(screen.hits) == 3
        await at.press(*["backspace"] * 10)
        assert not at.screen.query_one("#notes").display


@on_screen
async def test_up_in_an_empty_box_brings_back_queries_over_restarts(plans: Path):
    async with opened(plans) as at:
        await search(at, "茶园")
        await at.press("enter")
        await search(at, "冷库")
        await at.press("escape")
    async with opened(plans) as at:
        await at.press("s", "up")
        assert at.box("query") == "冷库"
        assert isinstance(at.screen, SearchScreen)
        assert len(at.screen.hits) == 1
        await at.press("up", "up")
        assert at.box("query") == "茶园"
        await at.press("down", "down")
        assert at.box("query") == ""
        await at.press("down")
        await at.type("茶")
        await at.press("up")
        assert at.box("query") == "茶"


@on_screen
async def test_a_search_is_kept_by_name_and_comes_back_through_the_palette(plans: Path):
    async with opened(plans) as at:
        await search(at, "茶园 -冷库")
        await at.press("tab", "m")
        assert at.box("name") == "search: 茶园 -冷库"
        at.screen.query_one("#name", Input).value = "茶事"
        await at.press("enter")
        assert "茶事" in at.last_told
        await at.press("q")
        await at.do("search: 茶事")
        assert at.box("query") == "茶园 -冷库"
        top(at).put("冷")
        await at.settle()
        await at.do("search: 茶事")
        assert at.box("query") == "茶园 -冷库"
        assert [one.words for one in bookmarks.load().views] == ["茶园 -冷库"]


@on_screen
async def test_n_walks_all_hits_through_the_documents(plans: Path):
    async with opened(plans) as at:
        screen = await search(at, "茶园")
        places = [(hit.document, hit.start) for hit in screen.hits]
        await at.press("enter")
        seen = [at.reader.name_shown]
        assert "/茶园 1/3 " in at.bar("status")
        for _ in places[1:]:
            await at.press("n")
            assert "茶" in at.here
            seen.append(at.reader.name_shown)
        assert seen == [name for name, _ in places]
        await at.press("n")
        assert at.reader.name_shown == places[0][0]
        await at.press("N")
        assert at.reader.name_shown == places[-1][0]
        assert len(at.reader.view.matches) == 2


@on_screen
async def test_all_matches_of_a_passage_are_marked(plans: Path):
    async with opened(plans) as at:
        screen = await search(at, "茶园 能手")
        assert all(len(hit.spans) >= 2 for hit in screen.hits)
        assert "bold" in at.style_of("能手")


@on_screen
async def test_before_the_index_is_there_the_search_says_so_and_searches_when_it_is(
    plans: Path, monkeypatch: pytest.MonkeyPatch
):
    going = threading.Event()
    made = index_of

    def slowly(corpus: Corpus, _folder: Path | None) -> Steps:
        yield Step(30, 100, "qinghe-2019")
        going.wait(20)
        return (yield from made(corpus))

    monkeypatch.setattr("duidu.store.index.index_of", slowly)
    monkeypatch.setattr("duidu.tui.searching.INDEX_AFTER", 3600.0)  # begun by the search, however slow the machine is
    async with opened(plans) as at:
        await at.hurry("s")
        for letter in "茶园":
            await at.hurry(letter)
        await at.until(lambda: "30%" in at.bar("status"))
        assert "The search index is being made: 30%" in at.bar("status")
        await at.hurry("escape")
        assert "index 30%" in at.bar("status")
        await at.hurry("s")
        for letter in "茶园":
            await at.hurry(letter)
        going.set()
        await at.settle()
        assert isinstance(at.screen, SearchScreen)
        assert len(at.screen.hits) == 3
        assert "3 hits" in at.bar("status")


@on_screen
async def test_an_index_that_cannot_be_made_is_said(plans: Path, monkeypatch: pytest.MonkeyPatch):
    def refused(_corpus: Corpus, _folder: Path | None) -> NoReturn:
        raise StoreError("{file}: the disk is full", file="index")

    monkeypatch.setattr("duidu.store.index.index_of", refused)
    async with opened(plans) as at:
        await at.press("s")
        assert "could not be made" in at.bar("status")
        assert "the disk is full" in at.last_told


@on_screen
async def test_a_search_under_way_gives_way_to_what_is_typed_and_enter_waits_for_it(
    plans: Path, monkeypatch: pytest.MonkeyPatch
):
    asked: list[str] = []
    going = threading.Event()
    real = searching.search

    def slowly(index: Index, query: Query, limit: int | None = 50) -> list[Hit]:
        asked.append(query.wanted[0].text)
        going.wait(20)
        return real(index, query, limit)

    async with opened(plans) as at:
        await at.press("s")
        monkeypatch.setattr(searching, "search", slowly)
        for letter in "茶园三百亩":
            await at.hurry(letter)
        await at.hurry("enter")
        assert isinstance(top(at), SearchScreen)
        assert at.box("query") == "茶园三百亩"
        going.set()
        await at.settle()
        assert asked == ["茶", "茶园三百亩"]
        assert isinstance(top(at), ReadScreen)
        assert fold("茶园三百亩") in fold(at.here)


@on_screen
async def test_what_has_more_hits_than_are_listed_is_counted_when_the_fingers_rest(
    tmp_path: Path,
):
    folder = tmp_path / "many"
    folder.mkdir()
    for year in (2019, 2021):
        lines = "\n\n".join(f"{n}、修桥铺路第{n}处,年内完工。" for n in range(1, 151))
        (folder / f"he-{year}.txt").write_text(f"河口镇{year}年工作要点\n\n{lines}\n", encoding="utf-8")
    async with opened(folder) as at:
        screen = await search(at, "修桥铺路")
        assert len(screen.hits) == 200
        assert "300 hits in 2 documents · the best 200 listed" in at.bar("status")
        assert at.bar("years").split()[:5] == ["2019", "█150", "·", "2021", "█150"]


@on_screen
async def test_every_hit_of_a_large_document_has_its_text_before_its_section(
    plans: Path, monkeypatch: pytest.MonkeyPatch
):
    async with opened(plans) as at:
        await at.press("s")
        at.app.session.corpus._kept.clear()
        monkeypatch.setattr(asking, "PAUSE", 20)
        for letter in "冷库":
            await at.hurry(letter)
        await at.until(lambda: top(at).hits and top(at).words == "冷库")
        row = at.row("L15")
        assert "做强" not in row
        assert "冷库容量八百吨" in at.shown
        top(at)._stop.set()
