"""Slogans: the patterns a corpus offers, and of each the matrix of slogans over the documents."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Self

from textual import on
from textual.widgets import Input

from duidu.evolve.slogans import Pattern
from duidu.settings.words import _
from duidu.store import traces
from duidu.tui import slogantable
from duidu.tui.cited import At, Pieces
from duidu.tui.keys import bindings
from duidu.tui.ranked import Line
from duidu.tui.rows import Column
from duidu.tui.screens.gridded import GridScreen
from duidu.tui.screens.menu import Item
from duidu.tui.slogantable import Key, SloganTable
from duidu.tui.views import NO_OPTIONS, View
from duidu.tui.words import role_words

MOST_OFFERED = 60
"""Patterns that are offered."""


class SlogansScreen(GridScreen[SloganTable]):
    """Families of slogans."""

    TABLE = "slogans"
    BINDINGS = bindings("search", "grid")
    NEEDS_INDEX = True

    def __init__(self, words: str = "", role: str = "") -> None:
        super().__init__()
        self.asked, self.role = words.strip(), role

    # -- views

    def as_view(self) -> View | None:
        """Return the pattern that is shown."""
        return View("slogans", self.asked, {"role": self.role} if self.role else NO_OPTIONS)

    @classmethod
    def of_view(cls, words: str, options: Mapping[str, str]) -> Self:
        """Return the screen with a pattern."""
        return cls(words, options.get("role", ""))

    # -- what is shown

    def box_hint(self) -> str:
        """Say what may be typed."""
        return _("a pattern such as *\u5357\u5f00 or \u5e73\u5b89*; empty: the patterns that the documents offer")

    def first_words(self) -> str:
        """Return the pattern."""
        return self.asked

    def gather(self) -> SloganTable:
        """Gather the patterns, or the matrix of one."""
        from duidu.evolve import slogans

        index = self.duidu.indexing.now
        assert index is not None
        if not self.asked:
            return SloganTable(offered=traces.patterns(index, MOST_OFFERED))
        found, problems = traces.matrix(self.session.corpus, index, slogans.pattern(self.asked))
        self.report(problem.error for problem in problems)
        return slogantable.tabled(found, frozenset({self.role} if self.role else ()))

    def taken(self, value: SloganTable) -> None:
        """Begin where the first slogan begins: in a long corpus that may be far to the right."""
        first = next(iter(self.lines), None)
        if value.matrix is not None and first is not None and not self.table.column:
            self.table.step(slogantable.begins(value, first.key))

    def ask(self, words: str) -> None:
        """Show a pattern; without words those that the documents offer."""
        self.asked, self.order = words.strip(), None
        box = self.box
        assert box is not None
        box.value = self.asked
        self.table.column = 0
        self.table.focus()
        self.begin()

    @on(Input.Submitted, "#query")
    def _submitted(self, event: Input.Submitted) -> None:
        self.ask(event.value)

    def named(self, value: SloganTable | None) -> tuple[str, str]:
        """Return the window's name and the pattern."""
        matrix = value.matrix if value is not None else None
        return _("Slogans"), matrix.family.pattern.text if matrix is not None else self.asked

    def columns(self, value: SloganTable) -> Sequence[Column]:
        """Return the columns."""
        return slogantable.columns(value)

    def rows(self, value: SloganTable) -> Sequence[Line]:
        """Return the rows."""
        return slogantable.rows(value)

    def basis(self, value: SloganTable) -> Iterable[tuple[str, str]]:
        """Return what the numbers rest on."""
        if self.role:
            yield " " + _("only {role}").format(role=role_words(self.role)) + "  ", "key"
        yield from slogantable.basis(value)

    def account(self, value: SloganTable) -> Iterable[str]:
        """Return how the table was made."""
        if value.matrix is None:
            return [_("Words of four signs in quotation marks or in line with their likes, by what they share.")]
        return slogantable.account(value, role_words(self.role) if self.role else "")

    def about(self, line: Line | None, column: int) -> Iterable[tuple[str, str]]:
        """Explain a cell, then all of them."""
        assert self.value is not None
        if line is not None and isinstance(line.key, Key):
            yield from slogantable.about(self.value, line.key, column)
        yield _("How this was made"), ""
        for sentence in self.account(self.value):
            yield "", sentence

    def nothing(self, value: SloganTable) -> Sequence[str]:
        """Say why there are no rows."""
        if value.matrix is None:
            return (
                _("No pattern shows itself in these documents."),
                _("Type one above, such as *\u5357\u5f00; a star stands for what changes."),
            )
        said = _("No place of \u201c{pattern}\u201d in {n} documents, in either script.")
        if self.role:
            said = _("No place of \u201c{pattern}\u201d of this role in {n} documents; f shows all roles.")
        return (
            said.format(pattern=value.matrix.family.pattern.head, n=len(value.matrix.columns)),
            _("s searches with slips forgiven; Esc lists the patterns that the documents offer."),
        )

    def places(self, line: Line, column: int) -> Sequence[At]:
        """Return the places behind a cell."""
        assert self.value is not None
        return slogantable.places(self.value, line.key, column) if isinstance(line.key, Key) else ()

    def absent(self, line: Line, column: int) -> Sequence[str]:
        """Say what a document has instead, or that none is held."""
        assert self.value is not None
        if not isinstance(line.key, Key):
            return ()
        told = _("{name}: {words}")
        return [told.format(name=n, words=said) for n, said in slogantable.about(self.value, line.key, column) if said]

    def detail(self, line: Line, column: int, most: int) -> list[Pieces]:
        """Return the passages of a cell; of a pattern its examples."""
        if isinstance(line.key, Pattern):
            return [[(line.cells[-1].text, "")]]
        return super().detail(line, column, most)

    def words(self, line: Line) -> str:
        """Return the slogan, or the pattern."""
        return line.key.row if isinstance(line.key, Key) else line.key.text

    # -- doing

    def open_cell(self, line: Line, column: int) -> None:
        """Open a pattern, or read the places behind a cell."""
        if isinstance(line.key, Pattern):
            self.ask(line.key.text)
        else:
            super().open_cell(line, column)

    def choices(self) -> Sequence[Item]:
        """Offer the roles that there are."""
        if self.value is None or self.value.matrix is None:
            return ()
        cells = (self.value.cells or {}).values()
        roles = dict.fromkeys(role for cell in cells for role, _count in cell.roles if role)
        return [
            Item("role:", _("all roles"), now=not self.role),
            *(Item(f"role:{role}", role_words(role), now=role == self.role) for role in roles),
        ]

    def choose(self, value: str) -> None:
        """Take a role."""
        self.role = value.removeprefix("role:")
        self.begin()

    def action_escape(self) -> None:
        """Leave the filter, the box, the pattern, then the screen."""
        idle = self.box is not None and not self.box.has_focus and not self.filter_box.display
        if idle and self.asked:
            self.ask("")
        else:
            super().action_escape()
