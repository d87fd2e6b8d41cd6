"""Which part of a long paragraph a link is about, when it is only a part.

The idea: of a composite paragraph's sentences those count that come at least half as near to the partner as the
nearest one does; if these stand together and leave most of the paragraph out, they are the passage. The limit: two
sentences far apart that both correspond are no passage, and the whole block is linked.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from duidu.align.similarity import Sentences
from duidu.align.terms import ranges
from duidu.align.vectors import DIGITS, TINY, Floats, Pairs, by_row, products
from duidu.model import Span

NEAR = 0.5
"""Part of the nearest sentence's likeness from which another belongs to the passage too."""

MOST = 0.5
"""Share of the paragraph at most: more than half of it is the paragraph itself."""

COMPOSITE = 3
"""Sentences at least: with two there is nothing to pick a passage from."""


def likeness(sentences: tuple[Sentences, Sentences], pairs: Pairs) -> Iterator[tuple[Floats, Floats]]:
    """Yield, for each pair of units, how near each sentence of A comes to any of B's, and each of B's to A's."""
    a, b = sentences
    rows = list(by_row(pairs))
    groups = [(np.arange(a.starts[row], a.starts[row + 1]), ranges(b.starts, pairs.b[part])) for row, part in rows]
    matrices = products(a.vectors, b.vectors, ((own, others) for own, (others, _) in groups))
    for (_, (_, begins)), matrix in zip(groups, matrices, strict=True):
        near = np.round(matrix, DIGITS)
        for start, end in pairwise(begins.tolist()):
            yield near[:, start:end].max(axis=1), near[:, start:end].max(axis=0)


def passage(pieces: Sequence[Span], near: Floats) -> Span | None:
    """Return the stretch of a paragraph that corresponds, None where it is the whole.

    Args:
        pieces: The paragraph's sentences.
        near: How near each comes to the partner.
    """
    if len(pieces) < COMPOSITE or near.max() < TINY:
        return None
    strong = np.flatnonzero(near >= NEAR * near.max())
    first, last = int(strong[0]), int(strong[-1])
    length = sum(piece.end - piece.start for piece in pieces[first : last + 1])
    whole = sum(piece.end - piece.start for piece in pieces)
    if last - first + 1 > len(strong) or length > MOST * whole:
        return None
    return Span(pieces[first].start, pieces[last].end)
