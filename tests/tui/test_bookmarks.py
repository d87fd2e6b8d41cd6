"""Bookmarks on the screen: kept, listed, opened, changed, and what is said when texts or files have changed."""

from pathlib import Path

import pytest
from tests.tui.bookmarked import kept
from tests.tui.driver import Driver, on_screen, opened
from textual.widgets import Input

from duidu import disk
from duidu.store import bookmarks
from duidu.store.bookmarks import fingerprint
from duidu.tui.screens.bookmarks import BookmarksScreen
from duidu.tui.screens.compare import CompareScreen
from duidu.tui.screens.note import NoteScreen
from duidu.tui.screens.read import ReadScreen


def rows_of(screen: CompareScreen) -> str:
    """The fingerprint of the rows on screen."""
    assert screen.comparison is not None
    return fingerprint(screen.documents, screen.comparison)


async def keep(at: Driver, name: str = "", note: str = "") -> None:
    """Keep the comparison on screen under a name."""
    await at.press("m")
    assert isinstance(at.screen, NoteScreen)
    if name:
        at.screen.query_one("#name", Input).value = name
    at.screen.query_one("#text", Input).value = note
    await at.press("enter")


@on_screen
async def test_m_keeps_a_comparison_under_the_name_of_its_section(plans: Path):
    async with opened(plans, start="qinghe-2020:13") as at:
        await at.press("c", "m")
        assert "扩大茶叶基地" in at.box("name")
        assert "2020 2019 2022" in at.box("name")
        await at.press("tab")
        await at.type("看亩数")
        await at.press("enter")
        assert isinstance(at.screen, CompareScreen)
        assert at.last_told.startswith("Kept as “")
        assert "bookmarked" in at.bar("status")
        (bookmark,) = bookmarks.load().bookmarks
        assert bookmark.note == "看亩数"
        assert [column.document for column in bookmark.columns] == ["qinghe-2020", "qinghe-2019", "qinghe-2022"]
        assert bookmark.fingerprint == rows_of(at.comparison)
        assert (disk.data_folder() / bookmarks.FILE).stat().st_mode & 0o777 == 0o600


@on_screen
async def test_escape_keeps_nothing(plans: Path):
    async with opened(plans, start="qinghe-2020:13") as at:
        await at.press("c", "m", "escape")
        assert bookmarks.load().bookmarks == ()
        assert "bookmarked" not in at.bar("status")


@on_screen
async def test_m_in_the_reader_keeps_the_passage_with_its_counterparts(plans: Path):
    async with opened(plans, start="qinghe-2020:13") as at:
        await keep(at, "茶")
        (bookmark,) = bookmarks.load().bookmarks
        assert bookmark.columns[0].document == "qinghe-2020"
        assert bookmark.columns[0].anchors[0].line == 13


@on_screen
async def test_a_new_run_finds_the_bookmark_and_shows_the_same_comparison(plans: Path):
    async with opened(plans, start="qinghe-2020:13") as at:
        await at.press("c", "x")
        await keep(at, "茶园")
        before, request = rows_of(at.comparison), at.comparison.request
        await at.press("q", "q")
        assert at.app.return_code == 0
    async with opened(plans) as at:
        await at.press("b")
        assert "茶园" in at.shown
        assert "qinghe-2020 ⇄ qinghe-2019 ⇄ qinghe-2022" in at.shown
        await at.press("enter")
        assert at.comparison.request == request
        assert rows_of(at.comparison) == before
        assert "bookmarked" in at.bar("status")
        assert not any("Differs" in message for message in at.told)


@on_screen
async def test_a_changed_text_is_said(plans: Path):
    kept(plans, "茶园")
    path = plans / "qinghe-2019.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("评出十位能手", "评出二十位能手"), encoding="utf-8")
    async with opened(plans) as at:
        await at.press("b", "enter")
        assert isinstance(at.screen, CompareScreen)
        assert "Differs from what you saved: the text of qinghe-2019 has changed." in at.told


