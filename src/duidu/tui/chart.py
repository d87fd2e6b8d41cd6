"""Which rows of a lineage are on the screen, and what stands in a cell. No Textual here.

The tree of the base's themes can be folded; paragraphs below a theme are shown when it is opened. A filter or words to
look for list the themes that fit, flat, without folding.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal, NamedTuple

from duidu.align.chart import Chart, Given, Row
from duidu.align.fates import UNFOUND, Fate
from duidu.align.lineage import Node
from duidu.export.lineage import name_of, sign
from duidu.text.fold import fold
from duidu.text.outline import year
from duidu.tui.fates import SIGNS, short_words, sign_of, style_of, way

Filter = Literal["all", "unfound", "new"]
FILTERS: Final[tuple[Filter, ...]] = ("all", "unfound", "new")

MOST_TITLE: Final = 60
"""Characters of an untitled passage in a cell: more than any column holds."""


class Line(NamedTuple):
    """A line of the chart: a row, or (-1) the head of the themes that only one other document begins."""

    row: int
    head: str = ""
    folded: bool = False
    """Whether something below the row is hidden."""


@dataclass(frozen=True, slots=True)
class Mode:
    """How a chart is shown.

    `column` is the one in focus; `closed` are themes below which all is hidden, `opened` those whose paragraphs are
    shown too; `outline` hides all but the outermost themes.
    """

    column: int
    filter: Filter = "all"
    words: str = ""
    closed: frozenset[Node] = frozenset()
    opened: frozenset[Node] = frozenset()
    outline: bool = False

    def toggled(self, node: Node, *, paragraphs: bool) -> "Mode":
        """Return the mode with a theme opened, closed, or as at first, in turn."""
        if node in self.closed:
            return replace(self, closed=self.closed - {node})
        if node in self.opened or not paragraphs:
            return replace(self, opened=self.opened - {node}, closed=self.closed | {node})
        return replace(self, opened=self.opened | {node})


class Cell(NamedTuple):
    """What stands in a cell: signs, text, what follows it, and their style; an `empty` cell is drawn to its end."""

    signs: str
    text: str
    more: str
    style: str
    empty: bool = False


class Board:
    """A chart in one mode as lines."""

    def __init__(self, given: Given, chart: Chart, mode: Mode) -> None:
        self.given, self.chart, self.mode = given, chart, mode
        self.lines = tuple(self._filtered() if mode.filter != "all" or mode.words else self._tree())

    def row(self, line: int) -> Row | None:
        """Return the row on a line, None on a head or beyond the end."""
        at = self.lines[line].row if 0 <= line < len(self.lines) else -1
        return self.chart.rows[at] if at >= 0 else None

    def line_of(self, node: Node) -> int | None:
        """Return the line on which a block's row stands, None if it is hidden or has none."""
        found = (i for i, line in enumerate(self.lines) if line.row >= 0 and self.chart.rows[line.row].node == node)
        return next(found, None)

    def has_paragraphs(self, at: int) -> bool:
        """Return whether mere paragraphs stand right below a row."""
        return any(not row.counts and row.depth == self.chart.rows[at].depth + 1 for row in self._below(at))

    def has_any(self, at: int) -> bool:
        """Return whether anything stands below a row."""
        return any(True for _ in self._below(at))

    def _below(self, at: int) -> Iterator[Row]:
        """The rows below a row in the tree."""
        own = self.chart.rows[at]
        for row in self.chart.rows[at + 1 :]:
            if row.depth <= own.depth or not row.of_base:
                return
            yield row

    # -- which lines

    def _tree(self) -> Iterator[Line]:
        """The base's tree as it is folded, then what only others have."""
        hidden_from: int | None = None
        above: list[Row] = []
        head = ""
        for at, row in enumerate(self.chart.rows):
            if not row.of_base:
                if row.node.document != head:
                    head = row.node.document
                    yield Line(-1, head)
                yield Line(at)
                continue
            if hidden_from is not None and row.depth > hidden_from:
                continue
            hidden_from = None
            above = [*above[: row.depth], row]
            if not row.counts and row.depth and above[-2].node not in self.mode.opened:
                hidden_from = row.depth
                continue
            closed = row.node in self.mode.closed or (self.mode.outline and row.depth == 0)
            if closed:
                hidden_from = row.depth
            opened = row.node in self.mode.opened
            yield Line(at, folded=self.has_any(at) if closed else not opened and self.has_paragraphs(at))

    def _filtered(self) -> Iterator[Line]:
        """The themes that fit filter and words."""
        fits: dict[Filter, Callable[[Row], bool]] = {"all": _any, "unfound": self._unfound, "new": self._new}
        for at, row in enumerate(self.chart.rows):
            if row.counts and fits[self.mode.filter](row) and self._says(row):
                yield Line(at)

    def _unfound(self, row: Row) -> bool:
        """Whether a theme of the base is not found in the column in focus; with the base in focus, in any."""
        fates = [row.fates[self.mode.column]] if self._foreign_focus() else row.fates
        return row.of_base and any(fate is not None and fate.kind in UNFOUND for fate in fates)

    def _new(self, row: Row) -> bool:
        """Whether a theme that the base has not is in the column in focus; with the base in focus, in any."""
        return not row.of_base and (not self._foreign_focus() or self.node(row, self.mode.column) is not None)

    def _foreign_focus(self) -> bool:
        """Whether another document than the base is in focus."""
        return self.chart.documents[self.mode.column] != self.chart.base

    def _says(self, row: Row) -> bool:
        """Whether the words looked for stand in any cell."""
        wanted = fold(self.mode.words.strip())
        nodes = (self.node(row, column) for column in range(len(self.chart.documents)))
        return not wanted or any(wanted in fold(self.name(node)) for node in nodes if node is not None)

    # -- what stands in a cell

    def node(self, row: Row, column: int) -> Node | None:
        """Return the block that stands in a cell, None for none."""
        fate = row.fates[column]
        if fate is not None:
            return fate.cell.node
        return row.node if self.chart.documents[column] == row.node.document else None

    def name(self, node: Node) -> str:
        """Return what a block is called in a cell."""
        return name_of(self.given.documents[node.document], node.block, MOST_TITLE)

    def titled(self, node: Node) -> bool:
        """Return whether a block has a title."""
        return bool(self.given.documents[node.document].blocks[node.block].title)

    def cell(self, row: Row, column: int) -> Cell:
        """Return what stands in the cell of another document than the base."""
        fate = row.fates[column]
        if fate is None:
            return Cell("+", self.name(row.node), "", "added") if self._is_own(row, column) else Cell("", "", "", "dim")
        if fate.cell.node is None:
            return self._empty(fate, self.chart.documents[column], quiet=not row.of_base)
        style = "found" if self.titled(fate.cell.node) else "quoted"
        more = f" +{len(fate.cell.also)}" if fate.cell.also else ""
        checked = "\u2714" if fate.cell.link is not None and fate.cell.link.verdict == "checked" else ""
        return Cell(sign(fate.cell) + SIGNS[fate.kind] + checked, self.name(fate.cell.node), more, style)

    def _is_own(self, row: Row, column: int) -> bool:
        """Whether a column is that of the row's own document."""
        return self.chart.documents[column] == row.node.document

    def _empty(self, fate: Fate, name: str, *, quiet: bool) -> Cell:
        """A cell of a document that has nothing: why, and whether the theme comes back.

        Of themes that the base has not, gaps are quiet: they are not what the reader asks about.
        """
        to = way(self.given, fate.node.document, name)
        again = f" \u21b7{year(self.given.documents[fate.returns]) or fate.returns}" if fate.returns else ""
        style = style_of("other_kind" if quiet else fate.kind, to)
        return Cell(sign_of(fate.kind, to), short_words(fate.kind, to), again, style, empty=True)


def _any(_row: Row) -> bool:
    """Every row fits."""
    return True
