"""Help: the keys of the screen it was asked from, out of the one table."""

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from duidu.settings.keymap import for_screen, shown
from duidu.settings.words import N_, _
from duidu.tui.fates import SIGNS, fate_words
from duidu.tui.keys import bindings
from duidu.tui.querysigns import query_signs, year_signs
from duidu.tui.screens.scrolling import ScrollingScreen
from duidu.tui.sheet import SYMBOLS
from duidu.tui.widgets.bars import Bar
from duidu.tui.widgets.keybar import KeyBar
from duidu.tui.words import state_words

TABLES = {
    "read": ("read", "library"),
    "search": ("search", "results"),
    "kwic": ("search", "kwic"),
    "trace": ("search", "trace"),
    "slogans": ("search", "grid"),
    "newgone": ("grid",),
}
"""Screens of the program that hold more than one screen of the table."""


NAMES = {
    "read": N_("reading"),
    "search": N_("search"),
    "compare": N_("comparison"),
    "bookmarks": N_("bookmarks"),
    "lineage": N_("lineage"),
    "documents": N_("documents"),
    "kwic": N_("keyword in context"),
    "trace": N_("trace through the years"),
    "slogans": N_("slogans"),
    "newgone": N_("new and gone"),
    "promises": N_("promises"),
    "wordset": N_("word set"),
    "info": N_("info"),
    "why": N_("why"),
    "summary": N_("summary"),
    "help": N_("help"),
}
"""What the screens are called."""
TWO_COLUMNS = 100
"""Cells from which keys and signs stand side by side."""


class HelpScreen(ScrollingScreen):
    """The keys of one screen and the signs it uses."""

    TABLE = "help"
    BINDINGS = bindings("help")

    def __init__(self, table: str) -> None:
        super().__init__()
        self.about = table

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        yield Bar(self.duidu.look, id="title")
        with VerticalScroll(id="help"):
            with Horizontal(classes="parts"):
                yield Static(self._keys())
                yield Static(self._signs())
            yield Static(
                _(
                    "With a Chinese input method on, full-width signs count as their ASCII twins; every command "
                    "is also in the palette (Ctrl+P) and under the mouse. Chinese typed outside a box searches."
                )
            )
        yield KeyBar(self.duidu.look)

    def _keys(self) -> Table:
        """The table of keys."""
        table = Table.grid(padding=(0, 2))
        found = {c.name: c for name in TABLES.get(self.about, (self.about,)) for c in for_screen(name)}
        for command in found.values():
            table.add_row(f"[bold]{shown(command).replace('[', chr(92) + '[')}[/]", _(command.label))
        return table

    def _signs(self) -> Table:
        """What the signs mean."""
        if self.about == "lineage":
            return _lineage_signs()
        if self.about in {"search", "kwic"}:
            return _query_signs(with_years=self.about == "search")
        table = Table.grid(padding=(0, 2))
        table.add_row("●  ◐", _("has a counterpart; has one in part"))
        for state, symbol in SYMBOLS.items():
            table.add_row(symbol, state_words(state))
        table.add_row("✎  ✔  ✘", _("by your hand; checked; rejected"))
        return table

    def on_mount(self) -> None:
        """Say whose keys these are, and let the keys scroll."""
        self.query_one(Bar).show((" 对读 ", "key"), (_("Keys"), "strong"), (f" · {_(NAMES[self.about])}", "dim"))
        self.set_class(self.app.size.width < TWO_COLUMNS, "-narrow")
        self.scrolling().focus()


def _query_signs(*, with_years: bool) -> Table:
    """How a query is written, and what the signs of the bar of years mean."""
    table = Table.grid(padding=(0, 2))
    for sign, words in (*query_signs(), *(year_signs() if with_years else ())):
        table.add_row(Text(sign), words)
    return table


def _lineage_signs() -> Table:
    """What the signs of a lineage mean."""
    table = Table.grid(padding=(0, 2))
    table.add_row("●  ◐", _("has a counterpart; has one in part"))
    table.add_row("◌", _("none of its own; others lead to it"))
    for kind, sign in SIGNS.items():
        table.add_row(sign, fate_words(kind, "later"))
    table.add_row("↷2020", _("comes back in 2020"))
    table.add_row("✎  ✔", _("by your hand; checked"))
    return table
