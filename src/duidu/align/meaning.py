"""Likeness of meaning: texts as weighted means of their words' vectors.

The idea: a text's vector is the sum of its words' vectors, words weighed by how rare they are in public texts and in
the two documents; what all texts of a document have in common (it speaks of one town, one year, in one tone) is taken
off, so that what remains is what a paragraph is about. Texts in quite other words then still come near each other. The
limit: word order, negation and names that the vectors do not know play no part.
"""

from collections.abc import Generator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from duidu.align.similarity import Coverage
from duidu.align.terms import Ints, Numbered, Side, Terms, ranges
from duidu.align.vectors import AT_ONCE, HALF, TINY, Floats, Pairs, by_row, rarity
from duidu.align.view import Unit, View
from duidu.text.steps import within
from duidu.text.wordvectors import WordVectors

FEW = 5.0
"""Texts that stand for none: of so few the common part is half believed, of one text nearly not at all."""

STEP = 4096
"""Words or pairs worked on at a time: a matrix of some megabytes."""

TELLING = 20
"""Words of a text among which those of like meaning are looked for: the ones a reader would name."""

KINDRED = 0.5
"""Likeness of two words that a reader sees: 养老 and 护理 have more, 养老 and 就业 less."""

DIGITS = 4
"""Decimals kept before likenesses are put in order."""

CELLS = 2_000_000
"""Likenesses computed at a time."""

GROUP = 32
"""Columns of which the best stands for all until the rows' best groups are known."""

SMALL = 200_000
"""Multiplications up to which a product of matrices is sure to be worked out by one thread: for many small ones, waking
another and waiting for it costs more than it saves."""

Dense = NDArray[np.float32]


class Meaning(NamedTuple):
    """One side's vectors, of length one or zero: for each unit, its title and its pieces, and for each section."""

    units: Dense
    titles: Dense
    pieces: Dense
    sections: Dense
    starts: Ints
    """Where each unit's pieces begin."""


