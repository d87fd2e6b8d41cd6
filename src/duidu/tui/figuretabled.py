"""The table of figures as it is handed on: its account, the sentences behind it, its chart, a workbook's further sheet.

No Textual here: the command line and the screen ask the same.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from duidu.evolve.chains import Scale, pictures
from duidu.evolve.renamings import key
from duidu.evolve.series import Join, Series
from duidu.evolve.stated import Stated
from duidu.export import svg
from duidu.export.figures import SIGNS, UNSURE, written
from duidu.export.runs import clean
from duidu.export.tabled import Tabled
from duidu.export.xlsx import Sheet, Value
from duidu.model import BODY_KINDS, Document, Reason
from duidu.settings.figurewords import aim_words, kind_words, label_words, measure_words
from duidu.settings.words import _, ngettext
from duidu.text.figures import plain_number
from duidu.tui import cited, figuretable, tables
from duidu.tui.cited import At
from duidu.tui.figuretable import CHECKED, LONG, OVER, REJECTED, Choice, Figured
from duidu.tui.words import verdict_words

TEXT_AROUND: Final = BODY_KINDS | {"heading"}
"""Blocks whose sentence is what stands around a figure; in others it is the row of a table."""
MOST_PICTURES: Final = 24
"""Pictures in a chart: two pages of print."""


def tabled(
    given: Figured, choice: Choice, found: Sequence[Series] | None = None, hurt: Sequence[Stated] | None = None
) -> Tabled:
    """Return the table of figures as it is handed on.

    Args:
        given: The figures.
        choice: What of them.
        found: The series that a reader sees, in order; None is all of the choice.
        hurt: The figures in damaged places that a reader sees; None is all of the choice.
    """
    one_by_one = figuretable.shown(given, choice) if found is None else list(found)
    hurt = list(figuretable.damaged(given, choice)) if hurt is None else hurt
    held = figuretable.columns(one_by_one, choice)
    rows = [row(given, one, held, choice) for one in one_by_one]
    groups = [(i, one.place) for i, one in enumerate(one_by_one) if not i or one.place != one_by_one[i - 1].place]
    if hurt:
        groups.append((len(rows), _("in a damaged place, compared with nothing")))
        rows += [damaged_row(stated, held) for stated in hurt]
    cells = [
        (at, column, places(given, one, year, choice))
        for at, one in enumerate(one_by_one)
        for column, year in enumerate(held, 1)
    ]
    cells += [
        (len(one_by_one) + at, 1 + held.index(stated.year) if stated.year in held else 0, [place_of(given, stated)])
        for at, stated in enumerate(hurt)
    ]
    return Tabled(
        title=title(choice),
        account=(*account(given, choice), tables.made_words()),
        head=(_("indicator"), *(str(year or "?") for year in held)),
        rows=tuple(tuple(cells_) for cells_ in rows),
        groups=tuple(groups),
        passages=tuple(cited.passages(_Shelf(given), cells)),
        chart=chart(given, one_by_one),
        notes=tuple(notes(one_by_one)),
        group_head=_("place"),
    )


class _Shelf:
    """The documents of the figures, as `cited` asks for them."""

    def __init__(self, given: Figured) -> None:
        self._documents = given.documents

    def document(self, name: str, /) -> Document:
        """Return a document."""
        return self._documents[name]


def title(choice: Choice) -> str:
    """Say what the table shows."""
    said = {"both": _("Figures"), "target": _("Figures aimed at"), "achieved": _("Figures reached")}[choice.aims]
    return f"{said}: {choice.place}" if choice.place else said


def row(given: Figured, one: Series, held: Sequence[int], choice: Choice) -> list[str]:
    """Return a row's cells."""
    return [figuretable.label(one), *(figuretable.cell(given, one, year, choice) for year in held)]


def damaged_row(stated: Stated, held: Sequence[int]) -> list[str]:
    """Return the cells of a figure in a damaged place."""
    name = stated.indicator if stated.year in held else f"{stated.indicator} {figuretable.value(stated)}"
    return [name, *(figuretable.value(stated) if year == stated.year else "" for year in held)]


