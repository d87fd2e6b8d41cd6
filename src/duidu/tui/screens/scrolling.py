"""A page that only scrolls: the keys of moving act on its one scrolling part, Esc closes it."""

from textual.containers import VerticalScroll

from duidu.tui.screens.base import DuiduScreen


class ScrollingScreen(DuiduScreen):
    """A screen with one scrolling part."""

    def scrolling(self) -> VerticalScroll:
        """Return the part that scrolls."""
        return self.query_one(VerticalScroll)

    def action_down(self) -> None:
        """Scroll down."""
        self.scrolling().scroll_relative(y=1, animate=False)

    def action_up(self) -> None:
        """Scroll up."""
        self.scrolling().scroll_relative(y=-1, animate=False)

    def action_half_down(self) -> None:
        """Scroll half a page down."""
        self.scrolling().scroll_relative(y=self.size.height // 2, animate=False)

    def action_half_up(self) -> None:
        """Scroll half a page up."""
        self.scrolling().scroll_relative(y=-(self.size.height // 2), animate=False)

    def action_top(self) -> None:
        """Scroll to the top."""
        self.scrolling().scroll_home(animate=False)

    def action_bottom(self) -> None:
        """Scroll to the bottom."""
        self.scrolling().scroll_end(animate=False)

    def action_escape(self) -> None:
        """Close."""
        self.action_close()
