"""One-line bars: the title above, the status below. Text is given in parts; what does not fit ends in an ellipsis.

A `TallBar` takes more lines where its parts need them: what numbers cannot bear must not be cut off.
"""

from collections.abc import Iterable

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from duidu.text.safe import safe_line
from duidu.tui.broken import Part, clipped, laid
from duidu.tui.draw import strip
from duidu.tui.look import Look

MOST_LINES = 3
"""Lines of a tall bar."""


class Bar(Widget):
    """A line of parts, each with its style name; the parts of `right` stand at the right edge while there is room."""

    def __init__(self, look: Look, **options: str) -> None:
        super().__init__(id=options.get("id"))
        self.look = look
        self.parts: tuple[Part, ...] = ()
        self.right: tuple[Part, ...] = ()

    def show(self, *parts: Part, right: tuple[Part, ...] = ()) -> None:
        """Show parts (text, style name)."""
        self.parts, self.right = parts, right
        self.refresh()

    @property
    def text(self) -> str:
        """What the bar says, without styles."""
        return "".join(text for text, _ in (*self.parts, *self.right))

    def render_line(self, y: int) -> Strip:
        """Return the bar's only row."""
        ground = self.look(("panel",))
        right = Strip(self._segments(self.right))
        room = self.size.width - right.cell_length
        if y or room < self.size.width // 3:
            return strip(self._segments(clipped(self.parts, self.size.width)) if not y else [], self.size.width, ground)
        left = self._segments(clipped(self.parts, room - 1 if self.right else room))
        return Strip([*Strip(left).adjust_cell_length(room, ground), *right])

    def _segments(self, parts: Iterable[Part]) -> list[Segment]:
        return [Segment(safe_line(text), self.look(("panel", style))) for text, style in parts]


class TallBar(Bar):
    """A bar of one line, or of a few where its parts do not fit on one."""

    def __init__(self, look: Look, **options: str) -> None:
        super().__init__(look, **options)
        self._lines: list[list[Part]] = [[]]

    def show(self, *parts: Part, right: tuple[Part, ...] = ()) -> None:
        """Show parts (text, style name)."""
        super().show(*parts, right=right)
        self._lay()

    def on_resize(self) -> None:
        """Lay the parts out for the width there is now."""
        self._lay()

    def _lay(self) -> None:
        """Lay the parts out, and take as many lines as they need."""
        self._lines = laid((*self.parts, *self.right), self.size.width or self.app.size.width, MOST_LINES)
        self.styles.height = len(self._lines)

    def render_line(self, y: int) -> Strip:
        """Return a row of the bar."""
        parts = tuple(self._lines[y]) if y < len(self._lines) else ()
        return strip(self._segments(parts), self.size.width, self.look(("panel",)))
