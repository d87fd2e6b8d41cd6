"""Trace: a phrase through the years. The timeline above, every place below, and what the numbers rest on."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Self

from textual import on, work
from textual.app import ComposeResult
from textual.widgets import Input
from textual.worker import get_current_worker

from duidu.errors import DuiduError
from duidu.evolve.standing import RANKS
from duidu.evolve.trace import Column, Trace, narrowed
from duidu.export.trace import Traced
from duidu.model import Span
from duidu.settings.words import _
from duidu.text.fold import fold
from duidu.tui.keys import bindings
from duidu.tui.placelines import lines_of
from duidu.tui.screens.hitscreen import HitScreen
from duidu.tui.screens.menu import Item, MenuScreen
from duidu.tui.session import Request, Section
from duidu.tui.timeline import Heads, rows
from duidu.tui.tracewords import basis_words, place_words, short_standings, warning_words
from duidu.tui.views import NO_OPTIONS, View
from duidu.tui.walk import Stop
from duidu.tui.widgets.bars import Bar
from duidu.tui.widgets.box import Box
from duidu.tui.widgets.keybar import KeyBar
from duidu.tui.widgets.places import PlaceLine, PlaceList
from duidu.tui.widgets.timeline import TimelineView
from duidu.tui.words import role_words

if TYPE_CHECKING:
    from duidu.search import Index

MOST_SERIES = 3
"""Places of the map whose timelines are drawn; below a tall screen one."""
TALL = 30
"""Rows of a screen from which more than one timeline is drawn."""
MOST_COLUMNS = 6
"""Documents set side by side at once."""


class TraceScreen(HitScreen):
    """A phrase, or a set of words, through the corpus."""

    TABLE = "trace"
    BINDINGS = bindings("search", "trace")

    def __init__(self, words: str = "") -> None:
        super().__init__(words)
        self.traced: Traced | None = None
        self.shown: Trace | None = None
        self.role = ""
        self.kept: Mapping[str, str] = NO_OPTIONS
        """How a kept view was shown, until it is shown so again."""
        self._asked = ""
        self._used: Index | None = None

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        app = self.duidu
        yield Box(self.first_words, id="query", placeholder=_("a phrase, or @set, to follow through the years"))
        yield Bar(app.look, id="basis")
        yield TimelineView(app.look, id="timeline")
        yield Bar(app.look, id="turns")
        yield PlaceList(app.look, app.script, id="lines")
        filter_box = Box(placeholder=_("filter the lines"), id="filter")
        filter_box.display = False
        yield filter_box
        yield Bar(app.look, id="status")
        yield KeyBar(self.duidu.look)

    @property
    def listing(self) -> PlaceList:
        """The places."""
        return self.query_one(PlaceList)

    @property
    def timeline(self) -> TimelineView:
        """The years."""
        return self.query_one(TimelineView)

    @property
    def filter_box(self) -> Input:
        """The box of `/`."""
        return self.query_one("#filter", Input)

    @property
    def words(self) -> str:
        """The phrase that is followed."""
        return self._asked

    def on_mount(self) -> None:
        """Follow the words it was opened with, or ask for some."""
        self.listing.follow = self.say
        self.listing.is_marked = self._is_marked
        self.box.select_on_focus = False
        self.box.cursor_position = len(self.first_words)
        (self.listing if self.first_words.strip() else self.box).focus()
        self.duidu.make_index()
        self._ask(self.first_words)

    # -- views

    def as_view(self) -> View | None:
        """Return the phrase, the role and the filter, to be kept."""
        options = {"role": self.role, "filter": self.filter_box.value}
        kept = {name: value for name, value in options.items() if value}
        return View("trace", self._asked, kept) if self._asked else None

    @classmethod
    def of_view(cls, words: str, options: Mapping[str, str]) -> Self:
        """Return the trace that was kept."""
        made = cls(words)
        made.kept = options
        return made

    # -- asking

    @on(Input.Submitted, "#query")
    def _submitted(self, event: Input.Submitted) -> None:
        self._ask(event.value)
        self.listing.focus()

    def _ask(self, words: str) -> None:
        """Follow some words as soon as there is an index."""
        self._asked = words.strip()
        index = self.duidu.indexing.now
        if not self._asked or index is None:
            self.say()
            return
        self._used = index
        self._follow(index, self._asked)

    @work(thread=True, exclusive=True, group="trace")
    def _follow(self, index: "Index", words: str) -> None:
        """Follow in the background."""
        from duidu.evolve.phrase import phrase
        from duidu.store import traces, wordsets

        worker = get_current_worker()
        try:
            found, problems = traces.traced(self.session.corpus, index, phrase(words, wordsets.load().sets))
        except DuiduError as error:
            self.app.call_from_thread(self.duidu.fail, error)
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._followed, words, found, [one.error for one in problems])

    def _followed(self, words: str, found: Traced, problems: Sequence[DuiduError]) -> None:
        """Show what was found."""
        if not self.is_attached or words != self._asked:
            return
        self.duidu.tell_problems(problems)
        kept, self.kept = self.kept, NO_OPTIONS
        self.traced, self.role = found, kept.get("role", "")
        if "filter" in kept:
            self.filter_box.value, self.filter_box.display = kept["filter"], True
        self._narrow()

    def indexed(self) -> None:
        """Follow again when there is a newer index; say how far it is until then."""
        now = self.duidu.indexing.now
        if now is not None and now is not self._used and self._asked:
            self._ask(self._asked)
        else:
            self.say()

    def retell(self) -> None:
        """Follow what is said now."""
        self.duidu.make_index()

    # -- what is shown

    def _narrow(self) -> None:
        """Show the places that fit role and filter."""
        if self.traced is None:
            return
        self.shown = narrowed(self.traced.trace, frozenset({self.role} if self.role else ()))
        wanted = fold(self.filter_box.value.strip())
        lines = lines_of(self.traced, self.shown)
        kept = [line for line in lines if not wanted or wanted in fold("".join(line[2:]))]
        before = self.listing.here
        same = (i for i, line in enumerate(kept) if before is not None and line[1:4] == before[1:4])
        first = next((i for i, line in enumerate(kept) if line.place is not None), 0)
        self.listing.show(kept, next(same, first))
        self._draw()
        self.say()

    def on_resize(self) -> None:
        """Draw the years anew."""
        self._draw()

    def _draw(self) -> None:
        """Draw the timelines of the places of the map that have the phrase, that of the cursor first."""
        if self.shown is None:
            return
        line = self.listing.here
        current = line.column.document if line is not None else ""
        series = [one for one in self.shown.series if one.first] or list(self.shown.series[:1])
        mine = [one for one in series if current in one.documents] or series[:1]
        others = [one for one in series if one not in mine] if self.app.size.height >= TALL else []
        drawn: list[list[tuple[str, str]]] = []
        for one in (*mine, *others)[:MOST_SERIES]:
            heads = Heads(place_words(one.place), _("times"), "", _("standing"), short_standings())
            drawn.extend(rows(self.shown, one, self.app.size.width - 1, heads, current))
        self.timeline.show([[(" ", ""), *pieces] for pieces in drawn])

    def say(self) -> None:
        """Say what the numbers rest on, what happened, and where we are."""
        basis, turns, status = (self.query_one(f"#{name}", Bar) for name in ("basis", "turns", "status"))
        turns.display = self.shown is not None
        status.show(*self._status(), right=self._right())
        if self.shown is None or self.traced is None:
            basis.show((" " + self._waiting(), "caution" if self._asked else "dim"))
            return
        self._draw()
        basis.show((f" {basis_words(self.shown)} ", "strong"), *self._cautions())
        turns.show(*self._turns())

    def _waiting(self) -> str:
        """Say what keeps the trace."""
        if not self._asked:
            return _("Type a phrase and press Enter; it is followed exactly, in either script.")
        if self.duidu.indexing.now is None:
            share = f"{self.duidu.indexing.share:.0%}"
            return _("The search index is being made: {done}.").format(done=share)
        return _("following…")

    def _cautions(self) -> Iterator[tuple[str, str]]:
        """What the numbers cannot bear, and what is filtered."""
        assert self.shown is not None
        if self.role:
            only = _("only {role}").format(role=role_words(self.role))
            yield f" {only} ", "key"
        for words in warning_words(self.shown):
            yield f" \u26a0 {words} (i)", "caution"

    def _turns(self) -> list[tuple[str, str]]:
        """Forms and company, of the document under the cursor if it has any."""
        assert self.traced is not None
        line = self.listing.here
        forms = [f"{one.text} {one.times}" for one in self.traced.variants[:3]]
        mine = line.column.document if line is not None else ""
        company = [one.word for one in self.traced.company if mine in dict(one.documents)][:6]
        parts = [(" ", "dim")]
        if company:
            parts += [(_("beside it here") + " ", "dim"), (" ".join(company) + "  ", "")]
        if forms:
            parts += [(_("also") + " ", "dim"), (" \u00b7 ".join(forms), "")]
        return parts

    def _status(self) -> list[tuple[str, str]]:
        """Where the cursor is."""
        line = self.listing.here
        if line is None or self.shown is None:
            return [(" " + _("Trace"), "strong")]
        n, at = len(self.shown.occurrences), sum(one.place is not None for one in self.listing.shown[: self.at + 1])
        meta = line.column.witness.meta
        about = " \u00b7 ".join(part for part in (meta.kind.value, meta.title.value or line.column.document) if part)
        return [(f" {at}/{n} ", "strong"), (f" {line.year} {line.where} {line.section} ", "key"), (f" {about}", "dim")]

    def _right(self) -> tuple[tuple[str, str], ...]:
        """The filter and the basket."""
        filtered = ((f"/{self.filter_box.value} ", "key"),) if self.filter_box.value else ()
        count = len(self.session.basket)
        return (*filtered, *(((_("basket {n}").format(n=count) + " ", "key"),) if count else ()))

    # -- what a list of places needs

    def _is_marked(self, line: PlaceLine) -> bool:
        return line.place is not None and Section(line.place.document, line.place.block) in self.session.basket

    @property
    def at(self) -> int:
        """The line under the cursor, -1 when there is none."""
        return self.listing.at

    @property
    def stops(self) -> Sequence[Stop]:
        """The places in order."""
        return [self._stop(line) for line in self.listing.shown]

    def _stop(self, line: PlaceLine) -> Stop:
        """A place to stop at; of a document without the phrase what stands nearest, else its beginning."""
        if line.place is not None:
            return Stop(line.place.document, line.place.span)
        assert self.traced is not None
        near = self.traced.nearest.get(line.column.document)
        return Stop(line.column.document, near[0].span if near else Span(0, 0))

    @property
    def marks(self) -> Mapping[str, Sequence[Span]]:
        """The places by document."""
        found: dict[str, list[Span]] = {}
        for line in self.listing.shown:
            if line.place is not None:
                found.setdefault(line.place.document, []).append(line.place.span)
        return found

    def here(self) -> Section | None:
        """Return the passage under the cursor."""
        line = self.listing.here
        return Section(line.place.document, line.place.block) if line is not None and line.place is not None else None

    def go_to(self, place: int) -> None:
        """Put the cursor on a line."""
        self.listing.move(place - self.at)

    def action_next_hit(self) -> None:
        """Next place, passing over documents without the phrase."""
        self._to_line(1, lambda line: line.place is not None)

    def action_previous_hit(self) -> None:
        """Place before, passing over documents without the phrase."""
        self._to_line(-1, lambda line: line.place is not None)

    def action_next_section(self) -> None:
        """To the next document."""
        self._to_document(1)

    def action_previous_section(self) -> None:
        """To the document before."""
        self._to_document(-1)

    def _to_document(self, step: int) -> None:
        line = self.listing.here
        if line is not None:
            self._to_line(step, lambda other: other.column is not line.column)

    def _to_line(self, step: int, fits: Callable[[PlaceLine], bool]) -> None:
        shown = self.listing.shown
        ahead = range(self.at + 1, len(shown)) if step > 0 else range(self.at - 1, -1, -1)
        other = next((i for i in ahead if fits(shown[i])), None)
        if other is not None:
            self.go_to(other)

    # -- doing

    def action_filter(self) -> None:
        """Keep places of one role."""
        if self.traced is None:
            return
        roles = self.traced.trace.basis.roles
        items = [Item("-", _("all roles"), str(self.traced.trace.basis.places), now=not self.role)]
        items += [Item(role, role_words(role), str(count), now=role == self.role) for role, count in roles if role]
        self.app.push_screen(MenuScreen(_("Places of which role"), items), self._chose)

    def _chose(self, role: str | None) -> None:
        if role is not None:
            self.role = "" if role == "-" else role
            self._narrow()

    def action_find(self) -> None:
        """Filter the lines."""
        self.filter_box.display = True
        self.filter_box.focus()

    @on(Input.Changed, "#filter")
    def _filtered(self) -> None:
        self._narrow()

    @on(Input.Submitted, "#filter")
    def _filter_done(self) -> None:
        self.listing.focus()

    @on(PlaceList.Chosen)
    def _opened(self) -> None:
        self.action_open()

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

    def action_info(self) -> None:
        """Say how the numbers come about."""
        from duidu.tui.screens.traceinfo import TraceInfoScreen

        if self.traced is not None and self.shown is not None:
            self.app.push_screen(TraceInfoScreen(self.traced, self.shown))

    def action_trace(self) -> None:
        """Ask for another phrase."""
        self.box.focus()

    def action_escape(self) -> None:
        """Leave the filter, then the box, then the role, then the screen."""
        if self.filter_box.display:
            self.filter_box.value = ""
            self.filter_box.display = False
            self.listing.focus()
        elif self.box.has_focus and self.listing.shown:
            self.listing.focus()
        elif self.role:
            self._chose("-")
        else:
            self.duidu.close_screen()

    def relook(self) -> None:
        """Draw with the theme and script now in force."""
        self.listing.look, self.listing.script = self.duidu.look, self.duidu.script
        self.timeline.look = self.duidu.look
        for bar in self.query(Bar):
            bar.look = self.duidu.look
        self.listing.refresh()
        self.timeline.refresh()
        self.say()


def _section_of(column: Column) -> int:
    """The section that carries the phrase highest in a document: its nearest heading, else the block itself."""
    best = max(column.occurrences, key=lambda one: RANKS[one.standing])
    return best.section[-1] if best.section else best.block
