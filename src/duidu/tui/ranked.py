"""Rows of a table before they are drawn: what each is of, which group it stands in, and by what it is sorted."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from duidu.text.fold import fold
from duidu.tui.rows import Cell

Rank = tuple[int, float, str]
"""By what a cell is sorted: whether it comes last in any case, a number, a text."""


class Line(NamedTuple):
    """A row: its cells, what it is of (`key`), its group's heading; `ranks` sort it, else what its cells say."""

    cells: tuple[Cell, ...]
    key: Any
    group: str = ""
    ranks: tuple[Rank, ...] = ()


def number_rank(number: float | None) -> Rank:
    """Return the rank of a number; nothing comes last.

    >>> number_rank(2), number_rank(None)
    ((0, 2.0, ''), (1, 0.0, ''))
    """
    return (1, 0.0, "") if number is None else (0, float(number), "")


def rank(line: Line, column: int) -> Rank:
    """Return by what a row is sorted in a column."""
    if line.ranks:
        return line.ranks[column]
    text = line.cells[column].text
    return not text, 0.0, fold(text)


def ordered(lines: Sequence[Line], order: tuple[int, bool] | None) -> list[Line]:
    """Return rows sorted by a column within their groups; what is empty comes last either way.

    Args:
        lines: In their own order, which holds where a column leaves two equal.
        order: The column, and whether downwards; None for their own order.
    """
    if order is None:
        return list(lines)
    column, down = order
    groups = {group: at for at, group in enumerate(dict.fromkeys(line.group for line in lines))}
    found = sorted(lines, key=lambda line: rank(line, column)[1:], reverse=down)
    return sorted(found, key=lambda line: (groups[line.group], rank(line, column)[0]))


def sought(line: Line) -> str:
    """Return what a row is filtered by: all that its cells say, folded."""
    return fold(" ".join(cell.text for cell in line.cells if cell.text))


def fitting(lines: Sequence[Line], said: Iterable[str], words: str) -> list[Line]:
    """Return the rows in which some words stand, in any script; all for none.

    Args:
        lines: The rows.
        said: What each is filtered by (`sought`): folded once, since a filter asks at every letter.
        words: The words.
    """
    wanted = fold(words.strip())
    return [one for one, text in zip(lines, said, strict=True) if wanted in text] if wanted else list(lines)
