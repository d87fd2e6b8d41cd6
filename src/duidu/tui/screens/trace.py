"""Trace: a phrase through the years. The timeline above, every place below, and what the numbers rest on."""

from collections.abc import Mapping, Sequence
from typing import Self

from duidu.evolve.standing import RANKS
from duidu.evolve.trace import Column
from duidu.settings.words import N_, _
from duidu.tui import tables, tracetable
from duidu.tui.exhibits import Format
from duidu.tui.keys import bindings
from duidu.tui.screens.answering import when_answered
from duidu.tui.screens.handing import Table
from duidu.tui.screens.menu import Item, MenuScreen
from duidu.tui.screens.tracing import TracingScreen
from duidu.tui.session import Request
from duidu.tui.views import View
from duidu.tui.windows import Window
from duidu.tui.words import role_words

MOST_COLUMNS = 6
"""Documents set side by side at once."""
AS_TABLE = Window(
    "tracetable", N_("This trace as a table"), N_("roles, standing, figures and places; to copy or export")
)
"""The window that this screen has of its own."""
ALL_ROLES, DEGREES = "-", "="
"""What stands in the filter's menu beside the roles."""


class TraceScreen(TracingScreen):
    """A phrase, or a set of words, through the corpus."""

    TABLE = "trace"
    BINDINGS = bindings("search", "trace")

    # -- views

    def as_view(self) -> View | None:
        """Return the phrase, and what of its places is shown, to be kept."""
        options = {
            "role": self.role,
            "filter": self.filter_box.value,
            "figures": "1" if self.figures_only else "",
            "degrees": "1" if self.with_degrees else "",
        }
        kept = {name: value for name, value in options.items() if value}
        return View("trace", self.words, kept) if self.words else None

    @classmethod
    def of_view(cls, words: str, options: Mapping[str, str]) -> Self:
        """Return the trace that was kept."""
        made = cls(words)
        made.kept = options
        return made

    # -- moving

    def action_next_hit(self) -> None:
        """Next place, passing over documents without the phrase."""
        self.to_line(1, lambda line: line.place is not None)

    def action_previous_hit(self) -> None:
        """Place before, passing over documents without the phrase."""
        self.to_line(-1, lambda line: line.place is not None)

    # -- what is shown

    @when_answered
    def action_filter(self) -> None:
        """Keep places of one role; show degrees of temperature, or hide them."""
        if self.traced is None:
            return
        basis = self.traced.trace.basis
        items = [Item(ALL_ROLES, _("all roles"), str(basis.places), now=not self.role)]
        items += [
            Item(role, role_words(role), str(count), now=role == self.role) for role, count in basis.roles if role
        ]
        why = _("six degrees by rate; i explains them") if basis.enough else _("too few documents or places (i)")
        items.append(Item(DEGREES, _("degrees of temperature"), why, now=self.with_degrees))
        self.app.push_screen(MenuScreen(_("Places of which role"), items), self._chose)

    def _chose(self, value: str | None) -> None:
        if value == DEGREES:
            self.with_degrees = not self.with_degrees
            if self.traced is not None and not self.traced.trace.basis.enough:
                self.duidu.tell(_("There are too few documents or places for degrees; i says from how many on."))
        elif value is not None:
            self.role = "" if value == ALL_ROLES else value
        self.refilter()

    @when_answered
    def action_figures(self) -> None:
        """Only places with figures in their sentence, or all."""
        if self.traced is not None:
            self.figures_only = not self.figures_only
            if self.figures_only and self.beside is None:
                self.read_figures(self.traced)
            self.refilter()

    def unnarrow(self) -> bool:
        """Show places without figures again, then those of all roles."""
        if self.figures_only:
            self.action_figures()
        elif self.role:
            self._chose(ALL_ROLES)
        else:
            return False
        return True

    # -- doing

    @when_answered
    def action_compare(self) -> None:
        """Set the sections that carry it side by side, the highest of each document; the basket goes first."""
        if len(self.session.basket) > 1 or self.shown is None:
            super().action_compare()
            return
        line = self.listing.here
        holders = [column for column in self.shown.columns if column.count]
        if line is not None and line.column in holders:
            near = sorted(holders, key=lambda one: abs(one.witness.year - line.column.witness.year))[:MOST_COLUMNS]
            holders = [column for column in holders if column in near]
        if len(holders) < 2:  # noqa: PLR2004
            super().action_compare()
            return
        columns = tuple((column.document, _section_of(column)) for column in holders[:MOST_COLUMNS])
        base = next((i for i, column in enumerate(holders) if line is not None and column is line.column), 0)
        self.duidu.open_comparison(Request(columns, base))

    @when_answered
    def action_info(self) -> None:
        """Say how the numbers come about, first that of the document under the cursor."""
        from duidu.tui.screens.traceinfo import TraceInfoScreen

        if self.traced is not None and self.shown is not None:
            line = self.listing.here
            column = None if line is None else line.column
            self.app.push_screen(TraceInfoScreen(self.traced, self.shown, column, degrees=self.with_degrees))

    def action_trace(self) -> None:
        """Ask for another phrase."""
        self.box.focus()

    def action_kwic(self) -> None:
        """Show the phrase in its contexts."""
        self.duidu.open_kwic(self.words)

    def action_windows(self) -> None:
        """Offer the windows, first this trace as a table."""
        self.duidu.open_windows({AS_TABLE: self._open_table} if self.words else None)

    def _open_table(self) -> None:
        self.duidu.open_view("tracetable", self.words, {"role": self.role} if self.role else {})

    # -- handing on

    def handed(self) -> tuple[Sequence[str], Table] | None:
        """Return the trace as a table."""
        traced, shown, session = self.traced, self.shown, self.session
        if traced is None or shown is None:
            return None
        return (_("trace"), self.words), lambda: tracetable.tabled(tracetable.made(traced, shown), session)

    def forms(self) -> Sequence[Format]:
        """Return the formats of tables, and the years as a picture."""
        return (*tables.FORMATS, tables.SVG)


def _section_of(column: Column) -> int:
    """The section that carries the phrase highest in a document: its nearest heading, else the block itself."""
    best = max(column.occurrences, key=lambda one: RANKS[one.standing])
    return best.section[-1] if best.section else best.block
