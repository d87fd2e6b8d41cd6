"""The library: places, documents, years, marks, sections."""

from pathlib import Path

from tests.tui.driver import SMALL, Driver, on_screen, opened

WIDTH = 38
"""Cells of the library in a wide terminal."""


def left(at: Driver) -> list[str]:
    """The rows of the library that hold something."""
    rows = []
    for row in at.rows()[1:-2]:
        cells, taken = 0, ""
        for char in row:
            cells += 1 if ord(char) < 0x2E80 else 2
            if cells > WIDTH:
                break
            taken += char
        if taken.strip():
            rows.append(taken.rstrip())
    return rows


@on_screen
async def test_documents_stand_under_their_place_by_year_and_missing_years_are_said(plans: Path):
    async with opened(plans) as at:
        assert left(at) == [
            "▾ 白石 1",
            "  ▸ 2020 工作要点",
            "▾ 青河 3 · lacks 2021",
            "  ▸ 2019 工作要点",
            "  ▸ 2020 工作要点",
            "  ▸ 2022 工作要点 ⚠reprint",
        ]


@on_screen
async def test_missing_years_are_told_in_runs(sample: Path):
    async with opened(sample) as at:
        assert "▾ 南开 4 · lacks 2013–17 2019" in left(at)
        assert any("2018" in row and "⚠news report" in row for row in left(at))
        assert any("2021–25" in row and "⚠reprint" in row for row in left(at))


@on_screen
async def test_a_file_that_cannot_be_read_is_listed_with_a_mark_and_says_why(plans: Path):
    (plans / "broken.txt").write_bytes(b"\x00\x01\x02" * 40)
    async with opened(plans) as at:
        assert "▾ place unknown 0" in left(at)
        assert "    ! broken.txt" in left(at)
        assert "(1 unreadable: !)" in at.bar("title")
        before = at.reader.name_shown
        await at.press("tab", "G", "enter")
        assert "broken.txt" in at.last_told
        assert at.reader.name_shown == before
        await at.press("space")
        assert at.app.session.basket == []


@on_screen
async def test_sections_are_filled_in_when_a_document_is_opened(plans: Path):
    async with opened(plans) as at:
        await at.press("tab", "g", "j", "j", "j")
        assert not any("做强山地农业" in row for row in left(at))
        await at.press("l")
        assert "    ▸ 一、 做强山地农业" in left(at)
        assert not any("扩大茶叶基地" in row for row in left(at))
        await at.press("j", "right")
        if "    ▾ 一、 做强山地农业" not in left(at):  # the title stands first
            await at.press("j", "right")
        assert any("1、 扩大茶叶基地" in row for row in left(at))


@on_screen
async def test_left_closes_a_node_then_goes_to_the_one_above(plans: Path):
    async with opened(plans) as at:
        await at.press("tab", "g", "j", "j", "j", "l", "j", "h")
        node = at.reader.document_tree.cursor_node
        assert node is not None
        assert node.data is not None
        assert (node.data.document, node.data.block) == ("qinghe-2019", -1)
        assert "  ▾ 2019 工作要点" in left(at)
        await at.press("h")
        assert "  ▸ 2019 工作要点" in left(at)
        await at.press("h", "left")
        assert "▸ 青河 3 · lacks 2021" in left(at)
        await at.press("enter")
        assert "▾ 青河 3 · lacks 2021" in left(at)


@on_screen
async def test_enter_on_a_section_reads_it(plans: Path):
    async with opened(plans) as at:
        await at.press("tab", "G", "enter")
        assert at.reader.name_shown == "qinghe-2022"
        assert at.reader.view.has_focus
        await at.press("tab", "G", "enter")
        assert at.here.startswith("二、做強山地農業")


@on_screen
async def test_the_cursor_of_the_library_moves_by_line_by_page_and_to_both_ends(sample: Path):
    async with opened(sample) as at:
        await at.press("tab", "g")
        library = at.reader.document_tree
        assert library.cursor_line == 0
        await at.press("down", "j")
        assert library.cursor_line == 2
        await at.press("k")
        assert library.cursor_line == 1
        await at.press("G")
        assert library.cursor_line == library.last_line
        await at.press("u")
        assert library.cursor_line == 0
        await at.press("d")
        assert library.cursor_line == library.last_line


@on_screen
async def test_space_in_the_library_puts_a_whole_document_into_the_basket_and_marks_it(plans: Path):
    async with opened(plans) as at:
        await at.press("tab", "G", "space")
        assert any("◉" in row and "2022" in row for row in left(at))
        assert "basket 1" in at.bar("status")
        await at.press("space")
        assert not any("◉" in row for row in left(at))


@on_screen
async def test_c_in_the_library_compares_a_whole_document_with_its_neighbours(plans: Path):
    async with opened(plans) as at:
        await at.press("tab", "G", "c", "escape")
        assert "whole document" in at.bar("title")
        assert at.comparison.request.columns[0] == ("qinghe-2022", -1)
        assert len(at.comparison.documents) == 4


@on_screen
async def test_a_place_is_no_section_to_compare_or_collect(plans: Path):
    async with opened(plans) as at:
        await at.press("tab", "g", "space", "c", "m")
        assert at.app.session.basket == []
        assert len(at.app.screen_stack) == 1


@on_screen
async def test_in_a_small_terminal_the_library_folds_away_and_tab_brings_it(plans: Path):
    async with opened(plans, SMALL) as at:
        assert not at.reader.document_tree.display
        assert "▾ 青河" not in at.shown
        await at.press("tab")
        assert "▾ 青河 3" in at.shown
        await at.press("tab")
        assert "▾ 青河" not in at.shown
        await at.press("shift+tab", "G", "enter")
        assert at.reader.name_shown == "qinghe-2022"
        assert "▾ 青河" not in at.shown
        await at.press("tab", "escape")
        assert "▾ 青河" not in at.shown
