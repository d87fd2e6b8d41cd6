"""Style names of the reader and what a theme makes of them.

Widgets speak in names (``heading``, ``match``); a theme gives colours. Names laid over each other combine, the last on
top. Colour is never the only mark, so a name that means something also sets bold, underline or reverse.
"""

from collections.abc import Mapping
from functools import lru_cache

from rich.style import Style
from textual.theme import Theme

from duidu.settings.themes import ThemeSpec, rich_colour

ATTRIBUTES: Mapping[str, str] = {
    "title": "bold",
    "heading": "bold",
    "caption": "bold",
    "table_head": "bold",
    "run_in": "bold",
    "term": "bold",
    "correction": "bold",
    "corrected": "underline2",
    "match": "bold",
    "match_current": "bold underline",
    "column_focus": "bold",
    "added": "bold",
    "cut": "strike",
    "doubt": "underline",
    "figure": "bold underline",
    "formal": "underline",
    "key": "bold",
    "strong": "bold",
}
"""What a name adds besides its colour."""

PLAIN: Mapping[str, str] = {
    "edited": "underline",
    "reworded": "underline",
    "moved": "underline",
    "lost": "underline2",
    "unfound": "underline2",
    "damaged": "underline2",
}
"""What a name adds besides in themes that underline changes."""

INKS: Mapping[str, str] = {
    "title": "heading",
    "caption": "heading",
    "table_head": "heading",
    "number": "dim",
    "gutter": "dim",
    "frame": "dim",
    "table_label": "dim",
    "term": "heading",
    "correction": "margin",
    "corrected": "dim",
    "margin_main": "margin",
    "margin_partial": "dim",
    "also": "margin",
    "caution": "doubt",
    "bar": "accent",
    "key": "accent",
    "symbol": "accent",
    "other_kind": "dim",
    "cut": "dropped",
    "lost": "dropped",
    "unfound": "heading",
    "quiet": "dim",
    "formal": "dim",
    "quoted": "dim",
    "damaged": "doubt",
}
"""Names that borrow the ink of another name of the theme; the others use their own, or the foreground."""

GROUNDS: Mapping[str, str] = {"panel": "panel", "cut": "dropped_bg", "lost": "dropped_bg"}
"""Names whose ground is not called after them with ``_bg``."""


class Look:
    """The styles of one theme: call it with style names, get one Rich style."""

    def __init__(self, spec: ThemeSpec) -> None:
        self.spec = spec
        self._colours = {**spec.screen, **spec.reader}
        self._get = lru_cache(maxsize=4096)(self._combine)

    def __call__(self, names: tuple[str, ...]) -> Style:
        """Return the style of names laid over each other."""
        return self._get(names)

    def ink(self, name: str) -> Style:
        """Return the style of a name without a ground, for lists that have a ground of their own."""
        return Style(color=self((name,)).color, bold=self((name,)).bold)

    def _combine(self, names: tuple[str, ...]) -> Style:
        style = self._style(self._colours["foreground"], self._colours["background"])
        for name in names:
            style += self._one(name)
        return style

    def _one(self, name: str) -> Style:
        attributes = ATTRIBUTES.get(name, "") or (PLAIN.get(name, "") if self.spec.underline else "")
        style = Style.parse(attributes) if attributes else Style.null()
        ink = "" if name in GROUNDS and name not in INKS else self._colours.get(INKS.get(name, name), "")
        return style + self._style(ink, self._colours.get(GROUNDS.get(name, f"{name}_bg"), ""))

    @staticmethod
    def _style(ink: str, ground: str) -> Style:
        """A style of an ink and a ground, either of which may be missing."""
        return Style(color=rich_colour(ink) if ink else None, bgcolor=rich_colour(ground) if ground else None)


ANSI: Mapping[str, str] = {
    "ansi-background": "ansi_default",
    "ansi-foreground": "ansi_default",
    "border-blurred": "ansi_bright_black",
    "block-cursor-foreground": "ansi_black",
    "block-cursor-background": "ansi_white",
    "input-cursor-foreground": "ansi_black",
    "input-cursor-background": "ansi_white",
    "input-selection-foreground": "ansi_black",
    "input-selection-background": "ansi_cyan",
    "screen-selection-foreground": "ansi_black",
    "screen-selection-background": "ansi_cyan",
}
"""What Textual mixes from a theme's colours itself, and cannot mix from the terminal's own."""


def textual_theme(spec: ThemeSpec) -> Theme:
    """Return what Textual needs of a theme."""
    variables = dict(ANSI) if spec.ansi else {}
    return Theme(name=spec.name, dark=spec.dark, ansi=spec.ansi, variables=variables, **spec.screen)  # type: ignore[arg-type]
