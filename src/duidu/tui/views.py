"""Views: what a screen shows, in so few words that it can be kept as a bookmark and opened again.

A view is a screen's name, the words it was asked for, and options as texts, which only the screen understands. No
Textual here; the screens are named by module and class, so that listing them loads none.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from duidu.settings.words import N_, _
from duidu.tui.windows import WINDOWS

NO_OPTIONS: Final[Mapping[str, str]] = MappingProxyType({})


class View(NamedTuple):
    """What a screen shows: its name in `SCREENS`, the words it was asked for, its options."""

    name: str
    words: str = ""
    options: Mapping[str, str] = NO_OPTIONS


SCREENS: Final[Mapping[str, str]] = {
    "search": "duidu.tui.screens.search:SearchScreen",
    "kwic": "duidu.tui.screens.kwic:KwicScreen",
    "trace": "duidu.tui.screens.trace:TraceScreen",
    "lineage": "duidu.tui.screens.lineage:LineageScreen",
    "tracetable": "duidu.tui.screens.tracetable:TraceTableScreen",
    "slogans": "duidu.tui.screens.slogans:SlogansScreen",
    "newgone": "duidu.tui.screens.newgone:NewGoneScreen",
    "promises": "duidu.tui.screens.promises:PromisesScreen",
    "figures": "duidu.tui.screens.figures:FiguresScreen",
    "coverage": "duidu.tui.screens.coverage:CoverageScreen",
}
"""The screens that can be kept; each has `as_view` and the class method `of_view`."""

LABELS: Final[Mapping[str, str]] = {
    "search": N_("search"),
    "kwic": N_("in context"),
    "trace": N_("trace"),
    "tracetable": N_("trace as a table"),
    **{window.name: window.label for window in WINDOWS},
}


def sort_words(name: str) -> str:
    """Say what sort of view one of a name is."""
    return _(LABELS[name]) if name in LABELS else name


def view_words(view: View) -> str:
    """Say what a view shows: its sort and its words."""
    return f"{sort_words(view.name)}: {view.words}" if view.words else sort_words(view.name)
