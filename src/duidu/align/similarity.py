"""The kinds of evidence that two blocks speak about the same thing, one small pure function each.

The idea: every function gives one number from 0 to 1 for each chosen pair of units and treats both sides alike, so
that the weights can be named, fitted and read, and swapping the documents changes nothing. Likeness of texts, words
and titles is `vectors.dots`; here stands what more there is. The limit: this is evidence of shared wording and
shared place; a subject said in quite other words is found by its surroundings only.
"""

from collections import Counter
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

import numpy as np

from duidu.align.terms import Ints, ranges
from duidu.align.vectors import AT_ONCE, TINY, Floats, Pairs, Vectors, by_row, dots, products
from duidu.align.view import Unit

STEPS = ((1, 1), (1, 2), (2, 1))
"""Where the counterpart of the next block may stand: next to this pair, or with one between on either side."""

APART = frozenset({"review", "definition"})
"""Roles that must not be mixed with others: what was done, what words mean; everything else is about what to do."""


COUNTS = 0.05
"""A score below this says nothing about the sections a pair stands in."""


class Coverage(NamedTuple):
    """What the sentences of a pair say: the likest two, and the share of each side that resembles the other."""

    best: Floats
    a: Floats
    b: Floats


class Sentences(NamedTuple):
    """The pieces of one side's units: their vectors, how much each counts, where each unit's pieces begin."""

    vectors: Vectors
    weights: Floats
    starts: Ints


def coverage(a: Sentences, b: Sentences, pairs: Pairs) -> Generator[float, None, Coverage]:
    """Compare the sentences of each chosen pair: for every sentence its likest on the other side, longer ones first.

    Every unit must have at least one piece.
    """
    found = Coverage(*(np.zeros(len(pairs.a)) for _ in range(3)))
    rows = list(by_row(pairs))
    groups = [(np.arange(a.starts[row], a.starts[row + 1]), ranges(b.starts, pairs.b[part])[0]) for row, part in rows]
    matrices = products(a.vectors, b.vectors, groups)
    for at, ((_, part), (own, others), matrix) in enumerate(zip(rows, groups, matrices, strict=True)):
        if at % AT_ONCE == AT_ONCE - 1:
            yield at / len(rows)
        lengths = b.starts[pairs.b[part] + 1] - b.starts[pairs.b[part]]
        firsts = np.cumsum(lengths) - lengths
        of_a = np.maximum.reduceat(matrix, firsts, axis=1)
        of_b = matrix.max(axis=0)
        found.best[part] = of_a.max(axis=0)
        found.a[part] = (of_a * a.weights[own, None]).sum(axis=0) / a.weights[own].sum()
        weights = b.weights[others]
        found.b[part] = np.add.reduceat(of_b * weights, firsts) / np.add.reduceat(weights, firsts)
    return Coverage(*(np.clip(values, 0.0, 1.0) for values in found))


def chapter(a: Sequence[Unit], b: Sequence[Unit], sections: tuple[Vectors, Vectors], pairs: Pairs) -> Floats:
    """How alike the sections are in which a pair stands: their nearest headings' and their chapters' whole texts."""
    nearest = _alike([u.section for u in a], [u.section for u in b], sections, pairs)
    outer = _alike([u.chapter for u in a], [u.chapter for u in b], sections, pairs)
    return np.asarray((nearest + outer) / 2)


