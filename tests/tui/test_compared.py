"""What the comparison can do beside showing rows: filters, figures, moves, one text, ruler, summary, loose columns."""

import threading
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from tests.tui.compared import MANIFEST, NEW, OLD, pair
from tests.tui.driver import SMALL, WIDE, Driver, on_screen, opened
from textual.widgets import OptionList

from duidu.compare import Step
from duidu.model import ROOT, Comparison, Document
from duidu.tui.screens.compare import CompareScreen
from duidu.tui.screens.read import ReadScreen
from duidu.tui.screens.summary import SummaryScreen
from duidu.tui.screens.toggles import TogglesScreen
from duidu.tui.session import Request, Session
from duidu.tui.widgets.columns import CURSOR
from duidu.tui.widgets.ruler import Ruler

MOVED_ROW, FIGURE_ROWS, TO_ROW, ADDED = 2, (2, 5), 8, range(9, 15)
"""Rows of the comparison of the two plans: a clause left the first; figures changed; it came to another; new ones."""


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """The two plans."""
    return pair(tmp_path / "two")


async def rows(at: Driver) -> CompareScreen:
    """Compare the first plan as a whole and pass over the summary."""
    await at.press("tab", "c")
    assert isinstance(at.screen, SummaryScreen)
    await at.press("escape")
    return at.comparison


def prompts(at: Driver) -> list[str]:
    """The lines of the list on screen."""
    options = at.screen.query_one(OptionList)
    return [str(options.get_option_at_index(i).prompt) for i in range(options.option_count)]


# -- classes and states


@on_screen
async def test_script_and_punctuation_are_hidden_at_first_and_said_so(two: Path):
    async with opened(two, start="plan-2019") as at:
        screen = await rows(at)
        assert "hidden: script 1, punctuation 1 (f)" in at.bar("legend")
        assert "figures 2" in at.bar("legend")
        assert "script 1" not in at.bar("legend").split("hidden")[0]
        assert dict(screen.comparison.changes[1])["script"] == 1  # type: ignore[union-attr]


@on_screen
async def test_f_switches_a_class_on_and_every_view_follows(two: Path):
    async with opened(two, start="plan-2019") as at:
        screen = await rows(at)
        screen.view.goto(TO_ROW)
        await at.settle()
        before = at.style_of("四十五个监控点")
        await at.press("f")
        assert isinstance(at.screen, TogglesScreen)
        lines = prompts(at)
        assert any(line.startswith("● ~ edited") and line.endswith("5") for line in lines)
        at.screen.query_one(OptionList).highlighted = next(i for i, line in enumerate(lines) if "script" in line)
        await at.press("enter")
        assert any(line.startswith("●") and "script" in line for line in prompts(at))
        await at.press("escape")
        assert "hidden: punctuation 1 (f)" in at.bar("legend")
        assert "script 1" in at.bar("legend")
        assert "underline" in at.style_of("裝")
        assert before
        await at.press("q")
        await at.press("c")
        await at.press("escape")
        assert "hidden: punctuation 1 (f)" in at.bar("legend"), "the choice holds for the next comparison"


@on_screen
async def test_f_hides_figures_and_the_row_counts_as_what_is_left(two: Path):
    async with opened(two, start="plan-2019") as at:
        screen = await rows(at)
        assert "~ edited 5" in at.bar("legend")
        await at.press("f")
        at.screen.query_one(OptionList).highlighted = next(i for i, line in enumerate(prompts(at)) if "figures" in line)
        await at.press("enter", "escape")
        assert "~ edited 4" in at.bar("legend"), "one row had nothing else"
        assert "figures 2" in at.bar("legend").split("hidden")[1]
        assert screen.filtered is not None
        assert screen.filtered.rows[5].states[1] == "same"
        assert 5 not in screen.view.changed


@on_screen
async def test_f_hides_a_state_as_one_line_that_enter_opens(two: Path):
    async with opened(two, start="plan-2019") as at:
        screen = await rows(at)
        await at.press("f")
        at.screen.query_one(OptionList).highlighted = next(
            i for i, line in enumerate(prompts(at)) if "only here" in line
        )
        await at.press("enter", "escape")
        assert "6 rows hidden (f)" in at.shown
        assert "盖新校舍" not in at.shown
        assert "hidden: only here 6" in at.bar("legend")
        assert not set(ADDED) & set(screen.view.changed)
        await at.press("G", "enter")
        assert isinstance(at.screen, CompareScreen)
        assert "盖新校舍" in at.shown


