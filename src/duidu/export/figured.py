"""Figures that changed in a cell of a comparison: from what to what, up or down, by how much if that means anything."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from duidu.diff import FigureChange, figure_change
from duidu.model import Document, Row, Segment, Span
from duidu.text.figures import measure
from duidu.text.safe import safe_line

ARROWS = {"up": "↑", "down": "↓", "same": "=", "": "≠"}
"""The signs of a figure's direction; ≠ where nothing can be said."""
BOTH = "↕"


class Figured(NamedTuple):
    """A changed figure: its sign, the two as written, the difference with its unit; empty where there is none."""

    sign: str
    old: str
    new: str
    difference: str
    segment: Segment

    @property
    def text(self) -> str:
        """The change in one line, without its sign."""
        ends = f"{self.old or '·'} → {self.new or '·'}"
        return f"{ends} ({self.difference})" if self.difference else ends


def figured(
    documents: Sequence[Document], row: Row, base: int, column: int, within: Span | None = None
) -> Iterator[Figured]:
    """Yield the figures of a row that a column changed.

    Args:
        documents: The comparison's documents, in the order of its columns.
        row: The row.
        base: The base's column.
        column: The other.
        within: A stretch of the base's text; None for all of it.
    """
    for segment in row.sides[column].base:
        if within is None or within.start <= segment.span.start < within.end:
            yield from of_segment(documents[base], documents[column], segment)


def of_segment(base: Document, other: Document, segment: Segment) -> Iterator[Figured]:
    """Yield the figures that changed in one segment."""
    for index, edit in enumerate(segment.edits):
        if edit.change == "figure":
            found = figure_change(base.text, other.text, segment.edits, index)
            old = safe_line(base.text[slice(*found.old.span)]) if found.old else ""
            new = safe_line(other.text[slice(*found.new.span)]) if found.new else ""
            yield Figured(_sign(found), old, new, _difference(found), segment)


def _sign(found: FigureChange) -> str:
    """The sign of a change: an arrow, or that a figure came or went."""
    if found.old is None and found.new is not None:
        return "+"
    if found.new is None and found.old is not None:
        return "-"
    return ARROWS[found.direction]


def _difference(found: FigureChange) -> str:
    """The difference with its sign and unit; none where only the bound of a figure changed."""
    if not found.difference:
        return ""
    return f"{found.difference:+f}{measure(found.scale, found.unit)}"


def arrow(found: Sequence[Figured]) -> str:
    """Return one sign for some figures that went up or down, empty for none that did."""
    signs = {one.sign for one in found} & {ARROWS["up"], ARROWS["down"]}
    return BOTH if len(signs) > 1 else next(iter(signs), "")
