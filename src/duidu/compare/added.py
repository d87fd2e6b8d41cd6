"""Where the text that only the other document has stands among the rows of the base.

In a whole comparison every unit without a row gets one of its own. In a comparison of a section only units of its
counterparts do: a section is a counterpart if its heading is the partner of one in scope and of no other, if the
reader linked them, or if at least half of its paragraphs, and two, stand beside the scope. So a single partner from a
large foreign section brings in nothing but itself. A subsection whose heading belongs outside the scope is left out.

A new heading precedes the first text below it that stands beside a row; what else is new below a new heading follows
it. Any other new unit follows the unit before it in its own document, or precedes the one behind it when only that one
is of the same section.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from duidu.align.hand import by_reader
from duidu.compare.columns import Column
from duidu.compare.units import Unit, heading_of
from duidu.model import BODY_KINDS, ROOT, Document
from duidu.text.outline import ancestors

FEWEST = 2
"""Paragraphs that must stand beside the scope before their section counts as its counterpart."""


class Added(NamedTuple):
    """A unit without a partner, and the base's heading under which it is shown."""

    unit: int
    section: int


class Slots(NamedTuple):
    """Units that get rows of their own: right before a row of the base, and right after it (-1: before the first)."""

    before: dict[int, list[Added]]
    after: dict[int, list[Added]]


class _Slot(NamedTuple):
    """Before or after which row a unit goes."""

    row: int
    leads: bool


def added(base: Document, rows: Sequence[Unit], found: Column, scoped: bool) -> Slots:
    """Return the units that get rows of their own.

    Args:
        base: The base document.
        rows: Its rows.
        found: The other document's column.
        scoped: Whether the rows are only a part of the base.
    """
    wanted = _in_counterparts(found) if scoped else set(range(len(found.units)))
    wanted -= found.homes.keys()
    slots = Slots(defaultdict(list), defaultdict(list))
    chosen: dict[int, _Slot] = {}
    before, following = -1, _following(found)
    for unit, blocks in enumerate(found.units):
        if unit in found.homes:
            before = unit
        elif unit in wanted:
            row, leads = chosen[blocks[0]] = _slot(found, unit, (before, following[unit]), chosen)
            section = _section_before(base, rows, row) if leads else _section_at(base, rows, row)
            (slots.before if leads else slots.after)[row].append(Added(unit, section))
    return slots


def _slot(found: Column, unit: int, around: tuple[int, int], chosen: Mapping[int, _Slot]) -> _Slot:
    """Where a unit goes: beside its neighbours that have a row, or behind the new heading it stands under."""
    before, after = around
    own, parent = found.units[unit][0], _parent(found, unit)
    above = ancestors(found.document, own)
    if after >= 0 and own in ancestors(found.document, found.units[after][0]):
        return _Slot(found.homes[after], leads=True)
    latest = found.units[before][0] if before >= 0 else -1
    for block in reversed(above):
        if block in chosen and block > latest:
            return chosen[block]
    kin = set() if before < 0 else {_parent(found, before), found.units[before][0]}
    if after >= 0 and (before < 0 or (parent == _parent(found, after) and parent not in kin)):
        return _Slot(found.homes[after], leads=True)
    return _Slot(found.homes.get(before, -1), leads=False)


def _following(found: Column) -> list[int]:
    """For each unit the next one that stands beside a row, -1 for none."""
    after, nearest = [-1] * len(found.units), -1
    for unit in range(len(found.units) - 1, -1, -1):
        after[unit] = nearest
        if unit in found.homes:
            nearest = unit
    return after


def _parent(found: Column, unit: int) -> int:
    """The block that a unit hangs under."""
    return found.document.blocks[found.units[unit][0]].parent


def _section_at(base: Document, rows: Sequence[Unit], row: int) -> int:
    """The base's heading that holds right after a row."""
    return heading_of(base, rows[row][0]) if row >= 0 else ROOT


def _section_before(base: Document, rows: Sequence[Unit], row: int) -> int:
    """The base's heading that holds right before a row."""
    block = base.blocks[rows[row][0]]
    if block.kind != "heading":
        return heading_of(base, block.id)
    return ROOT if block.parent == ROOT else heading_of(base, block.parent)


def _in_counterparts(found: Column) -> set[int]:
    """The units without a link that stand in counterparts of the scope."""
    document = found.document
    above = [set(ancestors(document, unit[0])) | {unit[0]} for unit in found.units]
    foreign = {found.units[u][0] for u in found.linked - found.homes.keys()}
    sections = _titled(found) | _populated(found, above)
    return {
        unit
        for unit, path in enumerate(above)
        if unit not in found.linked and path & sections and not _below_foreign(path, foreign, document)
    }


def _below_foreign(path: Collection[int], foreign: set[int], document: Document) -> bool:
    """Whether a unit stands under a heading whose partner is outside the scope."""
    return any(block in foreign and document.blocks[block].kind == "heading" for block in path)


def _titled(found: Column) -> set[int]:
    """Headings that are the partner of a heading in scope and of no other, or that the reader put beside one."""
    return {
        partner.link.b.block
        for some in found.partners
        for partner in some
        if partner.link.strength == "main"
        and (partner.link.relation in {"one", "split"} or by_reader(partner.link))
        and found.document.blocks[partner.link.b.block].kind == "heading"
    }


def _populated(found: Column, above: Sequence[Collection[int]]) -> set[int]:
    """Sections at least half of whose paragraphs stand beside the scope."""
    every: Counter[int] = Counter()
    here: Counter[int] = Counter()
    for unit, path in enumerate(above):
        if found.document.blocks[found.units[unit][0]].kind in BODY_KINDS:
            every.update(path)
            here.update(path if unit in found.homes else ())
    return {block for block, times in here.items() if times >= FEWEST and 2 * times >= every[block]}