@on_screen
async def test_texts_that_differ_only_in_form_have_no_change_in_substance(tmp_path: Path):
    folder = pair(tmp_path / "alike")
    text = OLD.replace("装", "裝").replace(",", "\uff0c")
    (folder / "plan-2020.txt").write_text(text, encoding="utf-8")
    async with opened(folder, start="plan-2019") as at:
        await rows(at)
        assert "no change in substance" in at.bar("legend")
        assert "change 0 of 0" in at.bar("status")


# -- figures


@on_screen
async def test_dot_shows_changed_figures_only_with_direction_and_difference(two: Path):
    async with opened(two, start="plan-2019") as at:
        screen = await rows(at)
        await at.press(".")
        assert screen.view.changed == FIGURE_ROWS
        assert "三百亩 → 五百亩 (+200亩)" in at.shown
        assert at.row("三百亩 → 五百亩").split("│")[1].lstrip().startswith("↑")
        assert at.row("七条 → 四条 (-3条)").split("│")[1].lstrip().startswith("↓")
        assert "办好山货集市" not in at.shown
        assert "figures only (.)" in at.bar("status")
        assert "figures: row 1 of 2" in at.bar("status")
        await at.press("n")
        assert screen.view.row == FIGURE_ROWS[1]
        await at.press("。")
        assert "办好山货集市" in at.shown


@on_screen
async def test_an_arrow_in_the_gutter_says_where_a_figure_went(two: Path):
    async with opened(two, start="plan-2019") as at:
        await rows(at)
        assert at.row("新开高山茶园五百亩").split("│")[1].startswith(" ~↑")
        assert at.row("修通四条村道").split("│")[1].startswith(" ~↓")


@on_screen
async def test_without_a_changed_figure_dot_says_so(tmp_path: Path):
    folder = pair(tmp_path / "same")
    (folder / "plan-2020.txt").write_text(OLD, encoding="utf-8")
    async with opened(folder, start="plan-2019") as at:
        screen = await rows(at)
        await at.press(".")
        assert at.last_told == "No figure was changed in the columns on screen."
        assert not screen.view.figures


# -- moves


@on_screen
async def test_a_label_says_where_a_clause_went_and_where_it_came_from(two: Path):
    async with opened(two, start="plan-2019") as at:
        await rows(at)
        row = at.row("to 三›5 L17")
        assert row.split("│")[1].startswith(" ↗ ")
        assert "请州里的老师傅" in row.split("│")[1]
        back = at.row("from 一›1 L5")
        assert back.split("│")[0].startswith("↗ ")


@on_screen
async def test_percent_goes_to_the_other_end_and_back(two: Path):
    async with opened(two, SMALL, start="plan-2019") as at:
        screen = await rows(at)
        screen.view.goto(MOVED_ROW)
        await at.press("%")
        assert screen.view.row == TO_ROW
        line = screen.view.line
        assert line is not None
        quoted = [p.span for one in line.cells if one.column == 1 for p in one.pieces if not p.literal]
        assert "请州里的老" in "".join(screen.documents[1].text[slice(*span)] for span in quoted)
        await at.press("%")
        assert screen.view.row == MOVED_ROW
        await at.press("\uff05")
        assert screen.view.row == TO_ROW


@on_screen
async def test_percent_where_nothing_moved_says_so(two: Path):
    async with opened(two, start="plan-2019") as at:
        screen = await rows(at)
        screen.view.goto(3)
        await at.press("%")
        assert at.last_told.startswith("Nothing here has moved")
        assert screen.view.row == 3


@on_screen
async def test_a_row_that_changed_chapters_says_from_where(tmp_path: Path):
    folder = pair(tmp_path / "chapters")
    item = next(line for line in OLD.split("\n") if line.startswith("2、")) + "\n\n"
    text = OLD.replace(item, "").replace("5、建设", item + "5、建设")
    (folder / "plan-2020.txt").write_text(text, encoding="utf-8")
    async with opened(folder, start="plan-2019") as at:
        screen = await rows(at)
        comparison = screen.comparison
        assert comparison is not None
        moved = next(i for i, row in enumerate(comparison.rows) if row.moved[1])
        assert at.row("L15 ●").split("│")[1].startswith(" ↗ ")
        screen.view.goto(moved)
        await at.press("%")
        gone = comparison.rows[moved].moved[1]
        assert gone is not None
        assert screen.view.row == gone.row != moved
        await at.press("%")
        assert screen.view.row == moved


