"""Side by side at the grain of a sentence: a row's segments arranged in bands that line up.

A row may be a paragraph of two thousand characters; a reader wants each sentence beside its partner. A band is one
sentence of the base with, in every other column, the segments whose partners lie in it; a segment without a partner
stands in the band of the one before it. Within a cell the column's own order is kept, and every segment stands in
exactly one band, so no text is lost or repeated.
"""

from typing import NamedTuple

from duidu.model import Document, Row, Segment, Sides
from duidu.text.clauses import sentences
from duidu.text.outline import own_spans


class Band(NamedTuple):
    """One line-up of a row: for each column the segments that stand there, in the column's order."""

    cells: tuple[tuple[Segment, ...], ...]


def bands(base: Document, row: Row, base_column: int, focus: int) -> tuple[Band, ...]:
    """Return the bands of a row.

    Args:
        base: The base document.
        row: The row.
        base_column: The index of the base's column.
        focus: The column against which the base's own text is marked.
    """
    marked = _base_segments(base, row, base_column, focus)
    starts = _band_starts(base, row.cells[base_column], marked)
    count = max(1, len(starts))
    cells: list[list[list[Segment]]] = [[[] for _ in row.cells] for _ in range(count)]
    for segment in marked:
        cells[_band_of(starts, segment)][base_column].append(segment)
    for column, sides in enumerate(row.sides):
        if column != base_column:
            for band, segment in _placed(sides, starts):
                cells[band][column].append(segment)
    return tuple(Band(tuple(tuple(cell) for cell in band)) for band in cells if any(band))


def _base_segments(base: Document, row: Row, base_column: int, focus: int) -> tuple[Segment, ...]:
    """The base's text as it is marked against the focused column; plain where that column has nothing."""
    if focus != base_column and row.sides[focus].base:
        return row.sides[focus].base
    spans = [(i, span) for i in row.cells[base_column] for span in own_spans(base, base.blocks[i])]
    state = row.states[focus] if focus != base_column else "same"
    return tuple(Segment(i, part, state) for i, span in spans for part in sentences(base.text, span))


def _band_starts(base: Document, blocks: tuple[int, ...], marked: tuple[Segment, ...]) -> list[int]:
    """Offsets of the base at which a band begins: sentences, moved to where a segment begins."""
    edges = {segment.span.start for segment in marked}
    found = [
        part.start
        for i in blocks
        for span in own_spans(base, base.blocks[i])
        for part in sentences(base.text, span)
        if part.start in edges
    ]
    return found or ([min(edges)] if edges else [])


def _band_of(starts: list[int], segment: Segment) -> int:
    """The band that a segment of the base stands in."""
    below = [i for i, start in enumerate(starts) if start <= segment.span.start]
    return below[-1] if below else 0


def _placed(sides: Sides, starts: list[int]) -> list[tuple[int, Segment]]:
    """The other side's segments with their bands: the partner's, else that of the segment before."""
    placed, band = [], 0
    for segment in sides.other:
        if segment.partner >= 0:
            band = _band_of(starts, sides.base[segment.partner])
        placed.append((band, segment))
    return placed
