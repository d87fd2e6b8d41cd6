"""The places of a trace, one line each, under one another by year; a document without the phrase has a line, too."""

from collections.abc import Iterator
from typing import NamedTuple

from duidu.evolve.trace import Column, Occurrence
from duidu.text.cells import cells, head, tail
from duidu.text.safe import safe_line
from duidu.tui.draw import clip
from duidu.tui.widgets.contexts import ContextList, Piece

MOST_SECTION = 22
"""Cells of the section before a line where there is room."""
MOST_SAID, MOST_ROLE = 24, 8
"""Cells of role and standing, or of the role alone where there is less room."""
WIDE = 100
"""Cells from which there is."""


class PlaceLine(NamedTuple):
    """A line: its document, the place if there is one, and what is said: year, line, section, role, context."""

    column: Column
    place: Occurrence | None
    year: str
    where: str
    section: str
    said: str
    left: str
    match: str
    right: str


class PlaceList(ContextList[PlaceLine]):
    """Shows the places with a cursor on one of them."""

    _widths: dict[bool, tuple[int, int, int, int]]
    """The widths of the columns of the lines now shown, where there is room for the section and where not."""

    def measure(self) -> None:
        """Measure when lines are drawn, once for all of them: the widths depend on that of the screen, too."""
        self._widths = {}

    def leads(self, at: int) -> bool:
        """Return whether a line is the first of its document."""
        return at == 0 or self.shown[at - 1].column is not self.shown[at].column

    def pieces(self, line: PlaceLine, *, leads: bool) -> Iterator[Piece]:
        """Yield year, source line, section, role, and the match in its context; or why there is none."""
        year, where, section, said = self._measured()
        yield _filled(line.year if leads else "", year), "strong"
        yield _filled(line.where, where), "dim"
        yield _filled(line.section, section), "dim"
        if line.place is None:
            yield clip(line.said, self.size.width - 1 - year - where - section), "caution"
            return
        role = line.said if self.size.width >= WIDE else line.said.split(" ")[0]
        yield _filled(role, said), "dim"
        yield from self._in_context(line, 1 + year + where + section + said)

    def _measured(self) -> tuple[int, int, int, int]:
        """The widths of the columns, each with a space at its end."""
        wide = self.size.width >= WIDE
        if wide not in self._widths:
            self._widths[wide] = self._measure(wide=wide)
        return self._widths[wide]

    def _measure(self, *, wide: bool) -> tuple[int, int, int, int]:
        """Measure the columns of all lines."""
        heads = [_heads(line, wide=wide) for line in self.shown]
        widths = [max((cells(part) for part in parts), default=0) for parts in zip(*heads, strict=True)]
        year, where, section, said = widths or (0, 0, 0, 0)
        section = min(section, MOST_SECTION) + 1 if wide else 0
        return min(year, 10) + 1, min(where, 7) + 1, section, min(said, MOST_SAID if wide else MOST_ROLE) + 1

    def _in_context(self, line: PlaceLine, before: int) -> list[Piece]:
        """The match between what stands before and after it."""
        room = self.size.width - before - cells(line.match)
        side = max(0, room // 2)
        left, right = tail(safe_line(line.left), side), head(safe_line(line.right), max(0, room - side))
        left = " " * (side - cells(left)) + self.in_script(left)
        return [(left, ""), (self.in_script(safe_line(line.match)), "match"), (self.in_script(right), "")]


def _heads(line: PlaceLine, *, wide: bool) -> tuple[str, str, str, str]:
    """What stands before the context; of a line without a place nothing is measured but the year."""
    if line.place is None:
        return line.year, "", "", ""
    return line.year, line.where, line.section, line.said if wide else line.said.split(" ")[0]


def _filled(text: str, width: int) -> str:
    """A text cut and filled up to a width that ends with a space; nothing where there is no room."""
    if width <= 1:
        return ""
    cut = clip(safe_line(text), width - 1)
    return cut + " " * (width - cells(cut))
