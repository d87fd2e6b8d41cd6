"""A comparison as display lines: rows of cells that line up, band by band, laid out only where they are looked at.

Every column keeps a gutter with a sign of its state, so colour is never the only mark. The sheet draws what the
Comparison says and decides nothing: which text stands where comes from `compare.bands`.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from duidu.compare.bands import Band, bands
from duidu.export.figured import arrow, figured, of_segment
from duidu.export.marks import HEADINGS, state_sign
from duidu.model import ROOT, Block, Comparison, Document, Place, Row, Segment, Span, State
from duidu.text.outline import label
from duidu.tui.cells import EMPTY, GUTTER, STRENGTHS, CellLine, SheetLine, SheetWords
from duidu.tui.draw import Piece, cells, clip, said
from duidu.tui.ends import End, end_of, left, places
from duidu.tui.entries import UNFOUND, Entry, SheetMode, entries
from duidu.tui.flow import Spot, on_text
from duidu.tui.strand import shown
from duidu.tui.styled import SYMBOLS, pieces, run_sign, runs
from duidu.tui.woven import woven, woven_lines

__all__ = ["GUTTER", "STRENGTHS", "SYMBOLS", "CellLine", "Sheet", "SheetLine", "SheetMode", "SheetWords"]

LEAST_EXCERPT = 8
"""Cells below which a moved passage's words are not quoted at its other end."""


