"""A row of a comparison as one text, base and one document woven: what exhibits show that have both in one.

Each character of either side is in it once, what both have once for both, in the base's characters. The limit: where
white space parts two clauses of both, the base's stands there.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from duidu.compare.bands import bands
from duidu.compare.woven import Stroke, woven
from duidu.export.runs import Line, Mark, Piece, Run, alone, clean, cut, joined, parted, shown
from duidu.model import Correction, Document, Row, Span
from duidu.text.corrected import touching
from duidu.text.outline import own_spans


def unified(documents: Sequence[Document], row: Row, base: int, column: int) -> tuple[Line, ...]:
    """Return a row as lines of marked runs, a line for each block of the base; of a row without one, of the other.

    Args:
        documents: The comparison's documents, in the order of its columns.
        row: The row.
        base: The base's column.
        column: The other.
    """
    leading = base if row.cells[base] else column
    done: dict[int, set[Correction]] = {base: set(), column: set()}
    at: dict[int, tuple[int, int]] = {}
    found = []
    strokes = (
        stroke for band in bands(documents[base], row, base, column) for stroke in woven(row, band, base, column)
    )
    for _line, some in groupby(_numbered(strokes, leading), key=lambda pair: pair[0]):
        runs: list[Run] = []
        for _number, stroke in some:
            document, block = documents[stroke.column], stroke.segment.block
            if runs and at.get(stroke.column, (-1, 0))[0] == block:
                runs.append(Run(_between(document, at[stroke.column][1], stroke.span.start), _mark(stroke)))
            runs += _runs(document, stroke, done[stroke.column])
            at[stroke.column] = block, stroke.span.end
        found.append(tuple(run._replace(text=clean(run.text)) for run in joined(runs)))
    return tuple(found)


def _numbered(strokes: Iterator[Stroke], leading: int) -> Iterator[tuple[int, Stroke]]:
    """Strokes with the number of the line that they stand on: each block of the leading column begins one."""
    line, held = 0, -1
    for stroke in strokes:
        block = stroke.segment.block
        if stroke.column == leading and block != held:
            line, held = line + (held >= 0), block
        yield line, stroke


def _between(document: Document, end: int, start: int) -> str:
    """The white space between two clauses; of a line break what it stands for."""
    text = document.text[end:start]
    if text.strip() or "\n" not in text:
        return "" if text.strip() else text
    return " " if end and parted(document.text[end - 1], document.text[start]) else ""


def _runs(document: Document, stroke: Stroke, done: set[Correction]) -> Iterator[Run]:
    """The runs of a stroke, line by line of the source."""
    spans = own_spans(document, document.blocks[stroke.segment.block])
    moved = stroke.segment.state == "moved"
    before = ""
    for own in spans:
        inside = Span(max(own.start, stroke.span.start), min(own.end, stroke.span.end))
        if inside.start >= inside.end:
            continue
        piece = Piece(inside, _mark(stroke), moved, stroke.edit.change if stroke.edit else "")
        if before and parted(before, document.text[inside.start]):
            yield Run(" ", *piece[1:])
        corrections = [one for one in touching(document, own) if one not in done]
        for part, correction in cut([piece], own, corrections, last=own is spans[-1]):
            yield from shown(document, part, correction, done)
        before = document.text[inside.end - 1]


def _mark(stroke: Stroke) -> Mark:
    """How a stroke is marked; a whole clause that moved is marked at either end as gone or new there."""
    if stroke.side == "both":
        return "equal"
    if stroke.edit is None and stroke.segment.state != "moved":
        return alone(stroke.segment)
    return "deleted" if stroke.side == "old" else "inserted"
