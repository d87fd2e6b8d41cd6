"""Sparse vectors of weighted terms, and their products for chosen pairs only.

The idea: one row for each text, terms as numbers, weights of length one, kept as three flat arrays; what a product
of whole matrices would waste on pairs that share nothing, an inverted index leaves out. Terms are numbered in order
of first sight, so results do not depend on hashing. The limit: rarity is judged by the two documents alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

DIGITS = 9
"""Decimals kept before two products are put in order, so that rounding noise never decides."""

TINY = 1e-9
"""Stands in for a divisor of zero; far below any likeness that counts."""

COMMON = 0.05
"""Share of one side's texts from which a term is not searched by: what one text in twenty has says little, and to
follow it costs most. It counts again when the pairs found are compared."""

MANY = 100
"""Texts; up to so many a term is searched by in any case, since in a short document one in twenty is nothing."""

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class Vectors(NamedTuple):
    """Row r has the terms ``terms[starts[r]:starts[r + 1]]`` with their `weights`; `size` terms exist in all."""

    starts: Ints
    terms: Ints
    weights: Floats
    size: int

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.starts) - 1


class Pairs(NamedTuple):
    """Chosen pairs of a row of A and a row of B, ordered by A, then B."""

    a: Ints
    b: Ints


def rarity(having: int, texts: int) -> float:
    """Weight of a term that so many of the texts have: what few of them have tells the subject.

    >>> rarity(1, 40) > rarity(20, 40) > rarity(40, 40)
    True
    """
    return log((texts + 1) / (having + 0.5))


def build(a: Sequence[Iterable[str]], b: Sequence[Iterable[str]]) -> tuple[Vectors, Vectors]:
    """Return unit vectors of both sides' texts over one numbering of terms, weighted by rarity over both.

    A term that a text has several times counts by its logarithm: a paragraph that says 服务 ten times is not ten
    times about it.
    """
    flat: list[str] = []
    ends = [0]
    for terms in chain(a, b):
        flat.extend(terms)
        ends.append(len(flat))
    number = {term: index for index, term in enumerate(dict.fromkeys(flat))}
    size, texts = max(len(number), 1), len(ends) - 1
    ids = np.fromiter(map(number.__getitem__, flat), dtype=np.int64, count=len(flat))
    keys, counts = np.unique(np.repeat(np.arange(texts), np.diff(ends)) * size + ids, return_counts=True)
    rows, ids = keys // size, keys % size
    having = np.bincount(ids, minlength=size)
    worth = np.array([rarity(count, texts) for count in range(int(having.max()) + 1)])[having]
    weights = (1 + np.log(counts)) * worth[ids]
    weights /= np.maximum(np.sqrt(np.bincount(rows, weights**2, minlength=texts)), TINY)[rows]
    starts = np.searchsorted(rows, np.arange(texts + 1))
    cut = int(starts[len(a)])
    return (
        Vectors(starts[: len(a) + 1], ids[:cut], weights[:cut], size),
        Vectors(starts[len(a) :] - cut, ids[cut:], weights[cut:], size),
    )


def ranges(starts: Ints, rows: Ints) -> tuple[Ints, Ints]:
    """Return the positions of all entries of some rows, row after row, and where each row begins among them."""
    lengths = starts[rows + 1] - starts[rows]
    begins = np.zeros(len(rows) + 1, dtype=np.int64)
    np.cumsum(lengths, out=begins[1:])
    return np.arange(begins[-1]) + np.repeat(starts[rows] - begins[:-1], lengths), begins


def products(a: Vectors, b: Vectors, groups: Iterable[tuple[Ints, Ints]]) -> Iterator[Floats]:
    """Yield, for each group of rows of A and rows of B, the matrix of their products."""
    lookup = np.zeros(a.size, dtype=np.int64)
    for a_rows, b_rows in groups:
        at, begins = ranges(a.starts, a_rows)
        used = a.terms[at]
        lookup[used] = np.arange(1, len(used) + 1)  # a term of several rows keeps one of its places, 0 is for none
        dense = np.zeros((len(a_rows), len(used) + 1))
        dense[np.repeat(np.arange(len(a_rows)), np.diff(begins)), lookup[used]] = a.weights[at]
        at, begins = ranges(b.starts, b_rows)
        weighed = dense[:, lookup[b.terms[at]]] * b.weights[at]
        lookup[used] = 0
        yield _sums(weighed, begins)


def by_row(pairs: Pairs) -> Iterator[tuple[int, slice]]:
    """Yield each row of A that has pairs, with the stretch of the pairs that are its own."""
    rows, firsts = np.unique(pairs.a, return_index=True)
    bounds = [*firsts.tolist(), len(pairs.a)]
    for row, (first, end) in zip(rows.tolist(), pairwise(bounds), strict=True):
        yield row, slice(first, end)


def dots(a: Vectors, b: Vectors, pairs: Pairs) -> Floats:
    """Return the product of each chosen pair, from 0 (nothing shared) to 1 (the same terms)."""
    found = np.zeros(len(pairs.a))
    dense = np.zeros(a.size)
    for row, part in by_row(pairs):
        own = slice(int(a.starts[row]), int(a.starts[row + 1]))
        if own.start == own.stop:
            continue
        dense[a.terms[own]] = a.weights[own]
        at, begins = ranges(b.starts, pairs.b[part])
        found[part] = _sums(dense[b.terms[at]] * b.weights[at], begins)
        dense[a.terms[own]] = 0.0
    return np.clip(found, 0.0, 1.0)


def _sums(values: Floats, begins: Ints) -> Floats:
    """Sums of stretches along the last axis; an empty stretch has none."""
    found = np.zeros((*values.shape[:-1], len(begins) - 1))
    filled = begins[1:] > begins[:-1]
    if filled.any():
        found[..., filled] = np.add.reduceat(values, begins[:-1][filled], axis=-1)
    return found


def nearest(a: Vectors, b: Vectors, limit: int) -> Pairs:
    """Return the pairs in which one row is among the `limit` nearest of the other; none that share no telling term."""
    forth = _nearest(a, b, limit)
    back = _nearest(b, a, limit)
    columns = max(b.rows, 1)
    keys = np.unique(np.concatenate((forth.a * columns + forth.b, back.b * columns + back.a)))
    return Pairs(keys // columns, keys % columns)


def _nearest(a: Vectors, b: Vectors, limit: int) -> Pairs:
    """For each row of A its nearest rows of B, found through B's rows by term."""
    having = np.bincount(b.terms, minlength=b.size)
    telling = having <= max(MANY, COMMON * b.rows)
    kept = np.flatnonzero(telling[b.terms])
    order = kept[np.argsort(b.terms[kept], kind="stable")]
    owner = np.repeat(np.arange(b.rows), np.diff(b.starts))[order]
    weights = b.weights[order]
    starts = np.cumsum(np.concatenate((np.zeros(1, dtype=np.int64), np.where(telling, having, 0))))
    chosen: list[Ints] = []
    for row in range(a.rows):
        own = slice(int(a.starts[row]), int(a.starts[row + 1]))
        at, begins = ranges(starts, a.terms[own])
        worth = weights[at] * np.repeat(a.weights[own], np.diff(begins))
        scores = np.bincount(owner[at], worth, minlength=b.rows)
        least = np.partition(scores, -limit)[-limit] if len(scores) > limit else 0.0
        best = np.flatnonzero(scores >= max(least - TINY, TINY))
        chosen.append(best[np.argsort(-np.round(scores[best], DIGITS), kind="stable")][:limit])
    rows = np.repeat(np.arange(a.rows), np.array([len(best) for best in chosen], dtype=np.int64))
    return Pairs(rows, np.concatenate([np.zeros(0, dtype=np.int64), *chosen]))
