"""What a block speaks of: what was done, how things stand, what is aimed at, planned, hoped for, provided for.

The idea: a heading's words give the role of its section; everything below inherits it unless its own first words say
otherwise (过去一年…, 预期目标是…). A review and a plan in one report are so told apart. Words that are what is to be
worked on (抢抓机遇, 优化发展环境) give none. The limit: a heading that names only a subject says nothing and inherits,
at the top the document's own role; the reader can correct any of it.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from duidu.model import ROOT, Metadata, Role
from duidu.parse.lines import plain
from duidu.parse.units import Unit

_HEADINGS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("definition", re.compile(r"(?:名词|术语|词语|用语)\S{0,4}(?:解释|注释|说明|释义)|^注[释解]$")),
    ("vision", re.compile(r"远景|愿景|展望|2035年|二〇三五年|二0三五年")),
    (
        "review",
        re.compile(
            r"回顾|总结|成就|完成情况|执行情况|落实情况|主要成绩|发展基础|基本经验|工作体会|过去的?.{0,2}[一二三四五六七八九十]?年"
        ),
    ),
    (
        "situation",
        re.compile(
            r"形势|机遇|面临的|挑战|(?:发展|内外部?|宏观|外部)环境(?:$|[和与分])|存在的?(?:主要|突出)?(?:问题|困难)|背景|现状|不足"
        ),
    ),
    (
        "plan",
        re.compile(r"(?:(?<!目标)任务|重点工作|工作重点|工作安排|主要工作|工作部署|工作建议|工作打算|政府工作的建议)"),
    ),
    (
        "measure",
        re.compile(
            r"(?:保障|政策|工作|推进)?(?:措施|举措)$|组织(?:实施|保障|领导|推进)|(?:实施|制度|要素)保障|实施机制|规划实施|^附则$"
        ),
    ),
    ("target", re.compile(r"目标|预期指标|主要指标|指标$")),
)
_STRONG_ONLY = frozenset({"situation", "vision", "review"})
_OF_ITSELF = frozenset({"measure", "definition"})
"""Roles whose words give them though a verb governs these (加强组织保障)."""
DEEP = 3
"""From this level on a heading names subjects: only its last words can change the role."""
_COPES = re.compile(
    r"(?:积极|主动|科学|有效|全力|努力|切实|着力)?(?:抢抓|抢占|抓住|抓牢|抓好|抓实|紧抓|用好|用足|善用|应对|迎接|直面|适应|顺应|化解|破解|解决"
    r"|攻克|克服|整改|整治|补齐|针对|聚焦|围绕|对照|锚定|瞄准|立足|推进|推动|促进|做好|完成|落实|服务)"
)
"""What a clause begins with in which 机遇, 挑战, 问题, 任务 are what is to be dealt with, whatever stands between."""
_MAKES = re.compile(
    r"(?:不断|持续|大力|全力|积极|努力|切实|着力|进一步|全面|深入|加快|聚力|稳步)*(?:优化|营造|改善|完善|构建|打造|创造|夯实|强化|筑牢|巩固|加强|加大|加快|增强|提升"
    r"|提高|扩大|实现|坚定|坚持|落实|推广|深化|健全|[^,;:、]{2,6}(?:优化|营造|改善|完善|打造))"
)
"""The same, unless 的 stands right before the word: 实现增长目标, but not 全面实现规划的目标."""
_ATTRIBUTE = re.compile(r"的(?:主要|总体|基本|重点|奋斗|发展|战略)?$")
_GOES_ON = re.compile(
    r"(?:形势|机遇|挑战|背景|环境|目标|任务)(?=下|的|对|[保趋稳向好转更逐明显不持][^,、和与及]*$)|这一"
)
"""Where the word is not what the heading is about: 新形势下…, 形势保持稳定."""
_BARE = re.compile(
    r"(?:(?:\"?十[一二三四五六]?五\"?|[0-9]{4}年)(?:以来|期间|时期|规划)?)?(?:取得的|存在的?|面临的?|主要|总体|当前|国内外?|国际|内外部|工作|建设|产业|发展|行动"
    r"|[全我][国省市区县])*(?P<noun>基础|成就|成绩|成效|经验|回顾|现状|形势|环境|机遇|挑战|背景|问题|困难|不足|差距|目标|指标|愿景|展望)"
    r"(?:和|与|及|、)?(?:(?:存在|面临)的?|主要|发展|总体)*(?:基础|成就|成绩|经验|现状|形势|环境|机遇|挑战|问题|困难|不足|差距|目标|指标|愿景|展望)?"
)
"""A title that says nothing but what its section speaks of, at whatever depth, before a paragraph too."""
_NOUNS: dict[str, Role] = {
    **dict.fromkeys(("基础", "成就", "成绩", "成效", "经验", "回顾"), "review"),
    **dict.fromkeys(("现状", "形势", "环境", "机遇", "挑战", "背景", "问题", "困难", "不足", "差距"), "situation"),
    **dict.fromkeys(("目标", "指标"), "target"),
    **dict.fromkeys(("愿景", "展望"), "vision"),
}
_ALONE = frozenset({"基础", "环境", "问题", "困难", "不足", "差距", "成效", "经验"})
"""Nouns that by themselves name a subject as well."""

_BLOCKS: tuple[tuple[Role, Callable[[str], re.Match[str] | None]], ...] = (
    (
        "situation",
        re.compile(
            r"(?:在.{0,12}同时,?)?(?:我们|同时)?,?(?:也|还|应当?|必须|要)?(?:充分|清醒地?|应当?)+(?:地?)(?:认识|看到)|当前.{0,40}(?:问题|困难)"
        ).match,
    ),
    ("target", re.compile(r"(?:预期目标|主要目标|发展目标|主要指标)(?:是|为|:)").search),
    ("vision", re.compile(r"到20(?:35|50)年").match),
    ("review", re.compile(r"(?:刚刚)?过去(?:的)?一年|过去五年|[一五]年来|回顾(?:过去|全年)").match),
)
_TWO_HALVES = re.compile(
    r"[和与及](?P<period>\"?十[一二三四五六七八九]?五\"?|(?:19|20)[0-9]{2}年|今后[一二三四五]年|今年)(?P<rest>.{0,12}(?:目标|任务|要求|方针|安排|部署|思路|打算))"
)
BEGINS = 20
"""Characters of a paragraph in which the period stands that it turns to."""
_CLOSING = re.compile(r"更加?紧密地?团结|号召,")
_TELLS = re.compile(r"发展报告|情况的?(?:报告|通报)|白皮书|年报|公报|简报|总结(?:$|报告)")
"""Titles of what only tells what has been."""
_PLANS = re.compile(r"要点|计划|规划|纲要|方案|安排|意见|措施|办法|行动")


def assign(units: list[Unit], meta: Metadata) -> list[Role]:
    """Return the role of each unit; units that are not the document's text have none."""
    own = _own(meta)
    first = next((index for index, unit in enumerate(units) if unit.kind == "heading"), len(units))
    roles: list[Role] = []
    turning: dict[int, _Second] = {}
    for index, unit in enumerate(units):
        role: Role = ""
        if unit.kind not in {"title", "meta", "toc", "furniture"}:
            above = roles[unit.parent] if unit.parent != ROOT else _outside(unit, index < first, own)
            second = turning.get(unit.parent)
            if second is not None and (second.begun or second.period in unit.head[:BEGINS]):
                turning[unit.parent] = second._replace(begun=True)
                above = second.role
            role = _role(unit, above)
            if role == "review" and unit.kind == "heading" and (told := _second(unit.head)) is not None:
                turning[index] = told
        roles.append(role)
    return roles


