"""Exporting what is shown: a small form for format and file, then the writing in the background.

A file that is there already is never overwritten without asking: the form says so, and only a second Enter replaces it.
"""

import datetime
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

from duidu import __version__
from duidu.align.hand import Ruling
from duidu.errors import DuiduError
from duidu.model import Change, Comparison, Document
from duidu.settings.words import _, say
from duidu.text.safe import safe_line
from duidu.tui.exhibits import FORMATS, Format, check, exhibit_words, format_of, rendered, write
from duidu.tui.keys import bindings
from duidu.tui.widgets.box import Box
from duidu.tui.words import path_words

NAMED = 2
"""Documents that stand in the name of a file."""


class View(NamedTuple):
    """What is shown: documents, rows, what readers ruled for each column, the column in focus, whether it is folded.

    `hidden` are the classes of change that the rows are shown without.
    """

    documents: Sequence[Document]
    comparison: Comparison
    rulings: Sequence[Sequence[Ruling]]
    focus: int
    folded: bool
    hidden: frozenset[Change] = frozenset()

    @property
    def name(self) -> str:
        """A name for a file: that of the first documents, without what no file system takes."""
        names = "-".join(document.id for document in self.documents[:NAMED])
        if len(self.documents) > NAMED:
            names += f"-and-{len(self.documents) - NAMED}"
        return "".join(char if char.isalnum() or char in "-_." else "-" for char in names)


class Target(NamedTuple):
    """Where an export goes, and whether the reader agreed to replace what is there."""

    form: Format
    path: Path
    replace: bool


class ExportScreen(ModalScreen[Target | None]):
    """Asks for a format and a file; Esc leaves things as they are."""

    DEFAULT_CSS = "ExportScreen #more { width: 1fr; }"

    BINDINGS = bindings("palette", only=("down", "up", "open", "escape"))

    def __init__(self, heading: str, name: str) -> None:
        super().__init__()
        self.heading, self.first_name = heading, name
        self.asked: Path | None = None

    def compose(self) -> ComposeResult:
        """Lay the form out."""
        with Vertical(id="palette"):
            yield Label(self.heading, markup=False)
            yield OptionList(*(Option(Text(_(form.label))) for form in FORMATS), id="choices")
            yield Box(str(Path.cwd() / f"{self.first_name}{FORMATS[0].suffix}"), placeholder=_("file name"), id="file")
            yield Label(_("Enter writes, ↑↓ choose the format, Esc leaves"), id="more", classes="hint", markup=False)

    def on_mount(self) -> None:
        """Begin in the name, since the format is chosen by keys that type nothing."""
        self.query_one("#choices", OptionList).highlighted = 0
        box = self.query_one("#file", Input)
        box.select_on_focus = False
        box.focus()
        box.cursor_position = len(box.value)

    @property
    def form(self) -> Format:
        """The format that is chosen."""
        return FORMATS[self.query_one("#choices", OptionList).highlighted or 0]

    @on(OptionList.OptionHighlighted)
    def _chosen(self) -> None:
        """Give the file the suffix of the format."""
        box = self.query_one("#file", Input)
        if format_of(box.value) is not None:
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
        typed = self.query_one("#file", Input).value.strip()
        path = Path.cwd() / Path(typed).expanduser()
        agreed = self.asked == path
        try:
            if not typed:
                self._say(_("Name a file."))
                return
            if path.is_file() and not agreed:
                self.asked = path
                words = _("{file} is there already; Enter again puts the new one in its place")
                self._say(words.format(file=path_words(path)))
                return
            check(path, replace=agreed)
        except DuiduError as error:
            self._say(say(error))
            return
        self.dismiss(Target(self.form, path, agreed))

    def _say(self, words: str) -> None:
        """Say what keeps the file from being written."""
        self.query_one("#more", Label).update(safe_line(words))


def export(view: View, target: Target) -> None:
    """Write what is shown to a file; may take long.

    Raises:
        DuiduError: if it cannot be written, or what the format needs is not installed.
    """
    if target.form.name == "json":
        import json

        from duidu.export import diff_json

        text = json.dumps(diff_json(view.documents, view.comparison, view.rulings), ensure_ascii=False)
        write(target.path, f"{text}\n", replace=target.replace)
        return
    from duidu.export.exhibit import exhibit
    from duidu.export.given import Wanted

    wanted = Wanted(
        version=__version__,
        made=datetime.date.today().isoformat(),
        focus=view.focus,
        brief=view.folded,
        hidden=view.hidden,
    )
    made = exhibit(view.documents, view.comparison, view.rulings, wanted, exhibit_words())
    write(target.path, rendered(target.form.name, made), replace=target.replace)
