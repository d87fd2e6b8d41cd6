"""Picking a block of a document: those the program knows of with their scores, then all, filtered by what is typed."""

from collections.abc import Sequence
from itertools import islice

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

from duidu.model import Document
from duidu.settings.words import _
from duidu.text.outline import label, own_text
from duidu.text.safe import safe_line
from duidu.tui.draw import clip
from duidu.tui.facing import Pick, matching
from duidu.tui.keys import bindings
from duidu.tui.widgets.box import Box

MOST = 60
"""Blocks listed at a time: a list takes a millisecond for each."""
EXCERPT = 120
"""Cells of a block's text: two lines of the list."""


class PickScreen(ModalScreen[int | None]):
    """A box and a list of blocks; Esc leaves things as they are."""

    BINDINGS = bindings("palette", only=("down", "up", "open", "escape"))

    def __init__(self, heading: str, document: Document, picks: Sequence[Pick]) -> None:
        super().__init__()
        self.heading, self.document, self.picks = heading, document, tuple(picks)
        self.listed: list[Pick] = []

    def compose(self) -> ComposeResult:
        """Lay the form out."""
        with Vertical(id="palette"):
            yield Label(self.heading, markup=False)
            yield Box(placeholder=_("words of the passage, or its line: L62"), id="wanted")
            yield OptionList(id="choices")
            yield Label("", id="more", classes="hint")

    def on_mount(self) -> None:
        """List the likeliest."""
        self._list("")

    @on(Input.Changed, "#wanted")
    def _changed(self, event: Input.Changed) -> None:
        self._list(event.value)

    def _list(self, words: str) -> None:
        found = matching(self.document, self.picks, words)
        self.listed = list(islice(found, MOST))
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(self._line(pick)) for pick in self.listed])
        options.highlighted = 0 if self.listed else None
        more = _("More passages than are listed; type some of their words.") if next(found, None) else ""
        self.query_one("#more", Label).update(more if self.listed else _("No passage has these words."))

    def _line(self, pick: Pick) -> Text:
        """A block: its score if it has one, its place, the beginning of its text."""
        block = self.document.blocks[pick.block]
        score = f"{pick.score:.2f} " if pick.score is not None else ""
        place = f"{label(self.document, block.id)} L{block.line} "
        return Text.assemble(
            (score, "bold"), (safe_line(place), "dim"), safe_line(clip(own_text(self.document, block), EXCERPT))
        )

    def action_down(self) -> None:
        """Next block."""
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        """Block before."""
        self.query_one(OptionList).action_cursor_up()

    def action_escape(self) -> None:
        """Leave things as they are."""
        self.dismiss(None)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self.listed[event.option_index].block)

    @on(Input.Submitted, "#wanted")
    def _submitted(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Take the block that is highlighted."""
        at = self.query_one(OptionList).highlighted
        if at is not None and self.listed:
            self.dismiss(self.listed[at].block)
