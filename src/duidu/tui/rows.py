"""Rows and columns of a table, and where on a line of the terminal each column stands. No Textual here.

The first column stays where it is; of the others as many are shown as fit, the chosen one among them. Columns take
what their widest text takes; where there is no room for that they are held to a width of their own.
"""

from collections.abc import Sequence
from typing import NamedTuple

from duidu.tui.draw import cells

GAP = 2
"""Cells between two columns."""
LEAST = 8
"""Cells below which the last column is left out rather than cut."""
MARK = 1
"""Cells at the left edge: the bar of the row under the cursor."""
WIDEST = 2
"""Cells that a character takes at most."""
ARROW = 2
"""Cells beside a title for the sign that the table is sorted by it."""


class Column(NamedTuple):
    """A column: its title, the cells it takes at most when room is scarce, whether it is set to the right."""

    title: str
    most: int = 24
    right: bool = False


class Cell(NamedTuple):
    """A cell: what it says and the names of its styles."""

    text: str
    styles: tuple[str, ...] = ()


class Row(NamedTuple):
    """A row: a cell for each column, or the first and one for all others; a `head` stands over a group of rows."""

    cells: tuple[Cell, ...]
    whole: bool = False
    head: bool = False


class Place(NamedTuple):
    """A column on screen: its index, its first cell, its width."""

    column: int
    left: int
    width: int


def measured(columns: Sequence[Column], lines: Sequence[Row]) -> list[int]:
    """Return the cells that each column would take: those of its widest text."""
    natural = [cells(column.title) + ARROW for column in columns]
    for line in lines:
        for index, cell in enumerate(() if line.head else line.cells[: 1 if line.whole else None]):
            if len(cell.text) * WIDEST > natural[index]:
                natural[index] = max(natural[index], cells(cell.text))
    return natural


def widths(columns: Sequence[Column], natural: Sequence[int], room: int) -> list[int]:
    """Return the cells of each column on a line of so many cells, from those that each would take."""
    left = room - MARK - GAP * (len(natural) - 1)
    if sum(natural) <= left:
        return list(natural)
    least = [max(column.most, cells(column.title) + ARROW) for column in columns]
    held = [min(wanted, most) for wanted, most in zip(natural, least, strict=True)]
    for index, wanted in enumerate(natural):
        held[index] += min(wanted - held[index], max(0, left - sum(held)))
    return [min(width, max(LEAST, room // 2)) for width in held]


def places(columns: Sequence[Column], natural: Sequence[int], room: int, chosen: int) -> list[Place]:
    """Return the columns on a line of so many cells, the chosen one among them; the last may be cut."""
    if not columns:
        return []
    wide, first = widths(columns, natural, room), 1
    while first < chosen and MARK + wide[0] + sum(w + GAP for w in wide[first : chosen + 1]) > room:
        first += 1
    found, left = [Place(0, MARK, wide[0])], MARK + wide[0] + GAP
    for index in range(first, len(wide)):
        width = min(wide[index], room - left)
        if width < min(wide[index], LEAST):
            break
        found.append(Place(index, left, width))
        left += width + GAP
    return found
