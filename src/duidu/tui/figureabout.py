"""What `i` says of a figure, and of a year without one."""

from collections.abc import Iterable

from duidu.evolve.series import Series
from duidu.evolve.stated import Stated
from duidu.settings.figurewords import aim_words, kind_words, label_words, years_words
from duidu.settings.words import _
from duidu.tui import figuretable
from duidu.tui.cited import Pieces
from duidu.tui.figuretable import Figured


def figure(point: Stated) -> Iterable[tuple[str, str]]:
    """Explain a figure."""
    yield _("indicator"), point.scope + point.indicator
    yield _("aim"), aim_words(point.aim)
    yield _("year"), years_words(point.first_year, point.year) or _("not known")
    yield _("growth or level"), kind_words(point)
    yield _("document"), f"{point.document} L{point.line}"


def nothing(value: Figured, one: Series, year: int) -> Iterable[tuple[str, str]]:
    """Say what was tried where a cell is empty."""
    here = [name for name, document in value.documents.items() if document.meta.place.value == one.place]
    yield (
        _("no figure"),
        _("none for {year} in {n} documents of {place}").format(
            year=year or "?", n=len(here), place=one.place or _("no place known")
        ),
    )
    yield _("tried"), _("the names {names}, and names alike").format(names=_("; ").join(figuretable.names(one)))


def joined(one: Series, at: int) -> Pieces:
    """Say in a line which figure one follows, and how the two stand; raises where it follows none."""
    join = one.joins[at]
    assert join is not None
    old, new = one.points[join.before], one.points[at]
    labels = [each for each in join.labels if each != "same"] or join.labels
    how = _("; ").join(label_words(each) for each in labels)
    return [
        (f"{old.year or '?'} {figuretable.value(old)} \u2192 {figuretable.value(new)}  ", "strong"),
        (how, "dim" if join.difference is not None else "caution"),
    ]
