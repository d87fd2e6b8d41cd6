"""The reader: one widget that draws a document line by line and never more than is on screen.

It keeps a spot at the top of the view and a cursor line below it (see `FlowView`), so opening and paging cost the
same for one page and for fifty thousand paragraphs. It paints matches, a selection, doubts, and in the margin the
years that have a counterpart of each paragraph.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from duidu.model import Correction, Document, Span
from duidu.text.lines import line_of, line_starts
from duidu.tui.draw import Paint, Piece, Script, cells, pieces_to_segments
from duidu.tui.flow import Spot, distance, last, on_text, step
from duidu.tui.layout import Mode, Page, Words
from duidu.tui.lines import Line
from duidu.tui.look import Look
from duidu.tui.widgets.flow_view import FlowView

MEASURE = 100
"""Cells of text at most: longer lines are hard to follow."""
RULER = 1
"""Cells of the overview at the right edge."""
WIDE = frozenset({"no_punctuation"})
"""Doubts about long stretches: marked in the margin alone, since text that is all underlined is hard to read."""
NARROW = 90
"""Below this width the margin shrinks to marks."""


@dataclass(frozen=True, slots=True)
class Counterpart:
    """One mark in the margin: the year of another document, and how sure (``main``, ``partial``; empty for none)."""

    label: str
    strength: str


class DocumentView(FlowView):
    """Shows one document with a cursor line."""

    class Chosen(Message):
        """A line was opened with the mouse."""

    def __init__(self, look: Look, words: Words, script: Script, **options: str) -> None:
        super().__init__(look, **options)
        self.words = words
        self.script = script
        self.document: Document | None = None
        self.page: Page | None = None
        self.margins: Mapping[int, Sequence[Counterpart]] = {}
        self.matches: tuple[Span, ...] = ()
        self.current_match = -1
        self.selection: Span | None = None
        self.unfolded: frozenset[int] = frozenset()
        self.outline_only = False
        self._starts: tuple[int, ...] = (0,)
        self._waiting = 0
        self._margin_cells: dict[bool, int] = {}
        self._match_starts: list[int] = []
        self._match_ends: list[int] = []
        self._ruler: tuple[int, frozenset[int]] = (0, frozenset())

    @property
    def flow(self) -> Page | None:
        """The page."""
        return self.page

    # -- what is shown

    def show(self, document: Document, offset: int = 0) -> None:
        """Show a document with the cursor at an offset."""
        self.document = document
        self._starts = line_starts(document.text)
        self.unfolded, self.margins, self.selection = frozenset(), {}, None
        self._margin_cells.clear()
        self.paint_matches(())
        self._lay_out(offset)
        self.settled()

    def replace(self, document: Document) -> None:
        """Show another parse of the same text, keeping the place and what is painted."""
        offset, row = self.text_offset, self._row_in_view()
        self.document = document
        self._lay_out(offset, row)

    def relook(self, look: Look, script: Script) -> None:
        """Draw with other colours or in another script."""
        self.look, self.script = look, script
        self.refresh()

    def paint_matches(self, matches: Sequence[Span], current: int = -1) -> None:
        """Paint matches, one of them as the current."""
        self.matches, self.current_match = tuple(sorted(matches)), current
        self._match_starts = [match.start for match in self.matches]
        self._match_ends = [match.end for match in self.matches]
        self._ruler = (0, frozenset())
        self.refresh()

    def select(self, span: Span | None) -> None:
        """Paint a selection, or none."""
        self.selection = span
        self.refresh()

    def toggle_fold(self) -> bool:
        """Open or close the run of set-aside lines under the cursor; False when there is none."""
        if self.page is None or not self.page.entries:
            return False
        entry = self.page.entries[self.cursor.entry]
        if entry.form == "fold":
            self.unfolded |= {entry.blocks[0]}
        elif opened := [b for b in self.unfolded if b <= self.block and self._one_kind(b, self.block)]:
            self.unfolded -= set(opened)
        else:
            return False
        self._lay_out(self.text_offset, self._row_in_view())
        return True

    def show_outline(self, outline_only: bool) -> None:
        """Show headings only, or everything."""
        self.outline_only = outline_only
        self._lay_out(self.text_offset, self._row_in_view())

    def set_margins(self, margins: Mapping[int, Sequence[Counterpart]]) -> None:
        """Show counterparts in the margin; the page is broken anew when that takes room from the text."""
        row = self._row_in_view()
        self.margins = margins
        self._margin_cells.clear()
        if self.page is not None and self.page.mode.width != self._text_width():
            self._lay_out(self.text_offset, row)
        self.refresh()

    # -- where we are

    @property
    def line(self) -> Line | None:
        """The display line under the cursor."""
        return self.page.line(self.cursor) if self.page and self.page.entries else None

    @property
    def block(self) -> int:
        """The id of the block under the cursor, -1 where there is none."""
        return self.line.block if self.line else -1

    @property
    def text_offset(self) -> int:
        """The offset at which the cursor's line begins."""
        return self.line.span.start if self.line else 0

    @property
    def source_line(self) -> int:
        """The source line of the cursor, from 1."""
        return line_of(self._starts, self.text_offset)

    def goto(self, offset: int) -> None:
        """Put the cursor on the line that shows an offset."""
        if self.page is None:
            self._waiting = offset
        elif self.page.entries:
            self.place(self.page.locate(offset), centre=True)

    @property
    def _corrections(self) -> tuple[Correction, ...]:
        """The corrections of the document."""
        return self.document.corrections if self.document is not None else ()

    # -- drawing

    def draw_row(self, spot: Spot, y: int) -> Strip:
        """Bar, line number, text, margin and ruler of one row."""
        assert self.page is not None
        assert self.document is not None
        line = self.page.line(spot)
        here = ("cursor_line",) if spot == self.cursor and self.has_focus else ()
        pieces = [Piece(p.span, p.literal, (*p.styles, *here)) for p in line.pieces]
        text = pieces_to_segments(self.document.text, pieces, self._paints(line), self.look, self.script)
        if line.indent:
            text.insert(0, Segment(" " * line.indent, self.look(here)))
        body = Strip(text).adjust_cell_length(self._text_width(), self.look(here))
        return self._with_ruler([*self._gutter(line), *body, *self._margin(line)], y)

    def draw_below(self, y: int) -> Strip:
        """A row below the end: nothing but the ruler."""
        return self._with_ruler([], y)

    def _gutter(self, line: Line) -> list[Segment]:
        """The bar of the block under the cursor, the source line, a sign of doubt."""
        assert self.document is not None
        bar = "▌" if line.block == self.block else " "
        number = str(line_of(self._starts, line.span.start)) if line.first else ""
        return [
            Segment(bar, self.look(("bar",))),
            Segment(f"{number:>{self._digits}}", self.look(("gutter",))),
            self._sign(line),
        ]

    def _sign(self, line: Line) -> Segment:
        """A sign where something is corrected, else where something is doubtful."""
        assert self.document is not None
        if any(begins_in(line, correction.span) for correction in self._corrections):
            return Segment("✎", self.look(("correction",)))
        doubts = self.document.blocks[line.block].doubts
        if any(begins_in(line, doubt.span) for doubt in doubts):
            return Segment("!", self.look(("doubt",)))
        goes_on = any(doubt.code in WIDE and doubt.span.start < line.span.start < doubt.span.end for doubt in doubts)
        return Segment("\u254e", self.look(("caution",))) if goes_on else Segment(" ", self.ground)

    def _paints(self, line: Line) -> list[Paint]:
        """The overlays that touch a line."""
        assert self.document is not None
        span, block = line.span, self.document.blocks[line.block]
        paints = [Paint(*d.span, "doubt") for d in block.doubts if d.span != block.span and d.code not in WIDE]
        paints.extend(Paint(*c.span, "corrected") for c in self._corrections if c.span.start < c.span.end)
        touching = range(bisect_left(self._match_ends, span.start + 1), bisect_left(self._match_starts, span.end))
        names = {self.current_match: "match_current"}
        paints.extend(Paint(*self.matches[index], names.get(index, "match")) for index in touching)
        if self.selection:
            paints.append(Paint(*self.selection, "selection"))
        return paints

    def _margin(self, line: Line) -> list[Segment]:
        """The counterparts of a block, beside its first line."""
        room = self._margin_width() - 1
        if room < 0:
            return []
        segments = [Segment(" ", self.ground)]
        for mark in self.margins.get(line.block, ()) if line.first else ():
            shown = self._mark(mark)
            if not mark.strength:
                shown = " " * cells(shown)
            if cells(shown) > room:
                break
            room -= cells(shown)
            segments.append(Segment(shown, self.look((f"margin_{mark.strength or 'partial'}",))))
        return [*segments, Segment(" " * room, self.ground)]

    def _mark(self, mark: Counterpart) -> str:
        """A counterpart as the margin shows it."""
        symbol = "●" if mark.strength == "main" else "◐"
        return symbol if self._narrow() else f"{mark.label}{symbol} "

    def _with_ruler(self, segments: list[Segment], y: int) -> Strip:
        """A row with the overview at the right edge: where we are, where the matches are."""
        body = Strip(segments).adjust_cell_length(max(0, self.size.width - RULER), self.ground)
        if self.document is None:
            return body.adjust_cell_length(self.size.width, self.ground)
        height, total = max(1, self.size.height), max(1, len(self.document.text))
        here = min(height - 1, self.text_offset * height // total) == y
        marked = y in self._marked_rows(height, total)
        char, style = ("█", "bar") if here else ("◆", "match") if marked else ("│", "gutter")
        return Strip([*body, Segment(char, self.look((style,)))])

    def _marked_rows(self, height: int, total: int) -> frozenset[int]:
        """The rows of the ruler that stand for a stretch with a match, worked out once for each height."""
        if self._ruler[0] != height:
            self._ruler = height, frozenset(start * height // total for start in self._match_starts)
        return self._ruler[1]

    # -- measures

    @property
    def _digits(self) -> int:
        return len(str(len(self._starts)))

    def _narrow(self) -> bool:
        return self.size.width < NARROW

    def _margin_width(self) -> int:
        """Cells of the margin: room for the longest row of marks, none when there are no marks."""
        narrow = self._narrow()
        if narrow not in self._margin_cells:
            rows = (sum(cells(self._mark(m)) for m in marks) for marks in self.margins.values())
            self._margin_cells[narrow] = max(rows, default=0)
        most = self._margin_cells[narrow]
        return min(most + 1, self.size.width // 4) if most else 0

    def _text_width(self) -> int:
        return max(8, min(self.size.width - self._digits - 2 - self._margin_width() - RULER, MEASURE))

    # -- inside

    def _lay_out(self, offset: int, row: int | None = None) -> None:
        """Break the page anew with the cursor at an offset, `row` rows below the top of the view."""
        if self.document is None or not self.size.width:
            self.page, self._waiting = None, offset
            return
        self.page = Page(self.document, Mode(self._text_width(), self.unfolded, self.outline_only), self.words)
        self.top = self.cursor = Spot(0, 0)
        if self.page.entries and offset:
            self.cursor = on_text(self.page, self.page.locate(offset), 1)
            self.top = step(self.page, self.cursor, -(self.size.height // 3 if row is None else row))
            self.top = min(self.top, step(self.page, last(self.page), 1 - max(1, self.size.height)))
        elif self.page.entries:
            self.cursor = on_text(self.page, Spot(0, 0), 1)
        self.keep_in_view()
        self.refresh()

    def _row_in_view(self) -> int:
        """How many rows below the top of the view the cursor stands."""
        if self.page is None or not self.page.entries or self.cursor < self.top:
            return 0
        return distance(self.page, self.top, self.cursor, self.size.height)

    def _one_kind(self, first: int, block: int) -> bool:
        """Whether all blocks from one to another are of one set-aside kind."""
        assert self.document is not None
        return len({b.kind for b in self.document.blocks[first : block + 1]}) == 1

    # -- events

    def on_resize(self) -> None:
        """Break the lines anew, keeping the place."""
        if self.page is None:
            self._lay_out(self._waiting)
            self.settled()
        elif self.page.mode.width != self._text_width():
            self._lay_out(self.text_offset, min(self._row_in_view(), self.size.height // 3))
        else:
            self.keep_in_view()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse is; a second click opens; a click on the ruler goes to that part."""
        if self.page is None or self.document is None or not self.page.entries:
            return
        if event.x >= self.size.width - RULER:
            self.goto(event.y * len(self.document.text) // max(1, self.size.height))
        elif spot := self.spot_at(event.y):
            self.place(on_text(self.page, spot, -1))
            if event.chain > 1:
                self.post_message(self.Chosen())


def begins_in(line: Line, span: Span) -> bool:
    """Return whether a stretch of the document begins on a display line, or before the first of its block."""
    return line.span.start <= span.start < line.span.end or (line.first and span.start < line.span.start <= span.end)
