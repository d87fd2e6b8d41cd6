"""Documents side by side: shared rows, equal panes, a cursor row, one column in focus."""

from collections.abc import Callable, Sequence
from itertools import accumulate

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from duidu.model import Comparison, Document, State
from duidu.text.safe import safe_line
from duidu.tui.cells import EMPTY, GUTTER, CellLine, SheetLine, SheetWords, in_sight
from duidu.tui.draw import Paint, Piece, Script, cells, clip, pieces_to_segments, strip
from duidu.tui.ends import End
from duidu.tui.entries import SheetMode
from duidu.tui.flow import Spot, on_text, step
from duidu.tui.heads import Head
from duidu.tui.look import Look
from duidu.tui.passed import Passed
from duidu.tui.sheet import Sheet
from duidu.tui.widgets.loose import LooseView

RULE = " │ "
"""What stands between two columns."""
TWO_COLUMNS = 100
"""Below this many cells at most two columns stand side by side."""
STACKED = 60
"""Below this many cells they stand one under the other."""
LEAST_COLUMN = 36
"""Cells a column needs; as many columns are shown as have that."""
CURSOR = "\u25b8"
"""What stands before the text of the cursor's line, for eyes and terminals that do not see its ground."""
HEADS = 2
"""Rows of the columns' heads."""


