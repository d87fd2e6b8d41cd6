"""Words of Chinese text, by rjieba on the folded text, as spans that tile it.

A number keeps its point, its per cent sign and its magnitude (3.9万, 15%, 1—2, 二〇一二), since half a figure says
something false; what only folding makes look like a point or comma (5。3, 5、6) joins nothing. The dictionary loads on
first use (0.2 s).
"""

import re
from itertools import accumulate, pairwise

from duidu.model import Span
from duidu.text.fold import fold

_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
"""Full-width ASCII made narrow, and nothing else: folding would make 、 and 。 look like part of a figure."""
_ONE = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)*"
_FIGURE = re.compile(
    rf"{_ONE}(?:[-~\u2013\u2014\u2015]{_ONE})?(?:[%‰]|[百千万亿]+)?"
    r"|[一二三四五六七八九]+[〇○零0][〇○零0-9一二三四五六七八九]*"
)


def words(text: str, span: Span | None = None) -> tuple[Span, ...]:
    """Return the words that tile a span (default: the whole text), figures whole, punctuation as words of its own."""
    start, end = span or Span(0, len(text))
    piece = text[start:end]
    found = _split(fold(piece), piece.translate(_NARROW))
    return tuple(Span(low, high) for low, high in pairwise(accumulate(map(len, found), initial=start)))


def split(folded: str) -> list[str]:
    """Return the words of a folded text, which together are the text.

    >>> split("新增岗位3.9万个")
    ['新增', '岗位', '3.9万', '个']
    """
    return _split(folded, folded)


def _split(folded: str, figured: str) -> list[str]:
    """The words of a folded text; figures are looked for in another form of it."""
    import rjieba  # noqa: PLC0415  (its dictionary costs 0.2 s, so only those who need words pay)

    found: list[str] = []
    position = 0
    for figure in _FIGURE.finditer(figured):
        start, end = figure.span()
        if position < start:
            found += rjieba.cut(folded[position:start])
        found.append(folded[start:end])
        position = end
    if position < len(folded):
        found += rjieba.cut(folded[position:])
    return found
