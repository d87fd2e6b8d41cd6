"""The keys at the foot of a screen, drawn as one line.

Textual's own footer is a widget for every key, made anew whenever the focus moves: a quarter of what opening a screen
costs here. The limit: keys that do not fit are not shown, nor reached by scrolling; all of them are in help.
"""

from collections.abc import Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from rich.segment import Segment
from textual import events
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from duidu.text.safe import safe_line
from duidu.tui.draw import cells, strip
from duidu.tui.look import Look

HELP: Final = "help"
"""The action of the key that shows all others."""


class Shown(NamedTuple):
    """A key at the foot: its action, what is pressed, what is written, what it does, whether it does so now."""

    action: str
    key: str
    written: str
    does: str
    enabled: bool

    @property
    def width(self) -> int:
        """Cells it takes, with the gap after it."""
        return cells(f"{self.written} {self.does} ")


class KeyBar(Widget):
    """One line of keys; a click on one presses it."""

    DEFAULT_CSS = "KeyBar { dock: bottom; height: 1; }"
    ALLOW_SELECT = False

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.keys: tuple[Shown, ...] = ()

    def on_mount(self) -> None:
        """Follow what can be pressed."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)
        self._changed(self.screen)

    def _changed(self, screen: Screen[object]) -> None:
        """Draw anew if other keys can be pressed now."""
        if not self.is_attached or screen is not self.screen:
            return
        found: dict[str, Shown] = {}
        for _, binding, enabled, _tip in screen.active_bindings.values():
            if binding.show:
                written = safe_line(self.app.get_key_display(binding))
                one = Shown(binding.action, binding.key, written, safe_line(binding.description), enabled)
                found.setdefault(binding.action, one)
        if (keys := tuple(found.values())) != self.keys:
            self.keys = keys
            self.refresh()

    @property
    def text(self) -> str:
        """What the line says."""
        return " ".join(f"{one.written} {one.does}" for one in self.keys)

    def _fitting(self) -> Sequence[Shown]:
        """The keys there is room for; half a one says nothing, and help, which has the others, is never left out."""
        room = self.size.width + 1
        if sum(one.width for one in self.keys) <= room:
            return self.keys
        last = [one for one in self.keys if one.action == HELP]
        room -= sum(one.width for one in last)
        ends = accumulate(one.width for one in self.keys if one.action != HELP)
        others = (one for one in self.keys if one.action != HELP)
        return [*(one for one, end in zip(others, ends, strict=True) if end <= room), *last]

    def render_line(self, y: int) -> Strip:
        """Return the line."""
        ground, key, off = self.look(("panel",)), self.look(("panel", "key")), self.look(("panel", "dim"))
        segments: list[Segment] = []
        for one in self._fitting() if not y else ():
            segments.append(Segment(f"{one.written} ", key if one.enabled else off))
            segments.append(Segment(f"{one.does} ", ground if one.enabled else off))
        return strip(segments, self.size.width, ground)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Press the key under the pointer."""
        right = 0
        for one in self._fitting():
            right += one.width
            if event.x < right:
                if one.enabled:
                    self.app.simulate_key(one.key)
                else:
                    self.app.bell()
                return
