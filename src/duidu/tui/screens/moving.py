"""The comparison's part that moves through the rows and chooses how they are shown; it makes no comparison itself."""

from typing import get_args

from duidu.compare import hidden
from duidu.model import Change, Row, State
from duidu.settings.words import _
from duidu.tui.flow import Spot
from duidu.tui.legend import Toggle, toggles
from duidu.tui.screens.ruled import RuledScreen
from duidu.tui.screens.toggles import TogglesScreen


class MovingScreen(RuledScreen):
    """A screen with the rows of a comparison and a cursor in them."""

    def __init__(self) -> None:
        super().__init__()
        self._way: tuple[Spot, Spot] | None = None
        """Where % last went and where it came from."""

    # -- moving

    def action_down(self) -> None:
        """One line down."""
        self.view.move(1)

    def action_up(self) -> None:
        """One line up."""
        self.view.move(-1)

    def action_half_down(self) -> None:
        """Half a page down."""
        self.view.scroll_rows(max(1, self.view.view_height // 2))

    def action_half_up(self) -> None:
        """Half a page up."""
        self.view.scroll_rows(-max(1, self.view.view_height // 2))

    def action_top(self) -> None:
        """To the first row."""
        self.view.to_edge(bottom=False)

    def action_bottom(self) -> None:
        """To the last row."""
        self.view.to_edge(bottom=True)

    def action_left(self) -> None:
        """Focus the column to the left."""
        self.view.focus_by(-1)

    def action_right(self) -> None:
        """Focus the column to the right."""
        self.view.focus_by(1)

    def action_next_pane(self) -> None:
        """Focus the next column."""
        self.view.focus_by(1)

    def action_previous_pane(self) -> None:
        """Focus the column before."""
        self.view.focus_by(-1)

    def action_next_hit(self) -> None:
        """To the next change."""
        self._walk(1)

    def action_previous_hit(self) -> None:
        """To the change before."""
        self._walk(-1)

    def _walk(self, direction: int) -> None:
        if self.comparison is not None and not self.view.next_changed(direction):
            self.duidu.tell(_("No further change in this direction."))

    def action_next_section(self) -> None:
        """To the next aligned section."""
        self._to_section(1)

    def action_previous_section(self) -> None:
        """To the aligned section before."""
        self._to_section(-1)

    def _to_section(self, step: int) -> None:
        if self.comparison is None:
            return
        here, rows = self.view.row, self.view.rows
        heads = [i for i in rows if self._titled(self.comparison.rows[i]) and (i > here if step > 0 else i < here)]
        if heads:
            self.view.goto(heads[0] if step > 0 else heads[-1])

    def _titled(self, row: Row) -> bool:
        return any(self.documents[c].blocks[i].title for c, ids in enumerate(row.cells) for i in ids)

    def action_other_end(self) -> None:
        """To the other end of what moved, and back."""
        if self.comparison is None or not self.comparison.rows:
            return
        view = self.view
        if self._way is not None and self._way[0] == view.cursor:
            self._go(self._way[1])
            return
        came = view.cursor
        end = view.other_end()
        row = self._row_before()
        if end is not None and view.goto_end(end):
            self._way = view.cursor, came
        elif row >= 0:
            view.goto(row)
            self._way = view.cursor, came
        else:
            self.duidu.tell(_("Nothing here has moved; \u2197 marks what did."))

    def _go(self, spot: Spot) -> None:
        """Back where % came from, or there again."""
        self._way = spot, self.view.cursor
        self.view.place(spot, centre=True)

    def _row_before(self) -> int:
        """Where a row whose two sides stand beside each other would stand if it had kept its place, -1 for none."""
        assert self.comparison is not None
        row = self.comparison.rows[self.view.row]
        moved = row.moved[self.view.focus_column] if row.moved else None
        return moved.row if moved is not None else -1

    # -- how it is shown

    def action_fold(self) -> None:
        """Fold or unfold runs of rows without a change, and long ones that only one side has."""
        self.view.change(lambda: setattr(self.view, "folded", not self.view.folded))

    def action_outline(self) -> None:
        """Show headings only, or everything."""
        self.view.change(lambda: setattr(self.view, "outline", not self.view.outline))

    def action_unified(self) -> None:
        """Weave base and focused column into one, or set them side by side again."""
        self.view.change(lambda: setattr(self.view, "unified", not self.view.unified))

    def action_unlock(self) -> None:
        """Let the focused column scroll alone, or all together again."""
        self.view.unlock()

    def action_figures(self) -> None:
        """Show changed figures only, or everything."""
        if self.comparison is None:
            return
        view, others = self.view, [c for c in self.view.shown_columns if c != self.comparison.base]
        if not view.figures and not any(dict(self.comparison.changes[c]).get("figure") for c in others):
            self.duidu.tell(_("No figure was changed in the columns on screen."))
            return
        view.change(lambda: setattr(view, "figures", not view.figures))

    def action_filter(self) -> None:
        """Choose which states and which classes of change are shown."""
        if self.comparison is not None:
            heading = _("What is shown, with counts of this column")
            self.app.push_screen(TogglesScreen(heading, self._toggles, self._switch))

    def _toggles(self) -> list[Toggle]:
        """What can be switched on and off."""
        assert self.comparison is not None
        return toggles(self.comparison, self.view.focus_column, self.view.hidden_states, self.session.hidden)

    def _switch(self, value: str) -> None:
        """Switch a state or a class of change on or off."""
        assert self.comparison is not None
        state: State | None = next((one for one in get_args(State) if one == value), None)
        if state is not None:
            self.view.hidden_states ^= {state}
        else:
            changes: frozenset[Change] = frozenset(one for one in get_args(Change) if one == value)
            self.session.hidden ^= changes
            self.filtered = hidden(self.documents, self.comparison, self.session.hidden)
        self.view.change(self._take_up)
        self.show_bars()
