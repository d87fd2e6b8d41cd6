"""All that the reader has said of one corpus, and what becomes of it in a document.

Places are found again by their anchors when the text has shifted. A ruling also holds where the words are only alike;
a correction only where the very words stand that it corrects. What cannot be found is listed with its reason and stays
in its file: nothing the reader wrote is lost because a text was imported anew.

A document that was renamed is known by its text: what was said of an id that is no longer there goes to the document
with the same text, once that is read.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple, TypeVar

from duidu import parse
from duidu.errors import StoreError
from duidu.evolve.joinsaid import JoinRuling
from duidu.evolve.promisesaid import PromiseRuling
from duidu.model import Correction, Document
from duidu.store import corrections, facts, hand, joins, links, promised, roles
from duidu.store.corrections import Mending
from duidu.store.facts import Stated
from duidu.store.hand import Change, Kind, Record
from duidu.store.links import Statement
from duidu.store.roles import Ruling
from duidu.text import anchor as anchors
from duidu.text.lines import line_of, line_starts
from duidu.text.outline import by_line

KINDS: Final[tuple[Kind[Any], ...]] = (roles.KIND, corrections.KIND, facts.KIND, links.KIND, joins.KIND, promised.KIND)
"""What a reader can say of documents, of two of them, of figures of several, and of promises."""

Reason = Literal["gone", "changed", "mended", "covered"]
"""Why something said is not shown: its place is gone, other words stand there, the source itself has been mended, a
later correction stands over it."""

NEIGHBOURS: Final = 8
"""Characters around a correction that must stand beside it in a source that was mended."""

What = TypeVar("What")


@dataclass(frozen=True, slots=True)
class Said:
    """What the reader has said: records by kind, oldest first, and what to tell of damaged files.

    `links` and `promises` speak of two documents, `joins` of figures through the years: they are no part of what is
    said of one.
    """

    roles: tuple[Record[Ruling], ...] = ()
    corrections: tuple[Record[Mending], ...] = ()
    facts: tuple[Record[Stated], ...] = ()
    problems: tuple[StoreError, ...] = ()
    links: tuple[Record[Statement], ...] = ()
    joins: tuple[Record[JoinRuling], ...] = ()
    promises: tuple[Record[PromiseRuling], ...] = ()

    def __bool__(self) -> bool:
        """Whether anything was said of one document."""
        return bool(self.roles or self.corrections or self.facts)

    def by_document(self) -> dict[str, "Said"]:
        """Return what was said of each document, by id."""
        found: dict[str, list[list[Any]]] = {}
        for slot, records in enumerate[tuple[Record[Any], ...]]((self.roles, self.corrections, self.facts)):
            for record in records:
                found.setdefault(_document(record.what), [[], [], []])[slot].append(record)
        return {id_: Said(tuple(one), tuple(two), tuple(three)) for id_, (one, two, three) in found.items()}

    def orphans(self, ids: Collection[str], content_hash: str = "") -> "Said":
        """Return what was said of documents that are not among some ids; with a hash, of that text alone."""

        def wanted(what: Ruling | Mending | Stated) -> bool:
            return _document(what) not in ids and content_hash in {"", _hash(what)}

        return Said(
            tuple(record for record in self.roles if wanted(record.what)),
            tuple(record for record in self.corrections if wanted(record.what)),
            tuple(record for record in self.facts if wanted(record.what)),
        )

    def without(self, other: "Said") -> "Said":
        """Return what was said here and not there."""
        return Said(
            tuple(record for record in self.roles if record not in other.roles),
            tuple(record for record in self.corrections if record not in other.corrections),
            tuple(record for record in self.facts if record not in other.facts),
        )

    def values(self) -> dict[str, object]:
        """Return what goes over the other layers of a document's facts; the last word on a key counts."""
        return {record.what.key: record.what.value for record in self.facts}

    def fact(self, key: str) -> Record[Stated] | None:
        """Return the record that counts for a key."""
        return next((record for record in reversed(self.facts) if record.what.key == key), None)

    def __add__(self, other: "Said") -> "Said":
        """What was said here and there."""
        if not other:
            return self
        return Said((*self.roles, *other.roles), (*self.corrections, *other.corrections), (*self.facts, *other.facts))


NOTHING: Final = Said()


def _document(what: Ruling | Mending | Stated) -> str:
    """The id of the document that something was said of."""
    return what.document if isinstance(what, Stated) else what.anchor.document


