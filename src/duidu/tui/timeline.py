"""A trace's years as rows of cells: true to scale, a year not held a dot and never a zero, a plan a bar over its years.

The idea: every year has the same number of cells, so that gaps look as long as they were; how often is said in figures
where there is room, and always by a block. The limit: with more years than cells several share one, and the block is
that of the most. No Textual here.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from duidu.evolve.trace import Column, Series, Trace
from duidu.tui.draw import cells, clip

BLOCKS: Final = "▁▂▃▄▅▆▇█"
NOT_HELD, NONE, BAR = "·", "0", "━"
MOST_CELLS: Final = 12
"""Cells of a year at most; more would only be empty."""
LEAST_FIGURE: Final = 3
"""Cells of a year from which its count stands in figures."""
LEAST_WORD: Final = 7
"""Cells of a year from which its standing stands in words."""
LABEL: Final = 4
"""Digits of a year."""

Piece = tuple[str, str]
"""A stretch of text and the name of its style."""


class Heads(NamedTuple):
    """What stands at the left of each row, how a standing is said, and what else is said of each document."""

    years: str
    times: str
    amount: str
    rank: str
    standings: Mapping[str, str]
    more: Sequence[tuple[str, Mapping[str, str]]] = ()


@dataclass(frozen=True, slots=True)
class Year:
    """What is held of a year: its columns; `planned` where a plan written before reaches over it."""

    year: int
    columns: tuple[Column, ...]
    planned: bool = False

    @property
    def count(self) -> int:
        """How often in the document that has it most."""
        return max((column.count for column in self.columns), default=0)


def years(found: Trace, series: Series) -> list[Year]:
    """Return all years from the first held to the last planned."""
    columns = [found.column(name) for name in series.documents if found.column(name).witness.year]
    if not columns:
        return []
    first = min(column.witness.year for column in columns)
    last = max(column.witness.last for column in columns)
    return [
        Year(
            year,
            tuple(column for column in columns if column.witness.year == year),
            any(column.witness.year < year <= column.witness.last for column in columns),
        )
        for year in range(first, last + 1)
    ]


def rows(found: Trace, series: Series, width: int, heads: Heads, current: str = "") -> list[list[Piece]]:
    """Return the rows of a timeline.

    Args:
        found: The trace.
        series: Whose documents are drawn.
        width: Cells there are.
        heads: The words at the left.
        current: The document under the cursor, whose year is marked.
    """
    every = years(found, series)
    if not every:
        return []
    gutter = max(cells(head) for head in (*heads[:4], *(head for head, _ in heads.more))) + 2
    room = max(1, width - gutter)
    share = -(-len(every) // room)
    grouped = [every[at : at + share] for at in range(0, len(every), share)]
    cell = max(1, min(MOST_CELLS, room // len(grouped)))
    made = [(heads.years, list(_axis(grouped, cell, current)))]
    if cell >= LEAST_FIGURE:
        made.append((heads.times, [_figure(group, cell) for group in grouped]))
    most = max(max(year.count for year in group) for group in grouped)
    made.append((heads.amount, [_block(group, cell, most) for group in grouped]))
    if cell >= LEAST_WORD:
        made.append((heads.rank, [_rank(group, cell, heads.standings) for group in grouped]))
    made += [(head, list(_said(grouped, cell, words))) for head, words in heads.more if _has_room(cell, words)]
    return [[(head + " " * (gutter - cells(head)), "dim"), *pieces] for head, pieces in made]


def _axis(grouped: Sequence[Sequence[Year]], cell: int, current: str) -> Iterator[Piece]:
    """The years under which documents stand; others short or not at all, a plan's years a bar."""
    free = 0
    for i, group in enumerate(grouped):
        at, held = i * cell, any(year.columns for year in group)
        planned = all(year.planned and not year.columns for year in group)
        label = _label(group, cell, held)
        if at < free:  # the year before is still being written
            yield _rest("", max(0, at + cell - free), BAR if planned else " ", "dim")
            free = max(free, at + cell)
            continue
        if planned or (len(label) + (cell > 1) > cell and not _fits(grouped, i, cell, len(label))):
            label = ""
        here = any(column.document == current for year in group for column in year.columns)
        style = "key" if here else "strong" if held else "dim"
        after = _next_planned(grouped, i)
        yield _rest(label, max(cell, len(label)), BAR if planned or (after and label) else " ", style)
        free = at + max(cell, len(label))


def _label(group: Sequence[Year], cell: int, held: bool) -> str:
    """How a year is written: in full where there is room, by its last digits, or only where a decade begins."""
    year = next((one.year for one in group if one.columns), group[0].year)
    decade = next((one.year for one in group if one.year % 10 == 0), 0)
    if cell > LABEL:
        return str(year) if held else f"{year % 100:02d}"
    if cell >= LEAST_FIGURE:
        return f"{year % 100:02d}"
    return str(decade) if decade else ""


def _fits(grouped: Sequence[Sequence[Year]], at: int, cell: int, length: int) -> bool:
    """Whether a label may run over the cells of the next years."""
    return at * cell + length <= len(grouped) * cell


def _next_planned(grouped: Sequence[Sequence[Year]], at: int) -> bool:
    """Whether a plan reaches over the next year."""
    return at + 1 < len(grouped) and grouped[at + 1][0].planned and not grouped[at + 1][0].columns


def _rest(text: str, width: int, fill: str, style: str) -> Piece:
    """A text filled up to a width."""
    return text + fill * (width - cells(text)), style


def _figure(group: Sequence[Year], cell: int) -> Piece:
    """How often, for each document of the year."""
    held = [column for year in group for column in year.columns]
    if not held:
        return _rest("" if all(year.planned for year in group) else NOT_HELD, cell, " ", "dim")
    text = clip("+".join(str(column.count) for column in held), cell)
    return _rest(text, cell, " ", "strong" if any(column.count for column in held) else "caution")


def _block(group: Sequence[Year], cell: int, most: int) -> Piece:
    """How often as a block, a document without the phrase as 0."""
    held = any(year.columns for year in group)
    wide = max(1, cell - 1)
    if not held:
        return _rest("" if all(year.planned for year in group) else NOT_HELD, cell, " ", "dim")
    count = max(year.count for year in group)
    if not count:
        return _rest(NONE, cell, " ", "caution")
    return _rest(BLOCKS[(count * len(BLOCKS) - 1) // max(1, most)] * wide, cell, " ", "bar")


def _has_room(cell: int, words: Mapping[str, str]) -> bool:
    """Whether there is room for words, or all of them are short enough."""
    return cell >= LEAST_WORD or max(map(cells, words.values()), default=cell + 1) <= cell


def _said(grouped: Sequence[Sequence[Year]], cell: int, words: Mapping[str, str]) -> Iterator[Piece]:
    """What is said of the first document of each year; it runs on over the years after it that have no document."""
    taken = 0
    for i, group in enumerate(grouped):
        if taken > 0:
            taken -= 1
            continue
        held = next((column.document for year in group for column in year.columns), "")
        while held and i + taken + 1 < len(grouped) and not any(year.columns for year in grouped[i + taken + 1]):
            taken += 1
        wide = cell * (taken + 1)
        text = words.get(held, "")
        yield _rest(text if cells(text) <= wide else clip(text, wide - 1), wide, " ", "dim")


def _rank(group: Sequence[Year], cell: int, words: Mapping[str, str]) -> Piece:
    """The highest standing in words."""
    held = [column for year in group for column in year.columns if column.count]
    text = words.get(held[0].standing, "") if held else ""
    return _rest(clip(text, cell - 1), cell, " ", "dim")
