"""The list of hits: under the head of each document or year two lines a hit, where it stands and its passage.

A passage is shown from its document's plain lines until the document is parsed; then its section and role are said,
too. Which of the two there is, and what is said of it, the screen tells through `Words`.
"""

from collections.abc import Sequence
from typing import Protocol

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from duidu.model import Document, Hit, Span
from duidu.tui.draw import Paint, Script, cell, clip, pieces_to_segments, quoted, said, strip
from duidu.tui.flow import Spot
from duidu.tui.found import Group, Grouped
from duidu.tui.look import Look
from duidu.tui.widgets.flow_view import FlowView

CONTEXT_SHARE = 3
"""A match stands a third into its line when the passage is longer than that."""


class Words(Protocol):
    """What the list asks of its screen."""

    def text_of(self, name: str) -> Document | None:
        """Return a document as far as it is known, None when nothing of it is yet."""

    def head_of(self, group: Group) -> str:
        """Return what the head of a group says."""

    def where(self, hit: Hit, document: Document) -> str:
        """Return where a hit stands."""

    def is_marked(self, hit: Hit) -> bool:
        """Return whether a hit is in the basket."""


class HitList(FlowView):
    """Shows hits; the cursor stands on one of them."""

    class Chosen(Message):
        """A hit was opened with the mouse."""

    def __init__(self, look: Look, script: Script, words: Words, **options: str) -> None:
        super().__init__(look, **options)
        self.script = script
        self.words = words
        self.grouped = Grouped()
        self.below: Sequence[tuple[str, str]] = ()

    @property
    def flow(self) -> Grouped:
        """The hits and heads."""
        return self.grouped

    def show(self, grouped: Grouped, at: int = 0, below: Sequence[tuple[str, str]] = ()) -> None:
        """Show hits with the cursor on one of them; `below` are lines (text, style) to show where there are none."""
        self.grouped, self.below = grouped, below
        self.top, self.cursor = Spot(0, 0), Spot(grouped.entry_of(max(0, at)), 0)
        self.keep_in_view()
        self.refresh()
        self.settled()

    @property
    def at(self) -> int:
        """The hit under the cursor, -1 when there is none."""
        return self.grouped.entries[self.cursor.entry].hit if self.grouped.hits else -1

    @property
    def hit(self) -> Hit | None:
        """The hit under the cursor."""
        return self.grouped.hits[self.at] if self.grouped.hits else None

    @property
    def in_view(self) -> list[Hit]:
        """The hits on the screen."""
        seen = self.grouped.entries[self.top.entry : self.top.entry + max(1, self.size.height)]
        return [self.grouped.hits[entry.hit] for entry in seen if entry.hit >= 0]

    def go_to(self, hit: int) -> None:
        """Put the cursor on a hit."""
        if 0 <= hit < len(self.grouped.hits):
            self.place(Spot(self.grouped.entry_of(hit), 0))

    # -- drawing

    def draw_row(self, spot: Spot, y: int) -> Strip:
        """A head, or one of the two lines of a hit."""
        entry = self.grouped.entries[spot.entry]
        if entry.hit < 0:
            words = clip(" " + self.words.head_of(self.grouped.groups[entry.group]), self.size.width)
            return strip([Segment(words, self.look(("heading",)))], self.size.width, self.ground)
        hit = self.grouped.hits[entry.hit]
        here = ("cursor_line",) if spot.entry == self.cursor.entry else ()
        bar = Segment("▌" if here else " ", self.look(("bar", *here)))
        return strip([bar, *self._line(hit, spot.row, here)], self.size.width, self.look(here))

    def _line(self, hit: Hit, row: int, here: tuple[str, ...]) -> list[Segment]:
        """One of the two lines of a hit."""
        document = self.words.text_of(hit.document)
        if document is None:
            return [Segment("  …", self.look(("dim", *here)))]
        if row == 0:
            sign = "◉ " if self.words.is_marked(hit) else "  "
            where = clip(sign + self.words.where(hit, document), self.size.width - 2)
            pieces, paints = [said(where, "strong" if here else "dim", *here)], []
        else:
            spans = hit.spans or (Span(hit.start, hit.end),)
            shown = self._around(document, hit)
            cut = shown.start > 0 and document.text[shown.start - 1] != "\n"
            pieces = [said("   …" if cut else "    ", *here), quoted(shown, *here)]
            paints = [Paint(*span, "match") for span in spans]
        return pieces_to_segments(document.text, pieces, paints, self.look, self.script)

    def _around(self, document: Document, hit: Hit) -> Span:
        """As much of the hit's line of text around its match as fits a line."""
        text, width = document.text, self.size.width - 6
        start, room = hit.start, width // CONTEXT_SHARE
        while start > 0 and room > 0 and text[start - 1] != "\n":
            start -= 1
            room -= cell(text[start])
        end, room = start, width
        while end < len(text) and text[end] != "\n" and room >= cell(text[end]):
            room -= cell(text[end])
            end += 1
        return Span(start, end)

    def render_line(self, y: int) -> Strip:
        """One row of the view; where there are no hits what is to be said of that."""
        if not self.grouped.hits and y < len(self.below):
            words, style = self.below[y]
            return strip([Segment(clip(words, self.size.width), self.look((style,)))], self.size.width, self.ground)
        return super().render_line(y)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse is; a second click opens."""
        spot = self.spot_at(event.y)
        if spot is not None and self.grouped.entries[spot.entry].hit >= 0:
            self.place(Spot(spot.entry, 0))
            if event.chain > 1:
                self.post_message(self.Chosen())
