"""Which figures of a series may be drawn in one line: chains of joins that allow a difference.

The idea: a line between two points says that one can be subtracted from the other, so it follows joins that are the
same or a verified renaming, in one unit, of one aim, and never a target to an achievement, a level to a growth, a stock
to an increment, or over a redefinition. Chains of one measure and unit share a scale and can stand in one picture. The
limit: prices and boundaries may have changed under an unchanged name.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from duidu.evolve.series import COMPARABLE, Series, base_unit
from duidu.evolve.stated import Aim, Measure, Stated

LEAST_DRAWN: Final = 3
"""Years from which a line shows more than its two figures do."""


class Scale(NamedTuple):
    """What points must have in common to stand in one picture: how they are measured, the unit, whether they add."""

    measure: Measure
    unit: str
    flow: bool


class Chain(NamedTuple):
    """Points of a series, by their indices and in order of year, of one aim and scale, each comparable to the last."""

    scale: Scale
    aim: Aim
    points: tuple[int, ...]


def scale_of(stated: Stated) -> Scale:
    """Return the scale of a figure."""
    return Scale(stated.measure, base_unit(stated), stated.flow)


def chains(one: Series) -> tuple[Chain, ...]:
    """Return the chains of a series, the longest first; a point that nothing leads to or from is one of its own."""
    heads: list[int] = []
    for at, join in enumerate(one.joins):
        point = one.points[at]
        before = join.before if join is not None and join.label in COMPARABLE and join.verified else at
        old = one.points[before]
        heads.append(heads[before] if before < at and _are_alike(old, point) else at)
    found: dict[int, list[int]] = {}
    for at, head in enumerate(heads):
        found.setdefault(head, []).append(at)
    made = [Chain(scale_of(one.points[head]), one.points[head].aim, tuple(ats)) for head, ats in found.items()]
    return tuple(sorted(made, key=lambda chain: -len(years(one, chain))))


def _are_alike(old: Stated, new: Stated) -> bool:
    """Whether two figures are of one aim and scale."""
    return old.aim == new.aim and scale_of(old) == scale_of(new)


def years(one: Series, chain: Chain) -> tuple[int, ...]:
    """Return the years of a chain that are known, each once."""
    return tuple(sorted({one.points[at].year for at in chain.points} - {0}))


def pictures(one: Series, least: int = LEAST_DRAWN) -> Iterator[tuple[Scale, Sequence[Chain]]]:
    """Yield what of a series bears a picture: for each scale with so many years its chains, the longest first."""
    groups: dict[Scale, list[Chain]] = {}
    for chain in chains(one):
        groups.setdefault(chain.scale, []).append(chain)
    for scale, some in groups.items():
        if len(years(one, some[0])) >= least:
            yield scale, some
