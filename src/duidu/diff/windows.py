"""Rows of many clauses in windows: a book on one line is compared a part at a time.

A row of more than MOST clauses is cut on both sides before the same clause, one that stands once on either side and
kept its order; so memory and each step are bounded, and what lies between two such anchors is compared as any row is.
Where there are none for long, as in endless repetition or text that has nothing in common, both sides are cut at the
same share of their clauses. The limit: what moved out of its window has no partner there; `moves` looks for it.
"""

from collections.abc import Generator, Sequence
from itertools import pairwise
from typing import NamedTuple

from duidu.diff.pieces import Clause, Passage
from duidu.diff.runs import in_order

MOST = 3000
"""Clauses of a side up to which a row is compared as one: some forty thousand characters, a long yearly plan."""
WINDOW = 500
"""Clauses of a window, about: their steps take a tenth of a second."""
ANCHOR = 6
"""Letters that a clause needs to hold two sides together."""
AT_ONCE = 2000
"""Clauses looked at between two steps."""


class Window(NamedTuple):
    """Clauses of both sides that are compared with each other, by number."""

    a0: int
    a1: int
    b0: int
    b1: int


def windows(a: Sequence[Passage], b: Sequence[Passage]) -> Generator[None, None, list[Window]]:
    """Return the windows that tile both sides, a step every now and then; one for a row of the usual size."""
    lengths = sum(map(len, a)), sum(map(len, b))
    if max(lengths) <= MOST:
        return [Window(0, lengths[0], 0, lengths[1])]
    places_a = yield from _places(a)
    places_b = yield from _places(b)
    pairs = [(i, j) for key, i in places_a.items() if i >= 0 and (j := places_b.get(key, -1)) >= 0]
    chosen, at_a, at_b = [(0, 0)], 0, 0
    for i, j in (yield from _in_order(pairs)):
        if max(i - at_a, j - at_b) >= WINDOW:
            chosen.append((i, j))
            at_a, at_b = i, j
    corners = [*chosen, lengths]
    return [part for (a0, b0), (a1, b1) in pairwise(corners) for part in _parts(Window(a0, a1, b0, b1))]


def _places(side: Sequence[Passage]) -> Generator[None, None, dict[str, int]]:
    """Where each clause of some length stands, by its substance, in order; -1 for one that stands there twice."""
    found: dict[str, int] = {}
    first = 0
    for one in side:
        for start in range(0, len(one), AT_ONCE):
            for at, clause in enumerate(one.clauses(start, min(start + AT_ONCE, len(one))), first + start):
                if len(clause.key) >= ANCHOR and not clause.numbering:
                    found[clause.key] = -1 if clause.key in found else at
            yield
        first += len(one)
    return found


def _in_order(pairs: list[tuple[int, int]]) -> Generator[None, None, list[tuple[int, int]]]:
    """The pairs of a longest chain that keeps its order, as far as the chain that the other side would choose has them.

    Where nothing moved that is all of them.
    """
    if all(one[1] < other[1] for one, other in pairwise(pairs)):
        return pairs
    yield
    forth = in_order([(j, 1) for _, j in pairs])
    yield
    turned = sorted((j, i) for i, j in pairs)
    back = in_order([(i, 1) for _, i in turned])
    both = {pair for at, pair in enumerate(pairs) if at in forth}
    return sorted(both & {(i, j) for at, (j, i) in enumerate(turned) if at in back})


def _parts(one: Window) -> list[Window]:
    """A window, cut at equal shares of both sides where it is far too large."""
    a0, a1, b0, b1 = one
    count = 1 + max(a1 - a0, b1 - b0) // MOST
    cuts = [(a0 + (a1 - a0) * k // count, b0 + (b1 - b0) * k // count) for k in range(count + 1)]
    return [Window(x0, x1, y0, y1) for (x0, y0), (x1, y1) in pairwise(cuts)]


def held(side: Sequence[Passage], start: int, end: int) -> tuple[Clause, ...]:
    """Return some clauses of a side, by number."""
    found: list[Clause] = []
    first = 0
    for one in side:
        low, high = max(start - first, 0), min(end - first, len(one))
        if low < high:
            found += one.clauses(low, high)
        first += len(one)
    return tuple(found)
