"""Style names of the reader and what a theme makes of them.

Widgets speak in names (``heading``, ``match``); a theme gives colours. Names laid over each other combine, the last on
top; colour is never the only mark, so each name that means something also sets bold, underline or reverse.
"""

from collections.abc import Mapping
from functools import lru_cache

from rich.style import Style

from duidu.settings.themes import ThemeSpec

ATTRIBUTES: Mapping[str, str] = {
    "title": "bold",
    "heading": "bold",
    "caption": "bold",
    "table_head": "bold",
    "run_in": "bold",
    "level1": "underline",
    "match_current": "bold reverse",
    "selection": "reverse",
    "column_focus": "bold",
    "added": "bold",
    "dropped": "strike",
    "doubt": "underline",
    "key": "bold",
}
"""What a name adds besides its colour."""

COLOURS: Mapping[str, str] = {
    "title": "heading",
    "heading": "heading",
    "caption": "heading",
    "table_head": "heading",
    "run_in": "run_in",
    "number": "dim",
    "gutter": "dim",
    "furniture": "furniture",
    "dim": "dim",
    "bar": "accent",
    "key": "accent",
    "margin_main": "margin",
    "margin_partial": "dim",
    "symbol": "accent",
    "same": "dim",
    "also": "margin",
    "warning": "doubt",
}
"""Names that borrow the colour of another name of the theme; the rest use their own."""


class Look:
    """The styles of one theme: call it with style names, get one Rich style."""

    def __init__(self, spec: ThemeSpec) -> None:
        self.spec = spec
        self._get = lru_cache(maxsize=2048)(self._combine)

    def __call__(self, names: tuple[str, ...]) -> Style:
        """Return the style of names laid over each other."""
        return self._get(names)

    def _combine(self, names: tuple[str, ...]) -> Style:
        style = self._one("foreground")
        for name in names:
            style += self._one(name)
        return style

    def _one(self, name: str) -> Style:
        attributes = ATTRIBUTES.get(name, "")
        style = Style.parse(attributes) if attributes else Style.null()
        return style + colour(self.spec, COLOURS.get(name, name))


def colour(spec: ThemeSpec, name: str) -> Style:
    """Return the colours a theme gives a name: its own and, as ``name_bg``, its ground."""
    front, back = spec.colour(name), spec.colour(f"{name}_bg")
    return Style(color=front or None, bgcolor=back or None)
