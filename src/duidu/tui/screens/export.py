"""Exporting what is shown: a small form for format, file, title and looks, then the writing in the background."""

import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

from duidu import __version__
from duidu.align.hand import Ruling
from duidu.compare import Narrowing, left_out
from duidu.export.diff import Left
from duidu.export.given import Wanted
from duidu.model import Change, Comparison, Document
from duidu.settings.words import _
from duidu.tui.exhibits import FORMATS, Format, Parts, exhibit_words, pieces, rendered, write
from duidu.tui.keys import bindings
from duidu.tui.screens.fileform import FileForm
from duidu.tui.screens.toggles import OFF, ON
from duidu.tui.widgets.box import Box

MAKING = 2
"""Of so many parts of an export the first makes the exhibit; the others give it its form, which is quicker."""
NAMED = 2
"""Documents that stand in the name of a file."""


class View(NamedTuple):
    """What is shown: documents, rows, what readers ruled for each column, the column in focus.

    `narrowing` says which rows are left out, `hidden` which classes of change the rows are shown without and how many
    changes those are, `brief` whether what did not change is folded, `unified` whether base and focus are woven into
    one text, `summary` whether they are only summed up, `converted` whether another script is shown.
    """

    documents: Sequence[Document]
    comparison: Comparison
    rulings: Sequence[Sequence[Ruling]]
    focus: int
    narrowing: Narrowing = Narrowing()
    hidden: tuple[tuple[Change, int], ...] = ()
    brief: bool = False
    unified: bool = False
    summary: bool = False
    converted: bool = False

    @property
    def name(self) -> str:
        """A name for a file: that of the first documents, without what no file system takes."""
        names = "-".join(document.id for document in self.documents[:NAMED])
        if len(self.documents) > NAMED:
            names += f"-and-{len(self.documents) - NAMED}"
        names += "-summary" * self.summary
        return "".join(char if char.isalnum() or char in "-_." else "-" for char in names)


class Target(NamedTuple):
    """Where an export goes, whether the reader agreed to replace what is there, and what it should be like."""

    form: Format
    path: Path
    replace: bool
    title: str = ""
    brief: bool = False
    unified: bool = False
    gbt7714: bool = False


