"""Base and one column woven into one text: what went stands in [-…-], what came in {+…+}, each where it belongs.

The order is the base's; what only the other side has stands behind the clause that it follows there. A clause that
moved within its row is shown once, at the base's place.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from duidu.compare import FORMAL
from duidu.compare.bands import Band
from duidu.model import ROOT, Document, Row, Segment, Span
from duidu.text.outline import own_spans
from duidu.text.wrap import wrap
from duidu.tui.cells import CellLine
from duidu.tui.draw import Piece, cell, said
from duidu.tui.styled import WHOLE, edit_style, run_sign, titled

GONE, NEW = ("[-", "-]"), ("{+", "+}")


class Stroke(NamedTuple):
    """A stretch of one document in the woven text, its style, and the signs around it."""

    column: int
    block: int
    span: Span
    style: tuple[str, ...]
    signs: tuple[str, str] = ("", "")


def woven(row: Row, band: Band, base: int, column: int) -> Iterator[Stroke]:
    """Yield the strokes of one band, in order.

    Args:
        row: The row.
        band: A band of it, the base marked against the column.
        base: The base's column.
        column: The other.
    """
    sides = row.sides[column]
    index = {segment: i for i, segment in enumerate(sides.base)}
    others = list(band.cells[column])
    own = band.cells[base]
    held = {index[segment] for segment in own if segment in index}
    yield from _news(others, held, None, column)
    for segment in own:
        partner = sides.other[segment.partner] if segment.partner >= 0 and segment in index else None
        yield from _old(segment, base) if partner is None else _pair(segment, partner, base, column)
        yield from _news(others, held, index.get(segment, -1), column)


def _news(others: Sequence[Segment], held: set[int], after: int | None, column: int) -> Iterator[Stroke]:
    """What only the other side has behind the partner of a segment of the base; None: before any partner."""
    last: int | None = None
    for segment in others:
        if segment.partner in held:
            last = segment.partner
        elif last == after:
            yield Stroke(column, segment.block, segment.span, WHOLE.get(segment.state, ()), NEW)


def _old(segment: Segment, base: int) -> Iterator[Stroke]:
    """What only the base has; where it has no column beside it, it is plain."""
    signs = ("", "") if segment.state == "same" else GONE
    yield Stroke(base, segment.block, segment.span, WHOLE.get(segment.state, ()), signs)


def _pair(segment: Segment, partner: Segment, base: int, column: int) -> Iterator[Stroke]:
    """Two clauses in one."""
    if not segment.edits:
        yield Stroke(base, segment.block, segment.span, WHOLE.get(segment.state, ()))
    for edit in segment.edits:
        style = edit_style(edit, segment)
        if edit.kind == "equal":
            yield Stroke(base, segment.block, edit.old, style)
            continue
        if edit.old.start < edit.old.end:
            yield Stroke(base, segment.block, edit.old, style if edit.change in FORMAL else ("cut",), GONE)
        if edit.new.start < edit.new.end:
            yield Stroke(column, partner.block, edit.new, style if edit.kind != "delete" else ("added",), NEW)


class _Atom(NamedTuple):
    """One character of the woven text: where it stands, or which of the signs it is."""

    column: int
    block: int
    at: int
    sign: str
    style: tuple[str, ...]


def woven_lines(
    documents: Sequence[Document], strokes: Iterable[Stroke], segments: Sequence[Segment], width: int
) -> list[CellLine]:
    """Return the display lines of some strokes.

    Args:
        documents: The comparison's documents, in the order of its columns.
        strokes: What to show.
        segments: The segments of both sides that they come from, for the gutter's sign.
        width: Cells of a line.
    """
    atoms = [atom for stroke in strokes for atom in _atoms(documents, stroke)]
    text = "".join(atom.sign or documents[atom.column].text[atom.at] for atom in atoms)
    sign, style = run_sign(segments) if segments else (" ", "")
    lines = []
    for start, end in wrap(text, Span(0, len(text)), width, cell):
        found = [*_pieces(documents, atoms[start:end])]
        first = atoms[start]
        columns = tuple(column for column, _ in found)
        lines.append(CellLine(sign, style, tuple(p for _, p in found), first.block, first.column, columns))
        sign = " "
    return lines


def _atoms(documents: Sequence[Document], stroke: Stroke) -> Iterator[_Atom]:
    """The characters of a stroke that are its block's own, with its signs."""
    document, (opening, closing) = documents[stroke.column], stroke.signs
    own = own_spans(document, document.blocks[stroke.block]) if stroke.block != ROOT else ()
    for sign in opening:
        yield _Atom(stroke.column, stroke.block, -1, sign, stroke.style)
    for start, end in own:
        for at in range(max(start, stroke.span.start), min(end, stroke.span.end)):
            yield _Atom(stroke.column, stroke.block, at, "", stroke.style)
    for sign in closing:
        yield _Atom(stroke.column, stroke.block, -1, sign, stroke.style)


def _pieces(documents: Sequence[Document], atoms: Sequence[_Atom]) -> Iterator[tuple[int, Piece]]:
    """The pieces of a line with the columns they quote."""
    for _, group in groupby(enumerate(atoms), key=lambda pair: _joined(*pair)):
        some = [atom for _, atom in group]
        first = some[0]
        if first.sign:
            yield first.column, said("".join(atom.sign for atom in some), *first.style)
        else:
            block = documents[first.column].blocks[first.block]
            for piece in titled(block, Span(first.at, some[-1].at + 1), first.style):
                yield first.column, piece


def _joined(place: int, atom: _Atom) -> tuple[object, ...]:
    """What neighbours have in common that are drawn as one piece: signs by style, text by being next to each other."""
    return atom.column, atom.block, atom.style, bool(atom.sign), 0 if atom.sign else atom.at - place
