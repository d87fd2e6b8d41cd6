"""A small menu over the screen: a few choices, one of them the present one, each with a word on it."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from duidu.settings.words import _
from duidu.text.safe import safe_line
from duidu.tui.draw import cells
from duidu.tui.keys import bindings


class Item(NamedTuple):
    """A choice: what it stands for, what it is called, a word on it; whether it is how things are now.

    A `head` stands over the choices that follow and cannot be chosen.
    """

    value: str
    label: str
    about: str = ""
    now: bool = False
    head: bool = False


def head(label: str) -> Item:
    """Return what stands over the choices that follow."""
    return Item("", label, head=True)


class MenuScreen(ModalScreen[str | None]):
    """Asks for one of some choices; Esc and q leave things as they are."""

    BINDINGS = bindings("menu", only=("down", "up", "top", "bottom", "open", "escape", "close"))

    def __init__(self, heading: str, items: Sequence[Item], *, below: bool = False) -> None:
        """Make a menu; `below` gives what is said of a choice a line of its own."""
        super().__init__()
        self.heading, self.items, self.below = heading, tuple(items), below

    def compose(self) -> ComposeResult:
        """Lay the menu out."""
        width = max(cells(item.label) for item in self.items if not item.head)
        with Vertical(id="menu"):
            yield Label(self.heading, markup=False)
            lines = (_two_lines(item) if self.below else _line(item, width) for item in self.items)
            yield OptionList(*(Option(line, disabled=i.head) for line, i in zip(lines, self.items, strict=True)))
            yield Label(_("Enter chooses, Esc leaves things as they are"), classes="hint")

    @property
    def options(self) -> OptionList:
        """The list."""
        return self.query_one(OptionList)

    def on_mount(self) -> None:
        """Begin with how things are."""
        free = [index for index, item in enumerate(self.items) if not item.head]
        self.options.highlighted = next((index for index in free if self.items[index].now), free[0])
        self.options.focus()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        """Take what was clicked."""
        self.take(event.option_index)

    def action_open(self) -> None:
        """Take what is highlighted."""
        self.take(self.options.highlighted or 0)

    def take(self, index: int) -> None:
        """Choose."""
        self.dismiss(self.items[index].value)

    def action_down(self) -> None:
        """Next choice."""
        self.options.action_cursor_down()

    def action_up(self) -> None:
        """Choice before."""
        self.options.action_cursor_up()

    def action_top(self) -> None:
        """First choice."""
        self.options.action_first()

    def action_bottom(self) -> None:
        """Last choice."""
        self.options.action_last()

    def action_escape(self) -> None:
        """Leave things as they are."""
        self.dismiss(None)

    def action_close(self) -> None:
        """Leave things as they are."""
        self.dismiss(None)


def _two_lines(item: Item) -> Text:
    """A choice, and below it what is to be said of it."""
    text = _line(item._replace(about=""), 0)
    return text.append("\n    " + safe_line(item.about), "dim")


def _line(item: Item, width: int) -> Text:
    """A choice with the sign of how things are, and what is to be said of it."""
    if item.head:
        return Text(safe_line(item.label), "dim italic")
    label = safe_line(item.label)
    text = Text.assemble(("● " if item.now else "  ", "bold"), label)
    if item.about:
        text.append(" " * (width - cells(label) + 2) + safe_line(item.about), "dim")
    return text
