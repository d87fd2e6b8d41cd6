"""One-line bars: the title above, the status below. Text is given in parts; what does not fit is cut at the end."""

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from duidu.text.safe import safe_line
from duidu.tui.draw import strip
from duidu.tui.look import Look


class Bar(Widget):
    """A line of parts, each with its style name; the parts of `right` stand at the right edge while there is room."""

    def __init__(self, look: Look, **options: str) -> None:
        super().__init__(id=options.get("id"))
        self.look = look
        self.parts: tuple[tuple[str, str], ...] = ()
        self.right: tuple[tuple[str, str], ...] = ()

    def show(self, *parts: tuple[str, str], right: tuple[tuple[str, str], ...] = ()) -> None:
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
        left, right = Strip(self._segments(self.parts)), Strip(self._segments(self.right))
        room = self.size.width - right.cell_length
        if y or room < self.size.width // 3:
            return strip(list(left) if not y else [], self.size.width, ground)
        return Strip([*left.adjust_cell_length(room, ground), *right])

    def _segments(self, parts: tuple[tuple[str, str], ...]) -> list[Segment]:
        return [Segment(safe_line(text), self.look(("panel", style))) for text, style in parts]
