"""How deep headings and items stand, and what each block hangs under, by the document's own nesting.

The idea: a stack of open headings. A sign whose list is open goes on with it, the list whose last number comes just
before its own first (so a box's 1. 2. 3. inside a chapter's 1. 2. 3. is told apart); items that begin anew with the
form of an open heading are a list inside it; a sign that is new hangs under
what is open, unless its form usually stands higher. Paragraphs hang under the nearest heading; between the items of a
list they belong to the item before them. The limit: the order is read from numbers and forms, never from layout.
"""

import re
from typing import NamedTuple

from duidu.model import ROOT
from duidu.parse.front import salutes
from duidu.parse.headings import RANKS, Sign
from duidu.parse.units import Unit


class Open(NamedTuple):
    """An open heading or item: index of its unit, its sign, its depth, whether it is a heading."""

    unit: int
    sign: Sign
    depth: int
    kind: str


UNRANKED = 100


def _rank(form: str) -> int:
    """Where a form usually stands; forms that can stand anywhere stand lowest."""
    return RANKS.get(form, UNRANKED)


def grow(units: list[Unit]) -> None:
    """Give every unit its level and its parent (an index into the list)."""
    stack: list[Open] = []
    under: dict[str, str] = {}
    for index, unit in enumerate(units):
        if unit.kind in {"heading", "item", "caption"} and unit.sign is not None:
            _place(units, index, stack, under)
        elif unit.kind in {"title", "meta", "toc", "furniture"}:
            unit.parent = ROOT
        else:
            if unit.kind == "para" and index and units[index - 1].kind in {"cell", "row"}:
                _close_table(stack)
            unit.parent = _nearest(stack)
            unit.opened = stack[-1].unit if stack else ROOT
    _owned_by_items(units)


def _close_table(stack: list[Open]) -> None:
    """Close a table's caption: its cells are over."""
    if stack and stack[-1].sign.form == "table":
        stack.pop()


def _nearest(stack: list[Open]) -> int:
    """The index of the innermost open unit that text hangs under: a heading, a caption, an article of a law."""
    for entry in reversed(stack):
        if entry.kind != "item" or entry.sign.form == "article":
            return entry.unit
    return ROOT


def _place(units: list[Unit], index: int, stack: list[Open], under: dict[str, str]) -> None:
    """Find the place of a heading, item or caption, and open it."""
    unit = units[index]
    sign = unit.sign
    assert sign is not None  # the caller looked
    if unit.kind == "caption":
        while stack and stack[-1].kind == "caption":
            stack.pop()
        over = next((entry for entry in reversed(stack) if entry.kind == "heading"), None)  # items go on after the box
    else:
        del stack[_keep(units, index, stack, under) :]
        over = stack[-1] if stack else None
    depth = over.depth + 1 if over else 1
    unit.parent = over.unit if over else ROOT
    unit.level = 0 if unit.kind == "caption" else depth
    if sign.form == "figure":
        return  # its caption ends it: nothing stands below
    under.setdefault(sign.form, stack[-1].sign.form if stack else "")
    stack.append(Open(index, sign, depth, unit.kind))


def _keep(units: list[Unit], index: int, stack: list[Open], under: dict[str, str]) -> int:
    """How many of the open units stay open above a new one."""
    unit = units[index]
    sign = unit.sign
    assert sign is not None
    if sign.form == "appendix" or (sign.form == "plain" and _GLOSSARY_TOP.match(unit.head) and not _in_appendix(stack)):
        return 0
    same = [place for place, entry in enumerate(stack) if entry.sign.form == sign.form]
    following = [place for place in same if stack[place].sign.value + 1 == sign.value]
    if following:
        return following[-1]
    if same and unit.kind == "item" and sign.value == 1 and stack[same[-1]].kind == "heading":
        return max(place for place, entry in enumerate(stack) if entry.kind != "item") + 1
    if same and not _begins_inside(stack, same[-1], sign):
        return same[-1]
    return _fresh(units, index, stack, under)


_GLOSSARY_TOP = re.compile(
    r"^\W*(?:有关|相关|部分|主要|专业)?(?:名词|术语|词语)(?:解释|注释|说明|释义)|^\W*注\s?[释解]\W*$"
)


def _in_appendix(stack: list[Open]) -> bool:
    """Whether an appendix is open."""
    return any(entry.sign.form == "appendix" for entry in stack)