@on_screen
async def test_percent_opens_what_is_folded(two: Path):
    async with opened(two, start="plan-2019") as at:
        screen = await rows(at)
        await at.press("f")
        at.screen.query_one(OptionList).highlighted = next(i for i, line in enumerate(prompts(at)) if "edited" in line)
        await at.press("enter", "escape")
        assert "rows hidden (f)" in at.shown
        view = screen.view
        view.goto_row(MOVED_ROW)
        await at.settle()
        assert "请州里的老师傅" in at.shown
        await at.press("%")
        assert view.row == TO_ROW


# -- one text


@on_screen
async def test_bar_weaves_base_and_column_into_one_and_back(two: Path):
    async with opened(two, start="plan-2019") as at:
        screen = await rows(at)
        side_by_side = at.shown
        await at.press("|")
        assert "新开高山茶园[-三百亩-]{+五百亩+},改造老茶园两百亩。" in at.shown
        assert "修好[-乡村-]{+山区+}道路" in at.shown
        assert "to 三›5 L17" in at.shown
        assert "in one (|)" in at.bar("status")
        assert "一›1 L5 → 一›1 L5 ●" in at.shown
        before = screen.view.row
        await at.press("n", "N", "\uff5c")
        assert screen.view.row == before
        await at.press("g")
        assert at.shown == side_by_side


@on_screen
async def test_the_woven_text_holds_both_texts_whole(two: Path):
    async with opened(two, start="plan-2019") as at:
        screen = await rows(at)
        await at.press("|")
        sheet = screen.view.sheet
        assert sheet is not None
        lines = [line.cells[0] for entry in range(sheet.size) for line in sheet.lines(entry) if not line.head]
        texts = ["", ""]
        for line in lines:
            if "moved" in line.sign_style and line.pieces[0].literal and not line.columns:
                continue  # the label of another end quotes what stands there
            for column, piece in zip(line.columns, line.pieces, strict=True):
                texts[column] += screen.documents[column].text[slice(*piece.span)] if not piece.literal else ""
        assert "三百亩" in texts[0]
        assert "五百亩" in texts[1]
        for sign in "盖新校舍":
            assert sign in texts[1]
        assert all(sign in texts[0] for sign in OLD if not sign.isspace())


# -- folding


@on_screen
async def test_z_folds_what_is_unchanged_and_long_runs_that_are_only_here(two: Path):
    async with opened(two, start="plan-2019") as at:
        screen = await rows(at)
        await at.press("g", "z")
        assert "2 rows unchanged (z)" in at.shown
        assert "6 rows only here (z)" in at.shown
        assert "盖新校舍" not in at.shown
        assert at.row("6 rows only here").startswith("+")
        assert "folded (z)" in at.bar("status")
        found = [screen.view.row]
        for _ in screen.view.changed:
            await at.press("n")
            found.append(screen.view.row)
        assert found[-1] == ADDED[0], "n stops once at a fold"
        await at.press("enter")
        assert isinstance(at.screen, CompareScreen)
        assert "盖新校舍" in at.shown
        assert "2 rows unchanged (z)" in at.shown


# -- columns that scroll alone


@on_screen
async def test_equals_lets_one_column_scroll_alone(two: Path):
    async with opened(two, SMALL, start="plan-2019") as at:
        screen = await rows(at)
        await at.press("g")
        left = [row.split("│")[0].replace(CURSOR, " ") for row in at.rows()[3:-3]]
        await at.press("=")
        assert "column 2 scrolls alone (=)" in at.bar("status")
        await at.press("G")
        assert [row.split("│")[0] for row in at.rows()[3:-3]] == left
        assert "添置图书" in at.shown
        await at.press("h")
        assert "column 1 scrolls alone (=)" in at.bar("status")
        await at.press("d", "d")
        assert "添置图书" in at.shown, "now the other one stays"
        assert [row.split("│")[0] for row in at.rows()[3:-3]] != left
        await at.press("\uff1d")
        assert "alone" not in at.bar("status")
        assert screen.view.loose == -1


# -- the ruler


