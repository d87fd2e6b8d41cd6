"""Keyword in context: every match of a query in all documents, one under the other, so that turns of phrase show.

Lines come as their documents are looked at. Of a document that is not parsed yet a line reaches as far as the source's
own line does, which is where parsed passages end, too, but for those broken over lines.
"""

import time
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Self, cast

from textual import on, work
from textual.app import ComposeResult
from textual.widgets import Input
from textual.worker import get_current_worker

from duidu.errors import DuiduError
from duidu.model import Hit, Span
from duidu.search.kwic import AROUND, Line, Order
from duidu.settings.querynotes import note_words
from duidu.settings.words import _, ngettext
from duidu.text.fold import fold
from duidu.tui.keys import bindings
from duidu.tui.kwictable import ORDERS, Given, tabled
from duidu.tui.screens.contexted import ContextScreen
from duidu.tui.screens.handing import Table
from duidu.tui.screens.menu import Item, MenuScreen
from duidu.tui.session import Section
from duidu.tui.shelf import Shelf
from duidu.tui.views import View
from duidu.tui.walk import Stop
from duidu.tui.widgets.bars import Bar, TallBar
from duidu.tui.widgets.box import Box
from duidu.tui.widgets.concordance import Concordance
from duidu.tui.widgets.keybar import KeyBar

if TYPE_CHECKING:
    from duidu.search import Index, Query

MOST = 3_000
"""Passages whose matches are listed."""
EVERY = 0.25
"""Seconds between two looks at what has come."""


