"""Handing on what a screen shows as a file: the form for format and place, and the writing in the background."""

from collections.abc import Callable, Sequence

from textual import work

from duidu.errors import DuiduError
from duidu.export.tabled import Tabled
from duidu.settings.words import _
from duidu.tui import tables
from duidu.tui.exhibits import Format
from duidu.tui.screens.answering import when_answered
from duidu.tui.screens.base import DuiduScreen
from duidu.tui.screens.saving import SavingScreen, Target
from duidu.tui.words import path_words

Table = Callable[[], Tabled]
"""Makes a table view; called in the background."""


class HandingScreen(DuiduScreen):
    """A screen that hands a table on; the subclass says which."""

    def handed(self) -> tuple[Sequence[str], Table] | None:
        """Return words for the file's name, and what makes the table as it is shown now; None when there is nothing."""
        raise AssertionError

    def forms(self) -> Sequence[Format]:
        """Return the formats that are offered."""
        return tables.FORMATS

    def save(self, tabled: Tabled, target: Target) -> None:
        """Write a table to a file; called in the background, raises DuiduError."""
        tables.save(tabled, target.form, target.path, replace=target.replace)

    @when_answered
    def action_export(self) -> None:
        """Hand what is shown on as a file."""
        given = self.handed()
        if given is None:
            self.duidu.tell(_("There is nothing to export yet."))
            return
        names, made = given

        def write(target: Target | None) -> None:
            if target is not None:
                self._hand(made, target)

        form = SavingScreen(_("Export this table"), tables.file_name(names), self.forms())
        self.app.push_screen(form, write)

    @work(thread=True, exclusive=True, group="export")
    def _hand(self, made: Table, target: Target) -> None:
        """Write the table in the background."""
        try:
            self.save(made(), target)
        except DuiduError as error:
            self.app.call_from_thread(self.duidu.fail, error)
            return
        self.app.call_from_thread(self.duidu.tell, _("Written: {file}").format(file=path_words(target.path)))
