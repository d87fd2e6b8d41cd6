"""What the reader rules of pairs of documents: links, unlinks, no counterpart, verdicts and notes.

Both ends are kept by anchors, so that a ruling is found again after a text was imported anew; what is not found in the
texts of now is listed and stays in its file. A document that was renamed is known by its text. All of it is one file
for a corpus, which can be given to a colleague (`store.joining`).

The limit: rulings hold for documents of the corpus, never for files that were only named on the command line.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final, NamedTuple, get_args

from duidu.align.hand import NOWHERE, Ruling, Says, supersedes
from duidu.model import Anchor, Document, Span
from duidu.store import hand, kept
from duidu.store.hand import Change, Kind, Record
from duidu.store.kept import Damaged, Table
from duidu.text import anchor as anchors
from duidu.text.lines import line_of, line_starts
from duidu.text.outline import by_line, own_spans


class End(NamedTuple):
    """One side of a ruling: a place in a document, or the document as a whole; the hash is that of the text then."""

    document: str
    content_hash: str
    anchor: Anchor | None = None


class Statement(NamedTuple):
    """A ruling as it is kept: its ends in order of document and place, whichever stood first on the screen."""

    says: Says
    one: End
    other: End
    note: str = ""


class Placing(NamedTuple):
    """A ruling placed in two documents, and the record it comes from."""

    ruling: Ruling
    record: Record[Statement]


class Placed(NamedTuple):
    """The rulings on two documents, oldest first, and those whose places are not found in them any more."""

    found: tuple[Placing, ...] = ()
    lost: tuple[Record[Statement], ...] = ()

    @property
    def rulings(self) -> tuple[Ruling, ...]:
        """The rulings without their records."""
        return tuple(placing.ruling for placing in self.found)


# -- between blocks and anchors


def statement(ruling: Ruling, a: Document, b: Document) -> Statement:
    """Return a ruling on two documents as it is kept, each end by its block's first line."""
    ends = sorted((_end(a, ruling.a), _end(b, ruling.b)), key=_order)
    return Statement(ruling.says, ends[0], ends[1], ruling.note)


def _end(document: Document, block: int) -> End:
    """A block, or the whole document, as it is kept."""
    if block == NOWHERE:
        return End(document.id, document.hash)
    spans = own_spans(document, document.blocks[block]) or (document.blocks[block].span,)
    return End(document.id, document.hash, anchors.make(document, Span(*spans[0])))


def _order(end: End) -> tuple[str, int]:
    """The order of two ends."""
    return end.document, end.anchor.start if end.anchor else NOWHERE


def is_end(end: End, document: Document, ids: Collection[str]) -> bool:
    """Return whether an end is in a document: by name, or by its text where nothing has its name any more."""
    return end.document == document.id or (end.document not in ids and end.content_hash == document.hash)


class Ground:
    """A document in which ends are looked for."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._owners: dict[int, int] = {}
        self._starts: tuple[int, ...] = ()

    def block(self, end: End) -> int | None:
        """Return the block at which an end stands now, `NOWHERE` for all of it, None if it is not found."""
        if end.anchor is None:
            return NOWHERE
        found = anchors.find(end.anchor, self.document)
        if found is None:
            return None
        if not self._owners:
            self._owners, self._starts = by_line(self.document), line_starts(self.document.text)
        return self._owners.get(line_of(self._starts, found.span.start))


def placed(records: Iterable[Record[Statement]], a: Document, b: Document, ids: Collection[str]) -> Placed:
    """Return the rulings on two documents, placed in their texts of now.

    Args:
        records: All that is kept of the corpus.
        a: One document.
        b: The other.
        ids: The documents of the corpus (`Corpus.ids`); any other is a guest, of which nothing is kept.
    """
    found: list[Placing] = []
    lost: list[Record[Statement]] = []
    grounds = Ground(a), Ground(b)
    for record in records if {a.id, b.id} <= set(ids) else ():
        for way in _ways(record.what, a, b, ids):
            at, beside = grounds[0].block(way[0]), grounds[1].block(way[1])
            if at is None or beside is None:
                lost.append(record)
                break
            found.append(Placing(Ruling(record.what.says, at, beside, record.what.note), record))
    return Placed(tuple(found), tuple(lost))


def _ways(what: Statement, a: Document, b: Document, ids: Collection[str]) -> Iterator[tuple[End, End]]:
    """How the ends of a statement lie in two documents: both ways when these are the same one."""
    for one, other in ((what.one, what.other), (what.other, what.one)):
        if is_end(one, a, ids) and is_end(other, b, ids):
            yield one, other


# -- saying and taking back


def said(
    found: Iterable[Placing], rulings: Iterable[Ruling], a: Document, b: Document
) -> tuple[Change[Statement], ...]:
    """Return the changes that take down new rulings and strike what they put an end to.

    Args:
        found: What is ruled of the two documents by now.
        rulings: What is said now.
        a: One document.
        b: The other.
    """
    changes: list[Change[Statement]] = []
    struck: set[str] = set()
    for ruling in rulings:
        ended = {p.record.id: p.record for p in found if supersedes(ruling, p.ruling) and p.record.id not in struck}
        struck.update(ended)
        changes.extend(Change(record, None) for record in ended.values())
        changes.append(Change(None, hand.new(statement(ruling, a, b))))
    return tuple(changes)


def taken_back(records: Iterable[Record[Statement]]) -> tuple[Change[Statement], ...]:
    """Return the changes that strike some rulings."""
    return tuple(Change(record, None) for record in {record.id: record for record in records}.values())


def undone(changes: Sequence[Change[Statement]]) -> tuple[Change[Statement], ...]:
    """Return the changes that lead back."""
    return tuple(change.back for change in reversed(changes))


# -- tables


def _table(what: Statement) -> Table:
    values: Table = {"says": what.says}
    if what.note:
        values["note"] = what.note
    return {**values, "one": _end_table(what.one), "other": _end_table(what.other)}


def _end_table(end: End) -> Table:
    if end.anchor is not None:
        return kept.anchor_table(end.anchor)
    return {"document": end.document, "content_hash": end.content_hash}


def _value(table: Table) -> Statement:
    says: Says = kept.field(table, "says", str)
    ends = sorted((_end_of(kept.field(table, name, dict)) for name in ("one", "other")), key=_order)
    whole = sum(end.anchor is None for end in ends)
    if says not in get_args(Says) or whole > (says not in {"link", "unlink"}) or (says == "alone" and not whole):
        raise Damaged(says)
    return Statement(says, ends[0], ends[1], kept.field(table, "note", str, ""))


def _end_of(table: Table) -> End:
    document, content_hash = kept.field(table, "document", str), kept.field(table, "content_hash", str)
    return End(document, content_hash, kept.anchor(table) if "exact" in table else None)


KIND: Final[Kind[Statement]] = Kind("links", _table, _value)
