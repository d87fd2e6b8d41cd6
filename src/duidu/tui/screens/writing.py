"""A screen that hands on what it shows as an exhibit: made in the background, with a bar, and Esc stops it."""

import time
from typing import TYPE_CHECKING

from textual import work
from textual.worker import get_current_worker

from duidu.errors import DuiduError
from duidu.settings.words import N_, _
from duidu.tui.screens.base import DuiduScreen
from duidu.tui.widgets.bars import Bar
from duidu.tui.words import path_words

if TYPE_CHECKING:
    from duidu.tui.screens.export import Target, View

EVERY = 0.1
"""Seconds between two words on how far something is."""
WRITING = N_("writing… {n} % (Esc cancels)")
FULL, EMPTY = "█", "░"
CELLS = 20
"""Cells of the bar that shows how far something is."""


class WritingScreen(DuiduScreen):
    """A screen with a status bar (`#status`) that can be handed on."""

    writing = False
    """Whether an exhibit is being made."""

    def exhibited(self) -> "View | None":
        """Return what is to be handed on; None while there is nothing."""
        raise AssertionError

    def show_bars(self) -> None:
        """Say what the bars say when nothing is being made."""
        raise AssertionError

    def show_progress(self, done: int, total: int, words: str) -> None:
        """Say how far something is, in words with the per cent in braces."""
        full = CELLS * done // max(1, total)
        bar = FULL * full + EMPTY * (CELLS - full)
        said = words.format(n=100 * done // max(1, total))
        self.query_one("#status", Bar).show((f" {bar} ", "key"), (said, "dim"))

    def action_export(self) -> None:
        """Export what is shown."""
        from duidu.tui.screens.export import ExportScreen

        view = None if self.writing else self.exhibited()
        if view is None:
            return

        def write(target: "Target | None") -> None:
            if target is not None:
                self.writing = True
                self.show_progress(0, 1, _(WRITING))
                self._export(view, target)

        heading = _("Export this summary") if view.summary else _("Export this comparison")
        self.app.push_screen(ExportScreen(heading, view), write)

    def stop_writing(self) -> None:
        """Give up the exhibit that is being made."""
        self.workers.cancel_group(self, "export")

    @work(thread=True, group="export", description="export")
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
                    self.app.call_from_thread(self.show_progress, done, total, _(WRITING))
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
