"""The table of documents where the reader corrects it: a box over the cell, a choice of provenance, the way back."""

from dataclasses import replace
from typing import Any

from textual import on
from textual.widgets import Input, Label

from duidu.errors import SettingError
from duidu.settings.words import _, say
from duidu.store import facts, hand
from duidu.store.corpus import Entry
from duidu.store.facts import Stated
from duidu.store.hand import Change, Record
from duidu.tui import listing
from duidu.tui.listing import FIELDS, PROVENANCE, YEARS
from duidu.tui.screens.menu import Item, MenuScreen
from duidu.tui.screens.tablemoving import TableMoving
from duidu.tui.widgets.bars import Bar

LEAST_BOX = 24
"""Cells of the box in which a cell is edited, at least."""


class StatingScreen(TableMoving):
    """Takes down what the reader says of the document under the cursor."""

    @property
    def value_box(self) -> Input:
        """The box in which a cell is edited."""
        return self.query_one("#value", Input)

    @property
    def field(self) -> str:
        """The field of the column under the cursor."""
        return FIELDS[self.table.column]

    def document_here(self) -> Entry | None:
        """Return the document under the cursor."""
        raise AssertionError

    def edit(self, entry: Entry) -> None:
        """Open the box over the cell."""
        pane, box = self.query_one("#cell"), self.value_box
        left, y, width = self.table.cell_place()
        width = min(max(width + 2, LEAST_BOX), self.size.width)
        pane.styles.width = width
        pane.styles.offset = (min(left, self.size.width - width), self.table.region.y + y)
        box.value = listing.edited(entry.meta, self.field)
        box.placeholder = _("2012 or 2021-2025") if self.field == YEARS else _("empty: as read")
        self._fault("")
        pane.display = True
        box.focus()

    def _fault(self, text: str) -> None:
        label = self.query_one("#fault", Label)
        label.update(text)
        label.display = bool(text)
        if text:
            self.query_one("#status", Bar).show((f" {text}", "caution"))

    @on(Input.Submitted, "#value")
    def _edited(self, event: Input.Submitted) -> None:
        """Take the value, or say what is wrong with it beside the box."""
        entry, text = self.document_here(), event.value.strip()
        if entry is None:
            return
        try:
            value = facts.value_of(self.field, text, entry.meta) if text else None
        except SettingError as error:
            self._fault(say(error))
            return
        self.close_box()
        self._state(entry, self.field, value, changed=text != listing.edited(entry.meta, self.field))

    @on(Input.Changed, "#value")
    def _typing(self) -> None:
        self._fault("")

    def close_box(self) -> None:
        """Leave the cell as it is."""
        self.query_one("#cell").display = False
        self.table.focus()

    def choose_provenance(self, entry: Entry) -> None:
        """Choose where the text comes from."""
        now = entry.meta.provenance.value
        own = entry.said.fact(PROVENANCE) is not None
        items = [Item(value, _(label), "", now=value == now) for value, label in listing.PROVENANCES.items()]
        if own:
            items.append(Item("", _("as read"), ""))
        heading = _("Where does the text of {document} come from?").format(document=entry.id)

        def chosen(value: str | None) -> None:
            if value is not None:
                self._state(entry, PROVENANCE, value or None, changed=value != now)

        self.app.push_screen(MenuScreen(heading, items), chosen)

    def _state(self, entry: Entry, field: str, value: object, *, changed: bool) -> None:
        """Take down what the reader says of a document; None takes the reader's word back."""
        before: Record[Stated] | None = entry.said.fact(field)
        after: Record[Stated] | None = None
        if value is not None:
            corpus = self.session.corpus
            content_hash = corpus.document(entry.id).hash if self.session.is_quick(entry.id) else ""
            made = hand.new(Stated(entry.id, content_hash, field, value))
            after = replace(made, id=before.id) if before is not None else made
        if not changed or (before is None and after is None):
            return
        change: Change[Any] = Change(before, after)
        if self.duidu.record(facts.KIND, [change]):
            column = listing.columns()[FIELDS.index(field)].title
            now = listing.shown(self.session.entry(entry.id), field) or "—"
            self.duidu.tell(
                _("{document}, {column}: {value}; U undoes").format(document=entry.id, column=column, value=now)
            )

    def action_delete(self) -> None:
        """Take back the reader's word on the cell under the cursor."""
        entry = self.document_here()
        if entry is None or entry.said.fact(self.field) is None:
            self.duidu.tell(_("Nothing of yours stands here; Enter corrects it."))
        else:
            self._state(entry, self.field, None, changed=True)

    def action_undo(self) -> None:
        """Take back what was said last."""
        self.duidu.take_back()
