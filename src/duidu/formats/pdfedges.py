"""What stands at the edges of pages and is not the text: page numbers, running heads and feet.

The idea: a line at the top or bottom of its page is the page's own when it is nothing but a number, when its words
stand at the same height on another page (whatever number is in them), or when on several pages a line stands at just
this height, well apart from the text. The limit: a head that stands on one page only, close to the text, stays text.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from duidu.formats.pdflines import Line, PageLines

NAV = "nav"
TWICE = 2
"""The same words at the same height at the edge of two pages are a running head."""

REPEATED = 3
DEPTH = 3
"""So many lines from the top and from the bottom of a page may be its own."""

APART = 1.9
"""How many usual distances away from the text a line stands that is not part of it."""

_NUMBER = re.compile(r"^[-–—·.\s]*(?:第\s*)?(?:[0-9]{1,4}|[ivxlcIVXLC]{1,6})(?:\s*页|\s*頁)?(?:\s*[/共].*)?[-–—·.\s]*$")
_DIGITS = re.compile(r"[0-9]+")
_RULE = re.compile(r"^[_\-–—=\s]{4,}$")


def edges(pages: Sequence[PageLines]) -> list[dict[int, str]]:
    """Return for each page which of its lines, by index, are its own, and their role."""
    found: list[dict[int, str]] = [{} for _ in pages]
    repeated = _repeated(pages)
    for bottom in (False, True):
        heights = _heights(pages, bottom)
        for page, own in zip(pages, found, strict=True):
            for index in _edge(page, bottom):
                if not _own(page, index, repeated, heights):
                    break
                own[index] = NAV
    return found


def _edge(page: PageLines, bottom: bool) -> list[int]:
    """The indexes of a page's outermost lines, from the edge inwards, by height (columns end anywhere)."""
    order = sorted(range(len(page.lines)), key=lambda i: page.lines[i].y, reverse=not bottom)
    return order[: min(DEPTH, len(order))]


def _own(page: PageLines, index: int, repeated: set[tuple[str, int]], heights: set[int]) -> bool:
    """Whether a line at the edge is the page's own."""
    line = page.lines[index]
    if _NUMBER.match(line.text) or _RULE.match(line.text) or _same(line) in repeated:
        return True
    return round(line.y) in heights


def _same(line: Line) -> tuple[str, int]:
    """A line's text without the number of its page, and its height on the page."""
    return _DIGITS.sub("#", line.text), round(line.y / 2)


def _repeated(pages: Sequence[PageLines]) -> set[tuple[str, int]]:
    """What stands at the edge of several pages."""
    seen: Counter[tuple[str, int]] = Counter()
    for page in pages:
        indexes = {*_edge(page, bottom=False), *_edge(page, bottom=True)}
        seen.update({_same(page.lines[i]) for i in indexes})
    return {same for same, count in seen.items() if count >= TWICE}


def _heights(pages: Sequence[PageLines], bottom: bool) -> set[int]:
    """The heights at which on several pages a line stands at the edge, apart from the text."""
    seen: Counter[int] = Counter()
    for page in pages:
        order = _edge(page, bottom)
        ys = sorted((line.y for line in page.lines), reverse=True)
        steps = sorted(a - b for a, b in pairwise(ys) if a - b > 1)
        if len(steps) < REPEATED:
            continue
        usual = steps[len(steps) // 2]
        outer, inner = page.lines[order[0]].y, page.lines[order[1]].y
        if abs(outer - inner) > APART * usual:
            seen[round(outer)] += 1
    return {height for height, count in seen.items() if count >= REPEATED}