def _own(meta: Metadata) -> Role:
    """The role of a document by its kind and title."""
    title = plain(meta.title.value)
    if _PLANS.search(meta.kind.value) or _PLANS.search(title):
        return "plan"
    return "review" if _TELLS.search(title) else ""


class _Second(NamedTuple):
    """What the second half of a section is about whose heading names two, and the words it begins with."""

    role: Role
    period: str
    begun: bool = False


def _second(head: str) -> _Second | None:
    """The second half that a heading such as 十三五时期成就和十四五时期目标 announces, None if it names none."""
    found = _TWO_HALVES.search(head)
    if found is None:
        return None
    return _Second("target" if "目标" in found["rest"] else "plan", found["period"])


def _outside(unit: Unit, before: bool, own: Role) -> Role:
    """The role of what hangs under the document itself: opening, closing, or the document's own."""
    if unit.kind in {"heading", "item", "caption"}:
        return own or "plan"
    return "opening" if before else "closing"


def _role(unit: Unit, above: Role) -> Role:
    """A unit's role by its own words, else the one from above."""
    if above == "definition":
        return above
    if unit.kind in {"heading", "caption"}:
        title = unit.head[unit.sign.length :] if unit.sign else unit.head
        return _by_heading(title.rstrip("。:; "), unit.level, above)
    if unit.kind not in {"para", "lead", "item"}:
        return above
    if unit.title is not None and (bare := _bare(unit.head[slice(*unit.title)])):
        return bare
    for role, words in _BLOCKS:
        if words(unit.head) and not (role == "review" and above in {"vision", "target"}):
            return role
    return above


def _by_heading(title: str, level: int, above: Role) -> Role:
    """The role that a heading's words give its section: of several the first; aims and tasks together are a plan."""
    if bare := _bare(title):
        return bare
    said = [(match.start(), role) for role, words in _HEADINGS if (match := _says(role, words, title, level))]
    roles = [role for _start, role in sorted(said) if role != "target" or above not in {"review", "situation"}]
    first: Role = roles[0] if roles else above
    if first == "target" and "plan" in roles:
        first = "plan"
    return "review" if first == "plan" and "review" in roles else first


def _bare(title: str) -> Role:
    """The role of a title that is nothing but its name, empty if it is not so."""
    found = _BARE.fullmatch(title)
    return "" if found is None or title in _ALONE else _NOUNS[found["noun"]]


def _says(role: Role, words: re.Pattern[str], title: str, level: int) -> re.Match[str] | None:
    """Where a heading says that its section has a role, if it does."""
    found = words.search(title)
    if found is None or (level >= DEEP and (role in _STRONG_ONLY or found.end() < len(title))):
        return None
    return found if role in _OF_ITSELF or not _is_worked_on(title, found) else None


def _is_worked_on(title: str, found: re.Match[str]) -> bool:
    """Whether the words found are only what a verb before them works on, or no more than how something is."""
    clause = max(title.rfind(sign, 0, found.start()) for sign in ",;: ") + 1
    before = title[clause : found.start()]
    if _COPES.match(title, clause, found.start()) or _GOES_ON.search(title, found.start()):
        return True
    return _MAKES.match(before) is not None and _ATTRIBUTE.search(before) is None


def closes(words: str, salutes: bool) -> bool:
    """Tell whether the last paragraph of a text is its closing appeal, by its first and last words."""
    return salutes or bool(_CLOSING.search(words))
