"""The program's part that keeps views among the bookmarks and opens them again."""

from collections.abc import Mapping
from dataclasses import replace
from importlib import import_module

from duidu.errors import DuiduError
from duidu.settings.words import _
from duidu.tui.screens.base import DuiduScreen
from duidu.tui.searching import SearchingApp
from duidu.tui.session import Session
from duidu.tui.views import NO_OPTIONS, SCREENS, View, view_words


class ViewingApp(SearchingApp, inherit_bindings=False):
    """Keeps what a screen shows, and shows it again."""

    session: Session

    def keep_view(self, view: View) -> None:
        """Ask for a name and keep a view."""
        from duidu.store import bookmarks
        from duidu.tui.screens.note import Named, NoteScreen

        def keep_it(named: Named | None) -> None:
            if named is None:
                return
            made = bookmarks.new_view(named.name, self.session.corpus.root, *view)
            try:
                self.tell_problems(bookmarks.save(replace(made, note=named.note)).problems)
            except DuiduError as error:
                self.fail(error)
                return
            self.tell(_("Kept as \u201c{name}\u201d; b lists the bookmarks.").format(name=named.name))

        self.push_screen(NoteScreen(_("Keep this view as a bookmark"), view_words(view)), keep_it)

    def open_view(
        self,
        name: str,
        words: str = "",
        options: Mapping[str, str] = NO_OPTIONS,
        *,
        over: DuiduScreen | None = None,
    ) -> bool:
        """Open a view; return False, having said so, when this program has no such screen, or nothing for it to show.

        Args:
            name: The screen's name.
            words: What it is asked for.
            options: As the screen's `as_view` wrote them.
            over: A screen on top that gives way to it.
        """
        if name not in SCREENS:
            self.tell(
                _("This duidu has no view \u201c{name}\u201d; a newer one may.").format(name=name), severity="warning"
            )
            return False
        module, kind = SCREENS[name].split(":")
        made = getattr(import_module(module), kind).of_view(words, options)
        assert isinstance(made, DuiduScreen)
        made.resume(options)
        try:
            made.check(self.session)
        except DuiduError as error:
            self.fail(error)
            return False
        if over is not None:
            over.action_close()
        self.push_screen(made)
        return True
