"""Clauses that left their passage: what one pair of cells calls dropped and another calls added.

The idea: the leftovers of all cells of two documents are paired once more, by the same scores but with a higher bar,
since no link vouches for them. The limit: a clause of a few characters says nothing by itself and is never found.
"""

from collections.abc import Sequence
from typing import NamedTuple

from duidu.diff.clauses import BUDGET, pair
from duidu.diff.edits import edits
from duidu.diff.pieces import Clause, clause
from duidu.model import Document, Edit, Segment
from duidu.text.outline import own_spans

FAR_SCORE = 0.6
"""Share of weight that two clauses of unlinked passages need in common to be one clause that moved."""
FAR_LENGTH = 6
"""Letters that each needs: shorter ones recur by habit."""


class Move(NamedTuple):
    """Two segments, by index among those given, and the edits between them."""

    a: int
    b: int
    edits: tuple[Edit, ...]


def moves(
    a: Document,
    a_segments: Sequence[Segment],
    b: Document,
    b_segments: Sequence[Segment],
    budget: int = BUDGET,
) -> tuple[Move, ...]:
    """Return which segments of one document stand, unchanged or little changed, among those of the other.

    Args:
        a: The base.
        a_segments: Segments without a partner, in any order.
        b: The other document.
        b_segments: Its segments without a partner.
        budget: Word cells that may be scored; equal clauses are always found.
    """
    left, right = [_clause(a, found) for found in a_segments], [_clause(b, found) for found in b_segments]
    long_left, long_right = ([i for i, c in enumerate(side) if len(c.key) >= FAR_LENGTH] for side in (left, right))
    pairs = pair([left[i] for i in long_left], [right[j] for j in long_right], budget).pairs
    found = [(long_left[p.a], long_right[p.b]) for p in pairs if p.score >= FAR_SCORE]
    return tuple(Move(i, j, edits(left[i], right[j])) for i, j in found)


def _clause(document: Document, segment: Segment) -> Clause:
    """The clause that a segment was made from."""
    start, end = segment.span
    own = own_spans(document, document.blocks[segment.block])
    offsets = [at for low, high in own for at in range(max(low, start), min(high, end))]
    return clause("".join(document.text[at] for at in offsets), offsets, segment.block)
