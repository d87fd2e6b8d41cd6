"""From text and painted stretches to strips of the terminal.

A `Piece` is either a span of the document, to which overlays (matches, selection, doubts) apply, or a literal of ours.
Everything drawn passes `safe`, which keeps lengths, so spans stay true.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from rich.cells import get_character_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from duidu.model import Span
from duidu.text.safe import safe_line

Look = Callable[[tuple[str, ...]], Style]
"""Gives the style of several style names laid over each other, the last on top."""

Script = Callable[[str], str]
"""Shows a text in another script, one character for one."""


class Paint(NamedTuple):
    """A stretch of the document and the style name laid over it."""

    start: int
    end: int
    style: str


class Piece(NamedTuple):
    """A part of a display line: a span of the document or a literal, with its style names."""

    span: Span
    literal: str
    styles: tuple[str, ...] = ()


def said(literal: str, *styles: str) -> Piece:
    """Return a piece that shows words of the program."""
    return Piece(Span(0, 0), literal, styles)


def quoted(span: Span, *styles: str) -> Piece:
    """Return a piece that shows a span of the document."""
    return Piece(span, "", styles)


@lru_cache(maxsize=16384)
def cell(char: str) -> int:
    """Return the cells one character of a document takes on the terminal, drawn as `safe_line` makes it."""
    return get_character_cell_size(safe_line(char))


def cells(text: str) -> int:
    """Return the cells a text takes, character by character."""
    return sum(map(cell, text))


def clip(text: str, width: int) -> str:
    """Return the text cut to a width in cells, with an ellipsis when something is cut."""
    if cells(text) <= width:
        return text
    room, kept = width - 1, []
    for char in text:
        room -= cell(char)
        if room < 0:
            break
        kept.append(char)
    return "".join(kept) + "…" if width > 0 else ""


def pieces_to_segments(
    text: str, pieces: Iterable[Piece], paints: Sequence[Paint], look: Look, script: Script
) -> list[Segment]:
    """Return the segments of a line's pieces with the overlays applied."""
    segments: list[Segment] = []
    for piece in pieces:
        if piece.literal:
            segments.append(Segment(safe_line(piece.literal), look(piece.styles)))
        else:
            segments.extend(_painted(text, piece, paints, look, script))
    return segments


def _painted(text: str, piece: Piece, paints: Sequence[Paint], look: Look, script: Script) -> Iterable[Segment]:
    """Segments of a span, cut where an overlay begins or ends."""
    start, end = piece.span
    over = [p for p in paints if p.start < end and p.end > start]
    shown = script(safe_line(text[start:end]))
    if len(shown) != end - start:
        shown = safe_line(text[start:end])
    cuts = sorted({start, end, *(min(max(x, start), end) for p in over for x in (p.start, p.end))})
    for a, b in pairwise(cuts):
        names = (*piece.styles, *(p.style for p in over if p.start <= a and p.end >= b))
        yield Segment(shown[a - start : b - start], look(names))


def strip(segments: list[Segment], width: int, style: Style) -> Strip:
    """Return a strip exactly `width` cells wide, filled up with a style."""
    return Strip(segments).adjust_cell_length(width, style)
