"""Coverage: which sections of a plan of several years the yearly plans take up, and how strongly."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple, Self, get_args

from textual.worker import get_current_worker

from duidu.errors import NotFoundError
from duidu.evolve.coverage import coverage, is_long, years_of
from duidu.evolve.indicators import indicators
from duidu.evolve.works import Witness, in_order, witness
from duidu.export.tabled import Tabled
from duidu.model import ROOT
from duidu.settings.words import _, ngettext
from duidu.text.gaps import unfound
from duidu.tui import cited, coveragetable
from duidu.tui.cited import At, Pieces
from duidu.tui.coveragetable import Covered, Rows
from duidu.tui.keys import bindings
from duidu.tui.ranked import Line, Rank, number_rank
from duidu.tui.rows import Cell, Column
from duidu.tui.screens.answering import when_answered
from duidu.tui.screens.gridded import MOST_COLUMNS, GridScreen
from duidu.tui.screens.menu import Item, head
from duidu.tui.session import Request, Section, Session
from duidu.tui.views import View

NAMED: Final = 40
"""Cells of the column of sections where room is scarce."""
MOST_YEARS: Final = 10
"""Documents that a plan is held against unasked."""


class Unplanned(NamedTuple):
    """That there is no plan of several years among so many documents."""

    documents: int


Value = Covered | Unplanned


class CoverageScreen(GridScreen[Value]):
    """The sections of a plan against the years."""

    TABLE = "grid"
    BINDINGS = bindings("grid")

    def __init__(self, plan: str = "", years: Sequence[str] = (), only: Rows = "all") -> None:
        super().__init__()
        self.plan, self.years, self.only = plan, tuple(years), only
        self._year = 0

    # -- views

    def as_view(self) -> View | None:
        """Return the plan, the years that were chosen, the rows."""
        return View("coverage", self.plan, {"years": "\n".join(self.years), "rows": self.only}) if self.plan else None

    @classmethod
    def of_view(cls, words: str, options: Mapping[str, str]) -> Self:
        """Return the screen of a plan."""
        only: Rows = next((one for one in get_args(Rows) if one == options.get("rows")), "all")
        return cls(words, [name for name in options.get("years", "").split("\n") if name], only)

    def check(self, session: Session) -> None:
        """Raise NotFoundError when the plan is not there any more."""
        held = {entry.id for entry in session.corpus.entries if entry.error is None}
        if self.plan and self.plan not in held:
            raise NotFoundError("{document}: there is no such document here", document=self.plan)
        self.years = tuple(name for name in self.years if name in held)

    # -- gathering

    @property
    def shelf(self) -> list[Witness]:
        """The documents that can be read, by year."""
        entries = (entry for entry in self.session.corpus.entries if entry.error is None)
        return in_order(witness(entry.id, entry.meta) for entry in entries)

    def _default_plan(self) -> str:
        """The plan to begin with: the one that is read, else one of its place, else the first; empty without any."""
        long = [one for one in self.shelf if is_long(one)]
        here = self.duidu.reader.name_shown
        place = self.session.entry(here).meta.place.value if here else ""
        ranked = sorted(long, key=lambda one: (one.document != here, one.meta.place.value != place))
        return ranked[0].document if ranked else ""

    def gather(self) -> Value:
        """Align the plan with the years and count."""
        self.plan = self.plan or self._default_plan()
        if not self.plan:
            return Unplanned(len(self.shelf))
        plan = self.session.document(self.plan)
        names = self.years or years_of(witness(plan.id, plan.meta), self.shelf)[:MOST_YEARS]
        worker, made = get_current_worker(), []
        for done, name in enumerate(names):
            if worker.is_cancelled:
                break
            said = _("holding the plan against {document}\u2026 {done} of {of}")
            self.progress(said.format(document=name, done=done, of=len(names)))
            made.append((self.session.document(name), self.session.alignment(plan.id, name)))
        documents = {one.id: one for one in (plan, *(document for document, _made in made))}
        figures = {name: indicators(one) for name, one in documents.items()}
        found = coverage(plan, made, figures, lambda a, b: unfound(documents[a], documents[b]))
        covered = Covered.of(found, documents)
        for name in found.years if found.sections else ():  # so that no cell has to wait for it
            covered.looking.nearest(name, found.sections[0].block)
        return covered

    # -- what is shown

    def named(self, value: Value | None) -> tuple[str, str]:
        """Return the window's name and the plan."""
        if not self.plan:
            return _("Coverage"), ""
        return _("Coverage"), self.session.named(self.plan)

    @property
    def covered(self) -> Covered:
        """The coverage, which must be there: it is where there are rows."""
        assert isinstance(self.value, Covered)
        return self.value

    def columns(self, value: Value) -> Sequence[Column]:
        """Return the columns: the section, the years."""
        if not isinstance(value, Covered):
            return [Column(_("section"), NAMED)]
        return [Column(_("section"), NAMED), *(Column(title, 22) for title in coveragetable.titles(value))]

    @property
    def year_here(self) -> int:
        """The year in focus by its index, -1 on the first column."""
        return self.table.column - 1

    def rows(self, value: Value) -> Sequence[Line]:
        """Return the rows of the choice, by chapter."""
        if not isinstance(value, Covered) or not value.found.years:
            return ()
        self._year = max(0, self.year_here)
        numbers = {section.block: at for at, section in enumerate(value.sections)}
        return [self._row(value, numbers[one.block]) for one in coveragetable.shown(value, self.only, self._year)]

    def _row(self, value: Covered, at: int) -> Line:
        """The row of a section."""
        section = value.sections[at]
        first = ("dim",) if not section.counts else ("strong",) if section.depth == 0 else ()
        words = coveragetable.named(value, section) if self.only != "all" else coveragetable.row_words(value, section)
        cells, ranks = [Cell(words, first)], list[Rank]([(0, float(at), "")])
        for text, cell in zip(coveragetable.cells_of(value, section), section.cells, strict=True):
            style = {"none": ("dim",), "reported": ("dim",)}.get(cell.standing, ())
            cells.append(Cell(text, () if section.counts and style == () else ("dim",)))
            share = cell.clauses / section.clauses if section.clauses else 0.0
            ranks.append(number_rank(share if cell.standing != "none" else None))
        group = coveragetable.chapter(value, section) if self.only == "all" else ""
        return Line(tuple(cells), at, group, tuple(ranks))

    def followed(self) -> None:
        """List anew what another year does not take up, then say where we are."""
        if self.only == "missing" and isinstance(self.value, Covered) and self.year_here not in {-1, self._year}:
            self.relist()
        super().followed()

    def basis(self, value: Value) -> Iterable[tuple[str, str]]:
        """Return what the counts rest on."""
        if isinstance(value, Covered):
            yield from coveragetable.basis(value)

    def account(self, value: Value) -> Iterable[str]:
        """Return how the table was made."""
        return coveragetable.account(value) if isinstance(value, Covered) else ()

    def about(self, line: Line | None, column: int) -> Iterable[tuple[str, str]]:
        """Explain a cell, then the table."""
        value = self.value
        assert value is not None
        if isinstance(value, Covered) and line is not None:
            yield from coveragetable.about(value, value.sections[line.key], column - 1)
        yield _("How this was made"), ""
        for sentence in self.account(value) if isinstance(value, Covered) else self.nothing(value):
            yield "", sentence

    def nothing(self, value: Value) -> Sequence[str]:
        """Say why there are no rows."""
        if not isinstance(value, Covered):
            said = ngettext(
                "There is no plan of several years in {n} document.",
                "There is no plan of several years in {n} documents.",
                value.documents,
            )
            return said.format(n=value.documents), _("f takes any document as the plan.")
        if not value.found.years:
            return (
                _("There is no yearly document of the same place to hold {plan} against.").format(plan=self.plan),
                _("f takes documents of other places."),
            )
        if self.only == "missing":
            return (_("This year takes up something of every section."),)
        return (_("No section with text was found in {plan}.").format(plan=self.plan),)

    def places(self, line: Line, column: int) -> Sequence[At]:
        """Return the passages behind a cell, the plan's and the year's in turn."""
        return coveragetable.places(self.covered, self.covered.sections[line.key], column - 1)

    def detail(self, line: Line, column: int, most: int) -> list[Pieces]:
        """Return the passages of a cell; of one that takes nothing up the nearest passage, as a place to look."""
        section = self.covered.sections[line.key]
        near = coveragetable.place_to_look(self.covered, section, column - 1) if column else None
        if near is None:
            return super().detail(line, column, most)
        room = self.app.size.width - 2
        said = _("nothing here is linked; the nearest passage, a place to look and no counterpart:")
        return [[(said, "dim")], *cited.many_lines(self.covered.document(near.document), near, room, most - 1)]

    def absent(self, line: Line, column: int) -> Sequence[str]:
        """Say what was tried where nothing is linked and nothing is near."""
        return coveragetable.absent(self.covered, self.covered.sections[line.key], column - 1)

    def words(self, line: Line) -> str:
        """Return the section's title, to follow it."""
        section = self.covered.sections[line.key]
        return "" if section.block == ROOT else coveragetable.bare_title(self.covered, section)

    def status(self) -> Sequence[tuple[str, str]]:
        """Say what the cell under the cursor says in words."""
        line = self.here
        if line is None or self.year_here < 0:
            return super().status()
        section = self.covered.sections[line.key]
        cell = section.cells[self.year_here]
        if cell.standing == "none":
            gap = coveragetable.gap_words(self.covered.found.gaps[self.year_here])
            return [*super().status(), (f" \u00b7 \u26a0 {gap} (i)", "caution")]
        said = _("{taken} of {all} passages, {clauses} of {every} clauses").format(
            taken=cell.whole + cell.partial, all=len(section.passages), clauses=cell.clauses, every=section.clauses
        )
        return [*super().status(), (f" \u00b7 {said}", "dim")]

    # -- doing

    @when_answered
    def action_export(self) -> None:
        """Hand the table on, if there is a plan."""
        if isinstance(self.value, Covered):
            super().action_export()
        else:
            self.duidu.tell(_("There is nothing to export yet."))

    @when_answered
    def action_compare(self) -> None:
        """Set the section beside what the years have of it: the year in focus, else all; the basket goes first."""
        line = self.here
        if len(self.session.basket) > 1 or line is None:
            super().action_compare()
            return
        block = self.covered.sections[line.key].block
        years = self.covered.found.years
        shown = years[:MOST_COLUMNS] if self.year_here < 0 else (years[self.year_here],)
        self.duidu.open_comparison(Request(((self.plan, block), *((name, None) for name in shown))))

    @when_answered
    def action_basket(self) -> None:
        """Put the section, or the year's best passage, into the basket, or take it out."""
        line = self.here
        if line is None:
            return
        places = self.places(line, self.table.column)
        section = Section(self.plan, self.covered.sections[line.key].block)
        if self.year_here >= 0:
            theirs = [at for at in places if at.document != self.plan]
            if not theirs:
                self.duidu.tell(_("No passage stands behind this row."))
                return
            section = Section(theirs[0].document, theirs[0].block)
        basket = self.session.basket
        basket.remove(section) if section in basket else basket.append(section)
        self.relist()

    # -- choosing

    def choices(self) -> Sequence[Item]:
        """Offer which rows."""
        said = {
            "all": _("all sections"),
            "chapters": _("chapters only"),
            "missing": _("what the year in focus does not take up"),
        }
        return [Item(f"rows:{code}", words, now=code == self.only) for code, words in said.items()]

    def documents(self) -> Sequence[Item]:
        """Offer which plan, which years."""
        items = [head(_("which plan"))]
        shelf = self.shelf
        plans = [one for one in shelf if is_long(one)] or shelf
        for one in plans:
            words = _("the plan: {document}").format(document=self._label(one))
            items.append(Item(f"plan:{one.document}", words, now=one.document == self.plan))
        items.append(head(_("held against")))
        held = set(self.value.found.years) if isinstance(self.value, Covered) else set[str]()
        for one in shelf:
            if one.document != self.plan:
                words = _("against: {document}").format(document=self._label(one))
                items.append(Item(f"year:{one.document}", words, now=one.document in held))
        return items

    def _label(self, one: Witness) -> str:
        """What a document is called in the menu."""
        return f"{self.session.year_label(one.document)} {one.meta.place.value} {one.document}"

    def choose(self, value: str) -> None:
        """Take a choice; a year is added, or taken out."""
        name, _colon, chosen = value.partition(":")
        if name == "rows":
            self.only = next(one for one in get_args(Rows) if one == chosen)
            self.relist()
            return
        if name == "plan":
            self.plan, self.years = chosen, ()
        else:
            held = self.value.found.years if isinstance(self.value, Covered) else ()
            wanted = {*held} ^ {chosen}
            if not wanted:
                self.duidu.tell(_("A plan is held against one document at least; add another first."))
                return
            self.years = tuple(one.document for one in self.shelf if one.document in wanted)
        self.begin()

    # -- handing on

    def tabled(self, value: Value, lines: Sequence[Line]) -> Tabled:
        """Return the table as it is handed on, with the rows that are shown."""
        assert isinstance(value, Covered)
        return coveragetable.tabled(value, [value.sections[line.key] for line in lines])
