"""The windows on the whole corpus that `w` offers: only those that there are."""

from typing import Final, NamedTuple

from duidu.settings.words import N_


class Window(NamedTuple):
    """A window: its name, which is also its view's (`tui.views.SCREENS`); what it is called, what it shows."""

    name: str
    label: str
    about: str


WINDOWS: Final = (
    Window("lineage", N_("Lineage"), N_("what became of each theme, year by year")),
    Window("slogans", N_("Slogans"), N_("families of slogans over the documents")),
    Window("newgone", N_("New and gone"), N_("what a document says more and less than those before")),
    Window("promises", N_("Promises"), N_("what became of a plan's promises in a later document")),
    Window("figures", N_("Figures"), N_("indicators by years, aimed at and reached")),
    Window("coverage", N_("Coverage"), N_("which sections of a plan of several years the years take up")),
)
"""In the order of the menu."""