class ExportScreen(FileForm[Target]):
    """Asks for a format, a file, a title and what an exhibit should be like; Esc leaves things as they are."""

    DEFAULT_CSS = """
    ExportScreen #more { width: 1fr; }
    ExportScreen #like { height: auto; border: none; padding: 0; background: $surface; }
    ExportScreen Input { margin: 0; }
    """

    BINDINGS = bindings("palette", only=("down", "up", "open", "escape", "next_pane", "previous_pane"))

    def __init__(self, heading: str, view: View) -> None:
        super().__init__(heading, FORMATS)
        self.view = view
        looks = {"brief": view.brief, "unified": view.unified, "gbt7714": False}
        self.chosen = {key: on for key, on in looks.items() if key == "gbt7714" or not view.summary}

    def compose(self) -> ComposeResult:
        """Lay the form out."""
        with Vertical(id="palette"):
            yield Label(self.heading, markup=False)
            yield OptionList(*map(Option, self._formats(0)), id="choices")
            yield Label(_("file"), classes="hint")
            yield Box(str(Path.cwd() / f"{self.view.name}{FORMATS[0].suffix}"), placeholder=_("file name"), id="file")
            yield Label(_("title"), classes="hint likes")
            yield Box("", placeholder=_("of the documents, unless you name one"), id="named", classes="likes")
            yield OptionList(*map(Option, self._switches()), id="like", classes="likes")
            yield Label("", id="more", classes="hint", markup=False)

    @staticmethod
    def _formats(chosen: int) -> list[Text]:
        """The formats, the chosen one with a sign."""
        signs = ((f"{ON if i == chosen else OFF} ", "bold") for i in range(len(FORMATS)))
        return [Text.assemble(sign, _(form.label)) for sign, form in zip(signs, FORMATS, strict=True)]

    def _switches(self) -> list[Text]:
        """What an exhibit can be like, each with whether it is to be so."""
        words = {
            "brief": _("only what changed, gaps marked […]"),
            "unified": _("both texts in one, not side by side"),
            "gbt7714": _("sources as GB/T 7714 has them"),
        }
        return [Text.assemble((f"{ON if on else OFF} ", "bold"), words[key]) for key, on in self.chosen.items()]

    @property
    def switching(self) -> bool:
        """Whether the keys are at the switches."""
        return self.query_one("#like", OptionList).has_focus

    @on(OptionList.OptionHighlighted, "#choices")
    def _chosen(self) -> None:
        """Mark the format; JSON has no title and no form."""
        for place, line in enumerate(self._formats(self.choices.highlighted or 0)):
            self.choices.replace_option_prompt_at_index(place, line)
        for likes in self.query(".likes"):
            likes.display = self.form.name != "json"

    def on_descendant_focus(self) -> None:
        """Say what the keys do here."""
        self.say(
            _("Enter switches, Tab goes on, Esc leaves")
            if self.switching
            else _("Enter writes, ↑↓ choose the format, Tab goes on, Esc leaves")
        )

    @property
    def moving(self) -> OptionList:
        """The switches where the keys are at them, else the formats."""
        return self.query_one("#like", OptionList) if self.switching else super().moving

    def action_next_pane(self) -> None:
        """To the next part of the form."""
        self._turn(1)

    def action_previous_pane(self) -> None:
        """To the part before."""
        self._turn(-1)

    def _turn(self, step: int) -> None:
        """Another part of the form that is there."""
        parts = [part for part in map(self.query_one, ("#file", "#named", "#like")) if part.display]
        at = next((i for i, part in enumerate(parts) if part.has_focus), 0)
        parts[(at + step) % len(parts)].focus()

    def action_open(self) -> None:
        """Switch what the cursor is on, or take the file."""
        if self.switching:
            self._switch()
        else:
            super().action_open()

    def target(self, path: Path, agreed: bool) -> Target:
        """Return where the export goes, and what it should be like."""
        title = self.query_one("#named", Input).value.strip()
        return Target(self.form, path, agreed, title, **self.chosen)

    def _switch(self) -> None:
        """Switch one thing on or off."""
        options = self.query_one("#like", OptionList)
        key = list(self.chosen)[options.highlighted or 0]
        self.chosen[key] = not self.chosen[key]
        for place, line in enumerate(self._switches()):
            options.replace_option_prompt_at_index(place, line)


def export(view: View, target: Target) -> Iterator[tuple[int, int]]:
    """Write what is shown to a file, and yield how far that is: so much done of so much.

    Raises:
        DuiduError: if it cannot be written, or what the format needs is not installed.
    """
    made, total = None, 1
    if target.form.name == "json":
        from duidu.export.diff import diff_json_text

        why = left_out(view.documents, view.comparison, range(len(view.documents)), view.narrowing)
        left, summary = Left(why, view.hidden), view.summary
        found: Parts = diff_json_text(view.documents, view.comparison, view.rulings, left, summary=summary)
        total = len(view.comparison.rows) or 1
    else:
        from duidu.export.exhibit import exhibit_steps

        for step in exhibit_steps(view.documents, view.comparison, view.rulings, wanted(view, target), exhibit_words()):
            made, total = step.exhibit, step.total
            yield step.done, total * MAKING
        assert made is not None, "the last step brings the exhibit"
        found = rendered(target.form.name, made)
    parts: list[bytes] = []
    for part in pieces(found):
        parts.append(part)
        yield min(total + len(parts), total * MAKING), total * MAKING
    write(target.path, iter(parts), replace=target.replace)


def wanted(view: View, target: Target) -> Wanted:
    """Return what an exhibit of what is shown should be like."""
    return Wanted(
        version=__version__,
        made=datetime.date.today().isoformat(),
        focus=view.focus,
        title=target.title,
        brief=target.brief,
        unified=target.unified,
        summary=view.summary,
        gbt7714=target.gbt7714,
        hidden=view.hidden,
        rows=view.narrowing,
        converted=view.converted,
    )
