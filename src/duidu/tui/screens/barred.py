"""The comparison's part that says where the reader is: title, legend, status, ruler."""

from bisect import bisect_right

from duidu.model import ROOT
from duidu.settings.words import _, ngettext
from duidu.text.corrected import touching
from duidu.text.outline import label, title
from duidu.tui.draw import cells
from duidu.tui.legend import counts, switched_off
from duidu.tui.screens.moving import MovingScreen
from duidu.tui.screens.writing import WritingScreen
from duidu.tui.widgets.bars import Bar
from duidu.tui.widgets.ruler import Ruler
from duidu.tui.words import doubt_words


class BarredScreen(MovingScreen, WritingScreen):
    """A comparison with its bars."""

    bookmark: str

    def show_bars(self) -> None:
        """Say what is compared, how many changes there are, what the states of the focused column are."""
        if self.comparison is None:
            return
        base = self.documents[self.comparison.base]
        root = self.settled_request.columns[self.settled_request.base][1]
        what = (
            _("whole document")
            if root is None or root == ROOT
            else f"§{label(base, root)} {title(base, base.blocks[root])}"
        )
        columns = ngettext("{n} column", "{n} columns", len(self.documents)).format(n=len(self.documents))
        tabs = [(f" {head.short} ", self._tab_style(i)) for i, head in enumerate(self.view.heads)]
        self.query_one("#title", Bar).show(
            (" 对读 ", "key"), (what, "strong"), (f" · {columns} ", "dim"), *self.tally(), right=tuple(tabs)
        )
        self._show_legend()
        self._show_status()
        self.query_one(Ruler).refresh()

    def _tab_style(self, column: int) -> str:
        """The style of a column's tab: the focused one, those on screen, those that h and l bring there."""
        if column == self.view.focus_column:
            return "key"
        return "strong" if column in self.view.shown_columns else "dim"

    def _show_legend(self) -> None:
        """The states and classes of the focused column with their counts, and what is switched off."""
        assert self.comparison is not None
        assert self.filtered is not None
        column = self.view.focus_column
        off = switched_off(self.comparison, column, self.view.hidden_states, self.session.hidden)
        taken = sum(cells(text) for text, _style in off)
        parts = counts(self.filtered, self.comparison, column, self.app.size.width, taken)
        self.query_one("#legend", Bar).show(*parts, right=off)

    def _show_status(self) -> None:
        """Where we are among the changes, and what is to be minded about this row."""
        changed, row, rows = self.view.changed, self.view.row, self.view.rows
        passed = bisect_right(changed, row)
        there = bool(passed) and changed[passed - 1] == row
        if self.view.figures:
            at = _("figures: row {i} of {n}") if there else _("figures: after row {i} of {n}")
        else:
            at = _("change {i} of {n}") if there else _("after change {i} of {n}")
        parts = [
            (" " + at.format(i=passed, n=len(changed)), "strong"),
            (" · " + _("row {i} of {n}").format(i=bisect_right(rows, row), n=len(rows)), "dim"),
            (f" · {self.view.progress} %", "dim"),
        ]
        parts.extend((f" · {words}", "key") for words in (*self._modes(), *self.remarks(row)))
        parts.extend((f" · ⚠ {words}", "caution") for words in self._cautions(row))
        saved = ((_("bookmarked") + " ", "key"),) if self.bookmark else ()
        self.query_one("#status", Bar).show(*parts, right=saved)

    def _modes(self) -> list[str]:
        """How the rows are shown, where that is not the plain way."""
        view = self.view
        modes = [
            (view.figures, _("figures only (.)")),
            (view.unified, _("in one (|)")),
            (view.folded, _("folded (z)")),
            (view.outline, _("headings only (o)")),
            (view.loose >= 0, _("column {n} scrolls alone (=)").format(n=view.loose + 1)),
        ]
        return [words for on, words in modes if on]

    def _cautions(self, row: int) -> list[str]:
        """Doubts about the text in the focused cell, and what “not found” means there."""
        assert self.comparison is not None
        if not self.comparison.rows:
            return []
        column = self.view.focus_column
        cell = self.comparison.rows[row]
        document = self.documents[column]
        doubts = [doubt_words(d.code) for block in cell.cells[column] for d in document.blocks[block].doubts[:1]]
        missing = {"other_kind": _("another kind of document: “not found” is not “dropped”")}
        held = [(self.documents[c], block) for c in (self.comparison.base, column) for block in cell.cells[c]]
        if any(touching(each, each.blocks[block].span) for each, block in held):
            doubts.append(_("corrected by a reader: the source stands before \u3014 (i)"))
        return [*doubts, *([missing[cell.states[column]]] if cell.states[column] in missing else [])]

    def show_progress(self, done: int, total: int, words: str = "") -> None:
        """Say how far the comparison is, or what the words name."""
        super().show_progress(done, total, words or _("comparing… {n} % (Esc cancels)"))

    def relook(self) -> None:
        """Draw with the theme and script now in force."""
        self.view.relook(self.duidu.look, self.duidu.script)
        for bar in self.query(Bar):
            bar.look = self.duidu.look
        self.show_bars()
