"""Which rows of a comparison stand on the sheet, and which of them are folded into one line.

A run of unchanged rows is one line when the sheet is folded, and so is a long run that only one side has. Rows whose
states the reader has switched off are always one line, so that it is seen that something stands there; and so is a long
run of rows that only columns out of focus have: else a long document would part two short ones. Nothing is left out
without a word.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, NamedTuple

from duidu.compare import Narrowing, Why, left_out, states_of
from duidu.model import Comparison, Document, State

LONG_RUN = 4
"""Rows that only one side has from which on they are folded."""
UNFOUND: tuple[State, ...] = ("dropped", "other_kind", "damaged")
"""States of a cell where a document has nothing."""

Fold = Literal["", "same", "added", "unfound", "aside", "hidden"]


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
    why = left_out(documents, comparison, mode.columns, Narrowing(mode.states, mode.figures, mode.outline))
    rows = [i for i, one in enumerate(why) if one in {"", "states"}]
    if mode.outline:
        return tuple(Entry((i,)) for i in rows)
    return tuple(_entries(comparison, mode, rows, why))


def _entries(comparison: Comparison, mode: SheetMode, rows: Sequence[int], why: Sequence[Why]) -> Iterator[Entry]:
    """Rows by themselves, or folded."""
    for fold, run in groupby(rows, key=lambda i: "hidden" if why[i] else _fold(comparison, i, mode)):
        ids = tuple(run)
        if fold and len(ids) >= _least(fold) and ids[0] not in mode.open_folds:
            yield Entry(ids, fold)
        else:
            yield from (Entry((i,)) for i in ids)


def _least(fold: Fold) -> int:
    """How many rows make a fold."""
    return {"hidden": 1, "same": 2}.get(fold, LONG_RUN)


def _fold(comparison: Comparison, index: int, mode: SheetMode) -> Fold:
    """Why a row that is shown may be folded with its neighbours; empty for one that must be seen."""
    row = comparison.rows[index]
    if not mode.figures and not row.cells[comparison.base] and not row.cells[mode.focus]:
        return "aside"
    if not mode.folded or mode.figures:
        return ""
    states = states_of(comparison, index, mode.columns)
    if states == {"same"}:
        return "same"
    if states == {"added"}:
        return "added"
    return "unfound" if states <= set(UNFOUND) else ""
