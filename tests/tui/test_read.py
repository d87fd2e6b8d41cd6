"""The reader: moving, folds, outline, margins, bars, sizes."""

from pathlib import Path
from threading import Event

import pytest
from tests.tui.driver import SMALL, Driver, on_screen, opened
from textual.events import MouseScrollDown, MouseScrollUp

from duidu.model import Document
from duidu.store.corpus import Corpus
from duidu.tui.app import DuiduApp
from duidu.tui.screens import read


@on_screen
async def test_the_first_document_opens_on_its_title(plans: Path):
    async with opened(plans) as at:
        assert at.here == "白石镇2020年工作要点"
        assert at.bar("title").startswith(" 对读 plans  2020 工作要点")
        assert "line 1" in at.bar("status")
        assert "as given" in at.bar("status")


@on_screen
async def test_the_program_starts_at_an_address(plans: Path):
    async with opened(plans, start="qinghe-2019:9") as at:
        assert at.reader.name_shown == "qinghe-2019"
        assert at.here.startswith("2、办好山货集市")


@on_screen
async def test_j_and_k_move_by_display_line_and_pass_over_blank_rows(plans: Path):
    async with opened(plans, start="qinghe-2019") as at:
        await at.press("j")
        assert at.here.startswith("今年是青河")
        await at.press("down")
        assert at.here == "一、做强山地农业"
        await at.press("k", "up")
        assert at.here == "青河县2019年工作要点"
        await at.press("k")
        assert at.here == "青河县2019年工作要点"


@on_screen
async def test_two_keys_go_to_both_ends(plans: Path):
    async with opened(plans, start="qinghe-2019") as at:
        await at.press("G")
        assert at.here.startswith("5、建设平安青河")
        await at.press("g")
        assert at.here == "青河县2019年工作要点"
        await at.press("end", "home")
        assert at.here == "青河县2019年工作要点"


@on_screen
async def test_half_pages_scroll_the_view_and_stop_at_both_ends(sample: Path):
    async with opened(sample, SMALL, start="nankai-2021") as at:
        first = at.rows()[1]
        await at.press("d", "pagedown")
        assert at.rows()[1] != first
        assert at.reader.view.source_line > 1
        await at.press("u", "pageup", "u")
        assert at.rows()[1] == first
        await at.press("G", "d")
        assert "█" in at.rows()[-3]


@on_screen
async def test_the_cursor_keeps_off_the_edges_of_the_view(sample: Path):
    async with opened(sample, SMALL, start="nankai-2012") as at:
        view = at.reader.view
        for keys, edge in ((["j"] * 26, range(view.size.height)), (["k"] * 18, range(view.size.height)[::-1])):
            await at.press(*keys)
            y = next(y for y in edge if view.spot_at(y) == view.cursor)
            assert 2 <= y <= view.size.height - 3
            assert at.here[:8] in at.rows()[y + 1]


@on_screen
async def test_brackets_walk_the_sections(plans: Path):
    async with opened(plans, start="qinghe-2019") as at:
        walked = []
        for _ in range(3):
            await at.press("]")
            walked.append(at.here[:4])
        assert walked == ["一、做强", "1、扩大", "2、办好"]
        await at.press("[", "【")
        assert at.here == "一、做强山地农业"
        assert "› 一、做强山地农业" in at.bar("title")
        assert "§一" in at.bar("status")


@on_screen
async def test_the_bars_say_line_and_path(plans: Path):
    async with opened(plans, start="qinghe-2019:19") as at:
        assert "三、守护平安山村 › 5、建设平安青河" in at.bar("title")
        assert " line 19 · §三›5" in at.bar("status")


@on_screen
async def test_a_reprint_is_said_below_the_text(plans: Path):
    async with opened(plans, start="qinghe-2022") as at:
        assert "a reprint, not the issuer's copy" in at.bar("status")


