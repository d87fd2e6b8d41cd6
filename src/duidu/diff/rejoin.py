"""Clauses put together where the other side has one clause of them.

A comma made 、 joins two clauses, the reverse parts them, and then one half finds its partner and the other is left
alone. A clause without a partner is joined to its neighbour when most of what it says stands in the neighbour's partner
and not yet in the neighbour. The limit: clauses of different blocks are never joined, `compare` sees to these.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from duidu.diff.common import weight
from duidu.diff.pieces import Clause, grains
from duidu.diff.runs import common

FOUND = 0.5
"""Share of a clause's weight that the neighbour's partner must hold besides what the neighbour has in it."""


def rejoined(side: Sequence[Clause], other: Sequence[Clause], partners: dict[int, int]) -> tuple[Clause, ...]:
    """Return the clauses of a side with those joined that are one clause on the other; the same where none is.

    Args:
        side: The clauses of one side, in order.
        other: Those of the other.
        partners: The partner of each clause that has one, by index.
    """
    behind: set[int] = set()
    for i, one in enumerate(side):
        if i in partners or one.numbering:
            continue
        near = [j for j in (i - 1, i + 1) if j in partners and _joinable(side, i, j)]
        gains = {j: _gain(one, side[j], other[partners[j]]) for j in near}
        best = max(near, key=lambda j: (gains[j], -j), default=-1)
        if best >= 0 and gains[best] >= FOUND * _weight(grains(one.text)) > 0:
            behind.add(max(i, best))
    if not behind:
        return tuple(side)
    return tuple(_joined(side, behind))


def _joinable(side: Sequence[Clause], i: int, j: int) -> bool:
    """Whether two neighbours are running text of one block."""
    return side[i].block == side[j].block and not side[j].numbering


def _gain(one: Clause, neighbour: Clause, partner: Clause) -> int:
    """The weight that a clause adds to what its neighbour has in common with the neighbour's partner."""
    own, there = Counter(grains(one.text)), Counter(grains(partner.text))
    if _weight((own & there).elements()) < FOUND * _weight(own.elements()):
        return 0
    first, second = sorted((one, neighbour), key=lambda clause: clause.offsets[0])
    both = grains(first.text) + grains(second.text)
    return _kept(both, grains(partner.text)) - _kept(grains(neighbour.text), grains(partner.text))


def _kept(a: Sequence[str], b: Sequence[str]) -> int:
    """The weight of what two sequences of words have in common, in order."""
    return sum(_weight(a[run.a0 : run.a1]) for run in common(a, b) if run.equal)


def _weight(words: Iterable[str]) -> int:
    """The weight of some words together."""
    return sum(map(weight, words))


def _joined(side: Sequence[Clause], behind: set[int]) -> list[Clause]:
    """The clauses, those named joined to the one before."""
    found: list[Clause] = []
    for i, one in enumerate(side):
        found[len(found) - (i in behind) :] = [_both(found[-1], one) if i in behind else one]
    return found


def _both(first: Clause, second: Clause) -> Clause:
    """Two neighbours as one clause."""
    offsets = first.offsets, second.offsets
    touching = isinstance(offsets[0], range) and isinstance(offsets[1], range)
    places: Sequence[int] = range(offsets[0][0], offsets[1][-1] + 1) if touching else [*chain(*offsets)]
    return Clause(first.block, places, first.text + second.text, first.key + second.key, first.raw + second.raw)
