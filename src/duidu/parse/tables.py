"""Tables: found where cells stand one a line or several on a line, and put back into rows and columns.

The idea of the rebuilding: rows of a plan's table are numbered, so the numbers 1, 2, 3 … (each followed by words) cut
the cells into rows; the commonest length is the number of columns; a shorter row is laid over the columns at the least
cost, where a cell may span columns of one kind (merged) and a column may stay empty (missing). A second line of header
cells replaces the one it stands under. The limit: a table without numbered rows is cut only where its size allows one
way of cutting it.
"""

import re
from collections import Counter
from typing import NamedTuple

from duidu.model import Span
from duidu.parse.headings import STRONG, read_sign
from duidu.parse.lines import Line

CELL = 40
"""A cell is at most this long."""

MIN_CELLS = 6
_SENTENCE = re.compile(r"[。!?]|[,;].*[,;]")
_NUMBER = re.compile(r"^[<>≤≥=+-]?[0-9][0-9,.]*(?:\s*(?:%|‰|左右|以上|以内|以下))?(?:\s*[-~]\s*[0-9.]+%?)?$|^[-/]+$")
_UNIT = re.compile(
    r"^\(?(?:%|‰|[百千万亿]*(?:元|美元|人|人次|户|个|家|件|辆|台|张|平方米|平方公里|公里|千米|米|亩|公顷|吨|吨标准煤|千瓦|千瓦时|立方米"
    r"|岁|年|天|小时|所|座|项|只|头|床|套|处|条|册|部|分|位|名|倍|升|微克/立方米|标准煤|项目))(?:[/·每].{1,6})?\)?$"
)
_HEADER = re.compile(
    r"^(?:序号|编号|指标(?:名称)?|名称|项目(?:名称)?|单位|类别|属性|目标(?:值)?|备注|20[0-9]{2}年?|内容|年均增长.*|责任单位|牵头单位)$"
)


class Cell(NamedTuple):
    """A cell: where it stands, and its text as `lines.plain` gives it."""

    span: Span
    text: str


class Grid(NamedTuple):
    """A rebuilt table; empty spans (start == end) stand where cells are missing."""

    header: tuple[Span, ...]
    rows: tuple[tuple[Span, ...], ...]


def cell_like(line: Line) -> bool:
    """Tell whether a line could be a table cell."""
    if line.size > CELL or _SENTENCE.search(line.head):
        return False
    sign = read_sign(line.head)
    return sign is None or (sign.form not in STRONG and sign.form not in _HEADING_FORMS)


_HEADING_FORMS = frozenset({"comma", "paren", "box", "appendix", "article"})


