"""Enumerated points inside a paragraph: 一是…二是…三是…, 一要…二要….

The idea: signs that count up from one; a point runs from its sign to the next. The limit: the last point runs to the
end of the paragraph, since nothing marks where it stops.
"""

import re

from duidu.model import Span

_SIGN = re.compile(r"(?:(?<=[。;;::,,!!])|^|(?<=[”》))]))\s*([一二三四五六七八九十]{1,2})(是|要)(?!的|否)")
_ORDER = "一二三四五六七八九"


def points(text: str, body: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the spans of a paragraph's enumerated points; none when they do not count up from one.

    >>> text = "做好两件事:一是修路。二是种树。"
    >>> [text[a:b] for a, b in points(text, (Span(0, len(text)),))]
    ['一是修路。', '二是种树。']
    """
    first, last = body[0].start, body[-1].end
    if text.find("二是", first, last) < 0 and text.find("二要", first, last) < 0:
        return ()
    starts: list[int] = []
    for span in body:
        for found in _SIGN.finditer(text, span.start, span.end):
            if found[1] == _count(len(starts) + 1):
                starts.append(found.start(1))
    if len(starts) < MIN_POINTS:
        return ()
    ends = [*starts[1:], last]
    return tuple(Span(a, b) for a, b in zip(starts, ends, strict=True))


MIN_POINTS = 2


def _count(number: int) -> str:
    """A number up to nineteen as Chinese counts."""
    if number < 10:  # noqa: PLR2004  # one sign each
        return _ORDER[number - 1]
    return "十" + (_ORDER[number - 11] if number > 10 else "")  # noqa: PLR2004
