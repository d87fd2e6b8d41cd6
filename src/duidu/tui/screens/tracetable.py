"""A trace as a table on the screen: to be sorted, read cell by cell, copied into a draft, handed on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Self

from duidu.evolve.trace import narrowed
from duidu.export.tabled import Tabled
from duidu.settings.words import _
from duidu.tui import tables, traceaccount, tracetable
from duidu.tui.cited import At
from duidu.tui.exhibits import Format
from duidu.tui.keys import bindings
from duidu.tui.ranked import Line
from duidu.tui.rows import Column
from duidu.tui.screens.answering import when_answered
from duidu.tui.screens.gridded import GridScreen
from duidu.tui.screens.menu import Item
from duidu.tui.tracetable import Key, TraceTable
from duidu.tui.tracewords import basis_words, column_words, warning_words
from duidu.tui.views import NO_OPTIONS, View
from duidu.tui.words import role_words


class TraceTableScreen(GridScreen[TraceTable]):
    """The documents of a trace, or its words in each of them, as rows."""

    TABLE = "grid"
    BINDINGS = bindings("grid")
    NEEDS_INDEX = True

    def __init__(self, words: str = "", role: str = "") -> None:
        super().__init__()
        self.asked, self.role = words, role

    # -- views

    def as_view(self) -> View | None:
        """Return the phrase and the role."""
        return View("tracetable", self.asked, {"role": self.role} if self.role else NO_OPTIONS)

    @classmethod
    def of_view(cls, words: str, options: Mapping[str, str]) -> Self:
        """Return the table of a phrase."""
        return cls(words, options.get("role", ""))

    # -- what is shown

    def gather(self) -> TraceTable:
        """Follow the phrase and read the figures beside it."""
        from duidu.evolve.phrase import phrase
        from duidu.store import traces, wordsets

        index = self.duidu.indexing.now
        assert index is not None
        asked = phrase(self.asked, wordsets.load().sets)
        traced, problems = traces.traced(self.session.corpus, index, asked)
        self.report(problem.error for problem in problems)
        shown = narrowed(traced.trace, frozenset({self.role} if self.role else ()))
        return tracetable.made(traced, shown)

    def named(self, value: TraceTable | None) -> tuple[str, str]:
        """Return the window's name and the phrase."""
        return _("Trace"), self.asked

    def columns(self, value: TraceTable) -> Sequence[Column]:
        """Return the columns."""
        return [head for _name, head in tracetable.heads(value)]

    def rows(self, value: TraceTable) -> Sequence[Line]:
        """Return the rows."""
        return tracetable.rows(value)

    def places(self, line: Line, column: int) -> Sequence[At]:
        """Return the places behind a cell."""
        assert self.value is not None
        assert isinstance(line.key, Key)
        return tracetable.places(self.value, line.key, column)

    def basis(self, value: TraceTable) -> Iterable[tuple[str, str]]:
        """Return what the numbers rest on."""
        yield basis_words(value.shown), "strong"
        if self.role:
            yield " " + _("only {role}").format(role=role_words(self.role)), "key"
        for words in warning_words(value.shown):
            yield f"  \u26a0 {words}", "caution"

    def account(self, value: TraceTable) -> Iterable[str]:
        """Return how the table was made."""
        return tracetable.account(value)

    def about(self, line: Line | None, column: int) -> Iterable[tuple[str, str]]:
        """Explain the row, then all of them."""
        return (said for said in self._said(line) if said[1])

    def _said(self, line: Line | None) -> Iterable[tuple[str, str]]:
        """What explains a row and the table, also what there is nothing to say of."""
        assert self.value is not None
        if line is not None and isinstance(line.key, Key):
            yield line.key.word or self.asked, column_words(own := self.value.column(line.key))
            yield from traceaccount.column_said(self.value.traced, own)
        yield from traceaccount.counting(self.value.shown)
        yield from traceaccount.resting(self.value.traced, self.value.shown)
        yield from traceaccount.beside(self.value.traced, self.value.shown)

    def nothing(self, value: TraceTable) -> Sequence[str]:
        """Say that there is no document."""
        return (_("There is no document in this corpus that can be read."),)

    def words(self, line: Line) -> str:
        """Return the word of the row, or the phrase."""
        return line.key.word or self.asked if isinstance(line.key, Key) else self.asked

    # -- doing

    def choices(self) -> Sequence[Item]:
        """Offer the roles that there are."""
        if self.value is None:
            return ()
        found = [role for role, _count in self.value.traced.trace.basis.roles if role]
        items = [Item(f"role:{role}", role_words(role), now=role == self.role) for role in found]
        return [Item("role:", _("all roles"), now=not self.role), *items]

    def choose(self, value: str) -> None:
        """Take a role."""
        self.role = value.removeprefix("role:")
        self.begin()

    @when_answered
    def action_yank_bare(self) -> None:
        """Copy the whole table as it is shown, its cells parted by tabs: for a draft."""
        value = self.value
        if value is not None:
            titles, rows = [column.title for column in self.columns(value)], self.lines
            parted = any(line.group for line in rows)
            said = [[_("place")] * parted + titles]
            said += [[line.group] * parted + [cell.text for cell in line.cells] for line in rows]
            self.duidu.copy_text("\n".join("\t".join(texts) for texts in said))

    # -- handing on

    def forms(self) -> Sequence[Format]:
        """Return the formats of tables, and the years as a picture."""
        return (*tables.FORMATS, tables.SVG)

    def tabled(self, value: TraceTable, lines: Sequence[Line]) -> Tabled:
        """Return the table as it is handed on."""
        made = tracetable.tabled(value, self.session, lines)
        return replace(made, account=(*made.account, *self._narrowing(value, lines)))
