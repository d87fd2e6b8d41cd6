"""Where a table goes: a small form for format and file."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from duidu.settings.words import _
from duidu.tui.exhibits import Format
from duidu.tui.keys import bindings
from duidu.tui.screens.fileform import FileForm
from duidu.tui.widgets.box import Box


class Target(NamedTuple):
    """Where a table goes, and whether the reader agreed to replace what is there."""

    form: Format
    path: Path
    replace: bool


class SavingScreen(FileForm[Target]):
    """Asks for a format and a file; Esc leaves things as they are."""

    DEFAULT_CSS = "SavingScreen { align: center top; } SavingScreen #more { width: 1fr; }"

    BINDINGS = bindings("palette", only=("down", "up", "open", "escape"))

    def __init__(self, heading: str, name: str, forms: Sequence[Format]) -> None:
        super().__init__(heading, forms)
        self.first_name = name

    def compose(self) -> ComposeResult:
        """Lay the form out."""
        with Vertical(id="palette"):
            yield Label(self.heading, markup=False)
            yield OptionList(*(Option(Text(_(form.label))) for form in self.forms), id="choices")
            file = str(Path.cwd() / f"{self.first_name}{self.forms[0].suffix}")
            yield Box(file, placeholder=_("file name"), id="file")
            yield Label(_("Enter writes, ↑↓ choose the format, Esc leaves"), id="more", classes="hint", markup=False)

    def target(self, path: Path, agreed: bool) -> Target:
        """Return where the table goes."""
        return Target(self.form, path, agreed)
