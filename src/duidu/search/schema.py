"""What the search engine (tantivy) is told of each passage, and the engine opened as an `Index`.

The text is known by its characters and pairs of characters, its titles once more by themselves; its sound by pairs of
syllables and threes of initials; what is set aside (site lines, contents) has a field of its own, so that an ordinary
query never meets it. Positions are not kept: they would double the index, and every candidate is read again anyway.
The passage itself travels as bytes. One record for each document holds its key: what it was made of.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Final, NamedTuple

import tantivy

from duidu.model import Document
from duidu.search.passages import Passage, adopted, packed, passages, unpacked
from duidu.search.pinyin import initials, sounds
from duidu.text.outline import year

VERSION: Final = 2
"""Raised whenever an index made before would answer otherwise."""
HEAP: Final = 120_000_000
"""Bytes the engine gathers before it writes a piece of the index."""

MOST_YEARS: Final = 100
"""Years of one period; a longer one is a slip of the pen."""

TEXT: Final = "text"
TITLE: Final = "title"
ASIDE: Final = "aside"
SOUNDS: Final = "sounds"
INITIALS: Final = "initials"
_SIZES: Final = {TEXT: (1, 2), TITLE: (1, 2), ASIDE: (1, 2), SOUNDS: (2, 2), INITIALS: (3, 3)}
FACTS: Final = ("doc", "place", "kind", "role", "layer")
"""Fields that hold a value as it stands."""
KEY: Final = "key"
_PARTING: Final = "\x1f"


def kept_of(field: str) -> str:
    """Return what is kept of a term's places: how often it stands in a passage, or only that it does."""
    return "freq" if field in {TEXT, TITLE} else "basic"


class Row(NamedTuple):
    """A passage as bytes and its role; made in one process, taken into the index in another."""

    passage: bytes
    role: str = ""


class Facts(NamedTuple):
    """What filters ask of a document; `years` are those it plans for."""

    place: str = ""
    kind: str = ""
    years: tuple[int, ...] = ()


class Rows(NamedTuple):
    """All that the index is told of one document; `key` names what it was made of."""

    document: str
    key: str
    facts: Facts
    rows: tuple[Row, ...]


def schema() -> tantivy.Schema:
    """Return the fields of the index."""
    builder = tantivy.SchemaBuilder()
    for name in _SIZES:
        builder.add_text_field(name, tokenizer_name=name, index_option=kept_of(name))
    for name in (*FACTS, KEY):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("year", indexed=True)
    builder.add_bytes_field("passage", stored=True)
    return builder.build()


def ready(engine: tantivy.Index) -> tantivy.Index:
    """Return an index that was made or opened, told how to cut texts; it forgets that on disk."""
    for name, (least, most) in _SIZES.items():
        ngrams = tantivy.Tokenizer.ngram(least, most)
        engine.register_tokenizer(name, tantivy.TextAnalyzerBuilder(ngrams).build())
    return engine


def facts_of(document: Document) -> Facts:
    """Return what filters ask of a document, as far as its text and corpus.toml tell."""
    covers = document.meta.covers
    plans = [period for period in covers if period.role in {"plan", "target"}] or list(covers)
    years = {one for period in plans for one in range(period.first, min(period.last, period.first + MOST_YEARS) + 1)}
    years = years or {year(document) or adopted(document)} - {0}
    return Facts(document.meta.place.value, document.meta.kind.value, tuple(sorted(years)))


def rows_of(document: Document, key: str = "") -> Rows:
    """Return what the index is told of a document."""
    rows = (_row(document, passage) for passage in passages(document))
    return Rows(document.id, key, facts_of(document), tuple(rows))


def _row(document: Document, passage: Passage) -> Row:
    """A passage's row."""
    role = document.blocks[passage.block].role
    return Row(packed(passage), role)


def take(writer: tantivy.IndexWriter, rows: Rows) -> None:
    """Put a document into an index, in place of what it holds of it; `commit` makes it so."""
    name = rows.document
    writer.delete_documents_by_term("doc", name)
    for row in rows.rows:
        writer.add_document(_entry(name, rows.facts, row))
    record = tantivy.Document()
    record.add_text("doc", name)
    record.add_text(KEY, name + _PARTING + rows.key)
    writer.add_document(record)


