"""What trace and concordance have in common: a query over lines of context, a filter on them, what a line leads to."""

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

from textual import on
from textual.widgets import Input

from duidu.model import Span
from duidu.settings.words import _
from duidu.tui.screens.handing import HandingScreen
from duidu.tui.screens.hitscreen import HitScreen
from duidu.tui.session import Section
from duidu.tui.walk import Stop
from duidu.tui.widgets.bars import Bar
from duidu.tui.widgets.box import Box
from duidu.tui.widgets.contexts import ContextList

Shown = TypeVar("Shown")


class ContextScreen(HitScreen, HandingScreen, Generic[Shown]):
    """A box with a query, lines of context below it, and a box that filters them."""

    def __init__(self, words: str = "") -> None:
        super().__init__(words)
        self.first_filter = ""

    # -- what the subclass says

    @property
    def listing(self) -> ContextList[Shown]:
        """The lines."""
        raise AssertionError

    def section_of(self, line: Shown) -> Section | None:
        """Return the passage of a line, None if it stands for none."""
        raise AssertionError

    def stop_of(self, line: Shown) -> Stop:
        """Return where a walk through the lines stops."""
        raise AssertionError

    def document_of(self, line: Shown) -> str:
        """Return the document of a line."""
        raise AssertionError

    def refilter(self) -> None:
        """List the lines that fit the filter."""
        raise AssertionError

    # -- laying out

    def begin(self) -> None:
        """Put the cursor into the box, or on the list of the words that the screen was opened with."""
        self.listing.follow = self.say
        self.listing.is_marked = self._is_marked
        self.box.select_on_focus = False
        self.box.cursor_position = len(self.first_words)
        (self.listing if self.first_words.strip() else self.box).focus()

    def new_filter_box(self) -> Box:
        """Return the box of `/`, which is hidden while it says nothing."""
        box = Box(self.first_filter, placeholder=_("filter the lines"), id="filter")
        box.display = bool(self.first_filter)
        return box

    @property
    def filter_box(self) -> Input:
        """The box of `/`."""
        return self.query_one("#filter", Input)

    # -- what a list of places needs

    def _is_marked(self, line: Shown) -> bool:
        section = self.section_of(line)
        return section is not None and section in self.session.basket

    @property
    def at(self) -> int:
        """The line under the cursor, -1 when there is none."""
        return self.listing.at

    @property
    def stops(self) -> Sequence[Stop]:
        """The places in the order of the list."""
        return [self.stop_of(line) for line in self.listing.shown]

    @property
    def marks(self) -> Mapping[str, Sequence[Span]]:
        """The matches by document."""
        found: dict[str, list[Span]] = {}
        for line in self.listing.shown:
            if self.section_of(line) is not None:
                stop = self.stop_of(line)
                found.setdefault(stop.document, []).append(stop.span)
        return found

    def here(self) -> Section | None:
        """Return the passage under the cursor."""
        line = self.listing.here
        return None if line is None else self.section_of(line)

    def go_to(self, place: int) -> None:
        """Put the cursor on a line."""
        self.listing.move(place - self.at)

    def to_line(self, step: int, fits: Callable[[Shown], bool]) -> None:
        """Go to the next line that fits, or to the one before."""
        shown = self.listing.shown
        ahead = range(self.at + 1, len(shown)) if step > 0 else range(self.at - 1, -1, -1)
        other = next((i for i in ahead if fits(shown[i])), None)
        if other is not None:
            self.go_to(other)

    def action_next_section(self) -> None:
        """To the next document's lines."""
        self._to_document(1)

    def action_previous_section(self) -> None:
        """To the lines of the document before."""
        self._to_document(-1)

    def _to_document(self, step: int) -> None:
        line = self.listing.here
        if line is not None:
            here = self.document_of(line)
            self.to_line(step, lambda other: self.document_of(other) != here)

    # -- bars

    def said_right(self) -> tuple[tuple[str, str], ...]:
        """Return what stands at the right of the bar: the filter and the basket."""
        filtered = ((f"/{self.filter_box.value} ", "key"),) if self.filter_box.value else ()
        count = len(self.session.basket)
        return (*filtered, *(((_("basket {n}").format(n=count) + " ", "key"),) if count else ()))

    # -- the filter

    def action_find(self) -> None:
        """Filter the lines."""
        self.filter_box.display = True
        self.filter_box.focus()

    @on(Input.Changed, "#filter")
    def _filtered(self) -> None:
        self.refilter()

    @on(Input.Submitted, "#filter")
    def _filter_done(self) -> None:
        self.listing.focus()

    @on(ContextList.Chosen)
    def _chosen(self) -> None:
        self.action_open()

    def unnarrow(self) -> bool:
        """Show more again of what the reader left out; False when all is shown."""
        return False

    def action_escape(self) -> None:
        """Leave the filter, then the box, then what else narrows the list, then the screen."""
        if self.filter_box.display:
            self.filter_box.value = ""
            self.filter_box.display = False
            self.listing.focus()
        elif self.box.has_focus and self.listing.shown:
            self.listing.focus()
        elif not self.unnarrow():
            self.duidu.close_screen()

    def relook(self) -> None:
        """Draw with the theme and script now in force."""
        self.listing.look, self.listing.script = self.duidu.look, self.duidu.script
        for bar in self.query(Bar):
            bar.look = self.duidu.look
        self.listing.refresh()
        self.say()
