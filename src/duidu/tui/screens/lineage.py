"""Lineage: what became of each theme of a document in the other years and places."""

from collections.abc import Mapping
from typing import Self

from textual import on, work
from textual.worker import Worker, get_current_worker

from duidu.align.chart import Chart, Given, Row, chart
from duidu.align.fates import UNFOUND, Kind
from duidu.align.lineage import Node
from duidu.errors import DuiduError
from duidu.model import ROOT, Span
from duidu.settings.words import _, ngettext
from duidu.text.outline import by_line
from duidu.tui.chart import FILTERS, Mode
from duidu.tui.fates import Way, fate_words, sign_of, style_of, way
from duidu.tui.heads import Head
from duidu.tui.keys import bindings
from duidu.tui.lineages import Following, Step
from duidu.tui.screens.answering import when_answered
from duidu.tui.screens.lineageruled import RuledLineage
from duidu.tui.session import Place, Request, Section, Session
from duidu.tui.views import NO_OPTIONS, View
from duidu.tui.widgets.bars import Bar
from duidu.tui.widgets.chart import ChartGrid
from duidu.tui.words import caution_words

MOST_COLUMNS = 4
"""Documents beside the base that a row's comparison opens with; more are added there."""


class LineageScreen(RuledLineage):
    """The lineage of one document's themes."""

    TABLE = "lineage"
    BINDINGS = bindings("lineage")

    def __init__(self, base: str) -> None:
        super().__init__()
        self.base = base
        self.following: Following | None = None
        self.given: Given | None = None
        self.chart: Chart | None = None
        self.kept: Mapping[str, str] = NO_OPTIONS
        """How a kept view was shown, until it is shown so again."""
        self._job: Worker[None] | None = None

    def on_mount(self) -> None:
        """Follow the themes in the background."""
        self.grid.follow = self.show_bars
        self.grid.nothing = _("No theme fits here (f and Esc show all again).")
        self.grid.focus()
        self._begin()

    def _begin(self) -> None:
        """Show what was followed before, else follow."""
        self.following = Following(self.session, self.base)
        known = self.session.lineages.get(self.following.key)
        if isinstance(known, Given):
            self._followed(known)
        else:
            self._progress(Step(0, 0, "", ""))
            self._job = self._follow(self.following)

    @work(thread=True, exclusive=True, group="lineage")
    def _follow(self, following: Following) -> None:
        """Align pair by pair until done or stopped; what was aligned by then is shown."""
        worker = get_current_worker()
        try:
            for step in following.steps():
                self.app.call_from_thread(self._progress, step)
                if worker.is_cancelled:
                    break
            given = following.given()
        except DuiduError as error:
            self.app.call_from_thread(self._failed, error)
            return
        self.app.call_from_thread(self._finished, following, given, worker.is_cancelled)

    def _progress(self, step: Step) -> None:
        """Say how far it is."""
        if self.is_there:
            labels = " \u2194 ".join(self.session.year_label(name) for name in (step.a, step.b) if name)
            reading, pairs = (
                _("reading… {n} (Esc stops)"),
                _("following themes… {done} of {of} pairs {pair} (Esc stops)"),
            )
            said = (pairs if step.of else reading).format(n=step.done + 1, done=step.done, of=step.of, pair=labels)
            self.query_one("#title", Bar).show((" 对读 ", "key"), (_("Lineage"), "strong"))
            self.query_one("#status", Bar).show((f" {said}", "dim"))

    def _failed(self, error: DuiduError) -> None:
        self.duidu.fail(error)
        self.duidu.close_screen()

    def _finished(self, following: Following, given: Given, stopped: bool) -> None:
        """Take what was followed; all of it is kept for the next time."""
        if not self.is_there or following is not self.following:
            return
        self._job = None
        self.duidu.tell_problems(following.problems)
        if stopped:
            self.duidu.tell(_("Stopped: not every pair of documents was compared."), severity="warning")
        else:
            self.session.lineages.clear()
            self.session.lineages[following.key] = given
        self._followed(given)

    def _followed(self, given: Given, at: Node | None = None) -> None:
        """Show the lineage from the base."""
        self.given = given
        if self.base not in given.documents:
            self.duidu.close_screen()
            return
        self.chart = chart(given, self.base)
        names = self.chart.documents
        heads = [self._head(i, name) for i, name in enumerate(names)]
        kept, self.kept = self.kept, NO_OPTIONS
        self.grid.show(given, self.chart, heads, self._mode(kept))
        at = at or self._row_kept(kept)
        if at is not None:
            self.grid.goto(at)

    # -- views

    def as_view(self) -> View | None:
        """Return the base, the column in focus, the filter and the row, to be kept."""
        if self.chart is None:
            return None
        mode, row = self.grid.mode, self.grid.row
        options = {"focus": self.chart.documents[mode.column], "filter": mode.filter, "themes": mode.words}
        if row is not None:
            block = self.session.document(row.node.document).blocks[row.node.block]
            options |= {"document": row.node.document, "line": str(block.line)}
        return View("lineage", self.base, {name: value for name, value in options.items() if value})

    @classmethod
    def of_view(cls, words: str, options: Mapping[str, str]) -> Self:
        """Return the lineage of a base that was kept."""
        made = cls(words)
        made.kept = options
        return made

    def check(self, session: Session) -> None:
        """Refuse a base that is not in the corpus."""
        session.entry(self.base)

    def _mode(self, kept: Mapping[str, str]) -> Mode:
        """The mode a view was kept in, as far as it still can be."""
        assert self.chart is not None
        names = self.chart.documents
        column = names.index(kept["focus"]) if kept.get("focus") in names else self._first_column()
        shown = next((name for name in FILTERS if name == kept.get("filter")), FILTERS[0])
        return Mode(column, shown, kept.get("themes", ""))

    def _row_kept(self, kept: Mapping[str, str]) -> Node | None:
        """The theme the cursor stood on: what begins on its line now."""
        name, line = kept.get("document", ""), kept.get("line", "")
        if self.given is None or name not in self.given.documents or not line.isdecimal():
            return None
        block = by_line(self.given.documents[name]).get(int(line))
        return None if block is None else Node(name, block)

    def _first_column(self) -> int:
        """The column to look at first: the next document of the base's place, else the nearest."""
        assert self.chart is not None
        names = self.chart.documents
        base = names.index(self.base)
        place = self.session.entry(self.base).meta.place.value
        later = [i for i in range(base + 1, len(names)) if self.session.entry(names[i]).meta.place.value == place]
        near = [i for i in (base + 1, base - 1) if 0 <= i < len(names)]
        return (*later, *near, base)[0]

    def _head(self, column: int, name: str) -> Head:
        """What stands above a column."""
        entry = self.session.entry(name)
        sign = f"{column + 1}{'*' if name == self.base else ' '}"
        place = (
            entry.meta.place.value if entry.meta.place.value != self.session.entry(self.base).meta.place.value else ""
        )
        words = " ".join(part for part in (sign, self.session.year_label(name), place) if part)
        about = [*caution_words(entry), entry.meta.kind.value or entry.meta.title.value]
        return Head(
            words, place[:1] + self.session.year_label(name), " \u00b7 ".join(about), bool(caution_words(entry))
        )

    def foreign_head(self, name: str) -> str:
        """Say what stands above the themes that only one document begins."""
        return _("not in {base}, first in {document}").format(
            base=self.session.year_label(self.base), document=self.session.named(name)
        )

    # -- bars

    def show_bars(self) -> None:
        """Say what is shown, what became of it in the column in focus, and where we are."""
        if self.chart is None:
            return
        board = self.grid.board
        assert board is not None
        base = self.session.section_title(Section(self.base, ROOT))
        count = sum(row.counts and row.of_base for row in self.chart.rows)
        themes = ngettext("{n} theme", "{n} themes", count).format(n=count)
        self.query_one("#title", Bar).show(
            (" 对读 ", "key"), (_("Lineage"), "strong"), (f" \u00b7 {base} \u00b7 {themes} ", "dim"), right=self._tabs()
        )
        self._show_legend()
        self._show_status()

    def _tabs(self) -> tuple[tuple[str, str], ...]:
        """The years on the screen, and how many documents stand on either side of them."""
        base, *shown = self.grid.shown_columns
        others = self.grid.columns[1:]
        before, after = (
            others.index(shown[0]) if shown else 0,
            len(others) - 1 - others.index(shown[-1]) if shown else 0,
        )
        tabs = [
            (f" {self.grid.heads[i].short} ", "key" if i == self.grid.mode.column else "dim") for i in (base, *shown)
        ]
        left, right = f" \u25c2{before}" if before else "", f"{after}\u25b8 " if after else ""
        return (tabs[0], (left, "strong"), *tabs[1:], (right, "strong"))

    def _show_legend(self) -> None:
        """What became of the base's themes in the column in focus."""
        assert self.chart is not None
        assert self.given is not None
        name = self.chart.documents[self.grid.mode.column]
        parts: list[tuple[str, str]] = [(" ", "dim")]
        for tally in self.chart.tallies:
            if tally.b == name:
                parts += [(f"{self.session.year_label(tally.a)} \u2192 {self.session.year_label(name)}  ", "strong")]
                parts += [self._counted(kind, count, way(self.given, self.base, name)) for kind, count in tally.counts]
        if len(parts) == 1:
            parts.append((_("h and l choose the document that is counted"), "dim"))
        self.query_one("#legend", Bar).show(*parts)

    def _counted(self, kind: Kind, count: int, to: Way) -> tuple[str, str]:
        """A kind with its sign and count, and its style."""
        style = "added" if kind == "new" else style_of(kind, to) if kind in UNFOUND else "dim"
        return f"{sign_of(kind, to)} {fate_words(kind, to)} {count}  ", style

    def _show_status(self) -> None:
        """Where we are, what is filtered, what is to be minded about the cell."""
        board, row = self.grid.board, self.grid.row
        assert board is not None
        rows = [i for i, line in enumerate(board.lines) if line.row >= 0]
        at = sum(i <= self.grid.cursor.entry for i in rows)
        parts = [(" " + _("theme {i} of {n}").format(i=at if rows else 0, n=len(rows)), "strong")]
        filters = {"all": "", "unfound": _("only what is not found"), "new": _("only what is new")}
        said = [filters[board.mode.filter], f"/{board.mode.words}" if board.mode.words else ""]
        parts += [(f" \u00b7 {words}", "key") for words in said if words]
        fate = row.fates[board.mode.column] if row is not None else None
        cautions = {
            "other_kind": _("a document of another kind or place: \u201cnot found\u201d is not \u201cdropped\u201d"),
            "damaged": _("a damaged source: it may have been there"),
        }
        if fate is not None and fate.kind in cautions:
            parts.append((f" \u00b7 \u26a0 {cautions[fate.kind]} (i)", "caution"))
        basket = len(self.session.basket)
        right = ((_("basket {n}").format(n=basket) + " ", "key"),) if basket else ()
        self.query_one("#status", Bar).show(*parts, right=right)

    def retell(self) -> None:
        """Follow again what the reader has said something of, and come back to the same place."""
        view = self.as_view()
        self.kept = view.options if view is not None else NO_OPTIONS
        self._begin()

    def action_escape(self) -> None:
        """Stop the work; else leave box and filter."""
        if self._job is not None and self._job.is_running:
            self._job.cancel()
        else:
            super().action_escape()

    def action_base(self, number: str) -> None:
        """Make a column the base."""
        if self.chart is None:
            return
        column = int(number) - 1
        if column >= len(self.chart.documents):
            self.duidu.tell(_("There are only {n} columns.").format(n=len(self.chart.documents)))
        else:
            self._rebase(column)

    def action_other_end(self) -> None:
        """See the theme from the document in focus: its partner there becomes the row."""
        row = self.grid.row
        if self.chart is None or row is None:
            return
        node = self._node(row)
        if node is None:
            self.duidu.tell(_("Nothing corresponds there."))
        elif node.document != self.base:
            self._rebase(self.chart.documents.index(node.document))

    def _rebase(self, column: int) -> None:
        """See the lineage from another document, with the cursor on the same theme if it has it."""
        assert self.chart is not None
        assert self.grid.board is not None
        assert self.given is not None
        name = self.chart.documents[column]
        row = self.grid.row
        at = self.grid.board.node(row, column) if row is not None else None
        if name != self.base:
            self.base = name
            self._followed(self.given, at)

    # -- what is here

    def _node(self, row: Row) -> Node | None:
        """The block in the cell in focus."""
        board = self.grid.board
        return board.node(row, board.mode.column) if board is not None else None

    def _here(self) -> Node | None:
        """The block under the cursor: that of the document in focus, else the row's own."""
        row = self.grid.row
        return None if row is None else self._node(row) or row.node

    @when_answered
    def action_open(self) -> None:
        """Open the comparison of the row."""
        row = self.grid.row
        if row is not None:
            self.duidu.open_comparison(self._request(row))

    @on(ChartGrid.Chosen)
    def _chosen(self) -> None:
        self.action_open()

    def _request(self, row: Row) -> Request | Section:
        """The comparison of a row: its theme with its partners on the screen, the one in focus first among them."""
        board = self.grid.board
        assert board is not None
        assert self.chart is not None
        shown = [i for i in self.grid.shown_columns if self.chart.documents[i] != row.node.document]
        shown.sort(key=lambda i: i != self.grid.mode.column)
        wanted = sorted([i for i in shown if board.node(row, i) is not None][:MOST_COLUMNS])
        if not wanted:
            return Section(*row.node)
        columns = [(self.chart.documents[i], self._chosen_block(row, i)) for i in wanted]
        return Request(((row.node.document, row.node.block), *columns))

    def _chosen_block(self, row: Row, column: int) -> int | None:
        """The partner by itself where no link leads to it; else None: whatever corresponds."""
        fate = row.fates[column]
        considered = fate is not None and fate.cell.link is None and fate.cell.node is not None
        return fate.cell.node.block if considered and fate is not None and fate.cell.node is not None else None

    @when_answered
    def action_compare(self) -> None:
        """Compare the basket, else the row."""
        if len(self.session.basket) > 1:
            super().action_compare()
        else:
            self.action_open()

    @when_answered
    def action_basket(self) -> None:
        """Put the passage under the cursor into the basket, or take it out."""
        node = self._here()
        if node is not None:
            section, basket = Section(*node), self.session.basket
            basket.remove(section) if section in basket else basket.append(section)
            self.show_bars()

    @when_answered
    def action_info(self) -> None:
        """Explain the cell; with the base in focus, the whole row."""
        from duidu.tui.screens.theme import ThemeScreen

        row = self.grid.row
        if row is not None and self.given is not None and self.chart is not None:
            own = self.chart.documents[self.grid.mode.column] == row.node.document
            columns = range(len(self.chart.documents)) if own else (self.grid.mode.column,)
            self.app.push_screen(ThemeScreen(self.given, row, tuple(columns)))

    @when_answered
    def action_yank(self) -> None:
        """Copy the passage under the cursor with its source."""
        self._copy(with_source=True)

    @when_answered
    def action_yank_bare(self) -> None:
        """Copy the passage under the cursor alone."""
        self._copy(with_source=False)

    def _copy(self, *, with_source: bool) -> None:
        node = self._here()
        if node is not None:
            span: Span = self.session.block_span(*node)
            self.duidu.copy(self.session.document(node.document), span, with_source=with_source)

    def place(self) -> Place | None:
        """Return the place under the cursor."""
        node = self._here()
        return None if node is None else Place(node.document, self.session.block_span(*node).start)
