"""The two cells of a row, each tiled by segments that know their partners.

Clauses are paired order-free and each segment says what became of it; both partners carry the same edits, with the base
as the old side. Segments keep the order of their own side, whatever moved. The limit: partners are looked for among the
blocks given, so text that left the pair of cells is `dropped` here; `compare` knows more.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from duidu.diff.clauses import BUDGET, EDITED, Pair, pair
from duidu.diff.edits import edits
from duidu.diff.pieces import Clause, cut
from duidu.diff.recut import recut
from duidu.diff.rejoin import rejoined
from duidu.model import Document, Edit, Place, Segment, Sides, State

MOST_JOINS = 3
"""Rounds of joining: a clause made of four has taken in all of them."""


def sides(a: Document, a_blocks: Sequence[int], b: Document, b_blocks: Sequence[int], budget: int = BUDGET) -> Sides:
    """Compare the own text of some blocks with that of others.

    Args:
        a: The base.
        a_blocks: Its block ids, in the order in which they are read.
        b: The other document.
        b_blocks: Its block ids.
        budget: Word cells that may be scored (see `duidu.diff.clauses`); beyond it only equal clauses are paired.

    Returns:
        Segments that tile each side's own text: outer white space and line ends of lines belong to none, except
        that a clause which runs over a line break encloses it.
    """
    old, new, found = _paired(*_clauses(a, a_blocks, b, b_blocks), budget)
    told = [(p, _state(p, old[p.a], new[p.b]), _edits(p, old[p.a], new[p.b])) for p in found]
    return Sides(
        _segments(old, {p.a: _Told(p.b, new[p.b], state, edits) for p, state, edits in told}, "dropped"),
        _segments(new, {p.b: _Told(p.a, old[p.a], state, edits) for p, state, edits in told}, "added"),
    )


def _paired(
    old: tuple[Clause, ...], new: tuple[Clause, ...], budget: int
) -> tuple[tuple[Clause, ...], tuple[Clause, ...], tuple[Pair, ...]]:
    """The clauses of both sides, joined where the other side has them as one, and their pairs."""
    found = pair(old, new, budget).pairs
    for _ in range(MOST_JOINS):
        joined = rejoined(old, new, {p.a: p.b for p in found}), rejoined(new, old, {p.b: p.a for p in found})
        if joined == (old, new):
            break
        old, new = joined
        found = pair(old, new, budget).pairs
    return old, new, found


class _Told(NamedTuple):
    """What is known of a clause with a partner."""

    at: int
    partner: Clause
    state: State
    edits: tuple[Edit, ...]


def _clauses(
    a: Document, a_blocks: Sequence[int], b: Document, b_blocks: Sequence[int]
) -> tuple[tuple[Clause, ...], tuple[Clause, ...]]:
    """The clauses of both sides, those that lost their punctuation cut by the other side's."""
    old, new = cut(a, a_blocks), cut(b, b_blocks)
    return recut(old, new), recut(new, old)


def _segments(side: Sequence[Clause], partners: Mapping[int, _Told], alone: State) -> tuple[Segment, ...]:
    """One segment for each clause of a side."""
    return tuple(
        Segment(clause.block, clause.span, alone)
        if (told := partners.get(i)) is None
        else Segment(clause.block, clause.span, told.state, told.at, told.edits, _elsewhere(told))
        for i, clause in enumerate(side)
    )


def _elsewhere(told: _Told) -> Place | None:
    """Where the partner of a clause that moved stands."""
    return Place(told.partner.block, told.partner.span) if told.state == "moved" else None


def _state(found: Pair, old: Clause, new: Clause) -> State:
    """What became of a clause that has a partner; one that moved may be edited too, as its edits show."""
    if found.moved:
        return "moved"
    if old.key == new.key:
        return "same"
    return "edited" if found.score >= EDITED else "reworded"


def _edits(found: Pair, old: Clause, new: Clause) -> tuple[Edit, ...]:
    """The edits of a pair; of a reworded one only whole phrases stay equal."""
    return edits(old, new, phrases=found.score < EDITED)
