"""The timeline of a trace: rows of pieces, drawn as they are."""

from collections.abc import Sequence

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from duidu.text.safe import safe_line
from duidu.tui.draw import strip
from duidu.tui.look import Look


class TimelineView(Widget):
    """Shows rows; it is as high as they are many."""

    def __init__(self, look: Look, **options: str) -> None:
        super().__init__(id=options.get("id"))
        self.look = look
        self.drawn: Sequence[Sequence[tuple[str, str]]] = ()
        self.styles.height = 0

    def show(self, drawn: Sequence[Sequence[tuple[str, str]]]) -> None:
        """Show rows of pieces (text, style name)."""
        if drawn == self.drawn:
            return
        if len(drawn) != len(self.drawn):
            self.styles.height = len(drawn)
        self.drawn = drawn
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return one row."""
        pieces = self.drawn[y] if y < len(self.drawn) else ()
        segments = [Segment(safe_line(text), self.look((style,))) for text, style in pieces]
        return strip(segments, self.size.width, self.look(()))
