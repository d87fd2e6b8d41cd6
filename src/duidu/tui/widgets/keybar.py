"""The keys at the foot of a screen, drawn as one line.

Textual's own footer is a widget for every key, made anew whenever the focus moves: a quarter of what opening a screen
costs here. The limit: keys that do not fit are not shown, nor reached by scrolling; all of them are in help.
"""

from typing import NamedTuple

from rich.segment import Segment
from textual import events
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from duidu.text.safe import safe_line
from duidu.tui.draw import cells, strip
from duidu.tui.look import Look


class Shown(NamedTuple):
    """A key at the foot: what is pressed, what is written, what it does, whether it does so now."""

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
                found.setdefault(binding.action, Shown(binding.key, written, safe_line(binding.description), enabled))
        if (keys := tuple(found.values())) != self.keys:
            self.keys = keys
            self.refresh()

    @property
    def text(self) -> str:
        """What the line says."""
        return " ".join(f"{one.written} {one.does}" for one in self.keys)

    def render_line(self, y: int) -> Strip:
        """Return the line."""
        ground, key, off = self.look(("panel",)), self.look(("panel", "key")), self.look(("panel", "dim"))
        segments: list[Segment] = []
        for one in self.keys if not y else ():
            segments.append(Segment(f"{one.written} ", key if one.enabled else off))
            segments.append(Segment(f"{one.does} ", ground if one.enabled else off))
        return strip(segments, self.size.width, ground)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Press the key under the pointer."""
        right = 0
        for one in self.keys:
            right += one.width
            if event.x < right:
                if one.enabled:
                    self.app.simulate_key(one.key)
                else:
                    self.app.bell()
                return
