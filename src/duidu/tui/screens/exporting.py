"""The comparison's part that hands on what is shown: as a file, made in the background."""

import time
from typing import TYPE_CHECKING

from textual import work
from textual.worker import get_current_worker

from duidu.compare import Narrowing, concealed
from duidu.errors import DuiduError
from duidu.settings.words import _
from duidu.tui.screens.barred import BarredScreen
from duidu.tui.script import SCRIPTS
from duidu.tui.words import path_words

if TYPE_CHECKING:
    from duidu.tui.screens.export import Target, View

EVERY = 0.1
"""Seconds between two words on how far something is."""


class ExportingScreen(BarredScreen):
    """A comparison that can be handed on."""

    writing = False
    """Whether an exhibit is being made."""

    def action_export(self) -> None:
        """Export what is shown."""
        from duidu.tui.screens.export import ExportScreen

        if self.comparison is None or self.writing:
            return
        view = self._shown()

        def write(target: "Target | None") -> None:
            if target is not None:
                self.writing = True
                self._export(view, target)

        self.app.push_screen(ExportScreen(_("Export this comparison"), view), write)

    def _shown(self) -> "View":
        """What is shown; rows and changes that the reader has switched off are left out and counted."""
        from duidu.tui.screens.export import View

        assert self.comparison is not None
        assert self.filtered is not None
        view, base = self.view, self.comparison.base
        names = [name for name, _block in self.settled_request.columns]
        return View(
            self.documents,
            self.filtered,
            [() if i == base else self.session.rulings(names[base], name).rulings for i, name in enumerate(names)],
            view.focus_column if view.focus_column != base else int(base == 0),
            Narrowing(view.hidden_states, view.figures, view.outline),
            concealed(self.comparison, self.session.hidden),
            brief=view.folded,
            converted=self.duidu.script_name != SCRIPTS[0],
        )

    @work(thread=True, group="export")
    def _export(self, view: "View", target: "Target") -> None:
        """Write an exhibit, say now and then how far it is and at last where."""
        from duidu.tui.screens.export import export

        worker, told = get_current_worker(), time.monotonic()
        try:
            for done, total in export(view, target):
                if worker.is_cancelled:
                    self.app.call_from_thread(self._written, _("Cancelled: nothing was written."))
                    return
                if time.monotonic() - told > EVERY:
                    self.app.call_from_thread(self.show_progress, done, total, _("writing\u2026 {n} % (Esc cancels)"))
                    told = time.monotonic()
        except DuiduError as error:
            self.app.call_from_thread(self._written, "", error)
            return
        self.app.call_from_thread(self._written, _("Written to {file}").format(file=path_words(target.path)))

    def _written(self, words: str, error: DuiduError | None = None) -> None:
        """Say where an exhibit is, or why it is not."""
        self.writing = False
        if error is not None:
            self.duidu.fail(error)
        else:
            self.duidu.tell(words)
        if self.is_attached:
            self.show_bars()
