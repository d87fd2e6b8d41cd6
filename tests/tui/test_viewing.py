"""Views among the bookmarks: kept as they are shown, opened as they were, renamed and deleted like comparisons."""

from pathlib import Path

import pytest
from tests.tui.bookmarked import kept
from tests.tui.driver import on_screen, opened
from textual.widgets import Input

from duidu.store import bookmarks
from duidu.store.corpus import Corpus
from duidu.tui.screens.bookmarks import BookmarksScreen
from duidu.tui.screens.kwic import KwicScreen
from duidu.tui.screens.lineage import LineageScreen
from duidu.tui.screens.trace import TraceScreen


@on_screen
async def test_a_trace_is_kept_with_its_role_and_opens_as_it_was(plans: Path):
    async with opened(plans, start="qinghe-2019") as at:
        await at.press("t", "enter", "tab", "m")
        assert at.last_told == "There is nothing to keep yet."
        await at.press("t", *"平安", "enter")
        await at.press("f", "j", "enter", "/", *"2022", "enter")
        assert "only" in at.bar("basis")
        before = at.bar("basis"), at.bar("status"), at.row("▌2022")
        await at.press("m")
        assert at.box("name") == "trace: 平安"
        at.screen.query_one("#name", Input).value = "平安的来历"
        await at.press("enter", "q", "b")
        assert "trace  平安" in at.shown
        await at.press("enter")
        assert isinstance(at.screen, TraceScreen)
        assert (at.bar("basis"), at.bar("status"), at.row("▌2022")) == before
        await at.press("q")
        assert at.app.screen is at.reader


@on_screen
async def test_views_are_renamed_deleted_and_brought_back_as_comparisons_are(plans: Path):
    root = Corpus.open(plans).root
    bookmarks.save(bookmarks.new_view("旧名", root, "kwic", "茶园", {"order": "left", "filter": "2020"}))
    kept(plans, "比较")
    async with opened(plans) as at:
        await at.press("b", "/", *"茶园", "enter")
        screen = at.screen
        assert isinstance(screen, BookmarksScreen)
        assert [one.name for one in screen.listed] == ["旧名"]
        await at.press("a")
        at.screen.query_one("#name", Input).value = "新名"
        await at.press("enter", "D")
        assert bookmarks.load().views == ()
        await at.press("U", "enter")
        assert isinstance(at.screen, KwicScreen)
        assert at.screen.order == "left"
        assert {line.document for line in at.screen.listing.shown} == {"qinghe-2020"}


@on_screen
async def test_a_lineage_is_kept_with_its_column_and_row(plans: Path):
    async with opened(plans, start="qinghe-2020") as at:
        await at.press("w", "enter")
        await at.press("l", "j", "j", "m", "enter")
        (view,) = bookmarks.load().views
        assert (view.view, view.words) == ("lineage", "qinghe-2020")
        await at.press("q", "b", "enter")
        assert isinstance(at.screen, LineageScreen)
        again = at.screen.as_view()
        assert again is not None
        assert again.options == view.options
        assert again.options["line"]


@pytest.mark.parametrize(
    ("name", "words", "said"),
    [("divination", "", "has no view"), ("lineage", "gone-1990", "gone-1990")],
)
@on_screen
async def test_a_view_that_cannot_be_shown_is_said_and_the_list_stays(plans: Path, name: str, words: str, said: str):
    bookmarks.save(bookmarks.new_view("旧", Corpus.open(plans).root, name, words, {}))
    async with opened(plans) as at:
        await at.press("b", "enter")
        assert said in at.last_told
        assert isinstance(at.screen, BookmarksScreen)


@on_screen
async def test_a_view_of_another_corpus_is_shown_of_this_one_and_that_is_said(plans: Path, tmp_path: Path):
    bookmarks.save(bookmarks.new_view("旧", tmp_path / "elsewhere", "trace", "平安", {"role": "nonsense", "odd": "1"}))
    async with opened(plans) as at:
        await at.press("b", "enter")
        assert "shown of the corpus that is open" in at.last_told
        assert isinstance(at.screen, TraceScreen)
