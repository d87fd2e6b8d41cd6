"""Small forms: one for a name and a note, one for a note alone."""

from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from duidu.settings.words import _
from duidu.tui.keys import bindings
from duidu.tui.widgets.box import Box


class Named(NamedTuple):
    """What was typed."""

    name: str
    note: str


class RemarkScreen(ModalScreen[str | None]):
    """Asks for a note; an empty one is an answer too, Esc leaves things as they are."""

    BINDINGS = bindings("palette", only=("escape",))

    def __init__(self, heading: str, text: str) -> None:
        super().__init__()
        self.heading, self.first_text = heading, text

    def compose(self) -> ComposeResult:
        """Lay the form out."""
        with Vertical(id="note"):
            yield Label(self.heading, markup=False)
            yield Box(self.first_text, placeholder=_("note"), id="text", select_on_focus=False)
            yield Label(_("Enter keeps, an empty note is deleted, Esc leaves"), classes="hint")

    @on(Input.Submitted)
    def _keep(self) -> None:
        self.dismiss(self.query_one("#text", Input).value.strip())

    def action_escape(self) -> None:
        """Leave things as they are."""
        self.dismiss(None)


class NoteScreen(ModalScreen[Named | None]):
    """Asks for a name and a note; Esc leaves things as they are."""

    BINDINGS = bindings("palette", only=("escape",))

    def __init__(self, heading: str, name: str, note: str = "") -> None:
        super().__init__()
        self.heading, self.first_name, self.first_note = heading, name, note

    def compose(self) -> ComposeResult:
        """Lay the form out."""
        with Vertical(id="note"):
            yield Label(self.heading, markup=False)
            yield Box(self.first_name, placeholder=_("name"), id="name")
            yield Box(self.first_note, placeholder=_("note (optional)"), id="text")
            yield Label(_("Enter keeps, Tab to the note, Esc leaves"), classes="hint")

    @on(Input.Submitted)
    def _keep(self) -> None:
        name = self.query_one("#name", Input).value.strip() or self.first_name
        self.dismiss(Named(name, self.query_one("#text", Input).value.strip()))

    def action_escape(self) -> None:
        """Leave things as they are."""
        self.dismiss(None)
