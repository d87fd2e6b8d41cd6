"""What a colleague said of single documents, brought beside what is said here.

Their places are found in the texts of now and anchored anew, so that two people whose texts differ a little still
speak of the same passage. Roles of one block, facts of one key and corrections that overlap speak of the same thing.
Documents are told by id, else by their text; what was said of others is left aside and counted.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Generic, TypeVar

from duidu.errors import DuiduError
from duidu.model import Correction, Document, Span
from duidu.store import corrections, facts, hand, roles
from duidu.store.corpus import Corpus
from duidu.store.corrections import Mending
from duidu.store.facts import Stated
from duidu.store.hand import Change, Kind, Merged, Record
from duidu.store.roles import Ruling
from duidu.store.said import Said, overlap
from duidu.text import anchor as anchors
from duidu.text.lines import line_of, line_starts
from duidu.text.outline import by_line

KINDS: Final[tuple[Kind[Any], ...]] = (corrections.KIND, roles.KIND, facts.KIND)
"""What is exchanged, in this order."""

What = TypeVar("What")


@dataclass(frozen=True, slots=True)
class Arrived(Generic[What]):
    """A colleague's records of one kind beside mine; those whose document or place is not here are `elsewhere`."""

    kind: Kind[What]
    merged: Merged[What]
    elsewhere: tuple[Record[What], ...] = ()

    def changes(self, *, theirs: bool) -> tuple[Change[What], ...]:
        """Return the changes that take them in.

        Args:
            theirs: Whether the colleague's word counts in a conflict; else mine stays.
        """
        return hand.taking_in(self.merged, theirs=theirs)


def arrived(corpus: Corpus, theirs: Said) -> Iterator[Arrived[Any]]:
    """Yield what becomes of a colleague's corrections, roles and facts beside mine, kind by kind."""
    ground = Here(corpus)
    for kind in KINDS:
        mine = [ground.placed(record) or record for record in getattr(corpus.said, kind.name)]
        found = [(record, ground.placed(record)) for record in getattr(theirs, kind.name)]
        here = [hand.under_its_own_id(record, mine) for _, record in found if record is not None]
        place = _overlapping([*mine, *here]) if kind is corrections.KIND else _place
        merged = without_agreement(hand.merged(mine, here, place), _says)
        yield Arrived(kind, merged, tuple(record for record, placed in found if placed is None))


def without_agreement(merged: Merged[What], says: Callable[[What], object]) -> Merged[What]:
    """Return the same without conflicts in which both say the same of one place that they anchored differently."""
    same = [pair for pair in merged.conflicts if says(pair[0].what) == says(pair[1].what)]
    conflicts = tuple(pair for pair in merged.conflicts if pair not in same)
    return Merged(merged.added, (*merged.same, *(theirs for _, theirs in same)), conflicts)


def _says(what: Ruling | Mending | Stated) -> object:
    """What is said, whatever the surroundings of its place."""
    if isinstance(what, Mending):
        return what.anchor.start, what.anchor.exact, what.text
    return what.role if isinstance(what, Ruling) else what.value


def _place(what: Ruling | Stated) -> Hashable:
    """What two records share that speak of the same thing, once they are placed in the same documents."""
    if isinstance(what, Stated):
        return what.document, what.key
    return what.anchor.document, what.anchor.line


def _overlapping(records: Sequence[Record[Mending]]) -> Callable[[Mending], Hashable]:
    """The place of a correction: that of the first one it overlaps."""
    firsts: list[Mending] = []
    for record in records:
        if not any(_overlap(record.what, other) for other in firsts):
            firsts.append(record.what)
    return lambda what: next(i for i, other in enumerate(firsts) if _overlap(what, other))


def _overlap(one: Mending, other: Mending) -> bool:
    """Whether two corrections change the same words of one document."""
    return one.anchor.document == other.anchor.document and overlap(_as_placed(one), _as_placed(other))


def _as_placed(what: Mending) -> Correction:
    return Correction(Span(what.anchor.start, what.anchor.start + len(what.anchor.exact)), what.text)


class Here:
    """The documents of a corpus, in which places are found; each is read once."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self._ids = {entry.id for entry in corpus.entries if entry.error is None}
        self._hashes: dict[str, str] | None = None

    def placed(self, record: Record[Any]) -> Record[Any] | None:
        """Return a record with its place in a document of this corpus, None if it is not here."""
        what = record.what
        if isinstance(what, Stated):
            id_ = self.id_of(what.document, what.content_hash)
            return None if id_ is None else replace(record, what=what._replace(document=id_))
        id_ = self.id_of(what.anchor.document, what.anchor.content_hash)
        document = self.document_of(id_) if id_ is not None else None
        found = anchors.find(what.anchor, document) if document is not None else None
        if document is None or found is None or (found.how == "changed" and isinstance(what, Mending)):
            return None
        span = found.span if isinstance(what, Mending) else _first_line(document, found.span)
        return replace(record, what=what._replace(anchor=anchors.make(document, span)))

    def id_of(self, id_: str, content_hash: str) -> str | None:
        """Return the id here of a document: its own, or that of the same text; None if it is not here."""
        if id_ in self._ids or not content_hash:
            return id_ if id_ in self._ids else None
        if self._hashes is None:
            read = ((name, self.document_of(name)) for name in sorted(self._ids))
            self._hashes = {document.hash: name for name, document in read if document is not None}
        return self._hashes.get(content_hash)

    def document_of(self, id_: str) -> Document | None:
        """Return a document by its id here, None if it cannot be read."""
        try:
            return self.corpus.document(id_)
        except DuiduError:
            return None


def _first_line(document: Document, span: Span) -> Span:
    """The first line of the block that a place stands in, which is where rulings are anchored."""
    block = by_line(document).get(line_of(line_starts(document.text), span.start))
    if block is None:
        return span
    anchor = roles.ruling(document, block, "plan").anchor
    return Span(anchor.start, anchor.start + len(anchor.exact))
