"""The lines that metadata are read from: both ends of a page, told apart by kind."""

from collections.abc import Mapping
from typing import NamedTuple

from duidu.model import Kind
from duidu.parse import front
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


def gather(lines: list[Line], text: str, name: str, known: Mapping[int, Kind] = front.NOTHING) -> Source:
    """Return what there is to read, from a text's first lines (kinds of some may be known) and its end."""
    kinds = front.front_kinds(lines, known)
    titles = tuple(line for line, kind in zip(lines, kinds, strict=False) if kind == "title")
    metas = tuple(line for line, kind in zip(lines, kinds, strict=False) if kind == "meta")
    return Source(titles, metas, tuple(lines[len(kinds) : len(kinds) + BODY_LINES]), _end(text), text, name)


def _end(text: str) -> tuple[Line, ...]:
    """The last lines of a text, numbered and placed in the whole."""
    cut = max(0, len(text) - TAIL_SIZE)
    before = text.count("\n", 0, cut)
    lines = [
        line._replace(number=line.number + before, start=line.start + cut, end=line.end + cut)
        for line in read(text[cut:])
    ]
    return tuple(lines[-TAIL_LINES:])


def raw(source: Source, line: Line) -> str:
    """Return a line as written."""
    return source.text[line.start : line.end]
