"""A comparison as display lines: rows of cells that line up, band by band, laid out only where they are looked at.

Every column keeps a gutter with a sign of its state, so colour is never the only mark. The sheet draws what the
Comparison says and decides nothing: which text stands where comes from `compare.bands`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise, zip_longest
from typing import NamedTuple

from duidu.compare.bands import bands
from duidu.model import ROOT, Block, Comparison, Document, Row, Segment, Span, State
from duidu.text.outline import label, own_spans
from duidu.text.wrap import wrap
from duidu.tui.draw import Piece, cell, cells, clip, quoted, said
from duidu.tui.flow import Spot

SYMBOLS: Mapping[State, str] = {
    "same": "=",
    "edited": "~",
    "reworded": "≈",
    "moved": "↗",
    "added": "+",
    "dropped": "-",
    "other_kind": "○",
    "damaged": "!",
}
"""The signs of the gutter."""

UNFOUND: tuple[State, ...] = ("dropped", "other_kind", "damaged")
"""States of a cell where a document has nothing."""

GUTTER = 2
"""Cells before a column's text: the sign and a space."""

STRENGTHS: Mapping[str, str] = {"main": "●", "partial": "◐"}


class CellLine(NamedTuple):
    """One display line of one cell: the sign of the gutter with its style, the pieces, and what it shows."""

    sign: str
    sign_style: str
    pieces: tuple[Piece, ...]
    block: int = ROOT
    column: int = -1


EMPTY = CellLine(" ", "", ())


class SheetLine(NamedTuple):
    """One display line of the sheet: a cell line for each visible column."""

    cells: tuple[CellLine, ...]
    head: bool = False


@dataclass(frozen=True, slots=True)
class SheetMode:
    """How a sheet is shown.

    `columns` are the comparison's columns on screen, `focus` the one against which the base is marked, `width` the
    cells of text in each, `open_rows` the rows whose further partners are shown, `folded` whether runs of unchanged
    rows are one line, `outline` whether only headings are shown.
    """

    columns: tuple[int, ...]
    focus: int
    width: int
    open_rows: frozenset[int] = frozenset()
    folded: bool = False
    outline: bool = False
    stacked: bool = False


@dataclass(frozen=True, slots=True)
class SheetWords:
    """What the sheet says itself: for a missing counterpart by state, for further partners, for folded rows."""

    unfound: Mapping[State, str]
    also: Callable[[int], str]
    folded: Callable[[int], str]
    ruled: Callable[[int, int], str] = lambda _row, _column: ""
    """The signs of what the reader has said of a row's cell in a column."""


