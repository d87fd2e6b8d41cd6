"""Finding in the text on screen, walking what was found, selecting and copying."""

from collections.abc import Mapping, Sequence

from textual import on
from textual.widgets import Input

from duidu.model import ROOT, Span
from duidu.settings.words import _
from duidu.text.clauses import sentences
from duidu.text.outline import own_spans
from duidu.tui.screens.panes import TwoPanes
from duidu.tui.screens.picking import with_words
from duidu.tui.selection import Selection
from duidu.tui.session import Place
from duidu.tui.walk import Stop, Walk


class FindingScreen(TwoPanes):
    """The reader's part that has to do with words in the text."""

    name_shown = ""
    """The id of the document on screen."""
    selection: Selection | None = None

    def __init__(self, **options: str) -> None:
        super().__init__(id=options.get("id"))
        self.walk = Walk()

    def show_bars(self) -> None:
        """Say where the reader is."""
        raise AssertionError

    def open_place(self, place: Place) -> None:
        """Show a place, of another document too."""
        raise AssertionError

    @property
    def find_box(self) -> Input:
        """The box of `/`."""
        return self.query_one("#find", Input)

    # -- finding in this document

    def action_find(self) -> None:
        """Open the box of `/`."""
        self.find_box.display = True
        self.find_box.value = ""
        self._before_find = self.view.text_offset
        self.find_box.focus()

    _before_find = 0

    @on(Input.Changed, "#find")
    def _find_changed(self, event: Input.Changed) -> None:
        """Find while typing."""
        if self.find_box.display:
            self._find(event.value, self._before_find)

    def _find(self, words: str, start: int) -> None:
        if self.view.document is not None:
            self.walk.find(self.view.document, words, start)
            self._show_walk()

    def _show_walk(self) -> None:
        """Paint the walk's matches and go to the current one, in its document."""
        stop = self.walk.current
        if stop is not None and stop.document != self.name_shown:
            self.open_place(Place(stop.document, stop.span.start))
        self.paint_walk()
        if stop is not None and stop.document == self.name_shown:
            self.view.goto(stop.span.start)
        self.show_bars()

    def paint_walk(self) -> None:
        """Paint the walk's matches in the document on screen."""
        self.view.paint_matches(*self.walk.painted(self.name_shown))

    @on(Input.Submitted, "#find")
    def _find_done(self) -> None:
        self._close_find()
        if self.walk.words and not self.walk.stops:
            tried = _("“{words}” is not here (tried: as typed, either script, one or two wrong characters).")
            self.duidu.tell(tried.format(words=self.walk.words), severity="warning")

    def _close_find(self) -> None:
        self.find_box.display = False
        self.view.focus()

    def walk_hits(self, words: str, stops: Sequence[Stop], at: int, marks: Mapping[str, Sequence[Span]]) -> None:
        """Take over a walk through documents from a list of hits."""
        self.walk.take(words, stops, at, marks)
        self._show_walk()

    def action_next_hit(self) -> None:
        """Next match."""
        self._walk_by(1)

    def action_previous_hit(self) -> None:
        """Previous match."""
        self._walk_by(-1)

    def _walk_by(self, step: int) -> None:
        if self.walk.step(step) is not None:
            self._show_walk()
        else:
            self.duidu.tell(_("Nothing to walk: find something with / or s first."))

    def action_escape(self) -> None:
        """Leave the box, the selection, the walk or the library, whichever comes first."""
        if self.find_box.display:
            self._close_find()
            self.view.goto(self._before_find)
        elif self.selection is not None:
            self._end_selection()
        elif self.walk.words:
            self.walk.clear()
            self._show_walk()
        elif self._in_library():
            self.action_next_pane()

    def action_kwic(self) -> None:
        """Show what is selected, else what is walked, else a phrase of the line, in its contexts in all documents."""
        with_words(self, self._words_at_hand(), self._line_passage(), self.duidu.open_kwic)

    def action_trace(self) -> None:
        """Follow what is selected, else what is walked, else a phrase of the line, through the years."""
        with_words(self, self._words_at_hand(), self._line_passage(), self.duidu.open_trace)

    def _words_at_hand(self) -> str:
        """What is selected, else what is walked."""
        if self.selection is not None:
            return self.selection.document.text[slice(*self.selection.span)]
        return self.walk.words

    def _line_passage(self) -> str:
        """The sentences that the line under the cursor shows."""
        document, line, block = self.view.document, self.view.line, self.view.block
        if document is None or line is None or block == ROOT or self._in_library():
            return ""
        own = own_spans(document, document.blocks[block])
        near = [one for span in own for one in sentences(document.text, span)]
        start, end = line.span
        return "".join(document.text[a:b] for a, b in near if a < end and start < b)

    # -- selecting and copying

    def action_visual(self) -> None:
        """Begin or end selecting text, clause by clause."""
        document = self.view.document
        if self.selection is not None:
            self._end_selection()
        elif document is not None and self.view.block != ROOT:
            self.selection = Selection(document, self.view.text_offset, self.view.text_offset)
            self.view.select(self.selection.span)
            self.show_bars()

    def extend(self, by: int) -> None:
        """Move the end of the selection by a clause."""
        if self.selection is not None:
            self.selection.extend(by)
            self.view.select(self.selection.span)

    def _end_selection(self) -> None:
        self.selection = None
        self.view.select(None)
        self.show_bars()

    def action_yank(self) -> None:
        """Copy the selection or the paragraph with its source."""
        self._copy(with_source=True)

    def action_yank_bare(self) -> None:
        """Copy the selection or the paragraph alone."""
        self._copy(with_source=False)

    def _copy(self, *, with_source: bool) -> None:
        document = self.view.document
        if document is None or self.view.block == ROOT:
            return
        whole = self.session.block_span(self.name_shown, self.view.block)
        self.duidu.copy(document, self.selection.span if self.selection else whole, with_source=with_source)
        if self.selection is not None:
            self._end_selection()
