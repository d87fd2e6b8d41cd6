"""What the lists of the search and of the concordance have in common: moving, and all that is done with a passage."""

from collections.abc import Mapping, Sequence
from typing import Self

from textual import work
from textual.css.query import NoMatches
from textual.widgets import Input

from duidu.errors import DuiduError
from duidu.model import Span
from duidu.tui.screens.answering import when_answered
from duidu.tui.screens.base import DuiduScreen
from duidu.tui.session import Place, Section
from duidu.tui.views import View
from duidu.tui.walk import Stop
from duidu.tui.widgets.flow_view import FlowView


class HitScreen(DuiduScreen):
    """A box with a query over a list of places."""

    COMES_BACK = True
    LINES = 1
    """Display lines of a place."""

    def __init__(self, words: str = "") -> None:
        super().__init__()
        self.first_words = words

    @classmethod
    def of_view(cls, words: str, options: Mapping[str, str]) -> Self:
        """Return the screen of a query that was kept."""
        return cls(words)

    @property
    def words(self) -> str:
        """The query whose hits are listed."""
        raise AssertionError

    @property
    def box(self) -> Input:
        """The query."""
        return self.query_one("#query", Input)

    @property
    def listing(self) -> FlowView:
        """The list."""
        raise AssertionError

    @property
    def at(self) -> int:
        """The place under the cursor, -1 when there is none."""
        raise AssertionError

    @property
    def stops(self) -> Sequence[Stop]:
        """All places of the list, in its order."""
        raise AssertionError

    @property
    def marks(self) -> Mapping[str, Sequence[Span]]:
        """What to paint in each document."""
        raise AssertionError

    def here(self) -> Section | None:
        """Return the passage under the cursor."""
        raise AssertionError

    @property
    def corpus_name(self) -> str:
        """What the corpus is called where searches are kept."""
        return str(self.session.corpus.root.absolute())

    # -- opening

    @when_answered
    def action_open(self) -> None:
        """Read the passage under the cursor; n walks all places of the list."""
        if self.at < 0:
            return
        stops, at, marks, words = self.stops, self.at, self.marks, self.words
        self.remember()
        self.duidu.read(Place(stops[at].document, stops[at].span.start))
        self.duidu.reader.walk_hits(words, stops, at, marks)

    @when_answered
    def action_basket(self) -> None:
        """Put the passage under the cursor into the basket, or take it out."""
        section, basket = self.here(), self.session.basket
        if section is not None:
            basket.remove(section) if section in basket else basket.append(section)
            self.listing.refresh()
            self.say()

    @when_answered
    def action_compare(self) -> None:
        """Compare the basket, else the passage under the cursor with its counterparts."""
        section = self.here()
        if len(self.session.basket) > 1 or section is None:
            super().action_compare()
        else:
            self.duidu.open_comparison(section)

    @when_answered
    def action_info(self) -> None:
        """Show what is known of the document under the cursor."""
        from duidu.tui.screens.info import InfoScreen

        section = self.here()
        if section is not None:
            self.app.push_screen(InfoScreen(section.document))

    @when_answered
    def action_yank(self) -> None:
        """Copy the passage with its source."""
        self._copy(with_source=True)

    @when_answered
    def action_yank_bare(self) -> None:
        """Copy the passage alone."""
        self._copy(with_source=False)

    def _copy(self, *, with_source: bool) -> None:
        section = self.here()
        if section is None:
            return
        try:
            document, span = self.session.document(section.document), self.session.block_span(*section)
        except DuiduError as error:
            self.duidu.fail(error)
            return
        self.duidu.copy(document, span, with_source=with_source)

    # -- keeping searches

    def remember(self) -> None:
        """Take the query down as the latest."""
        if self.words.strip():
            self._remembered(self.words)

    @work(thread=True, group="remember")
    def _remembered(self, words: str) -> None:
        """Write it: under a lock, which may take a moment."""
        from duidu.store import searches

        try:
            searches.ask(self.corpus_name, words)
        except DuiduError as error:
            self.app.call_from_thread(self.duidu.fail, error)

    def as_view(self) -> View | None:
        """Return the query, to be kept."""
        return View(self.TABLE, self.words) if self.words.strip() else None

    # -- moving

    def say(self) -> None:
        """Say anew where we are."""
        raise AssertionError

    def go_to(self, place: int) -> None:
        """Put the cursor on a place by its number."""
        raise AssertionError

    def action_down(self) -> None:
        """Next place."""
        self.listing.move(self.LINES)

    def action_up(self) -> None:
        """Place before."""
        self.listing.move(-self.LINES)

    def action_half_down(self) -> None:
        """Half a page down."""
        self.listing.move(max(self.LINES, self.listing.size.height // 2))

    def action_half_up(self) -> None:
        """Half a page up."""
        self.listing.move(-max(self.LINES, self.listing.size.height // 2))

    def action_top(self) -> None:
        """First place."""
        self.listing.to_edge(bottom=False)

    def action_bottom(self) -> None:
        """Last place."""
        self.listing.to_edge(bottom=True)

    def action_next_hit(self) -> None:
        """Next place."""
        self.listing.move(self.LINES)

    def action_previous_hit(self) -> None:
        """Place before."""
        self.listing.move(-self.LINES)

    def action_next_pane(self) -> None:
        """From the box to the list, and back."""
        (self.box if self.listing.has_focus else self.listing).focus()

    def action_previous_pane(self) -> None:
        """From the list to the box, and back."""
        self.action_next_pane()

    def action_search(self) -> None:
        """Type on in the box."""
        self.box.focus()

    def on_descendant_focus(self) -> None:
        """Say what the keys do where the focus is now."""
        try:
            self.say()
        except NoMatches:  # the screen is still being laid out
            return