@on_screen
async def test_site_furniture_is_one_line_that_z_opens_and_closes(plans: Path):
    async with opened(plans, start="qinghe-2022") as at:
        assert "site furniture, 1 line (z)" in at.shown
        assert "site furniture, 2 lines (z)" in at.shown
        assert "版权归布告栏所有" not in at.shown
        await at.press("G", "z")
        assert "版权归布告栏所有" in at.shown
        assert "site furniture, 2 lines (z)" not in at.shown
        await at.press("z")
        assert "版权归布告栏所有" not in at.shown
        await at.press("enter")
        assert "版权归布告栏所有" in at.shown
        await at.press("g", "j", "z")
        assert "Nothing is folded here" in at.last_told


@on_screen
async def test_outline_shows_titles_only_and_keeps_the_place(plans: Path):
    async with opened(plans, start="qinghe-2019") as at:
        await at.press("o")
        assert "今年是青河建县七十周年" not in at.shown
        assert "三、守护平安山村" in at.shown
        await at.press("o")
        assert "今年是青河建县七十周年" in at.shown
        await at.press("G", "o")
        assert at.here.startswith("5、建设平安青河")
        await at.press("o")
        assert at.here.startswith("5、建设平安青河")


@on_screen
async def test_a_document_without_titles_has_itself_as_its_outline(tmp_path: Path):
    (tmp_path / "plain.txt").write_text("山风吹过,茶香满屋,大家都在忙。\n" * 3, encoding="utf-8")
    async with opened(tmp_path) as at:
        before = [row for row in at.rows() if "茶香" in row]
        await at.press("o")
        assert [row for row in at.rows() if "茶香" in row] == before
        assert len(before) == 3


@on_screen
async def test_the_margin_names_the_years_that_have_a_counterpart(plans: Path):
    async with opened(plans, start="qinghe-2020") as at:
        row = at.row("打通断头路")
        assert "19●" in row
        assert "22" not in row
        assert "青" not in row[-12:]
        assert "白20" in at.row("三、守护平安山村")
        assert "●" not in at.row("建一座冷库")


@on_screen
async def test_in_a_narrow_text_the_margin_shrinks_to_marks(plans: Path):
    async with opened(plans, (60, 24), start="qinghe-2020") as at:
        row = at.row("打通断头路")
        assert "●" in row
        assert "19●" not in row


@on_screen
async def test_a_resize_keeps_the_place(sample: Path):
    async with opened(sample, start="nankai-2012") as at:
        await at.press(*["]"] * 20)
        before, block = at.here, at.reader.view.block
        await at.resize(80, 24)
        assert at.reader.view.block == block
        assert "▾ 南开" not in at.shown
        await at.resize(50, 12)
        assert at.reader.view.block == block
        await at.resize(160, 45)
        assert at.here == before
        assert "▾ 南开" in at.shown


@pytest.mark.parametrize("size", [(20, 6), (12, 4), (200, 60)])
@on_screen
async def test_any_size_can_be_drawn(plans: Path, size: tuple[int, int]):
    async with opened(plans, size) as at:
        await at.press("G", "d", "u", "tab", "tab")
        assert len(at.rows()) == size[1]


@on_screen
async def test_no_line_of_text_begins_with_a_closing_sign(sample: Path):
    async with opened(sample, SMALL, start="nankai-2018") as at:
        seen = 0
        for _ in range(12):
            for row in at.rows()[1:-2]:
                text = row[4:].lstrip(" !")
                assert text[:1] not in set(",。;:、!?)”》"), row
                seen += bool(text.strip(" │█◆"))
            await at.press("d")
        assert seen > 40


@on_screen
async def test_a_table_is_drawn_in_columns(sample: Path):
    async with opened(sample, start="nankai-2021") as at:
        document = at.reader.view.document
        assert document is not None
        assert document.tables, "the sample has a table"
        table = next(t for t in document.tables if t.header and len(t.rows) > 2)
        at.reader.view.goto(document.blocks[table.caption].span.start)
        await at.settle()
        first = document.text[slice(*table.rows[0][0])].strip()
        head = document.text[slice(*table.header[0])].strip()
        cells = [document.text[slice(*cell)].strip()[:4] for cell in table.rows[0]]
        assert [row for row in at.rows()[1:] if first[:4] in row and sum(cell in row for cell in cells) > 1]
        assert [row for row in at.rows()[1:] if head[:4] in row]
        assert "────" in at.shown


