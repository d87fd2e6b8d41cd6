"""A text box in which only the keys of boxes are commands: what is no editing key goes no further."""

from textual import events
from textual.binding import Binding
from textual.widgets import Input

from duidu.settings.keymap import BOX_KEYS
from duidu.text.safe import safe_line

EDITING = frozenset(binding.key for binding in Binding.make_bindings(Input.BINDINGS))
"""The keys that edit the line; the scrolling keys that Textual gives to every widget are none."""


class Box(Input):
    """A line of text; keys that are commands elsewhere (PgDn, Ctrl+O) do nothing in it.

    The wide space of an input method, which Textual does not take for text, is a space.
    """

    def validate_value(self, value: str) -> str:
        """Let no pasted control through to the terminal."""
        return safe_line(value)

    def on_key(self, event: events.Key) -> None:
        """Keep a key from the screen unless boxes share it or it edits the line."""
        if event.character == "\u3000":
            self.insert_text_at_cursor(" ")
        if event.key not in BOX_KEYS | EDITING:
            event.stop()
