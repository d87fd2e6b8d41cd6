"""Lines of context: one line a place with its match, a cursor on one of them; the subclass says what stands where."""

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from duidu.tui.draw import Script, strip
from duidu.tui.flow import Spot
from duidu.tui.look import Look
from duidu.tui.widgets.empty import why_empty
from duidu.tui.widgets.flow_view import FlowView

Shown = TypeVar("Shown")
Piece = tuple[str, str]
"""A stretch of text and the name of its style."""


class Single:
    """A flow of entries of one line each, all of which the cursor can stand on."""

    def __init__(self, size: int = 0) -> None:
        self.size = size

    def height(self, entry: int) -> int:
        """Return the lines of an entry."""
        return 1

    def blank(self, spot: Spot) -> bool:
        """Return whether the cursor passes over a row."""
        return False


class ContextList(FlowView, Generic[Shown]):
    """Shows lines with a cursor on one of them."""

    class Chosen(Message):
        """A line was opened with the mouse."""

    def __init__(self, look: Look, script: Script, **options: str) -> None:
        super().__init__(look, **options)
        self.script = script
        self.is_marked: Callable[[Shown], bool] = lambda line: False
        self.shown: Sequence[Shown] = ()
        self.nothing: Sequence[str] = ()
        """What is said where there are no lines."""
        self._lines = Single()

    def measure(self) -> None:
        """Take note of how wide the parts of the lines are that are now shown."""
        raise AssertionError

    def pieces(self, line: Shown, *, leads: bool) -> Iterable[Piece]:
        """Return what stands on a line; one that `leads` is the first in view, or follows one of another document."""
        raise AssertionError

    def leads(self, at: int) -> bool:
        """Return whether a line is the first of its document."""
        raise AssertionError

    @property
    def flow(self) -> Single:
        """The lines."""
        return self._lines

    @property
    def at(self) -> int:
        """The line under the cursor, -1 when there is none."""
        return self.cursor.entry if self.shown else -1

    @property
    def here(self) -> Shown | None:
        """The line under the cursor."""
        return self.shown[self.cursor.entry] if self.shown else None

    def show(self, shown: Sequence[Shown], at: int = 0) -> None:
        """Show lines with the cursor on one of them."""
        self.shown, self._lines = shown, Single(len(shown))
        self.measure()
        row = max(0, min(at, len(shown) - 1))
        self.top, self.cursor = Spot(min(self.top.entry, row), 0), Spot(row, 0)
        self.keep_in_view()
        self.refresh()
        self.settled()

    def draw_row(self, spot: Spot, y: int) -> Strip:
        """One line, marked where the cursor is and where it is in the basket."""
        line = self.shown[spot.entry]
        here = ("cursor_line",) if spot.entry == self.cursor.entry else ()
        bar = "\u25c9" if self.is_marked(line) else "\u258c" if here else " "
        parts = [(bar, "bar"), *self.pieces(line, leads=y == 0 or self.leads(spot.entry))]
        segments = [Segment(text, self.look((style, *here) if style else here)) for text, style in parts if text]
        return strip(segments, self.size.width, self.look(here))

    def draw_below(self, y: int) -> Strip:
        """Say why there are no lines, where there are none."""
        return why_empty(self, () if self.shown else self.nothing, y)

    def in_script(self, text: str) -> str:
        """Return a text in the script that is shown, unless that would change its length."""
        shown = self.script(text)
        return shown if len(shown) == len(text) else text

    def on_resize(self) -> None:
        """Fill the room there is now."""
        self.refit()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse is; a second click opens."""
        if self.shown and (spot := self.spot_at(event.y)):
            self.place(spot)
            if event.chain > 1:
                self.post_message(self.Chosen())
