"""The comparison: basket, columns, walks, signs, sizes."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.tui.compared import pair
from tests.tui.driver import SMALL, WIDE, Driver, on_screen, opened

from duidu.compare import changes
from duidu.errors import InputError
from duidu.model import ROOT, Alignment, Document, Link, Place
from duidu.store.corpus import Corpus
from duidu.tui.screens.compare import CompareScreen
from duidu.tui.screens.read import ReadScreen
from duidu.tui.screens.search import SearchScreen
from duidu.tui.screens.summary import SummaryScreen
from duidu.tui.session import Session
from duidu.tui.sheet import SYMBOLS
from duidu.tui.words import state_words


async def whole(at: Driver) -> CompareScreen:
    """Compare the document in the library's cursor as a whole, and pass over the summary."""
    await at.press("tab", "c")
    assert isinstance(at.screen, SummaryScreen)
    await at.press("escape")
    return at.comparison


@on_screen
async def test_c_shows_a_passage_beside_its_counterparts_nearest_year_first(plans: Path):
    async with opened(plans, start="qinghe-2020:13") as at:
        await at.press("c")
        assert [document.id for document in at.comparison.documents] == ["qinghe-2020", "qinghe-2019", "qinghe-2022"]
        row = at.row("新开高山茶园五百亩")
        assert "新开高山茶园三百亩" in at.shown
        assert "新開高山茶園五百畝" in at.shown
        assert row.count("│") == 2
        assert "§二›3 扩大茶叶基地 · 3 columns" in at.bar("title")
        heads = at.rows()[1]
        assert "1* 2020 工作要点" in heads
        assert "2▸ 2019 工作要点" in heads
        assert "a reprint, not the issuer's copy" in at.rows()[2]


@on_screen
async def test_enter_on_a_paragraph_compares_it(plans: Path):
    async with opened(plans, start="qinghe-2020:13") as at:
        await at.press("enter")
        assert isinstance(at.screen, CompareScreen)


@on_screen
async def test_only_what_was_changed_is_marked(plans: Path):
    async with opened(plans, start="qinghe-2020:13") as at:
        await at.press("c")
        rows = [row for row in at.rows() if "茶园" in row or "评出十位能手" in row]
        assert rows
        assert at.style_of("评出十位能手") != at.style_of("五")
        state = at.comparison.comparison.rows[0].states[1]  # type: ignore[union-attr]
        assert state == "edited"
        assert f"{SYMBOLS['edited']} {state_words('edited')} 1" in at.bar("legend")


@on_screen
async def test_another_place_stands_in_the_head(plans: Path):
    async with opened(plans, start="baishi-2020:9") as at:
        await at.press("c")
        assert "2▸ 2020 青河 工作要点" in at.rows()[1]


@on_screen
async def test_space_collects_sections_and_c_compares_them(plans: Path):
    async with opened(plans, start="qinghe-2019:7") as at:
        await at.press("c")
        await at.press("q", "space")
        assert "basket 1" in at.bar("status")
        await at.press(":")
        await at.type("baishi-2020:5")
        await at.press("enter", "space")
        assert "basket 2" in at.bar("status")
        await at.press("c")
        assert at.comparison.request.columns == (("qinghe-2019", 3), ("baishi-2020", 2))
        await at.press("q", "space", "escape")
        assert len(at.app.session.basket) == 1


@pytest.mark.parametrize("key", ["b", "i", "?"])
@on_screen
async def test_c_where_nothing_is_under_the_cursor_asks_for_a_basket(plans: Path, key: str):
    async with opened(plans) as at:
        await at.press(key, "c")
        assert at.last_told.startswith("The basket holds fewer than two sections")


@on_screen
async def test_c_over_a_full_basket_works_from_any_screen(plans: Path):
    async with opened(plans) as at:
        await at.press("space", "j", "space", "b", "c")
        assert isinstance(at.screen, CompareScreen)


