"""Side by side at the grain of a sentence: a row's segments arranged in bands that line up.

A row may be a paragraph of two thousand characters; a reader wants each sentence beside its partner. A band is one
sentence of the base with, in every other column, the segments whose partners lie in it; a segment without a partner
stands in the band of the one before it. Within a band the column's own order is kept, and every segment stands in
exactly one band, so no text is lost or repeated. A sentence that runs over a line break of the source is one sentence.
"""

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from duidu.model import Document, Row, Segment, Sides, Span
from duidu.text.clauses import sentences
from duidu.text.outline import join, own_spans


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
    own = [(block, span) for block in row.cells[base_column] for span in _sentences(base, block)]
    marked = _base_segments(row, own, base_column, focus)
    starts = _band_starts(own, marked)
    cells: list[list[list[Segment]]] = [[[] for _ in row.cells] for _ in range(max(1, len(starts)))]
    for segment in marked:
        cells[_band_of(starts, segment)][base_column].append(segment)
    for column, sides in enumerate(row.sides):
        if column != base_column:
            for band, segment in _placed(sides, starts):
                cells[band][column].append(segment)
    return tuple(Band(tuple(tuple(cell) for cell in band)) for band in cells if any(band))


def _sentences(document: Document, block_id: int) -> Iterator[Span]:
    """The sentences of a block's own text; one that runs over a line break encloses it."""
    spans = own_spans(document, document.blocks[block_id])
    text = join(document.text, spans)
    offsets = [at for start, end in spans for at in range(start, end)]
    for start, end in sentences(text, Span(0, len(text))):
        yield Span(offsets[start], offsets[end - 1] + 1)


def _base_segments(row: Row, own: list[tuple[int, Span]], base_column: int, focus: int) -> tuple[Segment, ...]:
    """The base's text as it is marked against the focused column; plain where that column has nothing."""
    if focus == base_column:
        return tuple(Segment(block, span, "same") for block, span in own)
    return row.sides[focus].base or tuple(Segment(block, span, row.states[focus]) for block, span in own)


def _band_starts(own: list[tuple[int, Span]], marked: tuple[Segment, ...]) -> list[int]:
    """Offsets of the base, ascending, at which a band begins: sentences, where a segment begins with them."""
    edges = {segment.span.start for segment in marked}
    return sorted(span.start for _, span in own if span.start in edges) or sorted(edges)[:1]


def _band_of(starts: list[int], segment: Segment) -> int:
    """The band that a segment of the base stands in."""
    return max(0, bisect_right(starts, segment.span.start) - 1)


def _placed(sides: Sides, starts: list[int]) -> Iterator[tuple[int, Segment]]:
    """The other side's segments with their bands: the partner's, else that of the segment before."""
    band = 0
    for segment in sides.other:
        if segment.partner >= 0:
            band = _band_of(starts, sides.base[segment.partner])
        yield band, segment
