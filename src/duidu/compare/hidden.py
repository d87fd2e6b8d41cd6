"""A comparison as it reads when some classes of change are hidden, the same for every view and export.

A hidden edit becomes equal and joins its neighbours; a clause that has no other edit is the same, and a row whose
clauses are all the same is the same, or has only moved. Text that one side alone has is never hidden. Whatever is
hidden, the states of a comparison already speak of substance: script, punctuation and numbering never made them.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import get_args

from duidu.compare.counts import counted
from duidu.compare.states import is_numbering
from duidu.model import Change, Comparison, Document, Edit, Row, Segment, Sides, Span, State

CHANGING: frozenset[State] = frozenset({"edited", "reworded"})
FORMAL: frozenset[Change] = frozenset({"script", "punctuation", "numbering"})
"""Classes that change nothing in substance."""


def hidden(documents: Sequence[Document], comparison: Comparison, classes: Collection[Change]) -> Comparison:
    """Return a comparison without the changes of some classes, counts included.

    Args:
        documents: The comparison's documents, in the order of its columns.
        comparison: What to show.
        classes: What to hide.
    """
    gone = frozenset(classes) - {""}
    if not gone:
        return comparison
    rows = tuple(_row(documents, comparison.base, row, gone) for row in comparison.rows)
    return counted(documents, replace(comparison, rows=rows))


def concealed(comparison: Comparison, classes: Collection[Change]) -> tuple[tuple[Change, int], ...]:
    """Return how many changes of each of some classes all columns of a comparison have together, in their order.

    Args:
        comparison: The comparison with nothing hidden.
        classes: What is hidden.
    """
    found: Counter[Change] = Counter()
    for counts in comparison.changes:
        found.update({change: n for change, n in counts if change in classes})
    return tuple((change, found[change]) for change in get_args(Change) if found[change])


def same_in_substance(comparison: Comparison, column: int) -> bool:
    """Return whether a column says what the base says: nothing but script, punctuation and numbering differs."""
    return all(row.states[column] == "same" for row in comparison.rows)


def _row(documents: Sequence[Document], base: int, row: Row, gone: frozenset[Change]) -> Row:
    """One row."""
    sides = tuple(Sides(*(tuple(_segment(s, gone) for s in side) for side in (x.base, x.other))) for x in row.sides)
    if sides == row.sides:
        return row
    pairs = [(documents[base], documents[column]) for column in range(len(documents))]
    states = tuple(_state(row, column, sides[column], pairs[column]) for column in range(len(documents)))
    return replace(row, sides=sides, states=states)


def _state(row: Row, column: int, sides: Sides, documents: tuple[Document, Document]) -> State:
    """The state of a row after some edits were hidden."""
    state = row.states[column]
    if state not in CHANGING or not all(map(_is_plain, _own(sides, documents))):
        return state
    return "moved" if row.moved[column] or any(s.state == "moved" for s in (*sides.base, *sides.other)) else "same"


def _own(sides: Sides, documents: tuple[Document, Document]) -> Iterator[Segment]:
    """The segments of both sides that are not numbering signs."""
    for document, side in zip(documents, (sides.base, sides.other), strict=True):
        yield from (segment for segment in side if not is_numbering(document, segment))


def _is_plain(segment: Segment) -> bool:
    """Whether a segment says what its partner says, be it elsewhere on the row."""
    return segment.state == "same" or (
        segment.state == "moved" and segment.partner >= 0 and all(edit.kind == "equal" for edit in segment.edits)
    )


def _segment(segment: Segment, gone: frozenset[Change]) -> Segment:
    """One segment."""
    if not any(edit.change in gone for edit in segment.edits):
        return segment
    edits = tuple(_joined(_equal(edit) if edit.change in gone else edit for edit in segment.edits))
    plain = segment.state in CHANGING and all(edit.kind == "equal" for edit in edits)
    return replace(segment, edits=edits, state="same" if plain else segment.state)


def _equal(edit: Edit) -> Edit:
    """An edit that is not shown."""
    return Edit("equal", edit.old, edit.new)


def _joined(edits: Iterable[Edit]) -> Iterator[Edit]:
    """The edits with neighbours that are not shown put together."""
    for shown, run in groupby(edits, key=lambda edit: bool(edit.change)):
        some = list(run)
        if shown:
            yield from some
        else:
            first, last = some[0], some[-1]
            yield Edit("equal", Span(first.old.start, last.old.end), Span(first.new.start, last.new.end))