def _alike(a: Sequence[int], b: Sequence[int], vectors: tuple[Vectors, Vectors], pairs: Pairs) -> Floats:
    """The likeness of two sections for each pair, each two sections compared once."""
    columns = vectors[1].rows
    keys = np.array(a, dtype=np.int64)[pairs.a] * columns + np.array(b, dtype=np.int64)[pairs.b]
    each, back = np.unique(keys, return_inverse=True)
    return dots(*vectors, Pairs(each // columns, each % columns))[back]


def neighbours(likeness: Floats, pairs: Pairs, columns: int) -> Floats:
    """How well the block before a pair and the block after it resemble those beside it, in the better of two orders.

    Either both documents go on in the same order, or what comes after in one comes before in the other.
    """
    same = _beside(likeness, pairs, columns, (1, 1)) + _beside(likeness, pairs, columns, (-1, -1))
    turned = _beside(likeness, pairs, columns, (1, -1)) + _beside(likeness, pairs, columns, (-1, 1))
    return np.asarray(np.maximum(same, turned) / 2)


def _beside(likeness: Floats, pairs: Pairs, columns: int, turn: tuple[int, int]) -> Floats:
    """The best of the pairs one step on in the given directions."""
    steps = ((one * turn[0], other * turn[1]) for one, other in STEPS)
    best = np.zeros(len(likeness))
    for step in steps:
        best = np.maximum(best, shifted(likeness, pairs, step, columns))
    return best


def shifted(values: Floats, pairs: Pairs, step: tuple[int, int], columns: int) -> Floats:
    """Return the values at pairs a step away, 0 where that pair was not chosen."""
    if not len(values):
        return values
    keys = pairs.a * columns + pairs.b
    column = pairs.b + step[1]
    wanted = (pairs.a + step[0]) * columns + column
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    there = (column >= 0) & (column < columns) & (keys[at] == wanted)
    return np.where(there, values[at], 0.0)


def standing(likeness: Floats, pairs: Pairs, shape: tuple[int, int], barred: Floats) -> Floats:
    """How near a pair comes to the likest of its row and of its column, the mean of both: 1 for the best of both.

    Pairs that are barred (a review beside a plan) are nobody's rivals.
    """
    rows, columns = np.full(shape[0], TINY), np.full(shape[1], TINY)
    rivals = np.where(barred > 0, 0.0, likeness)
    np.maximum.at(rows, pairs.a, rivals)
    np.maximum.at(columns, pairs.b, rivals)
    return np.asarray((np.minimum(likeness / rows[pairs.a], 1) + np.minimum(likeness / columns[pairs.b], 1)) / 2)


def nearness(likeness: Floats, pairs: Pairs, shape: tuple[int, int]) -> float:
    """Return how like its nearest a block is on the average, of the side where that is more.

    Two documents that have nothing to do with each other are told by this: each block still has a nearest, but that is
    not near. A short document may find all it says in a long one, hence the better side.
    """
    best = np.zeros(shape[0]), np.zeros(shape[1])
    for found, rows in zip(best, pairs, strict=True):
        np.maximum.at(found, rows, likeness)
    return max(float(found.mean()) if len(found) else 0.0 for found in best)


def form(a: Sequence[Unit], b: Sequence[Unit], pairs: Pairs) -> Floats:
    """Whether both are a section's introduction, or neither is."""
    opens_a, opens_b = (np.array([unit.opens for unit in side], dtype=bool) for side in (a, b))
    return np.asarray(opens_a[pairs.a] == opens_b[pairs.b], dtype=np.float64)


def apart(a: Sequence[Unit], b: Sequence[Unit], pairs: Pairs) -> Floats:
    """1 where a review meets a plan, or a glossary the text; 0 where the roles go together or are unknown."""
    classes_a, classes_b = classes(a, b)
    number = {name: index for index, name in enumerate(sorted({*classes_a, *classes_b}))}
    of_a, of_b = (np.array([number[name] for name in side], dtype=np.int64) for side in (classes_a, classes_b))
    return np.asarray(of_a[pairs.a] != of_b[pairs.b], dtype=np.float64)


def classes(a: Sequence[Unit], b: Sequence[Unit]) -> tuple[list[str], list[str]]:
    """Return the class of each unit's role.

    Where the two documents have no class in common (last year's report against a plan), there is nothing else to
    link with, so all are of one class.
    """
    of_a, of_b = ([class_of(unit.role) for unit in side] for side in (a, b))
    return (of_a, of_b) if set(of_a) & set(of_b) else ([""] * len(a), [""] * len(b))


def class_of(role: str) -> str:
    """Return the class of roles that a role may be linked with.

    >>> class_of("review"), class_of("target") == class_of("plan")
    ('review', True)
    """
    return role if role in APART else ""


@dataclass(frozen=True, slots=True)
class Held:
    """What two sections have in common by their blocks: sums of the best scores, and how many blocks each has."""

    sums: tuple[dict[tuple[int, int], float], dict[tuple[int, int], float]]
    sizes: tuple[dict[int, int], dict[int, int]]
    totals: tuple[int, int]

    def share(self, side: int, a: int, b: int) -> float:
        """Share of the blocks under one of two sections that have their counterpart under the other."""
        return self.sums[side].get((a, b), 0.0) / max(self.sizes[side].get((a, b)[side], 0), 1)


def held(a: Sequence[Unit], b: Sequence[Unit], pairs: Pairs, scores: Floats) -> Held:
    """Count, for every two sections, how surely the blocks below each have a counterpart below the other."""
    sums: tuple[dict[tuple[int, int], float], dict[tuple[int, int], float]] = ({}, {})
    for side, rows in enumerate((pairs.a.tolist(), pairs.b.tolist())):
        best: dict[tuple[int, int, int], float] = {}
        for row, i, j, score in zip(rows, pairs.a.tolist(), pairs.b.tolist(), scores.tolist(), strict=True):
            if score >= COUNTS:
                for key in product((row,), a[i].path, b[j].path):
                    best[key] = max(best.get(key, 0.0), score)
        for (_, one, other), score in best.items():
            sums[side][one, other] = sums[side].get((one, other), 0.0) + score
    sizes = tuple(dict(Counter(place for unit in units for place in unit.path)) for units in (a, b))
    return Held(sums, (sizes[0], sizes[1]), (max(len(a), 1), max(len(b), 1)))


def both_held(held: Held, a: Sequence[Unit], b: Sequence[Unit], pairs: Pairs) -> Floats:
    """The smaller of the two shares that two headings hold of each other's blocks: a part is not the whole."""
    shares = (
        min(held.share(side, a[i].section, b[j].section) for side in (0, 1))
        for i, j in zip(pairs.a.tolist(), pairs.b.tolist(), strict=True)
    )
    return np.fromiter(shares, dtype=np.float64, count=len(pairs.a))


def extent(held: Held, a: Sequence[Unit], b: Sequence[Unit], pairs: Pairs) -> Floats:
    """How alike two headings' sections are in the share of their documents they take up, 1 for the same share."""
    shares = [
        np.array([held.sizes[side].get(unit.section, 0) / held.totals[side] for unit in units], dtype=np.float64)
        for side, units in enumerate((a, b))
    ]
    of_a, of_b = shares[0][pairs.a], shares[1][pairs.b]
    return np.minimum(of_a, of_b) / np.maximum(np.maximum(of_a, of_b), TINY)
