"""What the reader's own hand adds to a corpus, kept in the data folder: one small TOML file a kind and corpus.

The idea: a record is a value with an id and the time it was made. Every change names the record before and the record
after it, so that the way back is the same change turned round; it is applied to what the file holds at that moment,
under the file's lock, so that two duidu at once lose nothing. What a value is (a role, a correction, a link) is told by
its `Kind`, a pair of functions between value and table; nothing here looks into it.

A colleague's records are brought in by `merged`: what has a place of its own is added, what says the same is passed
over, and what says something else of the same place is a conflict for the reader to decide.

A file is read again only when someone else has changed it since, and of a change only what is new is written out
anew: with two thousand records each costs two seconds.

The limit: a corpus is known by its path. After a folder was moved its files are found again by `export` and `import`.
"""

import hashlib
import secrets
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final, Generic, NamedTuple, TypeVar

from duidu import disk
from duidu.errors import InputError, StoreError
from duidu.store import kept
from duidu.store.kept import Damaged, Table

SCHEMA: Final = 1
FOLDER: Final = "corpora"
"""The folder in the data folder that has one folder for each corpus."""
LONGEST_NAME: Final = 40
FOLDED: Final = 100
"""Characters up to which the TOML writer makes one line of a table."""

What = TypeVar("What")


@dataclass(frozen=True, slots=True)
class Kind(Generic[What]):
    """A kind of record: the name of its file and array, and the two ways between a value and a TOML table.

    `value` raises `kept.Damaged` for a table that is none of ours.
    """

    name: str
    table: Callable[[What], Table]
    value: Callable[[Table], What]


@dataclass(frozen=True, slots=True)
class Record(Generic[What]):
    """One thing the reader said; `made` is local time with its offset (ISO)."""

    id: str
    made: str
    what: What


@dataclass(frozen=True, slots=True)
class Change(Generic[What]):
    """From one record to another; None before: it is new, None after: it is taken back."""

    before: Record[What] | None
    after: Record[What] | None

    @property
    def back(self) -> "Change[What]":
        """The change that undoes this one."""
        return Change(self.after, self.before)


@dataclass(frozen=True, slots=True)
class Held(Generic[What]):
    """The records of one file, oldest first, and what to tell the reader of a file that was damaged."""

    records: tuple[Record[What], ...] = ()
    problems: tuple[StoreError, ...] = ()


@dataclass(frozen=True, slots=True)
class Merged(Generic[What]):
    """What becomes of a colleague's records: those to add, those that say what mine say, pairs of mine and theirs."""

    added: tuple[Record[What], ...]
    same: tuple[Record[What], ...]
    conflicts: tuple[tuple[Record[What], Record[What]], ...]


def new(what: What) -> Record[What]:
    """Return a record of something said now, not saved yet."""
    return Record(secrets.token_hex(6), datetime.now().astimezone().isoformat(timespec="microseconds"), what)


# -- one corpus


