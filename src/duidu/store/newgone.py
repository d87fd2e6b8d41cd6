"""What is new and gone in a document of a corpus: words through the index, sections by alignment.

Texts come from the index, so that a corpus of fifty reports is not parsed to count the words of eleven; only documents
of one year are read, to see whether they are one work. Sections ask for the document itself and those right before it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import tantivy

from duidu.errors import InputError
from duidu.evolve.newgone import WINDOW, Compared, compared, counted, spans
from duidu.evolve.works import Witness, merged
from duidu.model import Document, Metadata, Span
from duidu.search.passages import Passage
from duidu.search.schema import Index
from duidu.store.corpus import Corpus

REACH: Final = 3
"""Documents before one that its sections may come from: a section may be silent for two years and come back."""


@dataclass(frozen=True)
class Ordered:
    """The works of a document's place in order of year, and which of them it is; -1 where it has no year."""

    works: tuple[Witness, ...]
    at: int
    every: int = 0
    """Documents of the corpus, of all places."""

    @property
    def before(self) -> tuple[Witness, ...]:
        """Those of an earlier year."""
        if self.at < 0:
            return ()
        year = self.works[self.at].year
        return tuple(one for one in self.works if 0 < one.year < year)


@dataclass(frozen=True)
class Told:
    """What is new and gone in a document; `compared` is None where there is nothing to hold it against.

    `passages` are those of the document and of all before it.
    """

    name: str
    ordered: Ordered
    compared: Compared | None
    passages: Mapping[str, Sequence[Passage]] = field(default_factory=dict)

    def places(self, text: str, document: str) -> list[tuple[int, Span]]:
        """Return the blocks and spans of a phrase in a document as it was counted, else wherever its letters stand."""
        held = [one for one in self.passages.get(document, ()) if text in one.text]
        found = [(one.block, one.span(*span)) for one in held for span in spans(one.text, text)]
        if found:
            return found
        return [(one.block, one.span(at, at + len(text))) for one in held if (at := one.text.find(text)) >= 0]


def ordered(corpus: Corpus, name: str) -> Ordered:
    """Return the works of a document's place in order of year; a witness of the same work stands for the document."""
    shelf = {entry.id: entry.meta for entry in corpus.entries if entry.error is None}
    place = shelf[name].place.value
    mine = {one: meta for one, meta in shelf.items() if meta.place.value == place}
    columns = [one for one in merged(mine, _twins(corpus, mine)) if one.year]
    at = next((i for i, one in enumerate(columns) if name in {one.document, *one.same_work}), -1)
    return Ordered(tuple(columns), at, len(shelf))


def _twins(corpus: Corpus, shelf: dict[str, Metadata]) -> list[Document]:
    """Documents that share their year with another, which alone may be one work with it."""
    years = {one.document: one.year for one in merged(shelf, ())}
    times = Counter(years.values())
    found = []
    for name, year in years.items():
        if year and times[year] > 1:
            try:
                found.append(corpus.document(name))
            except InputError:  # told where it is listed; it is no twin of anything
                continue
    return found


def told(corpus: Corpus, index: Index, name: str, most: int, window: int = WINDOW) -> Told:
    """Return what is new and gone in the words of a document.

    Args:
        corpus: The corpus.
        index: Its index.
        name: The document.
        most: Words of each kind.
        window: Documents before it that it is held against.
    """
    order = ordered(corpus, name)
    if not order.before:
        return Told(name, order, None)
    names = [one.document for one in order.before]
    held = passages_of(index, [*names, name])
    near = names[-window:]
    here, *before = (counted(one, held.get(one, ())) for one in (name, *near))
    earlier = {one: "\n".join(passage.text for passage in held.get(one, ())) for one in names}
    return Told(name, order, compared(here, before, most, earlier), held)


def passages_of(index: Index, names: Iterable[str]) -> dict[str, list[Passage]]:
    """Return the own text of some documents, passage by passage in order."""
    wanted = tantivy.Query.boolean_query(
        [
            (tantivy.Occur.Must, tantivy.Query.term_set_query(index.schema, "doc", list(names))),
            (tantivy.Occur.Must, tantivy.Query.term_query(index.schema, "layer", "text", "basic")),
        ]
    )
    found: dict[str, list[Passage]] = {}
    for passage in sorted(index.fetch(wanted, index.size), key=lambda one: one.place):
        found.setdefault(passage.document, []).append(passage)
    return found


def near(order: Ordered) -> Sequence[str]:
    """Return the documents right before one whose sections are looked at, the last at the end."""
    return [one.document for one in order.before[-REACH:]]
