"""Where a number of a table comes from: what counts in it, what it rests on, what was tried."""

from collections.abc import Sequence

from rich.text import Text
from textual.widgets import Static

from duidu.settings.words import _
from duidu.tui.screens.info import BESIDE, LEAST_WIDTH, PaneScreen, Room, names_width, told


class ExplainedScreen(PaneScreen):
    """Lines of a name and what is to be said; a name without anything is a heading."""

    def __init__(self, about: str, said: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.about, self.said = about, said

    def heading(self) -> str:
        """What is explained."""
        return _("How the numbers of {phrase} come about").format(phrase=self.about)

    def page(self) -> Text:
        """The lines, broken to the width there is."""
        text = Text()
        width = max(LEAST_WIDTH, self.app.size.width - BESIDE)
        names = names_width(name for name, value in self.said if value)
        for name, value in self.said:
            if value:
                told(text, name, value, room=Room(width, names))
            else:
                text.append(("\n" if text else "") + name + "\n", "bold")
        return text

    def on_resize(self) -> None:
        """Break the lines anew."""
        self.query_one("#page", Static).update(self.page())
