"""Which rows of a comparison stand on the sheet, and which of them are folded into one line.

A run of unchanged rows is one line when the sheet is folded, and so is a long run that only one side has; rows whose
states the reader has switched off are always one line, so that it is seen that something stands there. Nothing is
left out without a word.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, NamedTuple

from duidu.model import Comparison, Document, Row, State

LONG_RUN = 4
"""Rows that only one side has from which on they are folded."""
UNFOUND: tuple[State, ...] = ("dropped", "other_kind", "damaged")
"""States of a cell where a document has nothing."""

Fold = Literal["", "same", "added", "unfound", "hidden"]


class Entry(NamedTuple):
    """What stands on the sheet as one: a row, or several in one line and why (`fold`)."""

    rows: tuple[int, ...]
    fold: Fold = ""


@dataclass(frozen=True, slots=True)
class SheetMode:
    """How a sheet is shown.

    `columns` are the comparison's columns on screen, `focus` the one against which the base is marked, `width` the
    cells of text in each, `open_rows` the rows whose further partners are shown, `folded` whether runs are one line,
    `open_folds` the first rows of runs that are open all the same, `outline` whether only headings are shown, `figures`
    whether only changed figures are, `states` those switched off, `unified` whether base and column are woven into one.
    """

    columns: tuple[int, ...]
    focus: int
    width: int
    open_rows: frozenset[int] = frozenset()
    folded: bool = False
    outline: bool = False
    stacked: bool = False
    unified: bool = False
    figures: bool = False
    states: frozenset[State] = frozenset()
    open_folds: frozenset[int] = frozenset()


def entries(documents: Sequence[Document], comparison: Comparison, mode: SheetMode) -> tuple[Entry, ...]:
    """Return what stands on the sheet, in order.

    Args:
        documents: The comparison's documents, in the order of its columns.
        comparison: What to show.
        mode: How.
    """
    rows = [i for i, row in enumerate(comparison.rows) if any(row.cells[column] for column in mode.columns)]
    if mode.outline:
        heads = [i for i in rows if has_title(documents, comparison.rows[i])]
        return tuple(Entry((i,)) for i in heads or rows)
    if mode.figures:
        rows = [i for i in rows if has_figures(comparison.rows[i], mode.columns)]
    return tuple(_entries(comparison, mode, rows))


def _entries(comparison: Comparison, mode: SheetMode, rows: Sequence[int]) -> Iterator[Entry]:
    """Rows by themselves, or folded."""
    for fold, run in groupby(rows, key=lambda i: _fold(states_of(comparison, i, mode.columns), mode)):
        ids = tuple(run)
        if fold and len(ids) >= _least(fold) and ids[0] not in mode.open_folds:
            yield Entry(ids, fold)
        else:
            yield from (Entry((i,)) for i in ids)


def _least(fold: Fold) -> int:
    """How many rows make a fold."""
    return {"hidden": 1, "same": 2}.get(fold, LONG_RUN)


def _fold(states: frozenset[State], mode: SheetMode) -> Fold:
    """Why a row may be folded with its neighbours; empty for one that must be seen."""
    if states and states <= mode.states:
        return "hidden"
    if not mode.folded or mode.figures:
        return ""
    if states == {"same"}:
        return "same"
    if states == {"added"}:
        return "added"
    return "unfound" if states <= set(UNFOUND) else ""


def states_of(comparison: Comparison, index: int, columns: Sequence[int]) -> frozenset[State]:
    """Return the states that a row has in some columns which have part in it."""
    row, base = comparison.rows[index], comparison.base
    return frozenset(row.states[c] for c in columns if c != base and (row.cells[base] or row.cells[c]))


def has_figures(row: Row, columns: Sequence[int]) -> bool:
    """Return whether a figure of the row was changed in some columns."""
    return any(edit.change == "figure" for c in columns for segment in row.sides[c].base for edit in segment.edits)


def has_title(documents: Sequence[Document], row: Row) -> bool:
    """Return whether a row has a heading or a run-in title."""
    return any(documents[c].blocks[i].title for c, ids in enumerate(row.cells) for i in ids)
