"""From units to the values of the model: blocks with their spans, and tables."""

from duidu.model import Block, Doubt, Metadata, Role, Span, Table
from duidu.parse import doubts, points, roles, tables
from duidu.parse.units import Unit

_END = ".\uff0e。:;\uff1a\uff1b"


def blocks(units: list[Unit], text: str, meta: Metadata) -> tuple[Block, ...]:
    """The blocks of the units, with spans of number, title, body and points, with roles and doubts."""
    marked = doubts.share(units, text)
    spoken = roles.assign(units, meta)
    return tuple(_block(index, one, text, (spoken[index], marked.get(index, ()))) for index, one in enumerate(units))


def _block(index: int, one: Unit, text: str, known: tuple[Role, tuple[Doubt, ...]]) -> Block:
    """One block, given its role and its doubts."""
    role, doubtful = known
    lines = one.lines
    span = Span(lines[0].start, lines[-1].end)
    numbers = (lines[0].number,) if len(lines) == 1 else tuple(line.number for line in lines)
    if one.kind in {"furniture", "meta", "toc", "cell", "row"}:
        return Block(index, one.kind, numbers, span, parent=one.parent, role=role, doubts=doubtful)
    start = lines[0].start
    length = one.sign.length if one.sign and one.kind in {"heading", "item", "caption"} else 0
    if one.kind == "heading" and one.sign and one.sign.form == "appendix" and length >= one.size:
        length = 0  # 附件 alone is its own title
    spans = [span] if len(lines) == 1 else [Span(line.start, line.end) for line in lines]
    number = None
    if length:
        end = start + length if len(spans) == 1 else _pieces(spans, (0, length))[-1].end
        number = _trimmed(text, start, end)
    title, body = _title_and_body(one, spans, text, length)
    return Block(
        id=index,
        kind=one.kind,
        lines=numbers,
        span=span,
        level=one.level,
        parent=one.parent,
        number=number,
        title=title,
        body=body,
        points=points.points(text, body) if body else (),
        role=role,
        doubts=doubtful,
    )


def _trimmed(text: str, start: int, end: int, signs: str = "") -> Span:
    """A span without the white space, and the signs, at its end."""
    while end > start and (text[end - 1].isspace() or text[end - 1] in signs):
        end -= 1
    return Span(start, end)


def _title_and_body(one: Unit, spans: list[Span], text: str, length: int) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The spans of a unit's title and body, given those of its lines."""
    if one.kind in {"title", "heading", "caption"}:
        if len(spans) > 1 and text[slice(*spans[0])] == text[slice(*spans[1])]:
            spans = spans[:1]
        title = list(_cut(spans, length))
        if title:
            title[-1] = _trimmed(text, *title[-1], _END)
        return tuple(span for span in title if span.start < span.end), ()
    if one.title is None:
        return (), _cut(spans, length)
    return _pieces(spans, one.title), _cut(spans, one.title[1])


def _cut(spans: list[Span], skip: int) -> tuple[Span, ...]:
    """Spans without their first characters."""
    if skip == 0:
        return tuple(spans)
    if len(spans) == 1:
        start, end = spans[0].start + skip, spans[0].end
        return (Span(start, end),) if start < end else ()
    found = []
    for span in spans:
        start = min(span.end, span.start + skip)
        skip -= start - span.start
        if start < span.end:
            found.append(Span(start, span.end))
    return tuple(found)


def _pieces(spans: list[Span], part: tuple[int, int]) -> tuple[Span, ...]:
    """The spans of a part of a unit's text, given by offsets into its joined lines."""
    if len(spans) == 1:
        start, end = spans[0].start + part[0], min(spans[0].end, spans[0].start + part[1])
        return (Span(start, end),) if start < end else ()
    found, at = [], 0
    for start, end in spans:
        left, right = max(start, start + part[0] - at), min(end, start + part[1] - at)
        if left < right:
            found.append(Span(left, right))
        at += end - start
    return tuple(found)


def rebuilt(units: list[Unit], text: str) -> tuple[Table, ...]:
    """The tables that cells and rows make; each run of them is one table."""
    found: list[Table] = []
    index = 0
    while index < len(units):
        kind = units[index].kind
        if kind not in {"cell", "row"}:
            index += 1
            continue
        end = index
        while end < len(units) and units[end].kind == kind:
            end += 1
        table = _table(units, (index, end), text)
        if table is not None:
            found.append(table)
        index = end
    return tuple(found)


def _table(units: list[Unit], run: tuple[int, int], text: str) -> Table | None:
    """The table of one run of cells or rows."""
    first, last = run
    lines = [units[i].lines[0] for i in range(first, last)]
    caption = units[first].parent
    extent = (lines[0].number, lines[-1].number)
    if units[first].kind == "row":
        rows = [row for line in lines if (row := tables.row_cells(text, line)) and not _rule(text, row)]
        width = max(map(len, rows), default=0)
        padded = [(*row, *[Span(row[-1].end, row[-1].end)] * (width - len(row))) for row in rows]
        return Table(caption, extent, padded[0], tuple(padded[1:])) if padded else None
    grid = tables.rebuild([tables.Cell(Span(line.start, line.end), line.head) for line in lines])
    return Table(caption, extent, grid.header, grid.rows) if grid else None


def _rule(text: str, row: tuple[Span, ...]) -> bool:
    """Whether a row is the line of dashes under a Markdown table's header."""
    return all(set(text[start:end]) <= set("-: ") for start, end in row)
