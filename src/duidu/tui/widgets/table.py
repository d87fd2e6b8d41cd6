"""A table: rows under a head that stays, a cursor on one cell, columns measured in cells of the terminal.

The first column stays where it is; of the others as many are shown as fit, the one under the cursor among them. A row
that is `whole` has one text for all columns after the first; the heads of groups are passed over by the cursor.
"""

from collections.abc import Sequence

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from duidu.text.safe import safe_line
from duidu.tui.draw import Script, cells, clip, strip
from duidu.tui.flow import Spot, on_text
from duidu.tui.look import Look
from duidu.tui.rows import GAP, MARK, Column, Place, Row, measured, places
from duidu.tui.widgets.empty import why_empty
from duidu.tui.widgets.flow_view import FlowView


class Rows:
    """Rows as a flow: one line each."""

    def __init__(self, lines: Sequence[Row] = ()) -> None:
        self.size = len(lines)
        self._heads = frozenset(i for i, line in enumerate(lines) if line.head)

    def height(self, entry: int) -> int:
        """Return the lines of a row."""
        return 1

    def blank(self, spot: Spot) -> bool:
        """Return whether the cursor passes over a row: over the heads of groups."""
        return spot.entry in self._heads

    @property
    def first(self) -> int:
        """The first row that the cursor can stand on."""
        return next((i for i in range(self.size) if i not in self._heads), 0)


