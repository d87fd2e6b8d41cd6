"""Texts of hits: plain lines at once, sections and roles when a document has been parsed.

To parse a document for each of two hundred hits would take seconds at every letter; its plain lines take a hundredth of
that, are cut at the same characters, and are kept for the search.
"""

from collections.abc import Iterable

from duidu.errors import DuiduError
from duidu.model import Document, Hit
from duidu.text.outline import year_of
from duidu.tui.session import APART, Session
from duidu.tui.words import role_words

MOST_KEPT = 300
"""Plain texts kept."""


class Shelf:
    """What is known of the documents of some hits. Safe to ask in one thread while another fetches."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._plain: dict[str, Document] = {}
        self._unread: set[str] = set()
        self._years: tuple[int, frozenset[int], frozenset[int]] | None = None

    def text_of(self, name: str) -> Document | None:
        """Return a document, parsed if it is, else its plain lines if they were fetched."""
        if self.session.corpus.is_loaded(name):
            return self.session.document(name)
        return self._plain.get(name)

    def fetch(self, names: Iterable[str]) -> None:
        """Get the plain lines of documents that are not parsed, but for those whose lines take long."""
        corpus = self.session.corpus
        for name in names:
            if name in self._plain or name in self._unread or corpus.is_loaded(name):
                continue
            try:
                if corpus.cost(name) <= APART:
                    self._plain[name] = corpus.plain(name)
            except DuiduError:  # it went away since it was indexed; `read` says so
                continue
        for name in list(self._plain)[: max(0, len(self._plain) - MOST_KEPT)]:
            self._plain.pop(name, None)

    def is_read(self, name: str) -> bool:
        """Return whether a document is parsed, or cannot be."""
        return name in self._unread or self.session.corpus.is_loaded(name)

    def read(self, name: str) -> bool:
        """Parse a document; whether there is something new to show."""
        if self.is_read(name):
            return False
        try:
            self.session.document(name)
        except DuiduError:  # gone since it was indexed: its hits stay empty, and opening one says why
            self._unread.add(name)
        return True

    def where(self, hit: Hit, document: Document) -> str:
        """Return the line, section path and role of a hit, as far as they are known."""
        line = f"L{document.text.count(chr(10), 0, hit.start) + 1}"
        if not self.session.corpus.is_loaded(hit.document):
            return line
        path = " › ".join(self.session.path_of(document, hit.block))
        role = role_words(document.blocks[hit.block].role)
        return " · ".join(part for part in (line, path, role) if part)

    @property
    def years(self) -> tuple[frozenset[int], frozenset[int]]:
        """The years that documents stand under, and those that plans of earlier years cover."""
        version = self.session.version
        if self._years is None or self._years[0] != version:
            held: set[int] = set()
            covered: set[int] = set()
            for entry in self.session.corpus.entries:
                year = year_of(entry.meta.covers, entry.meta.published.value)
                if entry.error is None and year is not None:
                    held.add(year)
                    covered.update(y for p in entry.meta.covers if p.first == year for y in range(p.first, p.last + 1))
            self._years = version, frozenset(held), frozenset(covered)
        return self._years[1:]
