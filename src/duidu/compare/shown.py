"""Which rows of a comparison are shown, the same for every view and export.

The reader may switch states off, ask for changed figures only, or for headings only. A row is left out for its states
when every column that has part in it has one of them. The limit: what is left out is counted and said, never dropped
without a word; that is for whoever shows the rows.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from duidu.model import Comparison, Document, Row, State

Why = Literal["", "absent", "states", "figures", "outline"]
"""Why a row is left out: no text in these columns, its states, no changed figure, no title; empty where it is shown."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What of a comparison is shown: all states but some, changed figures only, headings only."""

    states: frozenset[State] = frozenset()
    figures: bool = False
    outline: bool = False


def left_out(
    documents: Sequence[Document], comparison: Comparison, columns: Collection[int], wanted: Narrowing
) -> tuple[Why, ...]:
    """Return for each row why it is left out.

    Args:
        documents: The comparison's documents, in the order of its columns.
        comparison: Its rows.
        columns: The columns that are shown, the base among them.
        wanted: What is to be seen. Where no row has a title, headings only means every row.
    """
    present = [any(row.cells[column] for column in columns) for row in comparison.rows]
    if wanted.outline:
        titled = [
            here and has_title(documents, row, columns) for here, row in zip(present, comparison.rows, strict=True)
        ]
        if any(titled):
            pairs = zip(titled, present, strict=True)
            return tuple("" if head else "outline" if here else "absent" for head, here in pairs)
        wanted = Narrowing()
    return tuple(_why(comparison, i, columns, wanted) if here else "absent" for i, here in enumerate(present))


def _why(comparison: Comparison, index: int, columns: Collection[int], wanted: Narrowing) -> Why:
    """Why a row with text is left out."""
    if wanted.figures and not has_figures(comparison.rows[index], columns):
        return "figures"
    states = states_of(comparison, index, columns)
    return "states" if states and states <= wanted.states else ""


def states_of(comparison: Comparison, index: int, columns: Collection[int]) -> frozenset[State]:
    """Return the states that a row has in some columns which have part in it."""
    row, base = comparison.rows[index], comparison.base
    return frozenset(row.states[c] for c in columns if c != base and (row.cells[base] or row.cells[c]))


def has_figures(row: Row, columns: Collection[int]) -> bool:
    """Return whether a figure of the row was changed in some columns."""
    return any(edit.change == "figure" for c in columns for segment in row.sides[c].base for edit in segment.edits)


def has_title(documents: Sequence[Document], row: Row, columns: Collection[int]) -> bool:
    """Return whether a row has a heading or a run-in title in some columns."""
    return any(documents[c].blocks[i].title for c in columns for i in row.cells[c])
