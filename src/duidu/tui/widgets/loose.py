"""The part of a comparison's columns that lets one of them scroll alone while the others stay where they are.

The column that scrolls shows its own lines alone, without the room that others need beside it.
"""

from duidu.tui.alone import Alone
from duidu.tui.cells import EMPTY, CellLine
from duidu.tui.flow import Spot, on_text, spots
from duidu.tui.look import Look
from duidu.tui.sheet import Sheet
from duidu.tui.widgets.flow_view import FlowView


class LooseView(FlowView):
    """Columns of a sheet that can be unlocked."""

    def __init__(self, look: Look, **options: str) -> None:
        super().__init__(look, **options)
        self.sheet: Sheet | None = None
        self.focus_column = 0
        self.loose = -1
        """The column that scrolls alone, -1 while all do together."""
        self._held: dict[int, tuple[Sheet, Spot]] = {}
        self._together: Sheet | None = None

    @property
    def shown_columns(self) -> tuple[int, ...]:
        """The columns on screen."""
        raise AssertionError

    @property
    def parted(self) -> bool:
        """Whether columns stand side by side."""
        raise AssertionError

    @property
    def row(self) -> int:
        """The comparison's row under the cursor."""
        return self.sheet.row_at(self.cursor) if self.sheet and self.sheet.size else 0

    def goto(self, row: int) -> None:
        """Put the cursor on a row."""
        if self.sheet and self.sheet.size:
            self.place(on_text(self.sheet, Spot(self.sheet.entry_of(row), 0), 1), centre=True)

    def lock_columns(self) -> None:
        """Let no column scroll alone any more."""
        self.loose, self._held, self._together = -1, {}, None

    def unlock(self) -> None:
        """Let the focused column scroll alone, or all of them together again; the cursor stays on its row."""
        if self.sheet is None or not self.parted:
            return
        row = self.row
        if self.loose >= 0:
            self.sheet = self._together or self.sheet
            self.lock_columns()
        else:
            self._together, self._held = self.sheet, dict.fromkeys(self.shown_columns, (self.sheet, self.top))
            self._take(self.focus_column)
        self.goto(row)

    def _take(self, column: int) -> None:
        """Make a column the one that scrolls; one with nothing in it never does."""
        sheet, top = self._held[column]
        alone = sheet if isinstance(sheet, Alone) else Alone(sheet, self.shown_columns.index(column))
        if alone.size:
            self.sheet, self.loose = alone, column
            self.top = top if alone is sheet else alone.spot_of(sheet.row_at(top))
            self.place(on_text(alone, self.top, 1))

    def let_go(self, direction: int) -> None:
        """Make another column the one that scrolls."""
        shown = self.shown_columns
        at = shown.index(self.loose)
        if self.sheet is not None:
            self._held[self.loose] = self.sheet, self.top
        self._take(shown[max(0, min(at + direction, len(shown) - 1))])

    def held_cell(self, position: int, y: int) -> CellLine:
        """What a column shows that stays where it was while another scrolls."""
        sheet, top = self._held[self.shown_columns[position]]
        found = spots(sheet, top, y + 1)
        return sheet.lines(found[y].entry)[found[y].row].cells[position] if y < len(found) else EMPTY
