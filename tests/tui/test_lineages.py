"""What is followed for a lineage, in the background, once, until the reader stops; and what is done with it."""

from pathlib import Path

import pytest
from tests.tui.driver import on_screen, opened
from tests.tui.lineaged import followed

from duidu.tui.lineages import Following
from duidu.tui.screens.lineage import LineageScreen
from duidu.tui.screens.read import ReadScreen

pytestmark = pytest.mark.usefixtures("aligned_by_title")


@on_screen
async def test_what_was_followed_is_there_at_once_the_next_time(plans: Path, monkeypatch: pytest.MonkeyPatch):
    async with opened(plans, start="qinghe-2019") as at:
        await followed(at)
        await at.press("q")
        monkeypatch.setattr(Following, "steps", None)
        screen = await followed(at)
        assert screen.chart is not None


@on_screen
async def test_a_reader_may_stop_and_sees_what_is_done(plans: Path, monkeypatch: pytest.MonkeyPatch):
    async with opened(plans, start="qinghe-2019") as at:
        steps = Following.steps

        def stopped(self: Following):
            for step in steps(self):
                if step.of and step.done == 2:
                    assert isinstance(at.app.screen, LineageScreen)
                    at.app.call_from_thread(at.app.screen.action_escape)
                yield step

        monkeypatch.setattr(Following, "steps", stopped)
        screen = await followed(at)
        assert screen.following is not None
        assert len(screen.following.made) == 2
        assert "Stopped" in at.last_told
        assert screen.chart is not None
        assert not at.app.session.lineages


@on_screen
async def test_many_documents_are_aligned_by_children(plans: Path, monkeypatch: pytest.MonkeyPatch):
    from duidu.tui import lineages

    monkeypatch.setattr(lineages, "FEW", 2)
    async with opened(plans, start="qinghe-2019") as at:
        screen = await followed(at)
        assert screen.chart is not None
        assert "●= 扩大茶叶基地" in at.shown


@on_screen
async def test_a_document_without_others_has_no_lineage(tmp_path: Path):
    (tmp_path / "one.txt").write_text("青河县2019年工作要点\n\n一、做强山地农业\n", encoding="utf-8")
    async with opened(tmp_path) as at:
        await at.press("w", "enter")
        assert isinstance(at.screen, ReadScreen)
        assert "no other document" in at.last_told


@on_screen
async def test_a_ruling_is_followed_anew(plans: Path):
    async with opened(plans, start="qinghe-2019") as at:
        screen = await followed(at)
        before = screen.given
        at.app.session.version += 1
        screen.retell()
        await at.settle()
        assert screen.given is not before


@on_screen
async def test_a_link_is_ruled_out_and_comes_back_and_the_cursor_stays(plans: Path):
    async with opened(plans, start="qinghe-2019") as at:
        screen = await followed(at)
        await at.press("h", "h", "L")
        assert "h and l choose the column" in at.last_told
        await at.press("l", "l", "j", "j")
        before = screen.as_view()
        assert before is not None
        line = at.row("▌")
        await at.press("L")
        assert "unlink" in at.shown
        items = [item.label for item in at.screen.items]  # type: ignore[attr-defined]
        await at.press(*["j"] * items.index("unlink"), "enter")
        assert any("Unlinked" in told for told in at.told)
        after = screen.as_view()
        assert after is not None
        assert after.options == before.options
        assert at.row("▌") != line
        await at.press("U")
        assert at.row("▌") == line


@on_screen
async def test_the_lineage_is_handed_on_as_it_is_shown(plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    async with opened(plans, start="qinghe-2019") as at:
        await followed(at)
        await at.press("/", *"茶", "enter", "e", "enter")
        page = (tmp_path / "lineage-qinghe-2019.html").read_text(encoding="utf-8")
        assert "扩大茶叶基地" in page
        assert "打通断头路" not in page
        assert "rows on the screen are given" in page
        assert "Dropped" in page
        await at.press("escape", "e", "down", "enter")
        text = (tmp_path / "lineage-qinghe-2019.md").read_text(encoding="utf-8")
        assert "打通断头路" in text
        assert "not in qinghe-2019, first in qinghe-2020" in text
        assert "Only the" not in text
