"""A lineage as a grid: the base's themes on the left, a column for each document, empty cells as visible as full."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from duidu.align.chart import Chart, Given, Row
from duidu.align.lineage import Node
from duidu.text.safe import safe_line
from duidu.tui.chart import Board, Cell, Mode
from duidu.tui.draw import Script, cells, clip, strip
from duidu.tui.flow import Spot
from duidu.tui.heads import Head
from duidu.tui.look import Look
from duidu.tui.widgets.flow_view import FlowView

THEME_SHARE, LEAST_THEME, MOST_THEME = 0.3, 24, 46
"""Part of the width that the themes take, in cells at least and at most."""
LEAST_COLUMN = 22
"""Cells a document's column needs; as many are shown as have that."""
RULE = " "
"""What stands between two columns."""
HEADS = 2
"""Rows of the columns' heads."""
INDENT = "  "
GAP = "\u254c"
"""Fills an empty cell to its end, so that gaps are seen."""


class Lines:
    """The lines of a board as a flow of one row each; the cursor passes over heads."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.size = len(board.lines)

    def height(self, entry: int) -> int:
        """Return the rows of a line."""
        return 1

    def blank(self, spot: Spot) -> bool:
        """Return whether a line is a head."""
        return bool(self.board.lines[spot.entry].head)


class ChartGrid(FlowView):
    """Shows a lineage; the cursor stands on a theme, the focus on a document."""

    class Chosen(Message):
        """A row was opened with the mouse."""

    def __init__(self, look: Look, script: Script, says: Callable[[str], str], **options: str) -> None:
        super().__init__(look, **options)
        self.script = script
        self.says = says
        """Says what the head of the themes is that only one document begins."""
        self.nothing = ""
        """What is said where nothing fits."""
        self.heads: Sequence[Head] = ()
        self.board: Board | None = None
        self._flow: Lines | None = None
        self._drawn: dict[tuple[int, ...], Strip] = {}

    @property
    def flow(self) -> Lines | None:
        """The lines."""
        return self._flow

    @property
    def view_height(self) -> int:
        """Rows below the heads."""
        return max(1, self.size.height - HEADS)

    # -- what is shown

    def show(self, given: Given, chart: Chart, heads: Sequence[Head], mode: Mode) -> None:
        """Show a lineage, with the cursor on the first theme."""
        self.heads = heads
        self._lay_out(Board(given, chart, mode), None)

    def change(self, mode: Mode) -> None:
        """Show the same in another mode, keeping the row."""
        if self.board is not None:
            self._lay_out(Board(self.board.given, self.board.chart, mode), self.row)

    def _lay_out(self, board: Board, row: Row | None) -> None:
        self.board, self._flow = board, Lines(board)
        self._drawn.clear()
        line = board.line_of(row.node) if row is not None else None
        entry = min(self.cursor.entry, max(0, len(board.lines) - 1)) if line is None and row is not None else line or 0
        self.top = min(self.top, Spot(entry, 0))
        self.cursor = Spot(entry, 0)
        if board.lines:
            self.move(0)
            self.keep_in_view()
        self.refresh()
        self.settled()

    @property
    def mode(self) -> Mode:
        """How the lineage is shown."""
        assert self.board is not None
        return self.board.mode

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self.board.row(self.cursor.entry) if self.board is not None else None

    @property
    def row_at(self) -> int:
        """The place of the row under the cursor in the chart, -1 for none."""
        return self.board.lines[self.cursor.entry].row if self.board is not None and self.board.lines else -1

    def goto(self, node: Node) -> bool:
        """Put the cursor on a block's row; False if it is not on the screen."""
        line = self.board.line_of(node) if self.board is not None else None
        if line is None:
            return False
        self.place(Spot(line, 0), centre=True)
        return True

    def focus_by(self, step: int) -> None:
        """Move the focus to another column; the base stands before all others."""
        if self.board is None:
            return
        every = self.columns
        at = every.index(self.mode.column) + step
        self.change(replace(self.mode, column=every[max(0, min(at, len(every) - 1))]))

    @property
    def columns(self) -> tuple[int, ...]:
        """All columns as they stand: the base, then the others in their order."""
        assert self.board is not None
        names = self.board.chart.documents
        base = names.index(self.board.chart.base)
        return (base, *(i for i in range(len(names)) if i != base))

    @property
    def shown_columns(self) -> tuple[int, ...]:
        """The columns on the screen: the base, and as many others as fit, the one in focus among them."""
        base, *others = self.columns
        fit = max(1, (self.size.width - self._theme_width()) // (LEAST_COLUMN + len(RULE)))
        at = others.index(self.mode.column) if self.mode.column in others else self._last_first
        first = min(max(self._last_first, at - fit + 1), at)
        self._last_first = max(0, min(first, len(others) - fit))
        return (base, *others[self._last_first : self._last_first + fit])

    _last_first = 0

    def _theme_width(self) -> int:
        """Cells of the themes' column."""
        return max(LEAST_THEME, min(MOST_THEME, int(self.size.width * THEME_SHARE)))

    def _widths(self, columns: Sequence[int]) -> list[int]:
        """Cells of each column on the screen; what is left over goes to the first."""
        others = max(1, len(columns) - 1)
        room = self.size.width - 1 - self._theme_width() - len(RULE) * others
        each = room // others
        return [self._theme_width() + room - each * others, *[each] * (len(columns) - 1)]

    # -- drawing

    def render_line(self, y: int) -> Strip:
        """Heads on top, then the lines."""
        if y < HEADS:
            return self._head_row(y)
        return super().render_line(y - HEADS)

    def _head_row(self, y: int) -> Strip:
        """The columns' names, and below what they are."""
        if self.board is None:
            return strip([], self.size.width, self.look(("panel",)))
        columns = self.shown_columns
        segments = [Segment(" ", self.look(("panel",)))]
        for position, (column, width) in enumerate(zip(columns, self._widths(columns), strict=True)):
            head = self.heads[column]
            name = "column_focus" if column == self.mode.column else "strong" if position == 0 else "dim"
            style = name if y == 0 else "caution" if head.caution else "dim"
            text = (RULE if position else "") + safe_line(head.name if y == 0 else head.about)
            segments.append(Segment(_filled(text, width + len(RULE if position else "")), self.look(("panel", style))))
        return strip(segments, self.size.width, self.look(("panel",)))

    def draw_below(self, y: int) -> Strip:
        """Say that nothing fits, where nothing does."""
        if self.board is not None and not self.board.lines and y == 0:
            return strip([Segment(f"  {self.nothing}", self.look(("caution",)))], self.size.width, self.ground)
        return super().draw_below(y)

    def draw_row(self, spot: Spot, y: int) -> Strip:
        """One line of the chart, drawn once as long as nothing about it changes."""
        key = (spot.entry, spot.entry == self.cursor.entry, self.size.width, id(self.look), id(self.script))
        if key not in self._drawn:
            self._drawn[key] = self._line(spot)
        return self._drawn[key]

    def _line(self, spot: Spot) -> Strip:
        """One line of the chart."""
        assert self.board is not None
        line = self.board.lines[spot.entry]
        if line.head:
            text = f"  {self.says(line.head)} "
            return strip([Segment(safe_line(text), self.look(("heading",)))], self.size.width, self.ground)
        row = self.board.chart.rows[line.row]
        here = ("cursor_line",) if spot.entry == self.cursor.entry else ()
        segments = [Segment("\u258c" if here else " ", self.look(("bar", *here)))]
        columns = self.shown_columns
        for column, width in zip(columns, self._widths(columns), strict=True):
            if column == columns[0]:
                segments.append(self._theme(row, width, here, folded=line.folded))
            else:
                focus = ("column_focus",) if column == self.mode.column and here else ()
                segments.extend(self._cell(self.board.cell(row, column), width, here, focus))
        return strip(segments, self.size.width, self.look(here))

    def _theme(self, row: Row, width: int, here: tuple[str, ...], *, folded: bool) -> Segment:
        """The first cell: the theme in its tree."""
        assert self.board is not None
        titled = self.board.titled(row.node)
        mark = "+" if not row.of_base else "\u25b8" if folded else " "
        style = "dim" if not titled or not row.of_base else "run_in" if row.depth else "heading"
        text = INDENT * row.depth + mark + self._said(self.board.name(row.node))
        return Segment(_filled(text, width), self.look((style, *here)))

    def _cell(self, shown: Cell, width: int, here: tuple[str, ...], focus: tuple[str, ...]) -> list[Segment]:
        """Another cell: signs and the partner's title, or why there is none."""
        signs = f"{shown.signs} " if shown.signs else ""
        room = width - cells(signs) - cells(shown.more)
        text = clip(shown.text if shown.empty else self._said(shown.text), room)
        rest = width - cells(signs + text + shown.more)
        fill = f" {GAP * (rest - 2)} " if shown.empty and rest > 2 else " " * rest  # noqa: PLR2004  (a space on each side)
        ink = "margin_main" if shown.style in {"found", "quoted"} else shown.style
        return [
            Segment(RULE, self.look(here)),
            Segment(signs, self.look((ink, *here, *focus))),
            Segment(safe_line(text), self.look((shown.style, *here, *focus))),
            Segment(safe_line(shown.more), self.look(("dim", *here))),
            Segment(fill, self.look((shown.style if shown.empty else "dim", *here))),
        ]

    def _said(self, text: str) -> str:
        """A title as it is drawn, in the script in force."""
        return self.script(safe_line(text))

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self.keep_in_view()

    def on_click(self, event: events.Click) -> None:
        """Put cursor and focus where the mouse is; a second click opens."""
        if self.board is None or not self.board.lines:
            return
        column = self._column_at(event.x)
        if column != self.mode.column:
            self.change(replace(self.mode, column=column))
        if event.y >= HEADS and (spot := self.spot_at(event.y - HEADS)):
            self.place(Spot(spot.entry, 0))
            self.move(0)
            if event.chain > 1:
                self.post_message(self.Chosen())

    def _column_at(self, x: int) -> int:
        """The column at a cell of the view."""
        columns, edge = self.shown_columns, 1
        for column, width in zip(columns, self._widths(columns), strict=True):
            edge += width + len(RULE)
            if x < edge:
                return column
        return columns[-1]


def _filled(text: str, width: int) -> str:
    """A text cut and filled up to a width in cells."""
    cut = clip(text, width)
    return cut + " " * (width - cells(cut))
