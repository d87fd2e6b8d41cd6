"""Words of Chinese text, by rjieba on the folded text, as spans that tile it.

A number keeps its point, its per cent sign and its magnitude (3.9万, 15%, 1—2), since half a figure says something
false. The dictionary loads on first use (0.2 s).
"""

import re
from collections.abc import Iterator

from duidu.model import Span
from duidu.text.fold import fold

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*(?:[-~]\d+(?:\.\d+)?)?(?:%|‰|[百千万亿]+)?")


def words(text: str, span: Span | None = None) -> tuple[Span, ...]:
    """Return the words that tile a span (default: the whole text), figures whole, punctuation as words of its own."""
    start, end = span or Span(0, len(text))
    folded = fold(text[start:end])
    found: list[Span] = []
    position = 0
    for figure in _FIGURE.finditer(folded):
        found.extend(_cut(folded, position, figure.start(), start))
        found.append(Span(start + figure.start(), start + figure.end()))
        position = figure.end()
    found.extend(_cut(folded, position, len(folded), start))
    return tuple(found)


def _cut(folded: str, start: int, end: int, offset: int) -> Iterator[Span]:
    """Words of a stretch without figures."""
    if start >= end:
        return
    import rjieba  # noqa: PLC0415  (its dictionary costs 0.2 s, so only those who need words pay)

    position = offset + start
    for word in rjieba.cut(folded[start:end]):
        yield Span(position, position + len(word))
        position += len(word)
