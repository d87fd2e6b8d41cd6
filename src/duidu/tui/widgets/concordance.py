"""A concordance: one line a match, all matches beginning in one column, wide signs counted as two cells."""

from collections.abc import Callable, Iterator

from duidu.search.kwic import Line
from duidu.text.cells import cells, head, tail
from duidu.text.safe import safe_line
from duidu.tui.draw import Script, clip
from duidu.tui.look import Look
from duidu.tui.widgets.contexts import ContextList, Piece

MOST_PLACE = 16
"""Cells of the place before a line."""
MOST_MATCH = 24
"""Cells of a match that are kept free; a longer one runs into its right context."""
GAP = 2


class Concordance(ContextList[Line]):
    """Shows concordance lines with a cursor on one of them."""

    def __init__(self, look: Look, script: Script, label: Callable[[Line], str], **options: str) -> None:
        super().__init__(look, script, **options)
        self.label = label
        self._widths = 0, 0

    def measure(self) -> None:
        """Take note of the widest place and the widest match."""
        place = max((cells(self.label(line)) for line in self.shown), default=0)
        match = max((cells(safe_line(line.match)) for line in self.shown), default=0)
        self._widths = min(place, MOST_PLACE), min(match, MOST_MATCH)

    def leads(self, at: int) -> bool:
        """Return whether a line is the first of its document."""
        return at == 0 or self.shown[at - 1].document != self.shown[at].document

    def pieces(self, line: Line, *, leads: bool) -> Iterator[Piece]:
        """Yield the place of a line, the context before, the match, the context after."""
        place, match = self._widths
        room = self.size.width - place - match - GAP - 2
        side = max(0, room // 2)
        label = clip(self.label(line), place)
        left = tail(safe_line(line.left), side)
        words = clip(safe_line(line.match), max(2, self.size.width - place - GAP - 2 - side))
        right = head(safe_line(line.right), max(0, self.size.width - place - GAP - 2 - side - cells(words)))
        yield label + " " * (place - cells(label) + GAP), "dim"
        yield " " * (side - cells(left)) + self.in_script(left), ""
        yield self.in_script(words), "match"
        yield self.in_script(right), ""