class Sheet:
    """The display lines of a comparison in one mode."""

    def __init__(
        self, documents: Sequence[Document], comparison: Comparison, mode: SheetMode, words: SheetWords
    ) -> None:
        self.documents = documents
        self.comparison = comparison
        self.mode = mode
        self.words = words
        self.entries = tuple(_entries(documents, comparison, mode))
        self._kept: dict[int, tuple[SheetLine, ...]] = {}

    @property
    def size(self) -> int:
        """The number of entries."""
        return len(self.entries)

    def height(self, entry: int) -> int:
        """Return the rows of an entry."""
        return len(self.lines(entry))

    def blank(self, spot: Spot) -> bool:
        """Return whether the cursor passes over a row: none here."""
        return False

    def lines(self, entry: int) -> tuple[SheetLine, ...]:
        """Return the display lines of an entry, never empty."""
        if entry not in self._kept:
            rows = self.entries[entry]
            self._kept[entry] = self._fold_line(len(rows)) if len(rows) > 1 else tuple(self._row_lines(rows[0]))
        return self._kept[entry]

    def forget(self) -> None:
        """Draw every line anew: something is said of the rows that was not said before."""
        self._kept.clear()

    def entry_of(self, row: int) -> int:
        """Return the entry that a row of the comparison stands in; the nearest before it when it is hidden."""
        found = [i for i, rows in enumerate(self.entries) if rows[0] <= row]
        return found[-1] if found else 0

    def row_at(self, spot: Spot) -> int:
        """Return the comparison's row at a spot."""
        return self.entries[spot.entry][0]

    # -- laying out

    def _fold_line(self, count: int) -> tuple[SheetLine, ...]:
        piece = said(f"▁ {self.words.folded(count)} ▁", "furniture")
        first = CellLine(" ", "", (piece,))
        return (SheetLine((first, *(EMPTY for _ in self.mode.columns[1:])), head=True),)

    def _row_lines(self, index: int) -> list[SheetLine]:
        """The lines of one row: who stands where, then the bands, then further partners."""
        row = self.comparison.rows[index]
        base_document = self.documents[self.comparison.base]
        lines = [] if self._is_heading(row) else self._head(row, index)
        for band in bands(base_document, row, self.comparison.base, self.mode.focus):
            columns = [self._cell(row, column, band.cells[column]) for column in self.mode.columns]
            lines.extend(self._side_by_side(columns))
        if self._is_heading(row):
            lines = self._with_missing(row, index, lines)
        lines.extend(self._also(row, index))
        return lines or [SheetLine(tuple(EMPTY for _ in self.mode.columns))]

    def _side_by_side(self, columns: list[list[CellLine]]) -> list[SheetLine]:
        """Cells side by side, or one under the other when the screen is very narrow."""
        if self.mode.stacked:
            return [SheetLine((line,)) for column in columns for line in column]
        return [SheetLine(cells) for cells in zip_longest(*columns, fillvalue=EMPTY)]

    def _is_heading(self, row: Row) -> bool:
        """Whether a row holds headings and no running text."""
        blocks = [self.documents[c].blocks[i] for c, ids in enumerate(row.cells) for i in ids]
        return all(block.kind in {"heading", "title", "caption"} for block in blocks)

    def _head(self, row: Row, index: int) -> list[SheetLine]:
        """What stands in each cell: place, source line, strength and score; or that nothing does.

        One line, or in a stack one for the base and for each column of which the reader has said something.
        """
        found = []
        for column in self.mode.columns:
            if not row.cells[column]:
                found.append(self._missing(row, index, column))
                continue
            state = row.states[column] if column != self.comparison.base else "same"
            sign = SYMBOLS[state] if column != self.comparison.base else " "
            found.append(CellLine(sign, state, self._whereabouts(row, index, column), row.cells[column][0], column))
        if self.mode.stacked:
            ruled = (cell for c, cell in zip(self.mode.columns, found, strict=True) if self.words.ruled(index, c))
            return [SheetLine((line,), head=True) for line in (found[0], *ruled)]
        return [SheetLine(tuple(found), head=True)]

    def _whereabouts(self, row: Row, index: int, column: int) -> tuple[Piece, ...]:
        """Where a cell's text stands, strength and score of its link, and what the reader has said of it."""
        document, block, link = self.documents[column], row.cells[column][0], row.links[column]
        strength = f" {STRENGTHS[link.strength]}{link.score:.2f}".replace("0.", ".") if link else ""
        text = f"{label(document, block)} L{document.blocks[block].line}{strength}"
        ruled = self.words.ruled(index, column)
        shown = clip(text, self.mode.width - cells(ruled) - bool(ruled))
        return (said(shown, "dim"), said(f" {ruled}", "key")) if ruled else (said(shown, "dim"),)

    def _missing(self, row: Row, index: int, column: int) -> CellLine:
        """What stands where a document has nothing."""
        state, ruled = row.states[column], self.words.ruled(index, column)
        if column == self.comparison.base or state not in UNFOUND:
            return CellLine(" ", "", (said("·", "dim"), said(f" {ruled}".rstrip(), "key")))
        signs = f"{ruled} " if ruled else ""
        text = clip(self.words.unfound[state], self.mode.width - cells(signs))
        return CellLine(
            SYMBOLS[state], state, (said(signs, "key"), said(text, state)) if ruled else (said(text, state),)
        )

    def _with_missing(self, row: Row, index: int, lines: list[SheetLine]) -> list[SheetLine]:
        """A heading's lines with a word in the first where a document has no such heading.

        The line above is blank but where the reader has said something of the heading.
        """
        ruled = [c for c in self.mode.columns if row.cells[c] and self.words.ruled(index, c)]
        above = SheetLine(
            tuple(
                CellLine(" ", "", self._whereabouts(row, index, c), row.cells[c][0], c) if c in ruled else EMPTY
                for c in self.mode.columns
            )
        )
        if not lines or self.mode.stacked:
            return [above, *lines]
        first = lines[0]
        cells = [
            self._missing(row, index, column) if not row.cells[column] else cell_line
            for column, cell_line in zip(self.mode.columns, first.cells, strict=True)
        ]
        return [above, SheetLine(tuple(cells), head=True), *lines[1:]]

    def _cell(self, row: Row, column: int, segments: tuple[Segment, ...]) -> list[CellLine]:
        """The lines of one cell in one band."""
        document = self.documents[column]
        lines: list[CellLine] = []
        for run in _runs(segments):
            sign, style = self._sign(row, column, run)
            block = document.blocks[run[0].block]
            for part in self._parts(document, block, Span(run[0].span.start, run[-1].span.end)):
                pieces = _pieces(block, run, part, base=column == self.comparison.base)
                lines.append(CellLine(sign, style, pieces, block.id, column))
                sign = " "
        return lines

    def _parts(self, document: Document, block: Block, span: Span) -> list[Span]:
        """The display lines of a stretch of a block, which may run over lines of the source."""
        inside = [Span(max(own.start, span.start), min(own.end, span.end)) for own in own_spans(document, block)]
        return [
            part for own in inside if own.start < own.end for part in wrap(document.text, own, self.mode.width, cell)
        ]

    def _sign(self, row: Row, column: int, run: Sequence[Segment]) -> tuple[str, str]:
        """The gutter's sign for a run of segments: their state, ``edited`` when they differ."""
        if column == self.comparison.base and not row.sides[self.mode.focus].base:
            return " ", ""
        states = {segment.state for segment in run}
        state: State = states.pop() if len(states) == 1 else "edited"
        return SYMBOLS[state], state

    def _also(self, row: Row, index: int) -> list[SheetLine]:
        """A line for each column's further partners, and their text when the row is open."""
        if not any(row.also[column] for column in self.mode.columns):
            return []
        opened = index in self.mode.open_rows
        columns = [self._also_cell(row, column, opened=opened) for column in self.mode.columns]
        return self._side_by_side(columns)

    def _also_cell(self, row: Row, column: int, *, opened: bool) -> list[CellLine]:
        document = self.documents[column]
        lines: list[CellLine] = []
        if row.also[column] and not opened:
            places = " ".join(f"{STRENGTHS[a.strength]}L{document.blocks[a.block].line}" for a in row.also[column])
            text = clip(f"{self.words.also(len(row.also[column]))} {places}", self.mode.width)
            return [CellLine("…", "also", (said(text, "also"),), row.also[column][0].block, column)]
        for other in row.also[column] if opened else ():
            block = document.blocks[other.block]
            head = f"{STRENGTHS[other.strength]} {label(document, block.id)} L{block.line}"
            lines.append(CellLine("…", "also", (said(clip(head, self.mode.width), "also"),), block.id, column))
            for span in own_spans(document, block):
                parts = wrap(document.text, span, self.mode.width, cell)
                lines.extend(CellLine(" ", "", (quoted(part),), block.id, column) for part in parts)
        return lines


