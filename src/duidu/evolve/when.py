"""Aimed at or reached, and for which year: by the section's role, the words of time, and the years the document covers.

A review's figures were reached, a plan's are aimed at, unless the clause says otherwise (去年完成…, 到2025年…). A year
named in the sentence holds until the next one. Where nothing is said, a target is for the plan's last year, and what
was reached for the last year looked back on. The limit: which of several years of a five-year report an unmarked
figure is of cannot be told, and then all of them are given.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from duidu.evolve.stated import Aim
from duidu.model import BODY_KINDS, Document, Role
from duidu.text.figures import FIRST_YEAR, LAST_YEAR, Figure, as_read, numeral_value
from duidu.text.outline import own_text, subtree
from duidu.text.outline import year as year_of

_PAST = re.compile(
    r"已(?=经|达|完成|实现|建成|有[0-9]|超|突破|累计|连续)|增长了|达到了|完成了|实现了|下降了|提高了|新增了|建成了|了(?=[0-9])|去年(?!同期)|上年(?:末|底|度|实际)|截[至止]|年来|过去"
    r"|预计全?年|预计可|预计实现|累计完成|回顾|荣获|圆满|这[两三几]年|现已|已有|以来"
)
_FROM_TO = re.compile(
    r"[由从][^,;]{0,24}[0-9一二三四五六七八九十%][^,;]{0,8}(?:增加|提高|下降|上升|扩大|增|减|降|升)[到至](?!20)"
)
"""In a plan this may be what is wanted, elsewhere it tells what has been."""
_COMPARED = re.compile(r"(?:比|较|与|同|高于|快于|低于)(?:上年|去年|上一年)|以来")
_AHEAD = re.compile(r"力争|确保|争取|目标|预期|控制在|不低于|努力|将(?!近)|计划|力求|要(?!素|求|点)|今年(?!以来)|年内")
_AHEAD_ROLES = frozenset({"target", "plan", "vision", "measure"})
_GROWS = re.compile(r"(?:末|底)?(?:年均)?(?:增长|增加|提高|上升|下降|降低|减少)")
_OPENING = 3
"""Paragraphs of a chapter that show whether it looks back."""
_BACK = re.compile(r"[一五]年[来來]|初步统计|初步統計|过去[的]?[一五]年|回顾|回顧")
_UNTIL = re.compile(r"(?<![从由自])到((?:19|20)[0-9]{2})年")
_PERIOD = 3
"""Years from which on a plan is one of several years."""
_OVER = re.compile(r"累计|年均|新增|新建|净增|平均每年")
"""Words of what is counted over all years of such a plan."""
_PLAN_PERIOD = re.compile(r"“?(十[一二三四五六七八]?|[六七八九])五”?(?:规划)?(?:时期|期间|末|期末)")
_SIXTH_PLAN = 1981
"""Its first year; from then on every national plan took five years without a gap."""
_THAN = frozenset("比较自从")
_WITH = frozenset("同与和跟")
_BESIDE = re.compile("(?:[0-9]{4}|去|上|前)年?(?:同期)?相?比")
"""A year after 同 or 与 that something is held against: 同2019年相比."""
_COMING = re.compile("(?:今后|未来|往后)([两二三四五六七八九十2-9])年")
_RELATIVE = (("明年", 1), ("今年", 0), ("本年", 0), ("去年", -1), ("上年末", -1), ("上年底", -1))
_LONG = 5
_DATED = re.compile(r"(?:过去|这|近)的?[五5]年|[五5]年[来间]")
"""A term of office: what follows in the paragraph is of all its years."""
_SPAN = re.compile(
    r"(?:过去|这|近|前)的?([两二三四六七八九十2-46-9])年(?![底末初])|([两二三四六七八九十2-46-9])年(?:[来间]|累计)"
)
"""Another span that ends with the last year looked back on: it holds for its sentence."""


class Times(NamedTuple):
    """The years a document looks back on and plans for, 0 where it does not say."""

    review: tuple[int, int]
    plan: tuple[int, int]
    vision: int
    year: int


def times(document: Document) -> Times:
    """Return the years of a document."""
    found: dict[str, tuple[int, int]] = {}
    for role, first, last in document.meta.covers:
        key = "plan" if role in {"plan", "target"} else role
        found.setdefault(key, (first, last))
    year = year_of(document) or 0
    plan = found.get("plan", (0, 0))
    review = found.get("review") or ((plan[0] - 1, plan[0] - 1) if plan[0] else (0, 0))
    return Times(review, plan, found.get("vision", (0, 0))[1], year)


def aim(role: Role, clause: str, named: tuple[int, int] | None, when: Times) -> Aim:
    """Tell a target from what was reached.

    Args:
        role: The block's role.
        clause: The words, as figures are read, that may say so.
        named: The years that hold for the clause by name.
        when: The years of the document.
    """
    said = _COMPARED.sub("", clause)
    past = bool(_PAST.search(said) or (role not in _AHEAD_ROLES and _FROM_TO.search(said)))
    start = when.plan[0]
    if named and start:
        if named[1] < start:
            return "achieved"
        if named[1] > start or role not in {"review", "situation"}:
            return "achieved" if past and named[1] <= start and role != "target" else "target"
    if role in {"review", "situation"}:
        return "achieved"
    if role in _AHEAD_ROLES:
        return "achieved" if past and role != "target" else "target"
    return _unmarked(past, bool(_AHEAD.search(clause)), when)


def _unmarked(past: bool, ahead: bool, when: Times) -> Aim:
    """By words alone, else by what the document is."""
    if past or ahead:
        return "achieved" if past else "target"
    return "target" if when.plan[0] and when.review == (when.plan[0] - 1, when.plan[0] - 1) else "achieved"


def unmarked_review(document: Document, when: Times) -> frozenset[int]:
    """Return the blocks of a report's first chapter where it looks back and no heading of the report says so.

    Only where the report covers a review and none of its headings has that role; the chapter's first words must speak
    of the years looked back on.
    """
    covered = any(period.role == "review" for period in document.meta.covers)
    if not covered or any(block.role == "review" and block.kind == "heading" for block in document.blocks):
        return frozenset()
    chapter = next((block.id for block in document.blocks if block.kind == "heading" and block.level == 1), None)
    if chapter is None:
        return frozenset()
    below = subtree(document, chapter)
    first = [own_text(document, document.blocks[i]) for i in below if document.blocks[i].kind in BODY_KINDS][:_OPENING]
    back = any(_BACK.search(text) or f"{when.review[1]}年" in as_read(text) for text in first)
    return frozenset(below) if back else frozenset()


def horizon(before: str) -> tuple[int, int] | None:
    """Return the year that words before a target name last as what it is for (到2030年), None if there is none."""
    found = _UNTIL.findall(before)
    return (int(found[-1]), int(found[-1])) if found else None


def years_named(text: str, at: int, years: Sequence[Figure], when: Times) -> tuple[int, int] | None:
    """Return the years that a sentence names last before a place; those of a comparison (比2020年) are none.

    Args:
        text: The sentence, as figures are read.
        at: The place, an offset into it.
        years: The years in it (`text.figures` of that sort), with offsets into it.
        when: The years of the document, for 今年 and 去年.
    """
    best, named = -1, None
    for year in years:
        known = FIRST_YEAR <= year.high <= LAST_YEAR and not _compares(text, year.span.start)
        if year.span.end <= at and known and not _is_base(text, year, named):
            best, named = year.span.start, (int(year.low), int(year.high))
    for found in _PLAN_PERIOD.finditer(text, 0, at):
        if found.start() > best and not _compares(text, found.start()):
            best, named = found.start(), _years_of_plan(found[1], ended="末" in found[0])
    for there, told in _reckoned(text, at, when.plan[0] or when.year):
        if there > best:
            best, named = there, told
    return named


def _reckoned(text: str, at: int, base: int) -> Iterator[tuple[int, tuple[int, int]]]:
    """The years that words before a place reckon from the document's own (去年, 今后五年), and where each stands."""
    if not base:
        return
    for found in _COMING.finditer(text, 0, at):
        counted = int(found[1]) if found[1].isdigit() else int(numeral_value(found[1]) or 1)
        yield found.start(), (base, base + counted - 1)
    for word, shift in _RELATIVE:
        there = text.rfind(word, 0, at)
        if there >= 0 and not _compares(text, there):
            yield there, (base + shift, base + shift)