def place_of(given: Figured, stated: Stated) -> At:
    """Return where a figure stands; of one in a table with the name of its row."""
    kind = given.documents[stated.document].blocks[stated.block].kind
    around = stated.sentence if kind not in TEXT_AROUND else None
    return At(stated.document, stated.block, stated.span, around)


def places(given: Figured, one: Series, year: int, choice: Choice) -> list[At]:
    """Return the places behind a cell."""
    return [place_of(given, one.points[at]) for at in figuretable.at_year(given, one, year, choice)]


# -- saying


def account(given: Figured, choice: Choice) -> Iterator[str]:
    """Say what the table rests on and what its signs mean, sentence by sentence."""
    yield basis_words(given)
    yield _(
        "What is aimed at and what was reached are told apart by the role of the section and by words of time; what "
        "was reached stands in brackets, {long} marks what a plan of several years sets for a year, {over} a figure of "
        "several years together, \u2191 and \u2193 a growth."
    ).format(long=LONG, over=OVER)
    signs = _("; ").join(
        f"{sign} {label_words(name)}" for name, sign in SIGNS.items() if sign and name != "target_achieved"
    )
    yield _("Signs before a figure say how it stands to the one before: {signs}.").format(signs=signs)
    yield _(
        "Names are joined where they are the same, where a table of official changes says so, or where they are alike "
        "({unsure}, not verified); across a redefinition, from level to growth, from stock to increment and from "
        "target to achievement there is neither a difference nor a line."
    ).format(unsure=UNSURE)
    left = sum(len(one.documents) == 1 for one in given.series) if choice.shared else 0
    if left:
        words = ngettext(
            "{n} indicator that one document alone states is left out.",
            "{n} indicators that one document alone states are left out.",
            left,
        )
        yield words.format(n=left)
    if given.damaged:
        words = ngettext(
            "{n} figure stands in a damaged place of its source: it is listed apart and compared with nothing.",
            "{n} figures stand in damaged places of their sources: they are listed apart and compared with nothing.",
            len(given.damaged),
        )
        yield words.format(n=len(given.damaged))


def basis_words(given: Figured) -> str:
    """Say on how many documents of which kinds the table rests."""
    kinds = Counter(document.meta.kind.value or _("kind unknown") for document in given.documents.values())
    count = len(given.documents)
    words = ngettext("Figures of {n} document: {kinds}.", "Figures of {n} documents: {kinds}.", count)
    return words.format(n=count, kinds=_("; ").join(f"{kind} {n}" for kind, n in kinds.most_common()))


def notes(found: Sequence[Series]) -> Iterator[str]:
    """Say what readers ruled of joins."""
    for one in found:
        for point, join in zip(one.points, one.joins, strict=True):
            if join is not None and join.verdict:
                old = one.points[join.before]
                ends = " \u2192 ".join(f"{each.indicator} {each.year or '?'} {written(each)}" for each in (old, point))
                yield f"{ends}: {verdict_words(join.verdict)}"


def join_words(one: Series, at: int) -> list[tuple[str, str]]:
    """Explain the join of a figure, as lines of a name and what is to be said; nothing if it has none."""
    join = one.joins[at]
    if join is None:
        return []
    old = one.points[join.before]
    before = f"{old.indicator} {old.year or '?'} {written(old)} ({aim_words(old.aim)})"
    lines = [(_("before it"), before), (_("how they stand"), _("; ").join(label_words(each) for each in join.labels))]
    lines += [(_("why"), said) for reason in join.reasons if (said := reason_words(reason))]
    if join.verdict:
        lines.append((_("a reader says"), verdict_words(join.verdict)))
    elif not join.verified:
        lines.append((_("mind"), _("not verified: the names are alike, or what they cover is not known to agree")))
    lines.append((_("difference"), difference_words(join)))
    return lines


def difference_words(join: Join) -> str:
    """Say the difference over a join, or that there is none."""
    if join.difference is None:
        return _("none is given")
    return f"{plain_number(join.difference):+f}"


