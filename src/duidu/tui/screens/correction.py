"""A form for what should stand in place of a passage: the source above, the passage to be edited, a note."""

from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from duidu.settings.words import _
from duidu.text.safe import safe_line
from duidu.tui.keys import bindings
from duidu.tui.widgets.box import Box


class Written(NamedTuple):
    """What the reader wrote: how the passage should read, and a note."""

    text: str
    note: str


class CorrectionScreen(ModalScreen[Written | None]):
    """Asks how a passage should read; Esc leaves things as they are."""

    BINDINGS = bindings("palette", only=("escape",))

    def __init__(self, source: str, text: str, note: str, *, place: str) -> None:
        super().__init__()
        self.source, self.text, self.note, self.place = source, text, note, place

    def compose(self) -> ComposeResult:
        """Lay the form out."""
        with Vertical(id="note"):
            heading = _("How this should read ({place})").format(place=self.place)
            yield Label(safe_line(heading), markup=False)
            with VerticalScroll(id="source", can_focus=False):
                yield Label(self.source, markup=False, classes="quoted")
            yield Box(self.text, placeholder=_("nothing: these words should not stand there"), id="reads")
            yield Box(self.note, placeholder=_("note: why, or after what (optional)"), id="text")
            yield Label(_("The source stays as it is. Enter keeps, Tab to the note, Esc leaves"), classes="hint")

    def on_mount(self) -> None:
        """Begin at the passage, without selecting it: a slip must not wipe it out."""
        box = self.query_one("#reads", Input)
        box.select_on_focus = False
        box.focus()
        box.cursor_position = 0

    @on(Input.Submitted)
    def _keep(self) -> None:
        reads, note = self.query_one("#reads", Input), self.query_one("#text", Input)
        self.dismiss(Written(reads.value, note.value.strip()))

    def action_escape(self) -> None:
        """Leave things as they are."""
        self.dismiss(None)
