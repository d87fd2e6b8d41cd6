"""A table over the corpus: what every window with rows and columns can do; what its rows are is the subclass's.

Each cell leads to places: Enter reads them, `y` copies them with their sources, `c` sets them side by side, `Space`
takes them into the basket, `t` follows the row's words, `i` explains the number, and `e` hands the table on with the
passages and an account of itself. A table is never empty without saying why.
"""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from textual import on

from duidu.export.tabled import Tabled
from duidu.model import Span
from duidu.settings.words import _
from duidu.text.outline import section_of
from duidu.tui import cited, tabling
from duidu.tui.cited import At
from duidu.tui.keys import bindings
from duidu.tui.ranked import Line
from duidu.tui.screens.answering import when_answered
from duidu.tui.screens.handing import Table
from duidu.tui.screens.menu import Item, MenuScreen
from duidu.tui.screens.rowed import RowedScreen
from duidu.tui.session import Place, Request, Section
from duidu.tui.tabling import Showing
from duidu.tui.walk import Stop
from duidu.tui.widgets.table import TableView

V = TypeVar("V")

MOST_COLUMNS = 6
"""Documents set side by side at once."""
EXCERPT = 50
"""Cells of a place in the list of places."""
MOST_LISTED, MOST_COPIED = 200, 50
"""Places listed by Enter, and copied at once."""


class GridScreen(RowedScreen[V]):
    """A table with a filter, the passages behind its cells, and all that is done with them."""

    TABLE = "grid"
    BINDINGS = bindings("grid")

    # -- opening

    @on(TableView.Chosen)
    def _chosen(self) -> None:
        self.action_open()

    @when_answered
    def action_open(self) -> None:
        """Sort by the column whose head is under the cursor; else read the place behind the cell, or list them."""
        line = self.here
        if self.table.on_head:
            ways = {None: (self.table.column, False), (self.table.column, False): (self.table.column, True)}
            self.order = ways.get(self.order, None if self.order == (self.table.column, True) else ways[None])
            self.reorder()
        elif line is not None:
            self.open_cell(line, self.table.column)

    def open_cell(self, line: Line, column: int) -> None:
        """Read the place behind a cell; list them where there are several."""
        places = list(self.places(line, column))
        if not places:
            self.duidu.tell(_("No passage stands behind this cell; i explains it."))
        elif len(places) == 1:
            self.read(line, places, 0)
        else:
            self._list_places(line, places)

    def _list_places(self, line: Line, places: list[At]) -> None:
        """Offer the places behind a cell."""
        items = []
        for number, at in enumerate(places[:MOST_LISTED]):
            document = self.session.document(at.document)
            label = f"{self.session.year_label(at.document)} {cited.where(document, at)}"
            items.append(Item(str(number), label, self.duidu.script(cited.excerpt(document, at, EXCERPT))))
        heading = _("{row}: {n} places").format(row=line.cells[0].text, n=len(places))

        def chosen(number: str | None) -> None:
            if number is not None:
                self.read(line, places, int(number))

        self.app.push_screen(MenuScreen(heading, items, below=True), chosen)

    def read(self, line: Line, places: Sequence[At], number: int) -> None:
        """Read a place; n walks the others."""
        marks: dict[str, list[Span]] = {}
        for at in places:
            marks.setdefault(at.document, []).append(at.span)
        here = places[number]
        self.duidu.read(Place(here.document, here.span.start))
        stops = [Stop(at.document, at.span) for at in places]
        self.duidu.reader.walk_hits(self.words(line) or line.cells[0].text, stops, number, marks)

    # -- doing

    @property
    def places_here(self) -> Sequence[At]:
        """The places behind the cell under the cursor, else those of its row."""
        line = self.here
        return () if line is None else self.places(line, self.table.column) or self.places(line, 0)

    @when_answered
    def action_basket(self) -> None:
        """Put the section behind the cell into the basket, or take it out."""
        places = self.places_here
        if not places:
            self.duidu.tell(_("No passage stands behind this row."))
            return
        section, basket = Section(places[0].document, places[0].block), self.session.basket
        basket.remove(section) if section in basket else basket.append(section)
        self.relist()

    @when_answered
    def action_compare(self) -> None:
        """Set the sections behind the row side by side, one of each document; the basket goes first."""
        places = self.places_here
        if len(self.session.basket) > 1 or not places:
            super().action_compare()
            return
        line = self.here
        assert line is not None
        firsts: dict[str, At] = {}
        for at in (*places, *self.places(line, 0)):
            firsts.setdefault(at.document, at)
        if len(firsts) == 1:
            self.duidu.open_comparison(Section(places[0].document, places[0].block))
            return
        names = sorted(firsts, key=self.session.year_label)
        base = names.index(places[0].document)
        near = sorted(sorted(names, key=lambda name: abs(names.index(name) - base))[:MOST_COLUMNS], key=names.index)
        columns = tuple((name, section_of(self.session.document(name), firsts[name].block)) for name in near)
        self.duidu.open_comparison(Request(columns, near.index(places[0].document)))

    @when_answered
    def action_trace(self) -> None:
        """Follow the row's words through the years."""
        line = self.here
        if line is not None and (words := self.words(line)):
            self.duidu.open_trace(words)
        else:
            self.duidu.tell(_("This row has no words to follow."))

    @when_answered
    def action_info(self) -> None:
        """Explain the number under the cursor."""
        from duidu.tui.screens.explained import ExplainedScreen

        if self.value is not None:
            line = self.here
            heading = self.named(self.value)[0] if line is None else line.cells[0].text
            self.app.push_screen(ExplainedScreen(heading, tuple(self.about(line, self.table.column))))

    @when_answered
    def action_yank(self) -> None:
        """Copy the passages behind the cell with their sources; of a cell without any, the row."""
        line = self.here
        if line is None:
            return
        places = self.places(line, self.table.column)[:MOST_COPIED]
        if places:
            self.duidu.copy_text("\n\n".join(cited.quoted(self.session, places)))
        else:
            titles = (column.title for column in self.table.columns)
            said = (f"{title}: {cell.text}" for title, cell in zip(titles, line.cells, strict=True) if cell.text)
            self.duidu.copy_text("\n".join(said))

    @when_answered
    def action_yank_bare(self) -> None:
        """Copy the row, its cells parted by tabs as spreadsheets take them."""
        line = self.here
        if line is not None:
            self.duidu.copy_text("\t".join(cell.text for cell in line.cells))

    # -- handing on

    def tabled(self, value: V, lines: Sequence[Line]) -> Tabled:
        """Return the table as it is handed on; called in the background."""
        name, shown = self.named(value)
        title = f"{name}: {shown}" if shown else name
        account = [*self.account(value), *self._narrowing(value, lines)]
        return tabling.tabled(self.session, Showing(title, self.columns(value), lines, self.places, account))

    def _narrowing(self, value: V, lines: Sequence[Line]) -> Iterator[str]:
        """What the reader left out of the table."""
        every = len(self.rows(value))
        if len(lines) < every:
            words = self.filter_box.value.strip()
            said = _("Only the {n} of {all} rows with \u201c{words}\u201d are given.")
            yield said.format(n=len(lines), all=every, words=words)

    def handed(self) -> tuple[Sequence[str], Table] | None:
        """Return the rows as they are shown now."""
        value, lines = self.value, self.lines
        if value is None:
            return None
        return self.named(value), lambda: self.tabled(value, lines)
