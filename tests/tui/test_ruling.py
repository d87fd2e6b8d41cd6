"""The reader's own word: roles of passages, corrections of a damaged source, undo; all of it still there next time."""

import asyncio
from pathlib import Path

import pytest
from tests.tui.driver import Driver, on_screen, opened
from textual.widgets import Input, OptionList

from duidu.store import roles
from duidu.text.corrected import corrected
from duidu.tui.screens.correction import CorrectionScreen
from duidu.tui.screens.menu import MenuScreen
from duidu.tui.screens.read import ReadScreen


def role(at: Driver, line: int, name: str = "qinghe-2019") -> str:
    document = at.app.session.document(name)
    return next(block.role for block in document.blocks if line in block.lines)


def choices(at: Driver) -> list[str]:
    options = at.screen.query_one(OptionList)
    return [" ".join(str(options.get_option_at_index(i).prompt).split()) for i in range(options.option_count)]


async def choose(at: Driver, label: str) -> None:
    """Rule the passage under the cursor."""
    await at.press("r")
    assert isinstance(at.screen, MenuScreen)
    index = next(i for i, choice in enumerate(choices(at)) if choice.removeprefix("● ").startswith(label))
    await at.press("g", *(["j"] * index), "enter")


async def rewrite(at: Driver, text: str, note: str = "") -> None:
    """Correct the passage under the cursor, or the selection."""
    await at.press("a")
    assert isinstance(at.screen, CorrectionScreen)
    at.screen.query_one("#reads", Input).value = text
    if note:
        at.screen.query_one("#text", Input).value = note
    await at.press("enter")


@on_screen
async def test_the_menu_says_what_the_role_is_and_where_it_is_from(plans: Path):
    async with opened(plans, start="qinghe-2019:5") as at:
        await at.press("r")
        assert choices(at)[:3] == ["● plan as it was read", "review", "situation"]
        assert len(choices(at)) == 1 + len(roles.ROLES)
        await at.press("q")
        assert isinstance(at.screen, ReadScreen)
        await at.press("r", "escape")
        assert isinstance(at.screen, ReadScreen)
        assert at.app.session.said == []


@on_screen
async def test_a_role_holds_for_the_section_at_once_and_next_time(plans: Path):
    async with opened(plans, start="qinghe-2019:5") as at:
        assert "plan" in at.bar("status")
        await choose(at, "review")
        assert "一: review; U undoes" in at.last_told
        assert "review✎" in at.bar("status")
        assert [role(at, line) for line in (5, 7, 9, 11)] == ["review", "review", "review", "plan"]
    async with opened(plans, start="qinghe-2019:7") as at:
        assert "review✎" in at.bar("status")
        await at.press("r")
        assert choices(at)[0].startswith("● review")
        assert "from 一" in choices(at)[0]


@on_screen
async def test_a_ruling_can_be_changed_and_taken_back_and_undone(plans: Path):
    async with opened(plans, start="qinghe-2019:7") as at:
        await choose(at, "target")
        await choose(at, "measure")
        assert role(at, 7) == "measure"
        assert len(at.app.session.corpus.said.roles) == 1
        await choose(at, "plan as it was read")
        assert role(at, 7) == "plan"
        assert "✎" not in at.bar("status")
        for expected in ("measure", "target", "plan"):
            await at.press("U")
            assert role(at, 7) == expected
        await at.press("U")
        assert at.last_told == "Nothing to undo."
        assert not at.app.session.corpus.said


@on_screen
async def test_choosing_what_is_so_already_says_nothing_new(plans: Path):
    async with opened(plans, start="qinghe-2019:7") as at:
        await at.press("r", "enter")
        await choose(at, "target")
        await choose(at, "target")
        assert len(at.app.session.said) == 1


@on_screen
async def test_a_section_can_be_ruled_from_the_library(plans: Path):
    async with opened(plans, start="qinghe-2019") as at:
        await at.press("tab", "l", "j", "j", "j")
        await choose(at, "vision")
        assert role(at, 11) == "vision"
        assert role(at, 5) == "plan"
        await at.press("k", "k", "k", "r")
        assert "Choose a passage" in at.last_told


@on_screen
async def test_a_title_plays_no_part(plans: Path):
    async with opened(plans, start="qinghe-2019:1") as at:
        await at.press("r")
        assert "play no part" in at.last_told
        assert isinstance(at.screen, ReadScreen)


@on_screen
async def test_what_was_computed_from_the_old_role_is_computed_anew(plans: Path):
    async with opened(plans, start="qinghe-2019:13") as at:
        session = at.app.session
        before = session.alignment("qinghe-2019", "qinghe-2020")
        index = await asyncio.to_thread(at.app.indexing.make)
        assert session.alignment("qinghe-2019", "qinghe-2020") is before
        assert await asyncio.to_thread(at.app.indexing.make) is index
        await choose(at, "review")
        assert session.alignment("qinghe-2019", "qinghe-2020") is not before
        assert await asyncio.to_thread(at.app.indexing.make) is not index


