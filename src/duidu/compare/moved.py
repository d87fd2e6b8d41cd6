"""Rows that moved, were split or merged, in one column.

A row whose text stands beside it has moved when it leaves the order of the others (the heaviest chain of rows in the
order of both documents stays), or when it stands under a heading whose counterpart is another chapter of the base. A
row without a cell has moved when most of its text stands in some other row. A paragraph is split when a row has several
paragraphs on the other side, or when another row's text came out of it; merged is the same the other way round.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from duidu.compare.states import length, mostly_found
from duidu.compare.units import heading_of
from duidu.diff.runs import in_order
from duidu.model import BODY_KINDS, ROOT, Also, Document, Moved, Place, Relation, Segment, Sides
from duidu.text.outline import ancestors

COUNTED = BODY_KINDS | {"heading"}
"""Kinds of which several on one side make a split: the cells of a table do not."""


class Line(NamedTuple):
    """A row as one column sees it: the blocks of both documents, further partners, the segments, whether it moved off.

    `gone` says that the row stands on one side only and that most of its text is found in other rows.
    """

    base: tuple[int, ...]
    cell: tuple[int, ...]
    also: tuple[Also, ...]
    sides: Sides
    gone: bool


class Found(NamedTuple):
    """What became of a row as a whole."""

    moved: Moved | None
    relation: Relation


def settled(base: Document, other: Document, lines: Sequence[Line]) -> list[Found]:
    """Return for each row whether it moved, and whether it was split or merged.

    Args:
        base: The base document.
        other: The column's document.
        lines: The column's rows, in order.
    """
    rows = _Rows(
        {block: row for row, line in enumerate(lines) for block in line.base},
        {block: row for row, line in enumerate(lines) for block in line.cell},
    )
    moved = _beside(base, other, lines, rows) | _apart(lines, rows)
    parts = [(_count(base, line.base), _count(other, line.cell)) for line in lines]
    for row, found in moved.items():
        there = found.row
        if lines[row].gone and there >= 0 and lines[there].base and lines[there].cell and _taken(lines[row]):
            grown = (1, 2) if lines[row].cell else (2, 1)  # text that left a row with a cell: split, or merged into it
            for at in (row, there):
                parts[at] = max(parts[at][0], grown[0]), max(parts[at][1], grown[1])
    return [Found(moved.get(row), _relation(*parts[row])) for row in range(len(lines))]


class _Rows(NamedTuple):
    """On which row each block stands."""

    base: Mapping[int, int]
    other: Mapping[int, int]


def _count(document: Document, blocks: Sequence[int]) -> int:
    """How many paragraphs or headings there are among some blocks."""
    return sum(document.blocks[block].kind in COUNTED for block in blocks)


def _relation(old: int, new: int) -> Relation:
    """What so many paragraphs on each side are to each other."""
    if old > 1:
        return "many" if new > 1 else "merge"
    return "split" if new > 1 else "one"


# -- rows with text on both sides -------------------------------------------------------------------------------------


def _beside(base: Document, other: Document, lines: Sequence[Line], rows: _Rows) -> dict[int, Moved]:
    """The rows with text on both sides that left their order or their chapter."""
    paired = [row for row, line in enumerate(lines) if line.base and line.cell]
    weights = _weights(base)
    staying = in_order([(lines[row].cell[0], sum(weights[block] for block in lines[row].base)) for row in paired])
    before = _rows_before(lines)
    return {
        row: Moved(Place(lines[row].base[0]), Place(lines[row].cell[0]), before[row])
        for i, row in enumerate(paired)
        if i not in staying or _other_chapter((base, other), (lines[row].base[0], lines[row].cell[0]), lines, rows)
    }


def _weights(document: Document) -> list[int]:
    """The length of each block and all below it: a chapter stays where it is when a paragraph leaves it."""
    weights = [1 + block.span.end - block.span.start for block in document.blocks]
    for block in reversed(document.blocks):
        if 0 <= block.parent < block.id:
            weights[block.parent] += weights[block.id]
    return weights


def _rows_before(lines: Sequence[Line]) -> dict[int, int]:
    """For each row with a cell the row whose cell precedes it in the other document, -1 for none."""
    held = sorted((line.cell[0], row) for row, line in enumerate(lines) if line.cell)
    return {row: held[i - 1][1] if i else -1 for i, (_, row) in enumerate(held)}


def _other_chapter(
    documents: tuple[Document, Document], blocks: tuple[int, int], lines: Sequence[Line], rows: _Rows
) -> bool:
    """Whether the heading above a block of the other document belongs to another chapter of the base.

    Where the block's own chapter has no counterpart nothing is said: its heading may only have been renamed.
    """
    own, there = (_above(document, block) for document, block in zip(documents, blocks, strict=True))
    row = rows.other.get(there, -1)
    home = lines[row].base[0] if row >= 0 and lines[row].base else ROOT
    if ROOT in {own, home} or own == home or not _has_cell(lines, rows, own):
        return False
    return own not in ancestors(documents[0], home) and home not in ancestors(documents[0], own)


def _has_cell(lines: Sequence[Line], rows: _Rows, heading: int) -> bool:
    """Whether a heading of the base has a counterpart on its row."""
    row = rows.base.get(heading, -1)
    return row >= 0 and bool(lines[row].cell)


def _above(document: Document, block: int) -> int:
    """The heading above a block, itself excluded."""
    parent = document.blocks[block].parent
    return ROOT if parent == ROOT else heading_of(document, parent)


# -- rows with text on one side only ----------------------------------------------------------------------------------


def _apart(lines: Sequence[Line], rows: _Rows) -> dict[int, Moved]:
    """The rows of one side whose text stands in other rows."""
    found = {}
    for row, line in enumerate(lines):
        if line.gone and line.base:
            there = _main_place(line.sides.base, [one.block for one in line.also])
            found[row] = Moved(Place(line.base[0]), there, rows.other.get(there.block, -1))
        elif line.gone:
            there = _main_place(line.sides.other, [])
            found[row] = Moved(there, Place(line.cell[0]), rows.base.get(there.block, -1))
    return found


def _taken(line: Line) -> bool:
    """Whether the text of a row without a cell is known to stand elsewhere, and not only to resemble something."""
    segments = line.sides.base or line.sides.other
    return mostly_found(segments) or any(one.strength == "main" for one in line.also)


def _main_place(segments: Sequence[Segment], partners: Sequence[int]) -> Place:
    """Where most of some text stands: the block that took most of its clauses, else the best partner."""
    shares: Counter[int] = Counter()
    for segment in segments:
        if segment.elsewhere:
            shares[segment.elsewhere.block] += length(segment)
    if not shares:
        return Place(partners[0])
    block = max(shares, key=lambda one: (shares[one], -one))
    return next(s.elsewhere for s in segments if s.elsewhere and s.elsewhere.block == block)
