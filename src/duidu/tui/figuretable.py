"""The figures of a corpus as a table: rows indicators, columns years; for the screen, the command line and exports.

No Textual here. In a cell stand first the targets of the year's own plans, then those that a plan of several years sets
for it (with a sign), then what was reached (in brackets); each behind the sign of its join, so that nothing looks like
the next step of something it cannot be compared with. Figures in a damaged place stand in a group of their own, below.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from duidu.evolve.chains import LEAST_DRAWN, pictures, years
from duidu.evolve.coverage import is_long
from duidu.evolve.joinrulings import ruled
from duidu.evolve.joinsaid import JoinRuling
from duidu.evolve.series import Series, series, series_key
from duidu.evolve.stated import Aim, Stated
from duidu.evolve.works import witness
from duidu.export.figures import sign, written
from duidu.model import Document
from duidu.text.fold import fold

Aims = Literal["both", "target", "achieved"]
LONG: Final = "\u25c7"
"""Before a target that a plan of several years sets for a year."""
OVER: Final = "\u03a3"
"""Before a figure of several years together."""
CHECKED, REJECTED = "\u2714", "\u2718"
"""Behind the sign of a join that a reader ruled on."""
BLOCKS: Final = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588"
MOST_DRAWN: Final = 24
"""Cells of a small chart; of more years several share a cell."""
BRACKETS: Final = 3
"""Cells of the brackets and the blank before the chart of what was reached."""
MOST_NAMES: Final = 3
"""Names of an indicator that a row shows."""


class Choice(NamedTuple):
    """What is shown: targets, achievements or both; of one place or (empty) all; only what several documents state."""

    aims: Aims = "both"
    place: str = ""
    shared: bool = True


@dataclass(frozen=True, slots=True)
class Figured:
    """The figures of a corpus: its documents by id, its series, the figures in damaged places, the long plans' ids.

    `series` are as readers rule them, `bare` as the program joins them.
    """

    documents: Mapping[str, Document]
    series: tuple[Series, ...]
    damaged: tuple[Stated, ...]
    long: frozenset[str]
    bare: tuple[Series, ...]

    @property
    def places(self) -> tuple[str, ...]:
        """The places there are series of."""
        return tuple(dict.fromkeys(one.place for one in self.series))


def figured(given: Iterable[tuple[Document, Sequence[Stated]]], rulings: Iterable[JoinRuling] = ()) -> Figured:
    """Return the figures of documents as readers rule them."""
    pairs = list(given)
    documents = {document.id: document for document, _ in pairs}
    plans = (witness(document.id, document.meta) for document in documents.values())
    bare = series(pairs)
    return Figured(
        documents,
        ruled(bare, rulings),
        tuple(stated for _, found in pairs for stated in found if stated.doubt),
        frozenset(plan.document for plan in plans if is_long(plan)),
        bare,
    )


def reruled(given: Figured, rulings: Iterable[JoinRuling]) -> Figured:
    """Return the same figures as readers rule them now."""
    return replace(given, series=ruled(given.bare, rulings))


def shown(given: Figured, choice: Choice) -> list[Series]:
    """Return the series that a choice leaves, in their order."""
    return [
        one
        for one in given.series
        if (not choice.shared or len(one.documents) > 1)
        and choice.place in {"", one.place}
        and any(_wanted(point.aim, choice) for point in one.points)
    ]


def _wanted(aim: Aim, choice: Choice) -> bool:
    """Whether a figure of some aim is shown."""
    return choice.aims in {"both", aim}


def columns(found: Iterable[Series], choice: Choice) -> list[int]:
    """Return the years of the table's columns, the unknown one (0) last."""
    held = {point.year for one in found for point in one.points if _wanted(point.aim, choice)}
    return sorted(held, key=lambda year: (year == 0, year))


def at_year(given: Figured, one: Series, year: int, choice: Choice) -> list[int]:
    """Return the figures of a series for a year by their indices, in the order of a cell."""
    return by_year(given, one, choice).get(year, [])


def by_year(given: Figured, one: Series, choice: Choice) -> dict[int, list[int]]:
    """Return the figures of a series by their indices for each year that has any, in the order of a cell."""
    found: dict[int, list[int]] = {}
    for at, point in enumerate(one.points):
        if _wanted(point.aim, choice):
            found.setdefault(point.year, []).append(at)
    for some in found.values():
        some.sort(key=lambda i: (one.points[i].aim == "achieved", one.points[i].document in given.long, i))
    return found


def cell(given: Figured, one: Series, year: int, choice: Choice) -> str:
    """Return what stands in a cell; what says the same twice stands there once."""
    return cell_of(given, one, at_year(given, one, year, choice))