def _hash(what: Ruling | Mending | Stated) -> str:
    """The hash of the text that something was said of."""
    return what.content_hash if isinstance(what, Stated) else what.anchor.content_hash


class Lost(NamedTuple):
    """Something said that is not shown, and why."""

    record: Record[Any]
    reason: Reason


@dataclass(frozen=True, slots=True)
class Applied:
    """A document with what the reader said of it: which block each ruling holds for, where each correction stands."""

    document: Document
    rulings: Mapping[int, Record[Ruling]]
    mendings: Mapping[Correction, Record[Mending]]
    lost: tuple[Lost, ...] = ()


def load(corpus: Path, folder: Path | None = None) -> Said:
    """Return what the reader has said of a corpus.

    Args:
        corpus: Its folder.
        folder: The data folder; None is the user's.
    """
    problems: list[StoreError] = []
    found = {kind.name: _loaded(kind, corpus, folder, problems) for kind in KINDS}
    return Said(**found, problems=tuple(problems))


def _loaded(
    kind: Kind[What], corpus: Path, folder: Path | None, problems: list[StoreError]
) -> tuple[Record[What], ...]:
    """The records of a kind; a file that cannot be used keeps no corpus from opening."""
    try:
        held = hand.load(kind, corpus, folder)
    except StoreError as error:
        problems.append(error)
        return ()
    problems.extend(held.problems)
    return held.records


def changed(
    said: Said, kind: Kind[What], corpus: Path, changes: Iterable[Change[What]], folder: Path | None = None
) -> Said:
    """Write changes of one kind and return all that is said then; errors as `hand.change`."""
    held = hand.change(kind, corpus, changes, folder)
    return replace(said, problems=held.problems, **{kind.name: held.records})  # type: ignore[arg-type]


# -- in a document


def applied(document: Document, said: Said) -> Applied:
    """Return a document, as it was read, with what the reader said of it."""
    lost: list[Lost] = []
    rulings = _rulings(document, said.roles, lost)
    mendings = dict(_mendings(document, said.corrections, lost))
    shown = parse.ruled(document, {block: record.what.role for block, record in rulings.items()})
    if mendings:
        shown = replace(shown, corrections=tuple(mendings))
    return Applied(shown, rulings, mendings, tuple(lost))


def _rulings(document: Document, records: Iterable[Record[Ruling]], lost: list[Lost]) -> dict[int, Record[Ruling]]:
    """The ruling on each block; of two the later."""
    owners: dict[int, int] = {}
    starts: tuple[int, ...] = ()
    found: dict[int, Record[Ruling]] = {}
    for record in records:
        if not owners:
            owners, starts = by_line(document), line_starts(document.text)
        place = anchors.find(record.what.anchor, document)
        block = owners.get(line_of(starts, place.span.start)) if place is not None else None
        if block is None or document.blocks[block].kind not in parse.RULED_KINDS:
            lost.append(Lost(record, "gone"))
        else:
            found[block] = record
    return found


def _mendings(
    document: Document, records: Iterable[Record[Mending]], lost: list[Lost]
) -> Iterator[tuple[Correction, Record[Mending]]]:
    """Corrections in order of place; where two overlap the later stands."""
    placed: list[tuple[Correction, Record[Mending]]] = []
    for record in records:
        place = anchors.find(record.what.anchor, document)
        if place is None or place.how == "changed":
            lost.append(Lost(record, _why(document, record.what, found=place is not None)))
            continue
        made = Correction(place.span, record.what.text, record.what.note)
        for older in [pair for pair in placed if overlap(pair[0], made)]:
            placed.remove(older)
            lost.append(Lost(older[1], "covered"))
        placed.append((made, record))
    yield from sorted(placed, key=lambda pair: pair[0].span)


def _why(document: Document, what: Mending, *, found: bool) -> Reason:
    """Why a correction does not hold any more."""
    mended = what.anchor.before[-NEIGHBOURS:] + what.text + what.anchor.after[:NEIGHBOURS]
    if mended in document.text:
        return "mended"
    return "changed" if found else "gone"


def overlap(one: Correction, other: Correction) -> bool:
    """Return whether two corrections change the same stretch, or insert at the same place."""
    if one.span == other.span:
        return True
    return one.span.start < other.span.end and other.span.start < one.span.end
