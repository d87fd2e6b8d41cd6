"""The lines of a text as the parser looks at them: where they stand, and how they begin and end.

The idea: rules look at a line's head and tail in one script and one width (`head`, `tail`), never at the whole line,
so that a line of 50 MB costs no more than one of fifty characters. Offsets are those of the text, because the
replacement is one for one. It differs from `text.fold` in one thing: 。 and 、 stay what they are, since 1. and 1、
and 。 say different things about structure.
"""

import re
from typing import NamedTuple

from duidu.parse.numerals import CHINESE
from duidu.text.fold import TABLE

HEAD = 96
"""Characters at a line's start that rules may look at: more than any heading or run-in title is long."""

TAIL = 12
"""Characters at a line's end that rules may look at."""

_KEEP = "。、"


_SCRIPT = {code: char for code, char in TABLE.items() if code < 0x10000 and chr(code) not in _KEEP}  # noqa: PLR2004
_CHANGED = re.compile(f"[{re.escape(''.join(map(chr, _SCRIPT)))}]")
FEW = 48
"""Up to so many different characters are replaced one after the other, three times as fast as by a table."""


def plain(text: str) -> str:
    """Return a text in simplified characters and half width, as long as it was, with 。 and 、 kept.

    >>> plain("第十一章\u3000推進基層治理創新、強化服務。")
    '第十一章 推进基层治理创新、强化服务。'
    """
    found = _CHANGED.search(text)
    for _ in range(FEW):
        if found is None:
            return text
        text = text.replace(found[0], chr(_SCRIPT[ord(found[0])]))
        found = _CHANGED.search(text, found.end())
    return text.translate(_SCRIPT)


class Line(NamedTuple):
    """A line with something on it.

    `start`, `end` are offsets without the white space around; `gap` counts the blank lines before it, `indent` the
    white space it began with, `size` the characters of its content. `head` and `tail` are how it begins and ends,
    as `plain` gives it.
    """

    number: int
    start: int
    end: int
    head: str
    tail: str
    gap: int
    indent: int
    size: int


_POINT = re.compile(rf"(?<=[\u4e00-\u9fff])(?<![{CHINESE}])[.](?=[\u4e00-\u9fff\s]|$)")


def _stopped(alike: str) -> str:
    """A text whose sentences end with points has its full stops back."""
    return _POINT.sub("。", alike) if alike.count(".") > alike.count("。") else alike


def read(text: str, limit: int | None = None) -> list[Line]:
    r"""Return the lines of a text that are not blank, at most so many.

    >>> [(line.number, line.start, line.head, line.gap) for line in read("一、目标\n\n 增长")]
    [(1, 0, '一、目标', 0), (3, 7, '增长', 1)]
    """
    found: list[Line] = []
    start, gap = 0, 0
    alike = _stopped(plain(text))
    for number, raw in enumerate(text.split("\n"), 1):
        content = raw.strip()
        size = len(content)
        if size:
            indent = 0 if size == len(raw) else len(raw) - len(raw.lstrip())
            begin = start + indent
            end = begin + size
            head = alike[begin:end] if size <= HEAD else alike[begin : begin + HEAD]
            tail = alike[end - TAIL : end] if size > TAIL else head
            found.append(Line(number, begin, end, head, tail, gap, indent, size))
            gap = 0
            if len(found) == limit:
                break
        else:
            gap += 1
        start += len(raw) + 1
    return found
