"""What stands in a list or table without rows: why there are none, broken to the width there is."""

from collections.abc import Sequence

from rich.segment import Segment
from textual.strip import Strip

from duidu.tui.broken import broken
from duidu.tui.draw import strip
from duidu.tui.widgets.flow_view import FlowView

MARGIN = 2
"""Cells at the left."""


def why_empty(view: FlowView, words: Sequence[str], y: int) -> Strip:
    """Return a row of what is said instead of rows: the first words as a caution, the others quietly.

    Args:
        view: The list or table.
        words: What is said, one after another on lines of their own.
        y: The row, counted from the first below the head.
    """
    said = [
        (line, "dim" if at else "caution")
        for at, one in enumerate(words)
        for line in broken(one, view.size.width - 2 * MARGIN)
    ]
    text, style = said[y] if y < len(said) else ("", "dim")
    return strip([Segment(" " * MARGIN + text, view.look((style,)))], view.size.width, view.ground)
