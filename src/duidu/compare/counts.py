"""What a comparison counts: rows and clauses by state, edits by class; from the rows alone, so never at odds."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import get_args

from duidu.compare.states import is_numbering
from duidu.model import Change, Comparison, Document, Row, Segment, State


def counted(documents: Sequence[Document], comparison: Comparison) -> Comparison:
    """Return the comparison with its counts made anew from its rows."""
    columns = range(len(documents))
    base = comparison.base
    return replace(
        comparison,
        counts=tuple(() if i == base else _rows(comparison.rows, i, base) for i in columns),
        clauses=tuple(() if i == base else _clauses(documents, comparison, i) for i in columns),
        changes=tuple(() if i == base else _changes(comparison.rows, i) for i in columns),
    )


def _rows(rows: Sequence[Row], column: int, base: int) -> tuple[tuple[State, int], ...]:
    """How many rows have each state, in the order of the states; rows that the column has no part in aside."""
    found = Counter(row.states[column] for row in rows if row.cells[base] or row.cells[column])
    return tuple((state, found[state]) for state in get_args(State) if found[state])


def _clauses(documents: Sequence[Document], comparison: Comparison, column: int) -> tuple[tuple[State, int], ...]:
    """How many clauses have each state; a pair counts once, where the base has it."""
    found: Counter[State] = Counter()
    own, other = documents[comparison.base], documents[column]
    for row in comparison.rows:
        sides = row.sides[column]
        found.update(s.state for s in sides.base if not is_numbering(own, s))
        found.update(s.state for s in sides.other if s.state == "added" and not is_numbering(other, s))
    return tuple((state, found[state]) for state in get_args(State) if found[state])


def _changes(rows: Sequence[Row], column: int) -> tuple[tuple[Change, int], ...]:
    """How many edits there are of each class; those of a pair count once, where the base has it."""
    segments = (segment for row in rows for segment in row.sides[column].base)
    found = Counter(change for segment in segments for change in _classes(segment))
    return tuple((change, found[change]) for change in get_args(Change) if change and found[change])


def _classes(segment: Segment) -> Iterator[Change]:
    """The classes of a segment's edits."""
    return (edit.change for edit in segment.edits if edit.change)
