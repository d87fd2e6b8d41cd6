"""Filters of a query: which documents (year, place, kind, doc) and which passages (role, in) are looked at.

Names and roles may be given in Chinese or English. A value is looked for inside the fact (``place:南开``
finds 天津市南开区); years and roles are taken as they are.
"""

import re
from typing import Final, NamedTuple, get_args

from duidu.model import Note, Role
from duidu.text.fold import fold

LAYERS: Final = frozenset({"text", "furniture", "toc", "meta", "repeated"})
"""What passages may belong to: the text itself, what sites put around it, contents, imprint, titles said again."""
NAMES: Final = {
    "title": "title",
    "标题": "title",
    "year": "year",
    "年份": "year",
    "place": "place",
    "地方": "place",
    "kind": "kind",
    "文种": "kind",
    "role": "role",
    "作用": "role",
    "doc": "doc",
    "文档": "doc",
    "in": "in",
    "范围": "in",
}
ROLES: Final = {role: role for role in get_args(Role) if role} | {
    "回顾": "review",
    "总结": "review",
    "形势": "situation",
    "目标": "target",
    "计划": "plan",
    "任务": "plan",
    "远景": "vision",
    "保障": "measure",
    "措施": "measure",
    "开头": "opening",
    "结尾": "closing",
    "定义": "definition",
    "名词解释": "definition",
}
_LAYER_NAMES: Final = {layer: (layer,) for layer in LAYERS} | {
    "contents": ("toc",),
    "titles": ("repeated",),
    "all": tuple(sorted(LAYERS)),
    "正文": ("text",),
    "目录": ("toc",),
    "网页": ("furniture",),
    "版记": ("meta",),
    "全部": tuple(sorted(LAYERS)),
}
_YEARS: Final = re.compile(r"(?P<first>[0-9]{4})?年?(?P<to>\.\.+|[-~])?(?P<last>[0-9]{4})?年?")
NO_END: Final = 9999


class Filter(NamedTuple):
    """One filter: what is asked (``year`` ``place`` ``kind`` ``doc`` ``role``), of what value, and whether wanted.

    `first` and `last` are of years.
    """

    field: str
    value: str
    first: int = 0
    last: int = 0
    wanted: bool = True


def filter_of(name: str, value: str, notes: list[Note]) -> Filter | None:
    """Return the filter of a name (as `NAMES` gives it) and a folded value; None, and a note why, if it makes none."""
    if not value:
        notes.append(Note("empty_filter", (name,)))
        return None
    if name == "year":
        return _year(value, notes)
    if name == "role":
        role = ROLES.get(value)
        if role is None:
            notes.append(Note("unknown_role", (value,)))
        return Filter("role", role) if role else None
    return Filter(name, value)


def makes_sense(name: str, value: str) -> bool:
    """Return whether a filter of this name can take a value."""
    notes: list[Note] = []
    if name == "in":
        layers_of(value, notes)
    elif name != "title":
        filter_of(name, value, notes)
    return bool(value) and not notes


def _year(value: str, notes: list[Note]) -> Filter | None:
    """The filter of a year or a range of years; either end may be open, and they may be the wrong way round."""
    found = _YEARS.fullmatch(value)
    if found is None or not (found["first"] or found["last"]):
        notes.append(Note("bad_year", (value,)))
        return None
    first, last = int(found["first"] or 0), int(found["last"] or 0)
    if not found["to"]:
        return Filter("year", value, first, first) if first else None
    last = last or NO_END
    return Filter("year", value, min(first, last), max(first, last))


def layers_of(value: str, notes: list[Note]) -> set[str]:
    """Return the layers that a value of ``in:`` names, several with commas between; a note tells of unknown ones."""
    found: set[str] = set()
    for name in fold(value).split(","):
        if name not in _LAYER_NAMES:
            notes.append(Note("unknown_layer", (name,)))
        found.update(_LAYER_NAMES.get(name, ()))
    return found
