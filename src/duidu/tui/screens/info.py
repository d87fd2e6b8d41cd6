"""Info: what is known of a document and where each fact was read; why two passages stand side by side."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from duidu.errors import DuiduError
from duidu.model import ROOT, Span
from duidu.settings.words import _, say
from duidu.text.safe import safe_line
from duidu.text.wrap import wrap
from duidu.tui import about
from duidu.tui.draw import cell, cells
from duidu.tui.keys import bindings
from duidu.tui.screens.scrolling import ScrollingScreen
from duidu.tui.widgets.bars import Bar
from duidu.tui.widgets.keybar import KeyBar

NAME_WIDTH = 12
"""Cells of the names at the left."""
MOST_NAMES = 26
"""Cells of the names at most."""
BESIDE = 7
"""Cells beside the page: its edges and the scroll bar."""
LEAST_WIDTH = 30
"""Cells to which lines are broken at least."""
EXCERPT = 120
"""Cells of a passage that stand in an explanation."""


class PaneScreen(ScrollingScreen):
    """A page of text over the screen, closed with q or Esc."""

    TABLE = "info"
    BINDINGS = bindings("info")

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        yield Bar(self.duidu.look, id="title")
        with VerticalScroll(id="pane"):
            yield Static(self.page(), id="page")
        yield KeyBar(self.duidu.look)

    def page(self) -> Text:
        """Return what to show."""
        raise AssertionError

    def heading(self) -> str:
        """Return what the page is about."""
        raise AssertionError

    def on_mount(self) -> None:
        """Say what the page is about, and let the keys scroll."""
        self.query_one(Bar).show((" 对读 ", "key"), (self.heading(), "strong"))
        self.scrolling().focus()


class InfoScreen(PaneScreen):
    """What is known of a passage and of its document."""

    def __init__(self, name: str, block: int = ROOT) -> None:
        super().__init__()
        self.shown, self.block = name, block

    def heading(self) -> str:
        """The document."""
        return _("About {document}").format(document=self.shown)

    def page(self) -> Text:
        """The passage if there is one, then the document."""
        text = Text()
        try:
            if self.block != ROOT:
                self._tell(text, about.passage(self.session, self.shown, self.block))
            self._tell(text, about.whole(self.session, self.shown))
        except DuiduError as error:
            return Text(safe_line(say(error)))
        return text

    def _tell(self, text: Text, lines: Iterable[about.Said]) -> None:
        """Add lines; a heading is set off from what stands before it."""
        width = max(LEAST_WIDTH, self.app.size.width - BESIDE)
        for name, value, where in lines:
            if value:
                told(text, name, value, where, Room(width))
            else:
                text.append(("\n" if text else "") + name + "\n", "bold")

    def on_resize(self) -> None:
        """Break the lines anew."""
        self.query_one("#page", Static).update(self.page())


def names_width(names: Iterable[str]) -> int:
    """Return the cells that some names at the left take with the space behind them; of the longest ones not all."""
    return max(NAME_WIDTH, min(MOST_NAMES, max(map(cells, names), default=0) + 2))


class Room(NamedTuple):
    """The cells of a line, 0 where it is not broken, and those of the names at its left."""

    line: int = 0
    names: int = NAME_WIDTH


UNBROKEN: Final = Room()
"""Where lines are not broken."""


def told(text: Text, name: str, value: str, where: str = "", room: Room = UNBROKEN) -> None:
    """Add a line: a name, what it is, where that was read; broken beside the names."""
    head = name + " " * max(2, room.names - cells(name))
    said = safe_line(f"{value}  ({where})" if where else value)
    width = room.line - room.names if room.line else cells(said) + 1
    text.append(head, "dim")
    for first, end in wrap(said, Span(0, len(said)), width, cell):
        start = first + len(said[first:end]) - len(said[first:end].lstrip(" ")) if first else 0
        if first:
            text.append("\n" + " " * room.names)
        cut = min(max(len(value), start), end)
        text.append(said[start:cut])
        text.append(said[cut:end], "dim")
    text.append("\n")
