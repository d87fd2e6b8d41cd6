"""The reader's page: which display lines a document has at a width, laid out only where they are looked at.

A document of fifty thousand paragraphs must be on screen at once, so nothing here walks over all of its text: entries
(one block, one run of set-aside blocks, one table) are listed in one pass, and an entry's lines are broken when first
shown. A place on the page is (entry, line within it); it is kept as an offset when the width changes.
"""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import NamedTuple

from duidu.model import Block, Document, Kind, Span, Table
from duidu.text.outline import own_spans
from duidu.text.wrap import wrap
from duidu.tui.draw import Piece, cell, quoted, said
from duidu.tui.flow import Spot
from duidu.tui.grid import table_lines

FIRST_INDENT = 4
"""Cells by which a paragraph's first line stands in: two ideographs, as Chinese pages do."""
OUTLINE_STEP = 2
"""Cells by which an outline sets a level in."""
LEAST_FOLDED_META = 3
"""Runs of this many lines about the document (index blocks) are folded; one or two stay readable."""
SET_ASIDE: frozenset[Kind] = frozenset({"furniture", "toc", "meta"})


class Line(NamedTuple):
    """One display line: the block it shows, the stretch it shows, its pieces, whether it is the block's first."""

    block: int
    span: Span
    pieces: tuple[Piece, ...]
    first: bool = False
    indent: int = 0


class Entry(NamedTuple):
    """What is laid out together: blocks in order, and how: ``block``, ``fold`` or ``table``."""

    blocks: tuple[int, ...]
    form: str


Words = Callable[[str, int], str]
"""Says how many lines of what are folded: called with the kind and the count."""


@dataclass(frozen=True, slots=True)
class Mode:
    """How a page is shown: its width in cells, which runs are open, headings only or all."""

    width: int
    unfolded: frozenset[int] = frozenset()
    outline_only: bool = False


class Page:
    """The display lines of one document in one mode; lines are made on demand and kept."""

    def __init__(self, document: Document, mode: Mode, words: Words) -> None:
        self.document = document
        self.mode = mode
        self._words = words
        self._tables = {table.caption: table for table in document.tables}
        self.entries = tuple(_entries(document, mode, self._tables))
        self._starts = [document.blocks[entry.blocks[0]].span.start for entry in self.entries]
        self._kept: dict[int, tuple[Line, ...]] = {}

    def lines(self, entry: int) -> tuple[Line, ...]:
        """Return the display lines of an entry, never empty."""
        if entry not in self._kept:
            self._kept[entry] = tuple(self._lay_out(entry))
        return self._kept[entry]

    @property
    def size(self) -> int:
        """The number of entries."""
        return len(self.entries)

    def height(self, entry: int) -> int:
        """Return the rows of an entry."""
        return len(self.lines(entry))

    def blank(self, spot: Spot) -> bool:
        """Return whether a row shows nothing (the space above a heading)."""
        return not self.line(spot).pieces

    def line(self, spot: Spot) -> Line:
        """Return the line at a spot."""
        return self.lines(spot.entry)[spot.row]

    def locate(self, offset: int) -> Spot:
        """Return the spot of the line that shows an offset, or the nearest before it."""
        if not self.entries:
            return Spot(0, 0)
        entry = max(0, bisect_right(self._starts, offset) - 1)
        lines = self.lines(entry)
        rows = [row for row, line in enumerate(lines) if line.span.start <= offset and line.span.end > line.span.start]
        return Spot(entry, rows[-1] if rows else self.home(entry))

    def home(self, entry: int) -> int:
        """Return the first row of an entry that shows text (headings have a blank row above)."""
        return next((row for row, line in enumerate(self.lines(entry)) if line.pieces), 0)

    def _lay_out(self, index: int) -> list[Line]:
        """The lines of an entry."""
        entry = self.entries[index]
        block = self.document.blocks[entry.blocks[0]]
        if entry.form == "fold":
            return [_folded(self.document, entry, self._words)]
        if entry.form == "table":
            return _table(self.document, self._tables[block.id], block, self.mode.width)
        if self.mode.outline_only and block.title:
            return _title_lines(self.document, block, self.mode.width)
        lines = _block_lines(self.document, block, self.mode.width)
        above = block.kind in {"heading", "caption", "title"} and index > 0 and not self.mode.outline_only
        return [Line(block.id, Span(block.span.start, block.span.start), ()), *lines] if above else lines


