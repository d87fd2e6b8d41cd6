"""Screens laid aside while the reader goes to a place that they lead to: the way back brings them up as they were.

A table that took seconds to count is not counted again because one of its cells was read. The way back to it is a step
of the reader's trail; only the latest few are kept. What was said, searched or worn meanwhile is made up for.
"""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from duidu.settings.words import _
from duidu.tui.look import Look
from duidu.tui.screens.base import DuiduScreen
from duidu.tui.screens.read import ReadScreen
from duidu.tui.session import Place
from duidu.tui.viewing import ViewingApp

MOST: Final = 3
"""Steps of the trail at which screens are kept."""


class Times(NamedTuple):
    """How things were when screens were laid aside: colours, script, what readers say, the index."""

    look: Look
    script: str
    said: Any
    index: Any


class Aside(NamedTuple):
    """Screens laid aside: how long the trail was then, whether the step to the place is on it, and the screens."""

    steps: int
    is_step: bool
    screens: Sequence[DuiduScreen]
    times: Times


class AsideApp(ViewingApp, inherit_bindings=False):
    """Goes to places and back."""

    look: Look
    script_name: str

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._aside: list[Aside] = []
        self._told_back = False

    @property
    def reader(self) -> ReadScreen:
        """The reading screen, which lies under all others."""
        screen = self.screen_stack[0]
        assert isinstance(screen, ReadScreen)
        return screen

    def close_screen(self) -> None:
        """Close the top screen; the reader itself closes the program."""
        raise AssertionError

    def read(self, place: Place) -> None:
        """Show a place in the reader; what lies over it is closed, or laid aside where it is to come back."""
        over = [one for one in self.screen_stack[1:] if isinstance(one, DuiduScreen) and one.COMES_BACK]
        for screen in over:
            self.install_screen(screen, f"aside-{id(screen)}")
        while len(self.screen_stack) > 1:
            self.pop_screen()
        before = len(self.session.trail)
        self.reader.jump(place)
        if over:
            self._lay_aside(over, is_step=len(self.session.trail) > before)

    def _lay_aside(self, screens: Sequence[DuiduScreen], *, is_step: bool) -> None:
        """Keep some screens until the way back leads to them; of those kept before the oldest go."""
        self._aside.append(Aside(len(self.session.trail), is_step, screens, self._times))
        if not self._told_back:
            self._told_back = True
            self.tell(_("Backspace goes back to where you came from."))
        while len(self._aside) > MOST:
            for screen in self._aside.pop(0).screens:
                self.uninstall_screen(screen)
                screen.remove()

    @property
    def _times(self) -> Times:
        """How things are now."""
        return Times(self.look, self.script_name, self.session.corpus.said, self.indexing.now)

    def go_back(self) -> None:
        """Go back to the last place jumped from, and to the screens that led away from it."""
        trail = self.session.trail
        if len(self.screen_stack) > 1:
            self.close_screen()
            return
        aside = self._aside.pop() if self._aside and self._aside[-1].steps == len(trail) else None
        if trail and (aside is None or aside.is_step):
            self.reader.open_place(trail.pop())
        elif aside is None:
            self.tell(_("There is no way further back."))
        if aside is not None:
            self._bring_back(aside)

    def _bring_back(self, aside: Aside) -> None:
        """Show screens again that were laid aside."""
        now = self._times
        for screen in aside.screens:
            self.uninstall_screen(screen)
            self.push_screen(screen)
            if (now.look, now.script) != (aside.times.look, aside.times.script):
                screen.relook()
            if now.said is not aside.times.said:
                screen.retell()
            elif now.index is not aside.times.index:
                screen.indexed()
