"""Figures: what each indicator was in which year, aimed at and reached, and what joins the figures of a row."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, Self, get_args

from textual.worker import get_current_worker

from duidu.errors import DuiduError
from duidu.evolve.indicators import indicators
from duidu.evolve.joinrulings import ends
from duidu.evolve.joinsaid import JoinRuling, Says
from duidu.evolve.series import Series
from duidu.evolve.stated import Stated
from duidu.export.tabled import Tabled
from duidu.model import Document
from duidu.settings.figurewords import label_words
from duidu.settings.words import _, ngettext
from duidu.store import hand, joins
from duidu.store.hand import Change, Record
from duidu.tui import figureabout, figuretable, figuretabled, tables
from duidu.tui.cited import At, Pieces
from duidu.tui.exhibits import Format
from duidu.tui.figurelaid import Laid, laid_out
from duidu.tui.figuretable import Aims, Choice, Figured
from duidu.tui.keys import bindings
from duidu.tui.ranked import Line
from duidu.tui.rows import Column
from duidu.tui.screens.answering import when_answered
from duidu.tui.screens.gridded import GridScreen
from duidu.tui.screens.menu import Item, MenuScreen
from duidu.tui.screens.saving import Target
from duidu.tui.views import View
from duidu.tui.words import verdict_words

FIXED: Final = 2
"""Columns before those of years: the indicator, its small chart."""
MOST_JOINS: Final = 2
"""Joins of a cell that are told below the table; `i` tells all."""
NAMED: Final = 34
"""Cells of the column of indicators where room is scarce."""
MANY_YEARS: Final = 12
"""Years from which on the table opens with the last of them in view."""
AFTER: Final[Mapping[str, str]] = {"": "checked", "checked": "rejected", "rejected": ""}
"""The verdict that comes after another."""


class FiguresScreen(GridScreen[Figured]):
    """The figures of the corpus through the years."""

    TABLE = "verdicts"
    BINDINGS = bindings("verdicts")

    def __init__(self, choice: Choice | None = None) -> None:
        super().__init__()
        self.choice = choice or Choice()
        self._read: dict[str, tuple[Document, tuple[Stated, ...]]] = {}
        self._laid: Laid | None = None
        self._placed = False

    # -- views

    def as_view(self) -> View | None:
        """Return what is chosen."""
        aims, place, shared = self.choice
        return View("figures", place, {"aims": aims, "shared": "yes" if shared else "no"})

    @classmethod
    def of_view(cls, words: str, options: Mapping[str, str]) -> Self:
        """Return the screen with a choice."""
        aims: Aims = next((one for one in get_args(Aims) if one == options.get("aims")), "both")
        return cls(Choice(aims, words, options.get("shared", "yes") == "yes"))

    # -- gathering

    def gather(self) -> Figured:
        """Read the figures of all documents."""
        worker, problems = get_current_worker(), list[DuiduError]()
        names = [entry.id for entry in self.session.corpus.entries if entry.error is None]
        given = []
        for done, name in enumerate(names):
            if worker.is_cancelled:
                break
            self.progress(_("reading figures\u2026 {done} of {of}").format(done=done, of=len(names)))
            try:
                given.append((document := self.session.document(name), self._figures(document)))
            except DuiduError as error:
                problems.append(error)
        self.report(problems)
        value = figuretable.figured(given, self._rulings())
        self._laid = laid_out(value, self.choice)
        return value

    def _rulings(self) -> list[JoinRuling]:
        """What the reader ruled of joins."""
        return [record.what for record in self.session.corpus.said.joins]

    def retell(self) -> None:
        """Show the joins as they are ruled now, at once; read anew what was said of documents."""
        value, corpus = self.value, self.session.corpus
        if value is not None and all(
            corpus.is_loaded(name) and corpus.document(name) is document for name, document in value.documents.items()
        ):
            self.value = figuretable.reruled(value, self._rulings())
            self.relist()
        else:
            super().retell()

    def _figures(self, document: Document) -> tuple[Stated, ...]:
        """The figures of a document, those read before if it is the same one."""
        known = self._read.get(document.id)
        if known is None or known[0] is not document:
            known = self._read[document.id] = document, indicators(document)
        return known[1]

    # -- what is shown

    def named(self, value: Figured | None) -> tuple[str, str]:
        """Return the window's name and what of it is shown."""
        said = {"target": _("targets"), "achieved": _("achieved"), "both": ""}[self.choice.aims]
        return _("Figures"), " ".join(part for part in (self.choice.place, said) if part)

    def columns(self, value: Figured) -> Sequence[Column]:
        """Return the columns: the indicator, its small chart, the years."""
        years = [Column(str(year) if year else _("year?"), 18) for year in self.laid.years]
        return [Column(_("indicator"), NAMED), Column(_("course"), figuretable.MOST_DRAWN), *years]

    def relist(self) -> None:
        """Show the rows; of many years the last ones first."""
        if self.value is not None and not self._placed:
            self._placed = True
            if len(self.laid.years) > MANY_YEARS:
                self.table.column = FIXED + len(self.laid.years) - 1
        super().relist()

    @property
    def laid(self) -> Laid:
        """The rows and years of the choice, laid out once."""
        value = self.value
        assert value is not None
        if self._laid is None or self._laid.value is not value or self._laid.choice != self.choice:
            self._laid = laid_out(value, self.choice)
        return self._laid

    def rows(self, value: Figured) -> Sequence[Line]:
        """Return the rows: series by place, then figures in damaged places."""
        return self.laid.lines

    def basis(self, value: Figured) -> Iterable[tuple[str, str]]:
        """Return what the table rests on."""
        count = self.laid.shown
        yield ngettext("{n} indicator", "{n} indicators", count).format(n=count), "strong"
        hidden = len(value.series) - count
        if hidden:
            yield " \u00b7 " + _("{n} not shown (f)").format(n=hidden), "key"
        if value.damaged:
            yield " \u00b7 \u26a0 " + _("{n} in damaged places").format(n=len(value.damaged)), "caution"
        yield "  " + figuretabled.basis_words(value), "dim"

    def account(self, value: Figured) -> Iterable[str]:
        """Return how the table was made."""
        return figuretabled.account(value, self.choice)

    def nothing(self, value: Figured) -> Sequence[str]:
        """Say why there are no rows."""
        if not value.series:
            return (_("No figure of an indicator was found in {n} documents.").format(n=len(value.documents)),)
        return (
            _("No indicator of this choice is stated by more than one document."),
            _("f shows what one document alone states: {n} indicators.").format(n=len(value.series)),
        )

    def places(self, line: Line, column: int) -> Sequence[At]:
        """Return the sentences behind a cell; behind name and chart those of the whole row."""
        assert self.value is not None
        if line.key.sort == "damaged":
            return [figuretabled.place_of(self.value, self.value.damaged[line.key.at])]
        one = self.value.series[line.key.at]
        years = self.laid.years
        wanted = years if column < FIXED else [years[column - FIXED]]
        return [at for year in wanted for at in figuretabled.places(self.value, one, year, self.choice)]

    def detail(self, line: Line, column: int, most: int) -> list[Pieces]:
        """Return what joins the figures of a cell to earlier ones, then their sentences."""
        joined = self._joined(line) if column >= FIXED and line.key.sort == "series" else []
        said = [figureabout.joined(one, at) for one, at in joined[:MOST_JOINS]]
        return [*said, *super().detail(line, column, most - len(said))]

    def words(self, line: Line) -> str:
        """Return the indicator's name."""
        assert self.value is not None
        if line.key.sort == "damaged":
            hurt: Stated = self.value.damaged[line.key.at]
            return hurt.indicator
        return figuretable.names(self.value.series[line.key.at])[0]

    # -- explaining

    def about(self, line: Line | None, column: int) -> Iterable[tuple[str, str]]:
        """Explain a cell, then the table."""
        assert self.value is not None
        if line is not None and line.key.sort == "damaged":
            yield from figureabout.figure(self.value.damaged[line.key.at])
            yield _("mind"), _("digits of the source ran together here; O in the text shows where it is from")
        elif line is not None:
            yield from self._about_cell(self.value, self.value.series[line.key.at], column)
        yield _("How this was made"), ""
        for sentence in self.account(self.value):
            yield "", sentence

    def _about_cell(self, value: Figured, one: Series, column: int) -> Iterable[tuple[str, str]]:
        """Explain a cell of a series."""
        if column < FIXED:
            yield _("names"), _("; ").join(figuretable.names(one))
            yield _("documents"), _("; ").join(one.documents)
            yield (
                _("course"),
                _("the longest run of figures that may be compared, targets first; the lowest block is the lowest one"),
            )
            return
        year = self.laid.years[column - FIXED]
        some = figuretable.at_year(value, one, year, self.choice)
        if not some:
            yield from figureabout.nothing(value, one, year)
        for at in some:
            yield figuretable.figure(value, one, at), ""
            yield from figureabout.figure(one.points[at])
            yield from figuretabled.join_words(one, at)

    # -- choosing

    def choices(self) -> Sequence[Item]:
        """Offer aims, what is shared, places."""
        aims, place, shared = self.choice
        said = {"both": _("targets and what was reached"), "target": _("targets only"), "achieved": _("reached only")}
        items = [Item(f"aims:{code}", words, now=code == aims) for code, words in said.items()]
        items += [
            Item("shared:yes", _("indicators of several documents"), now=shared),
            Item("shared:no", _("all indicators"), now=not shared),
        ]
        held = self.value.places if self.value is not None else ()
        if len(held) > 1:
            items.append(Item("place:", _("all places"), now=not place))
            items += [Item(f"place:{one}", one, now=one == place) for one in held if one]
        return items

    def choose(self, value: str) -> None:
        """Take a choice."""
        name, _colon, chosen = value.partition(":")
        taken: dict[str, Any] = {name: chosen == "yes" if name == "shared" else chosen}
        self.choice = self.choice._replace(**taken)
        self.table.column = min(self.table.column, FIXED)
        self.relist()

    # -- ruling

    @when_answered
    def action_rule(self) -> None:
        """Go on to the next verdict on a join of the cell; where it has several, ask which."""
        line = self.here
        found = [] if line is None or line.key.sort != "series" else self._joined(line)
        if not found:
            self.duidu.tell(_("Nothing is joined here that could be ruled; choose a year with an earlier figure."))
        elif len(found) == 1:
            self._rule(*found[0])
        else:
            self._ask(found)

    def _joined(self, line: Line) -> list[tuple[Series, int]]:
        """The figures behind a cell that follow an earlier one; of a name those that follow another name."""
        assert self.value is not None
        one = self.value.series[line.key.at]
        if self.table.column < FIXED:
            some = [at for at, join in enumerate(one.joins) if join is not None and join.label == "renamed"]
        else:
            year = self.laid.years[self.table.column - FIXED]
            some = figuretable.at_year(self.value, one, year, self.choice)
        return [(one, at) for at in some if one.joins[at] is not None]

    def _ask(self, found: Sequence[tuple[Series, int]]) -> None:
        """Ask which join is meant."""
        items = []
        for number, (one, at) in enumerate(found):
            join = one.joins[at]
            assert join is not None
            words = " \u2192 ".join(
                f"{point.indicator} {point.year or '?'} {figuretable.value(point)}"
                for point in (one.points[join.before], one.points[at])
            )
            items.append(Item(str(number), words, f"{label_words(join.label)} {verdict_words(join.verdict)}"))

        def chosen(number: str | None) -> None:
            if number is not None:
                self._rule(*found[int(number)])

        self.app.push_screen(MenuScreen(_("Which two figures?"), items), chosen)

    def _rule(self, one: Series, at: int) -> None:
        """Go on to the next verdict on a join."""
        join = one.joins[at]
        assert join is not None
        about = ends(one.points[join.before], one.points[at])
        known = [record for record in self.session.corpus.said.joins if record.what.ends == about]
        before: Record[JoinRuling] | None = known[-1] if known else None
        says = AFTER[before.what.says if before is not None else ""]
        changes: list[Change[JoinRuling]] = [Change(record, None) for record in known[:-1]]
        after: Record[JoinRuling] | None = None
        if says:
            what = JoinRuling(about, next(one for one in get_args(Says) if one == says))
            after = replace(hand.new(what), id=before.id) if before is not None else hand.new(what)
        if self.duidu.record(joins.KIND, [*changes, Change(before, after)]):
            self.duidu.tell(
                f"{one.points[join.before].indicator} \u2192 {one.points[at].indicator}: {verdict_words(says)}"
                + _("; U undoes")
            )

    def action_undo(self) -> None:
        """Take back what was said last."""
        self.duidu.take_back()

    # -- handing on

    def tabled(self, value: Figured, lines: Sequence[Line]) -> Tabled:
        """Return the table as it is handed on, with the rows that are shown."""
        found = [value.series[line.key.at] for line in lines if line.key.sort == "series"]
        hurt = [value.damaged[line.key.at] for line in lines if line.key.sort == "damaged"]
        made = figuretabled.tabled(value, self.choice, found, hurt)
        words = self.filter_box.value.strip()
        if words:
            said = _("Only the rows with \u201c{words}\u201d are given.").format(words=words)
            made = replace(made, account=(said, *made.account))
        return made

    def forms(self) -> Sequence[Format]:
        """Return the formats, the chart's among them."""
        return (*tables.FORMATS, tables.SVG)

    def save(self, tabled: Tabled, target: Target) -> None:
        """Write the table; a workbook has a sheet of every figure, too."""
        assert self.value is not None
        more = [figuretabled.every_figure(self.value, figuretable.shown(self.value, self.choice))]
        tables.save(tabled, target.form, target.path, replace=target.replace, more=more)
