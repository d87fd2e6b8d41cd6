"""Tables that no link leads to, beside the tables that name the same things.

Alignment links what tables hang under, a caption or a heading, never their cells; a table without a caption would have
no partner however little it changed. It is put beside the one with which it shares most of its labels: cells that say
something in words, since figures are what changes from year to year. The limit: a table whose labels were all renamed
stays alone.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence

from duidu.compare.units import CELL_KINDS, Unit
from duidu.model import Document, Link, Place
from duidu.text.fold import fold

ALIKE = 0.4
"""Share of the labels of both that two tables need in common."""
COMMON = 50
"""A label in more tables than this finds no partners."""
_BETWEEN_CELLS = re.compile(r"[\t|\n]+")
_BLANK = re.compile(r"[\s\u200b-\u200f\ufeff-]+")


def beside(
    base: tuple[Document, Sequence[Unit]], other: tuple[Document, Sequence[Unit]], linked: tuple[Collection[int], ...]
) -> tuple[Link, ...]:
    """Return links for tables that have none: the likest two first, of equals those at the same place.

    Args:
        base: The base document and its rows, as block ids.
        other: The other document and its units.
        linked: The blocks of each that a main link leads to.
    """
    left, right = (dict(_tables(*side, known)) for side, known in zip((base, other), linked, strict=True))
    if not left or not right:
        return ()
    lengths = len(base[1]), len(other[1])
    ranked = sorted(
        (-score, abs(i * lengths[1] - j * lengths[0]), i, j) for i, j, score in _alike(left, right) if score >= ALIKE
    )
    found: dict[int, Link] = {}
    taken: set[int] = set()
    for score, _, i, j in ranked:
        if i not in found and j not in taken:
            taken.add(j)
            found[i] = Link(Place(base[1][i][0]), Place(other[1][j][0]), -score, "main")
    return tuple(found[i] for i in sorted(found))


def _tables(document: Document, units: Sequence[Unit], linked: Collection[int]) -> Iterator[tuple[int, Counter[str]]]:
    """The tables without a link, by the number of their unit, with their labels."""
    for i, unit in enumerate(units):
        if document.blocks[unit[-1]].kind in CELL_KINDS and not any(block in linked for block in unit):
            yield i, _labels(document, unit)


def _labels(document: Document, unit: Unit) -> Counter[str]:
    """The cells of a table that say something in words, or all where none does."""
    spans = (document.blocks[block].span for block in unit)
    cells = (cell for start, end in spans for cell in _BETWEEN_CELLS.split(document.text[start:end]))
    every = Counter(filter(None, (_BLANK.sub("", fold(cell)) for cell in cells)))
    named = {cell: times for cell, times in every.items() if any(map(str.isalpha, cell))}
    return Counter(named or every)


def _alike(left: dict[int, Counter[str]], right: dict[int, Counter[str]]) -> Iterator[tuple[int, int, float]]:
    """Pairs of tables that share a label, with the share of the labels of both that they have in common."""
    holders: dict[str, list[int]] = defaultdict(list)
    for j, labels in right.items():
        for label in labels:
            holders[label].append(j)
    for i, labels in left.items():
        shared = {j for label in labels if len(holders.get(label, ())) <= COMMON for j in holders.get(label, ())}
        for j in sorted(shared):
            yield i, j, 2 * (labels & right[j]).total() / (labels.total() + right[j].total())