@on_screen
async def test_n_and_N_walk_the_changes_and_say_which(plans: Path):  # noqa: N802
    async with opened(plans, start="qinghe-2019") as at:
        screen = await whole(at)
        comparison = screen.comparison
        assert comparison is not None
        walked = []
        await at.press("g")
        while "No further change" not in "".join(at.told[-1:]):
            walked.append(screen.view.row)
            await at.press("n")
        found = list(screen.view.changed)
        assert walked[-len(found) :] == found or walked == [0, *found]
        assert len(found) > 3
        assert f"change {len(found)} of {len(found)}" in at.bar("status")
        await at.press("N")
        assert screen.view.row == found[-2]
        assert f"change {len(found) - 1} of {len(found)}" in at.bar("status")
        assert set(found) <= set(changes(comparison))


@on_screen
async def test_brackets_walk_the_aligned_sections(plans: Path):
    async with opened(plans, start="qinghe-2019") as at:
        screen = await whole(at)
        await at.press("g", "]")
        first = screen.view.row
        assert screen.comparison is not None
        assert screen._titled(screen.comparison.rows[first])
        await at.press("]")
        assert screen.view.row > first
        await at.press("[")
        assert screen.view.row == first


@on_screen
async def test_rows_say_what_is_only_here_and_what_is_missing(tmp_path: Path):
    async with opened(pair(tmp_path / "two"), start="plan-2020") as at:
        screen = await whole(at)
        assert "dropped (same kind of document)" in at.shown
        counts = dict(screen.comparison.counts[screen.view.focus_column])  # type: ignore[union-attr]
        assert counts["dropped"] == 6
        for state, count in counts.items():
            assert f"{SYMBOLS[state]} {state_words(state)} {count}" in at.bar("legend")
        await at.press("x")
        assert at.row("盖新校舍").split("│")[1].startswith(" +")
        counts = dict(screen.comparison.counts[screen.view.focus_column])  # type: ignore[union-attr]
        assert counts["added"] == 6
        assert f"{SYMBOLS['added']} {state_words('added')} 6" in at.bar("legend")


@on_screen
async def test_another_kind_of_document_is_not_called_dropped(sample: Path):
    async with opened(sample, start="nankai-2012") as at:
        screen = await whole(at)
        comparison = screen.comparison
        assert comparison is not None
        focus = screen.view.focus_column
        row = next(i for i, r in enumerate(comparison.rows) if r.states[focus] == "other_kind")
        screen.view.goto(row)
        await at.settle()
        assert "not found: other kind of document" in at.shown
        assert "“not found” is not “dropped”" in at.bar("status")


@on_screen
async def test_h_and_l_focus_the_columns(plans: Path):
    async with opened(plans, start="qinghe-2019") as at:
        screen = await whole(at)
        assert screen.view.focus_column == 1
        first = at.bar("legend")
        await at.press("l")
        assert screen.view.focus_column == 2
        assert at.bar("legend") != first
        await at.press("tab", "l", "right")
        assert screen.view.focus_column == 3
        await at.press("h", "left", "shift+tab", "h")
        assert screen.view.focus_column == 1


@on_screen
async def test_plus_and_minus_add_and_remove_columns(plans: Path):
    async with opened(plans, start="qinghe-2020:13") as at:
        await at.press("c")
        assert len(at.comparison.documents) == 3
        await at.press("+")
        assert [d.id for d in at.comparison.documents][-1] == "baishi-2020"
        assert "4 columns" in at.bar("title")
        await at.press("＋")
        assert at.last_told == "Every document is here already."
        await at.press("-", "-")
        assert [d.id for d in at.comparison.documents] == ["qinghe-2020", "qinghe-2022"]
        await at.press("－")
        assert at.last_told == "A comparison needs two columns."
        assert len(at.comparison.documents) == 2


@on_screen
async def test_a_number_makes_a_column_the_base(plans: Path):
    async with opened(plans, start="qinghe-2020:13") as at:
        await at.press("c", "2")
        screen = at.comparison
        assert screen.comparison is not None
        assert screen.comparison.base == 1
        assert screen.request.columns[1] == ("qinghe-2019", 3)
        assert "2* 2019" in at.rows()[1]
        assert "扩大茶叶基地" in at.bar("title")
        before = screen.request
        await at.press("2")
        assert screen.request == before
        await at.press("9")
        assert at.last_told == "There are only 3 columns."


