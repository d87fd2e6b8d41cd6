"""Which part of a long paragraph a link is about, when it is only a part.

The idea: of a composite paragraph's sentences those count that come at least half as near to the partner as the
nearest one does; if these stand together and leave most of the paragraph out, they are the passage. Nearness is that of
wording, and of meaning where no sentence shares more than a word or two with the partner. The limit: two sentences far
apart that both correspond are no passage, and the whole block is linked.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from duidu.align.meaning import DIGITS as PLACES
from duidu.align.meaning import Meaning
from duidu.align.similarity import Sentences
from duidu.align.terms import Ints, ranges
from duidu.align.vectors import DIGITS, TINY, Floats, Pairs, by_row, products
from duidu.model import Span

NEAR = 0.5
"""Part of the nearest sentence's likeness from which another belongs to the passage too."""

FAINT = 0.12
"""Likeness of wording that no sentence must reach for meaning to decide: one pair of long paragraphs in ten."""

MOST = 0.5
"""Share of the paragraph at most: more than half of it is the paragraph itself."""

COMPOSITE = 3
"""Sentences at least: with two there is nothing to pick a passage from."""


def likeness(
    sentences: tuple[Sentences, Sentences], pairs: Pairs, meant: tuple[Meaning, Meaning] | None = None
) -> Iterator[tuple[Floats, Floats]]:
    """Yield, for each pair of units, how near each sentence of A comes to any of B's, and each of B's to A's.

    Args:
        sentences: Both sides' sentences.
        pairs: Rows are units.
        meant: The vectors by meaning of the same sentences, if there are any.
    """
    a, b = sentences
    rows = list(by_row(pairs))
    groups = [(np.arange(a.starts[row], a.starts[row + 1]), ranges(b.starts, pairs.b[part])) for row, part in rows]
    matrices = products(a.vectors, b.vectors, ((own, others) for own, (others, _) in groups))
    for (own, (others, begins)), matrix in zip(groups, matrices, strict=True):
        near = np.round(matrix, DIGITS)
        for start, end in pairwise(begins.tolist()):
            part = near[:, start:end]
            if meant and part.max() < FAINT:
                part = _sense(meant, own, others[start:end])
            yield part.max(axis=1), part.max(axis=0)


def _sense(meant: tuple[Meaning, Meaning], own: Ints, others: Ints) -> Floats:
    """How near sentences come in meaning, above half of the nearest.

    Sentences of one plan always have something in common in meaning, so half as near as the nearest would be most.
    """
    found = np.round((meant[0].pieces[own] @ meant[1].pieces[others].T).astype(np.float64), PLACES)
    return np.asarray(np.maximum(2 * found - found.max(), 0.0))


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
