"""Ruling in the comparison: explain, another candidate, link, unlink, verdicts, notes, undo; kept over a restart."""

from pathlib import Path

import pytest
from tests.tui.driver import SMALL, WIDE, Driver, on_screen, opened

from duidu.align.hand import NOWHERE, Ruling, pair_of
from duidu.store import hand, joining, links
from duidu.store.corpus import Corpus
from duidu.store.joining import Finder
from duidu.text.outline import by_line
from duidu.tui.screens.compare import CompareScreen
from duidu.tui.screens.note import RemarkScreen
from duidu.tui.screens.pick import PickScreen
from duidu.tui.screens.why import WhyScreen

TEA = "qinghe-2020:13"
"""The item on tea, which has counterparts in 2019 (the focused column) and 2022."""
STORE = "qinghe-2020:15"
"""The item on a cold store, of which no other plan speaks."""
ROADS = "断头路"
"""What the item of 2019 on roads says (L13); its counterpart in 2020 is the same but for a number."""


def block(at: Driver, document: str, line: int) -> int:
    return by_line(at.app.session.document(document))[line]


def ruled(at: Driver, other: str = "qinghe-2019") -> tuple[Ruling, ...]:
    return at.app.session.rulings("qinghe-2020", other).rulings


def beside(at: Driver, line: int, column: int = 1) -> tuple[int, ...]:
    """The lines of a column that stand beside a line of the base."""
    screen = at.comparison
    assert screen.comparison is not None
    base = by_line(screen.documents[screen.comparison.base])[line]
    cell = next(row.cells[column] for row in screen.comparison.rows if base in row.cells[screen.comparison.base])
    return tuple(screen.documents[column].blocks[i].line for i in cell)


async def choose(at: Driver, words: str) -> None:
    """Choose from the menu by its words."""
    options = at.screen.query_one("OptionList")
    for _ in range(options.option_count):  # type: ignore[attr-defined]
        here = options.get_option_at_index(options.highlighted)  # type: ignore[attr-defined]
        if words in str(here.prompt):
            await at.press("enter")
            return
        await at.press("j")
    raise AssertionError(at.shown)


@on_screen
async def test_r_goes_through_the_verdicts_and_counts_them(plans: Path):
    async with opened(plans, start=TEA) as at:
        await at.press("c", "r")
        assert at.last_told == "✔ checked; U undoes"
        assert "✔ 1 of 1 links checked" in at.bar("title")
        assert "✔ checked" in at.bar("status")
        assert "✔" in at.row("一›1 L7")
        assert "✔ 1/1 · " in at.rows()[2]
        link = at.comparison.comparison.rows[0].links[1]  # type: ignore[union-attr]
        assert link is not None
        assert link.verdict == "checked"
        await at.press("r")
        assert "✔ 0 of 1 links checked, ✘ 1 rejected" in at.bar("title")
        assert "✘" in at.row("一›1 L7")
        await at.press("r")
        assert "checked" not in at.bar("title")
        assert ruled(at) == ()
        await at.press("U")
        assert [ruling.says for ruling in ruled(at)] == ["rejected"]
        assert at.last_told == "Undone: the row is ruled as it was."
        await at.press("U", "U")
        assert ruled(at) == ()


@on_screen
async def test_a_verdict_belongs_to_the_focused_column(plans: Path):
    async with opened(plans, start=TEA) as at:
        await at.press("c", "l", "r")
        assert ruled(at) == ()
        assert [ruling.says for ruling in ruled(at, "qinghe-2022")] == ["checked"]
        await at.press("h")
        assert "checked" not in at.bar("title")


