"""Over- and under-use in numbers: log-likelihood, log ratio, dispersion; the formulas and nothing else.

`log_likelihood` is the two-cell form that the log-likelihood wizards of corpus linguists compute (Rayson and Garside
2000); `g_squared` is Dunning's (1993) over all four cells of the table. The two differ little while a word is rare.
"""

import math
from collections.abc import Iterable, Sequence
from typing import Final

UNSEEN: Final = 0.5
"""What counts in place of no occurrence at all, so that a ratio can be taken (Hardie 2014)."""


def log_likelihood(here: int, there: int, size_here: int, size_there: int) -> float:
    """Return the log-likelihood of a word's frequencies in two bodies of text, at least 0.

    Args:
        here: Occurrences in the first.
        there: Occurrences in the second.
        size_here: Words of the first.
        size_there: Words of the second.
    """
    if not (size_here and size_there):
        return 0.0
    share = (here + there) / (size_here + size_there)
    return max(0.0, 2 * (_term(here, size_here * share) + _term(there, size_there * share)))


def g_squared(table: Sequence[Sequence[int]]) -> float:
    """Return the log-likelihood of independence of a contingency table, over all its cells, at least 0."""
    rows = [sum(row) for row in table]
    columns = [sum(column) for column in zip(*table, strict=True)]
    every = sum(rows)
    return max(
        0.0,
        2 * sum(_term(n, rows[i] * columns[j] / every) for i, row in enumerate(table) for j, n in enumerate(row) if n),
    )


def _term(observed: float, expected: float) -> float:
    """One cell's part."""
    return observed * math.log(observed / expected) if observed else 0.0


def log_ratio(here: int, there: int, size_here: int, size_there: int) -> float:
    """Return how many times as frequent a word is here as there, in doublings; arguments as `log_likelihood`.

    >>> log_ratio(20, 10, 1000, 1000), log_ratio(0, 1, 1000, 1000)
    (1.0, -1.0)
    """
    if not (size_here and size_there):
        return 0.0
    return math.log2((here or UNSEEN) / size_here) - math.log2((there or UNSEEN) / size_there)


def dispersion(counts: Iterable[int], sizes: Iterable[int]) -> float:
    """Return how unevenly occurrences are spread over parts, 0 (as the parts are large) to near 1 (all in one).

    The deviation of proportions (Gries 2008). Nothing counted anywhere is even.

    Args:
        counts: Occurrences in each part.
        sizes: Words of each part.
    """
    found, large = list(counts), list(sizes)
    every, size = sum(found), sum(large)
    if not every or not size:
        return 0.0
    return sum(abs(n / every - part / size) for n, part in zip(found, large, strict=True)) / 2
