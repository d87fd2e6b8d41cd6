"""Sparse vectors of weighted terms, and their products for chosen pairs only.

The idea: one row for each text, terms as numbers, weights of length one, kept as three flat arrays; what a product
of whole matrices would waste on pairs that share nothing, an inverted index leaves out. The limit: rarity is judged by
the two documents alone.
"""

from collections.abc import Generator, Iterable, Iterator, Sequence
from itertools import pairwise
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from duidu.align.terms import Ints, Terms, named, ranges
from duidu.text.steps import within

DIGITS = 9
"""Decimals kept before two products are put in order, so that rounding noise never decides."""

TINY = 1e-9
"""Stands in for a divisor of zero; far below any likeness that counts."""

COMMON = 0.05
"""Share of one side's texts from which a term is not searched by: what one text in twenty has says little, and to
follow it costs most. It counts again when the pairs found are compared."""

MANY = 100
"""Texts; up to so many a term is searched by in any case, since in a short document one in twenty is nothing."""

MOST = 250
"""Texts; a term that more have is never searched by, so that what one text costs stops growing at 5,000 texts."""

GROUPS = 64
"""Parts of a long row of likenesses of each of which the best is looked at first."""

ENTRIES = 300_000
"""Entries of vectors worked on at a time: a few megabytes."""

AT_ONCE = 200
"""Rows or links between two steps: some hundredths of a second."""

HALF = 0.5
"""How far a search for the nearest is when it has been made one way."""

Floats = NDArray[np.float64]


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


def build(a: Sequence[Sequence[str]], b: Sequence[Sequence[str]]) -> tuple[Vectors, Vectors]:
    """Return `weighed` vectors of both sides' texts."""
    terms, names = named(a, b)
    return weighed(*terms, len(names))


def weighed(a: Terms, b: Terms, size: int) -> tuple[Vectors, Vectors]:
    """Return unit vectors of both sides' texts, weighted by rarity over both.

    A term that a text has several times counts by its logarithm: a paragraph that says 服务 ten times is not ten
    times about it.

    Args:
        a: One side's texts.
        b: The other's.
        size: How many different terms there may be.
    """
    size = max(size, 1)
    cut, texts = len(a.starts) - 1, len(a.starts) + len(b.starts) - 2
    lengths = np.concatenate((np.diff(a.starts), np.diff(b.starts)))
    flat = np.repeat(np.arange(texts), lengths) * size + np.concatenate((a.ids, b.ids))
    keys, counts = np.unique(flat, return_counts=True)
    rows, ids = keys // size, keys % size
    having = np.bincount(ids, minlength=size)
    worth = np.array([rarity(count, texts) for count in range(int(having.max()) + 1)])[having]
    weights = (1 + np.log(counts)) * worth[ids]
    weights /= np.maximum(np.sqrt(np.bincount(rows, weights**2, minlength=texts)), TINY)[rows]
    starts = np.searchsorted(rows, np.arange(texts + 1))
    middle = int(starts[cut])
    return (
        Vectors(starts[: cut + 1], ids[:middle], weights[:middle], size),
        Vectors(starts[cut:] - middle, ids[middle:], weights[middle:], size),
    )


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
        columns = lookup[b.terms[at]]
        met = np.flatnonzero(columns)
        lookup[used] = 0
        yield _sums(dense[:, columns[met]] * b.weights[at[met]], np.searchsorted(met, begins))


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
    for part in _parts(np.diff(b.starts)[pairs.b]):
        at, begins = ranges(b.starts, pairs.b[part])
        terms, shared = b.terms[at], np.zeros(len(at))
        for row, own in by_row(Pairs(pairs.a[part], pairs.b[part])):
            mine = slice(int(a.starts[row]), int(a.starts[row + 1]))
            here = slice(int(begins[own.start]), int(begins[own.stop]))
            dense[a.terms[mine]] = a.weights[mine]
            shared[here] = dense[terms[here]]
            dense[a.terms[mine]] = 0.0
        found[part] = _sums(shared * b.weights[at], begins)
    return np.clip(found, 0.0, 1.0)


def _parts(lengths: Ints) -> Iterator[slice]:
    """Cut a list into stretches that have some ENTRIES together, so that few are worked on at a time, and many."""
    turns = np.flatnonzero(np.diff(np.cumsum(lengths) // ENTRIES)) + 1
    bounds = [0, *turns.tolist(), len(lengths)]
    yield from (slice(start, end) for start, end in pairwise(bounds) if start < end)


def _sums(values: Floats, begins: Ints) -> Floats:
    """Sums of stretches along the last axis; an empty stretch has none."""
    found = np.zeros((*values.shape[:-1], len(begins) - 1))
    filled = begins[1:] > begins[:-1]
    if filled.any():
        found[..., filled] = np.add.reduceat(values, begins[:-1][filled], axis=-1)
    return found


def nearest(a: Vectors, b: Vectors, limit: int) -> Generator[float, None, Pairs]:
    """Return the pairs in which one row is among the `limit` nearest of the other; none that share no telling term.

    Steps say how far it is, from 0 to 1.
    """
    forth = yield from within(_nearest(a, b, limit), 0, HALF)
    back = yield from within(_nearest(b, a, limit), HALF, 1)
    columns = max(b.rows, 1)
    keys = np.unique(np.concatenate((forth.a * columns + forth.b, back.b * columns + back.a)))
    return Pairs(keys // columns, keys % columns)


def _nearest(a: Vectors, b: Vectors, limit: int) -> Generator[float, None, Pairs]:
    """For each row of A its nearest rows of B, found through B's rows by term."""
    having = np.bincount(b.terms, minlength=b.size)
    telling = having <= min(max(MANY, COMMON * b.rows), MOST)
    kept = np.flatnonzero(telling[b.terms])
    order = kept[np.argsort(b.terms[kept], kind="stable")]
    owner = np.repeat(np.arange(b.rows), np.diff(b.starts))[order]
    weights = b.weights[order]
    starts = np.cumsum(np.concatenate((np.zeros(1, dtype=np.int64), np.where(telling, having, 0))))
    chosen: list[Ints] = []
    before = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(np.diff(starts)[a.terms])))
    for part in _parts(np.diff(before[a.starts])):
        own = slice(int(a.starts[part.start]), int(a.starts[part.stop]))
        at, begins = ranges(starts, a.terms[own])
        worth = weights[at] * np.repeat(a.weights[own], np.diff(begins))
        met = owner[at]
        bounds = begins[a.starts[part.start : part.stop + 1] - a.starts[part.start]].tolist()
        yield part.start / max(1, a.rows)
        for start, end in pairwise(bounds):
            scores = np.bincount(met[start:end], worth[start:end], minlength=b.rows).astype(np.float64)
            best = np.flatnonzero(scores >= max(_floor(scores, limit) - TINY, TINY))
            chosen.append(best[np.argsort(-np.round(scores[best], DIGITS), kind="stable")][:limit])
    rows = np.repeat(np.arange(a.rows), np.array([len(best) for best in chosen], dtype=np.int64))
    return Pairs(rows, np.concatenate([np.zeros(0, dtype=np.int64), *chosen]))


def _floor(scores: Floats, limit: int) -> float:
    """A value that the `limit` best reach; in a long row the best of its parts are looked at instead of all."""
    if len(scores) <= limit:
        return 0.0
    width = len(scores) // GROUPS
    if width > limit:
        scores = scores[: width * GROUPS].reshape(GROUPS, width).max(axis=0)
    return float(np.partition(scores, -limit)[-limit])
