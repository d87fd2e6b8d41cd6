"""The overview at the edge: the whole comparison in as many cells as the view is high.

Each cell has the sign of what weighs most in it; so small changes of a long document stand behind large ones.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from duidu.model import Comparison, State
from duidu.tui.entries import Entry
from duidu.tui.styled import SYMBOLS

WEIGHT: tuple[State, ...] = ("dropped", "added", "damaged", "other_kind", "reworded", "moved", "edited", "same")
"""States from what weighs most."""
NOTHING = "│"
"""What stands where nothing changed."""


class Bucket(NamedTuple):
    """One cell of the ruler: its entries, from and to, and the state that weighs most there."""

    start: int
    end: int
    state: State


def buckets(comparison: Comparison, entries: Sequence[Entry], column: int, height: int) -> tuple[Bucket, ...]:
    """Return the cells of the ruler; a short comparison has one for each entry.

    Args:
        comparison: What is shown.
        entries: What stands on the sheet.
        column: The column whose states are shown.
        height: How many cells there are.
    """
    count, cells = len(entries), min(height, len(entries))
    edges = [y * count // cells for y in range(cells + 1)] if cells else [0]
    return tuple(
        Bucket(start, end, _weightiest(comparison, (row for entry in entries[start:end] for row in entry.rows), column))
        for start, end in pairwise(edges)
    )


def _weightiest(comparison: Comparison, rows: Iterable[int], column: int) -> State:
    """The state that weighs most in some rows."""
    states = {comparison.rows[row].states[column] for row in rows}
    return next((state for state in WEIGHT if state in states), "same")


def glyph(bucket: Bucket) -> tuple[str, str]:
    """Return the sign of a cell and its style name."""
    return (NOTHING, "gutter") if bucket.state == "same" else (SYMBOLS[bucket.state], bucket.state)
