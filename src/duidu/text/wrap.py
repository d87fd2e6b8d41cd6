"""Breaking Chinese lines under 避头尾: no line begins with a closing sign, none ends with an opening one.

Ideographs break anywhere; a run of Latin letters and digits with its sign (3.9, 15%, R&D) stays whole while it fits.
The width of a character in cells is the caller's business, since only the terminal library knows how it draws.
"""

import re
from collections.abc import Callable

from duidu.model import Span

# Full-width signs stand as escapes: in most fonts they cannot be told from the ASCII ones beside them.
NO_START = frozenset(
    "。、…—~·”’」』》〉】〕,.;:!?)]}%‰℃\uff0c\uff0e\uff1b\uff1a\uff1f\uff01\uff09\uff3d\uff5d\uff05\uff5e"
)
NO_END = frozenset("“‘「『《〈【〔([{\uff08\uff3b\uff5b")
MOST_CARRIED = 4
"""Characters that may be carried to the next line to keep the rule; beyond that the rule gives way."""
_RUN = re.compile(r"[A-Za-z0-9.%+&/_@#'’-]+")


def wrap(text: str, span: Span, width: int, cell: Callable[[str], int]) -> tuple[Span, ...]:
    """Return the display lines of a stretch of text as spans that tile it.

    Args:
        text: The text; line ends inside the span count as breaks and end a display line.
        span: What to break.
        width: Cells to a line, at least 2.
        cell: The cells that one character takes: 0, 1 or 2.
    """
    lines = []
    start = span.start
    while start < span.end:
        end = _line_end(text, start, span.end, width, cell)
        lines.append(Span(start, end))
        start = end
    return tuple(lines) or (Span(span.start, span.start),)


def _line_end(text: str, start: int, stop: int, width: int, cell: Callable[[str], int]) -> int:
    """Where the line that begins at `start` ends."""
    room, end = max(width, 2), start
    while end < stop and text[end] != "\n":
        room -= cell(text[end])
        if room < 0:
            break
        end += 1
    if end >= stop:
        return stop
    if text[end] == "\n":
        return end + 1
    return _settle(text, start, max(end, start + 1))


def _settle(text: str, start: int, end: int) -> int:
    """Move a break back until it keeps the rules; give way when that would carry too much."""
    best = _before_run(text, start, end)
    floor = max(start + 1, best - MOST_CARRIED)
    moved = best
    while moved >= floor and not _may_break(text, moved):
        moved -= 1
    if moved >= floor:
        return moved
    return best


def _may_break(text: str, at: int) -> bool:
    """Whether a line may end just before `at`."""
    return text[at] not in NO_START and text[at - 1] not in NO_END


def _before_run(text: str, start: int, end: int) -> int:
    """The break moved in front of a run of Latin letters and digits it would cut, if the run fits a line."""
    if not (_RUN.match(text[end]) and _RUN.match(text[end - 1])):
        return end
    at = end
    while at > start and _RUN.match(text[at - 1]):
        at -= 1
    return at if at > start else end
