"""Copying: original characters, with the source or without, clause by clause."""

from pathlib import Path

import pytest
from tests.tui.driver import on_screen, opened

from duidu import disk

ITEM = "1、扩大茶叶基地。新开高山茶园三百亩,改造老茶园两百亩。组织茶农学习制茶,评出十位能手。"


@on_screen
async def test_Y_copies_the_bare_paragraph(plans: Path):  # noqa: N802
    async with opened(plans, start="qinghe-2019:7") as at:
        await at.press("Y")
        assert at.app.clipboard == ITEM
        assert f"{len(ITEM)} characters copied" in at.last_told


@on_screen
async def test_y_copies_with_issuer_title_date_section_line_and_address(plans: Path):
    async with opened(plans, start="qinghe-2019:7") as at:
        await at.press("y")
        copied = at.app.clipboard
        assert ITEM in copied
        for part in (
            "青河县办公室",
            "青河县2019年工作要点",
            "2019-01-08",
            "扩大茶叶基地",
            "7",
            "https://qinghe.example/2019",
        ):
            assert part in copied.replace(ITEM, "", 1), part
        assert "copied with their source" in at.last_told


@on_screen
async def test_the_fallback_file_holds_the_copy_and_is_named(plans: Path):
    async with opened(plans, start="qinghe-2019:7") as at:
        await at.press("Y")
        path = disk.cache_folder() / "copied.txt"
        assert path.read_text(encoding="utf-8") == ITEM
        assert path.stat().st_mode & 0o777 == 0o600
        assert "copied.txt" in at.last_told


@on_screen
async def test_copying_works_when_the_fallback_file_cannot_be_written(plans: Path, home: Path):
    (home / "cache").write_text("a file where a folder should be", encoding="utf-8")
    async with opened(plans, start="qinghe-2019:7") as at:
        await at.press("Y")
        assert at.app.clipboard == ITEM
        assert "copied.txt" not in at.last_told


@on_screen
async def test_what_is_copied_keeps_its_script_whatever_is_shown(plans: Path):
    async with opened(plans, start="qinghe-2022:7") as at:
        await at.press("S")
        assert "建设平安青河" in at.shown
        await at.press("Y")
        assert at.app.clipboard.startswith("1、建設平安青河。安裝六十個監控點")
        await at.press("S", "y")
        assert "建設平安青河。安裝六十個監控點" in at.app.clipboard
        assert "青河縣2022年工作要點" in at.app.clipboard


@on_screen
async def test_v_selects_clause_by_clause(plans: Path):
    async with opened(plans, start="qinghe-2019:7") as at:
        await at.press("v")
        assert "selecting" in at.bar("status")
        await at.press("l", "Y")
        assert at.app.clipboard == "1、扩大茶叶基地。新开高山茶园三百亩,"
        assert "selecting" not in at.bar("status")
        await at.press("v", "right", "l", "h", "Y")
        assert at.app.clipboard == "1、扩大茶叶基地。新开高山茶园三百亩,"


@on_screen
async def test_a_selection_reaches_over_lines_and_paragraphs(plans: Path):
    async with opened(plans, start="qinghe-2019:13") as at:
        await at.press("v", "j", "Y")
        assert at.app.clipboard.startswith("3、打通断头路。")
        assert at.app.clipboard.endswith("4、管好养路队。")
        assert "修通七条村道,补上路灯和护栏。\n\n4、" in at.app.clipboard


@on_screen
async def test_a_selection_is_painted_and_ends_with_v_or_escape(plans: Path):
    async with opened(plans, start="qinghe-2019:13") as at:
        plain = at.style_of("打通断头路")
        await at.press("v")
        assert at.style_of("打通断头路") != plain
        await at.press("escape")
        assert at.style_of("打通断头路") == plain
        assert "selecting" not in at.bar("status")
        await at.press("v", "v")
        assert at.style_of("打通断头路") == plain


@on_screen
async def test_a_selection_stops_at_both_ends_of_the_text(tmp_path: Path):
    (tmp_path / "a.txt").write_text("山路弯弯,茶香阵阵。\n", encoding="utf-8")
    async with opened(tmp_path) as at:
        await at.press("v", "h", "h", "l", "l", "l", "Y")
        assert at.app.clipboard == "山路弯弯,茶香阵阵。"


@on_screen
async def test_a_reprint_says_so_in_what_is_copied(sample: Path):
    async with opened(sample, start="nankai-2018:13") as at:
        await at.press("y")
        assert "news report" in at.app.clipboard


@on_screen
async def test_a_comparison_copies_the_focused_column_and_else_the_base(plans: Path):
    async with opened(plans, start="qinghe-2019:7") as at:
        await at.press("c")
        focused = at.comparison.documents[at.comparison.view.focus_column]
        await at.press("Y")
        assert at.app.clipboard in focused.text
        assert at.app.clipboard != ITEM
        await at.press("y")
        assert focused.meta.title.value in at.app.clipboard


@pytest.mark.parametrize("count", [1, 3])
@on_screen
async def test_the_message_counts_characters(tmp_path: Path, count: int):
    (tmp_path / "a.txt").write_text("茶" * count + "\n", encoding="utf-8")
    async with opened(tmp_path) as at:
        await at.press("Y")
        assert at.last_told.startswith("1 character copied" if count == 1 else "3 characters copied")
