r"""Lines are ``text.split("\n")`` counted from 1; this module turns them into offsets and back."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import chain

from duidu.model import Page, Span

_END = re.compile("\n")


def line_starts(text: str) -> tuple[int, ...]:
    """Return the offset at which each line starts; line n starts at ``[n - 1]``."""
    return tuple(chain((0,), (found.end() for found in _END.finditer(text))))


def line_of(starts: tuple[int, ...], offset: int) -> int:
    r"""Return the line (from 1) that an offset stands in.

    >>> line_of(line_starts("甲\n乙"), 2)
    2
    """
    return bisect_right(starts, offset)


def line_span(text: str, starts: tuple[int, ...], line: int) -> Span:
    """Return a line's span without its line end; the line must exist."""
    end = starts[line] - 1 if line < len(starts) else len(text)
    return Span(starts[line - 1], end)


def page_of(pages: Sequence[Page], offset: int) -> int:
    """Return the number of the page that an offset stands on, 0 for a text without pages.

    What stands before the first page's text, such as its running head, is on that page.

    >>> pages = (Page(4, 1), Page(90, 2))
    >>> page_of(pages, 0), page_of(pages, 90), page_of((), 5)
    (1, 2, 0)
    """
    return pages[max(0, bisect_right(pages, offset, key=lambda page: page.start) - 1)].number if pages else 0
