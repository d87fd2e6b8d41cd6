"""A comparison in numbers, one line for each document beside the base. Counts rows, never weighs them."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from duidu.compare.states import kept_length, length
from duidu.model import Comparison, Document, Row, Segment


class Summary(NamedTuple):
    """What became of the base's rows in one other document, and what that one has of its own.

    `kept`, `edited`, `reworded`, `moved`, `added` and the three kinds of not found count rows; `characters` are those
    of the base's text, `kept_characters` those of them that stand in the other document too.
    """

    document: str
    kept: int
    edited: int
    reworded: int
    moved: int
    added: int
    dropped: int
    other_kind: int
    damaged: int
    characters: int
    kept_characters: int


def summary(documents: Sequence[Document], comparison: Comparison) -> tuple[Summary, ...]:
    """Return a summary of each column but the base, in the order of the columns."""
    return tuple(_column(documents[i].id, comparison, i) for i in range(len(documents)) if i != comparison.base)


def _column(document: str, comparison: Comparison, column: int) -> Summary:
    """The summary of one column."""
    count = dict(comparison.counts[column])
    return Summary(
        document=document,
        kept=count.get("same", 0),
        edited=count.get("edited", 0),
        reworded=count.get("reworded", 0),
        moved=count.get("moved", 0),
        added=count.get("added", 0),
        dropped=count.get("dropped", 0),
        other_kind=count.get("other_kind", 0),
        damaged=count.get("damaged", 0),
        characters=_sum(comparison.rows, column, length),
        kept_characters=_sum(comparison.rows, column, kept_length),
    )


def _sum(rows: Sequence[Row], column: int, measure: Callable[[Segment], int]) -> int:
    """A measure of the base's segments as one column sees them, summed."""
    return sum(measure(segment) for row in rows for segment in row.sides[column].base)
