"""The segments and states of one column, row by row.

Two passes: first each row's cells are compared with each other; then what was left over anywhere in the column is
looked for among what is new anywhere, so that a clause which went to another row has moved instead of being dropped
here and added there. Such a segment has no partner on its row; its edits name both places.
"""

from collections.abc import Generator, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from duidu.compare.columns import Column
from duidu.compare.moved import Found, Line, settled
from duidu.compare.states import mostly_found, pair_state
from duidu.diff import moves_steps, sides_steps
from duidu.model import Also, Document, Link, Moved, Place, Relation, Segment, Sides, State
from duidu.text.gaps import unfound

T = TypeVar("T")


class Slot(NamedTuple):
    """A row as one column sees it: the base's blocks, its own, references to further partners, the link behind it."""

    base: tuple[int, ...]
    cell: tuple[int, ...]
    also: tuple[Also, ...] = ()
    link: Link | None = None


class Cell(NamedTuple):
    """A slot, what became of the base there, the segments of both, whether the row moved and how it corresponds."""

    slot: Slot
    state: State
    sides: Sides
    moved: Moved | None = None
    relation: Relation = "one"


def filled(base: Document, found: Column, slots: Sequence[Slot]) -> Generator[bool, None, list[Cell]]:
    """Return the slots of one column with their states and segments; steps say whether a slot is done.

    Args:
        base: The base document.
        found: The column.
        slots: Its rows, in order.
    """
    other = found.document
    compared = []
    for slot in slots:
        compared.append((yield from _inside(sides_steps((base, slot.base), (other, slot.cell)))))
        yield True
    done = yield from _inside(_with_moves(base, other, compared))
    yield False
    gap = unfound(base, other)
    done = _with_gaps(done, gap)
    states = [_state(base, other, slot, one, gap) for slot, one in zip(slots, done, strict=True)]
    yield False
    lines = [
        Line(slot.base, slot.cell, slot.also, one, state == "moved" and not (slot.base and slot.cell))
        for slot, state, one in zip(slots, states, done, strict=True)
    ]
    rows = settled(base, other, lines)
    yield False
    return [
        Cell(slot, _shown(state, row), one, row.moved, row.relation)
        for slot, state, one, row in zip(slots, states, done, rows, strict=True)
    ]


def _inside(steps: Generator[None, None, T]) -> Generator[bool, None, T]:
    """The steps inside a slot."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: T = end.value
            return result
        yield False


def _shown(state: State, row: Found) -> State:
    """The state of a row: one that stands elsewhere but says the same has moved."""
    return "moved" if row.moved and state == "same" else state


def _with_moves(base: Document, other: Document, compared: list[Sides]) -> Generator[None, None, list[Sides]]:
    """The rows' segments, with what left its row marked as moved at both ends."""
    gone = [(row, i) for row, one in enumerate(compared) for i, s in enumerate(one.base) if s.state == "dropped"]
    new = [(row, i) for row, one in enumerate(compared) for i, s in enumerate(one.other) if s.state == "added"]
    olds, news = [list(one.base) for one in compared], [list(one.other) for one in compared]
    lost, found = [olds[r][i] for r, i in gone], [news[r][i] for r, i in new]
    for a, b, edits in (yield from moves_steps((base, lost), (other, found))):
        (old_row, i), (new_row, j) = gone[a], new[b]
        here, there = olds[old_row][i], news[new_row][j]
        olds[old_row][i] = replace(here, state="moved", edits=edits, elsewhere=Place(there.block, there.span))
        news[new_row][j] = replace(there, state="moved", edits=edits, elsewhere=Place(here.block, here.span))
    return [Sides(tuple(old), tuple(new_)) for old, new_ in zip(olds, news, strict=True)]


def _with_gaps(rows: list[Sides], gap: State) -> list[Sides]:
    """The rows' segments, those of the base that were found nowhere saying what that means here."""
    if gap == "dropped":
        return rows
    return [replace(one, base=tuple(_with_gap(segment, gap) for segment in one.base)) for one in rows]


def _with_gap(segment: Segment, gap: State) -> Segment:
    """One segment."""
    return replace(segment, state=gap) if segment.state == "dropped" else segment


def _state(base: Document, other: Document, slot: Slot, found: Sides, gap: State) -> State:
    """The state of one row."""
    if not slot.base and not slot.cell:
        return "same"
    if slot.base and slot.cell:
        return pair_state(base, other, found)
    segments: Sequence[Segment] = found.base or found.other
    if slot.also or mostly_found(segments):
        return "moved"
    return gap if slot.base else "added"
