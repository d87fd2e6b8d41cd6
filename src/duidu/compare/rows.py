"""N documents on shared rows, the base against each, computed once.

Rows follow the base: every heading, paragraph and table of the scope makes one (paragraphs that another document merged
share one), and what only another document has stands on rows of its own where its neighbours stand. Every block of a
column stands on at most one row. An empty cell is not yet a gap: with a link, or with most of its text found on other
rows, the row has moved; only else is it dropped, or not to be expected there (`unfound`). Limits: a row added by one
column is not compared with those added by another, and `states` says nothing ("same") where base and column are empty.
"""

from collections.abc import Collection, Generator, Iterator, Sequence
from typing import NamedTuple

from duidu.compare.added import Added, added
from duidu.compare.cells import Cell, Slot, filled
from duidu.compare.columns import Column, also, column, shown_link
from duidu.compare.counts import counted
from duidu.compare.joined import rows_of
from duidu.compare.units import Unit, heading_of, units
from duidu.model import Alignment, Comparison, Document, Row, Sides


class _Line(NamedTuple):
    """A row before it is filled: a row of the base (by index), or a unit that only one column has."""

    row: int
    column: int
    added: Added | None


class Step(NamedTuple):
    """How far a comparison is, in rows of all columns; the last step brings it."""

    done: int
    total: int
    comparison: Comparison | None = None


def compare(
    documents: Sequence[Document],
    alignments: Sequence[Alignment | None],
    base: int,
    scope: tuple[int, ...] | None = None,
) -> Comparison:
    """Compare a document with others.

    Args:
        documents: The columns, in order.
        alignments: For each column the alignment of the base (as A) with it; None for the base itself.
        base: The index of the base among the columns.
        scope: Block ids of the base to compare, usually a subtree; None for whole documents.
    """
    *_, last = compare_steps(documents, alignments, base, scope)
    assert last.comparison is not None, "the last step brings the comparison"
    return last.comparison


def compare_steps(
    documents: Sequence[Document],
    alignments: Sequence[Alignment | None],
    base: int,
    scope: tuple[int, ...] | None = None,
) -> Iterator[Step]:
    """Compare as `compare` does, step by step, so that the caller can show it and stop it.

    There is a step after each row of each column, and inside long ones every tenth of a second or so.
    """
    own, pairs = documents[base], _pairs(documents, alignments, base)
    some = units(own, _scope(scope))
    joining = rows_of(own, some, [pair for _, pair in sorted(pairs.items())])
    rows = yield from _awaited(joining, len(some) * len(pairs))
    columns = {i: column(own, rows, *pair) for i, pair in pairs.items()}
    lines = _lines(own, rows, columns, scope is not None)
    total = len(lines) * len(columns)
    cells: dict[int, list[Cell]] = {base: [_own_cell(rows, line) for line in lines]}
    for number, (i, found) in enumerate(columns.items()):
        filling = filled(own, found, _slots(rows, lines, found, i))
        cells[i] = yield from _counted(filling, number * len(lines), total)
    yield Step(total, total)
    sections = [x.added.section if x.added else heading_of(own, rows[x.row][0]) for x in lines]
    made = tuple(_row([cells[i][at] for i in range(len(documents))], section) for at, section in enumerate(sections))
    yield Step(total, total)
    yield Step(total, total, counted(documents, Comparison(tuple(d.id for d in documents), base, made, ())))


def _awaited(joining: Generator[None, None, tuple[Unit, ...]], total: int) -> Generator[Step, None, tuple[Unit, ...]]:
    """The rows, before any is compared."""
    while True:
        try:
            next(joining)
        except StopIteration as end:
            rows: tuple[Unit, ...] = end.value
            return rows
        yield Step(0, total)


def _counted(filling: Generator[bool, None, list[Cell]], done: int, total: int) -> Generator[Step, None, list[Cell]]:
    """The cells of a column, its steps counted."""
    while True:
        try:
            done += next(filling)
        except StopIteration as end:
            cells: list[Cell] = end.value
            return cells
        yield Step(done, total)


def changes(comparison: Comparison) -> tuple[int, ...]:
    """Return the indexes of the rows that differ in any column."""
    return tuple(i for i, row in enumerate(comparison.rows) if any(state != "same" for state in row.states))


def _scope(scope: Collection[int] | None) -> frozenset[int] | None:
    """The scope as a set."""
    return None if scope is None else frozenset(scope)


def _pairs(
    documents: Sequence[Document], alignments: Sequence[Alignment | None], base: int
) -> dict[int, tuple[Document, Alignment]]:
    """The other documents with their alignments, by column."""
    found = {}
    for i, (document, alignment) in enumerate(zip(documents, alignments, strict=True)):
        if i != base:
            assert alignment is not None, "every column but the base needs an alignment"
            found[i] = document, alignment
    return found


def _lines(own: Document, rows: Sequence[Unit], columns: dict[int, Column], scoped: bool) -> list[_Line]:
    """The rows of the comparison in order: those of the base with the added ones between them."""
    slots = {i: added(own, rows, found, scoped) for i, found in sorted(columns.items())}
    lines = []
    for row in range(-1, len(rows)):
        lines += [_Line(row, i, one) for i, slot in slots.items() for one in slot.before.get(row, ())]
        if row >= 0:
            lines.append(_Line(row, -1, None))
        lines += [_Line(row, i, one) for i, slot in slots.items() for one in slot.after.get(row, ())]
    return lines


def _slots(rows: Sequence[Unit], lines: Sequence[_Line], found: Column, index: int) -> list[Slot]:
    """What stands on each row in one column and in the base beside it."""
    beside = found.cells()
    nothing = Slot((), ())
    return [
        Slot(rows[row], beside.get(row, ()), also(found, row), shown_link(found, row))
        if one is None
        else Slot((), found.units[one.unit])
        if where == index
        else nothing
        for row, where, one in lines
    ]


def _own_cell(rows: Sequence[Unit], line: _Line) -> Cell:
    """The base's own cell on a row."""
    return Cell(Slot((), rows[line.row] if line.added is None else ()), "same", Sides())


def _row(cells: Sequence[Cell], section: int) -> Row:
    """One row from its cells."""
    return Row(
        cells=tuple(cell.slot.cell for cell in cells),
        states=tuple(cell.state for cell in cells),
        sides=tuple(cell.sides for cell in cells),
        also=tuple(cell.slot.also for cell in cells),
        links=tuple(cell.slot.link for cell in cells),
        section=section,
        moved=tuple(cell.moved for cell in cells),
        relations=tuple(cell.relation for cell in cells),
    )
