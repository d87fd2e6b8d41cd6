"""The lines that metadata are read from: both ends of a page, told apart by kind."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from duidu.model import Kind
from duidu.parse.lines import Line, read

HEAD_LINES = 80
TAIL_LINES = 40
HEAD_SIZE = 16_000
TAIL_SIZE = 6_000
BODY_LINES = 12
"""So much of a text's ends is read: lines, and characters at most."""


class Source(NamedTuple):
    """The lines that metadata are read from: the front by kind, the first of the text, the last of the page."""

    titles: tuple[Line, ...]
    metas: tuple[Line, ...]
    body: tuple[Line, ...]
    end: tuple[Line, ...]
    text: str
    name: str


def gather(lines: Sequence[Line], kinds: Sequence[Kind], end: Sequence[Line], text: str, name: str) -> Source:
    """Return what there is to read: a text's first lines with the kinds of its front, and its last lines."""
    titles = tuple(line for line, kind in zip(lines, kinds, strict=False) if kind == "title")
    metas = tuple(line for line, kind in zip(lines, kinds, strict=False) if kind == "meta")
    return Source(titles, metas, tuple(lines[len(kinds) : len(kinds) + BODY_LINES]), tuple(end), text, name)


def ending(text: str) -> list[Line]:
    """Return the last lines of a text, numbered and placed in the whole."""
    cut = max(0, len(text) - TAIL_SIZE)
    before = text.count("\n", 0, cut)
    return [
        line._replace(number=line.number + before, start=line.start + cut, end=line.end + cut)
        for line in read(text[cut:])[-TAIL_LINES:]
    ]


def last(lines: Sequence[Line], text: str) -> list[Line]:
    """Return what `ending` does, given all the lines of the text."""
    cut = len(text) - TAIL_SIZE
    first = bisect_left(lines, cut, lo=max(0, len(lines) - TAIL_LINES), key=attrgetter("start"))
    found = list(lines[first:])
    if len(found) < TAIL_LINES and first and lines[first - 1].end > cut:
        return ending(text)  # a line that is cut
    return found


def raw(source: Source, line: Line) -> str:
    """Return a line as written."""
    return source.text[line.start : line.end]