class ColumnsView(LooseView):
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
        self.open_rows: frozenset[int] = frozenset()
        self.open_folds: frozenset[int] = frozenset()
        self.folded = False
        self.outline = False
        self.unified = False
        self.figures = False
        self.hidden_states: frozenset[State] = frozenset()
        self.passed: Passed | None = None

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
        self.open_rows = self.open_folds = frozenset()
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
    def line(self) -> SheetLine | None:
        """The display line under the cursor."""
        return self.sheet.lines(self.cursor.entry)[self.cursor.row] if self.sheet and self.sheet.size else None

    @property
    def rows(self) -> tuple[int, ...]:
        """The comparison's rows that have text in a column on screen."""
        return self.passed.rows if self.passed is not None else ()

    @property
    def changed(self) -> tuple[int, ...]:
        """Those of them that n and N walk."""
        return self.passed.changed if self.passed is not None else ()

    @property
    def progress(self) -> int:
        """How much of the text on screen stands above the row under the cursor or in it, in per cent."""
        if self.passed is None or self.sheet is None or not self.sheet.size:
            return 0
        return self.passed.share(self.sheet.entries[self.cursor.entry].rows[-1])

    @property
    def in_view(self) -> tuple[int, int]:
        """The first and the last entry in view."""
        flow = self.filled
        return (self.top.entry, step(flow, self.top, self.view_height - 1).entry) if flow else (0, 0)

    def goto_entry(self, entry: int) -> None:
        """Put the cursor on an entry of the sheet."""
        if self.sheet and self.sheet.size:
            self.place(on_text(self.sheet, Spot(min(entry, self.sheet.size - 1), 0), 1), centre=True)

    def next_changed(self, direction: int) -> bool:
        """Go to the next change, or back to the one before; False when there is none."""
        if self.sheet is None or not self.sheet.size:
            return False
        here, entry_of = self.cursor.entry, self.sheet.entry_of
        found = [row for row in self.changed if (entry_of(row) - here) * direction > 0]
        if found:
            self.goto(found[0] if direction > 0 else found[-1])
        return bool(found)

    # -- the other end of what moved

    def other_end(self) -> End | None:
        """Return where what stands on the cursor's line, else in its row, stands on the other side."""
        return self.sheet.end_at(self.cursor, self.focus_column) if self.sheet and self.sheet.size else None

    def goto_end(self, end: End) -> bool:
        """Go to the line that shows a place; False when no row does."""
        assert self.comparison is not None
        row = next((i for i, one in enumerate(self.comparison.rows) if end.block in one.cells[end.column]), -1)
        if row < 0 or self.sheet is None:
            return False
        self._lay_open(row)
        self.place(self.sheet.spot_of(row, end), centre=True)
        return True

    def goto_row(self, row: int) -> None:
        """Put the cursor on a row, folded or not."""
        self._lay_open(row)
        self.goto(row)

    def _lay_open(self, row: int) -> None:
        """Show a row that is folded, or left out because only headings or figures are shown."""
        if self.sheet is None or not self.sheet.size or row not in self.sheet.entries[self.sheet.entry_of(row)].rows:
            self.figures = self.outline = False
            self._lay_out(row)
        if self.sheet is not None and (entry := self.sheet.entries[self.sheet.entry_of(row)]).fold:
            self.open_folds |= {entry.rows[0]}
            self._lay_out(row)

    def open_fold(self) -> bool:
        """Open the folded rows under the cursor; False where none are."""
        if self.sheet is None or not self.sheet.size or not self.sheet.entries[self.cursor.entry].fold:
            return False
        self.change(lambda: setattr(self, "open_folds", self.open_folds | {self.row}))
        return True

    # -- columns

    def focus_by(self, step: int) -> None:
        """Move the focus to another column than the base; while columns scroll alone, choose which one does."""
        if self.comparison is None:
            return
        if self.loose >= 0:
            self.let_go(step)
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
        return (self.comparison.base, *in_sight(others, self.focus_column, 1 if self.unified else self._fit()))

    def _fit(self) -> int:
        """How many columns fit beside the base."""
        if self.size.width < TWO_COLUMNS:
            return 1
        return max(2, self.size.width // (LEAST_COLUMN + GUTTER + len(RULE))) - 1

    @property
    def _across(self) -> tuple[int, ...]:
        """The columns that stand side by side."""
        return self.shown_columns[:1] if self.stacked or self.unified else self.shown_columns

    @property
    def parted(self) -> bool:
        """Whether columns stand side by side."""
        return len(self._across) > 1

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
            return super().draw_below(y)  # the terminal has another size already, and the sheet is about to get it
        here = ("cursor_line",) if spot == self.cursor and self.has_focus else ()
        return self._line(self.sheet.lines(spot.entry)[spot.row], y, here)

    def draw_below(self, y: int) -> Strip:
        """Blank, but for columns that stay where they are while another has come to its end."""
        if self.loose < 0 or self.sheet is None:
            return super().draw_below(y)
        return self._line(SheetLine((EMPTY,) * len(self.shown_columns)), y, ())

    def _line(self, line: SheetLine, y: int, here: tuple[str, ...]) -> Strip:
        """A line of the sheet across the columns on screen."""
        segments: list[Segment] = []
        for position, (cell_line, width) in enumerate(zip(line.cells, self._widths(), strict=False)):
            if position:
                segments.append(Segment(RULE, self.look(("gutter", *(here if self.loose < 0 else ())))))
            alone = self.loose >= 0 and self.shown_columns[position] != self.loose
            shown = self.held_cell(position, y) if alone else cell_line
            column = shown.column if shown.column >= 0 else self.shown_columns[position]
            pointed = bool(here) and not alone and (position == 0 or self.loose >= 0)
            segments.extend(self._cell(shown, (column, width), () if alone else here, pointed=pointed))
        return strip(segments, self.size.width, self.look(here if self.loose < 0 else ()))

    def _cell(
        self, cell_line: CellLine, where: tuple[int, int], here: tuple[str, ...], *, pointed: bool
    ) -> list[Segment]:
        """Sign and text of one cell: its column and cells of text; before the text the cursor, if it is there."""
        column, width = where
        whose = str(cell_line.column + 1) if self.stacked and cell_line.sign.strip() else ""
        mark = f"{cell_line.sign.strip()}{whose}"
        sign = Segment(mark, self.look((cell_line.sign_style or "dim", *here)))
        cursor = CURSOR if pointed else " "
        space = Segment(cursor.rjust(self.sign_width - cells(mark)), self.look(("key", *here) if pointed else here))
        text: list[Segment] = []
        for place, piece in enumerate(cell_line.pieces):
            document = self.documents[cell_line.columns[place] if cell_line.columns else column]
            paints = [Paint(*one.span, "corrected") for one in document.corrections if one.span.start < one.span.end]
            styled = Piece(piece.span, piece.literal, (*piece.styles, *here))
            text.extend(pieces_to_segments(document.text, [styled], paints, self.look, self.script))
        return [sign, space, *Strip(text).adjust_cell_length(width, self.look(here))]

    def _head_row(self, y: int) -> Strip:
        """The columns' names, and below what they are."""
        segments: list[Segment] = []
        columns = self.shown_columns[:1] if self.stacked else self.shown_columns
        for position, (column, width) in enumerate(zip(columns, self._shares(len(columns)), strict=True)):
            if position:
                segments.append(Segment(RULE, self.look(("panel", "gutter"))))
            head, room = self.heads[column], width + self.sign_width
            focused = column == (self.loose if self.loose >= 0 else self.focus_column)
            name = head.name.replace(" ", CURSOR, 1) if focused else head.name
            text = clip(safe_line(name if y == 0 else head.about), room)
            mark = "column_focus" if focused else "strong" if position == 0 else "dim"
            style = mark if y == 0 else "caution" if head.caution else "dim"
            segments.append(Segment(text + " " * (room - cells(text)), self.look(("panel", style))))
        return strip(segments, self.size.width, self.look(("panel",)))

    def _widths(self) -> list[int]:
        """Cells of text in each visible column."""
        return self._shares(len(self._across))

    def _shares(self, count: int) -> list[int]:
        """Cells of text in each of some columns: equal, what is left over goes to the first."""
        room = self.size.width - len(RULE) * (count - 1) - self.sign_width * count
        each = max(4, room // max(1, count))
        return [each + (room - each * count if i == 0 else 0) for i in range(count)]

    # -- inside

    def _lay_out(self, row: int) -> None:
        if self.comparison is None or not self.size.width:
            self._waiting = row
            return
        self.lock_columns()
        mode = SheetMode(
            self.shown_columns,
            self.focus_column,
            min(self._widths()),
            self.open_rows,
            folded=self.folded,
            outline=self.outline,
            stacked=self.stacked,
            unified=self.unified,
            figures=self.figures,
            states=self.hidden_states,
            open_folds=self.open_folds,
        )
        self.sheet = Sheet(self.documents, self.comparison, mode, self.words)
        self.passed = Passed(self.documents, self.comparison, mode)
        self.top = self.cursor = Spot(0, 0)
        self.goto(row) if row else self.to_edge(bottom=False)
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
        edges = accumulate(width + self.sign_width + len(RULE) for width in self._widths())
        found = (column for column, edge in zip(self.shown_columns, edges, strict=False) if x < edge)
        return self.shown_columns[-1] if self.unified else next(found, self.shown_columns[-1])
