"""The summary of a comparison as text in the reader's words: groups of lines, each with its place in both documents.

What is listed is what `summed` says of the comparison; nothing is weighed or left out.
"""

from collections.abc import Iterator
from typing import NamedTuple

from duidu.export.citation import place
from duidu.export.given import Given, label
from duidu.export.runs import clean, shortened
from duidu.export.summed import Line, groups


class Item(NamedTuple):
    """One line: a sign, what is said, where that stands in the base and in the other document, the row, from 1."""

    sign: str
    said: str
    places: tuple[str, str]
    row: int


class Group(NamedTuple):
    """Lines of one sort, and what they have in common."""

    said: str
    items: tuple[Item, ...]


class Digest(NamedTuple):
    """What one document makes of the base: its letter, the base's, and groups; none where there is nothing to list."""

    label: str
    base: str
    groups: tuple[Group, ...]


def digests(given: Given) -> Iterator[Digest]:
    """Yield the summary of each document but the base."""
    for column in given.others:
        found = groups(given.documents, given.comparison, column)
        yield Digest(
            label(column),
            label(given.base),
            tuple(
                Group(given.words[f"sort_{one.sort}"], tuple(_item(given, column, line) for line in one.lines))
                for one in found
            ),
        )


def _item(given: Given, column: int, line: Line) -> Item:
    """One line."""
    row = given.comparison.rows[line.row]
    moved = row.moved[column] if row.moved else None
    ends = (given.base, moved and moved.old), (column, moved and moved.new)
    places = [place(given.documents[i], row.cells[i] or ((end.block,) if end else ()), given.words) for i, end in ends]
    said = shortened(clean(" ".join(line.text.split())))
    return Item(line.sign, said, (clean(places[0]), clean(places[1])), line.row + 1)
