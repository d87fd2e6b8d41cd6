"""A phrase followed through the years, as it is asked for and shown: timeline, lines, and what the numbers rest on."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual import on, work
from textual.app import ComposeResult
from textual.widgets import Input
from textual.worker import get_current_worker

from duidu.errors import DuiduError
from duidu.evolve.beside import turns
from duidu.evolve.figurebeside import Beside, all_beside
from duidu.evolve.trace import Trace, narrowed
from duidu.export.trace import Traced
from duidu.model import Span
from duidu.settings.querynotes import note_words
from duidu.settings.words import _, say
from duidu.text.fold import fold
from duidu.tui.placelines import lines_of
from duidu.tui.screens.contexted import ContextScreen
from duidu.tui.session import Section
from duidu.tui.timeline import Heads, rows
from duidu.tui.tracewords import DOT, basis_words, degrees, kinds, place_words, short_standings, warning_words
from duidu.tui.views import NO_OPTIONS
from duidu.tui.walk import Stop
from duidu.tui.widgets.bars import Bar, TallBar
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
MOST_COMPANY = 6
"""Words of the company that are named in the bar."""


class Made(NamedTuple):
    """The lines of a trace, what they were made of, and by what each is filtered."""

    traced: Traced
    shown: Trace
    beside: Beside | None
    lines: Sequence[PlaceLine]
    sought: Sequence[str]


def _made(traced: Traced, shown: Trace, beside: Beside | None = None) -> Made:
    """Make the lines of a trace."""
    lines = lines_of(traced, shown, beside)
    return Made(traced, shown, beside, lines, [fold("".join(line[2:])) for line in lines])


class TracingScreen(ContextScreen[PlaceLine]):
    """Shows a trace; what is done with it is the subclass's."""

    def __init__(self, words: str = "") -> None:
        super().__init__(words)
        self.traced: Traced | None = None
        self.shown: Trace | None = None
        self.beside: Beside | None = None
        """The figures beside the places, once they were asked for."""
        self.role = ""
        self.figures_only = False
        self.with_degrees = False
        self.kept: Mapping[str, str] = NO_OPTIONS
        """How a kept view was shown, until it is shown so again."""
        self._narrowed: tuple[Traced, str] | None = None
        self._made: Made | None = None
        self.failure = ""
        """What is wrong with the words that were asked for."""
        self._asked = ""
        self._used: Index | None = None

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        app = self.duidu
        yield Box(self.first_words, id="query", placeholder=_("a phrase, or @set, to follow through the years"))
        yield TallBar(app.look, id="basis")
        yield TimelineView(app.look, id="timeline")
        yield Bar(app.look, id="turns")
        yield PlaceList(app.look, app.script, id="lines")
        yield self.new_filter_box()
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
    def words(self) -> str:
        """The phrase that is followed."""
        return self._asked

    def on_mount(self) -> None:
        """Follow the words it was opened with, or ask for some."""
        self.begin()
        self.duidu.make_index()
        self._ask(self.first_words)

    # -- asking

    @on(Input.Submitted, "#query")
    def _submitted(self, event: Input.Submitted) -> None:
        self._ask(event.value)
        self.listing.focus()

    def _ask(self, words: str) -> None:
        """Follow some words as soon as there is an index."""
        if words.strip() != self._asked:
            self._forget()
        self._asked = words.strip()
        index = self.duidu.indexing.now
        if not self._asked or index is None:
            self.say()
            return
        self._used = index
        self._follow(index, self._asked)

    def _forget(self) -> None:
        """Show nothing of what was followed before: other words are asked for."""
        self.traced = self.shown = self.beside = self._made = self._narrowed = None
        self.failure = ""
        self.listing.nothing = ()
        self.listing.show(())
        self.timeline.show(())

    def awaited(self) -> str:
        """Return what keeps the trace, for a key that needs it."""
        return "" if self.shown is not None else self._waiting()

    @work(thread=True, exclusive=True, group="trace")
    def _follow(self, index: "Index", words: str) -> None:
        """Follow in the background."""
        from duidu.evolve.phrase import phrase
        from duidu.store import traces, wordsets

        worker = get_current_worker()
        try:
            asked = phrase(words, wordsets.load().sets)
            if notes := [note_words(note) for note in asked.notes if note.code != "empty"]:
                self.app.call_from_thread(self._noted, words, _("; ").join(notes), refused=not asked.words)
            if not asked.words:
                return
            found, problems = traces.traced(self.session.corpus, index, asked)
        except DuiduError as error:
            self.app.call_from_thread(self._noted, words, say(error), refused=True)
            return
        if not worker.is_cancelled:
            made = _made(found, found.trace)  # here, since of thousands of places it takes a while
            self.app.call_from_thread(self._followed, words, made, [one.error for one in problems])

    def _noted(self, words: str, said: str, *, refused: bool) -> None:
        """Say what of the words makes no sense, or what kept them from being followed."""
        if not self.is_there or words != self._asked:
            return
        if refused:
            self.failure = said
            self.listing.nothing = (_("Type other words above; patterns such as *\u6cbb\u7406 need letters."),)
            self.listing.refresh()
            self.say()
        else:
            self.duidu.tell(said, severity="warning")

    def _followed(self, words: str, made: Made, problems: Sequence[DuiduError]) -> None:
        """Show what was found."""
        if not self.is_there or words != self._asked:
            return
        self.duidu.tell_problems(problems)
        kept, self.kept = self.kept, NO_OPTIONS
        self._made, found = made, made.traced
        self.traced, self.beside, self.role = found, None, kept.get("role", "")
        if "filter" in kept:
            self.filter_box.value, self.filter_box.display = kept["filter"], True
        self.with_degrees = self.with_degrees or "degrees" in kept
        self.figures_only = "figures" in kept
        if self.figures_only:
            self.read_figures(found)
        self.refilter()

    @work(thread=True, exclusive=True, group="figures")
    def read_figures(self, traced: Traced) -> None:
        """Read the figures beside the places, in the background."""
        found = all_beside(traced.trace, traced.documents)
        self.app.call_from_thread(self._figures_read, traced, found)

    def _figures_read(self, traced: Traced, found: Beside) -> None:
        if self.is_there and traced is self.traced:
            self.beside = found
            self.refilter()

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

    def refilter(self) -> None:
        """Show the places that fit role, figures and filter."""
        if self.traced is None:
            return
        if self._narrowed is None or self._narrowed[0] is not self.traced or self._narrowed[1] != self.role:
            self._narrowed = self.traced, self.role
            self.shown = narrowed(self.traced.trace, frozenset({self.role} if self.role else ()))
        wanted = fold(self.filter_box.value.strip())
        made = self._lines()
        kept = [line for line, said in zip(made.lines, made.sought, strict=True) if wanted in said]
        before = self.listing.here
        same = (i for i, line in enumerate(kept) if before is not None and line[1:4] == before[1:4])
        first = next((i for i, line in enumerate(kept) if line.place is not None), 0)
        self.listing.nothing = self._why_none()
        self.listing.show(kept, next(same, first))
        self._draw()
        self.say()

    def _lines(self) -> Made:
        """The lines before they are filtered: made once, since a filter asks at every letter."""
        assert self.traced is not None
        assert self.shown is not None
        traced, shown, beside = self.traced, self.shown, self.beside if self.figures_only else None
        made = self._made
        if made is None or made.traced is not traced or made.shown is not shown or made.beside is not beside:
            made = self._made = _made(traced, shown, beside)
        return made

    def _why_none(self) -> Sequence[str]:
        """Why no place is listed, should none be."""
        words = self.filter_box.value.strip()
        if self.figures_only:
            found = self.beside is not None
            why = _("No place has a figure in its sentence.") if found else _("reading figures\u2026")
            return why, _(". or Esc shows all places.")
        if words:
            return (_("No line fits \u201c{words}\u201d; Esc shows all.").format(words=words),)
        return (_("There is no document in this corpus that can be read."),)

    def on_resize(self) -> None:
        """Draw the years anew."""
        self._draw()

    def _draw(self) -> None:
        """Draw the timelines of the places of the map that have the phrase, that of the cursor first."""
        if self.shown is None or self.traced is None:
            return
        line = self.listing.here
        current = line.column.document if line is not None else ""
        series = [one for one in self.shown.series if one.first] or list(self.shown.series[:1])
        mine = [one for one in series if current in one.documents] or series[:1]
        others = [one for one in series if one not in mine] if self.app.size.height >= TALL else []
        drawn: list[list[tuple[str, str]]] = []
        more = [(_("kind"), kinds(self.shown))] if self.app.size.height >= TALL else []
        if self.with_degrees and self.shown.basis.enough:
            more.append((_("degree"), degrees(self.traced, self.shown)))
        for one in (*mine, *others)[:MOST_SERIES]:
            heads = Heads(place_words(one.place), _("times"), "", _("standing"), short_standings(), more)
            drawn.extend(rows(self.shown, one, self.app.size.width - 1, heads, current))
        if not drawn:
            drawn = [[(_("no year is known of these documents; the table of documents takes one"), "caution")]]
        self.timeline.show([[(" ", ""), *pieces] for pieces in drawn])

    def say(self) -> None:
        """Say what the numbers rest on, what happened, and where we are."""
        basis, turned, status = (self.query_one(f"#{name}", Bar) for name in ("basis", "turns", "status"))
        turned.display = self.shown is not None
        status.show(*self._status(), right=self.said_right())
        if self.shown is None or self.traced is None:
            basis.show((" " + self._waiting(), "caution" if self._asked else "dim"))
            return
        self._draw()
        basis.show((f" {basis_words(self.shown)} ", "strong"), *self._cautions())
        turned.show(*self._turns())

    def _waiting(self) -> str:
        """Say what keeps the trace."""
        if not self._asked:
            return _("Type a phrase and press Enter; it is followed exactly, in either script.")
        if self.failure:
            return self.failure
        if self.duidu.indexing.now is None:
            share = f"{self.duidu.indexing.share:.0%}"
            return _("The search index is being made: {done}.").format(done=share)
        return _("following\u2026")

    def _cautions(self) -> Iterator[tuple[str, str]]:
        """What the numbers cannot bear, and what is filtered."""
        assert self.shown is not None
        if self.role:
            only = _("only {role}").format(role=role_words(self.role))
            yield f" {only} ", "key"
        if self.figures_only:
            yield " " + (_("only with figures") if self.beside is not None else _("reading figures\u2026")) + " ", "key"
        for words in warning_words(self.shown):
            yield f" \u26a0 {words} (i)", "caution"

    def _turns(self) -> list[tuple[str, str]]:
        """Company and how it changed, of the document under the cursor if it has any; then forms."""
        assert self.traced is not None
        assert self.shown is not None
        line = self.listing.here
        mine = line.column.document if line is not None else ""
        company = [one.word for one in self.traced.company if mine in dict(one.documents)][:MOST_COMPANY]
        changes = (turn for one in self.shown.series for turn in turns(self.traced.company, one.documents))
        change = next((turn for turn in changes if turn.document == mine), None)
        parts = [(" ", "dim")]
        if company:
            fresh = set(change.joined) if change is not None else set()
            parts += [(_("beside it here") + " ", "dim")]
            parts += [(f"{'+' if word in fresh else ''}{word} ", "strong" if word in fresh else "") for word in company]
        if change is not None and change.left:
            parts += [("".join(f"\u2212{word} " for word in change.left[:MOST_COMPANY]), "dim")]
        forms = [f"{one.text} {one.times}" for one in self.traced.variants[:3]]
        if forms:
            parts += [(" " + _("also") + " ", "dim"), (DOT.join(forms), "")]
        return parts

    def _status(self) -> list[tuple[str, str]]:
        """Where the cursor is."""
        line = self.listing.here
        if line is None or self.shown is None:
            return [(" " + _("Trace"), "strong")]
        n, at = len(self.shown.occurrences), sum(one.place is not None for one in self.listing.shown[: self.at + 1])
        meta = line.column.witness.meta
        about = DOT.join(part for part in (meta.kind.value, meta.title.value or line.column.document) if part)
        hot = ""
        if self.with_degrees and self.traced is not None and self.shown.basis.enough:
            hot = degrees(self.traced, self.shown).get(line.column.document, "")
        place = f" {line.year} {line.where} {line.section} "
        return [(f" {at}/{n} ", "strong"), (f" {hot} ".lstrip(), "caution"), (place, "key"), (f" {about}", "dim")]

    # -- what a list of places needs

    def section_of(self, line: PlaceLine) -> Section | None:
        """Return the passage of a line; a document without the phrase has none."""
        return Section(line.place.document, line.place.block) if line.place is not None else None

    def stop_of(self, line: PlaceLine) -> Stop:
        """Return where to stop: at the place, else at what is nearest in the document, else at its beginning."""
        if line.place is not None:
            return Stop(line.place.document, line.place.span)
        assert self.traced is not None
        near = self.traced.nearest.get(line.column.document)
        return Stop(line.column.document, near[0].span if near else Span(0, 0))

    def document_of(self, line: PlaceLine) -> str:
        """Return the document of a line."""
        return line.column.document

    def relook(self) -> None:
        """Draw with the theme and script now in force."""
        self.timeline.look = self.duidu.look
        self.timeline.refresh()
        super().relook()
