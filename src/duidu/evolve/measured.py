"""Two figures of one commitment held against each other: raised, lowered, the same, or of different kinds.

The idea: only what counts the same thing the same way can be higher or lower: one unit, a growth with a growth, what
is added with what is added. Which two of several figures belong together is told by their names. The limit: the
direction is that of the number; whether lower is better (4.5%以内) is for the reader to say.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from duidu.evolve.renamings import key, known, likeness
from duidu.evolve.stated import Stated
from duidu.text.figures import Figure, as_read, figures

Direction = Literal["up", "down", "same", "unlike"]
_SCALES = "十百千万亿"
_NAMED = 2
_ALIKE = 0.3
"""Likeness of names from which two figures of different units may still be of one indicator."""
SAME_NAME = 0.6
"""Likeness from which two names are one indicator's."""
LEAST_NAME = 4
"""Signs of an indicator as it is written: 试点 and 就业 may be anything's."""
_EXPECTED = re.compile("(?:预期|预计)(?:目标)?")
_CONVERTED = {
    "公顷": ("亩", Decimal(15)),
    "平方公里": ("亩", Decimal(1500)),
    "千米": ("公里", Decimal(1)),
    "公斤": ("斤", Decimal(2)),
}
"""Units that are a fixed multiple of another."""
_JOBS = re.compile("就业|岗位")
"""What is counted in persons as well as in posts."""


class Measured(NamedTuple):
    """Two figures of one indicator.

    `why` says in what they are unlike: ``unit``, ``measure``, ``flow``, ``falls``, ``redefined`` (another thing is
    counted under the new name) or ``range``. `difference` is in the plain unit of the old one, None of ranges and of
    what cannot be compared.
    """

    old: Stated
    new: Stated
    direction: Direction
    why: str = ""
    difference: Decimal | None = None


def measured(old: Sequence[Stated], new: Sequence[Stated]) -> Measured | None:
    """Return the two figures that belong together best, held against each other; None if no two do."""
    pairs = [(_nearness(a, b), -i, -j, a, b) for i, a in enumerate(old) for j, b in enumerate(new)]
    if not pairs:
        return None
    (comparable, alike, _), _, _, a, b = max(pairs, key=lambda pair: pair[:3])
    if not comparable and alike < _ALIKE:
        return None
    return _compared(a, b)


def _nearness(a: Stated, b: Stated) -> tuple[bool, float, bool]:
    """How surely two figures are of one thing."""
    return _unit(a)[0] == _unit(b)[0] and a.measure == b.measure, alike(a, b), a.flow == b.flow


def named_alike(found: Measured) -> bool:
    """Return whether two figures that can be compared are of one indicator, told by names of some length."""
    long_enough = min(len(one.indicator) for one in (found.old, found.new)) >= LEAST_NAME
    return found.direction != "unlike" and long_enough and alike(found.old, found.new) >= SAME_NAME


def alike(a: Stated, b: Stated) -> float:
    """Return how alike the names of two indicators are, 0 to 1; 1 for one name or one that follows the other."""
    names = _name(a), _name(b)
    return 1.0 if names[0] == names[1] or known(*names) or known(*names[::-1]) else likeness(*names)


def _name(stated: Stated) -> str:
    """An indicator's name as series compare it, without a word for being expected."""
    return key(_EXPECTED.sub("", stated.indicator) or stated.indicator)


def base_unit(stated: Stated) -> str:
    """Return a figure's unit without its magnitude, simplified."""
    return as_read(stated.unit).lstrip(_SCALES)


def _unit(stated: Stated) -> tuple[str, Decimal]:
    """The unit in which a figure is compared, and how many of it make one of its own."""
    own = base_unit(stated)
    if own in {"个", "人"} and _JOBS.search(stated.indicator):
        return "人", Decimal(1)
    return _CONVERTED.get(own, (own, Decimal(1)))


def _compared(a: Stated, b: Stated) -> Measured:
    """Two figures of one thing."""
    (unit, times), (other, more) = _unit(a), _unit(b)
    changed = known(_name(a), _name(b)) or known(_name(b), _name(a))
    same = {
        "measure": a.measure == b.measure,
        "unit": unit == other,
        "flow": a.flow == b.flow or _name(a) == _name(b),
        "falls": a.falls == b.falls,
        "redefined": changed is None or changed.change != "redefined",
    }
    unlike = next((name for name, is_same in same.items() if not is_same), "")
    if unlike:
        return Measured(a, b, "unlike", unlike)
    lows, highs = b.low * more - a.low * times, b.high * more - a.high * times
    if lows * highs < 0:
        return Measured(a, b, "unlike", "range")
    direction: Direction = "up" if lows + highs > 0 else "down" if lows + highs < 0 else "same"
    return Measured(a, b, direction, difference=lows / times if lows == highs else None)


def counted(old: Sequence[Stated], written: str, passage: str) -> tuple[str, str, str] | None:
    """Return ``up`` or ``down`` and both figures where two texts count the same thing, though it is no indicator.

    So 修通七条村道 made 修通九条村道 is more; what is counted must be named alike. None where nothing can be said, as
    where the commitment has figures of its own.
    """
    if old:
        return None
    there = {(one.unit, _counts(passage, one)): one for one in figures(passage) if one.sort == "amount"}
    for one in figures(written):
        other = there.get((one.unit, _counts(written, one)))
        if one.sort == "amount" and one.unit and other is not None and _counts(written, one):
            grown = other.low - one.low
            if grown:
                return "up" if grown > 0 else "down", written[slice(*one.span)], passage[slice(*other.span)]
    return None


def _counts(text: str, figure: Figure) -> str:
    """The first two signs of what a figure counts, simplified; empty where it counts nothing by name."""
    named = as_read(text)[figure.span.end : figure.span.end + 2]
    return named if len(named) == _NAMED and named.isalpha() else ""


def same_amount(old: Sequence[Stated], passage: str) -> Measured | None:
    """Return the first figure that a passage has word for word, though what it is of is not clear there."""
    there = {(one.low, one.high, one.unit) for one in figures(passage)} if old else ()
    for one in old:
        if (one.low, one.high, base_unit(one)) in there:
            return Measured(one, one, "same", difference=Decimal(0))
    return None
