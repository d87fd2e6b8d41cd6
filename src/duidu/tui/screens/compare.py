"""Compare: sections that speak about the same thing, side by side, what changed marked in them."""

from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.widgets import Footer
from textual.worker import get_current_worker

from duidu.errors import DuiduError
from duidu.model import ROOT, Comparison, Document, Row, Span, State
from duidu.settings.words import _, ngettext
from duidu.text.outline import label, own_spans, title
from duidu.tui.heads import head
from duidu.tui.keys import bindings
from duidu.tui.screens.linking import Side
from duidu.tui.screens.ruled import RuledScreen
from duidu.tui.session import Place, Request, Section
from duidu.tui.sheet import SYMBOLS, SheetWords
from duidu.tui.widgets.bars import Bar
from duidu.tui.widgets.columns import ColumnsView
from duidu.tui.words import doubt_words, path_words, state_words

if TYPE_CHECKING:
    from duidu.tui.screens.export import Target, View


class CompareScreen(RuledScreen):
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

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        app = self.duidu
        yield Bar(app.look, id="title")
        yield ColumnsView(app.look, sheet_words(), app.script, id="columns")
        yield Bar(app.look, id="legend")
        yield Bar(app.look, id="status")
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Compare in the background: two large documents take a while."""
        self.view.follow = self.show_bars
        self.view.focus()
        self.query_one("#status", Bar).show((" " + _("comparing… (Esc leaves)"), "dim"))
        self._compare(0)

    def compare_again(self, at: tuple[int, int] | None) -> None:
        """Compare anew, since something was said of what stands here."""
        self._compare(self.view.row, at)

    @work(thread=True, exclusive=True, group="compare")
    def _compare(self, row: int, at: tuple[int, int] | None = None) -> None:
        """Compare, then put the cursor on a row, or on the row that has a block in a column."""
        worker = get_current_worker()
        try:
            if isinstance(self.wanted, Section):
                self.request = self.wanted = self.session.request_for(self.wanted.document, self.wanted.block)
            shape, (documents, comparison) = self.shape(), self.session.compare(self.request)
        except DuiduError as error:
            if not worker.is_cancelled:
                self.app.call_from_thread(self._failed, error)
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._compared, (documents, comparison), shape, row, at)

    def _failed(self, error: DuiduError) -> None:
        self.duidu.fail(error)
        self.duidu.close_screen()

    def _compared(
        self, found: tuple[list[Document], Comparison], shape: object, row: int, at: tuple[int, int] | None
    ) -> None:
        if not self.is_attached:
            return
        documents, comparison = found
        self.documents, self.comparison, self.shown_shape = documents, comparison, shape
        self.listen()
        if at is not None:
            row = next((i for i, one in enumerate(comparison.rows) if at[1] in one.cells[at[0]]), row)
        self.plain_heads = [head(self.session, self.request, documents, comparison, i) for i in range(len(documents))]
        self.view.show(
            documents, self.comparison, self.counted(self.plain_heads), min(row, max(0, len(comparison.rows) - 1))
        )
        self.show_bars()
        self.duidu.comparison_shown(self)
        if self.keep:
            self.keep = False
            self.action_mark()

    # -- bars

    def show_bars(self) -> None:
        """Say what is compared, how many changes there are, what the states of the focused column are."""
        if self.comparison is None:
            return
        base = self.documents[self.comparison.base]
        root = self.request.columns[self.request.base][1]
        what = (
            f"§{label(base, root)} {title(base, base.blocks[root])}"
            if root not in {None, ROOT}
            else _("whole document")
        )
        columns = ngettext("{n} column", "{n} columns", len(self.documents)).format(n=len(self.documents))
        tabs = [(f" {head.short} ", self._tab_style(i)) for i, head in enumerate(self.view.heads)]
        self.query_one("#title", Bar).show(
            (" 对读 ", "key"), (what, "strong"), (f" · {columns} ", "dim"), *self.tally(), right=tuple(tabs)
        )
        self._show_legend()
        self._show_status()

    def _tab_style(self, column: int) -> str:
        """The style of a column's tab: the focused one, those on screen, those that h and l bring there."""
        if column == self.view.focus_column:
            return "key"
        return "strong" if column in self.view.shown_columns else "dim"

    def _show_legend(self) -> None:
        """The states of the focused column with their signs and counts."""
        assert self.comparison is not None
        parts: list[tuple[str, str]] = [(" ", "dim")]
        for state, count in self.comparison.counts[self.view.focus_column]:
            if count:
                parts.append((f"{SYMBOLS[state]} {state_words(state)} {count}  ", state if state != "same" else "dim"))
        self.query_one("#legend", Bar).show(*parts)

    def _show_status(self) -> None:
        """Where we are among the changes, and what is to be minded about this row."""
        assert self.comparison is not None
        changed, row, rows = self.view.changed, self.view.row, self.view.rows
        passed = sum(index <= row for index in changed)
        at = _("change {i} of {n}") if row in changed else _("after change {i} of {n}")
        parts = [
            (" " + at.format(i=passed, n=len(changed)), "strong"),
            (" · " + _("row {i} of {n}").format(i=sum(i <= row for i in rows), n=len(rows)), "dim"),
        ]
        parts.extend((f" · {words}", "key") for words in self.remarks(row))
        parts.extend((f" · ⚠ {words}", "caution") for words in self._cautions(row))
        saved = ((_("bookmarked") + " ", "key"),) if self.bookmark else ()
        self.query_one("#status", Bar).show(*parts, right=saved)

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
        return [*doubts, *([missing[cell.states[column]]] if cell.states[column] in missing else [])]

    def relook(self) -> None:
        """Draw with the theme and script now in force."""
        self.view.relook(self.duidu.look, self.duidu.script)
        for bar in self.query(Bar):
            bar.look = self.duidu.look
        self.show_bars()

    # -- moving

    def action_down(self) -> None:
        """One line down."""
        self.view.move(1)

    def action_up(self) -> None:
        """One line up."""
        self.view.move(-1)

    def action_half_down(self) -> None:
        """Half a page down."""
        self.view.scroll_rows(max(1, self.view.view_height // 2))

    def action_half_up(self) -> None:
        """Half a page up."""
        self.view.scroll_rows(-max(1, self.view.view_height // 2))

    def action_top(self) -> None:
        """To the first row."""
        self.view.to_edge(bottom=False)

    def action_bottom(self) -> None:
        """To the last row."""
        self.view.to_edge(bottom=True)

    def action_left(self) -> None:
        """Focus the column to the left."""
        self.view.focus_by(-1)

    def action_right(self) -> None:
        """Focus the column to the right."""
        self.view.focus_by(1)

    def action_next_pane(self) -> None:
        """Focus the next column."""
        self.view.focus_by(1)

    def action_previous_pane(self) -> None:
        """Focus the column before."""
        self.view.focus_by(-1)

    def action_next_hit(self) -> None:
        """To the next change."""
        self._walk(1)

    def action_previous_hit(self) -> None:
        """To the change before."""
        self._walk(-1)

    def _walk(self, step: int) -> None:
        if self.comparison is None:
            return
        here = self.view.row
        found = [row for row in self.view.changed if (row > here if step > 0 else row < here)]
        if found:
            self.view.goto(found[0] if step > 0 else found[-1])
        else:
            self.duidu.tell(_("No further change in this direction."))

    def action_next_section(self) -> None:
        """To the next aligned section."""
        self._to_section(1)

    def action_previous_section(self) -> None:
        """To the aligned section before."""
        self._to_section(-1)

    def _to_section(self, step: int) -> None:
        if self.comparison is None:
            return
        here, rows = self.view.row, self.view.rows
        heads = [i for i in rows if self._titled(self.comparison.rows[i]) and (i > here if step > 0 else i < here)]
        if heads:
            self.view.goto(heads[0] if step > 0 else heads[-1])

    def _titled(self, row: Row) -> bool:
        return any(self.documents[c].blocks[i].title for c, ids in enumerate(row.cells) for i in ids)

    # -- columns

    def action_base(self, number: str) -> None:
        """Make a column the base."""
        column = int(number) - 1
        if column >= len(self.request.columns):
            self.duidu.tell(_("There are only {n} columns.").format(n=len(self.request.columns)))
        elif column != self.request.base:
            self._compare_from(column)

    def _compare_from(self, column: int) -> None:
        """Compare from another column."""
        if self.comparison is not None:
            self.request = self.session.rebased(self.request, self.comparison, column)
            self._compare(0)

    def action_swap(self) -> None:
        """Make the focused column the base."""
        if self.comparison is not None and self.view.focus_column != self.comparison.base:
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
        self.view.focus_column = len(self.request.columns) - 1
        self._compare(self.view.row)

    def action_remove_column(self) -> None:
        """Remove the focused column; the base and one other stay."""
        columns, focus = list(self.request.columns), self.view.focus_column
        if len(columns) <= 2 or focus == self.request.base:  # noqa: PLR2004  (a comparison needs two)
            self.duidu.tell(_("A comparison needs two columns."))
            return
        base = self.request.base - (focus < self.request.base)
        del columns[focus]
        self.request = Request(tuple(columns), base)
        self.view.focus_column = -1
        self._compare(self.view.row)

    # -- what is here

    def action_open(self) -> None:
        """Open further partners of the row, or go and read the place in the focused column."""
        if self.view.toggle_also():
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

    def action_escape(self) -> None:
        """Leave while the comparison is still being made."""
        if self.comparison is None:
            self.duidu.close_screen()

    def action_fold(self) -> None:
        """Fold or unfold rows without a change."""
        self.view.change(lambda: setattr(self.view, "folded", not self.view.folded))

    def action_outline(self) -> None:
        """Show headings only, or everything."""
        self.view.change(lambda: setattr(self.view, "outline", not self.view.outline))

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

    def action_mark(self) -> None:
        """Keep this comparison as a bookmark."""
        if self.comparison is not None:
            self.duidu.bookmark(self)

    def action_export(self) -> None:
        """Export what is shown."""
        from duidu.tui.screens.export import ExportScreen, View

        if self.comparison is None:
            return
        base, names = self.comparison.base, [name for name, _block in self.request.columns]
        rulings = [() if i == base else self.session.rulings(names[base], name).rulings for i, name in enumerate(names)]
        focus = self.view.focus_column if self.view.focus_column != base else int(base == 0)
        view = View(self.documents, self.comparison, rulings, focus, self.view.folded)

        def write(target: "Target | None") -> None:
            if target is not None:
                self._export(view, target)

        self.app.push_screen(ExportScreen(_("Export this comparison"), view.name), write)

    @work(thread=True, group="export")
    def _export(self, view: "View", target: "Target") -> None:
        """Write an exhibit and say where it is."""
        from duidu.tui.screens.export import export

        try:
            export(view, target)
        except DuiduError as error:
            self.app.call_from_thread(self.duidu.fail, error)
            return
        self.app.call_from_thread(self.duidu.tell, _("Written to {file}").format(file=path_words(target.path)))

    def action_info(self) -> None:
        """Say why the cells of this row stand side by side."""
        from duidu.tui.screens.why import WhyScreen

        if self.comparison is not None and self.comparison.rows:
            side = Side(self.documents, self.comparison, self.request)
            self.app.push_screen(WhyScreen(side, self.view.row))

    def action_find(self) -> None:
        """Search the corpus: a comparison has no box of its own."""
        self.duidu.open_search("")


def sheet_words() -> SheetWords:
    """What the sheet says itself."""
    unfound: dict[State, str] = {
        "dropped": _("not here: dropped (same kind of document)"),
        "other_kind": _("not found: another kind of document"),
        "damaged": _("not found: the source is damaged"),
    }
    return SheetWords(
        unfound,
        lambda n: ngettext("also {n} passage (Enter)", "also {n} passages (Enter)", n).format(n=n),
        lambda n: ngettext("{n} row unchanged (z)", "{n} rows unchanged (z)", n).format(n=n),
    )