@on_screen
async def test_x_swaps_the_base_with_the_focused_column(plans: Path):
    async with opened(plans, start="qinghe-2019") as at:
        screen = await whole(at)
        await at.press("x")
        assert screen.comparison is not None
        assert screen.comparison.base == 1
        assert screen.request.columns[1][1] == ROOT
        assert "whole document" in at.bar("title")
        assert "建一座冷库" in "".join(
            document.text for document in screen.documents if document.id == screen.documents[1].id
        )


@on_screen
async def test_z_folds_unchanged_rows_into_one_line(plans: Path):
    (plans / "qinghe-2018.txt").write_text(
        (plans / "qinghe-2019.txt").read_text(encoding="utf-8").replace("三百亩", "一百亩"), encoding="utf-8"
    )
    async with opened(plans, start="qinghe-2018") as at:
        await at.press("tab", "space", ":")
        await at.type("qinghe-2019")
        await at.press("enter")
        assert at.reader.view.has_focus
        await at.press("tab", "space", "c")
        await at.press("q")
        screen = at.comparison
        assert len(screen.documents) == 2
        assert screen.comparison is not None
        same = sum(all(s == "same" for s in r.states[1:]) for r in screen.comparison.rows)
        assert same > 4
        await at.press("g", "z")
        assert "rows unchanged (z)" in at.shown
        assert "每月逢五开市" not in at.shown
        assert "茶叶基地" in at.shown
        await at.press("z")
        assert "每月逢五开市" in at.shown


@on_screen
async def test_o_shows_headings_only(plans: Path):
    async with opened(plans, start="qinghe-2019") as at:
        await whole(at)
        assert "今年是青河建县七十周年" in at.shown
        await at.press("o")
        assert "今年是青河建县七十周年" not in at.shown
        assert "守护平安山村" in at.shown
        await at.press("o")
        assert "今年是青河建县七十周年" in at.shown


@on_screen
async def test_enter_reads_the_place_in_the_focused_column_and_back_returns(plans: Path):
    async with opened(plans, start="qinghe-2020:13") as at:
        await at.press("c", "l")
        await at.press("enter")
        if isinstance(at.screen, CompareScreen):  # the row had further partners, which opened first
            raise AssertionError
        assert isinstance(at.screen, ReadScreen)
        assert at.reader.name_shown == "qinghe-2022"
        assert at.here.startswith("2、擴大茶葉基地")
        await at.press("ctrl+o")
        assert at.reader.name_shown == "qinghe-2020"
        assert at.reader.view.source_line == 13


@on_screen
async def test_further_partners_are_a_line_that_enter_opens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    found = Session.alignment
    tea, market = 2, 3

    def alignment(session: Session, a: str, b: str) -> Alignment:
        further = Link(Place(tea), Place(market), 0.5, "partial")
        made = found(session, a, b)
        return replace(made, links=tuple(sorted((*made.links, further), key=lambda link: (link.a.block, link.b.block))))

    monkeypatch.setattr(Session, "alignment", alignment)
    async with opened(pair(tmp_path / "two"), start="plan-2019") as at:
        screen = await whole(at)
        screen.view.goto(tea)
        await at.settle()
        assert "also 1 passage (Enter) ◐L7" in at.shown
        closed = at.shown
        await at.press("enter")
        assert isinstance(at.screen, CompareScreen)
        assert at.shown.count("集市设公平秤一台") == closed.count("集市设公平秤一台") + 1
        await at.press("enter")
        assert at.shown == closed


@on_screen
async def test_moving_through_rows(plans: Path):
    async with opened(plans, SMALL, start="qinghe-2019") as at:
        screen = await whole(at)
        view = screen.view
        await at.press("g", "j")
        assert view.cursor > (0, 1)
        await at.press("k")
        assert view.cursor == (0, 1), "the line above a heading is passed over"
        await at.press("d", "d")
        assert view.row > 0
        await at.press("u", "u", "u")
        assert view.row == 0
        await at.press("G")
        assert view.row == view.rows[-1]


