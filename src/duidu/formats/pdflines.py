"""From the characters of a page to its lines, in the order they are read.

The idea: characters on one baseline make a line; a space is where the gap between two is wide, never where the file
draws one (justified Chinese text is full of drawn spaces); a line is cut where the gap is wider than two characters.
A page has two columns when a white strip near its middle parts full lines left and right. The limit: two columns, not
three, and no tables drawn without gaps.
"""

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from duidu.formats.written import WIDE, tidy


class Glyph(NamedTuple):
    """A character: left and right edge, baseline (y grows upwards), size; all in points."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    spaced: bool = False
    """Whether the file draws a space before it."""


@dataclass(slots=True)
class Line:
    """A line: its text, where it stands, its size, the bounds of its column, and its pieces between wide gaps."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    left: float = 0.0
    right: float = 0.0
    pieces: tuple[str, ...] = ()


class PageLines(NamedTuple):
    """The lines of a page in the order they are read, and whether they stand in two columns."""

    lines: list[Line]
    columns: bool = False


SAME_LINE = 0.45
"""Baselines that differ by less than this share of the size are one line's: a raised footnote sign, a mixed font."""

SPACE = 0.2
WIDE_SPACE = 0.9
"""A gap of a fifth of the size is a space between Latin letters, or where one is drawn; else it takes most of it."""

CUT = 2.0
"""A gap this many sizes wide cuts a line in pieces."""


@cache
def _wide() -> re.Pattern[str]:
    """Ideographs and their like; compiled when first wanted."""
    return re.compile(f"[{WIDE}]")


def lines_of(glyphs: list[Glyph]) -> PageLines:
    """Return a page's lines."""
    pieces = [piece for row in _rows(glyphs) for piece in _pieces(row)]
    if not pieces:
        return PageLines([])
    gutter = _gutter(pieces)
    if gutter is None:
        return PageLines(_bounded(_joined(pieces)))
    return PageLines(_by_columns(pieces, gutter), columns=True)


def _rows(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """The characters of each line, from the top, from the left; white space and what is drawn twice left out."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: (-g.y, g.x0)):
        if rows and rows[-1][0].y - glyph.y <= SAME_LINE * max(rows[-1][0].size, glyph.size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [visible for row in rows if (visible := _visible(sorted(row, key=lambda g: g.x0)))]


def _visible(row: list[Glyph]) -> list[Glyph]:
    """A line's characters without spaces, and without those drawn again in their own place, which makes them bold."""
    kept: list[Glyph] = []
    space = 0.0
    for glyph in row:
        if not glyph.text.strip():
            space = max(space, glyph.size)
        elif not kept or glyph.text != kept[-1].text or glyph.x0 - kept[-1].x0 > SPACE * glyph.size:
            kept.append(glyph._replace(spaced=space >= glyph.size / 2))  # tiny ones only fill justified lines
            space = 0.0
    return kept


def _pieces(row: list[Glyph]) -> list[Line]:
    """The pieces of a line between wide gaps."""
    found, start = [], 0
    for index in range(1, len(row) + 1):
        if index == len(row) or row[index].x0 - row[index - 1].x1 > CUT * max(row[index].size, row[index - 1].size):
            found.append(_piece(row[start:index]))
            start = index
    return found


def _piece(row: list[Glyph]) -> Line:
    """One piece: its characters with spaces where the gaps say so; its size is that of most of it."""
    text, usual = row[0].text, _usual_gap(row)
    for before, glyph in pairwise(row):
        wide = _wide().match(before.text[-1:]) and _wide().match(glyph.text[:1])
        gap = glyph.x0 - before.x1 - usual * bool(wide)
        text += " " * (gap > (WIDE_SPACE if wide and not glyph.spaced else SPACE) * glyph.size) + glyph.text
    sizes = sorted(glyph.size for glyph in row)
    text = tidy(text)
    return Line(text, row[0].x0, max(g.x1 for g in row), row[0].y, sizes[len(sizes) // 2], pieces=(text,))


def _usual_gap(row: list[Glyph]) -> float:
    """How far apart the ideographs of a line are drawn, which are spread where the line is justified."""
    gaps = sorted(
        after.x0 - before.x1
        for before, after in pairwise(row)
        if _wide().match(before.text[-1:]) and _wide().match(after.text[:1])
    )
    return max(0.0, gaps[len(gaps) // 2]) if len(gaps) >= SPREAD else 0.0


SPREAD = 6
"""Gaps from which a line shows how far its characters are spread."""

MIN_COLUMN = 8
"""A column has at least so many lines."""

FULL = 0.55
CROSSING = 0.2
STRIPS = 25


def _gutter(pieces: list[Line]) -> float | None:
    """Where the white strip between two columns stands, None when there is one column."""
    left, right = min(p.x0 for p in pieces), max(p.x1 for p in pieces)
    best: tuple[int, float] | None = None
    for step in range(STRIPS + 1):
        at = left + (right - left) * (0.35 + 0.3 * step / STRIPS)
        before = [p for p in pieces if p.x1 <= at]
        after = [p for p in pieces if p.x0 >= at]
        crossing = len(pieces) - len(before) - len(after)
        if crossing <= CROSSING * len(pieces) and _full(before, at - left) and _full(after, right - at):
            middle = (max(p.x1 for p in before) + min(p.x0 for p in after)) / 2
            best = min(best or (crossing, middle), (crossing, middle))
    return best[1] if best else None


def _full(pieces: list[Line], width: float) -> bool:
    """Whether lines fill a column: enough of them, most of them wide."""
    return len(pieces) >= MIN_COLUMN and sum(p.x1 - p.x0 >= FULL * width for p in pieces) * 2 >= len(pieces)


def _by_columns(pieces: list[Line], gutter: float) -> list[Line]:
    """The lines of two columns: between lines across both, the left one, then the right one."""
    found: list[Line] = []
    waiting: list[Line] = []
    for piece in [*pieces, None]:
        if piece is not None and (piece.x1 <= gutter or piece.x0 >= gutter):
            waiting.append(piece)
            continue
        for side in ([p for p in waiting if p.x1 <= gutter], [p for p in waiting if p.x0 >= gutter]):
            found += _bounded(_joined(side))
        waiting = []
        if piece is not None:
            found += _bounded([piece])
    return found


def _joined(pieces: list[Line]) -> list[Line]:
    """Pieces on one baseline as one line again."""
    found: list[Line] = []
    for piece in pieces:
        last = found[-1] if found else None
        if last is not None and piece.x0 > last.x1 and last.y - piece.y <= SAME_LINE * max(last.size, piece.size):
            last.text, last.x1, last.pieces = f"{last.text} {piece.text}", piece.x1, (*last.pieces, *piece.pieces)
        else:
            found.append(piece)
    return found


LONG = 8
"""A line shorter than this may be a page number, out in the margin."""


def _bounded(lines: list[Line]) -> list[Line]:
    """Lines with the bounds of the column they stand in: where most begin, and how far they reach."""
    if lines:
        starts = sorted(line.x0 for line in lines)
        left = next((x for x in starts if sum(abs(other - x) <= 2 for other in starts) * 4 >= len(starts)), starts[0])  # noqa: PLR2004
        right = max((line.x1 for line in lines if len(line.text) >= LONG), default=max(line.x1 for line in lines))
        for line in lines:
            line.left, line.right = min(left, line.x0), right
    return lines
