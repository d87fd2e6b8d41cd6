"""One column of a sheet by itself: what stands in it, without the room that the others take.

It is a sheet of the same rows, so that whoever scrolls one can scroll the other. Rows with nothing in the column are
not among its entries; a place in such a row is that of the one before.
"""

from duidu.tui.cells import SheetLine
from duidu.tui.sheet import Sheet


class Alone(Sheet):
    """The lines of a sheet in which a column has something."""

    def __init__(self, sheet: Sheet, position: int) -> None:
        super().__init__(sheet.documents, sheet.comparison, sheet.mode, sheet.words)
        self._sheet, self._position = sheet, position
        column = sheet.mode.columns[position]
        held = [
            i for i, one in enumerate(sheet.entries) if any(sheet.comparison.rows[r].cells[column] for r in one.rows)
        ]
        self._numbers = held
        self.show_entries(tuple(sheet.entries[i] for i in held))

    def lines(self, entry: int) -> tuple[SheetLine, ...]:
        """Return the display lines of an entry in which the column has something, never none."""
        lines = self._sheet.lines(self._numbers[entry])
        return tuple(line for line in lines if line.cells[self._position].pieces) or lines[:1]

    def forget(self) -> None:
        """Draw every line anew."""
        self._sheet.forget()
