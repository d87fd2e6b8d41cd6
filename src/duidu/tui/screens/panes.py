"""Two panes, the library and the text, and the keys that move in whichever has the focus."""

from duidu.tui.screens.base import DuiduScreen
from duidu.tui.widgets.document import DocumentView
from duidu.tui.widgets.document_tree import Library

LIBRARY_FOLDS = 100
"""Below this many cells the library stands over the text instead of beside it."""


class TwoPanes(DuiduScreen):
    """A library on the left, a text on the right."""

    def extend(self, by: int) -> None:
        """Lengthen or shorten a selection, when there is one."""

    # -- parts

    @property
    def view(self) -> DocumentView:
        """The text."""
        return self.query_one(DocumentView)

    @property
    def document_tree(self) -> Library:
        """The tree of documents."""
        return self.query_one(Library)

    # -- panes

    def _narrow(self) -> bool:
        return self.app.size.width < LIBRARY_FOLDS

    def on_resize(self) -> None:
        """Fold the library away when there is no room for both."""
        self._fold_library()

    def _fold_library(self) -> None:
        focused = self.document_tree.has_focus
        self.set_class(self._narrow(), "-narrow")
        self.document_tree.display = not self._narrow() or focused

    def action_next_pane(self) -> None:
        """Go to the library, or back to the text."""
        if self.document_tree.has_focus:
            self.view.focus()
            self.document_tree.display = not self._narrow()
        else:
            self.document_tree.display = True
            self.document_tree.focus()

    def action_previous_pane(self) -> None:
        """Go to the other pane."""
        self.action_next_pane()

    def _in_library(self) -> bool:
        return self.document_tree.has_focus

    # -- moving

    def action_down(self) -> None:
        """One line down."""
        self.document_tree.action_cursor_down() if self._in_library() else self.view.move(1)

    def action_up(self) -> None:
        """One line up."""
        self.document_tree.action_cursor_up() if self._in_library() else self.view.move(-1)

    def action_half_down(self) -> None:
        """Half a page down."""
        self.document_tree.action_page_down() if self._in_library() else self.view.scroll_rows(self._half())

    def action_half_up(self) -> None:
        """Half a page up."""
        self.document_tree.action_page_up() if self._in_library() else self.view.scroll_rows(-self._half())

    def _half(self) -> int:
        return max(1, self.view.size.height // 2)

    def action_top(self) -> None:
        """To the beginning."""
        self.document_tree.action_scroll_home() if self._in_library() else self.view.to_edge(bottom=False)

    def action_bottom(self) -> None:
        """To the end."""
        self.document_tree.action_scroll_end() if self._in_library() else self.view.to_edge(bottom=True)

    def action_left(self) -> None:
        """Close a node of the library; shorten a selection."""
        if self._in_library():
            self.document_tree.step_out()
        else:
            self.extend(-1)

    def action_right(self) -> None:
        """Open a node of the library; lengthen a selection."""
        if self._in_library():
            self.document_tree.step_in()
        else:
            self.extend(1)

    def action_next_section(self) -> None:
        """To the next section."""
        self._to_section(1)

    def action_previous_section(self) -> None:
        """To the section before, or the beginning of this one."""
        self._to_section(-1)

    def _to_section(self, direction: int) -> None:
        document = self.view.document
        if document is None:
            return
        here = self.view.block
        titled = [block for block in document.blocks if block.title and block.kind != "title"]
        ahead = [b for b in titled if (b.id > here if direction > 0 else b.id < here)]
        if ahead:
            self.view.goto((ahead[0] if direction > 0 else ahead[-1]).span.start)
