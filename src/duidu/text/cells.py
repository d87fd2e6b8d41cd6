"""How many cells of a terminal a text takes: two for wide signs, none for marks that stand on another."""

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=8192)
def cell(character: str) -> int:
    """Return the cells of one character; what Unicode calls ambiguous (quotation marks, dots) takes one."""
    if unicodedata.combining(character) or unicodedata.category(character) in {"Cf", "Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def cells(text: str) -> int:
    """Return the cells of a text on one line.

    >>> cells("5G时代")
    6
    """
    return sum(map(cell, text))


def head(text: str, width: int) -> str:
    """Return as much of the beginning of a text as fits so many cells."""
    for at, character in enumerate(text):
        width -= cell(character)
        if width < 0:
            return text[:at]
    return text


def tail(text: str, width: int) -> str:
    """Return as much of the end of a text as fits so many cells."""
    return head(text[::-1], width)[::-1]


def clip(text: str, width: int) -> str:
    """Return a text cut to so many cells, with an ellipsis when something is cut.

    >>> clip("5G时代", 6), clip("5G时代", 5)
    ('5G时代', '5G时…')
    """
    if cells(text) <= width:
        return text
    return head(text, width - 1) + "\u2026" if width > 0 else ""