def _begins_inside(stack: list[Open], place: int, sign: Sign) -> bool:
    """Whether a list that begins anew stands inside a box, an appendix or a heading opened since its form was."""
    if sign.value != 1:
        return False
    since = stack[place + 1 :]
    return any(entry.kind == "caption" or entry.sign.form in {"plain", "sentence"} for entry in since)


def _fresh(units: list[Unit], index: int, stack: list[Open], under: dict[str, str]) -> int:
    """How many units stay open above a sign whose list is not open."""
    sign = units[index].sign
    assert sign is not None
    if sign.form in {"plain", "sentence"}:
        return _above_plain(units, index, stack)
    if (
        stack
        and stack[-1].unit == index - 1
        and stack[-1].kind == "heading"
        and sign.value <= 1
        and _rank(sign.form) > MAJOR
    ):
        return len(stack)
    keep = len(stack)
    while keep and _stands_above(sign, stack, keep - 1):
        keep -= 1
    known = [place for place, entry in enumerate(stack) if entry.sign.form == under.get(sign.form)]
    return max(keep, known[-1] + 1) if known else keep


MAJOR = 2
"""Parts, chapters and sections always stand where their rank says."""


def _stands_above(sign: Sign, stack: list[Open], place: int) -> bool:
    """Whether a new sign closes an open unit."""
    entry = stack[place]
    if entry.sign.form in {"plain", "sentence"}:
        above = next((e for e in reversed(stack[:place]) if e.sign.form in RANKS), None)
        return _rank(sign.form) <= MAJOR or (above is not None and sign.form != "dash" and _rank(sign.form) <= POINTED)
    if entry.kind == "caption":
        return entry.sign.form == "table" or _rank(sign.form) <= MAJOR
    if entry.sign.form == "appendix":
        return False
    return _rank(sign.form) <= _rank(entry.sign.form)


POINTED = RANKS["paren"]


def _above_plain(units: list[Unit], index: int, stack: list[Open]) -> int:
    """How many units stay open above an unnumbered heading whose form is not open.

    Items close; and where the list that begins right below it has been counting for long, a new paper begins.
    """
    after = units[index + 1].sign if index + 1 < len(units) else None
    if after is not None and after.value == 1 and _rank(after.form) <= POINTED:
        for place, entry in enumerate(stack):
            if entry.sign.form == after.form and entry.sign.value > 1:
                return place
    keep = len(stack)
    while keep and stack[keep - 1].kind == "item":
        keep -= 1
    return keep


def _owned_by_items(units: list[Unit]) -> None:
    """Hang paragraphs that stand between the items of one list under the item before them."""
    owners: set[tuple[int, str]] = set()
    last: dict[int, int] = {}
    between: dict[int, list[int]] = {}
    addressed = False
    for index, unit in enumerate(units):
        addressed = unit.kind == "para" and (addressed or salutes(unit.lines[0]))
        if unit.kind == "heading":
            last.clear()
        elif _counts(unit):
            _follow(units, index, owners, (last, between))
        elif not addressed and (item := _open_item(units, unit)) is not None and last.get(units[item].parent) == item:
            between.setdefault(item, []).append(index)
    for item, indexes in between.items():
        sign = units[item].sign
        if sign and ((units[item].parent, sign.form) in owners or sign.form == "article"):
            for index in indexes:
                units[index].parent = item


def _counts(unit: Unit) -> bool:
    """Whether a unit is an item of a list that counts."""
    return unit.kind == "item" and unit.sign is not None and unit.sign.form not in {"dash", "letter"}


def _open_item(units: list[Unit], unit: Unit) -> int | None:
    """The item that a paragraph or cell follows, if the last thing opened before it is one."""
    if unit.opened == ROOT or unit.kind not in {"para", "cell", "row"}:
        return None
    return unit.opened if units[unit.opened].kind == "item" else None


def _follow(
    units: list[Unit],
    index: int,
    owners: set[tuple[int, str]],
    seen: tuple[dict[int, int], dict[int, list[int]]],
) -> None:
    """Note an item, and that its list owns paragraphs when some stand between it and the item before it."""
    last, between = seen
    unit = units[index]
    before = last.get(unit.parent)
    if before is not None and between.get(before) and unit.sign and _same_list(units[before], unit):
        owners.add((unit.parent, unit.sign.form))
    last[unit.parent] = index


def _same_list(before: Unit, unit: Unit) -> bool:
    """Whether two items count in one list."""
    return before.sign is not None and unit.sign is not None and before.sign.form == unit.sign.form