def reason_words(reason: Reason) -> str:
    """Say why two figures are joined; empty where it says nothing."""
    if reason.code == "name":
        return _("the same name, read as {name}").format(name=reason.values[0])
    if reason.code == "table":
        return _("{old} \u2192 {new}: {source}").format(
            old=reason.values[0], new=reason.values[1], source=reason.values[2]
        )
    if reason.code == "likeness":
        return _("{old} and {new} share {share} of their pairs of characters").format(
            old=reason.values[0], new=reason.values[1], share=f"{float(reason.values[2]):.0%}"
        )
    if reason.code == "since":
        return _("since {year} something else is counted: {source}").format(
            year=reason.values[0], source=reason.values[1]
        )
    return _("units: {units}").format(units=" \u2192 ".join(reason.values)) if len(reason.values) > 1 else ""


# -- the chart


def chart(given: Figured, found: Sequence[Series]) -> str:
    """Return the pictures of the series that bear one, as SVG; empty for none."""
    panels = [
        _panel(given, one, scale, [at for chain in chains for at in chain.points])
        for one in found
        for scale, chains in pictures(one)
    ]
    keys = (
        svg.Key("target", _("aimed at")),
        svg.Key("long", _("aimed at by a plan of several years")),
        svg.Key("achieved", _("reached")),
    )
    return svg.panels(_("Figures by year; a line joins what may be compared"), panels[:MOST_PICTURES], keys)


def _panel(given: Figured, one: Series, scale: Scale, points: Sequence[int]) -> svg.Panel:
    """A picture of one scale of a series."""
    some = sorted(at for at in points if one.points[at].year)
    drawn = []
    for at in some:
        point, join = one.points[at], one.joins[at]
        low, high = sorted(float(-end if point.falls else end) for end in (point.low, point.high))
        mark: svg.Mark = "achieved" if point.aim == "achieved" else "long" if point.document in given.long else "target"
        before = some.index(join.before) if join is not None and _is_drawn(one, at, some) else -1
        drawn.append(svg.Point(point.year, low, high, mark, figuretable.value(point), before))
    name = figuretable.label(one)
    place = f"{one.place} " if len(given.places) > 1 else ""
    said = kind_words(one.points[some[0]]) if scale.flow else measure_words(scale.measure)
    return svg.Panel(f"{place}{name}", f"{said} {scale.unit}".strip(), tuple(drawn))


def _is_drawn(one: Series, at: int, some: Sequence[int]) -> bool:
    """Whether a line leads to a figure from the one before."""
    join, point = one.joins[at], one.points[at]
    if join is None or join.before not in some or not join.verified or join.label not in {"same", "renamed"}:
        return False
    return one.points[join.before].aim == point.aim


# -- every figure


def every_figure(given: Figured, found: Sequence[Series]) -> Sheet:
    """Return a sheet of a workbook with a row for each figure of some series, values as numbers."""
    heads = (
        _("indicator"),
        _("place"),
        _("year"),
        _("from year"),
        _("aim"),
        _("growth or level"),
        _("bound"),
        _("least"),
        _("most"),
        _("unit"),
        _("as written"),
        _("how it stands to the one before"),
        _("difference"),
        _("series"),
        _("document"),
        _("line"),
        _("sentence"),
    )
    rows = [_figure(given, one, at) for one in found for at in range(len(one.points))]
    return Sheet(_("Every figure"), heads, tuple(rows))


def _figure(given: Figured, one: Series, at: int) -> tuple[Value, ...]:
    """The row of one figure; least and most are in the unit as written."""
    point, join = one.points[at], one.joins[at]
    text = given.documents[point.document].text[point.sentence.start : point.sentence.end].strip()
    least, most = (plain_number(-end if point.falls else end) / Decimal(point.scale) for end in (point.low, point.high))
    mark = "" if join is None else {"checked": CHECKED, "rejected": REJECTED}.get(join.verdict, "")
    return (
        clean(point.indicator),
        point.place,
        point.year or None,
        point.first_year or None,
        aim_words(point.aim),
        kind_words(point),
        point.bound,
        least,
        most,
        point.unit,
        written(point),
        "" if join is None else f"{label_words(join.label)} {mark}".strip(),
        None if join is None or join.difference is None else plain_number(join.difference),
        key(one.names[0]),
        point.document,
        point.line,
        clean(text),
    )