@on_screen
async def test_a_passage_is_corrected_and_the_file_is_not(plans: Path):
    source = (plans / "qinghe-2019.txt").read_bytes()
    async with opened(plans, start="qinghe-2019:7") as at:
        await at.press("a")
        box = at.screen.query_one("#reads", Input)
        await at.press("escape")
        await rewrite(at, box.value.replace("三百亩", "三百五十亩").replace("十位", "二十位"), "据县志")
        assert at.last_told == "2 corrections here; U undoes"
        document = at.app.session.document("qinghe-2019")
        assert [(document.text[slice(*c.span)], c.text, c.note) for c in document.corrections] == [
            ("", "五十", "据县志"),
            ("", "二", "据县志"),
        ]
    assert (plans / "qinghe-2019.txt").read_bytes() == source
    async with opened(plans, start="qinghe-2019:7") as at:
        document = at.app.session.document("qinghe-2019")
        assert "三百五十亩" in corrected(document, document.blocks[at.reader.view.block]).text
        await at.press("a")
        assert "三百五十亩" in at.box("reads")
        assert at.box("text") == "据县志"
        assert "三百亩" in at.shown


@on_screen
async def test_a_correction_is_seen_in_the_status_line_and_in_a_comparison(plans: Path):
    async with opened(plans, start="qinghe-2019:13") as at:
        await rewrite(at, "3、打通断头路。修通七十条村道,补上路灯和护栏。")
        assert "✎ “” → “十”" in at.bar("status")
        assert "七〔十〕条村道" in at.shown
        await at.press("U")
        await rewrite(at, "3、打通断头路。修通九条村道,补上路灯和护栏。")
        assert "七〔九〕条村道" in at.shown
        await at.press("c")
        assert "underline2" in at.style_of("七")


@on_screen
async def test_a_correction_is_changed_alone_and_taken_back_by_writing_what_stands_there(plans: Path):
    async with opened(plans, start="qinghe-2019:7") as at:
        await at.press("a")
        source = at.box("reads")
        await at.press("escape")
        await rewrite(at, source.replace("三百亩", "四百亩").replace("十位", "九位"))
        first, second = at.app.session.corpus.said.corrections
        await rewrite(at, source.replace("三百亩", "四百亩").replace("十位", "八位"))
        kept, new = at.app.session.corpus.said.corrections
        assert kept == first
        assert (new.what.text, second.what.text) == ("八", "九")
        await rewrite(at, source.replace("三百亩", "四百亩").replace("十位", "八位"))
        assert at.last_told.startswith("Nothing changed")
        await rewrite(at, source)
        assert "as the source again" in at.last_told
        assert not at.app.session.corpus.said
        for count in (2, 2, 0):
            await at.press("U")
            assert len(at.app.session.document("qinghe-2019").corrections) == count


@on_screen
async def test_only_what_is_selected_is_corrected(plans: Path):
    async with opened(plans, start="qinghe-2019:7") as at:
        await at.press("v", "l", "a")
        assert at.box("reads") == "1、扩大茶叶基地。新开高山茶园三百亩,"
        await at.press("escape")
        await rewrite(at, "1、扩大茶叶基地。新辟高山茶园三百亩,")
        assert at.reader.selection is None
        assert [c.text for c in at.app.session.document("qinghe-2019").corrections] == ["辟"]


@on_screen
async def test_too_much_at_once_is_refused(plans: Path):
    (plans / "long.txt").write_text("长文\n\n" + "修渠" * 300 + "。\n")
    async with opened(plans, start="long:3") as at:
        await rewrite(at, "删")
        assert "400" in at.last_told
        assert at.app.session.said == []


@on_screen
async def test_words_that_would_steer_the_terminal_are_shown_and_kept_harmless(plans: Path):
    (plans / "odd.txt").write_text("杂文\n\n修\x1b[31m渠十里,修路百里。\n")
    async with opened(plans, start="odd:3") as at:
        await at.press("a")
        assert "\x1b" not in at.box("reads")
        box = at.box("reads")
        await at.press("escape")
        await rewrite(at, box.replace("百里", "二百里"))
        (correction,) = at.app.session.document("odd").corrections
        assert correction.text == "二"


@on_screen
async def test_what_cannot_be_written_is_said_and_changes_nothing(plans: Path, monkeypatch: pytest.MonkeyPatch):
    async with opened(plans, start="qinghe-2019:7") as at:
        where = at.app.session.corpus.where(roles.KIND)
        where.parent.parent.mkdir(parents=True)
        where.parent.write_text("a file in the folder's place")
        await choose(at, "target")
        assert "cannot be written" in at.last_told
        assert role(at, 7) == "plan"
        where.parent.unlink()
        await choose(at, "target")
        where.write_text("schema = 9\n")
        await at.press("U")
        assert "newer duidu" in at.last_told
        assert role(at, 7) == "target"
