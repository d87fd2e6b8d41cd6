"""The program on the screen: it opens screens, holds theme and script, and says what went wrong in one line."""

import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from textual.notifications import SeverityLevel
from textual.screen import Screen

from duidu import disk
from duidu.errors import DuiduError, SettingError
from duidu.model import ROOT, Anchor, Document, Span
from duidu.settings import options
from duidu.settings.themes import ThemeSpec
from duidu.settings.words import _, ngettext, say
from duidu.store import state
from duidu.store.corpus import Corpus
from duidu.store.hand import Change, Kind
from duidu.text.safe import safe_line
from duidu.tui import terminal
from duidu.tui.aside import AsideApp
from duidu.tui.host import Compared
from duidu.tui.look import Look, textual_theme
from duidu.tui.resting import RestingApp, settle_memory
from duidu.tui.screens.base import DuiduScreen
from duidu.tui.screens.read import ReadScreen
from duidu.tui.script import SCRIPTS, converter
from duidu.tui.session import Request, Section, Session
from duidu.tui.themes import available
from duidu.tui.windows import Window
from duidu.tui.words import citation_words, undone_words

DEFAULT_THEME = "ink"
SWITCH = 0.001
"""Seconds that a background job may keep the screen's thread waiting each time; Python's own are five times that."""
MESSAGE_STAYS = 3
"""Seconds a message stays."""


