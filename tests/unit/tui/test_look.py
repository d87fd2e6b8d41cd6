"""Styles: themes for eyes and terminals that do not tell colours apart underline what was changed."""

from duidu.settings.themes import ThemeSpec
from duidu.tui.look import Look
from duidu.tui.themes import available


def spec(name: str) -> ThemeSpec:
    return available()[0][name]


def test_changes_are_seen_without_colour_where_a_theme_asks_for_that():
    plain, strong, dark = Look(spec("ansi")), Look(spec("contrast")), Look(spec("ink"))
    for name in ("edited", "reworded", "moved"):
        assert plain((name,)).underline
        assert strong((name,)).underline
        assert not dark((name,)).underline
        assert dark((name,)).bgcolor != dark(()).bgcolor
    for look in (plain, strong, dark):
        assert look(("cut",)).strike
        assert look(("added",)).bold
        assert look(("figure", "edited")).bold
