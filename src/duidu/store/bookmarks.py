"""Bookmarks: comparisons kept, with enough to find every place again and to say when something has changed.

One TOML file holds them all. Every change reads the file, merges and writes it under a lock, so that two duidu at
once lose nothing. Deleting gives nothing back because the caller still has the bookmark: `restore` undoes it. Of a
damaged file what can be read is kept; the file itself is set aside and the reader is told.
"""

import hashlib
import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
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
SCHEMA: Final = 1


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


class Bookmarks(NamedTuple):
    """All bookmarks, oldest first, and what to tell the reader of a file that was damaged."""

    bookmarks: tuple[Bookmark, ...]
    problems: tuple[StoreError, ...] = ()

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
        return Bookmarks(found)
    return _change(folder, lambda bookmarks: bookmarks)


def save(bookmark: Bookmark, folder: Path | None = None) -> Bookmarks:
    """Add a bookmark, or replace the one of its id; return all. Errors as `load`, or if it cannot be written."""
    return _change(folder, lambda bookmarks: {**bookmarks, bookmark.id: bookmark})


restore = save
"""Undo a deletion: the bookmark stands where it stood, since order is by time of making."""


def delete(id_: str, folder: Path | None = None) -> Bookmarks:
    """Delete a bookmark; one that is gone already is no error. Errors as `save`."""
    return _change(folder, lambda bookmarks: {key: value for key, value in bookmarks.items() if key != id_})


def forget(corpus: str, folder: Path | None = None) -> Bookmarks:
    """Delete all bookmarks of a corpus, named by its path; errors as `save`."""
    return _change(folder, lambda bookmarks: {key: one for key, one in bookmarks.items() if one.corpus != corpus})


def rename(id_: str, name: str, folder: Path | None = None) -> Bookmarks:
    """Give a bookmark another name, whatever else another duidu changed of it.

    Raises:
        NotFoundError: if it is gone.
        StoreError: as `save`.
    """
    return _change(folder, lambda bookmarks: {**bookmarks, id_: replace(_existing(bookmarks, id_), name=name)})


def annotate(id_: str, note: str, folder: Path | None = None) -> Bookmarks:
    """Give a bookmark another note; errors as `rename`."""
    return _change(folder, lambda bookmarks: {**bookmarks, id_: replace(_existing(bookmarks, id_), note=note)})


def _existing(bookmarks: dict[str, Bookmark], id_: str) -> Bookmark:
    """A bookmark that must be there."""
    if id_ not in bookmarks:
        raise NotFoundError("{id}: this bookmark is gone; another duidu may have deleted it", id=id_)
    return bookmarks[id_]


def _path(folder: Path | None) -> Path:
    """The file."""
    return (folder or disk.data_folder()) / FILE


def _change(folder: Path | None, change: Callable[[dict[str, Bookmark]], dict[str, Bookmark]]) -> Bookmarks:
    """Read, change and write under the lock; a damaged file is set aside first."""
    path = _path(folder)
    with disk.locked(path):
        found, whole = _parse(kept.read(path, SCHEMA))
        before = {bookmark.id: bookmark for bookmark in found}
        after = change(before)
        problems = () if whole else (kept.set_aside(path),)
        if after != before or problems:
            ordered = _ordered(after.values())
            kept.write(path, {"schema": SCHEMA, "bookmark": [_table(bookmark) for bookmark in ordered]})
        return Bookmarks(_ordered(after.values()), problems)


def _ordered(bookmarks: Iterable[Bookmark]) -> tuple[Bookmark, ...]:
    """Bookmarks by time of making; times of different offsets are compared as times."""
    return tuple(sorted(bookmarks, key=lambda bookmark: (datetime.fromisoformat(bookmark.created), bookmark.id)))


# -- tables


def _parse(stored: kept.Stored) -> tuple[tuple[Bookmark, ...], bool]:
    """The bookmarks that can be read, and whether that is all there was."""
    try:
        entries = kept.tables(stored.values, "bookmark")
    except Damaged:
        return (), False
    found, whole = [], not stored.damaged
    for table in entries:
        try:
            found.append(_bookmark(table))
        except Damaged:
            whole = False
    return _ordered({bookmark.id: bookmark for bookmark in found}.values()), whole


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


def _column(table: Table) -> Column:
    """The column of a table."""
    return Column(
        document=kept.field(table, "document", str),
        content_hash=kept.field(table, "content_hash", str),
        anchors=tuple(kept.anchor(part) for part in kept.tables(table, "anchors")),
    )
