"""Documents side by side: shared rows, equal panes, a cursor row, one column in focus."""

from collections.abc import Callable, Sequence

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from duidu.model import Comparison, Document
from duidu.text.safe import safe_line
from duidu.tui.draw import Paint, Piece, Script, cells, clip, pieces_to_segments, strip
from duidu.tui.flow import Spot
from duidu.tui.heads import Head
from duidu.tui.look import Look
from duidu.tui.sheet import GUTTER, CellLine, Sheet, SheetLine, SheetMode, SheetWords
from duidu.tui.widgets.flow_view import FlowView

RULE = " │ "
"""What stands between two columns."""
TWO_COLUMNS = 100
"""Below this many cells at most two columns stand side by side."""
STACKED = 60
"""Below this many cells they stand one under the other."""
LEAST_COLUMN = 36
"""Cells a column needs; as many columns are shown as have that."""
HEADS = 2
"""Rows of the columns' heads."""


class ColumnsView(FlowView):
    """Shows a comparison."""

    class Chosen(Message):
        """A row was opened with the mouse."""

    def __init__(self, look: Look, words: SheetWords, script: Script, **options: str) -> None:
        super().__init__(look, **options)
        self.words = words
        self.script = script
        self.documents: Sequence[Document] = ()
        self.heads: Sequence[Head] = ()
        self.comparison: Comparison | None = None
        self.sheet: Sheet | None = None
        self.focus_column = 0
        self.open_rows: frozenset[int] = frozenset()
        self.folded = False
        self.outline = False

    @property
    def flow(self) -> Sheet | None:
        """The sheet."""
        return self.sheet

    # -- what is shown

    def show(self, documents: Sequence[Document], comparison: Comparison, heads: Sequence[Head], row: int = 0) -> None:
        """Show a comparison with the cursor on a row."""
        self.documents, self.comparison, self.heads = documents, comparison, heads
        others = [i for i in range(len(documents)) if i != comparison.base]
        if self.focus_column not in others:
            self.focus_column = others[0] if others else comparison.base
        self.open_rows = frozenset()
        self._lay_out(row)

    def relook(self, look: Look, script: Script) -> None:
        """Draw with other colours or in another script."""
        self.look, self.script = look, script
        self.refresh()

    def change(self, change: Callable[[], None]) -> None:
        """Change how the sheet is shown, keeping the row."""
        row = self.row
        change()
        self._lay_out(row)

    def redraw(self) -> None:
        """Draw the same rows anew, where they stand."""
        if self.sheet is not None:
            self.sheet.forget()
            self._seen = None
            self.refresh()
            self.settled()

    def toggle_also(self) -> bool:
        """Open or close the further partners of the row under the cursor; False if it has none."""
        if self.comparison is None or not self.comparison.rows or not any(self.comparison.rows[self.row].also):
            return False
        self.change(lambda: setattr(self, "open_rows", self.open_rows ^ {self.row}))
        return True

    @property
    def row(self) -> int:
        """The comparison's row under the cursor."""
        return self.sheet.row_at(self.cursor) if self.sheet and self.sheet.size else 0

    @property
    def line(self) -> SheetLine | None:
        """The display line under the cursor."""
        return self.sheet.lines(self.cursor.entry)[self.cursor.row] if self.sheet and self.sheet.size else None

    @property
    def rows(self) -> tuple[int, ...]:
        """The comparison's rows that have text in a column on screen."""
        if self.comparison is None:
            return ()
        shown = self.shown_columns
        return tuple(i for i, row in enumerate(self.comparison.rows) if any(row.cells[c] for c in shown))

    @property
    def changed(self) -> tuple[int, ...]:
        """Those of them in which a column on screen differs from the base."""
        if self.comparison is None:
            return ()
        others = [column for column in self.shown_columns if column != self.comparison.base]
        states = ((i, self.comparison.rows[i].states) for i in self.rows)
        return tuple(i for i, states_ in states if any(states_[column] != "same" for column in others))

    def goto(self, row: int) -> None:
        """Put the cursor on a row."""
        if self.sheet and self.sheet.size:
            self.place(Spot(self.sheet.entry_of(row), 0), centre=True)

    def focus_by(self, step: int) -> None:
        """Move the focus to another column than the base."""
        if self.comparison is None:
            return
        others = [i for i in range(len(self.documents)) if i != self.comparison.base]
        if others:
            at = others.index(self.focus_column) if self.focus_column in others else 0
            target = others[max(0, min(at + step, len(others) - 1))]
            self.change(lambda: setattr(self, "focus_column", target))

    @property
    def shown_columns(self) -> tuple[int, ...]:
        """The columns on screen: the base first, then as many others as fit, the focused one among them."""
        if self.comparison is None:
            return ()
        others = [i for i in range(len(self.documents)) if i != self.comparison.base]
        fit = max(1, self._fit() - 1)
        at = others.index(self.focus_column) if self.focus_column in others else 0
        first = max(0, min(at - fit + 1, len(others) - fit)) if at >= fit else 0
        return (self.comparison.base, *others[first : first + fit])

    def _fit(self) -> int:
        """How many columns fit."""
        if self.size.width < TWO_COLUMNS:
            return 2
        return max(2, self.size.width // (LEAST_COLUMN + GUTTER + len(RULE)))

    @property
    def stacked(self) -> bool:
        """Whether columns stand one under the other."""
        return self.size.width < STACKED

    @property
    def sign_width(self) -> int:
        """Cells before a column's text: its sign and a space; in a stack the column's number between them."""
        return GUTTER + 1 if self.stacked else GUTTER

    @property
    def view_height(self) -> int:
        """Rows below the heads."""
        return max(1, self.size.height - HEADS)

    # -- drawing

    def render_line(self, y: int) -> Strip:
        """Heads on top, then the sheet."""
        if y < HEADS:
            return self._head_row(y)
        return super().render_line(y - HEADS)

    def draw_row(self, spot: Spot, y: int) -> Strip:
        """One row of the sheet."""
        assert self.sheet is not None
        if (self.sheet.mode.columns, self.sheet.mode.stacked) != (self.shown_columns, self.stacked):
            return self.draw_below(y)  # the terminal has another size already, and the sheet is about to get it
        line = self.sheet.lines(spot.entry)[spot.row]
        here = ("cursor_line",) if spot == self.cursor and self.has_focus else ()
        segments: list[Segment] = []
        for position, (cell_line, width) in enumerate(zip(line.cells, self._widths(), strict=False)):
            if position:
                segments.append(Segment(RULE, self.look(("gutter", *here))))
            column = cell_line.column if cell_line.column >= 0 else self.shown_columns[position]
            segments.extend(self._cell(cell_line, column, width, here))
        return strip(segments, self.size.width, self.look(here))

    def _cell(self, cell_line: CellLine, column: int, width: int, here: tuple[str, ...]) -> list[Segment]:
        """Sign and text of one cell."""
        whose = str(cell_line.column + 1) if self.stacked and cell_line.sign.strip() else ""
        mark = f"{cell_line.sign}{whose}"
        sign = Segment(mark + " " * (self.sign_width - cells(mark)), self.look((cell_line.sign_style or "dim", *here)))
        pieces = [Piece(p.span, p.literal, (*p.styles, *here)) for p in cell_line.pieces]
        document = self.documents[column]
        paints = [Paint(*one.span, "corrected") for one in document.corrections if one.span.start < one.span.end]
        text = pieces_to_segments(document.text, pieces, paints, self.look, self.script)
        return [sign, *Strip(text).adjust_cell_length(width, self.look(here))]

    def _head_row(self, y: int) -> Strip:
        """The columns' names, and below what they are."""
        segments: list[Segment] = []
        for position, column in enumerate(self.shown_columns[:1] if self.stacked else self.shown_columns):
            if position:
                segments.append(Segment(RULE, self.look(("panel", "gutter"))))
            head = self.heads[column]
            width = self._widths()[position] + self.sign_width
            text = clip(safe_line(head.name if y == 0 else head.about), width)
            mark = "column_focus" if column == self.focus_column else "strong" if position == 0 else "dim"
            style = mark if y == 0 else "caution" if head.caution else "dim"
            segments.append(Segment(text + " " * (width - cells(text)), self.look(("panel", style))))
        return strip(segments, self.size.width, self.look(("panel",)))

    def _widths(self) -> list[int]:
        """Cells of text in each visible column: equal, what is left over goes to the first."""
        count = 1 if self.stacked else max(1, len(self.shown_columns))
        room = self.size.width - len(RULE) * (count - 1) - self.sign_width * count
        each = max(4, room // count)
        return [each + (room - each * count if i == 0 else 0) for i in range(count)]

    # -- inside

    def _lay_out(self, row: int) -> None:
        if self.comparison is None or not self.size.width:
            self._waiting = row
            return
        width = min(self._widths())
        mode = SheetMode(
            self.shown_columns, self.focus_column, width, self.open_rows, self.folded, self.outline, self.stacked
        )
        self.sheet = Sheet(self.documents, self.comparison, mode, self.words)
        self.top = self.cursor = Spot(0, 0)
        self.goto(row) if row else self.refresh()
        self.settled()

    _waiting = 0

    def on_resize(self) -> None:
        """Lay out anew, keeping the row."""
        self._lay_out(self._waiting if self.sheet is None else self.row)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor and the focus where the mouse is; a second click opens."""
        if self.sheet is None or not self.sheet.size or self.comparison is None:
            return
        column = self._column_at(event.x)
        if column not in {self.comparison.base, self.focus_column}:
            self.change(lambda: setattr(self, "focus_column", column))
        if event.y >= HEADS and (spot := self.spot_at(event.y - HEADS)):
            self.place(spot)
            if event.chain > 1:
                self.post_message(self.Chosen())

    def _column_at(self, x: int) -> int:
        """The column at a cell of the view."""
        edge = 0
        for column, width in zip(self.shown_columns, self._widths(), strict=False):
            edge += width + self.sign_width + len(RULE)
            if x < edge:
                return column
        return self.shown_columns[-1]