def folder_of(corpus: Path, folder: Path | None = None) -> Path:
    """Return the folder of what is kept of one corpus; it may not exist.

    Args:
        corpus: The corpus's folder, absolute.
        folder: The data folder; None is the user's.
    """
    path = str(corpus)
    digest = hashlib.sha256(path.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    name = "".join(c if c.isalnum() or c in "-_" else "-" for c in corpus.name)[:LONGEST_NAME]
    return (folder or disk.data_folder()) / FOLDER / f"{name or 'corpus'}-{digest}"


def file_of(kind: Kind[What], corpus: Path, folder: Path | None = None) -> Path:
    """Return the file that holds a corpus's records of a kind; it may not exist."""
    return folder_of(corpus, folder) / f"{kind.name}.toml"


def load(kind: Kind[What], corpus: Path, folder: Path | None = None) -> Held[What]:
    """Return what the reader has said of a corpus; a damaged file is set aside, what of it can be read is kept.

    Raises:
        StoreError: if the file cannot be read, or a newer duidu wrote it.
    """
    found, whole = _read(kind, file_of(kind, corpus, folder))
    return Held(found) if whole else change(kind, corpus, (), folder)


def change(kind: Kind[What], corpus: Path, changes: Iterable[Change[What]], folder: Path | None = None) -> Held[What]:
    """Make changes in what a file holds now and return what it holds then.

    Raises:
        StoreError: as `load`, or if it cannot be written.
    """
    path = file_of(kind, corpus, folder)
    with disk.locked(path):
        found, whole = _read(kind, path)
        after = {record.id: record for record in found}
        for one in changes:
            if one.before is not None:
                after.pop(one.before.id, None)
            if one.after is not None:
                after[one.after.id] = one.after
        problems = () if whole else (kept.set_aside(path),)
        records = _ordered(after.values())
        if records != found or problems:
            _write(kind, path, corpus, records)
    return Held(records, problems)


class _Seen(NamedTuple):
    """A whole file as this process last saw it: what tells it from another, its records, the text of some of them."""

    stamp: tuple[int, int, int]
    records: tuple[Record[Any], ...]
    texts: dict[str, tuple[Record[Any], str]]


_SEEN: Final[dict[Path, _Seen]] = {}


def _stamp(path: Path) -> tuple[int, int, int] | None:
    """What tells a file from another of its name, None where there is none; every write of ours makes a new file."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def _read(kind: Kind[What], path: Path) -> tuple[tuple[Record[What], ...], bool]:
    """The records that can be read, and whether that is all there was."""
    stamp, seen = _stamp(path), _SEEN.get(path)
    if seen is not None and seen.stamp == stamp:
        return seen.records, True
    found, whole = _parse(kind, kept.read(path, SCHEMA))
    if whole and stamp is not None:
        _SEEN[path] = _Seen(stamp, found, {})
    return found, whole


def _write(kind: Kind[What], path: Path, corpus: Path, records: tuple[Record[What], ...]) -> None:
    """Write records, those that were written before as they stand; hold the lock."""
    known = _SEEN[path].texts if path in _SEEN else {}
    texts: dict[str, tuple[Record[Any], str]] = {}
    for record in records:
        before = known.get(record.id)
        same = before is not None and before[0] is record
        texts[record.id] = before if same and before else (record, _text(kind, record))
    head = kept.dumps({"schema": SCHEMA, "corpus": str(corpus)})
    kept.write_text(path, "\n".join([head, *(text for _, text in texts.values())]))
    stamp = _stamp(path)
    if stamp is not None:
        _SEEN[path] = _Seen(stamp, records, texts)


def _text(kind: Kind[What], record: Record[What]) -> str:
    """A record as a table of the file's array: beside a long one it is not folded into a line, which takes no next."""
    both = kept.dumps({kind.name: [*tables(kind, [record]), {"long": "x" * FOLDED}]})
    return both[: both.rindex(f"[[{kind.name}]]")]


def forget(corpus: Path, folder: Path | None = None) -> None:
    """Remove the files of everything the reader has said of a corpus; none being there is no error.

    Raises:
        StoreError: if one cannot be removed.
    """
    home = folder_of(corpus, folder)
    try:
        for path in sorted(home.iterdir()) if home.is_dir() else ():
            path.unlink()
        if home.is_dir():
            home.rmdir()
    except OSError as error:
        raise StoreError(
            "{file}: cannot be removed ({reason}); check the folder's permissions",
            file=home,
            reason=disk.reason(error),
        ) from error


# -- between two people


def merged(
    mine: Iterable[Record[What]], theirs: Iterable[Record[What]], place: Callable[[What], Hashable]
) -> Merged[What]:
    """Return what becomes of a colleague's records beside mine.

    Args:
        mine: The records there are.
        theirs: The colleague's, the later of two of one place counting.
        place: What two records must have in common to speak of the same thing.
    """
    held = {place(record.what): record for record in mine}
    added: list[Record[What]] = []
    same: list[Record[What]] = []
    conflicts: list[tuple[Record[What], Record[What]]] = []
    for record in {place(record.what): record for record in _ordered(theirs)}.values():
        own = held.get(place(record.what))
        if own is None:
            added.append(record)
        elif own.what == record.what:
            same.append(record)
        else:
            conflicts.append((own, record))
    return Merged(tuple(added), tuple(same), tuple(conflicts))


def taking_in(found: Merged[What], *, theirs: bool) -> tuple[Change[What], ...]:
    """Return the changes that bring a colleague's records in.

    Args:
        found: What became of them beside mine.
        theirs: Whether the colleague's word counts in a conflict; else mine stays.
    """
    changes: list[Change[What]] = [Change(None, record) for record in found.added]
    if theirs:
        changes.extend(Change(own, None) for own in {own.id: own for own, _ in found.conflicts}.values())
        changes.extend(Change(None, other) for other in {other.id: other for _, other in found.conflicts}.values())
    return tuple(changes)


def under_its_own_id(record: Record[What], mine: Iterable[Record[What]]) -> Record[What]:
    """Return a colleague's record, under another id if one of mine has it: a file may have been edited by hand."""
    taken = any(record.id == own.id and record != own for own in mine)
    return replace(record, id=new(record.what).id) if taken else record


def packed(kind: Kind[What], records: Iterable[Record[What]]) -> Mapping[str, Any]:
    """Return the content of a file for a colleague: it names no folder of this machine."""
    return {"schema": SCHEMA, kind.name: tables(kind, records)}


def unpacked(kind: Kind[What], path: Path) -> tuple[Record[What], ...]:
    """Return the records in a colleague's file, which is left as it is.

    Raises:
        InputError: if it is not there, or none of ours, or damaged.
        StoreError: if it cannot be read, or a newer duidu wrote it.
    """
    if not path.exists():
        raise InputError("{file}: no such file; check the name", file=path)
    found, whole = _parse(kind, kept.read(path, SCHEMA))
    if not whole:
        raise InputError("{file}: not a file that duidu wrote, or damaged; ask for it again", file=path)
    return found


# -- tables


def tables(kind: Kind[What], records: Iterable[Record[What]]) -> list[Table]:
    """Return records as tables."""
    return [{"id": record.id, "made": record.made, **kind.table(record.what)} for record in records]


def _parse(kind: Kind[What], stored: kept.Stored) -> tuple[tuple[Record[What], ...], bool]:
    """The records that can be read, and whether that is all there was."""
    try:
        entries = kept.tables(stored.values, kind.name)
    except Damaged:
        return (), False
    found, whole = {}, not stored.damaged
    for table in entries:
        try:
            record = _record(kind, table)
        except Damaged:
            whole = False
        else:
            found[record.id] = record
    return _ordered(found.values()), whole


def _record(kind: Kind[What], table: Table) -> Record[What]:
    """The record of a table."""
    id_, made = kept.field(table, "id", str), kept.field(table, "made", str)
    if not id_ or not kept.is_time(made):
        raise Damaged(id_)
    return Record(id_, made, kind.value(table))


def _ordered(records: Iterable[Record[What]]) -> tuple[Record[What], ...]:
    """Records by time of making; times of different offsets are compared as times."""
    return tuple(sorted(records, key=lambda record: (datetime.fromisoformat(record.made), record.id)))
