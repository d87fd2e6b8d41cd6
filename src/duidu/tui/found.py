"""What a search found, as its list shows it: hits in groups by document or by year, and how many each year has.

Groups by document stand in the order of their best hit, groups by year in order of time; inside hits stay in the order
of their points. A year that no document of the corpus is of is told from a year without hits: the one is not known.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Literal, NamedTuple

from duidu.model import Hit
from duidu.tui.draw import cells

By = Literal["document", "year"]

LINES = 2
"""Display lines of a hit."""
BARS = "▁▂▃▄▅▆▇█"
NONE, NOT_HELD, RUNS_ON = "0", "·", "━"
MOST_YEARS = 200
"""Years of a corpus that are looked at: one misread date must not make a bar of two thousand."""


class Group(NamedTuple):
    """Hits that stand under one head: a document's id or a year, and where they begin among all hits."""

    name: str
    year: int
    first: int
    many: int


class Entry(NamedTuple):
    """A line of the list: a hit of a group, or with -1 the group's head."""

    group: int
    hit: int


@dataclass(frozen=True, slots=True)
class Grouped:
    """Hits in the order of the list, and its entries as a flow; the cursor passes over heads and second lines."""

    hits: tuple[Hit, ...] = ()
    groups: tuple[Group, ...] = ()
    entries: tuple[Entry, ...] = ()

    @property
    def size(self) -> int:
        """The number of entries."""
        return len(self.entries)

    def height(self, entry: int) -> int:
        """Return the lines of an entry."""
        return LINES if self.entries[entry].hit >= 0 else 1

    def blank(self, spot: tuple[int, int]) -> bool:
        """Return whether the cursor passes over a row."""
        entry, row = spot
        return row > 0 or self.entries[entry].hit < 0

    def first(self, height: int) -> tuple[Hit, ...]:
        """Return the hits that stand in so many lines from the top."""
        ends = accumulate(map(self.height, range(self.size)))
        inside = sum(entry.hit >= 0 and end - LINES < height for entry, end in zip(self.entries, ends, strict=True))
        return self.hits[:inside]

    def entry_of(self, hit: int) -> int:
        """Return the entry of a hit by its number."""
        return next((i for i, entry in enumerate(self.entries) if entry.hit == hit), 0)


def grouped(hits: Iterable[Hit], by: By) -> Grouped:
    """Return hits in groups."""
    kept: dict[str | int, list[Hit]] = {}
    for hit in hits:
        kept.setdefault(hit.document if by == "document" else hit.year, []).append(hit)
    if by == "year":
        kept = dict(sorted(kept.items(), key=lambda pair: pair[0] or MISSING))
    ordered: list[Hit] = []
    groups: list[Group] = []
    entries: list[Entry] = []
    for name, inside in kept.items():
        entries.append(Entry(len(groups), -1))
        entries.extend(Entry(len(groups), len(ordered) + i) for i in range(len(inside)))
        groups.append(Group(str(name), inside[0].year, len(ordered), len(inside)))
        ordered.extend(inside)
    return Grouped(tuple(ordered), tuple(groups), tuple(entries))


MISSING = 10_000
"""Where hits without a year stand: after all years there are."""


@dataclass(frozen=True, slots=True)
class Years:
    """What there is of each year: hits, documents that stand under it, years that a plan of an earlier one covers."""

    counts: Mapping[int, int] = field(default_factory=dict)
    held: frozenset[int] = frozenset()
    covered: frozenset[int] = frozenset()

    @property
    def all(self) -> range:
        """From the first year there is anything of to the last."""
        known = {year for year in (*self.counts, *self.held, *self.covered) if year}
        return range(max(min(known), max(known) - MOST_YEARS), max(known) + 1) if known else range(0)


def years(hits: Iterable[Hit], held: Iterable[int], covered: Iterable[int]) -> Years:
    """Return what there is of each year."""
    return Years(Counter(hit.year for hit in hits), frozenset(held), frozenset(covered))


Parts = list[tuple[str, str]]
"""Words with their style names, as bars take them."""


def bar(found: Years, width: int) -> Parts:
    """Return how many hits each year has: with figures while they fit, else a column a year, the latest years first.

    >>> "".join(text for text, _ in bar(Years({2012: 1, 2014: 4}, frozenset({2012, 2014, 2015})), 60))
    '2012 ▂1 · 2014 █4 2015 0'
    >>> "".join(text for text, _ in bar(Years({2012: 1, 2014: 4}, frozenset({2012, 2014, 2015})), 20))
    '2012 ▂·█0 2015'
    """
    if not found.all:
        return []
    wide = _wide(found)
    if cells("".join(text for text, _ in wide)) <= width:
        return wide
    shown = found.all[-max(1, width - 2 * len("2012 ")) :]
    narrow = [_narrow(found, year) for year in shown]
    return [(f"{shown[0]} ", "dim"), *narrow, (f" {shown[-1]}", "dim")]


def _wide(found: Years) -> Parts:
    """Each year there are documents of with its figure, a sign for each of the others."""
    parts: Parts = []
    signs = ""
    for year in found.all:
        if year not in found.counts and year not in found.held:
            signs += sign_of(found, year)
            continue
        if signs or parts:
            parts.append((f" {signs} " if signs else " ", "dim"))
        signs = ""
        count = found.counts.get(year, 0)
        parts.extend([(f"{year} ", "dim"), (f"{_column(found, count)}{count}", "key" if count else "dim")])
    return [*parts, (f" {signs}", "dim")] if signs else parts


def _narrow(found: Years, year: int) -> tuple[str, str]:
    """One sign for a year."""
    count = found.counts.get(year, 0)
    if count:
        return _column(found, count), "key"
    return sign_of(found, year), "dim"


def sign_of(found: Years, year: int) -> str:
    """Return the sign of a year without hits."""
    return NONE if year in found.held else RUNS_ON if year in found.covered else NOT_HELD


def _column(found: Years, count: int) -> str:
    """A column as high as a count is beside the largest; nothing for none."""
    most = max(found.counts.values(), default=0)
    return BARS[-(-count * len(BARS) // most) - 1] if count else ""
