"""A widget that scrolls a flow: a cursor row, a view that follows it, the mouse wheel, drawing row by row."""

from collections.abc import Callable

from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from duidu.tui.draw import strip
from duidu.tui.flow import Flow, Spot, distance, last, on_text, spots, step
from duidu.tui.look import Look

SCROLL_OFF = 2
"""Rows kept between the cursor and the edge of the view."""
WHEEL = 3
"""Rows a turn of the mouse wheel moves."""


class FlowView(Widget, can_focus=True):
    """Moves a cursor through a flow and draws the rows in view; subclasses say what a row looks like."""

    def __init__(self, look: Look, **options: str) -> None:
        super().__init__(id=options.get("id"), classes=options.get("classes"))
        self.look = look
        self.top = Spot(0, 0)
        self.cursor = Spot(0, 0)
        self._seen: tuple[Flow, Spot, int] | None = None
        self._spots: list[Spot] = []
        self.follow: Callable[[], None] | None = None

    @property
    def flow(self) -> Flow | None:
        """What is scrolled; None or empty: nothing to show."""
        return None

    @property
    def filled(self) -> Flow | None:
        """The flow if there is anything in it."""
        flow = self.flow
        return flow if flow is not None and flow.size else None

    @property
    def view_height(self) -> int:
        """Rows of the view that show the flow."""
        return self.size.height

    def draw_row(self, spot: Spot, y: int) -> Strip:
        """Return the strip of a row."""
        raise AssertionError

    def draw_below(self, y: int) -> Strip:
        """Return the strip of a row below the end."""
        return strip([], self.size.width, self.ground)

    def settled(self) -> None:
        """Let whoever follows the cursor know that it has moved: at once, so that both are drawn in one frame."""
        if self.follow is not None:
            self.follow()

    @property
    def ground(self) -> Style:
        """The style of empty space."""
        return self.look(())

    # -- moving

    def move(self, rows: int) -> None:
        """Move the cursor some rows."""
        if flow := self.filled:
            self.place(on_text(flow, step(flow, self.cursor, rows), 1 if rows > 0 else -1))

    def scroll_rows(self, rows: int) -> None:
        """Move the view, and the cursor with it."""
        if flow := self.filled:
            lowest = step(flow, last(flow), 1 - max(1, self.view_height))
            self.top = min(step(flow, self.top, rows), lowest)
            self.move(rows)

    def to_edge(self, *, bottom: bool) -> None:
        """Go to the first or the last row."""
        if flow := self.filled:
            self.place(on_text(flow, last(flow) if bottom else Spot(0, 0), -1 if bottom else 1))
            if not bottom:
                self.top = Spot(0, 0)

    def place(self, spot: Spot, *, centre: bool = False) -> None:
        """Put the cursor on a spot; `centre` scrolls a third down the view when it is out of sight."""
        if (flow := self.filled) is None:
            return
        self.cursor = spot
        if centre and not self._in_sight(flow):
            self.top = min(step(flow, spot, -(self.view_height // 3)), step(flow, last(flow), 1 - self.view_height))
        self.keep_in_view()
        self.refresh()
        self.settled()

    def _in_sight(self, flow: Flow) -> bool:
        """Whether the cursor stands within the view, off its edges."""
        if self.cursor < self.top:
            return False
        off = self._off()
        return off <= distance(flow, self.top, self.cursor, self.view_height) < self.view_height - off

    def _off(self) -> int:
        return min(SCROLL_OFF, max(0, (self.view_height - 1) // 2))

    def keep_in_view(self) -> None:
        """Scroll so that the cursor stands within the view, off its edges."""
        if (flow := self.filled) is None:
            return
        height, off = max(1, self.view_height), self._off()
        if self.cursor < step(flow, self.top, off):
            self.top = step(flow, self.cursor, -off)
        elif distance(flow, self.top, self.cursor, height + off + 1) > height - 1 - off:
            self.top = step(flow, self.cursor, off + 1 - height)

    def refit(self) -> None:
        """Leave no room below the end as long as there is something above: what a list needs when it grows higher."""
        if flow := self.filled:
            self.top = min(self.top, step(flow, last(flow), 1 - max(1, self.view_height)))
            self.keep_in_view()
            self.refresh()

    # -- drawing

    def render_line(self, y: int) -> Strip:
        """Return the strip of one row of the view."""
        if (flow := self.filled) is None:
            return self.draw_below(y)
        seen = (flow, self.top, self.view_height)
        if self._seen != seen:
            self._seen, self._spots = seen, spots(flow, self.top, self.view_height)
        return self.draw_row(self._spots[y], y) if y < len(self._spots) else self.draw_below(y)

    def spot_at(self, y: int) -> Spot | None:
        """Return the spot at a row of the view."""
        return step(flow, self.top, y) if (flow := self.filled) else None

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll with the wheel."""
        event.stop()
        self.scroll_rows(WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll with the wheel."""
        event.stop()
        self.scroll_rows(-WHEEL)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Take all the width there is."""
        return container.width
