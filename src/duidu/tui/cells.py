"""What a display line of a comparison is made of: for each column on screen a sign in the gutter and pieces of text."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from duidu.model import ROOT, Relation, State
from duidu.tui.draw import Piece
from duidu.tui.ends import End
from duidu.tui.entries import Fold

GUTTER = 3
"""Cells before a column's text: the sign, a second one for what also moved or for a figure's direction, a space."""
STRENGTHS: Mapping[str, str] = {"main": "●", "partial": "◐"}


class CellLine(NamedTuple):
    """One display line of one cell: the sign of the gutter with its style, the pieces, and what it shows.

    `columns` says for each piece whose document it quotes where that is not the cell's own (`column`); `end` is where
    what moved stands on the other side.
    """

    sign: str
    sign_style: str
    pieces: tuple[Piece, ...]
    block: int = ROOT
    column: int = -1
    columns: tuple[int, ...] = ()
    end: End | None = None


EMPTY = CellLine(" ", "", ())


class SheetLine(NamedTuple):
    """One display line of the sheet: a cell line for each visible column."""

    cells: tuple[CellLine, ...]
    head: bool = False


@dataclass(frozen=True, slots=True)
class SheetWords:
    """What the sheet says itself: for a missing counterpart by state, for further partners, folds, moves, relations."""

    unfound: Mapping[State, str]
    also: Callable[[int], str]
    folded: Callable[[Fold, int], str]
    to: Callable[[str], str]
    """Where a passage of the base stands now."""
    come: Callable[[str], str]
    """Where a passage stood in the base."""
    relations: Mapping[Relation, str]
    ruled: Callable[[int, int], str] = lambda _row, _column: ""
    """The signs of what the reader has said of a row's cell in a column."""


def in_sight(columns: Sequence[int], focus: int, fit: int) -> tuple[int, ...]:
    """Return those of some columns that are on screen: as many as fit, the focused one among them.

    >>> in_sight([1, 2, 3, 4], 3, 2), in_sight([1, 2], 1, 3)
    ((2, 3), (1, 2))
    """
    at = columns.index(focus) if focus in columns else 0
    first = max(0, min(at - fit + 1, len(columns) - fit)) if at >= fit else 0
    return tuple(columns[first : first + fit])
