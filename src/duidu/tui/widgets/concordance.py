"""A concordance: one line a match, all matches beginning in one column, wide signs counted as two cells."""

from collections.abc import Callable, Sequence

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from duidu.search.kwic import Line
from duidu.text.cells import cells, head, tail
from duidu.text.safe import safe_line
from duidu.tui.draw import Script, clip, strip
from duidu.tui.flow import Spot
from duidu.tui.look import Look
from duidu.tui.widgets.flow_view import FlowView
from duidu.tui.widgets.table import Rows

MOST_PLACE = 16
"""Cells of the place before a line."""
MOST_MATCH = 24
"""Cells of a match that are kept free; a longer one runs into its right context."""
GAP = 2


class Concordance(FlowView):
    """Shows concordance lines with a cursor on one of them."""

    class Chosen(Message):
        """A line was opened with the mouse."""

    def __init__(self, look: Look, script: Script, label: Callable[[Line], str], **options: str) -> None:
        super().__init__(look, **options)
        self.script = script
        self.label = label
        self.is_marked: Callable[[Line], bool] = lambda line: False
        self.shown: Sequence[Line] = ()
        self._rows = Rows(0)
        self._widths = 0, 0

    @property
    def flow(self) -> Rows:
        """The lines."""
        return self._rows

    @property
    def at(self) -> int:
        """The line under the cursor, -1 when there is none."""
        return self.cursor.entry if self.shown else -1

    @property
    def here(self) -> Line | None:
        """The line under the cursor."""
        return self.shown[self.cursor.entry] if self.shown else None

    def show(self, shown: Sequence[Line], at: int = 0) -> None:
        """Show lines with the cursor on one of them."""
        self.shown, self._rows = shown, Rows(len(shown))
        place = max((cells(self.label(line)) for line in shown), default=0)
        match = max((cells(safe_line(line.match)) for line in shown), default=0)
        self._widths = min(place, MOST_PLACE), min(match, MOST_MATCH)
        row = max(0, min(at, len(shown) - 1))
        self.top, self.cursor = Spot(min(self.top.entry, row), 0), Spot(row, 0)
        self.keep_in_view()
        self.refresh()
        self.settled()

    def draw_row(self, spot: Spot, y: int) -> Strip:
        """A line: its place, the context before, the match, the context after."""
        line = self.shown[spot.entry]
        here = ("cursor_line",) if spot.entry == self.cursor.entry else ()
        place, match = self._widths
        room = self.size.width - place - match - GAP - 2
        side = max(0, room // 2)
        label = clip(self.label(line), place)
        left = tail(safe_line(line.left), side)
        words = clip(safe_line(line.match), max(2, self.size.width - place - GAP - 2 - side))
        right = head(safe_line(line.right), max(0, self.size.width - place - GAP - 2 - side - cells(words)))
        bar = "◉" if self.is_marked(line) else "▌" if here else " "
        parts = (
            (bar, "bar"),
            (label + " " * (place - cells(label) + GAP), "dim"),
            (" " * (side - cells(left)) + self._shown(left), ""),
            (self._shown(words), "match"),
            (self._shown(right), ""),
        )
        segments = [Segment(text, self.look((style, *here) if style else here)) for text, style in parts if text]
        return strip(segments, self.size.width, self.look(here))

    def _shown(self, text: str) -> str:
        """A text in the script that is shown, unless that would change its length."""
        shown = self.script(text)
        return shown if len(shown) == len(text) else text

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse is; a second click opens."""
        if self.shown and (spot := self.spot_at(event.y)):
            self.place(spot)
            if event.chain > 1:
                self.post_message(self.Chosen())
