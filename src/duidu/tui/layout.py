"""The reader's page: which display lines a document has at a width, laid out only where they are looked at.

A document of fifty thousand paragraphs must be on screen at once, so nothing here walks over all of its text: entries
(one block, one run of set-aside blocks, one table) are listed in one pass, and an entry's lines are broken when first
shown. A place on the page is (entry, line within it); it is kept as an offset when the width changes.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import NamedTuple

from duidu.model import BODY_KINDS, ROOT, Block, Document, Kind, Span, Table
from duidu.text.outline import ancestors, own_spans
from duidu.text.wrap import wrap
from duidu.tui.draw import Piece, cell, quoted, said
from duidu.tui.flow import Spot
from duidu.tui.frames import EDGES, LEAST_FRAMED, boxed, framed
from duidu.tui.grid import table_lines
from duidu.tui.lines import Line
from duidu.tui.strand import strand, wrapped

FIRST_INDENT = 4
"""Cells by which a paragraph's first line stands in: two ideographs, as Chinese pages do."""
LEVEL_STEP = 2
"""Cells by which what hangs under an item is set in."""
OUTLINE_STEP = 2
"""Cells by which an outline sets a level in."""
LEAST_FOLDED_META = 3
"""Runs of this many lines about the document (index blocks) are folded; one or two stay readable."""
SET_ASIDE: frozenset[Kind] = frozenset({"furniture", "toc", "meta"})


class Entry(NamedTuple):
    """What is laid out together: blocks in order, and how: ``block``, ``fold`` or ``table``.

    In a box, `opens` is the entry at which its frame begins and `closes` the one at which it ends.
    """

    blocks: tuple[int, ...]
    form: str
    box: int = ROOT
    opens: bool = False
    closes: bool = False


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
        """Return whether a row shows nothing of the document (the space above a heading, an edge of a frame)."""
        return self.line(spot).blank

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
        return next((row for row, line in enumerate(self.lines(entry)) if not line.blank), 0)

    def _lay_out(self, index: int) -> list[Line]:
        """The lines of an entry, in its frame if it stands in one."""
        entry = self.entries[index]
        if entry.box == ROOT:
            return self._lines_of(entry, self.mode.width, above=index > 0)
        lines = self._lines_of(entry, self.mode.width - EDGES, above=index > 0 and entry.opens)
        return framed(self.document.text, lines, self.mode.width, first=entry.opens, last=entry.closes)

    def _lines_of(self, entry: Entry, width: int, *, above: bool) -> list[Line]:
        """The lines of an entry; `above` sets a title off from what stands before it."""
        block = self.document.blocks[entry.blocks[0]]
        if entry.form == "fold":
            return [_folded(self.document, entry, self._words)]
        if entry.form == "table":
            return _table(self.document, self._tables[block.id], block, width)
        if self.mode.outline_only and block.title:
            return _title_lines(self.document, block, width)
        lines = _block_lines(self.document, block, width)
        set_off = above and block.kind in {"heading", "caption", "title"} and not self.mode.outline_only
        return [Line(block.id, Span(block.span.start, block.span.start), ()), *lines] if set_off else lines


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
    return _in_boxes(document, entries, tables) if mode.width >= LEAST_FRAMED else entries


def _in_boxes(document: Document, entries: list[Entry], tables: dict[int, Table]) -> list[Entry]:
    """The entries with the boxes they stand in; a box inside another has no frame of its own."""
    boxes = boxed(document, tables)
    if not boxes:
        return entries
    found: list[Entry] = []
    for box, run in groupby(zip(entries, _box_of(document, entries, boxes), strict=True), key=lambda pair: pair[1]):
        held = [entry for entry, _ in run]
        last = len(held) - 1
        found.extend(one._replace(box=box, opens=i == 0, closes=i == last) for i, one in enumerate(held))
    return found


def _box_of(document: Document, entries: list[Entry], boxes: Mapping[int, int]) -> list[int]:
    """The box of each entry; what is set aside in the midst of a box (a page's number) does not break it."""
    found = [boxes.get(entry.blocks[0], ROOT) for entry in entries]
    for i, entry in enumerate(entries):
        if i and found[i - 1] != ROOT and _aside(document, entry):
            after = next((n for n in range(i, len(entries)) if not _aside(document, entries[n])), i)
            found[i] = found[i - 1] if found[after] == found[i - 1] else ROOT
    return found


def _aside(document: Document, entry: Entry) -> bool:
    """Whether an entry shows what is set aside."""
    return document.blocks[entry.blocks[0]].kind in SET_ASIDE


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
    one = strand(document, own_spans(document, block))
    lines: list[Line] = []
    for start, end, indent in wrapped(one, width, *_indents(document, block, width)):
        pieces = tuple(piece for part in one.pieces(start, end) for piece in _in_style(block, part, base))
        lines.append(Line(block.id, one.source(start, end), pieces, first=not lines, indent=indent))
    return lines or [Line(block.id, block.span, (said(" "),), first=True)]


def _indents(document: Document, block: Block, width: int) -> tuple[int, int]:
    """By how many cells a block's first line is set in, and the others.

    What hangs under a numbered item stands further in than that; a term that is explained stands out.
    """
    if block.kind not in BODY_KINDS:
        return 0, 0
    if block.role == "definition" and block.title and block.body:
        return 0, FIRST_INDENT
    above = sum(document.blocks[i].kind in BODY_KINDS for i in ancestors(document, block.id))
    deeper = min(above * LEVEL_STEP, width // 4)
    return deeper + FIRST_INDENT, deeper


def _in_style(block: Block, piece: Piece, base: tuple[str, ...]) -> list[Piece]:
    """A piece of a block's strand in the styles of what it shows."""
    return [piece] if piece.literal else _styled(block, piece.span, base)


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


def _styled(block: Block, part: Span, base: tuple[str, ...]) -> list[Piece]:
    """A line's stretch cut at number and title, each in its style."""
    cuts = sorted({part.start, part.end, *_edges(block, part)})
    pieces = []
    for a, b in pairwise(cuts):
        if block.number and block.number.start <= a < block.number.end:
            style: tuple[str, ...] = ("number",)
        elif any(t.start <= a < t.end for t in block.title) and block.kind in {"item", "lead"}:
            style = ("term",) if block.role == "definition" else ("run_in",)
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