@on_screen
async def test_a_doubtful_passage_is_marked_and_said(sample: Path):
    async with opened(sample, start="nankai-2021") as at:
        document = at.reader.view.document
        assert document is not None
        block = next(b for b in document.blocks if b.doubts)
        at.reader.view.goto(block.span.start)
        await at.settle()
        assert "⚠" in at.bar("status")
        assert f"{block.line}!" in at.shown


@on_screen
async def test_the_script_changes_what_is_shown_in_turn(plans: Path):
    async with opened(plans, start="qinghe-2022") as at:
        assert "建設平安青河" in at.shown
        await at.press("S")
        assert "建设平安青河" in at.shown
        assert "简" in at.bar("status")
        await at.press("S")
        assert "建設平安青河" in at.shown
        assert "縣裡" in at.shown or "平安山村" in at.shown
        assert "繁" in at.bar("status")
        await at.press("S")
        assert "as given" in at.bar("status")


@on_screen
async def test_a_large_document_is_shown_as_lines_until_it_is_parsed(plans: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(read, "LARGE", 100)
    go_on = Event()
    parse = Corpus.parse_apart

    def later(corpus: Corpus, name: str) -> Document:
        assert go_on.wait(30)
        return parse(corpus, name)

    monkeypatch.setattr(Corpus, "parse_apart", later)
    at = Driver(DuiduApp(Corpus.open(plans), start="qinghe-2019"))
    async with at.app.run_test(size=(160, 45)) as at.pilot:
        try:
            await at.quiet()
            await at.hurry("G", "k", "k")
            assert "sections are being read" in at.bar("status")
            assert "二、修好乡村道路" not in at.bar("title")
            place = at.here
            assert place in at.shown
        finally:
            go_on.set()
        await at.settle()
        assert "sections are being read" not in at.bar("status")
        assert at.here == place
        assert "二、修好乡村道路" in at.bar("title")


@on_screen
async def test_back_retraces_every_jump_to_the_line(plans: Path):
    async with opened(plans, start="qinghe-2019:13") as at:
        await at.press("tab", "G", "enter")
        assert at.reader.name_shown == "qinghe-2022"
        await at.press("j", "j")
        there = at.here
        await at.press(":")
        await at.type("qinghe-2020:9")
        await at.press("enter")
        assert at.reader.name_shown == "qinghe-2020"
        await at.press("ctrl+o")
        assert (at.reader.name_shown, at.here) == ("qinghe-2022", there)
        await at.press("backspace")
        assert at.reader.name_shown == "qinghe-2019"
        assert at.here.startswith("3、打通断头路")
        await at.press("ctrl+o")
        assert at.last_told == "There is no way further back."


@on_screen
async def test_q_leaves_the_program(plans: Path):
    async with opened(plans) as at:
        await at.press("q")
        assert at.app.return_code == 0


@on_screen
async def test_the_mouse_moves_the_cursor_opens_and_scrolls(sample: Path):
    async with opened(sample, SMALL, start="nankai-2018") as at:
        view = at.reader.view
        await at.pilot.click(view, offset=(10, 6))
        await at.settle()
        assert view.spot_at(6) == view.cursor
        await at.pilot.click(view, offset=(79, 15))
        await at.settle()
        assert view.text_offset > 500
        first = at.rows()[1]
        await at.pilot._post_mouse_events([MouseScrollUp], view, offset=(10, 5))
        await at.settle()
        assert at.rows()[1] != first
        await at.pilot._post_mouse_events([MouseScrollDown], view, offset=(10, 5))
        await at.settle()
        assert at.rows()[1] == first
        await at.press("g")
        await at.pilot.click(view, offset=(10, 0), times=2)
        await at.settle()
        assert "当前位置" in at.shown or len(at.app.screen_stack) == 2


@on_screen
async def test_the_mouse_opens_a_node_of_the_library(plans: Path):
    async with opened(plans) as at:
        await at.pilot.click(at.reader.document_tree, offset=(8, 5))
        await at.settle()
        assert at.reader.name_shown == "qinghe-2022"
        await at.pilot.click(at.reader.document_tree, offset=(3, 0))
        await at.settle()
        assert "▸ 白石 1" in at.shown
