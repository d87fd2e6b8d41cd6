"""What a paragraph of a Word document is by its style: a heading and how deep, the title, an entry of the contents.

The idea: a style says so by its name, or by an outline level, its own or that of the style it is based on; what the
paragraph itself says goes before. The limit: a heading that was only made bold and large is told by its number or its
place, in the parser.
"""

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DEEPEST = 9
MAX_CHAIN = 20
"""Styles based on one another: more is a circle."""

_TITLE = re.compile(r"(?:title|subtitle|标题|副标题)", re.IGNORECASE)
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录)\s*(?:[1-9]|heading|标题)", re.IGNORECASE)


class Listed(NamedTuple):
    """Which list a paragraph is counted in, and how deep."""

    number: str
    depth: int


class Styles:
    """A document's paragraph styles by id."""

    def __init__(self, styles: "Element") -> None:
        self._by_id = {style.get(f"{W}styleId", ""): style for style in styles.iterfind(f"{W}style")}

    def role(self, paragraph: "Element") -> tuple[str, int]:
        """Return a paragraph's role and, for a heading, its depth from 1."""
        chain = self._chain(paragraph)
        for name in (_value(style, "name") for style in chain):
            if _CONTENTS.fullmatch(name):
                return "toc", 0
            if _TITLE.fullmatch(name):
                return "title", 0
            if found := _HEADING.fullmatch(name):
                return "heading", int(found[1])
        for holder in (paragraph, *chain):
            level = _value(holder, "pPr", "outlineLvl")
            if level.isdecimal():
                return ("heading", int(level) + 1) if int(level) + 1 <= DEEPEST else ("", 0)
        return "", 0

    def listed(self, paragraph: "Element") -> Listed | None:
        """Return the list that counts a paragraph, None if none does (list 0 takes a style's number away)."""
        number = depth = ""
        for holder in (paragraph, *self._chain(paragraph)):
            number = number or _value(holder, "pPr", "numPr", "numId")
            depth = depth or _value(holder, "pPr", "numPr", "ilvl")
            if number and depth:
                break
        if not number or number == "0":
            return None
        return Listed(number, int(depth) if depth.isdecimal() else 0)

    def _chain(self, paragraph: "Element") -> list["Element"]:
        """A paragraph's style and those it is based on, nearest first."""
        found: list[Element] = []
        name = _value(paragraph, "pPr", "pStyle")
        while name in self._by_id and len(found) < MAX_CHAIN:
            found.append(self._by_id[name])
            name = _value(found[-1], "basedOn")
        return found


def _value(holder: "Element", *path: str) -> str:
    """The value of an element below another, empty when it is not there."""
    found = holder.find("/".join(W + name for name in path))
    return "" if found is None else found.get(f"{W}val", "")