@on_screen
async def test_a_shifted_text_is_found_again_and_said(plans: Path):
    kept(plans, "茶园")
    path = plans / "qinghe-2020.txt"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("去年的实事", "新添的一段写在前头。\n\n去年的实事"), encoding="utf-8")
    async with opened(plans) as at:
        await at.press("b", "enter")
        assert "qinghe-2020: the text has shifted; the place was found again" in at.told
        base = at.comparison.documents[0]
        block = at.comparison.request.columns[0][1]
        assert block is not None
        assert base.blocks[block].line == 15
        assert "新开高山茶园五百亩" in at.shown


@on_screen
async def test_a_column_that_is_gone_is_left_out_and_a_base_that_is_gone_is_an_error(plans: Path):
    kept(plans, "茶园")
    (plans / "qinghe-2022.txt").unlink()
    async with opened(plans) as at:
        await at.press("b", "enter")
        assert "qinghe-2022: not found any more; left out" in at.told
        assert [d.id for d in at.comparison.documents] == ["qinghe-2020", "qinghe-2019"]
    (plans / "qinghe-2020.txt").unlink()
    async with opened(plans) as at:
        await at.press("b", "enter")
        assert isinstance(at.screen, BookmarksScreen)
        assert at.last_told.startswith("qinghe-2020: the bookmark's base is not found")


@on_screen
async def test_rows_lined_up_differently_are_said(plans: Path):
    kept(plans, "茶园")
    path = disk.data_folder() / bookmarks.FILE
    (bookmark,) = bookmarks.load().bookmarks
    path.write_text(path.read_text(encoding="utf-8").replace(bookmark.fingerprint, "0" * 64), encoding="utf-8")
    async with opened(plans) as at:
        await at.press("b", "enter")
        assert any("lined it up differently" in message for message in at.told)


@on_screen
async def test_the_list_without_bookmarks_says_how_to_make_one(plans: Path):
    async with opened(plans) as at:
        await at.press("b")
        assert "0 bookmarks" in at.bar("title")
        assert "m in a comparison, a search or a window keeps it here." in at.bar("status")
        await at.press("enter", "a", "D", "U")
        assert at.last_told == "Nothing to undo."
        await at.press("tab", "q")
        assert isinstance(at.screen, ReadScreen)


@on_screen
async def test_the_newest_stands_first_and_keys_move(plans: Path):
    kept(plans, "甲", "乙", "丙")
    async with opened(plans) as at:
        await at.press("b")
        screen = at.screen
        assert isinstance(screen, BookmarksScreen)
        assert {b.name for b in screen.listed} == {"甲", "乙", "丙"}
        assert "3 bookmarks" in at.bar("title")
        at_start = screen.options.highlighted
        await at.press("j")
        assert (at_start, screen.options.highlighted) == (0, 1)
        await at.press("k", "G")
        assert screen.options.highlighted == 2
        await at.press("g")
        assert screen.options.highlighted == 0
        await at.press("d", "u")
        assert screen.options.highlighted is not None


@on_screen
async def test_the_filter_takes_either_script_and_escape_clears_it(plans: Path):
    kept(plans, "茶園", "道路")
    async with opened(plans) as at:
        await at.press("b", "/")
        screen = at.screen
        assert isinstance(screen, BookmarksScreen)
        await at.type("茶园")
        assert [b.name for b in screen.listed] == ["茶園"]
        assert "1 bookmark" in at.bar("title")
        await at.press("enter")
        assert screen.options.has_focus
        await at.press("tab")
        assert screen.filter_box.has_focus
        await at.press("shift+tab")
        assert screen.options.has_focus
        await at.press("escape")
        assert len(screen.listed) == 2
        assert not screen.filter_box.display
        await at.press("escape")
        assert isinstance(at.screen, ReadScreen)


