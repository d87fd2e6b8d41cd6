"""The palette: every command of the screen below by name, themes, and going to a place (L62, §八.19, a document)."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from duidu.errors import DuiduError
from duidu.settings.keymap import for_screen, shown
from duidu.settings.words import _
from duidu.text.fold import fold
from duidu.text.safe import safe_line
from duidu.tui.goto import destinations
from duidu.tui.keys import bindings
from duidu.tui.screens.base import DuiduScreen
from duidu.tui.screens.help import TABLES
from duidu.tui.views import sort_words
from duidu.tui.widgets.box import Box
from duidu.tui.windows import WINDOWS

if TYPE_CHECKING:
    from duidu.store.bookmarks import View

LEAST_LIKENESS = 55
"""Per cent of likeness from which a command is listed for what was typed."""
MOST = 60
"""Choices listed."""


class Choice(NamedTuple):
    """A line of the palette: what it says, its keys, what it does."""

    label: str
    keys: str
    run: Callable[[], None]


class PaletteScreen(ModalScreen[Callable[[], None] | None]):
    """A box and a list of what can be done."""

    BINDINGS = bindings("palette", only=("down", "up", "open", "escape"))

    def __init__(self, below: DuiduScreen) -> None:
        super().__init__()
        self.below = below
        self.choices: list[Choice] = []

    def compose(self) -> ComposeResult:
        """Lay the palette out."""
        with Vertical(id="palette"):
            yield Box(placeholder=_("command, or go to: L62  §八.19  document  theme"), id="wanted")
            yield OptionList(id="choices")

    def on_mount(self) -> None:
        """List everything."""
        self._all = [*self._commands(), *self._windows(), *self._kept(), *self._themes()]
        self._list("")

    def _commands(self) -> list[Choice]:
        """The commands of the screen below, each of which it has an action for."""
        names = TABLES.get(self.below.TABLE, (self.below.TABLE,))
        found = {command.name: command for name in names for command in for_screen(name)}
        skipped = {"palette", "down", "up"}
        return [
            Choice(_(command.label), shown(command), self._runner(command.name))
            for command in found.values()
            if command.name not in skipped and command.name != "base"
        ]

    def _windows(self) -> list[Choice]:
        """The windows on the whole corpus."""
        app = self.below.duidu
        label = _("window: {name}")
        return [
            Choice(label.format(name=_(one.label)), _(one.about), self._later(partial(app.open_window, one.name)))
            for one in WINDOWS
        ]

    def _runner(self, name: str) -> Callable[[], None]:
        """Run an action of the screen below."""
        below = self.below

        def run() -> None:
            below.call_later(below.run_action, name)

        return run

    def _kept(self) -> list[Choice]:
        """The views kept of this corpus, the latest first, and the word sets."""
        from duidu.store import keeping

        app, root = self.below.duidu, str(self.below.session.corpus.root.absolute())
        words = Choice(_("word sets: make or edit"), "", self._later(app.open_wordsets))
        try:
            kept = [one for one in reversed(keeping.load().views) if one.corpus == root]
        except DuiduError as error:
            app.fail(error)
            return [words]
        return [words, *(self._opening(one) for one in kept)]

    def _opening(self, kept: "View") -> Choice:
        """The choice that opens a view; a search takes the place of what is in the box of one on the screen."""
        app = self.below.duidu
        label = _("{sort}: {name}").format(sort=sort_words(kept.view), name=kept.name)
        over = self.below if kept.view == self.below.TABLE else None
        opener = self._later(lambda: app.open_view(kept.view, kept.words, kept.options, over=over))
        return Choice(label, kept.words if kept.words != kept.name else "", opener)

    def _later(self, command: Callable[[], object]) -> Callable[[], None]:
        """Do something when the palette has gone."""

        def run() -> None:
            self.below.call_later(command)

        return run

    def _themes(self) -> list[Choice]:
        app = self.below.duidu
        return [Choice(_("theme: {name}").format(name=name), "", self._wearer(name)) for name in app.specs]

    def _wearer(self, name: str) -> Callable[[], None]:
        return lambda: self.below.duidu.wear(name)

    def _places(self, words: str) -> list[Choice]:
        """Places that what was typed may mean."""
        app = self.below.duidu
        found = destinations(self.below.session, app.reader.name_shown, words)
        return [Choice(label, _("go to"), self._goer(place)) for label, place in found]

    def _goer(self, place: object) -> Callable[[], None]:
        from duidu.tui.session import Place

        assert isinstance(place, Place)
        return lambda: self.below.duidu.read(place)

    @on(Input.Changed, "#wanted")
    def _changed(self, event: Input.Changed) -> None:
        self._list(event.value)

    def _list(self, words: str) -> None:
        """List places first, then commands by likeness."""
        wanted = fold(words.strip())
        if wanted:
            scored = [(fuzz.WRatio(wanted, fold(c.label)) + 50 * (wanted in fold(c.label)), c) for c in self._all]
            likely = [c for score, c in sorted(scored, key=lambda pair: -pair[0]) if score >= LEAST_LIKENESS]
            self.choices = [*self._places(words.strip()), *likely][:MOST]
        else:
            self.choices = self._all[:MOST]
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(_line(choice)) for choice in self.choices])
        options.highlighted = 0 if self.choices else None

    def action_down(self) -> None:
        """Next choice."""
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        """Choice before."""
        self.query_one(OptionList).action_cursor_up()

    def action_escape(self) -> None:
        """Leave without doing anything."""
        self.dismiss(None)

    @on(Input.Submitted, "#wanted")
    def _submitted(self) -> None:
        self._choose(self.query_one(OptionList).highlighted)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self._choose(event.option_index)

    def action_open(self) -> None:
        """Do what is highlighted."""
        self._choose(self.query_one(OptionList).highlighted)

    def _choose(self, index: int | None) -> None:
        self.dismiss(self.choices[index].run if index is not None and self.choices else None)


def _line(choice: Choice) -> str:
    """A choice as its line says it."""
    text = f"{choice.label}  {choice.keys}" if choice.keys else choice.label
    return safe_line(text).replace("[", r"\[")
