"""A screen that is one list of choices: moving in it, and drawing it anew."""

from textual.widgets import OptionList

from duidu.tui.screens.base import DuiduScreen
from duidu.tui.widgets.bars import Bar


class OptionedScreen(DuiduScreen):
    """A screen with one list, the bars above and below it."""

    @property
    def options(self) -> OptionList:
        """The list."""
        return self.query_one(OptionList)

    def relist(self) -> None:
        """List what there is now."""
        raise AssertionError

    def action_down(self) -> None:
        """Next choice."""
        self.options.action_cursor_down()

    def action_up(self) -> None:
        """Choice before."""
        self.options.action_cursor_up()

    def action_half_down(self) -> None:
        """A page down."""
        self.options.scroll_page_down(animate=False)

    def action_half_up(self) -> None:
        """A page up."""
        self.options.scroll_page_up(animate=False)

    def action_top(self) -> None:
        """First choice."""
        self.options.action_first()

    def action_bottom(self) -> None:
        """Last choice."""
        self.options.action_last()

    def relook(self) -> None:
        """Draw with the theme now in force."""
        for bar in self.query(Bar):
            bar.look = self.duidu.look
        self.relist()
