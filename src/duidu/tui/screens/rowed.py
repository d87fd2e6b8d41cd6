"""A table's rows on the screen: filtered, sorted, moved in; under them the passages behind the cell in focus."""

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

from textual import on
from textual.widgets import Input

from duidu.errors import DuiduError
from duidu.settings.words import _
from duidu.tui import cited
from duidu.tui.broken import broken
from duidu.tui.cited import Pieces
from duidu.tui.ranked import Line, fitting, ordered, sought
from duidu.tui.rows import Cell, Row
from duidu.tui.screens.answering import when_answered
from duidu.tui.screens.gathered import GatheredScreen
from duidu.tui.screens.menu import Item, MenuScreen, head
from duidu.tui.session import Section
from duidu.tui.widgets.bars import Bar
from duidu.tui.widgets.timeline import TimelineView

V = TypeVar("V")

SHARE, LEAST_DETAIL = 4, 3
"""The part of the screen, one in so many, that the passages under the table may take, and the lines they have then."""


class RowedScreen(GatheredScreen[V]):
    """The rows of a table."""

    def __init__(self) -> None:
        super().__init__()
        self.listed: list[Line | None] = []
        self.order: tuple[int, bool] | None = None
        self._every: Sequence[Line] = ()
        self._sought: list[str] | None = None
        """What each row is filtered by, from the first letter of a filter on."""
        self._was: Any = None
        """The row that the cursor stood on when the value was gathered anew."""

    # -- views

    def manner(self) -> Mapping[str, str]:
        """Return the filter and the order of the rows."""
        order = "" if self.order is None else f"{self.order[0]}{'-' if self.order[1] else ''}"
        kept = {"filter": self.filter_box.value.strip(), "order": order}
        return {name: value for name, value in kept.items() if value}

    def resume(self, options: Mapping[str, str]) -> None:
        """Filter and order the rows as they were."""
        self.first_filter = options.get("filter", "")
        column = options.get("order", "").removesuffix("-")
        if column.isascii() and column.isdecimal():
            self.order = int(column), options["order"].endswith("-")

    # -- what is shown

    def relist(self) -> None:
        """Show the rows there are now."""
        if self.value is not None:
            self._every, self._sought = self.rows(self.value), None
        self._list()

    def _list(self) -> None:
        """Show the rows that fit the filter, in order, with the cursor on the row where it was."""
        value = self.value
        was = self.here.key if self.here is not None else self._was
        self._was = was if value is None else None
        columns = () if value is None else tuple(self.columns(value))
        if value is not None and self.order is not None and self.order[0] >= len(columns):
            self.order = None  # a column that there is no more
        lines = [] if value is None else ordered(self._fitting(), self.order)
        rows: list[Row] = []
        self.listed = []
        group = ""
        for line in lines:
            if line.group != group:
                group = line.group
                rows.append(Row((Cell(group),), head=True))
                self.listed.append(None)
            rows.append(Row(self._marked(line)))
            self.listed.append(line)
        keys = [None if line is None else line.key for line in self.listed]
        at = keys.index(was) if was is not None and was in keys else 0
        self.table.nothing = self._why_nothing(value)
        self.table.show(columns, rows, at, self.order)

    def _fitting(self) -> list[Line]:
        """The rows that fit the filter."""
        words = self.filter_box.value.strip()
        if words and self._sought is None:
            self._sought = [sought(line) for line in self._every]
        return fitting(self._every, self._sought or (), words) if words else list(self._every)

    def _marked(self, line: Line) -> tuple[Cell, ...]:
        """The cells of a row, the first with a sign where something of it is in the basket."""
        basket = self.session.basket
        if not basket or not any(Section(at.document, at.block) in basket for at in self.places(line, 0)):
            return line.cells
        first, *others = line.cells
        return Cell(f"◉ {first.text}", first.styles), *others

    def _why_nothing(self, value: V | None) -> Sequence[str]:
        """Why there are no rows."""
        if self.failure:
            return (self.failure,)
        if value is None:
            return (self.waiting(),)
        if self.filter_box.value.strip():
            return (_("No row fits \u201c{words}\u201d; Esc shows all.").format(words=self.filter_box.value.strip()),)
        return tuple(self.nothing(value))

    @property
    def here(self) -> Line | None:
        """The row under the cursor."""
        at = self.table.at
        return self.listed[at] if 0 <= at < len(self.listed) and not self.table.on_head else None

    @property
    def lines(self) -> list[Line]:
        """The rows that are shown, in order."""
        return [line for line in self.listed if line is not None]

    def followed(self) -> None:
        """Say where we are and what is behind the cell."""
        self.say()
        self._detail()

    def say(self) -> None:
        """Say what is shown, what it rests on, and where we are."""
        name, shown = self.named(self.value)
        count = len(self.lines)
        at = sum(line is not None for line in self.listed[: self.table.at + 1])
        self.query_one("#title", Bar).show(
            (" 对读 ", "key"), (name, "strong"), (f" \u00b7 {shown}" if shown else "", "dim")
        )
        self.query_one("#basis", Bar).show((" ", "dim"), *(() if self.value is None else self.basis(self.value)))
        if self.table.on_head and self.table.columns:
            title = self.table.columns[self.table.column].title
            said = [(" " + _("Enter sorts by {column}, again the other way").format(column=title), "key")]
        else:
            said = [(f" {at}/{count} ", "strong"), *self.status()]
        self.query_one("#status", Bar).show(*said, right=self._right())

    def status(self) -> Sequence[tuple[str, str]]:
        """Return what the status bar says of the cell under the cursor."""
        line = self.here
        if line is None or not self.table.columns:
            return ()
        column = self.table.column
        title, text = self.table.columns[column].title, line.cells[column].text
        head = "" if column == 0 else f"{line.cells[0].text} \u00b7 "
        return (f"{head}{title}: ", "dim"), (text or "\u2014", "strong")

    def _right(self) -> tuple[tuple[str, str], ...]:
        """The filter and the basket."""
        words, count = self.filter_box.value.strip(), len(self.session.basket)
        filtered = ((f"/{words} ", "key"),) if words else ()
        return (*filtered, *(((_("basket {n}").format(n=count) + " ", "key"),) if count else ()))

    def _detail(self) -> None:
        """Show the passages behind the cell under the cursor."""
        most = max(LEAST_DETAIL, self.app.size.height // SHARE - 1)
        line = self.here
        drawn: list[Pieces] = []
        if line is not None:
            try:
                drawn = self.detail(line, self.table.column, most)
            except DuiduError as error:
                self.duidu.fail(error)
        script = self.duidu.script
        said = [[("\u2500" * self.app.size.width, "frame")]] if self.listed else []
        said += [[(" ", ""), *((script(text), style) for text, style in pieces)] for pieces in drawn]
        said += [[(" ", "")]] * (most + 1 - len(said) if self.listed else 0)
        self.query_one("#detail", TimelineView).show(said)

    def detail(self, line: Line, column: int, most: int) -> list[Pieces]:
        """Return what stands under the table for a cell, in at most so many lines: its passages."""
        places, room = self.places(line, column), self.app.size.width - 2
        if not places:
            said = (part for words in self.absent(line, column) for part in broken(words, room))
            return [[(part, "dim")] for part in islice(said, most)]
        if len(places) == 1:
            document = self.session.document(places[0].document)
            return cited.many_lines(document, places[0], room, most)
        shown = places[: most if len(places) <= most else most - 1]
        drawn = []
        for at in shown:
            label = self.session.year_label(at.document) + " " if column == 0 else ""
            pieces = cited.one_line(self.session.document(at.document), at, room - len(label))
            drawn.append([(label, "strong"), *pieces])
        if len(places) > len(shown):
            more = _("and {n} more; Enter lists them").format(n=len(places) - len(shown))
            drawn.append([(more, "dim")])
        return drawn

    def on_resize(self) -> None:
        """Give the passages the room they have now."""
        self._detail()

    def relook(self) -> None:
        """Draw with the theme and script now in force."""
        look = self.duidu.look
        for bar in self.query(Bar):
            bar.look = look
        self.query_one("#detail", TimelineView).look = look
        self.table.script = self.duidu.script
        self.table.relook(look)
        self.followed()

    # -- moving

    def group_starts(self) -> Sequence[int]:
        """Return the first row of each group."""
        return [i for i, line in enumerate(self.listed) if line is not None and (not i or self.listed[i - 1] is None)]

    # -- filtering and sorting

    @when_answered
    def action_filter(self) -> None:
        """Offer what can be left out, and the ways to sort."""
        columns = self.table.columns
        items = [*self.choices(), head(_("order"))]
        items.append(Item("order:", _("in its own order"), now=self.order is None))
        for at, column in enumerate(columns):
            words = _("sort by {column}").format(column=column.title)
            items.append(Item(f"order:{at}", words, now=self.order is not None and self.order[0] == at))
        items += self.documents()
        self.app.push_screen(MenuScreen(_("Show and sort"), items), self._chose)

    def _chose(self, value: str | None) -> None:
        if value is None:
            return
        if not value.startswith("order:"):
            self.choose(value)
            return
        at = value.removeprefix("order:")
        self.order = (int(at), self.order == (int(at), False)) if at else None
        self.reorder()

    def reorder(self) -> None:
        """Show the rows in the order that was chosen."""
        self._list()

    def action_find(self) -> None:
        """Filter the rows."""
        self.filter_box.display = True
        self.filter_box.focus()

    @on(Input.Changed, "#filter")
    def _filtered(self) -> None:
        self._list()

    @on(Input.Submitted, "#filter")
    def _filter_done(self) -> None:
        self.table.focus()

    def action_next_pane(self) -> None:
        """Between the boxes and the table."""
        panes = [pane for pane in (self.box, self.table, self.filter_box) if pane is not None and pane.display]
        at = next((i for i, pane in enumerate(panes) if pane.has_focus), 0)
        panes[(at + 1) % len(panes)].focus()

    def action_previous_pane(self) -> None:
        """Between the table and the boxes."""
        self.action_next_pane()

    def action_escape(self) -> None:
        """Leave the filter, then the box, then the screen."""
        if self.filter_box.display:
            self.filter_box.display = False
            self.filter_box.value = ""
            self.table.focus()
        elif self.box is not None and self.box.has_focus:
            self.table.focus()
        else:
            self.duidu.close_screen()