def cell_of(given: Figured, one: Series, some: Iterable[int]) -> str:
    """Return what stands in the cell of some figures of a series; what says the same twice stands there once."""
    return "; ".join(dict.fromkeys(figure(given, one, at) for at in some))


def figure(given: Figured, one: Series, at: int) -> str:
    """Return one figure as a cell shows it."""
    point, join = one.points[at], one.joins[at]
    text = value(point)
    if point.aim == "achieved":
        text = f"({text})"
    elif point.document in given.long:
        text = LONG + text
    mark = {"checked": CHECKED, "rejected": REJECTED}.get(join.verdict, "") if join is not None else ""
    # that something was reached is said by the brackets
    before = "" if join is not None and join.label == "target_achieved" and not mark else sign(join) + mark
    return f"{before} {text}".strip()


def value(point: Stated) -> str:
    """Return a figure, with a sign where it is of several years together."""
    return (OVER if point.first_year < point.year else "") + written(point)


def names(one: Series) -> list[str]:
    """Return the names of a series that differ by more than script: the commonest first, then the latest."""
    counts = Counter(fold(point.indicator) for point in one.points)
    kept = {fold(point.indicator): point.indicator for point in one.points}
    latest = {fold(point.indicator): at for at, point in enumerate(one.points)}
    return [kept[name] for name in sorted(counts, key=lambda name: (-counts[name], -latest[name]))]


def label(one: Series) -> str:
    """Return what a row is called: the commonest name and those that the table of renamings joins, the latest first."""
    first, *others = names(one)
    joined = {
        end
        for point, join in zip(one.points, one.joins, strict=True)
        if join is not None and any(reason.code == "table" for reason in join.reasons)
        for end in (series_key(point), series_key(one.points[join.before]))
    }
    keys = {fold(point.indicator): series_key(point) for point in reversed(one.points)}
    told = {keys[fold(first)]: first}
    for name in others:
        if keys[fold(name)] in joined:
            told.setdefault(keys[fold(name)], name)
    latest = {series_key(point): at for at, point in enumerate(one.points)}
    kept = sorted(list(told)[:MOST_NAMES], key=lambda key: -latest[key])
    return " \u2190 ".join(told[key] for key in kept)


class Axis(NamedTuple):
    """The years that small charts reach over, and the cells of each."""

    first: int
    last: int
    cells: int


def axis(found: Iterable[Series], choice: Choice) -> Axis | None:
    """Return the years of all figures that bear a chart, None if none does; charts stand under one another."""
    drawn = [(aim, chain) for one in found for aim in ("target", "achieved") if (chain := _best(one, aim, choice))]
    held = [year for _aim, chain in drawn for year in chain]
    if not held:
        return None
    both = len({aim for aim, _chain in drawn}) > 1
    return Axis(min(held), max(held), (MOST_DRAWN - BRACKETS) // 2 if both else MOST_DRAWN)


def _best(one: Series, aim: Aim, choice: Choice) -> dict[int, Decimal]:
    """The longest chain of an aim that bears a chart, by year; what falls is below nothing."""
    chains = [chain for _scale, some in pictures(one) for chain in some if chain.aim == aim]
    best = max(chains, key=lambda chain: len(years(one, chain)), default=None)
    if best is None or len(years(one, best)) < LEAST_DRAWN or not _wanted(aim, choice):
        return {}
    points = (one.points[at] for at in best.points)
    return {point.year: (point.low + point.high) / (-2 if point.falls else 2) for point in points if point.year}


def small(held: Mapping[int, Decimal], over: Axis) -> str:
    """Return figures by year as blocks; empty for none.

    The lowest block is the lowest figure, not nothing; cells without a figure are dots; where years share a cell the
    last one is drawn.
    """
    if not held:
        return ""
    low, high = min(held.values()), max(held.values())
    share = -(-(over.last - over.first + 1) // over.cells)
    drawn = []
    for start in range(over.first, over.last + 1, share):
        here = [held[year] for year in range(start, start + share) if year in held]
        step = int((here[-1] - low) / (high - low) * (len(BLOCKS) - 1)) if here and high > low else 0
        drawn.append(BLOCKS[step] if here else "\u00b7")
    return "".join(drawn)


def charted(one: Series, over: Axis | None, choice: Choice) -> str:
    """Return the small charts of a row: of the targets, and in brackets of what was reached."""
    if over is None:
        return ""
    aimed, reached = (small(_best(one, aim, choice), over) for aim in ("target", "achieved"))
    return f"{aimed} ({reached})".strip() if reached else aimed


def damaged(given: Figured, choice: Choice) -> Iterator[Stated]:
    """Yield the figures in damaged places that a choice leaves, in order of place and text."""
    for stated in given.damaged:
        if choice.place in {"", stated.place} and _wanted(stated.aim, choice):
            yield stated
