"""What an indicator was in which year: figures of one place joined over documents, each join with its label.

The idea: figures are side by side only with a reason. A join says why two figures stand in one row: the same name, a
renaming (of the table of `renamings`, or by likeness, unit and place), or that they cannot be compared: redefined,
level against growth, stock against increment, target against achieved. A difference is given only where the label lets
it. The limit: names alone decide; what they cover is known only where the table knows it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from duidu.evolve.renamings import (
    LEAST_LIKENESS,
    RENAMINGS,
    apart,
    is_thin,
    key,
    known,
    likeness,
    pairs,
    redefined_between,
)
from duidu.evolve.stated import Stated
from duidu.model import Document, Reason, Verdict
from duidu.text.figures import as_read

Label = Literal["same", "renamed", "redefined", "level_growth", "stock_increment", "target_achieved"]
LABELS: Final[tuple[Label, ...]] = (
    "redefined",
    "target_achieved",
    "level_growth",
    "stock_increment",
    "renamed",
    "same",
)
"""The one that weighs most comes first."""
COMPARABLE: Final = frozenset({"same", "renamed"})
"""Labels across which a difference means something."""
_SCALES = "十百千万亿"
_NATION = "全国"


class Join(NamedTuple):
    """Why a figure stands behind an earlier one of its series.

    `before` is the index of the earlier one; `labels` all that hold, the heaviest first; `verified` is False where the
    names are only alike or say too little, or the table says that the scope is not known to agree. `difference` is None
    then, and where the label, the units, a range or a span of years forbid one. `reasons` are codes with values:
    ``name``, ``table`` with the source, ``likeness`` with the share, ``since`` with the year and the source, ``unit``.
    """

    before: int
    labels: tuple[Label, ...]
    verified: bool
    difference: Decimal | None
    reasons: tuple[Reason, ...]
    verdict: Verdict = ""
    """What a reader ruled of it (`evolve.joinrulings`)."""

    @property
    def label(self) -> Label:
        """The label that weighs most."""
        return self.labels[0]


class Series(NamedTuple):
    """An indicator of a place: its names, the latest first, its figures by year, and for each its join.

    The first figure, and one that nothing precedes in time, has no join.
    """

    place: str
    names: tuple[str, ...]
    points: tuple[Stated, ...]
    joins: tuple[Join | None, ...]

    @property
    def years(self) -> tuple[int, ...]:
        """The years it has figures for, in order; 0 stands for unknown."""
        return tuple(sorted({point.year for point in self.points}))

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents that state it, in order of its figures."""
        return tuple(dict.fromkeys(point.document for point in self.points))


def series(given: Iterable[tuple[Document, Sequence[Stated]]]) -> tuple[Series, ...]:
    """Join the figures of documents; those with a doubt stay out.

    Returns:
        The series by place, those of more documents and years first, then in order of the text.
    """
    groups: dict[str, dict[str, list[Stated]]] = {}
    for document, found in given:
        place = document.meta.place.value
        for stated in found:
            if not stated.doubt:
                groups.setdefault(place, {}).setdefault(series_key(stated), []).append(stated)
    made = [_series(place, keys, named) for place, named in groups.items() for keys in _families(named)]
    made.sort(key=lambda one: (one.place, -len(one.documents), -len(one.years)))
    return tuple(made)


def series_key(stated: Stated) -> str:
    """Return what a figure's series is known by; a wider area than the document's own is another indicator."""
    wider = stated.scope == _NATION and stated.place != _NATION
    return stated.scope + key(stated.indicator) if wider else key(stated.indicator)


# -- which names belong together


def _families(named: Mapping[str, list[Stated]]) -> list[list[str]]:
    """The keys of a place in groups: those that the table or likeness joins, the likest first."""
    families = {name: [name] for name in named}
    for a, b in _by_table(named):
        _merge(families, a, b)
    documents = {name: {stated.document for stated in named[name]} for name in named}
    units = {name: {(base_unit(stated), stated.measure) for stated in named[name]} for name in named}
    for _, a, b in sorted(_alike(named), key=lambda found: (-found[0], found[1:])):
        held = [set[str]().union(*(documents[name] for name in families[one])) for one in (a, b)]
        strangers = any(apart(x, y) for x in families[a] for y in families[b])  # whom a third name would join
        if units[a] & units[b] and not held[0] & held[1] and not strangers:  # a document that has both means two things
            _merge(families, a, b)
    return list({id(family): family for family in families.values()}.values())


def _merge(families: dict[str, list[str]], a: str, b: str) -> None:
    """Make two groups one."""
    if families[a] is not families[b]:
        families[a].extend(families[b])
        for name in families[b]:
            families[name] = families[a]


