"""Two people's rulings on one corpus: what of a colleague's file is new, what says the same, what contradicts mine.

The idea: a statement is told by the documents and blocks it speaks of, as they are found in the texts of now, and two
statements are in conflict when one would put an end to the other if it were said after it. Nothing of mine is
overwritten unless the colleague's word is asked to count. The limit: an end that is not found here is told by its
anchor alone.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from duidu.align.hand import NOWHERE, Ruling, standing, supersedes
from duidu.errors import DuiduError
from duidu.model import Document
from duidu.store import hand
from duidu.store.hand import Merged, Record
from duidu.store.links import End, Ground, Statement


class Spot(NamedTuple):
    """What a statement speaks of, in numbers that two people's statements share: documents, and places in them."""

    documents: tuple[str, str]
    ruling: Ruling

    def clashes(self, other: "Spot") -> bool:
        """Whether two statements cannot both stand."""
        if self.documents != other.documents:
            return False
        return supersedes(self.ruling, other.ruling) or supersedes(other.ruling, self.ruling)


class Finder:
    """Finds the ends of statements in the documents of a corpus, each document asked for once.

    What stands where is told by the document and block of now, so that two people whose texts differ a little still
    speak of the same paragraph; an end that is not found is told by its anchor.
    """

    def __init__(self, ids: Collection[str], document: Callable[[str], Document]) -> None:
        self.ids = ids
        self._document = document
        self._grounds: dict[str, Ground | None] = {}
        self._by_hash: dict[str, Ground] | None = None
        self._places: dict[tuple[object, ...], int] = {}

    def ground(self, end: End) -> Ground | None:
        """Return the document an end is in, None if it is not here or cannot be read."""
        if end.document in self.ids:
            return self._read(end.document)
        if self._by_hash is None:
            every = [ground for ground in map(self._read, sorted(self.ids)) if ground is not None]
            self._by_hash = {ground.document.hash: ground for ground in reversed(every)}
        return self._by_hash.get(end.content_hash)

    def _read(self, id_: str) -> Ground | None:
        if id_ not in self._grounds:
            try:
                self._grounds[id_] = Ground(self._document(id_))
            except DuiduError:
                self._grounds[id_] = None
        return self._grounds[id_]

    def block(self, end: End) -> int | None:
        """Return the block at which an end stands now, `NOWHERE` for all of its document, None if it is not found."""
        ground = self.ground(end)
        return None if ground is None else ground.block(end)

    def spot(self, what: Statement) -> Spot:
        """Return what a statement speaks of."""
        ends = sorted((self._name(end), self._place(end)) for end in (what.one, what.other))
        (one, first), (other, second) = ends
        return Spot((one, other), Ruling(what.says, first, second, what.note))

    def _name(self, end: End) -> str:
        """The document of an end as it is called here."""
        ground = self.ground(end)
        return ground.document.id if ground is not None else end.document

    def _place(self, end: End) -> int:
        """A number for a place, the same for all ends that stand there."""
        block, anchor = self.block(end), end.anchor
        if anchor is None or block == NOWHERE:
            return NOWHERE
        key: tuple[object, ...] = (self._name(end), block)
        if block is None:
            key = (self._name(end), anchor.line, anchor.start, anchor.exact)
        return self._places.setdefault(key, len(self._places))


def merged(mine: Sequence[Record[Statement]], theirs: Sequence[Record[Statement]], finder: Finder) -> Merged[Statement]:
    """Return what becomes of a colleague's statements: to add, the same as mine, in conflict with mine.

    Args:
        mine: What is kept here.
        theirs: What the colleague's file holds; of two on one thing the later counts.
        finder: Over the documents of this corpus.
    """
    own = [(finder.spot(record.what), record) for record in mine]
    added: list[Record[Statement]] = []
    same: list[Record[Statement]] = []
    conflicts: list[tuple[Record[Statement], Record[Statement]]] = []
    for spot, record in _latest(theirs, finder):
        if any(spot == other for other, _ in own):
            same.append(record)
            continue
        against = [(there, record) for other, there in own if spot.clashes(other)]
        conflicts.extend(against)
        if not against:
            added.append(hand.under_its_own_id(record, mine))
    return Merged(tuple(added), tuple(same), tuple(conflicts))


def _latest(records: Iterable[Record[Statement]], finder: Finder) -> Iterator[tuple[Spot, Record[Statement]]]:
    """The statements that stand, with what they speak of."""
    spots = [(finder.spot(record.what), record) for record in records]
    by_documents: dict[tuple[str, str], list[Ruling]] = {}
    for spot, _ in spots:
        by_documents.setdefault(spot.documents, []).append(spot.ruling)
    stands = {documents: set(standing(rulings)) for documents, rulings in by_documents.items()}
    last = dict(spots)
    for spot, record in spots:
        if spot.ruling in stands[spot.documents] and last[spot] is record:
            yield spot, record
