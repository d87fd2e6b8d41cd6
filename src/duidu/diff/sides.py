"""The two cells of a row, each tiled by segments that know their partners.

Clauses are paired order-free and each segment says what became of it; both partners carry the same edits, with the base
as the old side. Segments keep the order of their own side, whatever moved. The limit: partners are looked for among the
blocks given, so text that left the pair of cells is `dropped` here; `compare` knows more.
"""

from collections.abc import Generator, Mapping, Sequence
from typing import NamedTuple

from duidu.diff.clauses import BUDGET, EDITED, Pair, pair_steps
from duidu.diff.edits import edits
from duidu.diff.pieces import Clause, passages
from duidu.diff.recut import recut
from duidu.diff.rejoin import rejoined
from duidu.diff.windows import held, windows
from duidu.model import Document, Edit, Place, Segment, Sides, Span, State
from duidu.text.steps import finished

MOST_JOINS = 3
"""Rounds of joining: a clause made of four has taken in all of them."""
AT_ONCE = 100
"""Pairs of clauses between two steps."""
MOST_SHARED = 10
"""Windows among which the budget is shared at most: beyond that work grows with the text."""


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
    return finished(sides_steps((a, a_blocks), (b, b_blocks), budget))


def sides_steps(
    a: tuple[Document, Sequence[int]], b: tuple[Document, Sequence[int]], budget: int = BUDGET
) -> Generator[None, None, Sides]:
    """Compare as `sides` does, a step every now and then."""
    whole = (yield from passages(*a)), (yield from passages(*b))
    parts = yield from windows(*whole)
    own = budget // min(len(parts), MOST_SHARED)
    base: list[Segment] = []
    other: list[Segment] = []
    for part in parts:
        old, new = held(whole[0], part.a0, part.a1), held(whole[1], part.b0, part.b1)
        old, new = recut(old, new), recut(new, old)
        old, new, found = yield from _paired(old, new, own)
        told = yield from _told(old, new, found)
        firsts = len(base), len(other)
        base += _segments(old, {x.pair.a: x.at(firsts[1] + x.pair.b, new[x.pair.b]) for x in told}, "dropped")
        other += _segments(new, {x.pair.b: x.at(firsts[0] + x.pair.a, old[x.pair.a]) for x in told}, "added")
        if len(parts) > 1:
            yield
    return Sides(tuple(base), tuple(other))


def _paired(
    old: tuple[Clause, ...], new: tuple[Clause, ...], budget: int
) -> Generator[None, None, tuple[tuple[Clause, ...], tuple[Clause, ...], tuple[Pair, ...]]]:
    """The clauses of both sides, joined where the other side has them as one, and their pairs."""
    found = (yield from pair_steps(old, new, budget)).pairs
    for _ in range(MOST_JOINS):
        joined = rejoined(old, new, {p.a: p.b for p in found}), rejoined(new, old, {p.b: p.a for p in found})
        if joined == (old, new):
            break
        old, new = joined
        found = (yield from pair_steps(old, new, budget)).pairs
    return old, new, found


class _Pair(NamedTuple):
    """A pair of clauses with what became of it."""

    pair: Pair
    state: State
    edits: tuple[Edit, ...]

    def at(self, place: int, partner: Clause) -> "_Told":
        """What one clause of the pair is told."""
        return _Told(place, partner, self.state, self.edits)


def _told(old: Sequence[Clause], new: Sequence[Clause], found: Sequence[Pair]) -> Generator[None, None, list[_Pair]]:
    """The pairs with their states and edits."""
    told = []
    for at, p in enumerate(found):
        told.append(_Pair(p, _state(p, old[p.a], new[p.b]), _edits(p, old[p.a], new[p.b])))
        if at % AT_ONCE == AT_ONCE - 1:
            yield
    return told


class _Told(NamedTuple):
    """What is known of a clause with a partner."""

    at: int
    partner: Clause
    state: State
    edits: tuple[Edit, ...]


def _segments(side: Sequence[Clause], partners: Mapping[int, _Told], alone: State) -> list[Segment]:
    """One segment for each clause of a side."""
    return [
        Segment(clause.block, clause.span, alone)
        if (told := partners.get(i)) is None
        else Segment(clause.block, _span(clause, told.edits), told.state, told.at, told.edits, _elsewhere(told))
        for i, clause in enumerate(side)
    ]


def _span(clause: Clause, edits: tuple[Edit, ...]) -> Span:
    """Where a clause stands; the span of its edit if it has only one, since a book has hundreds of thousands."""
    span = clause.span
    return next((known for known in edits[0][1:3] if known == span), span) if len(edits) == 1 else span


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
