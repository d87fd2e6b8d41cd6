"""Base and one column woven into one text, as display lines: what went stands in [-…-], what came in {+…+}.

What is not found, though nobody can say that it was dropped, stands in [?…?]. What stands where is `compare.woven`'s;
here it gets its looks and is wrapped.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from duidu.compare import FORMAL
from duidu.compare.bands import Band
from duidu.compare.woven import Stroke as Bare
from duidu.compare.woven import woven as bare
from duidu.model import ROOT, Document, Row, Segment, Span
from duidu.text.outline import own_spans
from duidu.text.wrap import wrap
from duidu.tui.cells import CellLine
from duidu.tui.draw import Piece, cell, said
from duidu.tui.strand import told
from duidu.tui.styled import WHOLE, edit_style, run_sign, titled

GONE, NEW, UNFOUND = ("[-", "-]"), ("{+", "+}"), ("[?", "?]")
_SIGNS: Mapping[str, tuple[str, str]] = {"both": ("", ""), "old": GONE, "new": NEW}


class Stroke(NamedTuple):
    """A stretch of one document in the woven text, its style, and the signs around it."""

    column: int
    block: int
    span: Span
    style: tuple[str, ...]
    signs: tuple[str, str] = ("", "")


def woven(row: Row, band: Band, base: int, column: int) -> Iterator[Stroke]:
    """Yield the strokes of one band, in order; those that follow each other in one text and look alike are one.

    Args:
        row: The row.
        band: A band of it, the base marked against the column.
        base: The base's column.
        column: The other.
    """
    held: Stroke | None = None
    for stroke in map(_styled, bare(row, band, base, column)):
        if held is not None and held._replace(span=stroke.span) == stroke and held.span.end == stroke.span.start:
            held = held._replace(span=Span(held.span.start, stroke.span.end))
            continue
        if held is not None:
            yield held
        held = stroke
    if held is not None:
        yield held


def _styled(one: Bare) -> Stroke:
    """A stroke with its looks."""
    segment, edit = one.segment, one.edit
    if edit is None:
        signs = UNFOUND if segment.state in {"other_kind", "damaged"} else _SIGNS[one.side]
        return Stroke(one.column, segment.block, one.span, WHOLE.get(segment.state, ()), signs)
    style = edit_style(edit, segment)
    if one.side == "old" and edit.change not in FORMAL:
        style = ("cut",)
    return Stroke(one.column, segment.block, one.span, style, _SIGNS[one.side])


class _Atom(NamedTuple):
    """One character of the woven text: where it stands, or which of the signs it is.

    `laid` is what it counts as when lines are broken: no line begins with a closing sign or ends with an opening one.
    """

    column: int
    block: int
    at: int
    sign: str
    style: tuple[str, ...]
    laid: str = ""


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
    text = "".join(atom.laid or atom.sign or documents[atom.column].text[atom.at] for atom in atoms)
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
    around = tuple("lost" if name == "cut" else name for name in stroke.style)  # a sign struck out is hard to see
    for sign in opening:
        yield _Atom(stroke.column, stroke.block, -1, sign, around, "(")
    corrections = {one.span.end: told(one.text) for one in document.corrections}
    if own and stroke.span.start <= own[0].start < stroke.span.end:
        yield from _said(stroke, corrections.get(own[0].start, ""))
    for start, end in own:
        for at in range(max(start, stroke.span.start), min(end, stroke.span.end)):
            yield _Atom(stroke.column, stroke.block, at, "", stroke.style)
            yield from _said(stroke, corrections.get(at + 1, ""))
    for sign in closing:
        yield _Atom(stroke.column, stroke.block, -1, sign, around, ")")


def _said(stroke: Stroke, words: str) -> Iterator[_Atom]:
    """A reader's correction behind what it corrects."""
    return (_Atom(stroke.column, stroke.block, -1, sign, ("correction",)) for sign in words)


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
