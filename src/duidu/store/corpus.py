"""A corpus: a folder of documents, known at once by name and year, each parsed when first wanted.

A bad file is an entry with its error and keeps nothing else from opening. Parsed documents are kept up to a number of
characters, the least lately used go first; two threads may ask at once. A corpus does not watch its folder: what was
parsed stays as it was, so that offsets stay true; `Corpus.open` reads anew.
"""

import threading
from collections import OrderedDict
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from duidu import disk, formats
from duidu.errors import DuiduError, InputError, NotFoundError, SettingError
from duidu.model import Document, Metadata
from duidu.store import apart, journal, manifest, scan
from duidu.store.manifest import Manifest
from duidu.store.scan import Entry
from duidu.text.outline import year_of

__all__ = ["Corpus", "Entry"]

KEPT_CHARACTERS: Final = 20_000_000
"""Characters of parsed documents kept in memory; the last one parsed is always kept."""
LEAST_LIKENESS: Final = 55.0
"""Per cent of likeness from which a name is worth suggesting."""


class Corpus:
    """Documents of one folder, or one file; `root` is what was opened, an absolute path without links.

    `entries` are sorted by place (unknown last), then year, then id. `problems` tell what could not be read, and what
    corpus.toml says of files that are not there.
    """

    def __init__(self, root: Path, entries: Iterable[Entry], problems: Iterable[DuiduError] = ()) -> None:
        self.root = root.resolve()
        self.entries = tuple(sorted(entries, key=_order))
        self.problems = (*problems, *(entry.error for entry in self.entries if entry.error is not None))
        self._by_id = {entry.id: entry for entry in self.entries}
        self._guests: dict[str, Entry] = {}
        self._kept: OrderedDict[str, Document] = OrderedDict()
        self._lock = threading.Lock()

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
        return self._known(id_) or self._keep(scan.load(self.entry(id_)))

    def parse_apart(self, id_: str) -> Document:
        """Return a document, parsed in another process, so that this one's screen stays quick; errors as `document`.

        Worth it from about a megabyte: starting a process takes a quarter of a second.
        """
        return self._known(id_) or self._keep(apart.load(self.entry(id_)))

    def plain(self, id_: str) -> Document:
        """Return a document without its sections, for showing a large one at once; errors as `document`."""
        return scan.plain(self.entry(id_))

    def is_loaded(self, id_: str) -> bool:
        """Whether a document is parsed and kept."""
        return id_ in self._kept

    def _known(self, id_: str) -> Document | None:
        """A document that is kept, now the most lately used."""
        with self._lock:
            if id_ in self._kept:
                self._kept.move_to_end(id_)
            return self._kept.get(id_)

    def _keep(self, document: Document) -> Document:
        """Keep a document, and let the least lately used go; of two parsed at once the first stays."""
        with self._lock:
            document = self._kept.setdefault(document.id, document)
            self._kept.move_to_end(document.id)
            total = sum(len(kept.text) for kept in self._kept.values())
            while total > KEPT_CHARACTERS and len(self._kept) > 1:
                total -= len(self._kept.popitem(last=False)[1].text)
        return document

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
        self._guests[id_] = scan.look(id_, shown, path, _beside(path))
        return id_

    def _unknown(self, name: str) -> NotFoundError:
        """The error for a name that nothing has, with the nearest there is."""
        from rapidfuzz import fuzz, process  # noqa: PLC0415  (only a slip of the pen pays for it)

        wanted = name.rpartition(":")[0] or name
        best = process.extractOne(wanted, list(self._by_id), scorer=fuzz.WRatio, score_cutoff=LEAST_LIKENESS)
        if best is not None:
            return NotFoundError("{address}: no such document; did you mean {nearest}?", address=name, nearest=best[0])
        return NotFoundError("{address}: no such file or document; check the name", address=name)


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
    said = _manifest(root)
    files: list[tuple[str, Path]] = []
    unlisted: list[InputError] = []
    for found in scan.walk(root):
        if isinstance(found, InputError):
            unlisted.append(found)
        else:
            files.append(found)
    names = [scan.showable(name) for name, _ in files]
    entries = [
        scan.look(id_, name, path, said.blocks.get(name, {}))
        for id_, name, (_, path) in zip(scan.name_ids(names), names, files, strict=True)
    ]
    if all(entry.error for entry in entries):
        raise _nothing(root, [*unlisted, *(entry.error for entry in entries if entry.error is not None)])
    return Corpus(root, entries, (*unlisted, *said.missing(frozenset(names))))


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
    entry = scan.look(scan.name_ids([file])[0], file, path, _beside(path))
    if entry.error is not None:
        raise entry.error
    return Corpus(path, [entry])


def _beside(path: Path) -> manifest.Given:
    """What the corpus.toml in a file's own folder says of it."""
    return _manifest(path.parent).blocks.get(scan.showable(path.name), {})


def _manifest(folder: Path) -> Manifest:
    """The corpus.toml of a folder, empty if there is none."""
    path = folder / manifest.NAME
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return manifest.EMPTY
    except OSError as error:
        raise SettingError(
            "{file}: cannot be read ({reason}); check its permissions, or remove it",
            file=path,
            reason=disk.reason(error),
        ) from error
    return manifest.read(data, scan.showable(str(path)))
