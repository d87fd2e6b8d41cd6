"""Base and one column woven into one text: what went and what came, each where it belongs.

The order is the base's; what only the other side has stands behind the clause that it follows there, and what went
before what came. A clause that moved within its row is there once, at the base's place.
"""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from duidu.compare.bands import Band
from duidu.model import Edit, Row, Segment, Span


class Stroke(NamedTuple):
    """A stretch of one document in the woven text: what both have, or one alone.

    `segment` is the clause that it is of, `edit` its step inside the clause; None for a whole clause.
    """

    column: int
    span: Span
    side: Literal["both", "old", "new"]
    segment: Segment
    edit: Edit | None = None


def woven(row: Row, band: Band, base: int, column: int) -> Iterator[Stroke]:
    """Yield the strokes of one band, in order.

    Args:
        row: The row.
        band: A band of it, the base marked against the column.
        base: The base's column.
        column: The other.
    """
    sides = row.sides[column]
    index = {segment: i for i, segment in enumerate(sides.base)}
    news = _news(band.cells[column], {index[one] for one in band.cells[base] if one in index}, column)
    come = news.get(-1, [])
    for segment in band.cells[base]:
        if segment.partner < 0 or segment not in index:
            yield Stroke(base, segment.span, "both" if segment.state == "same" else "old", segment)
            continue
        yield from come
        yield from _pair(segment, sides.other[segment.partner], base, column)
        come = news.get(index[segment], [])
    yield from come


def _news(others: Sequence[Segment], held: set[int], column: int) -> dict[int, list[Stroke]]:
    """What only the other side has, by the segment of the base behind whose partner it stands; -1: before any."""
    found: dict[int, list[Stroke]] = {}
    after = -1
    for segment in others:
        if segment.partner in held:
            after = segment.partner
        else:
            found.setdefault(after, []).append(Stroke(column, segment.span, "new", segment))
    return found


def _pair(segment: Segment, partner: Segment, base: int, column: int) -> Iterator[Stroke]:
    """Two clauses in one."""
    if not segment.edits:
        yield Stroke(base, segment.span, "both", segment)
    for edit in segment.edits:
        if edit.kind == "equal":
            yield Stroke(base, edit.old, "both", segment, edit)
            continue
        if edit.old.start < edit.old.end:
            yield Stroke(base, edit.old, "old", segment, edit)
        if edit.new.start < edit.new.end:
            yield Stroke(column, edit.new, "new", partner, edit)
