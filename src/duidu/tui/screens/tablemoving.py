"""Moving in a table: rows, columns, edges, groups."""

from collections.abc import Sequence

from duidu.tui.screens.base import DuiduScreen
from duidu.tui.widgets.table import TableView


class TableMoving(DuiduScreen):
    """A screen with one table."""

    @property
    def table(self) -> TableView:
        """The table."""
        return self.query_one(TableView)

    def group_starts(self) -> Sequence[int]:
        """Return the rows at which groups begin."""
        raise AssertionError

    def action_down(self) -> None:
        """Next row."""
        self.table.move(1)

    def action_up(self) -> None:
        """Row before, and the head above the first."""
        self.table.move(-1)

    def action_half_down(self) -> None:
        """Half a page down."""
        self.table.scroll_rows(max(1, self.table.view_height // 2))

    def action_half_up(self) -> None:
        """Half a page up."""
        self.table.scroll_rows(-max(1, self.table.view_height // 2))

    def action_top(self) -> None:
        """To the first row."""
        self.table.to_edge(bottom=False)

    def action_bottom(self) -> None:
        """To the last row."""
        self.table.to_edge(bottom=True)

    def action_left(self) -> None:
        """One column to the left."""
        self.table.step(-1)

    def action_right(self) -> None:
        """One column to the right."""
        self.table.step(1)

    def action_next_section(self) -> None:
        """To the next group of rows."""
        self.to_group(1)

    def action_previous_section(self) -> None:
        """To the group of rows before."""
        self.to_group(-1)

    def to_group(self, direction: int) -> None:
        """Go to the first row of the next group, or of the one before."""
        ahead = [i for i in self.group_starts() if (i > self.table.at if direction > 0 else i < self.table.at)]
        if ahead:
            self.table.place(self.table.cursor._replace(entry=ahead[0] if direction > 0 else ahead[-1]))
