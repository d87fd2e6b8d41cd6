"""The rows that a reader of a comparison walks through: all on screen, those that n stops at, how much is passed."""

from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

from duidu.compare import has_figures, states_of
from duidu.model import Comparison, Document, Row
from duidu.tui.entries import SheetMode


class Passed:
    """The rows of a comparison as they are shown in one mode, counted once each."""

    def __init__(self, documents: Sequence[Document], comparison: Comparison, mode: SheetMode) -> None:
        self.documents, self.comparison, self.mode = documents, comparison, mode

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """The rows that have text in a column on screen."""
        rows = enumerate(self.comparison.rows)
        return tuple(i for i, row in rows if any(row.cells[column] for column in self.mode.columns))

    @cached_property
    def changed(self) -> tuple[int, ...]:
        """Those of them in which a column on screen differs from the base, and that the reader wants to see.

        What neither the base nor the column in focus has is none of them: it lies aside.
        """
        passed_over = {"same", *self.mode.states}
        return tuple(i for i in self.rows if self._wanted(i) and not self._states(i) <= passed_over)

    def _states(self, index: int) -> frozenset[str]:
        return states_of(self.comparison, index, self.mode.columns)

    def _wanted(self, index: int) -> bool:
        row = self.comparison.rows[index]
        if not row.cells[self.comparison.base] and not row.cells[self.mode.focus]:
            return False
        return not self.mode.figures or has_figures(row, self.mode.columns)

    @cached_property
    def _lengths(self) -> tuple[int, ...]:
        """The characters on screen down to each row."""
        return tuple(accumulate(map(self._length, self.comparison.rows)))

    def _length(self, row: Row) -> int:
        """The characters of a row in the columns on screen."""
        spans = (self.documents[c].blocks[i].span for c in self.mode.columns for i in row.cells[c])
        return sum(end - start for start, end in spans)

    def share(self, row: int) -> int:
        """Return how much of the text on screen stands above a row or in it, in per cent."""
        return 100 * self._lengths[row] // max(1, self._lengths[-1])