class Sheet:
    """The display lines of a comparison in one mode."""

    def __init__(
        self, documents: Sequence[Document], comparison: Comparison, mode: SheetMode, words: SheetWords
    ) -> None:
        self.documents = documents
        self.comparison = comparison
        self.mode = mode
        self.words = words
        self._kept: dict[int, tuple[SheetLine, ...]] = {}
        self.show_entries(entries(documents, comparison, mode))

    def show_entries(self, found: tuple[Entry, ...]) -> None:
        """Let these entries be what stands on the sheet."""
        self.entries = found
        self._firsts = [entry.rows[0] for entry in found]

    @property
    def size(self) -> int:
        """The number of entries."""
        return len(self.entries)

    def height(self, entry: int) -> int:
        """Return the rows of an entry."""
        return len(self.lines(entry))

    def blank(self, spot: Spot) -> bool:
        """Return whether the cursor passes over a row: one in which nothing stands, such as that above a heading."""
        lines = self.lines(spot.entry)
        return _is_empty(lines[spot.row]) and not all(map(_is_empty, lines))

    def lines(self, entry: int) -> tuple[SheetLine, ...]:
        """Return the display lines of an entry, never empty."""
        if entry not in self._kept:
            here = self.entries[entry]
            self._kept[entry] = self._fold_line(here) if here.fold else tuple(self._row_lines(here.rows[0]))
        return self._kept[entry]

    def forget(self) -> None:
        """Draw every line anew: something is said of the rows that was not said before."""
        self._kept.clear()

    def entry_of(self, row: int) -> int:
        """Return the entry that a row of the comparison stands in; the nearest before it when it is not shown."""
        return max(0, bisect_right(self._firsts, row) - 1)

    def row_at(self, spot: Spot) -> int:
        """Return the comparison's row at a spot."""
        return self.entries[spot.entry].rows[0]

    def spot_of(self, row: int, end: End | None = None) -> Spot:
        """Return the spot of a row, on the line that shows a place in it."""
        entry = self.entry_of(row)
        lines = self.lines(entry) if end is not None and self.entries[entry].rows == (row,) else ()
        found = (i for i, line in enumerate(lines) for one in line.cells if end is not None and _shows(one, end))
        return on_text(self, Spot(entry, next(found, 0)), 1)

    def end_at(self, spot: Spot, focus: int) -> End | None:
        """Return the other end of what moved on a line, else after it, else before it in its row; a column's first."""
        lines = self.lines(spot.entry)
        for line in (*lines[spot.row :], *lines[: spot.row]):
            found = [cell for cell in line.cells if cell.end is not None]
            if found:
                return next((cell for cell in found if cell.column == focus), found[0]).end
        return None

    # -- laying out

    @property
    def _base(self) -> int:
        return self.comparison.base

    def _fold_line(self, entry: Entry) -> tuple[SheetLine, ...]:
        piece = said(f"▁ {self.words.folded(entry.fold, len(entry.rows))} ▁", "furniture")
        signs: dict[str, State] = {"added": "added", "aside": "added", "unfound": "dropped"}
        state = signs.get(entry.fold)
        said_here = CellLine(SYMBOLS[state] if state else " ", state or "", (piece,))
        held = (c for c in self._across if any(self.comparison.rows[row].cells[c] for row in entry.rows))
        where = next(held, self._base) if entry.fold == "aside" else self._across[0]
        return (SheetLine(tuple(said_here if c == where else EMPTY for c in self._across), head=True),)

    @property
    def _across(self) -> tuple[int, ...]:
        """The columns that stand side by side."""
        return self.mode.columns[:1] if self.mode.stacked or self.mode.unified else self.mode.columns

    def _row_lines(self, index: int) -> list[SheetLine]:
        """The lines of one row: who stands where, then the bands, then further partners."""
        row = self.comparison.rows[index]
        heading = self._is_heading(row)
        lines = [] if heading else self._head(row, index)
        found = bands(self.documents[self._base], row, self._base, self.mode.focus)
        lines += self._text(row, [one for one in found if not self.mode.figures or self._has_figures(row, one)])
        if heading:
            lines = self._with_missing(row, index, lines)
        if not self.mode.figures:
            lines.extend(self._also(row, index))
        return lines or [SheetLine(tuple(EMPTY for _ in self._across))]

    def _text(self, row: Row, found: Sequence[Band]) -> list[SheetLine]:
        """The lines of some bands: those that have text in several columns line up, the others fill what is free."""
        if self.mode.unified:
            return [line for band in found for line in self._woven(row, band)]
        parts = [[self._part(row, band, column) for column in self.mode.columns] for band in found]
        if len(self._across) < len(self.mode.columns):
            return [SheetLine((line,)) for part in parts for column in part for line in column]
        columns: list[list[CellLine]] = [[] for _ in self.mode.columns]
        for part in parts:
            if sum(map(bool, part)) > 1:
                height = max(map(len, columns))
                columns = [[*column, *[EMPTY] * (height - len(column))] for column in columns]
            columns = [[*column, *more] for column, more in zip(columns, part, strict=True)]
        return self._side_by_side(columns)

    def _part(self, row: Row, band: Band, column: int) -> list[CellLine]:
        """What one column has of a band, below its text where what moved stands, and figures if only they are shown."""
        text = self._cell(row, column, band.cells[column])
        return [*text, *self._moves(row, band, column), *self._figures(row, band, column)]

    def _woven(self, row: Row, band: Band) -> list[SheetLine]:
        """The lines of one band woven into one text, and below it what is said of it."""
        focus = self.mode.focus
        segments = (*band.cells[self._base], *band.cells[focus])
        text = woven_lines(self.documents, woven(row, band, self._base, focus), segments, self.mode.width)
        ends = [end for column in self.mode.columns for end in self._moves(row, band, column)]
        return [SheetLine((line,)) for line in (*text, *ends, *self._figures(row, band, focus))]

    def _side_by_side(self, columns: list[list[CellLine]]) -> list[SheetLine]:
        """Cells side by side, or one under the other when the screen is very narrow."""
        if len(self._across) < len(self.mode.columns):
            return [SheetLine((line,)) for column in columns for line in column]
        return [SheetLine(cells) for cells in zip_longest(*columns, fillvalue=EMPTY)]

    def _is_heading(self, row: Row) -> bool:
        """Whether a row holds headings and no running text."""
        blocks = [self.documents[c].blocks[i] for c, ids in enumerate(row.cells) for i in ids]
        return all(block.kind in HEADINGS for block in blocks)

    # -- what stands above a row

    def _head(self, row: Row, index: int) -> list[SheetLine]:
        """What stands in each cell: place, source line, strength and score; or that nothing does.

        One line, or in a stack one for the base and for each column of which something is to be said.
        """
        found = [self._head_cell(row, index, column) for column in self.mode.columns]
        if len(self._across) == len(found):
            return [SheetLine(tuple(found), head=True)]
        told = (
            cell for c, cell in zip(self.mode.columns, found, strict=True) if self.words.ruled(index, c) or cell.end
        )
        if self.mode.unified:
            return [SheetLine((self._one_head(*found),), head=True)]
        return [SheetLine((line,), head=True) for line in (found[0], *(one for one in told if one is not found[0]))]

    def _one_head(self, own: CellLine, other: CellLine) -> CellLine:
        """Both ends of a row in one line, with the column's sign."""
        pieces_ = (*own.pieces, said(" \u2192 ", "gutter"), *other.pieces)
        columns = tuple(c for c, one in ((self._base, own), (self.mode.focus, other)) for _ in one.pieces)
        columns = (*columns[: len(own.pieces)], self._base, *columns[len(own.pieces) :])
        known = other if other.block != ROOT else own
        return CellLine(other.sign, other.sign_style, pieces_, known.block, known.column, columns, other.end or own.end)

    def _head_cell(self, row: Row, index: int, column: int) -> CellLine:
        """What stands in one cell."""
        if not row.cells[column]:
            return self._missing(row, index, column)
        if column == self._base:
            return CellLine(" ", "same", self._whereabouts(row, index, column), row.cells[column][0], column)
        state, moved = row.states[column], row.moved[column] if row.moved else None
        end = end_of(self.documents, self._base, moved.old) if moved else None
        sign = state_sign(state, moved=moved is not None)
        pieces_ = self._whereabouts(row, index, column)
        return CellLine(
            sign, state, pieces_, row.cells[column][0], column, (), end if not row.cells[self._base] else None
        )

    def _whereabouts(self, row: Row, index: int, column: int) -> tuple[Piece, ...]:
        """Where a cell's text stands, strength and score of its link, and what the reader has said of it."""
        document, block, link = self.documents[column], row.cells[column][0], row.links[column]
        strength = f" {STRENGTHS[link.strength]}{link.score:.2f}".replace("0.", ".") if link else ""
        relation = self.words.relations.get(row.relations[column] if row.relations else "one", "")
        text = f"{label(document, block)} L{document.blocks[block].line}{strength} {relation}".rstrip()
        ruled = self.words.ruled(index, column)
        shown = clip(text, self.mode.width - cells(ruled) - bool(ruled))
        return (said(shown, "dim"), said(f" {ruled}", "key")) if ruled else (said(shown, "dim"),)

    def _missing(self, row: Row, index: int, column: int) -> CellLine:
        """What stands where a document has nothing: that it is not found, or where it went or came from."""
        state, ruled = row.states[column], self.words.ruled(index, column)
        focus = self.mode.focus if column == self._base else column
        moved = row.moved[focus] if row.moved else None
        if moved is not None:
            return self._moved_line(column, moved.old if column == self._base else moved.new)
        if column == self._base or state not in UNFOUND:
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
                for c in self._across
            )
        )
        if not lines or len(self._across) < len(self.mode.columns):
            return [above, *lines]
        first = lines[0]
        cells = [
            self._missing(row, index, column) if not row.cells[column] else cell_line
            for column, cell_line in zip(self.mode.columns, first.cells, strict=True)
        ]
        return [above, SheetLine(tuple(cells), head=True), *lines[1:]]

    # -- the text

    def _cell(self, row: Row, column: int, segments: tuple[Segment, ...]) -> list[CellLine]:
        """The lines of one cell in one band."""
        document = self.documents[column]
        lines: list[CellLine] = []
        for run in runs(segments):
            sign, style = self._sign(row, column, run)
            block = document.blocks[run[0].block]
            for line in shown(document, block, Span(run[0].span.start, run[-1].span.end), self.mode.width):
                found = tuple(
                    one for piece in line.pieces for one in _restyled(piece, block, run, column == self._base)
                )
                lines.append(CellLine(sign, style, found, block.id, column, (), self._end(column, run, line.source)))
                sign = " "
        return lines

    def _sign(self, row: Row, column: int, run: Sequence[Segment]) -> tuple[str, str]:
        """The gutter's sign for a run of segments, with the direction of its figures in the other column."""
        if column == self._base and not row.sides[self.mode.focus].base:
            return " ", ""
        sign, state = run_sign(run)
        if column == self._base or len(sign) > 1:
            return sign, state
        base, documents = row.sides[column].base, (self.documents[self._base], self.documents[column])
        found = [one for s in run if s.partner >= 0 for one in of_segment(*documents, base[s.partner])]
        return sign + arrow(found), state

    def _end(self, column: int, run: Sequence[Segment], part: Span) -> End | None:
        """Where the first clause on a line stands on the other side, if it moved to another row or came from there."""
        there = self.mode.focus if column == self._base else self._base
        for segment in run:
            if (
                segment.elsewhere
                and segment.partner < 0
                and segment.span.start < part.end
                and part.start < segment.span.end
            ):
                return end_of(self.documents, there, segment.elsewhere)
        return None

    # -- what is said below a band

    def _moves(self, row: Row, band: Band, column: int) -> Iterator[CellLine]:
        """A line for each place where clauses of the band stand on another row: in the column, or once in the base."""
        base = column == self._base
        focus = self.mode.focus if base else column
        moved = row.moved[focus] if row.moved else None
        own = band.cells[focus] if base else band.cells[self._base]
        if not own or focus == self._base:
            return
        within = Span(min(s.span.start for s in own), max(s.span.end for s in own))
        known = (moved.old if base else moved.new) if moved and not row.cells[column] else None
        for place in places(left(row, focus, within, base=not base)):
            if known is None or place.block != known.block:
                yield self._moved_line(column, place)

    def _moved_line(self, column: int, place: Place) -> CellLine:
        """Where a passage stands, with its first words there."""
        document = self.documents[column]
        block, span = document.blocks[place.block], place.span
        where = f"{label(document, block.id)} L{block.line}".strip()
        text = clip((self.words.come if column == self._base else self.words.to)(where), self.mode.width)
        room = self.mode.width - cells(text) - 2
        parts = shown(document, block, span or block.span, room) if room >= LEAST_EXCERPT else []
        found = [said(text, "moved")]
        if parts:
            found += [said(" ", "moved"), *(piece._replace(styles=(*piece.styles, "dim")) for piece in parts[0].pieces)]
            found += [said("…", "dim")] * (len(parts) > 1)
        return CellLine(
            SYMBOLS["moved"], "moved", tuple(found), block.id, column, (), end_of(self.documents, column, place)
        )

    def _has_figures(self, row: Row, band: Band) -> bool:
        """Whether a figure was changed in a band, in any column on screen."""
        within = _extent(band.cells[self._base])
        others = (column for column in self.mode.columns if column != self._base)
        return any(next(figured(self.documents, row, self._base, c, within), None) for c in others)

    def _figures(self, row: Row, band: Band, column: int) -> Iterator[CellLine]:
        """A line for each figure of the band that a column changed, where only figures are shown."""
        if not self.mode.figures or column == self._base or not band.cells[self._base]:
            return
        for one in figured(self.documents, row, self._base, column, _extent(band.cells[self._base])):
            pieces_ = (said(clip(one.text, self.mode.width), "edited"),)
            yield CellLine(one.sign, "edited", pieces_, one.segment.block, column)

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
            places_ = " ".join(f"{STRENGTHS[a.strength]}L{document.blocks[a.block].line}" for a in row.also[column])
            text = clip(f"{self.words.also(len(row.also[column]))} {places_}", self.mode.width)
            return [CellLine("…", "also", (said(text, "also"),), row.also[column][0].block, column)]
        for other in row.also[column] if opened else ():
            block = document.blocks[other.block]
            head = f"{STRENGTHS[other.strength]} {label(document, block.id)} L{block.line}"
            lines.append(CellLine("…", "also", (said(clip(head, self.mode.width), "also"),), block.id, column))
            parts = shown(document, block, block.span, self.mode.width)
            lines.extend(CellLine(" ", "", part.pieces, block.id, column) for part in parts)
        return lines


def _extent(segments: Sequence[Segment]) -> Span:
    """The stretch from the first to the last of some segments, empty for none."""
    return Span(min(s.span.start for s in segments), max(s.span.end for s in segments)) if segments else Span(0, 0)


def _restyled(piece: Piece, block: Block, run: Sequence[Segment], base: bool) -> tuple[Piece, ...]:
    """A piece of the source in the styles of its changes; a correction's words as they are."""
    return (piece,) if piece.literal else pieces(block, run, piece.span, base=base)


def _is_empty(line: SheetLine) -> bool:
    """Whether nothing stands on a line."""
    return not any(cell.pieces for cell in line.cells)


def _shows(line: CellLine, end: End) -> bool:
    """Whether a cell's line quotes the beginning of a place."""
    columns = line.columns or (line.column,) * len(line.pieces)
    return any(
        column == end.column and not piece.literal and piece.span.start <= end.start < piece.span.end
        for column, piece in zip(columns, line.pieces, strict=True)
    )
