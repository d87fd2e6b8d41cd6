"""What every screen of duidu does: help, palette, search, bookmarks, script, and Chinese typed outside a box."""

import unicodedata
from collections.abc import Mapping
from typing import Self, cast

from textual import events
from textual.screen import Screen

from duidu.settings.words import _
from duidu.tui.host import Host
from duidu.tui.session import Session
from duidu.tui.views import View
from duidu.tui.widgets.keybar import KeyBar

SETTLE = 0.03
"""Seconds to wait for the rest of a word that an input method commits character by character."""
MOST_PASTED = 200
"""Characters of a paste that go into the search box."""


class DuiduScreen(Screen[None]):
    """A screen with the commands that mean the same everywhere."""

    TABLE = "read"
    """The screen's name in the table of keys."""

    COMES_BACK = False
    """Whether the screen is kept when the reader goes to a place it leads to, and shown again on the way back."""

    _typed = ""

    @property
    def duidu(self) -> Host:
        """The running program."""
        return cast("Host", self.app)

    @property
    def session(self) -> Session:
        """The open corpus and what goes with it."""
        return self.duidu.session

    @property
    def is_there(self) -> bool:
        """Whether the screen is up; what comes from the background to one that is being left is dropped."""
        return self.is_attached and bool(self.query(KeyBar))

    def action_help(self) -> None:
        """Show the keys of this screen."""
        self.duidu.open_help(self.TABLE)

    def action_palette(self) -> None:
        """Open the palette: every command, and going to a place."""
        self.duidu.open_palette(self)

    def action_search(self) -> None:
        """Search the corpus."""
        self.duidu.open_search("")

    def action_bookmarks(self) -> None:
        """List the bookmarks."""
        self.duidu.open_bookmarks()

    def action_windows(self) -> None:
        """Offer the windows on the whole corpus."""
        self.duidu.open_windows()

    def action_script(self) -> None:
        """Show texts as given, in Simplified, in Traditional script, in turn."""
        self.duidu.next_script()

    def action_close(self) -> None:
        """Close this screen."""
        self.duidu.close_screen()

    def action_back(self) -> None:
        """Go back where the reader was."""
        self.duidu.go_back()

    def action_compare(self) -> None:
        """Compare the basket; screens that have something under the cursor compare that when it is empty."""
        if len(self.session.basket) > 1:
            self.duidu.open_comparison(self.session.request_for_basket())
        else:
            self.duidu.tell(_("The basket holds fewer than two sections; mark some with Space."))

    def awaited(self) -> str:
        """Return what keeps the answer that this screen is made of, as a sentence; empty when it is there."""
        return ""

    # -- views

    def as_view(self) -> View | None:
        """Return what this screen shows, to be kept and opened again; None while there is nothing to keep."""
        return None

    @classmethod
    def of_view(cls, words: str, options: Mapping[str, str]) -> Self:
        """Return the screen that shows a kept view again; both are as `as_view` gave them, perhaps long ago."""
        raise AssertionError

    def manner(self) -> Mapping[str, str]:
        """Return how the view is shown beside what it is of, such as a filter: further options of it."""
        return {}

    def resume(self, options: Mapping[str, str]) -> None:
        """Show a kept view as `manner` said; called before it is laid out."""

    def check(self, session: Session) -> None:
        """Raise DuiduError when what a kept view asks for is not there to be shown."""

    def action_mark(self) -> None:
        """Keep this view among the bookmarks."""
        view = self.as_view()
        if view is None:
            self.duidu.tell(_("There is nothing to keep yet."))
        else:
            self.duidu.keep_view(view._replace(options={**view.options, **self.manner()}))

    # -- what the program says

    def relook(self) -> None:
        """Draw with the theme and script now in force."""

    def indexed(self) -> None:
        """Take note that the search index has got further, or is ready."""

    def retell(self) -> None:
        """Show documents as they are now that the reader has said something of one."""

    def on_key(self, event: events.Key) -> None:
        """Chinese committed outside a text box opens the search with it."""
        char = event.character
        if char and event.is_printable and unicodedata.category(char) == "Lo":
            event.stop()
            if not self._typed:
                self.set_timer(SETTLE, self._search_typed)
            self._typed += char

    def on_paste(self, event: events.Paste) -> None:
        """Text pasted outside a text box opens the search with its first line."""
        words = event.text.strip().split("\n", 1)[0][:MOST_PASTED]
        if words:
            self.duidu.open_search(words)

    def _search_typed(self) -> None:
        typed, self._typed = self._typed, ""
        self.duidu.open_search(typed)