class TableView(FlowView):
    """Shows a table with a cursor on one of its cells, or on the head of a column."""

    class Chosen(Message):
        """A cell, or the head of a column, was opened with the mouse."""

    def __init__(self, look: Look, **options: str) -> None:
        super().__init__(look, **options)
        self.columns: Sequence[Column] = ()
        self.lines: Sequence[Row] = ()
        self.column = 0
        self.on_head = False
        self.sorted_by: tuple[int, bool] | None = None
        self.script: Script = str
        self.nothing: Sequence[str] = ()
        """What is said where there are no rows, line by line."""
        self._rows = Rows()
        self._natural: list[int] | None = None
        self._places: dict[tuple[int, int], list[Place]] = {}

    @property
    def flow(self) -> Rows:
        """The rows."""
        return self._rows

    @property
    def view_height(self) -> int:
        """Rows of the view below the head."""
        return max(1, self.size.height - 1)

    @property
    def at(self) -> int:
        """The row under the cursor, -1 when there is none."""
        return self.cursor.entry if self.lines else -1

    # -- what is shown

    def show(
        self, columns: Sequence[Column], lines: Sequence[Row], at: int = 0, sorted_by: tuple[int, bool] | None = None
    ) -> None:
        """Show a table with the cursor on a row; `sorted_by` says by which column, and whether downwards."""
        self.columns, self.lines, self.sorted_by = columns, lines, sorted_by
        self._rows = Rows(lines)
        self._natural = None
        self._places.clear()
        if columns:  # without any nothing is shown for a while, and the cursor keeps its place
            self.column = max(0, min(self.column, len(columns) - 1))
        row = Spot(max(0, min(at, len(lines) - 1)), 0)
        self.cursor = on_text(self._rows, row, 1) if lines else row
        self.top = Spot(min(self.top.entry, self.cursor.entry), 0)
        self.keep_in_view()
        self.refresh()
        self.settled()

    def relook(self, look: Look) -> None:
        """Draw with other colours."""
        self.look = look
        self.refresh()

    # -- moving

    def move(self, rows: int) -> None:
        """Move the cursor some rows; from the first row up to the head, and back."""
        if self.on_head and rows > 0:
            self.on_head, rows = False, rows - 1
        elif rows < 0 and self.cursor.entry <= self._rows.first:
            self.on_head = True
        if rows:
            super().move(rows)
        else:
            self.refresh()
            self.settled()

    def to_edge(self, *, bottom: bool) -> None:
        """Go to the first or the last row."""
        self.on_head = False
        super().to_edge(bottom=bottom)

    def step(self, by: int) -> None:
        """Move the cursor some columns."""
        self.column = max(0, min(self.column + by, len(self.columns) - 1))
        self.refresh()
        self.settled()

    def cell_place(self) -> tuple[int, int, int]:
        """Return where the cell under the cursor stands in this widget: its first column and row, its width."""
        place = next(((left, width) for index, left, width in self._shown() if index == self.column), (0, 0))
        return place[0], self.cursor.entry - self.top.entry + 1, place[1]

    # -- drawing

    def render_line(self, y: int) -> Strip:
        """Return the strip of one row of the view: the head, or a row below it."""
        return self._head() if y == 0 else super().render_line(y - 1)

    def _shown(self) -> list[Place]:
        """The columns on screen: measured once, since every line of the view asks."""
        asked = (self.size.width, self.column)
        if asked not in self._places:
            if self._natural is None:
                self._natural = measured(self.columns, self.lines)
            self._places[asked] = places(self.columns, self._natural, *asked)
        return self._places[asked]

    def _head(self) -> Strip:
        """The titles of the columns; the one it is sorted by has an arrow."""
        parts = [Segment(" " * MARK, self.look(("panel",)))]
        for index, _left, width in self._shown():
            arrow = ""
            if self.sorted_by is not None and self.sorted_by[0] == index:
                arrow = " ▾" if self.sorted_by[1] else " ▴"
            here = ("selection",) if self.on_head and index == self.column else ()
            text = self._fitted(self.columns[index].title + arrow, width, right=self.columns[index].right)
            parts.append(Segment(text, self.look(("panel", "strong", *here))))
            parts.append(Segment(" " * GAP, self.look(("panel",))))
        return strip(parts, self.size.width, self.look(("panel",)))

    def draw_below(self, y: int) -> Strip:
        """Say why there are no rows, where there are none."""
        return why_empty(self, () if self.lines else self.nothing, y)

    def draw_row(self, spot: Spot, y: int) -> Strip:
        """One row."""
        line, here = self.lines[spot.entry], spot.entry == self.cursor.entry
        if line.head:
            head = [Segment(f" {safe_line(cell.text)}", self.look(("heading", *cell.styles))) for cell in line.cells]
            return strip(head, self.size.width, self.ground)
        row = ("cursor_line",) if here and self.has_focus else ()
        parts = [Segment("▌" if here else " ", self.look(("bar", *row)))]
        for index, left, width in self._shown():
            whole = line.whole and index > 0
            if whole and len(parts) > 3:  # noqa: PLR2004  (the bar, the first cell, the text for the rest)
                break
            cell = line.cells[1 if whole else index]
            room = self.size.width - left if whole else width
            chosen = ("selection",) if here and not self.on_head and index == self.column and not whole else ()
            text = self._fitted(self.script(cell.text), room, right=self.columns[index].right and not whole)
            parts.append(Segment(text, self.look((*cell.styles, *row, *chosen))))
            parts.append(Segment(" " * GAP, self.look(row)))
        return strip(parts, self.size.width, self.look(row))

    @staticmethod
    def _fitted(text: str, width: int, *, right: bool) -> str:
        """A text cut or filled up to a width in cells."""
        cut = clip(safe_line(text), width)
        blank = " " * (width - cells(cut))
        return blank + cut if right else cut + blank

    # -- events

    def on_resize(self) -> None:
        """Fill the room there is now."""
        self.refit()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse is; a click on the head, or a second one on a cell, opens."""
        for index, left, width in self._shown():
            if left <= event.x < left + width + GAP:
                self.column = index
        self.on_head = event.y == 0
        if not self.on_head and self.lines and (spot := self.spot_at(event.y - 1)):
            self.place(spot)
        self.refresh()
        self.settled()
        if self.on_head or event.chain > 1:
            self.post_message(self.Chosen())
