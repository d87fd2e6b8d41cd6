"""Aligning many pairs of a corpus: on all processors when it is worth it, and as the reader's rulings want it.

The steps come one by one in the order of the pairs, so that who asks can draw progress and stop between two.
"""

from collections.abc import Iterator, Sequence

from duidu.align import align
from duidu.align.hand import ruled
from duidu.model import Alignment, Document
from duidu.store import links
from duidu.store.corpus import Corpus
from duidu.store.workers import spread

Pair = tuple[Document, Document]


def alignments(corpus: Corpus, pairs: Sequence[Pair]) -> Iterator[Alignment]:
    """Yield the alignment of each pair, in order.

    Raises:
        StoreError: if the system ends a worker.
    """
    ids, records = corpus.ids, corpus.said.links
    work = sum(len(a.text) + len(b.text) for a, b in pairs)
    for (a, b), made in zip(pairs, spread(aligned, pairs, work), strict=True):
        yield ruled(made, a, b, links.placed(records, a, b, ids).rulings) if records else made


def aligned(pair: Pair) -> Alignment:
    """Return the alignment of two documents as the program finds it: one step, made in any process."""
    return align(*pair)
