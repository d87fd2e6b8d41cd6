"""What readers rule of the joins of a series: that two figures may be compared, or that they may not.

The idea: a ruling on two names holds wherever one follows the other in that place; one on figures of the same name
holds between those two years alone, for there nothing but the years tells them apart. What is checked counts as
verified, so that a renaming known only by likeness gives a difference; what is rejected gives none. A ruling never
undoes what the figures themselves forbid: a level stays no growth, and a target is not what was reached.
"""

from collections.abc import Iterable
from decimal import Decimal

from duidu.evolve.joinsaid import Ends, JoinRuling
from duidu.evolve.series import COMPARABLE, Join, Series, base_unit, difference, series_key
from duidu.evolve.stated import Stated


def ends(old: Stated, new: Stated) -> Ends:
    """Return what a ruling on the join of two figures is about."""
    a, b = series_key(old), series_key(new)
    return Ends(new.place, a, b, *((old.year, new.year) if a == b else (0, 0)))


def ruled(found: Iterable[Series], rulings: Iterable[JoinRuling]) -> tuple[Series, ...]:
    """Return series as readers rule them; of two rulings on the same join the later stands."""
    known = {ruling.ends: ruling for ruling in rulings}
    return tuple(_ruled(one, known) if known else one for one in found)


def _ruled(one: Series, known: dict[Ends, JoinRuling]) -> Series:
    """A series with what is ruled of its joins."""
    joins = []
    for point, join in zip(one.points, one.joins, strict=True):
        ruling = known.get(ends(one.points[join.before], point)) if join is not None else None
        joins.append(join if join is None or ruling is None else _said(join, one.points[join.before], point, ruling))
    return one._replace(joins=tuple(joins))


def _said(join: Join, old: Stated, new: Stated, ruling: JoinRuling) -> Join:
    """A join as ruled."""
    checked = ruling.says == "checked"
    return join._replace(
        verified=checked, verdict=ruling.says, difference=_checked(join, old, new) if checked else None
    )


def _checked(join: Join, old: Stated, new: Stated) -> Decimal | None:
    """The difference over a join that is right."""
    return difference(old, new) if join.label in COMPARABLE and base_unit(old) == base_unit(new) else None
