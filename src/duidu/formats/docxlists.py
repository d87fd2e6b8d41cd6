"""The numbers that Word counts itself, written out: 第一章, 一、, （二）, 1.2, ③, and bullets.

The idea: each level of a list has a pattern (``第%1章``) and a way to count; one set of counters per list definition,
where a level that counts on starts the deeper ones anew. The limit: of Word's sixty ways of counting those of Chinese
and Western papers are known; the others count in digits.
"""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from duidu.formats.docxstyles import Listed

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_NEEDS_SPACE = re.compile(r"[A-Za-z0-9.)\u7ae0\u8282\u7f16\u7bc7\u6761\u5206]$")


class Level(NamedTuple):
    """A level of a list: its first number, its way to count, its pattern."""

    start: int = 1
    format: str = "decimal"
    pattern: str = ""


class Lists:
    """A document's lists, and how far each has counted."""

    def __init__(self, numbering: "Element | None") -> None:
        self._levels: dict[str, list[Level]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, list[int]] = {}
        if numbering is None:
            return
        abstract = {each.get(f"{W}abstractNumId", ""): _levels(each) for each in numbering.iterfind(f"{W}abstractNum")}
        for each in numbering.iterfind(f"{W}num"):
            number, base = each.get(f"{W}numId", ""), each.find(f"{W}abstractNumId")
            key = "" if base is None else base.get(f"{W}val", "")
            levels = list(abstract.get(key, ()))
            if levels:
                own = _override(each, levels)
                self._levels[number] = levels
                self._abstract[number] = f"{key}/{number}" if own else key  # a list that starts anew counts by itself

    def number(self, listed: "Listed | None") -> str:
        """Count a paragraph and return its number as it is printed, with the space after it; empty if it has none."""
        if listed is None or listed.number not in self._levels:
            return ""
        levels, depth = self._levels[listed.number], min(listed.depth, LEVELS - 1)
        if depth >= len(levels):
            return ""
        counts = self._counts.setdefault(self._abstract[listed.number], [level.start - 1 for level in levels])
        for above in range(depth):
            counts[above] = max(counts[above], levels[above].start)  # a level that was skipped counts as begun
        counts[depth] += 1
        counts[depth + 1 :] = [level.start - 1 for level in levels[depth + 1 :]]
        return _printed(levels, counts, depth)


def _levels(abstract: "Element") -> list[Level]:
    """The levels of a list definition, in order."""
    return [_level(each) for each in abstract.iterfind(f"{W}lvl")][:LEVELS]


def _level(each: "Element") -> Level:
    """One level."""
    start = _value(each, "start")
    return Level(int(start) if start.isdecimal() else 1, _value(each, "numFmt") or "decimal", _value(each, "lvlText"))


def _override(number: "Element", levels: list[Level]) -> bool:
    """Put in what a list says differently from its definition; tell whether it starts anew."""
    anew = False
    for each in number.iterfind(f"{W}lvlOverride"):
        depth, own, start = each.get(f"{W}ilvl", ""), each.find(f"{W}lvl"), _value(each, "startOverride")
        if not depth.isdecimal() or int(depth) >= len(levels):
            continue
        if own is not None:
            levels[int(depth)] = _level(own)
        if start.isdecimal():
            levels[int(depth)] = levels[int(depth)]._replace(start=int(start))
            anew = True
    return anew


def _value(holder: "Element", name: str) -> str:
    """The value of an element's child, empty when it is not there."""
    found = holder.find(W + name)
    return "" if found is None else found.get(f"{W}val", "")


def _printed(levels: list[Level], counts: list[int], depth: int) -> str:
    """The number of a paragraph, as its level's pattern makes it."""
    level = levels[depth]
    if level.format == "bullet":
        return "• "
    if level.format == "none":
        return ""

    def filled(place: re.Match[str]) -> str:
        index = min(int(place[1]) - 1, depth)
        return FORMATS.get(levels[index].format, str)(counts[index])

    text = _PLACE.sub(filled, level.pattern)
    return f"{text} " if _NEEDS_SPACE.search(text) else text


_DIGITS = "〇一二三四五六七八九"
_UNITS = ((1000, "千"), (100, "百"), (10, "十"))
MOST = 9_999


def chinese(count: int) -> str:
    """Return a number as Chinese counts.

    >>> [chinese(n) for n in (0, 7, 10, 12, 20, 105, 110, 1001)]
    ['〇', '七', '十', '十二', '二十', '一百〇五', '一百一十', '一千〇一']
    """
    if not 0 < count <= MOST:
        return _DIGITS[0] if count == 0 else str(count)
    text, rest, gap = "", count, False
    for size, unit in _UNITS:
        digit, rest = divmod(rest, size)
        if digit:
            text += ("〇" if gap else "") + _DIGITS[digit] + unit
        gap = bool(text) and not digit
    if rest:
        text += ("〇" if gap else "") + _DIGITS[rest]
    return text.removeprefix("一") if count < 20 and count >= 10 else text  # noqa: PLR2004  (十二, not 一十二)


def roman(count: int) -> str:
    """Return a number in Roman figures.

    >>> [roman(n) for n in (1, 4, 9, 14)]
    ['I', 'IV', 'IX', 'XIV']
    """
    if not 0 < count <= MOST:
        return str(count)
    text = ""
    for size, figure in _ROMAN:
        text += figure * (count // size)
        count %= size
    return text


_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def letter(count: int) -> str:
    """Return a number as Word counts in letters: z is followed by aa.

    >>> letter(3), letter(28)
    ('C', 'BB')
    """
    return chr(65 + (count - 1) % 26) * min(1 + (count - 1) // 26, LEVELS) if count > 0 else str(count)


def circled(count: int) -> str:
    """Return a number in a circle, up to 20."""
    return chr(0x245F + count) if 0 < count <= 20 else str(count)  # noqa: PLR2004


def _digits(count: int) -> str:
    """A number with Chinese digits one by one: 一〇."""
    return "".join(_DIGITS[int(digit)] for digit in str(max(count, 0)))


def _full_width(count: int) -> str:
    """A number in full-width digits."""
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(max(count, 0)))


FORMATS: dict[str, Callable[[int], str]] = {
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "chineseLegalSimplified": chinese,
    "japaneseCounting": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "ideographDigital": _digits,
    "taiwaneseDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "decimalEnclosedCircle": circled,
    "decimalEnclosedCircleChinese": circled,
    "decimalFullWidth": _full_width,
    "decimalZero": lambda count: f"{count:02}",
    "upperRoman": roman,
    "lowerRoman": lambda count: roman(count).lower(),
    "upperLetter": letter,
    "lowerLetter": lambda count: letter(count).lower(),
}
"""Word's ways of counting by name."""