@on_screen
async def test_a_note_is_written_changed_deleted(plans: Path):
    async with opened(plans, start=TEA) as at:
        await at.press("c", "a")
        assert isinstance(at.screen, RemarkScreen)
        await at.type("三百变五百")
        await at.press("enter")
        assert "note: 三百变五百" in at.bar("status")
        assert "note" in at.row("一›1 L7")
        await at.press("a")
        assert at.box("text") == "三百变五百"
        await at.type("亩")
        await at.press("enter")
        assert [ruling.note for ruling in ruled(at)] == ["三百变五百亩"]
        await at.press("a", "escape", "a", "enter")
        assert len(ruled(at)) == 1
        await at.press("a", "end", *["backspace"] * 6, "enter")
        assert ruled(at) == ()
        assert at.last_told == "Note deleted; U undoes"
        await at.press("U")
        assert "三百变五百亩" in at.bar("status")


@on_screen
async def test_link_a_passage_that_is_picked_by_its_words(plans: Path):
    async with opened(plans, start=STORE) as at:
        await at.press("c")
        before = beside(at, 15)
        assert 13 not in before
        await at.press("L", "enter")
        assert isinstance(at.screen, PickScreen)
        await at.type(ROADS)
        assert [pick.block for pick in at.screen.listed] == [block(at, "qinghe-2019", 13)]
        await at.press("enter")
        assert isinstance(at.screen, CompareScreen)
        assert 13 in beside(at, 15)
        assert "●1.00 ✎" in at.row("✎")
        assert at.last_told.startswith("Linked with 二›3 L13")
        await at.press("U")
        assert beside(at, 15) == before


@on_screen
async def test_the_picker_filters_by_line_and_says_when_there_is_nothing(plans: Path):
    async with opened(plans, start="qinghe-2020:15") as at:
        await at.press("c", "L", "enter")
        picker = at.screen
        assert isinstance(picker, PickScreen)
        await at.type("l13")
        assert [picker.document.blocks[pick.block].line for pick in picker.listed] == [13]
        await at.type("9")
        assert picker.listed == []
        assert "No passage has these words." in at.shown
        await at.press("enter")
        assert at.screen is picker
        await at.press("backspace", "backspace", "backspace", "backspace", "down", "up", "escape")
        assert isinstance(at.screen, CompareScreen)
        assert ruled(at) == ()


@on_screen
async def test_unlink_and_no_counterpart_and_take_back(plans: Path):
    async with opened(plans, start=TEA) as at:
        await at.press("c")
        assert beside(at, 13) == (7,)
        await at.press("L")
        await choose(at, "unlink")
        assert beside(at, 13) == ()
        await at.press("L")
        await choose(at, "no counterpart in 2019")
        assert [ruling.says for ruling in ruled(at)] == ["unlink", "alone"]
        assert "✎" in at.row("dropped (same")
        assert "○ no counterpart, as you ruled" in at.bar("status")
        await at.press("L")
        assert "no counterpart in 2019" not in at.shown
        await choose(at, "○ no counterpart")
        await at.press("L")
        await choose(at, "≠ unlinked by you 一›1 L7")
        assert ruled(at) == ()
        assert beside(at, 13) == (7,)
        await at.press("L", "escape")
        assert ruled(at) == ()


@on_screen
async def test_the_cursor_stays_on_its_passage_when_rows_change(plans: Path):
    async with opened(plans, start="qinghe-2020") as at:
        await at.press("tab", "c")
        await at.press("escape", "g")
        screen = at.comparison
        for _ in range(30):
            await at.press("j")
            row = screen.comparison.rows[screen.view.row]  # type: ignore[union-attr]
            if block(at, "qinghe-2020", 13) in row.cells[0]:
                break
        await at.press("L")
        await choose(at, "unlink")
        row = screen.comparison.rows[screen.view.row]  # type: ignore[union-attr]
        assert row.cells[0] == (block(at, "qinghe-2020", 13),)
        assert row.cells[1] == ()


