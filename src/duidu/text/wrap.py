"""Breaking Chinese lines under 避头尾: no line begins with a closing sign, none ends with an opening one.

Ideographs break anywhere; a run of Latin letters and digits with its signs (3.9, 15%, R&D) stays whole if it fits a
line. A break moves back to the last place that keeps the rules, over at most `MOST_CARRIED` characters or whole runs;
where none is so near (a row of leading dots), the line is filled and the rule gives way. The width of a character in
cells is the caller's business, since only the terminal library knows how it draws.
"""

from collections.abc import Callable
from string import ascii_letters, digits

from duidu.model import Span

# Full-width signs stand as escapes: in most fonts they cannot be told from the ASCII ones beside them.
NO_START = frozenset(
    "。、…—~·”’」』》〉】〕,.;:!?)]}%‰℃\uff0c\uff0e\uff1b\uff1a\uff1f\uff01\uff09\uff3d\uff5d\uff05\uff5e"
)
NO_END = frozenset("“‘「『《〈【〔([{\uff08\uff3b\uff5b")
MOST_CARRIED = 4
"""Characters, a whole run counting as one, that may be carried to the next line to keep the rules."""
_FULL_WIDTH = 0xFEE0
"""From an ASCII sign to its full-width form."""
RUN = frozenset(
    ascii_letters + digits + ".%+&/_@#'’-" + "".join(chr(ord(c) + _FULL_WIDTH) for c in ascii_letters + digits + ".%")
)
"""What stays together: Latin letters, digits and the signs inside figures and names."""


def wrap(text: str, span: Span, width: int, cell: Callable[[str], int]) -> tuple[Span, ...]:
    """Return the display lines of a stretch of text as spans that tile it.

    Args:
        text: The text; line ends inside the span count as breaks and end a display line.
        span: What to break.
        width: Cells to a line; a character that is wider stands alone.
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
    end = _filled(text, start, stop, width, cell)
    if end >= stop:
        return stop
    if text[end] == "\n":
        return end + 1
    if end == start:
        return start + 1
    if _cuts_run(text, end):
        head = _run_start(text, start, end)
        if _filled(text, head, stop, width, cell) < _run_end(text, end, min(stop, head + width + 1)):
            return end  # a run longer than a line, which must be cut anyway
    return _settled(text, start, end)


def _filled(text: str, start: int, stop: int, width: int, cell: Callable[[str], int]) -> int:
    """How far the text from `start` fills a line."""
    room, end = width, start
    while end < stop and text[end] != "\n":
        room -= cell(text[end])
        if room < 0:
            break
        end += 1
    return end


def _settled(text: str, start: int, end: int) -> int:
    """The break moved back to where it keeps the rules; left where it is, or before a run, if none is near."""
    at, fallback, carried = end, end, 0
    while at > start and carried <= MOST_CARRIED:
        if _cuts_run(text, at):
            at = _run_start(text, start, at)
            fallback = fallback if carried else at
        if at > start and text[at] not in NO_START and text[at - 1] not in NO_END:
            return at
        at, carried = at - 1, carried + 1
    return fallback


def _cuts_run(text: str, at: int) -> bool:
    """Whether a break at `at` would cut a run."""
    return text[at] in RUN and text[at - 1] in RUN


def _run_start(text: str, start: int, at: int) -> int:
    """Where the run before `at` begins, no further back than `start`."""
    while at > start and text[at - 1] in RUN:
        at -= 1
    return at


def _run_end(text: str, at: int, stop: int) -> int:
    """Where the run at `at` ends, no further than `stop`."""
    while at < stop and text[at] in RUN:
        at += 1
    return at
