"""A table over the corpus, before anything is done with it: what a subclass says of it, and how it is gathered.

The value is gathered in the background, with the search index where that is needed, and again when there is a newer one
or the reader has said something. What is on its way when something else is asked for is not waited for.
"""

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from textual import work
from textual.app import ComposeResult
from textual.widgets import Input
from textual.worker import get_current_worker

from duidu.errors import DuiduError
from duidu.settings.words import _, say
from duidu.tui.cited import At
from duidu.tui.ranked import Line
from duidu.tui.rows import Column
from duidu.tui.screens.handing import HandingScreen
from duidu.tui.screens.menu import Item
from duidu.tui.screens.tablemoving import TableMoving
from duidu.tui.widgets.bars import Bar, TallBar
from duidu.tui.widgets.box import Box
from duidu.tui.widgets.keybar import KeyBar
from duidu.tui.widgets.table import TableView
from duidu.tui.widgets.timeline import TimelineView

V = TypeVar("V")


class GatheredScreen(TableMoving, HandingScreen, Generic[V]):
    """A table, the boxes and bars around it, and the value that it is made of."""

    COMES_BACK = True
    NEEDS_INDEX = False
    """Whether the value can only be gathered with the search index."""

    def __init__(self) -> None:
        super().__init__()
        self.value: V | None = None
        self.failure = ""
        self._heard = ""
        self.first_filter = ""
        """What stands in the box of `/` at first."""
        self._turn = 0
        self._used: object = None

    # -- what the subclass says

    def gather(self) -> V:
        """Return the value; called in the background. May call `progress`; raises DuiduError."""
        raise AssertionError

    def columns(self, value: V) -> Sequence[Column]:
        """Return the columns."""
        raise AssertionError

    def rows(self, value: V) -> Sequence[Line]:
        """Return the rows in their own order, those of a group together."""
        raise AssertionError

    def places(self, line: Line, column: int) -> Sequence[At]:
        """Return the places behind a cell; behind what names the row, those of all its cells."""
        raise AssertionError

    def named(self, value: V | None) -> tuple[str, str]:
        """Return what the window is called and what is shown in it."""
        raise AssertionError

    def basis(self, value: V) -> Iterable[tuple[str, str]]:
        """Return what the numbers rest on, and what they cannot bear, as parts of a bar."""
        raise AssertionError

    def account(self, value: V) -> Iterable[str]:
        """Return how the table was made: documents, what counts and what is left out, doubts; sentence by sentence."""
        raise AssertionError

    def about(self, line: Line | None, column: int) -> Iterable[tuple[str, str]]:
        """Return what explains a cell: lines of a name and what is to be said."""
        raise AssertionError

    def nothing(self, value: V) -> Sequence[str]:
        """Return why there are no rows, line by line."""
        raise AssertionError

    def absent(self, line: Line, column: int) -> Sequence[str]:
        """Return what stands under the table for a cell without places, line by line."""
        return ()

    def words(self, line: Line) -> str:
        """Return what to follow through the years of a row; empty for nothing."""
        raise AssertionError

    def relist(self) -> None:
        """Show what there is now."""
        raise AssertionError

    def followed(self) -> None:
        """Take note of where the cursor is now."""
        raise AssertionError

    def taken(self, value: V) -> None:
        """Do what comes after the value was gathered and shown."""

    def waiting(self) -> str:
        """Return what keeps the value."""
        if self.NEEDS_INDEX and self.duidu.indexing.now is None:
            return _("The search index is being made: {done}.").format(done=f"{self.duidu.indexing.share:.0%}")
        return self._heard or _("reading\u2026")

    def awaited(self) -> str:
        """Return what keeps the value, for a key that needs it."""
        if self.value is not None or self.failure:
            return self.failure
        return _("Not there yet: {what}").format(what=self.waiting())

    def box_hint(self) -> str:
        """Return what the box above the table is for; without a hint there is none."""
        return ""

    def first_words(self) -> str:
        """Return what stands in the box at first."""
        return ""

    def choices(self) -> Sequence[Item]:
        """Return what `f` offers before the ways to sort, such as roles or states."""
        return ()

    def documents(self) -> Sequence[Item]:
        """Return what `f` offers after the ways to sort, such as other documents."""
        return ()

    def choose(self, value: str) -> None:
        """Take what was chosen of `choices`."""
        raise AssertionError

    # -- laying out

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        look = self.duidu.look
        if hint := self.box_hint():
            yield Box(self.first_words(), id="query", placeholder=hint)
        yield Bar(look, id="title")
        yield TallBar(look, id="basis")
        yield TableView(look, id="documents")
        yield TimelineView(look, id="detail")
        filter_box = Box(self.first_filter, placeholder=_("filter by anything that stands in a row"), id="filter")
        filter_box.display = bool(self.first_filter)
        yield filter_box
        yield Bar(look, id="status")
        yield KeyBar(self.duidu.look)

    @property
    def filter_box(self) -> Input:
        """The box of `/`."""
        return self.query_one("#filter", Input)

    @property
    def box(self) -> Input | None:
        """The box above the table, if there is one."""
        return next(iter(self.query("#query").results(Input)), None)

    def on_mount(self) -> None:
        """Gather in the background."""
        self.table.script = self.duidu.script
        self.table.follow = self.followed
        if (box := self.box) is not None:
            box.select_on_focus = False
        self.table.focus()
        if self.NEEDS_INDEX:
            self.duidu.make_index()
        self.begin()

    # -- gathering

    def begin(self) -> None:
        """Gather anew; what is on its way is not waited for."""
        self._turn += 1
        self.value, self.failure, self._heard = None, "", ""
        self._used = self.duidu.indexing.now if self.NEEDS_INDEX else None
        if not self.NEEDS_INDEX or self._used is not None:
            self._gather(self._turn)
        self.relist()

    @work(thread=True, exclusive=True, group="gather")
    def _gather(self, turn: int) -> None:
        """Gather in the background."""
        worker = get_current_worker()
        try:
            value = self.gather()
        except DuiduError as error:
            self.app.call_from_thread(self._failed, turn, error)
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._take, turn, value)

    def _failed(self, turn: int, error: DuiduError) -> None:
        """Say what kept the value."""
        if turn == self._turn and self.is_there:
            self.failure = say(error)
            self.relist()

    def _take(self, turn: int, value: V) -> None:
        """Show what was gathered."""
        if turn == self._turn and self.is_there:
            self.value = value
            self.relist()
            self.taken(value)

    def progress(self, words: str) -> None:
        """Say how far the gathering is; called in its thread."""
        self.app.call_from_thread(self._progress, words)

    def _progress(self, words: str) -> None:
        if self.is_there and self.value is None:
            self._heard = words
            self.query_one("#status", Bar).show((f" {words}", "dim"))

    def report(self, problems: Iterable[DuiduError]) -> None:
        """Say what could not be read; called in the gathering's thread."""
        found = list(problems)
        if found:
            self.app.call_from_thread(self.duidu.tell_problems, found)

    def indexed(self) -> None:
        """Gather again when there is a newer index; say how far it is until then."""
        if not self.NEEDS_INDEX:
            return
        if self.duidu.indexing.now is not None and self.duidu.indexing.now is not self._used:
            self.begin()
        elif self.value is None:
            self.relist()

    def retell(self) -> None:
        """Gather what is said now."""
        if self.NEEDS_INDEX:
            self.duidu.make_index()
        else:
            self.begin()
