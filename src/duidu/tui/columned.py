"""Documents as the columns of a table: in order of year, years not held between them, so that a gap is no zero.

No Textual here. Where one year has several documents their places tell them apart, else their kinds, else a number;
where all are of one year, the place alone. A plan of several years covers them: they are no gap.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from duidu.evolve.works import Witness

NOT_HELD: Final = "\u00b7"
"""Stands in a column of years of which no document is held."""


class Head(NamedTuple):
    """A column: its title, its document; without one, the years between two documents that are not held."""

    title: str
    document: str = ""
    first: int = 0
    last: int = 0


def heads(columns: Sequence[Witness]) -> list[Head]:
    """Return the columns of some documents, which are in order of year, with the gaps between their years."""
    covered = {year for one in columns if one.year for year in range(one.year, max(one.year, one.last) + 1)}
    titles = _titles(columns)
    found: list[Head] = []
    before = 0
    for one, title in zip(columns, titles, strict=True):
        if before and one.year:
            found += _gaps([year for year in range(before + 1, one.year) if year not in covered])
        before = max(before, one.year)
        found.append(Head(title, one.document, one.year, one.last))
    return found


def _gaps(years: Sequence[int]) -> Iterator[Head]:
    """A column for each run of years."""
    start = 0
    for at, year in enumerate(years):
        if at + 1 == len(years) or years[at + 1] != year + 1:
            first, last = years[start], year
            title = f"{first % 100:02d}" if first == last else f"{first % 100:02d}\u2013{last % 100:02d}"
            yield Head(title, "", first, last)
            start = at + 1


def _titles(columns: Sequence[Witness]) -> list[str]:
    """What each document is called."""
    years = Counter(one.year for one in columns)
    places = {one.meta.place.value for one in columns}
    kinds = Counter((one.year, one.meta.kind.value) for one in columns)
    titles = []
    for one in columns:
        year = _years(one)
        place = one.meta.place.value
        if not year:
            titles.append(one.document)
        elif len(years) == 1 and len(columns) == len(places):
            titles.append(place or year)
        elif years[one.year] > 1 and len(places) > 1:
            titles.append(f"{year} {place}".strip())
        elif years[one.year] > 1 and kinds[one.year, one.meta.kind.value] == 1 and one.meta.kind.value:
            titles.append(f"{year} {one.meta.kind.value}")
        else:
            titles.append(year)
    return _numbered(titles)


def _years(one: Witness) -> str:
    """The years a document stands for."""
    if not one.year:
        return ""
    return f"{one.year}\u2013{one.last % 100:02d}" if one.last > one.year else str(one.year)


def _numbered(titles: Sequence[str]) -> list[str]:
    """Titles told apart by a number where several are the same."""
    times, seen = Counter(titles), Counter[str]()
    found = []
    for title in titles:
        seen[title] += 1
        found.append(f"{title} #{seen[title]}" if times[title] > 1 else title)
    return found