def _entries(document: Document, mode: Mode, tables: dict[int, Table]) -> list[Entry]:
    """All entries of a document, in order of its text."""
    if mode.outline_only:
        return [Entry((b.id,), "block") for b in document.blocks if b.title or b.kind == "title"] or _whole(document)
    hidden = {block.id for block in document.blocks if block.kind in {"cell", "row"} and block.parent in tables}
    entries: list[Entry] = []
    shown = (block for block in document.blocks if block.id not in hidden)
    for aside, run in groupby(shown, key=lambda block: block.kind if block.kind in SET_ASIDE else ""):
        blocks = [block.id for block in run]
        least = LEAST_FOLDED_META if aside == "meta" else 1
        if aside and len(blocks) >= least and blocks[0] not in mode.unfolded:
            entries.append(Entry(tuple(blocks), "fold"))
        else:
            entries.extend(Entry((i,), "table" if i in tables else "block") for i in blocks)
    return entries


def _whole(document: Document) -> list[Entry]:
    """Every block as an entry: what a document without any title shows of its outline."""
    return [Entry((block.id,), "block") for block in document.blocks]


def _folded(document: Document, entry: Entry, words: Words) -> Line:
    """The one line a run of set-aside blocks is folded into."""
    first, last = document.blocks[entry.blocks[0]], document.blocks[entry.blocks[-1]]
    count = sum(len(document.blocks[i].lines) for i in entry.blocks)
    label = words(first.kind, count)
    return Line(first.id, Span(first.span.start, last.span.end), (said(f"▁ {label} ▁", "furniture"),), first=True)


STYLES: dict[Kind, tuple[str, ...]] = {
    "title": ("title",),
    "meta": ("furniture",),
    "toc": ("furniture",),
    "furniture": ("furniture",),
    "heading": ("heading",),
    "caption": ("caption",),
}


def _block_lines(document: Document, block: Block, width: int) -> list[Line]:
    """The wrapped lines of one block."""
    base = STYLES.get(block.kind, ())
    if block.kind == "heading":
        base = (*base, f"level{block.level}")
    indent = FIRST_INDENT if block.kind in {"item", "lead", "para"} else 0
    lines: list[Line] = []
    for own in own_spans(document, block):
        for part in _wrapped(document.text, own, width, 0 if lines else indent):
            pieces = tuple(_styled(block, part, base))
            lines.append(Line(block.id, part, pieces, first=not lines, indent=indent if not lines else 0))
    return lines or [Line(block.id, block.span, (said(" "),), first=True)]


def _title_lines(document: Document, block: Block, width: int) -> list[Line]:
    """A block's number and title alone, set in by its level, as an outline shows it."""
    indent = min(OUTLINE_STEP * max(0, block.level - 1), width // 3)
    base = STYLES.get(block.kind, ())
    spans = [*([block.number] if block.number else []), *block.title]
    found = Span(min(s.start for s in spans), max(s.end for s in spans))
    inside = [Span(max(own.start, found.start), min(own.end, found.end)) for own in own_spans(document, block)]
    parts = [part for own in inside if own.start < own.end for part in wrap(document.text, own, width - indent, cell)]
    return [
        Line(block.id, part, tuple(_styled(block, part, base)), first=i == 0, indent=indent)
        for i, part in enumerate(parts)
    ]


def _wrapped(text: str, span: Span, width: int, indent: int) -> list[Span]:
    """A stretch broken into lines, the first of them narrower by the indent."""
    if not indent or width <= 2 * indent:
        return list(wrap(text, span, width, cell))
    first = wrap(text, Span(span.start, min(span.end, span.start + width)), width - indent, cell)[0]
    rest = Span(first.end, span.end)
    return [first, *(wrap(text, rest, width, cell) if rest.start < rest.end else ())]


def _styled(block: Block, part: Span, base: tuple[str, ...]) -> list[Piece]:
    """A line's stretch cut at number and title, each in its style."""
    cuts = sorted({part.start, part.end, *_edges(block, part)})
    pieces = []
    for a, b in pairwise(cuts):
        if block.number and block.number.start <= a < block.number.end:
            style: tuple[str, ...] = ("number",)
        elif any(t.start <= a < t.end for t in block.title) and block.kind in {"item", "lead"}:
            style = ("run_in",)
        else:
            style = ()
        pieces.append(quoted(Span(a, b), *base, *style))
    return pieces


def _edges(block: Block, part: Span) -> list[int]:
    """Offsets inside a stretch at which number or title begin or end."""
    spans = [*block.title, *([block.number] if block.number else [])]
    return [x for span in spans for x in span if part.start < x < part.end]


def _table(document: Document, table: Table, caption: Block, width: int) -> list[Line]:
    """A caption and its table, drawn in columns."""
    lines = _block_lines(document, caption, width)
    blank = Line(caption.id, Span(caption.span.start, caption.span.start), ())
    body = [Line(caption.id, span, pieces) for span, pieces in table_lines(document.text, table, width)]
    return [blank, *lines, *body]