def _entry(name: str, facts: Facts, row: Row) -> tantivy.Document:
    """What the engine is told of a passage."""
    entry = tantivy.Document()
    entry.add_bytes("passage", row.passage)
    passage = unpacked(row.passage)
    if passage.layer == "text":
        entry.add_text(TEXT, passage.text)
        entry.add_text(SOUNDS, sounds(passage.text))
        entry.add_text(INITIALS, initials(passage.text))
        if passage.title:
            entry.add_text(TITLE, passage.text[: passage.title])
    else:
        entry.add_text(ASIDE, passage.text)
    for fact, value in zip(FACTS, (name, facts.place, facts.kind, row.role, passage.layer), strict=True):
        if value:
            entry.add_text(fact, value)
    for one in facts.years:
        entry.add_unsigned("year", one)
    return entry


@dataclass(frozen=True, slots=True)
class Index:
    """An index to search in, as it stood when it was opened."""

    schema: tantivy.Schema
    searcher: tantivy.Searcher
    _heard: dict[tuple[str, ...], dict[str, int]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def size(self) -> int:
        """How many passages and documents it holds."""
        return int(self.searcher.num_docs)

    def fetch(self, query: tantivy.Query, most: int) -> list[Passage]:
        """Return the passages that answer a query best, at most so many."""
        return self._read([address for _, address in self.searcher.search(query, limit=max(1, most), count=False).hits])

    def pages(self, query: tantivy.Query, size: int) -> Iterator[list[Passage]]:
        """Yield all passages that answer a query, as they are stored, some at a time; who asks may stop in between."""
        found = [address for _, address in self.searcher.search(query, limit=max(1, self.size), count=False).hits]
        found.sort(key=_where)
        for at in range(0, len(found), size):
            yield self._read(found[at : at + size])

    def _read(self, addresses: Sequence[tantivy.DocAddress]) -> list[Passage]:
        """The passages at some addresses, in their order; read as they are stored, since neighbours share a block."""
        order = sorted(range(len(addresses)), key=lambda i: _where(addresses[i]))
        found = {i: unpacked(bytes(self.searcher.doc(addresses[i])["passage"][0])) for i in order}
        return [found[i] for i in range(len(addresses))]

    def holding(self, field: str, term: str) -> int:
        """Return how many passages have a term in a field."""
        return int(self.searcher.doc_freq(field, term))

    def heard(self, field: str, codes: tuple[str, ...]) -> dict[str, int]:
        """Return which choices of one character of each code the index has in a field, with how many passages.

        The ways to cut letters into syllables share most of their pairs, and so do the words while one is typed.
        """
        known = self._heard.get((field, *codes))
        if known is None:
            grams = map("".join, product(*codes))
            known = self._heard[(field, *codes)] = {gram: n for gram in grams if (n := self.holding(field, gram))}
        return known

    def values(self, field: str) -> dict[str, int]:
        """Return the values of a field, each with how many passages have it."""
        return dict(self.searcher.terms_with_prefix(field, ""))

    def keys(self) -> dict[str, str]:
        """Return what each document in the index was made of."""
        values = self.searcher.terms_with_prefix(KEY, "", tantivy.Query.all_query())  # without what was deleted
        parted = (value.rpartition(_PARTING) for value, _ in values)
        return {name: key for name, _, key in parted}


def _where(address: tantivy.DocAddress) -> tuple[int, int]:
    """Where a passage is stored."""
    return address.segment_ord, address.doc


def opened(engine: tantivy.Index) -> Index:
    """Return what an engine holds now."""
    engine.reload()
    return Index(engine.schema, engine.searcher())


def in_memory(rows: Iterable[Rows]) -> Index:
    """Return an index of some documents that is kept in memory."""
    engine = ready(tantivy.Index(schema()))
    writer = engine.writer(heap_size=HEAP, num_threads=1)
    for one in rows:
        take(writer, one)
    writer.commit()
    writer.wait_merging_threads()
    return opened(engine)


def prepare(documents: Iterable[Document]) -> Index:
    """Return an index of some documents, in memory."""
    return in_memory(map(rows_of, documents))
