"""Documents that would steer the terminal, and corpora with hardly anything to read."""

from pathlib import Path

from tests.tui.driver import SMALL, Driver, control_characters, on_screen, opened
from textual.strip import Strip

from duidu.store.corpus import Corpus
from duidu.tui.app import DuiduApp
from duidu.tui.session import Place

STEERING = "\x1b[31m红\x1b[2J\x1b]0;标题\x07\x9b31m\x85\x00x\u202e倒\u2066隔\u200f右\u200b零\ufeff\u2028行\x7f"


def drawn(at: Driver) -> list[Strip]:
    """The strips of the screen."""
    return at.screen._compositor.render_strips()


def assert_harmless(at: Driver) -> None:
    """No character on the screen may steer a terminal."""
    for strip in drawn(at):
        for segment in strip:
            assert not segment.control
            assert control_characters(segment.text) == set(), segment.text


def hostile(folder: Path) -> Path:
    """A corpus whose texts, titles and file names are full of controls."""
    folder.mkdir()
    for year in (2019, 2020):
        text = (
            f"青{STEERING}河县{year}年工作要点\n\n一、做强{STEERING}农业\n\n"
            f"1、扩大{STEERING}茶叶基地。新开高山茶园{year}亩{STEERING}。\n\n免责声明:{STEERING}\n"
        )
        (folder / f"a\x1b[31m{year}\u202e.txt").write_text(text.replace("\x00", ""), encoding="utf-8")
    return folder


@on_screen
async def test_no_control_of_a_document_reaches_the_terminal_from_any_screen(tmp_path: Path):
    async with opened(hostile(tmp_path / "c\x1b[1m\u202e")) as at:
        assert_harmless(at)
        assert "红" in at.shown
        for keys in (
            ("tab", "l", "l"),
            ("tab", "G", "z"),
            ("o",),
            ("o", "]", "space"),
            ("i",),
            ("q", "S"),
            ("[", "[", "c"),
            ("i",),
            ("q", "m"),
            ("enter",),
            ("b",),
            ("q", "q", ":"),
            ("a",),
            ("escape", "s", "茶"),
            ("tab", "space"),
            ("m",),
            ("escape", "y"),
            ("escape", "escape", "/", "茶"),
            ("enter", "?"),
        ):
            await at.press(*keys)
            assert_harmless(at)


@on_screen
async def test_pasting_controls_into_the_search_is_harmless(plans: Path):
    async with opened(plans) as at:
        await at.paste(f"茶{STEERING}")
        assert_harmless(at)


@on_screen
async def test_text_keeps_its_columns_with_wide_and_combining_characters(tmp_path: Path):
    (tmp_path / "a.txt").write_text("茶e\u0301园👨‍👩‍👧家𠀀字\u3000空\t表\n" * 3, encoding="utf-8")
    async with opened(tmp_path, SMALL) as at:
        await at.press("j", "v", "Y")
        assert {strip.cell_length for strip in drawn(at)} == {80}


@on_screen
async def test_files_that_cannot_be_read_do_not_keep_the_others_from_opening(tmp_path: Path):
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 4)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "good.txt").write_text("青石县2019年工作要点\n\n一、修桥\n\n1、修好石桥。\n", encoding="utf-8")
    async with opened(tmp_path) as at:
        assert at.reader.name_shown == "good"
        assert "(2 unreadable: !)" in at.bar("title")
        assert "! binary.txt" in at.shown
        assert "! empty.txt" in at.shown
        await at.press("s")
        await at.type("石桥")
        assert "1 hit in 1 document" in at.bar("status")


@on_screen
async def test_a_document_that_vanishes_between_listing_and_opening_is_said(plans: Path):
    (plans / "gone.txt").write_text("青河县2018年工作要点\n\n一、别的事\n", encoding="utf-8")
    at = Driver(DuiduApp(Corpus.open(plans), start="baishi-2020"))
    (plans / "gone.txt").unlink()
    async with at.app.run_test(size=SMALL) as at.pilot:
        at.app.read(Place("gone", 0))
        await at.quiet()
        assert "gone.txt" in at.last_told
        assert at.reader.name_shown == "baishi-2020"


@on_screen
async def test_one_very_long_line_is_drawn(tmp_path: Path):
    (tmp_path / "a.txt").write_text("山路弯弯茶香阵阵" * 20_000, encoding="utf-8")
    async with opened(tmp_path, SMALL) as at:
        await at.press("d", "G", "g")
        assert "山路弯弯" in at.shown
