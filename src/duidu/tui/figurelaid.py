"""The table of figures laid out: its years, and of each series a row with a cell for each of them. No Textual here."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from duidu.evolve.series import Series
from duidu.evolve.stated import Stated
from duidu.settings.words import _
from duidu.tui import figuretable, figuretabled
from duidu.tui.figuretable import Axis, Choice, Figured
from duidu.tui.ranked import Line, Rank, number_rank
from duidu.tui.rows import Cell

BLANK: Final = Cell("")
"""The cell of a year without a figure."""
LAST: Final = number_rank(None)
"""By what it is sorted."""
_APART: Final = frozenset({"redefined", "level_growth", "stock_increment"})
"""Labels whose figures are no step from the one before."""


class Key(NamedTuple):
    """What a row is of: a series, or a figure in a damaged place; an index of either."""

    sort: str
    at: int


class Laid(NamedTuple):
    """The table laid out: of which figures and choice, its years, its rows, how many of them are series."""

    value: Figured
    choice: Choice
    years: list[int]
    lines: list[Line]
    shown: int


class Drawn(NamedTuple):
    """What rows are laid out for: figures, choice, years, the years that small charts reach over."""

    value: Figured
    choice: Choice
    years: Sequence[int]
    over: Axis | None


def laid_out(value: Figured, choice: Choice) -> Laid:
    """Return the rows and years of a choice."""
    wanted = {id(one) for one in figuretable.shown(value, choice)}
    found = [(at, one) for at, one in enumerate(value.series) if id(one) in wanted]
    hurt = set(figuretable.damaged(value, choice))
    years = figuretable.columns((one for _at, one in found), choice)
    years = years or sorted({stated.year for stated in hurt})
    drawn = Drawn(value, choice, years, figuretable.axis((one for _at, one in found), choice))
    lines = [_row(drawn, at) for at, _one in found]
    lines += [_damaged_row(i, one, years) for i, one in enumerate(value.damaged) if one in hurt]
    return Laid(value, choice, years, lines, len(found))


def _row(drawn: Drawn, at: int) -> Line:
    """The row of a series."""
    value, choice, years, over = drawn
    one = value.series[at]
    cells = [
        Cell(figuretable.label(one), ("strong",)),
        Cell(figuretable.charted(one, over, choice), ("dim",)),
    ]
    ranks: list[Rank] = [(0, 0.0, figuretable.label(one)), (0, -float(len(one.years)), "")]
    held = figuretable.by_year(value, one, choice)
    for year in years:
        some = held.get(year)
        cells.append(BLANK if some is None else Cell(figuretable.cell_of(value, one, some), _styles(one, some)))
        ranks.append(LAST if some is None else number_rank(float(one.points[some[0]].low)))
    return Line(tuple(cells), Key("series", at), one.place or _("no place known"), tuple(ranks))


def _styles(one: Series, some: Sequence[int]) -> tuple[str, ...]:
    """The style of a cell: marked where its figures are no step from those before, quiet if only reached."""
    labels = {join.label for at in some if (join := one.joins[at]) is not None}
    if labels & _APART:
        return ("caution",)
    return ("dim",) if all(one.points[at].aim == "achieved" for at in some) else ()


def _damaged_row(at: int, stated: Stated, years: Sequence[int]) -> Line:
    """The row of a figure in a damaged place."""
    name, *said = figuretabled.damaged_row(stated, years)
    cells = (Cell(name, ("damaged",)), Cell(""), *(Cell(text, ("damaged",)) for text in said))
    return Line(cells, Key("damaged", at), _("damaged places: compared with nothing"))
