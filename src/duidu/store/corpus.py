"""A corpus: a folder of documents, known at once by name and year, each parsed when first wanted.

A bad file is an entry with its error and keeps nothing else from opening. Parsed documents are kept up to a number of
characters, the least lately used go first; two threads may ask at once. A corpus does not watch its folder: what was
parsed stays as it was, so that offsets stay true; `Corpus.open` reads anew. What the reader says of documents (`said`)
is applied to them when they are parsed, and anew whenever it changes.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, NamedTuple

from duidu import formats
from duidu.errors import DuiduError, InputError, NotFoundError
from duidu.model import Document, Metadata
from duidu.store import apart, hand, journal, manifest, said, scan
from duidu.store.hand import Change, Kind
from duidu.store.said import NOTHING, Applied, Said
from duidu.store.scan import Entry
from duidu.text.outline import year_of

__all__ = ["Corpus", "Entry"]

KEPT_CHARACTERS: Final = 20_000_000
"""Characters of parsed documents kept in memory; the last one parsed is always kept."""
LEAST_LIKENESS: Final = 55.0
"""Per cent of likeness from which a name is worth suggesting."""


class _Kept(NamedTuple):
    """A parsed document as it was read, and with what the reader said of it."""

    bare: Document
    shown: Applied


class Corpus:
    """Documents of one folder, or one file; `root` is what was opened, an absolute path without links.

    `entries` are sorted by place (unknown last), then year, then id. `problems` tell what could not be read, and what
    corpus.toml says of files that are not there. `said` is what the reader has said of its documents.
    """

    def __init__(
        self, root: Path, entries: Iterable[Entry], problems: Iterable[DuiduError] = (), told: Said = NOTHING
    ) -> None:
        self.root = root.resolve()
        self.said = told
        self._list(entries)
        errors = (entry.error for entry in self.entries if entry.error is not None)
        self.problems: tuple[DuiduError, ...] = (*problems, *told.problems, *errors)
        self._guests: dict[str, Entry] = {}
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._adopted: dict[str, str] = {}
        self._lock = threading.RLock()
        self._turns: dict[str, threading.Lock] = {}

    def _list(self, entries: Iterable[Entry]) -> None:
        """Put the entries in order."""
        self.entries = tuple(sorted(entries, key=_order))
        self._by_id = {entry.id: entry for entry in self.entries}

    @classmethod
    def open(cls, path: Path | str) -> "Corpus":
        """Scan a folder, or take one file as a corpus of one; nothing is parsed yet.

        Raises:
            InputError: if there is no such folder or file, or nothing readable in it.
            SettingError: if its corpus.toml is wrong, with line and column.
        """
        root = _expanded(path)
        try:
            if not root.exists():
                raise InputError("{file}: no such file or folder; check the name", file=root)
            return _open_folder(root) if root.is_dir() else _open_file(root)
        except OSError as error:
            raise scan.unread(str(root), error) from error

    @classmethod
    def of_files(cls) -> "Corpus":
        """Return a corpus of no folder, to which `resolve` adds the files it is asked for."""
        return cls(Path(), ())

    # -- documents

    @property
    def ids(self) -> frozenset[str]:
        """The ids of its own documents, without guests."""
        return frozenset(self._by_id)

    def entry(self, id_: str) -> Entry:
        """Return a document's entry.

        Raises:
            NotFoundError: if there is none, with the most similar id.
        """
        found = self._by_id.get(id_) or self._guests.get(id_)
        if found is None:
            raise self._unknown(id_)
        return found

    def document(self, id_: str) -> Document:
        """Return a document, parsed; parsed once as long as it is kept.

        Raises:
            InputError: if its file cannot be read.
            NotFoundError: if there is none of this id.
        """
        return self.applied(id_).document

    def applied(self, id_: str) -> Applied:
        """Return a document and where in it stands what the reader said; errors as `document`."""
        return (self._known(id_) or self._read(id_, scan.as_read)).shown

    def as_read(self, id_: str) -> Document:
        """Return a document without the reader's roles and corrections; errors as `document`."""
        return (self._known(id_) or self._read(id_, scan.as_read)).bare

    def parse_apart(self, id_: str) -> Document:
        """Return a document, parsed in another process, so that this one's screen stays quick; errors as `document`.

        Worth it from about a megabyte: starting a process takes a quarter of a second.
        """
        return (self._known(id_) or self._read(id_, apart.load)).shown.document

    def plain(self, id_: str) -> Document:
        """Return a document without its sections, for showing a large one at once; errors as `document`."""
        return scan.plain(self.entry(id_))

    def cost(self, id_: str) -> int:
        """Return how much work a document is that is not parsed yet, in bytes of plain text that are as much."""
        return scan.cost(self.entry(id_))

    def is_slow(self, id_: str) -> bool:
        """Whether a document has to be converted first, so that not even its plain lines can be had at once."""
        return scan.cost(self.entry(id_)) > self.entry(id_).size

    def is_loaded(self, id_: str) -> bool:
        """Whether a document is parsed and kept."""
        return id_ in self._kept

    def _known(self, id_: str) -> _Kept | None:
        """A document that is kept, now the most lately used."""
        with self._lock:
            if id_ in self._kept:
                self._kept.move_to_end(id_)
            return self._kept.get(id_)

    def _read(self, id_: str, parse: Callable[[Entry], Document]) -> _Kept:
        """Parse a document and keep it; what was said of its text under a name that is gone is said of it.

        Who asks for one that is being parsed waits for that.
        """
        with self._lock:
            turn = self._turns.setdefault(id_, threading.Lock())
        with turn:
            while (known := self._known(id_)) is None:
                entry = self.entry(id_)
                bare = parse(entry)
                with self._lock:
                    self._adopt(entry, bare.hash)
                    if self.entry(id_).told == entry.told:  # else the reader has said something meanwhile
                        return self._keep(bare)
            return known

    def _adopt(self, entry: Entry, content_hash: str) -> None:
        """Say of a document what was said of its text under a name that is gone."""
        if entry.id in self._by_id and entry.id not in self._adopted and self.said.orphans(self._by_id, content_hash):
            self._adopted[entry.id] = content_hash
            self._retell()

    def _keep(self, bare: Document) -> _Kept:
        """Keep a document, and let the least lately used go; of two parsed at once the first stays."""
        with self._lock:
            made = _Kept(bare, said.applied(bare, self.entry(bare.id).said))
            found = self._kept.setdefault(bare.id, made)
            self._kept.move_to_end(bare.id)
            total = sum(len(kept.bare.text) for kept in self._kept.values())
            while total > KEPT_CHARACTERS and len(self._kept) > 1:
                total -= len(self._kept.popitem(last=False)[1].bare.text)
        return found

    # -- what the reader says

    @property
    def home(self) -> Path:
        """The folder whose documents the reader speaks of: that of the file, if one file was opened."""
        return self.root if self.root.is_dir() else self.root.parent

    def where(self, kind: Kind[Any]) -> Path:
        """Return the file in which what the reader says is kept."""
        return hand.file_of(kind, self.home)

    def change(self, kind: Kind[Any], changes: Iterable[Change[Any]]) -> None:
        """Take down what the reader says, or takes back, and apply it: documents asked for from now on have it.

        Raises:
            StoreError: if it cannot be written; nothing has changed then.
        """
        with self._lock:
            self.said = said.changed(self.said, kind, self.home, changes)
            self._retell()

    def orphans(self) -> Said:
        """Return what was said of documents that are not here, as far as is known by now."""
        gone = self.said.orphans(self._by_id) if self.root.is_dir() else NOTHING
        for hash_ in self._adopted.values():
            gone = gone.without(gone.orphans((), hash_))
        return gone

    def _retell(self) -> None:
        """Give every entry what is said of it now; parsed documents are mended, or let go if they must be read anew."""
        said_of = self.said.by_document()
        for id_, hash_ in self._adopted.items():
            said_of[id_] = said_of.get(id_, NOTHING) + self.said.orphans(self._by_id, hash_)
        for entries in (self._by_id, self._guests):
            for id_, entry in entries.items():
                now = said_of.get(id_, NOTHING)
                if now != entry.said:
                    entries[id_] = self._told(entry, now)
        self._list(self._by_id.values())

    def _told(self, entry: Entry, now: Said) -> Entry:
        """An entry of which something else is said now."""
        if now.facts != entry.said.facts:
            self._kept.pop(entry.id, None)
            return scan.look(entry.id, entry.file, entry.path, entry.given, now)
        kept = self._kept.get(entry.id)
        if kept is not None:
            self._kept[entry.id] = kept._replace(shown=said.applied(kept.bare, now))
        return replace(entry, said=now)

    # -- places and years

    def by_place(self) -> dict[str, list[Entry]]:
        """Return the entries of each place in order; the empty place is of those whose place is not known."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            found.setdefault(entry.meta.place.value, []).append(entry)
        return found

    def years_missing(self, place: str) -> tuple[int, ...]:
        """Return the years between a place's first and last that none of its documents plans for."""
        held: set[int] = set()
        for entry in self.by_place().get(place, ()):
            if entry.error is None:
                held.update(years(entry.meta))
        return tuple(year for year in range(min(held), max(held)) if year not in held) if held else ()

    # -- addresses

    def resolve(self, address: str) -> tuple[str, int | None]:
        """Return the document, and the line if any, that an address names: a path, an id, or either with ``:LINE``.

        A path that exists wins over an id; a file outside the corpus joins it as a guest, so that `document` knows it.

        Raises:
            NotFoundError: if it names nothing, with the most similar id.
        """
        ways: list[tuple[str, int | None]] = [(address, None)]
        head, _, tail = address.rpartition(":")
        if head and tail.isascii() and tail.isdigit():
            ways.append((head, int(tail)))
        for name, line in ways:
            found = self._file(name) or self._named(name)
            if found is not None:
                return found, line
        raise self._unknown(address)

    def _named(self, name: str) -> str | None:
        """The id of an entry by id or by file name."""
        if name in self._by_id or name in self._guests:
            return name
        return next((entry.id for entry in self.entries if entry.file == name), None)

    def _file(self, name: str) -> str | None:
        """The id of a file that exists: an entry's, or a guest's."""
        path = _expanded(name)
        try:
            if not name or not path.exists() or (path.is_dir() and self._named(name)):
                return None
            if path.is_dir():
                raise NotFoundError("{address}: a folder; name a document in it", address=name)
            real = path.resolve()
            for entry in (*self.entries, *self._guests.values()):
                if entry.path.name == path.name and entry.path.resolve() == real:
                    return entry.id
        except OSError:  # a name too long for a file, or behind a closed door
            return None
        return self._invite(name, path)

    def _invite(self, name: str, path: Path) -> str:
        """Add a file from elsewhere and return its id, one no other document has."""
        shown = scan.showable(name)
        id_ = str(Path(shown).with_suffix(""))
        if id_ in self._by_id or id_ in self._guests:
            id_ = shown
        self._guests[id_] = scan.look(id_, shown, path, _beside(path), self.said.by_document().get(id_, NOTHING))
        return id_

    def _unknown(self, name: str) -> NotFoundError:
        """The error for a name that nothing has, with the nearest there is."""
        from rapidfuzz import fuzz, process  # noqa: PLC0415  (only a slip of the pen pays for it)

        wanted = name.rpartition(":")[0] or name
        best = process.extractOne(wanted, list(self._by_id), scorer=fuzz.WRatio, score_cutoff=LEAST_LIKENESS)
        if best is not None:
            return NotFoundError("{address}: no such document; did you mean {nearest}?", address=name, nearest=best[0])
        return NotFoundError("{address}: no such file or document; check the name", address=name or '""')


