"""Aligning many pairs of a corpus: on all processors when it is worth it, and as the reader's rulings want it.

The steps come one by one in the order of the pairs, so that who asks can draw progress and stop between two. A program
that draws on the whole terminal has no stderr that `multiprocessing` could use, so its helpers are plain children, like
those of `apart`.
"""

import os
import pickle
import sys
from collections.abc import Iterator, Sequence
from typing import IO

from duidu.align import align
from duidu.align.hand import ruled
from duidu.model import Alignment, Document
from duidu.store import children, links, vectors
from duidu.store.corpus import Corpus
from duidu.store.workers import MOST, spread

Pair = tuple[Document, Document]


def alignments(corpus: Corpus, pairs: Sequence[Pair]) -> Iterator[Alignment]:
    """Yield the alignment of each pair, in order.

    Raises:
        StoreError: if the system ends a worker.
    """
    work = sum(len(a.text) + len(b.text) for a, b in pairs)
    return _ruled(corpus, pairs, spread(aligned, pairs, work))


def alignments_apart(corpus: Corpus, pairs: Sequence[Pair]) -> Iterator[Alignment]:
    """Yield the alignment of each pair, in order, made by children of their own; they end when the iterator does.

    What a child fails to give, and everything where the system gives no child, is made here.
    """
    return _ruled(corpus, pairs, _apart(pairs, min(os.cpu_count() or 1, MOST)))


def aligned(pair: Pair) -> Alignment:
    """Return the alignment of two documents as the program finds it: one step, made in any process."""
    return align(*pair, vectors.load())


def _ruled(corpus: Corpus, pairs: Sequence[Pair], made: Iterator[Alignment]) -> Iterator[Alignment]:
    """The alignments as the reader wants them."""
    ids, records = corpus.ids, corpus.said.links
    for (a, b), found in zip(pairs, made, strict=True):
        yield ruled(found, a, b, links.placed(records, a, b, ids).rulings) if records else found


def _apart(pairs: Sequence[Pair], count: int) -> Iterator[Alignment]:
    """The alignments in order; each child makes every so many-th."""
    helpers = [_child(pairs[at::count]) for at in range(count)]
    try:
        for at, pair in enumerate(pairs):
            child = helpers[at % count]
            found = None if child is None else _received(child.stdout)
            yield aligned(pair) if found is None else found
    finally:
        for child in helpers:
            if child is not None:
                children.end(child)


def _child(pairs: Sequence[Pair]) -> children.Child | None:
    """A child at work on some pairs, None where the system gives none."""
    documents = {document.id: document for pair in pairs for document in pair}
    return children.start(__name__, (documents, [(a.id, b.id) for a, b in pairs]))


def _received(stream: IO[bytes] | None) -> Alignment | None:
    """The next alignment of a child, None if it gives none any more."""
    assert stream is not None
    try:
        found: Alignment = pickle.load(stream)  # noqa: S301  (from our own child)
    except (EOFError, pickle.UnpicklingError):
        return None
    return found


def answer() -> None:
    """Read pairs from stdin, write the alignment of each to stdout as soon as it is there; the child's side."""
    documents, pairs = pickle.load(sys.stdin.buffer)  # noqa: S301  (from our own parent)
    for a, b in pairs:
        pickle.dump(aligned((documents[a], documents[b])), sys.stdout.buffer)
        sys.stdout.buffer.flush()
