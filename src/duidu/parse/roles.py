"""What a block speaks of: what was done, how things stand, what is aimed at, planned, hoped for, provided for.

The idea: a heading's words give the role of its section; everything below inherits it unless its own first words say
otherwise (过去一年…, 预期目标是…). A review and a plan in one report are so told apart. The limit: a heading that names
only a subject says nothing and inherits, at the top the document's own role; the reader can correct any of it.
"""

import re
from collections.abc import Callable

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
    ("plan", re.compile(r"(?:任务|重点工作|工作重点|工作安排|主要工作|工作部署|工作建议|工作打算|政府工作的建议)")),
    (
        "measure",
        re.compile(
            r"(?:保障|政策|工作|推进)?(?:措施|举措)$|组织(?:实施|保障|领导|推进)|(?:实施|制度|要素)保障|实施机制|规划实施|^附则$"
        ),
    ),
    ("target", re.compile(r"目标|预期指标|主要指标|指标$")),
)
_STRONG_ONLY = frozenset({"situation", "vision", "review"})
DEEP = 3
"""From this level on a heading names subjects: only its last words can change the role."""

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
_CLOSING = re.compile(r"更加?紧密地?团结|号召,")
_PLANS = re.compile(r"要点|计划|规划|纲要|方案|安排|意见|措施|办法|行动")


def assign(units: list[Unit], meta: Metadata) -> list[Role]:
    """Return the role of each unit; units that are not the document's text have none."""
    own: Role = "plan" if _PLANS.search(meta.kind.value) or _PLANS.search(plain(meta.title.value)) else ""
    first = next((index for index, unit in enumerate(units) if unit.kind == "heading"), len(units))
    roles: list[Role] = []
    for index, unit in enumerate(units):
        role: Role = ""
        if unit.kind not in {"title", "meta", "toc", "furniture"}:
            above = roles[unit.parent] if unit.parent != ROOT else _outside(unit, index < first, own)
            role = _role(unit, above)
        roles.append(role)
    return roles


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
    for role, words in _BLOCKS:
        if words(unit.head) and not (role == "review" and above in {"vision", "target"}):
            return role
    return above


def _by_heading(title: str, level: int, above: Role) -> Role:
    """The role that a heading's words give its section."""
    for role, words in _HEADINGS:
        found = words.search(title)
        if found is None:
            continue
        if level >= DEEP and (role in _STRONG_ONLY or found.end() < len(title)):
            continue
        if role == "target" and above in {"review", "situation"}:
            continue
        return role
    return above


def closes(words: str, salutes: bool) -> bool:
    """Tell whether the last paragraph of a text is its closing appeal, by its first and last words."""
    return salutes or bool(_CLOSING.search(words))