class DuiduApp(AsideApp, RestingApp, inherit_bindings=False):
    """The terminal program over one corpus."""

    ENABLE_COMMAND_PALETTE = False
    CSS_PATH = "duidu.tcss"

    def __init__(self, corpus: Corpus, *, theme: str | None = None, start: str | None = None) -> None:
        self.specs, self.theme_problems = available()
        self.kept = state.load()
        self.spec = (
            self._chosen(theme or options.load().theme)
            or self.specs.get(self.kept.theme)
            or self.specs.get(DEFAULT_THEME)
            or next(iter(self.specs.values()))
        )
        super().__init__(ansi_color=self.spec.ansi)
        for spec in self.specs.values():
            self.register_theme(textual_theme(spec))
        self.theme = self.spec.name  # before the style sheet is read: it would have to be read again
        self.session = Session(corpus)
        self.look = Look(self.spec)
        self.script_name = self.kept.script if self.kept.script in SCRIPTS else SCRIPTS[0]
        self.start = start
        self.index_for(self.session)

    def _chosen(self, theme: str | None) -> ThemeSpec | None:
        """The theme asked for by name; one that is not there is the user's error."""
        if not theme:
            return None
        if theme not in self.specs:
            known = ", ".join(self.specs)
            raise SettingError("{theme}: no such theme; there are {known}", theme=theme, known=known)
        return self.specs[theme]

    def get_default_screen(self) -> Screen[None]:
        """Start with the reader."""
        return ReadScreen(id="read")

    def on_mount(self) -> None:
        """Say what could not be read."""
        sys.setswitchinterval(SWITCH)
        self.call_after_refresh(settle_memory)
        if self.is_alone:
            self.tidy_while_resting()
            if terminal.is_there():
                self.set_interval(terminal.LOOK, self._leave_with_terminal)
        self.begin_index()
        self.tell_problems((*self.theme_problems, *self.kept.problems))

    # -- saying

    def tell(self, message: str, *, severity: SeverityLevel = "information") -> None:
        """Show a message for a while."""
        self.notify(safe_line(message), severity=severity, timeout=MESSAGE_STAYS, markup=False)

    def fail(self, error: DuiduError) -> None:
        """Show an error that the user can mend."""
        self.tell(say(error), severity="error")

    def tell_problems(self, problems: Iterable[DuiduError]) -> None:
        """Show what was wrong with files that were passed over."""
        for problem in problems:
            self.tell(say(problem), severity="warning")

    # -- theme and script

    @property
    def script(self) -> Callable[[str], str]:
        """Turns a text into the script now shown, one character for one."""
        return converter(self.script_name)

    def next_script(self) -> None:
        """Go on to the next script."""
        self.script_name = SCRIPTS[(SCRIPTS.index(self.script_name) + 1) % len(SCRIPTS)]
        self._relook()

    def wear(self, name: str) -> None:
        """Put on a theme and remember it."""
        self.spec = self.specs[name]
        self.look = Look(self.spec)
        self.ansi_color = self.spec.ansi
        self.theme = name
        self._relook()

    def _relook(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, DuiduScreen):
                screen.relook()

    # -- what the reader says

    def record(self, kind: Kind[Any], changes: Iterable[Change[Any]]) -> bool:
        """Take down what the reader says and show it everywhere; False when it could not be written."""
        try:
            self.session.record(kind, changes)
        except DuiduError as error:
            self.fail(error)
            return False
        self._retell()
        return True

    def take_back(self) -> None:
        """Undo what the reader said last."""
        try:
            last = self.session.take_back()
        except DuiduError as error:
            self.fail(error)
            return
        if last is None:
            self.tell(_("Nothing to undo."))
            return
        self._retell()
        self.tell(undone_words(last.kind.name))

    def _retell(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, DuiduScreen):
                screen.retell()

    # -- going places

    def close_screen(self) -> None:
        """Close the top screen; the reader itself closes the program."""
        if len(self.screen_stack) > 1:
            self.pop_screen()
        else:
            self.quit_program()

    def open_bookmarks(self) -> None:
        """Open the list of bookmarks."""
        from duidu.tui.screens.bookmarks import BookmarksScreen

        self.push_screen(BookmarksScreen())

    def open_windows(self, own: Mapping[Window, Callable[[], None]] | None = None) -> None:
        """Offer the windows on the whole corpus, after those of the screen itself, and open the one chosen."""
        from duidu.tui.screens.menu import Item, MenuScreen
        from duidu.tui.windows import WINDOWS

        of_screen = own or {}
        items = [Item(window.name, _(window.label), _(window.about)) for window in (*of_screen, *WINDOWS)]
        openers = {window.name: partial(self.open_window, window.name) for window in WINDOWS}
        openers |= {window.name: partial(opener) for window, opener in of_screen.items()}

        def chosen(name: str | None) -> None:
            if name is not None:
                openers[name]()

        self.push_screen(MenuScreen(_("Windows"), items), chosen)

    def open_window(self, name: str) -> None:
        """Open a window on the whole corpus."""
        if name == "lineage":
            self.open_lineage()
        else:
            self.open_view(name)

    def open_lineage(self) -> None:
        """Follow the themes of the document that is read through the others."""
        from duidu.tui.screens.lineage import LineageScreen

        name = self.reader.name_shown
        if not name or not self.session.others(name):
            self.tell(_("There is no other document to compare with."), severity="warning")
        else:
            self.push_screen(LineageScreen(name))

    def open_help(self, table: str) -> None:
        """Show the keys of a screen."""
        from duidu.tui.screens.help import HelpScreen

        self.push_screen(HelpScreen(table))

    def open_palette(self, below: DuiduScreen) -> None:
        """Open the palette over a screen and do what is chosen there."""
        from duidu.tui.screens.palette import PaletteScreen

        self.push_screen(PaletteScreen(below), self.run_command)

    def open_comparison(self, wanted: Request | Section, bookmark: str = "", *, keep: bool = False) -> None:
        """Compare.

        Args:
            wanted: What to compare; of a section, its counterparts.
            bookmark: The id of the bookmark that asked for it.
            keep: Ask for a bookmark's name when the comparison is there.
        """
        from duidu.tui.screens.compare import CompareScreen

        name = wanted.document if isinstance(wanted, Section) else wanted.columns[0][0]
        if isinstance(wanted, Section) and not self.session.others(name):
            self.tell(_("There is no other document to compare with."), severity="warning")
            return
        self.push_screen(CompareScreen(wanted, bookmark, keep=keep))

    def run_command(self, command: Callable[[], None] | None) -> None:
        """Run what the palette was left with."""
        if command is not None:
            command()

    # -- copying and keeping

    def copy(self, document: Document, span: Span, *, with_source: bool) -> None:
        """Copy a passage in its original characters, with its source or without, and say what was done."""
        from duidu.export.citation import citation

        bare = document.text[span.start : span.end]
        text = citation(document, span, citation_words()) if with_source else bare
        self.copy_to_clipboard(text)
        count = len(bare)
        fallback = self._copy_beside(text)
        message = (
            ngettext("{n} character copied with its source", "{n} characters copied with their source", count)
            if with_source
            else ngettext("{n} character copied", "{n} characters copied", count)
        )
        self.tell(message.format(n=count) + fallback)

    def copy_text(self, text: str) -> None:
        """Copy a text as it is, and say what was done."""
        self.copy_to_clipboard(text)
        count = len(text)
        said = ngettext("{n} character copied", "{n} characters copied", count).format(n=count)
        self.tell(said + self._copy_beside(text))

    def _copy_beside(self, text: str) -> str:
        """Keep a copy in a file too, since not every terminal takes OSC 52; say where."""
        path = disk.cache_folder() / "copied.txt"
        try:
            disk.write_atomic(path, text)
        except (OSError, DuiduError):
            return ""
        return " · " + _("if the terminal's clipboard stays empty: {file}").format(file=path)

    def bookmark(self, screen: Compared) -> None:
        """Ask for a name and keep a comparison."""
        from duidu.store import bookmarks
        from duidu.tui.kept import keep
        from duidu.tui.screens.note import Named, NoteScreen

        assert screen.comparison is not None
        request, shown = screen.request, (screen.documents, screen.comparison)
        name, block = request.columns[request.base]
        title = self.session.section_title(Section(name, ROOT if block is None else block))
        years = " ".join(self.session.year_label(n) for n, _block in request.columns)

        def keep_it(named: Named | None) -> None:
            if named is None:
                return
            try:
                made = replace(keep(self.session, request, shown, named.name), note=named.note)
                self.tell_problems(bookmarks.save(made).problems)
            except DuiduError as error:
                self.fail(error)
                return
            self.tell(_("Kept as “{name}”; b lists the bookmarks.").format(name=named.name))
            screen.bookmark = made.id
            screen.show_bars()

        self.push_screen(NoteScreen(_("Keep this comparison as a bookmark"), f"{title} ({years})"), keep_it)

    def comparison_shown(self, screen: Compared) -> None:
        """Say what differs when a comparison was opened from a bookmark."""
        if not screen.bookmark or screen.comparison is None or screen.checked:
            return
        from duidu.store import bookmarks
        from duidu.tui.kept import difference

        screen.checked = True
        kept = bookmarks.load().get(screen.bookmark)
        if kept is None:
            return
        words = difference(kept, screen.documents, screen.comparison)
        if words:
            self.tell(words, severity="warning")

    # -- leaving

    def quit_program(self) -> None:
        """Remember where we are and leave."""
        try:
            state.save(self.snapshot())
        except DuiduError as error:
            self.exit(message=f"duidu: {safe_line(say(error))}")
            return
        self.exit()

    def _leave_with_terminal(self) -> None:
        """Leave when the terminal's window was closed."""
        if not terminal.is_there():
            self.quit_program()

    def snapshot(self) -> "state.State":
        """What to remember until the next run."""
        anchor: Anchor | None = self.reader.reading_anchor()
        return self.kept.after(
            corpus=str(self.session.corpus.root),
            position=anchor,
            theme=self.spec.name,
            script=self.script_name,
        )


def run(corpus: Corpus, *, theme: str | None = None, start: str | None = None) -> int:
    """Show a corpus on the terminal and return the exit status.

    Args:
        corpus: The corpus.
        theme: The name of a theme; None is the one of config.toml, else the one worn last.
        start: The address of a document to begin with.

    Raises:
        SettingError: if there is no such theme, or config.toml is wrong.
    """
    app = DuiduApp(corpus, theme=theme, start=start)
    app.is_alone = True
    app.run()
    return app.return_code or 0