@on_screen
async def test_the_ruler_shows_where_the_changes_are_and_a_click_goes_there(two: Path):
    async with opened(two, start="plan-2019") as at:
        screen = await rows(at)
        await at.press("g")
        ruler = screen.query_one(Ruler)
        signs = [row[-1] for row in at.rows()[3 : 3 + len(ruler.buckets)]]
        assert signs == ["~", "│", "~", "│", "~", "~", "│", "│", "~", *"++++++"]
        marks = [row[-2] for row in at.rows()[3 : 3 + len(ruler.buckets)]]
        assert marks[0] == "▶"
        assert marks[1] == "┃"
        await at.pilot.click(ruler, offset=(2, 2 + 9))
        await at.settle()
        assert screen.view.row == ADDED[0]
        await at.pilot.click(ruler, offset=(2, 0))
        await at.settle()
        assert screen.view.row == ADDED[0]


@on_screen
async def test_the_ruler_has_no_more_cells_than_the_view_has_rows(two: Path):
    async with opened(two, (80, 14), start="plan-2019") as at:
        screen = await rows(at)
        buckets = screen.query_one(Ruler).buckets
        assert len(buckets) == screen.view.view_height < len(screen.view.rows)
        assert buckets[0].start == 0
        assert buckets[-1].end == len(screen.view.rows)
        assert all(a.end == b.start for a, b in pairwise(buckets))


@on_screen
async def test_how_much_is_read_is_said(two: Path):
    async with opened(two, start="plan-2019") as at:
        await rows(at)
        await at.press("g")
        first = at.bar("status")
        assert "row 1 of 15" in first
        await at.press("G")
        assert "row 15 of 15" in at.bar("status")
        assert "100 %" in at.bar("status")
        assert "100 %" not in first


# -- the summary


@on_screen
async def test_whole_documents_begin_with_a_summary_whose_lines_lead_to_rows(two: Path):
    async with opened(two, start="plan-2019") as at:
        await at.press("tab", "c")
        assert isinstance(at.screen, SummaryScreen)
        lines = prompts(at)
        assert lines[0] == "Sections only here 1"
        assert "+  L19  四、建好山里学堂" in lines[1]
        assert "Sections renamed 1" in lines
        assert any("二、修好乡村道路 → 二、修好山区道路" in line for line in lines)
        assert "Figures changed 2" in lines
        assert "15 rows" in at.bar("status")
        assert "line 1 of 4" in at.bar("status")
        await at.press("enter")
        assert at.comparison.view.row == ADDED[0]
        await at.press("backspace")
        assert isinstance(at.screen, SummaryScreen)
        await at.press("]", "]", "j")
        assert "line 4 of 4" in at.bar("status")
        await at.press("[", "enter")
        assert at.comparison.view.row == FIGURE_ROWS[0]
        await at.press("w")
        assert "Summary" in at.shown
        await at.press("enter")
        assert isinstance(at.screen, SummaryScreen)
        await at.press("G", "k", "g", "d", "u", "S", "q")
        assert isinstance(at.screen, CompareScreen)


@on_screen
async def test_backspace_leaves_the_comparison_when_no_line_led_there(two: Path):
    async with opened(two, start="plan-2019") as at:
        await rows(at)
        await at.press("backspace")
        assert isinstance(at.screen, ReadScreen)


@on_screen
async def test_the_summary_goes_from_column_to_column(tmp_path: Path):
    folder = pair(tmp_path / "three")
    (folder / "plan-2021.txt").write_text(NEW.replace("2020", "2021").replace("五百亩", "六百亩"), encoding="utf-8")
    (folder / "corpus.toml").write_text(
        MANIFEST + MANIFEST.split("[[document]]")[2].replace("2020", "2021").join(["[[document]]", ""]),
        encoding="utf-8",
    )
    async with opened(folder, start="plan-2019") as at:
        await at.press("tab", "c")
        assert "column 1 of 2 (h l)" in at.bar("status")
        assert any("五百亩" in line for line in prompts(at))
        await at.press("l", "l")
        assert "column 2 of 2 (h l)" in at.bar("status")
        assert any("六百亩 (+300亩)" in line for line in prompts(at))
        await at.press("G", "enter")
        assert at.comparison.view.focus_column == 2
        await at.press("backspace", "h")
        assert "column 1 of 2 (h l)" in at.bar("status")


