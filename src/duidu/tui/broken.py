"""Words of our own broken to the width of the terminal: lines of them, and the parts of a bar. No Textual here."""

from collections.abc import Iterable, Sequence

from duidu.model import Span
from duidu.text.safe import safe_line
from duidu.text.wrap import wrap
from duidu.tui.draw import cell, cells, clip

Part = tuple[str, str]
"""A text and the name of its style."""
LEAST = 8
"""Cells to which lines are broken at least."""
PARTED = (" \u00b7 ", "  ")
"""What stands between the parts of a bar."""
MOST_CARRIED = 60
"""Cells that may be carried to the next line so that a part stays whole."""


def broken(words: str, width: int) -> list[str]:
    """Return words on lines of so many cells; the spaces at a break are dropped.

    >>> broken("one two three", 8)
    ['one two', 'three']
    """
    said = safe_line(words)
    return [said[start:end].strip() for start, end in wrap(said, Span(0, len(said)), max(LEAST, width), cell)]


def laid(parts: Iterable[Part], width: int, most: int) -> list[list[Part]]:
    """Return the parts of a bar on lines of so many cells, at most so many; what does not fit ends in an ellipsis.

    Lines after the first begin with a space, as the first one of a bar does.
    """
    kept = [(safe_line(text), style) for text, style in parts]
    text = "".join(said for said, _style in kept)
    lines = [_trimmed(text, span) for span in _lines(text, max(1, width - 1))]
    found = [[*([(" ", "")] if at else []), *_cut(kept, span)] for at, span in enumerate(lines[:most])]
    if len(lines) > most:
        rest = list(_cut(kept, Span(lines[most - 1].start, len(text))))
        found[-1] = clipped([*([(" ", "")] if most > 1 else []), *rest], width)
    return found


def _lines(text: str, width: int) -> list[Span]:
    """The lines of a text, broken between what is parted by a point or by two spaces where that is near."""
    lines, start = list[Span](), 0
    while not lines or start < len(text):
        end = wrap(text, Span(start, len(text)), width, cell)[0].end
        parted = max(text.rfind(sign, start, end) + len(sign) for sign in PARTED)
        if end < len(text) and parted > start and cells(text[parted:end]) <= MOST_CARRIED:
            end = parted
        lines.append(Span(start, end))
        start = end
    return lines


def _trimmed(text: str, span: Span) -> Span:
    """A line without the spaces, and the point between two parts, at its break."""
    said = text[span.start : span.end]
    start = span.start + (len(said) - len(said.lstrip()) if span.start else 0)
    return Span(start, max(start, span.start + len(said.rstrip(" \u00b7" if span.end < len(text) else None))))


def _cut(parts: Sequence[Part], span: Span) -> Iterable[Part]:
    """What of some parts stands in a stretch of their joined text."""
    at = 0
    for text, style in parts:
        piece = text[max(0, span.start - at) : max(0, span.end - at)]
        if piece:
            yield piece, style
        at += len(text)


def clipped(parts: Sequence[Part], width: int) -> list[Part]:
    """Return the parts of a line cut to a width; what is cut ends in an ellipsis."""
    kept = [(safe_line(text), style) for text, style in parts]
    if sum(cells(text) for text, _style in kept) <= width:
        return kept
    found, room = list[Part](), max(0, width - 1)
    for text, style in kept:
        if cells(text) > room:
            return [*found, (clip(text + " ", room + 1), style)]
        found.append((text, style))
        room -= cells(text)
    return found
