"""Looking over a corpus: every document read and counted, and those found that are nearly the same.

A document is looked at by one pure function, in other processes when there are many; what travels back are counts and
a sketch of its text. Likeness is that of the documents' own text: what a site put around it does not count.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from duidu.errors import InputError
from duidu.export.overview import Overview, overview
from duidu.model import TEXT_KINDS
from duidu.store import scan, workers
from duidu.store.corpus import Corpus
from duidu.store.scan import Entry
from duidu.text import alike
from duidu.text.alike import Sketch


@dataclass(frozen=True, slots=True)
class Looked:
    """A document looked at: figures, or why it cannot be read; its id and file; the sketch of its text."""

    id: str
    file: str
    overview: Overview | None = None
    error: InputError | None = None
    sketch: Sketch = ()


class Alike(NamedTuple):
    """Ids of documents that are nearly the same text, and how alike (0 to 1) the least like is to the first."""

    documents: tuple[str, ...]
    likeness: float


def look(entry: Entry) -> Looked:
    """Look at one document."""
    if entry.error is not None:
        return Looked(entry.id, entry.file, error=entry.error)
    try:
        document = scan.load(entry)
    except InputError as error:
        return Looked(entry.id, entry.file, error=error)
    own = (document.text[block.span.start : block.span.end] for block in document.blocks if block.kind in TEXT_KINDS)
    return Looked(entry.id, entry.file, overview(document), sketch=alike.sketch("\n".join(own)))


def look_over(corpus: Corpus) -> Iterator[Looked]:
    """Yield each document of a corpus, looked at, in the order of its entries.

    Raises:
        StoreError: if the system ends a helping process.
    """
    yield from workers.spread(look, corpus.entries, sum(entry.size for entry in corpus.entries))


def alike_in(looked: Sequence[Looked]) -> tuple[Alike, ...]:
    """Return the groups of documents that are nearly the same, each to be read as one work."""
    found = alike.groups([one.sketch for one in looked])
    return tuple(Alike(tuple(looked[index].id for index in group.members), group.likeness) for group in found)
