"""Bookmarks: comparisons kept, with enough to find every place again and to say when something has changed; and views.

A view is any other screen: its name, the words it was asked for, and its options as texts, which the screen itself
understands. One TOML file holds all of both. Every change reads the file, merges and writes it under a lock, so that
two duidu at once lose nothing. Deleting gives nothing back because the caller still has the entry: `restore` undoes
it. Of a damaged file what can be read is kept; the file itself is set aside and the reader is told.
"""

import hashlib
import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

import duidu
from duidu import disk
from duidu.errors import NotFoundError, StoreError
from duidu.model import Anchor, Comparison, Document, Span
from duidu.store import kept
from duidu.store.kept import Damaged, Table
from duidu.text import anchor as anchors
from duidu.text.outline import own_text

FILE: Final = "bookmarks.toml"
SCHEMA: Final = 2
"""Of a file with views, which an older duidu would lose; a file without any is still written as 1."""
WITHOUT_VIEWS: Final = 1


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a kept comparison: a document, the hash of its text, and the sections shown.

    `anchors` are the beginnings of the sections; none means the whole document.
    """

    document: str
    content_hash: str
    anchors: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A comparison kept.

    `created` is local time with its offset (ISO, seconds), `base` the index of the base column, `corpus` the path
    that was opened, `fingerprint` that of the rows as they were, `version` the program's.
    """

    id: str
    name: str
    note: str
    created: str
    corpus: str
    base: int
    columns: tuple[Column, ...]
    fingerprint: str
    version: str = duidu.__version__


@dataclass(frozen=True, slots=True)
class View:
    """A screen kept: `view` is its name, `words` what it was asked for, `options` what else it needs, as it writes it.

    The other fields are those of a `Bookmark`.
    """

    id: str
    name: str
    note: str
    created: str
    corpus: str
    view: str
    words: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    version: str = duidu.__version__


Entry = Bookmark | View
"""What is kept under a name."""


