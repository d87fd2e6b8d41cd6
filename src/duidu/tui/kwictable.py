"""A concordance as a table that is handed on: each line with its source. No Textual here."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple, Protocol

from duidu.export.runs import clean
from duidu.export.tabled import Tabled
from duidu.model import Document
from duidu.search.kwic import AROUND, Line, Order
from duidu.settings.words import N_, _, ngettext
from duidu.store.corpus import Entry
from duidu.text.outline import label
from duidu.tui import cited, tables
from duidu.tui.cited import At

ORDERS: Final[Mapping[Order, str]] = {
    "year": N_("by year"),
    "left": N_("by what stands left"),
    "right": N_("by what stands right"),
}
MATCH: Final = 4
"""The column of the match."""


class Given(NamedTuple):
    """What the lines are of: the query, their order, the filter on them, whether there are more than were listed."""

    words: str
    order: Order
    filter: str = ""
    more: bool = False


class Library(Protocol):
    """What gives documents and what is known of them: a session."""

    def document(self, name: str, /) -> Document:
        """Return a document, parsed."""

    def entry(self, name: str, /) -> Entry:
        """Return what is known of a document."""


def tabled(library: Library, given: Given, lines: Sequence[Line]) -> Tabled:
    """Return concordance lines as a table, the sentences of as many as are quoted with their sources."""
    places = ((row, MATCH, (At(one.document, one.block, one.span),)) for row, one in enumerate(lines))
    return Tabled(
        title=_("In context: {words}").format(words=given.words),
        account=tuple(_account(given, lines)),
        head=(_("year"), _("document"), _("where"), _("before"), _("match"), _("after")),
        rows=tuple(_row(library, one) for one in lines),
        passages=tuple(cited.passages(library, places)),
        fixed=3,
    )


def _row(library: Library, one: Line) -> tuple[str, ...]:
    """One line."""
    meta = library.entry(one.document).meta
    named = meta.title.value or one.document
    where = f"L{one.line} {label(library.document(one.document), one.block)}".strip()
    return str(one.year or ""), named, where, clean(one.left), clean(one.match), clean(one.right)


def _account(given: Given, lines: Sequence[Line]) -> Iterator[str]:
    """How the lines were found."""
    documents = len({one.document for one in lines})
    count = ngettext("{n} line", "{n} lines", len(lines)).format(n=len(lines))
    yield _("{lines} of {n} documents, {order}.").format(lines=count, n=documents, order=_(ORDERS[given.order]))
    yield _("Searched for {words}, which forgives slips unless it stands in quotation marks.").format(words=given.words)
    yield _("Context: at most {n} characters on either side, within the paragraph.").format(n=AROUND)
    if given.filter:
        yield _("Only lines with \u201c{words}\u201d are given.").format(words=given.filter)
    if given.more:
        yield _("There are more than were listed: the best passages stand here.")
    yield tables.made_words()
