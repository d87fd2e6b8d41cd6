"""The program's part that has to do with searching: the index in the background, and the screens that ask it."""

from collections.abc import Iterable

from textual import work
from textual.app import App
from textual.notifications import SeverityLevel

from duidu.errors import DuiduError, InputError
from duidu.settings.words import _
from duidu.tui.indexing import Indexing
from duidu.tui.screens.base import DuiduScreen
from duidu.tui.screens.read import ReadScreen
from duidu.tui.session import Session
from duidu.tui.widgets.bars import Bar

INDEX_AFTER = 1.0
"""Seconds after the start at which the search index is begun; first comes what is to be read."""


class SearchingApp(App[None], inherit_bindings=False):
    """Makes the index and opens what searches."""

    indexing: Indexing

    def fail(self, error: DuiduError) -> None:
        """Show an error that the user can mend."""
        raise AssertionError

    def tell(self, message: str, *, severity: SeverityLevel = "information") -> None:
        """Show a message for a while."""
        raise AssertionError

    def tell_problems(self, problems: Iterable[DuiduError]) -> None:
        """Show what was wrong with files that were passed over."""
        raise AssertionError

    # -- the index

    def index_for(self, session: Session) -> None:
        """Let the index be that of a session."""
        self.indexing = Indexing(session, self._index_told, self._index_unread)

    def begin_index(self) -> None:
        """Make the index in a while."""
        self.set_timer(INDEX_AFTER, self._index_soon)

    def _index_soon(self) -> None:
        """Begin the index unless a large document is still being read."""
        if not self.screen_stack:
            return  # left already
        below = self.screen_stack[0]
        if isinstance(below, ReadScreen) and below.is_reading:
            self.begin_index()
        else:
            self.make_index()

    @work(thread=True, group="index")
    def make_index(self) -> None:
        """Make the search index; who is making it already is waited for."""
        indexing = self.indexing
        try:
            indexing.make()
        except DuiduError as error:
            if not indexing.is_stopped:
                self.call_from_thread(self.fail, error)
                self._index_told()

    def on_unmount(self) -> None:
        """Leave no child behind."""
        self.indexing.stop()

    def _index_unread(self, error: InputError) -> None:
        self.call_from_thread(self.fail, error)

    def _index_told(self) -> None:
        self.call_from_thread(self._indexed)

    def _indexed(self) -> None:
        """Let every screen know how far the index is, one that is just being made when it is there.

        A screen's own messages wait until all of it is mounted; before that it has bars, but not yet what stands in
        its containers. One that is left has no bars any more.
        """
        for screen in self.screen_stack:
            if isinstance(screen, DuiduScreen):
                screen.call_later(_told, screen)

    # -- screens

    def open_search(self, words: str) -> None:
        """Open the search over the corpus, or type into it when it is open."""
        from duidu.tui.screens.search import SearchScreen

        if isinstance(self.screen, SearchScreen):
            self.screen.type(words)
        else:
            self.push_screen(SearchScreen(words))

    def ask(self, words: str) -> None:
        """Search for some words, in place of those in the box if the search is open."""
        from duidu.tui.screens.search import SearchScreen

        if isinstance(self.screen, SearchScreen):
            self.screen.put(words)
        else:
            self.push_screen(SearchScreen(words))

    def open_kwic(self, words: str) -> None:
        """Open the concordance of some words, or ask for them."""
        from duidu.tui.screens.kwic import KwicScreen

        self.push_screen(KwicScreen(words))

    def open_trace(self, words: str) -> None:
        """Follow some words through the years, or ask for them."""
        from duidu.tui.screens.trace import TraceScreen

        self.push_screen(TraceScreen(words))

    def open_wordsets(self) -> None:
        """Offer the word sets to be made or edited."""
        from duidu.store import wordsets
        from duidu.tui.screens.menu import MenuScreen
        from duidu.tui.screens.wordset import WordSetScreen, choices

        try:
            kept = wordsets.load()
        except DuiduError as error:
            self.fail(error)
            return
        for problem in kept.problems:
            self.fail(problem)

        def chosen(name: str | None) -> None:
            if name is not None:
                self.push_screen(WordSetScreen(name))

        self.push_screen(MenuScreen(_("Word sets"), choices(kept.sets)), chosen)


def _told(screen: DuiduScreen) -> None:
    """Let a screen know how far the index is, unless it was left."""
    if screen.is_attached and screen.query(Bar):
        screen.indexed()
