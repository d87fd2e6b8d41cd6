"""How the numbers of a trace come about: what was looked for, what counts, what is out, what they rest on."""

from collections.abc import Iterator

from rich.text import Text

from duidu.evolve.trace import Column, Trace
from duidu.export.trace import Traced
from duidu.settings.words import _
from duidu.tui import traceaccount
from duidu.tui.screens.info import BESIDE, LEAST_WIDTH, PaneScreen, Room, names_width, told
from duidu.tui.tracewords import column_words


class TraceInfoScreen(PaneScreen):
    """Where the numbers of a trace come from; first that of the document under the cursor."""

    def __init__(self, traced: Traced, shown: Trace, column: Column | None = None, *, degrees: bool = False) -> None:
        super().__init__()
        self.traced, self.shown, self.column, self.degrees = traced, shown, column, degrees

    def heading(self) -> str:
        """The phrase."""
        return _("How the numbers of {phrase} come about").format(phrase=self.shown.phrase.typed)

    def page(self) -> Text:
        """What was counted and what it rests on."""
        text = Text()
        width = max(LEAST_WIDTH, self.app.size.width - BESIDE)
        said = tuple(self._said())
        names = names_width(name for name, value in said if value)
        for name, value in said:
            if value:
                told(text, name, value, room=Room(width, names))
        return text

    def _said(self) -> Iterator[tuple[str, str]]:
        """The document under the cursor, then the whole."""
        if self.column is not None:
            yield _("here"), column_words(self.column)
            yield from traceaccount.column_said(self.traced, self.column)
        yield from traceaccount.counting(self.shown)
        yield from traceaccount.resting(self.traced, self.shown)
        if self.degrees:
            yield from traceaccount.scale()
        yield from traceaccount.beside(self.traced, self.shown)
