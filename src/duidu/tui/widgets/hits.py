"""A list of passages: for each a line that says where it stands and the passage around the match."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from duidu.model import Document, Span
from duidu.tui.draw import Paint, Script, cell, clip, pieces_to_segments, quoted, said, strip
from duidu.tui.flow import Spot
from duidu.tui.look import Look
from duidu.tui.widgets.flow_view import FlowView

LINES = 2
"""Display lines of a hit."""
CONTEXT_SHARE = 3
"""A match stands a third into its line when the passage is longer than that."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A hit as the list shows it: where it stands in words, the document, the passage, the matches in it."""

    where: str
    document: Document
    span: Span
    matches: tuple[Span, ...]
    marked: bool = False


class Passages:
    """Passages as a flow of two rows each; the cursor passes over the second."""

    def __init__(self, count: int) -> None:
        self.size = count

    def height(self, entry: int) -> int:
        """Return the lines of a passage."""
        return LINES

    def blank(self, spot: Spot) -> bool:
        """Return whether a row is the second of its passage."""
        return spot.row > 0


class HitList(FlowView):
    """Shows passages, two lines each; the cursor stands on one of them."""

    class Chosen(Message):
        """A passage was opened with the mouse."""

    def __init__(self, look: Look, script: Script, **options: str) -> None:
        super().__init__(look, **options)
        self.script = script
        self.passages: Sequence[Passage] = ()
        self._flow = Passages(0)

    @property
    def flow(self) -> Passages:
        """The passages."""
        return self._flow

    def show(self, passages: Sequence[Passage], at: int = 0) -> None:
        """Show passages with the cursor on one of them."""
        self.passages, self._flow = passages, Passages(len(passages))
        self.top, self.cursor = Spot(0, 0), Spot(max(0, min(at, len(passages) - 1)), 0)
        self.keep_in_view()
        self.refresh()
        self.settled()

    @property
    def at(self) -> int:
        """The passage under the cursor, -1 when there is none."""
        return self.cursor.entry if self.passages else -1

    def draw_row(self, spot: Spot, y: int) -> Strip:
        """One of the two lines of a passage."""
        passage = self.passages[spot.entry]
        here = ("cursor_line",) if spot.entry == self.cursor.entry else ()
        bar = Segment("▌" if here else " ", self.look(("bar", *here)))
        if spot.row == 0:
            sign = "◉ " if passage.marked else ""
            where = clip(sign + passage.where, self.size.width - 2)
            pieces, paints = [said(where, "strong" if here else "dim", *here)], []
        else:
            span = self._around(passage)
            pieces = [said("  ", *here), quoted(span, *here)]
            paints = [Paint(*match, "match") for match in passage.matches]
        text = pieces_to_segments(passage.document.text, pieces, paints, self.look, self.script)
        return strip([bar, *text], self.size.width, self.look(here))

    def _around(self, passage: Passage) -> Span:
        """As much of the passage around its first match as fits a line."""
        text, width = passage.document.text, self.size.width - 4
        start = passage.span.start
        if passage.matches:
            room = width // CONTEXT_SHARE
            first = passage.matches[0].start
            start = first
            while start > passage.span.start and room > 0 and text[start - 1] != "\n":
                start -= 1
                room -= cell(text[start])
        end, room = start, width
        while end < passage.span.end and text[end] != "\n" and room >= cell(text[end]):
            room -= cell(text[end])
            end += 1
        return Span(start, end)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse is; a second click opens."""
        if self.passages and (spot := self.spot_at(event.y)):
            self.place(Spot(spot.entry, 0))
            if event.chain > 1:
                self.post_message(self.Chosen())