class Lexicon:
    """The words of two documents: the row of each in the vectors and what it counts."""

    def __init__(self, vectors: WordVectors, terms: Numbered) -> None:
        rows = vectors.rows(terms.words)
        known = np.flatnonzero(rows >= 0)
        having, texts = _having(terms)
        here = np.array([rarity(count, texts) for count in having[known].tolist()], dtype=np.float32)
        self.worth: Dense = vectors.rarity[rows[known]] * here
        self.vectors: Dense = vectors.of(rows[known])
        words = [terms.words[number] for number in known.tolist()]
        self.place: Mapping[str, int] = {word: place for place, word in enumerate(words)}
        self._places = np.full(len(rows), -1)
        self._places[known] = np.arange(len(known))
        order = sorted(zip((-self.worth).tolist(), words, strict=True))
        self._rank = {word: rank for rank, (_, word) in enumerate(order)}

    def sums(self, texts: Terms) -> Dense:
        """Return the weighted sum of each text's words, shortened to length one; a repeated word counts for less."""
        places = self._places[texts.ids]
        lengths = np.diff(texts.starts)
        owner = np.repeat(np.arange(len(lengths)), lengths)[places >= 0]
        size = max(len(self.place), 1)
        ids = places[places >= 0]
        keys, times = np.unique(owner * size + ids, return_counts=True)
        rows, ids = keys // size, keys % size
        weights = ((1 + np.log(times)) * self.worth[ids]).astype(np.float32)
        found = np.zeros((len(lengths), self.vectors.shape[1]), dtype=np.float32)
        bounds = [*range(0, len(lengths), STEP // 16), len(lengths)]
        at = np.searchsorted(rows, bounds)
        for first, last in zip(at[:-1].tolist(), at[1:].tolist(), strict=True):
            if first < last:
                own, begins = np.unique(rows[first:last], return_index=True)
                weighed = self.vectors[ids[first:last]] * weights[first:last, None]
                found[own] = np.add.reduceat(weighed, begins, axis=0)
        return unit_length(found)

    def kindred(self, a: Sequence[str], b: Sequence[str]) -> list[tuple[str, str]]:
        """Return the words of two texts that mean much the same without being the same, what tells most first.

        Each word stands in one pair at most, and only the TELLING words of each text are looked at.
        """
        place = self.place
        own, others = (self._telling(text) for text in (set(a) - set(b), set(b) - set(a)))
        if not own or not others:
            return []
        rows, columns = (np.array([place[word] for word in words]) for words in (own, others))
        likeness = np.round(self.vectors[rows] @ self.vectors[columns].T, DIGITS)
        told = np.round(likeness * np.sqrt(np.outer(self.worth[rows], self.worth[columns])), DIGITS)
        near = zip(*(at.tolist() for at in np.nonzero(likeness >= KINDRED)), strict=True)
        found: dict[str, str] = {}
        for i, j in sorted(near, key=lambda at: (-told[at], own[at[0]], others[at[1]])):
            if own[i] not in found and others[j] not in found.values():
                found[own[i]] = others[j]
        return list(found.items())

    def _telling(self, words: set[str]) -> list[str]:
        """The known words of a text that tell most, in a fixed order."""
        return sorted(words & self._rank.keys(), key=self._rank.__getitem__)[:TELLING]


def _having(terms: Numbered) -> tuple[Ints, int]:
    """In how many units each word occurs, and how many units there are."""
    size = max(len(terms.words), 1)
    found = np.zeros(size, dtype=np.int64)
    for side in terms.sides:
        whole = side.of(side.words)
        owner = np.repeat(np.arange(len(whole.starts) - 1), np.diff(whole.starts))
        found += np.bincount(np.unique(owner * size + whole.ids) % size, minlength=size)
    return found, sum(len(side.pieces) - 1 for side in terms.sides)


def unit_length(matrix: Dense) -> Dense:
    """Return rows of length one; an empty row stays empty."""
    length = np.sqrt((matrix * matrix).sum(axis=1, keepdims=True))
    return np.where(length > TINY, matrix / np.maximum(length, TINY), 0).astype(np.float32)


def meanings(
    lexicon: Lexicon, views: tuple[View, View], terms: Numbered
) -> Generator[float, None, tuple[Meaning, Meaning]]:
    """Return the vectors of both documents' units, in the order of the views; steps say how far it is."""
    first = yield from within(_side(lexicon, views[0], terms.sides[0]), 0, HALF)
    second = yield from within(_side(lexicon, views[1], terms.sides[1]), HALF, 1)
    return first, second


def _side(lexicon: Lexicon, view: View, terms: Side) -> Generator[float, None, Meaning]:
    """One document's vectors, without what all its units have in common."""
    raw = lexicon.sums(terms.of(terms.words))
    common = raw.sum(axis=0) / (len(raw) + FEW)
    yield HALF
    pieces = without(lexicon.sums(terms.words), common)
    yield 1.0
    return Meaning(
        without(raw, common),
        without(lexicon.sums(terms.titles), common),
        pieces,
        without(_sections(view, raw), common),
        terms.pieces,
    )


def _sections(side: View, raw: Dense) -> Dense:
    """The mean of what stands below each heading; ROOT's is what stands under no heading."""
    found = np.zeros((len(side.sections), raw.shape[1]), dtype=np.float32)
    for row, unit in enumerate(side.units):
        if unit.group != "title":
            for place in unit.path or (0,):
                found[place] += raw[row]
    return unit_length(found)


def without(matrix: Dense, common: Dense) -> Dense:
    """Return rows of length one without what is common to all; an empty row stays empty."""
    there = (matrix != 0).any(axis=1, keepdims=True)
    return unit_length((matrix - common) * there)


def alike(a: Dense, b: Dense, pairs: Pairs) -> Floats:
    """Return the likeness of each chosen pair of rows, 0 where they have nothing to do with each other."""
    found = np.zeros(len(pairs.a))
    for start in range(0, len(found), STEP):
        part = slice(start, start + STEP)
        found[part] = np.einsum("ij,ij->i", a[pairs.a[part]], b[pairs.b[part]])
    return np.clip(found, 0.0, 1.0)


def coverage(
    sides: tuple[Meaning, Meaning], weights: tuple[Floats, Floats], pairs: Pairs
) -> Generator[float, None, Coverage]:
    """Compare the pieces of each chosen pair as `similarity.coverage` does, by meaning.

    Args:
        sides: Both documents' vectors, cut to the units of the pairs.
        weights: How much each piece counts.
        pairs: Rows are units.
    """
    a, b = sides
    found = Coverage(*(np.zeros(len(pairs.a)) for _ in range(3)))
    for at, (row, part) in enumerate(by_row(pairs)):
        if at % AT_ONCE == AT_ONCE - 1:
            yield part.start / len(pairs.a)
        own = slice(int(a.starts[row]), int(a.starts[row + 1]))
        others, begins = ranges(b.starts, pairs.b[part])
        matrix = _products(a.pieces[own], b.pieces[others])
        of_a = np.maximum.reduceat(matrix, begins[:-1], axis=1)
        of_b = matrix.max(axis=0)
        found.best[part] = of_a.max(axis=0)
        found.a[part] = (of_a * weights[0][own, None]).sum(axis=0) / weights[0][own].sum()
        heavy = weights[1][others]
        found.b[part] = np.add.reduceat(of_b * heavy, begins[:-1]) / np.add.reduceat(heavy, begins[:-1])
    return found


def _products(a: Dense, b: Dense) -> Dense:
    """The likeness of every two rows of two short lists."""
    step = max(1, SMALL // max(a.size, 1))
    parts = [a @ b[start : start + step].T for start in range(0, len(b), step)]
    return np.clip(np.concatenate(parts, axis=1), 0.0, 1.0)


def nearest(a: Dense, b: Dense, limit: int) -> Generator[float, None, Pairs]:
    """Return the pairs in which one row is among the `limit` nearest of the other; none that have nothing in common.

    Steps say how far it is, from 0 to 1.
    """
    forth = yield from within(_nearest(a, b, limit), 0, HALF)
    back = yield from within(_nearest(b, a, limit), HALF, 1)
    columns = max(len(b), 1)
    keys = np.unique(np.concatenate((forth.a * columns + forth.b, back.b * columns + back.a)))
    return Pairs(keys // columns, keys % columns)


def _nearest(a: Dense, b: Dense, limit: int) -> Generator[float, None, Pairs]:
    """For each row of A its nearest rows of B, so many rows at a time as make a matrix of some megabytes."""
    found_a: list[Ints] = [np.zeros(0, dtype=np.int64)]
    found_b: list[Ints] = [np.zeros(0, dtype=np.int64)]
    step = max(1, CELLS // max(len(b), 1))
    for start in range(0, len(a) if len(b) else 0, step):
        likeness = a[start : start + step] @ b.T
        yield start / len(a)
        columns = _best(likeness, limit)
        near = np.take_along_axis(likeness, columns, axis=1) > TINY
        found_a.append(start + np.nonzero(near)[0])
        found_b.append(columns[near])
    return Pairs(np.concatenate(found_a), np.concatenate(found_b))


def _best(likeness: Dense, limit: int) -> Ints:
    """The columns of the largest values of each row.

    Of many columns the best of each GROUP is found first, which is quick; the `limit` largest lie in the `limit` best
    groups, and only there are all compared.
    """
    rows, width = likeness.shape
    if width <= limit:
        return np.broadcast_to(np.arange(width), likeness.shape)
    groups = width // GROUP
    if groups <= limit:
        return np.argpartition(-likeness, limit - 1, axis=1)[:, :limit]
    even = groups * GROUP  # column c is of group c % groups; what is left over is always compared
    best = likeness[:, :even].reshape(rows, GROUP, groups).max(axis=1)
    top = np.argpartition(-best, limit - 1, axis=1)[:, :limit]
    inside = (top[:, :, None] + np.arange(0, even, groups)).reshape(rows, -1)
    columns = np.concatenate((inside, np.broadcast_to(np.arange(even, width), (rows, width - even))), axis=1)
    kept = np.argpartition(-np.take_along_axis(likeness, columns, axis=1), limit - 1, axis=1)[:, :limit]
    return np.take_along_axis(columns, kept, axis=1)


def chosen(side: Meaning, units: Sequence[Unit], every: Sequence[Unit]) -> Meaning:
    """Return the vectors of some of a view's units only; sections stay."""
    place = {unit.block: row for row, unit in enumerate(every)}
    rows = np.array([place[unit.block] for unit in units], dtype=np.int64)
    at, begins = ranges(side.starts, rows)
    return Meaning(side.units[rows], side.titles[rows], side.pieces[at], side.sections, begins)
