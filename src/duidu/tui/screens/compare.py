"""Compare: sections that speak about the same thing, side by side, what changed marked in them."""

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.worker import Worker, get_current_worker

from duidu.errors import DuiduError
from duidu.model import ROOT, Comparison, Document, Span, State
from duidu.settings.words import N_, _, ngettext
from duidu.text.outline import own_spans, own_text
from duidu.tui.cells import SheetWords
from duidu.tui.heads import head
from duidu.tui.keys import bindings
from duidu.tui.screens.exporting import ExportingScreen
from duidu.tui.screens.linking import Side
from duidu.tui.screens.picking import with_words
from duidu.tui.screens.writing import EVERY
from duidu.tui.session import Place, Request, Section
from duidu.tui.widgets.bars import Bar
from duidu.tui.widgets.columns import ColumnsView
from duidu.tui.widgets.keybar import KeyBar
from duidu.tui.widgets.ruler import Ruler
from duidu.tui.windows import Window

if TYPE_CHECKING:
    from duidu.compare import Step


class CompareScreen(ExportingScreen):
    """A comparison of one section, or of whole documents."""

    TABLE = "compare"
    BINDINGS = bindings("compare")

    def __init__(self, wanted: Request | Section, bookmark: str = "", *, keep: bool = False) -> None:
        super().__init__()
        self.wanted = wanted
        self.request = wanted if isinstance(wanted, Request) else Request(((wanted.document, wanted.block),))
        self.bookmark = bookmark
        self.keep = keep
        self.checked = False
        self.busy = False
        self.from_summary = False
        self.settled_request = self.request
        self.next_focus: int | None = None
        """The column to focus when the comparison that is being made is there; -1 for the first."""

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        app = self.duidu
        view = ColumnsView(app.look, sheet_words(), app.script, id="columns")
        yield Bar(app.look, id="title")
        with Horizontal(id="body"):
            yield view
            yield Ruler(view, id="ruler")
        yield Bar(app.look, id="legend")
        yield Bar(app.look, id="status")
        yield KeyBar(self.duidu.look)

    def on_mount(self) -> None:
        """Compare in the background: two large documents take a while."""
        self.view.follow = self.show_bars
        self.view.focus()
        self._begin(0)

    def compare_again(self, at: tuple[int, int] | None) -> None:
        """Compare anew, since something was said of what stands here."""
        self._begin(self.view.row, at)

    # -- comparing

    def _begin(self, row: int, at: tuple[int, int] | None = None) -> None:
        """Compare in the background, then put the cursor on a row, or on the row that has a block in a column."""
        self.busy = True
        self.query_one("#status", Bar).show((" " + _("comparing… (Esc cancels)"), "dim"))
        self._compare(row, at)

    @work(thread=True, exclusive=True, group="compare")
    def _compare(self, row: int, at: tuple[int, int] | None) -> None:
        """Compare, and say now and then how far it is."""
        worker = get_current_worker()
        try:
            if isinstance(self.wanted, Section):
                if not self._aligned(worker, self.session.near(self.wanted.document)):
                    return
                self.request = self.wanted = self.session.request_for(self.wanted.document, self.wanted.block)
            if not self._aligned(worker, self.session.asked(self.request)):
                return
            documents, steps = self.session.comparing(self.request)
            shape, comparison = self.shape(self.request), self._stepped(worker, steps)
        except DuiduError as error:
            if not worker.is_cancelled:
                self.app.call_from_thread(self._failed, error)
            return
        if comparison is not None:
            self.app.call_from_thread(self._compared, (documents, comparison), shape, row, at)

    def _stepped(self, worker: Worker[None], steps: "Iterator[Step]") -> Comparison | None:
        """The comparison at the end of its steps, None when it was cancelled."""
        last = self._watched(worker, steps)
        return None if worker.is_cancelled or last is None else last.comparison

    def _aligned(self, worker: Worker[None], pairs: list[tuple[str, str]]) -> bool:
        """Align what is not aligned yet; whether it came to its end."""
        self._watched(worker, self.session.aligning(pairs), _("aligning… {n} % (Esc cancels)"))
        return not worker.is_cancelled

    def _watched(self, worker: Worker[None], steps: "Iterator[Step]", words: str = "") -> "Step | None":
        """Take steps until they end or the reader cancels, and say now and then how far it is; the last one."""
        step, told = None, time.monotonic()
        for step in steps:
            if worker.is_cancelled:
                break
            if time.monotonic() - told > EVERY:
                self.app.call_from_thread(self.show_progress, step.done, step.total, words)
                told = time.monotonic()
        return step

    def _failed(self, error: DuiduError) -> None:
        self.duidu.fail(error)
        self.duidu.close_screen()

    def _compared(
        self, found: tuple[list[Document], Comparison], shape: object, row: int, at: tuple[int, int] | None
    ) -> None:
        if not self.is_attached:
            return
        documents, comparison = found
        first = self.comparison is None
        self.documents, self.comparison, self.shown_shape = documents, comparison, shape
        self.busy, self.settled_request = False, self.request
        if self.next_focus is not None:
            self.view.focus_column, self.next_focus = self.next_focus, None
        self.listen()
        assert self.filtered is not None
        if at is not None:
            row = next((i for i, one in enumerate(comparison.rows) if at[1] in one.cells[at[0]]), row)
        self.plain_heads = [head(self.session, self.request, documents, comparison, i) for i in range(len(documents))]
        self.view.show(
            documents, self.filtered, self.counted(self.plain_heads), min(row, max(0, len(comparison.rows) - 1))
        )
        self.show_bars()
        self.duidu.comparison_shown(self)
        if self.keep:
            self.keep = False
            self.action_mark()
        elif first and self._whole and comparison.rows:
            self._open_summary()

    def action_escape(self) -> None:
        """Cancel what is being written, or the comparison that is being made; leave when there was none before."""
        if self.writing:
            self.stop_writing()
        elif self.busy:
            self.busy = False
            self.workers.cancel_group(self, "compare")
            if self.comparison is None:
                self.duidu.close_screen()
            else:
                self.request, self.next_focus = self.settled_request, None
                self.show_bars()
                self.duidu.tell(_("Cancelled: the comparison is as it was."))

    # -- the summary

    @property
    def _whole(self) -> bool:
        """Whether whole documents are compared."""
        return self.settled_request.columns[self.settled_request.base][1] in {None, ROOT}

    def _open_summary(self) -> None:
        """Show what is to be looked at first."""
        from duidu.tui.screens.summary import Shown, SummaryScreen

        if self.comparison is None or self.filtered is None or self.view.focus_column == self.comparison.base:
            return
        view = self.exhibited()
        assert view is not None
        shown = Shown(self.documents, self.filtered, self.comparison, self.plain_heads, view)
        self.app.push_screen(SummaryScreen(shown, self.view.focus_column, self._go_to))

    def _go_to(self, column: int, row: int) -> None:
        """Go from a line of the summary to its row; Backspace leads back there."""
        self.from_summary = True
        if column != self.view.focus_column:
            self.view.change(lambda: setattr(self.view, "focus_column", column))
        self.view.goto_row(row)

    def action_back(self) -> None:
        """Back to the summary, if a line of it led here, else where the reader was."""
        if self.from_summary:
            self.from_summary = False
            self._open_summary()
        else:
            super().action_back()

    def action_windows(self) -> None:
        """Offer the summary of this comparison, and the windows on the whole corpus."""
        about = Window("summary", N_("Summary"), N_("what changed in this comparison, line by line"))
        self.duidu.open_windows({about: self._open_summary} if self.comparison is not None else None)

    # -- columns

    def action_base(self, number: str) -> None:
        """Make a column the base."""
        column = int(number) - 1
        if column >= len(self.request.columns):
            self.duidu.tell(_("There are only {n} columns.").format(n=len(self.request.columns)))
        elif column != self.request.base:
            self._compare_from(column)

    def _compare_from(self, column: int) -> None:
        """Compare from another column; the cursor stays on its passage."""
        if self.comparison is not None:
            cell = self._cell()
            self.request = self.session.rebased(self.request, self.comparison, column)
            self._begin(0, (cell[0], cell[1][0]) if cell else None)

    def action_swap(self) -> None:
        """Make the focused column the base, and the base the focused column."""
        if self.comparison is not None and self.view.focus_column != self.comparison.base:
            self.next_focus = self.comparison.base
            self._compare_from(self.view.focus_column)

    def action_add_column(self) -> None:
        """Add the next nearest document as a column."""
        held = {name for name, _block in self.request.columns}
        base = self.request.columns[self.request.base][0]
        more = [name for name in self.session.others(base) if name not in held]
        if not more:
            self.duidu.tell(_("Every document is here already."))
            return
        self.request = Request((*self.request.columns, (more[0], None)), self.request.base)
        self.next_focus = len(self.request.columns) - 1
        self._begin(self.view.row, self._passage_here())

    def action_remove_column(self) -> None:
        """Remove the focused column; the base and one other stay."""
        columns = list(self.request.columns)
        focus = self.view.focus_column if self.next_focus is None else self.next_focus
        if len(columns) <= 2 or focus == self.request.base:  # noqa: PLR2004  (a comparison needs two)
            self.duidu.tell(_("A comparison needs two columns."))
            return
        base = self.request.base - (focus < self.request.base)
        del columns[focus]
        self.request = Request(tuple(columns), base)
        self.next_focus = -1
        here = self._passage_here()
        kept = (here[0] - (here[0] > focus), here[1]) if here and here[0] != focus else None
        self._begin(self.view.row, kept)

    # -- what is here

    def action_open(self) -> None:
        """Open further partners of the row, or go and read the place in the focused column."""
        if self.view.open_fold() or self.view.toggle_also():
            return
        place = self._place()
        if place is not None:
            self.duidu.read(place)

    @on(ColumnsView.Chosen)
    def _chosen(self) -> None:
        self.action_open()

    def _cell(self) -> tuple[int, tuple[int, ...]] | None:
        """The column and blocks under the cursor: the focused column's, else the base's."""
        if self.comparison is None or not self.comparison.rows:
            return None
        row = self.comparison.rows[self.view.row]
        for column in (self.view.focus_column, self.comparison.base):
            if row.cells[column]:
                return column, row.cells[column]
        filled = [(column, ids) for column, ids in enumerate(row.cells) if ids]
        return filled[0] if filled else None

    def _place(self) -> Place | None:
        cell = self._cell()
        if cell is None:
            return None
        document = self.documents[cell[0]]
        return Place(document.id, document.blocks[cell[1][0]].span.start)

    def action_yank(self) -> None:
        """Copy the passage of the focused column with its source."""
        self._copy(with_source=True)

    def action_yank_bare(self) -> None:
        """Copy the passage of the focused column alone."""
        self._copy(with_source=False)

    def _copy(self, *, with_source: bool) -> None:
        cell = self._cell()
        if cell is None:
            return
        document = self.documents[cell[0]]
        spans = [span for block in cell[1] for span in own_spans(document, document.blocks[block])]
        if spans:
            self.duidu.copy(document, Span(spans[0].start, spans[-1].end), with_source=with_source)

    def action_trace(self) -> None:
        """Follow a phrase of the passage through the years."""
        with_words(self, "", self._text(), self.duidu.open_trace)

    def action_kwic(self) -> None:
        """Show a phrase of the passage in its contexts."""
        with_words(self, "", self._text(), self.duidu.open_kwic)

    def _text(self) -> str:
        """The passage under the cursor."""
        cell = self._cell()
        if cell is None:
            return ""
        document = self.documents[cell[0]]
        return "".join(own_text(document, document.blocks[block]) for block in cell[1])

    def action_mark(self) -> None:
        """Keep this comparison as a bookmark."""
        if self.comparison is not None:
            self.duidu.bookmark(self)

    def action_info(self) -> None:
        """Say why the cells of this row stand side by side."""
        from duidu.tui.screens.why import WhyScreen

        if self.comparison is not None and self.comparison.rows:
            side = Side(self.documents, self.comparison, self.settled_request)
            self.app.push_screen(WhyScreen(side, self.view.row))

    def action_find(self) -> None:
        """Search the corpus: a comparison has no box of its own."""
        self.duidu.open_search("")


def sheet_words() -> SheetWords:
    """What the sheet says itself."""
    unfound: dict[State, str] = {
        "dropped": _("dropped (same kind of document)"),
        "other_kind": _("not found: other kind of document"),
        "damaged": _("not found: the source is damaged"),
    }
    return SheetWords(
        unfound,
        lambda n: ngettext("also {n} passage (Enter)", "also {n} passages (Enter)", n).format(n=n),
        fold_words,
        lambda place: _("to {place}").format(place=place),
        lambda place: _("from {place}").format(place=place),
        {"split": _("split"), "merge": _("merged"), "many": _("recut")},
    )


def fold_words(fold: str, count: int) -> str:
    """Say what is folded."""
    texts = {
        "same": ngettext("{n} row unchanged (z)", "{n} rows unchanged (z)", count),
        "added": ngettext("{n} row only here (z)", "{n} rows only here (z)", count),
        "unfound": ngettext("{n} row not found (z)", "{n} rows not found (z)", count),
        "aside": ngettext("{n} row only here (Enter)", "{n} rows only here (Enter)", count),
        "hidden": ngettext("{n} row hidden (f)", "{n} rows hidden (f)", count),
    }
    return texts[fold].format(n=count)
