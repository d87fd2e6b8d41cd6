"""The library as a table: what each document is, corrected in place; what cannot be read, with the reason.

A correction goes over what was read and what corpus.toml says, and is kept in the data folder: the line at the foot
says where. The library, search results and the heads of comparisons follow at once.
"""

from collections.abc import Sequence

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Label
from textual.worker import get_current_worker

from duidu.errors import DuiduError
from duidu.model import ROOT
from duidu.settings.words import _, ngettext, say
from duidu.store import facts
from duidu.store.corpus import Entry
from duidu.tui import listing
from duidu.tui.keys import bindings
from duidu.tui.listing import DOUBTS, FIELDS, FORMAT, NAME, PROVENANCE, Figures
from duidu.tui.screens.stating import StatingScreen
from duidu.tui.session import Place, Section
from duidu.tui.widgets.bars import Bar
from duidu.tui.widgets.box import Box
from duidu.tui.widgets.keybar import KeyBar
from duidu.tui.widgets.table import TableView
from duidu.tui.words import path_words

SETTLE = 0.15
"""Seconds the cursor rests before documents in view are read for their doubts."""


class DocumentsScreen(StatingScreen):
    """The table of documents."""

    TABLE = "documents"
    BINDINGS = bindings("documents")

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.first = name
        self.listed: list[Entry] = []
        self.known: dict[str, Figures] = {}
        self.order: tuple[str, bool] | None = None

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        look = self.duidu.look
        yield Bar(look, id="title")
        yield TableView(look, id="documents")
        with Vertical(id="cell"):
            yield Box(id="value")
            yield Label("", id="fault", markup=False)
        filter_box = Box(placeholder=_("filter by anything that stands in a row"), id="filter")
        filter_box.display = False
        yield filter_box
        yield Bar(look, id="status")
        yield Bar(look, id="saved")
        yield KeyBar(self.duidu.look)

    @property
    def filter_box(self) -> Input:
        """The box of `/`."""
        return self.query_one("#filter", Input)

    def on_mount(self) -> None:
        """List the documents with the cursor on the one asked for."""
        self.query_one("#cell").display = False
        self.table.follow = self._moved
        self.table.focus()
        self._list(self.first)

    # -- what is shown

    def _list(self, name: str = "") -> None:
        """Show the rows with the cursor on a document, else where it was."""
        corpus = self.session.corpus
        self.listed = listing.listed(corpus.entries, self.known, self.filter_box.value, self.order)
        basket = self.session.basket
        rows = [
            listing.row(entry, self.known.get(entry.id), marked=Section(entry.id, ROOT) in basket)
            for entry in self.listed
        ]
        at = next((i for i, entry in enumerate(self.listed) if entry.id == name), self.table.cursor.entry)
        order = (FIELDS.index(self.order[0]), self.order[1]) if self.order else None
        self.table.show(listing.columns(), rows, at, order)
        self._show_bars()

    def _show_bars(self) -> None:
        corpus = self.session.corpus
        count = len(corpus.entries)
        parts = [ngettext("{n} document", "{n} documents", count).format(n=count)]
        if len(self.listed) != count:
            parts.append(_("{n} shown").format(n=len(self.listed)))
        if bad := sum(entry.error is not None for entry in corpus.entries):
            parts.append(ngettext("{n} cannot be read", "{n} cannot be read", bad).format(n=bad))
        gone = corpus.orphans()
        if lost := len(gone.facts) + len(gone.roles) + len(gone.corrections):
            text = ngettext(
                "{n} note of yours on files that are gone", "{n} notes of yours on files that are gone", lost
            )
            parts.append(text.format(n=lost))
        self.query_one("#title", Bar).show(
            (" 对读 ", "key"),
            (_("Documents of {corpus}").format(corpus=corpus.root.name), "strong"),
            (f" · {' · '.join(parts)}", "dim"),
        )
        self.query_one("#status", Bar).show(*self._status())
        where = _("✎ yours, saved in {file}").format(file=path_words(corpus.where(facts.KIND)))
        self.query_one("#saved", Bar).show((f" {where}", "dim"))

    def _status(self) -> tuple[tuple[str, str], ...]:
        """What is under the cursor, in full, and where it is from; on the head, what Enter does."""
        entry, field = self.document_here(), self.field
        name = listing.columns()[self.table.column].title
        if self.table.on_head:
            return ((" " + _("Enter sorts by {column}, again the other way").format(column=name), "key"),)
        if entry is None:
            return ((" " + _("Nothing here."), "dim"),)
        if entry.error is not None:
            return ((f" {say(entry.error)}", "caution"),)
        text = listing.shown(entry, field, self.known.get(entry.id)) or "—"
        source = listing.about(entry, field)
        return (f" {name}: ", "dim"), (text, "strong"), (f" · {source}" if source else "", "dim")

    def _moved(self) -> None:
        self._show_bars()
        self.set_timer(SETTLE, self._look)

    def retell(self) -> None:
        """Show the documents as they are now."""
        here = self.document_here()
        self.known.clear()
        self._list(here.id if here is not None else "")

    def relook(self) -> None:
        """Draw with the theme now in force."""
        for bar in self.query(Bar):
            bar.look = self.duidu.look
        self.table.relook(self.duidu.look)
        self._show_bars()

    # -- reading what is in view

    def _look(self) -> None:
        """Read the documents in view whose doubts are not known, unless that takes long."""
        top = self.table.top.entry
        wanted = [
            entry.id
            for entry in self.listed[top : top + self.table.view_height]
            if entry.error is None and entry.id not in self.known and self.session.is_quick(entry.id)
        ]
        if wanted:
            self._read(wanted)

    @work(thread=True, exclusive=True, group="figures")
    def _read(self, names: list[str]) -> None:
        worker = get_current_worker()
        found = {}
        for name in names:
            if worker.is_cancelled:
                break
            try:
                found[name] = listing.figures(self.session.document(name))
            except DuiduError as error:
                self.app.call_from_thread(self.duidu.fail, error)
                found[name] = Figures("", "", 0)
        self.app.call_from_thread(self._take, found)

    def _take(self, found: dict[str, Figures]) -> None:
        self.known.update(found)
        here = self.document_here()
        if self.is_attached:
            self._list(here.id if here is not None else "")

    # -- moving

    def document_here(self) -> Entry | None:
        """Return the document under the cursor."""
        return self.listed[self.table.at] if 0 <= self.table.at < len(self.listed) else None

    def group_starts(self) -> Sequence[int]:
        """Return where the documents of a place begin, or of what the table is sorted by."""
        groups = [listing.group_of(entry, self.order, self.known.get(entry.id)) for entry in self.listed]
        return [i for i, group in enumerate(groups) if i == 0 or groups[i - 1] != group]

    # -- opening and editing

    @on(TableView.Chosen)
    def _chosen(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Sort by the column whose head is under the cursor; read the document; edit the cell."""
        entry = self.document_here()
        if self.table.on_head:
            self._sort()
        elif entry is None:
            return
        elif entry.error is not None:
            self.duidu.fail(entry.error)
        elif self.field == NAME:
            self.duidu.read(Place(entry.id, 0))
        elif self.field in {FORMAT, DOUBTS}:
            self.action_info()
        elif self.field == PROVENANCE:
            self.choose_provenance(entry)
        else:
            self.edit(entry)

    def _sort(self) -> None:
        """Sort by the column; again, the other way; a third time, as the corpus has it."""
        field = self.field
        ways = {None: (field, False), (field, False): (field, True), (field, True): None}
        self.order = ways.get(self.order, (field, False))
        here = self.document_here()
        self._list(here.id if here is not None else "")

    # -- basket, comparison, info

    def action_basket(self) -> None:
        """Put the document under the cursor into the basket, or take it out."""
        entry = self.document_here()
        if entry is None or entry.error is not None:
            return
        section, basket = Section(entry.id, ROOT), self.session.basket
        if section in basket:
            basket.remove(section)
        else:
            basket.append(section)
        self._list(entry.id)

    def action_compare(self) -> None:
        """Compare the basket, else the document under the cursor with its neighbours."""
        entry = self.document_here()
        if len(self.session.basket) > 1 or entry is None or entry.error is not None:
            super().action_compare()
        else:
            self.duidu.open_comparison(Section(entry.id, ROOT))

    def action_info(self) -> None:
        """Show all that is known of the document under the cursor."""
        from duidu.tui.screens.info import InfoScreen

        entry = self.document_here()
        if entry is not None and entry.error is None:
            self.app.push_screen(InfoScreen(entry.id))

    # -- filtering

    def action_find(self) -> None:
        """Filter the list."""
        self.filter_box.display = True
        self.filter_box.focus()

    @on(Input.Changed, "#filter")
    def _filtered(self) -> None:
        here = self.document_here()
        self._list(here.id if here is not None else "")

    @on(Input.Submitted, "#filter")
    def _filter_done(self) -> None:
        self.table.focus()

    def action_next_pane(self) -> None:
        """Between the box and the table."""
        if self.filter_box.display:
            (self.table if self.filter_box.has_focus else self.filter_box).focus()

    def action_previous_pane(self) -> None:
        """Between the table and the box."""
        self.action_next_pane()

    def action_escape(self) -> None:
        """Leave the cell as it is, the box and its filter, then the screen."""
        if self.query_one("#cell").display:
            self.close_box()
        elif self.filter_box.display:
            self.filter_box.display = False
            self.filter_box.value = ""
            self.table.focus()
        else:
            self.duidu.close_screen()
