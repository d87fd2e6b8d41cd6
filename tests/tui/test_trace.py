"""The trace on the screen: years, places, filter, what it leads to."""

import threading
from pathlib import Path
from typing import Any

import pytest
from tests.tui.driver import SMALL, on_screen, opened

from duidu.store import traces
from duidu.tui.screens.trace import TraceScreen
from duidu.tui.screens.traceinfo import TraceInfoScreen
from duidu.tui.screens.tracetable import TraceTableScreen
from duidu.tui.widgets import places


@on_screen
async def test_a_phrase_is_typed_and_followed(plans: Path, monkeypatch: pytest.MonkeyPatch):
    async with opened(plans, start="qinghe-2019") as at:
        await at.press("t")
        assert "工作要点" in at.shown
        await at.press("enter")
        assert type(at.screen) is TraceScreen
        assert "Type a phrase" in at.bar("basis")
        await at.press(*"平安青河", "enter")
        assert "3 places in 3 of 4 documents" in at.bar("basis")
        assert at.row(" 2020 ").split()[-4:] == ["2019", "2020", "21", "2022"]
        assert "·" in at.row("times")
        assert "平安青河" in at.row("▌2019")
        with monkeypatch.context() as patch:  # all lines were measured when they came, not when one is drawn
            patch.delattr(places, "_heads")
            await at.press("n", "]")
        assert "3/3" in at.bar("status")
        await at.press("[", "N", "G", "g", "enter")
        assert at.app.screen is at.reader
        assert "平安青河" in at.here


@on_screen
async def test_filter_info_comparison_basket_and_copy(plans: Path):
    async with opened(plans, start="qinghe-2019") as at:
        await at.press("t", "enter", *"平安", "enter")
        every = len(at.screen.query_one("#lines").shown)  # type: ignore[attr-defined]
        await at.press("/", *"2022", "enter")
        assert 0 < len(at.screen.query_one("#lines").shown) < every  # type: ignore[attr-defined]
        await at.press("escape", "space", "y")
        assert "copied" in at.last_told
        await at.press("space", "i")
        assert type(at.screen) is TraceInfoScreen
        assert "exactly" in at.shown
        await at.press("q", "f", "j", "enter")
        assert "only" in at.bar("basis")
        await at.press("escape", "c")
        assert len(at.comparison.request.columns) > 1
        await at.press("q", "S", "q")
        assert at.app.screen is at.reader


@on_screen
async def test_documents_of_one_year_are_told_apart_by_their_places(tmp_path: Path):
    """What is said of each document beside the phrase once named the year alone, whosever it was."""
    for place in ("青河县", "白石县"):
        said = "建设平安山乡" if place == "青河县" else "修好三条乡道"
        (tmp_path / f"{place}.txt").write_text(f"{place}2019年工作要点\n\n一、重点工作\n\n{said}。\n", encoding="utf-8")
    async with opened(tmp_path) as at:
        at.app.open_view("trace", "平安山乡")
        await at.settle()
        await at.press("i")
        assert "0; nor" in at.row("白石县 2019")


@on_screen
async def test_what_is_nowhere_has_lines_that_say_so(plans: Path):
    async with opened(plans, SMALL, start="qinghe-2019") as at:
        await at.press("t", "enter", *"平安核电", "enter")
        assert "0 places in 0 of 4 documents" in at.bar("basis")
        assert "nearest: 平安" in at.shown
        await at.press("n", "c", "enter")
        assert at.app.screen is at.reader


@on_screen
async def test_search_hands_its_words_on(plans: Path):
    async with opened(plans, start="qinghe-2019") as at:
        await at.press("s", *"平安青河", "tab", "t")
        assert type(at.screen) is TraceScreen
        assert "3 places" in at.bar("basis")


@on_screen
async def test_a_phrase_of_a_compared_passage_is_followed(plans: Path):
    async with opened(plans, start="qinghe-2020:13") as at:
        await at.press("c", "t")
        assert "茶园" in at.shown
        items = [item.label for item in at.screen.items]  # type: ignore[attr-defined]
        await at.press(*["j"] * items.index("茶园"), "enter")
        assert type(at.screen) is TraceScreen
        assert at.box("query") == "茶园"
        await at.press("K")
        assert at.box("query") == "茶园"