@on_screen
async def test_a_renames_and_notes(plans: Path):
    kept(plans, "甲")
    async with opened(plans) as at:
        await at.press("b", "a")
        assert at.box("name") == "甲"
        await at.press("backspace")
        await at.type("乙")
        await at.press("tab")
        await at.type("记一笔")
        await at.press("enter")
        assert "乙" in at.shown
        assert "记一笔" in at.shown
        await at.press("a", "escape")
        (bookmark,) = bookmarks.load().bookmarks
        assert (bookmark.name, bookmark.note) == ("乙", "记一笔")


@on_screen
async def test_an_empty_name_keeps_the_old_one(plans: Path):
    kept(plans, "甲")
    async with opened(plans) as at:
        await at.press("b", "a", "backspace", "enter")
        assert bookmarks.load().bookmarks[0].name == "甲"


@on_screen
async def test_deleting_can_be_undone(plans: Path):
    kept(plans, "甲", "乙")
    async with opened(plans) as at:
        await at.press("b")
        screen = at.screen
        assert isinstance(screen, BookmarksScreen)
        first = screen.listed[0].name
        await at.press("D")
        assert first not in {b.name for b in bookmarks.load().bookmarks}
        assert f"U brings back “{first}”." in at.bar("status")
        await at.press("D")
        assert bookmarks.load().bookmarks == ()
        await at.press("U", "Ｕ")
        assert {b.name for b in bookmarks.load().bookmarks} == {"甲", "乙"}
        assert len(screen.listed) == 2
        await at.press("U")
        assert at.last_told == "Nothing to undo."


@on_screen
async def test_a_bookmark_another_duidu_deleted_is_said_to_be_gone(plans: Path):
    kept(plans, "甲")
    async with opened(plans) as at:
        await at.press("b")
        bookmarks.delete(bookmarks.load().bookmarks[0].id)
        await at.press("a", "enter")
        assert "this bookmark is gone" in at.last_told


@on_screen
async def test_a_bookmark_of_another_corpus_names_it(plans: Path, sample: Path):
    kept(plans, "甲")
    async with opened(sample) as at:
        await at.press("b")
        assert f"in {plans}"[:40] in at.shown
        await at.press("enter")
        assert isinstance(at.screen, BookmarksScreen)
        assert "is not found in this corpus" in at.last_told


@on_screen
async def test_a_damaged_file_is_set_aside_with_a_message(plans: Path):
    kept(plans, "甲")
    path = disk.data_folder() / bookmarks.FILE
    damaged = path.read_text(encoding="utf-8") + "\n[[bookmark]\nname = "
    path.write_text(damaged, encoding="utf-8")
    async with opened(plans) as at:
        await at.press("b")
        assert any("damaged" in message for message in at.told)
        (aside,) = path.parent.glob("bookmarks.damaged-*.toml")
        assert aside.read_text(encoding="utf-8") == damaged


@pytest.mark.parametrize("keys", [("D",), ("a", "enter"), ("U",)])
@on_screen
async def test_a_folder_that_cannot_be_written_is_said(plans: Path, keys: tuple[str, ...], home: Path):
    kept(plans, "甲", "乙")
    async with opened(plans) as at:
        await at.press("b", "D")
        data = home / "data"
        data.rename(home / "elsewhere")
        data.write_text("a file where a folder should be", encoding="utf-8")
        await at.press(*keys)
        assert "cannot be" in at.last_told
        assert isinstance(at.screen, BookmarksScreen)


@on_screen
async def test_keeping_where_nothing_can_be_written_is_said(plans: Path, home: Path):
    async with opened(plans, start="qinghe-2020:13") as at:
        await at.press("c")
        (home / "data").write_text("a file where a folder should be", encoding="utf-8")
        await keep(at, "甲")
        assert "cannot be written" in at.last_told
        assert "bookmarked" not in at.bar("status")


@on_screen
async def test_the_mouse_opens_a_bookmark(plans: Path):
    kept(plans, "甲")
    async with opened(plans) as at:
        await at.press("b")
        listed = at.screen
        assert isinstance(listed, BookmarksScreen)
        await at.pilot.click(listed.options, offset=(5, 0))
        await at.settle()
        assert at.comparison.bookmark