def _compares(text: str, at: int) -> bool:
    """Whether the year at a place is what is compared with."""
    before = text[max(0, at - 1) : at]
    return before in _THAN or (before in _WITH and _BESIDE.match(text, at) is not None)


def _years_of_plan(number: str, *, ended: bool) -> tuple[int, int]:
    """The years of a national five-year plan by its number (十四五 is the fourteenth); its last one where it ended."""
    counted = numeral_value(number)
    last = _SIXTH_PLAN + 5 * (int(counted or 0) - 6) + 4
    return (last, last) if ended else (last - 4, last)


def _is_base(text: str, year: Figure, named: tuple[int, int] | None) -> bool:
    """Whether an earlier year right before a growth is what it is compared with, its 比 lost by damage."""
    return named is not None and year.high < named[0] and _GROWS.match(text, year.span.end) is not None


def span_of(found: Aim, role: Role, before: str, when: Times) -> tuple[int, int]:
    """Return the years of a figure that names none, (0, 0) if they are not known.

    Args:
        found: Whether it was reached.
        role: The block's role.
        before: The words up to and around it; 累计 and 年均 make it a figure of all years.
        when: The years of the document.
    """
    clause = re.split("[,;。]", before)[-1]
    length = when.plan[1] - when.plan[0] + 1 if when.plan[0] else 1
    over = length >= _PERIOD and bool(_OVER.search(clause))
    if found == "target":
        if role == "vision" and when.vision:
            return when.vision, when.vision
        last = when.plan[1] or when.year
        return (when.plan[0] if over else last), last
    if over and when.review == (when.plan[0] - 1, when.plan[0] - 1):
        return when.plan[0] - length, when.plan[0] - 1
    first, last = when.review
    if not last:
        return (when.year, when.year) if when.year else (0, 0)
    if last == first and (length := _years_back(before)):
        return last - length + 1, last
    return (first, last) if last - first else (last, last)


def _years_back(before: str) -> int:
    """How many years the words before a figure say that it is of, 0 if they do not."""
    spans = _SPAN.findall(before.rpartition("。")[2])
    if spans:
        counted = spans[-1][0] or spans[-1][1]
        return int(counted) if counted.isdigit() else int(numeral_value(counted) or 0)
    return _LONG if _DATED.search(before) else 0
