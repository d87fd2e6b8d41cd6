"""Frames around boxes (专栏): which entries of a page stand in one, and the lines drawn around theirs.

A box is a caption with text hanging under it, or one that calls itself a box and has a table. Its title stands in the
upper edge where it fits on one line.
"""

from collections.abc import Iterable, Mapping, Sequence

from duidu.model import ROOT, Document, Span
from duidu.tui.draw import Piece, cells, said
from duidu.tui.lines import Line

EDGES = 4
"""Cells that a frame takes from a line: an edge and a space on each side."""
LEAST_FRAMED = 24
"""Cells below which a page has no room for frames."""
_NAMES = ("专栏", "專欄")


def boxed(document: Document, tables: Iterable[int]) -> Mapping[int, int]:
    """Return the caption of the box that each block stands in; blocks in none are not there."""
    held = {
        block.parent
        for block in document.blocks
        if block.parent != ROOT and block.kind not in {"cell", "row", "furniture"}
    }
    boxes = {block.id for block in document.blocks if block.kind == "caption" and block.id in held}
    boxes |= {caption for caption in tables if caption != ROOT and _calls_itself_one(document, caption)}
    found: dict[int, int] = {}
    for block in document.blocks if boxes else ():
        if block.id in boxes:
            found[block.id] = block.id
        elif block.parent in found:
            found[block.id] = found[block.parent]
    return found


def _calls_itself_one(document: Document, caption: int) -> bool:
    """Whether a caption begins with the word for a box."""
    block = document.blocks[caption]
    words = document.text[block.span.start : block.span.end].lstrip("#* \u3000")
    return block.kind == "caption" and words.startswith(_NAMES)


def framed(text: str, lines: Sequence[Line], width: int, *, first: bool, last: bool) -> list[Line]:
    """Return lines with the edges of a frame; lines that show nothing before the first stay outside.

    Args:
        text: The document's text.
        lines: Lines laid out `EDGES` cells narrower than the page.
        width: Cells of the page.
        first: Whether the frame begins here, with its title if the first line is a caption's.
        last: Whether it ends here.
    """
    blank = next((i for i, line in enumerate(lines) if line.pieces), 0) if first else 0
    found, inside = list(lines[:blank]), list(lines[blank:])
    if first:
        if _fits_the_edge(inside):
            found.append(_titled(text, inside.pop(0), width))
        else:
            found.append(_edge(inside[0], width, "┌┐"))
    found.extend(_sided(text, line, width) for line in inside)
    if last:
        end = lines[-1]
        found.append(_edge(end, width, "└┘"))
    return found


def _fits_the_edge(lines: Sequence[Line]) -> bool:
    """Whether a title of one line stands first."""
    title = lines[0]
    goes_on = any(line.block == title.block and not line.first and _is_title(line) for line in lines[1:2])
    return _is_title(title) and not goes_on


def _is_title(line: Line) -> bool:
    """Whether a line shows a caption's own words."""
    return any("caption" in piece.styles for piece in line.pieces)


def _edge(line: Line, width: int, corners: str) -> Line:
    """An edge of the frame, which is no place to stand."""
    rule = corners[0] + "─" * (width - 2) + corners[1]
    return Line(line.block, Span(line.span.end, line.span.end), (said(rule, "frame"),))


def _titled(text: str, line: Line, width: int) -> Line:
    """The upper edge with the title in it."""
    room = width - EDGES - _cells(text, line.pieces)
    pieces = (said("┌ ", "frame"), *line.pieces, said(" " + "─" * room + "┐", "frame"))
    return line._replace(pieces=pieces, indent=0)


def _sided(text: str, line: Line, width: int) -> Line:
    """A line between the two sides."""
    indent = (said(" " * line.indent),) if line.indent else ()
    room = width - EDGES - line.indent - _cells(text, line.pieces)
    pieces = (said("│ ", "frame"), *indent, *line.pieces, said(" " * max(0, room)), said(" │", "frame"))
    return line._replace(pieces=pieces, indent=0)


def _cells(text: str, pieces: Sequence[Piece]) -> int:
    """The cells that some pieces take."""
    return sum(cells(piece.literal or text[piece.span.start : piece.span.end]) for piece in pieces)