class Bookmarks(NamedTuple):
    """All bookmarks and all views, oldest first, and what to tell the reader of a file that was damaged."""

    bookmarks: tuple[Bookmark, ...]
    problems: tuple[StoreError, ...] = ()
    views: tuple[View, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Both sorts in one, oldest first."""
        return _ordered((*self.bookmarks, *self.views))

    def get(self, id_: str) -> Bookmark | None:
        """Return a bookmark by id, None if it is gone."""
        return next((bookmark for bookmark in self.bookmarks if bookmark.id == id_), None)


class Difference(NamedTuple):
    """What differs from a bookmark: ids of documents whose text changed, whether the rows did, and the program."""

    documents: tuple[str, ...]
    rows: bool
    version: bool

    def __bool__(self) -> bool:
        """Whether what is shown differs: another program with the same rows is no difference."""
        return bool(self.documents) or self.rows


# -- making one


def column(document: Document, blocks: Iterable[int] = ()) -> Column:
    """Return the column of a document: anchors at the first lines of some blocks, none for the whole document."""
    places = (document.blocks[block].span for block in blocks)
    return Column(document.id, document.hash, tuple(anchors.make(document, _first_line(document, s)) for s in places))


def _first_line(document: Document, span: Span) -> Span:
    """A span as far as its first line goes."""
    end = document.text.find("\n", span.start, span.end)
    return Span(span.start, span.end if end < 0 else end)


def new(name: str, corpus: Path | str, base: int, columns: Sequence[Column], rows: str) -> Bookmark:
    """Return a new bookmark, not saved yet.

    Args:
        name: What the reader calls it.
        corpus: The path of the corpus.
        base: Index of the base column.
        columns: As `column` makes them.
        rows: The `fingerprint` of the comparison.
    """
    return Bookmark(
        id=secrets.token_hex(4),
        name=name,
        note="",
        created=datetime.now().astimezone().isoformat(timespec="seconds"),
        corpus=str(Path(corpus).absolute()),
        base=base,
        columns=tuple(columns),
        fingerprint=rows,
    )


def new_view(name: str, corpus: Path | str, view: str, words: str, options: Mapping[str, str]) -> View:
    """Return a new view, not saved yet; arguments as its fields."""
    made = new(name, corpus, 0, (), "")
    return View(made.id, made.name, made.note, made.created, made.corpus, view, words, dict(options))


def fingerprint(documents: Sequence[Document], comparison: Comparison) -> str:
    """Return the SHA-256 (hex) of a comparison's rows: their texts and states, column by column.

    Two comparisons that show the same have the same, wherever the blocks stand in their files.
    """
    digest = hashlib.sha256()
    for row in comparison.rows:
        for document, cell, state in zip(documents, row.cells, row.states, strict=True):
            for part in (state, *(own_text(document, document.blocks[block]) for block in cell)):
                digest.update(part.encode("utf-8", "surrogatepass") + b"\x1f")
            digest.update(b"\x1e")
        digest.update(b"\x1d")
    return digest.hexdigest()


def differs(bookmark: Bookmark, documents: Sequence[Document], comparison: Comparison) -> Difference:
    """Return what differs between a bookmark and the same comparison made now, from its columns' documents."""
    then = {column.document: column.content_hash for column in bookmark.columns}
    return Difference(
        documents=tuple(d.id for d in documents if d.id in then and then[d.id] != d.hash),
        rows=fingerprint(documents, comparison) != bookmark.fingerprint,
        version=bookmark.version != duidu.__version__,
    )


# -- keeping them


def load(folder: Path | None = None) -> Bookmarks:
    """Return all bookmarks.

    Args:
        folder: Where they are kept; None is the user's data folder.

    Raises:
        StoreError: if the file cannot be read or a damaged one cannot be set aside.
    """
    path = _path(folder)
    stored = kept.read(path, SCHEMA)
    found, whole = _parse(stored)
    if whole:
        return _sorted(found)
    return _change(folder, lambda entries: entries)


def save(entry: Entry, folder: Path | None = None) -> Bookmarks:
    """Add an entry, or replace the one of its id; return all. Errors as `load`, or if it cannot be written."""
    return _change(folder, lambda entries: {**entries, entry.id: entry})


restore = save
"""Undo a deletion: the entry stands where it stood, since order is by time of making."""


def delete(id_: str, folder: Path | None = None) -> Bookmarks:
    """Delete a bookmark or a view; one that is gone already is no error. Errors as `save`."""
    return _change(folder, lambda entries: {key: value for key, value in entries.items() if key != id_})


def forget(corpus: str, folder: Path | None = None) -> Bookmarks:
    """Delete all that is kept of a corpus, named by its path; errors as `save`."""
    return _change(folder, lambda entries: {key: one for key, one in entries.items() if one.corpus != corpus})


def rename(id_: str, name: str, folder: Path | None = None) -> Bookmarks:
    """Give a bookmark or a view another name, whatever else another duidu changed of it.

    Raises:
        NotFoundError: if it is gone.
        StoreError: as `save`.
    """
    return _change(folder, lambda entries: {**entries, id_: replace(_existing(entries, id_), name=name)})


def annotate(id_: str, note: str, folder: Path | None = None) -> Bookmarks:
    """Give a bookmark or a view another note; errors as `rename`."""
    return _change(folder, lambda entries: {**entries, id_: replace(_existing(entries, id_), note=note)})


def _existing(entries: dict[str, Entry], id_: str) -> Entry:
    """An entry that must be there."""
    if id_ not in entries:
        raise NotFoundError("{id}: this bookmark is gone; another duidu may have deleted it", id=id_)
    return entries[id_]


def _path(folder: Path | None) -> Path:
    """The file."""
    return (folder or disk.data_folder()) / FILE


def _change(folder: Path | None, change: Callable[[dict[str, Entry]], dict[str, Entry]]) -> Bookmarks:
    """Read, change and write under the lock; a damaged file is set aside first."""
    path = _path(folder)
    with disk.locked(path):
        found, whole = _parse(kept.read(path, SCHEMA))
        before = {entry.id: entry for entry in found}
        after = change(before)
        problems = () if whole else (kept.set_aside(path),)
        held = _sorted(_ordered(after.values()))._replace(problems=problems)
        if after != before or problems:
            kept.write(path, _file(held))
        return held


def _sorted(entries: Sequence[Entry]) -> Bookmarks:
    """Entries by sort."""
    comparisons = tuple(one for one in entries if isinstance(one, Bookmark))
    return Bookmarks(comparisons, views=tuple(one for one in entries if isinstance(one, View)))


def _ordered(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Entries by time of making; times of different offsets are compared as times."""
    return tuple(sorted(entries, key=lambda entry: (datetime.fromisoformat(entry.created), entry.id)))


# -- tables


def _file(held: Bookmarks) -> Table:
    """All of both sorts as a file holds them."""
    made: Table = {"schema": WITHOUT_VIEWS, "bookmark": [_table(bookmark) for bookmark in held.bookmarks]}
    if held.views:
        made |= {"schema": SCHEMA, "view": [_view_table(view) for view in held.views]}
    return made


def _parse(stored: kept.Stored) -> tuple[tuple[Entry, ...], bool]:
    """The entries that can be read, and whether that is all there was."""
    found: dict[str, Entry] = {}
    whole = not stored.damaged
    readers: tuple[tuple[str, Callable[[Table], Entry]], ...] = (("bookmark", _bookmark), ("view", _view))
    for name, read in readers:
        try:
            tables = kept.tables(stored.values, name)
        except Damaged:
            whole = False
            continue
        for table in tables:
            try:
                entry = read(table)
            except Damaged:
                whole = False
            else:
                found[entry.id] = entry
    return _ordered(found.values()), whole


def _table(bookmark: Bookmark) -> Table:
    """A bookmark as a table."""
    columns = [
        {
            "document": column.document,
            "content_hash": column.content_hash,
            "anchors": [kept.anchor_table(place) for place in column.anchors],
        }
        for column in bookmark.columns
    ]
    words = {name: getattr(bookmark, name) for name in _WORDS}
    return {**words, "base": bookmark.base, "columns": columns}


_WORDS: Final = ("id", "name", "note", "created", "corpus", "fingerprint", "version")


def _bookmark(table: Table) -> Bookmark:
    """The bookmark of a table."""
    words = {name: kept.field(table, name, str) for name in _WORDS}
    columns = tuple(_column(part) for part in kept.tables(table, "columns"))
    base = kept.field(table, "base", int)
    if not 0 <= base < len(columns) or not words["id"] or not kept.is_time(words["created"]):
        raise Damaged(words["id"])
    return Bookmark(base=base, columns=columns, **words)


def _view_table(view: View) -> Table:
    """A view as a table."""
    return {name: getattr(view, name) for name in _VIEW_WORDS} | {"options": dict(view.options)}


_VIEW_WORDS: Final = ("id", "name", "note", "created", "corpus", "version", "view", "words")


def _view(table: Table) -> View:
    """The view of a table."""
    words = {name: kept.field(table, name, str) for name in _VIEW_WORDS}
    options: Table = kept.field(table, "options", dict, {})
    usable = words["id"] and words["view"] and all(isinstance(value, str) for value in options.values())
    if not usable or not kept.is_time(words["created"]):
        raise Damaged(words["id"])
    return View(options=options, **words)


def _column(table: Table) -> Column:
    """The column of a table."""
    return Column(
        document=kept.field(table, "document", str),
        content_hash=kept.field(table, "content_hash", str),
        anchors=tuple(kept.anchor(part) for part in kept.tables(table, "anchors")),
    )
