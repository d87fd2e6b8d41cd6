"""What aims, measures, years and joins of figures are called, for the command line and for screens."""

from collections.abc import Mapping

from duidu.evolve.series import Label
from duidu.evolve.stated import Aim, Measure, Stated
from duidu.export.figures import HEADS
from duidu.settings.words import _


def aim_words(aim: Aim) -> str:
    """Say whether a figure is aimed at or was reached."""
    return {"target": _("targets"), "achieved": _("achieved")}[aim]


def measure_words(measure: Measure) -> str:
    """Say whether a figure is a growth or a level."""
    return {"growth": _("growth"), "level": _("level")}[measure]


def kind_words(stated: Stated) -> str:
    """Say how a figure is measured: growth, level, or what is added."""
    return _("added") if stated.flow and stated.measure == "level" else measure_words(stated.measure)


def years_words(first: int, last: int) -> str:
    """Say for which years a figure is; nothing if that is not known."""
    if not last:
        return ""
    return f"{last}" if first == last else f"{first}\u2013{last}"


def label_words(label: Label) -> str:
    """Say what joins two figures of a series."""
    return {
        "same": _("same"),
        "renamed": _("renamed"),
        "redefined": _("redefined"),
        "level_growth": _("level against growth"),
        "stock_increment": _("stock against increment"),
        "target_achieved": _("target against achieved"),
    }[label]


def sheet_words() -> Mapping[str, str]:
    """Say the heads of a sheet of figures, and its codes."""
    heads = dict(
        zip(
            HEADS,
            (
                _("document"),
                _("line"),
                _("indicator"),
                _("growth or level"),
                _("value"),
                _("unit"),
                _("bound"),
                _("aim"),
                _("year"),
                _("place"),
                _("sentence"),
            ),
            strict=True,
        )
    )
    aims = {"target": _("target"), "achieved": _("achieved")}
    return {**heads, **aims, "growth": measure_words("growth"), "level": measure_words("level")}
