"""Styles: where a theme has no grounds of its own, what was changed is underlined."""

from duidu.settings.themes import ThemeSpec
from duidu.tui.look import Look
from duidu.tui.themes import available


def spec(name: str) -> ThemeSpec:
    return available()[0][name]


def test_changes_are_seen_without_colour_in_the_terminals_own_colours():
    plain, dark = Look(spec("ansi")), Look(spec("ink"))
    for name in ("edited", "reworded", "moved"):
        assert plain((name,)).underline
        assert not dark((name,)).underline
        assert dark((name,)).bgcolor != dark(()).bgcolor
    for look in (plain, dark):
        assert look(("cut",)).strike
        assert look(("added",)).bold
        assert look(("figure", "edited")).bold
