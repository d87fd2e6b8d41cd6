"""Clauses that left their passage: what one pair of cells calls dropped and another calls added.

The idea: the leftovers of all cells of two documents are paired once more, by the same scores but with a higher bar,
since no link vouches for them. The limit: a clause of a few characters says nothing by itself and is never found.
"""

from collections.abc import Generator, Sequence
from typing import NamedTuple

from duidu.diff.clauses import BUDGET, pair_steps
from duidu.diff.edits import edits
from duidu.diff.pieces import Clause, clause
from duidu.model import Document, Edit, Segment, Span
from duidu.text.outline import join, own_spans
from duidu.text.steps import finished

FAR_SCORE = 0.6
"""Share of weight that two clauses of unlinked passages need in common to be one clause that moved."""
FAR_LENGTH = 6
"""Letters that each needs: shorter ones recur by habit."""
AT_ONCE = 200
"""Clauses looked at between two steps."""


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
    return finished(moves_steps((a, a_segments), (b, b_segments), budget))


def moves_steps(
    a: tuple[Document, Sequence[Segment]], b: tuple[Document, Sequence[Segment]], budget: int = BUDGET
) -> Generator[None, None, tuple[Move, ...]]:
    """Look for moves as `moves` does, a step every now and then."""
    left = yield from _clauses(*a)
    right = yield from _clauses(*b)
    numbers = list(left), list(right)
    pairs = (yield from pair_steps([*left.values()], [*right.values()], budget)).pairs
    found = []
    for at, (x, y) in enumerate((numbers[0][p.a], numbers[1][p.b]) for p in pairs if p.score >= FAR_SCORE):
        found.append(Move(x, y, edits(left[x], right[y])))
        if at % AT_ONCE == AT_ONCE - 1:
            yield
    return tuple(found)


def _clauses(document: Document, segments: Sequence[Segment]) -> Generator[None, None, dict[int, Clause]]:
    """The clauses that are long enough, by the index of their segment."""
    found: dict[int, Clause] = {}
    own: dict[int, tuple[Span, ...]] = {}
    for i, segment in enumerate(segments):
        if i % AT_ONCE == AT_ONCE - 1:
            yield
        start, end = segment.span
        if end - start < FAR_LENGTH:
            continue
        if segment.block not in own:
            own[segment.block] = own_spans(document, document.blocks[segment.block])
        one = _clause(document, segment, own[segment.block])
        if len(one.key) >= FAR_LENGTH:
            found[i] = one
    return found


def _clause(document: Document, segment: Segment, own: tuple[Span, ...]) -> Clause:
    """The clause that a segment was made from."""
    start, end = segment.span
    parts = [Span(max(low, start), min(high, end)) for low, high in own if low < end and start < high]
    offsets: Sequence[int] = range(*parts[0]) if len(parts) == 1 else [at for part in parts for at in range(*part)]
    return clause(join(document.text, tuple(parts)), offsets, segment.block)
