"""Tables drawn in columns of terminal cells: wide characters count double, long cells wrap within their column.

A table with more columns than a line can hold is drawn row by row instead: the first cell, and under it each other
cell beside the head of its column.
"""

from duidu.model import Span, Table
from duidu.text.wrap import wrap
from duidu.tui.draw import Piece, cell, cells, quoted, said

GAP = 2
"""Cells between two columns."""
LEAST_COLUMN = 4
"""Cells a column keeps, however little room there is."""
READABLE = 8
"""Cells in which a column can still be read; where not every column has them, or all it wants, rows are unfolded."""
STEP = 2
"""Cells by which the other cells of an unfolded row are set in under its first."""


def table_lines(text: str, table: Table, width: int) -> list[tuple[Span, tuple[Piece, ...]]]:
    """Return the display lines of a table: for each the stretch of text it shows and its pieces."""
    rows = [row for row in (table.header, *table.rows) if row]
    if not rows:
        return []
    columns = max(map(len, rows))
    natural = [_natural(text, rows, i) for i in range(columns)]
    if sum(min(wanted, READABLE) for wanted in natural) + GAP * (columns - 1) > width:
        return [line for row in table.rows or rows for line in _unfolded(text, table.header, row, width)]
    widths = _fit(natural, width)
    lines: list[tuple[Span, tuple[Piece, ...]]] = []
    for number, row in enumerate(rows):
        lines.extend(_row_lines(text, row, widths, "table_head" if number == 0 and table.header else "table"))
        if number == 0 and table.header:
            ruler = "─" * min(width, sum(widths) + GAP * (columns - 1))
            lines.append((Span(row[0].start, row[0].start), (said(ruler, "gutter"),)))
    return lines


def _natural(text: str, rows: list[tuple[Span, ...]], column: int) -> int:
    """The cells a column would like; a cell merged over several columns asks each of them for its share."""
    wanted = 0
    for row in rows:
        if column < len(row):
            shared = sum(span == row[column] for span in row) if row[column].start < row[column].end else 1
            wanted = max(wanted, -(-cells(text[row[column].start : row[column].end]) // shared))
    return wanted


def _fit(wanted: list[int], width: int) -> list[int]:
    """Column widths that fit the line: the widest columns give way first."""
    widths = [max(w, 1) for w in wanted]
    room = width - GAP * (len(widths) - 1)
    while sum(widths) > room and max(widths) > LEAST_COLUMN:
        widest = widths.index(max(widths))
        others = sorted(widths)[-2] if len(widths) > 1 else LEAST_COLUMN
        excess = sum(widths) - room
        widths[widest] = max(LEAST_COLUMN, min(widths[widest] - 1, max(others, widths[widest] - excess)))
    return widths


def _row_lines(text: str, row: tuple[Span, ...], widths: list[int], style: str) -> list[tuple[Span, tuple[Piece, ...]]]:
    """One table row as display lines."""
    merged = _merged(row, widths)
    wrapped = [wrap(text, span, width, cell) for span, width in merged]
    shown = [span for span, _ in merged if span.start < span.end]
    whole = Span(min(s.start for s in shown), max(s.end for s in shown)) if shown else Span(row[0].start, row[0].start)
    lines = []
    for i in range(max(map(len, wrapped))):
        pieces: list[Piece] = []
        for parts, (_, width) in zip(wrapped, merged, strict=True):
            part = parts[i] if i < len(parts) else Span(0, 0)
            if part.start < part.end:
                pieces.append(quoted(part, style))
            pieces.append(said(" " * (width - cells(text[part.start : part.end]) + GAP), style))
        lines.append((whole, tuple(pieces)))
    return lines


def _merged(row: tuple[Span, ...], widths: list[int]) -> list[tuple[Span, int]]:
    """The cells of a row with their widths; one that is merged over neighbouring columns once, as wide as they."""
    found: list[tuple[Span, int]] = []
    for span, width in zip(row, widths, strict=False):
        if found and span.start < span.end and found[-1][0] == span:
            found[-1] = span, found[-1][1] + GAP + width
        else:
            found.append((span, width))
    return found


def _unfolded(
    text: str, header: tuple[Span, ...], row: tuple[Span, ...], width: int
) -> list[tuple[Span, tuple[Piece, ...]]]:
    """A row that does not fit a line: its first cell, then a line or more for each other, with the head beside it."""
    shown = [i for i, span in enumerate(row) if span.start < span.end and (i == 0 or span != row[i - 1])]
    lines: list[tuple[Span, tuple[Piece, ...]]] = []
    for order, index in enumerate(shown):
        named = order > 0 and index < len(header) and header[index].start < header[index].end
        label = header[index] if named else Span(0, 0)
        if order == 0:
            lines.extend((part, (quoted(part, "table_head"),)) for part in wrap(text, row[index], width, cell))
        else:
            lines.extend(_labelled(text, label, row[index], width))
    return lines


def _labelled(text: str, label: Span, value: Span, width: int) -> list[tuple[Span, tuple[Piece, ...]]]:
    """One cell of an unfolded row beside its label."""
    room = width - STEP
    aside = min(cells(text[label.start : label.end]), room // 2) if label.start < label.end else 0
    labels = wrap(text, label, aside, cell) if aside else ()
    values = wrap(text, value, max(1, room - aside - (GAP if aside else 0)), cell)
    lines: list[tuple[Span, tuple[Piece, ...]]] = []
    for i in range(max(len(labels), len(values))):
        pieces = [said(" " * STEP, "table")]
        left = labels[i] if i < len(labels) else Span(0, 0)
        if left.start < left.end:
            pieces.append(quoted(left, "table_label"))
        if aside:
            pieces.append(said(" " * (aside - cells(text[left.start : left.end]) + GAP), "table"))
        if i < len(values):
            pieces.append(quoted(values[i], "table"))
        lines.append((values[min(i, len(values) - 1)], tuple(pieces)))
    return lines
