"""The places of a trace, one line each, under one another by year; a document without the phrase has a line, too."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from duidu.evolve.trace import Column, Occurrence
from duidu.text.cells import cells, head, tail
from duidu.text.safe import safe_line
from duidu.tui.draw import Script, clip, strip
from duidu.tui.flow import Spot
from duidu.tui.look import Look
from duidu.tui.widgets.flow_view import FlowView
from duidu.tui.widgets.table import Rows

MOST_SECTION = 22
"""Cells of the section before a line where there is room."""
MOST_SAID, MOST_ROLE = 24, 8
"""Cells of role and standing, or of the role alone where there is less room."""
WIDE = 100
"""Cells from which there is."""


class PlaceLine(NamedTuple):
    """A line: its document, the place if there is one, and what is said: year, line, section, role, context."""

    column: Column
    place: Occurrence | None
    year: str
    where: str
    section: str
    said: str
    left: str
    match: str
    right: str


class PlaceList(FlowView):
    """Shows the places with a cursor on one of them."""

    class Chosen(Message):
        """A place was opened with the mouse."""

    def __init__(self, look: Look, script: Script, **options: str) -> None:
        super().__init__(look, **options)
        self.script = script
        self.is_marked: Callable[[PlaceLine], bool] = lambda line: False
        self.shown: Sequence[PlaceLine] = ()
        self._rows = Rows(0)
        self._widths = (0, 0, 0, 0)

    @property
    def flow(self) -> Rows:
        """The lines."""
        return self._rows

    @property
    def at(self) -> int:
        """The line under the cursor, -1 when there is none."""
        return self.cursor.entry if self.shown else -1

    @property
    def here(self) -> PlaceLine | None:
        """The line under the cursor."""
        return self.shown[self.cursor.entry] if self.shown else None

    def show(self, shown: Sequence[PlaceLine], at: int = 0) -> None:
        """Show lines with the cursor on one of them."""
        self.shown, self._rows = shown, Rows(len(shown))
        row = max(0, min(at, len(shown) - 1))
        self.top, self.cursor = Spot(min(self.top.entry, row), 0), Spot(row, 0)
        self.keep_in_view()
        self.refresh()
        self.settled()

    def draw_row(self, spot: Spot, y: int) -> Strip:
        """One line: year, source line, section, role, and the match in its context; or why there is none."""
        line = self.shown[spot.entry]
        here = ("cursor_line",) if spot.entry == self.cursor.entry else ()
        year, where, section, said = self._measured()
        first = spot.entry == 0 or self.shown[spot.entry - 1].column is not line.column or y == 0
        parts = [
            ("◉" if self.is_marked(line) else "▌" if here else " ", "bar"),
            (_filled(line.year if first else "", year), "strong"),
            (_filled(line.where, where), "dim"),
            (_filled(line.section, section), "dim"),
        ]
        if line.place is None:
            parts.append((clip(line.said, self.size.width - 1 - year - where - section), "caution"))
        else:
            role = line.said if self.size.width >= WIDE else line.said.split(" ")[0]
            parts += [(_filled(role, said), "dim"), *self._in_context(line, 1 + year + where + section + said)]
        segments = [Segment(text, self.look((style, *here) if style else here)) for text, style in parts if text]
        return strip(segments, self.size.width, self.look(here))

    def _measured(self) -> tuple[int, int, int, int]:
        """The widths of the columns, each with a space at its end."""
        wide = self.size.width >= WIDE
        heads = [_heads(line, wide=wide) for line in self.shown]
        widths = [max((cells(part) for part in parts), default=0) for parts in zip(*heads, strict=True)]
        year, where, section, said = widths or (0, 0, 0, 0)
        section = min(section, MOST_SECTION) + 1 if wide else 0
        return min(year, 10) + 1, min(where, 7) + 1, section, min(said, MOST_SAID if wide else MOST_ROLE) + 1

    def _in_context(self, line: PlaceLine, before: int) -> list[tuple[str, str]]:
        """The match between what stands before and after it."""
        room = self.size.width - before - cells(line.match)
        side = max(0, room // 2)
        left, right = tail(safe_line(line.left), side), head(safe_line(line.right), max(0, room - side))
        left = " " * (side - cells(left)) + self._shown(left)
        return [(left, ""), (self._shown(safe_line(line.match)), "match"), (self._shown(right), "")]

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


def _heads(line: PlaceLine, *, wide: bool) -> tuple[str, str, str, str]:
    """What stands before the context; of a line without a place nothing is measured but the year."""
    if line.place is None:
        return line.year, "", "", ""
    return line.year, line.where, line.section, line.said if wide else line.said.split(" ")[0]


def _filled(text: str, width: int) -> str:
    """A text cut and filled up to a width that ends with a space; nothing where there is no room."""
    if width <= 1:
        return ""
    cut = clip(safe_line(text), width - 1)
    return cut + " " * (width - cells(cut))
