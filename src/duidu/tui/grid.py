"""Tables drawn in columns of terminal cells: wide characters count double, long cells wrap within their column."""

from duidu.model import Span, Table
from duidu.text.wrap import wrap
from duidu.tui.draw import Piece, cell, cells, quoted, said

GAP = 2
"""Cells between two columns."""
LEAST_COLUMN = 4
"""Cells a column keeps, however little room there is."""


def table_lines(text: str, table: Table, width: int) -> list[tuple[Span, tuple[Piece, ...]]]:
    """Return the display lines of a table: for each the stretch of text it shows and its pieces."""
    rows = [row for row in (table.header, *table.rows) if row]
    if not rows:
        return []
    columns = max(map(len, rows))
    widths = _fit([_natural(text, rows, i) for i in range(columns)], width)
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