@on_screen
async def test_figures_alone_and_degrees_that_there_are_too_few_documents_for(plans: Path):
    async with opened(plans, start="qinghe-2019") as at:
        at.app.open_trace("茶园 监控点 集市")
        await at.settle()
        every = len(at.screen.query_one("#lines").shown)  # type: ignore[attr-defined]
        await at.press(".")
        lines = at.screen.query_one("#lines").shown  # type: ignore[attr-defined]
        assert 0 < len(lines) < every
        assert all(any(sign.isdigit() for sign in line.said) for line in lines)
        assert "only with figures" in at.bar("basis")
        await at.press("f", "G", "enter")
        assert "too few documents" in at.last_told
        await at.press("i")
        assert "thresholds are our own" in at.shown
        await at.press("q", "escape")
        assert len(at.screen.query_one("#lines").shown) == every  # type: ignore[attr-defined]


@on_screen
async def test_a_trace_as_a_table_is_read_copied_and_kept(plans: Path):
    async with opened(plans, start="qinghe-2019") as at:
        at.app.open_trace("茶园 监控点")
        await at.settle()
        await at.press("w", "enter")
        assert type(at.screen) is TraceTableScreen
        assert "监控点" in at.row("▌2019") or "茶园" in at.row("▌2019")
        assert "500亩 (target)" in at.shown
        await at.press("Y")
        rows = [line.split("\t") for line in at.app.clipboard.splitlines()]
        assert rows[0][:5] == ["place", "year", "document", "word", "times"]
        assert ["青河", "2020", "工作要点"] in [row[:3] for row in rows]
        await at.press("i")
        assert "not held" in at.shown
        await at.press("q", "m", "enter", "q", "b", "enter")
        assert type(at.screen) is TraceTableScreen


@on_screen
async def test_trace_and_concordance_are_handed_on(plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    async with opened(plans, start="qinghe-2019") as at:
        at.app.open_trace("")
        await at.press("tab", "e")
        assert at.last_told.startswith("Type a phrase")
        await at.press("q")
        at.app.open_trace("平安青河")
        await at.settle()
        await at.press("e", "enter")
        page = (tmp_path / "trace-平安青河.html").read_text(encoding="utf-8")
        assert "<svg" in page
        assert "<mark>平安青河</mark>" in page
        assert "2021" in page
        await at.press("K", "e", "down", "enter")
        text = (tmp_path / "kwic-平安青河.md").read_text(encoding="utf-8")
        assert "3 lines of 3 documents, by year." in text
        assert "| 2019 | 青河县2019年工作要点 |" in text


@on_screen
async def test_a_key_before_the_answer_says_what_is_waited_for(plans: Path, monkeypatch: pytest.MonkeyPatch):
    gate, counted = threading.Event(), traces.traced

    def held_back(*given: Any) -> Any:
        gate.wait(60)
        return counted(*given)

    monkeypatch.setattr(traces, "traced", held_back)
    async with opened(plans, start="qinghe-2019") as at:
        try:
            for view in ("trace", "tracetable"):
                at.app.open_view(view, "\u5e73\u5b89\u9752\u6cb3")
                await at.pilot.pause()
                for key in ("i", "e", "f", "c", "y", "Y", "space", "enter"):
                    at.told.clear()
                    await at.hurry(key)
                    assert len(at.told) == 1, (view, key)
                    assert "following" in at.last_told or "Not there yet" in at.last_told or "index" in at.last_told
            await at.hurry("q")  # what it waited for comes when it is gone
        finally:
            gate.set()
        await at.settle()
        await at.press("i")
        assert type(at.screen) is TraceInfoScreen


@on_screen
async def test_words_that_make_no_sense_and_lists_that_are_empty_say_so(plans: Path):
    async with opened(plans, SMALL, start="qinghe-2019") as at:
        at.app.open_view("trace", "*")
        await at.settle()
        assert "no character in it" in at.bar("basis")
        assert "Type other words above" in at.shown
        await at.press("i")
        assert "no character in it" in at.last_told
        at.app.open_view("trace", "@nowhere")
        await at.settle()
        assert "is no word set" in at.last_told
        at.app.open_view("trace", "\u5e73\u5b89\u9752\u6cb3")
        await at.settle()
        await at.press("/", *"zzz", "enter")
        assert "No line fits \u201czzz\u201d" in at.shown
        await at.press("escape", ".")
        assert "No place has a figure in its sentence" in at.shown
        await at.press(".")
        assert "No place has a figure" not in at.shown
