"""Word sets: named words that mean one thing to the reader (养老: 居家养老, 日间照料 …), for ``@name`` in a query.

One TOML file in the data folder holds the sets of all corpora. Every change reads the file, merges and writes it under
a lock. Of a damaged file what can be read is kept; the file itself is set aside and the reader is told.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from duidu import disk
from duidu.errors import InputError, StoreError
from duidu.store import kept
from duidu.store.kept import Damaged

FILE: Final = "words.toml"
SCHEMA: Final = 1

Sets = dict[str, tuple[str, ...]]


class WordSets(NamedTuple):
    """All sets by name, in order of their names, and what to tell the reader of a file that was damaged."""

    sets: Sets
    problems: tuple[StoreError, ...] = ()


def load(folder: Path | None = None) -> WordSets:
    """Return all sets.

    Args:
        folder: Where they are kept; None is the user's data folder.

    Raises:
        StoreError: if the file cannot be read or a damaged one cannot be set aside.
    """
    found, whole = _parse(kept.read(_path(folder), SCHEMA))
    return WordSets(found) if whole else _change(folder, lambda sets: sets)


def save(name: str, words: Iterable[str], folder: Path | None = None) -> WordSets:
    """Keep a set under a name, in place of one that had it; return all.

    Raises:
        InputError: if the name cannot be typed after ``@``, or no word is left.
        StoreError: if the file cannot be written.
    """
    held = tuple(dict.fromkeys(word for raw in words if (word := " ".join(raw.split()))))
    if not name or any(c.isspace() or c == '"' for c in name) or name.startswith("@"):
        raise InputError("{name}: not a name for a word set; use one word without spaces or quotation marks", name=name)
    if not held:
        raise InputError("{name}: a word set needs at least one word; give one, or delete the set", name=name)
    return _change(folder, lambda sets: {**sets, name: held})


def delete(name: str, folder: Path | None = None) -> WordSets:
    """Delete a set; one that is gone already is no error. Errors as `load`."""
    return _change(folder, lambda sets: {key: words for key, words in sets.items() if key != name})


def _path(folder: Path | None) -> Path:
    """The file."""
    return (folder or disk.data_folder()) / FILE


def _change(folder: Path | None, change: Callable[[Sets], Sets]) -> WordSets:
    """Read, change and write under the lock; a damaged file is set aside first."""
    path = _path(folder)
    with disk.locked(path):
        before, whole = _parse(kept.read(path, SCHEMA))
        after = dict(sorted(change(before).items()))
        problems = () if whole else (kept.set_aside(path),)
        if after != before or problems:
            kept.write(path, {"schema": SCHEMA, "set": _tables(after)})
        return WordSets(after, problems)


def _tables(sets: Mapping[str, tuple[str, ...]]) -> list[kept.Table]:
    """The sets as tables."""
    return [{"name": name, "words": list(words)} for name, words in sets.items()]


def _parse(stored: kept.Stored) -> tuple[Sets, bool]:
    """The sets that can be read, and whether that is all there was."""
    try:
        entries = kept.tables(stored.values, "set")
    except Damaged:
        return {}, False
    found: Sets = {}
    whole = not stored.damaged
    for table in entries:
        try:
            found[kept.field(table, "name", str)] = kept.texts(table, "words")
        except Damaged:
            whole = False
    return dict(sorted(found.items())), whole