def _by_table(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The keys that the table says follow one another."""
    listed = list(names)
    for row in RENAMINGS:
        old = [name for name in listed if row.old.fullmatch(name)]
        new = [name for name in listed if row.new.fullmatch(name)]
        yield from ((a, b) for a in old for b in new if a != b)


def _alike(names: Iterable[str]) -> Iterator[tuple[float, str, str]]:
    """The keys that are alike enough, by their shared pairs of characters, so that only those are compared."""
    holders: dict[str, list[str]] = {}
    for name in names:
        own = pairs(name)
        shared = Counter(other for pair in own for other in holders.get(pair, ()))
        for other, count in shared.items():
            if 2 * count >= LEAST_LIKENESS * (len(own) + len(pairs(other))):
                found = likeness(name, other)
                if found >= LEAST_LIKENESS:
                    yield found, other, name
        for pair in own:
            holders.setdefault(pair, []).append(name)


# -- joins


def _series(place: str, keys: list[str], named: Mapping[str, list[Stated]]) -> Series:
    """The series of some keys."""
    points = sorted((stated for name in keys for stated in named[name]), key=lambda s: (s.year, s.document, s.span))
    names = tuple(dict.fromkeys(point.indicator for point in reversed(points)))
    joins = tuple(_join(points, at) for at in range(len(points)))
    return Series(place, names, tuple(points), joins)


def _join(points: list[Stated], at: int) -> Join | None:
    """The join of a figure to the earlier one it is most like, the latest of equals; None if there is none."""
    point = points[at]
    earlier = [i for i in range(at) if _precedes(points[i], point)]
    if not earlier:
        return None
    best = max(earlier, key=lambda i: (*_agreement(points[i], point), points[i].year, i))
    return _labelled(best, points[best], point)


def _precedes(a: Stated, b: Stated) -> bool:
    """Whether a figure can stand before another: of an earlier year, or aimed at for the year the other was reached."""
    if not a.year:
        return False
    return a.year < b.year or (a.year == b.year and a.aim == "target" and b.aim == "achieved")


def _agreement(a: Stated, b: Stated) -> tuple[bool, bool, bool, bool]:
    """In what two figures agree, what weighs most first."""
    return a.measure == b.measure, a.aim == b.aim, a.flow == b.flow, base_unit(a) == base_unit(b)


def _labelled(before: int, old: Stated, new: Stated) -> Join:
    """The join of two figures with all its labels."""
    labels: list[Label] = []
    reasons: list[Reason] = []
    verified = _names(old, new, labels, reasons)
    if old.aim != new.aim:
        labels.append("target_achieved")
    if old.measure != new.measure:
        labels.append("level_growth")
    elif old.flow != new.flow:
        labels.append("stock_increment")
    ranked = tuple(sorted(set(labels), key=LABELS.index))
    comparable = verified and ranked[0] in COMPARABLE and base_unit(old) == base_unit(new)
    reasons.append(Reason("unit", tuple(dict.fromkeys((old.unit, new.unit)))))
    return Join(before, ranked, verified, difference(old, new) if comparable else None, tuple(reasons))


def _names(old: Stated, new: Stated, labels: list[Label], reasons: list[Reason]) -> bool:
    """Add what the names say to labels and reasons; False where it is not verified."""
    a, b = series_key(old), series_key(new)
    if a == b:
        since = redefined_between(a, old.year, new.year)
        labels.append("redefined" if since else "same")
        reasons.append(Reason("since", (str(since.year), since.source)) if since else Reason("name", (a,)))
        return not is_thin(a)
    row = known(a, b) or known(b, a)
    if row is not None:
        labels.append(row.change)
        reasons.append(Reason("table", (old.indicator, new.indicator, row.source)))
        return row.verified
    labels.append("renamed")
    reasons.append(Reason("likeness", (old.indicator, new.indicator, f"{likeness(a, b):.2f}")))
    return False


def difference(old: Stated, new: Stated) -> Decimal | None:
    """Return the later figure less the earlier one in plain units, None of ranges and of spans of years."""
    whole = all(s.low == s.high and s.first_year == s.year for s in (old, new))
    return _signed(new) - _signed(old) if whole else None


def _signed(stated: Stated) -> Decimal:
    """A figure's amount, below nothing where it says by how much something falls."""
    return -stated.low if stated.falls else stated.low


def base_unit(stated: Stated) -> str:
    """Return a figure's unit without its magnitude and a second one in brackets, simplified."""
    return as_read(stated.unit).lstrip(_SCALES).partition("(")[0]