def first_cell(run: list[Line], captioned: bool) -> int | None:
    """Return where a table begins in a run of lines that could be cells, None when it is no table.

    Args:
        run: Lines that could be cells, one after the other.
        captioned: Whether a caption stands right before them.
    """
    header = next((i for i, line in enumerate(run) if line.size <= CELL // 4 and _HEADER.match(line.head)), None)
    start = 0 if captioned or header is None else header
    cells = run[start:]
    if len(cells) < MIN_CELLS:
        return None
    numbers = sum(bool(_NUMBER.match(line.head)) for line in cells)
    headers = sum(bool(_HEADER.match(line.head)) for line in cells[:HEADER_CELLS])
    likely = numbers * 5 >= len(cells) and (headers > 0 or (captioned and numbers * 3 >= len(cells)))
    long = len(run) >= LONG_RUN and numbers * 6 >= len(run)
    return start if likely or headers >= MIN_HEADER else 0 if long else None


NUMBERS = 4
"""What stands over a column of numbers is at most this long."""

_FIRST = re.compile(r"^(?:总?序\s?号|编号)$")


def begins(line: Line) -> bool:
    """Tell whether a line is the first cell of a header over a column of numbers."""
    return line.size <= NUMBERS and bool(_FIRST.match(line.head))


def numbered(lines: list[Line], start: int) -> int:
    """Return the index after the table whose header begins with 序号 at `start`; `start` when there is none.

    Its rows begin with 1, 2, 3 …, so their other cells may be sentences. The last row is as long as the header.
    """
    if not begins(lines[start]):
        return start
    ahead = lines[start + 1 : start + HEADER_CELLS]
    width = next((i for i, line in enumerate(ahead, 1) if line.head == "1"), 0)
    if width < MIN_HEADER + 1 or not all(map(cell_like, ahead[: width - 1])):
        return start
    row, count = start + width, 1
    while (after := _next_row(lines, row, count + 1, width)) is not None:
        row, count = after, count + 1
    last = lines[row + 1 : row + width]
    closed = next((i for i, line in enumerate(last) if _heads(line)), len(last))
    return row + 1 + closed if count >= MIN_ROWS else start


def _next_row(lines: list[Line], row: int, number: int, width: int) -> int | None:
    """Where the row with a number begins: best where the row before it is full, else within twice its size."""
    wanted = str(number)
    places = (row + width, *range(row + 2, row + 2 * width + 1))
    for place in places:
        if place < len(lines) and lines[place].head == wanted:
            return None if any(_heads(line) for line in lines[row:place]) else place
    return None


def _heads(line: Line) -> bool:
    """Whether a line is a heading that no table holds: 第二章, 二、."""
    sign = read_sign(line.head)
    return sign is not None and (sign.form in STRONG or sign.form in {"comma", "appendix"}) and sign.length < line.size


HEADER_CELLS = 12
MIN_HEADER = 2
LONG_RUN = 18
"""So many short lines in a row, one in six a number, are a table even without caption and header."""


def rebuild(cells: list[Cell]) -> Grid | None:
    """Return the table that cells in reading order make, None when they cannot be told apart."""
    starts = _row_starts(cells)
    if len(starts) < MIN_ROWS:
        return None
    rows = [cells[a:b] for a, b in zip(starts, [*starts[1:], len(cells)], strict=True)]
    width = _width(rows)
    full = [row for row in rows if len(row) == width]
    if width < MIN_ROWS or not full:
        return None
    columns = [[row[i].text for row in full] for i in range(width)]
    header = _header(cells[: starts[0]], columns)
    return Grid(header, tuple(_lay(row, columns) for row in rows))


MIN_ROWS = 2


def _row_starts(cells: list[Cell]) -> list[int]:
    """Where rows begin: at 1, 2, 3 … in order, each followed by words."""
    starts: list[int] = []
    for index, cell in enumerate(cells[:-1]):
        if cell.text == str(len(starts) + 1) and not _NUMBER.match(cells[index + 1].text):
            starts.append(index)
    return starts


def _width(rows: list[list[Cell]]) -> int:
    """The number of columns: of the two commonest row lengths the greater, if it is common enough."""
    lengths = Counter(len(row) for row in rows).most_common(2)
    often = max(count for _, count in lengths)
    return max(length for length, count in lengths if count * 3 >= often)


def _header(cells: list[Cell], columns: list[list[str]]) -> tuple[Span, ...]:
    """The header's cells, one a column; of two header lines the lower where it stands under the upper."""
    width = len(columns)
    spans = [cell.span for cell in cells]
    under = _years_at_end(cells)
    above = len(spans) - under
    if under > 1 and above + under - 1 == width:
        place = next((i for i in range(above) if all(_share(columns[i + k], _NUMBER) for k in range(under))), above - 1)
        spans = [*spans[:place], *spans[above:], *spans[place + 1 : above]]
    empty = Span(cells[-1].span.end, cells[-1].span.end) if cells else Span(0, 0)
    return tuple([*spans, *[empty] * width][:width])


def _years_at_end(cells: list[Cell]) -> int:
    """How many of the last header cells are years."""
    count = 0
    for cell in reversed(cells):
        if not re.match(r"^20[0-9]{2}年?$", cell.text):
            break
        count += 1
    return count


def _share(column: list[str], kind: re.Pattern[str]) -> bool:
    """Whether most cells of a column are of a kind."""
    return sum(bool(kind.match(text)) for text in column) * 2 > len(column)


MISMATCH = 10
MISSING = 7
MERGED = 3
WORDS = 3
"""Costs of laying a short row over the columns: a cell of another kind than its column, an empty column, each further
column of a merged cell, words the column has not seen (another unit or attribute)."""


def _lay(row: list[Cell], columns: list[list[str]]) -> tuple[Span, ...]:
    """A row's spans, one a column: at the least cost, each cell over one or more columns of one kind."""
    width = len(columns)
    if len(row) == width:
        return tuple(cell.span for cell in row)
    if len(row) > width:
        return (*(cell.span for cell in row[: width - 1]), Span(row[width - 1].span.start, row[-1].span.end))
    best: list[list[tuple[int, tuple[int, ...]] | None]] = [[None] * (width + 1) for _ in range(len(row) + 1)]
    best[0][0] = (0, ())
    for done in range(len(row) + 1):
        for column in range(width):
            here = best[done][column]
            if here is not None:
                _steps(row, columns, best, (done, column))
    found = best[len(row)][width]
    return _spans(row, found[1] if found else tuple(range(len(row))) + (-1,) * (width - len(row)))


def _steps(
    row: list[Cell],
    columns: list[list[str]],
    best: list[list[tuple[int, tuple[int, ...]] | None]],
    place: tuple[int, int],
) -> None:
    """Improve the ways that go on from one place: leave the column empty, or lay the next cell over it and more."""
    done, column = place
    here = best[done][column]
    assert here is not None  # the caller asks for places that were reached
    cost, path = here
    _keep(best[done], column + 1, (cost + MISSING, (*path, -1)))
    if done == len(row):
        return
    text = row[done].text
    for last in range(column, len(columns)):
        if last > column and _kind_of(columns[last]) != _kind_of(columns[column]):
            break
        price = cost + _price(text, columns[column]) + MERGED * (last - column)
        _keep(best[done + 1], last + 1, (price, path + (done,) * (last - column + 1)))


def _keep(ways: list[tuple[int, tuple[int, ...]] | None], place: int, way: tuple[int, tuple[int, ...]]) -> None:
    """Note a way to a place when it is the cheapest yet."""
    old = ways[place]
    if old is None or way[0] < old[0]:
        ways[place] = way


def _price(text: str, column: list[str]) -> int:
    """What it costs to lay a cell over a column."""
    if text in column:
        return 0
    kind = "number" if _NUMBER.match(text) else "unit" if _UNIT.match(text) else "words"
    if kind != _kind_of(column):
        return MISMATCH
    return 0 if kind == "number" or len(set(column)) == len(column) else WORDS


def _kind_of(column: list[str]) -> str:
    """What a column holds: numbers, units or words."""
    return "number" if _share(column, _NUMBER) else "unit" if _share(column, _UNIT) else "words"


def _spans(row: list[Cell], path: tuple[int, ...]) -> tuple[Span, ...]:
    """The spans of a laid row; an empty one stands after the cell before it."""
    spans, at = [], row[0].span.start
    for index in path:
        if index >= 0:
            at = row[index].span.end
            spans.append(row[index].span)
        else:
            spans.append(Span(at, at))
    return tuple(spans)


def row_cells(text: str, line: Line) -> tuple[Span, ...]:
    """Return the cells of a line that holds several, parted by tabs or bars; empty when it is no row.

    Where bars keep a distance from their cells, a place without any room between its bars belongs to the cell before.
    """
    raw = text[line.start : min(line.end, line.start + ROW)]
    if line.size > ROW or (raw.count("|") < MIN_ROWS and "\t" not in raw):
        return ()
    pieces = re.split(r"[\t|]", raw)
    spans: list[Span] = []
    at = line.start
    roomy = raw.startswith("| ")
    for index, piece in enumerate(pieces):
        left = at + len(piece) - len(piece.lstrip())
        reached = roomy and not piece and 1 < index < len(pieces) - 1
        spans.append(spans[-1] if reached else Span(left, max(left, at + len(piece.rstrip()))))
        at += len(piece) + 1
    spans = spans[raw.startswith("|") : len(spans) - raw.endswith("|")]
    return tuple(spans) if len(spans) >= MIN_ROWS else ()


ROW = 2_000
