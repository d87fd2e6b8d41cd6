"""The segments and states of one column, row by row.

Two passes: first each row's cells are compared with each other; then what was left over anywhere in the column is
looked for among what is new anywhere, so that a clause which went to another row has moved instead of being dropped
here and added there. Such a segment has no partner on its row; its edits name both places.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from duidu.compare.columns import Column
from duidu.compare.states import mostly_found, pair_state, unfound
from duidu.diff import moves, sides
from duidu.diff.runs import in_order
from duidu.model import Also, Document, Link, Segment, Sides, State


class Slot(NamedTuple):
    """A row as one column sees it: the base's blocks, its own, references to further partners, the link behind it."""

    base: tuple[int, ...]
    cell: tuple[int, ...]
    also: tuple[Also, ...] = ()
    link: Link | None = None


class Cell(NamedTuple):
    """A slot, what became of the base there, and the segments of both."""

    slot: Slot
    state: State
    sides: Sides


def filled(base: Document, found: Column, slots: Sequence[Slot]) -> list[Cell]:
    """Return the slots of one column with their states and segments.

    Args:
        base: The base document.
        found: The column.
        slots: Its rows, in order.
    """
    other = found.document
    compared = [sides(base, slot.base, other, slot.cell) for slot in slots]
    settled = _with_moves(base, other, compared)
    gap = unfound(base, other)
    states = [_state(base, other, slot, one, gap) for slot, one in zip(slots, settled, strict=True)]
    return list(map(Cell, slots, _reordered(slots, states), settled))


def _with_moves(base: Document, other: Document, compared: list[Sides]) -> list[Sides]:
    """The rows' segments, with what left its row marked as moved at both ends."""
    gone = [(row, i) for row, one in enumerate(compared) for i, s in enumerate(one.base) if s.state == "dropped"]
    new = [(row, i) for row, one in enumerate(compared) for i, s in enumerate(one.other) if s.state == "added"]
    olds, news = [list(one.base) for one in compared], [list(one.other) for one in compared]
    for a, b, edits in moves(base, [olds[r][i] for r, i in gone], other, [news[r][i] for r, i in new]):
        for side, (row, i) in ((olds, gone[a]), (news, new[b])):
            side[row][i] = replace(side[row][i], state="moved", edits=edits)
    return [Sides(tuple(old), tuple(new_)) for old, new_ in zip(olds, news, strict=True)]


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


def _reordered(slots: Sequence[Slot], states: list[State]) -> list[State]:
    """The states, with rows of the same text that left the order of their neighbours marked as moved."""
    paired = [row for row, slot in enumerate(slots) if slot.base and slot.cell]
    staying = in_order([(slots[row].cell[0], len(slots[row].cell)) for row in paired])
    leaving = {row for i, row in enumerate(paired) if i not in staying and states[row] == "same"}
    return ["moved" if row in leaving else state for row, state in enumerate(states)]
