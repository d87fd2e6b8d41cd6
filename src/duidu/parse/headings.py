"""The signs that open a heading or an item, one plain function each, in one table.

The idea: a function gets the start of a line (as `lines.plain` gives it) and returns the sign it begins with, or None.
`read_sign` asks only the functions whose sign can begin with that character. What a sign makes of its line (heading,
item, caption) and how deep it stands is not decided here: `kinds` and `tree` look at the whole document for that.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from duidu.parse.numerals import CHINESE, value

_N = f"[{CHINESE.replace('元', '')}]"
"""元 counts a year or a month (元年); at the start of a line it is the unit that was broken off an amount."""


class Sign(NamedTuple):
    """A numbering sign: its form, what it counts (0 = nothing) and its length with the spaces after it."""

    form: str
    value: int
    length: int


Form = Callable[[str], Sign | None]

RANKS = {
    **{f"markdown{depth}": depth - 20 for depth in range(1, 7)},
    "part": 0,
    "chapter": 1,
    "section": 2,
    "comma": 4,
    "ordinal": 5,
    "paren": 6,
    "article": 3,
    "label": 7,
    "arabic": 8,
    "decimal2": 9,
    "decimal3": 10,
    "decimal4": 11,
    "note": 12,
    "bracket": 12,
    "half": 13,
    "circled": 14,
    "letter": 15,
    "point": 16,
    "dash": 17,
}
"""Which form usually stands above which: asked only when the document has not shown its own order yet."""

STRONG = frozenset({"part", "chapter", "section", *(f"markdown{depth}" for depth in range(1, 7))})
"""Forms that always open a heading."""

CAPTIONS = frozenset({"box", "table", "figure"})
"""Forms that stand over a box or a table, or under a figure."""


def _numbered(form: str, found: re.Match[str] | None) -> Sign | None:
    """The sign of a match whose first group is a number."""
    if found is None:
        return None
    number = value("".join(found[1].split()))
    return None if number is None else Sign(form, number, found.end())


_DIVISION = re.compile(rf"第\s*((?:{_N}\s?){{1,7}}|[0-9]{{1,4}})\s*(编|篇|部分|章|节|条|[,、:])\s*")
_DIVISIONS = {"编": "part", "篇": "part", "部分": "part", "章": "chapter", "节": "section", "条": "article"}


def division(head: str) -> Sign | None:
    """第一编, 第三章, 第二节, 第十条; 第一, and 第一、 as ordinals."""
    found = _DIVISION.match(head)
    if found is None:
        return None
    form = _DIVISIONS.get(found[2], "ordinal")
    if form == "article" and _LAW.match(head, found.end()):
        return None
    return _numbered(form, found)


_LAW = re.compile(r"(?:第.{1,4}[款项]|的?规定|之[一二三四五]?规定)")
_COMMA = re.compile(rf"({_N}{{1,4}})\s*(?:、|[.,](?![0-9])|\s+(?=[^\s0-9a-z]{{2,40}}$))\s*|({_N}{{1,3}})$")


def comma(head: str) -> Sign | None:
    """一、 and 十二. and a line that is nothing but 三."""
    found = _COMMA.match(head)
    if found is None:
        return None
    number = value(found[1] or found[2])
    return None if number is None else Sign("comma", number, found.end())


_PAREN = re.compile(rf"[(]\s*((?:{_N}\s?){{1,4}}|-+|[0-9]{{1,3}})\s*[)]\s*[、.]?\s*")


def paren(head: str) -> Sign | None:
    """(一) and (1); a dash in brackets is a misread 一."""
    found = _PAREN.match(head)
    if found is None:
        return None
    if found[1].startswith("-"):
        return Sign("paren", 1, found.end())
    return _numbered("bracket" if found[1][0].isdecimal() else "paren", found)


_ARABIC = re.compile(r"([0-9]{1,3})\s*(?:、|[.](?![0-9])|,(?=[^0-9\s]))\s*·?\s*")
_DECIMAL = re.compile(r"([0-9]{1,2}(?:[.][0-9]{1,2}){1,3})[.]?(?:\s+|(?=[^\s0-9a-z%.,、。;:亿万元个倍]{2,24}$))")
_HALF = re.compile(r"([0-9]{1,2})[)]\s*")
_PADDED = re.compile(r"(0[1-9])\s+(?=[^\s0-9,。;:%]{2,24}$)")


def arabic(head: str) -> Sign | None:
    """1、 1. 1.2 1.2.3 and 1); 01 before a title."""
    found = _ARABIC.match(head) or _PADDED.match(head)
    if found is not None:
        return _numbered("arabic", found)
    found = _DECIMAL.match(head)
    if found is not None:
        parts = found[1].split(".")
        return Sign(f"decimal{len(parts)}", int(parts[-1]), found.end())
    return _numbered("half", _HALF.match(head))


_NOTE = re.compile(r"\[\s*([0-9]{1,3})\s*\]\s*")


def note(head: str) -> Sign | None:
    """[12] before an explanation."""
    return _numbered("note", _NOTE.match(head))


_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⒈⒉⒊⒋⒌⒍⒎⒏⒐"
_CIRCLE = re.compile(rf"([{_CIRCLED}])\s*[、.]?\s*")


def circled(head: str) -> Sign | None:
    """①, and the one-character forms of (一), (1) and 1. as what they stand for."""
    found = _CIRCLE.match(head)
    if found is None:
        return None
    place = _CIRCLED.index(found[1])
    form = "circled" if place < 20 else "paren" if place < 30 else "bracket" if place < 39 else "arabic"  # noqa: PLR2004
    return _numbered(form, found)


_LETTER = re.compile(r"([a-z])(?:、|[.](?=[^0-9a-z./@])|[)])\s*")


def letter(head: str) -> Sign | None:
    """A. and b)."""
    return _numbered("letter", _LETTER.match(head))


_POINT = re.compile(rf"({_N}{{1,2}})(?:是|要)(?![的否])")


def point(head: str) -> Sign | None:
    """一是… and 二要…, when a paragraph begins with it."""
    return _numbered("point", _POINT.match(head))


_DASH = re.compile(r"(?:-{2,}|-(?=[^\s0-9-])|-\s|[•●■◆★▲▶◇□○·*]\s*(?![*]))\s*")


def dash(head: str) -> Sign | None:
    """—— and bullets; they count nothing."""
    found = _DASH.match(head)
    return Sign("dash", 0, found.end()) if found and found.end() < len(head) else None


_BOX = re.compile(
    rf"[<\[(]?\s*(?:[^\s,。;:]{{0,6}})专栏\s*((?:{_N}{{1,3}}|[0-9]{{1,3}})?)(?=[\s:、.]|[^\s,。;]|$)[\s:、.>)\]]*"
)
_FIGURE = re.compile(
    rf"附?([表图])\s*((?:{_N}{{1,2}}|[0-9]{{1,2}})(?:[-.][0-9]{{1,2}})?)(?:[\s:、.]+|(?=[^\s,。;是为中所])|$)"
)


def box(head: str) -> Sign | None:
    """专栏4 and 表1: captions of boxes, tables and figures."""
    found = _BOX.match(head)
    if found is not None:
        return Sign("box", value(found[1]) or 0, found.end())
    found = _FIGURE.match(head)
    if found is None:
        return None
    return Sign("table" if found[1] == "表" else "figure", value(found[2]) or 0, found.end())


_APPENDIX = re.compile(rf"附\s?(?:件|录|则|表)\s*({_N}{{1,2}}|[0-9]{{1,2}}|[a-z](?![a-z]))?\s*[:.、]?\s*")


def appendix(head: str) -> Sign | None:
    """附件, 附件2, 附录一."""
    found = _APPENDIX.match(head)
    return Sign("appendix", value(found[1] or "") or 0, found.end()) if found else None


_LABEL = re.compile(
    rf"(?:应用|任务|行动|工程|案例|场景|方向|专题|措施|典型案例)({_N}{{1,3}}|[0-9]{{1,2}})\s*[:、.\s]\s*"
)


def label(head: str) -> Sign | None:
    """应用一: and its like."""
    return _numbered("label", _LABEL.match(head))


_MARKDOWN = re.compile(r"(#{1,6})\s+")


def markdown(head: str) -> Sign | None:
    """# to ######; the number of the heading itself belongs to the sign, as in ## 第一章."""
    found = _MARKDOWN.match(head)
    if found is None:
        return None
    inner = read_sign(head[found.end() :])
    length = found.end() + (inner.length if inner and inner.form != "dash" else 0)
    return Sign(f"markdown{len(found[1])}", inner.value if inner else 0, length)


FORMS: tuple[tuple[Form, str], ...] = (
    (division, "第"),
    (comma, CHINESE),
    (point, CHINESE),
    (paren, "("),
    (arabic, "0123456789"),
    (note, "["),
    (circled, _CIRCLED),
    (letter, "abcdefghijklmnopqrstuvwxyz"),
    (dash, "-•●■◆★▲▶◇□○·*"),
    (appendix, "附"),
    (label, "应任行工案场方专措典"),
    (markdown, "#"),
)
"""Every form and the characters it can begin with; the first that answers is right."""

_BY_START: dict[str, tuple[Form, ...]] = {
    char: tuple(form for form, starts in FORMS if char in starts) for _, starts in FORMS for char in starts
}


@lru_cache(maxsize=1024)
def read_sign(head: str) -> Sign | None:
    """Return the sign that the start of a line begins with.

    >>> read_sign("第十一章 推进基层治理创新")
    Sign(form='chapter', value=11, length=5)
    >>> read_sign("3.9万个岗位") is None
    True
    """
    if "专栏" in head[:10] or head[:1] in "表图附":
        found = box(head)
        if found is not None:
            return found
    for form in _BY_START.get(head[:1], ()):
        found = form(head)
        if found is not None:
            return found
    return None