def _expanded(path: Path | str) -> Path:
    """A path with its ``~`` filled in, as it stands if there is no such user."""
    try:
        return Path(path).expanduser()
    except RuntimeError:
        return Path(path)


def years(meta: Metadata) -> range:
    """Return the years a document plans for; without a plan the year it stands under; none if that is not known."""
    plans = [period for period in meta.covers if period.role in {"plan", "target"}]
    if plans:
        return range(min(p.first for p in plans), max(p.last for p in plans) + 1)
    year = year_of(meta.covers, meta.published.value)
    return range(0) if year is None else range(year, year + 1)


def _order(entry: Entry) -> tuple[bool, str, bool, int, str]:
    """Place, then year, then id; what is not known comes last."""
    place = entry.meta.place.value
    year = year_of(entry.meta.covers, entry.meta.published.value)
    return not place, place, year is None, year or 0, entry.id


def _open_folder(root: Path) -> Corpus:
    """The corpus of a folder."""
    journal.settle_if_left(root)
    given = scan.manifest_of(root)
    files: list[tuple[str, Path]] = []
    unlisted: list[InputError] = []
    for found in scan.walk(root):
        if isinstance(found, InputError):
            unlisted.append(found)
        else:
            files.append(found)
    names = [scan.showable(name) for name, _ in files]
    told = said.load(root.resolve())
    said_of = told.by_document()
    entries = [
        scan.look(id_, name, path, given.blocks.get(name, {}), said_of.get(id_, NOTHING))
        for id_, name, (_, path) in zip(scan.name_ids(names), names, files, strict=True)
    ]
    if all(entry.error for entry in entries):
        raise _nothing(root, [*unlisted, *(entry.error for entry in entries if entry.error is not None)])
    return Corpus(root, entries, (*unlisted, *given.missing(frozenset(names))), told)


def _nothing(root: Path, problems: list[InputError]) -> InputError:
    """The error for a folder without one readable document."""
    if problems:
        return InputError(
            "{folder}: nothing readable here; the first of {count} problems: {problem}",
            folder=root,
            count=len(problems),
            problem=problems[0],
        )
    return InputError(
        "{folder}: no documents here; put text files ({suffixes}) in it, or name another folder",
        folder=root,
        suffixes=" ".join(sorted(formats.SUFFIXES)),
    )


def _open_file(path: Path) -> Corpus:
    """The corpus of one file; what is wrong with it is raised."""
    file = scan.showable(path.name)
    told, id_ = said.load(path.resolve().parent), scan.name_ids([file])[0]
    entry = scan.look(id_, file, path, _beside(path), told.by_document().get(id_, NOTHING))
    if entry.error is not None:
        raise entry.error
    return Corpus(path, [entry], (), told)


def _beside(path: Path) -> manifest.Given:
    """What the corpus.toml in a file's own folder says of it."""
    return scan.manifest_of(path.parent).blocks.get(scan.showable(path.name), {})