@on_screen
async def test_a_summary_with_nothing_to_list_says_so(tmp_path: Path):
    folder = pair(tmp_path / "same")
    (folder / "plan-2020.txt").write_text(OLD, encoding="utf-8")
    async with opened(folder, start="plan-2019") as at:
        await at.press("tab", "c")
        assert prompts(at)[0].startswith("Nothing to list")
        assert "100 % of the base's text kept" in at.bar("status")
        await at.press("j", "]", "enter")
        assert at.comparison.view.row == 0


# -- while it is being made


class Gate:
    """Steps that wait in the middle until they are let on."""

    def __init__(self) -> None:
        self.reached, self.go = threading.Event(), threading.Event()
        self.seen = 0

    def put(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Let every comparison from now on wait."""
        kept = Session.comparing

        def comparing(session: Session, request: Request) -> tuple[list[Document], Iterator[Step]]:
            documents, steps = kept(session, request)
            return documents, self.slowed(steps)

        monkeypatch.setattr(Session, "comparing", comparing)

    def slowed(self, steps: Iterator[Step]) -> Iterator[Step]:
        """The steps, with a stop after the third."""
        for number, step in enumerate(steps):
            self.seen += 1
            if number == 3:
                self.reached.set()
                assert self.go.wait(20)
            yield step


async def stopped(at: Driver, gate: Gate) -> None:
    """Wait until the steps stand still."""
    await at.until(gate.reached.is_set)


@on_screen
async def test_escape_cancels_a_comparison_that_is_being_made(two: Path, monkeypatch: pytest.MonkeyPatch):
    async with opened(two, start="plan-2019") as at:
        gate = Gate()
        gate.put(monkeypatch)
        await at.press("tab")
        await at.pilot.press("c")
        await stopped(at, gate)
        assert "Esc cancels" in at.bar("status")
        await at.pilot.press("escape")
        gate.go.set()
        await at.settle()
        assert isinstance(at.screen, ReadScreen)
        assert gate.seen < 15, "the steps that were left were not taken"


@on_screen
async def test_escape_cancels_while_documents_are_being_aligned(two: Path, monkeypatch: pytest.MonkeyPatch):
    gate, kept = Gate(), Session.aligning
    async with opened(two, start="plan-2019") as at:
        await at.press("tab")
        monkeypatch.setattr("duidu.tui.screens.compare.EVERY", 0)
        monkeypatch.setattr(Session, "aligning", lambda session, pairs: gate.slowed(kept(session, pairs)))
        at.screen.session._alignments.clear()  # type: ignore[attr-defined]
        await at.pilot.press("c")
        await stopped(at, gate)
        assert "aligning" in at.bar("status")
        await at.pilot.press("escape")
        gate.go.set()
        await at.settle()
        assert isinstance(at.screen, ReadScreen)
        assert gate.seen == 4, "the steps that were left were not taken"


@on_screen
async def test_escape_keeps_the_comparison_that_was_there(plans: Path, monkeypatch: pytest.MonkeyPatch):
    async with opened(plans, start="qinghe-2020:13") as at:
        await at.press("c")
        screen, request = at.comparison, at.comparison.request
        shown = at.shown
        gate = Gate()
        gate.put(monkeypatch)
        monkeypatch.setattr("duidu.tui.screens.compare.EVERY", 0)
        await at.pilot.press("plus")
        await stopped(at, gate)
        assert "█" in at.bar("status") or "░" in at.bar("status")
        assert "% (Esc cancels)" in at.bar("status")
        await at.pilot.press("escape")
        gate.go.set()
        await at.settle()
        assert at.last_told == "Cancelled: the comparison is as it was."
        assert screen.request == request
        assert at.shown.split("\n")[:40] == shown.split("\n")[:40]
        await at.press("escape")
        assert isinstance(at.screen, CompareScreen), "Esc leaves nothing that is finished"


@pytest.mark.parametrize("size", [WIDE, SMALL, (50, 20)])
@on_screen
async def test_no_way_of_showing_breaks_any_other(two: Path, size: tuple[int, int]):
    async with opened(two, size, start="plan-2019") as at:
        screen = await rows(at)
        for keys in ("|.zo", "z|.", "=j|=z", "o.%", ".|nN%", "=Gz=", "|zGog%"):
            for key in keys:
                await at.press(key)
                assert "Traceback" not in at.shown
            await at.press("S")
        assert isinstance(screen.comparison, Comparison)
        assert screen.request.columns[0][1] == ROOT
