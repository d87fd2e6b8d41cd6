"""Asking while one types: the part of the search that never lets the fingers wait.

One search runs at a time, in a thread; when it is done what stands in the box by then is searched, so results are at
most one search behind. What takes longer (sections and roles of the hits in view, counts of a query with more hits
than are listed) waits until the fingers rest, and gives way to the next letter.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from threading import Event
from typing import TYPE_CHECKING, cast

from textual import on, work
from textual.widgets import Input

from duidu.errors import DuiduError
from duidu.model import Hit
from duidu.tui.found import By, grouped
from duidu.tui.screens.hitscreen import HitScreen
from duidu.tui.shelf import Shelf
from duidu.tui.tried import Tried, tried
from duidu.tui.widgets.hits import HitList

if TYPE_CHECKING:
    from duidu.search import Index, Query

MOST = 200
"""Hits listed; a query with more is too wide to read."""
PAUSE = 0.2
"""Seconds without a letter after which the preview follows: longer than between two letters of a word."""
REST = 0.2
"""Seconds after that at which what takes longer is begun."""


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to some words; `tried` when there are no hits."""

    words: str = ""
    query: "Query | None" = None
    hits: tuple[Hit, ...] = ()
    tried: Tried | None = None


class AskingScreen(HitScreen):
    """Searches for what stands in the box; a subclass shows what was found."""

    shelf: Shelf

    def __init__(self, words: str = "") -> None:
        super().__init__(words)
        self.found = Found()
        self.hits: tuple[Hit, ...] = ()
        self.counts: Counter[tuple[str, int]] | None = None
        self.sets: Mapping[str, Sequence[str]] = {}
        self._wanted = words
        self._busy = False
        self._open_wanted = False
        self._used: Index | None = None
        self._stop = Event()
        self._history: tuple[str, ...] = ()
        self._recalled = -1

    @property
    def hit_list(self) -> HitList:
        """The results."""
        return self.query_one(HitList)

    @property
    def words(self) -> str:
        """The query whose hits are listed."""
        return self.found.words

    @property
    def is_settled(self) -> bool:
        """Whether the hits listed are those of what stands in the box."""
        return not self._busy and self._wanted == self.found.words

    def show_found(self, at: Hit | None) -> None:
        """List what was found, with the cursor on a hit if it is among it."""
        raise AssertionError

    def look(self) -> None:
        """Show the hit under the cursor in its document."""
        raise AssertionError

    def on_screen_resume(self) -> None:
        """Use what was kept meanwhile: sets of words, queries."""
        self.load_kept()

    def load_kept(self) -> None:
        """Read the sets of words and what was asked before."""
        from duidu.store import searches, wordsets

        try:
            kept, asked = wordsets.load(), searches.load()
        except DuiduError as error:
            self.duidu.fail(error)
            return
        self.duidu.tell_problems((*kept.problems, *asked.problems))
        self.sets, self._history = kept.sets, asked.history(self.corpus_name)

    def put(self, words: str) -> None:
        """Put other words in the box."""
        self.box.value = words
        self.box.cursor_position = len(words)

    # -- searching

    @on(Input.Changed, "#query")
    def _changed(self, event: Input.Changed) -> None:
        self._ask(event.value)

    def _ask(self, words: str) -> None:
        """Search for words as soon as nothing else is being searched."""
        self._wanted = words
        self._stop.set()
        if not self._busy:
            self._next()

    def _next(self) -> None:
        """Search for what is wanted now."""
        if not self._wanted.strip():
            self._show(Found(self._wanted))
            return
        index = self.duidu.indexing.now
        if not self.duidu.indexing.is_current:
            self.duidu.make_index()
        if index is None:
            self.say()
            return
        self._busy, self._used = True, index
        self._search(index, self._wanted)

    @work(thread=True, group="search")
    def _search(self, index: "Index", words: str) -> None:
        """Search in the background."""
        from duidu.search import parse, search

        query = parse(words, self.sets)
        hits = tuple(search(index, query, MOST))
        behind = tried(index, query) if not hits and query.wanted else None
        seen = grouped(hits, cast("By", self.session.grouping)).first(self.app.size.height)
        names = dict.fromkeys(hit.document for hit in seen)
        self.shelf.fetch(takewhile(lambda _name: self._wanted == words, names))  # of what is outdated nobody reads
        self.app.call_from_thread(self._answered, Found(words, query, hits, behind))

    def _answered(self, found: Found) -> None:
        """Show what was found; what was typed meanwhile is searched next."""
        self._busy = False
        if not self.is_attached:
            return
        self._show(found)
        if self._wanted != found.words:
            self._next()
        elif self._open_wanted:
            self._open_wanted = False
            self.action_open()
        else:
            self.rest()

    def indexed(self) -> None:
        """Search when the index is there, or there is a newer one; say how far it is until then."""
        now = self.duidu.indexing.now
        if now is not None and now is not self._used and not self._busy:
            self._next()
        else:
            self.say()

    def _show(self, found: Found) -> None:
        """List what was found; the cursor stays on its hit if that is found again by the same words."""
        before = self.hit_list.hit if found.words == self.found.words else None
        self.found, self.counts = found, None
        if len(found.hits) < MOST:
            self.counts = Counter((hit.document, hit.year) for hit in found.hits)
        self.show_found(before)

    # -- what waits until the fingers rest

    def rest(self) -> None:
        """Begin what takes longer."""
        self._stop.set()
        self._stop = Event()
        if self.found.words.strip():
            self._look_closer(self._stop, self.found)

    @work(thread=True, group="closer")
    def _look_closer(self, stop: Event, found: Found) -> None:
        """Read the documents in view, and count what is not listed; the next letter stops it."""
        if stop.wait(PAUSE):
            return
        self.app.call_from_thread(self.look)
        if stop.wait(REST):
            return
        for name in dict.fromkeys(hit.document for hit in self.hit_list.in_view):
            if stop.is_set():
                return
            if self.shelf.read(name):
                self.app.call_from_thread(self._read)
        if self.counts is None and found.query is not None and self._used is not None:
            self._count(stop, self._used, found.query)

    def _count(self, stop: Event, index: "Index", query: "Query") -> None:
        """Count all passages that hold a query, page by page."""
        from duidu.search.tally import tally

        counts: Counter[tuple[str, int]] = Counter()
        for page in tally(index, query):
            if stop.is_set():
                return
            counts.update(page)
        self.app.call_from_thread(self._counted, query, counts)

    def _counted(self, query: "Query", counts: Counter[tuple[str, int]]) -> None:
        if self.is_attached and self.found.query is query:
            self.counts = counts
            self.say()

    def _read(self) -> None:
        """Show what was read."""
        if self.is_attached:
            self.hit_list.refresh()
            self.look()

    def action_open(self) -> None:
        """Read the passage under the cursor; while the last letters are still being searched, as soon as they are."""
        if self._busy or self._wanted != self.found.words:
            self._open_wanted = True
        else:
            super().action_open()

    # -- what was asked before

    def action_up(self) -> None:
        """Hit before; in an empty box the query before."""
        if not self._recall(1):
            super().action_up()

    def action_down(self) -> None:
        """Next hit; where a query was brought back the one after it."""
        if not self._recall(-1):
            super().action_down()

    def _recall(self, step: int) -> bool:
        """Bring back a query asked before; False when the box holds one of the reader's own, or there is none."""
        brought = self._history[self._recalled] if self._recalled >= 0 else ""
        if not self.box.has_focus or self.box.value != brought or not self._history:
            return False
        if step < 0 and self._recalled < 0:
            return False
        self._recalled = min(max(-1, self._recalled + step), len(self._history) - 1)
        self.put(self._history[self._recalled] if self._recalled >= 0 else "")
        return True
