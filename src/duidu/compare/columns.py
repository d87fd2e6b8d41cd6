"""Where the text of one other document goes: beside which row of the base, and what only refers to it.

Rules, in order. A unit stands beside the row of its best main link. A row without any main link takes its best partial
partner, if that has no main link anywhere and no better row. Every further link is a reference ("also"): no text stands
on two rows. Tables without a link are put beside those with the same labels (`tables`).
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from duidu.align.hand import by_reader
from duidu.compare import tables
from duidu.compare.units import Unit, units
from duidu.model import Alignment, Also, Document, Link


class Partner(NamedTuple):
    """A unit of the other document (by index) that a row is linked to."""

    link: Link
    unit: int


@dataclass(frozen=True, slots=True)
class Column:
    """One other document against the rows of the base.

    `partners` are those of each row, best first; `homes` says beside which row a unit stands; `linked` are the units
    with a main link to anything in the base, in scope or not.
    """

    document: Document
    units: tuple[Unit, ...]
    partners: tuple[tuple[Partner, ...], ...]
    homes: dict[int, int]
    linked: frozenset[int]

    def cells(self) -> dict[int, tuple[int, ...]]:
        """The blocks that stand beside each row that has any, in order of their document."""
        found: dict[int, tuple[int, ...]] = {}
        for unit, row in sorted(self.homes.items()):
            found[row] = found.get(row, ()) + self.units[unit]
        return found


def best_first(link: Link) -> tuple[bool, bool, float, int, int]:
    """Sorts links: the reader's first, main ones before partial ones, then by score, then by place."""
    return not by_reader(link), link.strength != "main", -link.score, link.a.block, link.b.block


def counterparts(alignment: Alignment, block_id: int) -> tuple[Link, ...]:
    """Return the links of a block of the alignment's first document, best first."""
    return tuple(sorted((link for link in alignment.links if link.a.block == block_id), key=best_first))


def column(base: Document, rows: Sequence[Unit], document: Document, alignment: Alignment) -> Column:
    """Return where the units of a document stand beside the rows of the base.

    Args:
        base: The base document.
        rows: Its rows, as block ids.
        document: The other document.
        alignment: The alignment of the base with it.
    """
    own = units(document)
    unit_of = {block: i for i, unit in enumerate(own) for block in unit}
    row_of = {block: i for i, row in enumerate(rows) for block in row}
    found: dict[int, dict[int, Link]] = defaultdict(dict)
    main = [link for link in alignment.links if link.strength == "main"]
    ends = {link.a.block for link in main}, {link.b.block for link in main}
    links = [*alignment.links, *tables.beside((base, rows), (document, own), ends)]
    for link in sorted(links, key=best_first):
        if link.a.block in row_of and link.b.block in unit_of:
            found[row_of[link.a.block]].setdefault(unit_of[link.b.block], link)
    partners = tuple(tuple(Partner(link, unit) for unit, link in found[i].items()) for i in range(len(rows)))
    linked = {unit_of[x.b.block] for x in links if x.strength == "main" and x.b.block in unit_of}
    homes = _main_homes(partners)
    homes |= _partial_homes(partners, linked)
    return Column(document, own, partners, homes, frozenset(linked))


def _main_homes(partners: Sequence[Sequence[Partner]]) -> dict[int, int]:
    """Each unit's row by its best main link."""
    every = [(best_first(p.link), p.unit, row) for row, some in enumerate(partners) for p in some if _is_main(p)]
    homes: dict[int, int] = {}
    for _, unit, row in sorted(every):
        homes.setdefault(unit, row)
    return homes


def _partial_homes(partners: Sequence[Sequence[Partner]], linked: set[int]) -> dict[int, int]:
    """Rows that have no main link, with the best partial partner that nobody else wants, one for each."""
    every = [
        (best_first(p.link), p.unit, row)
        for row, some in enumerate(partners)
        if not any(map(_is_main, some))
        for p in some
        if p.unit not in linked
    ]
    homes: dict[int, int] = {}
    rows: set[int] = set()
    for _, unit, row in sorted(every):
        if unit not in homes and row not in rows:
            homes[unit] = row
            rows.add(row)
    return homes


def _is_main(partner: Partner) -> bool:
    """Whether the link is one of the main ones."""
    return partner.link.strength == "main"


def also(found: Column, row: int) -> tuple[Also, ...]:
    """Return the partners of a row that stand elsewhere or nowhere, best first, by the block that is linked."""
    return tuple(
        Also(partner.link.b.block, partner.link.score, partner.link.strength)
        for partner in found.partners[row]
        if found.homes.get(partner.unit) != row
    )


def shown_link(found: Column, row: int) -> Link | None:
    """Return the best link behind the cell of a row, None where nothing stands there."""
    return next((p.link for p in found.partners[row] if found.homes.get(p.unit) == row), None)
