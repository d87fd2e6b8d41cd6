"""Searches: what was asked of each corpus; and the searches that an earlier duidu kept by name.

One TOML file for all corpora, read and merged under a lock at every change, so that two duidu at once lose nothing. Of
a damaged file what can be read is kept; the file itself is set aside and the reader is told.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from duidu import disk
from duidu.errors import StoreError
from duidu.store import kept
from duidu.store.kept import Damaged, Table

FILE: Final = "searches.toml"
SCHEMA: Final = 1
Record = TypeVar("Record")
MOST_ASKED: Final = 100
"""Queries remembered of a corpus; the oldest go first."""
LONGEST: Final = 1_000
"""Characters of a query that is worth remembering: a longer one was pasted by mistake."""


class Asked(NamedTuple):
    """A query that was put to a corpus, which is known by its path."""

    corpus: str
    query: str


class Saved(NamedTuple):
    """A query kept under a name by a duidu that kept no views; `created` is local time with its offset (ISO)."""

    name: str
    query: str
    corpus: str
    created: str


class Searches(NamedTuple):
    """All queries asked, the latest last; all that are kept, by time; what to tell the reader of a damaged file."""

    asked: tuple[Asked, ...] = ()
    saved: tuple[Saved, ...] = ()
    problems: tuple[StoreError, ...] = ()

    def history(self, corpus: str) -> tuple[str, ...]:
        """Return what was asked of a corpus, the latest first."""
        return tuple(one.query for one in reversed(self.asked) if one.corpus == corpus)

    def of(self, corpus: str) -> tuple[Saved, ...]:
        """Return the searches kept of a corpus, by time."""
        return tuple(one for one in self.saved if one.corpus == corpus)


def load(folder: Path | None = None) -> Searches:
    """Return all searches.

    Args:
        folder: Where they are kept; None is the user's data folder.

    Raises:
        StoreError: if the file cannot be read or a damaged one cannot be set aside.
    """
    found, whole = _parse(kept.read(_path(folder), SCHEMA))
    return found if whole else _change(folder, lambda searches: searches)


def ask(corpus: str, query: str, folder: Path | None = None) -> Searches:
    """Remember a query as the latest of its corpus; an empty or endless one is not remembered. Errors as `load`."""
    if not query.strip() or len(query) > LONGEST:
        return load(folder)
    return _change(folder, lambda searches: searches._replace(asked=_asked(searches.asked, Asked(corpus, query))))


def delete(saved: Saved, folder: Path | None = None) -> Searches:
    """Delete a search; one that is gone already is no error. Errors as `load`."""
    return _change(folder, lambda searches: searches._replace(saved=tuple(_without(searches.saved, saved))))


def forget(corpus: str, folder: Path | None = None) -> Searches:
    """Delete all that was asked and kept of a corpus; errors as `load`."""

    def without(searches: Searches) -> Searches:
        asked = tuple(one for one in searches.asked if one.corpus != corpus)
        return Searches(asked, tuple(one for one in searches.saved if one.corpus != corpus))

    return _change(folder, without)


def _asked(asked: Iterable[Asked], latest: Asked) -> tuple[Asked, ...]:
    """What was asked, with the latest at the end and no more of its corpus than are remembered."""
    others = [one for one in asked if one != latest]
    same = [one for one in others if one.corpus == latest.corpus]
    gone = set(same[: max(0, len(same) + 1 - MOST_ASKED)])
    return (*(one for one in others if one not in gone), latest)


def _without(saved: Iterable[Saved], one: Saved) -> list[Saved]:
    """The searches kept, but for the one of a name in a corpus."""
    return [other for other in saved if (other.name, other.corpus) != (one.name, one.corpus)]


def _path(folder: Path | None) -> Path:
    """The file."""
    return (folder or disk.data_folder()) / FILE


def _change(folder: Path | None, change: Callable[[Searches], Searches]) -> Searches:
    """Read, change and write under the lock; a damaged file is set aside first."""
    path = _path(folder)
    with disk.locked(path):
        before, whole = _parse(kept.read(path, SCHEMA))
        changed = change(before)
        after = changed._replace(saved=_ordered(changed.saved), problems=() if whole else (kept.set_aside(path),))
        if (after.asked, after.saved) != (before.asked, before.saved) or not whole:
            tables = {"asked": _tables(after.asked), "saved": _tables(after.saved)}
            kept.write(path, {"schema": SCHEMA, **tables})
        return after


def _ordered(saved: Iterable[Saved]) -> tuple[Saved, ...]:
    """Searches by time of making; times of different offsets are compared as times."""
    return tuple(sorted(saved, key=lambda one: (datetime.fromisoformat(one.created), one.corpus, one.name)))


def _tables(records: Iterable[Asked | Saved]) -> list[Table]:
    """Records as tables."""
    return [one._asdict() for one in records]


def _parse(stored: kept.Stored) -> tuple[Searches, bool]:
    """The searches that can be read, and whether that is all there was."""
    asked, whole_asked = _records(stored.values, "asked", _asked_of)
    saved, whole_saved = _records(stored.values, "saved", _saved_of)
    return Searches(tuple(asked), _ordered(saved)), whole_asked and whole_saved and not stored.damaged


def _records(values: Table, name: str, read: Callable[[Table], Record]) -> tuple[list[Record], bool]:
    """The records of an array that can be read, and whether all could."""
    found: list[Record] = []
    try:
        entries = kept.tables(values, name)
    except Damaged:
        return found, False
    whole = True
    for table in entries:
        try:
            found.append(read(table))
        except Damaged:
            whole = False
    return found, whole


def _asked_of(table: Table) -> Asked:
    """The query of a table."""
    return Asked(kept.field(table, "corpus", str), kept.field(table, "query", str))


def _saved_of(table: Table) -> Saved:
    """The kept search of a table."""
    made = Saved(**{name: kept.field(table, name, str) for name in Saved._fields})
    if not made.name or not kept.is_time(made.created):
        raise Damaged(made.name)
    return made
