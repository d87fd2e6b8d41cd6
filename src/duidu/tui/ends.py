"""The two ends of what moved: where a stretch of a comparison stands on the other side, and on which row that is shown.

An end is a place in one column's document. Clauses know theirs (`Segment.elsewhere`), rows know theirs (`Row.moved`).
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from duidu.model import Document, Place, Row, Segment, Span


class End(NamedTuple):
    """A place in a column: a block and an offset in its document's text."""

    column: int
    block: int
    start: int
    stop: int


def end_of(documents: Sequence[Document], column: int, place: Place) -> End:
    """Return a place of a column's document as an end."""
    span = place.span or documents[column].blocks[place.block].span
    return End(column, place.block, span.start, span.end)


def left(row: Row, column: int, within: Span, *, base: bool) -> Iterator[Segment]:
    """Yield the segments in a stretch of one side of a row that stand on another row of the other document."""
    segments = row.sides[column].base if base else row.sides[column].other
    for segment in segments:
        if segment.elsewhere and segment.partner < 0 and within.start <= segment.span.start < within.end:
            yield segment


def places(segments: Iterable[Segment]) -> list[Place]:
    """Return where segments stand on the other side, once for each block there."""
    found: dict[int, Place] = {}
    for segment in segments:
        if segment.elsewhere:
            found.setdefault(segment.elsewhere.block, segment.elsewhere)
    return [*found.values()]