@on_screen
async def test_a_small_terminal_has_two_columns_and_the_others_as_tabs(plans: Path):
    async with opened(plans, SMALL, start="qinghe-2020:13") as at:
        await at.press("c")
        view = at.comparison.view
        assert len(view.shown_columns) == 2
        assert at.rows()[1].count("│") == 1
        assert all(year in at.rows()[0] for year in ("2019", "2020", "2022"))
        assert "新开高山茶园三百亩" in at.shown.replace("\n", "") or "三" in at.shown
        await at.press("l")
        assert view.shown_columns == (0, 2)
        assert "2022" in at.rows()[1]
        assert "新開" in at.shown


@on_screen
async def test_a_very_narrow_terminal_stacks_the_columns(plans: Path):
    async with opened(plans, (50, 24), start="qinghe-2020:13") as at:
        await at.press("c")
        assert at.comparison.view.stacked
        body = at.rows()[3:-3]
        assert not any("│" in row for row in body)
        base = next(i for i, row in enumerate(body) if "五百亩" in row)
        other = next(i for i, row in enumerate(body) if "三百亩" in row)
        assert base < other


@on_screen
async def test_a_resize_keeps_the_row(plans: Path):
    async with opened(plans, WIDE, start="qinghe-2019") as at:
        screen = await whole(at)
        await at.press("]", "]", "]")
        row = screen.view.row
        for size in (SMALL, (50, 20), WIDE):
            await at.resize(*size)
            assert screen.view.row == row


@on_screen
async def test_script_changes_both_columns(plans: Path):
    async with opened(plans, start="qinghe-2020:13") as at:
        await at.press("c", "S")
        assert "新开高山茶园五百亩" in at.shown
        assert "新開高山茶園" not in at.shown
        await at.press("S")
        assert "新開高山茶園三百畝" in at.shown


@on_screen
async def test_find_in_a_comparison_searches_the_corpus(plans: Path):
    async with opened(plans, start="qinghe-2020:13") as at:
        await at.press("c", "/")
        assert isinstance(at.screen, SearchScreen)


@on_screen
async def test_the_mouse_focuses_a_column_and_a_second_click_reads_it(plans: Path):
    async with opened(plans, start="qinghe-2020:13") as at:
        await at.press("c")
        view = at.comparison.view
        await at.pilot.click(view, offset=(140, 4))
        await at.settle()
        assert view.focus_column == 2
        await at.pilot.click(view, offset=(10, 4))
        await at.settle()
        assert view.focus_column == 2
        await at.pilot.click(view, offset=(140, 4), times=2)
        await at.settle()
        assert isinstance(at.screen, ReadScreen)
        assert at.reader.name_shown == "qinghe-2022"


@on_screen
async def test_a_text_that_vanished_meanwhile_closes_the_comparison_with_a_message(
    plans: Path, monkeypatch: pytest.MonkeyPatch
):
    async with opened(plans, start="qinghe-2020:13") as at:

        def gone(corpus: Corpus, name: str) -> Document:
            raise InputError("{file}: cannot be read; put it back", file=name)

        await at.press("space", "j", "space")
        monkeypatch.setattr(Corpus, "document", gone)
        await at.press("c")
        assert isinstance(at.screen, ReadScreen)
        assert at.last_told.endswith(": cannot be read; put it back")


@on_screen
async def test_a_corpus_of_one_document_has_nothing_beside_it(tmp_path: Path):
    (tmp_path / "a.txt").write_text("青石县2019年工作要点\n\n一、修桥\n\n1、修好石桥。\n", encoding="utf-8")
    async with opened(tmp_path) as at:
        await at.press("G", "c")
        assert len(at.app.screen_stack) in {1, 2}
        assert "Traceback" not in at.shown
        await at.press("n", "l", "x", "-", "+", "y", "i")
        assert at.app.return_code is None