class KwicScreen(ContextScreen[Line]):
    """The concordance of a query."""

    TABLE = "kwic"
    BINDINGS = bindings("search", "kwic")

    def __init__(self, words: str = "") -> None:
        super().__init__(words)
        self.order: Order = "year"
        self.found: Sequence[Line] = ()
        self.notes: Sequence[str] = ()
        self.more = False
        self._shown_words = ""
        self._wanted = words
        self._busy = False
        self._used: Index | None = None

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        app = self.duidu
        self.shelf = Shelf(self.session)
        yield Box(self.first_words, id="query", placeholder=_("words to see in their contexts"))
        yield TallBar(app.look, id="notes")
        yield Concordance(app.look, app.script, self._label, id="lines")
        yield self.new_filter_box()
        yield Bar(app.look, id="status")
        yield KeyBar(self.duidu.look)

    @property
    def listing(self) -> Concordance:
        """The lines."""
        return self.query_one(Concordance)

    @property
    def words(self) -> str:
        """The query whose matches are listed."""
        return self._shown_words

    def on_mount(self) -> None:
        """Show the matches of the words it was opened with, or ask for words."""
        self.begin()
        self.query_one("#notes", Bar).display = False
        self.say()
        self.duidu.make_index()
        self._ask(self.first_words)

    # -- views

    def as_view(self) -> View | None:
        """Return the query, the order and the filter, to be kept."""
        options = {"order": self.order, "filter": self.filter_box.value}
        kept = {name: value for name, value in options.items() if value}
        return View("kwic", self.words, kept) if self.words.strip() else None

    @classmethod
    def of_view(cls, words: str, options: Mapping[str, str]) -> Self:
        """Return the concordance that was kept."""
        made = cls(words)
        made.order = next((order for order in ORDERS if order == options.get("order")), "year")
        made.first_filter = options.get("filter", "")
        return made

    # -- asking

    @on(Input.Changed, "#query")
    def _changed(self, event: Input.Changed) -> None:
        self._ask(event.value)

    def _ask(self, words: str) -> None:
        """Look for words as soon as nothing else is being looked for."""
        self._wanted = words
        if not self._busy:
            self._next()

    def _next(self) -> None:
        index = self.duidu.indexing.now
        if not self._wanted.strip():
            self._come(self._wanted, (), done=True)
        elif index is not None:
            self._busy, self._used = True, index
            self._look_up(index, self._wanted)
        else:
            self.say()

    @work(thread=True, group="kwic")
    def _look_up(self, index: "Index", words: str) -> None:
        """Find the hits, and a line for each match, document by document; other words stop it."""
        from duidu.search import parse, search

        worker = get_current_worker()
        query = parse(words, self._sets())
        hits = search(index, query, MOST)
        self.app.call_from_thread(self._say_notes, query, len(hits) == MOST)
        found: list[Line] = []
        told = time.monotonic()
        for lines in self._lines(hits):
            found.extend(lines)
            if worker.is_cancelled or self._wanted != words:
                break
            if time.monotonic() - told > EVERY:
                self.app.call_from_thread(self._come, words, tuple(found), done=False)
                told = time.monotonic()
        self.app.call_from_thread(self._come, words, tuple(found), done=True)

    def _sets(self) -> Mapping[str, Sequence[str]]:
        """The sets of words that a query may name."""
        from duidu.store import wordsets

        try:
            return wordsets.load().sets
        except DuiduError as error:
            self.app.call_from_thread(self.duidu.fail, error)
            return {}

    def _lines(self, hits: Sequence[Hit]) -> Iterator[list[Line]]:
        """The lines of some hits, a document at a time."""
        from duidu.search.kwic import lines

        by_document: dict[str, list[Hit]] = {}
        for hit in hits:
            by_document.setdefault(hit.document, []).append(hit)
        for name, inside in by_document.items():
            self.shelf.fetch([name])
            if not self.shelf.is_read(name) and self.shelf.text_of(name) is None:
                self.shelf.read(name)
            document = self.shelf.text_of(name)
            if document is None:
                continue
            if self.shelf.is_read(name):
                yield lines({name: document}, inside)
            else:
                yield [_plain_line(document.text, hit, span) for hit in inside for span in hit.spans]

    def _say_notes(self, query: "Query", more: bool) -> None:
        """Say what of a query makes no sense."""
        if self.is_attached:
            self.more = more
            words = [note_words(note) for note in query.notes if note.code != "empty"]
            bar = self.query_one("#notes", Bar)
            bar.show((" " + " \u00b7 ".join(words), "caution"))
            bar.display = bool(words)

    def _come(self, words: str, found: Sequence[Line], *, done: bool) -> None:
        """List what has come; then look for what was typed meanwhile."""
        self._busy = self._busy and not done
        if not self.is_attached:
            return
        self.found, self._shown_words = found, words
        self._list(self.listing.here)
        if done and self._wanted != words:
            self._next()

    def indexed(self) -> None:
        """Look again when there is a newer index; say how far it is until then."""
        now = self.duidu.indexing.now
        if now is not None and now is not self._used and not self._busy:
            self._next()
        else:
            self.say()

    def retell(self) -> None:
        """Look for what is said now."""
        self._ask(self.box.value)

    # -- the lines

    def _list(self, at: Line | None) -> None:
        """List the lines that fit the filter, in order."""
        from duidu.search.kwic import ordered

        wanted = fold(self.filter_box.value.strip())
        listed = ordered(self.found, self.order)
        if wanted:
            listed = [one for one in listed if wanted in fold(f"{self._label(one)} {one.left}{one.match}{one.right}")]
        place = (at.document, at.span) if at is not None else None
        same = (i for i, one in enumerate(listed) if (one.document, one.span) == place)
        self.listing.show(listed, next(same, 0))
        self.say()

    def _label(self, line: Line) -> str:
        """Where a line is from, in a few cells."""
        return f"{self.session.year_label(line.document)[:9]} L{line.line}"

    def section_of(self, line: Line) -> Section:
        """Return the passage of a line."""
        return Section(line.document, line.block)

    def stop_of(self, line: Line) -> Stop:
        """Return the match of a line."""
        return Stop(line.document, line.span)

    def document_of(self, line: Line) -> str:
        """Return the document of a line."""
        return line.document

    def refilter(self) -> None:
        """List the lines that fit the filter."""
        self._list(self.listing.here)

    # -- bars

    def say(self) -> None:
        """Say how many lines there are, where the one under the cursor stands, and how far the index is."""
        self.query_one("#status", Bar).show(*self._status(), right=self._right())

    def _status(self) -> list[tuple[str, str]]:
        """The parts of the bar below."""
        if self.duidu.indexing.now is None and self._wanted.strip():
            words = _("The search index is being made: {done}. What you type is searched as soon as it is there.")
            return [(" " + words.format(done=f"{self.duidu.indexing.share:.0%}"), "caution")]
        line = self.listing.here
        if line is None:
            return [(" " + (_("no hits") if self.words.strip() else _("Type what to see in its contexts.")), "caution")]
        n = len(self.listing.shown)
        count = ngettext("{n} line", "{n} lines", n).format(n=f"{n}+" if self.more else n)
        parts = [(f" {self.at + 1}/{count}", "strong"), (f" {_(ORDERS[self.order])}", "key")]
        meta = self.session.entry(line.document).meta
        where = [meta.title.value or line.document, f"L{line.line}"]
        if self.shelf.is_read(line.document) and (document := self.shelf.text_of(line.document)) is not None:
            where[1:] = [self.shelf.where(Hit(line.document, line.block, *line.span, 0), document)]
        return [*parts, (" · " + " ".join(where), "dim")]

    def _right(self) -> tuple[tuple[str, str], ...]:
        """What more is going on."""
        parts = []
        if self._busy:
            parts.append((_("reading…") + " ", "caution"))
        return (*parts, *self.said_right())

    # -- order and filter

    def action_filter(self) -> None:
        """Offer the orders."""
        items = [Item(order, _(label), now=order == self.order) for order, label in ORDERS.items()]
        self.app.push_screen(MenuScreen(_("Order of the lines"), items), self._ordered)

    def _ordered(self, order: str | None) -> None:
        if order is not None:
            self.order = cast("Order", order)
            self._list(self.listing.here)

    def action_kwic(self) -> None:
        """Go on to the next order."""
        orders = list(ORDERS)
        self._ordered(orders[(orders.index(self.order) + 1) % len(orders)])

    def action_trace(self) -> None:
        """Follow the query through the years."""
        self.duidu.open_trace(self.box.value)

    @on(Input.Submitted, "#query")
    def _submitted(self) -> None:
        self.listing.focus()

    # -- handing on

    def handed(self) -> tuple[Sequence[str], Table] | None:
        """Return the lines as they are listed, as a table."""
        lines, words, session = tuple(self.listing.shown), self.words, self.session
        if not lines:
            return None
        order, filtered, more = self.order, self.filter_box.value.strip(), self.more
        return ("kwic", words), lambda: tabled(session, Given(words, order, filtered, more), lines)


def _plain_line(text: str, hit: Hit, span: Span) -> Line:
    """The line of a match in a text without sections: its context ends where the source's line does."""
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - AROUND)
    ends = text.find("\n", span.end)
    end = min(ends if ends >= 0 else len(text), span.end + AROUND)
    number = text.count("\n", 0, span.start) + 1
    match = text[span.start : span.end].replace("\n", "")
    return Line(hit.document, hit.block, number, hit.year, span, text[start : span.start], match, text[span.end : end])
