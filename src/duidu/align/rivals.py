"""The second look at a table of pairs: what each pair's first score is worth beside all the others.

The idea: a paragraph has one partner or a few, so a pair that takes most of what its row and its column have to give
is surer than one among ten of the same score; and a pair whose sections' other blocks find their partners in each other
is surer than one that would stand there alone. A second regression weighs these against the first score. The limit: one
more look, no search for the best of all tables; a mistake of the first look may carry its neighbours along.
"""

from collections.abc import Sequence

import numpy as np

from duidu.align.terms import Ints
from duidu.align.vectors import Floats, Pairs
from duidu.align.view import Unit

LITTLE = 0.3
"""Sum of a row's scores from which they compete: below it there is hardly one partner to share."""

SUREST = 1e-4
"""Odds are told no farther than this from certainty."""


def first(scores: Floats) -> Floats:
    """Return the logarithm of the odds that the first look gave."""
    return np.asarray(np.log((scores + SUREST) / (1 - scores + SUREST)))


def share(scores: Floats, pairs: Pairs, shape: tuple[int, int]) -> Floats:
    """Return the share of its row's and of its column's scores that a pair has, the mean of both."""
    rows = np.bincount(pairs.a, scores, minlength=shape[0])
    columns = np.bincount(pairs.b, scores, minlength=shape[1])
    of_rows, of_columns = (np.maximum(sums, LITTLE) for sums in (rows, columns))
    return np.asarray((scores / of_rows[pairs.a] + scores / of_columns[pairs.b]) / 2)


def backing(scores: Floats, pairs: Pairs, a: Sequence[Unit], b: Sequence[Unit]) -> Floats:
    """Return how far the other blocks of a pair's two sections have partners in each other.

    Of the shares of both sections the larger: a short section may lie wholly in a long one.
    """
    of_a, of_b = (np.array([unit.section for unit in side], dtype=np.int64) for side in (a, b))
    keys = of_a[pairs.a] * (of_b.max(initial=0) + 1) + of_b[pairs.b]
    shares = (_others(scores, rows, of, keys) for rows, of in ((pairs.a, of_a), (pairs.b, of_b)))
    return np.asarray(np.maximum(*shares))


def _others(scores: Floats, rows: Ints, sections: Ints, keys: Ints) -> Floats:
    """For each pair the mean of the best scores that other rows of its section have in the same other section."""
    if not len(keys):
        return np.zeros(0)
    sections_met, met = np.unique(keys, return_inverse=True)
    each, back = np.unique(rows * len(sections_met) + met, return_inverse=True)
    best = np.zeros(len(each))
    np.maximum.at(best, back, scores)
    sums = np.bincount(each % len(sections_met), best, minlength=len(sections_met))
    size = np.bincount(sections)[sections[rows]]
    return np.asarray((sums[met] - best[back]) / np.maximum(size - 1, 1))
