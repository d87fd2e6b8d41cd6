"""Markdown: the text stays as it is; marks say which lines are headings, rows and front matter.

The limit: only what structure needs is read (headings in both forms, tables, front matter, comments); emphasis and
links stay in the text as they are written.
"""

import re
from dataclasses import replace

from duidu.formats import plain
from duidu.model import Extracted, Mark, Span

_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+\S.*$", re.MULTILINE)
_UNDERLINED = re.compile(r"^(?=\S)([^\n|]{1,80})\n(=+|-{3,})[ \t]*$", re.MULTILINE)
_ROW = re.compile(r"^[ \t]*\|.*\|[ \t]*$", re.MULTILINE)
_COMMENT = re.compile(r"^<!--[^\n]*?-->[ \t]*$", re.MULTILINE)
_FRONT = re.compile(r"\A---[ \t]*\n(?:[^\n]*\n){0,60}?---[ \t]*$", re.MULTILINE)


def extract(data: bytes, name: str) -> Extracted:
    """Return a Markdown file's text with marks.

    Raises:
        InputError: The file is empty or binary.
    """
    found = plain.extract(data, name)
    return replace(found, marks=marks(found.text), format="md")


def marks(text: str) -> tuple[Mark, ...]:
    """Return the marks of a Markdown text, in order."""
    found = [Mark(Span(*match.span()), "heading", len(match[1])) for match in _HEADING.finditer(text)]
    front = _FRONT.match(text)
    start = front.end() if front else 0
    for match in _UNDERLINED.finditer(text, start):
        found.append(Mark(Span(*match.span(1)), "heading", 1 if match[2].startswith("=") else 2))
        found.append(Mark(Span(*match.span(2)), "nav"))
    found += [Mark(Span(*match.span()), "row") for match in _ROW.finditer(text)]
    found += [Mark(Span(*match.span()), "nav") for match in _COMMENT.finditer(text)]
    if front:
        found.append(Mark(Span(*front.span()), "meta"))
    return tuple(sorted(found, key=lambda mark: mark.span))
