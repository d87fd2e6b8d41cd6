"""The ruler beside a comparison: where the changes are, what of it is in view; a click goes there."""

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from duidu.tui.draw import strip
from duidu.tui.ruler import Bucket, buckets, glyph
from duidu.tui.widgets.columns import HEADS, ColumnsView

IN_VIEW, HERE = "┃", "▶"
"""What stands beside the stretch that is in view, and beside the cursor."""


class Ruler(Widget):
    """A blank, what is in view, what changed."""

    def __init__(self, view: ColumnsView, **options: str) -> None:
        super().__init__(id=options.get("id"))
        self.view = view
        self._made: tuple[object, tuple[Bucket, ...]] = None, ()

    @property
    def buckets(self) -> tuple[Bucket, ...]:
        """The cells, made once for each sheet, focus and height."""
        view, height = self.view, max(0, self.size.height - HEADS)
        if view.sheet is None or view.comparison is None:
            return ()
        key = (view.sheet, view.comparison, view.focus_column, height)
        if self._made[0] != key:
            self._made = key, buckets(view.comparison, view.sheet.entries, view.focus_column, height)
        return self._made[1]

    def render_line(self, y: int) -> Strip:
        """Return one cell: a mark for the view, the sign of what changed."""
        found = self.buckets
        if not HEADS <= y < HEADS + len(found):
            return strip([], self.size.width, self.view.look(("panel",) if y < HEADS else ()))
        bucket, look = found[y - HEADS], self.view.look
        sign, style = glyph(bucket)
        first, last = self.view.in_view
        here = bucket.start <= self.view.cursor.entry < bucket.end
        mark = HERE if here else IN_VIEW if bucket.start <= last and bucket.end > first else " "
        return strip([Segment(f" {mark}", look(("key",))), Segment(sign, look((style,)))], self.size.width, look(()))

    def on_click(self, event: events.Click) -> None:
        """Go where the mouse points."""
        found, y = self.buckets, event.y - HEADS
        if 0 <= y < len(found):
            self.view.goto_entry(found[y].start)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Three cells."""
        return 3
