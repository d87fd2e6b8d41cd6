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
    found = split(text[start:end])
    return tuple(Span(low, high) for low, high in pairwise(accumulate(map(len, found), initial=start)))


def split(text: str) -> list[str]:
    """Return the words of a text as folded strings, which together are as long as the text.

    >>> split("新增岗位3.9万个")
    ['新增', '岗位', '3.9万', '个']
    """
    import rjieba  # noqa: PLC0415  (its dictionary costs 0.2 s, so only those who need words pay)

    folded = fold(text)
    found: list[str] = []
    position = 0
    for figure in _FIGURE.finditer(text.translate(_NARROW)):
        start, end = figure.span()
        if position < start:
            found += rjieba.cut(folded[position:start])
        found.append(folded[start:end])
        position = end
    if position < len(folded):
        found += rjieba.cut(folded[position:])
    return found
