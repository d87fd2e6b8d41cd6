"""Bookmarks: the comparisons and views kept; filter, open, rename, delete with undo.

Below them stand the word sets, which are kept, too, and are opened and deleted here as well.
"""

from typing import NamedTuple

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from duidu.errors import DuiduError
from duidu.settings.words import _, ngettext
from duidu.store import bookmarks, keeping, wordsets
from duidu.store.bookmarks import Bookmark, Bookmarks, Entry
from duidu.text.fold import fold
from duidu.text.safe import safe_line
from duidu.tui.kept import notes, reopen, shows
from duidu.tui.keys import bindings
from duidu.tui.screens.note import Named, NoteScreen
from duidu.tui.screens.optioned import OptionedScreen
from duidu.tui.widgets.bars import Bar
from duidu.tui.widgets.box import Box
from duidu.tui.widgets.keybar import KeyBar


class SetRow(NamedTuple):
    """A word set as it is listed."""

    name: str
    words: tuple[str, ...]


class BookmarksScreen(OptionedScreen):
    """The list of bookmarks."""

    TABLE = "bookmarks"
    BINDINGS = bindings("bookmarks")

    def __init__(self) -> None:
        super().__init__()
        self.kept = Bookmarks(())
        self.sets: tuple[SetRow, ...] = ()
        self.listed: list[Entry | SetRow] = []
        self.deleted: list[Entry | SetRow] = []

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        yield Bar(self.duidu.look, id="title")
        yield OptionList(id="bookmarks")
        filter_box = Box(placeholder=_("filter by name, note, document or words"), id="filter")
        filter_box.display = False
        yield filter_box
        yield Bar(self.duidu.look, id="status")
        yield KeyBar(self.duidu.look)

    @property
    def filter_box(self) -> Input:
        """The box of `/`."""
        return self.query_one("#filter", Input)

    def on_mount(self) -> None:
        """List what is kept."""
        self.options.focus()
        try:
            self._take_sets(wordsets.load())
            self._take(keeping.load())
        except DuiduError as error:
            self.duidu.fail(error)
            self.relist()

    def _take(self, kept: Bookmarks) -> None:
        """Show what is kept now, and what was wrong with the file."""
        self.kept = kept
        self.duidu.tell_problems(kept.problems)
        self.relist()

    def _take_sets(self, kept: wordsets.WordSets) -> None:
        """Know the word sets there are now."""
        self.duidu.tell_problems(kept.problems)
        self.sets = tuple(SetRow(name, words) for name, words in kept.sets.items())

    def on_screen_resume(self) -> None:
        """Show what was changed in a word set meanwhile."""
        try:
            self._take_sets(wordsets.load())
        except DuiduError as error:
            self.duidu.fail(error)
        self.relist()

    def relist(self) -> None:
        """List what fits the filter, the newest first, then the word sets."""
        words = fold(self.filter_box.value.strip())
        at = self.options.highlighted or 0
        every = (*reversed(self.kept.entries), *self.sets)
        self.listed = [one for one in every if words in fold(_searchable(one))]
        self.options.clear_options()
        self.options.add_options([Option(self._line(one)) for one in self.listed])
        self.options.highlighted = min(at, len(self.listed) - 1) if self.listed else None
        self.query_one("#title", Bar).show(
            (" 对读 ", "key"), (_("Bookmarks"), "strong"), (f" · {self._count()}", "dim")
        )
        hint = _("m in a comparison, a search or a window keeps it here.") if not self.kept.entries else ""
        undo = _("U brings back “{name}”.").format(name=self.deleted[-1].name) if self.deleted else ""
        self.query_one("#status", Bar).show((f" {undo or hint}", "dim"))

    def _count(self) -> str:
        """How many bookmarks and word sets are listed."""
        sets = sum(isinstance(one, SetRow) for one in self.listed)
        n = len(self.listed) - sets
        count = ngettext("{n} bookmark", "{n} bookmarks", n).format(n=n)
        return f"{count} · " + ngettext("{n} word set", "{n} word sets", sets).format(n=sets) if sets else count

    def _line(self, entry: Entry | SetRow) -> Text:
        """An entry: its name, what it shows, when it was made, its note; another corpus is said."""
        look = self.duidu.look
        if isinstance(entry, SetRow):
            text = Text.assemble((safe_line(f"@{entry.name}"), "bold"), "\n  ")
            return text.append(safe_line(f"{_('word set')}  {' '.join(entry.words)}"), look.ink("dim"))
        text = Text.assemble((safe_line(entry.name), "bold"), "\n  ")
        text.append(f"{entry.created[:16].replace('T', ' ')}  ", look.ink("dim"))
        text.append(safe_line(shows(entry)))
        if not self._is_here(entry):
            text.append("  " + _("in {corpus}").format(corpus=safe_line(entry.corpus)), look.ink("caution"))
        if entry.note:
            text.append(f"\n  {safe_line(entry.note)}", "italic")
        return text

    def _is_here(self, entry: Entry) -> bool:
        """Whether an entry is of the corpus that is open."""
        return entry.corpus == str(self.session.corpus.root.absolute())

    def _here(self) -> Entry | SetRow | None:
        at = self.options.highlighted
        return self.listed[at] if at is not None and at < len(self.listed) else None

    # -- opening

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Open what is kept."""
        entry = self._here()
        if isinstance(entry, SetRow):
            self._edit(entry)
        elif isinstance(entry, Bookmark):
            self._compare(entry)
        elif entry is not None:
            shown = self.duidu.open_view(entry.view, entry.words, entry.options, over=self)
            if not self._is_here(entry):
                said = _("Kept of {corpus}; shown of the corpus that is open.")
                other = _("It was kept of {corpus}; open that one to see it: duidu {corpus}")
                self.duidu.tell((said if shown else other).format(corpus=entry.corpus))

    def _edit(self, row: SetRow) -> None:
        """Show a word set."""
        from duidu.tui.screens.wordset import WordSetScreen

        self.app.push_screen(WordSetScreen(row.name))

    def _compare(self, bookmark: Bookmark) -> None:
        """Open the comparison and say what has changed since."""
        try:
            opened = reopen(self.session, bookmark)
        except DuiduError as error:
            self.duidu.fail(error)
            return
        for note in notes(opened):
            self.duidu.tell(note, severity="warning" if opened.lost else "information")
        self.duidu.close_screen()
        self.duidu.open_comparison(opened.request, bookmark.id)

    # -- filtering

    def action_find(self) -> None:
        """Filter the list."""
        self.filter_box.display = True
        self.filter_box.focus()

    @on(Input.Changed, "#filter")
    def _filtered(self) -> None:
        self.relist()

    @on(Input.Submitted, "#filter")
    def _filter_done(self) -> None:
        self.options.focus()

    def action_escape(self) -> None:
        """Leave the box and its filter, then the screen."""
        if self.filter_box.display:
            self.filter_box.value = ""
            self.filter_box.display = False
            self.options.focus()
        else:
            self.duidu.close_screen()

    def action_next_pane(self) -> None:
        """Between the box and the list."""
        if self.filter_box.display:
            (self.options if self.filter_box.has_focus else self.filter_box).focus()

    def action_previous_pane(self) -> None:
        """Between the list and the box."""
        self.action_next_pane()

    # -- changing

    def action_annotate(self) -> None:
        """Change name and note; of a word set its words."""
        entry = self._here()
        if isinstance(entry, SetRow):
            self._edit(entry)
        elif entry is not None:
            form = NoteScreen(_("Name and note of this bookmark"), entry.name, entry.note)
            self.app.push_screen(form, lambda named: self._named(entry, named))

    def _named(self, entry: Entry, named: Named | None) -> None:
        if named is None:
            return
        try:
            bookmarks.rename(entry.id, named.name)
            self._take(bookmarks.annotate(entry.id, named.note))
        except DuiduError as error:
            self.duidu.fail(error)

    def action_delete(self) -> None:
        """Delete the bookmark or the word set under the cursor; U brings it back."""
        entry = self._here()
        if entry is None:
            return
        try:
            if isinstance(entry, SetRow):
                self._take_sets(wordsets.delete(entry.name))
            else:
                self.kept = bookmarks.delete(entry.id)
        except DuiduError as error:
            self.duidu.fail(error)
            return
        self.deleted.append(entry)
        self._take(self.kept)

    def action_undo(self) -> None:
        """Bring back what was deleted last."""
        if not self.deleted:
            self.duidu.tell(_("Nothing to undo."))
            return
        last = self.deleted[-1]
        try:
            if isinstance(last, SetRow):
                self._take_sets(wordsets.save(last.name, last.words))
            else:
                self.kept = bookmarks.restore(last)
        except DuiduError as error:
            self.duidu.fail(error)
            return
        self.deleted.pop()
        self._take(self.kept)


def _searchable(entry: Entry | SetRow) -> str:
    """What the filter looks at."""
    if isinstance(entry, SetRow):
        return " ".join((f"@{entry.name}", *entry.words))
    return " ".join((entry.name, entry.note, shows(entry)))
