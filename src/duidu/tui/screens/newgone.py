"""New and gone: what a document says more and less than those before it, and sections without past or future."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Self

from textual import work
from textual.worker import get_current_worker

from duidu.errors import DuiduError, InputError
from duidu.evolve.newgone import WINDOW
from duidu.evolve.works import Witness
from duidu.settings.words import _
from duidu.tui import cited, newgonetable
from duidu.tui.cited import At, Pieces
from duidu.tui.newgonetable import SORTS, Key, NewGone
from duidu.tui.ranked import Line
from duidu.tui.rows import Column
from duidu.tui.screens.gridded import GridScreen
from duidu.tui.screens.menu import Item, head
from duidu.tui.session import Session
from duidu.tui.views import View

MOST = 40
"""Phrases of each sort."""
ALL = 100_000
"""Documents before one that are all of them."""
WINDOWS = (1, 3, WINDOW, ALL)
"""How many documents before it one may be held against."""


class NewGoneScreen(GridScreen[NewGone]):
    """What is new and gone in a document."""

    TABLE = "newgone"
    NEEDS_INDEX = True

    def __init__(self, name: str = "", window: int = WINDOW, sort: str = "") -> None:
        super().__init__()
        self.base, self.window_size, self.sort = name, window, sort
        self._found: dict[tuple[Key, int], list[At]] = {}
        self._works: Sequence[Witness] = ()

    # -- views

    def as_view(self) -> View | None:
        """Return the document that is shown."""
        return View("newgone", self.base, {"window": str(self.window_size), "sort": self.sort})

    @classmethod
    def of_view(cls, words: str, options: Mapping[str, str]) -> Self:
        """Return the screen of a document."""
        window = options.get("window", "")
        sort = options.get("sort", "")
        known = int(window) if window.isascii() and window.isdecimal() and int(window) else WINDOW
        return cls(words, known, sort if sort in SORTS else "")

    def check(self, session: Session) -> None:
        """Raise InputError when the document is not there."""
        if self.base and all(entry.id != self.base for entry in session.corpus.entries):
            raise InputError("{document}: not in this corpus any more", document=self.base)

    # -- gathering

    def begin(self) -> None:
        """Begin with the document that is read, if none was named."""
        if not self.base:
            usable = [entry.id for entry in self.session.corpus.entries if entry.error is None]
            self.base = self.duidu.reader.name_shown or next(iter(usable), "")
        self._found.clear()
        super().begin()

    def gather(self) -> NewGone:
        """Count the words."""
        from duidu.store import newgone

        index = self.duidu.indexing.now
        assert index is not None
        return NewGone(newgone.told(self.session.corpus, index, self.base, MOST, self.window_size))

    def taken(self, value: NewGone) -> None:
        """Compare the sections when the words are there."""
        self._works = value.told.ordered.works
        if value.compared is not None:
            self._compare(value)

    @work(thread=True, exclusive=True, group="sections")
    def _compare(self, value: NewGone) -> None:
        """Compare the sections in the background."""
        from duidu.evolve.sections import begun, ended
        from duidu.store.newgone import near

        worker = get_current_worker()
        try:
            names = near(value.told.ordered)
            documents = {name: self.session.document(name) for name in (*names, self.base)}
            made = []
            for name in names:
                if worker.is_cancelled:
                    return
                made.append(self.session.alignment(name, self.base))
        except DuiduError as error:
            self.app.call_from_thread(self.duidu.fail, error)
            return
        here, last = documents[self.base], documents[names[-1]]
        if not worker.is_cancelled:
            value.documents = documents
            value.begun, value.ended = begun(here, made), ended(last, here, made[-1])
            self.app.call_from_thread(self._compared, value)

    def _compared(self, value: NewGone) -> None:
        """Show the sections, too."""
        if self.is_there and value is self.value:
            self.relist()

    # -- what is shown

    def named(self, value: NewGone | None) -> tuple[str, str]:
        """Return the window's name and the document."""
        if not self.base:
            return _("New and gone"), ""
        return _("New and gone"), self.session.named(self.base)

    def columns(self, value: NewGone) -> Sequence[Column]:
        """Return the columns."""
        return newgonetable.columns(value) if value.compared is not None else ()

    def rows(self, value: NewGone) -> Sequence[Line]:
        """Return the rows."""
        return newgonetable.rows(value, frozenset({self.sort} if self.sort else ()))

    def basis(self, value: NewGone) -> Iterable[tuple[str, str]]:
        """Return what is held against what."""
        return newgonetable.basis(value)

    def account(self, value: NewGone) -> Iterable[str]:
        """Return how the table was made."""
        return newgonetable.account(value) if value.compared is not None else newgonetable.nothing(value, self.base)

    def about(self, line: Line | None, column: int) -> Iterable[tuple[str, str]]:
        """Explain a row, then all of them."""
        assert self.value is not None
        yield from newgonetable.about(self.value, None if line is None else line.key, column)
        yield _("How this was made"), ""
        for sentence in self.account(self.value):
            yield "", sentence

    def nothing(self, value: NewGone) -> Sequence[str]:
        """Say why there are no rows."""
        if self.sort and value.compared is not None:
            return (_("Nothing of this sort; f shows all."),)
        return newgonetable.nothing(value, self.base)

    def places(self, line: Line, column: int) -> Sequence[At]:
        """Return the places behind a cell."""
        assert self.value is not None
        asked = (line.key, column)
        if asked not in self._found:
            self._found[asked] = newgonetable.places(self.value, line.key, column)
        return self._found[asked]

    def detail(self, line: Line, column: int, most: int) -> list[Pieces]:
        """Return the passages of a phrase; of a section how it begins."""
        if line.key.section is None:
            return super().detail(line, column, most)
        (at,) = self.places(line, column)
        document = self.session.document(at.document)
        return cited.many_lines(document, at, self.app.size.width - 2, most, whole=True)

    def absent(self, line: Line, column: int) -> Sequence[str]:
        """Say that none of the documents it is held against has a phrase."""
        return (_("0 places; looked for word by word in the documents this column counts."),)

    def words(self, line: Line) -> str:
        """Return the phrase; a section has none."""
        return line.key.text if line.key.section is None else ""

    # -- doing

    def to_group(self, direction: int) -> None:
        """Go on to the next document of the place, or the one before."""
        names = [one.document for one in self._works]
        at = names.index(self.base) + direction if self.base in names else -1
        if not 0 <= at < len(names):
            self.duidu.tell(_("There is no document further on in this place."))
            return
        self.base = names[at]
        self.begin()

    def choices(self) -> Sequence[Item]:
        """Offer the sorts, and what to hold the document against."""
        sorts = {
            "": _("all phrases and sections"),
            "new": _("only what is new"),
            "more": _("only what is more frequent"),
            "less": _("only what is less frequent"),
            "gone": _("only what is gone"),
            "begun": _("only sections that nothing leads to"),
            "ended": _("only sections that lead nowhere"),
        }
        windows = {
            1: _("against the document before"),
            3: _("against the last 3 documents"),
            WINDOW: _("against the last {n} documents").format(n=WINDOW),
            ALL: _("against all documents before"),
        }
        return [
            *(Item(f"sort:{sort}", label, now=sort == self.sort) for sort, label in sorts.items()),
            head(_("held against")),
            *(Item(f"window:{n}", label, now=n == self.window_size) for n, label in windows.items()),
        ]

    def choose(self, value: str) -> None:
        """Take a sort, or what to hold the document against."""
        what, chosen = value.split(":")
        if what == "sort":
            self.sort = chosen
            self.relist()
        else:
            self.window_size = int(chosen)
            self.begin()
