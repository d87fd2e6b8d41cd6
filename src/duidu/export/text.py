"""A comparison and an outline as plain text for a terminal or a pager, aligned by the cells that characters take.

Columns stand side by side where each gets MIN_COLUMN cells, else one under the other. All text of documents is made
safe; what is said in words comes from the caller.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby, zip_longest
from typing import get_args

from duidu.compare import Why, same_in_substance
from duidu.export.marks import GUTTER, hand_signs, marked, state_sign
from duidu.model import Change, Comparison, Document, Row, Span
from duidu.text.outline import own_text
from duidu.text.safe import safe, safe_line
from duidu.text.wrap import wrap

Cell = Callable[[str], int]
MIN_COLUMN = 28
"""Cells that a column needs to be read at all: fourteen ideographs."""
BETWEEN = " │ "
INDENT = 3
"""Cells before a column's text: the sign of a row, a second one for what also moved, a space."""
RULE = "─"

DIFF_WORDS = (
    {
        "also": "lines",
        "total": "document counts",
        "changes": "document counts",
        "substance": "document",
        "left_out": "n",
    }
    | {str(state): "" for state in GUTTER}
    | {f"change_{change}": "" for change in get_args(Change) if change}
)
"""Words a comparison needs and the values each may use: ``"also": "also {lines}"``; a name for each state, which
stands in empty cells and in the totals; a name for each class of change.
"""


def diff_text(
    documents: Sequence[Document],
    comparison: Comparison,
    words: Mapping[str, str],
    room: tuple[int, Cell],
    why: Sequence[Why] = (),
) -> str:
    """Return a comparison side by side, a sign for each row's state before every column but the base.

    Args:
        documents: The comparison's documents, in the order of its columns.
        comparison: What to show.
        words: A format string for each key of `DIFF_WORDS`.
        room: Cells to a line, and the cells that one character takes.
        why: For each row why it is left out; every row is shown if not given.
    """
    columns, (width, cell) = len(documents), room
    each = (width - len(BETWEEN) * (columns - 1)) // columns
    beside = each >= MIN_COLUMN
    each = each if beside else max(width, MIN_COLUMN)
    rule = RULE * (each * columns + len(BETWEEN) * (columns - 1) if beside else each)
    heads = [wrapped(safe_line(d.meta.title.value or d.id), each, cell) for d in documents]
    lines: list[str] = []
    for parts in (heads, *_rows(documents, comparison, words, (each, cell), why)):
        lines += _beside(parts, each, cell) if beside else [line for part in parts for line in part]
        lines.append(rule)
    lines += totals(documents, comparison, words)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _rows(
    documents: Sequence[Document],
    comparison: Comparison,
    words: Mapping[str, str],
    room: tuple[int, Cell],
    why: Sequence[Why],
) -> Iterator[list[list[str]]]:
    """The lines of each row's cells; of rows that are left out, how many there are."""
    for left, some in groupby(range(len(comparison.rows)), key=lambda i: bool(why and why[i])):
        rows = list(some)
        if left:
            yield [[words["left_out"].format(n=len(rows))], *([] for _ in documents[1:])]
        else:
            yield from (_row(documents, comparison, comparison.rows[i], words, room) for i in rows)


def _row(
    documents: Sequence[Document], comparison: Comparison, row: Row, words: Mapping[str, str], room: tuple[int, Cell]
) -> list[list[str]]:
    """The lines of each cell of a row."""
    width, cell = room
    found = []
    for column, document in enumerate(documents):
        text = _cell_text(documents, comparison, row, column)
        sign = "" if column == comparison.base else sign_of(row, column)
        if not text and column != comparison.base and row.cells[comparison.base]:
            text = words[row.states[column]]
        if row.also[column]:
            lines = ", ".join(f"L{document.blocks[also.block].line}" for also in row.also[column])
            text += "\n" * bool(text) + words["also"].format(lines=lines)
        parts = wrapped(text, width - INDENT, cell) if text else []
        found.append([(sign if i == 0 else "").ljust(INDENT) + line for i, line in enumerate(parts)])
    return found


def sign_of(row: Row, column: int) -> str:
    """Return the sign of a row's state, after that of a move for what moved and was changed too."""
    return state_sign(row.states[column], moved=bool(row.moved) and row.moved[column] is not None)


def _cell_text(documents: Sequence[Document], comparison: Comparison, row: Row, column: int) -> str:
    """The text of a cell behind its source line, changes marked; the base's only where there is one other column."""
    document, blocks = documents[column], row.cells[column]
    if not blocks:
        return ""
    said = hand_signs(row.links[column])
    line = f"L{document.blocks[blocks[0]].line} {said}{' ' * bool(said)}"
    if column != comparison.base and row.cells[comparison.base]:
        return line + marked(document, row.sides[column].other, new=True)
    others = [i for i in range(len(documents)) if i != comparison.base]
    if column == comparison.base and len(others) == 1 and row.cells[others[0]]:
        return line + marked(document, row.sides[others[0]].base, new=False)
    return line + "\n".join(safe(own_text(document, document.blocks[i])) for i in blocks)


def totals(documents: Sequence[Document], comparison: Comparison, words: Mapping[str, str]) -> Iterator[str]:
    """Yield how many rows have each state and how many changes each class, for each document but the base."""
    for i, document in enumerate(documents):
        if i == comparison.base:
            continue
        name = safe_line(document.id)
        counts = ", ".join(f"{GUTTER[state]} {words[state]} {count}" for state, count in comparison.counts[i])
        yield words["total"].format(document=name, counts=counts)
        classes = ", ".join(f"{words[f'change_{change}']} {count}" for change, count in comparison.changes[i])
        if classes:
            yield words["changes"].format(document=name, counts=classes)
        if classes and same_in_substance(comparison, i):
            yield words["substance"].format(document=name)


def _beside(parts: Sequence[Sequence[str]], each: int, cell: Cell) -> Iterator[str]:
    """Cells side by side, padded to the same width."""
    for row in zip_longest(*parts, fillvalue=""):
        yield BETWEEN.join(text + " " * (each - sum(map(cell, text))) for text in row)


def wrapped(text: str, width: int, cell: Cell) -> list[str]:
    """Return text broken into lines of a width."""
    return [text[start:end].rstrip("\n") for start, end in wrap(text, Span(0, len(text)), width, cell)]
