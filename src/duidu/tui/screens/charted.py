"""A chart on the screen: moving in it, folding, filtering; what it shows and does is the subclass's."""

from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from duidu.settings.words import _
from duidu.tui.chart import FILTERS
from duidu.tui.screens.answering import when_answered
from duidu.tui.screens.base import DuiduScreen
from duidu.tui.widgets.bars import Bar
from duidu.tui.widgets.box import Box
from duidu.tui.widgets.chart import ChartGrid
from duidu.tui.widgets.keybar import KeyBar


class ChartedScreen(DuiduScreen):
    """A screen with a chart, a box that filters it, and bars."""

    COMES_BACK = True

    def foreign_head(self, name: str) -> str:
        """Say what stands above the themes that only one document begins."""
        raise AssertionError

    def show_bars(self) -> None:
        """Say where we are."""
        raise AssertionError

    def awaited(self) -> str:
        """Return how far the chart is, for a key that needs it."""
        if self.grid.board is not None:
            return ""
        return _("Not there yet: {what}").format(what=self.query_one("#status", Bar).text.strip())

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        app = self.duidu
        yield Bar(app.look, id="title")
        yield ChartGrid(app.look, app.script, self.foreign_head, id="chart")
        filter_box = Box(placeholder=_("only themes with these words"), id="filter")
        filter_box.display = False
        yield filter_box
        yield Bar(app.look, id="legend")
        yield Bar(app.look, id="status")
        yield KeyBar(self.duidu.look)

    @property
    def grid(self) -> ChartGrid:
        """The chart."""
        return self.query_one(ChartGrid)

    @property
    def filter_box(self) -> Input:
        """The box of `/`."""
        return self.query_one("#filter", Input)

    # -- moving

    def action_down(self) -> None:
        """Next theme."""
        self.grid.move(1)

    def action_up(self) -> None:
        """Theme before."""
        self.grid.move(-1)

    def action_half_down(self) -> None:
        """Half a page down."""
        self.grid.scroll_rows(max(1, self.grid.view_height // 2))

    def action_half_up(self) -> None:
        """Half a page up."""
        self.grid.scroll_rows(-max(1, self.grid.view_height // 2))

    def action_top(self) -> None:
        """To the first theme."""
        self.grid.to_edge(bottom=False)

    def action_bottom(self) -> None:
        """To the last theme."""
        self.grid.to_edge(bottom=True)

    def action_left(self) -> None:
        """Focus the document to the left."""
        self.grid.focus_by(-1)

    def action_right(self) -> None:
        """Focus the document to the right."""
        self.grid.focus_by(1)

    def action_next_pane(self) -> None:
        """Between box and chart; else the next document."""
        if self.filter_box.display:
            (self.grid if self.filter_box.has_focus else self.filter_box).focus()
        else:
            self.grid.focus_by(1)

    def action_previous_pane(self) -> None:
        """Between chart and box; else the document before."""
        if self.filter_box.display:
            self.action_next_pane()
        else:
            self.grid.focus_by(-1)

    def action_next_section(self) -> None:
        """To the next outermost theme."""
        self._to_group(1)

    def action_previous_section(self) -> None:
        """To the outermost theme before."""
        self._to_group(-1)

    def _to_group(self, step: int) -> None:
        board, here = self.grid.board, self.grid.cursor.entry
        if board is None:
            return
        heads = [i for i in range(len(board.lines)) if self._heads(i) and (i > here if step > 0 else i < here)]
        if heads:
            self.grid.move((heads[0] if step > 0 else heads[-1]) - here)

    def _heads(self, line: int) -> bool:
        """Whether a line begins a group: an outermost theme of the base, the first of those that another begins."""
        board = self.grid.board
        assert board is not None
        row = board.row(line)
        if row is None:
            return False
        before = board.row(line - 1)
        return row.depth == 0 if row.of_base else before is None or before.node.document != row.node.document

    # -- what is shown

    @when_answered
    def action_fold(self) -> None:
        """Open a theme's paragraphs, close the theme, or show it as at first, in turn."""
        board, row = self.grid.board, self.grid.row
        if board is None or row is None or board.mode.filter != "all" or board.mode.words:
            return
        if board.has_any(self.grid.row_at):
            self.grid.change(board.mode.toggled(row.node, paragraphs=board.has_paragraphs(self.grid.row_at)))

    @when_answered
    def action_outline(self) -> None:
        """Show the outermost themes only, or the tree."""
        if self.grid.board is not None:
            self.grid.change(replace(self.grid.mode, outline=not self.grid.mode.outline))

    @when_answered
    def action_filter(self) -> None:
        """Only what is not found in the document in focus, only what is new there, or all, in turn."""
        if self.grid.board is not None:
            at = FILTERS.index(self.grid.mode.filter)
            self.grid.change(replace(self.grid.mode, filter=FILTERS[(at + 1) % len(FILTERS)]))

    @when_answered
    def action_find(self) -> None:
        """List the themes that hold some words."""
        if self.grid.board is not None:
            self.filter_box.display = True
            self.filter_box.focus()

    @on(Input.Changed, "#filter")
    def _words_changed(self, event: Input.Changed) -> None:
        if self.grid.board is not None:
            self.grid.change(replace(self.grid.mode, words=event.value.strip()))

    @on(Input.Submitted, "#filter")
    def _words_done(self) -> None:
        self.grid.focus()

    def action_escape(self) -> None:
        """Leave the box and its words, then the filter."""
        if self.filter_box.display:
            self.filter_box.value = ""
            self.filter_box.display = False
            self.grid.focus()
        elif self.grid.board is not None and self.grid.mode.filter != "all":
            self.grid.change(replace(self.grid.mode, filter="all"))

    # -- colours

    def relook(self) -> None:
        """Draw with the theme and script now in force."""
        self.grid.look, self.grid.script = self.duidu.look, self.duidu.script
        for bar in self.query(Bar):
            bar.look = self.duidu.look
        self.grid.refresh()
        self.show_bars()