@on_screen
async def test_what_only_the_other_document_has_can_be_linked_too(plans: Path):
    async with opened(plans, start="qinghe-2020") as at:
        await at.press("tab", "c")
        await at.press("escape")
        screen = at.comparison
        opening = block(at, "qinghe-2019", 3)
        screen.view.goto(next(i for i, row in enumerate(screen.comparison.rows) if opening in row.cells[1]))  # type: ignore[union-attr]
        await at.press("L")
        await choose(at, "no counterpart in")
        row = next(i for i, one in enumerate(screen.comparison.rows) if opening in one.cells[1])  # type: ignore[union-attr]
        screen.view.goto(row)
        assert screen.comparison.rows[row].cells[0] == ()  # type: ignore[union-attr]
        await at.press("r", "L", "enter")
        await at.type("冷库")
        await at.press("enter")
        assert 3 in beside(at, 15)
        assert Ruling("link", block(at, "qinghe-2020", 15), opening) in ruled(at)
        assert Ruling("checked", NOWHERE, opening) in ruled(at)


@on_screen
async def test_i_explains_and_enter_takes_another_candidate_instead(plans: Path):
    async with opened(plans, start=TEA) as at:
        session = at.app.session
        a, other = block(at, "qinghe-2020", 13), block(at, "qinghe-2019", 9)
        await at.press("c", "L")
        await choose(at, "link with")
        await at.type("公平秤")
        await at.press("enter")
        assert beside(at, 13) == (7, 9)
        await at.press("i")
        assert isinstance(at.screen, WhyScreen)
        assert "put side by side by the reader" in at.shown
        assert "also" in at.row("L7")
        await at.press("enter")
        assert at.last_told.startswith("Choose another partner")
        await at.press("D")
        assert at.last_told == "Only what you ruled or noted can be deleted."
        page = at.screen
        assert isinstance(page, WhyScreen)
        page.options.highlighted = next(i for i, line in enumerate(page.lines) if line.take is not None)
        await at.press("enter")
        assert isinstance(at.screen, CompareScreen)
        assert at.last_told.startswith("Linked with 一›1 L7")
        assert beside(at, 13) == (7,)
        assert [(x.says, x.b) for x in ruled(at)] == [("unlink", other), ("link", block(at, "qinghe-2019", 7))]
        await at.press("U")
        assert beside(at, 13) == (7, 9)
        found = {pair_of(link) for link in session.alignment("qinghe-2020", "qinghe-2019").links}
        assert {(a, other), (a, block(at, "qinghe-2019", 7))} <= found


@on_screen
async def test_d_deletes_a_note_and_a_ruling_on_the_page_of_reasons(plans: Path):
    async with opened(plans, start=TEA) as at:
        await at.press("c", "a", "好", "enter", "L")
        await choose(at, "unlink")
        await at.press("i", "G", "g", "d", "u", "k", "j")
        page = at.screen
        assert isinstance(page, WhyScreen)
        page.options.highlighted = next(i for i, line in enumerate(page.lines) if line.name == "note")
        await at.press("D")
        assert page.is_current
        assert [ruling.says for ruling in ruled(at)] == ["unlink"]
        page.options.highlighted = next(i for i, line in enumerate(page.lines) if line.strike is not None)
        await at.press("D")
        assert isinstance(at.screen, CompareScreen)
        assert beside(at, 13) == (7,)
        await at.press("i", "U")
        assert isinstance(at.screen, CompareScreen)
        assert beside(at, 13) == ()
        await at.press("i", "escape")
        assert isinstance(at.screen, CompareScreen)


@on_screen
async def test_everything_is_there_after_a_restart(plans: Path):
    async with opened(plans, start=STORE) as at:
        await at.press("c", "L", "enter")
        await at.type(ROADS)
        await at.press("enter", "r", "a")
        await at.type("冷库")
        await at.press("enter", "q", "q")
    async with opened(plans, start=STORE) as at:
        await at.press("c")
        assert 13 in beside(at, 15)
        assert "✎✔ note" in at.row("✎")
        assert "note: 冷库" in at.bar("status")
        assert "links checked" in at.bar("title")
        await at.press("U")
        assert at.last_told == "Nothing to undo."


