"""Between bookmarks and comparisons: what to keep of a request, and the request that a bookmark stands for.

A column that was chosen (the base, or a section from the basket) is kept by an anchor at its beginning; a column that
holds whatever corresponds to the base is kept by its document alone. Anchors are looked for in the text as it is now,
and what could not be found is said.
"""

from collections.abc import Sequence
from typing import NamedTuple

from duidu.errors import DuiduError, NotFoundError
from duidu.model import ROOT, Comparison, Document
from duidu.settings.words import _
from duidu.store import bookmarks
from duidu.store.bookmarks import Bookmark, Column, Entry
from duidu.text import anchor as anchors
from duidu.text.lines import line_of, line_starts
from duidu.text.outline import by_line
from duidu.tui.session import Request, Session
from duidu.tui.views import sort_words


class Opened(NamedTuple):
    """The request of a bookmark and the documents in which its place had to be looked for or is lost."""

    request: Request
    shifted: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


def keep(session: Session, request: Request, shown: tuple[list[Document], Comparison], name: str) -> Bookmark:
    """Return a bookmark of a comparison, not saved yet."""
    documents, comparison = shown
    columns = [
        bookmarks.column(document, () if block is None or block == ROOT else (block,))
        for document, (_, block) in zip(documents, request.columns, strict=True)
    ]
    rows = bookmarks.fingerprint(documents, comparison)
    return bookmarks.new(name, session.corpus.root, request.base, columns, rows)


def reopen(session: Session, bookmark: Bookmark) -> Opened:
    """Return the request that a bookmark stands for now.

    Raises:
        NotFoundError: if its base, or all its other documents, are not in this corpus.
    """
    columns: list[tuple[str, int | None]] = []
    shifted, lost, base = [], [], 0
    for index, column in enumerate(bookmark.columns):
        document = _document(session, column.document)
        if document is None:
            lost.append(column.document)
            continue
        block, how = _block(document, column)
        if how == "lost":
            lost.append(column.document)
            continue
        if how != "same":
            shifted.append(column.document)
        if index == bookmark.base:
            base = len(columns)
        columns.append((column.document, block if index == bookmark.base or column.anchors else None))
    if bookmark.columns[bookmark.base].document in lost or not columns:
        raise NotFoundError(
            "{document}: the bookmark's base is not found in this corpus; open {corpus}",
            document=bookmark.columns[bookmark.base].document,
            corpus=bookmark.corpus,
        )
    return Opened(Request(tuple(columns), base), tuple(shifted), tuple(lost))


def _document(session: Session, name: str) -> Document | None:
    """A document of the corpus, None if it is not there or cannot be read."""
    try:
        return session.document(name)
    except DuiduError:
        return None


def _block(document: Document, column: Column) -> tuple[int, str]:
    """The block that a column begins with now, and how it was found."""
    if not column.anchors:
        return ROOT, "same"
    found = anchors.find(column.anchors[0], document)
    if found is None:
        return ROOT, "lost"
    line = line_of(line_starts(document.text), found.span.start)
    block = by_line(document).get(line)
    return (ROOT, "lost") if block is None else (block, found.how)


# -- saying what is kept, and what has changed since


def shows(entry: Entry) -> str:
    """Say what a bookmark shows: its documents, or its sort and words."""
    if isinstance(entry, Bookmark):
        return " \u21c4 ".join(column.document for column in entry.columns)
    return f"{sort_words(entry.view)}  {entry.words}".rstrip()


def notes(opened: Opened) -> list[str]:
    """Say in which documents the place had to be looked for, and which are lost."""
    lost = [_("{document}: not found any more; left out").format(document=name) for name in opened.lost]
    found = _("{document}: the text has shifted; the place was found again")
    return [*lost, *(found.format(document=name) for name in opened.shifted)]


def difference(bookmark: Bookmark, documents: Sequence[Document], comparison: Comparison) -> str:
    """Say how a comparison differs from what was kept; nothing where it does not."""
    found = bookmarks.differs(bookmark, documents, comparison)
    if found.documents:
        words = _("Differs from what you saved: the text of {documents} has changed.")
        return words.format(documents="\u3001".join(found.documents))
    words = _("Differs from what you saved: duidu {then} lined it up differently.")
    return words.format(then=bookmark.version) if found.rows else ""
