"""Concordance lines as text: every match under the one above it, wide signs counted as two cells."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from duidu.search.kwic import Line
from duidu.text.cells import cells, head, tail
from duidu.text.safe import safe_line

GAP: Final = "  "
LEAST: Final = 8
"""Cells of context on a side, however narrow the page."""


class Laid(NamedTuple):
    """A line laid out: where it stands, what is before the match, the match, what is after it."""

    where: str
    left: str
    match: str
    right: str


def laid(lines: Sequence[Line], width: int) -> list[Laid]:
    """Return concordance lines laid out so that all matches begin in one column.

    Args:
        lines: In the order they are to stand.
        width: Cells of a line; what does not fit is left out at both ends.
    """
    places = [f"{line.year or '·'} {line.document}:{line.line}" for line in lines]
    place = max(map(cells, places), default=0)
    side = max(LEAST, (width - place - len(GAP) - max((cells(line.match) for line in lines), default=0)) // 2)
    return [_laid(where, line, place, side) for where, line in zip(places, lines, strict=True)]


def _laid(where: str, line: Line, place: int, side: int) -> Laid:
    """One line: the place padded to its column, the context cut to its side."""
    left = tail(safe_line(line.left), side)
    return Laid(
        where + " " * (place - cells(where)) + GAP,
        " " * (side - cells(left)) + left,
        safe_line(line.match),
        head(safe_line(line.right), side),
    )