@on_screen
async def test_a_link_by_hand_shows_in_the_reader_and_from_the_other_side(plans: Path):
    async with opened(plans, start=STORE) as at:
        await at.press("c", "L", "enter")
        await at.type(ROADS)
        await at.press("enter", "q")
        assert "19●" in at.row("冷库容量八百吨")
    async with opened(plans, start="qinghe-2019:13") as at:
        await at.press("c")
        screen = at.comparison
        assert screen.comparison is not None
        assert [document.id for document in screen.documents][:2] == ["qinghe-2019", "qinghe-2020"]
        assert 15 in beside(at, 13)
        assert "✎" in at.shown


@on_screen
async def test_two_peoples_files_come_together_on_the_screen(
    plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    async with opened(plans, start=TEA) as at:
        await at.press("c", "r", "a")
        await at.type("同")
        await at.press("enter", "q", "q")
    theirs = links.KIND, Corpus.open(plans).said.links
    monkeypatch.setenv("DUIDU_HOME", str(tmp_path / "mine"))
    async with opened(plans, start=TEA) as at:
        await at.press("c", "r", "r", "q", "q")
    corpus = Corpus.open(plans)
    found = joining.merged(corpus.said.links, theirs[1], Finder(corpus.ids, corpus.document))
    assert [(mine.what.says, other.what.says) for mine, other in found.conflicts] == [("rejected", "checked")]
    hand.change(links.KIND, corpus.home, hand.taking_in(found, theirs=True))
    async with opened(plans, start=TEA) as at:
        await at.press("c")
        assert "✔ note" in at.row("一›1 L7")


@on_screen
async def test_sections_put_together_by_hand_can_be_ruled(plans: Path):
    async with opened(plans, start="qinghe-2019:9") as at:
        await at.press("space", ":")
        await at.type("qinghe-2020:15")
        await at.press("enter", "space", "c")
        screen = at.comparison
        assert screen.comparison is not None
        assert [row.cells for row in screen.comparison.rows] == [((4,), (7,))]
        await at.press("r")
        assert "✔ 1 of 1" in at.bar("title")
        await at.press("L")
        assert "link with" not in at.shown  # nothing else of the other section
        await choose(at, "no counterpart in 2020")
        assert "✎" in at.row("dropped (same")


@on_screen
async def test_where_nothing_can_be_ruled_it_is_said(plans: Path):
    async with opened(plans, start=TEA) as at:
        await at.press("c", "-")
        screen = at.comparison
        screen.comparison = None
        for key in ("r", "a", "L"):
            await at.press(key)
            assert at.last_told.startswith("Nothing stands in this row")


@pytest.mark.parametrize("size", [SMALL, WIDE, (50, 20)])
@on_screen
async def test_the_signs_have_room_at_every_size(plans: Path, size: tuple[int, int]):
    async with opened(plans, size, start=TEA) as at:
        await at.press("c", "r", "a")
        await at.type("短注")
        await at.press("enter")
        assert "✔" in at.shown
        assert "note" in at.shown


@on_screen
async def test_what_is_found_no_more_is_said_and_what_shifted_is_found(plans: Path):
    async with opened(plans, start=STORE) as at:
        await at.press("c", "L", "enter")
        await at.type(ROADS)
        await at.press("enter", "q", "q")
    path = plans / "qinghe-2020.txt"
    text = path.read_text(encoding="utf-8")
    cold = next(line for line in text.split("\n") if "冷库" in line)
    path.write_text("县府网\n\n" + text.replace(cold, "4、种树。"), encoding="utf-8")
    async with opened(plans, start="qinghe-2020:15") as at:
        await at.press("c")
        assert any(told.startswith("1 ruling on these texts is not found") for told in at.told)
        assert ruled(at) == ()
    path.write_text("县府网\n\n" + text, encoding="utf-8")
    async with opened(plans, start="qinghe-2020:17") as at:
        await at.press("c")
        assert 13 in beside(at, 17)
