"""A text box in which only the keys of boxes are commands: what is no editing key goes no further."""

from textual import events
from textual.widgets import Input

from duidu.settings.keymap import BOX_KEYS


class Box(Input):
    """A line of text; keys that are commands elsewhere (PgDn, Ctrl+O) do nothing in it."""

    def on_key(self, event: events.Key) -> None:
        """Keep a key from the screen unless boxes share it or it edits the line."""
        if event.key not in BOX_KEYS and event.key not in self._bindings.key_to_bindings:
            event.stop()
