"""What the forms that name a file have in common: the formats, a box for the file, a line that says what is amiss.

A file that is there already is never overwritten without asking: the form says so, and only a second Enter replaces it.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from textual import on
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList

from duidu.errors import DuiduError
from duidu.settings.words import _, say
from duidu.text.safe import safe_line
from duidu.tui.exhibits import Format, check
from duidu.tui.words import path_words

Chosen = TypeVar("Chosen")


class FileForm(ModalScreen[Chosen | None]):
    """Asks for a format (`#choices`) and a file (`#file`), and speaks in `#more`; Esc leaves things as they are."""

    ALIASES = {".htm": ".html"}
    """Suffixes that stand for another."""

    def __init__(self, heading: str, forms: Sequence[Format]) -> None:
        super().__init__()
        self.heading, self.forms = heading, tuple(forms)
        self.asked: Path | None = None

    def on_mount(self) -> None:
        """Begin in the name, since the format is chosen by keys that type nothing."""
        for choices in self.query(OptionList):
            choices.highlighted = 0
        box = self.file_box
        box.select_on_focus = False
        box.focus()
        box.cursor_position = len(box.value)

    def target(self, path: Path, agreed: bool) -> Chosen:
        """Return what the form answers for a file that may be written."""
        raise AssertionError

    @property
    def choices(self) -> OptionList:
        """The list of formats."""
        return self.query_one("#choices", OptionList)

    @property
    def moving(self) -> OptionList:
        """The list that the arrows move in."""
        return self.choices

    @property
    def file_box(self) -> Input:
        """The box that holds the file's name."""
        return self.query_one("#file", Input)

    @property
    def form(self) -> Format:
        """The format that is chosen."""
        return self.forms[self.choices.highlighted or 0]

    @on(OptionList.OptionHighlighted, "#choices")
    def _form_chosen(self) -> None:
        """Give the file the suffix of the format, unless the reader gave it one of his own."""
        path = Path(self.file_box.value)
        suffix = path.suffix.lower()
        if self.ALIASES.get(suffix, suffix) in {form.suffix for form in self.forms}:
            self.file_box.value = str(path.with_suffix(self.form.suffix))

    def action_down(self) -> None:
        """Next line of the list."""
        self.moving.action_cursor_down()

    def action_up(self) -> None:
        """Line before."""
        self.moving.action_cursor_up()

    def action_escape(self) -> None:
        """Leave things as they are."""
        self.dismiss(None)

    @on(OptionList.OptionSelected)
    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Take the file, if it may be written; ask once more before another is replaced."""
        typed = self.file_box.value.strip()
        path = Path.cwd() / Path(typed).expanduser()
        agreed = self.asked == path
        if not typed:
            self.say(_("Name a file."))
            return
        if path.is_file() and not agreed:
            self.asked = path
            words = _("{file} is there already; Enter again puts the new one in its place")
            self.say(words.format(file=path_words(path)))
            return
        try:
            check(path, replace=agreed)
        except DuiduError as error:
            self.say(say(error))
            return
        self.dismiss(self.target(path, agreed))

    def say(self, words: str) -> None:
        """Say what keeps the file from being written, or what the keys do."""
        self.query_one("#more", Label).update(safe_line(words))
