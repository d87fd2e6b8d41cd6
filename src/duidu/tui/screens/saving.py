"""Where a table goes: a small form for format and file.

A file that is there already is never overwritten without asking: the form says so, and only a second Enter replaces it.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

from duidu.errors import DuiduError
from duidu.settings.words import _, say
from duidu.text.safe import safe_line
from duidu.tui.exhibits import Format, check
from duidu.tui.keys import bindings
from duidu.tui.widgets.box import Box
from duidu.tui.words import path_words


class Target(NamedTuple):
    """Where a table goes, and whether the reader agreed to replace what is there."""

    form: Format
    path: Path
    replace: bool


class SavingScreen(ModalScreen[Target | None]):
    """Asks for a format and a file; Esc leaves things as they are."""

    DEFAULT_CSS = "SavingScreen { align: center top; } SavingScreen #more { width: 1fr; }"

    BINDINGS = bindings("palette", only=("down", "up", "open", "escape"))

    def __init__(self, heading: str, name: str, forms: Sequence[Format]) -> None:
        super().__init__()
        self.heading, self.first_name, self.forms = heading, name, tuple(forms)
        self.asked: Path | None = None

    def compose(self) -> ComposeResult:
        """Lay the form out."""
        with Vertical(id="palette"):
            yield Label(self.heading, markup=False)
            yield OptionList(*(Option(Text(_(form.label))) for form in self.forms), id="choices")
            file = str(Path.cwd() / f"{self.first_name}{self.forms[0].suffix}")
            yield Box(file, placeholder=_("file name"), id="file")
            yield Label(_("Enter writes, ↑↓ choose the format, Esc leaves"), id="more", classes="hint", markup=False)

    def on_mount(self) -> None:
        """Begin in the name, since the format is chosen by keys that type nothing."""
        self.query_one(OptionList).highlighted = 0
        box = self.query_one(Input)
        box.select_on_focus = False
        box.focus()
        box.cursor_position = len(box.value)

    @property
    def form(self) -> Format:
        """The format that is chosen."""
        return self.forms[self.query_one(OptionList).highlighted or 0]

    @on(OptionList.OptionHighlighted)
    def _chosen(self) -> None:
        """Give the file the suffix of the format, unless the reader gave it one of his own."""
        box = self.query_one(Input)
        if Path(box.value).suffix.lower() in {form.suffix for form in self.forms}:
            box.value = str(Path(box.value).with_suffix(self.form.suffix))

    def action_down(self) -> None:
        """Next format."""
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        """Format before."""
        self.query_one(OptionList).action_cursor_up()

    def action_escape(self) -> None:
        """Leave things as they are."""
        self.dismiss(None)

    @on(OptionList.OptionSelected)
    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Take the file, if it may be written; ask once more before another is replaced."""
        typed = self.query_one(Input).value.strip()
        path = Path.cwd() / Path(typed).expanduser()
        agreed = self.asked == path
        if not typed:
            self._say(_("Name a file."))
            return
        if path.is_file() and not agreed:
            self.asked = path
            words = _("{file} is there already; Enter again puts the new one in its place")
            self._say(words.format(file=path_words(path)))
            return
        try:
            check(path, replace=agreed)
        except DuiduError as error:
            self._say(say(error))
            return
        self.dismiss(Target(self.form, path, agreed))

    def _say(self, words: str) -> None:
        """Say what keeps the file from being written."""
        self.query_one("#more", Label).update(safe_line(words))