def _entries(documents: Sequence[Document], comparison: Comparison, mode: SheetMode) -> list[tuple[int, ...]]:
    """Rows as entries: each its own, or runs of unchanged rows together; headings only in an outline."""
    rows = [i for i, row in enumerate(comparison.rows) if any(row.cells[column] for column in mode.columns)]
    if mode.outline:
        heads = [i for i in rows if _has_title(documents, comparison.rows[i])]
        return [(i,) for i in heads] or [(i,) for i in rows]
    if not mode.folded:
        return [(i,) for i in rows]
    entries: list[tuple[int, ...]] = []
    for unchanged, run in groupby(rows, key=lambda i: _unchanged(comparison, i)):
        ids = tuple(run)
        entries.extend([ids] if unchanged and len(ids) > 1 else [(i,) for i in ids])
    return entries


def _has_title(documents: Sequence[Document], row: Row) -> bool:
    return any(documents[c].blocks[i].title for c, ids in enumerate(row.cells) for i in ids)


def _unchanged(comparison: Comparison, index: int) -> bool:
    row = comparison.rows[index]
    return all(state == "same" for column, state in enumerate(row.states) if column != comparison.base)


def _runs(segments: tuple[Segment, ...]) -> list[list[Segment]]:
    """Segments that follow each other in one block, together: they wrap as one text."""
    runs: list[list[Segment]] = []
    for segment in segments:
        if runs and runs[-1][-1].block == segment.block and runs[-1][-1].span.end == segment.span.start:
            runs[-1].append(segment)
        else:
            runs.append([segment])
    return runs


def _pieces(block: Block, run: Sequence[Segment], part: Span, *, base: bool) -> tuple[Piece, ...]:
    """A display line's pieces, each in the style of its change."""
    ground = ("heading",) if block.kind in {"heading", "title", "caption"} else ()
    pieces: list[Piece] = []
    for segment in run:
        for span, style in _styled(segment, base=base):
            start, end = max(span.start, part.start), min(span.end, part.end)
            if start < end:
                pieces.extend(_titled(block, Span(start, end), (*ground, *style)))
    return tuple(pieces)


def _titled(block: Block, span: Span, style: tuple[str, ...]) -> list[Piece]:
    """A stretch with its run-in title set off."""
    edges = {x for title in block.title for x in title if span.start < x < span.end}
    cuts = sorted({span.start, span.end, *edges})
    inside = [any(t.start <= a < t.end for t in block.title) for a in cuts]
    return [
        quoted(Span(a, b), *style, *(("run_in",) if titled and block.kind in {"item", "lead"} else ()))
        for (a, b), titled in zip(pairwise(cuts), inside, strict=False)
    ]


WHOLE: Mapping[State, tuple[str, ...]] = {
    "same": ("quiet",),
    "added": ("added",),
    "dropped": ("lost",),
    "other_kind": ("lost",),
    "damaged": ("lost",),
    "moved": ("moved",),
}
"""Styles of segments that are marked as a whole."""


def _styled(segment: Segment, *, base: bool) -> list[tuple[Span, tuple[str, ...]]]:
    """A segment cut into stretches with their styles."""
    ground = WHOLE.get(segment.state, ())
    if not segment.edits or segment.state == "same":
        return [(segment.span, ground)]
    styles = {
        "equal": ground,
        "delete": ("cut",),
        "insert": ("added",),
        "replace": ("reworded",) if segment.state == "reworded" else ("edited",),
    }
    return [(edit.old if base else edit.new, styles[edit.kind]) for edit in segment.edits]
