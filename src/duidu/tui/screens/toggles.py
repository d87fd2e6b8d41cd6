"""A menu of things that are switched on and off; what lies under it follows at once."""

from collections.abc import Callable, Sequence

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from duidu.settings.words import _
from duidu.text.safe import safe_line
from duidu.tui.draw import cells
from duidu.tui.legend import Toggle
from duidu.tui.screens.menu import Item, MenuScreen

ON, OFF = "\u25cf", "\u25cb"
"""What stands before something shown, and before something switched off."""


class TogglesScreen(MenuScreen):
    """Switches things on and off until Esc or q."""

    def __init__(self, heading: str, read: Callable[[], Sequence[Toggle]], switch: Callable[[str], None]) -> None:
        super().__init__(heading, [Item(one.value, one.label) for one in read()])
        self.read, self.switch = read, switch

    def compose(self) -> ComposeResult:
        """Lay the menu out."""
        with Vertical(id="menu"):
            yield Label(self.heading, markup=False)
            yield OptionList(*map(Option, self._lines()))
            yield Label(_("Enter switches, Esc closes"), classes="hint")

    def _lines(self) -> list[Text]:
        """Each thing with whether it is shown, its sign, its count."""
        found = self.read()
        width = max(cells(one.label) for one in found)
        return [
            Text.assemble(
                (f"{ON if one.shown else OFF} ", "bold"),
                f"{one.sign} {safe_line(one.label)}{' ' * (width - cells(one.label) + 2)}",
                (str(one.number), "dim"),
            )
            for one in found
        ]

    def take(self, index: int) -> None:
        """Switch something on or off and show it so."""
        self.switch(self.items[index].value)
        for place, line in enumerate(self._lines()):
            self.options.replace_option_prompt_at_index(place, line)
